import { levelOf } from "../../catalog/classifications";
import { axisSpec } from "../../catalog/tables";
import type { AxisId, BookCell, BookRow, BookTable } from "../../model/book";
import { cellKey, type CellRef } from "../../model/cells";
import type { Evaluation } from "../../relations/evaluate";
import type { Operand } from "../../relations/instance";
import { amountOf, text } from "../findingValues";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";
import { titlePlace } from "../../model/book";
import { filledSide, lackedRow, lackingAmount } from "../unfilled";

/**
 * A table lacks the row of a code for which its sibling has money: once a row, at the place where it
 * belongs. What stands in the sibling is not accused of it. Source: 预算法 第四十六条, expenditure is shown down to 项 in
 * every table that shows it.
 *
 * The value `item` names the classification of a row that can be added by itself: an item of a table that prints codes. A
 * class or division comes with its items, and a balance prints no items.
 */
export const rowMissing = defineTableRule({
  id: "form/row-missing",
  severity: "inconsistency",
  title: { zh: "缺少一行", en: "A row is missing" },
  message: {
    zh: "“{title}”缺少 {code}“{name}”：“{source}”中有这一行，{expected} {unit}；请补上这一行，或核对该科目。",
    en: "“{title}” has no row {code} “{name}”; “{source}” has it, with {expected} {unit}. Add the row, or check the code.",
  },
  check({ evaluations }): RuleResult<Found> {
    const lacking = new Map<string, { readonly operand: Operand; readonly evaluations: Evaluation[] }>();
    for (const evaluation of evaluations) {
      const operand = lackedRow(evaluation);
      if (!operand) continue;
      const place = `${operand.table.id}|${operand.axis}|${operand.key}`;
      const known = lacking.get(place);
      if (known) known.evaluations.push(evaluation);
      else lacking.set(place, { operand, evaluations: [evaluation] });
    }
    return { findings: [...lacking.values()].flatMap(({ operand, evaluations: own }) => findingOf(operand, own)) };
  },
});

/** An amount of the row in a table that prints it. */
interface Sibling {
  readonly table: BookTable;
  readonly row: BookRow;
  readonly code: string;
  readonly cell: BookCell;
}

function siblingsOf(evaluation: Evaluation): readonly Sibling[] {
  return filledSide(evaluation).flatMap(({ table, row, cell }) => (row && row.code !== null && cell ? [{ table, row, code: row.code, cell }] : []));
}

function findingOf({ table, axis }: Operand, evaluations: readonly Evaluation[]): readonly Found[] {
  const siblings = evaluations.flatMap(siblingsOf);
  // The largest amount is the row's total, whatever columns are tied.
  const amount = evaluations.map(lackingAmount).reduce((largest, each) => (Math.abs(each) > Math.abs(largest) ? each : largest));
  return siblings.slice(0, 1).map(({ table: source, row: { label }, code, cell }): Found => ({
    at: placeOf(table, axis, code), related: [...new Map(siblings.map(({ cell: { ref } }) => [cellKey(ref), ref])).values()],
    values: {
      title: text(table.title || table.sheet), code: text(code), name: text(label), ...itemOf(table, axis, code),
      source: text(source.title || source.sheet), expected: amountOf(amount, source.unit ?? "元", cell),
    },
  }));
}

function itemOf({ id }: BookTable, axis: AxisId, code: string): Found["values"] {
  const classified = axisSpec(id, axis)?.rows.classified;
  return classified?.byNameOnly === false && levelOf(classified.classification, code) === "item" ? { item: text(classified.classification) } : {};
}

/** The name of the row behind which the lacking one belongs by its code; of the last, where it belongs before all of them. */
function placeOf(table: BookTable, axis: AxisId, code: string): CellRef {
  const rows = table.rows.filter((row) => row.axis === axis);
  const nearest = rows.flatMap((row) => (row.code !== null && row.code < code ? row.code : [])).sort().at(-1);
  const before = rows.findLast((row) => nearest === undefined || row.code === nearest);
  return before?.codeCells[0] ?? before?.labelCell ?? titlePlace(table);
}
