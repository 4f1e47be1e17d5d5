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

/** Rows that are looked at without a rest. */
const AT_ONCE = 1_024;

/** What a book made from `before` holds otherwise, in steps between which others may work; null where that is nearly everything. */
export function* changeSteps(before: FileBook, now: FileBook): Generator<void, BookChanges | null, void> {
  let room = MOST_ROWS;
  const sheets: ChangedSheet[] = [];
  for (const sheet of now.sheets) {
    const changed = yield* changedSheet(before, sheet, now.moves.length > 0, room);
    if (!changed) return null;
    room -= changed.rows.length;
    sheets.push(changed);
  }
  return { names: now.names, moves: now.moves, sheets };
}

function* changedSheet(before: FileBook, sheet: FileSheet, hasMoves: boolean, room: number): Generator<void, ChangedSheet | null, void> {
  const { rows: now, ...frame } = sheet;
  const origin = sheet.extra.part === null ? -1 : before.sheets.findIndex(({ extra }) => extra.part === sheet.extra.part);
  const old = before.sheets[origin]?.rows ?? new SheetRows<FileRow>();
  const places = hasMoves ? yield* placesOf(old) : null;
  const moved: number[] = [];
  const rows: [number, FileRow | null][] = [];
  let looked = 0;
  for (const number of now.differing(old)) {
    const row = now.get(number);
    const place = row && places?.get(row);
    if (place === undefined) rows.push([number, row ?? null]);
    else moved.push(number, place);
    if (rows.length > room) return null;
    if ((looked += 1) % AT_ONCE === 0) yield;
  }
  return { frame, origin: origin < 0 ? null : origin, moved: Int32Array.from(moved), rows };
}

/** Where the rows of a file stand, which is asked after every edit once some have moved. */
const knownPlaces = new WeakMap<SheetRows<FileRow>, ReadonlyMap<FileRow, number>>();

function* placesOf(rows: SheetRows<FileRow>): Generator<void, ReadonlyMap<FileRow, number>, void> {
  const known = knownPlaces.get(rows);
  if (known) return known;
  const places = new Map<FileRow, number>();
  for (const [number, row] of rows) {
    places.set(row, number);
    if (places.size % AT_ONCE === 0) yield;
  }
  knownPlaces.set(rows, places);
  return places;
}

/** The book of which {@link changeSteps} told the changes, of the same file opened anew. */
export function bookWithChanges(before: FileBook, { names, moves, sheets }: BookChanges): FileBook {
  return {
    names, moves,
    sheets: sheets.map(({ frame, origin, moved, rows }) => {
      const opened = before.sheets[origin ?? -1];
      const old = opened?.rows ?? new SheetRows<FileRow>();
      const now = old.copy();
      for (const [number, row] of rows) {
        if (row) now.set(number, row);
        else now.delete(number);
      }
      for (let at = 0; at < moved.length; at += 2) {
        const row = old.get(moved[at + 1] ?? -1);
        if (row) now.set(moved[at] ?? -1, row);
      }
      // What an earlier version that kept them did not know of the sheet, the file says.
      return { ...frame, extra: { ...opened?.extra, ...frame.extra }, rows: now };
    }),
  };
}
