import { causesOf } from "../../src/rules/causes";
import { surroundingsOf } from "../../src/rules/surroundings";
import { equality, operand } from "../support/evaluations";

const cellsOf = (causes: ReturnType<typeof causesOf>): readonly (readonly (readonly [number, number])[])[] =>
  causes.map(({ cells }) => cells.map(({ cell, correction }) => [cell.ref.row, correction] as const));

test("the cell that two relations name leads; each of those that one names explains less", () => {
  const [shared, a, b] = [operand(1, 90), operand(2, 100), operand(3, 100)];
  expect(cellsOf(causesOf([equality("failed", [a], [shared]), equality("failed", [b], [shared])], surroundingsOf([])))).toEqual([[[1, 10]]]);
});

test("a relation that holds speaks against a cell as much as one that fails speaks for it", () => {
  const [x, y, z] = [operand(1, 90), operand(2, 100), operand(3, 90)];
  const failed = equality("failed", [y], [x]);
  expect(cellsOf(causesOf([failed], surroundingsOf([failed, equality("passed", [x], [z])])))).toEqual([[[2, -10]]]);
});

test("a hint weighs half: one relation outweighs one hint, two hints equal one relation", () => {
  const [shared, other] = [operand(1, 90), operand(2, 100)];
  const failed = equality("failed", [other], [shared]);
  const hints = [3, 4].map((row) => equality("passed", [operand(row, 90)], [shared], "hint"));
  const against = [5].map((row) => equality("passed", [operand(row, 100)], [other]));
  // 1 − ½ against 1 − 1: the one that a hint alone speaks for is the likelier slip.
  expect(cellsOf(causesOf([failed], surroundingsOf([failed, ...hints.slice(0, 1), ...against])))).toEqual([[[1, 10]]]);
  // 1 − 1 against 1 − 1: the figures do not tell.
  expect(cellsOf(causesOf([failed], surroundingsOf([failed, ...hints, ...against])))).toEqual([[[2, -10], [1, 10]]]);
});

test("no amount is supposed below zero where none is printed so", () => {
  const [total, part] = [operand(1, 40), operand(2, 100)];
  expect(cellsOf(causesOf([equality("failed", [total], [part, operand(3, 30)])], surroundingsOf([])))).toEqual([[[1, 90], [2, -90]]]);
});

test("beyond a hundred separate causes in one cluster the rest is listed singly, none led by a cell", () => {
  const hub = operand(0, 1);
  // Each needs another change of the hub, so that each has its own cause.
  const failed = Array.from({ length: 103 }, (_, at) => equality("failed", [operand(at + 1, 1000 * (at + 1))], [hub]));
  const causes = causesOf(failed, surroundingsOf([]));
  expect(causes.filter(({ cells }) => cells.length > 0).length).toBe(100);
  expect(causes.filter(({ cells }) => cells.length === 0).length).toBe(3);
});

/** Relations that fail, and what explains them: each cell by its row, with what would mend it. */
test("cells that explain as much, but not the same, are no alternatives", () => {
  const [a, b, c] = [operand(1, 100), operand(2, 100), operand(3, 100)];
  const [first, second] = [operand(4, 90), operand(5, 0)];
  // The first stands in a and b, the second in b and c.
  const failed = [equality("failed", [a], [first]), equality("failed", [b], [first, second]), equality("failed", [c], [second, operand(6, 90)])];
  expect(cellsOf(causesOf(failed, surroundingsOf(failed)))).toEqual([[[4, 10]], [[5, 10], [3, -10], [6, 10]]]);
  // One that explains two and is held by a third has the weight of one that explains one of the two.
  const [shared, own] = [operand(1, 90), operand(2, 100)];
  const two = [equality("failed", [shared], [own]), equality("failed", [shared], [operand(3, 100)])];
  expect(cellsOf(causesOf(two, surroundingsOf([...two, equality("passed", [shared], [operand(7, 90)]), equality("passed", [operand(3, 100)], [operand(8, 100)])])))).toEqual([[[1, 10]]]);
});

test("of two changes of a cell the one that mends more counts", () => {
  const hub = operand(1, 90);
  const failed = [equality("failed", [operand(2, 100)], [hub]), equality("failed", [operand(3, 120)], [hub]), equality("failed", [operand(4, 120)], [hub])];
  expect(cellsOf(causesOf(failed, surroundingsOf(failed)))).toEqual([[[1, 30]], [[2, -10], [1, 10]]]);
});

test("an amount that counts twice is not supposed; a bound that holds speaks against none", () => {
  const [total, part] = [operand(1, 100), operand(2, 45)];
  expect(cellsOf(causesOf([equality("failed", [total], [part, part])], surroundingsOf([])))).toEqual([[[1, -10]]]);
  const failed = equality("failed", [total], [operand(3, 90)]);
  const bound = equality("passed", [total], [operand(4, 50)]);
  expect(cellsOf(causesOf([failed], surroundingsOf([failed, { ...bound, instance: { ...bound.instance, operator: ">=" } }])))).toEqual([[[1, -10], [3, 10]]]);
});
