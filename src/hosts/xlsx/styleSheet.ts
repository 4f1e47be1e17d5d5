import type { OfficePackage, PartText } from "../package/parts";
import { child, childrenOf, isTrue, parseXml, type XmlElement } from "../package/xml";
import { EDGES, lookOver, type AlignmentLook, type Edge, type FileStyle, type FontLook, type Line, type Look } from "./look";
import { builtInFormat } from "./numberFormats";
import { PLAIN_STYLES } from "./plainParts";

/** The first colours of every Office theme: paper and ink. Others of a theme are not resolved. */
const THEME: Readonly<Record<string, string>> = { "0": "#FFFFFF", "1": "#000000" };
/** The old palette's eight plain colours, twice. */
const PALETTE = ["#000000", "#FFFFFF", "#FF0000", "#00FF00", "#0000FF", "#FFFF00", "#FF00FF", "#00FFFF"];

/** The formats of a file's cells: what their numbers look like, and, for who draws them, fonts, fills and borders. */
export class StyleSheet {
  private readonly formats: readonly XmlElement[];
  private readonly own: ReadonlyMap<number, string>;
  private readonly numberFormats: string[];
  private readonly styles: FileStyle[] = [];
  private readonly looks = new Map<number, Look>();

  private constructor(
    /** undefined when the file has no styles, so that a part must be added for them. */
    readonly name: string | undefined, readonly part: PartText, readonly root: XmlElement,
  ) {
    this.own = new Map(childrenOf(child(root, "numFmts"), "numFmt").map(({ attributes }) => [Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "General"]));
    this.formats = childrenOf(child(root, "cellXfs"), "xf");
    this.numberFormats = this.formats.map(({ attributes }) => {
      const id = Number(attributes.get("numFmtId") ?? 0);
      return this.own.get(id) ?? builtInFormat(id) ?? "General";
    });
  }

  /** @throws HostError unreadable */
  static of(office: OfficePackage, workbookPart: string): StyleSheet {
    const name = office.related(workbookPart, "styles");
    const tree = name === undefined ? undefined : office.tree(name);
    if (tree) return new StyleSheet(name, tree.part, tree.root);
    const text = PLAIN_STYLES;
    return new StyleSheet(undefined, { text, bytes: (changed) => new TextEncoder().encode(changed) }, parseXml(text, office.place));
  }

  /** How many formats the file has. */
  get count(): number {
    return this.formats.length;
  }

  /** The number format of a format by index; "General" for one that is not there. */
  numberFormat(format: number): string {
    return this.numberFormats[format] ?? "General";
  }

  /** The format's element. */
  element(format: number): XmlElement | undefined {
    return this.formats[format];
  }

  /** The same object for the same format. */
  styleOf(format: number): FileStyle {
    return (this.styles[format] ??= { format, changes: null });
  }

  /** How a style looks, all of it; for drawing. */
  lookOf({ format, changes }: FileStyle): Look {
    let look = this.looks.get(format);
    if (!look) this.looks.set(format, (look = this.readLook(this.formats[format])));
    return changes ? lookOver(look, changes) : look;
  }

  /** The entry of a list ("fonts") that a format names. */
  entry(list: "fonts" | "fills" | "borders", format: XmlElement | undefined, attribute: "fontId" | "fillId" | "borderId"): XmlElement | undefined {
    return child(this.root, list)?.children[Number(format?.attributes.get(attribute) ?? 0)];
  }

  private readLook(format: XmlElement | undefined): Look {
    const font = this.entry("fonts", format, "fontId");
    const pattern = child(this.entry("fills", format, "fillId"), "patternFill");
    const border = this.entry("borders", format, "borderId");
    const lines = EDGES.flatMap((edge): [Edge, Line][] => {
      const line = lineOf(child(border, edge));
      return line ? [[edge, line]] : [];
    });
    const protection = child(format, "protection")?.attributes;
    const fill = pattern?.attributes.get("patternType") === "solid" ? colorOf(child(pattern, "fgColor")) : undefined;
    return {
      font: fontLook(font), alignment: alignmentLook(child(format, "alignment")),
      ...(fill === undefined ? {} : { fill }), ...(lines.length === 0 ? {} : { borders: Object.fromEntries(lines) }),
      ...(protection ? { protection: { locked: protection.get("locked") === undefined || isTrue(protection.get("locked")), hidden: isTrue(protection.get("hidden")) } } : {}),
    };
  }
}

/** "#RRGGBB" of a colour; undefined for one that is not told plainly. */
function colorOf(color: XmlElement | undefined): string | undefined {
  const rgb = color?.attributes.get("rgb");
  if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`;
  const indexed = Number(color?.attributes.get("indexed") ?? NaN);
  if (indexed < 16) return PALETTE[indexed % 8];
  if (indexed === 64) return "#000000";
  return THEME[color?.attributes.get("theme") ?? ""];
}

/** Whether an element such as `<b/>` or `<b val="0"/>` switches something on. */
function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && (element.attributes.get("val") === undefined || isTrue(element.attributes.get("val")));
}

function fontLook(font: XmlElement | undefined): FontLook {
  const value = (name: string): string | undefined => child(font, name)?.attributes.get("val");
  const [name, size, color] = [value("name"), Number(value("sz")), colorOf(child(font, "color"))];
  const line = child(font, "u");
  const underline = line ? (value("u") ?? "single") : "none";
  return {
    ...(name === undefined ? {} : { name }), ...(size > 0 ? { size } : {}), ...(color === undefined ? {} : { color }),
    ...(isOn(child(font, "b")) ? { bold: true } : {}), ...(isOn(child(font, "i")) ? { italic: true } : {}), ...(isOn(child(font, "strike")) ? { strike: true } : {}),
    ...(underline === "none" ? {} : { underline: underline.startsWith("double") ? "double" : "single" }),
  };
}

function alignmentLook(alignment: XmlElement | undefined): AlignmentLook {
  const { attributes } = alignment ?? { attributes: new Map<string, string>() };
  const [horizontal, vertical, indent, rotation] = [attributes.get("horizontal"), attributes.get("vertical"), Number(attributes.get("indent") ?? 0), Number(attributes.get("textRotation") ?? 0)];
  return {
    ...(horizontal === undefined ? {} : { horizontal }), ...(vertical === undefined ? {} : { vertical }),
    ...(isTrue(attributes.get("wrapText")) ? { wrap: true } : {}), ...(isTrue(attributes.get("shrinkToFit")) ? { shrink: true } : {}),
    ...(indent > 0 ? { indent } : {}), ...(rotation > 0 ? { rotation } : {}),
  };
}

function lineOf(edge: XmlElement | undefined): Line | null {
  const style = edge?.attributes.get("style");
  return style === undefined || style === "none" ? null : { style, color: colorOf(child(edge, "color")) ?? "#000000" };
}
