import { levelOf } from "../../catalog/classifications";
import { axisSpec } from "../../catalog/tables";
import type { AxisId, BookRow, BookTable, RowKey } from "../../model/book";
import { cellKey, type CellRef } from "../../model/cells";
import type { Evaluation } from "../../relations/evaluate";
import { amountOf, text } from "../findingValues";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";
import { titlePlace } from "../../model/book";
import { emptySide, filledSide, lacksRow } from "../unfilled";

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
    const lacking = new Map<string, { readonly table: BookTable; readonly axis: AxisId; readonly key: RowKey; readonly evaluations: Evaluation[] }>();
    for (const evaluation of evaluations) {
      if (!lacksRow(evaluation)) continue;
      const [operand] = emptySide(evaluation);
      if (!operand) continue;
      const place = `${operand.table.id}|${operand.axis}|${operand.key}`;
      const known = lacking.get(place);
      if (known) known.evaluations.push(evaluation);
      else lacking.set(place, { table: operand.table, axis: operand.axis, key: operand.key, evaluations: [evaluation] });
    }
    return { findings: [...lacking.values()].flatMap(({ table, axis, key, evaluations: own }) => findingOf(table, axis, key, own)) };
  },
});

function findingOf(table: BookTable, axis: AxisId, key: RowKey, evaluations: readonly Evaluation[]): readonly Found[] {
  const filled = evaluations.flatMap(filledSide).filter(({ row, cell }) => row !== null && cell !== null);
  const [source] = filled;
  if (!source?.row) return [];
  const related = new Map(filled.flatMap(({ cell }) => (cell ? [[cellKey(cell.ref), cell.ref] as const] : [])));
  // The largest amount is the row's total, whatever columns are tied.
  const amount = Math.max(...evaluations.map(({ left, right }) => Math.abs(left - right)));
  return [{
    at: placeOf(table, axis, source.row.code ?? key), related: [...related.values()],
    values: {
      title: text(table.title || table.sheet), code: text(source.row.code ?? ""), name: text(source.row.label),
      ...itemOf(table, axis, source.row),
      source: text(source.table.title || source.table.sheet),
      expected: amountOf(amount, source.table.unit ?? "元", source.cell ?? undefined),
    },
  }];
}

function itemOf({ id }: BookTable, axis: AxisId, { code }: BookRow): Found["values"] {
  const classified = axisSpec(id, axis)?.rows.classified;
  if (!classified || classified.byNameOnly || code === null || levelOf(classified.classification, code) !== "item") return {};
  return { item: text(classified.classification) };
}

/** The name of the row behind which the lacking one belongs by its code; the table's title where there is none. */
function placeOf(table: BookTable, axis: AxisId, code: string): CellRef {
  const before = table.rows.filter((other) => other.axis === axis && other.code !== null && other.code < code)
    .sort((a, b) => ((a.code ?? "") < (b.code ?? "") ? 1 : -1))[0] ?? table.rows.filter((other) => other.axis === axis).at(-1);
  return before?.codeCells[0] ?? before?.labelCell ?? titlePlace(table);
}
