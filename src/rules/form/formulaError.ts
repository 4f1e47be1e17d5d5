import type { BudgetBook } from "../../model/book";
import type { CellRef } from "../../model/cells";
import { cellKey, isErrorValue, NOT_CALCULATED } from "../../model/cells";
import type { Finding } from "../../model/findings";
import { areasOf } from "../../model/formulas";
import { formulaAt, type SheetSnapshot, type WorkbookSnapshot } from "../../model/snapshot";
import { oddCells, columnName } from "../cells";
import { covers } from "../formulas";
import { text } from "../findingValues";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";

interface ErrorCell {
  readonly at: CellRef;
  readonly text: string;
  readonly formula: string;
  readonly row: string;
  readonly column: string;
}

/**
 * A cell of a budget sheet shows an error such as #REF!: the figure is lost and every sum with it. One finding for the
 * cell where the error begins; cells that are in error because they refer to it are named with it.
 */
export const formulaError = defineTableRule({
  id: "form/formula-error",
  severity: "error",
  title: { zh: "公式出错", en: "Formula in error" },
  message: {
    zh: "{where}{shows} {text}{deleted}；{remedy}。{spread}",
    en: "{where} {shows} {text}{deleted}; {remedy}.{spread}",
  },
  check({ book, snapshot }): RuleResult<Found> {
    const errors = errorCells(book, snapshot);
    const reads = new Map(errors.map((error) => [error, sourcesOf(error, errors)]));
    const origins = new Map(errors.map((error) => [error, originOf(error, reads)]));
    // What was deleted took every formula with it that named it: one deletion, one finding.
    const lost = [...origins.values()].find(refersToDeleted);
    const groups = new Map<ErrorCell, ErrorCell[]>();
    for (const [error, origin] of origins) {
      const lead = refersToDeleted(origin) && lost ? lost : origin;
      const group = groups.get(lead);
      if (group) group.push(error);
      else groups.set(lead, [error]);
    }
    return { findings: [...groups].map(([lead, group]) => findingOf(lead, group.filter((error) => error !== lead))) };
  },
});

/** Whether a formula names a sheet or cells that were deleted. */
function refersToDeleted({ formula }: ErrorCell): boolean {
  return formula.includes("#REF!");
}

function findingOf(error: ErrorCell, more: readonly ErrorCell[]): Found {
  return {
    at: error.at, related: more.map((each) => each.at),
    values: {
      text: text(error.text), row: text(error.row), column: text(error.column),
      ...(more.length === 0 ? {} : { count: text(String(more.length)) }), ...(refersToDeleted(error) ? { deleted: text("#REF!") } : {}), ...(error.formula === "" ? { typed: text(error.text) } : {}),
    },
  };
}

/**
 * Findings with the formulas that name something deleted under the table that is missing: who deletes a sheet is told of
 * the sheet first.
 */
export function ledByMissingTable(findings: readonly Finding[]): readonly Finding[] {
  const missing = findings.find(({ rule }) => rule === "form/table-missing");
  const lost = findings.find(({ values }) => values.deleted !== undefined);
  if (!missing || !lost) return findings;
  const lead: Finding = { ...missing, group: DELETED, rootCause: true };
  return findings.flatMap((finding) => (finding === missing ? [] : finding === lost ? [lead, { ...lost, group: DELETED }] : [finding]));
}

const DELETED = "deleted";

/** Amount cells in error, then every other cell in error on the sheets of budget tables and on our own. */
function errorCells(book: BudgetBook, snapshot: WorkbookSnapshot): readonly ErrorCell[] {
  const found = new Map<string, ErrorCell>();
  const sheets = new Map(snapshot.sheets.map((sheet) => [sheet.name, sheet]));
  for (const amount of oddCells(book)) {
    const { cell, row } = amount;
    if (cell.state.kind !== "error" || cell.state.text === NOT_CALCULATED) continue;
    const sheet = sheets.get(cell.ref.sheet);
    const formula = sheet ? formulaAt(sheet, cell.ref.row, cell.ref.column) : "";
    found.set(cellKey(cell.ref), { at: cell.ref, text: cell.state.text, formula, row: row.label, column: columnName(amount) });
  }
  const own = [book.basics, book.supplement, ...book.analysis.values()].flatMap((each) => each?.sheet ?? []);
  for (const name of new Set([...book.tables.map((table) => table.sheet), ...own])) {
    const sheet = sheets.get(name);
    if (!sheet) continue;
    for (const { at, text: shown } of errorTexts(sheet)) {
      const formula = formulaAt(sheet, at.row, at.column);
      if (formula !== "" && !found.has(cellKey(at))) found.set(cellKey(at), { at, text: shown, formula, row: "", column: "" });
    }
  }
  return [...found.values()];
}

/** The cells of a sheet that show an error. */
function errorTexts({ name, row, column, values }: SheetSnapshot): readonly { readonly at: CellRef; readonly text: string }[] {
  const shown: { readonly at: CellRef; readonly text: string }[] = [];
  for (let down = 0; down < values.length; down += 1) {
    const line = values[down] ?? [];
    for (let across = 0; across < line.length; across += 1) {
      const value = line[across];
      if (typeof value !== "string" || value[0] !== "#" || !isErrorValue(value) || value === NOT_CALCULATED) continue;
      shown.push({ at: { sheet: name, row: row + down, column: column + across }, text: value });
    }
  }
  return shown;
}

/** More cells in error than these are listed without asking which follows from which. */
const MOST_TRACED = 2000;

/** Cells in error that the formula of another reads. */
function sourcesOf(error: ErrorCell, errors: readonly ErrorCell[]): readonly ErrorCell[] {
  if (errors.length > MOST_TRACED) return [];
  const areas = areasOf(error.formula, error.at.sheet);
  return errors.filter((other) => areas.some((area) => covers(area, other.at)));
}

/** The cell from which an error comes; of errors that refer to one another in a ring, each is its own. */
function originOf(error: ErrorCell, reads: ReadonlyMap<ErrorCell, readonly ErrorCell[]>): ErrorCell {
  const seen = new Set<ErrorCell>();
  for (let at: ErrorCell = error; ;) {
    if (seen.has(at)) return error;
    seen.add(at);
    const next = reads.get(at)?.[0];
    if (!next) return at;
    at = next;
  }
}
