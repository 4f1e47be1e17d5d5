import { tableSpec } from "../../catalog/tables";
import type { ClassificationId } from "../../catalog/types";
import type { BookRow, BookTable } from "../../model/book";
import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

const SHAPES = {
  functional: /^(?:2\d{2}|2\d{4}|2\d{6})$/,
  economic: /^(?:3\d{2}|3\d{4})$/,
} as const;

/** Whether a code has a length and a beginning that codes of its classification have. */
export function isWellFormed(classification: ClassificationId, code: string): boolean {
  return SHAPES[classification].test(code);
}

/** A code that cannot be one: 3, 5 or 7 digits beginning with 2 (functional), 3 or 5 beginning with 3 (economic). */
export const codeMalformed: Rule = {
  id: "form/code-malformed",
  severity: "error",
  check({ book }): RuleResult {
    const findings = book.tables.flatMap((table) => table.rows.flatMap((row) => malformed(table, row)));
    return { findings };
  },
};

function malformed(table: BookTable, row: BookRow): readonly Finding[] {
  const classified = tableSpec(table.id).axes.find((axis) => axis.id === row.axis)?.rows.classified;
  const at = row.codeCells[0];
  if (!classified || row.code === null || !at || isWellFormed(classified.classification, row.code)) return [];
  return [{
    rule: "form/code-malformed", severity: "error", at, related: row.codeCells.slice(1),
    values: { code: { kind: "text", text: row.code }, name: { kind: "text", text: row.label } },
  }];
}
