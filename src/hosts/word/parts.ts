import { HostError } from "../host";
import { OfficePackage } from "../package/parts";
import type { XmlElement } from "../package/xml";

const DOCUMENT = "word/document.xml";
/** Unpacked bytes of the text of a Word file; a disclosure has a few hundred kB, a budget of a whole province some MB. */
const LARGEST_DOCUMENT = 32 * 1024 * 1024;
/** Notes that part the others from the text, by their type. */
const SEPARATORS: ReadonlySet<string | undefined> = new Set(["separator", "continuationSeparator", "continuationNotice"]);

/** A part of a Word file that holds words. */
export interface WordPart {
  readonly name: string;
  readonly xml: string;
  readonly root: XmlElement;
  /** A text in the part's own letters. */
  readonly bytes: (text: string) => Uint8Array;
}

/** A note with the part that holds it. */
export interface WordNote {
  readonly part: WordPart;
  readonly element: XmlElement;
}

/** The parts of a Word file beside the document's own that hold words. */
export interface OtherWords {
  /** What stands on every page: headers, then footers. */
  readonly pages: readonly WordPart[];
  /** A note by what refers to it; undefined where there is none. */
  readonly noteOf: (reference: XmlElement) => WordNote | undefined;
}

/** The parts of a Word file that hold words: its document, its notes, its headers and footers. */
export class WordParts implements OtherWords {
  readonly office: OfficePackage;
  readonly document: WordPart;
  readonly pages: readonly WordPart[];
  private readonly notes: ReadonlyMap<string, WordNote>;

  /** @throws HostError unreadable where the zip is no Word file, tooLarge, and what opening a package throws */
  constructor(bytes: Uint8Array, readonly place: string) {
    this.office = new OfficePackage(bytes, place, LARGEST_DOCUMENT);
    const document = this.part(this.office.find(DOCUMENT) ?? DOCUMENT);
    if (!document) throw new HostError("unreadable", place, `the zip has no ${DOCUMENT}`);
    this.document = document;
    this.pages = [...this.related("header"), ...this.related("footer")];
    this.notes = new Map([...this.notesOf("footnote"), ...this.notesOf("endnote")]);
  }

  /** All parts that hold words. */
  get all(): readonly WordPart[] {
    return [this.document, ...new Set([...this.notes.values()].map(({ part }) => part)), ...this.pages];
  }

  readonly noteOf = ({ name, attributes }: XmlElement): WordNote | undefined => this.notes.get(`${name.replace(/Reference$/, "")} ${attributes.get("w:id") ?? ""}`);

  private notesOf(kind: "footnote" | "endnote"): readonly (readonly [string, WordNote])[] {
    return this.related(`${kind}s`).flatMap((part) => part.root.children.flatMap((element) =>
      (element.name === kind && !SEPARATORS.has(element.attributes.get("w:type")) ? [[`${kind} ${element.attributes.get("w:id") ?? ""}`, { part, element }] as const] : [])));
  }

  private related(kind: string): readonly WordPart[] {
    const names = this.office.relationships(this.document.name).flatMap((relation) => (relation.kind === kind && relation.part !== null ? this.office.find(relation.part) ?? [] : []));
    return [...new Set(names)].flatMap((name) => this.part(name) ?? []);
  }

  private part(name: string): WordPart | undefined {
    const tree = this.office.tree(name);
    return tree && { name, xml: tree.part.text, root: tree.root, bytes: tree.part.bytes };
  }
}
