import type { CellState } from "../model/book";
import type { CellRef, Scalar } from "../model/cells";
import { decimalsInUnit, FEN_PER_UNIT, grainOf, type Figure, type UnitOfMeasure } from "../model/money";
import type { SheetSnapshot } from "../model/snapshot";
import { decimalsOfFormat, readAmount, typedDecimals } from "../recognize/amounts";
import { isCodeLike } from "../recognize/headers";
import type { ChangedValue } from "./changes";

/** Rows that are looked at to tell what a column holds: whole numbers up to there may be numbers of rows. */
const MOST_NUMBERED = 400;

/** Whether a change is of one amount to another of its sign, and neither is taken for a code, a year or the number of a row by it. */
export function isPlain({ before, now, sheet, at }: ChangedValue): boolean {
  if (!isAmount(before) || !isAmount(now) || before < 0 !== now < 0) return false;
  if (isCodeLike(before) !== isCodeLike(now) || isYear(before) !== isYear(now)) return false;
  if (!Number.isInteger(now) || now < 0 || now > MOST_NUMBERED) return true;
  const [line, column] = [at.row - sheet.row, at.column - sheet.column];
  return now > 1 && numberBefore(line, (each) => sheet.values[each]?.[column]) !== now - 1 && numberBefore(column, (each) => sheet.values[line]?.[each]) !== now - 1;
}

function isAmount(value: Scalar): value is number {
  return typeof value === "number" && Number.isFinite(value) && value !== 0;
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value < 2101;
}

/** The nearest number before a place. */
function numberBefore(place: number, valueAt: (place: number) => Scalar | undefined): number | null {
  for (let at = place - 1; at >= 0; at -= 1) {
    const value = valueAt(at);
    if (typeof value === "number") return value;
  }
  return null;
}

const UNITS = Object.keys(FEN_PER_UNIT) as readonly UnitOfMeasure[];
const MOST_DECIMALS = 6;

type Amount = Extract<CellState, { kind: "amount" }>;

/**
 * The state of a cell with its new value, where it is read as the old one was and differs in nothing but the money; else null.
 *
 * @param stays whether another cell of the column is an amount of the same table that did not change
 */
export function otherState(change: ChangedValue, figure: Figure, stays: (row: number) => boolean): Amount | null {
  const { before, now, formula, format } = change;
  for (const unit of UNITS) {
    for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
      const printed = decimalsOfFormat(format) ?? decimals;
      if (grainOf(unit, printed) !== figure.grain) continue;
      const [was, is] = [readAmount(before, formula, format, unit, decimals), readAmount(now, formula, format, unit, decimals)];
      if (was.kind !== "amount" || was.figure.money !== figure.money || was.figure.grain !== figure.grain || is.kind !== "amount") continue;
      return isAlike(was, is, unit) && (decimalsOfFormat(format) !== null ? keepsTyped(change, stays) : keepsStep(change, decimals, stays)) ? is : null;
    }
  }
  return null;
}

/** Decimals that are usual in any table, so that nobody counts them. */
const ALWAYS_USUAL = 2;

function isAlike(was: Amount, is: Amount, unit: UnitOfMeasure): boolean {
  const [before, now] = [decimalsInUnit(was.figure.money, unit), decimalsInUnit(is.figure.money, unit)];
  return is.figure.grain === was.figure.grain && is.rounded === was.rounded && is.figure.money !== 0 && is.figure.money < 0 === was.figure.money < 0 &&
    (before === now || Math.max(before, now) <= ALWAYS_USUAL);
}

/** Rows above and below among which other amounts with all the decimals of the table are looked for. */
const AROUND = 50;

/** Whether a table whose formats leave the decimals to its amounts has as many with the new value: others of the column show them. */
function keepsStep({ before, now, sheet, at }: ChangedValue, decimals: number, stays: (row: number) => boolean): boolean {
  const [was, is] = [typedDecimals(Number(before)), typedDecimals(Number(now))];
  if (is > decimals) return false;
  if (was < decimals || is === decimals) return true;
  return manyAround(sheet, at, (line, value) => decimalsOfFormat(sheet.numberFormats[line]?.[at.column - sheet.column] ?? "General") === null && typedDecimals(value) === decimals, stays);
}

/** Whether amounts of the column go on showing as many decimals as the old value, so that the table's amounts have as many at most as before. */
function keepsTyped({ before, now, format, sheet, at }: ChangedValue, stays: (row: number) => boolean): boolean {
  const was = typedDecimals(Number(before));
  // Where the old value did not show all that its format prints, it was not the one that did.
  if (typedDecimals(Number(now)) >= was || was < (decimalsOfFormat(format) ?? 0)) return true;
  return manyAround(sheet, at, (_, value) => typedDecimals(value) >= was, stays);
}

/** A single amount may have strayed, and so may one in ten around it. */
const FEWEST = 2;
const SHARE = 10;

/** Whether so many amounts above and below a cell are as wanted that no one of them decides the step of the table. */
function manyAround(sheet: SheetSnapshot, at: CellRef, isWanted: (line: number, value: number) => boolean, stays: (row: number) => boolean): boolean {
  const [line, column] = [at.row - sheet.row, at.column - sheet.column];
  let [amounts, wanted] = [0, 0];
  for (let away = 1; away <= AROUND; away += 1) {
    for (const other of [line - away, line + away]) {
      const value = sheet.values[other]?.[column];
      if (typeof value !== "number" || value === 0) continue;
      amounts += 1;
      if (isWanted(other, value) && stays(sheet.row + other)) wanted += 1;
    }
    if (wanted >= FEWEST && wanted * SHARE >= amounts) return true;
  }
  return false;
}
