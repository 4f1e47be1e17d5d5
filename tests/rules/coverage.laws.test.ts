import fc from "fast-check";
import { CELL_COVERAGES } from "../../src/model/findings";
import { review } from "../../src/review";
import { departments } from "../support/generated";
import { DRESSES, dressed } from "../support/dresses";
import { LAYOUTS, printedTables } from "../support/layouts";

test("checked, alone and unread add up, whatever the layout", () => {
  fc.assert(fc.property(departments, fc.constantFrom(...LAYOUTS), fc.constantFrom(...DRESSES), (data, layout, dress) => {
    const { coverage, coverageMaps } = review(dressed(printedTables(data, layout), dress));
    // The maps tell of the same numbers, cell by cell.
    const states = coverageMaps.flatMap((map) => [...map.states]).map((state) => CELL_COVERAGES[state]);
    for (const each of ["checked", "alone", "unread"] as const) expect([each, states.filter((state) => state === each).length]).toEqual([each, coverage[each]]);
    expect(coverage.checked + coverage.alone + coverage.unread).toBe(coverage.amounts);
    expect(coverage.unread).toBe(0);
  }), { numRuns: 6, seed: 20261127 });
});
