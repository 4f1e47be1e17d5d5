import { codesOfName } from "../catalog/classifications";
import { SOURCES } from "../catalog/sources";
import { readClassified } from "./classified";
import { readCode } from "./codes";
import { isSubtotal, isTotal, lineOf, unitOf } from "./lines";
import { draft, hasAmounts, rawText, type AxisLayout, type AxisState, type DraftRow, type RowReader, type RowReading } from "./rows";
import type { SheetView } from "./view";
import { isFolded, isFootline, isTableNumber, keyName, plain, saysNothing, withoutNumbering } from "./text";

/** Reads one row of one side or band. */
export function readRow(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { layout } = state;
  if (isOfFormerYear(reader) || isHiddenLine(reader)) return "nothing";
  if (layout.steps.length > 0) return readOutline(reader);
  const filled = filledLabels(reader);
  const [first] = filled;
  if (first === undefined) return totalBeside(reader) ?? unlabelled(reader);
  for (let at = 0; at < filled.length; at++) {
    const value = view.value(row, filled[at] ?? -1);
    if (typeof value === "string" && isFootline(plain(value))) return "nothing";
  }
  if (filled.length === 1 && isTableNumber(plain(rawText(view, row, first)))) return "nothing";
  if (filled.length === 1 && saysNothing(rawText(view, row, first)) && !hasAmounts(view, row, layout)) return "nothing";
  if (layout.spec.rows.lines) {
    const line = readLine(reader, first);
    if (line !== null) return line;
  } else {
    const total = totalIn(reader, filled);
    if (total >= 0) return draft(reader, "total", "total", { label: rawText(view, row, total), labelColumn: total });
  }
  return readOfKind(reader);
}

/** The first of a row's labels that names a total; -1 where none does. */
function totalIn({ view, row, state: { layout } }: RowReader, labels: readonly number[]): number {
  for (let at = 0; at < labels.length; at++) {
    const column = labels[at] ?? -1;
    const value = view.value(row, column);
    const text = typeof value === "string" ? value : "";
    // Every total says 合计, 总计 or 总额.
    if ((text.includes("计") || text.includes("额")) && (isTotal(text) || isBandTotal(layout, text))) return column;
  }
  return -1;
}

/**
 * A line of the form that nothing was typed into and somebody hid: a text alone (备用, 预留), which is no unit and no project. Lines of
 * balances, codes and names of items stay: they may be filled.
 */
function isHiddenLine(reader: RowReader): boolean {
  if (!isHiddenText(reader, reader.row)) return false;
  let next = reader.row + 1;
  while (next - reader.row < MOST_HIDDEN_LINES && isHiddenText(reader, next)) next += 1;
  // What heads lines that are hidden with it is their unit.
  return !reader.view.isHidden(next);
}

/** Hidden lines below each other that are looked at. */
const MOST_HIDDEN_LINES = 20;

function isHiddenText({ view, state: { layout } }: RowReader, row: number): boolean {
  const { spec: { rows }, labels } = layout;
  if (rows.lines || !view.isHidden(row) || hasAmounts(view, row, layout)) return false;
  return labels.every((column) => readCode(view.value(row, column)) === null && (!rows.classified || codesOfName(rows.classified.classification, rawText(view, row, column)).length === 0));
}

/** Rows of former years stand there to compare. */
function isOfFormerYear({ view, row, state: { years } }: RowReader): boolean {
  return years !== null && (rowYear(view, row, years.column) ?? years.latest) !== years.latest;
}

/** Those of a row that hold something. */
function filledLabels({ view, row, state: { layout } }: RowReader): readonly number[] {
  const { labels } = layout;
  const line = view.cells(row);
  const left = view.sheet.column;
  let filled = 0;
  for (let at = 0; at < labels.length; at++) if ((line[(labels[at] ?? -1) - left] ?? null) !== null) filled += 1;
  return filled === labels.length ? labels : labels.filter((column) => (line[column - left] ?? null) !== null);
}

/** A row by the kind of rows that its table has. */
function readOfKind(reader: RowReader): RowReading {
  const { layout } = reader.state;
  const { rows } = layout.spec;
  if (rows.classified && !(rows.units && layout.unitName !== null && layout.codes.length === 0)) return readClassified(reader);
  if (rows.projects) return readProject(reader);
  return rows.units ? readUnit(reader) : "unknown";
}

/** The year that a cell names, "2025年" or 2025; null where it names none. */
export function rowYear(view: SheetView, row: number, column: number): number | null {
  const year = /^20\d{2}(?=$|年)/.exec(plain(rawText(view, row, column)));
  return year ? Number(year[0]) : null;
}

/** 人员经费合计 in the band of 人员经费: the total of what the band shows. */
function isBandTotal({ spec, amounts }: AxisLayout, label: string): boolean {
  if (!spec.rows.classified) return false;
  const text = plain(label);
  // Every total says 合计, 总计 or 总额.
  if (!/[计额]/.test(text)) return false;
  const words = amounts.flatMap(({ role }) => spec.columns.find((column) => column.role === role)?.words ?? []);
  return words.some((word) => text.startsWith(plain(word)) && isTotal(text.slice(plain(word).length)));
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
  const { rows } = state.layout.spec;
  // Where rows are named, one without a name is no total.
  if (!rows.unlabelledRow || state.unlabelled || (rows.classified && state.layout.labels.length > 0)) return "unknown";
  state.unlabelled = true;
  return draft(reader, "total", "total", { label: "", labelColumn: null });
}

const SOURCE_IDS: ReadonlySet<string> = new Set(["fiscal-appropriation", ...SOURCES.map((source) => source.id)]);

function readLine(reader: RowReader, column: number): RowReading | null {
  const { view, row, state } = reader;
  const label = rawText(view, row, column);
  const line = lineOf(state.layout.spec, label, state.under);
  if (!line) return detailOfUse(reader, label, column) ?? (state.layout.spec.rows.classified ? null : "unknown");
  // 收入 and 支出 without figures are headings, with figures totals.
  if (/^(?:收入|支出)$/.test(withoutNumbering(plain(label))) && !hasAmounts(view, row, state.layout)) return "nothing";
  state.use = line.id.startsWith("use.") ? line.id : "";
  // Below 上年结转 the names of sources mean what was carried over of them; the others have no line of their own there.
  if (state.under !== "" && line.under === undefined && SOURCE_IDS.has(line.id)) return "unknown";
  const lines = state.layout.spec.rows.lines ?? [];
  if (lines.some((other) => other.under === line.id)) state.under = line.id;
  else if (line.under === undefined) state.under = "";
  return draft(reader, line.id, "line", { label, labelColumn: column });
}

/** 工资福利支出 below 基本支出: a part of that use, and no class of the side's classification. */
function detailOfUse(reader: RowReader, label: string, column: number): DraftRow | null {
  const { use, layout } = reader.state;
  const name = withoutNumbering(plain(label));
  const own = layout.spec.rows.classified?.classification === "functional" && codesOfName("functional", name).some((code) => code.length === 3);
  return use === "" || own ? null : draft(reader, `${use}/${keyName(name)}`, "item", { label, labelColumn: column });
}

/** A row of an outline: the total, a fixed line or another group of the widest step, a group within it, or a leaf of the last step. */
function readOutline(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { steps, spec } = state.layout;
  const step = steps.findIndex((columns) => columns.some((column) => view.value(row, column) !== null));
  const columns = (steps[step] ?? []).filter((column) => view.value(row, column) !== null);
  const [first] = columns;
  if (first === undefined) return totalBeside(reader) ?? (hasAmounts(view, row, state.layout) ? "unknown" : "nothing");
  const label = rawText(view, row, first);
  if (columns.some((column) => isFootline(plain(rawText(view, row, column))))) return "nothing";
  if (isTotal(label)) return draft(reader, "total", "total", { label, labelColumn: first });
  if (isSubtotal(label)) return "unknown";
  const line = step === 0 ? lineOf(spec, label) : null;
  const path = [...state.groups.slice(0, step), line?.id ?? keyName(columns.map((column) => rawText(view, row, column)).join(" "))];
  state.groups = path;
  const kind = step === 0 ? "line" : step === steps.length - 1 ? "project" : "subtotal";
  return draft(reader, kind === "line" ? path.join("/") : `${kind}:${path.join("/")}`, kind, { label, labelColumn: first });
}

/** Takes note of the unit of a row by its own cells; where they say nothing it is that of the row above. */
function takeUnit(state: AxisState, name: string, code: string): void {
  if (name === "" && code === "") return;
  state.unitName = name === "" ? (code === state.unitCode ? state.unitName : null) : keyName(unitOf(name).name);
  state.unitCode = code === "" ? (name === "" ? state.unitCode : null) : code;
}

function readProject(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { layout } = state;
  const nameColumn = layout.names[0] ?? null;
  const name = rawText(view, row, nameColumn);
  const unitText = rawText(view, row, layout.unitName);
  const unitCode = withoutSpaces(rawText(view, row, layout.unitCode));
  // A subtotal is that of the unit above, unless its own line names one: the unit of the projects below.
  if (isSubtotal(name) && unitText !== "" && !isSubtotal(unitText)) takeUnit(state, unitText, unitCode);
  if (isSubtotal(name) || (name === "" && isSubtotal(unitText))) return subtotal(reader, name || unitText, name ? nameColumn : layout.unitName);
  takeUnit(state, unitText, unitCode);
  if (name === "") {
    if (!hasAmounts(view, row, layout) && unitText !== "" && unitCode === "") return "nothing";
    return subtotal(reader, unitText || unitCode, unitText === "" ? layout.unitCode : layout.unitName);
  }
  return draft(reader, `project:${state.unitName ?? state.unitCode ?? ""}/${keyName(withoutLead(name))}`, "project",
    { label: name, labelColumn: nameColumn, unitName: state.unitName, unitCode: state.unitCode });
}

/** The subtotal of the unit in hand. */
function subtotal(reader: RowReader, label: string, labelColumn: number | null): RowReading {
  const { unitName, unitCode } = reader.state;
  const key = unitCode ?? unitName;
  return key === null ? "unknown" : draft(reader, `subtotal:${key}`, "subtotal", { label, labelColumn, unitName, unitCode });
}

function withoutSpaces(text: string): string {
  return isFolded(text) ? text : text.replace(/\s/g, "");
}

function withoutLead(name: string): string {
  const folded = plain(name);
  const bare = withoutNumbering(folded);
  return bare === folded ? name : bare;
}

function readUnit(reader: RowReader): RowReading {
  const { view, row, state } = reader;
  const { layout } = state;
  const column = layout.unitName ?? layout.names[0] ?? layout.unitCode;
  const code = withoutSpaces(rawText(view, row, layout.unitCode)) || null;
  const label = rawText(view, row, column) || rawText(view, row, layout.unitCode);
  if (label.length > 80 || /[。；]/.test(label)) return "nothing";
  if (isSubtotal(label)) return draft(reader, `subtotal:${row}`, "subtotal", { label, labelColumn: column });
  const { kind, name } = unitOf(label);
  return draft(reader, `${kind}:${keyName(name)}`, kind, { label, labelColumn: column, unitName: keyName(name), unitCode: code });
}

