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

/** More changed values are no edit but another workbook. */
const MOST_CHANGES = 2000;

/**
 * The values that differ between two snapshots of a workbook; null where anything else does, or too many. What is the same object
 * is not looked at.
 */
export function changedValues(before: WorkbookSnapshot, now: WorkbookSnapshot): readonly ChangedValue[] | null {
  if (before.sheets.length !== now.sheets.length || before.calculation !== now.calculation) return null;
  const changes: ChangedValue[] = [];
  for (const [index, sheet] of now.sheets.entries()) {
    const old = before.sheets[index];
    if (!old || (old !== sheet && !changesOnSheet(old, sheet, changes))) return null;
  }
  return changes;
}

function changesOnSheet(old: SheetSnapshot, sheet: SheetSnapshot, into: ChangedValue[]): boolean {
  const { values: _, formulas: __, numberFormats: ___, ...rest } = sheet;
  const { values: before, formulas, numberFormats, ...oldRest } = old;
  if (before.length !== sheet.values.length || JSON.stringify(rest) !== JSON.stringify(oldRest)) return false;
  for (const [line, row] of sheet.values.entries()) {
    const oldRow = before[line];
    if (!sameTexts(formulas[line], sheet.formulas[line]) || !sameTexts(numberFormats[line], sheet.numberFormats[line])) return false;
    if (oldRow === row) continue;
    if (oldRow?.length !== row.length) return false;
    for (const [column, now] of row.entries()) {
      const value = oldRow[column] ?? null;
      if (Object.is(value, now)) continue;
      if (into.length >= MOST_CHANGES) return false;
      into.push({ at: { sheet: sheet.name, row: sheet.row + line, column: sheet.column + column }, before: value, now, formula: formulas[line]?.[column] ?? "", format: numberFormats[line]?.[column] ?? "General", sheet });
    }
  }
  return true;
}

function sameTexts(before: readonly string[] | undefined, now: readonly string[] | undefined): boolean {
  return before === now || (before?.length === now?.length && before?.every((text, at) => text === now?.[at]) === true);
}
