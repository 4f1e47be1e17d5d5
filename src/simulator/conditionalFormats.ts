/** Conditional formats: kept by the sheet, so that they outlive the range through which they were added. */
import { bounding, formatArea, intersection, sameArea, WHOLE_SHEET, type Area } from "./address";
import { BORDER_EDGES, type Border, type CellEdge, type CellFormat } from "./cells";
import { colorFrom } from "./colors";
import { HostError, invalidArgument, itemNotFound } from "./errors";
import { oneOf, type FormatTarget } from "./formats";
import { Range } from "./range";
import { RangeAreas } from "./rangeAreas";
import type { ConditionalFormatModel, SheetModel } from "./sheet";
import { logicalArgument, recordArgument, textArgument, WireCollection, WireObject, type WireContext } from "./wire";
import { clearConditionalFormats, requireFormattable } from "./writing";

const KINDS = ["Custom", "DataBar", "ColorScale", "IconSet", "TopBottom", "PresetCriteria", "ContainsText", "CellValue"];

export class ConditionalFormatCollection extends WireCollection<ConditionalFormat> {
  readonly typeName = "ConditionalFormatCollection";

  constructor(
    context: WireContext,
    private readonly target: FormatTarget,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.target.sheet;
  }

  /** Those that touch the areas, strongest first. */
  items(): readonly ConditionalFormat[] {
    const { sheet, areas } = this.target;
    return sheet.conditionalFormats
      .filter((format) => format.areas.some((one) => areas.some((area) => intersection(one, area) !== null)))
      .map((format) => new ConditionalFormat(this.context, this.target, format));
  }

  find(key: string): ConditionalFormat | undefined {
    this.refuseOverlapping();
    return this.items().find((format) => format.Id === key);
  }

  override GetItemAt(index: unknown): ConditionalFormat {
    this.refuseOverlapping();
    return super.GetItemAt(index);
  }

  /** See {@link Quirks.overlappingRules}. */
  private refuseOverlapping(): void {
    const { sheet, areas } = this.target;
    if (!this.context.quirks.overlappingRules || !areas.some((area) => sameArea(area, WHOLE_SHEET))) return;
    const all = sheet.conditionalFormats.flatMap((format) => format.areas.map((area) => ({ format, area })));
    if (all.some((one) => all.some((other) => one.format !== other.format && intersection(one.area, other.area) !== null))) throw itemNotFound("ConditionalFormatCollection.getItem");
  }

  /** The new format is the strongest. */
  Add(type: unknown): ConditionalFormat {
    const location = "ConditionalFormatCollection.add";
    requireFormattable(this.target.sheet, location);
    const kind = oneOf(type, KINDS, location);
    if (kind !== "Custom" && kind !== "CellValue") throw new HostError("ApiNotFound", `The simulated Excel has no conditional formats of type ${kind}.`, location);
    const model: ConditionalFormatModel = { id: this.context.workbook.newId("CF"), type: kind, areas: this.target.areas, stopIfTrue: false, formula: "", rule: null, format: {} };
    this.target.sheet.conditionalFormats.unshift(model);
    changed(this.context, this.target);
    return new ConditionalFormat(this.context, this.target, model);
  }

  ClearAll(): void {
    requireFormattable(this.target.sheet, "ConditionalFormatCollection.clearAll");
    for (const area of this.target.areas) clearConditionalFormats(this.target.sheet, area);
    changed(this.context, this.target);
  }
}

function changed(context: WireContext, target: FormatTarget): void {
  context.workbook.tell({ kind: "format", sheet: target.sheet });
}

abstract class ConditionalPart extends WireObject {
  constructor(
    context: WireContext,
    protected readonly target: FormatTarget,
    protected readonly model: ConditionalFormatModel,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.target.sheet;
  }

  protected edit(change: Partial<ConditionalFormatModel>): void {
    requireFormattable(this.target.sheet, this.typeName);
    Object.assign(this.model, change);
    changed(this.context, this.target);
  }

  protected look(change: CellFormat): void {
    this.edit({ format: { ...this.model.format, ...change } });
  }

  /** A formula of a rule must be one that can be read. */
  protected rule(value: unknown, location: string): string {
    const formula = textArgument(value, location);
    if (formula.startsWith("=") && !this.context.workbook.calculation.isReadable(formula)) throw invalidArgument(location);
    return formula;
  }
}

export class ConditionalFormat extends ConditionalPart {
  readonly typeName = "ConditionalFormat";
  readonly scalars = ["Id", "Priority", "StopIfTrue", "Type"];

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.model.id };
  }

  get Id(): string {
    return this.model.id;
  }
  get Type(): string {
    return this.model.type;
  }
  /** 0 is strongest. */
  get Priority(): unknown {
    return this.target.sheet.conditionalFormats.indexOf(this.model);
  }
  set Priority(value: unknown) {
    const { sheet } = this.target;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw invalidArgument("ConditionalFormat.priority");
    sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== this.model);
    sheet.conditionalFormats.splice(value, 0, this.model);
    changed(this.context, this.target);
  }
  get StopIfTrue(): unknown {
    return this.model.stopIfTrue;
  }
  set StopIfTrue(value: unknown) {
    this.edit({ stopIfTrue: logicalArgument(value, "ConditionalFormat.stopIfTrue") });
  }

  get Custom(): CustomConditionalFormat {
    return this.of("Custom", () => new CustomConditionalFormat(this.context, this.target, this.model));
  }
  get CustomOrNullObject(): CustomConditionalFormat | null {
    return this.model.type === "Custom" ? this.Custom : null;
  }
  get CellValue(): CellValueConditionalFormat {
    return this.of("CellValue", () => new CellValueConditionalFormat(this.context, this.target, this.model));
  }
  get CellValueOrNullObject(): CellValueConditionalFormat | null {
    return this.model.type === "CellValue" ? this.CellValue : null;
  }

  private of<T>(type: string, make: () => T): T {
    if (this.model.type !== type) throw invalidArgument(`ConditionalFormat.${type}`, `The conditional format is of type ${this.model.type}.`);
    return make();
  }

  GetRange(): Range {
    return new Range(this.context, this.target.sheet, this.model.areas.reduce(bounding));
  }
  GetRangeOrNullObject(): Range | null {
    return this.model.areas.length === 1 ? this.GetRange() : null;
  }
  GetRanges(): RangeAreas {
    return new RangeAreas(this.context, this.target.sheet, this.model.areas);
  }
  Delete(): void {
    const { sheet } = this.target;
    requireFormattable(sheet, "ConditionalFormat.delete");
    sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== this.model);
    changed(this.context, this.target);
  }
}

class CustomConditionalFormat extends ConditionalPart {
  readonly typeName = "CustomConditionalFormat";
  readonly scalars = [];

  get Rule(): ConditionalRule {
    return new ConditionalRule(this.context, this.target, this.model);
  }
  get Format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.context, this.target, this.model);
  }
}

class ConditionalRule extends ConditionalPart {
  readonly typeName = "ConditionalFormatRule";
  readonly scalars = ["Formula"];

  get Formula(): unknown {
    return this.model.formula;
  }
  set Formula(value: unknown) {
    this.edit({ formula: this.rule(value, "ConditionalFormatRule.formula") });
  }
}

class CellValueConditionalFormat extends ConditionalPart {
  readonly typeName = "CellValueConditionalFormat";
  readonly scalars = ["Rule"];

  get Format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.context, this.target, this.model);
  }
  get Rule(): unknown {
    return this.model.rule;
  }
  set Rule(value: unknown) {
    const location = "CellValueConditionalFormat.rule";
    const given = recordArgument(value, location);
    const operators = ["Between", "NotBetween", "EqualTo", "NotEqualTo", "GreaterThan", "LessThan", "GreaterThanOrEqual", "LessThanOrEqual"];
    const second = given["formula2"];
    this.edit({
      rule: {
        formula1: this.rule(given["formula1"], location),
        operator: oneOf(given["operator"], ["Invalid", ...operators], location),
        ...(second === null || second === undefined ? {} : { formula2: this.rule(second, location) }),
      },
    });
  }
}

class ConditionalRangeFormat extends ConditionalPart {
  readonly typeName = "ConditionalRangeFormat";
  readonly scalars = ["NumberFormat"];

  get Fill(): ConditionalRangeFill {
    return new ConditionalRangeFill(this.context, this.target, this.model);
  }
  get Font(): ConditionalRangeFont {
    return new ConditionalRangeFont(this.context, this.target, this.model);
  }
  get Borders(): ConditionalRangeBorders {
    return new ConditionalRangeBorders(this.context, this.target, this.model);
  }
  get NumberFormat(): unknown {
    return this.model.format.numberFormat ?? null;
  }
  set NumberFormat(value: unknown) {
    this.look({ numberFormat: textArgument(value, "ConditionalRangeFormat.numberFormat") });
  }
}

class ConditionalRangeFill extends ConditionalPart {
  readonly typeName = "ConditionalRangeFill";
  readonly scalars = ["Color"];

  get Color(): unknown {
    return this.model.format.fillColor ?? "";
  }
  set Color(value: unknown) {
    this.look({ fillColor: colorFrom(value, "ConditionalRangeFill.color") });
  }
  Clear(): void {
    const { fillColor: _, ...format } = this.model.format;
    this.edit({ format });
  }
}

class ConditionalRangeFont extends ConditionalPart {
  readonly typeName = "ConditionalRangeFont";
  readonly scalars = ["Bold", "Color", "Italic", "Strikethrough", "Underline"];

  get Color(): unknown {
    return this.model.format.fontColor ?? "";
  }
  set Color(value: unknown) {
    this.look({ fontColor: colorFrom(value, "ConditionalRangeFont.color") });
  }
  get Bold(): unknown {
    return this.model.format.bold ?? false;
  }
  set Bold(value: unknown) {
    this.look({ bold: logicalArgument(value, "ConditionalRangeFont.bold") });
  }
  get Italic(): unknown {
    return this.model.format.italic ?? false;
  }
  set Italic(value: unknown) {
    this.look({ italic: logicalArgument(value, "ConditionalRangeFont.italic") });
  }
  get Strikethrough(): unknown {
    return this.model.format.strikethrough ?? false;
  }
  set Strikethrough(value: unknown) {
    this.look({ strikethrough: logicalArgument(value, "ConditionalRangeFont.strikethrough") });
  }
  get Underline(): unknown {
    return this.model.format.underline ?? "None";
  }
  set Underline(value: unknown) {
    this.look({ underline: oneOf(value, ["None", "Single", "Double"], "ConditionalRangeFont.underline") });
  }
  Clear(): void {
    const { fontColor: _a, bold: _b, italic: _c, strikethrough: _d, underline: _e, ...format } = this.model.format;
    this.edit({ format });
  }
}

const EDGES = BORDER_EDGES.slice(0, 4) as readonly CellEdge[];

class ConditionalRangeBorders extends WireCollection<ConditionalRangeBorder> {
  readonly typeName = "ConditionalRangeBorderCollection";

  constructor(
    context: WireContext,
    private readonly target: FormatTarget,
    private readonly model: ConditionalFormatModel,
  ) {
    super(context);
  }

  items(): readonly ConditionalRangeBorder[] {
    return EDGES.map((edge) => new ConditionalRangeBorder(this.context, this.target, this.model, edge));
  }
  find(key: string): ConditionalRangeBorder | undefined {
    return this.items().find((border) => border.SideIndex === key);
  }
  get Count(): number {
    return EDGES.length;
  }
  get Top(): ConditionalRangeBorder {
    return this.GetItem("EdgeTop");
  }
  get Bottom(): ConditionalRangeBorder {
    return this.GetItem("EdgeBottom");
  }
  get Left(): ConditionalRangeBorder {
    return this.GetItem("EdgeLeft");
  }
  get Right(): ConditionalRangeBorder {
    return this.GetItem("EdgeRight");
  }
}

class ConditionalRangeBorder extends ConditionalPart {
  readonly typeName = "ConditionalRangeBorder";
  readonly scalars = ["Color", "SideIndex", "Style"];

  constructor(
    context: WireContext,
    target: FormatTarget,
    model: ConditionalFormatModel,
    private readonly edge: CellEdge,
  ) {
    super(context, target, model);
  }

  get SideIndex(): string {
    return this.edge;
  }
  get Style(): unknown {
    return this.model.format.borders?.[this.edge]?.style ?? "None";
  }
  set Style(value: unknown) {
    this.put({ style: oneOf(value, ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot"], "ConditionalRangeBorder.style") });
  }
  get Color(): unknown {
    return this.model.format.borders?.[this.edge]?.color ?? "";
  }
  set Color(value: unknown) {
    this.put({ color: colorFrom(value, "ConditionalRangeBorder.color") });
  }

  private put(change: Partial<Border>): void {
    const before = this.model.format.borders?.[this.edge] ?? { style: "Continuous", color: "#000000", weight: "Thin" };
    this.look({ borders: { ...this.model.format.borders, [this.edge]: { ...before, ...change } } });
  }
}

/** The areas in A1 notation, for the user's side. */
export function areasText(areas: readonly Area[]): readonly string[] {
  return areas.map((area) => formatArea(area));
}
