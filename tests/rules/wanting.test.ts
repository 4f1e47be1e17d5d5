import { addressOf } from "../../src/model/cells";
import { runRules } from "../../src/rules/run";
import { messageOf } from "../../src/report/rules";
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
  ["a sum over nothing, of which no part is known", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    20103   |
    2010301 |
    205     | 20
    20502   | 20`,
  ["g1 tie/balance-expenditure at expenditure 201.total: - → 30, root"]],
  ["a sum over nothing, of which one part is: that one", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    2010301 |
    205     | 20
    20502   | 20

    general-expenditure
            | total
    201     | 30
    2010301 | 30
    205     | 20
    20502   | 20

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["g1 tie/expenditure-funds at expenditure 2010301.total: - → 30, root"]],
  ["a sum that was lost, over an item that agrees with the other table", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    20103   |
    2010301 | 30
    205     | 20`, []],
  ["a sum that was lost, over an item that does not agree with the other table", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
            | total
    201     |
    20103   |
    2010301 | 25
    205     | 20`, []],
  ["a sum over nothing in two columns, of which the other table has one", `
    expenditure
            | total | basic | project
    201     |       |       |
    2010301 |       |       |
    205     | 20    | 20    |
    20502   | 20    | 20    |

    general-expenditure
            | total | basic | project
    201     | 30    | 30    |
    2010301 | 30    | 30    |
    205     | 20    | 20    |
    20502   | 20    | 20    |

    revenue
          | total | current.general-public-budget
    total | 50    | 50`, ["g1 tie/expenditure-funds at expenditure 2010301.basic: - → 30, root"]],
  ["one that a typed sum holds without: the totals that differ are told besides", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
          | total
    total | 30
    201   | 30
    205   |`, [
    "g1 tie/balance-expenditure at expenditure 205.total: - → 20, root",
    "g2 tie/balance-expenditure at balance current-expenditure-total.amount: 50 → 30, or expenditure total.total",
  ]],
  ["two in one row, of which the total follows by formula", `
    expenditure
            | total | basic | project
    2010301 | =0    |       |
    2010302 | 20    | 20    |

    general-expenditure
            | total | basic | project
    2010301 | 30    | 10    | 20
    2010302 | 20    | 20    |

    revenue
          | total | current.general-public-budget
    total | 50    | 50`, ["form/not-filled at expenditure 2010301.basic: - → 10"]],
  ["an equality gives it before a bound does", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
        | total
    201 | 30
    205 |

    general-expenditure
        | total
    201 | 30
    205 | 12

    government-fund-expenditure
        | total
    201 | 0

    state-capital-expenditure
        | total
    201 | 0

    revenue
          | total | current.general-public-budget | current.other-revenue
    total | 50    | 42                            | 8`,
  ["g1 tie/balance-expenditure at expenditure 205.total: - → 20, root"]],
  ["nothing is wanting against what is taken back", `
    balance/expenditure
        | amount
    201 | 30
    205 | -20

    expenditure
        | total
    201 | 30
    205 |`,
  ["g1 tie/balance-expenditure at balance 205.amount: -20 → 0"]],
  ["of two rows of one code either may lack it", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
        | total
    201 | 30
    205 |
    205 |`,
  ["g1 tie/balance-expenditure at expenditure 205.total: - → 20, or expenditure 205.total"]],
  ["what is wrong besides is told besides", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20
    208 | 11

    expenditure
            | total | basic | project
    201     | 30    | 10    | 20
    205     |       |       |
    208     | 12    | 1     | 10`,
  ["g1 tie/balance-expenditure at expenditure 205.total: - → 20, root", "g2 sum/columns at expenditure 208.total: 12 → 11, root", "g2 tie/balance-expenditure at expenditure 208.total: 12 → 11"]],
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

/** What is said of rows that a table lacks: the amount that its sibling has, the cells that say so, and whether the row can be added by itself. */
test.each<[what: string, book: string, said: readonly string[]]>([
  ["an item", `
    expenditure
            | total | basic
    2010301 | 30    | 10
    2010302 | 25    | 10

    general-expenditure
            | total | basic
    2010301 | 30    | 10
    2010399 | 0     |

    revenue
          | total | current.general-public-budget
    total | 55    | 55`,
  ["“部门一般公共预算支出表”缺少 2010302“2010302”：“部门支出预算总表”中有这一行，25.00 万元；请补上这一行，或核对该科目。 B5、C5 functional"]],
  ["a class, whose row comes with its items", `
    balance/expenditure
        | amount
    201 | 30
    205 | 20

    expenditure
        | total
    201 | 30
    208 | 0`,
  ["“部门支出预算总表”缺少 205“205”：“部门收支预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 V5"]],
  ["a class of a balance", `
    balance/expenditure
        | amount
    205 | 20

    expenditure 元
        | total
    201 | 300000
    205 | 200000`,
  ["“部门收支预算总表”缺少 201“201”：“部门支出预算总表”中有这一行，300,000 元；请补上这一行，或核对该科目。 B4"]],
])("%s", (_what, book, said) => {
  const found = runRules(smallBook(book)).findings.filter(({ rule }) => rule === "form/row-missing");
  expect(found.map((finding) => `${messageOf(finding)} ${finding.related.map(addressOf).join("、")}${finding.values.item?.kind === "text" ? ` ${finding.values.item.text}` : ""}`)).toEqual(said);
});

/** Where a lacking row belongs: behind the last smaller code of its side, else behind the last; in a table of no rows at its title. */
test.each<[what: string, codes: readonly string[], place: string]>([
  ["behind the next smaller code", ["201", "204", "210"], "expenditure 204"], ["behind the nearest, however they are sorted", ["210", "204", "201"], "expenditure 204"], ["before all of them, at the last", ["208", "210"], "expenditure 210"],
])("%s", (_what, codes, place) => {
  const book = smallBook(`balance/expenditure\n | amount\n205 | 20\n\nexpenditure\n | total\n${codes.map((code) => `${code} | 0`).join("\n")}`);
  expect(foundIn(book, /row-missing/)).toEqual([`form/row-missing at ${place}: 205 → 20`]);
});

/** What is said of several amounts that are not filled in: the rows, as many as can be named, the tables that have them, and every cell from the first. */
test.each<[what: string, book: string, said: readonly string[]]>([
  ["more rows than are named", `
    balance/expenditure
        | amount
    201 | 10
    205 | 20
    208 | 30
    210 | 40
    221 | 5

    expenditure
        | total
    201 | 10
    205 |
    208 |
    210 |
    221 |`, ["B5 “部门支出预算总表”有 4 行没有填写（205、208、210 等），而“部门收支预算总表”中有数；本格应为 20 万元。 B6、B7、B8"]],
  ["a row in several columns is one row", `
    expenditure
            | total | basic | project
    2010301 | 30    | 10    | 20
    2010302 | 35    | 15    | 20

    general-expenditure 元
            | total  | basic  | project
    2010302 | 350000 | 150000 | 200000
    2010301 |        |        |

    revenue
          | total | current.general-public-budget
    total | 65    | 65`, ["C5 “部门一般公共预算支出表”有 1 行没有填写（2010301），而“部门支出预算总表”中有数；本格应为 100,000 元。 D5"]],
])("not filled in: %s", (_what, book, said) => {
  const found = runRules(smallBook(book)).findings.filter(({ rule }) => rule === "form/not-filled");
  expect(found.map((finding) => `${addressOf(finding.at)} ${messageOf(finding)} ${finding.related.map(addressOf).join("、")}`)).toEqual(said);
});
