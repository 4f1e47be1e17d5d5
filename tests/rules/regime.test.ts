import type { Evaluation } from "../../src/relations/evaluate";
import { roundingExplains } from "../../src/rules/regime";
import { equality, operand } from "../support/evaluations";

/** So many different sums of two addends; each gapped one misses by a step. */
function sums(exact: number, gapped: number): readonly Evaluation[] {
  return Array.from({ length: exact + gapped }, (_, at) => {
    const step = 10_000;
    const [a, b] = [(at + 1) * 7 * step, (at + 1) * 13 * step];
    return at < exact ? equality("passed", [operand(at, a + b)], [operand(1000 + at, a), operand(2000 + at, b)])
      : equality("rounding", [operand(at, a + b + step)], [operand(1000 + at, a), operand(2000 + at, b)]);
  });
}

/** Figures rounded each on its own miss by a step in one sum of four: 0.75¹⁶ is 1.0 %, 0.75¹⁷ is 0.75 %. */
test.each([
  [16, 0, true],
  [17, 0, false],
  [16, 1, true],
  [21, 1, true],
  [24, 1, false],
  [30, 10, true],
])("%d exact sums and %d that miss by a step: rounding explains one more gap: %s", (exact, gapped, explains) => {
  const gap = equality("rounding", [operand(9000, 30_000)], [operand(9001, 10_000), operand(9002, 10_000)]);
  expect(roundingExplains(sums(exact, gapped))(gap)).toBe(explains);
});

test("the same sum in several tables is evidence once, and a sum of one part none", () => {
  const once = sums(1, 0);
  const alone = Array.from({ length: 40 }, (_, at) => equality("passed", [operand(at, at)], [operand(1000 + at, at)]));
  const gap = equality("rounding", [operand(9000, 30_000)], [operand(9001, 10_000), operand(9002, 10_000)]);
  expect(roundingExplains([...Array.from({ length: 40 }, () => once).flat(), ...alone])(gap)).toBe(true);
});

test("exact sums prove nothing of figures that were rounded when they were printed, nor of whole 元", () => {
  const proof = sums(40, 0);
  const printed = (money: number, row: number, rounded: boolean): ReturnType<typeof operand> => {
    const at = operand(row, money);
    return { ...at, cell: { ...at.cell, state: { ...at.cell.state, rounded } as typeof at.cell.state } };
  };
  const gap = (roundedTotal: boolean, roundedPart: boolean): Evaluation => equality("rounding", [printed(30_000, 9000, roundedTotal)], [printed(10_000, 9001, roundedPart), printed(10_000, 9002, false)]);
  expect([gap(false, false), gap(true, false), gap(false, true)].map(roundingExplains(proof))).toEqual([false, true, true]);
  const inYuan = (grains: readonly [number, number, number]): Evaluation => equality("rounding", [operand(9000, 30_000, grains[0])], [operand(9001, 10_000, grains[1]), operand(9002, 10_000, grains[2])]);
  expect([inYuan([100, 100, 100]), inYuan([100, 100, 10_000]), inYuan([10_000, 100, 100])].map(roundingExplains(proof))).toEqual([true, false, false]);
});

test("bounds and failures are no evidence of how figures were rounded", () => {
  const gap = equality("rounding", [operand(9000, 30_000)], [operand(9001, 10_000), operand(9002, 10_000)]);
  const bounds = sums(40, 0).map((evaluation): Evaluation => ({ ...evaluation, instance: { ...evaluation.instance, operator: ">=" } }));
  const failures = sums(40, 0).map((evaluation): Evaluation => ({ ...evaluation, status: "failed" }));
  expect([roundingExplains(bounds)(gap), roundingExplains(failures)(gap)]).toEqual([true, true]);
});

test("a sheet with several gaps that no one cell explains was rounded, whatever the other sheets prove", () => {
  const proof = sums(400, 0);
  const on = (evaluation: Evaluation, sheet: string): Evaluation => {
    const moved = <T extends { readonly cell: { readonly ref: { readonly sheet: string } } | null }>(operands: readonly T[]): T[] => operands.map((each) => (each.cell ? { ...each, cell: { ...each.cell, ref: { ...each.cell.ref, sheet } } } : each));
    return { ...evaluation, instance: { ...evaluation.instance, left: moved(evaluation.instance.left), right: moved(evaluation.instance.right) } };
  };
  const gap = (at: number, sheet: string): Evaluation => on(equality("rounding", [operand(at, 30_000)], [operand(at + 1, 10_000), operand(at + 2, 10_000)]), sheet);
  const apart = [1, 11, 21, 31].map((at) => gap(at, "另一张"));
  const ofOneCell = [1, 11, 21, 31].map((at) => on(equality("rounding", [operand(1, 30_000)], [operand(at + 1, 10_000), operand(at + 2, 10_000)]), "另一张"));
  expect([roundingExplains([...proof, ...apart])(gap(1, "另一张")), roundingExplains([...proof, ...apart])(gap(1, "第三张")), roundingExplains([...proof, ...ofOneCell])(gap(1, "另一张"))]).toEqual([true, false, false]);
});

test("figures of one department say nothing of how another's were printed", () => {
  const [exact, gapped] = [sums(40, 0), sums(0, 1)];
  const ofSecond = new Set<unknown>(gapped);
  const [gap] = gapped;
  if (!gap) throw new RangeError("no gap");
  const all = [...exact, ...gapped];
  expect([roundingExplains(all)(gap), roundingExplains(all, (each) => (ofSecond.has(each) ? 1 : 0))(gap), roundingExplains(all, (each) => (ofSecond.has(each) ? 0 : 1))(gap)]).toEqual([false, true, true]);
});
