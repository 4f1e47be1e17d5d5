import { messageOf } from "../../src/report/rules";
import { runRules } from "../../src/rules/run";
import { foundIn } from "../support/smallFindings";
import { smallBook } from "../support/smallBook";

/** Amounts that a table lacks, and what then fails besides: sums and ties that they alone explain are accused of nothing. */
test.each<[what: string, book: string, findings: readonly string[]]>([
  ["their own sums give them: the table itself has the figures", `
    expenditure
            | total
    total   | 60
    201     | 30
    2010301 |
    205     | 20
    2050201 |
    208     | 10
    2080501 | 10`,
  ["form/not-filled at expenditure 2010301.total: - → 30"]],
  ["a total that something else is wrong with, too: first the amount is typed", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
          | total
    total | 55
    201   | 30
    205   |`,
  ["g1 tie/balance-expenditure at expenditure 205.total: - → 20, root"]],
  ["one that a fund's table gives to the table of all expenditure", `
    expenditure
          | total | basic
    2010301 | 30 | 30
    2010302 | =0 |

    general-expenditure
          | total | basic
    2010301 | 30 | 30
    2010302 | 20 | 20

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["g1 tie/expenditure-funds at expenditure 2010302.basic: - → 20, root"]],
  ["the first is the uppermost, whichever relation gives it", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     | =10
    2010301 |
    2010399 | 10
    205     |

    general-expenditure
            | total
    2010301 | 20
    2010399 | 10

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["form/not-filled at expenditure 2010301.total: - → 20"]],
  ["the first in a row is the leftmost, whatever the order of the catalogue", `
    expenditure
            | project | total | basic
    2010301 |   | =0 | 
    2010302 | 20    | 20 |

    general-expenditure
            | total | basic | project
    2010301 | 30    | 10    | 20
    2010302 | 20    |     | 20

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["form/not-filled at expenditure 2010301.project: - → 20"]],
  ["formulas at every level, which follow", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
            | total
    total   | =10
    201     | =10
    20103   | =10
    2010301 | 10
    2010302 |
    205     | =0
    20502   | =0
    2050201 |

    general-expenditure
            | total
    total   | 50
    201     | 30
    20103   | 30
    2010301 | 10
    2010302 | 20
    205     | 20
    20502   | 20
    2050201 | 20

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["form/not-filled at expenditure 2010302.total: - → 20"]],
  ["a row of which all but the formula lacks", `
    expenditure
            | total | basic | project
    total   | 60    | 20    | 40
    2010301 | 30    | 10    | 20
    2010302 | 30    | 10    | 20

    general-expenditure
            | total | basic | project
    total   | =30    | =10    | =20
    2010301 | 30    | 10    | 20
    2010302 |  =0   |       |  

    revenue
          | total | current.general-public-budget
    total | 60    | 60`,
  ["form/not-filled at general-expenditure 2010302.basic: - → 10"]],
  ["sums over nothing, of which no part is known", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20
    208 | 10

    expenditure
            | total
    201     |
    2010301 |
    205     |
    2050201 |
    208     | 10
    2080501 | 10`,
  ["form/not-filled at expenditure 201.total: - → 30"]],
  ["a sum that waits for one of its parts", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    2010301 | 10
    2010302 |
    205     | 20
    2050201 | 20

    general-expenditure
            | total
    201     | 30
    2010301 | 10
    2010302 | 20
    205     | 20
    2050201 | 20

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["g1 tie/expenditure-funds at expenditure 2010302.total: - → 20, root"]],
  ["a sum over nothing, of which a part is known, though another table has more", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    2010301 |
    205     | 20
    2050201 | 20

    general-expenditure
            | total
    201     | 25
    2010301 | 25
    205     | 20
    2050201 | 20

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["g1 tie/expenditure-funds at expenditure 2010301.total: - → 25, root"]],
  ["a sum that was lost, over an item that agrees with nothing", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    2010301 | 25
    205     | 20
    2050201 | 20`,
  ["g1 tie/balance-expenditure at expenditure 201.total: - → 30, root", "g2 sum/children at expenditure 201.total: - → 25, root"]],
  ["a sum that was lost, over an item that agrees", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    2010301 | 30
    205     | 20
    2050201 | 20`,
  ["g1 sum/children at expenditure 201.total: - → 30, root", "g1 tie/balance-expenditure at expenditure 201.total: - → 30"]],
  ["sums over nothing, beside one of which a part is known", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20
    208 | 10
    210 | 5

    expenditure
            | total
    201     |
    2010301 |
    205     |
    2050201 |
    208     | 10
    2080501 | 10
    210     |
    2100101 |

    general-expenditure
            | total
    201     | 30
    2010301 | 30
    205     | 20
    208     | 10
    2080501 | 10
    210     | 5

    revenue
          | total | current.general-public-budget
    total | 65    | 65`,
  ["form/not-filled at expenditure 2010301.total: - → 30"]],
  ["a bound gives it", `
    office-running-costs
            | total
    2010301 | 20

    general-basic-expenditure
            | total
    2010301 |
    2010302 | 10`,
  ["g1 bound/office-running at general-basic-expenditure 2010301.total: - → 20, root"]],
  ["a blank under the blank of the balance, whose typed totals lack it, too", `
    balance/income
                          | amount
    general-public-budget | 50
    current-revenue-total | 50
    revenue-grand-total   | 50

    balance/expenditure
                              | amount
    201                       | 30
    205                       |
    current-expenditure-total | 30
    expenditure-grand-total   | 30

    expenditure
          | total
    total | =30
    201   | 30
    205   |

    general-expenditure
          | total
    total | 50
    201   | 30
    205   | 20

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["g1 tie/expenditure-funds at expenditure 205.total: - → 20, root"]],
  ["a table that is not filled in yet, whose sums are formulas: it wants nothing, and nobody is accused by its zeros", `
    balance/expenditure
                              | amount
    201                       | 30
    current-expenditure-total | 30

    expenditure
            | total
    total   | =0 (B5)
    201     | =0 (B6)
    2010301 |`,
  []],
])("%s", (_what, book, findings) => {
  expect(foundIn(smallBook(book))).toEqual(findings);
});

/** Where the amounts stand that are not filled in: in other tables, or in sums of the table itself. */
test.each<[what: string, book: string, said: string]>([
  ["of two other tables", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     | =10
    2010301 |
    2010399 | 10
    205     |

    general-expenditure
            | total
    2010301 | 20
    2010399 | 10

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  "“部门支出预算总表”有 2 行没有填写（2010301、205），而“部门一般公共预算支出表、部门收支预算总表”中有数；本格应为 20 万元。"],
  ["of its own", `
    expenditure
            | total
    total   | 60
    201     | 30
    2010301 |
    205     | 20
    2050201 |
    208     | 10
    2080501 | 10`,
  "“部门支出预算总表”有 2 行没有填写（2010301、2050201），而“部门支出预算总表”中有数；本格应为 30 万元。"],
])("not filled in although it stands in a sum %s", (_what, book, said) => {
  expect(runRules(smallBook(book)).findings.filter(({ rule }) => rule === "form/not-filled").map((finding) => messageOf(finding))).toEqual([said]);
});
