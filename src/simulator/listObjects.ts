/**
 * Excel's tables (ListObjects) and filters, as far as they change what a program's write does:
 * - a grid written over rows that a filter hides lands in the visible rows only, each getting the grid's first line
 *   (OfficeDev/office-js issue 224; xlwings issue 747);
 * - a formula written into a table's column makes it a calculated column, and the last one fills it
 *   (OfficeDev/office-js issues 2093, "by design", and 5909).
 */
import { columnCount, containsCell, rowCount, shiftArea, type Area, type Shift } from "./address";
import { HostError } from "./errors";
import { span } from "./grid";
import { Range } from "./range";
import { moveFormula } from "./references";
import type { SheetModel } from "./sheet";
import { WireCollection, WireObject, type WireContext } from "./wire";
import type { WorkbookModel } from "./workbook";

/** A filter over an area whose first row is the heading, and the rows that it hides. */
export interface FilterModel {
  readonly area: Area;
  readonly hidden: ReadonlySet<number>;
}

export interface ListObjectModel {
  readonly name: string;
  /** With its heading row. */
  readonly area: Area;
  readonly filter: FilterModel | null;
}

/** Rows of the sheet that some filter hides. */
export function rowsFilteredOut(sheet: SheetModel): ReadonlySet<number> {
  return new Set([sheet.filter, ...sheet.tables.map(({ filter }) => filter)].flatMap((filter) => [...(filter?.hidden ?? [])]));
}

/** The row of the assigned grid that a row of the area gets: its own, none when it is filtered out, the first when others are. */
export function lineUnderFilter(sheet: SheetModel, area: Area): (row: number) => number | null {
  const hidden = rowsFilteredOut(sheet);
  const some = rowCount(area) > 1 && [...span(area.top, area.bottom)].some((row) => hidden.has(row));
  return (row) => (some ? (hidden.has(row) ? null : area.top) : row);
}

/** Fills the columns of tables into which formulas were put with the last of them. */
export function fillCalculatedColumns(workbook: WorkbookModel, sheet: SheetModel, written: readonly { readonly row: number; readonly column: number; readonly formula: string }[]): void {
  for (const { area } of sheet.tables) {
    const body = { ...area, top: area.top + 1 };
    const last = new Map(written.filter(({ row, column, formula }) => formula !== "" && containsCell(body, row, column)).map((cell) => [cell.column, cell]));
    for (const { row, column, formula } of last.values()) {
      const others = [...span(body.top, body.bottom)].filter((place) => place !== row);
      const mixed = others.some((place) => {
        const cell = sheet.grid.at(place, column);
        return cell !== undefined && cell.formula === "" && cell.value !== "";
      });
      // Beside typed figures Excel leaves the column alone.
      if (mixed) continue;
      for (const place of others) {
        const cell = sheet.grid.ensure(place, column);
        cell.value = "";
        cell.formula = moveFormula(formula, place - row, 0);
        delete cell.result;
        workbook.calculation.cellChanged(sheet, place, column);
      }
    }
  }
}

/** Filters and tables move with the cells under them. */
export function shiftListObjects(sheet: SheetModel, shift: Shift): void {
  const along = (filter: FilterModel | null): FilterModel | null => {
    const area = filter && shiftArea(filter.area, shift);
    if (!filter || !area) return null;
    if (shift.axis === "column") return { ...filter, area };
    const hidden = [...filter.hidden].flatMap((row) => (row < shift.at ? [row] : shift.count < 0 && row < shift.at - shift.count ? [] : [row + shift.count]));
    return { area, hidden: new Set(hidden) };
  };
  sheet.filter = along(sheet.filter);
  sheet.tables = sheet.tables.flatMap((table) => {
    const area = shiftArea(table.area, shift);
    return area ? [{ ...table, area, filter: along(table.filter) }] : [];
  });
}

export class AutoFilter extends WireObject {
  readonly typeName = "AutoFilter";
  readonly scalars = ["Enabled", "IsDataFiltered"];

  constructor(
    context: WireContext,
    private readonly filter: FilterModel | null,
  ) {
    super(context);
    if (context.quirks.noFilters) throw new HostError("ApiNotFound", "The requested API is not available.", "Worksheet.autoFilter");
  }

  get Enabled(): boolean {
    return this.filter !== null;
  }
  get IsDataFiltered(): boolean {
    return (this.filter?.hidden.size ?? 0) > 0;
  }
}

export class TableCollection extends WireCollection<Table> {
  readonly typeName = "TableCollection";

  constructor(
    context: WireContext,
    /** Null for those of the whole workbook, from which the client takes each by its id. */
    private readonly sheet: SheetModel | null,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel | null {
    return this.sheet;
  }
  items(): readonly Table[] {
    const sheets = this.sheet ? [this.sheet] : this.context.workbook.sheets;
    return sheets.flatMap((sheet) => sheet.tables.map((table) => new Table(this.context, sheet, table)));
  }
  find(key: string): Table | undefined {
    return this.items().find((table) => table.Name === key || table.Id === key);
  }
}

export class Table extends WireObject {
  readonly typeName = "Table";
  readonly scalars = ["Id", "Name"];

  constructor(
    context: WireContext,
    private readonly sheet: SheetModel,
    private readonly model: ListObjectModel,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.sheet;
  }
  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.Id };
  }
  get Id(): string {
    return `{TABLE-${this.model.name}}`;
  }
  get Name(): string {
    return this.model.name;
  }
  get AutoFilter(): AutoFilter {
    return new AutoFilter(this.context, this.model.filter);
  }
  GetRange(): Range {
    return new Range(this.context, this.sheet, this.model.area);
  }
  GetDataBodyRange(): Range {
    const { area } = this.model;
    return new Range(this.context, this.sheet, { ...area, top: Math.min(area.top + 1, area.bottom), right: area.left + columnCount(area) - 1 });
  }
}
