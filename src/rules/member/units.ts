import type { BookTable, TableId } from "../../model/book";
import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

const TABLES: readonly TableId[] = ["three-public-expenses", "project-expenditure", "key-project-expenditure"];

/** The units named in the tables of three public expenses and projects are units of the revenue table. */
export const unitsListed: Rule = {
  id: "member/units",
  severity: "inconsistency",
  check({ lookup }): RuleResult {
    const revenue = lookup.index.table("revenue");
    const known = new Set(revenue?.rows.filter((row) => row.kind === "unit" || row.kind === "ownOffice" || row.kind === "summary").map((row) => nameOf(row.key)));
    const tables = TABLES.flatMap((id) => lookup.index.table(id) ?? []);
    const named = tables.flatMap(unitsNamed);
    if (known.size === 0) return { findings: [], notApplicable: named.length };
    const findings = named.filter((unit) => !known.has(unit.name)).map((unit): Finding => ({
      rule: "member/units", severity: "inconsistency", at: unit.at, related: [], values: { name: { kind: "text", text: unit.name } },
    }));
    return { findings, passed: named.length - findings.length, failed: findings.length };
  },
};

function nameOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

/** Each unit once per table, at the first row that names it. */
function unitsNamed(table: BookTable): readonly { readonly name: string; readonly at: Finding["at"] }[] {
  const seen = new Map<string, Finding["at"]>();
  const unitColumn = table.columns.find((column) => column.content === "unitName")?.column;
  for (const row of table.rows) {
    const name = row.kind === "project" ? row.unitName : row.kind === "unit" || row.kind === "ownOffice" ? nameOf(row.key) : null;
    if (name === null || name === "" || seen.has(name)) continue;
    seen.set(name, { sheet: row.sheet, row: row.row, column: unitColumn ?? row.labelCell?.column ?? 0 });
  }
  return [...seen].map(([name, at]) => ({ name, at }));
}
