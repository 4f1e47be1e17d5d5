import type { Splices } from "../package/splice";
import { child, encodeXml, type XmlElement } from "../package/xml";
import type { TextPlace } from "./places";

/** What is to be done at a character of a text: words in the place of some, or a mark between two. */
export type RunEdit =
  | { readonly kind: "replace"; readonly start: number; readonly end: number; readonly text: string }
  /** XML that stands between runs: where a comment or a control begins or ends. */
  | { readonly kind: "between"; readonly start: number; readonly end: number; readonly xml: string };

/** How changes are written: at once, or as revisions with numbers of their own. */
export interface Revisions {
  readonly tracked: boolean;
  /** Attributes of the next revision. */
  next(): string;
}

/**
 * Writes the runs whose texts change. Where words are only replaced at once, the text alone is written; else the run is parted, and
 * every part keeps what the run says of its looks.
 */
export function spliceRuns(xml: string, edits: ReadonlyMap<TextPlace, readonly RunEdit[]>, revisions: Revisions, splices: Splices): void {
  const runs = new Map<XmlElement, TextPlace[]>();
  for (const place of edits.keys()) runs.set(place.run, [...(runs.get(place.run) ?? []), place]);
  for (const [run, places] of runs) {
    const own = new Map(places.map((place) => [place.text, { place, edits: ordered(edits.get(place) ?? []) }]));
    const simple = !revisions.tracked && [...own.values()].every((each) => each.edits.every(({ kind }) => kind === "replace"));
    if (simple) for (const [text, each] of own) spliceText(text, replaced(text.text, each.edits), splices);
    else splices.replace(run.start, run.end, new RunParts(xml, run, own, revisions).written());
  }
}

function ordered(edits: readonly RunEdit[]): readonly RunEdit[] {
  return edits.map((edit, at) => ({ edit, at })).sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.at - b.at).map(({ edit }) => edit);
}

/** Puts words into a text element; the white space at their ends is kept. */
function spliceText(element: XmlElement, text: string, splices: Splices): void {
  if (element.attributes.get("xml:space") !== "preserve" && text !== text.trim()) splices.attribute(element, "xml:space", "preserve");
  splices.replace(element.openEnd, element.closeStart, encodeXml(text));
}

function replaced(text: string, edits: readonly RunEdit[]): string {
  let at = 0;
  let out = "";
  for (const edit of edits) {
    out += text.slice(at, edit.start) + (edit.kind === "replace" ? edit.text : "");
    at = Math.max(at, edit.end);
  }
  return out + text.slice(at);
}

type Edited = ReadonlyMap<XmlElement, { readonly place: TextPlace; readonly edits: readonly RunEdit[] }>;

/** A run in parts: what stays, what goes, what comes, and marks between them. */
class RunParts {
  private readonly looks: string;
  private readonly open: string;
  private readonly out: string[] = [];
  private kept = "";

  constructor(private readonly xml: string, private readonly run: XmlElement, private readonly edited: Edited, private readonly revisions: Revisions) {
    const looks = child(run, "rPr");
    this.looks = looks ? xml.slice(looks.start, looks.end) : "";
    this.open = xml.slice(run.start, run.openEnd);
  }

  written(): string {
    for (const each of this.run.children) {
      const own = this.edited.get(each);
      if (own) this.text(each, own.place, own.edits);
      else if (each.name !== "rPr") this.kept += this.xml.slice(each.start, each.end);
    }
    this.close();
    return this.out.join("");
  }

  private text(element: XmlElement, place: TextPlace, edits: readonly RunEdit[]): void {
    let at = 0;
    for (const edit of edits) {
      this.keep(element.text.slice(at, edit.start));
      at = Math.max(at, edit.end);
      if (edit.kind === "between") {
        this.close();
        this.out.push(edit.xml);
      } else if (this.revisions.tracked) this.revise(element.text.slice(edit.start, edit.end), edit.text, place);
      else this.keep(edit.text);
    }
    this.keep(element.text.slice(at));
  }

  private keep(text: string): void {
    if (text !== "") this.kept += `<w:t xml:space="preserve">${encodeXml(text)}</w:t>`;
  }

  private revise(former: string, text: string, { insertion, inInsertion }: TextPlace): void {
    this.close();
    if (former !== "") this.out.push(`<w:del ${this.revisions.next()}>${this.part(`<w:delText xml:space="preserve">${encodeXml(former)}</w:delText>`)}</w:del>`);
    if (text === "") return;
    const coming = this.part(`<w:t xml:space="preserve">${encodeXml(text)}</w:t>`);
    const own = `<w:ins ${this.revisions.next()}>${coming}</w:ins>`;
    // An insertion of somebody else's is parted, so that each can be taken or refused by itself; where it cannot be, it is one already.
    if (insertion && inInsertion) this.out.push(this.xml.slice(insertion.closeStart, insertion.end), own, this.xml.slice(insertion.start, insertion.openEnd));
    else this.out.push(insertion ? coming : own);
  }

  private close(): void {
    if (this.kept !== "") this.out.push(this.part(this.kept));
    this.kept = "";
  }

  private part(content: string): string {
    return `${this.open}${this.looks}${content}</w:r>`;
  }
}
