import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cellKey, type CellRef, type Scalar } from "../../../src/model/cells";
import type { Finding } from "../../../src/model/findings";
import type { WorkbookSnapshot } from "../../../src/model/snapshot";
import { review } from "../../../src/review";
import { casesOf } from "../../support/gridPages";

/**
 * Whole sets in the layouts of provinces that no form of ours prints, on one department's made-up figures: nothing in them is
 * accused, every figure is read, and a changed one is noticed and named.
 */
const SETS = readdirSync(__dirname).filter((name) => name.endsWith(".md")).sort()
  .flatMap((page) => casesOf(readFileSync(join(__dirname, page), "utf8"), 2).map(({ heading, snapshot }) => ({ heading, snapshot })));

/** Every how many-eth figure is changed: a few of each set are enough to notice what is not read any more. */
const STEP = 11;

/** The part of changed figures that may go unnoticed: no relation of their set tells them. */
const MOST_MISSED = 0.03;

interface Amount {
  readonly at: CellRef;
  readonly value: Scalar;
}

/** An amount with decimals, as a number or, as some systems export it, as text with commas. */
function isAmount(value: Scalar): boolean {
  return typeof value === "number" ? !Number.isInteger(value) : typeof value === "string" && /^\d[\d,]*\.\d\d$/.test(value) && Number(value.replaceAll(",", "")) !== 0;
}

/** The figures of a set; whole numbers may be those of columns and are left out. */
function amountsIn({ sheets }: WorkbookSnapshot): readonly Amount[] {
  return sheets.flatMap((sheet) => sheet.values.flatMap((row, line) => row.flatMap((value, column): Amount[] =>
    (isAmount(value) ? [{ at: { sheet: sheet.name, row: sheet.row + line, column: sheet.column + column }, value }] : []))));
}

function changed(snapshot: WorkbookSnapshot, { at, value }: Amount): WorkbookSnapshot {
  const more = Number(String(value).replaceAll(",", "")) * 1.1;
  const other = typeof value === "number" ? Number(more.toFixed(2)) : more.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: String(value).includes(",") });
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => (sheet.name !== at.sheet ? sheet : {
      ...sheet, values: sheet.values.map((row, line) => (line + sheet.row !== at.row ? row : row.map((old, column) => (column + sheet.column === at.column ? other : old)))),
    })),
  };
}

const grave = (snapshot: WorkbookSnapshot): readonly Finding[] => review(snapshot).findings.filter(({ severity }) => severity !== "hint");

describe.each(SETS)("$heading", ({ snapshot }) => {
  it("is accused of nothing, and is read", () => {
    const { findings, coverage } = review(snapshot);
    expect(findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${rule} ${cellKey(at)}`)).toEqual([]);
    expect(coverage.checked / coverage.amounts).toBeGreaterThan(0.9);
  });
});

test("of changed figures nearly all are noticed where they stand", () => {
  const tried = SETS.flatMap(({ heading, snapshot }) => amountsIn(snapshot).filter((_, at) => at % STEP === 0).map((amount) => ({ heading, snapshot, amount })));
  const missed = tried.filter(({ snapshot, amount }) => !grave(changed(snapshot, amount)).some(({ at, related }) => [at, ...related].some((ref) => cellKey(ref) === cellKey(amount.at))));
  expect(tried.length).toBeGreaterThan(100);
  // A total that no other relation of its table proves, and a list without one, may be wrong unseen.
  expect(missed.map(({ heading, amount }) => `${heading} ${cellKey(amount.at)}`).slice(Math.floor(tried.length * MOST_MISSED))).toEqual([]);
});
