/** A rule is declared once, with its words, and counts only when it stands in the list. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { RELATION_RULES } from "../../src/catalog/relationRules";
import { RELATIONS } from "../../src/catalog/tables";
import { DECLARED_RULES, RULES } from "../../src/rules";

const ROOM = join(__dirname, "../../src/rules");
const doubled = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) !== at);
const named = (message: string): readonly string[] => [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name))].sort();

test("ids and titles are each of one rule", () => {
  expect(doubled(DECLARED_RULES.map(({ id }) => id))).toEqual([]);
  expect(doubled(DECLARED_RULES.map(({ title }) => title.zh))).toEqual([]);
  expect(doubled(DECLARED_RULES.map(({ title }) => title.en))).toEqual([]);
});

test("what a rule says in one language names values that it names in the other", () => {
  const alien = DECLARED_RULES.flatMap(({ id, message }) => named(message.en).filter((name) => !named(message.zh).includes(name)).map((name) => `${id} ${name}`));
  expect(alien).toEqual([]);
});

test("every rule in a file of its own is in the list", () => {
  const files = ["form", "member"].flatMap((folder) => readdirSync(join(ROOM, folder)).map((file) => join(ROOM, folder, file)));
  const written = files.flatMap((file) => Object.values(jest.requireActual<Record<string, unknown>>(file)).filter((each) => typeof each === "object" && each !== null && "check" in each));
  expect(written.filter((rule) => !RULES.some((listed) => listed === rule))).toEqual([]);
  expect(written.length).toBeGreaterThan(files.length - 1);
});

test("relations have names of their own, and every rule for relations has some", () => {
  expect(doubled(RELATIONS.map(({ id }) => id))).toEqual([]);
  const used = new Set<string>(RELATIONS.map(({ rule }) => rule.id));
  expect(Object.values(RELATION_RULES).map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});
