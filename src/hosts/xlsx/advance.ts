import type { SheetScanner } from "./sheetScanner";

/** How much of a file was read, from 0 to 1. */
export type Advance = (part: number) => void;

/** Rows between two words about how far reading is. */
const ROWS = 2_048;

/** Tells at every so many rows of a sheet how much of the file was read, all sheets taken for equally long. */
export function rowsTold(advance: Advance, sheet: number, sheets: number): (scanner: SheetScanner) => void {
  let rows = 0;
  return (scanner) => {
    rows += 1;
    if (rows % ROWS === 0) advance((sheet + scanner.rowStart / scanner.bytes.length) / sheets);
  };
}
