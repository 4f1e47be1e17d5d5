import type { FigureControl } from "../../model/figureTags";
import type { TextChange, TextComment } from "../../model/retelling";
import { HostError } from "../host";
import { OfficePackage, PackageChanges } from "../package/parts";
import { Splices } from "../package/splice";
import type { XmlElement } from "../package/xml";
import { CommentsPart } from "./commentsPart";
import { CONTROL_END, controlStart, stretchWith, WordControls } from "./controls";
import { DOCUMENT, LARGEST_DOCUMENT } from "./docxText";
import { paragraphLike, strikeParagraph } from "./paragraphs";
import { WordPlaces, type TextPlace } from "./places";
import { fillCell, rowLike, strikeRow, WordRows } from "./rows";
import { spliceRuns, type Revisions, type RunEdit } from "./runs";

/** Who makes revisions and comments. */
const AUTHOR = "预算公开助手";

/** Parts of a Word file that have words of their own beside the document's. */
const OTHER_WORDS: readonly string[] = ["header", "footer", "footnotes", "endnotes"];

/** The changes of the words of a part other than the document's own: a header or footer, the footnotes or endnotes. */
export type PageChanges = (text: string) => readonly TextChange[];

/**
 * A Word file with changes of its words, as `readDocxText` gives them, and of its headers, footers and notes. Only the runs in which words change are written again; every
 * other byte of the document, and every other part of the file, stays. `tracked` changes are revisions: accepted they give the new
 * words, rejected the old ones.
 *
 * @param controls figures that are to carry their facts, as content controls; one that carries some already gets the new ones
 * @throws HostError unreadable, tooLarge, and what opening a package throws
 */
export function editDocx(
  bytes: Uint8Array, place: string, changes: readonly TextChange[], tracked: boolean, ofPages: PageChanges = () => [], controls: readonly FigureControl[] = [],
): Promise<Uint8Array> {
  return Promise.resolve().then(() => {
    const office = new OfficePackage(bytes, place, LARGEST_DOCUMENT);
    const all = new PackageChanges(office);
    const name = office.find(DOCUMENT) ?? DOCUMENT;
    new PartEdit(office, name, tracked).edit(changes, [], all, controls);
    const pages = office.relationships(name).flatMap(({ kind, part }) => (OTHER_WORDS.includes(kind) && part !== null ? office.find(part) ?? [] : []));
    for (const page of new Set(pages)) {
      const part = new PartEdit(office, page, tracked);
      part.edit(ofPages(part.text), [], all);
    }
    return all.bytes();
  });
}

/**
 * A Word file with comments at stretches of its words, and changes as revisions.
 *
 * @throws HostError as {@link editDocx}
 */
export function commentDocx(bytes: Uint8Array, place: string, comments: readonly TextComment[], changes: readonly TextChange[]): Promise<Uint8Array> {
  return Promise.resolve().then(() => {
    const office = new OfficePackage(bytes, place, LARGEST_DOCUMENT);
    const all = new PackageChanges(office);
    new PartEdit(office, office.find(DOCUMENT) ?? DOCUMENT, true).edit(changes, comments, all);
    return all.bytes();
  });
}

/** Changes of one part that holds words. */
class PartEdit {
  private readonly xml: string;
  private readonly bytesOf: (text: string) => Uint8Array;
  private readonly places: WordPlaces;
  private readonly rows: WordRows;
  private readonly splices: Splices;
  private readonly edits = new Map<TextPlace, RunEdit[]>();
  private readonly struck = new Set<XmlElement>();
  private readonly revisions: Revisions;
  /** Parents of paragraphs and runs. */
  private readonly parents = new Map<XmlElement, XmlElement>();
  private readonly root: XmlElement;

  constructor(private readonly office: OfficePackage, private readonly name: string, tracked: boolean) {
    const tree = office.tree(name);
    if (!tree) throw new HostError("unreadable", office.place, `the zip has no ${name}`);
    this.xml = tree.part.text;
    this.root = tree.root;
    this.bytesOf = tree.part.bytes;
    this.places = new WordPlaces(tree.root, office.place);
    this.rows = new WordRows(tree.root, this.places);
    this.splices = new Splices(this.xml);
    let id = highestId(this.xml);
    this.revisions = { tracked, next: () => `w:id="${id += 1}" w:author="${AUTHOR}"` };
    this.rememberParents(tree.root);
  }

  /** The words of the part. */
  get text(): string {
    return this.places.text;
  }

  edit(changes: readonly TextChange[], comments: readonly TextComment[], all: PackageChanges, figures: readonly FigureControl[] = []): void {
    for (const change of changes) this.change(change);
    if (figures.length > 0) this.carry(figures, changes);
    if (comments.length > 0) {
      const part = new CommentsPart(this.office, this.name, AUTHOR);
      for (const comment of comments) this.comment(comment, part);
      part.write(all);
    }
    spliceRuns(this.xml, this.edits, this.revisions, this.splices);
    if (!this.splices.empty) all.write(this.name, this.bytesOf(this.splices.applied()));
  }

  private change(change: TextChange): void {
    if (change.kind === "words") this.words(change.start, change.length, change.text);
    else if (change.kind === "strike") this.strike(change.start, change.length);
    else this.add(change.start, change.like, change.text);
  }

  private words(start: number, length: number, text: string): void {
    const stretches = this.places.stretches(start, length);
    if (stretches.length > 0) {
      // The looks of the first words; under review what comes stands behind all that goes, so that both can be read.
      const holder = this.revisions.tracked ? stretches.length - 1 : 0;
      stretches.forEach(({ place, start: from, end }, at) => { this.put(place, { kind: "replace", start: from, end, text: at === holder ? text : "" }); });
      return;
    }
    // Nothing stood there: behind the character before, else before the one behind.
    const before = this.places.at(start - 1);
    const at = before ?? this.places.at(start);
    if (!at && text !== "") this.fill(start, text);
    if (at && text !== "") this.put(at.place, { kind: "replace", start: at.at + (before ? 1 : 0), end: at.at + (before ? 1 : 0), text });
  }

  /** A cell of a table in which nothing stood. */
  private fill(start: number, text: string): void {
    const row = this.rows.at(start);
    const cell = this.rows.cellAt(start);
    if (row && cell) fillCell(this.xml, cell, row, text, this.revisions, this.splices);
  }

  private put(place: TextPlace, edit: RunEdit): void {
    if (this.struck.has(place.paragraph)) return;
    const twin = edit.kind === "replace" ? this.places.twinOf(place) : undefined;
    if (twin) this.put(twin, edit);
    const edits = this.edits.get(place);
    if (edits) edits.push(edit);
    else this.edits.set(place, [edit]);
  }

  /** Lines that are whole paragraphs or rows go as such; of others the words go. */
  private strike(start: number, length: number): void {
    const row = this.rows.at(start);
    if (row && this.rows.canGo(row)) {
      for (const paragraph of strikeRow(this.xml, row, this.revisions, this.splices)) this.struck.add(paragraph);
      return;
    }
    const stretches = this.places.stretches(start, length);
    for (const paragraph of new Set(stretches.map(({ place }) => place.paragraph))) {
      const before = this.places.at(start - 2)?.place.paragraph;
      const after = this.places.at(start + length)?.place.paragraph;
      if (before === paragraph || after === paragraph) {
        for (const { place, start: from, end } of stretches) if (place.paragraph === paragraph) this.put(place, { kind: "replace", start: from, end, text: "" });
      } else {
        strikeParagraph(this.xml, paragraph, this.isAlone(paragraph), this.revisions, this.splices);
        this.struck.add(paragraph);
      }
    }
  }

  private add(start: number, like: number, text: string): void {
    const model = this.firstFrom(like)?.paragraph;
    if (!model) return;
    const before = start === like ? null : this.lastBefore(start);
    const row = this.rows.of(model);
    if (row) {
      const above = before && this.rows.of(before.paragraph);
      this.splices.insert(above ? above.end : row.start, rowLike(this.xml, row, text.split("\t"), this.revisions));
      return;
    }
    this.splices.insert(before ? before.paragraph.end : model.start, paragraphLike(this.xml, model, text, this.revisions));
  }

  /** Figures in content controls. One that is in a control of ours already gets its tag; one that no control can hold stays without. */
  private carry(figures: readonly FigureControl[], changes: readonly TextChange[]): void {
    const controls = new WordControls(this.root, this.places);
    const words = changes.filter(({ kind }) => kind !== "paragraph");
    let id = controls.freeId;
    for (const figure of figures) {
      const stretch = stretchWith(figure, words);
      const stretches = stretch ? this.places.stretches(stretch.start, stretch.length) : [];
      const [first, last] = [stretches[0], stretches.at(-1)];
      if (!first || !last || stretches.some(({ place }) => this.struck.has(place.paragraph))) continue;
      const own = controls.ownOf(first.place);
      if (own) controls.retag(own, figure, this.splices);
      // An insertion of somebody else's may be parted inside of it.
      else if (!(this.revisions.tracked && stretches.some(({ place }) => place.inInsertion)) && controls.canHold(stretches.map(({ place }) => place), (run) => this.parents.get(run))) {
        this.put(first.place, { kind: "between", start: first.start, end: first.start, xml: controlStart(figure, id += 1) });
        // Before whatever comes behind the figure: a mark is no part of it.
        this.edits.set(last.place, [{ kind: "between", start: last.end, end: last.end, xml: CONTROL_END }, ...(this.edits.get(last.place) ?? [])]);
      }
    }
  }

  private comment({ start, length, text }: TextComment, part: CommentsPart): void {
    const stretches = this.places.stretches(start, Math.max(1, length));
    const [first] = stretches;
    const last = stretches.at(-1);
    if (!first || !last) return;
    const id = part.add(text);
    this.put(first.place, { kind: "between", start: first.start, end: first.start, xml: `<w:commentRangeStart w:id="${id}"/>` });
    this.put(last.place, { kind: "between", start: last.end, end: last.end, xml: `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>` });
  }

  private firstFrom(offset: number): TextPlace | undefined {
    for (let at = offset; at < this.places.text.length; at += 1) {
      const found = this.places.at(at);
      if (found) return found.place;
    }
    return undefined;
  }

  private lastBefore(offset: number): TextPlace | undefined {
    for (let at = offset - 1; at >= 0; at -= 1) {
      const found = this.places.at(at);
      if (found) return found.place;
    }
    return undefined;
  }

  /** A cell of a table must keep one paragraph. */
  private isAlone(paragraph: XmlElement): boolean {
    const parent = this.parents.get(paragraph);
    return parent?.name === "tc" && parent.children.filter(({ name }) => name === "p").length === 1;
  }

  private rememberParents(element: XmlElement): void {
    for (const each of element.children) {
      if (each.name === "p" || each.name === "r") this.parents.set(each, element);
      this.rememberParents(each);
    }
  }
}

/** The highest number that revisions, bookmarks and comments have. */
function highestId(xml: string): number {
  let highest = 0;
  for (const match of xml.matchAll(/\sw:id="(\d{1,9})"/g)) highest = Math.max(highest, Number(match[1]));
  return highest;
}
