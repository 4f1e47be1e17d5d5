import type { Leftover } from "../model/book";
import type { CellRef } from "../model/cells";
import { nameOfCode } from "../catalog/classifications";
import { acrossPanes, combinedBands, TurnedRows } from "./amountsOfRows";
import { opensExpenditure } from "./arrangements";
import { readCode } from "./codes";
import type { Fit } from "./columns";
import { isColumnNumberRow, isHeaderRow, numbersAlone, type HeaderColumn } from "./headers";
import { hasAmounts, layoutsOf, rawText, type AxisLayout, type AxisState, type DraftRow, type RowReader, type RowReading } from "./rows";
import { readRow, rowYear } from "./readRow";
import { withSubtotals } from "./subtotals";
import { bodyIn, isNote, isSigned, isUnitLine, plain, saysNothing } from "./text";
import type { Span, SheetView } from "./view";

/** The body of a table. */
export interface Body {
  readonly rows: readonly DraftRow[];
  readonly leftovers: readonly Leftover[];
  readonly note: { readonly text: string; readonly at: CellRef } | null;
  /** Last row of the table, note included. */
  readonly endRow: number;
  readonly lastBodyRow: number;
}

/** A row that a code opens, though it may have no figures yet: a class whose items were typed below the note of an empty table. */
function isCoded(view: SheetView, row: number, { codes }: AxisLayout): boolean {
  const [first] = codes;
  return first !== undefined && readCode(view.value(row, first)) !== null;
}

/** Reads the rows below a header, down to the note, another table or the end of the span. */
export function readBody(
  view: SheetView, fit: Pick<Fit, "axes" | "arrangement">, columns: readonly HeaderColumn[], headerRows: readonly [number, number], span: Span,
): Body & { readonly bodyRow: number } {
  return new BodyReader(view, fit, columns, headerRows, span).read();
}

/** Pages are numbered below it; codes of units have more digits. */
const PAGES = 1000;
/** What a row that numbers the columns begins with. */
const NUMBERS_COLUMNS = /^(?:\*|栏次|行次|\d)/;

class BodyReader {
  private readonly arrangement: Fit["arrangement"];
  private readonly all: readonly AxisState[];
  /** The sides that a row is read for: those of a stacked balance take turns, all others stand side by side. */
  private states: readonly AxisState[];
  /** A reader for each of all sides, and what each of those at hand read last. */
  private readonly readers: readonly RowReader[];
  private readonly readings: RowReading[] = [];
  private readonly turned: TurnedRows | null;
  /** The header's rows as texts, to know them again where a page begins. */
  private readonly headers = new Set<string>();
  /** The first text of each. */
  private readonly leads = new Set<string>();
  private readonly bodyRow: number;
  private readonly rows: DraftRow[] = [];
  private readonly leftovers: Leftover[] = [];
  /** Columns between those of the table in which somebody may write what he likes. */
  private readonly remarks: ReadonlySet<number>;
  private note: Body["note"] = null;
  private endRow: number;
  private lastBodyRow: number;

  constructor(
    private readonly view: SheetView, { axes, arrangement }: Pick<Fit, "axes" | "arrangement">, columns: readonly HeaderColumn[],
    [firstHeader, lastHeader]: readonly [number, number], private readonly span: Span,
  ) {
    this.arrangement = arrangement;
    this.all = layoutsOf({ axes }).map((layout, band): AxisState => ({
      band, layout, years: yearsOf(view, columns, lastHeader, span), firstColumn: span.column, code: { code: "" }, shortest: 0, unitName: null, unitCode: null, under: "", use: "", unlabelled: false, groups: [],
    }));
    this.states = arrangement === "stacked" ? this.all.slice(0, 1) : this.all;
    this.readers = this.all.map((state) => ({ view, row: 0, state }));
    this.turned = arrangement === "rolesInRows" ? new TurnedRows(this.all[0]) : null;
    for (let row = firstHeader; row <= lastHeader; row++) {
      const texts = textsOf(view, row, span);
      this.headers.add(texts.join("|"));
      this.leads.add(texts.find((text) => text !== "") ?? "");
    }
    this.remarks = columnsBetween(this.all.map(({ layout }) => layout));
    this.bodyRow = lastHeader + (isColumnNumberRow(view, lastHeader + 1, span) || numbersAlone(view, lastHeader + 1, span) ? 2 : 1);
    this.endRow = this.bodyRow - 1;
    this.lastBodyRow = span.lastRow;
  }

  read(): Body & { readonly bodyRow: number } {
    for (let row = this.bodyRow; row <= this.span.lastRow; row++) {
      const lead = firstFilled(this.view, row, this.span);
      if (lead !== null && !this.takes(row, lead)) break;
    }
    tellTotalsApart(this.rows);
    let rows: readonly DraftRow[] = this.rows;
    for (const { band, layout } of this.all) {
      const classified = layout.spec.rows.classified;
      if (classified) rows = withSubtotals(rows, band, classified.classification);
    }
    if (this.turned) {
      const { state } = this.turned;
      const { total, unread } = this.turned.finish(this.view);
      rows = [...rows, ...total];
      this.leftovers.push(...unread.map((row) => unknownRow(this.view, row, state, this.span.column)));
    }
    return { rows, leftovers: this.leftovers, note: this.note, endRow: this.endRow, lastBodyRow: Math.max(this.lastBodyRow, this.bodyRow - 1), bodyRow: this.bodyRow };
  }

  /** Reads a row whose first filled cell is `lead`; false where the table has come to its end before it. */
  private takes(row: number, lead: number): boolean {
    const { view, span } = this;
    const text = view.text(row, lead) || plain(String(view.value(row, lead)).slice(0, 200));
    if (isNote(text) && this.note === null) {
      this.note = { text: String(view.value(row, lead)).trim(), at: view.ref(row, lead) };
      this.lastBodyRow = row - 1;
      this.endRow = row;
      return true;
    }
    if (this.leads.has(text) && this.headers.has(textsOf(view, row, span).join("|"))) return this.passes(row);
    if (isUnitLine(text) || isSigned(text) || (bodyIn(text) !== null && !isNumberedRow(view, row, span))) return true;
    if (NUMBERS_COLUMNS.test(text) && isColumnNumberRow(view, row, span)) return this.passes(row);
    if (this.note !== null && !isNumberedRow(view, row, span) && !this.states.some((state) => isCoded(view, row, state.layout))) return true;
    if (this.turnsAt(row)) {
      this.states = this.all.slice(1);
      if (isHeaderRow(view, row, span)) return this.passes(row);
    }
    return this.standsApart(row, lead) || this.takesFigures(row, lead);
  }

  /** A number alone in its row, apart from the rows above it, that is the code of nothing: the number of a page, a day as a bare number, a count. */
  private standsApart(row: number, lead: number): boolean {
    const { view, span } = this;
    const value = view.value(row, lead);
    const above = this.rows.at(-1)?.row ?? row;
    if (typeof value !== "number" || above >= row - 1) return false;
    for (let column = lead + 1; column <= span.lastColumn; column++) if (view.value(row, column) !== null) return false;
    const code = readCode(value)?.code ?? "";
    const labelled = this.all.filter(({ layout: { labels } }) => labels.includes(lead));
    return labelled.length > 0 && labelled.every(({ layout: { codes, spec: { rows } } }) =>
      (rows.classified && codes.includes(lead) ? nameOfCode(rows.classified.classification, code) === null : Number.isInteger(value) && value < PAGES));
  }

  /** A row that belongs to the table and says nothing. */
  private passes(row: number): true {
    this.endRow = row;
    return true;
  }

  private turnsAt(row: number): boolean {
    return this.arrangement === "stacked" && this.states[0] === this.all[0] && turnsToExpenditure(this.view, row, this.all[1]);
  }

  private takesFigures(row: number, lead: number): boolean {
    const readings = this.readingsOf(row);
    let drafts = 0;
    let keyed = false;
    let total = false;
    for (let index = 0; index < readings.length; index += 1) {
      const reading = readings[index];
      if (typeof reading !== "object") continue;
      drafts += 1;
      if (reading.key !== null) keyed = true;
      if (reading.kind === "total") total = true;
    }
    if (!keyed && this.turned?.took(row) !== true && isHeaderRow(this.view, row, this.span, this.remarks) && !this.saysNoAmount(row)) {
      this.lastBodyRow = Math.min(this.lastBodyRow, row - 1);
      return false;
    }
    for (let index = 0; index < readings.length; index += 1) {
      const reading = readings[index] ?? "nothing";
      if (typeof reading === "object") this.rows.push(reading);
      const state = this.states[index];
      if (state && this.leavesUnread(row, state, reading, total)) this.leftovers.push(unknownRow(this.view, row, state, lead));
    }
    if (this.note !== null && drafts > 0) {
      this.note = null;
      this.lastBodyRow = this.span.lastRow;
    }
    return this.passes(row);
  }

  /** Whether a dash stands where an amount would: such a row is a line of the table, whatever words stand beside it. */
  private saysNoAmount(row: number): boolean {
    return this.states.some(({ layout: { amounts } }) => amounts.some(({ column }) => {
      const text = this.view.text(row, column);
      return text !== "" && saysNothing(text);
    }));
  }

  private readingsOf(row: number): readonly RowReading[] {
    if (this.turned) return [this.turned.read(this.view, row)];
    if (this.arrangement === "bands") return combinedBands(this.view, row, this.states);
    for (let at = 0; at < this.states.length; at += 1) {
      const reader = this.readers[this.states[at]?.band ?? 0];
      if (!reader) continue;
      reader.row = row;
      this.readings[at] = readRow(reader);
    }
    return acrossPanes(this.view, row, this.states, this.readings);
  }

  /** Amounts of a row that is not understood, and amounts of both sides together outside a row of totals. */
  private leavesUnread(row: number, { layout }: AxisState, reading: RowReading, total: boolean): boolean {
    if (reading === "unknown" && hasAmounts(this.view, row, layout)) return true;
    return !total && layout.shared.length > 0 && hasAmounts(this.view, row, { amounts: layout.shared });
  }
}

/** Columns between those of layouts that are of none. */
function columnsBetween(layouts: readonly AxisLayout[]): ReadonlySet<number> {
  const own = new Set(layouts.flatMap(({ labels, codes, names, amounts, shared }) => [...labels, ...codes, ...names, ...[...amounts, ...shared].map(({ column }) => column)]));
  const last = Math.max(...own);
  const between = new Set<number>();
  for (let column = Math.min(...own); column < last; column++) if (!own.has(column)) between.add(column);
  return between;
}

/** The column headed 年度 and the latest year in it. */
function yearsOf(view: SheetView, columns: readonly HeaderColumn[], lastHeader: number, span: Span): AxisState["years"] {
  const column = columns.find(({ levels }) => /^(?:年度|年份|预算年度)$/.test(levels.at(-1) ?? ""))?.column;
  if (column === undefined) return null;
  let latest = 0;
  for (let row = lastHeader + 1; row <= span.lastRow; row++) latest = Math.max(latest, rowYear(view, row, column) ?? 0);
  return latest === 0 ? null : { column, latest };
}

function turnsToExpenditure(view: SheetView, row: number, state: AxisState | undefined): boolean {
  const label = state?.layout.names[0];
  return state !== undefined && label !== undefined && opensExpenditure(state.layout.spec, view.text(row, label));
}

const TOLD_APART: ReadonlySet<string> = new Set(["revenue", "expenditure"].flatMap((side) => [`${side}-grand-total`, `current-${side}-total`]));

/** 收入合计 above 收入总计 is the total of the year, though alone it would be the grand total. */
function tellTotalsApart(rows: readonly DraftRow[]): void {
  const totals = rows.filter(({ key, kind }) => kind === "line" && key !== null && TOLD_APART.has(key));
  for (const side of ["revenue", "expenditure"] as const) {
    const grand = totals.filter((row) => row.key === `${side}-grand-total`);
    const [first] = grand;
    if (grand.length < 2 || !first || plain(first.label).includes("总计")) continue;
    if (!totals.some((row) => row.key === `current-${side}-total`)) first.key = `current-${side}-total`;
  }
}

function unknownRow(view: SheetView, row: number, state: AxisState, lead: number): Leftover {
  const columns = state.layout.amounts.map(({ column }) => column);
  const labels = [...state.layout.codes, ...state.layout.names];
  const first = Math.min(...columns, ...labels, ...(labels.length === 0 ? [lead] : []));
  return {
    area: { sheet: view.name, row, column: first, rows: 1, columns: Math.max(...columns) - first + 1 },
    reason: "unknownRow", detail: labels.map((column) => rawText(view, row, column)).filter((text) => text !== "").join(" "),
  };
}

function firstFilled(view: SheetView, row: number, span: Span): number | null {
  const line = view.cells(row);
  for (let column = span.column; column <= span.lastColumn; column++) if ((line[column - view.sheet.column] ?? null) !== null) return column;
  return null;
}

function isNumberedRow(view: SheetView, row: number, span: Span): boolean {
  for (let column = span.column; column <= span.lastColumn; column++) if (typeof view.value(row, column) === "number") return true;
  return false;
}

function textsOf(view: SheetView, row: number, span: Span): readonly string[] {
  const texts: string[] = [];
  for (let column = span.column; column <= span.lastColumn; column++) texts.push(view.text(row, column));
  return texts;
}
