import { STRUCTURAL_OUTCOME, type StructuralForm, type StructuralRelations } from "../model/structure";
import type { Amounts } from "./amounts";
import { countOf, OUTCOME, type Template } from "./candidates";

/** STRUCTURAL_OUTCOME by the byte of OUTCOME. */
export const OUTCOMES = Uint8Array.of(
  STRUCTURAL_OUTCOME.unknown, STRUCTURAL_OUTCOME.holds, STRUCTURAL_OUTCOME.holds, STRUCTURAL_OUTCOME.zero, STRUCTURAL_OUTCOME.rounding, STRUCTURAL_OUTCOME.fails,
  STRUCTURAL_OUTCOME.blankTotal,
);

/** Of each template in how many places it holds, and in how many its like in the same table do. */
export function formsOf(templates: readonly Template[], amounts: Amounts): readonly StructuralForm[] {
  const alike = new Map<string, number>();
  const groupOf = ({ bearing, left }: Template): string => `${bearing} ${amounts.grid[left[0] ?? -1] ?? -1}`;
  const groups = templates.map(groupOf);
  const holding = templates.map((each) => countOf(each, OUTCOME.sum, OUTCOME.single, OUTCOME.rounding));
  holding.forEach((holds, at) => alike.set(groups[at] ?? "", (alike.get(groups[at] ?? "") ?? 0) + holds));
  return templates.map(({ bearing }, own): StructuralForm => ({ bearing, holds: holding[own] ?? 0, alike: (alike.get(groups[own] ?? "") ?? 0) - (holding[own] ?? 0) }));
}

/** Relations as ranges, those of a template one behind the other; places without a total are none. */
export function relationsOf(templates: readonly Template[], amounts: Amounts): StructuralRelations {
  const places = templates.reduce((sum, each) => sum + each.left.length, 0);
  const left = new Int32Array(places);
  const from = new Int32Array(places + 1);
  const right = new Int32Array(templates.reduce((sum, each) => sum + each.right.length, 0));
  const outcome = new Uint8Array(places);
  const form = new Int32Array(places);
  let at = 0;
  let parts = 0;
  for (let own = 0; own < templates.length; own++) {
    const each = templates[own] as Template;
    for (let place = 0; place < each.left.length; place++) {
      const total = each.left[place] ?? -1;
      if (total < 0) continue;
      left[at] = total;
      for (let part = each.from[place] ?? 0, end = each.from[place + 1] ?? 0; part < end; part++) right[parts++] = each.right[part] ?? -1;
      outcome[at] = OUTCOMES[each.outcomes[place] ?? 0] ?? 0;
      form[at] = own;
      from[++at] = parts;
    }
  }
  return {
    left: left.subarray(0, at), from: from.subarray(0, at + 1), right: right.subarray(0, parts), outcome: outcome.subarray(0, at), form: form.subarray(0, at), forms: formsOf(templates, amounts),
  };
}
