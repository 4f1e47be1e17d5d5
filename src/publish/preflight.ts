import { typedItems } from "../derive/insertItemTyped";
import type { BookTable, BudgetBook } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Narrative } from "../model/narrative";
import type { WorkbookSnapshot } from "../model/snapshot";
import { leftoverText, messageOf, tableTitle, type Language } from "../report";
import { disclosureMissing } from "../report/word/content";
import { narrate, planFill, review } from "../review";
import { preparedRows, sheetsLeftOut } from "./clean";

/** What is looked at before anything is published. */
export type ConcernId =
  | "missing-facts"   // facts that the text needs
  | "stale-text"      // paragraphs that the tables no longer give
  | "typed-codes"     // codes without names, parents or rows
  | "to-fill"         // cells that filling would write
  | "findings"        // what does not hold
  | "accepted"        // what somebody let stand, with a reason
  | "titles"          // year or body wrong in a title
  | "empty-tables"    // tables without figures and without the note that says so
  | "unread"          // areas that were not read, and so not checked
  | "prepared-rows"   // empty rows in the tables
  | "left-out";       // sheets of ours, blank or hidden ones

/** How a concern is met: in the pane, or by publishing itself. */
export type Repair = "facts" | "refresh" | "complete" | "fill" | "check" | "publishing";

/** One thing that was looked at and is not as it should be. */
export interface Concern {
  readonly id: ConcernId;
  readonly count: number;
  readonly places: readonly { readonly at: CellRef | null; readonly text: string }[];
  /** Null where only a person can judge. */
  readonly repair: Repair | null;
}

/** What was looked at, in the order of the work; what is as it should be has a count of 0. */
export interface Preflight {
  readonly concerns: readonly Concern[];
  /** Whether nothing is left but what publishing takes care of and what was accepted with a reason. */
  readonly ready: boolean;
}

const TITLE_RULES: ReadonlySet<string> = new Set(["form/title-year", "form/body-differs"]);
const NOTE_RULES: ReadonlySet<string> = new Set(["form/note-missing", "form/note-contradicts"]);

/**
 * Looks at everything that a publication may trip over.
 *
 * @param stale how many paragraphs of a text written before the tables no longer give
 */
export function preflight(snapshot: WorkbookSnapshot, stale: number, language: Language): Preflight {
  const { book, findings, accepted } = review(snapshot);
  const narrative = narrate(snapshot);
  const plan = planFill(snapshot);
  const out = sheetsLeftOut(snapshot, book);
  const prepared = preparedRows(snapshot, book).filter(({ sheet }) => !out.has(sheet));
  const at = (finding: Finding): { readonly at: CellRef; readonly text: string } => ({ at: finding.at, text: messageOf(finding, language) });
  const empty = book.tables.filter((table) => isEmpty(table) && table.note === null);
  const typed = typedItems(book);
  const others = findings.filter(({ rule }) => !TITLE_RULES.has(rule) && !NOTE_RULES.has(rule));
  const roots = others.filter(({ group, rootCause }) => group === undefined || rootCause === true);
  const titles = findings.filter(({ rule }) => TITLE_RULES.has(rule));
  const unread = book.leftovers.filter(({ area, reason }) => reason !== "replacedSheet" && reason !== "structureOnly" && !out.has(area.sheet));
  const concerns: readonly Concern[] = [
    concern("typed-codes", typed.map((item) => ({ at: item.at, text: `${item.request.code} ${item.name}` })), "complete"),
    concern("to-fill", plan.changes.slice(0, MOST_PLACES).map((change) => ({ at: change.at, text: tableTitle(change.table, language) })), "fill", plan.changes.length),
    concern("missing-facts", missingPlaces(book, snapshot, narrative), "facts"),
    concern("stale-text", [], "refresh", stale),
    concern("findings", roots.map(at), "check"),
    concern("accepted", accepted.map(({ finding, reason }) => ({ at: finding.at, text: reason })), null),
    concern("titles", titles.map(at), "check"),
    concern("empty-tables", empty.map((table) => ({ at: table.titleCell, text: tableTitle(table.id, language) })), "fill"),
    concern("unread", unread.map((leftover) => ({ at: { sheet: leftover.area.sheet, row: leftover.area.row, column: leftover.area.column }, text: leftoverText(leftover, language) })), null),
    concern("prepared-rows", prepared.map(({ sheet, row }) => ({ at: { sheet, row, column: 0 }, text: sheet })), "publishing", prepared.reduce((sum, { count }) => sum + count, 0)),
    concern("left-out", [...out.keys()].map((name) => ({ at: null, text: name })), "publishing"),
  ];
  return { concerns, ready: concerns.every(({ count, repair, id }) => count === 0 || repair === "publishing" || id === "accepted") };
}

const MOST_PLACES = 200;

function concern(id: ConcernId, places: Concern["places"], repair: Repair | null, count = places.length): Concern {
  return { id, count, places, repair };
}

function missingPlaces(book: BudgetBook, snapshot: WorkbookSnapshot, narrative: Narrative): Concern["places"] {
  const facts = new Map(disclosureMissing(book, snapshot, narrative).map((fact) => [cellKey(fact.at), fact]));
  return [...facts.values()].map(({ at, fact }) => ({ at, text: fact }));
}

/** A table in which nobody has put a figure other than zero. */
function isEmpty(table: BookTable): boolean {
  return table.rows.every((row) => [...row.cells.values()].every(({ state }) => state.kind === "blank" || (state.kind === "amount" && state.figure.money === 0)));
}
