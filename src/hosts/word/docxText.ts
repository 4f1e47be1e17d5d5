import { parseXml } from "../package/xml";
import { WordParts, type WordPart } from "./parts";
import { WordPlaces } from "./places";

/**
 * The words of a Word file, one line a paragraph and one a row of a table (its cells apart by tabs), in order; notes and text boxes
 * behind the line that refers to them, headers and footers last, each behind its mark (`model/apart`). Words that were deleted or moved
 * away, field codes, page numbers, reading aids and the second version of drawings are left out.
 *
 * @throws HostError unreadable where the zip is no Word file, tooLarge, and what {@link Archive} throws
 */
export function readDocxText(bytes: Uint8Array, place: string): Promise<string> {
  return Promise.resolve().then(() => {
    const parts = new WordParts(bytes, place);
    return new WordPlaces(parts.document, parts, place).text;
  });
}

/**
 * The words of `word/document.xml` by itself.
 *
 * @throws HostError unreadable, tooLarge
 */
export function textOfDocument(xml: string, place = ""): string {
  const document: WordPart = { name: place, xml, root: parseXml(xml, place), bytes: (text) => new TextEncoder().encode(text) };
  return new WordPlaces(document, { pages: [], noteOf: () => undefined }, place).text;
}
