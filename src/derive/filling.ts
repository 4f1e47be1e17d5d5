import type { TableId } from "../model/book";
import type { Fen } from "../model/money";
import type { BookIndex } from "../relations/lookup";
import { ColumnFormats } from "./columnFormats";
import { derivationsOf, type Derivations } from "./derivations";
import { Evaluation, type Candidate } from "./evaluate";
import { Formulas } from "./formulas";
import { TableEnds } from "./ranges";
import type { FillState } from "./state";

/** Every derivable cell of the workbook as it stands, with the formula that belongs there and what it will show. */
export interface Filling {
  readonly derivations: Derivations;
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly evaluation: Evaluation;
  readonly ends: TableEnds;
  readonly formats: ColumnFormats;
}

/** Works out what belongs where, without writing anything. */
export function fillingOf(state: FillState): Filling {
  const book = state.current();
  const derivations = derivationsOf(book, (at) => {
    const content = state.work.content(at);
    return "formula" in content ? content.formula : "";
  });
  const ends = new TableEnds(book, state.work);
  const formulas = new Formulas(state.work, ends);
  const candidates = new Map<string, Candidate>();
  for (const [key, derivation] of derivations.byCell) {
    const formula = formulas.of(derivation);
    if (formula) candidates.set(key, { derivation, formula });
  }
  return { derivations, candidates, ends, formats: new ColumnFormats(state.work), evaluation: new Evaluation(state.work, candidates, state.replaceable()) };
}

/** What a table will show in total for a code, in fen. */
export function moneyOfCode(state: FillState, evaluation: Evaluation, index: BookIndex, id: TableId, code: string): Fen {
  const table = state.table(id);
  if (!table) return 0;
  return index.operands(table, "main", code, "total").reduce((sum, operand) => sum + evaluation.money(operand.cell, table), 0);
}
