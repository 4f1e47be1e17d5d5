import fc from "fast-check";
import { review } from "../../src/review";
import { departments } from "../support/generated";
import { DRESSES, dressed } from "../support/dresses";
import { FURTHER_LAYOUTS, printedTables } from "../support/layouts";

/** Lines of 支出总体情况表 below the total of the year, which no table of expenditure of ours has. */
const BELOW_TOTAL = /^(?:结转下年|支出总计)$/;

describe.each(FURTHER_LAYOUTS)("departments nobody has seen, in the layout %s", (layout) => {
  test.each(DRESSES.filter(({ name }) => ["straight", "one-sheet"].includes(name)).map((dress) => [dress.name, dress] as const))("%s", (_name, dress) => {
    fc.assert(fc.property(departments, (data) => {
      const tables = printedTables(data, layout);
      const { book, findings, checks } = review(dressed(tables, dress));
      expect(findings.filter((finding) => finding.severity !== "hint")).toEqual([]);
      expect(book.tables.map((table) => table.id).sort()).toEqual(tables.flatMap((table) => table.id ?? []).sort());
      const left = book.leftovers.filter(({ reason, detail }) => !(reason === "unknownRow" && BELOW_TOTAL.test(detail)));
      // A table of no known kind is left over, unless its structure could be read.
      expect(left.filter(({ reason }) => reason !== "unknownTable")).toEqual([]);
      expect(left.length).toBeLessThanOrEqual(tables.filter((table) => table.id === null).length);
      expect(checks.passed).toBeGreaterThan(tables.length);
    }), { numRuns: 2 });
  });
});
