import { review } from "../../src/review";
import { disclosureOf } from "../support/disclosures";
import { SLIPS, said } from "../support/disclosureSlips";
import { Draw } from "../support/draw";

/** Slips of people who type or paste, one to a workbook: each is named where it stands, and nothing else is accused. */
const SEEDS = [1, 2, 3, 4, 5, 6] as const;

/** Seeds whose slip no other figure of the set tells. */
const UNTOLD: Readonly<Record<string, readonly number[]>> = { "a line copied twice": [5] };

test.each(Object.entries(SLIPS))("%s", (name, slip) => {
  const told = SEEDS.flatMap((seed) => {
    const disclosure = disclosureOf(seed);
    const amount = disclosure.amounts[new Draw(seed + name.length).int(0, disclosure.amounts.length - 1)];
    const slipped = amount ? slip(disclosure, amount) : null;
    return slipped ? [{ seed, ...said(slipped, review(slipped.snapshot).findings) }] : [];
  });
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter(({ named }) => !named).map(({ seed }) => seed)).toEqual(UNTOLD[name] ?? []);
  expect(told.flatMap(({ seed, others }) => others.map(({ rule }) => [seed, rule]))).toEqual([]);
});
