import type { BookRow, BookTable } from "../model/book";
import type { RowSet } from "../model/sentences";

/** A row's code, read from its key where the table prints names only; null where it has none. */
export function codeOf(row: BookRow): string | null {
  if (row.code !== null) return row.code;
  return /^\d+$/.test(row.key) ? row.key : null;
}

/** A row's name as a sentence says it: without numbering, with full-width brackets. */
export function nameOf(row: BookRow): string {
  return row.label.replace(/\s+/g, "").replace(/^[一二三四五六七八九十]+、/, "").replaceAll("(", "（").replaceAll(")", "）");
}

/** Rows of the level that a set names, whatever their figures, ordered by code (in sheet order where there are no codes). */
export function candidateRows(table: BookTable, set: RowSet): readonly BookRow[] {
  const { codes: beginnings } = set;
  const onAxis = table.rows.filter((row) => row.axis === set.axis && (beginnings === undefined || beginnings.some((beginning) => codeOf(row)?.startsWith(beginning) === true)));
  if (set.level === "project") return onAxis.filter((row) => row.kind === "project");
  const classified = onAxis.filter((row) => row.kind === "class" || row.kind === "division" || row.kind === "item");
  if (set.level === "class") return byCode(classified.filter((row) => row.kind === "class"));
  const codes = classified.map(codeOf).filter((code) => code !== null).sort();
  return byCode(classified.filter((row) => isLeaf(row, codes)));
}

/** Whether no sorted code lies below the row's: the next greater code would begin with it. */
function isLeaf(row: BookRow, codes: readonly string[]): boolean {
  const code = codeOf(row);
  if (code === null) return row.kind === "item";
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codes[middle] ?? "") <= code) low = middle + 1;
    else high = middle;
  }
  return !(codes[low]?.startsWith(code) ?? false);
}

function byCode(rows: readonly BookRow[]): readonly BookRow[] {
  const coded = rows.map((row) => ({ row, code: codeOf(row) }));
  if (coded.some(({ code }) => code === null)) return rows;
  return coded.sort((a, b) => ((a.code ?? "") < (b.code ?? "") ? -1 : (a.code ?? "") > (b.code ?? "") ? 1 : 0)).map(({ row }) => row);
}

/** Whether a row stands for a code of a classification. */
export function isClassified({ kind }: BookRow): boolean {
  return kind === "class" || kind === "division" || kind === "item";
}

/** Rows without those that repeat the key of an item before them. */
export function firstOfKeys(rows: readonly BookRow[]): readonly BookRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (!isClassified(row)) return true;
    const fresh = !seen.has(row.key);
    seen.add(row.key);
    return fresh;
  });
}

/** Digits of the code of a row; 0 where there is none. */
export function depthOf(row: BookRow | null): number {
  return row === null ? 0 : codeOf(row)?.length ?? 0;
}
