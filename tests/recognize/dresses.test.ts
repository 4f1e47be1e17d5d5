import fc from "fast-check";
import { outcomesOf, review } from "../../src/review";
import type { BudgetBook } from "../../src/model/book";
import { departments } from "../support/generated";
import { DRESSES, dressed } from "../support/dresses";
import { LAYOUTS, printedTables } from "../support/layouts";
import { seedAt } from "../support/seedAt";

const [STRAIGHT] = DRESSES;

const relationsThatHold = (book: BudgetBook): number => outcomesOf(book).filter(({ status }) => status === "passed").length;

describe.each(LAYOUTS.map((layout, index) => [layout, index * DRESSES.length] as const))("departments nobody has seen, in the layout %s", (layout, first) => {
  test.each(DRESSES.map((dress, index) => [dress.name, dress, first + index] as const))("%s: every table read, every relation holds", (_name, dress, index) => {
    fc.assert(fc.property(departments, (data) => {
      const tables = printedTables(data, layout);
      const result = review(dressed(tables, dress));
      expect(result.findings.filter((finding) => finding.severity !== "hint")).toEqual([]);
      expect(result.book.leftovers).toEqual([]);
      expect(result.book.tables.map((table) => table.id).sort()).toEqual(tables.map((table) => table.id).sort());
      if (STRAIGHT && dress.printsLess === undefined) {
        expect(relationsThatHold(result.book)).toBeGreaterThanOrEqual(relationsThatHold(review(dressed(tables, STRAIGHT)).book));
      }
    }), { numRuns: 1, ...seedAt(index) });
  });
});
