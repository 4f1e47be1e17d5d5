import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROFILES } from "../../src/catalog/profiles";
import { TEXT_RULES } from "../../src/proofread/rules";
import { severityTitle } from "../../src/report/rules";
import { readText } from "../../src/review";
import { flatTextFindings, textCasesOf } from "../support/textPages";

/** Every check of a text is declared once, and has a page with executed examples and cases in the corpus. */
const PAGES = join(__dirname, "../../docs/rules");
const CORPUS = join(__dirname, "../corpus/texts");
const SECTIONS = ["含义", "依据", "示例", "何时不对"];

const fileOf = (id: string): string => `${id.replaceAll("/", "-")}.md`;
const read = (id: string): string => (existsSync(join(PAGES, fileOf(id))) ? readFileSync(join(PAGES, fileOf(id)), "utf8") : "");

test("every rule has a name of its own, a page, and every page a rule", () => {
  const ids = TEXT_RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(readdirSync(PAGES).filter((name) => name.startsWith("text-")).sort()).toEqual(ids.map(fileOf).sort());
});

test("the index names every page with its title and severity, and so does the page on reading", () => {
  const index = readFileSync(join(PAGES, "README.md"), "utf8");
  const reading = readFileSync(join(PAGES, "../reading.md"), "utf8");
  expect(TEXT_RULES.filter(({ id, title, severity }) => !index.includes(`| [${id}](${fileOf(id)}) | ${title.zh} | ${severityTitle(severity)} |`))).toEqual([]);
  expect(TEXT_RULES.filter(({ id }) => !reading.includes(`\`${id}\``))).toEqual([]);
});

test("every rule is met in the corpus", () => {
  const pages = readdirSync(CORPUS).filter((name) => name.endsWith(".md")).map((name) => readFileSync(join(CORPUS, name), "utf8"));
  const met = new Set(pages.flatMap((page) => textCasesOf(page, 2)).flatMap(({ findings }) => findings.map(([rule]) => rule)));
  expect(TEXT_RULES.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
});

describe.each(TEXT_RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const page = read(id);
  const cases = textCasesOf(page, 3);
  const positive = cases.filter(({ heading }) => heading.startsWith("会报告"));
  const negative = cases.filter(({ heading }) => heading.startsWith("不报告"));

  test("the page has its title and sections, a positive and a negative example", () => {
    expect(page.split("\n", 1)[0]).toBe(`# ${rule.title.zh}（${id}）`);
    expect(SECTIONS.filter((section) => !page.includes(`\n## ${section}\n`))).toEqual([]);
    expect([positive.length > 0, negative.length > 0, positive.length + negative.length === cases.length]).toEqual([true, true, true]);
  });

  test("its positive examples yield exactly what the page lists, this rule among it, with its severity", () => {
    for (const { given, snapshot, last, findings } of positive) {
      expect(flatTextFindings(readText(given, snapshot, PROFILES, last).findings)).toEqual(findings);
      expect(findings.filter(([each]) => each === id).map(([, , severity]) => severity)).toContain(severityTitle(rule.severity));
    }
  });

  test("its negative examples yield nothing", () => {
    for (const { given, snapshot, last } of negative) expect(flatTextFindings(readText(given, snapshot, PROFILES, last).findings)).toEqual([]);
  });
});
