/** Range.format and its parts: fill, font, borders, protection, sizes. One object serves a range or several areas. */
import { cellCount, intersection, LAST_ROW, type Area } from "./address";
import { RangeBorders } from "./borders";
import { FORMAT_DEFAULTS, type CellFormat, type FormatKey } from "./cells";
import { colorFrom } from "./colors";
import { accessDenied, invalidArgument } from "./errors";
import { span } from "./grid";
import { STANDARD_HEIGHT, STANDARD_WIDTH, type SheetModel } from "./sheet";
import { integerArgument, logicalArgument, numberArgument, textArgument, WireObject, type WireContext } from "./wire";
import { writeFormat } from "./writing";

/** The cells a format object is about. */
export interface FormatTarget {
  readonly sheet: SheetModel;
  readonly areas: readonly Area[];
}

const MANY_CELLS = 200_000;

/** Each cell's format in the areas; only stored cells and one corner where there are very many. */
function* formatsOf(target: FormatTarget): Generator<CellFormat> {
  for (const area of target.areas) {
    if (cellCount(area) > MANY_CELLS) {
      yield target.sheet.grid.formatAt(area.bottom, area.right);
      for (const { cell } of target.sheet.grid.within(area)) yield cell.format;
    } else for (const row of span(area.top, area.bottom)) for (const column of span(area.left, area.right)) yield target.sheet.grid.formatAt(row, column);
  }
}

/** What all cells have in common; null when they differ, as Excel answers. */
export function common<T>(values: Iterable<T>): T | null {
  let first: { readonly value: T } | null = null;
  for (const value of values) {
    if (first === null) first = { value };
    else if (first.value !== value) return null;
  }
  return first?.value ?? null;
}

abstract class FormatPart extends WireObject {
  constructor(
    context: WireContext,
    protected readonly target: FormatTarget,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.target.sheet;
  }

  protected read<K extends FormatKey>(key: K): CellFormat[K] | null {
    const values = function* (target: FormatTarget): Generator<unknown> {
      for (const format of formatsOf(target)) yield format[key] ?? FORMAT_DEFAULTS[key];
    };
    return common(values(this.target)) as CellFormat[K] | null;
  }

  protected write(change: CellFormat): void {
    this.change((format) => ({ ...format, ...change }));
  }

  protected change(change: (format: CellFormat) => CellFormat): void {
    for (const area of this.target.areas) writeFormat(this.context.workbook, this.target.sheet, area, this.typeName, change);
  }
}

export class RangeFormat extends FormatPart {
  readonly typeName = "RangeFormat";
  readonly scalars = ["ColumnWidth", "HorizontalAlignment", "IndentLevel", "RowHeight", "ShrinkToFit", "TextOrientation", "VerticalAlignment", "WrapText"];

  get Fill(): RangeFill {
    return new RangeFill(this.context, this.target);
  }
  get Font(): RangeFont {
    return new RangeFont(this.context, this.target);
  }
  get Borders(): RangeBorders {
    return new RangeBorders(this.context, this.target);
  }
  get Protection(): FormatProtection {
    return new FormatProtection(this.context, this.target);
  }

  get HorizontalAlignment(): unknown {
    return this.read("horizontalAlignment");
  }
  set HorizontalAlignment(value: unknown) {
    this.write({ horizontalAlignment: oneOf(value, ["General", "Left", "Center", "Right", "Fill", "Justify", "CenterAcrossSelection", "Distributed"], "RangeFormat.horizontalAlignment") });
  }
  get VerticalAlignment(): unknown {
    return this.read("verticalAlignment");
  }
  set VerticalAlignment(value: unknown) {
    this.write({ verticalAlignment: oneOf(value, ["Top", "Center", "Bottom", "Justify", "Distributed"], "RangeFormat.verticalAlignment") });
  }
  get WrapText(): unknown {
    return this.read("wrapText");
  }
  set WrapText(value: unknown) {
    this.write({ wrapText: logicalArgument(value, "RangeFormat.wrapText") });
  }
  get ShrinkToFit(): unknown {
    return this.read("shrinkToFit");
  }
  set ShrinkToFit(value: unknown) {
    this.write({ shrinkToFit: logicalArgument(value, "RangeFormat.shrinkToFit") });
  }
  get IndentLevel(): unknown {
    return this.read("indentLevel");
  }
  set IndentLevel(value: unknown) {
    const level = integerArgument(value, "RangeFormat.indentLevel");
    if (level < 0 || level > 250) throw invalidArgument("RangeFormat.indentLevel");
    this.write({ indentLevel: level });
  }
  get TextOrientation(): unknown {
    return this.read("textOrientation");
  }
  set TextOrientation(value: unknown) {
    this.write({ textOrientation: integerArgument(value, "RangeFormat.textOrientation") });
  }

  /** In points. */
  get ColumnWidth(): unknown {
    const { sheet, areas } = this.target;
    return common(areas.flatMap((area) => [...span(area.left, area.right)].map((column) => (sheet.hiddenColumns.has(column) ? 0 : (sheet.columnWidths.get(column) ?? STANDARD_WIDTH)))));
  }
  set ColumnWidth(value: unknown) {
    const width = size(value, "RangeFormat.columnWidth", 1_342);
    this.resize("allowFormatColumns", (area, sheet) => {
      for (const column of span(area.left, area.right)) sheet.columnWidths.set(column, width);
    });
  }
  get RowHeight(): unknown {
    const { sheet, areas } = this.target;
    return common(areas.flatMap((area) => [...span(area.top, Math.min(area.bottom, area.top + 10_000))].map((row) => (sheet.hiddenRows.has(row) ? 0 : (sheet.rowHeights.get(row) ?? STANDARD_HEIGHT)))));
  }
  set RowHeight(value: unknown) {
    const height = size(value, "RangeFormat.rowHeight", 409.5);
    this.resize("allowFormatRows", (area, sheet) => {
      const last = area.bottom === LAST_ROW ? (sheet.grid.used(false)?.bottom ?? area.top) : area.bottom;
      for (const row of span(area.top, last)) sheet.rowHeights.set(row, height);
    });
  }

  /** Widths from the longest text, a wide character counting two. */
  AutofitColumns(): void {
    this.resize("allowFormatColumns", (area, sheet) => {
      const used = sheet.grid.used(true);
      const cells = used && intersection({ ...area, top: 0, bottom: LAST_ROW }, used);
      if (!cells) return;
      for (const column of span(cells.left, cells.right)) {
        let widest = 0;
        for (const row of span(cells.top, cells.bottom)) if (!sheet.mergeAt(row, column)) widest = Math.max(widest, displayWidth(this.context.workbook.textOf(sheet, row, column)));
        if (widest > 0) sheet.columnWidths.set(column, pointsOfCharacters(Math.min(255, widest + 1)));
      }
    });
  }

  AutofitRows(): void {
    this.resize("allowFormatRows", (area, sheet) => {
      const last = Math.min(area.bottom, sheet.grid.used(false)?.bottom ?? area.top);
      for (const row of span(area.top, last)) sheet.rowHeights.delete(row);
    });
  }

  private resize(option: string, apply: (area: Area, sheet: SheetModel) => void): void {
    const { sheet, areas } = this.target;
    if (!sheet.permits(option)) throw accessDenied(this.typeName);
    for (const area of areas) apply(area, sheet);
    this.context.workbook.tell({ kind: "format", sheet });
  }
}

class RangeFill extends FormatPart {
  readonly typeName = "RangeFill";
  readonly scalars = ["Color"];

  get Color(): unknown {
    return this.read("fillColor");
  }
  set Color(value: unknown) {
    const color = colorFrom(value, "RangeFill.color");
    if (color === "") this.Clear();
    else this.write({ fillColor: color });
  }
  Clear(): void {
    this.change(({ fillColor: _, ...rest }) => rest);
  }
}

class RangeFont extends FormatPart {
  readonly typeName = "RangeFont";
  readonly scalars = ["Bold", "Color", "Italic", "Name", "Size", "Strikethrough", "Underline"];

  get Bold(): unknown {
    return this.read("bold");
  }
  set Bold(value: unknown) {
    this.write({ bold: logicalArgument(value, "RangeFont.bold") });
  }
  get Italic(): unknown {
    return this.read("italic");
  }
  set Italic(value: unknown) {
    this.write({ italic: logicalArgument(value, "RangeFont.italic") });
  }
  get Strikethrough(): unknown {
    return this.read("strikethrough");
  }
  set Strikethrough(value: unknown) {
    this.write({ strikethrough: logicalArgument(value, "RangeFont.strikethrough") });
  }
  get Underline(): unknown {
    return this.read("underline");
  }
  set Underline(value: unknown) {
    this.write({ underline: oneOf(value, ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"], "RangeFont.underline") });
  }
  get Color(): unknown {
    return this.read("fontColor");
  }
  set Color(value: unknown) {
    this.write({ fontColor: colorFrom(value, "RangeFont.color") || "#000000" });
  }
  get Name(): unknown {
    return this.read("fontName");
  }
  set Name(value: unknown) {
    this.write({ fontName: textArgument(value, "RangeFont.name") });
  }
  get Size(): unknown {
    return this.read("fontSize");
  }
  set Size(value: unknown) {
    this.write({ fontSize: size(value, "RangeFont.size", 409) });
  }
}

class FormatProtection extends FormatPart {
  readonly typeName = "FormatProtection";
  readonly scalars = ["FormulaHidden", "Locked"];

  get Locked(): unknown {
    return this.read("locked");
  }
  set Locked(value: unknown) {
    this.write({ locked: logicalArgument(value, "FormatProtection.locked") });
  }
  get FormulaHidden(): unknown {
    return this.read("formulaHidden");
  }
  set FormulaHidden(value: unknown) {
    this.write({ formulaHidden: logicalArgument(value, "FormatProtection.formulaHidden") });
  }
}

export function oneOf(value: unknown, allowed: readonly string[], location: string): string {
  const found = typeof value === "string" ? allowed.find((one) => one.toLowerCase() === value.toLowerCase()) : undefined;
  if (found === undefined) throw invalidArgument(location);
  return found;
}

function size(value: unknown, location: string, limit: number): number {
  const given = numberArgument(value, location);
  if (given < 0 || given > limit) throw invalidArgument(location);
  return given;
}

/** A column's width in points from its width in characters (7 pixels a character, 5 of margin, 0.75 points a pixel). */
export function pointsOfCharacters(characters: number): number {
  return characters <= 0 ? 0 : (Math.round(characters * 7) + 5) * 0.75;
}

export function charactersOfPoints(points: number): number {
  return Math.max(0, Math.round(((points / 0.75 - 5) / 7) * 100) / 100);
}

/** Characters a text is wide; Chinese counts two. */
function displayWidth(text: string): number {
  return Math.max(0, ...text.split("\n").map((line) => [...line].reduce((sum, letter) => sum + (letter > "\u2E7F" ? 2 : 1), 0)));
}
