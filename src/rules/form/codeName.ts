import { codesOfName, comparableName, nameOfCode, outdatedNames } from "../../catalog/classifications";
import { tableSpec } from "../../catalog/tables";
import type { BookRow, BookTable } from "../../model/book";
import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

/**
 * A code stands beside the name of another code, or beside the name it had in former years. Only evidenced names are
 * grounds; a name that merely reads differently (an abbreviation, a new edition) is left alone.
 */
export const codeName: Rule = {
  id: "form/code-name",
  severity: "hint",
  check({ book }): RuleResult {
    return { findings: book.tables.flatMap((table) => table.rows.flatMap((row) => misnamed(table, row))) };
  },
};

function misnamed(table: BookTable, row: BookRow): readonly Finding[] {
  const classification = tableSpec(table.id).axes.find((axis) => axis.id === row.axis)?.rows.classified?.classification;
  const code = row.code;
  // Without a printed code the name alone made the row, so it cannot contradict it.
  if (!classification || code === null || row.codeCells.length === 0 || row.label === "") return [];
  const evidenced = nameOfCode(classification, code);
  const printed = comparableName(row.label);
  if (!evidenced || comparableName(evidenced.name) === printed) return [];
  const outdated = outdatedNames.some((entry) => entry.code === code && comparableName(entry.outdated) === printed);
  const other = codesOfName(classification, row.label).find((candidate) => candidate.length === code.length && candidate !== code);
  if (!outdated && other === undefined) return [];
  return [{
    rule: "form/code-name", severity: "hint", at: row.labelCell ?? { sheet: row.sheet, row: row.row, column: 0 }, related: row.codeCells,
    values: {
      code: { kind: "text", text: code }, name: { kind: "text", text: row.label }, expected: { kind: "text", text: evidenced.name },
      ...(other === undefined ? {} : { otherCode: { kind: "text" as const, text: other } }),
    },
  }];
}
