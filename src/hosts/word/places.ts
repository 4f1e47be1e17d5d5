import type { XmlElement } from "../package/xml";
import type { OtherWords, WordPart } from "./parts";
import { Words } from "./words";

/** A text element of a document with the run and paragraph that hold it. */
export interface TextPlace {
  readonly part: WordPart;
  /** The run of the document that refers to the note in which it stands; null in the document itself and on pages. */
  readonly reference: XmlElement | null;
  readonly text: XmlElement;
  readonly run: XmlElement;
  readonly paragraph: XmlElement;
  /** The words that somebody inserted under review, where its run stands in such. */
  readonly insertion: XmlElement | null;
  /** Whether that insertion holds the run itself, so that it can be parted there. */
  readonly inInsertion: boolean;
  /** Number of its first character among those of all texts. */
  readonly from: number;
}

/** A part of a place: characters from `start` to before `end` of its text. */
export interface PlaceStretch {
  readonly place: TextPlace;
  readonly start: number;
  readonly end: number;
}

/** Where the words of a document stand in its elements. Offsets are those of the text that `readDocxText` gives. */
export class WordPlaces {
  /** The words, a line for each paragraph and row, with what stands apart. */
  readonly text: string;
  private readonly origins: readonly number[];
  private readonly places: TextPlace[] = [];
  private readonly twins = new Map<XmlElement, TextPlace>();

  /** Notes that were read: each stands where it is referred to first. */
  private readonly noted = new Set<XmlElement>();

  constructor(document: WordPart, private readonly other: OtherWords, place: string) {
    const words = new Words(place);
    const from = (part: WordPart): Above => ({ part, reference: null, element: null, run: null, paragraph: null, insertion: null, inInsertion: false, count });
    const count = { read: 0 };
    this.walk(document.root, words, from(document));
    ({ text: this.text, origins: this.origins } = words.end(other.pages.map((page) => () => { this.walk(page.root, words, from(page)); })));
  }

  /** The characters of a stretch of the words, by the texts in which they stand, in order. */
  stretches(start: number, length: number): readonly PlaceStretch[] {
    const found: PlaceStretch[] = [];
    for (let at = start; at < start + length; at += 1) {
      const one = this.at(at);
      if (!one) continue;
      const last = found.at(-1);
      if (last && last.place === one.place && last.end === one.at) found[found.length - 1] = { ...last, end: one.at + 1 };
      else found.push({ place: one.place, start: one.at, end: one.at + 1 });
    }
    return found;
  }

  /** The text and the character in it at an offset; null where the words have a mark of their own there. */
  at(offset: number): { readonly place: TextPlace; readonly at: number } | null {
    const origin = this.origins[offset] ?? -1;
    if (origin < 0) return null;
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle]?.from ?? 0) <= origin) low = middle + 1;
      else high = middle;
    }
    const place = this.places[low - 1];
    return place ? { place, at: origin - place.from } : null;
  }

  /** The same text in the second version of a drawing, which other programs show; undefined where there is none that says the same. */
  twinOf({ text }: TextPlace): TextPlace | undefined {
    return this.twins.get(text);
  }

  private pair(content: XmlElement, of: Above): void {
    const [first, second] = ["Choice", "Fallback"].map((name) => content.children.filter((each) => each.name === name).flatMap((each) => placesIn(each, null, null, of)));
    if (!first || !second || first.length !== second.length || first.some(({ text }, at) => text.text !== second[at]?.text.text)) return;
    first.forEach(({ text }, at) => {
      const twin = second[at];
      if (twin) this.twins.set(text, twin);
    });
  }

  private walk(element: XmlElement, words: Words, above: Above): void {
    if (element.name === "AlternateContent") this.pair(element, above);
    const name = element.prefix + element.name;
    const here: Above = {
      ...above, element, run: name === "w:r" ? element : above.run, paragraph: name === "w:p" ? element : above.paragraph,
      insertion: name === "w:ins" ? element : name === "w:p" ? null : above.insertion, inInsertion: name === "w:r" ? above.element !== null && above.element === above.insertion : above.inInsertion,
    };
    words.open(name, element);
    if (name === "w:t" && words.reads) {
      if (here.run && here.paragraph && element.text !== "") this.places.push(placeOf(element, here.run, here.paragraph, here, here.count.read));
      here.count.read += element.text.length;
    }
    if (name === "w:t") words.add(element.text);
    if ((name === "w:footnoteReference" || name === "w:endnoteReference") && words.isRead) this.note(element, words, here);
    for (const each of element.children) this.walk(each, words, here);
    words.close(name);
  }

  private note(reference: XmlElement, words: Words, { run, count }: Above): void {
    const note = this.other.noteOf(reference);
    if (!note || this.noted.has(note.element)) return;
    this.noted.add(note.element);
    words.beginApart();
    this.walk(note.element, words, { part: note.part, reference: run, element: null, run: null, paragraph: null, insertion: null, inInsertion: false, count });
    words.endApart();
  }
}

function placeOf(text: XmlElement, run: XmlElement, paragraph: XmlElement, { part, reference, insertion, inInsertion }: Above, from: number): TextPlace {
  return { part, reference, text, run, paragraph, insertion, inInsertion, from };
}

/** Texts inside an element that have a run and a paragraph there. */
function placesIn(element: XmlElement, run: XmlElement | null, paragraph: XmlElement | null, of: Above): readonly TextPlace[] {
  const [ownRun, ownParagraph] = [element.name === "r" ? element : run, element.name === "p" ? element : paragraph];
  if (element.name === "t" && ownRun && ownParagraph && element.text !== "") return [placeOf(element, ownRun, ownParagraph, { ...of, insertion: null, inInsertion: false }, -1)];
  return element.children.flatMap((each) => placesIn(each, ownRun, ownParagraph, of));
}

interface Above {
  readonly part: WordPart;
  readonly reference: XmlElement | null;
  readonly run: XmlElement | null;
  readonly paragraph: XmlElement | null;
  readonly element: XmlElement | null;
  readonly insertion: XmlElement | null;
  readonly inInsertion: boolean;
  readonly count: { read: number };
}
