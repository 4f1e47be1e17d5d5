/** Which relations name each of some numbered amounts: of amount `k` `entries[from[k] … from[k + 1]]`; a relation on whose left it stands as −1 − relation. */
export interface Entries {
  readonly from: Int32Array;
  readonly entries: Int32Array;
}

/** @param each calls with every amount that a relation names, on the left or the right, always the same */
export function entriesOf(amounts: number, each: (visit: (amount: number, relation: number, onLeft: boolean) => void) => void): Entries {
  const from = new Int32Array(amounts + 1);
  each((amount) => { from[amount + 1] = (from[amount + 1] ?? 0) + 1; });
  for (let amount = 0; amount < amounts; amount += 1) from[amount + 1] = (from[amount + 1] ?? 0) + (from[amount] ?? 0);
  const next = from.slice();
  const entries = new Int32Array(from[amounts] ?? 0);
  each((amount, relation, onLeft) => {
    const at = next[amount] ?? 0;
    entries[at] = onLeft ? -1 - relation : relation;
    next[amount] = at + 1;
  });
  return { from, entries };
}

/** Calls with every relation that names an amount. */
export function eachNaming({ from, entries }: Entries, amount: number, visit: (relation: number, onLeft: boolean) => void): void {
  for (let at = from[amount] ?? 0; at < (from[amount + 1] ?? 0); at += 1) {
    const entry = entries[at] ?? 0;
    visit(entry < 0 ? -1 - entry : entry, entry < 0);
  }
}
