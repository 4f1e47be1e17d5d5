import { addressOf, cellKey } from "../../src/model/cells";
import { review } from "../../src/review";
import { withValues } from "../../bench/detection";
import { unitLists } from "../support/unitLists";

/** Lists of units in manners drawn at random; four hundred were looked at while this was written. */
const SEEDS = Array.from({ length: 16 }, (_, at) => at + 1);
/** Lists of which right figures were accused: 小计 with a code of its own, three steps beside 小计, a department with one unit, codes of the lowest units alone. */
const FOUND = [47, 78, 86, 139, 178, 198, 217, 219, 301];

test("lists of units are not accused, whatever tells which of them sum others", () => {
  const found = [...SEEDS, ...FOUND].flatMap((seed) => {
    const { snapshot, manner } = unitLists(seed);
    return review(snapshot).findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)} ${JSON.stringify(manner)}`);
  });
  expect(found).toEqual([]);
});

test("of a list with one figure changed this one is named, and no sum is accused in which it has no part", () => {
  const wrong = SEEDS.flatMap((seed) => {
    const { snapshot, amounts } = unitLists(seed, { total: seed % 2 === 0 ? "top" : "bottom" });
    return [0, 1].flatMap((step) => {
      const amount = amounts[(seed * 31 + Math.floor((step * amounts.length) / 2)) % amounts.length];
      if (!amount) return [];
      const { at, value, kin } = amount;
      const findings = review(withValues(snapshot, [[at, Number((value * 1.1 + 0.01).toFixed(2))]])).findings.filter(({ severity }) => severity !== "hint");
      const near = new Set(kin.map(cellKey));
      const others = findings.filter((finding) => finding.at.sheet === at.sheet && !near.has(cellKey(finding.at)));
      const named = findings.some((finding) => [finding.at, ...finding.related].some((ref) => cellKey(ref) === cellKey(at)));
      return [...others.map((finding) => `${seed}: ${addressOf(finding.at)} for ${addressOf(at)}`), ...(named ? [] : [`${seed}: ${at.sheet}!${addressOf(at)} is not named`])];
    });
  });
  expect(wrong).toEqual([]);
});
