import { hasFormula } from "../../model/amountColumns";
import type { BookTable } from "../../model/book";
import { derivedCells } from "../sums";
import type { DerivedCell } from "../sums";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/** One formula beside a typed total may be chance; two are a habit. */
const FEWEST_FORMULAS = 2;
/** In a table with so many formulas to one typed total, formulas are the rule wherever the total stands. */
const FORMULAS_TO_ONE = 4;

/**
 * A total was typed although its neighbours of the same kind, in its row or its column, are formulas, or nearly all totals
 * of the table are: it will stay as it is when a part changes. One hint a table. Tables whose totals are all typed are
 * left alone.
 */
export const typedTotal = defineTableRule({
  id: "form/typed-total",
  severity: "hint",
  title: { zh: "合计数是手工填写的", en: "Typed-in totals among formulas" },
  message: {
    zh: "“{title}”有 {count} 个合计数是手工填写的，本表其他合计数是公式；分项改动后它们不会跟着变，请改为公式或重新填充。",
    en: "{count} totals of “{title}” are typed although its other totals are formulas; they will not follow a change of their parts.",
  },
  applies: (table) => (hasFormula(table) ? "yes" : "no"),
  check(context): RuleResult<Found> {
    const totals = derivedCells(context).all.filter(({ cell }) => cell.state.kind === "amount");
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
      if (count === undefined) return false;
      return line === tableOf(total) ? count.formulas >= count.typed * FORMULAS_TO_ONE : count.formulas >= FEWEST_FORMULAS && count.formulas > count.typed;
    }));
    const byTable = new Map<BookTable, DerivedCell[]>();
    for (const total of alone) byTable.set(total.operand.table, [...(byTable.get(total.operand.table) ?? []), total]);
    return { findings: [...byTable].flatMap(([table, own]) => findingOf(table, own)) };
  },
});

/** A formula that refers to nothing (=120+30) is a typed number. */
function isFormula({ cell }: DerivedCell): boolean {
  return cell.state.kind === "amount" && /[A-Za-z]/.test(cell.state.formula);
}

/** The row and the column of a total, among totals of its build; and the table, for sums inside it. */
function linesOf(total: DerivedCell): readonly string[] {
  const { operand, cell, build } = total;
  const place = `${operand.table.id}|${cell.ref.sheet}|${build}`;
  return [`${place}|row ${cell.ref.row}`, `${place}|column ${cell.ref.column}`, ...(build.includes("tie") ? [] : [tableOf(total)])];
}

function tableOf({ operand }: DerivedCell): string {
  return `table ${operand.table.id}`;
}

function findingOf(table: BookTable, cells: readonly DerivedCell[]): readonly Found[] {
  const [first, ...rest] = cells;
  return first ? [{
    at: first.cell.ref, related: rest.map((total) => total.cell.ref),
    values: { title: text(table.title || table.sheet), count: text(String(cells.length)) },
  }] : [];
}
