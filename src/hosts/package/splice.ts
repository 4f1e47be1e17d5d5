import { encodeAttribute, type XmlElement } from "./xml";

/** How the last tag ends of an element that was `<a/>` before something was put into it, so that it can be so again. */
const OPENED = " >";

/** Changes of a text at places of the text as it was; everything between them stays. */
export class Splices {
  private readonly pieces: { readonly start: number; readonly end: number; readonly text: string }[] = [];

  constructor(private readonly text: string) {}

  /** Whether nothing was asked for. */
  get empty(): boolean {
    return this.pieces.length === 0;
  }

  /** Puts `piece` in place of what stands from `start` to before `end`. */
  replace(start: number, end: number, piece: string): void {
    if (this.text.slice(start, end) !== piece) this.pieces.push({ start, end, text: piece });
  }

  /** Puts a piece at a place; several at one place stand in the order in which they were given. */
  insert(at: number, piece: string): void {
    if (piece !== "") this.pieces.push({ start: at, end: at, text: piece });
  }

  /** Takes an element out. */
  remove(element: XmlElement): void {
    this.pieces.push({ start: element.start, end: element.end, text: "" });
  }

  /** Takes children out of their parent, which closes itself again where {@link append} had opened it. */
  removeFrom(parent: XmlElement, gone: readonly XmlElement[]): void {
    const opened = this.text.slice(parent.closeStart, parent.end).endsWith(OPENED);
    if (opened && gone.length === parent.children.length) this.replace(parent.openEnd - 1, parent.end, "/>");
    else for (const element of gone) this.remove(element);
  }

  /** Gives an attribute another value, or the attribute to an element that has none; null takes it out. */
  attribute(element: XmlElement, name: string, value: string | null): void {
    const tag = this.text.slice(element.start, element.openEnd);
    const place = attributePlace(tag, name);
    if (place) {
      const quote = tag.charAt(place.value - 1);
      const start = element.start + (value === null ? place.name : place.value);
      this.replace(start, element.start + place.end + (value === null ? 1 : 0), value === null ? "" : quote === "'" ? encodeAttribute(value).replaceAll("'", "&apos;") : encodeAttribute(value));
    } else if (value !== null) {
      const name0 = element.start + 1 + element.prefix.length + element.name.length;
      this.insert(name0, ` ${name}="${encodeAttribute(value)}"`);
    }
  }

  /** Puts a piece in as the last child; an empty element is opened for it. */
  append(element: XmlElement, piece: string): void {
    if (element.openEnd < element.end) {
      this.insert(element.closeStart, piece);
      return;
    }
    const slash = this.text.lastIndexOf("/", element.end - 1);
    this.pieces.push({ start: slash, end: element.end, text: `>${piece}</${element.prefix}${element.name}${OPENED}` });
  }

  /** The text with all changes. Changes must not overlap. */
  applied(): string {
    if (this.pieces.length === 0) return this.text;
    const ordered = this.pieces.map((piece, order) => ({ ...piece, order })).sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    const out: string[] = [];
    let at = 0;
    for (const { start, end, text } of ordered) {
      if (start < at) throw new Error(`changes overlap at ${start}`);
      out.push(this.text.slice(at, start), text);
      at = end;
    }
    out.push(this.text.slice(at));
    return out.join("");
  }
}

/** Where an attribute stands in its tag: its white space, its value and the closing quote. */
function attributePlace(tag: string, wanted: string): { name: number; value: number; end: number } | null {
  const attribute = /(\s+)([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (const match of tag.matchAll(attribute)) {
    if (match[2] !== wanted) continue;
    const end = match.index + match[0].length - 1;
    return { name: match.index, value: end - (match[3] ?? match[4] ?? "").length, end };
  }
  return null;
}
