import { addressOf } from "../../src/model/cells";
import { messageOf } from "../../src/report/rules";
import { runRules } from "../../src/rules/run";
import { foundIn } from "../support/smallFindings";
import { smallBook } from "../support/smallBook";

/** Rows that a table lacks, some with amounts besides: the totals that lack them, typed or by formula, are accused of nothing. */
test.each<[what: string, book: string, findings: readonly string[]]>([
  ["a row and an amount, under a total by formula", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    208                       | 10
    current-expenditure-total | 60

    expenditure
          | total
    total | =30
    201   | 30
    205   |`,
  ["form/row-missing at expenditure 205: 208 → 10", "g1 tie/balance-expenditure at expenditure 205.total: - → 20, root"]],
  ["a row and an amount, under a typed total that holds without both", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    208                       | 10
    current-expenditure-total | 60

    expenditure
          | total
    total | 30
    201   | 30
    205   |`,
  ["form/row-missing at expenditure 205: 208 → 10", "g1 tie/balance-expenditure at expenditure 205.total: - → 20, root"]],
  ["a row and a zero beside blanks, under a typed total that holds with it", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    208                       | 10
    current-expenditure-total | 60

    expenditure
          | total | basic | project
    total | 30    | 30    | 0
    201   | 30    | 30    | 0
    205   | 0     |       |`,
  ["form/row-missing at expenditure 205: 208 → 10", "g1 tie/balance-expenditure at balance 205.amount: 20 → 0, root"]],
  ["a row and a typed zero, and a total that misses more than both", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    208                       | 10
    current-expenditure-total | 60

    expenditure
          | total
    total | 33
    201   | 30
    205   | 0`,
  ["form/row-missing at expenditure 205: 208 → 10", "g1 tie/balance-expenditure at expenditure 205.total: 0 → 20, root", "g2 sum/total at expenditure 205.total: 0 → 3, root", "g3 tie/balance-expenditure at expenditure total.total: 33 → 60, root"]],
  ["a blank in the table of one fund, no row in that of another", `
    expenditure
            | total
    2010301 | 30
    2010302 | 20

    general-expenditure
            | total
    2010301 |
    2010302 | 20

    government-fund-expenditure
            | total
    2120801 | 0

    revenue
          | total | current.general-public-budget
    total | 50    | 50`,
  ["g1 tie/expenditure-funds at general-expenditure 2010301.total: - → 30, root"]],
  ["a row that one fund's table lacks and the others need not have", `
    expenditure
            | total
    total   | 60
    2010301 | 20
    2010302 | 30
    2120801 | 10

    general-expenditure
            | total
    total   | 20
    2010301 | 20

    government-fund-expenditure
            | total
    total   | 10
    2120801 | 10

    revenue
          | total | current.general-public-budget | current.government-fund
    total | 60    | 50    | 10`,
  ["form/row-missing at general-expenditure 2010301: 2010302 → 30"]],
  ["a row under typed sums at every level", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
            | total
    total   | 30
    201     | 10
    20103   | 10
    2010301 | 10
    205     | 20
    20502   | 20
    2050201 | 20

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
  ["form/row-missing at expenditure 2010301: 2010302 → 20"]],
  ["a row under a typed total", `
    balance/expenditure
                              | amount
    201                       | 30.11
    205                       | 20.11
    208                       | 10.11
    current-expenditure-total | 60.34

    expenditure
          | total
    total | 50.23
    201   | 30.11
    205   | 20.11`,
  ["form/row-missing at expenditure 205: 208 → 10.11"]],
  ["a row in three columns, under typed totals of each", `
    expenditure
            | total | basic | project
    total   | 60    | 20    | 40
    2010301 | 30    | 10    | 20
    2010302 | 30    | 10    | 20

    general-expenditure
            | total | basic | project
    total   | 30    | 10    | 20
    2010301 | 30    | 10    | 20

    revenue
          | total | current.general-public-budget
    total | 60    | 60`,
  ["form/row-missing at general-expenditure 2010301: 2010302 → 30"]],
  ["a row of which an equality gives the amount, and a bound another", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
          | total
    total | 30
    201   | 30

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
  ["form/row-missing at expenditure 201: 205 → 20"]],
  ["a project that the other table does not name is no row of a code", `
    project-expenditure
                    | total | general-public-budget
    total           | 20    | 20
    project:甲/购置 | 20    | 20

    key-project-expenditure
                    | amount
    total           | 30
    project:甲/修缮 | 30`,
  ["g1 tie/key-project at key-project-expenditure project:甲/修缮.amount: 30 → 0", "member/key-project at key-project-expenditure project:甲/修缮"]],
  ["a row of money that is taken back", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | -5
    current-expenditure-total | 25

    expenditure
          | total
    total | 30
    201   | 30`,
  ["form/row-missing at expenditure 201: 205 → -5"]],
  ["a row of the balance, under typed totals up to the last", `
    balance/income
                          | amount
    general-public-budget | 50
    current-revenue-total | 50
    revenue-grand-total   | 50

    balance/expenditure
                              | amount
    201                       | 30
    current-expenditure-total | 30
    expenditure-grand-total   | 30

    expenditure
          | total
    total | 50
    201   | 30
    205   | 20`,
  ["form/row-missing at balance 201: 205 → 20"]],
  ["a row of which the other table has the total alone, under sums of columns and of rows", `
    expenditure
            | total
    total   | 60
    201     | 60
    2010301 | 30
    2010302 | 30

    general-expenditure
            | total | basic | project
    total   | 30    | 10    | 20
    201     | 30    | 10    | 20
    2010301 | 30    | 10    | 20

    revenue
          | total | current.general-public-budget
    total | 60    | 60`,
  ["form/row-missing at general-expenditure 2010301: 2010302 → 30"]],
  ["a row, under a total that was rounded for itself", `
    balance/expenditure
                              | amount
    201                       | 30.11
    205                       | 20.11
    208                       | 10.11
    current-expenditure-total | 60.34

    expenditure
          | total
    total | 50.23
    201   | 30.11
    205   | 20.11`,
  ["form/row-missing at expenditure 205: 208 → 10.11"]],
])("%s", (_what, book, findings) => {
  expect(foundIn(smallBook(book))).toEqual(findings);
});

/** What is said of a row that a table lacks, with the cells that have it, and the classification of one that can be added by itself. */
test.each<[what: string, book: string, said: readonly string[]]>([
  ["money that is taken back", `
    balance/expenditure
        | amount
    201 | 30
    205 | -5

    expenditure
        | total
    201 | 30`, ["A4 “部门支出预算总表”缺少 205“205”：“部门收支预算总表”中有这一行，-5.00 万元；请补上这一行，或核对该科目。 V5"]],
  ["behind the last of two rows of one code", `
    balance/expenditure
        | amount
    201 | 10
    205 | 20

    expenditure
        | total
    201 | 5
    201 | 5
    210 | 0`, ["A5 “部门支出预算总表”缺少 205“205”：“部门收支预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 V5"]],
  ["behind the rows of its own side", `
    expenditure
        | total
    201 | 10
    205 | 20

    balance/income
                          | amount
    general-public-budget | 30

    balance/expenditure
        | amount
    201 | 10

    balance/economic
        | amount
    302 | 10`, ["U4 “部门收支预算总表”缺少 205“205”：“部门支出预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 B5"]],
  ["an item of a balance, which comes with its class", `
    balance/expenditure
            | amount
    2010301 | 10

    expenditure
            | total
    2010301 | 10
    2010302 | 20`, ["U4 “部门收支预算总表”缺少 2010302“2010302”：“部门支出预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 B5"]],
  ["an item, in the first of two tables that lack it", `
    expenditure
            | total
    2010301 | 10
    2010302 | 20

    general-expenditure
            | total
    2010301 | 10

    government-fund-expenditure
            | total
    2120801 | 0

    revenue
          | total | current.general-public-budget
    total | 30    | 30`, ["A4 “部门一般公共预算支出表”缺少 2010302“2010302”：“部门支出预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 B5 functional"]],
  ["an item that a fund's table has, and another's has not", `
    expenditure
            | total
    total   | 10
    2010301 | 10

    general-expenditure
            | total
    2010301 | 10
    2010302 | 20

    government-fund-expenditure
            | total
    2120801 | 0

    revenue
          | total | current.general-public-budget
    total | 30    | 30`, ["A5 “部门支出预算总表”缺少 2010302“2010302”：“部门一般公共预算支出表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 B5 functional"]],
])("said: %s", (_what, book, said) => {
  const found = runRules(smallBook(book)).findings.filter(({ rule }) => rule === "form/row-missing");
  expect(found.map((finding) => `${addressOf(finding.at)} ${messageOf(finding)} ${finding.related.map(addressOf).join("、")}${finding.values.item?.kind === "text" ? ` ${finding.values.item.text}` : ""}`)).toEqual(said);
});
