import type { Outcome, Way } from "./candidates";

const OUTCOME_ORDER: Readonly<Record<Outcome, number>> = { holds: 0, rounding: 1, fails: 2 };

/**
 * One way for each cell: the office's own formula first, else what held last year before what did not, the catalogue before
 * the structure. Ways that would stand on themselves are left out, the less certain ones first, so that no formula is circular.
 */
export function chooseWays(ways: readonly Way[]): ReadonlyMap<string, Way> {
  const chosen = new Map<string, Way>();
  for (const way of [...ways].sort((a, b) => rankOf(a) - rankOf(b) || a.order - b.order)) {
    if (!chosen.has(way.key)) chosen.set(way.key, way);
  }
  for (let circles = circlesIn(chosen); circles.length > 0; circles = circlesIn(chosen)) {
    for (const circle of circles) {
      const weakest = Math.max(...circle.map((key) => chosen.get(key)?.rank ?? 0));
      for (const key of circle) if (chosen.get(key)?.rank === weakest) chosen.delete(key);
    }
  }
  return chosen;
}

function rankOf({ rank, outcome }: Way): number {
  return rank === 0 ? -1 : OUTCOME_ORDER[outcome] * 3 + rank;
}

interface Visit {
  readonly key: string;
  readonly index: number;
  low: number;
  next: number;
}

/** Groups of cells each of which stands on all others of its group (Tarjan's components, without recursion). Linear in the parts. */
function circlesIn(ways: ReadonlyMap<string, Way>): readonly (readonly string[])[] {
  const indexes = new Map<string, Visit>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const circles: string[][] = [];
  const partsOf = (key: string): readonly string[] => ways.get(key)?.parts ?? [];
  const enter = (key: string): Visit => {
    const visit = { key, index: indexes.size, low: indexes.size, next: 0 };
    indexes.set(key, visit);
    open.push(key);
    isOpen.add(key);
    return visit;
  };
  const leave = (visit: Visit): void => {
    if (visit.low !== visit.index) return;
    const circle: string[] = [];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      isOpen.delete(key);
      circle.push(key);
      if (key === visit.key) break;
    }
    if (circle.length > 1 || partsOf(visit.key).includes(visit.key)) circles.push(circle);
  };
  for (const start of ways.keys()) {
    if (indexes.has(start)) continue;
    const path = [enter(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const part = partsOf(visit.key)[visit.next];
      visit.next += 1;
      if (part === undefined) {
        path.pop();
        leave(visit);
        const parent = path.at(-1);
        if (parent) parent.low = Math.min(parent.low, visit.low);
      } else if (ways.has(part)) {
        const known = indexes.get(part);
        if (!known) path.push(enter(part));
        else if (isOpen.has(part)) visit.low = Math.min(visit.low, known.index);
      }
    }
  }
  return circles;
}
