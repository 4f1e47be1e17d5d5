import { comparableName, levelOf, parentOf } from "../catalog/classifications";
import { codeBookOf, type CodeBook } from "../catalog/classifications/codeBook";
import { classificationOf, tableSpec } from "../catalog/tables";
import type { ClassificationId } from "../catalog/types";
import type { BookRow, BookTable, BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Finding } from "../model/findings";
import { defineRule } from "../model/ruleWords";
import { codedRows, type CodedRow } from "./codedRows";
import { findingOf } from "./define";
import { isSlipOf } from "./namedCodes";
import { text } from "./findingValues";
import { failedIn } from "./trials";

/** A row whose code was read as another one, because the figures hold together only so. */
interface MistypedCode {
  readonly table: BookTable;
  readonly typed: CodedRow;
  readonly code: string;
  /** Rows of other tables with the same code beside the same name: copied from one another, they are wrong alike. */
  readonly alike: readonly BookRow[];
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
  const suspects = fewSuspects(suspectCodes(book));
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

/** Where either of two rows may be the slip: the book of codes says which of the codes has the name, or is one at all. */
function evidence({ typed: { row, classification, code: printed }, code }: MistypedCode, codes: CodeBook): number {
  const [bears, known] = [(each: string): number => Number(codes.bears(classification, each, row.label)), (each: string): number => Number(codes.isKnown(classification, each))];
  return bears(code) - bears(printed) + (known(code) - known(printed)) / 2;
}

function failures(book: BudgetBook): number {
  return failedIn(book).length;
}

function classifies(table: BookTable, classification: ClassificationId): boolean {
  return tableSpec(table.id).axes.some(({ rows }) => rows.classified?.classification === classification);
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
    const ownOf = codesByUnit(table);
    const named = new Map<string, Set<string>>();
    for (const { row, code } of siblings) {
      const name = comparableName(row.label);
      elsewhere.set(code, (elsewhere.get(code) ?? new Set()).add(name));
      named.set(name, (named.get(name) ?? new Set()).add(code));
    }
    return [...mistypedParents(table, codes), ...codedRows(table).flatMap((typed) => {
      const { row } = typed;
      const name = comparableName(row.label);
      if (name === "") return [];
      if (elsewhere.get(typed.code)?.has(name) === true) return wrongAlike(book, table, typed, ownOf(row), codes);
      const own = ownOf(row);
      const missing = [...(named.get(name) ?? [])].filter((code) => !own.has(code));
      const bySiblings = missing.length > 0 ? missing : undefined;
      // Without siblings that bear the name the book of codes tells what is meant, of a code that does not have the name itself.
      const inBook = (): readonly string[] => (codes.bears(classification, typed.code, row.label) ? [] : codes.codesOf(classification, row.label).filter((code) => isAtHome(code, typed.code, own)));
      const meant = [...(bySiblings ?? inBook().filter((code) => !own.has(code)))].filter((code) => code !== typed.code);
      // A name that one code of the siblings bears says which is meant, however the code was typed.
      const sure = bySiblings !== undefined && meant.length === 1;
      return meant.filter((code) => sure || isSlipOf(typed.code, code)).map((code) => ({ table, typed, code, alike: [], sure }));
    })];
  });
}

/** Whether a code may be meant by another one whose parent has a row: many divisions have an item called 行政运行, the one that is printed is its own. */
function isAtHome(meant: string, typed: string, own: ReadonlySet<string>): boolean {
  return !own.has(parentOf(typed) ?? "") || own.has(parentOf(meant) ?? "");
}

/** The codes that a table prints for the unit of a row: a list unit by unit has each of them once a unit. */
function codesByUnit(table: BookTable): (row: BookRow) => ReadonlySet<string> {
  const unitOf = ({ unitName, unitCode }: BookRow): string => unitName ?? unitCode ?? "";
  const codes = new Map<string, Set<string>>();
  for (const { row, code } of codedRows(table)) codes.set(unitOf(row), (codes.get(unitOf(row)) ?? new Set()).add(code));
  return (row) => codes.get(unitOf(row)) ?? new Set();
}

/** A code that other tables have beside the same name, which the book of codes gives to another one of a division that the table prints. */
function wrongAlike({ tables }: BudgetBook, table: BookTable, typed: CodedRow, own: ReadonlySet<string>, codes: CodeBook): readonly SuspectCode[] {
  const { row, classification, code } = typed;
  if (codes.bears(classification, code, row.label)) return [];
  const meant = codes.codesOf(classification, row.label).filter((each) => !own.has(each) && own.has(parentOf(each) ?? "") && isSlipOf(code, each));
  if (meant.length === 0) return [];
  const name = comparableName(row.label);
  const alike = tables.filter((other) => other !== table && classifies(other, classification))
    .flatMap((other) => codedRows(other).filter((each) => each.code === code && comparableName(each.row.label) === name).map((each) => each.row));
  return meant.map((each) => ({ table, typed, code: each, alike, sure: false }));
}

/** Rows right above codes whose parent has no row, under a code that may have been typed for that parent; none that has its name in the book of codes. */
function mistypedParents(table: BookTable, codes: CodeBook): readonly SuspectCode[] {
  const rows = codedRows(table);
  const own = new Set(rows.map(({ code }) => code));
  return rows.flatMap((typed, at): readonly SuspectCode[] => {
    const parent = parentOf(rows[at + 1]?.code ?? "");
    if (parent === null || own.has(parent) || typed.code.length !== parent.length || !isSlipOf(typed.code, parent)) return [];
    return codes.bears(typed.classification, typed.code, typed.row.label) ? [] : [{ table, typed, code: parent, alike: [], sure: true }];
  });
}

function putRight(book: BudgetBook, { typed: { row, classification }, code, alike }: MistypedCode): BudgetBook {
  const kind = levelOf(classification, code) ?? row.kind;
  const name = comparableName(row.label);
  // Rows without codes of their own got the typed one by the name beside it.
  const means = (candidate: BookRow): boolean => candidate === row || alike.includes(candidate)
    || (candidate.codeCells.length === 0 && candidate.key === row.key && comparableName(candidate.label).endsWith(name));
  // Where the department's codes stand beside those of units, a unit's row has the unit in its key.
  const keyOf = ({ key, code: typed }: BookRow): string => (typed !== null && key.endsWith(`/${typed}`) ? `${key.slice(0, -typed.length)}${code}` : code);
  const change = (candidate: BookRow): BookRow => (means(candidate) ? { ...candidate, key: keyOf(candidate), code, kind } : candidate);
  return { ...book, tables: book.tables.map((other) => (classifies(other, classification) ? { ...other, rows: other.rows.map(change) } : other)) };
}

function mistyped({ table, typed, code, alike }: MistypedCode): Finding {
  const at = slipAt(table, typed, code);
  return findingOf(MISTYPED_CODE, {
    at, related: [...typed.row.codeCells.filter((cell) => cellKey(cell) !== cellKey(at)), ...alike.flatMap(({ codeCells }) => codeCells)],
    values: { code: text(typed.code), name: text(typed.row.label), expected: text(code) },
  });
}

/** The code's cell; where class, division and item have columns of their own, that of the first digits that differ. */
function slipAt({ columns }: BookTable, { code: printed, at }: CodedRow, code: string): CellRef {
  const levels = columns.filter(({ content }) => content === "code");
  const digit = [...code].findIndex((each, place) => each !== printed.charAt(place));
  const level = levels[digit < 0 ? levels.length - 1 : Math.max(0, Math.ceil((digit - 2) / 2))];
  return level ? { ...at, column: level.column } : at;
}
