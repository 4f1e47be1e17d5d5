import { codesOfName, comparableName, levelOf } from "../catalog/classifications";
import { tableSpec } from "../catalog/tables";
import type { ClassificationId } from "../catalog/types";
import type { BookRow, BookTable, BudgetBook } from "../model/book";
import type { Finding } from "../model/findings";
import type { Evaluation } from "../relations/evaluate";
import { evaluateAll } from "../relations/evaluate";
import { contextOf, instantiate } from "../relations/instantiate";

/** A row whose code was read as another one, because the figures hold together only so. */
interface MistypedCode {
  readonly table: BookTable;
  readonly row: BookRow;
  readonly code: string;
}

/** Id of the finding for a code that was typed for another. */
export const MISTYPED_CODE = "form/code-mistyped";

/** More suspicious rows than these are no slips but another set of codes. */
const MOST_SUSPECTS = 12;

/**
 * One mistyped code breaks a dozen sums and ties. A code that no sibling table has, beside a name that another code of
 * the siblings (or of the classification) bears and that is missing here, is tried as that code: where fewer relations
 * fail then, the code is the slip, and the rest is judged with the code put right.
 */
export function withCodesPutRight(book: BudgetBook): { readonly book: BudgetBook; readonly findings: readonly Finding[] } {
  const suspects = suspectCodes(book);
  if (suspects.length === 0 || suspects.length > MOST_SUSPECTS) return { book, findings: [] };
  let best = book;
  let fewest = failures(book);
  const findings: Finding[] = [];
  // The one that mends most goes first: beside a mistyped code, the right one of another table looks mistyped too.
  for (;;) {
    const trials = suspects.map((suspect) => {
      const book = putRight(best, suspect);
      return { suspect, book, failed: failures(book) };
    });
    const lead = trials.reduce((a, b) => (b.failed < a.failed ? b : a));
    if (lead.failed >= fewest) return { book: best, findings };
    best = lead.book;
    fewest = lead.failed;
    findings.push(findingOf(lead.suspect));
  }
}

function failures(book: BudgetBook): number {
  return evaluateAll(book, instantiate(contextOf(book))).filter((evaluation: Evaluation) => evaluation.status === "failed").length;
}

function classificationOf(table: BookTable): ClassificationId | undefined {
  return tableSpec(table.id).axes.find((axis) => axis.id === "main")?.rows.classified?.classification;
}

function codedRows(table: BookTable): readonly BookRow[] {
  return table.rows.filter((row) => row.axis === "main" && row.code !== null && row.codeCells.length > 0);
}

function suspectCodes(book: BudgetBook): readonly MistypedCode[] {
  return book.tables.flatMap((table) => {
    const classification = classificationOf(table);
    if (!classification) return [];
    const siblings = book.tables.filter((other) => other !== table && classificationOf(other) === classification).flatMap(codedRows);
    const elsewhere = new Set(siblings.map((row) => row.code));
    const own = new Set(codedRows(table).map((row) => row.code));
    const named = new Map<string, Set<string>>();
    for (const row of siblings) {
      if (row.code !== null && !own.has(row.code)) named.set(comparableName(row.label), (named.get(comparableName(row.label)) ?? new Set()).add(row.code));
    }
    return codedRows(table).flatMap((row) => {
      if (row.code === null || elsewhere.has(row.code)) return [];
      const meant = named.get(comparableName(row.label)) ?? new Set(codesOfName(classification, row.label).filter((code) => !own.has(code)));
      return [...meant].filter((code) => code !== row.code && isSlipOf(row.code ?? "", code)).map((code) => ({ table, row, code }));
    });
  });
}

/** Whether one code may have been typed for the other: a digit or two wrong, missing, doubled or exchanged. */
function isSlipOf(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  if (typed.length === meant.length) return [...typed].filter((digit, at) => digit !== meant[at]).length <= 2;
  const [shorter, longer] = typed.length < meant.length ? [typed, meant] : [meant, typed];
  return [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter);
}

function putRight(book: BudgetBook, { table, row, code }: MistypedCode): BudgetBook {
  const classification = classificationOf(table);
  const kind = (classification && levelOf(classification, code)) ?? row.kind;
  const change = (candidate: BookRow): BookRow => (candidate === row ? { ...row, key: code, code, kind } : candidate);
  return { ...book, tables: book.tables.map((other) => (other.id === table.id ? { ...other, rows: other.rows.map(change) } : other)) };
}

function findingOf({ row, code }: MistypedCode): Finding {
  return {
    rule: MISTYPED_CODE, severity: "error", related: row.codeCells.slice(1),
    at: row.codeCells[0] ?? { sheet: row.sheet, row: row.row, column: 0 },
    values: { code: { kind: "text", text: row.code ?? "" }, name: { kind: "text", text: row.label }, expected: { kind: "text", text: code } },
  };
}
