import { cellKey } from "../../src/model/cells";
import type { BookCell, BookRow, BookTable, BudgetBook } from "../../src/model/book";
import { runRules } from "../../src/rules/run";
import { xihuBook } from "../support/xihu";

/** The book with one amount changed by `delta` fen. */
function changed(book: BudgetBook, target: BookCell, delta: number): BudgetBook {
  const cellOf = (cell: BookCell): BookCell =>
    cell === target && cell.state.kind === "amount"
      ? { ...cell, state: { ...cell.state, figure: { ...cell.state.figure, money: cell.state.figure.money + delta } } }
      : cell;
  const rowOf = (row: BookRow): BookRow => ({ ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, cellOf(cell)])) });
  return { ...book, tables: book.tables.map((table): BookTable => ({ ...table, rows: table.rows.map(rowOf) })) };
}

function amountCells(book: BudgetBook): readonly BookCell[] {
  return book.tables.flatMap((table) => table.rows.flatMap((row) => [...row.cells.values()])).filter((cell) => cell.state.kind === "amount");
}

describe("the published budget of 2022", () => {
  const book = xihuBook();

  test("every relation holds, and hundreds are checked", () => {
    const { findings, checks } = runRules(book);
    expect(findings).toEqual([]);
    expect(checks.failed).toBe(0);
    expect(checks.passed).toBeGreaterThan(300);
  });

  // Every figure changed by the least step, which is hardest to tell; every sixth of them by other amounts.
  test.each([[10_000, 1, 0], [1_000_000, 6, 0], [-10_000, 6, 2], [123_450_000, 6, 4]])("one figure changed by %d fen (every %d.) is an inconsistency that names it", (delta, step, first) => {
    const missed: string[] = [];
    const notLed: string[] = [];
    const cells = amountCells(book).filter((_, at) => at % step === first);
    for (const cell of cells) {
      const { findings } = runRules(changed(book, cell, delta));
      const grave = findings.filter((finding) => finding.severity === "inconsistency");
      const names = grave.some((finding) => [finding.at, ...finding.related].some((ref) => cellKey(ref) === cellKey(cell.ref)));
      if (!names) missed.push(cellKey(cell.ref));
      const lead = grave.find((finding) => finding.rootCause) ?? grave[0];
      if (!lead || cellKey(lead.at) !== cellKey(cell.ref)) notLed.push(cellKey(cell.ref));
    }
    expect(missed).toEqual([]);
    expect(notLed.length / cells.length).toBeLessThan(0.2);
  });
});
