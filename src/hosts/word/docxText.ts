import { SaxesParser } from "saxes";
import { HostError } from "../host";
import { lettersOf } from "../package/encoding";
import { Archive, Budget } from "../package/zip";

export const DOCUMENT = "word/document.xml";
/** Unpacked bytes of the text of a Word file; a disclosure has a few hundred kB, a budget of a whole province some MB. */
export const LARGEST_DOCUMENT = 32 * 1024 * 1024;
/** Characters; so many are no disclosure. */
const LONGEST_TEXT = 4_000_000;
/** Tables inside tables. */
const DEEPEST = 100;
/** Characters read at a time, so that a text that is too long is left as soon as it is. */
const PIECE = 256 * 1024;

/**
 * The words of a Word file, one line a paragraph and one a row of a table (its cells apart by tabs), in order. Words that were
 * deleted or moved away, field codes, reading aids and the second version of drawings are left out.
 *
 * @throws HostError unreadable where the zip is no Word file, tooLarge, and what {@link Archive} throws
 */
export function readDocxText(bytes: Uint8Array, place: string): Promise<string> {
  return Promise.resolve().then(() => {
    const document = new Archive(bytes, place, new Budget(LARGEST_DOCUMENT, place)).read(DOCUMENT);
    if (!document) throw new HostError("unreadable", place, `the zip has no ${DOCUMENT}`);
    try {
      return textOfDocument(new TextDecoder().decode(lettersOf(document).utf8), place);
    } catch (error) {
      throw error instanceof HostError ? error : new HostError("unreadable", place, String(error));
    }
  });
}

/**
 * The words of `word/document.xml`.
 *
 * @throws HostError tooLarge; Error where it is no XML
 */
export function textOfDocument(xml: string, place = ""): string {
  const words = new Words(place);
  const parser = new SaxesParser();
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", ({ name }) => { words.open(name); });
  parser.on("text", (text) => { words.add(text); });
  parser.on("cdata", (text) => { words.add(text); });
  parser.on("closetag", ({ name }) => { words.close(name); });
  for (let at = 0; at < xml.length; at += PIECE) parser.write(xml.slice(at, at + PIECE));
  parser.close();
  return words.end().text;
}

/** The second version of a drawing, words that were deleted or moved away under review, the reading aids above words. */
const UNREAD: ReadonlySet<string> = new Set(["mc:Fallback", "w:del", "w:moveFrom", "w:rt"]);

/** Words with, for each character, where it came from; -1 for one that stands in no text of the file. */
export interface TracedText {
  readonly text: string;
  readonly origins: readonly number[];
}

/** Gathers the words while the elements come. Characters are counted through the texts in the order in which these come. */
export class Words {
  private readonly lines: TracedText[] = [];
  /** Cells of the rows that are open, the innermost last. */
  private readonly rows: TracedText[][] = [];
  private words = "";
  private origins: number[] = [];
  private texts = 0;
  /** Elements around here whose words are none of the text as it stands. */
  private unread = 0;
  private length = 0;

  constructor(private readonly place: string) {}

  /** Whether text that comes now is one of the words. */
  get reads(): boolean {
    return this.texts > 0 && this.unread === 0;
  }

  open(name: string): void {
    if (UNREAD.has(name)) this.unread += 1;
    switch (name) {
      case "w:t": this.texts += 1; break;
      case "w:tab": case "w:ptab": if (this.unread === 0) this.put(" "); break;
      case "w:noBreakHyphen": if (this.unread === 0) this.put("-"); break;
      case "w:br": case "w:cr": if (this.unread === 0) this.endLine(); break;
      case "w:tr":
        if (this.rows.length >= DEEPEST) throw new HostError("tooLarge", this.place, `more than ${DEEPEST} tables inside each other`);
        this.rows.push([]);
        break;
      case "w:tc": this.take(); break;
      default: break;
    }
  }

  add(text: string): void {
    if (!this.reads) return;
    const from = this.length;
    this.length += text.length;
    if (this.length > LONGEST_TEXT) throw new HostError("tooLarge", this.place, `more than ${LONGEST_TEXT} characters`);
    this.words += text;
    for (let at = 0; at < text.length; at += 1) this.origins.push(from + at);
  }

  close(name: string): void {
    if (UNREAD.has(name)) this.unread -= 1;
    switch (name) {
      case "w:t": this.texts -= 1; break;
      case "w:p": this.endLine(); break;
      case "w:tr": {
        const row = joined(this.rows.pop() ?? [], "\t");
        if (this.rows.length === 0) this.lines.push(row);
        else {
          this.words += row.text;
          for (const origin of row.origins) this.origins.push(origin);
        }
        break;
      }
      case "w:tc": {
        const cell = onOneLine(this.take());
        this.rows.at(-1)?.push(cell);
        break;
      }
      default: break;
    }
  }

  end(): TracedText {
    if (this.words.trim() !== "") this.lines.push(this.take());
    return joined(this.lines, "\n");
  }

  private put(text: string): void {
    this.words += text;
    this.origins.push(-1);
  }

  private take(): TracedText {
    const taken = { text: this.words, origins: this.origins };
    this.words = "";
    this.origins = [];
    return taken;
  }

  private endLine(): void {
    if (this.rows.length > 0) this.put(" ");
    else this.lines.push(this.take());
  }
}

function joined(pieces: readonly TracedText[], mark: string): TracedText {
  const origins: number[] = [];
  pieces.forEach((piece, at) => {
    if (at > 0) origins.push(-1);
    for (const origin of piece.origins) origins.push(origin);
  });
  return { text: pieces.map(({ text }) => text).join(mark), origins };
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
