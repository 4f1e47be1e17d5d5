import type { BookTable, TableId } from "../../model/book";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

const TABLES: readonly TableId[] = ["three-public-expenses", "project-expenditure", "key-project-expenditure"];

/** The units named in the tables of three public expenses and projects are units of the revenue table. */
export const unitsListed = defineTableRule({
  id: "member/units",
  severity: "inconsistency",
  title: { zh: "单位应列在收入预算总表中", en: "Unit is not in the revenue table" },
  message: { zh: "单位“{name}”不在收入预算总表中，请核对名称。", en: "Unit “{name}” is not in the revenue table; check its name." },
  check({ lookup }): RuleResult<Found> {
    const revenue = lookup.index.table("revenue");
    const known = new Set(revenue?.rows.filter((row) => row.kind === "unit" || row.kind === "ownOffice" || row.kind === "summary").map((row) => nameOf(row.key)));
    const tables = TABLES.flatMap((id) => lookup.index.table(id) ?? []);
    const named = tables.flatMap(unitsNamed);
    if (known.size === 0) return { findings: [], notApplicable: named.length };
    const findings = named.filter((unit) => !known.has(unit.name)).map((unit): Found => ({
      at: unit.at, values: { name: text(unit.name) },
    }));
    return { findings, passed: named.length - findings.length, failed: findings.length };
  },
});

function nameOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

/** Each unit once per table, at the first row that names it. */
function unitsNamed(table: BookTable): readonly { readonly name: string; readonly at: Found["at"] }[] {
  const seen = new Map<string, Found["at"]>();
  const unitColumn = table.columns.find((column) => column.content === "unitName")?.column;
  for (const row of table.rows) {
    const name = row.kind === "project" ? row.unitName : row.kind === "unit" || row.kind === "ownOffice" ? nameOf(row.key) : null;
    if (name === null || name === "" || seen.has(name)) continue;
    seen.set(name, { sheet: row.sheet, row: row.row, column: unitColumn ?? row.labelCell?.column ?? 0 });
  }
  return [...seen].map(([name, at]) => ({ name, at }));
}
