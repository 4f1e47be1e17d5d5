import type { CellRef } from "../model/cells";
import { CellMap } from "../model/cells";
import type { Fen } from "../model/money";
import { placeOfAmount, type MovedRelations, type Shift, type Structure } from "../model/structure";
import { OUTCOME, outcomeOf, partsOf, PlaceSum, type Outcome, type Template } from "./candidates";
import type { Amounts } from "./amounts";
import { formsOf, OUTCOMES } from "./relations";
import type { Decision, Look, Reliance } from "./reliance";
import { rateOutcome } from "./years";

/** Places of all templates in one row of numbers, and for each amount the places in which it stands. */
interface Places {
  /** Template and place within it. */
  readonly template: Int32Array;
  readonly at: Int32Array;
  /** Of amount `id`: `entries[from[id] … from[id + 1]]`; a place on whose left it stands as −1 − place. */
  readonly from: Int32Array;
  readonly entries: Int32Array;
}

/** What is noted of a reading for the first question. */
interface Prepared {
  readonly places: Places;
  /** Long sums by place, so that they need not be summed up again. */
  readonly sums: ReadonlyMap<number, PlaceSum>;
  /** What was decided by the templates. */
  readonly decisions: ReadonlyMap<Template, Decision>;
  /** Of each template that is a form of the structure its first relations there; more than one where it is several forms. */
  readonly firsts: ReadonlyMap<Template, readonly number[]>;
  /** By place how many relations those before it in its template are; -1 where a place is none. */
  readonly offsets: Int32Array;
}

/** Parts of a sum that is kept summed up. */
const LONG = 64;

/** A structural reading that may outlast a change of figures; asked with the amounts that changed, it says whether it does. */
export class StandingStructure {
  private readonly amounts: Amounts;
  private readonly first = new CellMap<number>();
  /** The next amount of the same cell, or -1. */
  private readonly next: Int32Array;
  private prepared: Prepared | null = null;

  /** @param reliance of the very reading that gave the structure */
  constructor(private readonly structure: Structure, private readonly reliance: Reliance) {
    if (!reliance.amounts) throw new RangeError("a reading that was not ended rests on nothing");
    this.amounts = reliance.amounts;
    const { length } = structure.amounts.row;
    this.next = new Int32Array(length).fill(-1);
    for (let id = length - 1; id >= 0; id -= 1) {
      const ref = placeOfAmount(structure, id);
      this.next[id] = this.first.get(ref) ?? -1;
      this.first.set(ref, id);
    }
  }

  /** The amounts (by id) that a cell is in the reading. */
  amountsAt(ref: CellRef): readonly number[] {
    const ids: number[] = [];
    for (let id = this.first.get(ref) ?? -1; id >= 0; id = this.next[id] ?? -1) ids.push(id);
    return ids;
  }

  /** Notes which sums each amount stands in, and what was decided by them, so that the first question need not wait for it. */
  prepare(): Prepared {
    return this.prepared ??= preparedOf(this.reliance, this.amounts);
  }

  /**
   * Whether the same reading follows with other money in some amounts, everything else of them being as it was (none became
   * zero, another sign or of another step), and what of its relations is otherwise then. The money, and how relations come out,
   * is put into the structure; null where another reading may follow: then the structure is of no use any more.
   */
  outlasts(money: ReadonlyMap<number, Fen>): MovedRelations | null {
    const { reliance, amounts, structure } = this;
    const { decisions } = this.prepare();
    const ids = [...money.keys()];
    const fixed = this.concerned(reliance.looks, ids);
    const further = reliance.decisions.map((decision) => ({ decision, looks: this.concerned(decision.looks, ids) })).filter(({ looks }) => looks.length > 0);
    const shifts = this.shiftsOf(money);
    for (const [id, fen] of money) {
      amounts.money[id] = fen;
      structure.amounts.money[id] = fen;
    }
    if (!fixed.every(isAsBefore)) return null;
    const again = new Set(further.flatMap(({ decision, looks }) => (looks.every(isAsBefore) ? [] : [decision])));
    const turned = this.turnedBy(shifts, decisions, again);
    if (turned === null || ![...again].every((decision) => reliance.staysSo(decision))) return null;
    return this.moved(shifts, turned);
  }

  /** Looks that amounts may change, with what they came to before. */
  private concerned(looks: readonly Look[], ids: readonly number[]): readonly Concerned[] {
    return looks.flatMap((look) => {
      const own = ids.filter(look.concerns);
      return own.length === 0 ? [] : [{ look, own, before: look.comesTo(own) }];
    });
  }

  /** The places that changes touch, each with the changes of its sides. */
  private shiftsOf(money: ReadonlyMap<number, Fen>): ReadonlyMap<number, Shift> {
    const { places: { from, entries } } = this.prepare();
    const shifts = new Map<number, Shift>();
    for (const [id, fen] of money) {
      const change = fen - (this.amounts.money[id] ?? 0);
      for (let at = from[id] ?? 0; at < (from[id + 1] ?? 0); at += 1) {
        const entry = entries[at] ?? 0;
        const place = entry < 0 ? -1 - entry : entry;
        const [left, right] = shifts.get(place) ?? [0, 0];
        shifts.set(place, entry < 0 ? [left + change, right] : [left, right + change]);
      }
    }
    return shifts;
  }

  /**
   * Puts into the templates how the places come out that changes touch; those that come out otherwise. Decisions that rest on
   * them are to be made again. Null where nothing was decided by a template in a way that is known.
   */
  private turnedBy(shifts: ReadonlyMap<number, Shift>, decisions: ReadonlyMap<Template, Decision>, again: Set<Decision>): readonly number[] | null {
    const { places } = this.prepare();
    const turned: number[] = [];
    for (const [place, shift] of shifts) {
      const template = this.reliance.templates[places.template[place] ?? -1];
      const at = places.at[place] ?? -1;
      if (!template) return null;
      const [before, now] = [template.outcomes[at] ?? OUTCOME.unknown, this.outcomeNow(template, place, shift)];
      const decision = decisions.get(template);
      if (now !== before) {
        if (!decision) return null;
        template.outcomes[at] = now;
        template.counts[before] = (template.counts[before] ?? 0) - 1;
        template.counts[now] = (template.counts[now] ?? 0) + 1;
        turned.push(place);
        again.add(decision);
      } else if (now === OUTCOME.fails && shift[0] !== shift[1] && decision?.gaps.has(template) === true) again.add(decision);
    }
    return turned;
  }

  private outcomeNow(template: Template, place: number, [leftShift, rightShift]: Shift): Outcome {
    const { places, sums } = this.prepare();
    const at = places.at[place] ?? -1;
    const left = template.left[at] ?? -1;
    if (template.bearing === "rate") return rateOutcome(this.amounts, left, partsOf(template, at));
    // What changed on both sides alike leaves a sum as it was, however long it is.
    if (leftShift === rightShift) return (template.outcomes[at] ?? OUTCOME.unknown) as Outcome;
    const known = sums.get(place);
    if (!known) return outcomeOf(this.amounts, left, template.right, template.from[at] ?? 0, template.from[at + 1] ?? 0);
    known.gap += rightShift - leftShift;
    return known.outcome;
  }

  /** Puts into the structure how its relations come out. */
  private moved(shifts: ReadonlyMap<number, Shift>, turned: readonly number[]): MovedRelations {
    const { structure: { relations }, reliance, amounts } = this;
    const before = new Map<number, number>();
    for (const [relation, outcome] of turned.flatMap((place) => this.relationsAt(place))) {
      before.set(relation, relations.outcome[relation] ?? 0);
      relations.outcome[relation] = OUTCOMES[outcome] ?? 0;
    }
    if (turned.length > 0) (relations.forms as unknown[]).splice(0, relations.forms.length, ...formsOf(reliance.believed, amounts));
    const touched = new Map<number, Shift>();
    for (const [place, shift] of shifts) for (const [relation] of this.relationsAt(place)) touched.set(relation, shift);
    return { touched, turned: before };
  }

  /** The relations of the structure that a place of a template is, and how they come out. */
  private relationsAt(place: number): readonly (readonly [relation: number, outcome: number])[] {
    const { places, firsts, offsets } = this.prepare();
    const template = this.reliance.templates[places.template[place] ?? -1];
    const offset = offsets[place] ?? -1;
    if (!template || offset < 0) return [];
    return (firsts.get(template) ?? []).map((first) => [first + offset, template.outcomes[places.at[place] ?? -1] ?? 0]);
  }
}

interface Concerned {
  readonly look: Look;
  readonly own: readonly number[];
  readonly before: string;
}

function isAsBefore({ look, own, before }: Concerned): boolean {
  return look.comesTo(own) === before;
}

function preparedOf(reliance: Reliance, amounts: Amounts): Prepared {
  const places = placesOf(reliance, amounts.length);
  const sums = new Map<number, PlaceSum>();
  const offsets = new Int32Array(places.template.length);
  let offset = 0;
  places.template.forEach((own, place) => {
    const template = reliance.templates[own];
    const at = places.at[place] ?? -1;
    if (!template) return;
    if (at === 0) offset = 0;
    offsets[place] = (template.left[at] ?? -1) < 0 ? -1 : offset++;
    if (template.bearing === "rate") return;
    const [start, end] = [template.from[at] ?? 0, template.from[at + 1] ?? 0];
    if (end - start > LONG) sums.set(place, new PlaceSum().take(amounts, template.left[at] ?? -1, template.right, start, end));
  });
  const decisions = new Map(reliance.decisions.flatMap((decision) => decision.templates.map((template) => [template, decision] as const)));
  const firsts = new Map<Template, number[]>();
  let first = 0;
  for (const template of reliance.believed) {
    const own = firsts.get(template);
    if (own) own.push(first);
    else firsts.set(template, [first]);
    for (const left of template.left) if (left >= 0) first += 1;
  }
  return { places, sums, decisions, firsts, offsets };
}

function placesOf({ templates }: Reliance, amounts: number): Places {
  const count = new Int32Array(amounts + 1);
  let places = 0;
  const each = (visit: (id: number, entry: number) => void): void => {
    places = 0;
    for (const { left, from, right } of templates) {
      for (let at = 0; at < left.length; at += 1) {
        const total = left[at] ?? -1;
        if (total >= 0) visit(total, -1 - places);
        for (let part = from[at] ?? 0; part < (from[at + 1] ?? 0); part += 1) if ((right[part] ?? -1) >= 0) visit(right[part] ?? -1, places);
        places += 1;
      }
    }
  };
  each((id) => { count[id + 1] = (count[id + 1] ?? 0) + 1; });
  for (let id = 0; id < amounts; id += 1) count[id + 1] = (count[id + 1] ?? 0) + (count[id] ?? 0);
  const from = count.slice();
  const entries = new Int32Array(count[amounts] ?? 0);
  each((id, entry) => {
    entries[count[id] ?? 0] = entry;
    count[id] = (count[id] ?? 0) + 1;
  });
  const template = new Int32Array(places);
  const at = new Int32Array(places);
  let place = 0;
  templates.forEach(({ left }, own) => {
    for (let index = 0; index < left.length; index += 1) {
      template[place] = own;
      at[place] = index;
      place += 1;
    }
  });
  return { template, at, from, entries };
}
