import { entriesOf } from "../catalog/ownSheets/supplement";
import { columnOfLike, yearTables, type YearColumn, type YearTable } from "../facts/yearTables";
import type { BudgetBook } from "../model/book";
import { addressOf, cellKey, type CellRef } from "../model/cells";
import type { Finding, FindingValue } from "../model/findings";
import type { Fen, Figure, UnitOfMeasure } from "../model/money";
import { agreement, decimalInUnit } from "../model/money";
import { defineRule } from "../model/ruleWords";
import { sheetOf, valueAt, type WorkbookSnapshot } from "../model/snapshot";
import { findingOf } from "./define";
import { text } from "./findingValues";
import type { RuleResult } from "./types";

/**
 * 上年预算数 is what last year's budget said. Source: the header of the column; needs last year's workbook, so it is judged only
 * where that was given.
 */
export const LAST_BUDGET = defineRule({
  id: "year/last-budget",
  severity: "inconsistency",
  title: { zh: "上年预算数与上年公开的预算一致", en: "Last year's budget is what last year's workbook says" },
  message: {
    zh: "〔{row}〕的{column}{printed}，上年工作簿 {place} 是 {expected} {unit}。",
    en: "{column} of 〔{row}〕 {printed}; last year's workbook says {expected} {unit} in {place}.",
  },
});

/** A workbook as read and understood. */
export interface ReadBook {
  readonly book: BudgetBook;
  readonly snapshot: WorkbookSnapshot;
}

/** One amount of the year before beside the one that was published then. */
interface Pair {
  readonly at: CellRef;
  readonly there: CellRef;
  readonly now: Figure;
  readonly then: Figure;
  readonly table: YearTable;
  readonly column: YearColumn;
  readonly row: string;
}

/** Columns in which fewer amounts agree than differ are of another basis than they say (changed during the year, of other units). */
const isOfThatBudget = (agree: number, differ: number): boolean => agree >= differ;

/**
 * Compares every 上年预算数 with last year's workbook, line by line under the same header. Outturns are in no budget and are not
 * compared; nor is a line that last year's workbook has not, or has twice. A column that mostly differs accuses nobody.
 */
export function againstLastYear(now: ReadBook, last: ReadBook): RuleResult {
  const none = { findings: [], passed: 0, failed: 0, notApplicable: 0, insufficientData: 0 };
  if (now.book.year === null || last.book.year !== now.book.year - 1) return none;
  const tables = yearTables(last.book);
  const [here, there] = [figuresOf(now.book), figuresOf(last.book)];
  let passed = 0;
  let open = 0;
  const findings: Finding[] = [];
  for (const table of yearTables(now.book)) {
    const source = counterpart(table, tables);
    for (const column of table.columns) {
      if (column.use !== "before" || column.yearsBefore !== 1 || column.basis !== "budget") continue;
      const from = source && columnOfLike(column, source.columns.filter(({ use }) => use === "thisYear"));
      if (!source || !from) {
        open += 1;
        continue;
      }
      const pairs = pairsOf({ table, column, snapshot: now.snapshot, figures: here }, { table: source, column: from, snapshot: last.snapshot, figures: there });
      const differing = pairs.filter(({ now: a, then: b }) => a.money !== b.money && (a.grain === b.grain || agreement([{ figure: a, sign: 1 }, { figure: b, sign: -1 }]) === "differs"));
      const agreeing = pairs.length - differing.length;
      passed += agreeing;
      if (isOfThatBudget(agreeing, differing.length)) findings.push(...differing.map(found));
      else open += differing.length;
    }
  }
  return { findings, passed, failed: findings.length, notApplicable: 0, insufficientData: open };
}

/** An amount that last year's workbook gives for what 补充资料 asks. */
export interface PublishedBudget {
  readonly money: Fen;
  /** Its cell in last year's workbook. */
  readonly there: CellRef;
}

/**
 * Compares what was typed on 补充资料 as 上年预算数 with last year's workbook, entry by entry. As with columns, where most differ nobody
 * is accused: they may be the budget as it was changed during the year.
 *
 * @param published by the id of the entry
 */
export function typedAgainstLastYear({ supplement, profile }: BudgetBook, published: ReadonlyMap<string, PublishedBudget>): RuleResult {
  const pairs = [...published].flatMap(([id, { money, there }]) => {
    const fact = supplement?.facts.get(id);
    return fact?.figure ? [{ fact, figure: fact.figure, money, there, differs: agreement([{ figure: fact.figure, sign: 1 }, { figure: { money, grain: 1 }, sign: -1 }]) === "differs" }] : [];
  });
  const differing = pairs.filter(({ differs }) => differs);
  const passed = pairs.length - differing.length;
  const counts = { passed, failed: 0, notApplicable: 0, insufficientData: 0 };
  if (!isOfThatBudget(passed, differing.length)) return { findings: [], ...counts, insufficientData: differing.length };
  const entries = new Map(entriesOf(profile).map((entry) => [entry.id, entry]));
  const findings = differing.map(({ fact, figure, money, there }) => {
    const entry = entries.get(fact.id);
    return findingOf(LAST_BUDGET, {
      at: fact.at,
      values: {
        ...amountsOf(figure, { money, grain: figure.grain }, fact.unit ?? "万元"),
        row: text(entry?.section ?? ""), column: text(entry?.label ?? fact.id), place: text(`${there.sheet}!${addressOf(there)}`),
      },
    });
  });
  return { findings, ...counts, failed: findings.length };
}

/** What is printed, what should be, and how far they are apart. */
function amountsOf(now: Figure, then: Figure, unit: UnitOfMeasure): Finding["values"] {
  const amount = ({ money, grain }: Figure): FindingValue => ({ kind: "money", fen: money, unit, decimals: decimalInUnit(grain, unit).decimals });
  return { printed: amount(now), expected: amount(then), difference: amount({ money: now.money - then.money, grain: Math.min(now.grain, then.grain) }) };
}

function found({ at, there, now, then, table, column, row }: Pair): Finding {
  return findingOf(LAST_BUDGET, {
    at,
    values: {
      ...amountsOf(now, then, table.unit ?? "元"),
      row: text(row), column: text(column.header), place: text(`${there.sheet}!${addressOf(there)}`),
    },
  });
}

/** Amounts of a book by cell, as its structure reads them. */
function figuresOf({ structure }: BudgetBook): ReadonlyMap<string, Figure> {
  if (!structure) return new Map();
  const { amounts, tables } = structure;
  return new Map([...amounts.state].flatMap((state, id): [string, Figure][] => (state === 1
    ? [[cellKey({ sheet: tables[amounts.table[id] ?? -1]?.sheet ?? "", row: amounts.row[id] ?? 0, column: amounts.column[id] ?? 0 }), { money: amounts.money[id] ?? 0, grain: amounts.grain[id] ?? 1 }]] : [])));
}

/** A text without year, numbering and white space, by which tables and lines of two years are told to be the same. */
function lasting(words: string): string {
  return words.normalize("NFKC").replace(/\s/g, "").replace(/20\d{2}年?度?/g, "").replace(/^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.,])+/, "");
}

/** The table of last year's workbook that is the same one: of the same kind, else of the same title, else on a sheet of that name. */
function counterpart(table: YearTable, tables: readonly YearTable[]): YearTable | null {
  const ways: readonly ((other: YearTable) => boolean)[] = [
    ({ id }) => table.id !== "structural" && id === table.id,
    ({ title }) => lasting(title) === lasting(table.title) && lasting(title) !== "",
    ({ sheet }) => lasting(sheet) === lasting(table.sheet) && lasting(sheet) !== "",
  ];
  for (const way of ways) {
    const alike = tables.filter(way);
    if (alike.length === 1) return alike[0] ?? null;
  }
  return null;
}

interface Lines {
  readonly table: YearTable;
  readonly column: YearColumn;
  readonly snapshot: WorkbookSnapshot;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Lines that both tables have once, each with its amount in both. */
function pairsOf(now: Lines, last: Lines): readonly Pair[] {
  const then = linesOf(last);
  return [...linesOf(now)].flatMap(([key, { at, row }]): Pair[] => {
    const there = then.get(key)?.at;
    const [a, b] = [now.figures.get(cellKey(at)), there && last.figures.get(cellKey(there))];
    return there && a && b ? [{ at, there, now: a, then: b, table: now.table, column: now.column, row }] : [];
  });
}

/** The lines of a column by what stands in the columns of labels before it; a line that stands twice is none. */
function linesOf({ table, column, snapshot }: Lines): ReadonlyMap<string, { readonly at: CellRef; readonly row: string }> {
  const sheet = sheetOf(snapshot, table.sheet);
  const labels = labelsBefore(table, column);
  const lines = new Map<string, { readonly at: CellRef; readonly row: string }>();
  const twice = new Set<string>();
  for (let row = table.bodyRows[0]; sheet && row <= table.bodyRows[1]; row += 1) {
    const texts = labels.map((each) => String(valueAt(sheet, row, each) ?? "").trim()).filter((words) => words !== "");
    const key = texts.map(lasting).join("|");
    if (key === "") continue;
    if (lines.has(key)) twice.add(key);
    lines.set(key, { at: { sheet: table.sheet, row, column: column.column }, row: texts.join(" ") });
  }
  for (const key of twice) lines.delete(key);
  return lines;
}

/** The run of columns of codes and labels nearest to the left of a column. */
function labelsBefore({ columns }: YearTable, { column: at }: YearColumn): readonly number[] {
  const left = columns.filter(({ column }) => column < at).sort((a, b) => b.column - a.column);
  const isLabel = ({ use }: YearColumn): boolean => use === "code" || use === "label";
  const first = left.findIndex(isLabel);
  if (first < 0) return [];
  const end = left.slice(first).findIndex((column) => !isLabel(column));
  return left.slice(first, end < 0 ? undefined : first + end).map(({ column }) => column).reverse();
}
