/** What stands around the cells of a sheet in the grid: widths, heights, what is hidden and merged, brought to what the workbook has. */
import { BooleanNumber, type IColumnData, type IRange, type IRowData, type IWorksheetData, type Worksheet } from "@univerjs/core";
import {
  AddWorksheetMergeMutation, RemoveWorksheetMergeMutation, SetColHiddenMutation, SetColVisibleMutation, SetRowHiddenMutation, SetRowVisibleMutation,
  SetWorksheetColumnCountMutation, SetWorksheetColWidthMutation, SetWorksheetRowCountMutation, SetWorksheetRowHeightMutation,
} from "@univerjs/sheets";

/** A change of the grid by its id, for one sheet. */
export interface ShapeChange {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Lines<Line> = Readonly<Record<number, Partial<Line> | null | undefined>>;

/**
 * The changes that bring a sheet of the grid from what it is to what it should be, and only those: whatever the person has
 * scrolled to or chosen, stays.
 */
export function shapeChanges(now: Worksheet, wanted: Partial<IWorksheetData>): readonly ShapeChange[] {
  const rows = now.getRowManager().getRowData();
  const columns = now.getColumnManager().getColumnData();
  return [
    ...counts(now, wanted),
    ...merges(now.getMergeData(), wanted.mergeData ?? []),
    ...visible(rows, wanted.rowData ?? {}, rowRange, SetRowHiddenMutation.id, SetRowVisibleMutation.id),
    ...visible(columns, wanted.columnData ?? {}, columnRange, SetColHiddenMutation.id, SetColVisibleMutation.id),
    ...sized(rows, wanted.rowData ?? {}, (line: Partial<IRowData>) => line.h, wanted.defaultRowHeight ?? 0, rowRange, (rowHeight) => ({ id: SetWorksheetRowHeightMutation.id, params: { rowHeight } })),
    ...sized(columns, wanted.columnData ?? {}, (line: Partial<IColumnData>) => line.w, wanted.defaultColumnWidth ?? 0, columnRange, (colWidth) => ({ id: SetWorksheetColWidthMutation.id, params: { colWidth } })),
  ];
}

function counts(now: Worksheet, { rowCount = 0, columnCount = 0 }: Partial<IWorksheetData>): ShapeChange[] {
  return [
    ...(rowCount > now.getRowCount() ? [{ id: SetWorksheetRowCountMutation.id, params: { rowCount } }] : []),
    ...(columnCount > now.getColumnCount() ? [{ id: SetWorksheetColumnCountMutation.id, params: { columnCount } }] : []),
  ];
}

function merges(now: readonly IRange[], wanted: readonly IRange[]): ShapeChange[] {
  const keyOf = ({ startRow, endRow, startColumn, endColumn }: IRange): string => [startRow, endRow, startColumn, endColumn].join(",");
  const [before, after] = [new Set(now.map(keyOf)), new Set(wanted.map(keyOf))];
  const gone = now.filter((range) => !after.has(keyOf(range)));
  const come = wanted.filter((range) => !before.has(keyOf(range)));
  return [
    ...(gone.length > 0 ? [{ id: RemoveWorksheetMergeMutation.id, params: { ranges: gone.map((range) => ({ ...range })) } }] : []),
    ...(come.length > 0 ? [{ id: AddWorksheetMergeMutation.id, params: { ranges: come.map((range) => ({ ...range })) } }] : []),
  ];
}

const rowRange = (row: number): Partial<IRange> => ({ startRow: row, endRow: row });
const columnRange = (column: number): Partial<IRange> => ({ startColumn: column, endColumn: column });

function linesOf<Line>(now: Lines<Line>, wanted: Lines<Line>): readonly number[] {
  return [...new Set([...Object.keys(now), ...Object.keys(wanted)])].map(Number);
}

function visible<Line extends { hd?: BooleanNumber }>(now: Lines<Line>, wanted: Lines<Line>, range: (line: number) => Partial<IRange>, hide: string, show: string): ShapeChange[] {
  const isHidden = (line: Partial<Line> | null | undefined): boolean => line?.hd === BooleanNumber.TRUE;
  const changed = linesOf(now, wanted).filter((line) => isHidden(now[line]) !== isHidden(wanted[line]));
  const [hidden, shown] = [changed.filter((line) => isHidden(wanted[line])), changed.filter((line) => !isHidden(wanted[line]))];
  return [
    ...(shown.length > 0 ? [{ id: show, params: { ranges: shown.map(range) } }] : []),
    ...(hidden.length > 0 ? [{ id: hide, params: { ranges: hidden.map(range) } }] : []),
  ];
}

/** Lines that lost their own size get the sheet's. */
function sized<Line>(
  now: Lines<Line>, wanted: Lines<Line>, sizeOf: (line: Partial<Line>) => number | undefined, standard: number,
  range: (line: number) => Partial<IRange>, change: (sizes: Record<number, number>) => ShapeChange,
): ShapeChange[] {
  const size = (line: Partial<Line> | null | undefined): number => (line ? sizeOf(line) : undefined) ?? standard;
  const changed = linesOf(now, wanted).filter((line) => size(now[line]) !== size(wanted[line]));
  if (changed.length === 0) return [];
  const { id, params } = change(Object.fromEntries(changed.map((line) => [line, size(wanted[line])])));
  return [{ id, params: { ...params, ranges: changed.map(range) } }];
}
