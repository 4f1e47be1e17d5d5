import { overOperands } from "../../src/relations/instance";
import { causesOf } from "../../src/rules/causes";
import { surroundingsOf } from "../../src/rules/surroundings";
import type { CellState } from "../../src/model/book";
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

/** Three other tables have 110 where this one sums up 100 by formula: what is typed below the formula, or could be. */
describe("amounts behind a formula", () => {
  const withState = (row: number, state: CellState): ReturnType<typeof operand> => { const bare = operand(row, 0); return { ...bare, cell: { ...bare.cell, state } }; };
  const [typed, other] = [operand(2, 60), operand(3, 40)];
  const blank = withState(4, { kind: "blank" });
  const sum = withState(1, { kind: "amount", figure: { money: 100, grain: 1 }, asText: false, rounded: false, formula: "=SUM(A3:A5)" });
  const own = equality("passed", [sum], [typed, other, blank]);
  const failed = [11, 12, 13].map((row) => equality("failed", [operand(row, 110)], [sum]));
  const bornOut = (...shown: readonly ReturnType<typeof operand>[]): readonly ReturnType<typeof equality>[] => shown.map((each, at) => equality("passed", [operand(20 + at, 0)], [each]));

  test.each<[what: string, passed: readonly ReturnType<typeof equality>[], causes: ReturnType<typeof cellsOf>]>([
    ["each of them, and the one that is not typed yet", [own], [[[2, 10], [3, 10], [4, 10]]]],
    ["not the one that another relation bears out", [own, ...bornOut(other)], [[[2, 10], [4, 10]]]],
    ["not the blank that another relation bears out", [own, ...bornOut(blank)], [[[2, 10], [3, 10]]]],
    ["a hint speaks less for an amount; a blank alone is never accused", [own, equality("passed", [operand(20, 60)], [typed], "hint"), ...bornOut(other)], [[[2, 10], [4, 10]]]],
    ["where all that is typed is borne out, the formula, not the blank", [own, ...bornOut(typed, other)], [[[1, 10]]]],
    ["where the formula is none of that sum, the formula", [], [[[1, 10]]]],
  ])("%s", (_what, passed, causes) => {
    expect(cellsOf(causesOf(failed, surroundingsOf([...failed, ...passed])))).toEqual(causes);
  });
});

test("below zero where the table prints such amounts", () => {
  const [total, part] = [operand(1, 40), operand(2, 100)];
  const signed = { ...part, cell: { ...part.cell, signed: true as const } };
  expect(cellsOf(causesOf([equality("failed", [total], [signed, operand(3, 300)])], surroundingsOf([])))).toEqual([[[1, 360], [2, -360]]]);
});

/** A sum of so many parts that they are gone through only where they are needed: what explains it is what would explain a short one. */
describe("a sum of 250 parts that misses by 10", () => {
  const parts = Array.from({ length: 250 }, (_, at) => operand(at + 1, 100));
  const part = (row: number): ReturnType<typeof operand> => parts[row - 1] ?? operand(row, 0);
  const total = operand(0, 25_010);
  const bare = equality("failed", [total], parts);
  let gone = false;
  /** Notes whether all its parts are gone through. */
  const long: typeof bare = { ...bare, instance: { ...bare.instance, get left() { gone = true; return bare.instance.left; }, get right() { gone = true; return bare.instance.right; } } };
  const whole = [0, ...parts.map(({ cell }) => cell.ref.row)];
  const behind = (row: number): ReturnType<typeof operand> => operand(row, 110);

  test.each<[what: string, failed: readonly ReturnType<typeof equality>[], passed: readonly ReturnType<typeof equality>[], through: boolean, causes: ReturnType<typeof cellsOf>]>([
    ["by a part that another sum contradicts, too", [equality("failed", [behind(300)], [part(7)]), long], [], false, [[[7, 10]]]],
    ["by its total that another sum contradicts, too", [long, equality("failed", [total], [operand(300, 25_000)])], [], false, [[[0, -10]]]],
    ["by one of two parts that other sums contradict", [long, equality("failed", [behind(300)], [part(7)]), equality("failed", [behind(301)], [part(6)])], [], false, [[[6, 10]], [[7, 10], [300, -10]]]],
    ["beside another slip of one of its parts", [long, equality("failed", [operand(300, 120)], [part(7)]), equality("failed", [operand(301, 120)], [part(7)]), equality("failed", [behind(302)], [part(9)])], [], false, [[[7, 20]], [[9, 10]]]],
    ["beside a slip elsewhere", [long, equality("failed", [behind(300)], [part(7)]), equality("failed", [operand(301, 5)], [operand(302, 4)])], [], false, [[[7, 10]], [[301, -1], [302, 1]]]],
    ["by a part that holds with another sum", [long, equality("failed", [behind(300)], [part(7)])], [equality("passed", [operand(301, 100)], [part(7)])], true, [whole.filter((row) => row !== 7).map((row) => [row, row === 0 ? -10 : 10]), [[300, -10]]]],
    ["beside two more long ones", [long, { ...bare }, equality("failed", [behind(300)], [part(7)])], [], true, [[[7, 10]]]],
    ["whose other side is empty", [{ ...long, empty: "left" }, equality("failed", [behind(300)], [part(7)])], [], true, [[[0, -10]], [[7, 10], [300, -10]]]],
    ["by nothing that another sum tells", [long], [], true, [whole.map((row) => [row, row === 0 ? -10 : 10])]],
  ])("%s", (_what, failed, passed, through, causes) => {
    gone = false;
    expect(cellsOf(causesOf(failed, surroundingsOf([...failed, ...passed])))).toEqual(causes);
    expect(gone).toBe(through);
  });

  test.each([[199, true], [200, false]])("sums of %i parts are gone through: %s", (count, through) => {
    const few = overOperands(bare.instance.relation, [total], parts.slice(0, count));
    gone = false;
    causesOf([{ ...bare, instance: { ...few, get left() { gone = true; return few.left; } } }, equality("failed", [behind(300)], [part(7)])], surroundingsOf([]));
    expect(gone).toBe(through);
  });

  test("a cell that stands on both sides of it, and one that stands there twice, explain nothing of it", () => {
    const twice = { ...bare, instance: overOperands(bare.instance.relation, [total, part(1)], [...parts, part(2)]) };
    const failed = [twice, ...[1, 2, 3].flatMap((row) => [equality("failed", [behind(300 + row)], [part(row)]), equality("failed", [behind(310 + row)], [part(row)])])];
    expect(causesOf(failed, surroundingsOf([])).map(({ cells, evaluations }) => [cells.map(({ cell }) => cell.ref.row), evaluations.length])).toEqual([[[3], 3], [[2], 2], [[1], 2]]);
  });
});
