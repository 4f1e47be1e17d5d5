import type { ICellData } from "@univerjs/core";
import type { DrawnSheet } from "./desk";
import { marksByRow, rowChanges, type MarksByRow } from "./drawing";

/** Rows that stayed the same are passed over without a rest this many at a time. */
const AT_ONCE = 1024;

/** What is to be drawn anew on a sheet. Rows that are the same objects as when they were drawn are not looked at. */
export class SheetChanges {
  /** What the grid is told: null for a cell in which nothing is drawn any more; null where nothing changed. */
  cellValue: Record<number, Record<number, ICellData | null>> | null = null;
  private readonly was: readonly [DrawnSheet, MarksByRow] | null;
  private readonly is: readonly [DrawnSheet, MarksByRow];

  /**
   * @param before as the sheet was drawn; undefined where nothing is known of it
   * @param forgotten cells that may show something else than was drawn in them, by row and column
   */
  constructor(before: DrawnSheet | undefined, private readonly now: DrawnSheet, private readonly forgotten: ReadonlyMap<number, ReadonlySet<number>> = new Map()) {
    this.was = before ? [before, marksByRow(before)] : null;
    this.is = [now, marksByRow(now)];
  }

  /** The rows that are to be looked at; null now and then between them, so that others may work. */
  *rows(): Generator<number | null> {
    const { now, forgotten } = this;
    const [before, marks] = this.was ?? [undefined, undefined];
    const touched = (before && now.touchedSince?.(before)) ?? null;
    if (touched) yield* touched;
    else yield* this.changedRows(before);
    yield* new Set([...forgotten.keys(), ...(marks?.keys() ?? []), ...this.is[1].keys()]);
  }

  private *changedRows(before: DrawnSheet | undefined): Generator<number | null> {
    let passed = 0;
    for (const [row, content] of this.now.rows) {
      if (before?.rows.get(row) !== content) yield row;
      else if ((passed += 1) % AT_ONCE === 0) yield null;
    }
    for (const row of before?.rows.keys() ?? []) if (!this.now.rows.has(row)) yield row;
  }

  /** Looks at a row. */
  take(row: number): void {
    const forgotten = this.forgotten.get(row);
    const changes = rowChanges(this.was, this.is, row);
    for (const [column, data] of changes) this.put(row, column, data);
    if (!forgotten) return;
    const drawn = rowChanges(null, this.is, row);
    for (const column of forgotten) this.put(row, column, drawn.get(column) ?? null);
  }

  private put(row: number, column: number, data: ICellData | null): void {
    this.cellValue ??= {};
    // Absent members would keep what was there.
    (this.cellValue[row] ??= {})[column] = data && { v: null, f: null, si: null, p: null, t: null, ...data };
  }
}
