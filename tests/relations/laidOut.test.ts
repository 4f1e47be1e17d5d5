import type { BudgetBook } from "../../src/model/book";
import { contextOf, figuresLaidOutBy } from "../../src/relations/instantiate";
import { smallBook } from "../support/smallBook";

function asked(book: BudgetBook): string {
  const context = contextOf(book);
  return book.tables.map((table) => figuresLaidOutBy(context, table)).join();
}

const INCOME = (year: number): string => `
    balance/income
                          | amount
    fiscal-appropriation  | 20
    institution-fund      | 5
    current-revenue-total | ${year}
    revenue-grand-total   | 99`;

const WAGES = (wage: number): string => `
    general-expenditure
        | personnel | personnel/工资 | personnel/补助
    201 | 6         | ${wage}        | 2`;

const BARE = (all: number): string => `
    three-public-expenses
          | all    | overseas | vehicles | reception | meetings
    total | ${all} | 5        | 10       | 5         | 6`;

const PROJECTS = (fund: number, carried: string): string => `
    project-expenditure
          | general-public-budget | ${carried}
    total | ${fund}               | 5

    general-expenditure
          | project
    total | 25`;

const SOURCES = (other: number, carried: number): string => `
    revenue
          | current.general-public-budget | current.other-revenue | carry-over
    total | 20                            | ${other}              | ${carried}`;

const TOTALS = (all: number): string => `
    expenditure
          | total
    201   | 10
    total | 10
    205   | 20
    total | 20
    total | ${all}`;

const UNITS = (centre: number, total = 60): string => `
    revenue
              | total
    total     | ${total}
    unit:本级 | 30
    unit:中心 | ${centre}
    unit:一所 | 10
    unit:二所 | 20`;

/** What laying out relations asks of figures: as long as that stays the same, so do the relations. */
test.each<[what: string, before: string, after: string, same: boolean]>([
  ["nothing changed", INCOME(25), INCOME(25), true],
  ["where 使用非财政拨款结余 stands", INCOME(25), INCOME(20), false],
  ["an amount of a total by which it stands where it stood", INCOME(24), INCOME(23), true],
  ["whether details add up", WAGES(4), WAGES(3), false],
  ["details that add up no more than before", WAGES(3), WAGES(2), true],
  ["what a bare 合计 covers", BARE(26), BARE(20), false],
  ["a bare 合计 that is nearest to the same", BARE(20), BARE(19), true],
  ["whether money carried over is counted in", PROJECTS(20, "carry-over.general-public-budget"), PROJECTS(25, "carry-over.general-public-budget"), false],
  ["whether a gap is within what was carried over", PROJECTS(21, "carry-over"), PROJECTS(15, "carry-over"), false],
  ["a gap that stays within it", PROJECTS(21, "carry-over"), PROJECTS(22, "carry-over"), true],
  ["another source of money", SOURCES(0, 0), SOURCES(3, 0), false],
  ["another amount of the same source", SOURCES(2, 0), SOURCES(3, 0), true],
  ["money carried over", SOURCES(0, 0), SOURCES(0, 1), false],
  ["which total stands for all", TOTALS(30), TOTALS(31), false],
  ["a total that stands for none of the others", TOTALS(31), TOTALS(32), true],
  ["which unit sums others, and which the total sums", UNITS(31), UNITS(30), false],
  ["an amount of a unit by which none sums others", UNITS(31, 91), UNITS(32, 92), true],
])("%s", (_what, before, after, same) => {
  expect(asked(smallBook(before)) === asked(smallBook(after))).toBe(same);
});

test("the same readings of units in other rows are others", () => {
  const one = smallBook(UNITS(30));
  const moved: BudgetBook = { ...one, tables: one.tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, row: row.row + 1 })) })) };
  const elsewhere: BudgetBook = { ...one, tables: one.tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, sheet: "续表" })) })) };
  expect([asked(moved) === asked(one), asked(elsewhere) === asked(one)]).toEqual([false, false]);
});
