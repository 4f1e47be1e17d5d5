import { cellKey, type Area, type CellRef } from "./cells";
import type { Edit } from "./edits";
import type { CellContent, WorkbookSnapshot } from "./snapshot";
import { areasOf, MAX_COLUMNS, MAX_ROWS } from "./formulas";
import { contentAt, sheetOf } from "./snapshot";

/**
 * What tells where an edit belongs, beside its address: the code and name of its row, the heading of its column. Rows and
 * columns move while others work in the workbook; an edit that finds other words in these cells would land in a wrong row.
 */

/** What is known of a workbook when edits are proposed for it. */
export interface Known {
  contentAt(at: CellRef): CellContent;
  /** First and last column that have anything, null for a sheet that has nothing or is not there. */
  columnsOf(sheet: string): readonly [first: number, last: number] | null;
}

/** Cells of a row that say what the row is; the first of them are its code and name. */
const MOST_LABELS = 2;
/** So far above a cell its column's heading is looked for. */
const HIGHEST_HEADING = 60;

type Step = Extract<Edit, { readonly kind: "insertRows" | "deleteRows" }>;

/**
 * The edits behind an `expect` that names the words beside them, as `known` has them; the edits alone where nothing is
 * to be found beside them. Cells that the edits themselves change are never among the words.
 */
export function anchored(edits: readonly Edit[], known: Known): readonly Edit[] {
  const anchors = new Anchors(edits, known);
  const cells = anchors.cells();
  return cells.length === 0 ? edits : [{ kind: "expect", cells }, ...edits];
}

/** A snapshot as {@link anchored} wants it. */
export function knownFrom(snapshot: WorkbookSnapshot): Known {
  return {
    contentAt: (at) => contentAt(snapshot, at),
    columnsOf: (name) => {
      const sheet = sheetOf(snapshot, name);
      const width = sheet?.values[0]?.length ?? 0;
      return sheet && width > 0 ? [sheet.column, sheet.column + width - 1] : null;
    },
  };
}

class Anchors {
  private readonly found = new Map<string, { readonly at: CellRef; readonly content: CellContent }>();
  /** Cells that the edits change, where they stand before the first of them. */
  private readonly targets = new Set<string>();
  private readonly rows = new Map<string, Set<number>>();
  private readonly columns = new Map<string, Map<number, number>>();
  private readonly spans = new Map<string, readonly [number, number] | null>();

  private readonly steps = new Map<string, readonly Step[]>();
  /** Sheets that the edits bring, or name anew: nobody has seen what stands on them. */
  private readonly fresh = new Set<string>();

  constructor(edits: readonly Edit[], private readonly known: Known) {
    for (const edit of edits) this.follow(edit);
  }

  private follow(edit: Edit): void {
    switch (edit.kind) {
      case "setValue":
      case "mark":
        this.cell(edit.at, edit.kind !== "mark");
        break;
      case "setFormula":
        this.cell(edit.at, true);
        for (const area of areasOf(edit.formula, edit.at.sheet)) this.read(area);
        break;
      case "insertRows":
      case "deleteRows":
        this.step(edit);
        break;
      case "insertSheet":
        this.fresh.add(edit.draft.name);
        break;
      case "renameSheet":
        this.fresh.add(edit.to);
        break;
      case "deleteSheet":
      case "unmark":
      case "expect":
      case "tint":
        break;
    }
  }

  /** Rows that come or go are known by the rows around them. */
  private step(step: Step): void {
    if (this.fresh.has(step.sheet)) return;
    const last = step.kind === "deleteRows" ? step.row + step.count : step.row;
    for (let row = step.row - 1; row <= last; row += 1) this.row(step.sheet, this.before(step.sheet, row));
    this.steps.set(step.sheet, [...(this.steps.get(step.sheet) ?? []), step]);
  }

  /** Where a row stood before the first of the edits; null for one that they made. */
  private before(sheet: string, row: number): number | null {
    return rowBefore(row, this.steps.get(sheet) ?? []);
  }

  cells(): { readonly at: CellRef; readonly content: CellContent }[] {
    for (const [sheet, rows] of this.rows) for (const row of [...rows].sort((a, b) => a - b)) this.labels(sheet, row);
    for (const [sheet, columns] of this.columns) for (const [column, row] of columns) this.heading(sheet, column, row);
    return [...this.found.values()];
  }

  private cell({ sheet, row, column }: CellRef, changes: boolean): void {
    const before = this.fresh.has(sheet) ? null : this.before(sheet, row);
    if (before === null) return;
    if (changes) this.targets.add(cellKey({ sheet, row: before, column }));
    this.row(sheet, before);
    this.column(sheet, column, before);
  }

  /** What a formula reads: its first and last row and column, where it does not read whole ones. */
  private read({ sheet, row, column, rows, columns }: Area): void {
    if (this.fresh.has(sheet) || rows >= MAX_ROWS || columns >= MAX_COLUMNS) return;
    for (const end of [row, row + rows - 1]) {
      const before = this.before(sheet, end);
      if (before === null) continue;
      this.row(sheet, before);
      for (const side of [column, column + columns - 1]) this.column(sheet, side, before);
    }
  }

  private column(sheet: string, column: number, below: number): void {
    const columns = this.columns.get(sheet) ?? new Map<number, number>();
    this.columns.set(sheet, columns.set(column, Math.min(columns.get(column) ?? below, below)));
  }

  private row(sheet: string, row: number | null): void {
    if (row === null || row < 0) return;
    this.rows.set(sheet, (this.rows.get(sheet) ?? new Set<number>()).add(row));
  }

  private labels(sheet: string, row: number): void {
    const span = this.spans.has(sheet) ? this.spans.get(sheet) : this.known.columnsOf(sheet);
    this.spans.set(sheet, span ?? null);
    if (!span) return;
    let left = MOST_LABELS;
    for (let column = span[0]; column <= span[1] && left > 0; column += 1) {
      if (this.take({ sheet, row, column })) left -= 1;
    }
  }

  private heading(sheet: string, column: number, below: number): void {
    for (let row = below - 1; row >= Math.max(0, below - HIGHEST_HEADING); row -= 1) if (this.take({ sheet, row, column })) return;
  }

  /** Takes a cell for an anchor when it holds words that nothing here changes. */
  private take(at: CellRef): boolean {
    if (this.targets.has(cellKey(at))) return false;
    const content = this.known.contentAt(at);
    if (!("value" in content) || typeof content.value !== "string" || content.value.trim() === "") return false;
    this.found.set(cellKey(at), { at, content });
    return true;
  }
}

/** Where a row stood before rows of its sheet were inserted and deleted; null for a row that these made. */
function rowBefore(row: number, steps: readonly Step[]): number | null {
  let place = row;
  for (const step of [...steps].reverse()) {
    if (step.kind === "deleteRows") place = place >= step.row ? place + step.count : place;
    else if (place >= step.row + step.count) place -= step.count;
    else if (place >= step.row) return null;
  }
  return place;
}
