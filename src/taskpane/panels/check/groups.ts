/** The findings as a person works through them: one entry a cause, what it explains behind it, and filters. Plain data. */
import { columnSpec } from "../../../catalog/tables";
import type { BookTable, BudgetBook } from "../../../model/book";
import { cellKey, type CellRef } from "../../../model/cells";
import type { Finding, Severity } from "../../../model/findings";

/** Findings that one wrong cell explains. */
export interface FindingGroup {
  readonly key: string;
  readonly lead: Finding;
  readonly rest: readonly Finding[];
}

/** What is to be shown; null shows all. `table` is a position in the book's tables, -1 stands for outside of them. */
export interface Filter {
  readonly severity: Severity | null;
  readonly table: number | null;
  readonly rule: string | null;
}

export const SEVERITIES: readonly Severity[] = ["error", "inconsistency", "hint"];

/** One entry a group, worst first; within one severity as the rules gave them. A finding without a group is its own. */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  findings.forEach((finding, index) => {
    const key = finding.group === undefined ? `alone:${index}` : `group:${finding.group}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  });
  return [...groups]
    .flatMap(([key, members]): FindingGroup[] => {
      const lead = members.find((finding) => finding.rootCause) ?? members[0];
      return lead ? [{ key: `${key}:${lead.rule}:${cellKey(lead.at)}`, lead, rest: members.filter((finding) => finding !== lead) }] : [];
    })
    .sort((a, b) => worst(a) - worst(b));
}

function worst({ lead, rest }: FindingGroup): number {
  return Math.min(...[lead, ...rest].map(({ severity }) => SEVERITIES.indexOf(severity)));
}

/** The findings that a filter lets through. */
export function filtered(book: BudgetBook, findings: readonly Finding[], filter: Filter): readonly Finding[] {
  return findings.filter((finding) =>
    (filter.severity === null || finding.severity === filter.severity)
    && (filter.rule === null || finding.rule === filter.rule)
    && (filter.table === null || tableAt(book, finding.at) === filter.table));
}

/** Position of the table that a cell belongs to, -1 when it stands in none: hidden sheets, our own sheets. */
export function tableAt(book: BudgetBook, at: CellRef): number {
  return book.tables.findIndex(({ area }) =>
    area.sheet === at.sheet && at.row >= area.row && at.row < area.row + area.rows && at.column >= area.column && at.column < area.column + area.columns);
}

/** How often each value occurs, in the order of first occurrence. */
export function counted<Value>(values: readonly Value[]): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What a cell is called in its table, "行政运行 · 小计"; "" outside of the figures of a table. */
export function cellName(book: BudgetBook, at: CellRef): string {
  const table = book.tables[tableAt(book, at)];
  if (!table) return "";
  for (const row of table.rows) {
    if (row.row !== at.row || row.sheet !== at.sheet) continue;
    const label = closed(row.label);
    if (row.labelCell?.column === at.column) return label;
    for (const [role, cell] of row.cells) if (cell.ref.column === at.column) return [label, headerOf(table, row.axis, role)].filter((part) => part !== "").join(" · ");
  }
  return "";
}

/** "支 出 总 计" is spaced out to fill its cell. */
function closed(label: string): string {
  return label.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "").trim();
}

function headerOf(table: BookTable, axis: BookTable["columns"][number]["axis"], role: string): string {
  return columnSpec(table.id, axis, role)?.label ?? table.columns.find((column) => column.axis === axis && column.role === role)?.header ?? "";
}
