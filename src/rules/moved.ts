import type { BookCell } from "../model/book";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import type { Fen } from "../model/money";
import type { AnyEvaluation } from "../relations/evaluate";
import type { JudgedTable } from "../relations/instance";
import type { Cause } from "./causes";
import type { Surroundings } from "./surroundings";

/** A cell that failed relations name, with the change of it that would mend each of them. */
interface Failing {
  readonly cell: BookCell;
  readonly table: JudgedTable;
  readonly failed: readonly { readonly evaluation: AnyEvaluation; readonly needed: Fen }[];
}

/** An amount that stands in the wrong column of its row: the cell where it is, and the empty one where it belongs. */
interface Moved {
  readonly from: { readonly place: Failing; readonly mended: readonly AnyEvaluation[] };
  readonly to: { readonly place: Failing; readonly mended: readonly AnyEvaluation[] };
}

/**
 * Amounts that were typed or pasted into the wrong column: relations of one cell hold where it had nothing, relations of an empty cell of
 * the same row where it had that very amount, and none that holds now would break. No other cell says both, so that neither the
 * empty total above the one nor the filled total above the other is called wrong. Each is explained by two causes: the cell that should be
 * empty, and the empty one that should hold the amount.
 */
export function movedAmounts(failed: readonly AnyEvaluation[], around: Surroundings): readonly Cause[] {
  if (failed.length < 2) return [];
  const places = failingIn(failed, around);
  const empty = new Map<string, Failing[]>();
  for (const place of places) if (moneyOf(place) === 0) empty.set(rowOf(place), [...(empty.get(rowOf(place)) ?? []), place]);
  const taken = new Set<AnyEvaluation>();
  return places.flatMap((from) => {
    const ways = waysOf(from, empty.get(rowOf(from)) ?? [], around);
    const [way] = ways;
    if (!way || ways.length > 1 || [...way.from.mended, ...way.to.mended].some((evaluation) => taken.has(evaluation))) return [];
    for (const evaluation of [...way.from.mended, ...way.to.mended]) taken.add(evaluation);
    return [causeOf(way.from, -moneyOf(from)), causeOf(way.to, moneyOf(from))];
  });
}

/** More cells than that are not gone through: a long list says of none of them what it should be. */
const LONG = 200;

/** The cells that short failed relations name once. */
function failingIn(failed: readonly AnyEvaluation[], around: Surroundings): readonly Failing[] {
  const places = new Map<string, { cell: BookCell; table: JudgedTable; failed: { evaluation: AnyEvaluation; needed: Fen }[] }>();
  for (const evaluation of failed) {
    if (evaluation.instance.sizeOf("left") + evaluation.instance.sizeOf("right") > LONG) continue;
    for (const { cell, table, weight, direct } of around.dependence.termsOf(evaluation)) {
      if (!direct || Math.abs(weight) !== 1) continue;
      const key = cellKey(cell.ref);
      const place = places.get(key) ?? { cell, table, failed: [] };
      place.failed.push({ evaluation, needed: -weight * (evaluation.left - evaluation.right) });
      places.set(key, place);
    }
  }
  return [...places.values()];
}

/** The empty cells of its row in which the amount of a cell would mend what it breaks where it stands. */
function waysOf(from: Failing, empty: readonly Failing[], around: Surroundings): readonly Moved[] {
  const amount = moneyOf(from);
  const mended = amount === 0 ? [] : mendedBy(from, -amount);
  if (mended.length === 0) return [];
  return empty.flatMap((to): readonly Moved[] => {
    const theirs = mendedBy(to, amount).filter((evaluation) => !mended.includes(evaluation));
    return theirs.length > 0 && !breaksAny(from.cell, to.cell, around) ? [{ from: { place: from, mended }, to: { place: to, mended: theirs } }] : [];
  });
}

function causeOf({ place: { cell, table }, mended }: Moved["from"], correction: Fen): Cause {
  return { cells: [{ cell, table, correction }], evaluations: mended };
}

function moneyOf({ cell }: Failing): Fen {
  return figureOf(cell)?.money ?? 0;
}

function rowOf({ cell: { ref } }: Failing): string {
  return `${ref.sheet}\n${ref.row}`;
}

/** The relations that a change of a cell would mend; hints prove nothing. */
function mendedBy({ failed }: Failing, change: Fen): readonly AnyEvaluation[] {
  return failed.filter(({ evaluation, needed }) => needed === change && evaluation.instance.relation.rule.severity !== "hint").map(({ evaluation }) => evaluation);
}

/** Whether relations hold that name one of two cells and not the other. */
function breaksAny(one: BookCell, other: BookCell, around: Surroundings): boolean {
  const named = new Map<AnyEvaluation, Set<string>>();
  around.eachHolding([one, other], ({ ref }, evaluation) => named.set(evaluation, (named.get(evaluation) ?? new Set<string>()).add(cellKey(ref))));
  return [...named.values()].some((cells) => cells.size === 1);
}
