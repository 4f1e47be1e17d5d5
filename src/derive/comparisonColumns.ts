import type { BookRow, BookTable } from "../model/book";
import { cellNumberOf, decimalOfNumber, formatDecimal, formatMoneyShort, percentage, type UnitOfMeasure } from "../model/money";
import { cellKey, type CellRef, type Scalar } from "../model/cells";
import type { Filling } from "./filling";
import { buildOf, cellText, saysTheSame, type LiveFormula } from "./formulaText";
import { fenPlaces } from "./formulas";
import type { FillState } from "./state";

/**
 * Fills the columns 增减额 and 增减% of tables that print last year's amounts beside the budget: each row's change is its total
 * less last year's, its rate that change in per cent of last year's, none where last year had nothing. What a person typed
 * differently stays and is told.
 */
export function writeComparisons(state: FillState, filling: Filling): void {
  for (const table of state.current().tables) {
    const change = comparisonColumn(table, "change");
    const rate = comparisonColumn(table, "change-rate");
    if (table.unit === null || (change === null && rate === null)) continue;
    for (const row of table.rows) writeRow(state, filling, { table, row, unit: table.unit, change, rate });
  }
}

interface Row {
  readonly table: BookTable;
  readonly row: BookRow;
  readonly unit: UnitOfMeasure;
  readonly change: number | null;
  readonly rate: number | null;
}

function comparisonColumn(table: BookTable, role: "change" | "change-rate"): number | null {
  const found = table.columns.filter((column) => column.role === role && column.axis === "main");
  return found.length === 1 ? found[0]?.column ?? null : null;
}

function writeRow(state: FillState, { evaluation }: Filling, { table, row, unit, change, rate }: Row): void {
  const [now, before] = [row.cells.get("total"), row.cells.get("last-year")];
  if (!now || !before) return;
  const [total, base] = [evaluation.money(now, table), evaluation.money(before, table)];
  const [totalAt, baseAt] = [now, before].map(({ ref }) => cellText(ref.row, ref.column));
  const at = (column: number): CellRef => ({ sheet: row.sheet, row: row.row, column });
  if (change !== null) {
    const text = `=ROUND(${totalAt}-${baseAt},${fenPlaces(unit)})`;
    write(state, table, at(change), { text, ends: new Map() }, cellNumberOf(total - base, unit), formatMoneyShort(total - base, unit));
  }
  if (rate !== null) {
    const percent = percentage(total - base, base);
    const text = `=IF(N(${baseAt})=0,"",ROUND((${totalAt}-${baseAt})*100/${baseAt},2))`;
    write(state, table, at(rate), { text, ends: new Map() }, percent ? Number(formatDecimal(percent)) : "", percent ? formatDecimal(percent) : "");
  }
}

/** In place of nothing, of the same number, or of a formula of ours for other cells. */
function write(state: FillState, table: BookTable, at: CellRef, formula: LiveFormula, result: Scalar, derived: string): void {
  const content = state.work.content(at);
  const as = { table: table.id, kind: "formula" } as const;
  if ("formula" in content) {
    if (saysTheSame(content.formula, formula, at.sheet) || buildOf(content.formula) !== buildOf(formula.text)) return;
  } else if (content.value !== null && !sameNumber(content.value, result) && !state.replaceable().has(cellKey(at))) {
    state.conflicts.push({ at: state.work.original(at), table: table.id, relation: `${table.id}/last-year`, typed: String(content.value), derived });
    return;
  }
  if (state.values) state.work.setValue(at, result === "" ? null : result, as);
  else state.work.setFormula(at, formula.text, result, as);
}

/** Whether a typed number is the derived one, at the decimals that were typed. */
function sameNumber(typed: Scalar, derived: Scalar): boolean {
  if (typeof typed !== "number" || typeof derived !== "number") return typed === derived;
  const decimals = decimalOfNumber(typed)?.decimals ?? 0;
  return Math.abs(typed - derived) * 10 ** decimals <= 0.5 + Number.EPSILON;
}
