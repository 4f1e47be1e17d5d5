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

/** A division above two items. */
const DIVISION = (typed: string): string => `
    expenditure
            | total
    total   | 30
    201     | 30
    ${typed} | 30
    2010301 行政运行 | 20
    2010302 一般行政管理事务 | 10`;

/** 办公费 below 商品和服务支出, in a table that no other bears out. */
const OFFICE_COST = (typed: string): string => `
    general-basic-expenditure
          | total | personnel | operating
    total | 30    | 20        | 10
    301 工资福利支出 | 20 | 20 |
    30101 基本工资 | 20 | 20 |
    302 商品和服务支出 | 10 | | 10
    ${typed} 办公费 | 10 | | 10`;

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
  ["a division with digits exchanged, by the items below it", DIVISION("20130"), ["form/code-mistyped at expenditure 20130: 20130 → 20103"]],
  ["a division with another digit", DIVISION("20123"), ["form/code-mistyped at expenditure 20123: 20123 → 20103"]],
  ["not above items that have a division of their own", DIVISION("20130").replace("2010301", "20103 | 30\n    2010301"), ["g1 sum/children at expenditure 20130.total: 30 → 0, root"]],
  ...["3201", "330201", "32001", "40202"].map((typed): [string, string, readonly string[]] =>
    [`a digit missing, doubled, exchanged or two wrong: ${typed}`, OFFICE_COST(typed), [`form/code-mistyped at general-basic-expenditure ${typed}: ${typed} → 30201`]]),
  ["three digits wrong are another code, and a class that has its name in the book of codes is no slip beside it", OFFICE_COST("40302"), [
    "g1 sum/total at general-basic-expenditure total.total: 30 → 40, or general-basic-expenditure 302.total, general-basic-expenditure 40302.total",
    "g2 sum/total at general-basic-expenditure total.operating: 10 → 20, or general-basic-expenditure 302.operating, general-basic-expenditure 40302.operating"]],
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

/** Where class, division and item have columns of their own, the slip is shown in the one whose digits differ. */
test.each([["2210302", "class"], ["2010402", "division"], ["2010309", "item"]])("%s is a slip of the %s", (typed, place) => {
  const book = smallBook(BY_SIBLINGS(`${typed} 一般行政管理事务`, 30).replace(/\| total\n    2010301 行政运行 \| 30\n(.*) \| 30\n/, (_, row: string) => `| total | class | division | item\n    2010301 行政运行 | 30 | 201 | 03 | 01\n${row} | 30 | ${typed.slice(0, 3)} | ${typed.slice(3, 5)} | ${typed.slice(5)}\n`));
  const inColumns = { ...book, tables: book.tables.map((table) => ({ ...table, columns: table.columns.map((column) => (["class", "division", "item"].includes(column.role) ? { ...column, content: "code" as const } : column)) })) };
  expect(foundIn(inColumns)).toEqual([`form/code-mistyped at expenditure ${typed}.${place}: ${typed} → 2010302`]);
});

/** Half a dozen codes that differ from those of another table, which differ from them, are slips; more of them are another set of codes. */
test.each([[6, 6], [7, 0]])("%i codes that differ, %i slips", (count, slips) => {
  const rows = (first: string): string => Array.from({ length: count }, (_, at) => `${first}${10 + at} 事项${"甲乙丙丁戊己庚"[at] ?? ""} | ${at + 1}`).join("\n");
  const total = count * (count + 1) / 2;
  const book = smallBook(`expenditure\n | total\n${rows("20102")}\n\ngeneral-expenditure\n | total\n${rows("20103")}\n\nrevenue\n | total | current.general-public-budget\ntotal | ${total} | ${total}`);
  expect(foundIn(book, /code-mistyped/).length).toBe(slips);
});
