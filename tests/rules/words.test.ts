import { RELATIONS } from "../../src/catalog/tables";
import { WORDED_RULES } from "../../src/report/rules";
import { RULE_IDS } from "../../src/rules";

test("every rule has words, and every word a rule", () => {
  expect(RULE_IDS).toEqual([...WORDED_RULES].sort());
});

test("relations have names of their own", () => {
  const ids = RELATIONS.map((relation) => relation.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
