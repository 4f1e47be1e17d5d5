import fc from "fast-check";
import { SheetRows } from "../../src/hosts/sheetRows";

/** Rows near one another, at the edges of blocks, and far away. */
const number = fc.constantFrom(0, 1, 2, 511, 512, 513, 1_023, 1_024, 1_048_575);
const step = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), number, book: fc.nat(3) }),
  fc.record({ kind: fc.constant("delete" as const), number, book: fc.nat(3) }),
  fc.record({ kind: fc.constant("copy" as const), from: fc.nat(3), to: fc.nat(3) }),
);

const byNumber = (rows: Iterable<readonly [number, object]>): readonly (readonly [number, object])[] => [...rows].sort(([a], [b]) => a - b);

test("copies of rows hold what maps copied whole hold, and differ in the rows in which those differ", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const books = Array.from({ length: 4 }, () => ({ rows: new SheetRows<object>(), plain: new Map<number, object>() }));
    const known = new WeakMap<object, readonly object[]>();
    const bookAt = (at: number): (typeof books)[number] => books[at] ?? { rows: new SheetRows(), plain: new Map() };
    for (const each of steps) {
      if (each.kind === "copy") {
        const { rows, plain } = bookAt(each.from);
        books[each.to] = { rows: rows.copy(), plain: new Map(plain) };
      } else if (each.kind === "set") {
        const row = {};
        bookAt(each.book).rows.set(each.number, row);
        bookAt(each.book).plain.set(each.number, row);
      } else expect(bookAt(each.book).rows.delete(each.number)).toBe(bookAt(each.book).plain.delete(each.number));
      // What was found of a block and is remembered holds as long as the block does.
      for (const { rows, plain } of books) expect(new Set([...rows.said(known, (block) => [...block.values()])].flat())).toEqual(new Set(plain.values()));
    }
    for (const { rows, plain } of books) {
      expect(byNumber(rows)).toEqual(byNumber(plain));
      expect(rows.size).toBe(plain.size);
      expect([...rows.keys()]).toEqual([...rows].map(([at]) => at));
      expect([...rows.values()]).toEqual([...rows].map(([, row]) => row));
      for (const at of [0, 511, 512, 700, 1_048_575]) expect([rows.get(at), rows.has(at)]).toEqual([plain.get(at), plain.has(at)]);
      for (const other of books) {
        const differ = [...new Set([...plain.keys(), ...other.plain.keys()])].filter((at) => plain.get(at) !== other.plain.get(at));
        expect([...rows.differing(other.rows)].sort((a, b) => a - b)).toEqual(differ.sort((a, b) => a - b));
      }
    }
  }), { numRuns: 120 });
});

test("blocks come from the first to the last, whatever was put there first", () => {
  expect([...new SheetRows([[2_000, "c"], [600, "b"], [1, "a"]]).values()]).toEqual(["a", "b", "c"]);
});

test("rows may be put anew while they are gone through; each comes once", () => {
  const rows = new SheetRows([[0, 1], [1, 2], [600, 3]]);
  const copy = rows.copy();
  for (const [at, row] of copy) copy.set(at, row * 10);
  expect([[...rows.values()], [...copy.values()]]).toEqual([[1, 2, 3], [10, 20, 30]]);
});

test("rows that copies share are not looked at to see how they differ", () => {
  let looked = 0;
  const rows = new SheetRows(Array.from({ length: 100_000 }, (_, at): [number, object] => [at, {}]));
  const copy = rows.copy();
  copy.set(70_000, {});
  const get = jest.spyOn(Map.prototype, "get");
  try {
    expect([...copy.differing(rows)]).toEqual([70_000]);
    looked = get.mock.calls.length;
  } finally {
    get.mockRestore();
  }
  expect(looked).toBeLessThan(1_000);
});
