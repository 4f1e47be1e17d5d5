import { RELATIONS } from "../../src/catalog/tables";
import { WORDED_RULES } from "../../src/report/rules";
import { RULES } from "../../src/rules";

/** Ids under which findings appear: rules of their own, and those that the relations name. */
const REPORTED = new Set([
  ...RULES.map((rule) => rule.id).filter((id) => id !== "relations"), ...RELATIONS.map((relation) => relation.rule), "hint/rounding",
]);

test("every rule has words, and every word a rule", () => {
  expect([...REPORTED].sort()).toEqual([...WORDED_RULES].sort());
});

test("relations have names of their own", () => {
  const ids = RELATIONS.map((relation) => relation.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
