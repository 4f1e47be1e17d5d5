/** Excel's Worksheet and the collection of them. */
import { cellArea, LAST_COLUMN, LAST_ROW, splitSheet, WHOLE_SHEET, type Area } from "./address";
import { colorFrom } from "./colors";
import { CommentCollection } from "./comments";
import { invalidArgument, itemNotFound } from "./errors";
import { AutoFilter, TableCollection } from "./listObjects";
import { NamedItemCollection } from "./names";
import { Range } from "./range";
import { RangeAreas } from "./rangeAreas";
import { areaFrom, STANDARD_HEIGHT, STANDARD_WIDTH, type SheetModel } from "./sheet";
import { copySheet, deleteSheet, moveSheet, renameSheet, setVisibility } from "./structure";
import { integerArgument, logicalArgument, textArgument, WireCollection, WireObject, type WireContext } from "./wire";
import { FreezePanes, WorksheetProtection } from "./worksheetParts";
import { PageLayout } from "./pageLayout";

export class Worksheet extends WireObject {
  readonly typeName = "Worksheet";
  readonly scalars = ["Id", "Name", "Position", "ShowGridlines", "ShowHeadings", "StandardHeight", "StandardWidth", "TabColor", "Visibility"];

  constructor(
    context: WireContext,
    readonly sheet: SheetModel,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.sheet;
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.sheet.id };
  }

  get Id(): string {
    return this.sheet.id;
  }
  get Name(): unknown {
    return this.sheet.name;
  }
  set Name(value: unknown) {
    renameSheet(this.context.workbook, this.sheet, textArgument(value, "Worksheet.name"));
  }
  get Position(): unknown {
    return this.context.workbook.sheets.indexOf(this.sheet);
  }
  set Position(value: unknown) {
    moveSheet(this.context.workbook, this.sheet, integerArgument(value, "Worksheet.position"));
  }
  get Visibility(): unknown {
    return this.sheet.visibility;
  }
  set Visibility(value: unknown) {
    setVisibility(this.context.workbook, this.sheet, value);
  }
  /** "" when the tab has no colour. */
  get TabColor(): unknown {
    return this.sheet.tabColor;
  }
  set TabColor(value: unknown) {
    this.sheet.tabColor = colorFrom(value, "Worksheet.tabColor");
    this.viewChanged();
  }
  get ShowGridlines(): unknown {
    return this.sheet.showGridlines;
  }
  set ShowGridlines(value: unknown) {
    this.sheet.showGridlines = logicalArgument(value, "Worksheet.showGridlines");
    this.viewChanged();
  }
  get ShowHeadings(): unknown {
    return this.sheet.showHeadings;
  }
  set ShowHeadings(value: unknown) {
    this.sheet.showHeadings = logicalArgument(value, "Worksheet.showHeadings");
    this.viewChanged();
  }
  /** The client writes the two under shorter names than it reads them. */
  set Gridlines(value: unknown) {
    this.ShowGridlines = value;
  }
  set Headings(value: unknown) {
    this.ShowHeadings = value;
  }
  get StandardWidth(): number {
    return STANDARD_WIDTH;
  }
  get StandardHeight(): number {
    return STANDARD_HEIGHT;
  }

  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.context, this.sheet);
  }
  get Comments(): CommentCollection {
    return new CommentCollection(this.context, this.sheet);
  }
  get Protection(): WorksheetProtection {
    return new WorksheetProtection(this.context, this.sheet);
  }
  get FreezePanes(): FreezePanes {
    return new FreezePanes(this.context, this.sheet);
  }
  get AutoFilter(): AutoFilter {
    return new AutoFilter(this.context, this.sheet.filter);
  }
  get Tables(): TableCollection {
    return new TableCollection(this.context, this.sheet);
  }
  get PageLayout(): PageLayout {
    return new PageLayout(this.context, this.sheet);
  }

  private viewChanged(): void {
    this.context.workbook.tell({ kind: "view", sheet: this.sheet });
  }

  /** The whole sheet without an address; a name that stands for one area of this sheet is understood too. */
  GetRange(address: unknown): Range {
    if (address === null || address === undefined || address === "") return new Range(this.context, this.sheet, WHOLE_SHEET);
    return new Range(this.context, this.sheet, this.areaOf(textArgument(address, "Worksheet.getRange"), "Worksheet.getRange"));
  }
  GetRanges(addresses: unknown): RangeAreas {
    const location = "Worksheet.getRanges";
    if (addresses === null || addresses === undefined) return new RangeAreas(this.context, this.sheet, [WHOLE_SHEET]);
    const areas = textArgument(addresses, location).split(/,(?=(?:[^']*'[^']*')*[^']*$)/);
    return new RangeAreas(this.context, this.sheet, areas.map((address) => this.areaOf(address.trim(), location)));
  }

  private areaOf(address: string, location: string): Area {
    const { sheet, rest } = splitSheet(address);
    if (sheet !== null && sheet.toLowerCase() !== this.sheet.name.toLowerCase()) throw invalidArgument(location);
    const { workbook } = this.context;
    const name = workbook.findName(rest, this.sheet) ?? workbook.findName(rest, null);
    const named = name && workbook.areaOfName(name);
    return named?.sheet === this.sheet ? named.area : areaFrom(rest, location);
  }

  GetRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): Range {
    const location = "Worksheet.getRangeByIndexes";
    const top = integerArgument(row, location);
    const left = integerArgument(column, location);
    const area = { top, left, bottom: top + integerArgument(rows, location) - 1, right: left + integerArgument(columns, location) - 1 };
    if (top < 0 || left < 0 || area.bottom < top || area.right < left || area.bottom > LAST_ROW || area.right > LAST_COLUMN) throw invalidArgument(location);
    return new Range(this.context, this.sheet, area);
  }
  GetCell(row: unknown, column: unknown): Range {
    return this.GetRangeByIndexes(row, column, 1, 1);
  }
  /** A1 on an empty sheet. */
  GetUsedRange(valuesOnly: unknown): Range {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? new Range(this.context, this.sheet, cellArea(0, 0));
  }
  GetUsedRangeOrNullObject(valuesOnly: unknown): Range | null {
    const area = this.sheet.grid.used(valuesOnly === true);
    return area && new Range(this.context, this.sheet, area);
  }
  GetNextOrNullObject(visibleOnly: unknown): Worksheet | null {
    return this.beside(1, visibleOnly === true);
  }
  GetNext(visibleOnly: unknown): Worksheet {
    return found(this.beside(1, visibleOnly === true), "Worksheet.getNext");
  }
  GetPreviousOrNullObject(visibleOnly: unknown): Worksheet | null {
    return this.beside(-1, visibleOnly === true);
  }
  GetPrevious(visibleOnly: unknown): Worksheet {
    return found(this.beside(-1, visibleOnly === true), "Worksheet.getPrevious");
  }

  private beside(step: 1 | -1, visibleOnly: boolean): Worksheet | null {
    const { sheets } = this.context.workbook;
    for (let at = sheets.indexOf(this.sheet) + step; at >= 0 && at < sheets.length; at += step) {
      const sheet = sheets[at];
      if (sheet && (!visibleOnly || sheet.visibility === "Visible")) return new Worksheet(this.context, sheet);
    }
    return null;
  }

  Activate(): void {
    this.context.workbook.activate(this.sheet);
  }
  Calculate(): void {
    this.context.workbook.calculation.recalculate();
  }
  Delete(): void {
    deleteSheet(this.context.workbook, this.sheet);
  }
  /** "None" puts the copy at the end. */
  Copy(positionType: unknown, relativeTo: unknown): Worksheet {
    const { sheets } = this.context.workbook;
    const other = relativeTo instanceof Worksheet ? sheets.indexOf(relativeTo.sheet) : -1;
    const places: Readonly<Record<string, number>> = { None: sheets.length, Beginning: 0, End: sheets.length, ...(other < 0 ? {} : { Before: other, After: other + 1 }) };
    const position = places[typeof positionType === "string" ? positionType : "None"];
    if (position === undefined) throw invalidArgument("Worksheet.copy");
    return new Worksheet(this.context, copySheet(this.context.workbook, this.sheet, position));
  }
}

function found(sheet: Worksheet | null, location: string): Worksheet {
  if (!sheet) throw itemNotFound(location);
  return sheet;
}

export class WorksheetCollection extends WireCollection<Worksheet> {
  readonly typeName = "WorksheetCollection";

  items(): readonly Worksheet[] {
    return this.context.workbook.sheets.map((sheet) => new Worksheet(this.context, sheet));
  }
  find(key: string): Worksheet | undefined {
    const sheet = this.context.workbook.find(key);
    return sheet && new Worksheet(this.context, sheet);
  }

  private listed(visibleOnly: unknown): readonly Worksheet[] {
    return this.items().filter((one) => visibleOnly !== true || one.sheet.visibility === "Visible");
  }

  Add(name: unknown): Worksheet {
    return new Worksheet(this.context, this.context.workbook.addSheet(name === null || name === undefined ? null : textArgument(name, "WorksheetCollection.add")));
  }
  GetActiveWorksheet(): Worksheet {
    return new Worksheet(this.context, this.context.workbook.active);
  }
  override GetCount(visibleOnly?: unknown): number {
    return this.listed(visibleOnly).length;
  }
  GetFirst(visibleOnly: unknown): Worksheet {
    return found(this.listed(visibleOnly)[0] ?? null, "WorksheetCollection.getFirst");
  }
  GetLast(visibleOnly: unknown): Worksheet {
    return found(this.listed(visibleOnly).at(-1) ?? null, "WorksheetCollection.getLast");
  }
}
