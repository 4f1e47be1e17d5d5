import { codesOfName, levelOf, nameOfCode } from "../catalog/classifications";
import type { Scalar } from "../model/cells";
import type { ClassificationId } from "../catalog/types";
import { ownDigits, readCode, readSplitCode, type CodeReading } from "./codes";
import { isSubtotal, looksLikeBody, unitOf } from "./lines";
import { draft, hasAmounts, rawText, type AxisState, type RowReader, type RowReading } from "./rows";
import { keyName } from "./text";
import type { SheetView } from "./view";

const CHINESE = /[\u4e00-\u9fff]/;

/** What stands in the cells of a classified row. */
interface ClassifiedCells {
  readonly reading: CodeReading | null;
  /** Where the code was read: in its own cells, or before the name in the name's. */
  readonly codeColumns: readonly number[];
  readonly nameColumn: number | null;
  /** The name in a cell of its own, else what stands behind the code. */
  readonly named: boolean;
  readonly label: string;
}

function cellsOf({ view, row, state }: RowReader): ClassifiedCells {
  const { codes, names } = state.layout;
  const line = view.cells(row);
  const valueIn = (column: number): Scalar => line[column - view.sheet.column] ?? null;
  const nameColumn = names.find((column) => valueIn(column) !== null) ?? null;
  const values = codes.map(valueIn);
  let reading = values.length > 1 ? readSplitCode(values, state.code) : readCode(values[0] ?? null) ?? divisionOf({ view, row, state });
  let codeColumns = codes.filter((_, at) => values[at] !== null);
  if (reading === null && codeColumns.length === 0 && nameColumn !== null) {
    reading = readCode(view.value(row, nameColumn));
    codeColumns = reading ? [nameColumn] : [];
  }
  const named = nameColumn !== null && !codeColumns.includes(nameColumn);
  return { reading, codeColumns, nameColumn, named, label: named ? rawText(view, row, nameColumn) : reading?.name ?? "" };
}

/** Rows without codes that may stand between a division and its first item. */
const BEFORE_ITEMS = 3;

/** So many rows below one that hold something: between the pages of a sheet are blank ones. */
function filledBelow(view: SheetView, row: number, count: number): readonly number[] {
  const rows: number[] = [];
  for (let at = row + 1; rows.length < count && at <= view.span.lastRow && at <= row + MOST_APART; at += 1) if (!view.isBlankRow(at, view.span)) rows.push(at);
  return rows;
}

/** What stands further below is not looked at. */
const MOST_APART = 20;

/** A division that one column of codes tells by its own two digits (208 · 05 · 2080505): of the class above it, as the item below it says. */
function divisionOf({ view, row, state }: RowReader): CodeReading | null {
  const [column = -1] = state.layout.codes;
  const digits = ownDigits(view.value(row, column));
  if (digits === "" || state.code.code === "") return null;
  const code = state.code.code.slice(0, 3) + digits;
  for (const at of filledBelow(view, row, BEFORE_ITEMS)) {
    const below = readCode(view.value(at, column));
    if (below) return below.code.length > code.length && below.code.startsWith(code) ? { code, name: "" } : null;
  }
  return null;
}

/**
 * Reads a row of a classified table: a code with its name, a name alone, or the heading of a unit whose codes follow.
 * Rows below a heading, and rows beside a unit, are of that unit: the same code stands once for each.
 */
export function readClassified(reader: RowReader): RowReading {
  const { state } = reader;
  const classification = state.layout.spec.rows.classified?.classification ?? "functional";
  const cells = cellsOf(reader);
  const heading = headingOf(reader, cells, classification);
  if (heading) return opened(reader, heading);
  const unit = unitOfRow(reader);
  const { reading, codeColumns, nameColumn, named, label } = cells;
  if (reading === null) return readName(reader, nameColumn, unit);
  const { code } = reading;
  const level = levelOf(classification, code) ?? (isRowAllTheSame(reader, nameColumn) ? "item" : null);
  if (level === null) return "unknown";
  state.code.code = code;
  state.shortest = state.shortest === 0 ? code.length : Math.min(state.shortest, code.length);
  return draft(reader, code, level, {
    label, labelColumn: named ? nameColumn : codeColumns[0] ?? null, code, codeColumns, unitName: unit, unitCode: unit === null ? null : state.unitCode,
  });
}

/** A row without a code: the subtotal of a unit, or a name whose code another table may tell. */
function readName(reader: RowReader, nameColumn: number | null, unit: string | null): RowReading {
  const { view, row, state } = reader;
  const name = rawText(view, row, nameColumn);
  if (isSubtotal(name)) return draft(reader, unit === null ? null : `subtotal:${unit}`, "subtotal", { label: name, labelColumn: nameColumn, unitName: unit });
  if (nameColumn === null || !CHINESE.test(name)) return hasAmounts(view, row, state.layout) ? "unknown" : "nothing";
  return draft(reader, null, null, { label: name, labelColumn: nameColumn, unitName: unit });
}

/** A code of a wrong length with a name and amounts is a row all the same: it counts, and a rule says what is wrong. */
function isRowAllTheSame({ view, row, state }: RowReader, nameColumn: number | null): boolean {
  return nameColumn !== null && CHINESE.test(rawText(view, row, nameColumn)) && hasAmounts(view, row, state.layout);
}

interface Heading {
  readonly label: string;
  readonly column: number | null;
  readonly code: string;
}

/** The unit that a row introduces: by a column of units, or by a name of a body where no code of the classification stands. */
function headingOf(reader: RowReader, { reading, nameColumn, label }: ClassifiedCells, classification: ClassificationId): Heading | null {
  if (reading === null && nameColumn === null) return headingInUnitColumns(reader);
  const text = reading === null ? rawText(reader.view, reader.row, nameColumn) : label;
  if (text === "" || codesOfName(classification, text).length > 0 || isSubtotal(text) || !CHINESE.test(text)) return null;
  const body = looksLikeBody(text) || unitOf(text).kind !== "unit";
  if (reading === null) return opensUnit(reader, body) ? { label: text, column: nameColumn, code: unitCodeOf(reader) } : null;
  const { mixed } = reader.state.layout;
  const level = levelOf(classification, reading.code);
  const known = level !== null && (nameOfCode(classification, reading.code) !== null || !mixed);
  return !known && (body || (mixed && level === null)) ? { label: text, column: nameColumn, code: reading.code } : null;
}

/** Whether a name without a code introduces a unit: where units and codes share a column, or where the codes begin anew below it. */
function opensUnit(reader: RowReader, body: boolean): boolean {
  const { view, row, state } = reader;
  const { codes, mixed } = state.layout;
  if (codes.length === 0 && state.code.code === "") return false;
  return codes.every((column) => view.value(row, column) === null) && (mixed || (body && restarts(reader)));
}

function headingInUnitColumns(reader: RowReader): Heading | null {
  const { unitName, unitCode } = reader.state.layout;
  const name = rawText(reader.view, reader.row, unitName);
  const code = unitCodeOf(reader);
  if (name === "" && code === "") return null;
  return { label: name || code, column: name === "" ? unitCode : unitName, code };
}

function unitCodeOf({ view, row, state }: RowReader): string {
  return rawText(view, row, state.layout.unitCode).replace(/\s/g, "");
}

/** Rows without codes that may stand between a unit's heading and the first code below it: a header that is printed again among them. */
const BEFORE_CODES = 12;

/** Whether the codes below a name begin anew: the next one is of the widest level that the rows above show. */
function restarts({ view, row, state }: RowReader): boolean {
  const { codes, names } = state.layout;
  for (const at of filledBelow(view, row, BEFORE_CODES)) {
    const values = codes.map((column) => view.value(at, column));
    const next = values.length > 1 ? readSplitCode(values, { code: "" }) : readCode(values[0] ?? (codes.length === 0 ? view.value(at, names[0] ?? -1) : null));
    if (next) return state.shortest === 0 || next.code.length <= state.shortest;
  }
  return false;
}

function opened(reader: RowReader, heading: Heading): RowReading {
  const { state } = reader;
  const { kind, name } = unitOf(heading.label);
  state.unitName = keyName(name);
  state.unitCode = heading.code === "" ? null : heading.code;
  state.code.code = "";
  return draft(reader, `${kind}:${state.unitName}`, kind, { label: heading.label, labelColumn: heading.column, unitName: state.unitName, unitCode: state.unitCode });
}

/** The unit of a row: named in its own cells, else the one above; null where the table has none. */
function unitOfRow(reader: RowReader): string | null {
  const { state } = reader;
  const name = rawText(reader.view, reader.row, state.layout.unitName);
  const code = unitCodeOf(reader);
  if (name !== "") {
    state.unitName = keyName(unitOf(name).name);
    state.unitCode = code === "" ? state.unitCode : code;
  } else if (code !== "" && code !== state.unitCode) {
    // A heading without a code learns it from the rows below.
    if (!learnsCode(state)) state.unitName = null;
    state.unitCode = code;
  }
  return state.unitName ?? state.unitCode;
}

function learnsCode(state: AxisState): boolean {
  return state.unitName !== null && state.unitCode === null;
}
