import type { AxisId, ColumnRole, RowKey, TableId } from "../../model/book";
import type { AmountFact, AmountFormat, CellFact, ComparisonPiece, Condition, CountFact, Piece, RowSet, Sentence, TextFact, Turn } from "../../model/sentences";

/** A cell of a table; the total row unless named. */
export function cell(table: TableId, column: ColumnRole, row: RowKey = "total", axis: AxisId = "main"): CellFact {
  return { kind: "cell", table, axis, row, column, optional: false };
}

/** A line or column that not every layout prints; where it is not printed it is zero. */
export function optionalCell(table: TableId, column: ColumnRole, row: RowKey = "total", axis: AxisId = "main"): CellFact {
  return { kind: "cell", table, axis, row, column, optional: true };
}

/** The listed row's cell in a column. */
export function here(column: ColumnRole): AmountFact {
  return { kind: "here", column };
}

/** An amount typed on 补充资料. */
export function typed(id: string): AmountFact {
  return { kind: "typed", id };
}

/** A cell where the workbook prints it, otherwise something else; `among`: the lines of which it is one. */
export function printedOr(printed: CellFact, otherwise: AmountFact, among: readonly RowKey[] = []): AmountFact {
  return { kind: "printedOr", cell: printed, otherwise, ...(among.length === 0 ? {} : { among }) };
}

/** Σ of amounts. */
export function sum(...of: readonly AmountFact[]): AmountFact {
  return { kind: "sum", of };
}

/** A typed count. */
export function typedCount(id: string, blankIsNone = false): CountFact {
  return { kind: "count", id, blankIsNone };
}

/** Classes, leaves or projects of a table with a figure in a column. */
export function rowsOf(table: TableId, level: RowSet["level"], column: ColumnRole, axis: AxisId = "main", total: RowKey = "total"): RowSet {
  return { table, axis, level, column, total };
}

/** Prints an amount as digits, without its unit. */
export function amount(fact: AmountFact, format: AmountFormat = "table", analysis = ""): Piece {
  return { piece: "amount", fact, format, analysis };
}

/** Unit of measure of the text's amounts. */
export const MEASURE: Piece = { piece: "measure" };

/** Prints an amount with its unit: "2797.52万元". */
export function money(fact: AmountFact, format: AmountFormat = "table", analysis = ""): readonly Piece[] {
  return [amount(fact, format, analysis), MEASURE];
}

/** Prints a count as digits. */
export function count(fact: CountFact): Piece {
  return { piece: "count", fact };
}

/** Prints words. */
export function text(fact: TextFact): Piece {
  return { piece: "text", fact };
}

/** Prints words typed on 补充资料. */
export function words(id: string): Piece {
  return text({ kind: "words", id });
}

/** Name of the body. */
export const BODY: Piece = text({ kind: "body" });
/** "2022年". */
export const YEAR: readonly Piece[] = [text({ kind: "year", offset: 0 }), "年"];
/** "…2022年", as most sentences begin. */
export const BODY_AND_YEAR: readonly Piece[] = [BODY, ...YEAR];

/** A turn under a condition. */
export function turn(when: Condition | null, ...say: readonly Piece[]): Turn {
  return { when, say };
}

/** The first turn that applies. */
export function choose(...turns: readonly Turn[]): Piece {
  return { piece: "choose", turns };
}

/** 单位 where one unit publishes its own budget, otherwise 部门. */
export const DEPARTMENT_OR_UNIT: Piece = choose(turn({ is: "unitScope" }, "单位"), turn(null, "部门"));

/** Whether an amount is zero. */
export function isZero(fact: AmountFact): Condition {
  return { is: "zero", value: { of: "amount", fact } };
}

/** Whether an amount is other than zero. */
export function isNotZero(fact: AmountFact): Condition {
  return { is: "nonzero", value: { of: "amount", fact } };
}

/** Whether a count is zero. */
export function isNone(fact: CountFact): Condition {
  return { is: "zero", value: { of: "count", fact } };
}

/** Whether a count is other than zero. */
export function isSome(fact: CountFact): Condition {
  return { is: "nonzero", value: { of: "count", fact } };
}

/** "，占33.28%"; nothing where the whole is zero, of which there are no shares. */
export function shareOf(part: AmountFact, whole: AmountFact, analysis: string): Piece {
  return choose(
    turn(isZero(whole)),
    turn(null, "，占", { piece: "share", part, whole, analysis }, "%"),
  );
}

/** What most comparisons have in common; `reason` names the entry, behind "，主要是". */
type ComparisonParts = Omit<ComparisonPiece, "piece" | "rate" | "unchanged" | "reason"> & Partial<Pick<ComparisonPiece, "rate" | "unchanged">> & { readonly reason?: string };

/** A comparison with last year: with its rate, "，与上年持平" and "，主要是" unless said otherwise. */
export function comparison({ rate = true, unchanged = "，与上年持平", reason, ...parts }: ComparisonParts): ComparisonPiece {
  return { piece: "comparison", ...parts, rate, unchanged, reason: reason === undefined ? null : { id: reason, words: "，主要是" } };
}

/** Declares a sentence; without `when` it is always said. */
export function defineSentence({ when = null, ...sentence }: Omit<Sentence, "when"> & Partial<Pick<Sentence, "when">>): Sentence {
  return { ...sentence, when };
}

/** A list of items with their conditions; together they make up `whole`. */
export function list(name: string, whole: AmountFact, items: readonly Turn[], separator = "、"): Piece {
  return { piece: "list", name, whole, items, separator };
}

/** A list of rows; `several` stands behind it where there are two or more. */
export function rows(name: string, set: RowSet, say: readonly Piece[], separator = "、", classSeparator = separator, several = ""): Piece {
  return { piece: "rows", name, rows: set, say, separator, classSeparator, several };
}

/** Name of the listed row. */
export const NAME: Piece = text({ kind: "name", level: "own", stem: false });
