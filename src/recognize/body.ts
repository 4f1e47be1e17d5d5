import type { Leftover } from "../model/book";
import type { CellRef } from "../model/cells";
import { combinedBands, TurnedRows } from "./amountsOfRows";
import { opensExpenditure } from "./arrangements";
import { readCode } from "./codes";
import type { Fit } from "./columns";
import { isColumnNumberRow, isHeaderRow, isHeaderWord, type HeaderColumn } from "./headers";
import { hasAmounts, layoutsOf, rawText, type AxisLayout, type AxisState, type DraftRow } from "./rows";
import { readRow, rowYear } from "./readRow";
import { withSubtotals } from "./subtotals";
import { bodyIn, isNote, isUnitLine, plain } from "./text";
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
  view: SheetView, { axes, arrangement }: Pick<Fit, "axes" | "arrangement">, columns: readonly HeaderColumn[], headerRows: readonly [number, number], span: Span,
): Body & { readonly bodyRow: number } {
  const all = layoutsOf({ axes }).map((layout, band): AxisState => ({
    band, layout, years: yearsOf(view, columns, headerRows[1], span), firstColumn: span.column, code: { code: "" }, shortest: 0, unitName: null, unitCode: null, under: "", use: "", unlabelled: false,
  }));
  // The sides of a stacked balance take turns; all others stand side by side.
  let states: readonly AxisState[] = arrangement === "stacked" ? all.slice(0, 1) : all;
  const turned = arrangement === "rolesInRows" ? new TurnedRows(all[0]) : null;
  const headers = new Set<string>();
  for (let row = headerRows[0]; row <= headerRows[1]; row++) headers.add(signature(view, row, span));
  const read: DraftRow[] = [];
  const leftovers: Leftover[] = [];
  let note: Body["note"] = null;
  let bodyRow = headerRows[1] + 1;
  if (isColumnNumberRow(view, bodyRow, span)) bodyRow += 1;
  let endRow = bodyRow - 1;
  let lastBodyRow = span.lastRow;
  for (let row = bodyRow; row <= span.lastRow; row++) {
    const lead = firstFilled(view, row, span);
    if (lead === null) continue;
    const text = view.text(row, lead) || plain(String(view.value(row, lead)).slice(0, 200));
    if (isNote(text) && note === null) {
      note = { text: String(view.value(row, lead)).trim(), at: view.ref(row, lead) };
      lastBodyRow = row - 1;
      endRow = row;
      continue;
    }
    if (isHeaderWord(text) && headers.has(signature(view, row, span))) { endRow = row; continue; }
    if (isUnitLine(text) || (bodyIn(text) !== null && !isNumberedRow(view, row, span))) continue;
    if (text.startsWith("*") || /^(?:栏次|行次|\d)/.test(text)) if (isColumnNumberRow(view, row, span)) { endRow = row; continue; }
    if (note !== null && !isNumberedRow(view, row, span) && !states.some((state) => isCoded(view, row, state.layout))) continue;
    if (arrangement === "stacked" && states[0] === all[0] && turnsToExpenditure(view, row, all[1])) {
      states = all.slice(1);
      if (isHeaderRow(view, row, span)) { endRow = row; continue; }
    }
    const readings = turned ? [turned.read(view, row)] : arrangement === "bands" ? combinedBands(view, row, states) : states.map((state) => readRow({ view, row, state }));
    const drafts = readings.filter((reading): reading is DraftRow => typeof reading === "object");
    if (!drafts.some((reading) => reading.key !== null) && isHeaderRow(view, row, span)) {
      lastBodyRow = Math.min(lastBodyRow, row - 1);
      break;
    }
    read.push(...drafts);
    readings.forEach((reading, index) => {
      const state = states[index];
      if (!state) return;
      const apart = state.layout.shared.length > 0 && (typeof reading !== "object" || reading.kind !== "total") && !drafts.some(({ kind }) => kind === "total");
      if ((reading === "unknown" && hasAmounts(view, row, state.layout)) || (apart && hasAmounts(view, row, { amounts: state.layout.shared }))) leftovers.push(unknownRow(view, row, state, lead));
    });
    if (note !== null && drafts.length > 0) { note = null; lastBodyRow = span.lastRow; }
    endRow = row;
  }
  tellTotalsApart(read);
  let rows: readonly DraftRow[] = read;
  for (const { band, layout } of all) {
    const classified = layout.spec.rows.classified;
    if (classified) rows = withSubtotals(rows, band, classified.classification);
  }
  if (turned) {
    const { total, unread } = turned.finish(view);
    rows = [...rows, ...total];
    leftovers.push(...unread.map((row) => unknownRow(view, row, turned.state, span.column)));
  }
  return { rows, leftovers, note, endRow, lastBodyRow: Math.max(lastBodyRow, bodyRow - 1), bodyRow };
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

/** 收入合计 above 收入总计 is the total of the year, though alone it would be the grand total. */
function tellTotalsApart(rows: readonly DraftRow[]): void {
  for (const side of ["revenue", "expenditure"] as const) {
    const grand = rows.filter((row) => row.key === `${side}-grand-total`);
    const [first] = grand;
    if (grand.length < 2 || !first || plain(first.label).includes("总计")) continue;
    if (!rows.some((row) => row.key === `current-${side}-total`)) first.key = `current-${side}-total`;
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
  for (let column = span.column; column <= span.lastColumn; column++) if (view.value(row, column) !== null) return column;
  return null;
}

function isNumberedRow(view: SheetView, row: number, span: Span): boolean {
  for (let column = span.column; column <= span.lastColumn; column++) if (typeof view.value(row, column) === "number") return true;
  return false;
}

function signature(view: SheetView, row: number, span: Span): string {
  const texts: string[] = [];
  for (let column = span.column; column <= span.lastColumn; column++) texts.push(view.text(row, column));
  return texts.join("|");
}
