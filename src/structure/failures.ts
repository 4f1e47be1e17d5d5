import type { Amounts } from "./amounts";
import { countOf, OUTCOME, partsOf, type Template } from "./candidates";

/** The amounts (by id) that a place of a template names, its total first. */
export function cellsAt(template: Template, place: number): readonly number[] {
  return [template.left[place] ?? -1, ...partsOf(template, place)];
}

/** Places of templates that fail. */
function failing(templates: readonly Template[]): readonly (readonly [template: Template, place: number])[] {
  return templates.flatMap((template) => (countOf(template, OUTCOME.fails) === 0 ? []
    : [...template.outcomes.keys()].flatMap((place) => (template.outcomes[place] === OUTCOME.fails ? [[template, place] as const] : []))));
}

/** Failures that are followed up cell by cell; beyond so many a hypothesis is simply wrong. */
const MOST_FAILURES = 200;

interface Failure {
  readonly template: Template;
  readonly gap: number;
  readonly cells: readonly number[];
}

/** Failing places with left − right, taken from the figures. */
function failuresIn(templates: readonly Template[], amounts: Amounts): readonly Failure[] {
  return failing(templates).map(([template, place]): Failure => {
    const right = partsOf(template, place);
    const gap = right.reduce((rest, id) => rest - (amounts.money[id] ?? 0), amounts.money[template.left[place] ?? -1] ?? 0);
    return { template, gap, cells: cellsAt(template, place) };
  });
}

/** The least number of cells that would explain the failing places: those that share a cell have one cause. */
export function slipsIn(templates: readonly Template[]): number {
  let failures = 0;
  for (let at = 0; at < templates.length; at++) failures += countOf(templates[at] as Template, OUTCOME.fails);
  if (failures < 2 || failures > MOST_FAILURES) return failures;
  const numbers = new Map<number, number>();
  let open = failing(templates).map(([template, place]) => numbered(cellsAt(template, place), numbers));
  const counts = new Int32Array(numbers.size);
  let slips = 0;
  while (open.length > 0) {
    const worst = mostNamed(open, counts);
    open = open.filter((cells) => !cells.includes(worst));
    slips += 1;
  }
  return slips;
}

/** Cells by numbers from 0 in the order in which they come. */
function numbered(cells: readonly number[], numbers: Map<number, number>): readonly number[] {
  return cells.map((cell) => {
    const known = numbers.get(cell);
    if (known !== undefined) return known;
    numbers.set(cell, numbers.size);
    return numbers.size - 1;
  });
}

/** The cell that most places name; of equals the one that comes first. @param counts room for as many as there are cells */
function mostNamed(places: readonly (readonly number[])[], counts: Int32Array): number {
  counts.fill(0);
  let most = 0;
  for (let place = 0; place < places.length; place++) {
    const cells = places[place] ?? [];
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? 0;
      const own = (counts[cell] ?? 0) + 1;
      counts[cell] = own;
      if (own > most) most = own;
    }
  }
  for (const cells of places) for (const cell of cells) if (counts[cell] === most) return cell;
  return 0;
}

/**
 * Templates that fail where another one fails by the same amount in a cell of both: the two gaps cannot agree by chance, so
 * the cell is wrong and both relations are right.
 */
export function corroborated(templates: readonly Template[], amounts: Amounts): ReadonlySet<Template> {
  const failures = failuresIn(templates, amounts);
  amounts.reliance?.compared(new Set(failures.map(({ template }) => template)));
  const found = new Set<Template>();
  if (failures.length > MOST_FAILURES) return found;
  const byCell = new Map<number, Failure[]>();
  for (const failure of failures) for (const cell of failure.cells) byCell.set(cell, [...(byCell.get(cell) ?? []), failure]);
  for (const [cell, touching] of byCell) {
    for (const one of touching) {
      for (const other of touching) {
        if (one.template === other.template) continue;
        const needed = ({ cells, gap }: Failure): number => (cells[0] === cell ? -gap : gap);
        if (needed(one) === needed(other)) found.add(one.template).add(other.template);
      }
    }
  }
  return found;
}
