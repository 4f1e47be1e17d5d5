import { PROFILES } from "../../src/catalog/profiles";
import { addressOf } from "../../src/model/cells";
import { review } from "../../src/review";
import { judgedBook } from "../../src/rules/judgedBook";
import { sheetsOf } from "./said";

/** The relations of a workbook, of the catalogue (by rule) and of the structure, with their cells: "sum/units C3 = C4 C7 failed". */
export function sumsIn(text: string, rules: RegExp): readonly string[] {
  const { evaluations, structural } = judgedBook(review(sheetsOf(text), PROFILES).book);
  return [...evaluations, ...structural].filter(({ instance: { relation, left } }) => rules.test(relation.rule.id) && left.length > 0).map(({ instance: { relation, left, right }, status, empty }) =>
    `${relation.rule.id} ${[left, right].map((side) => side.map(({ cell }) => (cell ? addressOf(cell.ref) : "-")).join(" ")).join(" = ")} ${status}${empty === undefined ? "" : `, ${empty} empty`}`);
}
