import { PROFILES } from "../catalog/profiles";
import type { BudgetBook, Leftover } from "../model/book";
import { meets, type Area } from "../model/cells";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { STRUCTURAL_OUTCOME, type Structure } from "../model/structure";
import { recognizeWorkbook } from "../recognize";
import { judgedBook, type DeclaredJudgement, type JudgedBook } from "../rules/judgedBook";
import { readStructure, type Reliance } from "../structure";
import { ended, type Steps } from "./steps";

/** A workbook of any size is recognised, understood and judged once for each reading of it, whoever asks and however often. */
const recognised = new WeakMap<WorkbookSnapshot, BudgetBook>();
const understood = new WeakMap<WorkbookSnapshot, BudgetBook>();
const judgements = new WeakMap<BudgetBook, JudgedBook>();

/**
 * A workbook understood as it is judged: by the catalogue's kinds of table where they are known, and by its structure always.
 * The same book for the same snapshot, unless the forms are others.
 */
export function understandWorkbook(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): BudgetBook {
  return ended(understandingSteps(snapshot, profiles));
}

/** The same in steps, between which others may work. */
export function* understandingSteps(snapshot: WorkbookSnapshot, profiles: readonly Profile[]): Steps<BudgetBook> {
  const before = profiles === PROFILES ? understood.get(snapshot) : undefined;
  if (before) return before;
  const book = recognisedBook(snapshot, profiles);
  yield;
  const read = withStructure(snapshot, book);
  if (profiles === PROFILES) understood.set(snapshot, read);
  return read;
}

/** What the catalogue knows of a workbook, before its structure is read. The same book for the same snapshot, unless the forms are others. */
export function recognisedBook(snapshot: WorkbookSnapshot, profiles: readonly Profile[]): BudgetBook {
  const before = profiles === PROFILES ? recognised.get(snapshot) : undefined;
  if (before) return before;
  const book = recognizeWorkbook(snapshot, profiles);
  if (profiles === PROFILES) recognised.set(snapshot, book);
  return book;
}

/** The judgement of a book that nobody changes. @param declared its judgement by the catalogue, where that is known already */
export function judgementOf(book: BudgetBook, declared?: DeclaredJudgement): JudgedBook {
  const before = judgements.get(book);
  if (before) return before;
  const judged = judgedBook(book, declared);
  judgements.set(book, judged);
  return judged;
}

/**
 * What the catalogue knows of a workbook, with what its tables say by their structure.
 *
 * @param reliance is told on which figures the reading rests
 */
export function withStructure(snapshot: WorkbookSnapshot, book: BudgetBook, reliance: Reliance | null = null): BudgetBook {
  const { structure, leftovers } = readStructure(snapshot, book, reliance);
  const finals = leftovers.filter(({ reason }) => reason === "finalAccounts");
  const judged = judgedAreas(structure);
  const kept = book.leftovers.filter((leftover) => !finals.some(({ area }) => meets(area, leftover.area)))
    .flatMap((leftover) => stillLeft(leftover, structure, judged));
  return { ...book, structure, leftovers: [...kept, ...leftovers] };
}

/** Reasons that no longer hold for what was read by its structure. */
const UNKNOWN: ReadonlySet<Leftover["reason"]> = new Set(["otherSheet", "noHeader", "unknownTable", "ambiguousTable", "ambiguousColumn", "unknownRow"]);

/** What is left of a leftover once the structure was read: of a second table of a kind it is told whether its structure could be checked. */
function stillLeft(leftover: Leftover, { tables }: Structure, judged: readonly Area[]): readonly Leftover[] {
  const { reason, area } = leftover;
  if (reason === "duplicateTable") return [judged.some((each) => meets(each, area)) ? { ...leftover, reason: "structureOnly" } : leftover];
  return UNKNOWN.has(reason) && tables.some((table) => meets(table.area, area)) ? [] : [leftover];
}

/** Tables of which the structure shows at least one relation that can be told to hold or not. */
function judgedAreas({ tables, amounts, relations }: Structure): readonly Area[] {
  const judged = new Set<number>();
  relations.left.forEach((left, at) => {
    const outcome = relations.outcome[at];
    if (outcome !== STRUCTURAL_OUTCOME.unknown && outcome !== STRUCTURAL_OUTCOME.zero) judged.add(amounts.table[left] ?? -1);
  });
  return tables.filter((_, at) => judged.has(at)).map(({ area }) => area);
}
