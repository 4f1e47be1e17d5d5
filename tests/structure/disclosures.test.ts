import { addressOf, cellKey } from "../../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { review } from "../../src/review";
import { understandWorkbook } from "../../src/review/understand";
import { withValues } from "../../bench/detection";
import { disclosureOf, type Dress } from "../support/disclosures";
import { blankRows, continuedBelow, continuedOnSheets, coverAndContents, hiddenLines, notesWithFigures, personsAndIndicators } from "../support/disclosureManners";
import { remarksBeside } from "../support/disclosureRemarks";
import { printedPages, sidesOnSheets } from "../support/disclosureSheets";
import { bracketed, codesByLevel, mergedNames, mergedPairs, nestedOfWhich, numericCodes, ratesAsText, serialNumbers, signatures, totalTwice, totalsAmong, totalsBehind, twoUnits, wideFigures } from "../support/disclosureSlots";
import { blankColumns, finalAccounts, hiddenColumns, liveFormulas, type Trait } from "../support/disclosureTraits";
import { Draw } from "../support/draw";

/** Whole disclosures of made-up departments in layouts drawn at random; a few hundred were looked at while this was written. */
const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1);
/**
 * Sets of two thousand in which right figures were accused or left unread until their causes were mended: lines of dashes below a
 * header, two like amounts that may be years, a title with its unit of measure, totals of nothing beside 会议费, 本年 within the
 * group of a year, roundings of what was carried over, a line of nothing above a header that is printed again, a title with two remarks in
 * brackets.
 */
const FOUND = [375, 408, 411, 498, 523, 727, 729, 881, 941, 9508, 14681];
/** Figures of a set that are changed one by one. */
const CHANGES = 4;

test("whole disclosures in layouts never seen are not accused, and no figure is left unread", () => {
  const found = [...SEEDS, ...FOUND].flatMap((seed) => {
    const { snapshot, shapes } = disclosureOf(seed);
    const { findings, coverage } = review(snapshot);
    return [
      ...findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)} (${shapes.get(at.sheet) ?? ""})`),
      ...(coverage.unread > 0 ? [`${seed}: ${coverage.unread} unread`] : []),
    ];
  });
  expect(found).toEqual([]);
});

/** What workbooks have besides their tables. */
test.each<[what: string, trait: (seed: number) => Trait]>([
  ["two blank columns in every table", () => blankColumns],
  ["a hidden column of somebody's numbers in every table", () => hiddenColumns],
  ["amounts that formulas look up on a hidden sheet", () => liveFormulas],
  ["a set of final accounts beside the budget", (seed) => finalAccounts(disclosureOf(seed, seed + 5000))],
])("%s: nothing is accused", (_what, trait) => {
  const found = SEEDS.slice(0, 6).flatMap((seed) => review(trait(seed)(disclosureOf(seed), new Draw(seed)).snapshot).findings
    .filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`));
  expect(found).toEqual([]);
});

test("one figure changed is noticed and named, in 95 of 100", () => {
  const tried = SEEDS.flatMap((seed) => {
    const { snapshot, amounts } = disclosureOf(seed);
    return Array.from({ length: CHANGES }, (_, at) => amounts[(seed * 31 + Math.floor((at * amounts.length) / CHANGES)) % amounts.length]).flatMap((amount) => (amount ? [{ seed, snapshot, ...amount }] : []));
  });
  const missed = tried.filter(({ snapshot, at, value }) => !review(withValues(snapshot, [[at, Number((value * 1.1 + 0.01).toFixed(2))]])).findings
    .some((finding) => finding.severity !== "hint" && [finding.at, ...finding.related].some((ref) => cellKey(ref) === cellKey(at))));
  expect(tried.length).toBe(SEEDS.length * CHANGES);
  expect(missed.map(({ seed, at }) => `${seed}: ${at.sheet}!${addressOf(at)}`).slice(Math.floor(tried.length * 0.05))).toEqual([]);
});

/** Seeds of two departments whose sets stand behind each other in one workbook, in one layout. */
const BESIDE = [1, 2, 10, 11, 13, 14, 17, 19, 28, 30];
/** The same in layouts of their own: the one is exact and the other rounded, or each in a unit of measure of its own. */
const BESIDE_OTHERWISE = [9002, 9007, 9100];

test.each<[what: string, seeds: readonly number[], other: (seed: number) => WorkbookSnapshot]>([
  ["one layout", BESIDE, (seed) => disclosureOf(seed, seed + 700).snapshot],
  ["layouts of their own", BESIDE_OTHERWISE, (seed) => disclosureOf(seed + 700).snapshot],
])("of two departments' sets in one workbook, in %s, the first is checked, and nothing of the second is held against it", (_what, seeds, of) => {
  const found = seeds.flatMap((seed) => {
    const [{ sheets }, other] = [disclosureOf(seed).snapshot, of(seed)];
    const second = other.sheets.map((sheet) => ({ ...sheet, name: `乙${sheet.name}`, merges: sheet.merges.map((area) => ({ ...area, sheet: `乙${area.sheet}` })) }));
    const { findings, coverage } = review({ sheets: [...sheets, ...second] });
    expect(coverage.checked).toBeGreaterThan(0);
    return findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`);
  });
  expect(found).toEqual([]);
});

/** Tables of two sets in the order in which they are bound: the first of both, then the second of both. */
function takingTurns(first: readonly SheetSnapshot[], second: readonly SheetSnapshot[]): readonly SheetSnapshot[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, at) => [first[at], second[at]]).flat().filter((sheet) => sheet !== undefined);
}

/** Seeds of two departments whose tables take turns: in one layout, and each in its own; most were accused of each other's figures. */
test.each<[what: string, seeds: readonly number[], other: (seed: number) => WorkbookSnapshot]>([
  ["one layout", [4, 38, 3004, 3013], (seed) => disclosureOf(seed, seed + 700).snapshot],
  ["layouts of their own", [3, 16, 3022, 9148], (seed) => disclosureOf(seed + 700).snapshot],
])("of two departments whose tables take turns, in %s, the figures tell which is whose", (_what, seeds, other) => {
  const found = seeds.flatMap((seed) => {
    const second = other(seed).sheets.map((sheet) => ({ ...sheet, name: `乙${sheet.name}`, merges: sheet.merges.map((area) => ({ ...area, sheet: `乙${area.sheet}` })) }));
    const { sheets } = disclosureOf(seed).snapshot;
    const book = understandWorkbook({ sheets: takingTurns(sheets, second) });
    return [
      // Of the first department every table is read that is read where it stands alone.
      ...understandWorkbook({ sheets }).tables.filter(({ sheet, id }) => !book.tables.some((table) => table.sheet === sheet && table.id === id)).map(({ sheet }) => `${seed}: ${sheet} is not read`),
      ...book.tables.filter(({ sheet }) => sheet.startsWith("乙")).map(({ sheet }) => `${seed}: ${sheet} is read as the first department's`),
    ];
  });
  expect(found).toEqual([]);
});

test("one amount finer than all others is named alone: what is printed to a coarser step stays as right as it was", () => {
  // A set in 千元 to one decimal, every sheet of which has figures that were rounded on their own.
  const { snapshot, amounts } = disclosureOf(506);
  const found = [3, 60, 110, 170, 240, 330].flatMap((at) => {
    const amount = amounts[at];
    if (!amount) return [];
    const findings = review(withValues(snapshot, [[amount.at, Number((amount.value * 1.1 + 0.01).toFixed(2))]])).findings.filter(({ severity }) => severity !== "hint");
    const named = findings.filter(({ at: cell, related }) => [cell, ...related].some((ref) => cellKey(ref) === cellKey(amount.at)));
    const groups = new Set(named.map(({ group }) => group));
    return [named.length === 0 ? `${addressOf(amount.at)} is not named` : "", ...findings.filter(({ group }) => !groups.has(group)).map(({ rule, at: cell }) => `${rule} ${cell.sheet}!${addressOf(cell)}`)].filter((text) => text !== "");
  });
  expect(found).toEqual([]);
});

/** Manners of other provinces, each put into the same sets. */
test.each<[what: string, trait: Trait, found?: number]>([
  ["long tables that go on further down, under their title and header again", continuedBelow, 12403],
  ["blank rows between the lines", blankRows],
  ["a cover and a list of contents", coverAndContents, 14845],
  ["tables of persons and of indicators", personsAndIndicators],
  ["notes with figures below every table", notesWithFigures],
])("%s: nothing is accused", (_what, trait, once = 5) => {
  const found = [1, 3, 4, 8, 14, once].flatMap((seed) => review(trait(disclosureOf(seed), new Draw(seed + 17)).snapshot).findings
    .filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`));
  expect(found).toEqual([]);
});

/** Slots of other provinces' forms: how figures, codes and headers are typed. Seeds in which something was accused until its cause was mended. */
test.each<[what: string, trait: Trait, seeds: readonly number[]]>([
  ["amounts below zero in brackets or behind a triangle", bracketed, [1, 10]],
  ["rates typed with their sign", ratesAsText, [1]],
  ["who answers for the tables, with dates and numbers, below every one", signatures, [1, 2, 3, 12018, 13458]],
  ["the same amounts once more in 元", twoUnits, [2, 6]],
  ["codes as numbers, a column of running numbers, names merged over their lines", (disclosure, draw) => mergedNames(serialNumbers(numericCodes(disclosure, draw), draw), draw), [3, 7]],
  ["codes by level, every column merged over two", (disclosure, draw) => mergedPairs(codesByLevel(disclosure, draw), draw), [2, 23]],
  ["amounts as text of wide figures", wideFigures, [2]],
  ["somebody's words and numbers beside the tables", remarksBeside, [2, 7, 10, 12, 19, 13849, 14809]],
  ["hidden lines of the form without amounts, a text alone among units and projects", hiddenLines, [2, 20, 40, 99]],
])("%s: nothing is accused", (_what, trait, seeds) => {
  const found = seeds.flatMap((seed) => review(trait(disclosureOf(seed), new Draw(seed + 17)).snapshot).findings
    .filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`));
  expect(found).toEqual([]);
});

test.each<[what: string, dress: Dress, seeds: readonly number[]]>([
  ["totals of columns behind their parts", totalsBehind, [2, 21, 23]],
  ["totals of columns among their parts", totalsAmong, [4]],
  ["columns of parts within parts (其中)", nestedOfWhich, [1, 9, 16, 30]],
  ["totals above their lists and once more below", totalTwice, [1, 2, 3, 4, 5, 6, 12023, 12041]],
])("%s: nothing is accused", (_what, dress, seeds) => {
  const found = seeds.flatMap((seed) => review(disclosureOf(seed, seed, undefined, dress).snapshot).findings
    .filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`));
  expect(found).toEqual([]);
});

/** Tables on several sheets, with seeds in which something was accused until its cause was mended; each is one table: a slip behind the first sheet is named. */
test.each<[what: string, trait: Trait, seeds: readonly number[], behind: RegExp]>([
  ["lists and balances that go on on a sheet of their own", continuedOnSheets, [1, 13, 16, 34], /续$/],
  ["every page of a long table on a sheet, its lines under a unit that the page before names", printedPages, [2, 3, 12, 30, 14970], /_\d+$/],
  ["the sides of a balance on a sheet each", sidesOnSheets((draw) => draw.pick(["（续）", "（续表）", "续表", ""] as const)), [1, 3, 4, 9], /续\d$/],
])("%s: nothing is accused, and a slip behind the first sheet is named", (_what, trait, seeds, behind) => {
  for (const seed of seeds) {
    const { snapshot, amounts } = trait(disclosureOf(seed), new Draw(seed + 17));
    const { findings: before, coverage } = review(snapshot);
    expect(before.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${seed}: ${rule} ${at.sheet}!${addressOf(at)}`)).toEqual([]);
    expect(coverage.unread).toBe(0);
    const own = amounts.filter(({ at }) => behind.test(at.sheet));
    const amount = own[Math.floor(own.length / 2)];
    if (!amount) throw new RangeError(`set ${seed} has no second sheet`);
    const findings = review(withValues(snapshot, [[amount.at, Number((amount.value * 1.1 + 0.01).toFixed(2))]])).findings;
    expect(findings.filter(({ severity, at, related }) => severity !== "hint" && [at, ...related].some((ref) => cellKey(ref) === cellKey(amount.at)))).not.toEqual([]);
  }
});

test("a code that is wrong alike in every table is said to be, and no sum is accused of it", () => {
  const found = [5, 15, 19].flatMap((seed) => {
    const { snapshot: { sheets } } = disclosureOf(seed);
    const wrong = sheets.map((sheet) => ({ ...sheet, values: sheet.values.map((line) => line.map((value) => (value === "2080501" ? "2080801" : value))) }));
    return review({ sheets: wrong }).findings.filter(({ severity }) => severity !== "hint").map(({ rule }) => `${seed}: ${rule}`);
  });
  expect(found).toEqual(["5: form/code-mistyped", "15: form/code-mistyped", "19: form/code-mistyped"]);
});
