import { foundIn } from "../support/smallFindings";
import { smallBook } from "../support/smallBook";

/** Amounts and rows that a table lacks although others have them: told once, and nothing else is accused because of them. */
test.each<[what: string, book: string, findings: readonly string[]]>([
  ["a sum of its own row gives it", `
    general-expenditure
          | total | basic | project
    total | 50    | 20    | 30
    201   | 30    | 10    | 20
    205   |       | 10    | 10`,
  ["g1 sum/columns at general-expenditure 205.total: - → 20, root", "g1 sum/total at general-expenditure 205.total: - → 20"]],
  ["another table gives it, and the total wants it", `
    expenditure
          | total
    total | 50
    201   | 30
    205   | 20

    balance/expenditure
                              | amount
    201                       | 30
    205                       |
    current-expenditure-total | 50`,
  ["g1 sum/total at balance 205.amount: - → 20, root", "g1 tie/balance-expenditure at balance 205.amount: - → 20"]],
  ["another table gives one, and nothing adds it up", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
        | total
    201 | 30
    205 |`,
  ["g1 tie/balance-expenditure at expenditure 205.total: - → 20, root"]],
  ["several are told as one, at the first", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20
    208 | 10

    expenditure
        | total
    201 | 30
    205 |
    208 |`,
  ["form/not-filled at expenditure 205.total: - → 20"]],
  ["totals by formula follow, and are not accused", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | =50

    expenditure
          | total
    total | =30
    201   | 30
    205   |`,
  ["g1 tie/balance-expenditure at expenditure 205.total: - → 20, root"]],
  ["a table of which nothing is filled in wants nothing yet", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
        | total
    201 |
    205 |`, []],
  ["a row, with the typed total that lacks it", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
          | total
    total | 30
    201   | 30`,
  ["form/row-missing at expenditure 201: 205 → 20"]],
  ["two rows, each at its place", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20
    208 | 10

    expenditure
        | total
    201 | 30
    206 | 0`,
  ["form/row-missing at expenditure 201: 205 → 20", "form/row-missing at expenditure 206: 208 → 10"]],
  ["a row of a fund, in three columns, told by its largest amount", `
    expenditure
            | total | basic | project
    total   | 60    | 20    | 40
    2010301 | 30    | 10    | 20
    2010302 | 30    | 10    | 20

    general-expenditure
            | total | basic | project
    total   | 60    | 20    | 40
    2010301 | 30    | 10    | 20

    revenue
          | total | current.general-public-budget
    total | 60    | 60`,
  ["form/row-missing at general-expenditure 2010301: 2010302 → 30"]],
])("%s", (_what, book, findings) => {
  expect(foundIn(smallBook(book))).toEqual(findings);
});
