/** Excel's Range: a rectangle of one sheet, its values and formulas, and the ways from it to other rectangles. */
import { bounding, cellCount, columnCount, intersection, isWholeColumns, isWholeRows, LAST_COLUMN, LAST_ROW, parseArea, rowCount, shiftArea, splitSheet, type Area, type Shift } from "./address";
import { readColumnProperties, readCellProperties, readRowProperties, writeCellProperties } from "./cellProperties";
import { plainValue, valueTypeOf } from "./cells";
import { ConditionalFormatCollection } from "./conditionalFormats";
import { copyCells } from "./copying";
import { accessDenied, invalidArgument, itemNotFound } from "./errors";
import { oneOf, RangeFormat, type FormatTarget } from "./formats";
import { span } from "./grid";
import { GRID_LIMIT } from "./limits";
import { RangeAreas } from "./rangeAreas";
import type { SheetModel } from "./sheet";
import { shiftCells, shiftOf } from "./structure";
import { DataValidation } from "./validation";
import { integerArgument, logicalArgument, textArgument, TrackedObject, type WireContext } from "./wire";
import { Worksheet } from "./worksheet";
import { clearCells, mergeCells, requireUnlocked, unmergeCells, writeInput, writeNumberFormats } from "./writing";

export class Range extends TrackedObject {
  readonly typeName = "Range";
  readonly scalars = [
    "Address", "CellCount", "ColumnCount", "ColumnHidden", "ColumnIndex", "Formulas", "Hidden", "IsEntireColumn", "IsEntireRow",
    "NumberFormat", "RowCount", "RowHidden", "RowIndex", "Text", "ValueTypes", "Values",
  ];
  /** Where it lies now: a range that is kept moves along when rows are inserted above it. */
  area: Area;

  constructor(
    context: WireContext,
    readonly sheet: SheetModel,
    area: Area,
  ) {
    super(context);
    this.area = area;
  }

  override ownSheet(): SheetModel {
    return this.sheet;
  }

  override follow(sheet: SheetModel, shift: Shift): void {
    if (sheet === this.sheet) this.area = shiftArea(this.area, shift) ?? this.area;
  }

  private get target(): FormatTarget {
    return { sheet: this.sheet, areas: [this.area] };
  }

  get Format(): RangeFormat {
    return new RangeFormat(this.context, this.target);
  }
  get ConditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.context, this.target);
  }
  get DataValidation(): DataValidation {
    return new DataValidation(this.context, this.target);
  }
  get Worksheet(): Worksheet {
    return new Worksheet(this.context, this.sheet);
  }

  // Where it is ------------------------------------------------------------------------------------------------------

  get Address(): string {
    return this.context.workbook.fullAddress(this.sheet, this.area);
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get RowIndex(): number {
    return this.area.top;
  }
  get ColumnIndex(): number {
    return this.area.left;
  }
  get RowCount(): number {
    return rowCount(this.area);
  }
  get ColumnCount(): number {
    return columnCount(this.area);
  }
  /** −1 when there are more than an Excel integer holds. */
  get CellCount(): number {
    const count = cellCount(this.area);
    return count > 2_147_483_647 ? -1 : count;
  }
  get IsEntireRow(): boolean {
    return isWholeRows(this.area);
  }
  get IsEntireColumn(): boolean {
    return isWholeColumns(this.area);
  }

  // What stands in it ------------------------------------------------------------------------------------------------

  /** A grid of answers, or null when the range is too big for one. */
  private grid<T>(answer: (row: number, column: number) => T): readonly (readonly T[])[] | null {
    if (cellCount(this.area) > GRID_LIMIT) return null;
    const columns = [...span(this.area.left, this.area.right)];
    return [...span(this.area.top, this.area.bottom)].map((row) => columns.map((column) => answer(row, column)));
  }

  get Values(): unknown {
    const { workbook } = this.context;
    return this.grid((row, column) => plainValue(workbook.valueOf(this.sheet, row, column)));
  }
  set Values(input: unknown) {
    writeInput(this.context.workbook, this.sheet, this.area, input, "Range.values");
  }
  get Formulas(): unknown {
    return this.grid((row, column) => {
      const cell = this.sheet.grid.at(row, column);
      return cell ? cell.formula || plainValue(cell.value) : "";
    });
  }
  set Formulas(input: unknown) {
    writeInput(this.context.workbook, this.sheet, this.area, input, "Range.formulas");
  }
  get FormulasLocal(): unknown {
    return this.Formulas;
  }
  set FormulasLocal(input: unknown) {
    this.Formulas = input;
  }
  get ValueTypes(): unknown {
    return this.grid((row, column) => valueTypeOf(this.context.workbook.valueOf(this.sheet, row, column)));
  }
  get Text(): unknown {
    return this.grid((row, column) => this.context.workbook.textOf(this.sheet, row, column));
  }
  get NumberFormat(): unknown {
    return this.grid((row, column) => this.sheet.grid.formatAt(row, column).numberFormat ?? "General");
  }
  set NumberFormat(input: unknown) {
    writeNumberFormats(this.context.workbook, this.sheet, this.area, input, "Range.numberFormat");
  }
  get NumberFormatLocal(): unknown {
    return this.NumberFormat;
  }
  set NumberFormatLocal(input: unknown) {
    this.NumberFormat = input;
  }

  // Hidden rows and columns: true, false, or null when mixed ------------------------------------------------------------

  get RowHidden(): unknown {
    return mixed([...span(this.area.top, Math.min(this.area.bottom, this.area.top + 100_000))].map((row) => this.sheet.hiddenRows.has(row)));
  }
  set RowHidden(value: unknown) {
    this.hide(this.sheet.hiddenRows, "allowFormatRows", span(this.area.top, this.area.bottom), value, "Range.rowHidden");
  }
  get ColumnHidden(): unknown {
    return mixed([...span(this.area.left, this.area.right)].map((column) => this.sheet.hiddenColumns.has(column)));
  }
  set ColumnHidden(value: unknown) {
    this.hide(this.sheet.hiddenColumns, "allowFormatColumns", span(this.area.left, this.area.right), value, "Range.columnHidden");
  }
  get Hidden(): unknown {
    const rows = this.RowHidden;
    const columns = this.ColumnHidden;
    return rows === true || columns === true ? true : rows === false && columns === false ? false : null;
  }

  private hide(hidden: Set<number>, option: string, places: Iterable<number>, value: unknown, location: string): void {
    const hide = logicalArgument(value, location);
    if (!this.sheet.permits(option)) throw accessDenied(location);
    for (const place of places) {
      if (hide) hidden.add(place);
      else hidden.delete(place);
    }
    this.context.workbook.tell({ kind: "format", sheet: this.sheet, area: this.area });
  }

  // Ways to other ranges ------------------------------------------------------------------------------------------------

  private to(area: Area, location: string): Range {
    if (area.top < 0 || area.left < 0 || area.bottom > LAST_ROW || area.right > LAST_COLUMN || area.top > area.bottom || area.left > area.right) throw invalidArgument(location);
    return new Range(this.context, this.sheet, area);
  }

  /** The area meant by an argument: a range object of this sheet or an address. */
  private areaOf(argument: unknown, location: string): Area {
    if (argument instanceof Range) {
      if (argument.sheet !== this.sheet) throw invalidArgument(location);
      return argument.area;
    }
    const area = parseArea(splitSheet(textArgument(argument, location)).rest);
    if (!area) throw invalidArgument(location);
    return area;
  }

  GetRow(row: unknown): Range {
    const at = this.area.top + integerArgument(row, "Range.getRow");
    return this.to({ ...this.area, top: at, bottom: at }, "Range.getRow");
  }
  GetColumn(column: unknown): Range {
    const at = this.area.left + integerArgument(column, "Range.getColumn");
    return this.to({ ...this.area, left: at, right: at }, "Range.getColumn");
  }
  GetCell(row: unknown, column: unknown): Range {
    const top = this.area.top + integerArgument(row, "Range.getCell");
    const left = this.area.left + integerArgument(column, "Range.getCell");
    return this.to({ top, left, bottom: top, right: left }, "Range.getCell");
  }
  GetResizedRange(rows: unknown, columns: unknown): Range {
    const location = "Range.getResizedRange";
    return this.to({ ...this.area, bottom: this.area.bottom + integerArgument(rows, location), right: this.area.right + integerArgument(columns, location) }, location);
  }
  GetAbsoluteResizedRange(rows: unknown, columns: unknown): Range {
    const location = "Range.getAbsoluteResizedRange";
    return this.to({ ...this.area, bottom: this.area.top + integerArgument(rows, location) - 1, right: this.area.left + integerArgument(columns, location) - 1 }, location);
  }
  GetOffsetRange(rows: unknown, columns: unknown): Range {
    const down = integerArgument(rows, "Range.getOffsetRange");
    const over = integerArgument(columns, "Range.getOffsetRange");
    const { top, left, bottom, right } = this.area;
    return this.to({ top: top + down, bottom: bottom + down, left: left + over, right: right + over }, "Range.getOffsetRange");
  }
  GetBoundingRect(other: unknown): Range {
    return this.to(bounding(this.area, this.areaOf(other, "Range.getBoundingRect")), "Range.getBoundingRect");
  }
  GetEntireRow(): Range {
    return this.to({ ...this.area, left: 0, right: LAST_COLUMN }, "Range.getEntireRow");
  }
  GetEntireColumn(): Range {
    return this.to({ ...this.area, top: 0, bottom: LAST_ROW }, "Range.getEntireColumn");
  }
  GetLastRow(): Range {
    return this.GetRow(this.RowCount - 1);
  }
  GetLastColumn(): Range {
    return this.GetColumn(this.ColumnCount - 1);
  }
  GetLastCell(): Range {
    return this.GetCell(this.RowCount - 1, this.ColumnCount - 1);
  }
  GetIntersection(other: unknown): Range {
    const found = this.GetIntersectionOrNullObject(other);
    if (!found) throw itemNotFound("Range.getIntersection");
    return found;
  }
  GetIntersectionOrNullObject(other: unknown): Range | null {
    const area = intersection(this.area, this.areaOf(other, "Range.getIntersectionOrNullObject"));
    return area && new Range(this.context, this.sheet, area);
  }
  GetUsedRange(valuesOnly: unknown): Range {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.GetCell(0, 0);
  }
  GetUsedRangeOrNullObject(valuesOnly: unknown): Range | null {
    const area = this.sheet.grid.used(valuesOnly === true, this.area);
    return area && new Range(this.context, this.sheet, area);
  }
  GetMergedAreas(): RangeAreas {
    const areas = this.GetMergedAreasOrNullObject();
    if (!areas) throw itemNotFound("Range.getMergedAreas");
    return areas;
  }
  GetMergedAreasOrNullObject(): RangeAreas | null {
    const merges = this.sheet.mergesWithin(this.area);
    return merges.length === 0 ? null : new RangeAreas(this.context, this.sheet, merges);
  }

  // Doing ---------------------------------------------------------------------------------------------------------------

  /** "All" when nothing is said. */
  Clear(applyTo: unknown): void {
    clearCells(this.context.workbook, this.sheet, this.area, oneOf(applyTo ?? "All", ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"], "Range.clear"));
  }
  /** Answers the new, empty range in the same place. */
  Insert(shift: unknown): Range {
    const direction = oneOf(shift, ["Down", "Right"], "Range.insert") as "Down" | "Right";
    const where = this.area;
    shiftCells(this.context.workbook, this.sheet, shiftOf(where, direction), "Range.insert");
    return new Range(this.context, this.sheet, where);
  }
  Delete(shift: unknown): void {
    const direction = oneOf(shift, ["Up", "Left"], "Range.delete") as "Up" | "Left";
    shiftCells(this.context.workbook, this.sheet, shiftOf(this.area, direction), "Range.delete");
  }
  Merge(across: unknown): void {
    mergeCells(this.context.workbook, this.sheet, this.area, across === true);
  }
  Unmerge(): void {
    unmergeCells(this.context.workbook, this.sheet, this.area);
  }
  Select(): void {
    this.context.workbook.select(this.sheet, this.area);
  }
  CopyFrom(source: unknown, copyType: unknown, skipBlanks: unknown, transpose: unknown): void {
    const location = "Range.copyFrom";
    const kind = oneOf(copyType ?? "All", ["All", "Formulas", "Values", "Formats"], location);
    if (transpose === true) throw invalidArgument(location, "The simulated Excel does not transpose.");
    let from: { readonly sheet: SheetModel; readonly area: Area };
    if (source instanceof Range) from = { sheet: source.sheet, area: source.area };
    else {
      const { sheet, rest } = splitSheet(textArgument(source, location));
      const area = parseArea(rest);
      if (!area) throw invalidArgument(location);
      from = { sheet: sheet === null ? this.sheet : this.context.workbook.sheet(sheet, location), area };
    }
    requireUnlocked(this.sheet, this.area, location);
    copyCells(this.context.workbook, from, { sheet: this.sheet, area: this.area }, { kind, skipBlanks: skipBlanks === true });
  }
  Calculate(): void {
    this.context.workbook.calculation.recalculate();
  }

  GetCellProperties(options: unknown): unknown {
    return readCellProperties(this, options);
  }
  GetRowProperties(options: unknown): unknown {
    return readRowProperties(this, options);
  }
  GetColumnProperties(options: unknown): unknown {
    return readColumnProperties(this, options);
  }
  SetCellProperties(data: unknown): void {
    writeCellProperties(this, data);
  }

  /** The client asks this before it cuts a big assignment into pieces. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.RowCount || columns !== this.ColumnCount)
      throw invalidArgument("Range.values", "The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
  }
}

function mixed(flags: readonly boolean[]): boolean | null {
  const first = flags[0] ?? false;
  return flags.every((flag) => flag === first) ? first : null;
}
