/** What is changed around the cells of the grid when a sheet of the workbook has changed: that, and nothing else. */
import type { IRange, IWorksheetData, Worksheet } from "@univerjs/core";
import { shapeChanges } from "../../src/workbench/gridShape";

/** The libraries are made for browsers; of them only the names of changes are used here, and whether something is true. */
jest.mock("@univerjs/core", () => ({ BooleanNumber: { TRUE: 1, FALSE: 0 } }));
jest.mock("@univerjs/sheets", () => new Proxy({}, { get: (_, name) => ({ id: String(name) }) }));

const range = (startRow: number, endRow: number, startColumn: number, endColumn: number): IRange => ({ startRow, endRow, startColumn, endColumn });

const WANTED: Partial<IWorksheetData> = {
  rowCount: 200, columnCount: 26, defaultRowHeight: 22, defaultColumnWidth: 72,
  mergeData: [range(0, 0, 0, 6), range(31, 31, 0, 6)], rowData: { 0: { h: 40 }, 31: { h: 60 } }, columnData: { 1: { w: 300 } },
};

/** A sheet of the grid, as far as it is asked. */
function sheet(data: Partial<IWorksheetData>): Worksheet {
  return {
    getRowManager: () => ({ getRowData: () => data.rowData ?? {} }),
    getColumnManager: () => ({ getColumnData: () => data.columnData ?? {} }),
    getMergeData: () => data.mergeData ?? [],
    getRowCount: () => data.rowCount ?? 0,
    getColumnCount: () => data.columnCount ?? 0,
  } as unknown as Worksheet;
}

const told = (now: Partial<IWorksheetData>): readonly string[] =>
  shapeChanges(sheet({ ...WANTED, ...now }), WANTED).map(({ id, params }) => `${id} ${JSON.stringify(params)}`);

test.each<[what: string, now: Partial<IWorksheetData>, changes: readonly string[]]>([
  ["nothing changed", {}, []],
  ["a row was inserted above a merged note with its own height", { mergeData: [range(0, 0, 0, 6), range(30, 30, 0, 6)], rowData: { 0: { h: 40 }, 30: { h: 60 } } }, [
    `RemoveWorksheetMergeMutation ${JSON.stringify({ ranges: [range(30, 30, 0, 6)] })}`,
    `AddWorksheetMergeMutation ${JSON.stringify({ ranges: [range(31, 31, 0, 6)] })}`,
    'SetWorksheetRowHeightMutation {"rowHeight":{"30":22,"31":60},"ranges":[{"startRow":30,"endRow":30},{"startRow":31,"endRow":31}]}',
  ]],
  ["the sheet grew, and a column got wider", { rowCount: 150, columnData: { 1: { w: 120 } } }, [
    'SetWorksheetRowCountMutation {"rowCount":200}',
    'SetWorksheetColWidthMutation {"colWidth":{"1":300},"ranges":[{"startColumn":1,"endColumn":1}]}',
  ]],
  ["a sheet of the grid may be longer", { rowCount: 400 }, []],
  ["rows were hidden that are shown", { rowData: { 0: { h: 40 }, 31: { h: 60 }, 8: { hd: 1 } } }, ['SetRowVisibleMutation {"ranges":[{"startRow":8,"endRow":8}]}']],
])("%s", (_what, now, changes) => {
  expect(told(now)).toEqual(changes);
});

test("a column that is hidden in the workbook is hidden", () => {
  expect(shapeChanges(sheet(WANTED), { ...WANTED, columnData: { 1: { w: 300 }, 4: { hd: 1 } } })).toEqual([{ id: "SetColHiddenMutation", params: { ranges: [{ startColumn: 4, endColumn: 4 }] } }]);
});
