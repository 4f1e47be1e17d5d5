import fc from "fast-check";
import { projects } from "../../bench/speed/projects";
import { applyEdits } from "../../src/hosts/applyEdits";
import { bookOfSnapshot, cloneBook, snapshotAfter, snapshotOf, type BookAdapter } from "../../src/hosts/editable";
import type { Edit } from "../../src/model/edits";
import { contentAt } from "../../src/model/snapshot";

const ADAPTER: BookAdapter<undefined, undefined> = { style: () => undefined, tinted: () => undefined, newSheet: () => undefined, newNames: () => [] };

/** What somebody types: into any cell of a small table or beside it; null empties it. */
const typed = fc.record({ row: fc.integer({ min: 0, max: 9 }), column: fc.integer({ min: 0, max: 13 }), value: fc.constantFrom<number | string | null>(12.5, "文字", null, "=1+2"), numberFormat: fc.constantFrom("0.00", "@", undefined) });

test("what edits leave is told from what was there and the cells that they touched, and nothing else changes", () => {
  let told = 0;
  fc.assert(fc.property(fc.array(typed, { minLength: 1, maxLength: 5 }), (all) => {
    const book = bookOfSnapshot<undefined, undefined>(projects(5, true), undefined);
    const before = snapshotOf(book);
    const after = cloneBook(book);
    const places = all.map(({ row, column }) => ({ sheet: "项目", row, column }));
    for (const [index, { value, numberFormat }] of all.entries()) {
      const at = places[index] ?? { sheet: "", row: 0, column: 0 };
      const expects = contentAt(snapshotOf(after), at);
      const edit: Edit = typeof value === "string" && value.startsWith("=") ? { kind: "setFormula", at, expects, formula: value, result: 3 } : { kind: "setValue", at, expects, value, ...(numberFormat === undefined ? {} : { numberFormat }) };
      expect(applyEdits(after, [edit], ADAPTER).done).toBe(true);
    }
    // The book of before is what it was.
    expect(snapshotOf(book)).toEqual(before);
    const now = snapshotAfter(before, after, places);
    if (now === null) return;
    told += 1;
    expect(now).toEqual(snapshotOf(after));
    const touched = new Set(all.map(({ row }) => row));
    before.sheets[0]?.values.forEach((row, line) => touched.has(line) || expect(now.sheets[0]?.values[line]).toBe(row));
  }), { numRuns: 150 });
  expect(told).toBeGreaterThan(50);
});

test("what may have left the used range is not told so", () => {
  const book = bookOfSnapshot<undefined, undefined>(projects(5), undefined);
  const before = snapshotOf(book);
  const last = { sheet: "项目", row: 8, column: 0 };
  const after = cloneBook(book);
  expect(applyEdits(after, [{ kind: "setValue", at: last, expects: contentAt(before, last), value: null }], ADAPTER).done).toBe(true);
  expect(snapshotAfter(before, after, [last])).toBeNull();
  expect(snapshotAfter(before, book, [{ sheet: "项目", row: 20, column: 0 }])).toBeNull();
  expect(snapshotAfter(before, { ...book, sheets: [] }, [])).toBeNull();
  expect(snapshotAfter(before, book, [])?.sheets[0]).toBe(before.sheets[0]);
});
