/** Formulas that the grid's library fills, pastes and overwrites: each cell has its own in full, and none is searched for. */
import { ICommandService, IUniverInstanceService, LocaleType, LogLevel, RedoCommand, UndoCommand, Univer, UniverInstanceType, type ICellData, type Workbook, type Worksheet } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { AutoFillCommand, SetRangeValuesCommand, SetRangeValuesMutation, UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { keepFormulasApart } from "../../src/workbench/gridFormulas";

/** What draws is made for browsers, and nothing is drawn here. */
jest.mock("@univerjs/engine-render", () => new Proxy({}, { get: () => class { dispose = (): void => undefined; } }));

type Lines = Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
const PLACE = { unitId: "book", subUnitId: "sheet" };
const [A, B, C, D] = [0, 1, 2, 3];

/** Three rows of amounts; the first has its total, the second an amount where a total is. */
const AMOUNTS: Lines = { 0: { [A]: { v: 1 }, [B]: { v: 2 }, [C]: { f: "=SUM(A1:$B1)", v: 3 } }, 1: { [A]: { v: 4 }, [B]: { v: 5 }, [C]: { v: 9 } }, 2: { [A]: { v: 6 }, [B]: { v: 7 } } };

// Whatever the library puts off is nothing that is looked at here.
jest.useFakeTimers();

let univer: Univer;
let sheet: Worksheet;
let does: (id: string, params?: object) => Promise<boolean>;

beforeEach(() => {
  univer = new Univer({ locale: LocaleType.ZH_CN, locales: { [LocaleType.ZH_CN]: {} }, logLevel: LogLevel.SILENT });
  univer.registerPlugin(UniverFormulaEnginePlugin, { notExecuteFormula: true });
  keepFormulasApart(univer.__getInjector());
  univer.registerPlugin(UniverSheetsPlugin, { notExecuteFormula: true });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  const data = { id: PLACE.unitId, sheetOrder: [PLACE.subUnitId], sheets: { [PLACE.subUnitId]: { id: PLACE.subUnitId, name: "表", rowCount: 20, columnCount: 8, cellData: structuredClone(AMOUNTS) } } };
  const made = univer.createUnit<typeof data, Workbook>(UniverInstanceType.UNIVER_SHEET, data).getSheetBySheetId(PLACE.subUnitId);
  if (!made) throw new Error("no sheet");
  sheet = made;
  univer.__getInjector().get(IUniverInstanceService).focusUnit(PLACE.unitId);
  const commands = univer.__getInjector().get(ICommandService);
  does = (id, params = {}) => commands.executeCommand(id, params);
});
afterEach(() => univer.dispose());

/** What stands in the cells, formulas before values, as "row,column": with the id of a formula where there is one. */
function cells(): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  sheet.getCellMatrix().forValue((row, column, cell) => {
    if (column >= C && (cell?.f || cell?.si || (cell?.v ?? null) !== null)) found[`${row},${column}`] = cell?.si ? { shared: cell.si } : (cell?.f ?? cell?.v);
  });
  return found;
}
const range = (startRow: number, endRow: number, column: number): object => ({ startRow, endRow, startColumn: column, endColumn: column });
/** What the library writes when formulas are pasted: one has a text, the others its id. */
const pasted = (cellValue: Lines): Promise<boolean> => does(SetRangeValuesMutation.id, { ...PLACE, cellValue: structuredClone(cellValue) });
const typed = (row: number, column: number, value: ICellData | null): Promise<boolean> =>
  does(SetRangeValuesCommand.id, { ...PLACE, range: { startRow: row, endRow: row, startColumn: column, endColumn: column }, value });

test.each<[what: string, act: () => Promise<unknown>, expected: Readonly<Record<string, unknown>>]>([
  ["filled down over an amount", () => does(AutoFillCommand.id, { ...PLACE, sourceRange: range(0, 0, C), targetRange: range(0, 3, C), applyType: "COPY" }),
    { "0,2": "=SUM(A1:$B1)", "1,2": "=SUM(A2:$B2)", "2,2": "=SUM(A3:$B3)", "3,2": "=SUM(A4:$B4)" }],
  ["pasted over a block, the one with the text not first", () => pasted({ 1: { [C]: { si: "one", f: null, v: null }, [D]: { si: "two", f: "=A2/$A$1", v: null } }, 2: { [C]: { si: "one", f: "=A3+B3", v: null }, [D]: { si: "two", f: null, v: null } } }),
    { "0,2": "=SUM(A1:$B1)", "1,2": "=A2+B2", "1,3": "=A2/$A$1", "2,2": "=A3+B3", "2,3": "=A3/$A$1" }],
  ["pasted, and one of them typed over", async () => {
    await pasted({ 1: { [C]: { si: "one", f: "=A2+B2", v: null } }, 2: { [C]: { si: "one", f: null, v: null } } });
    await typed(1, C, { v: 8, f: null, si: null });
  }, { "0,2": "=SUM(A1:$B1)", "1,2": 8, "2,2": "=A3+B3" }],
  ["an amount over a formula, which says nothing of it", () => pasted({ 0: { [C]: { v: 8 } } }), { "0,2": 8, "1,2": 9 }],
  ["a formula over an amount", () => typed(1, C, { f: "=A2*2" }), { "0,2": "=SUM(A1:$B1)", "1,2": "=A2*2" }],
  ["a formula taken away", () => pasted({ 0: { [C]: null } }), { "1,2": 9 }],
])("%s", async (_what, act, expected) => {
  await act();
  expect(cells()).toEqual(expected);
});

test("what was filled is undone and done again by the library itself", async () => {
  const before = cells();
  await does(AutoFillCommand.id, { ...PLACE, sourceRange: range(0, 0, C), targetRange: range(0, 3, C), applyType: "COPY" });
  const filled = cells();
  await does(UndoCommand.id);
  expect(cells()).toEqual(before);
  await does(RedoCommand.id);
  expect(cells()).toEqual(filled);
});

test("before a value or a formula is written, no other cell is looked at", async () => {
  const looked = jest.spyOn(sheet.getCellMatrix(), "forValue");
  await typed(0, A, { v: 12.5 });
  await typed(1, C, { f: "=A2*2" });
  expect(looked).not.toHaveBeenCalled();
});
