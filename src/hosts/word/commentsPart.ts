import type { OfficePackage, PackageChanges } from "../package/parts";
import { Splices } from "../package/splice";
import { encodeAttribute, encodeXml, type XmlElement } from "../package/xml";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const FIRST_LINE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The comments of a document: those that are there stay, new ones stand behind them. */
export class CommentsPart {
  private readonly name: string | undefined;
  private readonly added: string[] = [];
  private next: number;
  /** What our comments of an earlier time say. */
  private readonly said: ReadonlySet<string>;

  constructor(private readonly office: OfficePackage, private readonly document: string, private readonly author: string) {
    this.name = office.related(document, "comments");
    const known = this.name === undefined ? [] : office.tree(this.name)?.root.children ?? [];
    this.next = known.reduce((highest, { attributes }) => Math.max(highest, Number(attributes.get("w:id") ?? -1)), -1) + 1;
    this.said = new Set(known.filter(({ attributes }) => attributes.get("w:author") === author).map(wordsOf));
  }

  /** Whether the document has a comment of ours that says so. */
  has(text: string): boolean {
    return this.said.has(text);
  }

  /** Adds a comment; its number. */
  add(text: string): number {
    const id = this.next;
    this.next += 1;
    const lines = text.split("\n").map((line) => `<w:p><w:r><w:t xml:space="preserve">${encodeXml(line)}</w:t></w:r></w:p>`).join("");
    this.added.push(`<w:comment w:id="${id}" w:author="${encodeAttribute(this.author)}" w:initials="预">${lines}</w:comment>`);
    return id;
  }

  /** Writes the part, and what refers to it where it is new. */
  write(changes: PackageChanges): void {
    if (this.added.length === 0) return;
    const tree = this.name === undefined ? undefined : this.office.tree(this.name);
    if (this.name !== undefined && tree) {
      const splices = new Splices(tree.part.text);
      splices.append(tree.root, this.added.join(""));
      changes.write(this.name, tree.part.bytes(splices.applied()));
      return;
    }
    const name = changes.has("word/comments.xml") ? changes.freeName("word/comments", ".xml") : "word/comments.xml";
    changes.add(name, `${FIRST_LINE}<w:comments xmlns:w="${NAMESPACE}">${this.added.join("")}</w:comments>`, TYPE);
    changes.relate(this.document, RELATION, name);
  }
}

/** The words of a comment, a line a paragraph. */
function wordsOf(comment: XmlElement): string {
  const within = (element: XmlElement): string => (element.name === "t" ? element.text : element.children.map(within).join(""));
  return comment.children.map(within).join("\n");
}
