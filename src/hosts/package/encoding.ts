/**
 * The letters of an XML part. Nearly all parts are UTF-8; some programs write UTF-16, a few name another encoding in the
 * first line. Inside everything is UTF-8 without a mark of byte order; {@link Letters.back} gives what the part had.
 */
export interface Letters {
  readonly utf8: Uint8Array;
  /** UTF-8 in the part's own encoding again. A part of a third encoding becomes UTF-8 and says so. */
  readonly back: (utf8: Uint8Array) => Uint8Array;
}

const BYTE_ORDER_MARK = "\uFEFF";
/** Reads what is ASCII in any encoding that is told by its first line. */
const head = new TextDecoder();
const LONGEST_DECLARATION = 300;
const DECLARATION = /^(<\?xml[^>]{0,200}?\sencoding\s*=\s*)(?:"([\w.-]{1,40})"|'([\w.-]{1,40})')/;

/** @throws TypeError for letters that are not of the encoding, RangeError for an encoding that nobody knows */
export function lettersOf(bytes: Uint8Array): Letters {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const mark = bytes.subarray(0, 3);
    return { utf8: bytes.subarray(3), back: (utf8) => joined([mark, utf8]) };
  }
  const little = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  if (little || big) return utf16(bytes, little, first === 0xff || first === 0xfe);
  const declared = first === 0x3c && second === 0x3f ? DECLARATION.exec(head.decode(bytes.subarray(0, bytes.indexOf(0x3e, 2)).subarray(0, LONGEST_DECLARATION))) : null;
  const encoding = (declared?.[2] ?? declared?.[3] ?? "utf-8").toLowerCase();
  if (/^(utf-?8|us-ascii|utf-?16)$/.test(encoding)) return { utf8: bytes, back: (utf8) => utf8 };
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(DECLARATION, '$1"UTF-8"');
  return { utf8: new TextEncoder().encode(text), back: (utf8) => utf8 };
}

function utf16(bytes: Uint8Array, little: boolean, marked: boolean): Letters {
  const text = new TextDecoder(little ? "utf-16le" : "utf-16be", { fatal: true, ignoreBOM: true }).decode(bytes);
  return {
    utf8: new TextEncoder().encode(marked ? text.slice(1) : text),
    back: (utf8) => {
      const letters = (marked ? BYTE_ORDER_MARK : "") + new TextDecoder().decode(utf8);
      const written = new Uint8Array(letters.length * 2);
      const view = new DataView(written.buffer);
      for (let at = 0; at < letters.length; at += 1) view.setUint16(at * 2, letters.charCodeAt(at), little);
      return written;
    },
  };
}

/** Pieces one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
