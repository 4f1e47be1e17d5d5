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
