import type { Amounts } from "./amounts";
import type { Template } from "./candidates";

/** A look at figures other than by adding up a template: what it came to, told again from the figures as they are now. */
export interface Look {
  /** Whether an amount (by id) may change what it comes to. */
  readonly concerns: (id: number) => boolean;
  /** What it comes to; `ids` are the amounts that changed. */
  readonly comesTo: (ids: readonly number[]) => string;
}

/** What was chosen among readings by how sums come out: made again where one of them comes out otherwise. */
export class Decision {
  /** Further looks by which it was made, last time. */
  looks: Look[] = [];
  /** Templates whose failing places were compared by the amounts by which they fail, last time. */
  readonly gaps = new Set<Template>();

  /**
   * @param templates every sum that was tried
   * @param came what was chosen: the very templates and trees
   */
  constructor(readonly templates: readonly Template[], private readonly came: readonly object[], private readonly choose: () => readonly object[]) {}

  /** Whether the same is chosen by the figures as they are now. A sum that was not tried before is another choice. */
  staysSo(): boolean {
    const now = this.choose();
    return now.length === this.came.length && now.every((each, at) => each === this.came[at]);
  }
}

/**
 * On which figures a structural reading rests. Every sum that was tried is a template, whether it was believed or not, and the
 * reading is decided by how these come out: as long as every decision is the same by how they come out now, and every other
 * look comes to the same, the same reading follows from other figures.
 */
export class Reliance {
  readonly templates: Template[] = [];
  readonly looks: Look[] = [];
  readonly decisions: Decision[] = [];
  private open = true;
  /** Where looks are noted while something is decided. */
  private deciding: { looks: Look[]; readonly gaps: Set<Template> } | null = null;
  /** The figures, once everything is read. */
  amounts: Amounts | null = null;
  /** The templates that are relations of the reading, in its order. */
  believed: readonly Template[] = [];

  /** Takes note of a sum that was tried. */
  tried(template: Template): void {
    if (this.open) this.templates.push(template);
  }

  looked(look: Look): void {
    if (this.deciding) this.deciding.looks.push(look);
    else if (this.open) this.looks.push(look);
  }

  compared(templates: Iterable<Template>): void {
    for (const template of templates) this.deciding?.gaps.add(template);
  }

  /** Decides something, and notes by what. */
  decided<T extends object>(choose: () => readonly T[]): readonly T[] {
    const first = this.templates.length;
    const noted = { looks: [] as Look[], gaps: new Set<Template>() };
    const came = this.noting(noted, choose);
    const decision = new Decision(this.templates.slice(first), came, choose);
    this.decisions.push(decision);
    decision.looks = noted.looks;
    for (const template of noted.gaps) decision.gaps.add(template);
    return came;
  }

  /** Takes note of sums that are relations however they come out. */
  taken(templates: readonly Template[]): void {
    if (this.open) this.decisions.push(new Decision(templates, [], () => []));
  }

  /** Whether a decision stays as it was; what it was made by is noted anew. */
  staysSo(decision: Decision): boolean {
    decision.looks = [];
    decision.gaps.clear();
    return this.noting(decision, () => decision.staysSo());
  }

  private noting<T>(into: { looks: Look[]; readonly gaps: Set<Template> }, work: () => T): T {
    this.deciding = into;
    const result = work();
    this.deciding = null;
    return result;
  }

  /** The reading is made: what is looked at from here on is looked at again. */
  close(amounts: Amounts, believed: readonly Template[]): void {
    this.amounts = amounts;
    this.believed = believed;
    this.open = false;
  }
}

/** Decides something by how sums come out, so that it can be decided again: the same templates for the same sums. */
export function decided<T extends object>({ reliance }: Amounts, choose: () => readonly T[]): readonly T[] {
  return reliance ? reliance.decided(choose) : choose();
}

/** What `make` made for a key before, as long as the reading goes on; what is made later is made anew each time. */
export function madeOnce<Made>({ reliance }: Amounts): (key: string, make: () => Made) => Made {
  const known = new Map<string, Made>();
  return (key, make) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make();
    if (reliance?.amounts === null) known.set(key, made);
    return made;
  };
}
