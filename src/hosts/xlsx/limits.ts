/** All parts of a file together, unpacked, in bytes. */
export const MAX_UNPACKED = 400_000_000;
/** Cells with content or format that a file may hold. */
export const MAX_FILE_CELLS = 3_000_000;
