import { ANALYSIS_LAYOUT } from "../catalog/ownSheets/analysis";
import { tableSpec } from "../catalog/tables";
import type { BookTable, BudgetBook, TableId } from "../model/book";
import { cellKey } from "../model/cells";
import { cellNumberOf, parseAmountText, formatDecimal } from "../model/money";
import type { FillPlan } from "../model/plans";
import type { WorkbookSnapshot } from "../model/snapshot";
import { BookIndex } from "../relations/lookup";
import { AnalysisFormulas } from "./analysisFormulas";
import { writeAnalysis } from "./analysisSheet";
import { generateLines } from "./balanceLines";
import { prepareCodes } from "./codes";
import { writeComparisons } from "./comparisonColumns";
import { printed, type Candidate } from "./evaluate";
import { generateFollowingRows } from "./followingRows";
import { tintsOff } from "./entryTints";
import { fillingOf, moneyOfCode, type Filling } from "./filling";
import { progressOf } from "./progress";
import { listEntries, listPurposes, writeEmptyNotes } from "./remarks";
import { FillState, saysSeveralUnits, type FillOptions } from "./state";

export type { FillOptions } from "./state";
export { progressOf } from "./progress";

/**
 * What filling would do: the lines of the balances, names and parent rows that are missing, and every cell that a
 * relation derives as a live formula with its exact result. Figures and formulas that a person typed and that differ are
 * kept and reported, unless `options.overwrite` names them. Planning again after applying gives an empty plan.
 *
 * @param snapshot the workbook from which `book` was recognised; edits expect what stands there.
 */
export function planFill(book: BudgetBook, snapshot: WorkbookSnapshot, options: FillOptions = {}): FillPlan {
  const state = new FillState(book, snapshot, options);
  tellUnreadable(state);
  prepareCodes(state);
  generateFollowingRows(state);
  const sources = fillingOf(state);
  const index = new BookIndex(state.current());
  generateLines(state, (table, code) => moneyOfCode(state, sources.evaluation, index, table, code));
  writeEmptyNotes(state);
  listEntries(state);
  listPurposes(state);
  const filling = fillingOf(state);
  for (const { relation, table } of filling.derivations.missing) tellMissing(state, relation.id, table);
  textAmounts(state, filling);
  for (const [key, { derivation }] of filling.candidates) write(state, filling, key, derivation);
  writeComparisons(state, filling);
  if (state.current().tables.length > 0) {
    writeAnalysis(state, new AnalysisFormulas(state.current(), state.work, filling.ends, filling.evaluation, ANALYSIS_LAYOUT.sheet));
  }
  return {
    edits: [...state.work.edits, ...tintsOff(book, state.work.changes)], changes: state.work.changes, conflicts: state.conflicts, obstacles: state.obstacles,
    progress: progressOf(book, snapshot),
  };
}

function write(state: FillState, { candidates, evaluation, formats }: Filling, key: string, derivation: Candidate["derivation"]): void {
  const decision = evaluation.decision(key);
  const { table, cell, relation } = derivation;
  if (!decision || decision.kind === "skip") return;
  if (decision.kind === "conflict") {
    state.conflicts.push({
      at: state.work.original(cell.ref), table: table.id, relation: relation.id,
      typed: printed(decision.typed, derivation), derived: printed(decision.money, derivation),
    });
    return;
  }
  const result = cellNumberOf(decision.money, table.unit ?? "元");
  const as = { table: table.id, kind: "formula" } as const;
  if (state.values) {
    const content = state.work.content(cell.ref);
    const stays = decision.kind === "keep" ? !decision.ours : "value" in content && content.value === result;
    if (!stays) state.work.setValue(cell.ref, result, as, formats.missingAt(table, cell.ref));
    return;
  }
  const formula = candidates.get(key)?.formula.text;
  if (decision.kind === "write" && formula !== undefined) state.work.setFormula(cell.ref, formula, result, as, formats.missingAt(table, cell.ref));
}

/** Amounts typed as text become numbers where sums read them: a sum passes over text. */
function textAmounts(state: FillState, { candidates }: Filling): void {
  for (const table of state.current().tables) {
    for (const row of table.rows) {
      for (const cell of row.cells.values()) {
        if (cell.state.kind !== "amount" || !cell.state.asText || candidates.has(cellKey(cell.ref))) continue;
        const value = state.work.value(cell.ref);
        const exact = typeof value === "string" && !("formula" in state.work.content(cell.ref)) ? parseAmountText(value) : null;
        const format = state.work.numberFormat(cell.ref);
        if (exact) state.work.setValue(cell.ref, Number(formatDecimal(exact)), { table: table.id, kind: "text" }, format === "@" ? "0.00" : undefined);
      }
    }
  }
}

function tellUnreadable(state: FillState): void {
  for (const table of state.current().tables) {
    if (table.unit === null) {
      const said = table.stated.units;
      if (saysSeveralUnits(table)) state.obstacle(table.id, said.at(-1)?.at ?? null, "mixedUnits", [...new Set(said.map(({ unit }) => unit))].join(" / "));
      else state.obstacle(table.id, table.unitCell ?? table.titleCell, "unitUnknown", table.title);
      continue;
    }
    for (const { at, text } of textCells(table)) state.obstacle(table.id, at, "textAmount", text);
  }
}

function textCells(table: BookTable): readonly { readonly at: BookTable["rows"][number]["labelCell"]; readonly text: string }[] {
  return table.rows.flatMap((row) => [...row.cells.values()].flatMap(({ ref, state }) => (state.kind === "text" ? [{ at: ref, text: state.text }] : [])));
}

function tellMissing(state: FillState, relation: string, id: TableId): void {
  const spec = tableSpec(id).relations.find((each) => each.id === relation);
  if (spec?.kind !== "tie") return;
  for (const fact of spec.right) {
    if (state.table(fact.table)) continue;
    const { title } = tableSpec(fact.table);
    if (!state.obstacles.some((told) => told.table === id && told.reason === "noTable" && told.detail === title)) state.obstacle(id, null, "noTable", title);
  }
}
