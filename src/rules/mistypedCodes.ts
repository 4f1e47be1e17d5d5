import { comparableName, levelOf, parentOf } from "../catalog/classifications";
import { codeBookOf, type CodeBook } from "../catalog/classifications/codeBook";
import { classificationOf, tableSpec } from "../catalog/tables";
import type { ClassificationId } from "../catalog/types";
import type { BookRow, BookTable, BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Finding } from "../model/findings";
import { defineRule } from "../model/ruleWords";
import { findingOf } from "./define";
import { text } from "./findingValues";
import { failedIn } from "./trials";

/** A row that prints a code. */
type CodedRow = BookRow & { readonly code: string };

/** A row whose code was read as another one, because the figures hold together only so. */
interface MistypedCode {
  readonly table: BookTable;
  readonly row: CodedRow;
  readonly code: string;
}

interface SuspectCode extends MistypedCode {
  /** The other tables, or the rows below, say which code is meant. */
  readonly sure: boolean;
}

/** The rule for a code that was typed for another. */
export const MISTYPED_CODE = defineRule({
  id: "form/code-mistyped",
  severity: "error",
  title: { zh: "科目编码疑似误写", en: "Code probably mistyped" },
  message: {
    zh: "“{name}”的科目编码写作 {code}，按名称和各表勾稽关系应为 {expected}；其余核对已按 {expected} 进行。",
    en: "Code {code} of “{name}” should be {expected} by its name and the relations; everything else was checked as {expected}.",
  },
});

/** More suspicious rows than these are no slips but another set of codes. */
const MOST_SUSPECTS = 12;

/**
 * One mistyped code breaks a dozen sums and ties. A code that no sibling table has beside this name, while another code
 * of the siblings (or of the classification) bears the name and is missing here, is tried as that code: where fewer
 * relations fail then, the code is the slip, and the rest is judged with the code put right.
 *
 * @param failed how many relations fail in the book as it stands
 */
export function withCodesPutRight(book: BudgetBook, failed: number): { readonly book: BudgetBook; readonly findings: readonly Finding[] } {
  const suspects = failed === 0 ? [] : fewSuspects(suspectCodes(book));
  if (suspects.length === 0) return { book, findings: [] };
  let best = book;
  let fewest = failed;
  const codes = codeBookOf(book);
  const findings: Finding[] = [];
  // The one that mends most goes first: beside a mistyped code, the right one of another table looks mistyped too.
  for (;;) {
    const trials = suspects.map((suspect) => {
      const book = putRight(best, suspect);
      return { suspect, book, failed: failures(book) };
    });
    const lead = trials.reduce((a, b) => (b.failed < a.failed || (b.failed === a.failed && evidence(b.suspect, codes) > evidence(a.suspect, codes)) ? b : a));
    if (lead.failed >= fewest) return { book: best, findings };
    best = lead.book;
    fewest = lead.failed;
    findings.push(mistyped(lead.suspect));
  }
}

/** Suspects few enough to be slips: else those of them that the workbook itself gives away. */
function fewSuspects(suspects: readonly SuspectCode[]): readonly SuspectCode[] {
  if (suspects.length <= MOST_SUSPECTS) return suspects;
  const sure = suspects.filter((suspect) => suspect.sure);
  return sure.length <= MOST_SUSPECTS ? sure : [];
}

/** Where either of two rows may be the slip: the book of codes says which of the codes has the name. */
function evidence({ table, row, code }: MistypedCode, codes: CodeBook): number {
  const classification = classificationOf(table.id, "main");
  const bears = (candidate: string): number => (classification && codes.bears(classification, candidate, row.label) ? 1 : 0);
  return bears(code) - bears(row.code);
}

function failures(book: BudgetBook): number {
  return failedIn(book).length;
}

function classifies(table: BookTable, classification: ClassificationId | undefined): boolean {
  return tableSpec(table.id).axes.some(({ rows }) => rows.classified !== undefined && rows.classified.classification === classification);
}

function codedRows(table: BookTable): readonly CodedRow[] {
  return table.rows.filter((row): row is CodedRow => row.axis === "main" && row.code !== null && row.codeCells.length > 0);
}

/** Whether some code looks mistyped, so that it is tried whether more relations hold with another. */
export function hasSuspectCodes(book: BudgetBook): boolean {
  return suspectCodes(book).length > 0;
}

function suspectCodes(book: BudgetBook): readonly SuspectCode[] {
  const codes = codeBookOf(book);
  return book.tables.flatMap((table) => {
    const classification = classificationOf(table.id, "main");
    if (!classification) return [];
    const siblings = book.tables.filter((other) => other !== table && classificationOf(other.id, "main") === classification).flatMap(codedRows);
    const elsewhere = new Map<string, Set<string>>();
    for (const row of siblings) elsewhere.set(row.code, (elsewhere.get(row.code) ?? new Set()).add(comparableName(row.label)));
    const own = new Set(codedRows(table).map((row) => row.code));
    const named = new Map<string, Set<string>>();
    for (const row of siblings) {
      if (!own.has(row.code)) named.set(comparableName(row.label), (named.get(comparableName(row.label)) ?? new Set()).add(row.code));
    }
    return [...mistypedParents(table, codes, classification), ...codedRows(table).flatMap((row) => {
      const name = comparableName(row.label);
      if (name === "" || (elsewhere.get(row.code)?.has(name) ?? elsewhere.has(row.code))) return [];
      const bySiblings = named.get(name);
      // Without siblings that bear the name the book of codes tells what is meant, of a code that does not have the name itself.
      const inBook = (): readonly string[] => (codes.bears(classification, row.code, row.label) ? [] : codes.codesOf(classification, row.label));
      const meant = [...(bySiblings ?? inBook().filter((code) => !own.has(code)))].filter((code) => code !== row.code);
      // A name that one code of the siblings bears says which is meant, however the code was typed.
      const sure = bySiblings !== undefined && meant.length === 1;
      return meant.filter((code) => sure || isSlipOf(row.code, code)).map((code) => ({ table, row, code, sure }));
    })];
  });
}

/** Rows right above codes whose parent has no row, under a code that may have been typed for that parent; none that has its name in the book of codes. */
function mistypedParents(table: BookTable, codes: CodeBook, classification: ClassificationId): readonly SuspectCode[] {
  const rows = codedRows(table);
  const own = new Set(rows.map(({ code }) => code));
  return rows.flatMap((row, at): readonly SuspectCode[] => {
    const parent = parentOf(rows[at + 1]?.code ?? "");
    if (parent === null || own.has(parent) || row.code.length !== parent.length || !isSlipOf(row.code, parent)) return [];
    if (codes.bears(classification, row.code, row.label)) return [];
    return [{ table, row, code: parent, sure: true }];
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
  const classification = classificationOf(table.id, "main");
  const kind = (classification && levelOf(classification, code)) ?? row.kind;
  const name = comparableName(row.label);
  // Rows without codes of their own got the typed one by the name beside it.
  const means = (candidate: BookRow): boolean => candidate === row
    || (candidate.codeCells.length === 0 && candidate.key === row.key && comparableName(candidate.label).endsWith(name));
  const change = (candidate: BookRow): BookRow => (means(candidate) ? { ...candidate, key: code, code, kind } : candidate);
  return { ...book, tables: book.tables.map((other) => (other === table || classifies(other, classification) ? { ...other, rows: other.rows.map(change) } : other)) };
}

function mistyped({ table, row, code }: MistypedCode): Finding {
  const at = slipAt(table, row, code);
  return findingOf(MISTYPED_CODE, {
    at, related: row.codeCells.filter((cell) => cellKey(cell) !== cellKey(at)),
    values: { code: text(row.code), name: text(row.label), expected: text(code) },
  });
}

/** The code's cell; where class, division and item have columns of their own, that of the first digits that differ. */
function slipAt(table: BookTable, row: CodedRow, code: string): CellRef {
  const columns = table.columns.filter((column) => column.axis === row.axis && column.content === "code");
  const digit = [...code].findIndex((each, at) => each !== row.code.charAt(at));
  const column = columns.length < 2 ? undefined : columns[digit < 0 ? columns.length - 1 : Math.max(0, Math.ceil((digit - 2) / 2))];
  if (column) return { sheet: row.sheet, row: row.row, column: column.column };
  return row.codeCells[0] ?? { sheet: row.sheet, row: row.row, column: 0 };
}
