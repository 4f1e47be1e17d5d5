/**
 * Each cell of the grid holds its own formula in full. The library gives formulas that were filled or pasted together one
 * formula and an id that the others share: what these calculate would have to be searched for in the whole sheet, and is before
 * every value that a person types.
 */
import {
  ICommandService, isFormulaId, isFormulaString, IUniverInstanceService, type ICellData, type Injector, type IObjectMatrixPrimitiveType, type Nullable, type Workbook,
} from "@univerjs/core";
import { FormulaDataModel, LexerTreeBuilder, type IFormulaDataItem } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { changedCells, isRecord } from "./gridTyped";

type Cells = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** A formula written so many columns and rows further on. */
type Moved = (formula: string, columns: number, rows: number) => string;

/**
 * Has every formula written in full before it reaches a cell, and the library look for none that is shared.
 *
 * @param injector of a grid whose formula engine is registered and whose first workbook is not there yet
 */
export function keepFormulasApart(injector: Injector): void {
  const moved: Moved = (formula, columns, rows) => injector.get(LexerTreeBuilder).moveFormulaRefOffset(formula, columns, rows);
  injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    if (id === SetRangeValuesMutation.id && isRecord(params) && isRecord(params["cellValue"])) writeInFull(params["cellValue"], moved);
  });

  class FormulasApart extends FormulaDataModel {
    /** What becomes of formulas where cells are written: the new ones, null where there is none any more. */
    override updateFormulaData(unitId: string, sheetId: string, cellValue: Cells): IObjectMatrixPrimitiveType<IFormulaDataItem | null> {
      const sheet = injector.get(IUniverInstanceService).getUnit<Workbook>(unitId)?.getSheetBySheetId(sheetId);
      const formulas: Record<number, Record<number, IFormulaDataItem | null>> = {};
      for (const { row, column, change } of isRecord(cellValue) ? changedCells(cellValue) : []) {
        const formula = formulaOf(change);
        if (formula !== null) (formulas[row] ??= {})[column] = { f: formula };
        else if (isFormulaString(sheet?.getCellRaw(row, column)?.f)) (formulas[row] ??= {})[column] = null;
      }
      return formulas;
    }
  }
  injector.replace([FormulaDataModel, { useClass: FormulasApart }]);
}

/** Gives every cell that is to be written the formula that it shares with another one written with it. */
function writeInFull(cellValue: Record<string, unknown>, moved: Moved): void {
  const shared = changedCells(cellValue).filter(({ change }) => isRecord(change) && isFormulaId(change["si"]));
  const firsts = new Map<unknown, { readonly row: number; readonly column: number; readonly formula: string }>();
  for (const { row, column, change } of shared) {
    const formula = formulaOf(change);
    if (formula !== null && isRecord(change)) firsts.set(change["si"], { row, column, formula });
  }
  for (const { row, column, change } of shared) {
    const line = cellValue[row];
    if (!isRecord(line) || !isRecord(change)) continue;
    const first = firsts.get(change["si"]);
    const formula = formulaOf(change) ?? (first ? moved(first.formula, column - first.column, row - first.row) : null);
    if (formula !== null) line[column] = { ...change, f: formula, si: null };
  }
}

function formulaOf(cell: unknown): string | null {
  return isRecord(cell) && typeof cell["f"] === "string" && isFormulaString(cell["f"]) ? cell["f"] : null;
}
