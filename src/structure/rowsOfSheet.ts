import { isCodeLike, isColumnNumberRow, numbersAlone } from "../recognize/headers";
import { bodyIn, isFootline, isNote, isSigned, isTableNumber, isUnitLine, remembering, unitOfMeasureIn, withoutContinued } from "../recognize/text";
import type { Area, Scalar } from "../model/cells";
import { comparedText, firstText, type SheetView } from "../recognize/view";
import { parseAmountText } from "../model/money";
import { numberingStyle, totalRank } from "./words";

/** What a row of a sheet is, before anything is known about tables. */
export type LineKind =
  | "blank"
  /** Title, unit of measure, name of the body, note or signature: a line around a table. */
  | "around"
  /** Texts only. */
  | "texts"
  /** It numbers the columns. */
  | "numbers"
  /** It has a number. */
  | "figures";

/** What stands in a cell: nothing, text, a number (also one stored as text), the text of a code. */
export const CONTENT = { blank: 0, text: 1, number: 2, code: 3 } as const;

/** Content of every cell of a sheet and kind of every row, in columns; computed once in one pass. */
export class SheetLines {
  readonly kinds: readonly LineKind[];
  private readonly contents: Uint8Array;
  private readonly width: number;

  constructor(readonly view: SheetView) {
    const { span } = view;
    this.width = Math.max(0, span.lastColumn - span.column + 1);
    const height = Math.max(0, span.lastRow - span.row + 1);
    this.contents = new Uint8Array(this.width * height);
    const kinds: LineKind[] = [];
    for (let row = span.row; row <= span.lastRow; row++) kinds.push(this.readRow(row));
    // Right below headers 1, 2, 3 … without any name numbers the columns, however few they are.
    for (let at = 1; at < kinds.length; at++) {
      if (kinds[at] === "figures" && kinds[at - 1] === "texts" && numbersAlone(view, span.row + at, span)) kinds[at] = "numbers";
    }
    this.kinds = kinds;
  }

  kind(row: number): LineKind {
    return this.kinds[row - this.view.span.row] ?? "blank";
  }

  /** Rows whose numbers are no figures of a table: they number the columns, or stand beside a signature. */
  besides(): readonly Area[] {
    const { name, span } = this.view;
    const areas: Area[] = [];
    for (let at = 0; at < this.kinds.length; at++) {
      if (this.kinds[at] === "numbers" || this.kinds[at] === "around") areas.push({ sheet: name, row: span.row + at, column: span.column, rows: 1, columns: span.lastColumn - span.column + 1 });
    }
    return areas;
  }

  content(row: number, column: number): number {
    const { span } = this.view;
    if (column < span.column || column > span.lastColumn) return CONTENT.blank;
    return this.contents[(row - span.row) * this.width + column - span.column] ?? CONTENT.blank;
  }

  /** Columns of a row that hold something. */
  filled(row: number): readonly number[] {
    const { span } = this.view;
    const columns: number[] = [];
    for (let column = span.column; column <= span.lastColumn; column++) if (this.content(row, column) !== CONTENT.blank) columns.push(column);
    return columns;
  }

  /** @param years values of a row whose only numbers may be years, beside texts */
  private kindOfFigures(row: number, years: readonly Scalar[] | null): LineKind {
    const { view } = this;
    const { span } = view;
    if (isColumnNumberRow(view, row, span)) return "numbers";
    if (isSigned(firstText(view, row, span))) return "around";
    // Years alone among texts are headers: several years, near each other; an amount and its only part may be like one.
    return years !== null && areYears(years.slice(span.column - view.sheet.column, span.lastColumn - view.sheet.column + 1).filter(isYear).map(Number)) ? "texts" : "figures";
  }

  private readRow(row: number): LineKind {
    const { view, width } = this;
    const { span } = view;
    let texts = 0;
    let figures = 0;
    let around = 0;
    let dashes = 0;
    let years = 0;
    const values = view.cells(row);
    for (let column = span.column; column <= span.lastColumn; column++) {
      const value = values[column - view.sheet.column] ?? null;
      if (value === null) continue;
      const content = contentOf(value);
      this.contents[(row - span.row) * width + column - span.column] = content;
      if (content === CONTENT.text) {
        texts += 1;
        if (isDash(value)) dashes += 1;
        else if (isAround(comparedText(value), value)) around += 1;
      } else {
        figures += 1;
        if (isYear(value)) years += 1;
      }
    }
    if (texts + figures === 0) return "blank";
    if (figures > 0) return texts > 0 && years === figures ? this.kindOfFigures(row, values) : this.kindOfFigures(row, null);
    // Dashes beside a name are amounts of nothing, those alone the foot of a page.
    if (dashes > 0 && around === 0) return texts > dashes ? "figures" : "around";
    // Headers may have the unit of measure among them.
    return around > 0 && texts - around < 2 ? "around" : "texts";
  }
}

/** Years that headers set side by side at most. */
const MOST_YEARS_APART = 10;

function areYears(numbers: readonly number[]): boolean {
  return new Set(numbers).size > 1 && Math.max(...numbers) - Math.min(...numbers) <= MOST_YEARS_APART;
}

// An expression that stands in a function is made anew whenever it is come to; these are come to for every text.
const NUMERIC_LEAD = /^[-+－＋(（△▲▵▴\s\d０-９]/;
const DIGIT_LEAD = /^[\s\d０-９]/;
const DIGITS = /^\d{1,29}$/;
const YEAR = /^(?:19|20)\d{2}$/;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2099];

function isYear(value: Scalar): boolean {
  return typeof value === "number" ? value >= FIRST_YEAR && value <= LAST_YEAR && Number.isInteger(value) : typeof value === "string" && YEAR.test(value);
}

function contentOf(value: unknown): number {
  if (typeof value === "number") return CONTENT.number;
  if (typeof value !== "string") return CONTENT.text;
  // Most texts begin with neither digit, sign, bracket nor space.
  if (!NUMERIC_LEAD.test(value)) return CONTENT.text;
  if (DIGIT_LEAD.test(value) && isCodeLike(value)) return CONTENT.code;
  if (DIGITS.test(value)) return CONTENT.number;
  return value.length < 30 && parseAmountText(value) !== null ? CONTENT.number : CONTENT.text;
}

/** Whether a cell says with a dash that there is no amount. */
function isDash(value: unknown): boolean {
  return typeof value === "string" && value.length < 10 && DASH.test(value);
}

const DASH = /^\s*[-—–―─−－]+\s*$/;

function isAround(text: string, value: unknown): boolean {
  return typeof value === "string" && (text === "" ? value.length > 120 : saysAround(text));
}

function saysAround(text: string): boolean {
  return MAY_STAND_AROUND.test(text) && isLineAround(text);
}

/** What every unit of measure, body, note, signature, sentence and title has somewhere, or at its beginning. */
const MAY_STAND_AROUND = /[:：。；表元附公\-—]|^[(填制审复经单财联此备注说金计]|^第\d+页/;

const isLineAround = remembering((text) =>
  isUnitLine(text) || isNote(text) || isFootline(text) || bodyIn(text) !== null || /[。；]/.test(text) ||
    (text.length <= 40 && /^[(]?(?:金额|计量)?单位[:：]/.test(text) && unitOfMeasureIn(text) !== null) || isTitleLike(text));

/** Whether a plain text is a title or the number of a table: 附件1, 表3-1, 公开01表, …预算表. */
export function isTitleLike(text: string): boolean {
  return isTableNumber(text) || (ENTITLES.test(withoutContinued(text)) && text.length >= 4 && numberingStyle(text) === "");
}

/** Whether a plain text begins a row of a body: numbered, a total, or a code. */
export function beginsBody(text: string): boolean {
  return numberingStyle(text) !== "" || totalRank(text) > 0;
}

const ENTITLES = /表(?:[(（][^()（）]*[)）])*$/;
