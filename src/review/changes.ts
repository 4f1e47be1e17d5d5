import type { CellRef, Scalar } from "../model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";

/** A cell whose value is another than before; its formula and number format are the same. */
export interface ChangedValue {
  readonly at: CellRef;
  readonly before: Scalar;
  readonly now: Scalar;
  readonly formula: string;
  readonly format: string;
  /** The sheet as it is now. */
  readonly sheet: SheetSnapshot;
}

/** A cell with the value that it has now. */
export interface CellValue {
  readonly at: CellRef;
  readonly value: Scalar;
}

/** More changed values are no edit but another workbook. */
const MOST_CHANGES = 2000;

/** What a snapshot was made of, where only values of cells differ. */
const MADE_OF = new WeakMap<WorkbookSnapshot, { readonly before: WorkbookSnapshot; readonly cells: readonly CellRef[] }>();

/**
 * A workbook with other values in some cells, formulas and everything else as they are.
 *
 * @throws RangeError where a cell lies outside the used range of its sheet
 */
export function withCellValues(before: WorkbookSnapshot, cells: readonly CellValue[]): WorkbookSnapshot {
  const sheets = before.sheets.map((sheet): SheetSnapshot => {
    const own = cells.filter(({ at }) => at.sheet === sheet.name);
    if (own.length === 0) return sheet;
    const values = sheet.values.slice();
    for (const { at, value } of own) {
      const row = values[at.row - sheet.row];
      const column = at.column - sheet.column;
      if (!row || column < 0 || column >= row.length) throw new RangeError(`${at.sheet} has no cell in row ${at.row}, column ${at.column}`);
      values[at.row - sheet.row] = row.map((old, index) => (index === column ? value : old));
    }
    return { ...sheet, values };
  });
  const now: WorkbookSnapshot = { ...before, sheets };
  MADE_OF.set(now, { before, cells: cells.map(({ at }) => at) });
  return now;
}

/**
 * The values that differ between two snapshots of a workbook; null where anything else does, or too many. What is the same object
 * is not looked at, and of a snapshot made by {@link withCellValues} only the cells given.
 */
export function changedValues(before: WorkbookSnapshot, now: WorkbookSnapshot): readonly ChangedValue[] | null {
  const made = MADE_OF.get(now);
  if (made?.before === before) return changesAt(before, now, made.cells);
  if (before.sheets.length !== now.sheets.length || before.calculation !== now.calculation) return null;
  const changes: ChangedValue[] = [];
  for (const [index, sheet] of now.sheets.entries()) {
    const old = before.sheets[index];
    if (!old || (old !== sheet && !changesOnSheet(old, sheet, changes))) return null;
  }
  return changes;
}

function changesAt(before: WorkbookSnapshot, now: WorkbookSnapshot, cells: readonly CellRef[]): readonly ChangedValue[] | null {
  const seen = new Set<string>();
  const changes = cells.flatMap(({ sheet: name, row, column }) => {
    const [old, sheet] = [before, now].map(({ sheets }) => sheets.find((each) => each.name === name));
    const key = `${name}|${row}|${column}`;
    if (!old || !sheet || seen.has(key)) return [];
    seen.add(key);
    return changeOf(old, sheet, row - sheet.row, column - sheet.column);
  });
  return changes.length > MOST_CHANGES ? null : changes;
}

function changeOf(old: SheetSnapshot, sheet: SheetSnapshot, line: number, column: number): readonly ChangedValue[] {
  const [before, now] = [old.values[line]?.[column] ?? null, sheet.values[line]?.[column] ?? null];
  return Object.is(before, now) ? [] : [{
    at: { sheet: sheet.name, row: sheet.row + line, column: sheet.column + column }, before, now, formula: sheet.formulas[line]?.[column] ?? "",
    format: sheet.numberFormats[line]?.[column] ?? "General", sheet,
  }];
}

function changesOnSheet(old: SheetSnapshot, sheet: SheetSnapshot, into: ChangedValue[]): boolean {
  const { values: _, formulas: __, numberFormats: ___, ...rest } = sheet;
  const { values: before, formulas, numberFormats, ...oldRest } = old;
  if (before.length !== sheet.values.length || JSON.stringify(rest) !== JSON.stringify(oldRest)) return false;
  if (!sameTexts(formulas, sheet.formulas) || !sameTexts(numberFormats, sheet.numberFormats)) return false;
  for (let line = 0; line < before.length; line += 1) {
    const [oldRow, row] = [before[line], sheet.values[line]];
    if (oldRow === row) continue;
    if (!oldRow || oldRow.length !== row?.length) return false;
    for (let column = 0; column < row.length; column += 1) into.push(...changeOf(old, sheet, line, column));
    if (into.length > MOST_CHANGES) return false;
  }
  return true;
}

function sameTexts(before: readonly (readonly string[])[], now: readonly (readonly string[])[]): boolean {
  return before === now || (before.length === now.length && before.every((row, line) => {
    const other = now[line];
    return row === other || (row.length === other?.length && row.every((text, column) => text === other[column]));
  }));
}
