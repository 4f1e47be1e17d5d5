import type { Splices } from "../package/splice";
import { child, encodeAttribute, type XmlElement } from "../package/xml";
import { EDGES, type AlignmentLook, type FileStyle, type FontLook, type Look } from "./look";
import { insertInOrder, STYLE_ORDER } from "./order";
import { stableFormatId } from "./numberFormats";
import type { StyleSheet } from "./styleSheet";

/** Numbers below these belong to the programs. */
const FIRST_OWN_FORMAT = 164;
const FONT_ORDER = ["b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"];
const CHINESE = "134";

/** A list of the style part that only grows, so that no number in the file changes. */
class GrowingList {
  readonly added: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly first: number;

  constructor(readonly element: XmlElement | undefined) {
    this.first = element?.children.length ?? 0;
  }

  /** The index of an entry; one that was added before keeps its place. */
  indexOf(entry: string): number {
    let index = this.known.get(entry);
    if (index === undefined) {
      index = this.first + this.added.length;
      this.known.set(entry, index);
      this.added.push(entry);
    }
    return index;
  }
}

/** Adds to the formats of a file what its cells need beside those they have. */
export class StyleWriter {
  private readonly prefix: string;
  private readonly fonts: GrowingList;
  private readonly fills: GrowingList;
  private readonly borders: GrowingList;
  private readonly formats: GrowingList;
  private readonly numberFormats: GrowingList;
  private readonly ids = new Map<string, number>();
  private readonly known = new Map<FileStyle | undefined, Map<string, number>>();
  private nextId: number;

  constructor(readonly sheet: StyleSheet) {
    const { root } = sheet;
    const list = (name: string): GrowingList => new GrowingList(child(root, name));
    this.prefix = root.prefix;
    [this.fonts, this.fills, this.borders, this.formats, this.numberFormats] = [list("fonts"), list("fills"), list("borders"), list("cellXfs"), list("numFmts")];
    const taken = (this.numberFormats.element?.children ?? []).map(({ attributes }) => Number(attributes.get("numFmtId")));
    for (const { attributes } of this.numberFormats.element?.children ?? []) this.ids.set(attributes.get("formatCode") ?? "", Number(attributes.get("numFmtId")));
    this.nextId = taken.reduce((most, id) => (id >= most ? id + 1 : most), FIRST_OWN_FORMAT);
  }

  /** The index of the format with a style and a number format, added when the file has none such. */
  formatFor(style: FileStyle | undefined, numberFormat: string): number {
    // Cells that name no format take the first one, which must then be the plain one.
    if (this.sheet.count === 0) this.formats.indexOf(`<${this.prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
    const base = style?.format ?? -1;
    if (!style?.changes && this.sheet.numberFormat(base) === numberFormat) return Math.max(0, base);
    let byFormat = this.known.get(style);
    if (!byFormat) this.known.set(style, (byFormat = new Map()));
    let index = byFormat.get(numberFormat);
    if (index === undefined) byFormat.set(numberFormat, (index = this.add(this.sheet.element(base), style?.changes ?? null, this.sheet.numberFormat(base) === numberFormat ? null : numberFormat)));
    return index;
  }

  /** Puts what was added into the text of the style part; `splices` may hold other changes of it. */
  splice(splices: Splices): void {
    const { root } = this.sheet;
    for (const [name, list] of [["numFmts", this.numberFormats], ["fonts", this.fonts], ["fills", this.fills], ["borders", this.borders], ["cellXfs", this.formats]] as const) {
      if (list.added.length === 0) continue;
      const body = list.added.join("");
      if (list.element) {
        splices.append(list.element, body);
        const count = list.element.attributes.get("count");
        if (count !== undefined) splices.attribute(list.element, "count", String(list.element.children.length + list.added.length));
      } else {
        insertInOrder(splices, root, STYLE_ORDER, name, `<${this.prefix}${name} count="${list.added.length}">${body}</${this.prefix}${name}>`);
      }
    }
  }

  /** Whether anything was added. */
  get changed(): boolean {
    return [this.fonts, this.fills, this.borders, this.formats, this.numberFormats].some(({ added }) => added.length > 0);
  }

  private add(base: XmlElement | undefined, changes: Look | null, numberFormat: string | null): number {
    const p = this.prefix;
    const attributes = new Map<string, string>(base?.attributes ?? [["numFmtId", "0"], ["fontId", "0"], ["fillId", "0"], ["borderId", "0"], ["xfId", "0"]]);
    if (numberFormat !== null) {
      attributes.set("numFmtId", String(this.formatId(numberFormat)));
      attributes.set("applyNumberFormat", "1");
    }
    if (changes?.font) {
      attributes.set("fontId", String(this.fonts.indexOf(this.font(this.sheet.entry("fonts", base, "fontId"), changes.font))));
      attributes.set("applyFont", "1");
    }
    if (changes?.fill !== undefined) {
      attributes.set("fillId", changes.fill === null ? "0" : String(this.fills.indexOf(`<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${argb(changes.fill)}"/></${p}patternFill></${p}fill>`)));
      attributes.set("applyFill", "1");
    }
    if (changes?.borders) {
      attributes.set("borderId", String(this.borders.indexOf(this.border(this.sheet.entry("borders", base, "borderId"), changes.borders))));
      attributes.set("applyBorder", "1");
    }
    if (changes?.alignment) attributes.set("applyAlignment", "1");
    if (changes?.protection) attributes.set("applyProtection", "1");
    const alignment = this.alignment(child(base, "alignment"), changes?.alignment);
    const protection = this.protection(child(base, "protection"), changes?.protection);
    const rest = (base?.children ?? []).filter(({ name }) => name !== "alignment" && name !== "protection").map((element) => this.source(element)).join("");
    const inside = alignment + protection + rest;
    const tag = `<${p}xf${said(attributes)}`;
    return this.formats.indexOf(inside === "" ? `${tag}/>` : `${tag}>${inside}</${p}xf>`);
  }

  private formatId(format: string): number {
    const known = this.ids.get(format) ?? stableFormatId(format);
    if (known !== undefined) return known;
    const id = this.nextId;
    this.nextId += 1;
    this.ids.set(format, id);
    this.numberFormats.indexOf(`<${this.prefix}numFmt numFmtId="${id}" formatCode="${encodeAttribute(format)}"/>`);
    return id;
  }

  private font(base: XmlElement | undefined, changes: FontLook): string {
    const p = this.prefix;
    const children = new Map((base?.children ?? []).map((element) => [element.name, this.source(element)]));
    const set = (name: string, attributes: string | null): void => void (attributes === null ? children.delete(name) : children.set(name, `<${p}${name}${attributes}/>`));
    for (const [name, on] of [["b", changes.bold], ["i", changes.italic], ["strike", changes.strike]] as const) if (on !== undefined) set(name, on ? "" : null);
    if (changes.underline !== undefined) set("u", changes.underline === "none" ? null : changes.underline === "double" ? ' val="double"' : "");
    if (changes.size !== undefined) set("sz", ` val="${changes.size}"`);
    if (changes.color !== undefined) set("color", ` rgb="${argb(changes.color)}"`);
    if (changes.name !== undefined) {
      set("name", ` val="${encodeAttribute(changes.name)}"`);
      // A font of the theme would win over the name.
      set("scheme", null);
      set("family", null);
      set("charset", /[\u4e00-\u9fff]/.test(changes.name) ? ` val="${CHINESE}"` : null);
    }
    const order = (name: string): number => (FONT_ORDER.includes(name) ? FONT_ORDER.indexOf(name) : FONT_ORDER.length);
    return `<${p}font>${[...children].sort(([a], [b]) => order(a) - order(b)).map(([, xml]) => xml).join("")}</${p}font>`;
  }

  private border(base: XmlElement | undefined, changes: NonNullable<Look["borders"]>): string {
    const p = this.prefix;
    const edges = EDGES.map((edge) => {
      const line = changes[edge];
      const old = child(base, edge);
      if (line === undefined) return old ? this.source(old) : `<${p}${edge}/>`;
      return line === null ? `<${p}${edge}/>` : `<${p}${edge} style="${line.style}"><${p}color rgb="${argb(line.color)}"/></${p}${edge}>`;
    });
    const rest = (base?.children ?? []).filter(({ name }) => !EDGES.some((edge) => edge === name)).map((element) => this.source(element));
    return `<${p}border${said(base?.attributes ?? new Map())}>${edges.join("")}${rest.length > 0 ? rest.join("") : `<${p}diagonal/>`}</${p}border>`;
  }

  private alignment(base: XmlElement | undefined, changes: AlignmentLook | undefined): string {
    if (!changes) return base ? this.source(base) : "";
    const attributes = new Map(base?.attributes);
    const set = (name: string, value: string | number | boolean | undefined): void => {
      if (value === false || value === 0) attributes.delete(name);
      else if (value !== undefined) attributes.set(name, value === true ? "1" : String(value));
    };
    set("horizontal", changes.horizontal);
    set("vertical", changes.vertical);
    set("textRotation", changes.rotation);
    set("wrapText", changes.wrap);
    set("indent", changes.indent);
    set("shrinkToFit", changes.shrink);
    return attributes.size === 0 ? "" : `<${this.prefix}alignment${said(attributes)}/>`;
  }

  private protection(base: XmlElement | undefined, changes: Look["protection"]): string {
    if (!changes) return base ? this.source(base) : "";
    const attributes = new Map(base?.attributes);
    if (changes.locked !== undefined) attributes.set("locked", changes.locked ? "1" : "0");
    if (changes.hidden !== undefined) attributes.set("hidden", changes.hidden ? "1" : "0");
    return `<${this.prefix}protection${said(attributes)}/>`;
  }

  private source({ start, end }: XmlElement): string {
    return this.sheet.part.text.slice(start, end);
  }
}

/** "FFRRGGBB". */
export function argb(color: string): string {
  return `FF${color.replace(/^#/, "").toUpperCase()}`;
}

function said(attributes: ReadonlyMap<string, string>): string {
  return [...attributes].map(([name, value]) => ` ${name}="${encodeAttribute(value)}"`).join("");
}
