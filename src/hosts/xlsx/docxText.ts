import { SaxesParser } from "saxes";
import { HostError } from "../host";
import { lettersOf } from "../package/encoding";
import { Archive, Budget } from "../package/zip";

const DOCUMENT = "word/document.xml";
/** Unpacked bytes of the text of a Word file; a disclosure has a few hundred kB, a budget of a whole province some MB. */
const LARGEST_DOCUMENT = 32 * 1024 * 1024;
/** Characters; so many are no disclosure. */
const LONGEST_TEXT = 4_000_000;
/** Tables inside tables. */
const DEEPEST = 100;
/** Characters read at a time, so that a text that is too long is left as soon as it is. */
const PIECE = 256 * 1024;

/**
 * The words of a Word file, one line a paragraph and one a row of a table (its cells apart by tabs), in order. Deleted
 * words, field codes and the second version of drawings are left out.
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
  return words.end();
}

/** Gathers the words while the elements come. */
class Words {
  private readonly lines: string[] = [];
  /** Cells of the rows that are open, the innermost last. */
  private readonly rows: string[][] = [];
  private words = "";
  private texts = 0;
  private fallbacks = 0;
  private length = 0;

  constructor(private readonly place: string) {}

  open(name: string): void {
    switch (name) {
      case "mc:Fallback": this.fallbacks += 1; break;
      case "w:t": this.texts += 1; break;
      case "w:tab": if (this.fallbacks === 0) this.words += " "; break;
      case "w:br": case "w:cr": if (this.fallbacks === 0) this.endLine(); break;
      case "w:tr":
        if (this.rows.length >= DEEPEST) throw new HostError("tooLarge", this.place, `more than ${DEEPEST} tables inside each other`);
        this.rows.push([]);
        break;
      case "w:tc": this.words = ""; break;
      default: break;
    }
  }

  add(text: string): void {
    if (this.texts === 0 || this.fallbacks > 0) return;
    this.length += text.length;
    if (this.length > LONGEST_TEXT) throw new HostError("tooLarge", this.place, `more than ${LONGEST_TEXT} characters`);
    this.words += text;
  }

  close(name: string): void {
    switch (name) {
      case "mc:Fallback": this.fallbacks -= 1; break;
      case "w:t": this.texts -= 1; break;
      case "w:p": this.endLine(); break;
      case "w:tr": {
        const row = (this.rows.pop() ?? []).join("\t");
        if (this.rows.length === 0) this.lines.push(row);
        else this.words += row;
        break;
      }
      case "w:tc":
        this.rows.at(-1)?.push(this.words.replace(/\s+/g, " ").trim());
        this.words = "";
        break;
      default: break;
    }
  }

  end(): string {
    if (this.words.trim() !== "") this.lines.push(this.words);
    return this.lines.join("\n");
  }

  private endLine(): void {
    if (this.rows.length > 0) {
      this.words = `${this.words} `;
      return;
    }
    this.lines.push(this.words);
    this.words = "";
  }
}
