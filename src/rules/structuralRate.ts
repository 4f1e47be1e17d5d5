import { cellKey } from "../model/cells";
import { SIDES } from "../relations/instance";
import { bearingOf, placeOfAmount, rightOf, STRUCTURAL_OUTCOME } from "../model/structure";
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
    if (!structure?.relations.forms.some(({ bearing }) => bearing === "rate")) return { findings: [], passed: 0, failed: 0, notApplicable: 0, insufficientData: 0 };
    const { amounts, relations } = structure;
    const findings: Found[] = [];
    const suspect = new Set<string>();
    for (const { instance, status } of structural) {
      if (status === "failed") for (const side of SIDES) instance.eachPlace(side, (sheet, row, column) => { suspect.add(cellKey({ sheet, row, column })); });
    }
    let passed = 0;
    relations.left.forEach((rate, at) => {
      if (bearingOf(relations, at) !== "rate") return;
      if (relations.outcome[at] === STRUCTURAL_OUTCOME.holds) passed += 1;
      if (relations.outcome[at] !== STRUCTURAL_OUTCOME.fails) return;
      const operands = rightOf(relations, at);
      const related = Array.from(operands, (id) => placeOfAmount(structure, id));
      if (related.some((ref) => suspect.has(cellKey(ref)))) return;
      const [now = NaN, base = NaN] = Array.from(operands, (id) => amounts.money[id]);
      const decimals = Math.max(0, Math.round(Math.log10(PER_PERCENT / (amounts.grain[rate] ?? NaN))));
      const percent = (value: number): string => `${value.toFixed(decimals)}%`;
      findings.push({
        at: placeOfAmount(structure, rate), related,
        values: {
          rate: text(percent((amounts.money[rate] ?? NaN) / PER_PERCENT)),
          expected: text(percent(((now - base) / base) * 100)),
          row: text(amounts.words[amounts.label[rate] ?? -1] ?? ""),
        },
      });
    });
    return { findings, passed, failed: findings.length, notApplicable: 0, insufficientData: 0 };
  },
});
