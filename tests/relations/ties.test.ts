import { outcomesIn, smallBook } from "../support/smallBook";

/** Amounts that two tables print: which rows and columns of theirs are compared. */
test.each<[what: string, relation: RegExp, book: string, outcomes: readonly string[]]>([
  ["every code that either prints, where both print codes of its length", /^balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 20
    205 | 10

    expenditure
            | total
    201     | 20
    2010301 | 20
    208     | 3`,
  ["201.amount 20 = expenditure 201.total 20 passed", "205.amount 10 = expenditure 205.total ∅ failed, right empty", "208.amount ∅ = expenditure 208.total 3 failed, left empty"]],
  ["a code that stands twice is summed", /^balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 20

    expenditure
        | total
    201 | 12
    201 | 8`,
  ["201.amount 20 = expenditure 201.total 12 + expenditure 201.total 8 passed"]],
  ["codes below a unit are no second amount of the department's", /^balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 20

    expenditure
           | total
    201    | 20
    甲>201 | 20`,
  ["201.amount 20 = expenditure 201.total 20 passed"]],
  ["nor are they where their names are as long as other codes", /^balance\/expenditure\/codes=/, `
    balance/expenditure
          | amount
    201   | 20
    20103 | 20

    expenditure
           | total
    201    | 20
    20103  | 20
    甲>201 | 20`,
  ["201.amount 20 = expenditure 201.total 20 passed", "20103.amount 20 = expenditure 20103.total 20 passed"]],
  ["a column that one table does not print is the sum of its parts there", /^balance\/expenditure\/codes.basic=/, `
    balance/expenditure
        | basic
    201 | 10

    expenditure
        | personnel | operating
    201 | 6         | 4`,
  ["201.basic 10 = expenditure 201.personnel 6 + expenditure 201.operating 4 passed"]],
  ["a column that a table does not print at all is not compared", /^balance\/expenditure\/codes/, `
    balance/expenditure
        | amount
    201 | 10

    expenditure
        | business
    201 | 6`, ["201.amount 10 = expenditure 201.business 6 failed"]],
  ["a table that was not found leaves its ties unjudged, once each", /^(balance\/expenditure\/codes|general-expenditure\/pension)=?/, `
    balance/expenditure
        | amount
    201 | 20`,
  Array<string>(5).fill("table: insufficientData")],
  ["a tie whose left table is not printed does not exist", /^balance\/expenditure\/codes=/, `
    expenditure
        | total
    201 | 20`, []],
  ["a line that is not printed is told by the total that it is then all of", /^balance\/expenditure\/.*total/, `
    balance/expenditure
                            | amount
    201                     | 20
    carry-over-out          | 0
    expenditure-grand-total | 20

    expenditure
          | total
    total | 21
    201   | 20`,
  ["expenditure-grand-total.amount 20 = 201.amount 20 + carry-over-out.amount 0 passed", "expenditure-grand-total.amount 20 = expenditure total.total 21 failed"]],
  ["but not where something else is in that total", /^balance\/expenditure\/current-expenditure-total=/, `
    balance/expenditure
                            | amount
    201                     | 20
    carry-over-out          | 5
    expenditure-grand-total | 25

    expenditure
          | total
    total | 20`, []],
  ["nor where one of the other lines is", /^balance\/expenditure\/current-expenditure-total=/, `
    balance/expenditure
                            | amount
    201                     | 20
    carry-over-out          | 0
    surplus-distribution    | 5
    expenditure-grand-total | 25

    expenditure
          | total
    total | 20`, []],
  ["of the economic side, too, by its own lines", /^balance\/economic\/current-expenditure-total=/, `
    balance/expenditure
                            | amount
    carry-over-out          | 5
    expenditure-grand-total | 20

    balance/economic
                              | amount
    current-expenditure-total | 20`, []],
  ["a code that is not printed has no amount; a line that is not printed has none to compare", /pension|annuity|medical|balance\/income\/(other-revenue|business-revenue)=/, `
    balance/income
                  | amount
    other-revenue | 1

    revenue
          | current.other-revenue | current.business-revenue
    total | 1                     | 5

    general-expenditure
            | basic
    2080505 | 3
    2101101 | 2
    2101102 | 1
    21011   | 99

    general-basic-expenditure
          | total
    30109 | 7
    30110 | 1
    30111 | 2`,
  ["other-revenue.amount 1 = revenue total.current.other-revenue 1 passed", "2080505.basic 3 = general-basic-expenditure 30108.total ∅ notApplicable", "2080506.basic ∅ = general-basic-expenditure 30109.total 7 notApplicable",
    "2101101.basic 2 + 2101102.basic 1 = general-basic-expenditure 30110.total 1 + general-basic-expenditure 30111.total 2 passed"]],
  ["a fund whose table is left out because it has no money counts as nothing", /^appropriation-balance\/expenditure\/(codes|total)=/, `
    revenue
          | current.general-public-budget | current.government-fund
    total | 20                            | 5

    appropriation-balance/expenditure
                              | amount
    201                       | 20
    current-expenditure-total | 20

    general-expenditure
          | total
    total | 20
    201   | 20

    government-fund-expenditure
          | total
    total | 0`,
  ["201.amount 20 = general-expenditure 201.total 20 + government-fund-expenditure 201.total ∅ passed", "current-expenditure-total.amount 20 = general-expenditure total.total 20 + government-fund-expenditure total.total 0 passed"]],
  ["a fund that has money and no table leaves the sum of the funds unjudged", /^appropriation-balance\/expenditure\/codes=/, `
    revenue
          | current.general-public-budget | current.government-fund
    total | 20                            | 5

    appropriation-balance/expenditure
        | amount
    201 | 20

    general-expenditure
        | total
    201 | 20`, ["table: insufficientData"]],
  ["the general public budget's table is never left out", /^appropriation-balance\/expenditure\/codes=/, `
    revenue
          | current.government-fund
    total | 5

    appropriation-balance/expenditure
        | amount
    201 | 20

    government-fund-expenditure
        | total
    201 | 20

    state-capital-expenditure
        | total
    201 | 0`, ["table: insufficientData"]],
  ["where money was carried over any fund may have some", /^appropriation-balance\/expenditure\/codes=/, `
    revenue
          | current.general-public-budget | carry-over
    total | 20                            | 5

    appropriation-balance/expenditure
        | amount
    201 | 20

    general-expenditure
        | total
    201 | 20`, ["table: insufficientData"]],
  ["a tie whose condition does not hold is told as not applicable, and so is one whose condition nothing tells", /^revenue\/total=/, `
    revenue
          | total | current.general-public-budget | carry-over
    total | 25    | 20                            | 5

    expenditure
          | total
    total | 20`, ["condition: notApplicable"]],
  ["where nothing is carried over income is expenditure", /^revenue\/(total|codes)=/, `
    revenue
          | total | current.general-public-budget
    total | 20    | 20
    201   | 20    | 20

    expenditure
          | total
    total | 21
    201   | 20`,
  ["201.total 20 = expenditure 201.total 20 passed", "total.total 20 = expenditure total.total 21 failed"]],
  ["a code of income lines is none of expenditure", /^balance\/expenditure\/codes=/, `
    balance/income
        | amount
    201 | 99

    balance/expenditure
              | amount
    201       | 20
    use.basic | 5

    balance/economic
        | amount
    301 | 7

    expenditure
          | total
    total | 20
    201   | 20`,
  ["201.amount 20 = expenditure 201.total 20 passed"]],
  ["codes below one prefix and of its length alone", /medical/, `
    balance/expenditure
            | amount
    2101101 | 50

    general-expenditure
            | basic
    total   | 9
    2101101 | 2
    2101103 | 1
    2101201 | 4
    21011   | 8

    general-basic-expenditure
          | total
    30110 | 3
    30111 | 0`,
  ["2101101.basic 2 + 2101103.basic 1 = general-basic-expenditure 30110.total 3 + general-basic-expenditure 30111.total 0 passed"]],
  ["key projects are compared as far as they are listed", /^key-project-expenditure\/projects=/, `
    key-project-expenditure
                 | amount
    total        | 14
    project:甲/修 | 10
    project:甲/新 | 4

    project-expenditure
                 | total | general-public-budget | government-fund | unit-funds
    total        | 32    | 27                    | 3               | 2
    project:甲/修 | 12    | 7                     | 3               | 2
    project:甲/建 | 20    | 20                    |                 |`,
  ["project:甲/修.amount 10 = project-expenditure project:甲/修.general-public-budget 7 + project-expenditure project:甲/修.government-fund 3 passed",
    "project:甲/新.amount 4 = project-expenditure project:甲/新.general-public-budget ∅ + project-expenditure project:甲/新.government-fund ∅ failed, right empty"]],
  ["projects of a fund with what was carried over for them, where that is nearer to what its table says", /^project-expenditure\/general=/, `
    project-expenditure
          | general-public-budget | carry-over.general-public-budget
    total | 20                    | 5

    general-expenditure
          | project
    total | 25`, ["total.general-public-budget 20 + total.carry-over.general-public-budget 5 = general-expenditure total.project 25 passed"]],
  ["projects of a fund alone, where they are nearer", /^project-expenditure\/general=/, `
    project-expenditure
          | general-public-budget | carry-over.general-public-budget
    total | 20                    | 5

    general-expenditure
          | project
    total | 20`, ["total.general-public-budget 20 = general-expenditure total.project 20 passed"]],
  ["the three public expenses of every unit", /^three-public-expenses\/main\//, `
    three-public-expenses
                  | total | overseas | vehicles | reception
    total         | 6     | 1        | 2        | 3
    unit:甲       | 6     | 1        | 2        | 3`,
  ["total.total 6 = total.overseas 1 + total.vehicles 2 + total.reception 3 passed", "unit:甲.total 6 = unit:甲.overseas 1 + unit:甲.vehicles 2 + unit:甲.reception 3 passed",
    "total.total 6 = unit:甲.total 6 passed", "total.overseas 1 = unit:甲.overseas 1 passed", "total.vehicles 2 = unit:甲.vehicles 2 passed", "total.reception 3 = unit:甲.reception 3 passed"]],
])("%s", (_what, relation, book, outcomes) => {
  expect(outcomesIn(smallBook(book), relation)).toEqual(outcomes);
});

/** Uses of all money, where a table divides only a part of it. */
test.each<[what: string, columns: string, amounts: string, outcomes: readonly string[]]>([
  ["this year's alone", "total | part-of-money/basic | part-of-money/project | carry-over", "30 | 8 | 19 | 3", ["table: insufficientData"]],
  ["all of it beside", "total | basic | part-of-money/basic", "30 | 10 | 8", ["201.basic 10 = expenditure 201.basic 10 passed"]],
  ["neither", "total | carry-over", "30 | 3", []],
  ["all of it by uses alone", "this-year/basic | personnel | operating", "8 | 6 | 4", ["201.basic 10 = expenditure 201.personnel 6 + expenditure 201.operating 4 passed"]],
])("a table that divides %s", (_what, columns, amounts, outcomes) => {
  expect(outcomesIn(smallBook(`
    balance/expenditure
        | amount | basic
    201 | 30     | 10

    expenditure
        | ${columns}
    201 | ${amounts}`), /^balance\/expenditure\/codes.basic=/)).toEqual(outcomes);
});

/** Projects that two tables list, of which one names no units. */
test.each<[what: string, targets: string, list: string, outcomes: readonly string[]]>([
  ["by unit in both", "project:甲/修缮 | 20", "project:甲/修缮 | 20", ["project:甲/修缮.total 20 = project-expenditure project:甲/修缮.total 20 passed"]],
  ["by name alone in one", "project:/修缮 | 20", "project:甲/修缮 | 20", ["project:/修缮.total 20 = project-expenditure project:甲/修缮.total 20 passed"]],
  ["by name alone in the other", "project:甲/修缮 | 20", "project:/修缮 | 21", ["project:甲/修缮.total 20 = project-expenditure project:/修缮.total 21 failed"]],
  ["of two units, which the other sums", "project:甲/修缮 | 12\n    project:乙/修缮 | 8", "project:/修缮 | 20", []],
  ["by name alone, of which two units have one", "project:/修缮 | 20", "project:甲/修缮 | 20\n    project:乙/修缮 | 20", []],
  ["by other units", "project:乙/修缮 | 20", "project:甲/修缮 | 20", []],
  ["by other names", "project:甲/采购 | 20", "project:甲/修缮 | 20", []],
])("projects %s", (_what, targets, list, outcomes) => {
  expect(outcomesIn(smallBook(`
    performance-targets
        | total
    ${targets}

    project-expenditure
        | total
    ${list}`), /^performance-targets\/.*=/)).toEqual(outcomes);
});

/** A total that a list says above and once more below is one amount for whatever is tied to it. */
test.each<[what: string, list: string, outcome: string]>([
  ["above and below", "total | 30\n201 | 10\n205 | 20\ntotal | 30", "total.total 30 passed"],
  ["above and below, where they differ: the one above", "total | 30\n201 | 10\n205 | 20\ntotal | 31", "total.total 30 passed"],
  ["above alone", "total | 30\n201 | 10\n205 | 20", "total.total 30 passed"],
  ["below alone", "201 | 10\n205 | 20\ntotal | 30", "total.total 30 passed"],
  ["of parts: above one and below the other", "total | 10\n201 | 10\ntotal | 20\n205 | 20", "total.total 10 + expenditure total.total 20 passed"],
  ["of parts: below each", "201 | 10\ntotal | 10\n205 | 20\ntotal | 20", "total.total 10 + expenditure total.total 20 passed"],
  ["of three parts", "total | 5\n201 | 5\ntotal | 11\n205 | 10\ntotal | 14", "total.total 5 + expenditure total.total 11 + expenditure total.total 14 passed"],
  ["of two parts, and of all below them", "201 | 10\ntotal | 10\n205 | 20\ntotal | 20\ntotal | 30", "total.total 30 passed"],
  ["of all above those of two parts", "total | 30\ntotal | 10\n201 | 10\ntotal | 20\n205 | 20", "total.total 30 passed"],
  ["of three parts of which none is all, and that are nothing", "total |\n201 | 5\ntotal | 0\n205 | 10\ntotal | 30", "total.total - + expenditure total.total 0 + expenditure total.total 30 passed"],
  ["with nothing between", "total | 10\ntotal | 20", "total.total 10 + expenditure total.total 20 passed"],
])("a total %s", (_what, list, outcome) => {
  expect(outcomesIn(smallBook(`
    balance/expenditure
                              | amount
    current-expenditure-total | 30

    expenditure
          | total
    ${list}`), /^balance\/expenditure\/current-expenditure-total=expenditure/)).toEqual([`current-expenditure-total.amount 30 = expenditure ${outcome}`]);
});

test("a total that a table of this year's uses does not print is not compared", () => {
  expect(outcomesIn(smallBook(`
    balance/expenditure
        | amount
    201 | 30

    expenditure
        | this-year/basic | this-year/project
    201 | 8               | 19`), /^balance\/expenditure\/codes=/)).toEqual([]);
});

test.each<[what: string, general: string, outcomes: readonly string[]]>([
  ["that lost its total is no table without money", "201 | 30", ["table: insufficientData"]],
  ["of blanks alone counts as nothing", "201 | ", ["current-expenditure-total.amount 30 = government-fund-expenditure total.total 30 passed"]],
])("a fund's table %s", (_what, general, outcomes) => {
  expect(outcomesIn(smallBook(`
    appropriation-balance/expenditure
                              | amount
    current-expenditure-total | 30

    general-expenditure
        | total
    ${general}

    government-fund-expenditure
          | total
    total | 30

    state-capital-expenditure
        | total
    223 | `), /^appropriation-balance\/expenditure\/total=funds/)).toEqual(outcomes);
});
