import type { BudgetBook } from "../../src/model/book";
import { cellKey } from "../../src/model/cells";
import type { FindingValue } from "../../src/model/findings";
import { formatMoneyShort } from "../../src/model/money";
import { runRules } from "../../src/rules/run";

/** The rows and columns of a small book by their cells. */
function placesOf(book: BudgetBook): ReadonlyMap<string, string> {
  return new Map(book.tables.flatMap((table) => table.rows.flatMap((row) => [
    ...(row.labelCell ? [[cellKey(row.labelCell), `${table.id} ${row.key}`] as const] : []),
    ...[...row.cells].map(([role, cell]) => [cellKey(cell.ref), `${table.id} ${row.key}.${role}`] as const),
  ])));
}

function said(value: FindingValue | undefined): string {
  return value === undefined ? "" : value.kind === "money" ? formatMoneyShort(value.fen, "万元", 4) : value.kind === "text" ? value.text : "-";
}

/** Rules that are about amounts; the others are about form. */
const OF_AMOUNTS = /^(?!hint\/|form\/(?!not-filled|row-missing|code-mistyped|unit-mistyped))/;

/**
 * What is found in a small book, by default of its amounts: "sum/columns at expenditure 201.total: 30 → 35", the group before it,
 * "root" behind the one that leads it, "or …" with the places that explain it as well.
 */
export function foundIn(book: BudgetBook, rules: RegExp = OF_AMOUNTS): readonly string[] {
  const places = placesOf(book);
  const place = (ref: Parameters<typeof cellKey>[0]): string => places.get(cellKey(ref)) ?? cellKey(ref);
  return runRules(book).findings.filter(({ rule }) => rules.test(rule)).map(({ rule, at, values, group, rootCause, alternatives = [] }) => {
    const change = values.expected === undefined ? "" : `: ${said(values.printed ?? values.code)} → ${said(values.expected)}`;
    return `${group === undefined ? "" : `${group} `}${rule} at ${place(at)}${change}${rootCause === true ? ", root" : ""}${alternatives.length === 0 ? "" : `, or ${alternatives.map(place).join(", ")}`}`;
  });
}
