import type { BookCell } from "../../model/book";
import { figureOf, formulaOf } from "../../model/book";
import type { Area } from "../../model/cells";
import { addressOf, cellKey } from "../../model/cells";
import type { Finding } from "../../model/findings";
import { tokensOf } from "../../model/formulas";
import { covers, summedAreas } from "../formulas";
import { cellsOf, derivedCells } from "../sums";
import type { DerivedCell, DerivedCells } from "../sums";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/**
 * The formula of a total leaves out a row or column that belongs to it, as happens when a row is inserted outside its
 * range. A hint while the cell left out is empty, or a number typed into the formula stands in for it; an inconsistency
 * once money is left out. Only plain sums are judged.
 */
export const formulaSkips = defineTableRule({
  id: "form/formula-skips",
  severity: "inconsistency",
  title: { zh: "合计公式漏了行或列", en: "Formula leaves out a part" },
  message: {
    zh: "〔{row}〕的公式 {formula} 没有包括 {cells} 等 {count} 个应计入的单元格；请把它们加进求和范围，或重新填充。",
    en: "The formula {formula} of 〔{row}〕 leaves out {count} cells that belong to it ({cells}); extend its range, or fill again.",
  },
  check(context): RuleResult<Found> {
    const derived = derivedCells(context);
    const findings: Found[] = [];
    let passed = 0;
    for (const total of derived.all) {
      const formula = formulaOf(total.cell);
      const areas = summedAreas(formula, total.cell.ref.sheet);
      const skipped = areas && skippedBy(areas, total, derived);
      if (skipped === null) continue;
      if (skipped.length === 0) passed += 1;
      else findings.push(findingOf(total, formula, skipped));
    }
    return { findings, passed, failed: findings.length };
  },
});

/** Cells that a formula should add up and does not, by the relation of its cell that it comes nearest to; null where it sums none of them. */
function skippedBy(areas: readonly Area[], total: DerivedCell, derived: DerivedCells): readonly BookCell[] | null {
  const ways = total.sums.flatMap((sum): readonly (readonly BookCell[])[] => {
    const parts = cellsOf(sum);
    const skipped = parts.filter((part) => !reaches(areas, part, derived, 0));
    // A formula that adds up none of the parts follows another of the cell's relations.
    return skipped.length === parts.length ? [] : [skipped];
  });
  return ways.sort((a, b) => a.length - b.length)[0] ?? null;
}

/** Levels below a total whose cells may stand in its formula instead of their own sum. */
const DEEPEST = 3;

function reaches(areas: readonly Area[], part: BookCell, derived: DerivedCells, depth: number): boolean {
  if (areas.some((area) => covers(area, part.ref))) return true;
  const sums = depth < DEEPEST ? derived.at(part.ref)?.sums ?? [] : [];
  return sums.map(cellsOf).some((parts) => parts.length > 0 && parts.every((below) => reaches(areas, below, derived, depth + 1)));
}

const MOST_NAMED = 3;

/** A number that may be an amount; the 2 and 6 of ROUND are none. */
function isAmount(text: string): boolean {
  const number = Number(text);
  return number >= 10 || number % 1 > 0;
}

function findingOf({ cell, operand }: DerivedCell, formula: string, skipped: readonly BookCell[]): Found {
  const full = skipped.some((part) => (figureOf(part)?.money ?? 0) !== 0) && !tokensOf(formula).some((token) => isAmount(token.text));
  const named = skipped.slice(0, MOST_NAMED).map((part) => addressOf(part.ref)).join("、");
  return {
    severity: full ? "inconsistency" : "hint", at: cell.ref, related: skipped.map((part) => part.ref),
    values: {
      row: text(operand.row?.label ?? operand.key),
      formula: text(formula),
      cells: text(named), count: text(String(skipped.length)),
    },
  };
}

/**
 * Findings with those of the relations that a wrong formula breaks under the finding that says what the formula leaves
 * out: it is the same cell, and tells more than the difference does.
 */
export function groupedWithSkips(findings: readonly Finding[]): readonly Finding[] {
  const groupOf = new Map<string, string>();
  for (const { group, at, alternatives, rootCause } of findings) {
    if (group === undefined || (!rootCause && alternatives === undefined)) continue;
    for (const ref of [at, ...(alternatives ?? [])]) groupOf.set(cellKey(ref), groupOf.get(cellKey(ref)) ?? group);
  }
  const leads = new Map<string, Finding>();
  for (const finding of findings) {
    const group = finding.rule === "form/formula-skips" && finding.severity !== "hint" ? groupOf.get(cellKey(finding.at)) : undefined;
    if (group !== undefined && !leads.has(group)) leads.set(group, finding);
  }
  return findings.map((finding) => {
    const [led] = [...leads].find(([, lead]) => lead === finding) ?? [];
    if (led !== undefined) return { ...finding, group: led, rootCause: true };
    if (finding.group === undefined || !leads.has(finding.group)) return finding;
    const { rootCause: _, alternatives: __, ...rest } = finding;
    return rest;
  });
}
