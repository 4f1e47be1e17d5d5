import { cellKey, type CellRef } from "../model/cells";
import type { FormPlan, Remnant } from "../model/form";
import type { WorkbookSnapshot } from "../model/snapshot";
import { natureOf } from "./formulas";
import { numberIn } from "./places";
import { lastYearsColumn } from "./stated";

/** Figures of fewer digits are found anywhere by chance: numbers of rows, shares, counts. */
const LEAST_DIGITS = 3;

/**
 * Searches the new workbook for the figures of last year's tables: every amount of three digits or more, as a number and in
 * words. What was moved to the columns of the year before, or stands on 补充资料 as what last year's text said, is where it belongs;
 * what a formula makes of that alone (a change against it) is no figure that was left.
 *
 * @param before last year's workbook
 * @param after the new one, its sheets perhaps renamed
 */
export function remnantsIn(before: WorkbookSnapshot, plan: FormPlan, after: WorkbookSnapshot): { readonly searched: number; readonly left: readonly Remnant[] } {
  const figures = figuresOf(before, plan);
  const kept = new Set(plan.tables.flatMap(({ sheet, columns, area }) => columns.filter(({ use, from }) => (use === "before" && from !== null) || use === "code" || use === "number")
    .flatMap(({ column }) => Array.from({ length: area.rows }, (_, index) => cellKey({ sheet, row: area.row + index, column })))));
  const formerName = new Map(plan.edits.flatMap((edit) => (edit.kind === "renameSheet" ? [[edit.to, edit.sheet] as const] : [])));
  const said = new Map(after.sheets.map((sheet) => [sheet.name, lastYearsColumn(sheet)]));
  const left = after.sheets.flatMap((sheet) => sheet.values.flatMap((line, r) => line.flatMap((value, c): Remnant[] => {
    const at: CellRef = { sheet: sheet.name, row: sheet.row + r, column: sheet.column + c };
    const formula = sheet.formulas[r]?.[c] ?? "";
    if (formula !== "" && natureOf(formula) === "live") return [];
    if (at.column === said.get(sheet.name) || kept.has(cellKey({ ...at, sheet: formerName.get(sheet.name) ?? sheet.name })) || value === null) return [];
    return numbersOf(value).some((number) => figures.has(number)) ? [{ at, printed: String(value) }] : [];
  })));
  return { searched: figures.size, left };
}

/** Amounts of last year's tables, as their digits. */
export function figuresOf(before: WorkbookSnapshot, { tables }: FormPlan): ReadonlySet<string> {
  const sheets = new Map(before.sheets.map((sheet) => [sheet.name, sheet]));
  const figures = new Set<string>();
  for (const { sheet: name, columns, rows } of tables) {
    const sheet = sheets.get(name);
    const amounts = columns.filter(({ use }) => use === "thisYear" || use === "before" || use === "change");
    for (const { row } of rows) {
      for (const { column } of amounts) {
        const number = numberIn(sheet?.values[row - sheet.row]?.[column - sheet.column] ?? null);
        const digits = number === null ? "" : String(Math.abs(number));
        if (digits.replace(/\D/g, "").replace(/^0+|0+$/g, "").length >= LEAST_DIGITS) figures.add(digits);
      }
    }
  }
  return figures;
}

/** Numbers that a cell shows or a text says, without signs and separators. */
export function numbersOf(value: string | number | boolean): readonly string[] {
  if (typeof value === "number") return [String(Math.abs(Number(value.toPrecision(15))))];
  if (typeof value !== "string") return [];
  return [...value.matchAll(/(?<![\d.])\d[\d,]*(?:\.\d+)?/g)].map(([found]) => String(Number(found.replaceAll(",", ""))));
}
