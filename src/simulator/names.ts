/** Defined names, of the workbook or of one sheet. */
import { formatArea, quoteSheet } from "./address";
import { invalidArgument, itemNotFound } from "./errors";
import { plainValue, valueTypeOf } from "./cells";
import { Range } from "./range";
import { RangeAreas } from "./rangeAreas";
import type { SheetModel } from "./sheet";
import { logicalArgument, textArgument, WireCollection, WireObject, type WireContext } from "./wire";
import type { NameModel } from "./workbook";
import { Worksheet } from "./worksheet";

export class NamedItemCollection extends WireCollection<NamedItem> {
  readonly typeName = "NamedItemCollection";

  constructor(
    context: WireContext,
    /** Null for the workbook's names. */
    private readonly scope: SheetModel | null,
  ) {
    super(context);
  }

  items(): readonly NamedItem[] {
    return this.context.workbook.names.filter((name) => name.scope === this.scope).map((name) => new NamedItem(this.context, name));
  }
  find(key: string): NamedItem | undefined {
    const name = this.context.workbook.findName(key, this.scope);
    return name && new NamedItem(this.context, name);
  }

  /** The reference is a range object or a formula text. */
  Add(name: unknown, reference: unknown, comment: unknown): NamedItem {
    const location = "NamedItemCollection.add";
    let formula: string;
    if (reference instanceof Range || reference instanceof RangeAreas) {
      const areas = reference instanceof Range ? [reference.area] : reference.areas;
      formula = `=${areas.map((area) => `${quoteSheet(reference.sheet.name)}!${formatArea(area, true)}`).join(",")}`;
    } else formula = textArgument(reference, location);
    if (!formula.startsWith("=")) formula = /^[+-]?[\d.]+$/.test(formula) ? `=${formula}` : `="${formula.replace(/"/g, '""')}"`;
    return new NamedItem(this.context, this.context.workbook.addName(textArgument(name, location), formula, this.scope, typeof comment === "string" ? comment : "", location));
  }
  AddFormulaLocal(name: unknown, formula: unknown, comment: unknown): NamedItem {
    return this.Add(name, formula, comment);
  }
}

export class NamedItem extends WireObject {
  readonly typeName = "NamedItem";
  readonly scalars = ["Comment", "Formula", "Name", "Scope", "Type", "Value", "Visible"];

  constructor(
    context: WireContext,
    private readonly model: NameModel,
  ) {
    super(context);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Name: this.model.name };
  }

  get Name(): string {
    return this.model.name;
  }
  get Scope(): string {
    return this.model.scope ? "Worksheet" : "Workbook";
  }
  get Formula(): unknown {
    return this.model.formula;
  }
  set Formula(value: unknown) {
    const formula = textArgument(value, "NamedItem.formula");
    if (!formula.startsWith("=")) throw invalidArgument("NamedItem.formula");
    this.model.formula = formula;
    this.context.workbook.namesChanged();
  }
  get Comment(): unknown {
    return this.model.comment;
  }
  set Comment(value: unknown) {
    this.model.comment = textArgument(value, "NamedItem.comment");
  }
  get Visible(): unknown {
    return this.model.visible;
  }
  set Visible(value: unknown) {
    this.model.visible = logicalArgument(value, "NamedItem.visible");
    this.context.workbook.tell({ kind: "names" });
  }
  get Type(): string {
    if (this.context.workbook.areaOfName(this.model)) return "Range";
    if (this.model.formula.includes("#REF!")) return "Error";
    const constant = /^=(?:[+-]?[\d.]+|"(?:[^"]|"")*"|TRUE|FALSE)$/i.exec(this.model.formula);
    if (!constant) return "Array";
    const type = valueTypeOf(this.constant());
    return type === "Empty" ? "String" : type;
  }
  /** An address for a range, else the constant, else "#VALUE!". */
  get Value(): unknown {
    const place = this.context.workbook.areaOfName(this.model);
    if (place) return this.context.workbook.fullAddress(place.sheet, place.area);
    return this.model.formula.includes("#REF!") ? "#REF!" : this.Type === "Array" ? "#VALUE!" : plainValue(this.constant());
  }

  private constant(): string | number | boolean {
    const text = this.model.formula.slice(1);
    if (text.startsWith('"')) return text.slice(1, -1).replace(/""/g, '"');
    return /^true|false$/i.test(text) ? /^true$/i.test(text) : Number(text);
  }

  get Worksheet(): Worksheet {
    if (!this.model.scope) throw itemNotFound("NamedItem.worksheet");
    return new Worksheet(this.context, this.model.scope);
  }
  get WorksheetOrNullObject(): Worksheet | null {
    return this.model.scope && new Worksheet(this.context, this.model.scope);
  }
  GetRange(): Range {
    const range = this.GetRangeOrNullObject();
    if (!range) throw itemNotFound("NamedItem.getRange");
    return range;
  }
  GetRangeOrNullObject(): Range | null {
    const place = this.context.workbook.areaOfName(this.model);
    return place && new Range(this.context, place.sheet, place.area);
  }
  Delete(): void {
    this.context.workbook.deleteName(this.model);
  }
}
