import { HostError } from "../host";
import { Archive, Budget } from "../package/zip";

const DOCUMENT = "word/document.xml";
/** Unpacked size of the text of a Word file; a disclosure has a few hundred kB. */
const LARGEST_DOCUMENT = 64 * 1024 * 1024;
const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)([^<>]*)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'" };

/**
 * The words of a Word file, one line a paragraph and one a row of a table (its cells apart by tabs), in order. Deleted
 * words, field codes and the second version of drawings are left out.
 *
 * @throws HostError unreadable where the zip is no Word file, and what {@link Archive} throws
 */
export function readDocxText(bytes: Uint8Array, place: string): Promise<string> {
  return Promise.resolve().then(() => {
    const document = new Archive(bytes, place, new Budget(LARGEST_DOCUMENT, place)).read(DOCUMENT);
    if (!document) throw new HostError("unreadable", place, `the zip has no ${DOCUMENT}`);
    return textOfDocument(new TextDecoder().decode(document));
  });
}

/** The words of `word/document.xml`. */
export function textOfDocument(xml: string): string {
  const lines: string[] = [];
  const rows: string[][] = [];
  let words = "";
  let inText = false;
  let fallback = 0;
  const endLine = (): void => {
    if (rows.length === 0) lines.push(words);
    words = rows.length === 0 ? "" : `${words} `;
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(xml); match; match = TOKEN.exec(xml)) {
    const [, slash, name, rest = "", text] = match;
    if (text !== undefined) {
      if (inText && fallback === 0) words += decoded(text);
      continue;
    }
    const closes = slash === "/";
    const empty = rest.endsWith("/");
    switch (name) {
      case "mc:Fallback": if (!empty) fallback = Math.max(0, fallback + (closes ? -1 : 1)); break;
      case "w:t": inText = !closes && !empty; break;
      case "w:tab": if (!closes && fallback === 0) words += " "; break;
      case "w:br": case "w:cr": if (!closes && fallback === 0) endLine(); break;
      case "w:p": if (closes || empty) endLine(); break;
      case "w:tr":
        if (!closes && !empty) {
          rows.push([]);
        } else if (closes) {
          const row = (rows.pop() ?? []).join("\t");
          if (rows.length === 0) lines.push(row);
          else words += row;
        }
        break;
      case "w:tc":
        if (!closes) { words = ""; break; }
        rows.at(-1)?.push(words.replace(/\s+/g, " ").trim());
        words = "";
        break;
      default: break;
    }
  }
  if (words.trim() !== "") lines.push(words);
  return lines.join("\n");
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
  });
}
