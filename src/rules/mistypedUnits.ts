import type { BookCell, BookRow, BookTable, BudgetBook } from "../model/book";
import { figureOf, titlePlace } from "../model/book";
import type { Finding } from "../model/findings";
import type { UnitOfMeasure } from "../model/money";
import { defineRule } from "../model/ruleWords";
import { FEN_PER_UNIT } from "../model/money";
import type { Evaluation } from "../relations/evaluate";
import type { Operand, Side } from "../relations/instance";
import { findingOf } from "./define";
import { text } from "./findingValues";
import { failedIn } from "./trials";

/** The rule for a unit of measure that was stated for another. */
export const MISTYPED_UNIT = defineRule({
  id: "form/unit-mistyped",
  severity: "error",
  title: { zh: "金额单位疑似误写", en: "Unit of measure probably wrong" },
  message: {
    zh: "“{title}”注明的单位是 {used}，按各表勾稽关系应为 {expected}；其余核对已按 {expected} 进行。{alternatives}",
    en: "“{title}” states {used}; by the relations it should be {expected}, and everything else was checked as {expected}.{alternatives}",
  },
});

const UNITS = Object.keys(FEN_PER_UNIT) as readonly UnitOfMeasure[];
/** So many ties must miss by the same power of ten: one may be a slip of the point. */
const FEWEST_TIES = 3;

/**
 * A wrong unit line (元 for 万元) breaks every tie of its table. Where ties of a table miss by the factor between two
 * units, and fewer relations fail once the table is read in the other, the line is the slip and the rest is judged so.
 *
 * @param first the relations that fail in the book as it stands
 * @returns the book, and the relations that fail in it then
 */
export function withUnitsPutRight(book: BudgetBook, first: readonly Evaluation[]): { readonly book: BudgetBook; readonly findings: readonly Finding[]; readonly failed: readonly Evaluation[] } {
  let best = book;
  let failed = first;
  const findings: Finding[] = [];
  for (let round = 0; round < book.tables.length; round += 1) {
    const tried = unitSuspects(best, failed).map(({ table, unit }) => {
      const trial = restated(best, table, unit);
      return { table, unit, trial, failed: failedIn(trial) };
    });
    const [lead, second] = tried.sort((a, b) => a.failed.length - b.failed.length || doubt(b) - doubt(a));
    if (!lead || lead.failed.length > failed.length - FEWEST_TIES) break;
    best = lead.trial;
    failed = lead.failed;
    // Where both units are stated, the conflict says it already.
    if (!lead.table.stated.units.some(({ unit }) => unit === lead.unit)) {
      const rival = second && second.failed.length === lead.failed.length && doubt(second) === doubt(lead) ? second.table : null;
      findings.push(mistyped(lead.table, lead.unit, rival));
    }
  }
  return { book: best, findings, failed };
}

interface Suspect {
  readonly table: BookTable;
  readonly unit: UnitOfMeasure;
}

/** Tables whose failed ties miss by the factor between their unit and another. */
export function unitSuspects(book: BudgetBook, failed: readonly Evaluation[]): readonly Suspect[] {
  const votes = new Map<BookTable, Map<UnitOfMeasure, number>>();
  for (const { instance, left, right } of failed) {
    // Most relations stay within one table.
    if (firstTable(instance, "left") === firstTable(instance, "right")) continue;
    const [a, b] = [onlyTable(instance.left), onlyTable(instance.right)];
    if (!a || !b) continue;
    for (const [table, own, other] of [[a, left, right], [b, right, left]] as const) {
      if (table.unit === null) continue;
      const per = FEN_PER_UNIT[table.unit];
      const unit = UNITS.find((each) => each !== table.unit && near((own / per) * FEN_PER_UNIT[each], other));
      if (unit === undefined) continue;
      const counts = votes.get(table) ?? new Map<UnitOfMeasure, number>();
      counts.set(unit, (counts.get(unit) ?? 0) + 1);
      votes.set(table, counts);
    }
  }
  return book.tables.flatMap((table) => [...(votes.get(table) ?? [])].filter(([, count]) => count >= FEWEST_TIES).map(([unit]) => ({ table, unit })));
}

function firstTable(instance: Evaluation["instance"], side: Side): BookTable | null {
  return instance.sizeOf(side) === 0 ? null : instance.operandAt(side, 0).table;
}

function onlyTable(operands: readonly Operand[]): BookTable | null {
  const [first] = operands;
  return first && operands.every(({ table }) => table === first.table) ? first.table : null;
}

/** Printed figures of two units agree as far as their decimals go; here the factor alone is asked for. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) * 1000 < Math.abs(b);
}

function restated(book: BudgetBook, table: BookTable, unit: UnitOfMeasure): BudgetBook {
  const from = FEN_PER_UNIT[table.unit ?? unit];
  const scale = (fen: number): number => Math.round((fen / from) * FEN_PER_UNIT[unit]);
  const cellOf = (cell: BookCell): BookCell => (cell.state.kind !== "amount" ? cell
    : { ...cell, state: { ...cell.state, figure: { money: scale(cell.state.figure.money), grain: Math.max(1, scale(cell.state.figure.grain)) } } });
  const rowOf = (row: BookRow): BookRow => ({ ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, cellOf(cell)])) });
  // A line that was put right contradicts nothing any more, unless the other unit is stated too.
  const stated = { ...table.stated, units: table.stated.units.some((each) => each.unit === unit) ? table.stated.units : [] };
  return { ...book, tables: book.tables.map((other) => (other === table ? { ...table, unit, stated, rows: table.rows.map(rowOf) } : other)) };
}

/** A whole budget below ten thousand yuan, or above a trillion, speaks against the unit that is stated. */
function doubt({ table }: Suspect): number {
  const largest = Math.max(0, ...table.rows.flatMap((row) => [...row.cells.values()].map((cell) => Math.abs(figureOf(cell)?.money ?? 0))));
  return largest < FEN_PER_UNIT.万元 || largest > FEN_PER_UNIT.亿元 * 10_000 ? 1 : 0;
}

/** @param rival a table whose unit may be the wrong one just as well */
function mistyped(table: BookTable, unit: UnitOfMeasure, rival: BookTable | null): Finding {
  return findingOf(MISTYPED_UNIT, {
    ...(rival?.unitCell ? { alternatives: [rival.unitCell] } : {}),
    at: table.unitCell ?? titlePlace(table),
    values: {
      title: text(table.title || table.sheet), used: text(table.unit ?? ""), expected: text(unit),
    },
  });
}
