import { review } from "../../src/review";
import { carriedMoney } from "../support/carriedMoney";

const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);

const accused = (seed: number, byFund: boolean, lost = 0): readonly string[] => review(carriedMoney(seed, byFund, lost)).findings.filter(({ severity }) => severity !== "hint").map(({ rule }) => rule);

test.each([true, false])("this year's appropriation by class is not held against lists that count in what was carried over, by fund: %s", (byFund) => {
  expect(SEEDS.flatMap((seed) => accused(seed, byFund).map((rule) => `${seed}: ${rule}`))).toEqual([]);
});

test("a difference that what was carried over does not explain is told", () => {
  expect(SEEDS.filter((seed) => accused(seed, true, 0.7).length === 0)).toEqual([]);
});
