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
