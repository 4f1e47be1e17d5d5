import { TABLES } from "../catalog/tables";
import { codesOfName } from "../catalog/classifications";
import type { Scalar } from "../model/cells";
import { isNote, isNumbered, isSigned, plain, remembering, saysNothing } from "./text";
import { comparedText, firstText, headerText, type Span, type SheetView } from "./view";

/** What stands below a header, counted over the first rows of the body. */
export interface ColumnContent {
  readonly numbers: number;
  readonly texts: number;
  readonly codes: number;
}

/** One column under a header. */
export interface HeaderColumn {
  readonly column: number;
  /** Plain texts from the top group to the lowest header, without years; inherited from a spanning cell to the left. */
  readonly levels: readonly string[];
  /** Headers as printed, joined with " / ". */
  readonly printed: string;
  /** A header cell stands in this very column. */
  readonly own: boolean;
  readonly content: ColumnContent;
  /** Its headers state another unit of measure than its table's. */
  readonly otherUnit?: boolean;
}

const MAX_HEADER_ROWS = 7;
/** Texts in one row that no row of a table has without figures. */
const MANY_TEXTS = 5;
const SAMPLE_ROWS = 200;
/** Words of groups and remarks that no column of the catalogue names. */
const GROUP_WORDS = [
  "收入", "支出", "本年收入", "本年支出", "科目", "项目", "功能分类", "经济分类", "收入预算", "支出预算", "预算数", "金额", "备注", "序号", "行次",
  "合计", "小计", "资金来源", "财政拨款", "其中", "类", "款", "项", "一般公共预算", "三公经费", "单位",
  "会议费", "培训费",
];

const EXACT: ReadonlySet<string> = new Set([
  ...GROUP_WORDS,
  ...TABLES.flatMap((table) => table.axes.flatMap((axis) => axis.columns.flatMap((column) => column.words.map(plain)))),
]);
const CONTAINED = new RegExp([...EXACT].filter((word) => word.length >= 2).map((word) => word.replace(/[()*+?.[\]]/g, "\\$&")).join("|"));

/** Whether a plain text reads like a header of a budget table. */
export const isHeaderWord = remembering((text) =>
  text !== "" && text.length <= 26 && !isNumbered(text) && (EXACT.has(text) || (CONTAINED.test(text) && !/表$|[:：。]/.test(text))));

/** Whether a value looks like a code of a classification. */
export function isCodeLike(value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value) && ((value >= 100 && value < 1000) || (value >= 1e4 && value < 1e5) || (value >= 1e6 && value < 1e7));
  return typeof value === "string" && CODE.test(plain(value));
}

const CODE = /^\d{3}(?:\d{2}){0,2}$/;

/** "其中：…" begins a line of a table; among headers it is a column of the group beside it. */
const ONE_OF_THEM = /^其中[:,]/;

/** Whether a text says that its row is a line of a body; 其中 says it of columns, too. */
function saysLine(text: string): boolean {
  return !ONE_OF_THEM.test(text) && (isNumbered(text) || isNote(text) || isAmountText(text));
}

/**
 * Whether a row may be a row of headers: texts only, at least two of them headers.
 *
 * @param beside columns whose texts say nothing of it
 */
export function isHeaderRow(view: SheetView, row: number, span: Span, beside?: ReadonlySet<number>): boolean {
  let texts = 0;
  let words = 0;
  const line = view.cells(row);
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = line[column - view.sheet.column] ?? null;
    if (value === null || beside?.has(column) === true) continue;
    if (typeof value !== "string" || isCodeLike(value)) return false;
    const text = value.length <= 60 ? headerText(value) : value;
    if (isDecimalText(text)) return false;
    // A column that prints a part of the one before it (其中：财政拨款) makes of a row neither headers nor a line.
    if (text === "" || (texts > 0 && ONE_OF_THEM.test(text))) continue;
    texts += 1;
    if (isHeaderWord(text)) words += 1;
    if (texts >= 4 && words === 0) return false;
  }
  return words >= 2 && words * 2 >= texts;
}

const MARK = /^(?:\*+|栏次|栏目|行次|序号|[甲乙丙丁]|[-—]+)$/;
/** Those that name columns of texts, and may be names of lines too. */
const LETTER = /^(?:序号|[甲乙丙丁]|[-—]+)$/;
const COLUMN_NUMBER = /^\(?(\d{1,2})\)?(?:=[\d+\-()=]+)?$/;

/** Columns are numbered by two digits. */
const MOST_NUMBERED = 99;

/**
 * Whether a row numbers the columns ("** ** 1 2 3", "栏次 1 2=3+4"). Where a side of a table stands on a sheet of its own, its numbers go on
 * with those of the side before (3 4 5).
 */
export function isColumnNumberRow(view: SheetView, row: number, span: Span): boolean {
  let cells = 0;
  let marks = 0;
  let sure = false;
  let first = 0;
  let previous = 0;
  const line = view.cells(row);
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = line[column - view.sheet.column] ?? null;
    if (value === null) continue;
    cells += 1;
    const text = comparedText(value);
    if (text !== "" && MARK.test(text)) {
      marks += 1;
      if (!LETTER.test(text)) sure = true;
      continue;
    }
    const number = typeof value === "number" ? value : Number(COLUMN_NUMBER.exec(text)?.[1] ?? NaN);
    if (!numbers(number, previous)) return false;
    if (previous === 0) first = number;
    previous = number;
  }
  // One number other than 1 behind a name of one letter is an amount: 甲 | 20.
  if (first > 1 && previous === first && !sure) return false;
  return marks >= 2 || (marks === 1 && cells >= 2) || (marks === 0 && cells >= 3);
}

/** Whether a number may be that of the column behind one with another number (0 before the first). */
function numbers(number: number, previous: number): boolean {
  return Number.isInteger(number) && number > 0 && number <= MOST_NUMBERED && (previous === 0 || number === previous + 1);
}

/** Whether a row right below a header holds nothing but numbers of its columns: 1, 2 …, or such as go on with another sheet's above lines that have names. */
export function numbersAlone(view: SheetView, row: number, span: Span): boolean {
  let first = 0;
  let previous = 0;
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = view.value(row, column);
    if (value === null) continue;
    const number = typeof value === "number" ? value : /^[1-9]\d?$/.test(String(value).trim()) ? Number(value) : NaN;
    if (!numbers(number, previous)) return false;
    if (previous === 0) first = number;
    previous = number;
  }
  return first === 1 || (first > 1 && isNamedLine(view, row + 1, span));
}

/** Whether a row has a name before a number. */
function isNamedLine(view: SheetView, row: number, span: Span): boolean {
  let named = false;
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = view.value(row, column);
    if (typeof value === "number") return named;
    if (typeof value === "string" && IDEOGRAPH.test(view.text(row, column))) named = true;
  }
  return false;
}

/** Whether a plain text is an amount typed as text; a year alone may be a header. */
function isAmountText(text: string): boolean {
  return /^[-+(]?\d[\d,]*(?:\.\d+)?\)?$/.test(text) && !/^20\d{2}$/.test(text);
}

/** Whether a plain text is an amount typed as text with decimals or commas, as no header is. */
function isDecimalText(text: string): boolean {
  return isAmountText(text) && /\d[.,]\d/.test(text);
}

/** A longer text is no header. */
const LONGEST_HEADER = 60;
/** Headers beside a long text that make its row one of headers all the same. */
const FEWEST_WORDS = 3;

/** Whether a row cannot belong to a header: it has numbers, codes, numbered lines, names of the code book or a note. */
function isBodyRow(view: SheetView, row: number, span: Span): boolean {
  let texts = 0;
  let names = 0;
  let words = 0;
  let long = false;
  let ofWhich = false;
  const line = view.cells(row);
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = line[column - view.sheet.column] ?? null;
    if (value === null) continue;
    if (typeof value !== "string" || isCodeLike(value)) return true;
    if (value.length > LONGEST_HEADER) {
      long = true;
      continue;
    }
    const text = headerText(value);
    if (isHeaderWord(text)) words += 1;
    if (saysLine(text)) return true;
    ofWhich ||= texts === 0 && ONE_OF_THEM.test(text);
    texts += 1;
    if (!EXACT.has(text) && !isHeaderWord(text) && (codesOfName("functional", text).length > 0 || codesOfName("economic", text).length > 0)) names += 1;
  }
  // Something long among headers is a remark that was typed there.
  if (long && words < FEWEST_WORDS) return true;
  // A part of the line above stands first in its row; among headers it is a part of the column before.
  if (ofWhich && words === 0) return true;
  // A row of many names is a header that splits expenditure by economic class.
  return names > 0 && texts < MANY_TEXTS;
}

/** Rows that may form a header beginning at `first`: blank rows between them are passed over, at most one at a time. */
export function headerRun(view: SheetView, first: number, span: Span): readonly number[] {
  const rows: number[] = [];
  for (let row = first; row <= span.lastRow && rows.length < MAX_HEADER_ROWS; row++) {
    if (view.isBlankRow(row, span)) {
      if (!isHeaderRow(view, row + 1, span)) break;
      continue;
    }
    if (isColumnNumberRow(view, row, span) || isBodyRow(view, row, span)) break;
    rows.push(row);
  }
  return rows;
}

/** What begins so is neither a code nor a number. */
const IDEOGRAPH = /^[\u4e00-\u9fa5]/;
const NUMBER_TEXT = /^[-+(]?[\d,]+(\.\d+)?\)?$/;

/** Counts what the columns hold below a row. */
export function contentBelow(view: SheetView, row: number, span: Span): ReadonlyMap<number, ColumnContent> {
  const counts = new Map<number, ColumnContent>();
  const last = Math.min(span.lastRow, row + SAMPLE_ROWS);
  const lines: (readonly Scalar[])[] = [];
  // Headers that are repeated after a page break say nothing of what stands under them, nor does who signs.
  for (let at = row; at <= last; at += 1) if (!isHeaderRow(view, at, span) && !isSigned(firstText(view, at, span))) lines.push(view.cells(at));
  for (let column = span.column; column <= span.lastColumn; column++) {
    let numbers = 0;
    let texts = 0;
    let codes = 0;
    const place = column - view.sheet.column;
    for (let at = 0; at < lines.length; at += 1) {
      const value = lines[at]?.[place] ?? null;
      if (value === null) continue;
      if (typeof value === "string" && IDEOGRAPH.test(value)) {
        if (!saysNothing(value)) texts += 1;
        continue;
      }
      if (isCodeLike(value)) codes += 1;
      if (typeof value === "number" || NUMBER_TEXT.test(comparedText(value))) numbers += 1;
      else if (typeof value !== "string" || !saysNothing(value)) texts += 1;
    }
    counts.set(column, { numbers, texts, codes });
  }
  return counts;
}

const NO_CONTENT: ColumnContent = { numbers: 0, texts: 0, codes: 0 };

const levelText = remembering((text) => text.replace(/20\d{2}年度?/g, "").replace(/[(](?:单位[:：])?(?:百万|万|千|亿)?元[)]/g, "").replace(/^[\d]+[、.]/, ""));

/** The texts of a row as headers, column by column of a span. */
export function headerTexts(view: SheetView, row: number, span: Span): readonly string[] {
  const line = view.cells(row);
  const texts: string[] = [];
  for (let column = span.column; column <= span.lastColumn; column++) texts.push(headerText(line[column - view.sheet.column]));
  return texts;
}

const NOWHERE = -1;

/** What stands above a column, row by row of a header. */
interface HeaderPath {
  /** The column whose text stands for it; NOWHERE where none does. */
  readonly origins: readonly number[];
  readonly levels: readonly string[];
  readonly printed: readonly string[];
  readonly own: boolean;
}

/** @param left the origins of the column before; none for the first */
function headerPath(view: SheetView, rows: readonly number[], texts: readonly (readonly string[])[], { column: first }: Span, column: number, left: readonly number[]): HeaderPath {
  const origins: number[] = [];
  const levels: string[] = [];
  const printed: string[] = [];
  let own = false;
  let likeLeft = true;
  for (let depth = 0; depth < rows.length; depth++) {
    const isFilled = texts[depth]?.[column - first] !== "";
    const inherited = likeLeft && !own ? left[depth] ?? NOWHERE : NOWHERE;
    const origin = isFilled ? column : inherited;
    origins.push(origin);
    if (isFilled) own = true;
    if (left[depth] !== origin) likeLeft = false;
    if (origin === NOWHERE) continue;
    const level = levelText(texts[depth]?.[origin - first] ?? "");
    if (level === "" || levels.at(-1) === level) continue;
    levels.push(level);
    printed.push(String(view.value(rows[depth] ?? NOWHERE, origin)).trim());
  }
  return { origins, levels, printed, own };
}

/**
 * The columns under header rows. A cell without text belongs to the header cell on its left, as long as the rows above
 * put both under the same group: so merged and unmerged layouts read alike.
 *
 * @param texts of each of the rows ({@link headerTexts}); those of further rows may follow
 */
export function headerColumns(
  view: SheetView, rows: readonly number[], texts: readonly (readonly string[])[], span: Span, content: ReadonlyMap<number, ColumnContent>,
): readonly HeaderColumn[] {
  let left: readonly number[] = [];
  const columns: HeaderColumn[] = [];
  for (let column = span.column; column <= span.lastColumn; column++) {
    const { origins, levels, printed, own } = headerPath(view, rows, texts, span, column, left);
    left = origins;
    const below = content.get(column) ?? NO_CONTENT;
    // What is hidden and has no header of its own is somebody's helper.
    if (levels.length > 0 && (own || (below.numbers + below.texts > 0 && !view.sheet.hiddenColumns.includes(column)))) {
      columns.push({ column, levels, printed: printed.join(" / "), own, content: below });
    }
  }
  return columns;
}
