import { isUnit, type BookRow, type BookTable, type TableId } from "../../model/book";
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
    const known = new Set(revenue?.rows.filter((row) => isUnit(row) || row.kind === "summary").map((row) => nameOf(row.key)));
    const tables = TABLES.flatMap((id) => lookup.index.table(id) ?? []);
    const named = tables.flatMap(unitsNamed);
    if (known.size === 0) return { findings: [], notApplicable: named.length };
    const findings = named.filter(({ name }) => !known.has(name)).map(({ name, table, row }): Found => ({ at: placeOf(table, row), values: { name: text(name) } }));
    return { findings, passed: named.length - findings.length, failed: findings.length };
  },
});

function nameOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

/** A unit by its name, with the first row of a table that names it. */
interface Named {
  readonly name: string;
  readonly table: BookTable;
  readonly row: BookRow;
}

/** Each unit once per table. */
function unitsNamed(table: BookTable): readonly Named[] {
  const seen = new Set<string>();
  const named: Named[] = [];
  for (const row of table.rows) {
    const name = row.kind === "project" ? row.unitName : isUnit(row) ? nameOf(row.key) : null;
    if (name === null || name === "" || seen.has(name)) continue;
    seen.add(name);
    named.push({ name, table, row });
  }
  return named;
}

/** Where a row prints its unit. */
function placeOf({ columns }: BookTable, { sheet, row, labelCell }: BookRow): Found["at"] {
  return { sheet, row, column: columns.find(({ content }) => content === "unitName")?.column ?? labelCell?.column ?? 0 };
}
