import type { BookTable, BudgetBook, TableId } from "../model/book";
import type { CellRef } from "../model/cells";
import type { Finding } from "../model/findings";
import { covers } from "./formulas";
import { RULES } from "./index";
import type { Rule, RuleContext, RuleResult } from "./types";

/** What became of a rule of form on one table. */
export interface FormCheck {
  readonly rule: string;
  /** Null for a rule about the workbook as a whole, and for a finding that stands in no table. */
  readonly table: TableId | null;
  readonly status: "passed" | "failed" | "notApplicable" | "insufficientData";
  /** Cells of the finding; none where there is none. */
  readonly cells: readonly CellRef[];
}

/** What every rule but that of the relations has to say. */
export function formResults(context: RuleContext): ReadonlyMap<Rule, RuleResult> {
  return new Map(RULES.map((rule) => [rule, rule.check(context)]));
}

/** Whether a result counts its checks itself, as rules over relations and rows do. */
export function countsItself({ passed, failed, notApplicable, insufficientData }: RuleResult): boolean {
  return [passed, failed, notApplicable, insufficientData].some((count) => count !== undefined);
}

/** One check for every rule of form on every table: a table on which a rule found something failed it. */
export function formChecks(results: ReadonlyMap<Rule, RuleResult>, book: BudgetBook): readonly FormCheck[] {
  return [...results].filter(([, result]) => !countsItself(result)).flatMap(([rule, { findings }]) => {
    const placed = new Map<BookTable | null, Finding[]>();
    for (const finding of findings) {
      const table = tableAt(book, finding.at);
      placed.set(table, [...(placed.get(table) ?? []), finding]);
    }
    const outside = placed.get(null) ?? [];
    return [
      ...book.tables.map((table): FormCheck => checkOf(rule, table, placed.get(table) ?? NO_FINDINGS)),
      ...(outside.length === 0 ? [] : [{ rule: rule.id, table: null, status: "failed" as const, cells: cellsOf(outside) }]),
    ];
  });
}

function checkOf(rule: Rule, table: BookTable, findings: readonly Finding[]): FormCheck {
  if (findings.length > 0) return { rule: rule.id, table: table.id, cells: cellsOf(findings), status: "failed" };
  const applies = rule.applies?.(table) ?? "yes";
  return { rule: rule.id, table: table.id, cells: NO_CELLS, status: applies === "yes" ? "passed" : applies === "no" ? "notApplicable" : "insufficientData" };
}

const NO_FINDINGS: readonly Finding[] = [];
const NO_CELLS: readonly CellRef[] = [];

function cellsOf(findings: readonly Finding[]): readonly CellRef[] {
  return findings.flatMap(({ at, related }) => [at, ...related]);
}

/** The table in whose area a cell stands, else one that has a row there or the only one of the sheet. */
function tableAt(book: BudgetBook, at: CellRef): BookTable | null {
  const own = book.tables.filter(({ sheet, rows }) => sheet === at.sheet || rows.some((row) => row.sheet === at.sheet));
  return own.find(({ area }) => covers(area, at)) ?? own.find(({ rows }) => rows.some((row) => row.sheet === at.sheet && row.row === at.row)) ?? own[0] ?? null;
}
