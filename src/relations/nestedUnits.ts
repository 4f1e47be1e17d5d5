import { moneyIn } from "../model/amountColumns";
import type { BookRow, ColumnRole } from "../model/book";

/** Units of which one stands above others and sums them, as their figures say. */
export interface NestedUnits {
  /** Units that stand below no other. */
  readonly tops: readonly BookRow[];
  /** Units that sum those right below them. */
  readonly sums: readonly { readonly summary: BookRow; readonly units: readonly BookRow[] }[];
}

/** So many units are looked at below one that might sum them. */
const MOST_BELOW = 400;

/**
 * Finds units that sum those printed right below them, within each other too (a bureau, its centre, the centre's stations). One
 * does where most of its amounts are the sums of theirs; of several stretches below it the one with most such amounts counts,
 * the shortest of these.
 */
export function nestedUnits(units: readonly BookRow[], roles: readonly ColumnRole[]): NestedUnits {
  const sums: { summary: BookRow; units: BookRow[] }[] = [];
  // Those that stand below no other of what was gone through, the first one last.
  const open: BookRow[] = [];
  for (const unit of [...units].reverse()) {
    const count = summedBelow(unit, open, roles);
    if (count > 0) sums.unshift({ summary: unit, units: open.splice(open.length - count).reverse() });
    open.push(unit);
  }
  return { tops: open.reverse(), sums };
}

/** How many of the units below, the next one last, a unit sums; 0 where it sums none. */
function summedBelow(unit: BookRow, below: readonly BookRow[], roles: readonly ColumnRole[]): number {
  const own = roles.map((role) => moneyIn(unit, role));
  const filled = own.filter((money) => money !== 0).length;
  const sum = own.map(() => 0);
  let best = { count: 0, holds: filled / 2 };
  for (let count = 1; count <= Math.min(below.length, MOST_BELOW); count += 1) {
    const next = below[below.length - count];
    if (!next) break;
    let [holds, beyond] = [0, 0];
    roles.forEach((role, at) => {
      const money = (sum[at] = (sum[at] ?? 0) + moneyIn(next, role));
      if (money === own[at] && money !== 0) holds += 1;
      if (Math.abs(money) > Math.abs(own[at] ?? 0)) beyond += 1;
    });
    if (holds > best.holds) best = { count, holds };
    // Amounts only grow with more units.
    if (beyond * 2 > roles.length) break;
  }
  return best.count;
}
