import { APART, BACK, PAGES } from "../../model/apart";
import { HostError } from "../host";
import type { XmlElement } from "../package/xml";

/** Characters; so many are no disclosure. */
const LONGEST_TEXT = 4_000_000;
/** Tables inside tables, text boxes inside text boxes. */
const DEEPEST = 100;

/** The second version of a drawing, words that were deleted or moved away under review, the reading aids above words. */
const UNREAD: ReadonlySet<string> = new Set(["mc:Fallback", "w:del", "w:moveFrom", "w:rt"]);
/** Fields whose results are numbers of pages, which are no words of the text. */
const OF_PAGES = /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\b/i;

/** Words with, for each character, where it came from; -1 for one that stands in no text of the file. */
export interface TracedText {
  readonly text: string;
  readonly origins: readonly number[];
}

interface TracedLine extends TracedText {
  /** Whether it stands apart from the text around it. */
  readonly apart: boolean;
}

/** A text that is gathered: the document's own, or one that stands apart from it. */
interface Flow {
  readonly lines: TracedLine[];
  /** Cells of the rows that are open, the innermost last. */
  readonly rows: TracedText[][];
  /** Lines that stand apart and wait for the end of the line that refers to them. */
  readonly apart: TracedText[];
  /** Fields that are open; whether their results are read. */
  readonly fields: { code: string; told: boolean; hidden: boolean }[];
  words: string;
  origins: number[];
}

function newFlow(): Flow {
  return { lines: [], rows: [], apart: [], fields: [], words: "", origins: [] };
}

/** Gathers the words while the elements come. Characters are counted through the texts in the order in which these come. */
export class Words {
  private flow = newFlow();
  /** The texts around one that stands apart. */
  private readonly around: Flow[] = [];
  private texts = 0;
  /** Elements around here whose words are none of the text as it stands. */
  private unread = 0;
  private length = 0;

  constructor(private readonly place: string) {}

  /** Whether text that comes now is one of the words. */
  get reads(): boolean {
    return this.texts > 0 && this.isRead;
  }

  /** Whether what comes now is part of the text as it stands. */
  get isRead(): boolean {
    return this.unread === 0;
  }

  open(name: string, element: XmlElement): void {
    if (UNREAD.has(name)) this.unread += 1;
    switch (name) {
      case "w:t": this.texts += 1; break;
      case "w:tab": case "w:ptab": if (this.isRead) this.put(" "); break;
      case "w:noBreakHyphen": if (this.isRead) this.put("-"); break;
      case "w:br": case "w:cr": if (this.isRead) this.endLine(); break;
      case "w:fldSimple": this.beginField(); this.code(element.attributes.get("w:instr") ?? ""); this.beginResult(); break;
      case "w:fldChar": this.fieldMark(element.attributes.get("w:fldCharType")); break;
      case "w:instrText": this.code(element.text); break;
      case "w:tr":
        if (this.flow.rows.length >= DEEPEST) throw new HostError("tooLarge", this.place, `more than ${DEEPEST} tables inside each other`);
        this.flow.rows.push([]);
        break;
      case "w:tc": this.take(); break;
      case "w:txbxContent": this.beginApart(); break;
      default: break;
    }
  }

  add(text: string): void {
    if (!this.reads) return;
    const from = this.length;
    this.length += text.length;
    if (this.length > LONGEST_TEXT) throw new HostError("tooLarge", this.place, `more than ${LONGEST_TEXT} characters`);
    this.flow.words += text;
    for (let at = 0; at < text.length; at += 1) this.flow.origins.push(from + at);
  }

  close(name: string): void {
    if (UNREAD.has(name)) this.unread -= 1;
    switch (name) {
      case "w:t": this.texts -= 1; break;
      case "w:fldSimple": this.endField(); break;
      case "w:p": this.endLine(); break;
      case "w:tr": this.endRow(); break;
      case "w:tc": {
        const cell = onOneLine(this.take());
        this.flow.rows.at(-1)?.push(cell);
        break;
      }
      case "w:txbxContent": this.endApart(); break;
      default: break;
    }
  }

  /** What comes now stands apart: it gets lines of its own behind the line, or the row, that is open. */
  beginApart(): void {
    if (this.around.length >= DEEPEST) throw new HostError("tooLarge", this.place, `more than ${DEEPEST} texts inside each other`);
    this.around.push(this.flow);
    this.flow = newFlow();
  }

  endApart(): void {
    const own = this.finished();
    this.flow = this.around.pop() ?? newFlow();
    this.flow.apart.push(...own.filter(({ text }) => text.trim() !== ""));
  }

  /** The text, and last what `pages` put in, each apart. */
  end(pages: readonly (() => void)[]): TracedText {
    const lines = this.finished();
    this.flow = newFlow();
    for (const page of pages) {
      this.beginApart();
      page();
      this.endApart();
    }
    const last = this.flow.apart;
    const before = (at: number): string => (lines[at]?.apart === true ? APART : lines[at - 1]?.apart === true ? BACK : "\n");
    return joined([...lines, ...last], (at) => (at < lines.length ? before(at) : at === lines.length ? PAGES : APART));
  }

  /** The lines of the text that is open; words behind its last end are one more. */
  private finished(): readonly TracedLine[] {
    if (this.flow.words.trim() !== "" || this.flow.apart.length > 0) this.addLine(this.take());
    return this.flow.lines;
  }

  private addLine(line: TracedText): void {
    const { lines, apart } = this.flow;
    if (line.text !== "" || apart.length === 0) lines.push({ ...line, apart: false });
    for (const each of apart.splice(0)) lines.push({ ...each, apart: true });
  }

  private put(text: string): void {
    this.flow.words += text;
    this.flow.origins.push(-1);
  }

  private take(): TracedText {
    const taken = { text: this.flow.words, origins: this.flow.origins };
    this.flow.words = "";
    this.flow.origins = [];
    return taken;
  }

  private endLine(): void {
    if (this.flow.rows.length > 0) this.put(" ");
    else this.addLine(this.take());
  }

  private endRow(): void {
    const row = joined(this.flow.rows.pop() ?? [], () => "\t");
    if (this.flow.rows.length === 0) this.addLine(row);
    else {
      this.flow.words += row.text;
      for (const origin of row.origins) this.flow.origins.push(origin);
    }
  }

  private fieldMark(type: string | undefined): void {
    if (type === "begin") this.beginField();
    else if (type === "separate") this.beginResult();
    else if (type === "end") this.endField();
  }

  private beginField(): void {
    this.flow.fields.push({ code: "", told: false, hidden: false });
  }

  private code(text: string): void {
    const field = this.flow.fields.at(-1);
    if (field && !field.told) field.code += text;
  }

  private beginResult(): void {
    const field = this.flow.fields.at(-1);
    if (!field || field.told) return;
    field.told = true;
    field.hidden = OF_PAGES.test(field.code);
    if (field.hidden) this.unread += 1;
  }

  private endField(): void {
    if (this.flow.fields.pop()?.hidden === true) this.unread -= 1;
  }
}

function joined(pieces: readonly TracedText[], markBefore: (at: number) => string): TracedText {
  const origins: number[] = [];
  let text = "";
  pieces.forEach((piece, at) => {
    // What stands on pages is marked also where there is no other text.
    const mark = at > 0 || markBefore(at) === PAGES ? markBefore(at) : "";
    text += mark + piece.text;
    if (mark !== "") origins.push(-1);
    for (const origin of piece.origins) origins.push(origin);
  });
  return { text, origins };
}

/** White space as one space, none at the ends. */
function onOneLine({ text, origins }: TracedText): TracedText {
  let words = "";
  const kept: number[] = [];
  const end = text.trimEnd().length;
  for (let at = text.length - text.trimStart().length; at < end; at += 1) {
    const ch = text[at] ?? "";
    if (/\s/.test(ch) && words.endsWith(" ")) continue;
    words += /\s/.test(ch) ? " " : ch;
    kept.push(origins[at] ?? -1);
  }
  return { text: words, origins: kept };
}
