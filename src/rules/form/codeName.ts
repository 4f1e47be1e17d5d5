import { comparableName } from "../../catalog/classifications";
import { codeBookOf, type CodeBook } from "../../catalog/classifications/codeBook";
import { tableSpec } from "../../catalog/tables";
import type { ClassificationId } from "../../catalog/types";
import type { BookRow, BookTable } from "../../model/book";
import { ifCoded } from "../applies";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";

/**
 * A code stands beside the name of another code, or beside a name that it or another code had in former years. Only evidenced
 * names are grounds; a name that merely reads differently (an abbreviation, a new edition) or that was right in the year of the
 * budget is left alone. A hint, since books of codes change; an error where another table of the workbook prints the code with
 * its own name.
 */
export const codeName = defineTableRule({
  id: "form/code-name",
  severity: "hint",
  title: { zh: "编码与名称不符", en: "Code and name do not match" },
  message: {
    zh: "科目编码 {code} 的名称是“{expected}”，本格写作“{name}”。",
    en: "Code {code} is named “{expected}”, this cell says “{name}”.",
  },
  applies: ifCoded,
  check({ book }): RuleResult<Found> {
    const printed = new Map<string, Set<string>>();
    for (const table of book.tables) {
      for (const row of table.rows) {
        const classification = classificationOf(table, row);
        if (!classification || row.code === null || row.codeCells.length === 0) continue;
        const key = `${classification}|${row.code}`;
        printed.set(key, (printed.get(key) ?? new Set()).add(comparableName(row.label)));
      }
    }
    return { findings: book.tables.flatMap((table) => table.rows.flatMap((row) => misnamed(table, row, { year: book.year, codes: codeBookOf(book), printed }))) };
  },
});

function classificationOf(table: BookTable, row: BookRow): ClassificationId | undefined {
  return tableSpec(table.id).axes.find((axis) => axis.id === row.axis)?.rows.classified?.classification;
}

/** What names are judged by: the year of the budget, the names of its codes, and those that the workbook prints, by classification and code. */
interface Judged {
  readonly year: number | null;
  readonly codes: CodeBook;
  readonly printed: ReadonlyMap<string, ReadonlySet<string>>;
}

function misnamed(table: BookTable, row: BookRow, { year, codes, printed: names }: Judged): readonly Found[] {
  const classification = classificationOf(table, row);
  const code = row.code;
  // Without a printed code the name alone made the row, so it cannot contradict it.
  if (!classification || code === null || row.codeCells.length === 0 || row.label === "") return [];
  const evidenced = codes.nameOf(classification, code);
  const printed = comparableName(row.label);
  if (!evidenced || comparableName(evidenced.name) === printed) return [];
  const before = codes.formerNames.filter((each) => each.classification === classification && comparableName(each.name) === printed);
  if (year !== null && before.some((each) => each.code === code && year <= each.until)) return [];
  const former = before.map((each) => each.code);
  const other = [...codes.codesOf(classification, row.label), ...former].find((candidate) => candidate.length === code.length && candidate !== code);
  if (!former.includes(code) && other === undefined) return [];
  const contradicted = !former.includes(code) && names.get(`${classification}|${code}`)?.has(comparableName(evidenced.name)) === true;
  return [{
    severity: contradicted ? "error" : "hint",
    at: row.labelCell ?? { sheet: row.sheet, row: row.row, column: 0 }, related: row.codeCells,
    values: {
      code: { kind: "text", text: code }, name: { kind: "text", text: row.label }, expected: { kind: "text", text: evidenced.name },
      ...(other === undefined ? {} : { otherCode: { kind: "text" as const, text: other } }),
    },
  }];
}
