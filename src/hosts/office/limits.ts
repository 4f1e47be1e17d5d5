/** Excel on the web refuses requests and answers above 5 MB; we stay below with room for what is not counted. */
export const EXCHANGE_BYTES = 4_000_000;

/** Writes are sent in requests of at most this size, so that the answer, which holds what they met and left, stays below the limit too. */
export const WRITE_BYTES = 1_800_000;

/** What a request meets, and what it leaves, is read back up to this many bytes each. */
export const WATCH_BYTES = 1_500_000;

/** Bytes of one action with its object path, measured on the real client and rounded up. */
export const ACTION_BYTES = 420;

/** Cells asked for before it is known how many bytes a cell of this workbook takes. */
export const FIRST_BLOCK_CELLS = 25_000;

/** Excel answers null instead of grids above 5,000,000 cells; workbooks are read up to this many in all. */
export const WORKBOOK_CELLS = 3_000_000;

/** Bytes of a value in a request or answer (UTF-8, escapes not counted). */
export function bytesOf(value: unknown): number {
  if (typeof value !== "string") return 10;
  let bytes = 3 + value.length;
  for (let index = 0; index < value.length; index += 1) {
    if (value.charCodeAt(index) > 0x7f) bytes += 2;
  }
  return bytes;
}
