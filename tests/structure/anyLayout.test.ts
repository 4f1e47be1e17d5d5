import { cellKey } from "../../src/model/cells";
import { review } from "../../src/review";
import { withValues } from "../../bench/detection";
import { madeUp } from "../support/anyLayout";

/** `npm run bench -- layouts` runs thousands of these. */
const RUNS = 150;
const SEEDS = Array.from({ length: RUNS }, (_, at) => at + 1);

test("tables in no list, in layouts never seen: figures that hold together are read, and nothing is found", () => {
  const found = SEEDS.flatMap((seed) => {
    const { findings, coverage } = review(madeUp(seed).snapshot);
    return findings.some(({ severity }) => severity !== "hint") || coverage.unread > 0 ? [seed] : [];
  });
  expect(found).toEqual([]);
});

test("one changed amount is noticed, and named, in 95 of 100", () => {
  let tried = 0;
  let named = 0;
  for (const seed of SEEDS) {
    const { snapshot, amounts } = madeUp(seed);
    const amount = amounts[(seed * 7919) % Math.max(1, amounts.length)];
    if (!amount) continue;
    const changed = withValues(snapshot, [[amount.at, Number((amount.value * 1.1 + 0.01).toFixed(2))]]);
    tried += 1;
    if (review(changed).findings.some(({ severity, at, related }) => severity !== "hint" && [at, ...related].some((ref) => cellKey(ref) === cellKey(amount.at)))) named += 1;
  }
  expect(tried).toBeGreaterThan(RUNS * 0.9);
  expect(named / tried).toBeGreaterThanOrEqual(0.95);
});
