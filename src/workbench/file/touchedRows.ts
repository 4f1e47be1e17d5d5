import type { CellRef } from "../../model/cells";

/** More rows than this are not told one by one: to look at all is as quick. */
const MOST = 10_000;

/** Which rows of a workbook changed since when, as long as nothing but cells did; so that drawing need not look at all of them. */
export class TouchedRows {
  /** Counts what happened. */
  private now = 0;
  /** Before this everything may have been another. */
  private first = 0;
  private size = 0;
  /** When a row was touched last, by sheet. */
  private readonly sheets = new Map<string, Map<number, number>>();

  get version(): number {
    return this.now;
  }

  /** Cells changed, and nothing else. */
  cells(changed: readonly Pick<CellRef, "sheet" | "row">[]): void {
    this.now += 1;
    for (const { sheet, row } of changed) {
      const rows = this.sheets.get(sheet) ?? new Map<number, number>();
      this.sheets.set(sheet, rows);
      if (!rows.has(row)) this.size += 1;
      rows.set(row, this.now);
    }
    if (this.size > MOST) this.forget();
  }

  /** More than cells may have changed. */
  all(): void {
    this.now += 1;
    this.forget();
  }

  /** The rows of a sheet touched after a version; null where it may be any. */
  since(version: number, sheet: string): ReadonlySet<number> | null {
    if (version < this.first) return null;
    return new Set([...(this.sheets.get(sheet) ?? [])].flatMap(([row, when]) => (when > version ? [row] : [])));
  }

  private forget(): void {
    this.first = this.now;
    this.size = 0;
    this.sheets.clear();
  }
}
