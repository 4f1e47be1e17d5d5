/** Texts and numbers straight from the bytes of a part (UTF-8), without a string of the part being made. */

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const [LESS, AMPERSAND, RETURN, SLASH, GREATER, COLON, SPACE, LETTER_T] = [0x3c, 0x26, 0x0d, 0x2f, 0x3e, 0x3a, 0x20, 0x74];
/** Up to here a text is decoded letter by letter, which is faster than asking the decoder. */
const SHORT = 60;

/** Texts that came by, where the hash of their bytes says: cells repeat them, from one sheet and workbook to the next. */
const SLOTS = 4096;
const known = new Array<string | undefined>(SLOTS).fill(undefined);

/** The text of an element's inside: entities, CDATA and line ends as XML means them. Short ones that came by before are the same string. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  let hash = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === AMPERSAND || byte === LESS || byte === RETURN) return unescaped(decode(bytes, start, end));
    hash = (hash << 5) ^ (hash >>> 27) ^ byte;
  }
  if (end - start > SHORT) return decode(bytes, start, end);
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  const text = known[slot];
  return text !== undefined && spells(bytes, start, end, text) ? text : (known[slot] = decode(bytes, start, end));
}

/** Whether some bytes are a text, as far as {@link decode} reads them letter by letter. */
export function spells(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  let at = start;
  let letter = 0;
  for (; at < end && letter < text.length; letter += 1) {
    const byte = bytes[at] ?? 0;
    const code = text.charCodeAt(letter);
    if (byte < 0x80) {
      if (byte !== code) return false;
      at += 1;
    } else {
      if ((byte & 0xf0) !== 0xe0 || (((byte & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f)) !== code) return false;
      at += 3;
    }
  }
  return at === end && letter === text.length;
}

/** The text of a string element `<si>` or `<is>`: its runs one after the other, without the readings over them. */
export function stringOf(bytes: Uint8Array, start: number, end: number): string {
  // Nearly all strings are one text and nothing else: <t>…</t>.
  if (bytes[start] === LESS && bytes[start + 1] === LETTER_T && (bytes[start + 2] === GREATER || bytes[start + 2] === SPACE)) {
    const open = bytes[start + 2] === GREATER ? start + 3 : closeOf(bytes, start, end);
    const last = endOfText(bytes, open, end);
    if (bytes[open - 2] !== SLASH && last + 4 === end && bytes[last + 1] === SLASH && bytes[last + 2] === LETTER_T && bytes[last + 3] === GREATER) return escapes(textOf(bytes, open, last));
  }
  return stringOfRuns(bytes, start, end);
}

/** `</sheetData>`, `</c>`, and how an inline string ends that is one text: `</t></is>`. */
export const END_OF_ROWS = asciiOf("</sheetData>");
export const END_OF_CELL = asciiOf("</c>");
export const END_OF_INLINE = asciiOf("</t></is>");
/** The two ways in which nearly every text begins. */
const TEXT_OPENS = [asciiOf("<t>"), asciiOf('<t xml:space="preserve">')] as const;

function asciiOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Whether some bytes stand at a place. */
export function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

/** Where the inside of a text begins whose tag `<t>` stands at a place; -1 where none does, or one that is written unusually. */
export function insideOfText(bytes: Uint8Array, at: number): number {
  const opens = TEXT_OPENS[bytes[at + 2] === GREATER ? 0 : 1];
  return isAt(bytes, at, opens) ? at + opens.length : -1;
}

function stringOfRuns(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  let reading = 0;
  let at = start;
  while ((at = bytes.indexOf(LESS, at)) >= 0 && at < end) {
    const skipped = skipMarkup(bytes, at, end);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const close = closeOf(bytes, at, end);
    const opens = bytes[at + 1] !== SLASH;
    const empty = bytes[close - 2] === SLASH;
    if (!empty && isNamed(bytes, at, close, READING)) reading += opens ? 1 : -1;
    if (!empty && opens && isNamed(bytes, at, close, TEXT)) {
      const last = endOfText(bytes, close, end);
      // Nearly all strings are one text.
      if (reading === 0) text = text === "" ? textOf(bytes, close, last) : text + textOf(bytes, close, last);
      at = last;
    } else {
      at = close;
    }
  }
  return escapes(text);
}

/** Names of elements, in ASCII. */
const [TEXT, READING] = [[0x74], [0x72, 0x50, 0x68]];

/** Whether the tag between two places is that of an element of a name: `<t>`, `</t>`, `<x:t …>`. */
export function isNamed(bytes: Uint8Array, at: number, close: number, name: readonly number[]): boolean {
  let from = at + 1;
  if (bytes[from] === SLASH) from += 1;
  let to = from;
  for (; to < close; to += 1) {
    const byte = bytes[to] ?? 0;
    if (byte === COLON) from = to + 1;
    else if (byte <= 0x20 || byte === GREATER || byte === SLASH) break;
  }
  if (to - from !== name.length) return false;
  for (let letter = 0; letter < name.length; letter += 1) if (bytes[from + letter] !== name[letter]) return false;
  return true;
}

/** "_x000D_" stands for a carriage return. */
export function escapes(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

/** Where comments, CDATA and instructions end that begin at `at`; `at` itself for a tag. */
export function skipMarkup(bytes: Uint8Array, at: number, end: number): number {
  const next = bytes[at + 1];
  if (next === 0x3f) return after(bytes, at + 2, end, "?>");
  if (next !== 0x21) return at;
  return bytes[at + 2] === 0x2d ? after(bytes, at + 4, end, "-->") : after(bytes, at + 9, end, "]]>");
}

/** Where the text of an element ends: at the next tag. */
export function endOfText(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (;;) {
    while (at < end && bytes[at] !== LESS) at += 1;
    if (at >= end) return end;
    const skipped = skipMarkup(bytes, at, end);
    if (skipped === at) return at;
    at = skipped;
  }
}

/** Where the tag that begins at `at` ends. */
export function closeOf(bytes: Uint8Array, at: number, end: number): number {
  let quote = 0;
  for (let next = at + 1; next < end; next += 1) {
    const byte = bytes[next];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) {
      quote = byte;
    } else if (byte === 0x3e) {
      return next + 1;
    }
  }
  return end;
}

function after(bytes: Uint8Array, from: number, end: number, wanted: string): number {
  const last = wanted.charCodeAt(wanted.length - 1);
  for (let at = bytes.indexOf(last, from); at >= 0 && at < end; at = bytes.indexOf(last, at + 1)) {
    if (at - wanted.length + 1 >= from && latin(bytes, at - wanted.length + 1, at + 1) === wanted) return at + 1;
  }
  return end;
}

function latin(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** A piece of XML without elements as the text it means. */
export function unescaped(text: string): string {
  const entities = (piece: string): string =>
    piece.replace(/\r\n?/g, "\n").replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
    });
  if (!text.includes("<")) return entities(text);
  return text.split("<![CDATA[").map((piece, index) => {
    if (index === 0) return entities(withoutMarkup(piece));
    const end = piece.indexOf("]]>");
    return end < 0 ? piece : piece.slice(0, end).replace(/\r\n?/g, "\n") + entities(withoutMarkup(piece.slice(end + 3)));
  }).join("");
}

/** Without comments and instructions. */
function withoutMarkup(text: string): string {
  return text.split("<").map((piece, index) => (index === 0 ? piece : piece.slice(piece.lastIndexOf(">") + 1))).join("");
}

/** The letters of some bytes. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT) return decoder.decode(bytes.subarray(start, end));
  const codes: number[] = [];
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      codes.push(byte);
      at += 1;
    } else if (byte >= 0xe0 && byte < 0xf0 && at + 2 < end) {
      codes.push(((byte & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f));
      at += 3;
    } else {
      return decoder.decode(bytes.subarray(start, end));
    }
  }
  // In one piece: a text put together letter by letter is a tree that whoever looks at it flattens.
  return String.fromCharCode(...codes);
}

/** The last power of ten that is known exactly. */
const LAST_POWER = 22;
const POWERS = Array.from({ length: LAST_POWER + 1 }, (_, index) => 10 ** index);
/** So many digits always fit a whole number exactly. */
const EXACT_DIGITS = 15;

/** The number that some bytes spell ("-1234.5", "1.5E-3"); NaN when they spell none. Exact to the last digit. */
export function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let negative = false;
  if (bytes[at] === 0x2d) {
    negative = true;
    at += 1;
  }
  let whole = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      whole = whole * 10 + (byte - 0x30);
      if (whole > 0) digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (byte === 0x2e && decimals < 0) {
      decimals = 0;
    } else {
      break;
    }
  }
  const signs = (negative ? 1 : 0) + (decimals < 0 ? 0 : 1);
  if (at < end || at - start <= signs || digits > EXACT_DIGITS || decimals > LAST_POWER) return spelledNumber(decode(bytes, start, end).trim());
  // A quotient of two exactly known whole numbers is the nearest number there is.
  const value = decimals > 0 ? whole / (POWERS[decimals] ?? 1) : whole;
  return negative ? -value : value;
}

/** A number in any other spelling: with an exponent, a sign or too many digits to be put together. */
export function spelledNumber(text: string): number {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?$/.test(text) ? Number(text) : NaN;
}

/** Where the name of an attribute ends. */
export function endOfName(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x3d || byte <= 0x20 || byte === GREATER) return at;
  }
  return end;
}

/** The attributes of a tag by name. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const encoder = new TextEncoder();
  for (const [, name = "", double, single] of tag.matchAll(/\s([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = encoder.encode(double ?? single ?? "");
    attributes.set(name, textOf(value, 0, value.length));
  }
  return attributes;
}
