import { isFolded, plain } from "../recognize/text";
import type { GridColumn, PaneColumns } from "./columns";
import type { Grid } from "./grids";
import { LINE, PaneRows } from "./paneRows";
import { indentation, levelNumber, lineKind, numberingStyle, saysOfWhich, totalRank, type TotalRank } from "./words";

/** A pane of a grid: rows with their labels, figures as ids of amounts (-1 where there is none), row by row. */
export interface Pane {
  readonly grid: Grid;
  /** Index of the grid among those of the workbook. */
  readonly at: number;
  readonly columns: PaneColumns;
  readonly rows: PaneRows;
  readonly figures: readonly GridColumn[];
  /** `rows.length × figures.length` ids of amounts. */
  readonly ids: Int32Array;
}

/** The amount of a pane at a row and a column of figures, by index; -1 where there is none. */
export function idAt(pane: Pane, row: number, column: number): number {
  return pane.ids[row * pane.figures.length + column] ?? -1;
}

const DIGITS = /^\d+$/;

function printedIn({ view }: Grid, row: number, { column }: GridColumn): string {
  const value = view.value(row, column);
  if (value === null) return "";
  const text = typeof value === "string" ? value : String(value);
  return isFolded(text) ? text : text.trim();
}

/** A code of some level with one letter too many behind it, as hands slip: the line is that of the code all the same. */
const STRAY = /^(\d{3}(?:\d{2}){0,2})[^\d\s|\-－.]$/;

/**
 * Digits of a code in one or more columns: "201" "03" "01", "301 | 2", 2010301.
 *
 * @param split whether each column holds a level of it
 */
function codeOf(grid: Grid, row: number, columns: readonly GridColumn[], split: boolean, above: string[]): string {
  const only = columns[0];
  if (!only) return "";
  if (columns.length === 1) {
    const printed = printedIn(grid, row, only);
    if (printed === "" || DIGITS.test(printed)) return printed;
    const stray = STRAY.exec(printed);
    if (stray) return stray[1] ?? "";
    const pieces = printed.split(/[^\d]+/).filter((piece) => piece !== "");
    return /[^\d\s|\-－.]/.test(printed) ? "" : pieces.map((piece, at) => (at > 0 ? piece.padStart(2, "0") : piece)).join("");
  }
  if (!split) {
    const printed = printedIn(grid, row, only);
    return DIGITS.test(printed) ? printed : "";
  }
  const parts = columns.map((column) => printedIn(grid, row, column));
  const first = parts.findIndex((part) => part !== "");
  if (first < 0 || parts.some((part) => /\D/.test(part))) return "";
  // A level that is left blank before a filled one is that of the row above.
  const full = parts.map((part, at) => (part === "" && at < first ? above[at] ?? "" : part));
  full.forEach((part, at) => { above[at] = part; });
  return full.map((part, at) => (at === 0 || part === "" ? part : part.padStart(2, "0"))).join("");
}

/** Whether a column holds one level of a split code. */
export function isLevel({ path }: GridColumn): boolean {
  return /^[类款项]$/.test(path.at(-1) ?? "");
}

/** The columns of the classification's code: those of its levels, else all but the codes of units, where units are not what is listed. */
function codeColumns(codes: readonly GridColumn[]): readonly GridColumn[] {
  const levels = codes.filter(isLevel);
  if (levels.length > 0) return levels;
  const own = codes.filter(({ path }) => !/单位|部门/.test(path.at(-1) ?? "") || /科目/.test(path.at(-1) ?? ""));
  return own.length > 0 ? own : codes;
}

/** Reads the labels of a pane's rows. Rows without label and figures belong to other panes. */
export function rowsOfPane(grid: Grid, columns: PaneColumns): PaneRows {
  const { view, bodyRows } = grid;
  const { labels } = columns;
  const inLabels = columns.codes.length === 0 && codesInLabels(grid, columns);
  const coding = codeColumns(columns.codes);
  const split = coding.every(isLevel);
  const naming = [...columns.codes, ...labels];
  const above: string[] = [];
  const shapes = new Shapes();
  const rows = new PaneRows(bodyRows.length, labels.length);
  for (let at = 0; at < bodyRows.length; at++) {
    const row = bodyRows[at] ?? -1;
    const line = rows.length;
    const printed = codeOf(grid, row, coding, split, above);
    putTexts(rows, grid, row, labels);
    const labelColumn = labelColumnOf(grid, row, columns, rows.first[line] ?? -1, printed);
    const label = labelColumn < 0 ? "" : String(view.value(row, labelColumn) ?? "");
    const folded = plain(label.slice(0, LONGEST_LABEL));
    const parts = inLabels ? partsOfLabel(folded, printed) : null;
    const code = parts ? parts[0] : printed;
    const text = parts ? parts[1] : folded;
    if (text === "" && code === "" && !hasValue(grid, row, columns.figures)) continue;
    rows.row[line] = row;
    rows.label[line] = label.trim();
    rows.text[line] = text;
    rows.labelColumn[line] = labelColumn;
    rows.code[line] = code;
    // A line with a code is a total where it has no other name.
    rows.total[line] = code === "" ? totalRank(text) || totalOfLast(rows, line) : BARE_TOTAL.test(text) ? totalRank(text) : 0;
    rows.compares[line] = code === "" ? LINE[lineKind(text)] : LINE.amount;
    rows.style[line] = numberingStyle(text) || (columns.numbers ? levelNumber(view.value(row, columns.numbers.column)) : "");
    rows.ofWhich[line] = saysOfWhich(text) ? 1 : 0;
    rows.indent[line] = indentation(label);
    rows.shape[line] = shapes.of(grid, row, naming);
    rows.length = line + 1;
  }
  rows.close();
  completeDivisions(rows.code);
  return rows;
}

/** Puts the class before divisions that are told by their own two digits (208 · 05 · 2080505), as the item below each says. */
function completeDivisions(codes: string[]): void {
  let above = "";
  for (let line = 0; line < codes.length; line++) {
    const code = codes[line] ?? "";
    const whole = above.slice(0, 3) + code.padStart(2, "0");
    if (code.length === 1 || code.length === 2) {
      const below = codes[line + 1] ?? "";
      if (whole.length === 5 && below.length > 5 && below.startsWith(whole)) codes[line] = whole;
    }
    if ((codes[line] ?? "").length >= 3) above = codes[line] ?? "";
  }
}

const BARE_TOTAL = /^(?:小计|合计|总计)$/;

/** Puts the texts of a row's label columns behind those of the lines before it. */
function putTexts(rows: PaneRows, { view }: Grid, row: number, labels: readonly GridColumn[]): void {
  const line = rows.length;
  let first = -1;
  let last = -1;
  for (let at = 0; at < labels.length; at++) {
    const text = view.text(row, labels[at]?.column ?? -1);
    rows.texts[line * labels.length + at] = text;
    if (text === "") continue;
    if (first < 0) first = at;
    last = at;
  }
  rows.first[line] = first;
  rows.last[line] = last;
}

/** Where a row's label stands: in its first label column that is filled, else perhaps among the codes; -1 where it has none. */
function labelColumnOf(grid: Grid, row: number, columns: PaneColumns, first: number, code: string): number {
  if (first >= 0) return columns.labels[first]?.column ?? -1;
  return code === "" ? wordsInCodes(grid, row, columns) ?? -1 : -1;
}

function hasValue({ view }: Grid, row: number, columns: readonly GridColumn[]): boolean {
  for (let at = 0; at < columns.length; at++) if (view.value(row, columns[at]?.column ?? -1) !== null) return true;
  return false;
}

/** Which columns are filled, as texts that are made once: most rows fill the same. */
class Shapes {
  private readonly known = new Map<number, string>();

  of({ view }: Grid, row: number, columns: readonly GridColumn[]): string {
    if (columns.length > MOST_BITS) return textOf(columns.map(({ column }) => view.value(row, column) !== null));
    let bits = 0;
    for (let at = 0; at < columns.length; at++) bits = bits * 2 + (view.value(row, columns[at]?.column ?? -1) === null ? 0 : 1);
    const known = this.known.get(bits);
    if (known !== undefined) return known;
    const shape = textOf(columns.map((_, at) => (bits >> (columns.length - 1 - at)) % 2 === 1));
    this.known.set(bits, shape);
    return shape;
  }
}

const MOST_BITS = 30;

function textOf(filled: readonly boolean[]): string {
  return filled.map((is) => (is ? "x" : "-")).join("");
}

/** More of a label is not looked at. */
const LONGEST_LABEL = 160;

/** A total may be written in the column of codes or of numbers, or as a merged cell across it. */
function wordsInCodes({ view }: Grid, row: number, { codes, counters }: PaneColumns): number | undefined {
  return [...counters, ...codes].find(({ column }) => /[^\d]/.test(view.text(row, column)))?.column;
}

/** Code and name of a row: in cells of their own, or in one. */
function partsOfLabel(label: string, printed: string): readonly [code: string, text: string] {
  const coded = CODE_AND_NAME.exec(label);
  return [coded?.[1] ?? printed, coded?.[2] ?? label];
}

/** A code before its name in one cell: "302 商品和服务支出", "[2010301]行政运行". */
const CODE_AND_NAME = /^[[(【〔]?(\d{3}(?:\d{2}){0,2})[\])】〕]?[-—、.:：]?([\u4e00-\u9fff].*)$/;

/** Whether the lines of a pane have codes before their names. */
function codesInLabels({ view, bodyRows }: Grid, { labels }: PaneColumns): boolean {
  const [first] = labels;
  if (!first) return false;
  const texts = bodyRows.map((row) => view.text(row, first.column)).filter((text) => text !== "");
  return texts.filter((text) => CODE_AND_NAME.test(text)).length * 2 > texts.length;
}

/** A total may be named in a further label column only: |  | 小计 |. */
function totalOfLast(rows: PaneRows, line: number): TotalRank {
  const first = rows.first[line] ?? -1;
  return first >= 0 && first === rows.last[line] ? totalRank(rows.textIn(line, first)) : 0;
}
