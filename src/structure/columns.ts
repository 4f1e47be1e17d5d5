import type { Scalar } from "../model/cells";
import type { UnitOfMeasure } from "../model/money";
import { unitOfColumn } from "../recognize/columnUnits";
import { saysNothing } from "../recognize/text";
import { CONTENT } from "./rowsOfSheet";
import type { Grid } from "./grids";
import { beginsBody } from "./rowsOfSheet";
import { levelNumber, numberKind, periodOf, type NumberKind } from "./words";

/** One column of a grid under its headers. */
export interface GridColumn {
  readonly column: number;
  readonly kind: "code" | "label" | "blank" | NumberKind;
  /** Plain header texts from the top group down, without years and units of measure. */
  readonly path: readonly string[];
  /** Period named in the path ("2017", "上年"), "" where none is. */
  readonly period: string;
  /** Header as printed, levels joined. */
  readonly printed: string;
  /** The unit of measure that its own headers state; null where it is the table's. */
  readonly unit: UnitOfMeasure | null;
}

/** Label columns with the columns of figures that belong to them; a balance has several side by side. */
export interface PaneColumns {
  readonly codes: readonly GridColumn[];
  readonly labels: readonly GridColumn[];
  readonly figures: readonly GridColumn[];
  /** Columns that count the rows (序号); a total may be named there. */
  readonly counters: readonly GridColumn[];
  /** A column before the labels that numbers the rows level by level: 一, 1, 2, 二 …; null where there is none. */
  readonly numbers: GridColumn | null;
}

/** Body rows whose cells are counted to tell what a column holds. */
const SAMPLE_ROWS = 400;

/** Header texts of every column: merged cells count in each cell they cover; without merges a blank belongs to its left neighbour. */
function headerPaths(grid: Grid): ReadonlyMap<number, readonly string[]> {
  const { view, headerRows } = grid;
  const { span } = view;
  const first = headerRows[0] ?? 0;
  const last = headerRows.at(-1) ?? 0;
  const covered = new Map<number, Map<number, readonly [number, number]>>();
  for (const area of view.sheet.merges) {
    if (area.row > last || area.row + area.rows <= first) continue;
    for (let row = Math.max(first, area.row); row < area.row + area.rows && row <= last; row++) {
      const line = covered.get(row) ?? new Map<number, readonly [number, number]>();
      for (let column = area.column; column < area.column + area.columns && column <= span.lastColumn; column++) line.set(column, [area.row, area.column]);
      covered.set(row, line);
    }
  }
  const merged = covered.size > 0;
  const paths = new Map<number, readonly string[]>();
  let left: (string | null)[] = [];
  for (let column = span.column; column <= span.lastColumn; column++) {
    const origins: (string | null)[] = [];
    const path: string[] = [];
    let own = false;
    headerRows.forEach((row, depth) => {
      const origin = covered.get(row)?.get(column);
      const atRow = origin ? origin[0] : row;
      const atColumn = origin ? origin[1] : column;
      let text = view.headerText(atRow, atColumn);
      let key: string | null = text === "" ? null : `${atRow},${atColumn}`;
      if (text !== "" && !origin) own = true;
      // A group header that was not merged (or a merge that the host does not tell) reaches to the next one.
      const inherits = text === "" && !own && left[depth] != null && (!merged || depth < headerRows.length - 1) && origins.every((each, above) => each === left[above]);
      if (inherits) {
        key = left[depth] ?? null;
        const [r = 0, c = 0] = (key ?? "").split(",").map(Number);
        text = view.headerText(r, c);
      }
      origins.push(key);
      if (text !== "" && path.at(-1) !== text && !STARS.test(text)) path.push(text);
    });
    left = origins;
    paths.set(column, path);
  }
  return paths;
}

/** What stands in the row of column numbers above columns without one. */
const STARS = /^[*＊]+$/;

function withoutPeriod(text: string): string {
  return text.replace(/(?:19|20)\d{2}(?:年度?)?/g, "").replace(/[(](?:单位[:：])?(?:百万|万|千|亿)?元[)]/g, "");
}

/** The columns of a grid that have a header or hold something, from left to right. */
export function columnsOf(grid: Grid): readonly GridColumn[] {
  const { view, bodyRows } = grid;
  const paths = headerPaths(grid);
  const columns: GridColumn[] = [];
  const sample = bodyRows.slice(0, SAMPLE_ROWS);
  const values = sample.map((row) => view.cells(row));
  let most = 0;
  let before = 0;
  for (let column = view.span.column; column <= view.span.lastColumn; column++) {
    const path = paths.get(column) ?? [];
    const leaf = path.at(-1) ?? "";
    const content = contentOf(grid, column, sample, values, numberKind(path) === "rate");
    if (path.length === 0 && content.numbers + content.texts + content.codes === 0) continue;
    // What is hidden and has no header of its own is somebody's helper.
    if (view.sheet.hiddenColumns.includes(column) && !isHeaded(grid, column)) continue;
    const words = path.map(withoutPeriod).filter((text) => text !== "");
    const periods = path.map(periodOf).filter((each) => each !== "");
    // 本年 within a group of a year is that year: what is not carried over.
    const period = periods.findLast((each) => each !== "本年") ?? periods.at(-1) ?? "";
    const { numbers } = content;
    const isFilled = numbers + content.texts + content.codes > 0;
    const kind = isFilled && (REMARKS.test(leaf) || isBeside(grid, column, path, columns, content, { most, before })) ? "label" : kindOf(content, path, leaf, columns.some((other) => other.kind === "amount"));
    if (kind === "amount") most = Math.max(most, numbers);
    before = numbers;
    const printed = path.join(" / ");
    columns.push({ column, kind, path: words, period, printed, unit: unitOfColumn(printed) });
  }
  return columns;
}

/** Headers of columns of remarks, in which a number is no amount of the table. */
const REMARKS = /^(?:备注|说明|备注说明|情况说明)$/;
/** To one of somebody's words beside the table, under a header that reaches so far, may stand so many numbers. */
const NUMBERS_TO_A_WORD = 4;

/**
 * Whether a column holds what somebody noted beside the table: words, perhaps with numbers among them, or a few numbers, and no header
 * or none but what reaches so far from the figures before it.
 *
 * @param numbersOf the numbers of the column before it, and of that of amounts which has most: one of which the header alone was lost has
 *   about as many
 */
function isBeside(grid: Grid, column: number, path: readonly string[], columns: readonly GridColumn[], { numbers, texts }: ColumnContent, numbersOf: { readonly most: number; readonly before: number }): boolean {
  if (isHeaded(grid, column)) return false;
  if (texts > 0 && texts * NUMBERS_TO_A_WORD >= numbers) return true;
  // One cell above both has one amount in a row.
  if (numbers <= numbersOf.before && isMergedOver(grid, column)) return true;
  if (numbers * 2 >= numbersOf.most) return false;
  if (path.length === 0) return columns.some(({ kind }) => kind === "amount");
  const before = columns.at(-1);
  return before?.column === column - 1 && `${before.printed} / `.startsWith(`${path.join(" / ")} / `) && holdsFigures(grid, before);
}

/** Whether the lowest header of the column before is merged over a column. */
function isMergedOver({ view, headerRows }: Grid, column: number): boolean {
  const [first = 0, last = 0] = [headerRows[0], headerRows.at(-1)];
  return view.sheet.merges.some((area) => area.column < column && area.column + area.columns > column && area.row >= first && area.row <= last && area.row + area.rows > last);
}

/** Whether a column holds figures, or dashes where there are none. */
function holdsFigures({ view, bodyRows }: Grid, { column, kind }: GridColumn): boolean {
  return kind === "amount" || kind === "change" || kind === "rate" || (kind === "blank" && bodyRows.some((row) => view.text(row, column) !== ""));
}

/** Whether a column has a header of its own, and not that of the column beside it. */
export function isHeaded({ view, headerRows }: Grid, column: number): boolean {
  return headerRows.some((row) => view.headerText(row, column) !== "");
}

interface ColumnContent {
  /** Numbers that are no codes, texts, codes, and how many numbers go on from the one above. */
  readonly numbers: number;
  readonly texts: number;
  readonly codes: number;
  readonly serial: number;
}

/** A code as printed, its levels perhaps apart: "2010301", "301 | 2", "301-02". */
const CODE = /^\d{3}(?:\d{2}){0,2}$|^\d{3}(?:[\s|\-－.]+\d{1,2}){1,2}$/;

/** A rate typed as text with its sign: 12.5%, △3.2％. */
const RATE = /^[(（]?[-+－＋△▲▵▴]?[\d０-９][\d０-９.．,，]*[)）]?[%％][)）]?$/;

/**
 * @param values of each of the rows
 * @param ofRates whether rates stand under the header: those typed with their sign are numbers too
 */
function contentOf({ view, lines }: Grid, column: number, rows: readonly number[], values: readonly (readonly Scalar[])[], ofRates: boolean): ColumnContent {
  let numbers = 0;
  let texts = 0;
  let codes = 0;
  let serial = 0;
  let previous = 0;
  const place = column - view.sheet.column;
  for (let at = 0; at < rows.length; at++) {
    const value = values[at]?.[place] ?? null;
    if (value === null) continue;
    if (typeof value === "number") {
      numbers += 1;
      if (value === previous + 1) serial += 1;
      previous = value;
      continue;
    }
    const content = lines.content(rows[at] ?? -1, column);
    const printed = String(value).trim();
    if (content === CONTENT.code || (content === CONTENT.text && CODE.test(printed))) codes += 1;
    else if (content === CONTENT.text && ofRates && RATE.test(printed)) numbers += 1;
    else if (content === CONTENT.text) texts += saysNothing(printed) ? 0 : 1;
    else {
      numbers += 1;
      if (Number(printed) === previous + 1) serial += 1;
      previous = Number(printed);
    }
  }
  return { numbers, texts, codes, serial };
}

function kindOf({ numbers, texts, codes, serial }: ColumnContent, path: readonly string[], leaf: string, afterAmounts: boolean): GridColumn["kind"] {
  if (numbers + texts + codes === 0) return "blank";
  if (/编码|代码|编号|^类$|^款$|^项$/.test(leaf) ? codes + numbers > 0 && codes + numbers >= texts : codes > texts && numbers === 0) return "code";
  if (texts > numbers || codes + texts > numbers) return "label";
  const kind = numberKind(path);
  // 1, 2, 3 … before the first amounts numbers the rows.
  return kind === "amount" && !afterAmounts && serial >= 3 && serial === numbers && !/额|费|元|数$/.test(leaf) ? "counter" : kind;
}

/** Whether a column of texts right of figures names rows of its own: its texts are numbered, totals or names of a list under a header of names. */
function namesRows(grid: Grid, column: GridColumn): boolean {
  if (column.kind === "code") return true;
  let texts = 0;
  let begins = 0;
  for (const row of grid.bodyRows.slice(0, SAMPLE_ROWS)) {
    const text = grid.view.text(row, column.column);
    if (text === "") continue;
    texts += 1;
    if (beginsBody(text)) begins += 1;
  }
  return begins > 0 && (begins * 3 >= texts || /项目|科目|名称|分类|用途|支出|收入/.test(column.path.at(-1) ?? "")) || (texts > 0 && /^项目(?:名称)?$|科目(?:名称)?$/.test(column.path.at(-1) ?? ""));
}

interface Mutable {
  readonly codes: GridColumn[];
  readonly labels: GridColumn[];
  readonly counters: GridColumn[];
  figures: GridColumn[];
  numbers: GridColumn | null;
}

function emptyPane(): Mutable {
  return { codes: [], labels: [], counters: [], figures: [], numbers: null };
}

/** Whether a column under 序号 numbers rows of several levels: 一 above 1 and 2. */
function numbersLevels({ view, bodyRows }: Grid, { column, path }: GridColumn): boolean {
  if (!/^(?:序号|编号|行次)$/.test(path.at(-1) ?? "")) return false;
  const styles = new Set(bodyRows.slice(0, SAMPLE_ROWS).map((row) => view.value(row, column)).filter((content) => content !== null).map(levelNumber));
  return styles.size > 1 && !styles.has("") && styles.has("一");
}

/** Divides the columns of a grid into panes: labels, then figures, then perhaps labels again. */
export function panesOf(grid: Grid, columns: readonly GridColumn[]): readonly PaneColumns[] {
  const panes: Mutable[] = [];
  let pane = emptyPane();
  const lastFigure = Math.max(...columns.filter(({ kind }) => kind === "amount" || kind === "change").map(({ column }) => column), -1);
  for (const column of columns) {
    if (pane.labels.length === 0 && !pane.figures.some(({ kind }) => kind !== "blank") && numbersLevels(grid, column)) pane.numbers = column;
    else if (column.kind === "code" || column.kind === "label") {
      if (pane.figures.some(({ kind }) => kind !== "blank")) {
        // Remarks and dates among the figures are no labels of further rows.
        if (column.column > lastFigure || !namesRows(grid, column)) continue;
        panes.push(pane);
        pane = emptyPane();
      } else pane.figures = [];
      (column.kind === "code" ? pane.codes : pane.labels).push(column);
    } else if (column.kind !== "counter") {
      pane.figures.push(column);
    } else if (pane.figures.length === 0) pane.counters.push(column);
  }
  panes.push(pane);
  return panes.filter(({ figures }) => figures.length > 0);
}
