/** Several rectangles of one sheet as one object. */
import { cellCount, formatArea, quoteSheet, shiftArea, type Area, type Shift } from "./address";
import { ConditionalFormatCollection } from "./conditionalFormats";
import { oneOf, RangeFormat, type FormatTarget } from "./formats";
import { Range } from "./range";
import type { SheetModel } from "./sheet";
import { DataValidation } from "./validation";
import { TrackedObject, WireCollection, type WireContext } from "./wire";
import { Worksheet } from "./worksheet";
import { clearCells } from "./writing";

export class RangeAreas extends TrackedObject {
  readonly typeName = "RangeAreas";
  readonly scalars = ["Address", "AreaCount", "CellCount"];
  /** They move along when rows are inserted above them. */
  areas: readonly Area[];

  constructor(
    context: WireContext,
    readonly sheet: SheetModel,
    areas: readonly Area[],
  ) {
    super(context);
    this.areas = areas;
  }

  override ownSheet(): SheetModel {
    return this.sheet;
  }

  override follow(sheet: SheetModel, shift: Shift): void {
    if (sheet === this.sheet) this.areas = this.areas.map((area) => shiftArea(area, shift) ?? area);
  }

  private get target(): FormatTarget {
    return { sheet: this.sheet, areas: this.areas };
  }

  get Areas(): RangeCollection {
    return new RangeCollection(this.context, this.target);
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
  get Address(): string {
    return this.areas.map((area) => `${quoteSheet(this.sheet.name)}!${formatArea(area)}`).join(",");
  }
  get AreaCount(): number {
    return this.areas.length;
  }
  get CellCount(): number {
    return this.areas.reduce((sum, area) => sum + cellCount(area), 0);
  }

  Clear(applyTo: unknown): void {
    const what = oneOf(applyTo ?? "All", ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"], "RangeAreas.clear");
    for (const area of this.areas) clearCells(this.context.workbook, this.sheet, area, what);
  }
}

class RangeCollection extends WireCollection<Range> {
  readonly typeName = "RangeCollection";

  constructor(
    context: WireContext,
    private readonly target: FormatTarget,
  ) {
    super(context);
  }

  items(): readonly Range[] {
    return this.target.areas.map((area) => new Range(this.context, this.target.sheet, area));
  }

  find(): undefined {
    return undefined;
  }
}
