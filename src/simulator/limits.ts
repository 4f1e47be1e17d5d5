/** Excel's limits on one exchange. */

/** A request or answer on the web may have this many bytes. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** A range of more cells than this answers null for its grids. */
export const GRID_LIMIT = 5_000_000;

/** Bytes of the text as sent (UTF-8). */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
