import { foundIn } from "../support/smallFindings";
import { smallBook } from "../support/smallBook";

/** Which of the figures that relations name is the wrong one, and what it should be; where the figures do not tell, all of them are named. */
test.each<[what: string, book: string, findings: readonly string[]]>([
  ["a total that its row and its column contradict", `
    general-expenditure
          | total | basic | project
    total | 63    | 30    | 36
    201   | 30    | 10    | 20
    205   | 36    | 20    | 16`,
  ["g1 sum/columns at general-expenditure total.total: 63 → 66, root", "g1 sum/total at general-expenditure total.total: 63 → 66"]],
  ["a part that its row and the total contradict, while another table bears them out", `
    general-expenditure
          | total | basic | project
    total | 66    | 30    | 36
    201   | 30    | 10    | 20
    205   | 39    | 20    | 16

    balance/expenditure
                              | amount
    201                       | 30
    205                       | 36
    current-expenditure-total | 66

    expenditure
          | total
    total | 66
    201   | 30
    205   | 36`,
  ["g1 sum/columns at general-expenditure 205.total: 39 → 36, root", "g1 sum/total at general-expenditure 205.total: 39 → 36"]],
  ["a typed amount behind formulas, which two ties see", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
            | total
    total   | =59
    201     | =39
    20103   | =39
    2010301 | 29
    2010302 | 10
    205     | =20
    20502   | 20`,
  ["g1 tie/balance-expenditure at balance 201.amount: 30 → 39, or expenditure 2010301.total, expenditure 2010302.total",
    "g1 tie/balance-expenditure at balance current-expenditure-total.amount: 50 → 59, or expenditure 2010301.total, expenditure 2010302.total"]],
  ["an amount behind formulas that nobody has typed may be what lacks", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
            | total
    total   | =40
    201     | =20
    2010301 | 20
    2010302 |
    205     | 20`,
  ["g1 tie/balance-expenditure at balance 201.amount: 30 → 20, or expenditure 2010301.total, expenditure 2010302.total",
    "g1 tie/balance-expenditure at balance current-expenditure-total.amount: 50 → 40, or expenditure 2010301.total, expenditure 2010302.total"]],
  ["a formula that does not add up what it should", `
    balance/expenditure
                              | amount
    201                       | 30
    205                       | 20
    current-expenditure-total | 50

    expenditure
            | total
    total   | =59
    201     | 30
    205     | 20`,
  ["g1 sum/total at expenditure total.total: 59 → 50, root", "g1 tie/balance-expenditure at expenditure total.total: 59 → 50"]],
  ["a sum alone: each of its figures may be wrong", `
    general-expenditure
        | total | basic | project
    201 | 35    | 10    | 20
    205 | 36    | 20    | 15`,
  ["g1 sum/columns at general-expenditure 201.total: 35 → 30, or general-expenditure 201.basic, general-expenditure 201.project",
    "g2 sum/columns at general-expenditure 205.total: 36 → 35, or general-expenditure 205.basic, general-expenditure 205.project"]],
  ["none that would have to be below zero", `
    general-expenditure
        | total | basic | project
    201 | 10    | 30    | 20`,
  ["g1 sum/columns at general-expenditure 201.total: 10 → 50, root"]],
  ["figures that hold together", `
    general-expenditure
          | total | basic | project
    total | 65    | 30    | 35
    201   | 30    | 10    | 20
    205   | 35    | 20    | 15`, []],
])("%s", (_what, book, findings) => {
  expect(foundIn(smallBook(book))).toEqual(findings);
});

/** A code that was typed for another: its name and the relations say which is meant. */
const BY_SIBLINGS = (typed: string, amount: number): string => `
    expenditure
            | total
    2010301 行政运行 | 30
    ${typed} | ${amount}

    general-expenditure
            | total
    2010301 行政运行 | 30
    2010302 一般行政管理事务 | 30

    revenue
          | total | current.general-public-budget
    total | 60    | 60`;

test.each<[what: string, book: string, findings: readonly string[]]>([
  ["a wrong digit", BY_SIBLINGS("2010202 一般行政管理事务", 30), ["form/code-mistyped at expenditure 2010202: 2010202 → 2010302"]],
  ["digits exchanged", BY_SIBLINGS("2013002 一般行政管理事务", 30), ["form/code-mistyped at expenditure 2013002: 2013002 → 2010302"]],
  ["any code beside a name that the siblings have once", BY_SIBLINGS("2990101 一般行政管理事务", 30), ["form/code-mistyped at expenditure 2990101: 2990101 → 2010302"]],
  ["in the table of the fund, too", BY_SIBLINGS("2010302 一般行政管理事务", 30).replace("2010302 一般行政管理事务 | 30\n\n    revenue", "2010202 一般行政管理事务 | 30\n\n    revenue"), ["form/code-mistyped at general-expenditure 2010202: 2010202 → 2010302"]],
  ["two of them, the one that mends most first", BY_SIBLINGS("2010202 一般行政管理事务", 30).replace("2010301 行政运行", "2010303 行政运行"), ["form/code-mistyped at expenditure 2010303: 2010303 → 2010301", "form/code-mistyped at expenditure 2010202: 2010202 → 2010302"]],
  ["by the book of economic codes, where no other table tells", `
    general-basic-expenditure
          | total | personnel | operating
    total | 30    | 20        | 10
    301 工资福利支出 | 20 | 20 |
    30101 基本工资 | 20 | 20 |
    302 商品和服务支出 | 10 | | 10
    30101 办公费 | 10 | | 10`, ["form/code-mistyped at general-basic-expenditure 30101: 30101 → 30201"]],
  ["not where the figures do not hold together so", BY_SIBLINGS("2010202 一般行政管理事务", 25), ["form/row-missing at general-expenditure 2010302: 2010202 → 25"]],
  ["not where the name is another one", BY_SIBLINGS("2010202 别的事务", 30), ["form/row-missing at general-expenditure 2010302: 2010202 → 30"]],
  ["nothing where the figures hold together, whatever the names", `
    expenditure
            | total
    total   | 60
    201     | 60
    20103   | 60
    2010301 行政运行 | 30
    2010308 信访事务 | 20
    2010319 参事事务 | 10`,
  []],
  ["a code that has its name in the book of codes is no slip, whatever sum it would mend", `
    expenditure
            | total
    total   | 60
    201     | 60
    20103   | 60
    2010301 行政运行 | 30
    2010203 机关服务 | 30`,
  ["g1 sum/children at expenditure 20103.total: 60 → 30, root", "g1 sum/children at expenditure 20103.total: 60 → 30"]],
])("%s", (_what, book, findings) => {
  expect(foundIn(smallBook(book))).toEqual(findings);
});
