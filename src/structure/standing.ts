import type { CellRef } from "../model/cells";
import { CellMap } from "../model/cells";
import type { Fen } from "../model/money";
import type { Structure } from "../model/structure";
import { OUTCOME, outcomeOf, partsOf } from "./candidates";
import type { Amounts } from "./amounts";
import type { Reliance } from "./reliance";
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

/** A structural reading that may outlast a change of figures; asked with the amounts that changed, it says whether it does. */
export class StandingStructure {
  private readonly amounts: Amounts;
  private readonly first = new CellMap<number>();
  /** The next amount of the same cell, or -1. */
  private readonly next: Int32Array;
  private places: Places | null = null;

  /** @param reliance of the very reading that gave the structure */
  constructor(private readonly structure: Structure, private readonly reliance: Reliance) {
    if (!reliance.amounts) throw new RangeError("a reading that was not ended rests on nothing");
    this.amounts = reliance.amounts;
    const { row, column, table } = structure.amounts;
    this.next = new Int32Array(row.length).fill(-1);
    for (let id = row.length - 1; id >= 0; id -= 1) {
      const ref: CellRef = { sheet: structure.tables[table[id] ?? 0]?.sheet ?? "", row: row[id] ?? 0, column: column[id] ?? 0 };
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

  /** Notes which sums each amount stands in, so that the first question need not wait for it. */
  prepare(): void {
    this.places ??= placesOf(this.reliance, this.amounts.length);
  }

  /**
   * Whether the same reading follows with other money in some amounts, everything else of them being as it was (none became
   * zero, another sign or of another step). The money is put into the structure; where the answer is no, the structure
   * is of no use any more.
   */
  outlasts(money: ReadonlyMap<number, Fen>): boolean {
    const { reliance, amounts, structure } = this;
    const ids = [...money.keys()];
    const concerned = reliance.looks.flatMap((look) => {
      const own = ids.filter(look.concerns);
      return own.length === 0 ? [] : [{ look, own, before: look.comesTo(own) }];
    });
    const shifts = this.shiftsOf(money);
    for (const [id, fen] of money) {
      amounts.money[id] = fen;
      structure.amounts.money[id] = fen;
    }
    return shifts.every(([place, shift]) => this.comesOutAlike(place, shift)) && concerned.every(({ look, own, before }) => look.comesTo(own) === before);
  }

  /** The places that changes touch, each with the change of right − left. */
  private shiftsOf(money: ReadonlyMap<number, Fen>): readonly (readonly [place: number, shift: Fen])[] {
    const { from, entries } = this.places ??= placesOf(this.reliance, this.amounts.length);
    const shifts = new Map<number, Fen>();
    for (const [id, fen] of money) {
      const change = fen - (this.amounts.money[id] ?? 0);
      for (let at = from[id] ?? 0; at < (from[id + 1] ?? 0); at += 1) {
        const entry = entries[at] ?? 0;
        const place = entry < 0 ? -1 - entry : entry;
        shifts.set(place, (shifts.get(place) ?? 0) + (entry < 0 ? -change : change));
      }
    }
    return [...shifts];
  }

  private comesOutAlike(place: number, shift: Fen): boolean {
    const template = this.reliance.templates[this.places?.template[place] ?? -1];
    const at = this.places?.at[place] ?? -1;
    if (!template) return false;
    const before = template.outcomes[at];
    const left = template.left[at] ?? -1;
    if (template.bearing === "rate") return rateOutcome(this.amounts, left, partsOf(template, at)) === before;
    // What changed on both sides alike leaves a sum as it was, however long it is.
    if (shift === 0) return true;
    const { from, right } = template;
    return outcomeOf(this.amounts, left, right, from[at] ?? 0, from[at + 1] ?? 0) === before && !(before === OUTCOME.fails && this.reliance.gaps.has(template));
  }
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
