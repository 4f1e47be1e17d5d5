import type { AxisId, ColumnRole, RowKey, TableId } from "../../model/book";
import { TEXT_SETTINGS } from "../profiles/zhejiang/wording";
import type { AmountFact, AmountFormat, Condition, CountFact, Piece, RowSet, TextFact, Turn } from "./language";

/** A cell of a table; the total row unless named. */
export function cell(table: TableId, column: ColumnRole, row: RowKey = "total", axis: AxisId = "main"): AmountFact {
  return { kind: "cell", table, axis, row, column, optional: false };
}

/** A line or column that not every layout prints; where it is not printed it is zero. */
export function optionalCell(table: TableId, column: ColumnRole, row: RowKey = "total", axis: AxisId = "main"): AmountFact {
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

/** Prints an amount with its unit: "2797.52万元". */
export function money(fact: AmountFact, format: AmountFormat = "table", analysis = ""): readonly Piece[] {
  return [amount(fact, format, analysis), TEXT_SETTINGS.unit];
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

/** What a comparison with last year compares, and how it is said. */
export interface Comparison {
  readonly fact: AmountFact;
  readonly base: AmountFact;
  /** What the base is called: 上年执行数, 上年预算. */
  readonly baseName: string;
  readonly format: AmountFormat;
  /** Line of 预算分析表 that holds change and rate. */
  readonly line: string;
  /**
   * Entry with the reason, which is wanted where the change is material and said wherever it is typed; a comparison of a
   * sum whose parts give their reasons has none.
   */
  readonly reason?: string;
}

/**
 * "，比上年执行数增加209.16万元，增长8.08%，主要是…" in all its turns: 持平, 增长, 增长 N 倍, 下降, and the base of zero (or below),
 * on which there is no rate.
 */
export function comparedWith(comparison: Comparison): Piece {
  const { fact, base, baseName, format, line, reason } = comparison;
  const difference: Piece = { piece: "difference", fact, base, format, analysis: `${line}.change` };
  const rate: Piece = { piece: "rate", fact, base, analysis: `${line}.changeRate` };
  const multiple: Piece = { piece: "multiple", fact, base, analysis: `${line}.changeRate` };
  const because: readonly Piece[] = reason === undefined ? [] : [choose(
    turn({ is: "any", of: [{ is: "typed", id: reason }, { is: "material", fact, base }] }, "，主要是", words(reason)),
    turn(null),
  )];
  const change = (direction: string, ...rest: readonly Piece[]): readonly Piece[] =>
    [`，比${baseName}${direction}`, difference, TEXT_SETTINGS.unit, ...rest, ...because];
  const increase: Condition = { is: "greater", left: fact, right: base };
  const noRate: Condition = { is: "any", of: [{ is: "negative", value: { of: "amount", fact: base } }, { is: "negative", value: { of: "amount", fact } }] };
  return choose(
    turn({ is: "equal", left: fact, right: base }, "，与上年持平"),
    turn({ is: "all", of: [noRate, increase] }, ...change("增加")),
    turn(noRate, ...change("减少")),
    turn(isZero(base), ...change("增加", `，因${baseName}为0，增长率无可比性`)),
    turn({ is: "multiple", fact, base, factor: TEXT_SETTINGS.multipleFrom }, ...change("增加", "，增长", multiple, "倍")),
    turn(increase, ...change("增加", "，增长", rate, "%")),
    turn(null, ...change("减少", "，下降", rate, "%")),
  );
}

/** A list of items with their conditions; together they make up `whole`. */
export function list(name: string, whole: AmountFact, items: readonly Turn[], separator = "、"): Piece {
  return { piece: "list", name, whole, items, separator };
}

/** A list of rows. */
export function rows(name: string, set: RowSet, say: readonly Piece[], separator = "、", classSeparator = separator): Piece {
  return { piece: "rows", name, rows: set, say, separator, classSeparator };
}

/** Name of the listed row. */
export const NAME: Piece = text({ kind: "name", level: "own", stem: false });
