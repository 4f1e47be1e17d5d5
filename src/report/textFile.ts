/** What kind of file a text comes in, told by its first bytes, and the words of a plain one. */

/** "word" is any zip; "oldWord" and "pdf" cannot be read here; everything else is taken for plain text. */
export type TextFileKind = "word" | "oldWord" | "pdf" | "plain";

const SIGNATURES: readonly (readonly [TextFileKind, readonly number[]])[] = [
  ["word", [0x50, 0x4b]],
  ["oldWord", [0xd0, 0xcf, 0x11, 0xe0]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
];

/** The kind of a file. */
export function textFileKind(bytes: Uint8Array): TextFileKind {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0] ?? "plain";
}

/** The words of a plain text file in UTF-8, UTF-16 or GB 18030; null where it is no text. */
export function plainTextOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
