import { conditionHolds, sourcesInUse } from "../../src/relations/sources";
import { BookIndex } from "../../src/relations/lookup";
import { smallBook } from "../support/smallBook";

/** Conditions of a tie, in their order below: what the income tables say of where the money comes from. */
const CONDITIONS = ["noCarryOver", "generalBasicOnly", "notGeneralBasicOnly", "fiscalOnly", "notFiscalOnly", "generalOnly", "generalFiscalOnly", "notGeneralFiscalOnly"] as const;

test.each<[what: string, book: string, sources: string | null, holds: string]>([
  ["the general public budget alone", `
    revenue
          | current.general-public-budget | current.other-revenue
    total | 20                            | 0`, "general-public-budget", "++-+-++-"],
  ["other income", `
    revenue
          | current.general-public-budget | current.other-revenue
    total | 20                            | 3`, "general-public-budget other-revenue", "+-+-+-+-"],
  ["a unit's income counts, where the total is not filled in", `
    revenue
            | current.general-public-budget | current.government-fund
    total   |                               |
    unit:甲 | 20                            | 3`, "general-public-budget government-fund", "++-+---+"],
  ["money under a header that names no source", `
    revenue
            | current.general-public-budget | (某收入)
    total   | 20                            | 3
    unit:甲 | 20                            | 3`, "general-public-budget unknown", "+-+-+-+-"],
  ["funds of units and of institutions", `
    revenue
          | current.general-public-budget | unit-funds | institution-fund
    total | 20                            | 1          | 2`, "general-public-budget institution-fund unit-funds", "+-+-+-+-"],
  ["money of last year", `
    revenue
          | current.general-public-budget | carry-over.state-capital
    total | 20                            | 1`, "general-public-budget, in", "--+-+--+"],
  ["money of last year that only the balance prints", `
    balance/income
                  | amount
    carry-over-in | 1

    revenue
          | current.general-public-budget
    total | 20`, "general-public-budget, in", "--+-+--+"],
  ["more income than that of the year, whose own line says nothing", `
    balance/income
                          | amount
    general-public-budget | 20
    current-revenue-total | 20
    carry-over-in         | 0
    revenue-grand-total   | 21`, "general-public-budget, in", "--+-+--+"],
  ["no more income than that of the year", `
    balance/income
                          | amount
    general-public-budget | 20
    current-revenue-total | 20
    revenue-grand-total   | 20`, "general-public-budget", "++-+-++-"],
  ["money for next year", `
    appropriation-balance/expenditure
                   | amount
    carry-over-out | 1

    revenue
          | current.general-public-budget
    total | 20`, "general-public-budget, out", "-+-+-++-"],
  ["money for next year, by the other balance", `
    balance/expenditure
                   | amount
    carry-over-out | 1

    revenue
          | current.general-public-budget
    total | 20`, "general-public-budget, out", "-+-+-++-"],
  ["basic expenditure of another fund", `
    revenue
          | current.general-public-budget
    total | 20

    government-fund-expenditure
          | personnel
    total | 1
    205   |`, "general-public-budget, basic elsewhere", "+-++-++-"],
  ["nothing for next year", `
    balance/expenditure
                   | amount
    carry-over-out | 0

    revenue
          | current.general-public-budget
    total | 20`, "general-public-budget", "++-+-++-"],
  ["projects of another fund", `
    revenue
          | current.general-public-budget
    total | 20

    state-capital-expenditure
          | basic | operating | project
    total | 0     |           | 1`, "general-public-budget", "++-+-++-"],
  ["the three fiscal funds in one column: the balance tells which", `
    revenue
          | fiscal-appropriation
    total | 20

    balance/income
                        | amount
    government-fund     | 20
    revenue-grand-total | 20`, "government-fund", "++-+---+"],
  ["the three fiscal funds in one column: their tables tell which", `
    revenue
          | fiscal-appropriation
    total | 20

    general-expenditure
          | total
    total | 0

    state-capital-expenditure
          | project
    total | 20`, "state-capital", "++-+---+"],
  ["the three fiscal funds in one column, and nothing tells which", `
    revenue
          | fiscal-appropriation
    total | 20`, null, "????????"],
  ["the three fiscal funds in a column and in their own", `
    revenue
          | fiscal-appropriation | current.general-public-budget
    total | 20                   | 20

    state-capital-expenditure
          | project
    total | 3`, "general-public-budget", "++-+-++-"],
  ["a column of the three funds without money tells nothing of them", `
    revenue
          | fiscal-appropriation | current.other-revenue
    total | 0                    | 20

    state-capital-expenditure
          | project
    total | 3`, "other-revenue", "+-+-+-+-"],
  ["by the balance, where the income table is not there", `
    balance/income
                          | amount
    general-public-budget | 20
    special-account       | 5
    government-fund       | 0
    institution-fund      | 1
    carry-over-in         | 2
    revenue-grand-total   | 28`, "general-public-budget special-account institution-fund, in", "--+-+--+"],
  ["by the balance, without what it leaves blank", `
    balance/income
                          | amount
    general-public-budget | 20
    institution-fund      |
    carry-over-in         | 0
    revenue-grand-total   | 20`, "general-public-budget", "++-+-++-"],
  ["by the balance, where the income table is not filled in", `
    revenue
          | current.general-public-budget
    total |

    balance/income
                          | amount
    general-public-budget | 20
    revenue-grand-total   | 20`, "general-public-budget", "++-+-++-"],
  ["a balance that is not added up yet tells nothing", `
    balance/income
                          | amount
    general-public-budget | 20
    revenue-grand-total   |`, null, "????????"],
  ["neither table", `
    expenditure
          | total
    total | 20`, null, "????????"],
])("%s", (_what, text, expected, holds) => {
  const sources = sourcesInUse(new BookIndex(smallBook(text)));
  const said = sources && [[...sources.current].join(" "), ...(sources.carryOver ? ["in"] : []), ...(sources.carryOverOut ? ["out"] : []), ...(sources.basicElsewhere ? ["basic elsewhere"] : [])].join(", ");
  expect(said).toBe(expected);
  const signs = { true: "+", false: "-", null: "?" } as const;
  expect(CONDITIONS.map((condition) => signs[`${conditionHolds(condition, sources)}`]).join("")).toBe(holds);
});
