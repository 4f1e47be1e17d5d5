import type { BookTable } from "../../model/book";
import { figureOf } from "../../model/book";
import type { Finding } from "../../model/findings";
import { derivedCells } from "../sums";
import type { DerivedCell } from "../sums";
import type { Rule, RuleResult } from "../types";

/** One formula beside a typed total may be chance; two are a habit. */
const FEWEST_FORMULAS = 2;

/**
 * A total was typed although its neighbours of the same kind, in its row or its column, are formulas: it will stay as it is
 * when a part changes. One hint a table. Tables whose totals are all typed are left alone.
 */
export const typedTotal: Rule = {
  id: "form/typed-total",
  severity: "hint",
  check({ evaluations }): RuleResult {
    const totals = [...derivedCells(evaluations).values()].filter((total) => (figureOf(total.cell)?.money ?? 0) !== 0);
    const lines = new Map<string, { typed: number; formulas: number }>();
    for (const total of totals) {
      for (const line of linesOf(total)) {
        const count = lines.get(line) ?? { typed: 0, formulas: 0 };
        if (isFormula(total)) count.formulas += 1;
        else count.typed += 1;
        lines.set(line, count);
      }
    }
    const alone = totals.filter((total) => !isFormula(total) && linesOf(total).some((line) => {
      const count = lines.get(line);
      return count !== undefined && count.formulas >= FEWEST_FORMULAS && count.formulas > count.typed;
    }));
    const byTable = new Map<BookTable, DerivedCell[]>();
    for (const total of alone) byTable.set(total.operand.table, [...(byTable.get(total.operand.table) ?? []), total]);
    return { findings: [...byTable].flatMap(([table, own]) => findingOf(table, own)) };
  },
};

function isFormula({ cell }: DerivedCell): boolean {
  return cell.state.kind === "amount" && cell.state.formula !== "";
}

/** The row and the column of a total, among totals of its build. */
function linesOf({ operand, cell, build }: DerivedCell): readonly string[] {
  const place = `${operand.table.id}|${cell.ref.sheet}|${build}`;
  return [`${place}|row ${cell.ref.row}`, `${place}|column ${cell.ref.column}`];
}

function findingOf(table: BookTable, cells: readonly DerivedCell[]): readonly Finding[] {
  const [first, ...rest] = cells;
  return first ? [{
    rule: "form/typed-total", severity: "hint", at: first.cell.ref, related: rest.map((total) => total.cell.ref),
    values: { title: { kind: "text", text: table.title || table.sheet }, count: { kind: "text", text: String(cells.length) } },
  }] : [];
}
