import { budgetYear, readText, retellText, understand } from "../../src/review";
import type { Retelling } from "../../src/model/retelling";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { comparedText } from "../support/comparedText";
import { disclosureOf } from "../support/disclosures";
import { Draw } from "../support/draw";
import { ledgerLater } from "../support/ledger";
import { textOfTables } from "../support/textOfTables";

/** Disclosures of made-up departments in layouts drawn at random, and the same a year later: amounts rise, fall, stay and go, items come. */
const SEEDS = [2, 5, 9, 16, 21, 38, 47, 76];

interface Told {
  readonly seed: number;
  readonly last: WorkbookSnapshot;
  readonly now: WorkbookSnapshot;
  readonly text: string;
  readonly retelling: Retelling;
}

const told = SEEDS.map((seed): Told => {
  const last = disclosureOf(seed).snapshot;
  const now = disclosureOf(seed, seed, (ledger, step) => ledgerLater(ledger, step, new Draw(seed + 7777))).snapshot;
  const rightly = (text: string): ReadonlySet<number> => {
    const wrong = new Set(readText(text, last).findings.map(({ place }) => place.line));
    return new Set(text.split("\n").flatMap((_, at) => (wrong.has(at + 1) ? [] : [at + 1])));
  };
  const text = comparedText(textOfTables({ ...understand(last), year: budgetYear(last) ?? 2026 }), new Draw(seed + 99), rightly);
  return { seed, last, now, text, retelling: retellText(text, last, now) };
});

test("this year's tables agree with every text that is told anew from last year's, and nothing is left unbound", () => {
  const read = told.map(({ seed, last, now, retelling }) => ({ seed, retelling, ...readText(retelling.text, now, undefined, last) }));
  expect(read.flatMap(({ seed, findings }) => findings.filter(({ severity }) => severity === "inconsistency").map(({ rule, place }) => `${seed}: ${rule} ${place.quote}`))).toEqual([]);
  expect(read.flatMap(({ seed, claims }) => claims.filter(({ status }) => status === "unplaced").map(({ printed, line }) => `${seed}: ${line} ${printed}`))).toEqual([]);
  expect(read.flatMap(({ seed, retelling: { slots } }) => slots.filter(({ state }) => state === "unconfirmed" || state === "awaiting").map(({ label, former }) => `${seed}: ${label} ${former}`))).toEqual([]);
  expect(read.reduce((sum, { retelling: { slots } }) => sum + slots.length, 0)).toBeGreaterThan(200);
});

test("directions and rates go with the amounts, on last year's as the base", () => {
  const wrong = told.flatMap(({ seed, text, retelling }) => {
    const amounts = new Set([...text.matchAll(/\d[\d,]*\.\d\d(?=万元)/g)].map(([digits]) => Math.round(Number(digits.replaceAll(",", "")) * 100)));
    const isKnown = (base: number): boolean => base < 3 || [-1, 0, 1].some((off) => amounts.has(base + off)) || retelling.looks.some(({ kind }) => kind === "baseDiffers");
    return [...retelling.text.matchAll(/(\d[\d,]*\.\d\d)万元，比上年(增加|减少)(\d[\d,]*\.?\d*)万元(?:，(增长|下降)([\d.]+)%)?/g)].filter(([, printed = "", way, changed = "", went, rate]) => {
      const [now, change] = [printed, changed].map((digits) => Math.round(Number(digits.replaceAll(",", "")) * 100));
      const base = (now ?? 0) - (way === "增加" ? 1 : -1) * (change ?? 0);
      const turned = went !== undefined && (went === "增长") !== (way === "增加");
      // The base is exact to half a cent on either side, which tells in the rate of a small one.
      return turned || !isKnown(base) || (rate !== undefined && base > 0 && Math.abs(((change ?? 0) / base) * 100 - Number(rate)) > 0.01 + (Number(rate) + 100) / base);
    }).map(([words]) => `${seed}: ${words}`);
  });
  expect(wrong).toEqual([]);
});
