import type { FigureControl, TaggedStretch } from "../../model/figureTags";
import { readFigureTag } from "../../model/figureTags";
import type { TextChange } from "../../model/retelling";
import type { Splices } from "../package/splice";
import { child, encodeAttribute, type XmlElement } from "../package/xml";
import { WordParts } from "./parts";
import { WordPlaces, type TextPlace } from "./places";

/** A content control begins. Its properties stand in the order of the format. */
export function controlStart({ tag, title }: Pick<FigureControl, "tag" | "title">, id: number): string {
  return `<w:sdt><w:sdtPr><w:alias w:val="${encodeAttribute(title)}"/><w:tag w:val="${encodeAttribute(tag)}"/><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>`;
}

export const CONTROL_END = "</w:sdtContent></w:sdt>";

/** Numbers of controls begin here: such as no program gives by counting. */
const FIRST_ID = 1_200_000_000;

/**
 * What stretches of a Word file's words carry in content controls, whoever wrote them there; the innermost control of a stretch.
 *
 * @throws HostError unreadable, tooLarge, and what opening a package throws
 */
export function taggedStretches(bytes: Uint8Array, place: string): Promise<readonly TaggedStretch[]> {
  return Promise.resolve().then(() => {
    const word = new WordParts(bytes, place);
    return new WordControls(word.all.map(({ root }) => root), new WordPlaces(word.document, word, place)).stretches();
  });
}

/** Where a figure stands together with the words that change in its place; null where more changes than the figure. */
export function stretchWith({ start, length }: FigureControl, changes: readonly TextChange[]): { readonly start: number; readonly length: number } | null {
  let [from, to] = [start, start + length];
  for (const change of changes) {
    if (change.length === 0 || change.start >= start + length || change.start + change.length <= start) continue;
    // A sign before the figure may go with it.
    if (change.kind !== "words" || change.start < start - 1 || change.start + change.length > start + length || change.text === "") return null;
    [from, to] = [Math.min(from, change.start), Math.max(to, change.start + change.length)];
  }
  return { start: from, length: to - from };
}

/** The content controls of a document. */
export class WordControls {
  /** The innermost control around each text. */
  private readonly around = new Map<XmlElement, XmlElement>();
  private readonly ids = new Set<number>();

  constructor(roots: readonly XmlElement[], private readonly places: WordPlaces) {
    for (const root of roots) this.walk(root, null);
  }

  /** The number behind which none is taken. */
  get freeId(): number {
    let id = FIRST_ID;
    for (const taken of this.ids) if (taken >= id && taken < LAST_ID) id = taken;
    return id;
  }

  /** Stretches of words in controls that have a tag. */
  stretches(): readonly TaggedStretch[] {
    const found = new Map<XmlElement, { start: number; end: number; tag: string }>();
    for (let at = 0; at < this.places.text.length; at += 1) {
      const text = this.places.at(at)?.place.text;
      const control = text && this.around.get(text);
      const tag = control && tagOf(control);
      if (!control || tag === undefined) continue;
      const known = found.get(control);
      if (known) known.end = at + 1;
      else found.set(control, { start: at, end: at + 1, tag });
    }
    return [...found.values()].map(({ start, end, tag }) => ({ start, length: end - start, tag }));
  }

  /** The control of ours in which a text stands. */
  ownOf({ text }: TextPlace): XmlElement | undefined {
    const control = this.around.get(text);
    return control && readFigureTag(tagOf(control) ?? "") ? control : undefined;
  }

  /** Gives a control of ours what its figure carries now. */
  retag(control: XmlElement, { tag, title }: FigureControl, splices: Splices): void {
    const properties = child(control, "sdtPr");
    const [own, alias] = [child(properties, "tag"), child(properties, "alias")];
    if (own) splices.attribute(own, "w:val", tag);
    if (alias) splices.attribute(alias, "w:val", title);
  }

  /** Whether texts can stand in one new control: their runs stand beside each other, with no field between, and in none that takes text alone. */
  canHold(places: readonly TextPlace[], parentOf: (run: XmlElement) => XmlElement | undefined): boolean {
    const [first, last] = [places[0], places.at(-1)];
    const parent = first && parentOf(first.run);
    if (!first || !last || !parent || parent !== parentOf(last.run) || places.some(({ text }) => this.isHeld(text))) return false;
    const between = parent.children.slice(parent.children.indexOf(first.run), parent.children.indexOf(last.run) + 1);
    return !between.some((element) => hasField(element));
  }

  /** Whether the control around a text takes nothing but text, or text that stands elsewhere. */
  private isHeld(text: XmlElement): boolean {
    const properties = child(this.around.get(text), "sdtPr");
    return properties?.children.some(({ name }) => !FREE.has(name)) ?? false;
  }

  private walk(element: XmlElement, control: XmlElement | null): void {
    if (element.name === "t" && control) this.around.set(element, control);
    if (element.name === "sdt") this.ids.add(Number(child(child(element, "sdtPr"), "id")?.attributes.get("w:val") ?? 0));
    const inner = element.name === "sdt" ? element : control;
    for (const each of element.children) this.walk(each, inner);
  }
}

/** Numbers have 31 bits. */
const LAST_ID = 2_000_000_000;
/** What a control that takes anything may say of itself. */
const FREE = new Set(["rPr", "alias", "tag", "id", "richText", "docPartObj", "docPartList", "group", "appearance", "color"]);

function tagOf(control: XmlElement): string | undefined {
  return child(child(control, "sdtPr"), "tag")?.attributes.get("w:val");
}

function hasField(element: XmlElement): boolean {
  return element.name === "fldChar" || element.children.some(hasField);
}
