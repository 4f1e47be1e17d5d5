/** A rectangle of cells that share a key. Rows and columns count from 0. */
export interface Rectangle<K> {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly key: K;
}

/**
 * Covers cells with few rectangles, so that neighbours with the same key are one range: runs in each row, equal runs in
 * following rows joined. Every cell is covered once; of a cell given twice the last key counts.
 */
export function rectanglesOf<K>(cells: Iterable<{ readonly row: number; readonly column: number; readonly key: K }>): Rectangle<K>[] {
  const rows = new Map<number, Map<number, K>>();
  for (const { row, column, key } of cells) {
    const line = rows.get(row) ?? new Map<number, K>();
    rows.set(row, line.set(column, key));
  }
  const done: Rectangle<K>[] = [];
  let open: Rectangle<K>[] = [];
  for (const [row, line] of [...rows].sort(([a], [b]) => a - b)) {
    const next = runsOf(row, line).map((run) => {
      const above = open.find((one) => one.row + one.rows === row && one.column === run.column && one.columns === run.columns && one.key === run.key);
      if (above) open = open.filter((one) => one !== above);
      return above ? { ...above, rows: above.rows + 1 } : run;
    });
    done.push(...open);
    open = next;
  }
  return [...done, ...open];
}

function runsOf<K>(row: number, line: ReadonlyMap<number, K>): Rectangle<K>[] {
  const runs: Rectangle<K>[] = [];
  for (const [column, key] of [...line].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last && last.column + last.columns === column && last.key === key) runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    else runs.push({ row, column, rows: 1, columns: 1, key });
  }
  return runs;
}
