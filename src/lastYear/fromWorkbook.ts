import { BASIC_ENTRIES, BASIC_LAYOUT, PURPOSE_LIST } from "../catalog/ownSheets/supplement";
import type { BudgetBook, SheetFact } from "../model/book";
import { isUnit, tableOf } from "../model/book";
import type { CellRef } from "../model/cells";
import { withoutMarkup } from "../model/markup";
import type { WorkbookSnapshot } from "../model/snapshot";
import { lastRow, sheetOf, valueAt } from "../model/snapshot";
import { FactReader, wordsOf } from "../facts/facts";
import { comparisonsOf } from "../catalog/text/reading";
import type { Profile } from "../model/profile";
import type { ComparisonPiece } from "../model/sentences";
import { placeOfTable } from "../facts/tables";
import { isCut, saysNothing } from "./flags";
import type { Direction, LastYear, SourceFigure, SourceGoal, SourcePurpose, SourceUnit, SourceWords } from "./lastYear";
import { listOn, textIn } from "./lists";

const PURPOSE = /^purpose:(\d+)$/;
/** Entries of 基本信息 that describe the department; the others are of this year's workbook. */
const DESCRIBING = new Set(BASIC_ENTRIES.map(({ id }) => id).filter((id) => id.startsWith("department.") && id !== "department.name"));
/** Entries with reasons and uses, which are words of last year's text. */
const TYPED_WORDS = /^(?:reason|use)\./;

/** The comparisons of a region's text that give a reason, in its order. */
export function reasonedIn(profile: Profile): readonly ComparisonPiece[] {
  return comparisonsOf(profile.text).filter(({ reason }) => reason !== null);
}

/** Id of the entry with last year's figure of a comparison; null for a comparison of a sum. */
export function baseEntryOf({ base }: ComparisonPiece): string | null {
  return base.kind === "typed" ? base.id : null;
}

/** Whether a comparison is with last year's budget, and not with its outturn. */
export function isWithBudget({ baseIs }: ComparisonPiece): boolean {
  return baseIs === "budget";
}

/**
 * What a workbook gives to the year after it: figures of its tables, and what was typed on its own 补充资料 and 基本信息 where
 * it has them. Somebody else's workbook gives the figures, units and goals of the tables that were recognised.
 */
export function lastYearOfWorkbook(book: BudgetBook, snapshot: WorkbookSnapshot): LastYear {
  const reader = new FactReader(book);
  const own = sheetOf(snapshot, book.supplement?.sheet ?? "");
  const list = own ? listOn(own, PURPOSE_LIST.headers) : null;
  const facts = [...(book.supplement?.facts ?? [])];
  const described = [...(book.basics?.facts ?? [])].filter(([id]) => DESCRIBING.has(id)).flatMap(([id, fact]) => linesOf(fact).map((words) => [id, words] as const));
  return {
    year: book.year,
    body: book.body,
    budget: new Map(reasonedIn(book.profile).flatMap((comparison): [string, SourceFigure][] => {
      const id = baseEntryOf(comparison);
      if (id === null || !isWithBudget(comparison)) return [];
      const amount = reader.amount(comparison.fact, null);
      if (!amount.known) return [];
      // A table that says to have nothing has no cell for it.
      const at = amount.at ?? (comparison.fact.kind === "cell" ? placeOfTable(book, comparison.fact.table, tableOf(book, comparison.fact.table)) : null);
      return at ? [[id, { money: amount.value, place: { kind: "cell", at }, several: false }]] : [];
    })),
    words: new Map([...facts.flatMap(([id, fact]) => (TYPED_WORDS.test(id) ? typedWords(fact).map((words) => [id, words] as const) : [])), ...described]),
    directions: new Map(reasonedIn(book.profile).map((comparison) => [comparison.reason?.id ?? "", directionOf(reader, comparison)])),
    purposes: facts.flatMap(([id, fact]): SourcePurpose[] => {
      const code = PURPOSE.exec(id)?.[1];
      const name = list ? textIn(list, fact.at.row, 1) : "";
      return code === undefined ? [] : typedWords(fact).map((words) => ({ ...words, code, path: name === "" ? [] : [name] }));
    }),
    units: unitsOf(book, snapshot),
    goals: goalsOf(book, snapshot),
  };
}

/** Which way a fact went against its base. */
export function directionOf(reader: FactReader, { fact, base }: Pick<ComparisonPiece, "fact" | "base">): Direction {
  const [now, before] = [reader.amount(fact, null), reader.amount(base, null)];
  if (!now.known || !before.known) return null;
  return now.value > before.value ? 1 : now.value < before.value ? -1 : 0;
}

function typedWords(fact: SheetFact): readonly SourceWords[] {
  return wordsAt(wordsOf(fact), fact.at);
}

/** A text of several lines, kept as lines. */
function linesOf(fact: SheetFact): readonly SourceWords[] {
  return wordsAt((fact.text ?? "").split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== "").join("\n"), fact.at);
}

function wordsAt(text: string, at: CellRef): readonly SourceWords[] {
  return text === "" || saysNothing(text) ? [] : [{ text, place: { kind: "cell", at }, cut: isCut(text), several: false }];
}

function unitsOf(book: BudgetBook, snapshot: WorkbookSnapshot): readonly SourceUnit[] {
  const sheet = book.basics ? sheetOf(snapshot, book.basics.sheet) : undefined;
  const list = sheet ? listOn(sheet, BASIC_LAYOUT.unitHeaders) : null;
  const listed: SourceUnit[] = [];
  for (let row = (list?.row ?? 0) + 1; list && row <= lastRow(list.sheet); row += 1) {
    const name = textIn(list, row, 1);
    if (name === "") continue;
    const at = { sheet: list.sheet.name, row, column: list.columns[1] ?? 0 };
    listed.push({ name, code: textIn(list, row, 0) || null, nature: textIn(list, row, 2) || null, place: { kind: "cell", at } });
  }
  if (listed.length > 0) return listed;
  return (tableOf(book, "revenue")?.rows ?? []).flatMap((row): SourceUnit[] =>
    (isUnit(row) && row.labelCell
      ? [{ name: row.label, code: row.unitCode, nature: null, place: { kind: "cell", at: row.labelCell } }] : []));
}

/** Goals as they are printed beside the projects. */
export function goalsOf(book: BudgetBook, snapshot: WorkbookSnapshot): readonly (SourceGoal & { readonly at: CellRef })[] {
  const table = tableOf(book, "key-project-expenditure");
  const column = table?.columns.find(({ role }) => role === "target")?.column;
  if (!table || column === undefined) return [];
  return table.rows.flatMap((row) => {
    const sheet = sheetOf(snapshot, row.sheet);
    if (row.kind !== "project" || !sheet) return [];
    const at = { sheet: row.sheet, row: row.row, column };
    const text = withoutMarkup(String(valueAt(sheet, row.row, column) ?? "")).trim();
    const words = { text: saysNothing(text) ? "" : text, place: { kind: "cell", at } as const, cut: isCut(text), several: false };
    return [{ ...words, unit: row.unitName, project: row.label, at }];
  });
}
