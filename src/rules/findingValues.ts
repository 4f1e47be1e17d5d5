import type { BookCell } from "../model/book";
import { figureOf } from "../model/book";
import type { FindingValue } from "../model/findings";
import type { Fen, UnitOfMeasure } from "../model/money";
import { decimalInUnit } from "../model/money";

/** An amount as a finding names it: in the table's unit, with the decimals that the cell prints or more where it has more. */
export function amountOf(fen: Fen, unit: UnitOfMeasure, cell: BookCell | undefined): FindingValue {
  const grain = figureOf(cell)?.grain;
  const decimals = grain === undefined ? 0 : decimalInUnit(grain, unit).decimals;
  return { kind: "money", fen, unit, decimals: Math.max(decimals, decimalInUnit(fen, unit).decimals) };
}

/** Words that a finding names. */
export function text(value: string): FindingValue {
  return { kind: "text", text: value };
}
