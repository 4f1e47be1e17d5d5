import type { WorkingBook } from "./working";

/** The texts of a column by row, looked up by whole text or by how codes begin, each question answered from one pass. */
export class ColumnIndex {
  private readonly exact = new Map<string, ReadonlyMap<string, readonly number[]>>();
  private readonly prefixes = new Map<string, ReadonlyMap<string, readonly number[]>>();
  private readonly read = new Map<string, readonly (readonly [row: number, text: string])[]>();

  constructor(private readonly work: WorkingBook) {}

  /** Rows whose cell holds exactly this text, capitals aside; ascending. */
  rowsOfText(sheet: string, column: number, text: string): readonly number[] {
    const key = `${column}|${sheet}`;
    const known = this.exact.get(key) ?? group(this.texts(sheet, column), (each) => each.toLowerCase());
    this.exact.set(key, known);
    return known.get(text.toLowerCase()) ?? [];
  }

  /** Rows whose cell holds a text of that length beginning so; ascending. */
  rowsOfPrefix(sheet: string, column: number, prefix: string, length: number): readonly number[] {
    const key = `${column}|${prefix.length}|${length}|${sheet}`;
    const known = this.prefixes.get(key) ?? group(this.texts(sheet, column).filter(([, text]) => text.length === length), (text) => text.slice(0, prefix.length));
    this.prefixes.set(key, known);
    return known.get(prefix) ?? [];
  }

  private texts(sheet: string, column: number): readonly (readonly [row: number, text: string])[] {
    const key = `${column}|${sheet}`;
    const known = this.read.get(key);
    if (known) return known;
    const found: [number, string][] = [];
    const bottom = Math.max(this.work.lastRow(sheet), this.work.lastWrittenRow(sheet));
    for (let row = 0; row <= bottom; row += 1) {
      const value = this.work.value({ sheet, row, column });
      if (typeof value === "string") found.push([row, value]);
    }
    this.read.set(key, found);
    return found;
  }
}

function group(texts: readonly (readonly [row: number, text: string])[], keyOf: (text: string) => string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [row, text] of texts) {
    const list = groups.get(keyOf(text));
    if (list) list.push(row);
    else groups.set(keyOf(text), [row]);
  }
  return groups;
}
