import type { AxisSpec } from "../catalog/types";
import { levelOf } from "../catalog/classifications";
import type { AxisId, BookColumn, ColumnRole, Leftover, RowKind } from "../model/book";
import { isErrorValue, type CellRef } from "../model/cells";
import { parseAmountText } from "../model/money";
import type { AxisColumns } from "./columns";
import { readCode, readSplitCode, type CodeContext } from "./codes";
import { isColumnNumberRow, isHeaderRow, isHeaderWord } from "./headers";
import { isSubtotal, isTotal, lineOf, unitOf } from "./lines";
import { bodyIn, isFootline, isNote, isUnitLine, keyName, plain, saysNothing, withoutNumbering } from "./text";
import type { Span, SheetView } from "./view";

/** A row of a table before its amounts are read; `key` is null where only a name stands that codes must explain. */
export interface DraftRow {
  readonly axis: AxisId;
  key: string | null;
  kind: RowKind | null;
  readonly sheet: string;
  readonly row: number;
  readonly label: string;
  readonly labelCell: CellRef | null;
  code: string | null;
  readonly codeCells: readonly CellRef[];
  readonly unitName: string | null;
  readonly unitCode: string | null;
  /** Some amount cell of the row holds a figure other than zero. */
  readonly hasAmounts: boolean;
}

/** The body of a table. */
export interface Body {
  readonly rows: readonly DraftRow[];
  readonly leftovers: readonly Leftover[];
  readonly note: { readonly text: string; readonly at: CellRef } | null;
  /** Last row of the table, note included. */
  readonly endRow: number;
  readonly lastBodyRow: number;
}

/** Cells of one axis by meaning. */
export interface AxisLayout {
  readonly spec: AxisSpec;
  readonly names: readonly number[];
  readonly codes: readonly number[];
  readonly unitCode: number | null;
  readonly unitName: number | null;
  readonly amounts: readonly { readonly role: ColumnRole; readonly column: number }[];
}

/** Sorts the columns of an axis by what they hold. */
export function layoutOf({ axis, columns }: AxisColumns): AxisLayout {
  const of = (content: BookColumn["content"]): readonly number[] =>
    columns.filter((column) => column.content === content).map((column) => column.column);
  return {
    spec: axis,
    names: of("name"),
    codes: of("code"),
    unitCode: of("unitCode")[0] ?? null,
    unitName: of("unitName")[0] ?? null,
    amounts: columns.filter((column) => column.content === "amount").map(({ role, column }) => ({ role, column })),
  };
}

interface AxisState {
  readonly layout: AxisLayout;
  /** First column of the table. */
  readonly firstColumn: number;
  readonly code: CodeContext;
  unitName: string | null;
  unitCode: string | null;
  carriedOver: boolean;
  unlabelled: boolean;
}

interface RowReader {
  readonly view: SheetView;
  readonly row: number;
  readonly state: AxisState;
}

function hasAmounts(view: SheetView, row: number, layout: AxisLayout): boolean {
  return layout.amounts.some(({ column }) => {
    const value = view.value(row, column);
    if (typeof value === "number") return value !== 0;
    if (typeof value !== "string" || isErrorValue(value)) return value !== null;
    const amount = parseAmountText(value);
    return amount !== null && amount.digits !== 0n;
  });
}

function rawText(view: SheetView, row: number, column: number | null): string {
  const value = column === null ? null : view.value(row, column);
  return value === null ? "" : String(value).trim();
}

interface RowParts {
  readonly label: string;
  readonly labelColumn: number | null;
  readonly code?: string | null;
  readonly codeColumns?: readonly number[];
  readonly unitName?: string | null;
  readonly unitCode?: string | null;
}

function draft(reader: RowReader, key: string | null, kind: RowKind | null, parts: RowParts): DraftRow {
  const { view, row, state } = reader;
  return {
    axis: state.layout.spec.id, key, kind, sheet: view.name, row,
    label: parts.label, labelCell: parts.labelColumn === null ? null : view.ref(row, parts.labelColumn),
    code: parts.code ?? null, codeCells: (parts.codeColumns ?? []).map((column) => view.ref(row, column)),
    unitName: parts.unitName ?? null, unitCode: parts.unitCode ?? null,
    hasAmounts: hasAmounts(view, row, state.layout),
  };
}

/** What a row of one axis is: a row, nothing (blank, remark), or not understood. */
type RowReading = DraftRow | "nothing" | "unknown";

function readRow(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { layout } = state;
  const rows = layout.spec.rows;
  const columns = [...layout.codes, ...(layout.unitCode === null ? [] : [layout.unitCode]), ...(layout.unitName === null ? [] : [layout.unitName]), ...layout.names];
  const filled = columns.filter((column) => view.value(row, column) !== null);
  const [first] = filled;
  if (first === undefined) return totalBeside(reader) ?? unlabelled(reader);
  const texts = filled.map((column) => rawText(view, row, column));
  if (texts.some((text) => isFootline(plain(text)))) return "nothing";
  if (filled.length === 1 && saysNothing(texts[0] ?? "") && !hasAmounts(view, row, layout)) return "nothing";
  if (rows.lines) {
    const line = readLine(reader, first);
    if (line !== null) return line;
  }
  const total = filled.find((column) => isTotal(rawText(view, row, column)));
  if (total !== undefined && !rows.lines) return draft(reader, "total", "total", { label: rawText(view, row, total), labelColumn: total });
  if (rows.classified && !(rows.units && layout.unitName !== null && layout.codes.length === 0)) return readClassified(reader);
  if (rows.projects) return readProject(reader);
  return rows.units ? readUnit(reader) : "unknown";
}

/** 合计 in a column that has no role (类型, 序号), left of the amounts. */
function totalBeside({ view, row, state }: RowReader): DraftRow | null {
  if (state.layout.spec.rows.lines) return null;
  const amounts = new Set(state.layout.amounts.map(({ column }) => column));
  for (let column = state.firstColumn; column <= Math.max(...amounts) && !amounts.has(column); column++) {
    if (isTotal(view.text(row, column))) return draft({ view, row, state }, "total", "total", { label: rawText(view, row, column), labelColumn: column });
  }
  return null;
}

function unlabelled(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  if (!hasAmounts(view, row, state.layout)) return "nothing";
  if (!state.layout.spec.rows.unlabelledRow || state.unlabelled) return "unknown";
  state.unlabelled = true;
  return draft(reader, "total", "total", { label: "", labelColumn: null });
}

function readLine(reader: RowReader, column: number): RowReading | null {
  const { view, row, state } = reader;
  const label = rawText(view, row, column);
  const line = lineOf(state.layout.spec, label);
  if (!line) return state.layout.spec.rows.classified ? null : "unknown";
  // Below 上年结转 the names of sources mean what was carried over of them, which has no line of its own.
  if (state.carriedOver && !/total|carry-over/.test(line.id)) return "unknown";
  if (line.id === "carry-over-in") state.carriedOver = true;
  return draft(reader, line.id, "line", { label, labelColumn: column });
}

function readClassified(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { layout } = state;
  const classification = layout.spec.rows.classified?.classification ?? "functional";
  const values = layout.codes.map((column) => view.value(row, column));
  let reading = values.length > 1 ? readSplitCode(values, state.code) : readCode(values[0] ?? null);
  let codeColumns = layout.codes.filter((column) => view.value(row, column) !== null);
  const nameColumn = layout.names.find((column) => view.value(row, column) !== null) ?? null;
  if (reading === null && values.every((value) => value === null) && nameColumn !== null) {
    reading = readCode(view.value(row, nameColumn));
    codeColumns = reading ? [nameColumn] : [];
  }
  const unit = layout.unitName === null ? null : rawText(view, row, layout.unitName) || null;
  if (reading === null) {
    const label = rawText(view, row, nameColumn);
    if (nameColumn === null || !/[\u4e00-\u9fff]/.test(label)) return hasAmounts(view, row, layout) ? "unknown" : "nothing";
    return draft(reader, null, null, { label, labelColumn: nameColumn, unitName: unit });
  }
  const { code } = reading;
  // A code of a wrong length with a name and amounts is a row all the same: it counts, and a rule says what is wrong.
  const level = levelOf(classification, code)
    ?? (nameColumn !== null && /[\u4e00-\u9fff]/.test(rawText(view, row, nameColumn)) && hasAmounts(view, row, layout) ? "item" : null);
  if (level === null) return "unknown";
  state.code.code = code;
  const own = codeColumns[0] ?? null;
  const named = nameColumn !== null && !codeColumns.includes(nameColumn);
  const label = named ? rawText(view, row, nameColumn) : reading.name;
  return draft(reader, code, level, { label, labelColumn: named ? nameColumn : own, code, codeColumns, unitName: unit });
}

function unitKey(state: AxisState, name: string, code: string): { name: string | null; code: string | null } {
  if (name !== "" || code !== "") {
    state.unitName = name === "" ? (code === state.unitCode ? state.unitName : null) : keyName(unitOf(name).name);
    state.unitCode = code === "" ? (name === "" ? state.unitCode : null) : code;
  }
  return { name: state.unitName, code: state.unitCode };
}

function readProject(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { layout } = state;
  const nameColumn = layout.names[0] ?? null;
  const name = rawText(view, row, nameColumn);
  const unitText = rawText(view, row, layout.unitName);
  const unitCode = rawText(view, row, layout.unitCode).replace(/\s/g, "");
  const previous = { name: state.unitName, code: state.unitCode };
  if (isSubtotal(name) || (name === "" && isSubtotal(unitText))) {
    const key = previous.code ?? previous.name;
    return key === null ? "unknown"
      : draft(reader, `subtotal:${key}`, "subtotal", { label: name || unitText, labelColumn: name ? nameColumn : layout.unitName, unitName: previous.name, unitCode: previous.code });
  }
  const unit = unitKey(state, unitText, unitCode);
  if (name === "") {
    if (!hasAmounts(view, row, layout) && unitText !== "" && unitCode === "") return "nothing";
    const column = unitText === "" ? layout.unitCode : layout.unitName;
    const key = unit.code ?? unit.name;
    return key === null ? "unknown" : draft(reader, `subtotal:${key}`, "subtotal", { label: unitText || unitCode, labelColumn: column, unitName: unit.name, unitCode: unit.code });
  }
  return draft(reader, `project:${unit.name ?? unit.code ?? ""}/${keyName(withoutLead(name))}`, "project",
    { label: name, labelColumn: nameColumn, unitName: unit.name, unitCode: unit.code });
}

function withoutLead(name: string): string {
  return withoutNumbering(plain(name)) === plain(name) ? name : withoutNumbering(plain(name));
}

function readUnit(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { layout } = state;
  const column = layout.unitName ?? layout.names[0] ?? layout.unitCode;
  const code = rawText(view, row, layout.unitCode).replace(/\s/g, "") || null;
  const label = rawText(view, row, column) || rawText(view, row, layout.unitCode);
  if (label.length > 80 || /[。；]/.test(label)) return "nothing";
  const { kind, name } = unitOf(label);
  return draft(reader, `${kind}:${keyName(name)}`, kind, { label, labelColumn: column, unitName: keyName(name), unitCode: code });
}

/** A row that a code opens, though it may have no figures yet: a class whose items were typed below the note of an empty table. */
function isCoded(view: SheetView, row: number, { codes }: AxisLayout): boolean {
  const [first] = codes;
  return first !== undefined && readCode(view.value(row, first)) !== null;
}

/** Reads the rows below a header, down to the note, another table or the end of the span. */
export function readBody(
  view: SheetView, axes: readonly AxisColumns[], headerRows: readonly [number, number], span: Span,
): Body & { readonly bodyRow: number } {
  const states = axes.map((axis): AxisState =>
    ({ layout: layoutOf(axis), firstColumn: span.column, code: { code: "" }, unitName: null, unitCode: null, carriedOver: false, unlabelled: false }));
  const headers = new Set<string>();
  for (let row = headerRows[0]; row <= headerRows[1]; row++) headers.add(signature(view, row, span));
  const rows: DraftRow[] = [];
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
    const readings = states.map((state) => readRow({ view, row, state }));
    const drafts = readings.filter((reading): reading is DraftRow => typeof reading === "object");
    if (!drafts.some((reading) => reading.key !== null) && isHeaderRow(view, row, span)) {
      lastBodyRow = Math.min(lastBodyRow, row - 1);
      break;
    }
    rows.push(...drafts);
    readings.forEach((reading, index) => {
      const state = states[index];
      if (reading === "unknown" && state && hasAmounts(view, row, state.layout)) leftovers.push(unknownRow(view, row, state, lead));
    });
    if (note !== null && drafts.length > 0) { note = null; lastBodyRow = span.lastRow; }
    endRow = row;
  }
  tellTotalsApart(rows);
  return { rows, leftovers, note, endRow, lastBodyRow: Math.max(lastBodyRow, bodyRow - 1), bodyRow };
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
