import { RELATION_RULES } from "../../src/catalog/relationRules";
import { cells, tie } from "../../src/catalog/relations";
import { evaluateAll } from "../../src/relations/evaluate";
import { contextOf, instantiate } from "../../src/relations/instantiate";
import { outcomesIn, smallBook } from "../support/smallBook";

const COLUMNS = /general-expenditure\/main\/columns/;

/** Printed figures are roundings: what a sum of them can tell. */
test.each<[what: string, total: string, parts: readonly string[], outcome: string]>([
  ["a sum that holds", "30", ["10", "20"], "passed"],
  ["a hundredth in a sum of two", "30.01", ["10", "20"], "rounding"],
  ["a hundredth too little", "29.99", ["10", "20"], "rounding"],
  ["as much as three roundings cannot make", "30.02", ["10", "20"], "failed"],
  ["nothing but zeros", "0", ["0", "0"], "passed"],
  ["a part that is not filled in", "10", ["10", ""], "passed"],
  ["one figure against one is printed twice, no sum", "10.01", ["10", ""], "failed"],
  ["a total that is not filled in while no other is", "", ["10", "20"], "insufficientData"],
  ["parts that are not filled in below a total", "30", ["", ""], "failed, right empty"],
  ["nothing anywhere", "", ["", ""], "notApplicable"],
  ["a zero over nothing", "0", ["", ""], "passed"],
  ["nothing over zeros", "", ["0", "0"], "passed"],
  ["text where an amount should be", "三十", ["10", "20"], "insufficientData"],
  ["an error in a part", "30", ["#REF!", "20"], "insufficientData"],
  ["a unit that is not known", "30", ["10", "20?"], "insufficientData"],
])("%s", (_what, total, [basic = "", project = ""], outcome) => {
  const [line = ""] = outcomesIn(smallBook(`general-expenditure\n | total | basic | project\n201 | ${total} | ${basic} | ${project}`), COLUMNS);
  expect(line.replace(/^.*= \S+ \S+ \+ \S+ \S+ /, "")).toBe(outcome);
});

/** A bound of a made-up relation: at most. */
test.each<[what: string, left: string, right: string, outcome: string]>([["below", "20", "30", "passed"], ["at it", "30", "30", "passed"], ["above", "31", "30", "failed"]])("at most, %s", (_what, left, right, outcome) => {
  const most = tie("most", RELATION_RULES.fundsWithinExpenditure, cells("general-expenditure", "total", "total"), [cells("expenditure", "total", "total")], { operator: "<=" });
  const book = smallBook(`general-expenditure\n | total\ntotal | ${left}\n\nexpenditure\n | total\ntotal | ${right}`);
  expect(outcomesIn(book, /most/, [most])).toEqual([`total.total ${left} <= expenditure total.total ${right} ${outcome}`]);
});

/** Amounts in 元 against amounts in 万元: as far as the coarser can tell. */
test.each<[what: string, wan: string, yuan: string, outcome: string]>([
  ["the same", "17.10", "171000", "passed"],
  ["within half a step of the coarser", "17.10", "171049", "passed"],
  ["below it", "17.10", "170950", "passed"],
  ["at a step of the finer beyond the half", "17.10", "171051", "failed"],
  ["beyond", "17.10", "171100", "failed"],
  ["a blank in one of them", "17.10", "", "insufficientData"],
])("%s", (_what, wan, yuan, outcome) => {
  const book = smallBook(`balance/expenditure\n | amount\n201 | ${wan}\n\nexpenditure 元\n | total\n201 | ${yuan}`);
  expect(outcomesIn(book, /balance\/expenditure\/codes=/)).toEqual([expect.stringMatching(new RegExp(`${outcome}$`))]);
});

/** A sum of amounts of which one table is in 元: rounded figures of different steps agree as far as the coarsest can tell, those of one step by rounding alone. */
test.each<[what: string, all: string, fund: string, outcome: string]>([
  ["steps that differ", "30.01", "元\n | total\n201 | 100000", "passed"],
  ["steps that differ, and a gap beyond them", "30.02", "元\n | total\n201 | 100000", "failed"],
  ["one step", "30.01", "\n | total\n201 | 10.00", "rounding"],
])("a sum of funds: %s", (_what, all, fund, outcome) => {
  const book = smallBook(`appropriation-balance/expenditure\n | amount\n201 | ${all}\n\ngeneral-expenditure\n | total\n201 | 20\n\ngovernment-fund-expenditure ${fund}\n\nstate-capital-expenditure\n | total\n201 |`);
  expect(outcomesIn(book, /^appropriation-balance\/expenditure\/codes=/)).toEqual([expect.stringMatching(new RegExp(` ${outcome}$`))]);
});

/** What an empty cell means follows from what else is filled in. */
test.each<[what: string, relation: RegExp, book: string, outcomes: readonly string[]]>([
  ["a blank total among filled ones was lost", COLUMNS, `
    general-expenditure
        | total | basic | project
    201 | 30    | 10    | 20
    205 |       | 10    | 20`,
  ["201.total 30 = 201.basic 10 + 201.project 20 passed", "205.total - = 205.basic 10 + 205.project 20 failed, left empty"]],
  ["a class that is blank where every class is blank is a heading", /general-expenditure\/main\/children/, `
    general-expenditure
          | total
    total | 30
    201   |
    20103 | 30`,
  ["201.total - = 20103.total 30 insufficientData"]],
  ["a class that is blank among filled ones was lost", /general-expenditure\/main\/children/, `
    general-expenditure
          | total
    201   |
    20103 | 30
    205   | 5
    20502 | 5`,
  ["201.total - = 20103.total 30 failed, left empty", "205.total 5 = 20502.total 5 passed"]],
  ["parts that nobody filled in are no gap while their table has no figure at all", /balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 30

    expenditure
        | total
    201 |`,
  ["201.amount 30 = expenditure 201.total - insufficientData"]],
  ["parts are missing where their table has other figures", /balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 30
    205 | 5

    expenditure
        | total
    201 |
    205 | 5`,
  ["201.amount 30 = expenditure 201.total - failed, right empty", "205.amount 5 = expenditure 205.total 5 passed"]],
  ["a typed zero is quoted by a table of which nothing is filled in", /balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 0
    205 | 5

    expenditure
        | total
    201 |
    205 |`,
  ["201.amount 0 = expenditure 201.total - passed", "205.amount 5 = expenditure 205.total - insufficientData"]],
  ["parts are missing where one of their tables has other figures", /^appropriation-balance\/expenditure\/codes=/, `
    appropriation-balance/expenditure
        | amount
    201 | 30
    205 | 5

    general-expenditure
        | total
    201 |
    205 | 5

    government-fund-expenditure
        | total
    201 |

    state-capital-expenditure
        | total
    201 |`,
  ["201.amount 30 = general-expenditure 201.total - + government-fund-expenditure 201.total - + state-capital-expenditure 201.total - failed, right empty",
    "205.amount 5 = general-expenditure 205.total 5 + government-fund-expenditure 205.total ∅ + state-capital-expenditure 205.total ∅ passed"]],
  ["four roundings make less than two hundredths; a blank total is no figure that was rounded", /^expenditure\/main\/columns/, `
    expenditure
        | total | basic | project | reserve
    201 | 30.01 | 10    | 10      | 10
    205 | 30.02 | 10    | 10      | 10
    208 |       | 0.01  | 0       | 0
    210 |       | 0.02  | 0       | 0`,
  ["201.total 30.01 = 201.basic 10 + 201.project 10 + 201.reserve 10 rounding", "205.total 30.02 = 205.basic 10 + 205.project 10 + 205.reserve 10 failed",
    "208.total - = 208.basic 0.01 + 208.project 0 + 208.reserve 0 rounding", "210.total - = 210.basic 0.02 + 210.project 0 + 210.reserve 0 failed, left empty"]],
  ["whatever quotes a sum that waits for its parts waits, too", /balance\/expenditure\/(codes=|current-expenditure-total$)/, `
    balance/expenditure
                              | amount
    201                       | 30
    current-expenditure-total | 30

    expenditure
            | total
    201     |
    20103   |
    2010301 | 30`,
  ["201.amount 30 = expenditure 201.total - insufficientData", "current-expenditure-total.amount 30 = 201.amount 30 passed"]],
  ["a sum of blanks waits for nothing", /balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 30
    205 | 5

    expenditure
            | total
    201     |
    20103   |
    205     | 5`,
  ["201.amount 30 = expenditure 201.total - failed, right empty", "205.amount 5 = expenditure 205.total 5 passed"]],
  ["a sum of typed zeros waits for nothing", /balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 30
    205 | 5

    expenditure
            | total
    201     |
    20103   | 0
    205     | 5`,
  ["201.amount 30 = expenditure 201.total - failed, right empty", "205.amount 5 = expenditure 205.total 5 passed"]],
  ["a hint needs money on both sides", /pension|annuity|housing/, `
    general-expenditure
            | basic
    2080505 | 0
    2080506 | 3
    2210201 | 4

    general-basic-expenditure
          | total
    30108 | 5
    30109 | 0
    30113 | 5`,
  ["2080505.basic 0 = general-basic-expenditure 30108.total 5 notApplicable", "2080506.basic 3 = general-basic-expenditure 30109.total 0 notApplicable",
    "2210201.basic 4 = general-basic-expenditure 30113.total 5 failed"]],
  ["a hint with money on both sides that differs little", /pension/, `
    general-expenditure
            | basic
    2080505 | 3

    general-basic-expenditure
          | total
    30108 | 3`,
  ["2080505.basic 3 = general-basic-expenditure 30108.total 3 passed"]],
  ["a tie that only compares fills nothing: a table of ties alone has no sum filled in", /general-expenditure\/main\/columns/, `
    general-expenditure
            | total | basic | project
    2080505 |       | 3     | 1

    general-basic-expenditure
          | total
    30108 | 3`,
  ["2080505.total - = 2080505.basic 3 + 2080505.project 1 insufficientData"]],
  ["five levels of blank sums wait for one figure below", /balance\/expenditure\/(codes=|expenditure-grand-total$|current-expenditure-total=)/, `
    balance/expenditure
                              | amount
    201                       |
    20103                     |
    2010301                   |
    current-expenditure-total |
    expenditure-grand-total   |

    expenditure
            | total | basic | project
    total   |       |       |
    201     |       |       |
    20103   |       |       |
    2010301 |       | 5     |`,
  ["201.amount - = expenditure 201.total - insufficientData", "20103.amount - = expenditure 20103.total - insufficientData", "2010301.amount - = expenditure 2010301.total - insufficientData",
    "expenditure-grand-total.amount - = current-expenditure-total.amount - insufficientData", "current-expenditure-total.amount - = expenditure total.total - insufficientData"]],
  ["a bound holds where it is kept, at the bound and beyond it", /general-basic-expenditure\/within|expenditure\/codes.total>=/, `
    revenue
          | total | current.general-public-budget | current.other-revenue
    total | 90    | 60                            | 30

    expenditure
        | total
    201 | 30
    205 | 30
    208 | 30

    general-expenditure
        | total
    201 | 20
    205 | 30
    208 | 31

    government-fund-expenditure
        | total
    205 | 0

    state-capital-expenditure
        | total
    208 | 0`,
  ["201.total 30 >= general-expenditure 201.total 20 + government-fund-expenditure 201.total ∅ + state-capital-expenditure 201.total ∅ passed",
    "205.total 30 >= general-expenditure 205.total 30 + government-fund-expenditure 205.total 0 + state-capital-expenditure 205.total ∅ passed",
    "208.total 30 >= general-expenditure 208.total 31 + government-fund-expenditure 208.total ∅ + state-capital-expenditure 208.total 0 failed"]],
])("%s", (_what, relation, book, outcomes) => {
  expect(outcomesIn(smallBook(book), relation)).toEqual(outcomes);
});

/** A sum that misses just what stands in cells that were not understood is not judged: they may be parts of it. */
test.each<[what: string, relation: RegExp, book: string, outcomes: readonly string[]]>([
  ["a sum of columns misses what stands unread in its row", COLUMNS, `
    general-expenditure
        | total | basic | project | (某列) | (另一列)
    201 | 35    | 10    | 20      | 5      | 7
    205 | 42    | 10    | 20      | 5      | 7
    208 | 36    | 10    | 20      | 5      | 7
    210 | 30    | 10    | 20      | 5      | 7
    211 | 25    | 10    | 20      | 5      | 7`,
  ["insufficientData", "insufficientData", "failed", "passed", "failed"]],
  ["a sum of rows misses what stands unread in its column, not in its row", /general-expenditure\/main\/children/, `
    general-expenditure
            | total | (某列)
    201     | 35    | 5
    20103   | 30    |`,
  ["failed"]],
  ["a bound is not judged by what is unread", /expenditure\/codes.total>=/, `
    revenue
          | total | current.other-revenue
    total | 30    | 30

    expenditure
        | total | (某列)
    201 | 25    | -5

    general-expenditure
        | total
    201 | 30

    government-fund-expenditure
        | total
    201 |

    state-capital-expenditure
        | total
    201 |`,
  ["failed"]],
  ["a bound is not judged by what is unread on its other side", /^expenditure\/codes.total>=/, `
    revenue
          | total | current.other-revenue
    total | 30    | 30

    expenditure
        | total
    201 | 25

    general-expenditure
        | total | (某列)
    201 | 30    | -5

    government-fund-expenditure
        | total
    201 |

    state-capital-expenditure
        | total
    201 |`,
  ["failed"]],
  ["a tie of several columns misses what stands unread beside them", /^key-project-expenditure\/projects=/, `
    key-project-expenditure
                 | amount
    project:甲/修 | 15
    project:甲/建 | 15
    project:甲/新 | 4

    project-expenditure
                 | total | general-public-budget | government-fund | (某列)
    project:甲/修 | 15    | 7                     | 3               | 5
    project:甲/建 | 15    | 7                     | 3               | 4`,
  ["insufficientData", "failed", "failed"]],
  ["a tie of two amounts does not, what stands unread being on its right", /balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount
    201 | 35

    expenditure
        | total | (某列)
    201 | 30    | 5`,
  ["failed"]],
  ["nor is a tie", /balance\/expenditure\/codes=/, `
    balance/expenditure
        | amount | (某列)
    201 | 35     | 5

    expenditure
        | total
    201 | 30`,
  ["failed"]],
])("%s", (_what, relation, text, outcomes) => {
  const book = smallBook(text);
  expect(evaluateAll(book, instantiate(contextOf(book))).filter(({ instance }) => relation.test(instance.relation.id)).map(({ status }) => status)).toEqual(outcomes);
});

test("a row with more unread amounts than can be tried is too little understood", () => {
  const of = (count: number): readonly string[] => {
    const columns = Array.from({ length: count }, (_, at) => at);
    const book = smallBook(`general-expenditure\n | total | basic | project | ${columns.map((at) => `(${at})`).join(" | ")}\n201 | 33 | 10 | 20 | ${columns.map(() => "7").join(" | ")}`);
    return evaluateAll(book, instantiate(contextOf(book))).filter(({ instance }) => COLUMNS.test(instance.relation.id)).map(({ status }) => status);
  };
  expect([of(10), of(11)]).toEqual([["failed"], ["insufficientData"]]);
});
