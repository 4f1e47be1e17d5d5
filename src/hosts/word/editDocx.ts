import type { FigureControl } from "../../model/figureTags";
import type { TextChange, TextComment } from "../../model/retelling";
import { PackageChanges } from "../package/parts";
import { Splices } from "../package/splice";
import type { XmlElement } from "../package/xml";
import { CommentsPart } from "./commentsPart";
import { CONTROL_END, controlStart, stretchWith, WordControls } from "./controls";
import { paragraphLike, strikeParagraph } from "./paragraphs";
import { WordParts, type WordPart } from "./parts";
import { WordPlaces, type TextPlace } from "./places";
import { fillCell, rowLike, strikeRow, WordRows } from "./rows";
import { spliceRuns, type Revisions, type RunEdit } from "./runs";

/** Who makes revisions and comments. */
const AUTHOR = "预算公开助手";

/**
 * A Word file with changes of its words, as `readDocxText` gives them. Only the runs in which words change are written again; every
 * other byte of their parts, and every other part of the file, stays. `tracked` changes are revisions: accepted they give the new
 * words, rejected the old ones.
 *
 * @param controls figures that are to carry their facts, as content controls; one that carries some already gets the new ones
 * @param comments remarks on stretches of the words as they were; one that the file has from an earlier time is not made again
 * @throws HostError unreadable, tooLarge, and what opening a package throws
 */
export function editDocx(bytes: Uint8Array, place: string, changes: readonly TextChange[], tracked: boolean, controls: readonly FigureControl[] = [], comments: readonly TextComment[] = []): Promise<Uint8Array> {
  return Promise.resolve().then(() => new WordEdit(new WordParts(bytes, place), tracked).edited(changes, comments, controls, true));
}

/**
 * A Word file with comments at stretches of its words, and changes as revisions. Notes hold no comments: those on their words stand
 * where the note is referred to, those on what stands on every page at the beginning of the text.
 *
 * @throws HostError as {@link editDocx}
 */
export function commentDocx(bytes: Uint8Array, place: string, comments: readonly TextComment[], changes: readonly TextChange[]): Promise<Uint8Array> {
  return Promise.resolve().then(() => new WordEdit(new WordParts(bytes, place), true).edited(changes, comments, [], false));
}

/** A part with what is changed in it. */
interface PartChanges {
  readonly splices: Splices;
  readonly edits: Map<TextPlace, RunEdit[]>;
}

/** Changes of the words of a Word file. */
class WordEdit {
  private readonly places: WordPlaces;
  private readonly rows: WordRows;
  private readonly parts = new Map<WordPart, PartChanges>();
  private readonly struck = new Set<XmlElement>();
  private readonly revisions: Revisions;
  /** Parents of paragraphs and runs. */
  private readonly parents = new Map<XmlElement, XmlElement>();

  constructor(private readonly word: WordParts, tracked: boolean) {
    this.places = new WordPlaces(word.document, word, word.place);
    this.rows = new WordRows(word.all.map(({ root }) => root), this.places);
    let id = word.all.reduce((highest, { xml }) => Math.max(highest, highestId(xml)), 0);
    this.revisions = { tracked, next: () => `w:id="${id += 1}" w:author="${AUTHOR}"` };
    for (const { root } of word.all) this.rememberParents(root);
  }

  /** @param once whether comments that the file has from an earlier time are not made again */
  edited(changes: readonly TextChange[], comments: readonly TextComment[], figures: readonly FigureControl[], once: boolean): Uint8Array {
    const all = new PackageChanges(this.word.office);
    for (const change of changes) this.change(change);
    // What is commented is put around what is carried.
    if (comments.length > 0) {
      const part = new CommentsPart(this.word.office, this.word.document.name, AUTHOR);
      for (const comment of comments) if (!once || !part.has(comment.text)) this.comment(comment, part);
      part.write(all);
    }
    if (figures.length > 0) this.carry(figures, changes);
    for (const [part, { edits, splices }] of this.parts) {
      spliceRuns(part.xml, edits, this.revisions, splices);
      if (!splices.empty) all.write(part.name, part.bytes(splices.applied()));
    }
    return all.bytes();
  }

  private of(part: WordPart): PartChanges {
    let known = this.parts.get(part);
    if (!known) this.parts.set(part, (known = { splices: new Splices(part.xml), edits: new Map() }));
    return known;
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
    const line = this.rows.at(start);
    const cell = this.rows.cellAt(start);
    if (line && cell) fillCell(line.part.xml, cell, line.row, text, this.revisions, this.of(line.part).splices);
  }

  private put(place: TextPlace, edit: RunEdit): void {
    if (this.struck.has(place.paragraph)) return;
    const twin = edit.kind === "replace" ? this.places.twinOf(place) : undefined;
    if (twin) this.put(twin, edit);
    const { edits } = this.of(place.part);
    const known = edits.get(place);
    if (known) known.push(edit);
    else edits.set(place, [edit]);
  }

  /** Lines that are whole paragraphs or rows go as such; of others the words go. */
  private strike(start: number, length: number): void {
    const line = this.rows.at(start);
    if (line && this.rows.canGo(line.row)) {
      for (const paragraph of strikeRow(line.part.xml, line.row, this.revisions, this.of(line.part).splices)) this.struck.add(paragraph);
      return;
    }
    const stretches = this.places.stretches(start, length);
    for (const [paragraph, part] of new Map(stretches.map(({ place }) => [place.paragraph, place.part]))) {
      const before = this.places.at(start - 2)?.place.paragraph;
      const after = this.places.at(start + length)?.place.paragraph;
      if (before === paragraph || after === paragraph) {
        for (const { place, start: from, end } of stretches) if (place.paragraph === paragraph) this.put(place, { kind: "replace", start: from, end, text: "" });
      } else {
        strikeParagraph(part.xml, paragraph, this.isAlone(paragraph), this.revisions, this.of(part).splices);
        this.struck.add(paragraph);
      }
    }
  }

  private add(start: number, like: number, text: string): void {
    const model = this.firstFrom(like);
    if (!model) return;
    const { part, paragraph } = model;
    const { splices } = this.of(part);
    const last = start === like ? null : this.lastBefore(start, part);
    const row = this.rows.of(paragraph);
    if (row) {
      const above = last && this.rows.of(last.paragraph);
      splices.insert(above ? above.end : row.start, rowLike(part.xml, row, text.split("\t"), this.revisions));
      return;
    }
    splices.insert(last ? last.paragraph.end : paragraph.start, paragraphLike(part.xml, paragraph, text, this.revisions));
  }

  /** Figures in content controls. One that is in a control of ours already gets its tag; one that no control can hold stays without. */
  private carry(figures: readonly FigureControl[], changes: readonly TextChange[]): void {
    const controls = new WordControls(this.word.all.map(({ root }) => root), this.places);
    const words = changes.filter(({ kind }) => kind !== "paragraph");
    let id = controls.freeId;
    for (const figure of figures) {
      const stretch = stretchWith(figure, words);
      const stretches = stretch ? this.places.stretches(stretch.start, stretch.length) : [];
      const [first, last] = [stretches[0], stretches.at(-1)];
      if (!first || !last || stretches.some(({ place }) => this.struck.has(place.paragraph))) continue;
      const own = controls.ownOf(first.place);
      if (own) controls.retag(own, figure, this.of(first.place.part).splices);
      // An insertion of somebody else's may be parted inside of it.
      else if (!(this.revisions.tracked && stretches.some(({ place }) => place.inInsertion)) && controls.canHold(stretches.map(({ place }) => place), (run) => this.parents.get(run))) {
        this.put(first.place, { kind: "between", start: first.start, end: first.start, xml: controlStart(figure, id += 1) });
        // Before whatever comes behind the figure: a mark is no part of it.
        const { edits } = this.of(last.place.part);
        edits.set(last.place, [{ kind: "between", start: last.end, end: last.end, xml: CONTROL_END }, ...(edits.get(last.place) ?? [])]);
      }
    }
  }

  private comment({ start, length, text }: TextComment, part: CommentsPart): void {
    const stretches = this.places.stretches(start, Math.max(1, length));
    const [first] = stretches;
    const last = stretches.at(-1);
    if (!first || !last || stretches.some(({ place }) => this.struck.has(place.paragraph))) return;
    const { document } = this.word;
    if (first.place.part !== document) {
      this.commentBeside(first.place, `“${this.places.text.slice(start, start + length)}”：${text}`, part);
      return;
    }
    const id = part.add(text);
    this.put(first.place, { kind: "between", start: first.start, end: first.start, xml: rangeStart(id) });
    this.put(last.place, { kind: "between", start: last.end, end: last.end, xml: rangeEnd(id) });
  }

  /** A comment on words that can hold none: at what refers to their note, else at the first words of the text. */
  private commentBeside({ reference }: TextPlace, text: string, part: CommentsPart): void {
    const { document } = this.word;
    const first = this.firstFrom(0);
    if (reference) {
      const id = part.add(text);
      this.of(document).splices.insert(reference.start, rangeStart(id));
      this.of(document).splices.insert(reference.end, rangeEnd(id));
    } else if (first?.part === document) {
      const id = part.add(text);
      this.put(first, { kind: "between", start: 0, end: 0, xml: rangeStart(id) + rangeEnd(id) });
    }
  }

  private firstFrom(offset: number): TextPlace | undefined {
    for (let at = offset; at < this.places.text.length; at += 1) {
      const found = this.places.at(at);
      if (found) return found.place;
    }
    return undefined;
  }

  /** The last words before an offset that stand in a part: notes may stand between. */
  private lastBefore(offset: number, part: WordPart): TextPlace | undefined {
    for (let at = offset - 1; at >= 0; at -= 1) {
      const found = this.places.at(at);
      if (found?.place.part === part) return found.place;
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

function rangeStart(id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>`;
}

function rangeEnd(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

/** The highest number that revisions, bookmarks and comments have. */
function highestId(xml: string): number {
  let highest = 0;
  for (const match of xml.matchAll(/\sw:id="(\d{1,9})"/g)) highest = Math.max(highest, Number(match[1]));
  return highest;
}
