import { codesOfName } from "../catalog/classifications";
import type { AxisSpec, TableSpec } from "../catalog/types";
import { bestRole, fitColumns, fitSides, readingsOfThisYear, type Fit } from "./columns";
import { columnsAddUp } from "./columnsAddUp";
import { isColumnNumberRow, type HeaderColumn } from "./headers";
import { isTotal, lineOf, roleOfLabel, RowGroups } from "./lines";
import { isFootline, isNote, plain, withoutNumbering } from "./text";
import type { Span, SheetView } from "./view";

const SAMPLE_ROWS = 300;
/** Rows whose labels must name roles before a table counts as one with its columns printed as rows. */
const FEWEST_ROLES = 2;
/** Lines of income above the expenditure that tell a stacked balance without a title. */
const MOST_LINES = 3;

/**
 * Every way in which the columns under a header may be laid out as a kind of table: straight, in bands side by side, a
 * balance with income above expenditure, or with the items of its columns as rows; each for every reading of which
 * columns are of this year. What only the rows can prove is left to {@link rowsSuit}.
 */
export function arrangementsOf(spec: TableSpec, all: readonly HeaderColumn[]): readonly Fit[] {
  const readings = readingsOfThisYear(spec, all);
  return readings.flatMap((columns) => {
    const straight = fitColumns(spec, all, columns);
    const bands = inBands(spec, columns, straight);
    const fits = [bands ?? straight, ...stacked(spec, columns, straight), ...withRolesInRows(spec, columns)];
    return readings.length === 1 ? fits : fits.map((fit): Fit => ({ ...fit, byFigures: true }));
  });
}

/** Code, name and amount, then code, name and amount again: each band is read like a table of its own. */
function inBands(spec: TableSpec, columns: readonly HeaderColumn[], straight: Fit): Fit | null {
  const [axis, second] = spec.axes;
  if (!axis?.rows.classified || second) return null;
  const isLabel = (column: HeaderColumn): boolean => ["code", "name"].includes(bestRole([axis], column)?.content ?? "");
  if (!straight.unplaced.some(isLabel)) return null;
  const bands: HeaderColumn[][] = [];
  let amounts = true;
  for (const column of columns) {
    const label = isLabel(column);
    if (label && amounts) bands.push([]);
    amounts = !label;
    bands.at(-1)?.push(column);
  }
  if (bands.length < 2) return null;
  const fit = fitSides(spec, "bands", bands.map((band) => ({ axis, columns: band })), columns);
  return fit.complete ? { ...fit, score: fit.score / bands.length } : null;
}

/** One column of labels and one of amounts for both sides of a balance. */
function stacked(spec: TableSpec, columns: readonly HeaderColumn[], straight: Fit): readonly Fit[] {
  const [income, expenditure] = spec.axes;
  if (!income || !expenditure || straight.complete) return [];
  const fit = fitSides(spec, "stacked", [{ axis: income, columns }, { axis: expenditure, columns }], columns);
  return fit.complete ? [{ ...fit, score: fit.score / 2 }] : [];
}

function withRolesInRows(spec: TableSpec, columns: readonly HeaderColumn[]): readonly Fit[] {
  return spec.axes.flatMap((axis) => {
    if (!axis.rolesInRows) return [];
    const turned: AxisSpec = { id: axis.id, columns: axis.rolesInRows, rows: { roles: axis.columns } };
    const fit = fitSides(spec, "rolesInRows", [{ axis: turned, columns }], columns);
    return fit.complete ? [fit] : [];
  });
}

/** Whether a table whose rows are usually codes has no column that names them: then it is one row of amounts. */
function isBareRow({ axes }: Fit): boolean {
  return axes.some(({ axis, columns }) => axis.rows.unlabelledRow === true && axis.rows.classified !== undefined && columns.every(({ content }) => content === "amount"));
}

function rowsOfFigures(view: SheetView, { axes }: Fit, lastHeader: number, span: Span): number {
  const columns = axes.flatMap((axis) => axis.columns.map(({ column }) => column));
  let rows = 0;
  for (let row = lastHeader + 1; row <= Math.min(span.lastRow, lastHeader + SAMPLE_ROWS); row++) {
    if (columns.some((column) => typeof view.value(row, column) === "number") && !isColumnNumberRow(view, row, span)) rows += 1;
  }
  return rows;
}

/** Labels of a column below a header. */
function labelsBelow(view: SheetView, column: number, lastHeader: number, span: Span): readonly string[] {
  const labels: string[] = [];
  for (let row = lastHeader + 1; row <= Math.min(span.lastRow, lastHeader + SAMPLE_ROWS); row++) {
    const text = view.text(row, column);
    if (text !== "") labels.push(text);
  }
  return labels;
}

/**
 * Whether the rows below prove a reading of the columns, and how much they add to its score: sums of columns where it is in
 * doubt which are of this year; for an arrangement other than the straight one labels that name roles, lines of income,
 * then of expenditure.
 */
export function rowsSuit(view: SheetView, fit: Fit, lastHeader: number, span: Span): number | null {
  const arranged = arrangementSuits(view, fit, lastHeader, span);
  return arranged === null || fit.byFigures !== true ? arranged : arranged + columnsAddUp(view, fit, lastHeader, span);
}

function arrangementSuits(view: SheetView, fit: Fit, lastHeader: number, span: Span): number | null {
  if (fit.arrangement === "bands") return 0;
  if (fit.arrangement === "straight") return isBareRow(fit) && rowsOfFigures(view, fit, lastHeader, span) > 1 ? null : 0;
  const [first, second] = fit.axes;
  const label = first?.columns.find((column) => column.content === "name");
  if (!first || !label) return null;
  if (fit.arrangement === "rolesInRows") {
    const names = first.columns.filter((column) => column.content === "name").map(({ column }) => column);
    const groups = new RowGroups();
    const rows = Array.from({ length: Math.min(span.lastRow, lastHeader + SAMPLE_ROWS) - lastHeader }, (_, index) => groups.labelOf(names.map((column) => view.text(lastHeader + 1 + index, column))));
    const items = rows.filter(({ label: text }) => text !== "" && !isTotal(text) && !isNote(text) && !isFootline(text));
    const roles = items.flatMap(({ label: text, group }) => roleOfLabel(first.axis.rows.roles ?? [], text, group)?.role ?? []);
    return new Set(roles).size < FEWEST_ROLES || roles.length * 2 < items.length ? null : new Set(roles).size - (items.length - roles.length);
  }
  const labels = labelsBelow(view, label.column, lastHeader, span);
  const turn = labels.findIndex((text) => second !== undefined && opensExpenditure(second.axis, text));
  const known = new Set(labels.slice(0, Math.max(0, turn)).flatMap((text) => lineOf(first.axis, text)?.id ?? []));
  return turn > 0 && known.size > 0 ? Math.min(known.size, MOST_LINES) : null;
}

/** Whether a label in a stacked balance belongs to the side of expenditure: 支出, one of its lines, or the name of a class. */
export function opensExpenditure(axis: AxisSpec, label: string): boolean {
  const text = withoutNumbering(plain(label)).replace(/[:：]$/, "");
  if (/^(?:本年)?支出(?:项目|部分|预算)?$/.test(text)) return true;
  return (text.includes("支出") && lineOf(axis, label) !== null) || codesOfName("functional", text).some((code) => code.length === 3);
}
