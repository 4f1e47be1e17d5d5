import type { BookCell } from "../../model/book";
import { figureOf } from "../../model/book";
import type { Area } from "../../model/cells";
import { addressOf, cellKey } from "../../model/cells";
import type { Finding } from "../../model/findings";
import { covers, summedAreas } from "../formulas";
import { derivedCells } from "../sums";
import type { DerivedCell } from "../sums";
import type { Rule, RuleResult } from "../types";

/**
 * The formula of a total leaves out a row or column that belongs to it, as happens when a row is inserted outside its
 * range. A hint while the cell left out is empty, an inconsistency once it holds money. Only plain sums are judged.
 */
export const formulaSkips: Rule = {
  id: "form/formula-skips",
  severity: "inconsistency",
  check({ evaluations }): RuleResult {
    const derived = derivedCells(evaluations);
    const findings: Finding[] = [];
    let passed = 0;
    for (const total of derived.values()) {
      const skipped = skippedBy(total, derived);
      if (skipped === null) continue;
      if (skipped.length === 0) passed += 1;
      else findings.push(findingOf(total, skipped));
    }
    return { findings, passed, failed: findings.length };
  },
};

/** Cells that the formula should add up and does not; null where there is no plain sum of such cells. */
function skippedBy(total: DerivedCell, derived: ReadonlyMap<string, DerivedCell>): readonly BookCell[] | null {
  const { state, ref } = total.cell;
  const areas = state.kind === "amount" && state.formula !== "" ? summedAreas(state.formula, ref.sheet) : null;
  if (areas === null) return null;
  let fewest: readonly BookCell[] | null = null;
  for (const parts of total.sums) {
    const skipped = parts.filter((part) => !reaches(areas, part, derived, 0));
    // A formula that adds up none of the parts follows another of the cell's relations.
    if (skipped.length === parts.length || (fewest !== null && fewest.length <= skipped.length)) continue;
    fewest = skipped;
  }
  return fewest;
}

/** Levels below a total whose cells may stand in its formula instead of their own sum. */
const DEEPEST = 3;

function reaches(areas: readonly Area[], part: BookCell, derived: ReadonlyMap<string, DerivedCell>, depth: number): boolean {
  if (areas.some((area) => covers(area, part.ref))) return true;
  const sums = depth < DEEPEST ? derived.get(cellKey(part.ref))?.sums ?? [] : [];
  return sums.some((parts) => parts.length > 0 && parts.every((below) => reaches(areas, below, derived, depth + 1)));
}

const MOST_NAMED = 3;

function findingOf({ cell, operand }: DerivedCell, skipped: readonly BookCell[]): Finding {
  const full = skipped.some((part) => (figureOf(part)?.money ?? 0) !== 0);
  const named = skipped.slice(0, MOST_NAMED).map((part) => addressOf(part.ref)).join("、");
  return {
    rule: "form/formula-skips", severity: full ? "inconsistency" : "hint", at: cell.ref, related: skipped.map((part) => part.ref),
    values: {
      row: { kind: "text", text: operand.row?.label ?? operand.key },
      formula: { kind: "text", text: cell.state.kind === "amount" ? cell.state.formula : "" },
      cells: { kind: "text", text: named }, count: { kind: "text", text: String(skipped.length) },
    },
  };
}
