import { withoutHollowZeros } from "../../src/relations/hollow";
import { contextOf, instantiate } from "../../src/relations/instantiate";
import { smallBook } from "../support/smallBook";

/** Zeros that formulas make of blanks are no figures; those that somebody typed, and sums of them, are. */
test.each<[what: string, book: string, emptied: readonly string[]]>([
  ["a sum over blanks", `
    general-expenditure
        | total | basic | project
    201 | =0    |       |`, ["201.total"]],
  ["a sum over a typed zero", `
    general-expenditure
        | total | basic | project
    201 | =0    | 0     |`, []],
  ["a zero that was typed over blanks", `
    general-expenditure
        | total | basic | project
    201 | 0     |       |`, []],
  ["a sum that shows money over blanks", `
    general-expenditure
        | total | basic | project
    201 | =5    |       |`, []],
  ["a sum over text", `
    general-expenditure
        | total | basic | project
    201 | =0    | 无    |`, []],
  ["a sum of such sums", `
    general-expenditure
            | total | basic | personnel | operating | project
    201     | =0    | =0    |           |           |
    20103   | =0    | =0    |           |           |`, ["201.basic", "201.total", "20103.basic", "20103.total"]],
  ["one figure far below makes every sum above it a figure", `
    general-expenditure
            | total
    total   | =0
    201     | =0
    20103   | =0
    2010301 | 0
    205     | =0
    20502   |`, ["205.total"]],
  ["a sum by two relations is a figure by either", `
    general-expenditure
          | total | basic | project
    201   | =0    |       |
    20103 | 0     |       |`, []],
  ["what another table says by a tie that fills rows", `
    revenue
          | total | current.general-public-budget
    total | 5     | 5

    expenditure
        | total
    201 | =0

    general-expenditure
        | total
    201 |

    government-fund-expenditure
        | total
    201 |

    state-capital-expenditure
        | total
    201 |`, ["201.total"]],
  ["a tie that only compares derives nothing", `
    general-expenditure
            | basic
    2080505 | =0

    general-basic-expenditure
          | total
    30108 |`, []],
])("%s", (_what, text, emptied) => {
  const book = smallBook(text);
  const after = withoutHollowZeros(book, instantiate(contextOf(book)));
  const changed = book.tables.flatMap((table, t) => table.rows.flatMap((row, r) => [...row.cells].flatMap(([role, cell]) => {
    const now = after.tables[t]?.rows[r]?.cells.get(role);
    if (now === cell) return [];
    expect(now).toEqual({ ...cell, state: { kind: "blank" } });
    return [`${row.key}.${role}`];
  })));
  expect(changed.sort()).toEqual(emptied);
  if (emptied.length === 0) expect(after).toBe(book);
  // Rows without such a zero stay the very same.
  for (const [t, table] of book.tables.entries()) for (const [r, row] of table.rows.entries()) {
    if (!emptied.some((place) => place.startsWith(`${row.key}.`))) expect(after.tables[t]?.rows[r]).toBe(row);
  }
});
