import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import { SIDES } from "../relations/instance";
import { STRUCTURAL_OUTCOME } from "../model/structure";
import { defineTableRule } from "./define";
import { text } from "./findingValues";
import type { Found, RuleResult } from "./types";

/** Millionths of a percent in one percent. */
const PER_PERCENT = 1_000_000;

/**
 * 增减 % = (this year − base) ÷ base, in columns that the structure of a table shows to be these. Where an amount of the row is
 * wrong by another relation, the rate is not accused of it.
 */
export const structuralRate = defineTableRule({
  id: "structure/rate",
  severity: "inconsistency",
  title: { zh: "增减比例等于增减额除以基数", en: "Rate equals change over base" },
  message: {
    zh: "〔{row}〕的增减比例为 {rate}，按本年数和上年数应为 {expected}。",
    en: "The rate of 〔{row}〕 is {rate}; by this year's and last year's amounts it should be {expected}.",
  },
  check({ book: { structure }, structural }): RuleResult<Found> {
    if (!structure) return { findings: [] };
    const { amounts, relations, tables } = structure;
    const refOf = (id: number): CellRef => ({ sheet: tables[amounts.table[id] ?? 0]?.sheet ?? "", row: amounts.row[id] ?? 0, column: amounts.column[id] ?? 0 });
    const findings: Found[] = [];
    if (!relations.forms.some(({ bearing }) => bearing === "rate")) return { findings, passed: 0, failed: 0, notApplicable: 0, insufficientData: 0 };
    const suspect = new Set<string>();
    for (const { instance, status } of structural) {
      if (status === "failed") for (const side of SIDES) instance.eachPlace(side, (sheet, row, column) => { suspect.add(cellKey({ sheet, row, column })); });
    }
    let passed = 0;
    relations.left.forEach((rate, at) => {
      if (relations.forms[relations.form[at] ?? 0]?.bearing !== "rate") return;
      if (relations.outcome[at] === STRUCTURAL_OUTCOME.holds) passed += 1;
      if (relations.outcome[at] !== STRUCTURAL_OUTCOME.fails) return;
      const operands = [...relations.right.subarray(relations.from[at], relations.from[at + 1])];
      const [later = -1, earlier = -1] = operands;
      const related = operands.map(refOf);
      if (related.some((ref) => suspect.has(cellKey(ref)))) return;
      const base = amounts.money[earlier] ?? 0;
      const grain = amounts.grain[rate] ?? PER_PERCENT;
      const decimals = Math.max(0, Math.round(Math.log10(PER_PERCENT / grain)));
      const percent = (value: number): string => `${value.toFixed(decimals)}%`;
      findings.push({
        at: refOf(rate), related,
        values: {
          rate: text(percent((amounts.money[rate] ?? 0) / PER_PERCENT)),
          expected: text(percent((((amounts.money[later] ?? 0) - base) / base) * 100)),
          row: text(amounts.words[amounts.label[rate] ?? -1] ?? ""),
        },
      });
    });
    return { findings, passed, failed: findings.length, notApplicable: 0, insufficientData: 0 };
  },
});
