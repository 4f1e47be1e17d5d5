import { movedAmounts } from "../../src/rules/moved";
import { surroundingsOf } from "../../src/rules/surroundings";
import type { Evaluation } from "../../src/relations/evaluate";
import type { Operand } from "../../src/relations/instance";
import { equality, operand } from "../support/evaluations";

/** An amount at a row and a column. */
function at(row: number, column: number, money: number): Operand {
  const made = operand(row, money);
  return { ...made, cell: { ...made.cell, ref: { ...made.cell.ref, column } } };
}

/** 40 stands in column 2 of row 1 and belongs into column 1: the totals of both columns (row 0) are right. */
const [HERE, THERE] = [at(1, 2, 40), at(1, 1, 0)];
const BY_COLUMN = [equality("failed", [at(0, 1, 100)], [THERE, at(2, 1, 60)]), equality("failed", [at(0, 2, 10)], [HERE, at(2, 2, 10)])];
const ALONG_THE_ROW = equality("passed", [at(1, 0, 40)], [THERE, HERE]);

/** Each cause as row, column and what would mend it. */
test.each<[what: string, failed: readonly Evaluation[], holding: readonly Evaluation[], causes: readonly (readonly number[])[]]>([
  ["is wrong where it stands and where it lacks", BY_COLUMN, [ALONG_THE_ROW], [[1, 2, -40], [1, 1, 40]]],
  ["that a relation asks for where it stands is not moved", BY_COLUMN, [ALONG_THE_ROW, equality("passed", [at(5, 0, 40)], [HERE])], []],
  ["that lacks nowhere else is not moved", BY_COLUMN.slice(1), [ALONG_THE_ROW], []],
  ["that is another than the one that lacks is not moved", [equality("failed", [at(0, 1, 99)], [THERE, at(2, 1, 60)]), ...BY_COLUMN.slice(1)], [], []],
  ["that lacks in another row is not moved", [equality("failed", [at(0, 1, 100)], [at(2, 1, 60), at(3, 1, 0)]), ...BY_COLUMN.slice(1)], [], []],
  ["that lacks in two cells of its row says not where it belongs", [...BY_COLUMN, equality("failed", [at(0, 3, 70)], [at(1, 3, 0), at(2, 3, 30)])], [equality("passed", [at(1, 0, 40)], [THERE, HERE, at(1, 3, 0)])], []],
  ["that only a hint misses is not moved", [equality("failed", [at(0, 1, 100)], [THERE, at(2, 1, 60)], "hint"), ...BY_COLUMN.slice(1)], [ALONG_THE_ROW], []],
])("an amount in the wrong column %s", (_what, failed, holding, causes) => {
  expect(movedAmounts(failed, surroundingsOf([...failed, ...holding])).map(({ cells }) => cells.flatMap(({ cell: { ref }, correction }) => [ref.row, ref.column, correction]))).toEqual(causes);
});
