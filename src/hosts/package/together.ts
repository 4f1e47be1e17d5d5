/** A deflated part and what its zip claims of it. */
export interface PackedPart {
  readonly content: Uint8Array;
  readonly crc: number;
  /** Unpacked. */
  readonly size: number;
}

/** A gzip member begins so: deflated, no name, no time, any system. */
const HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const TAIL = 8;

/**
 * Unpacks many small parts in one go: asking a platform costs more than unpacking what it is asked for. Each part becomes a member
 * of one gzip stream that ends with its sum and its size as the zip claims them, so that the platform checks both.
 *
 * @param gunzip unpacks such members one after the other; throws for damaged ones and for more than `most` bytes
 * @returns the parts in their order; null when any of them is not what was claimed, so that each has to be asked for by itself
 */
export function unpackTogether(parts: readonly PackedPart[], gunzip: (members: Uint8Array, most: number) => Uint8Array): Uint8Array[] | null {
  const members = new Uint8Array(parts.reduce((sum, { content }) => sum + HEAD.length + content.length + TAIL, 0));
  const view = new DataView(members.buffer);
  let at = 0;
  let most = 0;
  for (const { content, crc, size } of parts) {
    members.set(HEAD, at);
    members.set(content, at + HEAD.length);
    at += HEAD.length + content.length;
    view.setUint32(at, crc, true);
    view.setUint32(at + 4, size, true);
    at += TAIL;
    most += size;
  }
  let whole: Uint8Array;
  try {
    whole = gunzip(members, most);
  } catch {
    return null;
  }
  // A member always holds at least what its tail says; together they hold no more, so that each begins where the one before ends.
  if (whole.length !== most) return null;
  let start = 0;
  return parts.map(({ size }) => whole.subarray(start, (start += size)));
}
