import { outcomesIn, smallBook } from "../support/smallBook";

const PROJECTS = (columns: string, amounts: string, paid = 25): string => `
    project-expenditure
          | total | general-public-budget | ${columns}
    total | ${amounts}

    general-expenditure
          | total       | basic | project
    total | ${35 + paid} | 35    | ${paid}`;

/** Projects of a fund beside the fund's table, which may count in what is carried over. */
test.each<[what: string, book: string, outcome: string]>([
  ["counted in", PROJECTS("carry-over.general-public-budget", "25 | 20 | 5"), "total.general-public-budget 20 + total.carry-over.general-public-budget 5 = general-expenditure total.project 25 passed"],
  ["not counted in", PROJECTS("carry-over.general-public-budget", "30 | 25 | 5"), "total.general-public-budget 25 = general-expenditure total.project 25 passed"],
  ["nearer without", PROJECTS("carry-over.general-public-budget", "30 | 24 | 5"), "total.general-public-budget 24 = general-expenditure total.project 25 failed"],
  ["nearer with, though wrong", PROJECTS("carry-over.general-public-budget", "30 | 19 | 5"), "total.general-public-budget 19 + total.carry-over.general-public-budget 5 = general-expenditure total.project 25 failed"],
  ["as near with as without", PROJECTS("carry-over.general-public-budget", "30 | 22 | 6"), "total.general-public-budget 22 = general-expenditure total.project 25 failed"],
  ["blank", PROJECTS("carry-over.general-public-budget", "25 | 25 | "), "total.general-public-budget 25 = general-expenditure total.project 25 passed"],
  ["of the fund, though all that is carried over would do", PROJECTS("carry-over.general-public-budget | carry-over", "25 | 20 | 3 | 6"), "total.general-public-budget 20 + total.carry-over.general-public-budget 3 = general-expenditure total.project 25 failed"],
  ["not divided by fund, and no less than what lacks", PROJECTS("carry-over", "26 | 20 | 6"), "condition: notApplicable"],
  ["of fiscal money, not divided by fund", PROJECTS("carry-over.fiscal", "26 | 20 | 6"), "condition: notApplicable"],
  ["of fiscal money, less than what lacks, though all that is carried over would do", PROJECTS("carry-over.fiscal | carry-over", "23 | 20 | 3 | 6"), "total.general-public-budget 20 = general-expenditure total.project 25 failed"],
  ["not divided by fund, and just what lacks", PROJECTS("carry-over", "25 | 20 | 5"), "condition: notApplicable"],
  ["not divided by fund, and less than what lacks by what is rounded", PROJECTS("carry-over", "25 | 20 | 5", 25.01), "condition: notApplicable"],
  ["not divided by fund, and less than what lacks by more than that", PROJECTS("carry-over", "25 | 20 | 5", 25.02), "total.general-public-budget 20 = general-expenditure total.project 25.02 failed"],
  ["not divided by fund, and less than what lacks", PROJECTS("carry-over", "23 | 20 | 3"), "total.general-public-budget 20 = general-expenditure total.project 25 failed"],
  ["not divided by fund, where the fund's table has less", PROJECTS("carry-over", "32 | 26 | 6"), "total.general-public-budget 26 = general-expenditure total.project 25 failed"],
  ["not divided by fund, where both are the same", PROJECTS("carry-over", "31 | 25 | 6"), "total.general-public-budget 25 = general-expenditure total.project 25 passed"],
])("what is carried over is %s", (_what, book, outcome) => {
  expect(outcomesIn(smallBook(book), /^project-expenditure\/general=/)).toEqual([outcome]);
});

/** The list of a fund's projects beside the list of all, which tells in columns of its own what is carried over. */
test.each<[what: string, columns: string, amounts: string, outcome: string]>([
  ["counted in", "general-public-budget | carry-over.general-public-budget", "20 | 5", "total.total 25 = project-expenditure total.general-public-budget 20 + project-expenditure total.carry-over.general-public-budget 5 passed"],
  ["not counted in", "general-public-budget | carry-over.general-public-budget", "25 | 5", "total.total 25 = project-expenditure total.general-public-budget 25 passed"],
  ["counted in, and wrong", "general-public-budget | carry-over.general-public-budget", "19 | 5", "total.total 25 = project-expenditure total.general-public-budget 19 + project-expenditure total.carry-over.general-public-budget 5 failed"],
  ["not divided by fund, and no less than what lacks", "general-public-budget | carry-over", "20 | 6", "condition: notApplicable"],
  ["not divided by fund, and less than what lacks", "general-public-budget | carry-over", "20 | 4", "total.total 25 = project-expenditure total.general-public-budget 20 failed"],
])("what is carried over is, in the list of a fund's projects, %s", (_what, columns, amounts, outcome) => {
  expect(outcomesIn(smallBook(`
    general-projects
          | total
    total | 25

    project-expenditure
          | ${columns}
    total | ${amounts}`), /^general-projects\/total=project/)).toEqual([outcome]);
});

/** What each fund pays for, where a balance prints what was carried over in a column of its own. */
test.each<[what: string, columns: string, amounts: string, table: string, outcome: string]>([
  ["makes up what the fund's table has more", "amount | general-public-budget | carry-over", "25 | 20 | 5", "25", "201.general-public-budget 20 + 201.carry-over 5 = general-expenditure 201.total 25 passed"],
  ["is not in the fund's table", "amount | general-public-budget | carry-over", "25 | 20 | 5", "20", "201.general-public-budget 20 = general-expenditure 201.total 20 passed"],
  ["is more than what lacks, of which the rest may be another fund's", "amount | general-public-budget | carry-over", "25 | 20 | 5", "22", "condition: notApplicable"],
  ["is less than what lacks", "amount | general-public-budget | carry-over", "25 | 20 | 5", "26", "201.general-public-budget 20 + 201.carry-over 5 = general-expenditure 201.total 26 failed"],
  ["is none, and the fund's table has less", "amount | general-public-budget | carry-over", "20 | 20 | ", "19", "201.general-public-budget 20 = general-expenditure 201.total 19 failed"],
  ["has no column", "amount | general-public-budget", "20 | 20", "25", "201.general-public-budget 20 = general-expenditure 201.total 25 failed"],
])("what is carried over %s", (_what, columns, amounts, table, outcome) => {
  expect(outcomesIn(smallBook(`
    appropriation-balance/expenditure
        | ${columns}
    201 | ${amounts}

    general-expenditure
        | total
    201 | ${table}`), /^appropriation-balance\/expenditure\/codes\.general-public-budget=/)).toEqual([outcome]);
});

/** What a source brings in, by the balance and by an income table, which may have no column for what was carried over. */
test.each<[what: string, columns: string, amounts: string, outcome: string]>([
  ["stands with its fund", "total | current.general-public-budget", "25 | 25", "general-public-budget.amount 20 + carry-over-in.amount 5 = revenue total.current.general-public-budget 25 passed"],
  ["stands with no fund", "total | current.general-public-budget", "20 | 20", "general-public-budget.amount 20 = revenue total.current.general-public-budget 20 passed"],
  ["may stand with another fund in part", "total | current.general-public-budget", "25 | 22", "condition: notApplicable"],
  ["is less than what lacks", "total | current.general-public-budget", "26 | 26", "general-public-budget.amount 20 + carry-over-in.amount 5 = revenue total.current.general-public-budget 26 failed"],
  ["has a column of its own", "total | current.general-public-budget | carry-over", "30 | 25 | 5", "general-public-budget.amount 20 = revenue total.current.general-public-budget 25 failed"],
])("what was carried over %s", (_what, columns, amounts, outcome) => {
  expect(outcomesIn(smallBook(`
    balance/income
                          | amount
    general-public-budget | 20
    carry-over-in         | 5

    revenue
          | ${columns}
    total | ${amounts}`), /^balance\/income\/general-public-budget=revenue/)).toEqual([outcome]);
});
