/** What was changed of a file's contents since it was opened, as plain data: so much less than the file that it can be kept after every edit. */
import { SheetRows } from "../sheetRows";
import type { FileBook, FileRow, FileSheet } from "./readBook";

/** A sheet as it is now, with those rows that are not the ones of the file. */
export interface ChangedSheet {
  /** Everything but its rows. */
  readonly frame: Omit<FileSheet, "rows">;
  /** Which of the file's sheets it is, counted from 0; null for one that was added. */
  readonly origin: number | null;
  /** Rows that stand elsewhere than in the file: number now, and in the file, of each in turn. */
  readonly moved: Int32Array;
  /** Rows with other contents; null for one that has nothing any more. */
  readonly rows: readonly (readonly [number: number, row: FileRow | null])[];
}

/** A book beside the one of which it was made. */
export interface BookChanges {
  readonly names: FileBook["names"];
  readonly moves: FileBook["moves"];
  readonly sheets: readonly ChangedSheet[];
}

/** Rows with other contents than the file's; more of them are as soon written as a file. */
const MOST_ROWS = 20_000;

/** What a book made from `before` holds otherwise; null where that is nearly everything. */
export function changesOfBook(before: FileBook, now: FileBook): BookChanges | null {
  let room = MOST_ROWS;
  const sheets: ChangedSheet[] = [];
  for (const sheet of now.sheets) {
    const changed = changedSheet(before, sheet, now.moves.length > 0, room);
    if (!changed) return null;
    room -= changed.rows.length;
    sheets.push(changed);
  }
  return { names: now.names, moves: now.moves, sheets };
}

function changedSheet(before: FileBook, sheet: FileSheet, hasMoves: boolean, room: number): ChangedSheet | null {
  const { rows: now, ...frame } = sheet;
  const origin = sheet.extra.part === null ? -1 : before.sheets.findIndex(({ extra }) => extra.part === sheet.extra.part);
  const old = before.sheets[origin]?.rows ?? new SheetRows<FileRow>();
  const places = hasMoves ? new Map([...old].map(([number, row]) => [row, number])) : null;
  const moved: number[] = [];
  const rows: [number, FileRow | null][] = [];
  for (const number of now.differing(old)) {
    const row = now.get(number);
    const place = row && places?.get(row);
    if (place === undefined) rows.push([number, row ?? null]);
    else moved.push(number, place);
    if (rows.length > room) return null;
  }
  return { frame, origin: origin < 0 ? null : origin, moved: Int32Array.from(moved), rows };
}

/** The book of which {@link changesOfBook} told the changes, of the same file opened anew. */
export function bookWithChanges(before: FileBook, { names, moves, sheets }: BookChanges): FileBook {
  return {
    names, moves,
    sheets: sheets.map(({ frame, origin, moved, rows }) => {
      const old = before.sheets[origin ?? -1]?.rows ?? new SheetRows<FileRow>();
      const now = old.copy();
      for (const [number, row] of rows) {
        if (row) now.set(number, row);
        else now.delete(number);
      }
      for (let at = 0; at < moved.length; at += 2) {
        const row = old.get(moved[at + 1] ?? -1);
        if (row) now.set(moved[at] ?? -1, row);
      }
      return { ...frame, rows: now };
    }),
  };
}
