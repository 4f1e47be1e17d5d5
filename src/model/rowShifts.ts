import type { Edit } from "./edits";
import { moveSpan, sameSheet } from "./formulas";

/** Rows that edits insert or delete, sheet by sheet, in order. */
export class RowShifts {
  private readonly shifts: readonly { readonly sheet: string; readonly at: number; readonly count: number }[];

  constructor(edits: readonly Edit[]) {
    this.shifts = edits.flatMap((edit) => (edit.kind === "insertRows" || edit.kind === "deleteRows" ? [{ sheet: edit.sheet, at: edit.row, count: edit.kind === "insertRows" ? edit.count : -edit.count }] : []));
  }

  get none(): boolean {
    return this.shifts.length === 0;
  }

  /** The sheets of which rows move, with how many come (or, below 0, go) in all, in the order in which they are first named. */
  get sheets(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { sheet, count } of this.shifts) counts.set(sheet, (counts.get(sheet) ?? 0) + count);
    return counts;
  }

  has(sheet: string): boolean {
    return this.shifts.some((shift) => sameSheet(shift.sheet, sheet));
  }

  /** First and last 0-based row of a span as it will be; null when nothing of it is left. */
  span(sheet: string, first: number, last: number): readonly [number, number] | null {
    let span: readonly [number, number] | null = [first, last];
    for (const shift of this.shifts) {
      if (span && sameSheet(shift.sheet, sheet)) span = moveSpan(span[0], span[1], shift.at, shift.count);
    }
    return span;
  }

  /** Whether rows come or go below a row, so that what stands below is farther from it or nearer. */
  below(sheet: string, row: number): boolean {
    let now: number | null = row;
    for (const { sheet: changed, at, count } of this.shifts) {
      if (now === null || !sameSheet(changed, sheet)) continue;
      if (at > now) return true;
      now = moveSpan(now, now, at, count)?.[0] ?? null;
    }
    return false;
  }
}
