import type { TableSpec } from "../catalog/types";
import { arrangementsOf } from "./arrangements";
import type { Fit } from "./columns";
import type { ColumnContent, HeaderColumn } from "./headers";

/** The columns under a number of header rows, and everything of them by which they are fitted to kinds of table. */
export interface HeaderLayout {
  readonly rows: readonly number[];
  readonly columns: readonly HeaderColumn[];
  readonly signature: string;
}

const REMEMBERED = new WeakMap<TableSpec, Map<string, readonly Fit[]>>();
const MOST_REMEMBERED = 500;

/** The layout of a header. */
export function layoutOfHeader(rows: readonly number[], columns: readonly HeaderColumn[]): HeaderLayout {
  const signature = columns.map(({ column, own, content, printed, levels, otherUnit }) => `${column} ${own}${otherUnit === true ? "!" : ""} ${saidBy(content)} ${printed}\t${levels.join("\t")}`).join("\n");
  return { rows, columns, signature };
}

/** What the content of a column says for or against a role: which of numbers, texts and codes there are more of, not how many. */
function saidBy({ numbers, texts, codes }: ColumnContent): string {
  return `${Math.sign(numbers)}${Math.sign(texts)}${Math.sign(numbers - texts)}${texts > numbers * 2}${codes * 2 > numbers + texts}`;
}

/** Every way in which a layout fits a kind of table. Workbooks of a region print the same headers, so that what was found is remembered. */
export function fitsOf(spec: TableSpec, { columns, signature }: HeaderLayout): readonly Fit[] {
  let own = REMEMBERED.get(spec);
  const known = own?.get(signature);
  if (known) return known.map((fit) => withColumns(fit, columns));
  if (!own || own.size >= MOST_REMEMBERED) REMEMBERED.set(spec, own = new Map());
  const fits = arrangementsOf(spec, columns);
  own.set(signature, fits);
  return fits;
}

/** A remembered fit with what stands under these very columns. */
function withColumns(fit: Fit, columns: readonly HeaderColumn[]): Fit {
  if (fit.unplaced.length === 0) return fit;
  const places = new Set(fit.unplaced.map(({ column }) => column));
  return { ...fit, unplaced: columns.filter(({ column }) => places.has(column)) };
}
