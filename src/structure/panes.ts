import { plain } from "../recognize/text";
import type { GridColumn, PaneColumns } from "./columns";
import type { Grid } from "./grids";
import { indentation, levelNumber, numberingStyle, saysOfWhich, totalRank, type TotalRank } from "./words";

/** A row of a pane as its labels show it. */
export interface PaneRow {
  readonly row: number;
  /** The label as printed, and its plain text. */
  readonly label: string;
  readonly text: string;
  /** Where the label stands; -1 where there is none. */
  readonly labelColumn: number;
  /** Code of digits only; "" where there is none. */
  readonly code: string;
  readonly total: TotalRank;
  readonly style: string;
  readonly ofWhich: boolean;
  readonly indent: number;
  /** First and last label column (by index) that holds a text. */
  readonly first: number;
  readonly last: number;
  /** Plain texts of all label columns. */
  readonly texts: readonly string[];
  /** Which of the columns of codes and labels are filled, "x--x". */
  readonly shape: string;
}

/** A pane of a grid: rows with their labels, figures as ids of amounts (-1 where there is none), row by row. */
export interface Pane {
  readonly grid: Grid;
  /** Index of the grid among those of the workbook. */
  readonly at: number;
  readonly columns: PaneColumns;
  readonly rows: readonly PaneRow[];
  readonly figures: readonly GridColumn[];
  /** `rows.length × figures.length` ids of amounts. */
  readonly ids: Int32Array;
}

/** The amount of a pane at a row and a column of figures, by index; -1 where there is none. */
export function idAt(pane: Pane, row: number, column: number): number {
  return pane.ids[row * pane.figures.length + column] ?? -1;
}

const DIGITS = /^\d+$/;

/** Digits of a code in one or more columns: "201" "03" "01", "301 | 2", 2010301. */
function codeOf(grid: Grid, row: number, columns: readonly GridColumn[], above: string[]): string {
  const [only] = columns;
  if (!only) return "";
  const printedIn = ({ column }: GridColumn): string => {
    const value = grid.view.value(row, column);
    return value === null ? "" : String(value).trim();
  };
  if (columns.length === 1) {
    const printed = printedIn(only);
    if (printed === "" || DIGITS.test(printed)) return printed;
    const pieces = printed.split(/[^\d]+/).filter((piece) => piece !== "");
    return /[^\d\s|\-－.]/.test(printed) ? "" : pieces.map((piece, at) => (at > 0 ? piece.padStart(2, "0") : piece)).join("");
  }
  const parts = columns.map(printedIn);
  const split = columns.every(isLevel);
  if (!split) return /^\d+$/.test(parts[0] ?? "") ? parts[0] ?? "" : "";
  const first = parts.findIndex((part) => part !== "");
  if (first < 0 || parts.some((part) => /\D/.test(part))) return "";
  // A level that is left blank before a filled one is that of the row above.
  const full = parts.map((part, at) => (part === "" && at < first ? above[at] ?? "" : part));
  full.forEach((part, at) => { above[at] = part; });
  return full.map((part, at) => (at === 0 || part === "" ? part : part.padStart(2, "0"))).join("");
}

/** Whether a column holds one level of a split code. */
function isLevel({ path }: GridColumn): boolean {
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
export function rowsOfPane(grid: Grid, columns: PaneColumns): readonly PaneRow[] {
  const { view } = grid;
  const inLabels = columns.codes.length === 0 && codesInLabels(grid, columns);
  const coding = codeColumns(columns.codes);
  const naming = [...columns.codes, ...columns.labels];
  const above: string[] = [];
  const shapes = new Shapes();
  const rows: PaneRow[] = [];
  for (const row of grid.bodyRows) {
    const printed = codeOf(grid, row, coding, above);
    const texts: string[] = [];
    for (const { column } of columns.labels) texts.push(view.text(row, column));
    const [first, last] = filledIn(texts);
    const labelColumn = (first >= 0 ? columns.labels[first]?.column : printed === "" ? wordsInCodes(grid, row, columns) : undefined) ?? -1;
    const label = labelColumn < 0 ? "" : String(view.value(row, labelColumn) ?? "");
    const folded = plain(label.slice(0, LONGEST_LABEL));
    const [code, text] = inLabels ? partsOfLabel(folded, printed) : [printed, folded];
    if (text === "" && code === "" && !columns.figures.some(({ column }) => view.value(row, column) !== null)) continue;
    rows.push({
      row, label: label.trim(), text, labelColumn, code, total: code === "" ? totalRank(text) || totalOfLast(texts) : 0,
      style: numberingStyle(text) || (columns.numbers ? levelNumber(view.value(row, columns.numbers.column)) : ""), ofWhich: saysOfWhich(text), indent: indentation(label), first, last, texts,
      shape: shapes.of(grid, row, naming),
    });
  }
  return rows;
}

/** The first and the last text that says something; -1 where none does. */
function filledIn(texts: readonly string[]): readonly [first: number, last: number] {
  let [first, last] = [-1, -1];
  for (let at = 0; at < texts.length; at++) {
    if (texts[at] === "") continue;
    if (first < 0) first = at;
    last = at;
  }
  return [first, last];
}

/** Which columns are filled, as texts that are made once: most rows fill the same. */
class Shapes {
  private readonly known = new Map<number, string>();

  of({ view }: Grid, row: number, columns: readonly GridColumn[]): string {
    if (columns.length > MOST_BITS) return textOf(columns.map(({ column }) => view.value(row, column) !== null));
    let bits = 0;
    for (const { column } of columns) bits = bits * 2 + (view.value(row, column) === null ? 0 : 1);
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
function totalOfLast(texts: readonly string[]): TotalRank {
  const named = texts.filter((text) => text !== "");
  return named.length === 1 ? totalRank(named[0] ?? "") : 0;
}
