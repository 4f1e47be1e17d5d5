import type { Scalar } from "../model/cells";
import type { WorkingBook } from "./working";

/**
 * The texts of a column by row, or of the columns in which a code is split, as one; looked up by whole text or by how codes
 * begin, each question answered from one pass.
 */
export class ColumnIndex {
  private readonly exact = new Map<string, ReadonlyMap<string, readonly number[]>>();
  private readonly prefixes = new Map<string, ReadonlyMap<string, readonly number[]>>();
  private readonly read = new Map<string, readonly (readonly [row: number, text: string])[]>();

  constructor(private readonly work: WorkingBook) {}

  /** Rows whose cells hold exactly this text, capitals aside; ascending. */
  rowsOfText(sheet: string, columns: readonly number[], text: string): readonly number[] {
    const key = `${columns.join(",")}|${sheet}`;
    const known = this.exact.get(key) ?? group(this.texts(sheet, columns), (each) => each.toLowerCase());
    this.exact.set(key, known);
    return known.get(text.toLowerCase()) ?? [];
  }

  /** Rows whose cells hold a text of that length beginning so; ascending. */
  rowsOfPrefix(sheet: string, columns: readonly number[], prefix: string, length: number): readonly number[] {
    const key = `${columns.join(",")}|${prefix.length}|${length}|${sheet}`;
    const known = this.prefixes.get(key) ?? group(this.texts(sheet, columns).filter(([, text]) => text.length === length), (text) => text.slice(0, prefix.length));
    this.prefixes.set(key, known);
    return known.get(prefix) ?? [];
  }

  private texts(sheet: string, columns: readonly number[]): readonly (readonly [row: number, text: string])[] {
    const key = `${columns.join(",")}|${sheet}`;
    const known = this.read.get(key);
    if (known) return known;
    const found: [number, string][] = [];
    const bottom = Math.max(this.work.lastRow(sheet), this.work.lastWrittenRow(sheet));
    for (let row = 0; row <= bottom; row += 1) {
      const text = joined(columns.map((column) => this.work.value({ sheet, row, column })));
      if (text !== null) found.push([row, text]);
    }
    this.read.set(key, found);
    return found;
  }
}

/** The text of a cell; of several the digits of each level, none left out; null where a lookup by text would not find it so. */
function joined(values: readonly Scalar[]): string | null {
  const [first, ...levels] = values;
  if (typeof first !== "string") return null;
  const depth = levels.findIndex((value) => value === null);
  const filled = depth < 0 ? levels : levels.slice(0, depth);
  if (levels.slice(filled.length).some((value) => value !== null)) return null;
  if (levels.length > 0 && first.length !== CLASS_DIGITS) return null;
  return filled.every((value) => typeof value === "string" && value.length === LEVEL_DIGITS) ? first + filled.join("") : null;
}

const CLASS_DIGITS = 3;
const LEVEL_DIGITS = 2;

function group(texts: readonly (readonly [row: number, text: string])[], keyOf: (text: string) => string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [row, text] of texts) {
    const list = groups.get(keyOf(text));
    if (list) list.push(row);
    else groups.set(keyOf(text), [row]);
  }
  return groups;
}
