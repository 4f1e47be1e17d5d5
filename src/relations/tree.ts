import type { BookRow } from "../model/book";

/** A classified row and the rows directly below it in the tree of codes. */
export interface CodeNode {
  readonly row: BookRow;
  readonly children: readonly BookRow[];
}

/**
 * The tree of codes on an axis: every row's children are the rows whose longest printed ancestor it is, so that an
 * item whose division row is missing still counts below its class. Rows of one code that stands twice share children.
 */
export function codeTree(rows: readonly BookRow[]): { readonly nodes: readonly CodeNode[]; readonly roots: readonly BookRow[] } {
  const codes = new Set<string>();
  const lengths = new Set<number>();
  for (const row of rows) {
    if (row.code !== null) {
      codes.add(row.code);
      lengths.add(row.code.length);
    }
  }
  const shorterFirst = [...lengths].sort((a, b) => b - a);
  const childrenOf = new Map<string, BookRow[]>();
  const roots: BookRow[] = [];
  for (const row of rows) {
    const code = row.code;
    if (code === null) continue;
    const parentLength = shorterFirst.find((length) => length < code.length && codes.has(code.slice(0, length)));
    if (parentLength === undefined) {
      roots.push(row);
      continue;
    }
    const parent = code.slice(0, parentLength);
    const list = childrenOf.get(parent);
    if (list) list.push(row);
    else childrenOf.set(parent, [row]);
  }
  const nodes = rows.flatMap((row) => (row.code === null ? [] : [{ row, children: childrenOf.get(row.code) ?? [] }]));
  return { nodes, roots };
}
