import { codesOfName, levelOf, nameOfCode } from "../catalog/classifications";
import type { ClassificationId } from "../catalog/types";
import { readCode, readSplitCode, type CodeReading } from "./codes";
import { isSubtotal, looksLikeBody, unitOf } from "./lines";
import { draft, hasAmounts, rawText, type AxisState, type RowReader, type RowReading } from "./rows";
import { keyName } from "./text";

const CHINESE = /[\u4e00-\u9fff]/;

/**
 * Reads a row of a classified table: a code with its name, a name alone, or the heading of a unit whose codes follow.
 * Rows below a heading, and rows beside a unit, are of that unit: the same code stands once for each.
 */
export function readClassified(reader: RowReader): RowReading {
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
  const named = nameColumn !== null && !codeColumns.includes(nameColumn);
  const label = named ? rawText(view, row, nameColumn) : reading?.name ?? "";
  const heading = headingOf(reader, reading, label, classification);
  if (heading) return opened(reader, heading);
  const unit = unitOfRow(reader);
  if (reading === null) {
    const name = rawText(view, row, nameColumn);
    if (isSubtotal(name)) return draft(reader, unit === null ? null : `subtotal:${unit}`, "subtotal", { label: name, labelColumn: nameColumn, unitName: unit });
    if (nameColumn === null || !CHINESE.test(name)) return hasAmounts(view, row, layout) ? "unknown" : "nothing";
    return draft(reader, null, null, { label: name, labelColumn: nameColumn, unitName: unit });
  }
  const { code } = reading;
  // A code of a wrong length with a name and amounts is a row all the same: it counts, and a rule says what is wrong.
  const level = levelOf(classification, code)
    ?? (nameColumn !== null && CHINESE.test(rawText(view, row, nameColumn)) && hasAmounts(view, row, layout) ? "item" : null);
  if (level === null) return "unknown";
  state.code.code = code;
  state.shortest = state.shortest === 0 ? code.length : Math.min(state.shortest, code.length);
  return draft(reader, code, level, {
    label, labelColumn: named ? nameColumn : codeColumns[0] ?? null, code, codeColumns, unitName: unit, unitCode: unit === null ? null : state.unitCode,
  });
}

interface Heading {
  readonly label: string;
  readonly column: number | null;
  readonly code: string;
}

/** The unit that a row introduces: by a column of units, or by a name of a body where no code of the classification stands. */
function headingOf(reader: RowReader, reading: CodeReading | null, label: string, classification: ClassificationId): Heading | null {
  const { view, row, state } = reader;
  const { layout } = state;
  const unitName = rawText(view, row, layout.unitName);
  const unitCode = rawText(view, row, layout.unitCode).replace(/\s/g, "");
  const nameColumn = layout.names.find((column) => view.value(row, column) !== null) ?? null;
  if (reading === null && nameColumn === null) {
    if (unitName === "" && unitCode === "") return null;
    return { label: unitName || unitCode, column: unitName === "" ? layout.unitCode : layout.unitName, code: unitCode };
  }
  if (label === "" && reading !== null) return null;
  const text = reading === null ? rawText(view, row, nameColumn) : label;
  if (codesOfName(classification, text).length > 0 || isSubtotal(text) || !CHINESE.test(text)) return null;
  const body = looksLikeBody(text) || unitOf(text).kind !== "unit";
  const printsCodes = layout.codes.length > 0 || state.code.code !== "";
  if (reading === null) {
    const coded = layout.codes.some((column) => view.value(row, column) !== null);
    return printsCodes && !coded && (layout.mixed || (body && restarts(reader))) ? { label: text, column: nameColumn, code: unitCode } : null;
  }
  const known = levelOf(classification, reading.code) !== null && (nameOfCode(classification, reading.code) !== null || !layout.mixed);
  return !known && (body || layout.mixed && levelOf(classification, reading.code) === null) ? { label: text, column: nameColumn, code: reading.code } : null;
}

/** Rows without codes that may stand between a unit's heading and the first code below it. */
const BEFORE_CODES = 5;

/** Whether the codes below a name begin anew: the next one is of the widest level that the rows above show. */
function restarts({ view, row, state }: RowReader): boolean {
  const { codes, names } = state.layout;
  for (let at = row + 1; at <= row + BEFORE_CODES; at++) {
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
function unitOfRow({ view, row, state }: RowReader): string | null {
  const name = rawText(view, row, state.layout.unitName);
  const code = rawText(view, row, state.layout.unitCode).replace(/\s/g, "");
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
