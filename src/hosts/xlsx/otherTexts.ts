import type { OtherText, OtherTextKind, OtherTextReader } from "../../model/form";
import { HostError } from "../host";
import { PackageChanges, type OfficePackage } from "../package/parts";
import { Splices } from "../package/splice";
import { child, childrenOf, encodeXml, parseXml, type XmlElement } from "../package/xml";
import { sectionsOf, spread } from "./brokenTexts";
import { openFile, type File } from "./readXlsx";

/** Relations that lead from a sheet to what hangs on it and has words. */
const HANGING: ReadonlySet<string> = new Set(["drawing", "chart", "chartEx", "chartUserShapes", "diagramData", "comments", "threadedComment"]);
const PAGES: ReadonlySet<string> = new Set(["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"]);
const WORDS_OF_PROPERTIES: ReadonlySet<string> = new Set(["title", "subject", "keywords", "description", "category", "lpstr", "lpwstr", "Manager", "Company"]);
const DATES_OF_PROPERTIES: ReadonlySet<string> = new Set(["created", "modified", "lastPrinted"]);

/** A file whose texts outside of the cells were read, and those that still speak of last year. */
export interface WithOtherTexts {
  readonly bytes: Uint8Array;
  readonly old: readonly OtherText[];
}

/**
 * Turns the texts of a file outside of its cells: headers and footers, charts, drawings, comments, properties, defined names.
 * Only parts with a text that changes are written. Figures that a chart keeps of this workbook's cells are taken out, because
 * the cells have others now; whoever opens the file draws it from the cells.
 *
 * @throws HostError where the file cannot be read
 */
export function withOtherTexts(bytes: Uint8Array, name: string, reader: OtherTextReader): Promise<WithOtherTexts> {
  return Promise.resolve().then(() => new OtherTexts(openFile(bytes, name), reader).turned());
}

class OtherTexts {
  private readonly old: OtherText[] = [];
  private readonly seen = new Set<string>();
  private readonly changes: PackageChanges;

  constructor(private readonly file: File, private readonly reader: OtherTextReader) {
    this.changes = new PackageChanges(file.office);
  }

  turned(): WithOtherTexts {
    const { office, workbook } = this.file;
    for (const { name, part, relation } of workbook.sheets) {
      const found = part ?? office.relationships(workbook.name).find(({ id, kind }) => id === relation && kind === "chartsheet")?.part;
      if (found === undefined || found === null) continue;
      this.pages(found, name);
      this.hanging(found, name);
    }
    for (const { attributes, text } of workbook.nameElements) {
      const own = attributes.get("name") ?? "";
      // Areas of print and filters follow the names of the sheets.
      if (!own.startsWith("_xlnm.")) this.read({ kind: "name", sheet: null, text: [own, constantsOf(text)].filter((piece) => piece !== "").join(" = ") });
    }
    for (const kind of ["core-properties", "extended-properties", "custom-properties"]) this.properties(office.related("", kind));
    return { bytes: this.changes.bytes(), old: this.old };
  }

  /** What a text becomes; told where it still speaks of last year. */
  private read(found: OtherText): string {
    const { text, old } = this.reader.read(found);
    if (old) this.old.push(found);
    return text;
  }

  /** Headers and footers of a sheet. Its rows are never made a tree: they may be a hundred thousand. */
  private pages(name: string, sheet: string): void {
    const part = this.file.office.text(name);
    const after = part ? Math.max(0, part.text.search(/<\/(?:[\w.-]+:)?sheetData>/)) : 0;
    if (!part) return;
    const splices = new Splices(part.text);
    for (const { 1: prefix = "", index } of part.text.slice(after).matchAll(/<((?:[\w.-]+:)?)headerFooter[\s>]/g)) {
      const at = after + index;
      const close = `</${prefix}headerFooter>`;
      const end = part.text.indexOf(close, at);
      if (end < 0) break;
      const root = parseXml(part.text.slice(at, end + close.length), `${this.file.office.place} ${name}`);
      for (const page of root.children) this.page(page, sheet, splices, at);
    }
    if (!splices.empty) this.changes.write(name, part.bytes(splices.applied()));
  }

  private page(page: XmlElement, sheet: string, splices: Splices, shift = 0): void {
    if (!PAGES.has(page.name)) return;
    const turned = sectionsOf(page.text).map((pieces) => {
      const words = pieces.filter(({ code }) => !code).map(({ text }) => text);
      const now = this.readBroken("headerFooter", sheet, words)[Symbol.iterator]();
      return pieces.map(({ text, code }) => (code ? text : now.next().value ?? "")).join("");
    }).join("");
    if (turned !== page.text) splices.replace(shift + page.openEnd, shift + page.closeStart, encodeXml(turned));
  }

  /** A text that stands in several pieces of different looks. */
  private readBroken(kind: OtherTextKind, sheet: string | null, pieces: readonly string[]): readonly string[] {
    const text = pieces.join("");
    if (text.trim() === "") return pieces;
    return spread(pieces, this.read({ kind, sheet, text }));
  }

  /** The parts that hang on a part of a sheet. */
  private hanging(part: string, sheet: string): void {
    for (const relation of this.file.office.relationships(part)) {
      const name = relation.part !== null && HANGING.has(relation.kind) ? this.file.office.find(relation.part) : undefined;
      if (name === undefined || this.seen.has(name)) continue;
      this.seen.add(name);
      const notes = relation.kind === "comments" || relation.kind === "threadedComment";
      const kind = relation.kind.startsWith("chart") ? "chart" : "textBox";
      const tree = this.tree(name, notes ? "note" : kind, sheet);
      if (!tree) continue;
      const splices = new Splices(tree.part.text);
      if (notes) this.notes(tree.root, sheet);
      else this.drawn(tree.root, { kind, sheet, own: true }, splices);
      if (!splices.empty) this.changes.write(name, tree.part.bytes(splices.applied()));
      this.hanging(name, sheet);
    }
  }

  /** A part as a tree; one that is damaged stays as it is and is told by its name, because nobody knows what it says. */
  private tree(name: string, kind: OtherTextKind, sheet: string | null): ReturnType<OfficePackage["tree"]> {
    try {
      return this.file.office.tree(name);
    } catch (error) {
      if (!(error instanceof HostError) || error.code !== "unreadable") throw error;
      this.old.push({ kind, sheet, text: name });
      return undefined;
    }
  }

  private notes(element: XmlElement, sheet: string): void {
    const authors = childrenOf(child(element, "authors"), "author");
    // A thread stands beside the comments too, for older programs.
    const list = child(element, "commentList")?.children.filter(({ attributes }) => !authors[Number(attributes.get("authorId"))]?.text.startsWith("tc=")) ?? childrenOf(element, "threadedComment");
    for (const note of list) for (const text of childrenOf(note, "text")) this.readBroken("note", sheet, leaves(text, "t").map((piece) => piece.text).concat(text.text));
  }

  /**
   * Words and kept cells of a drawing or chart.
   *
   * @param within `own`: whether what is kept comes from cells of this workbook
   */
  private drawn(element: XmlElement, within: { readonly kind: "chart" | "textBox"; readonly sheet: string; readonly own: boolean }, splices: Splices): void {
    const { kind, sheet, own } = within;
    switch (element.name) {
      case "p": this.write(kind, sheet, leaves(element, "t"), splices); return;
      case "numCache": case "numLit": this.figures(element, sheet, own && element.name === "numCache", splices); return;
      case "strCache": case "multiLvlStrCache": case "strLit":
        this.keptWords(element, sheet, own && element.name !== "strLit", splices);
        return;
      // A series with its name typed into the chart.
      case "v": this.write(kind, sheet, [element], splices); return;
      // The same in charts of the newer kind, whose words and figures stand in the points themselves.
      case "strDim": case "numDim": this.dimension(element, sheet, splices); return;
      case "cNvPr": this.alternative(element, sheet, splices); break;
      default: this.page(element, sheet, splices);
    }
    const inside = child(element, "f") === undefined ? within : { ...within, own: !(child(element, "f")?.text ?? "").includes("[") };
    for (const each of element.children) this.drawn(each, inside, splices);
  }

  private write(kind: OtherTextKind, sheet: string | null, pieces: readonly XmlElement[], splices: Splices): void {
    const now = this.readBroken(kind, sheet, pieces.map(({ text }) => text));
    pieces.forEach((piece, index) => {
      const text = now[index] ?? "";
      if (text !== piece.text) splices.replace(piece.openEnd, piece.closeStart, encodeXml(text));
    });
  }

  /** Figures of a chart: those kept of our cells go, others are told where they are last year's. */
  private figures(element: XmlElement, sheet: string, ours: boolean, splices: Splices): void {
    const points = childrenOf(element, "pt");
    if (ours) for (const point of points) splices.remove(point);
    else for (const point of points) this.read({ kind: "figure", sheet, text: child(point, "v")?.text ?? "" });
  }

  /** Words of a chart that come from cells: turned as the cell is, or taken out where the cell says how. */
  private keptWords(element: XmlElement, sheet: string, ours: boolean, splices: Splices): void {
    for (const point of leaves(element, "pt")) {
      const word = child(point, "v");
      if (!word) continue;
      if (!ours) this.write("chart", sheet, [word], splices);
      else {
        const { text, old } = this.reader.read({ kind: "cache", sheet, text: word.text });
        if (old) splices.remove(point);
        else if (text !== word.text) splices.replace(word.openEnd, word.closeStart, encodeXml(text));
      }
    }
  }

  /** What a chart of the newer kind keeps: of our cells as {@link figures} and {@link keptWords} do. */
  private dimension(element: XmlElement, sheet: string, splices: Splices): void {
    const formula = child(element, "f");
    const ours = formula !== undefined && !formula.text.includes("[");
    for (const point of leaves(element, "pt")) {
      if (!ours && element.name === "strDim") this.write("chart", sheet, [point], splices);
      else if (!ours) this.read({ kind: "figure", sheet, text: point.text });
      else if (element.name === "numDim") splices.remove(point);
      else {
        const { text, old } = this.reader.read({ kind: "cache", sheet, text: point.text });
        if (old) splices.remove(point);
        else if (text !== point.text) splices.replace(point.openEnd, point.closeStart, encodeXml(text));
      }
    }
  }

  /** What is said of a picture, box or chart to those who do not see it. */
  private alternative(element: XmlElement, sheet: string, splices: Splices): void {
    for (const name of ["title", "descr"]) {
      const words = element.attributes.get(name) ?? "";
      const text = words.trim() === "" ? words : this.read({ kind: "picture", sheet, text: words });
      if (text !== words) splices.attribute(element, name, text);
    }
  }

  private properties(name: string | undefined): void {
    const tree = name === undefined ? undefined : this.tree(name, "property", null);
    if (name === undefined || !tree) return;
    const splices = new Splices(tree.part.text);
    const visit = (element: XmlElement): void => {
      if (WORDS_OF_PROPERTIES.has(element.name) && element.text.trim() !== "") this.write(element.name === "lpstr" ? "listed" : "property", null, [element], splices);
      else if (DATES_OF_PROPERTIES.has(element.name) && Number(element.text.trim().slice(0, 4)) <= (this.reader.datesUntil ?? 0)) splices.remove(element);
      else element.children.forEach(visit);
    };
    visit(tree.root);
    if (!splices.empty) this.changes.write(name, tree.part.bytes(splices.applied()));
  }
}

/** All elements of a name below an element, in order. */
function leaves(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((each) => (each.name === name ? [each] : leaves(each, name)));
}

/** What a formula says itself, without sheets and cells. */
function constantsOf(formula: string): string {
  return formula.replace(/'(?:[^']|'')*'!|[^\s!'=+,*/()-]+!/g, "").replace(/\$?[A-Z]{1,3}\$?\d+|\$\d+(?::\$\d+)?/g, "").replace(/^[:,\s]+$/, "");
}
