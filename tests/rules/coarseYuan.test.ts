import { addressOf } from "../../src/model/cells";
import { review } from "../../src/review";
import { withValues } from "../../bench/detection";
import { disclosureOf } from "../support/disclosures";
import { twoUnits } from "../support/disclosureSlots";
import { Draw } from "../support/draw";
import { roundedYuan } from "../support/roundedYuan";

/** Sets in 元 of which each was rounded in 万元 before: whole, or with a decimal or two. */
test.each<[step: number, seeds: readonly number[]]>([[10_000, [36, 84, 88, 104, 118, 43005]], [1_000, [82, 88, 118]], [100, [32, 84, 88, 43005]]])("figures in 元 that were rounded to %d 元 are no wrong sums", (step, seeds) => {
  const found = seeds.flatMap((seed) => {
    const rounded = roundedYuan(disclosureOf(seed), step);
    if (!rounded) throw new RangeError(`set ${seed} is not in 元`);
    const { findings } = review(rounded.snapshot);
    expect(findings.filter(({ rule }) => rule === "hint/rounding")).toHaveLength(1);
    return findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`);
  });
  expect(found).toEqual([]);
});

test("rounded amounts once more in 元 are no wrong sums", () => {
  const found = [13179, 14059, 14479, 15219].flatMap((seed) => review(twoUnits(disclosureOf(seed), new Draw(seed + 17)).snapshot).findings
    .filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`));
  expect(found).toEqual([]);
});

test("in an exact set of round figures in 元 an amount that is off by one step is told", () => {
  const told = [32, 84, 88, 95, 118].map((seed) => {
    const { snapshot, amounts } = disclosureOf(seed);
    const amount = amounts.filter(({ value }) => Number.isInteger(value / 100) && value > 10_000)[5];
    return amount ? review(withValues(snapshot, [[amount.at, amount.value + 100]])).findings.some(({ severity }) => severity !== "hint") : null;
  });
  expect(told.filter((each) => each !== null)).not.toEqual([]);
  expect(told).not.toContain(false);
});
