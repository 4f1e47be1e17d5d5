import { outcomesIn, smallBook } from "../support/smallBook";

const UNITS = /^three-public-expenses\/main\/units/;

/** A list of units of one column ("total") or of several. */
function sumsOf(list: string, forFilling: boolean): readonly string[] {
  const lines = list.trim().split("\n").map((line) => line.trim());
  const book = smallBook(["three-public-expenses", ...(lines[0]?.startsWith("|") === true ? [] : [" | total"]), ...lines].join("\n"));
  return outcomesIn(book, UNITS, undefined, forFilling).map((line) => line.replace(/(?:unit:|\.total)/g, ""));
}

/** Which units of a list its total and its other sums add up: as words, codes and figures say. */
test.each<[what: string, list: string, sums: readonly string[]]>([
  ["units beside each other", `
    total   | 60
    unit:甲 | 40
    unit:乙 | 20`, ["total 60 = 甲 40 + 乙 20 passed"]],
  ["a total that is wrong", `
    total   | 61
    unit:甲 | 40
    unit:乙 | 20`, ["total 61 = 甲 40 + 乙 20 failed"]],
  ["a total above and once more below", `
    total   | 60
    unit:甲 | 40
    unit:乙 | 20
    total   | 60`, ["total 60 = 甲 40 + 乙 20 passed", "total 60 = 甲 40 + 乙 20 passed"]],
  ["a unit above those that it sums, and no total", `
    unit:甲 | 30
    unit:乙 | 10
    unit:丙 | 20`, ["甲 30 = 乙 10 + 丙 20 passed"]],
  ["none that sums others, and no total", `
    unit:甲 | 30
    unit:乙 | 10
    unit:丙 | 21`, []],
  ["no total, and one of three columns does not agree: nothing is supposed", `
            | overseas | reception | meetings
    unit:甲 | 30       | 7         | 9
    unit:乙 | 10       | 3         | 4
    unit:丙 | 20       | 4         | 6`, []],
  ["no total, and one of four columns does not agree: that one is wrong", `
            | overseas | reception | meetings | training
    unit:甲 | 30       | 7         | 9        | 12
    unit:乙 | 10       | 3         | 4        | 5
    unit:丙 | 20       | 4         | 6        | 7`,
  ["甲.overseas 30 = 乙.overseas 10 + 丙.overseas 20 passed", "甲.reception 7 = 乙.reception 3 + 丙.reception 4 passed", "甲.meetings 9 = 乙.meetings 4 + 丙.meetings 6 failed", "甲.training 12 = 乙.training 5 + 丙.training 7 passed"]],
  ["no total, and two of five columns do not agree", `
            | total | overseas | reception | meetings | training
    unit:甲 | 30    | 7        | 9         | 12       | 9
    unit:乙 | 10    | 3        | 4         | 5        | 4
    unit:丙 | 20    | 4        | 6         | 7        | 7`, []],
  ["a department above its units, one of which is wrong in its only column", `
    total     | 60
    unit:某局 | 60
    unit:本级 | 30
    unit:中心 | 31`, ["total 60 = 某局 60 passed", "某局 60 = 本级 30 + 中心 31 failed"]],
  ["a department above its units that are roundings", `
              | total | overseas
    total     | 60.01 | 30
    unit:某局 | 60.01 | 30
    unit:本级 | 30    | 10
    unit:中心 | 30    | 20`,
  ["total 60.01 = 某局 60.01 passed", "某局 60.01 = 本级 30 + 中心 30 rounding", "total.overseas 30 = 某局.overseas 30 passed", "某局.overseas 30 = 本级.overseas 10 + 中心.overseas 20 passed"]],
  ["two departments, each above its units", `
    total     | 70
    unit:某局 | 30
    unit:甲   | 10
    unit:乙   | 20
    unit:某委 | 40
    unit:丙   | 15
    unit:丁   | 25`, ["total 70 = 某局 30 + 某委 40 passed", "某局 30 = 甲 10 + 乙 20 passed", "某委 40 = 丙 15 + 丁 25 passed"]],
  ["汇总 above its units", `
    total      | 70
    summary:甲 | 30
    unit:甲一  | 10
    unit:甲二  | 20
    summary:乙 | 40
    unit:乙一  | 41`, ["total 70 = summary:甲 30 + summary:乙 40 passed", "summary:甲 30 = 甲一 10 + 甲二 20 passed", "summary:乙 40 = 乙一 41 failed"]],
  ["a unit above the first 汇总 stands beside it", `
    total      | 40
    unit:本级  | 10
    summary:乙 | 30
    unit:乙一  | 10
    unit:乙二  | 20`, ["total 40 = 本级 10 + summary:乙 30 passed", "summary:乙 30 = 乙一 10 + 乙二 20 passed"]],
  ["or is the department that the 汇总 make up", `
    total      | 60
    unit:某局  | 60
    summary:甲 | 20
    unit:甲一  | 20
    summary:乙 | 40
    unit:乙一  | 40`, ["total 60 = summary:甲 20 + summary:乙 40 passed", "summary:甲 20 = 甲一 20 passed", "summary:乙 40 = 乙一 40 passed"]],
  ["a centre below a 汇总, above its own", `
               | total | overseas
    total      | 60    | 30
    summary:甲 | 60    | 30
    unit:本级  | 30    | 10
    unit:中心  | 30    | 20
    unit:一所  | 10    | 5
    unit:二所  | 20    | 15`,
  ["total 60 = summary:甲 60 passed", "summary:甲 60 = 本级 30 + 中心 30 passed", "中心 30 = 一所 10 + 二所 20 passed",
    "total.overseas 30 = summary:甲.overseas 30 passed", "summary:甲.overseas 30 = 本级.overseas 10 + 中心.overseas 20 passed", "中心.overseas 20 = 一所.overseas 5 + 二所.overseas 15 passed"]],
  ["小计 behind its units, in their order", `
    total       | 65
    unit:甲     | 10
    unit:乙     | 20
    subtotal:一 | 30
    unit:丙     | 30
    subtotal:二 | 30
    unit:丁     | 5`, ["total 65 = subtotal:一 30 + subtotal:二 30 + 丁 5 passed", "subtotal:一 30 = 甲 10 + 乙 20 passed", "subtotal:二 30 = 丙 30 passed"]],
  ["小计 above its units", `
    total       | 66
    unit:丁     | 5
    subtotal:一 | 30
    unit:甲     | 10
    unit:乙     | 20
    subtotal:二 | 31
    unit:丙     | 31`, ["total 66 = 丁 5 + subtotal:一 30 + subtotal:二 31 passed", "subtotal:一 30 = 甲 10 + 乙 20 passed", "subtotal:二 31 = 丙 31 passed"]],
  ["小计 that is wrong: one figure, by which two sums miss", `
    total       | 61
    unit:甲     | 10
    unit:乙     | 20
    subtotal:一 | 31
    unit:丙     | 31
    subtotal:二 | 31`, ["total 61 = subtotal:一 31 + subtotal:二 31 failed", "subtotal:一 31 = 甲 10 + 乙 20 failed", "subtotal:二 31 = 丙 31 passed"]],
  ["汇总 of one department and 小计 of another", `
    total       | 60
    summary:一  | 30
    unit:甲     | 10
    unit:乙     | 20
    subtotal:二 | 30
    unit:丙     | 30`, ["total 60 = summary:一 30 + subtotal:二 30 passed", "summary:一 30 = 甲 10 + 乙 20 passed", "subtotal:二 30 = 丙 30 passed"]],
  ["a centre within what a 小计 sums", `
                | total | overseas
    total       | 60    | 30
    unit:本级   | 30    | 10
    unit:中心   | 30    | 20
    unit:一所   | 10    | 5
    unit:二所   | 20    | 15
    subtotal:甲 | 60    | 30`,
  ["total 60 = subtotal:甲 60 passed", "subtotal:甲 60 = 本级 30 + 中心 30 passed", "中心 30 = 一所 10 + 二所 20 passed",
    "total.overseas 30 = subtotal:甲.overseas 30 passed", "subtotal:甲.overseas 30 = 本级.overseas 10 + 中心.overseas 20 passed", "中心.overseas 20 = 一所.overseas 5 + 二所.overseas 15 passed"]],
  ["合计 behind each department, 总计 behind all", `
    unit:甲 | 10
    unit:乙 | 20
    total   | 30
    unit:丙 | 30
    unit:丁 | 11
    total   | 41
    total   | 71`, ["total 71 = total 30 + total 41 passed", "total 30 = 甲 10 + 乙 20 passed", "total 41 = 丙 30 + 丁 11 passed"]],
  ["总计 above all, 合计 above each department", `
    total   | 71
    total   | 30
    unit:甲 | 10
    unit:乙 | 20
    total   | 41
    unit:丙 | 30
    unit:丁 | 11`, ["total 71 = total 30 + total 41 passed", "total 30 = 甲 10 + 乙 20 passed", "total 41 = 丙 30 + 丁 11 passed"]],
  ["总计 above all, 合计 and 小计 behind", `
    total       | 71
    unit:甲     | 10
    unit:乙     | 20
    subtotal:一 | 30
    unit:丙     | 30
    unit:丁     | 11
    total       | 41`, ["total 71 = subtotal:一 30 + total 41 passed", "subtotal:一 30 = 甲 10 + 乙 20 passed", "total 41 = 丙 30 + 丁 11 passed"]],
  ["codes of which one begins others, three steps deep", `
    total         | 60
    unit:131      | 60
    unit:131001   | 20
    unit:131002   | 40
    unit:13100201 | 15
    unit:13100202 | 25`, ["total 60 = 131 60 passed", "131 60 = 131001 20 + 131002 40 passed", "131002 40 = 13100201 15 + 13100202 25 passed"]],
])("%s", (_what, list, sums) => {
  expect(sumsOf(list, false)).toEqual(sums);
});

/** Units that are beyond the total wherever it has an amount: some sum others in a way that nobody understands, and the total is not accused. */
test.each<[what: string, list: string, accused: boolean]>([
  ["by different amounts", `
            | total | overseas
    total   | 100   | 80
    unit:甲 | 90    | 70
    unit:乙 | 60    | 40
    unit:丙 | 45    | 45`, false],
  ["by one amount, which one wrong figure with its row's total explains", `
            | total | overseas
    total   | 100   | 100
    unit:甲 | 60    | 60
    unit:乙 | 40    | 35
    unit:丙 | 10    | 15`, true],
  ["by one amount of more than half of each total", `
            | total | overseas
    total   | 100   | 90
    unit:甲 | 90    | 80
    unit:乙 | 40    | 36
    unit:丙 | 25    | 29`, false],
  ["by one amount of just half", `
            | total | overseas
    total   | 100   | 100
    unit:甲 | 90    | 80
    unit:乙 | 40    | 36
    unit:丙 | 20    | 34`, true],
  ["by one amount of more than half of one total alone", `
            | total | overseas
    total   | 100   | 200
    unit:甲 | 90    | 80
    unit:乙 | 40    | 100
    unit:丙 | 25    | 75`, true],
  ["in the one column that there is", `
    total   | 100
    unit:甲 | 90
    unit:乙 | 50
    unit:丙 | 35`, true],
  ["in two columns, while a third agrees", `
            | total | overseas | training
    total   | 100   | 80       | 6
    unit:甲 | 90    | 70       | 1
    unit:乙 | 60    | 40       | 2
    unit:丙 | 45    | 45       | 3`, true],
  ["in two columns, while they fall short in a third", `
            | total | overseas | training
    total   | 100   | 80       | 9
    unit:甲 | 90    | 70       | 1
    unit:乙 | 60    | 40       | 2
    unit:丙 | 45    | 45       | 3`, true],
  ["in one column, the total of the other not being typed yet", `
            | total | overseas
    total   | 100   |
    unit:甲 | 60    | 70
    unit:乙 | 60    | 40
    unit:丙 | 45    | 45`, true],
  ["and only two of them, of which neither sums the other", `
            | total | overseas
    total   | 100   | 80
    unit:甲 | 90    | 70
    unit:乙 | 60    | 40`, true],
])("units beyond the total %s", (_what, list, accused) => {
  expect(sumsOf(list, false).some((line) => line.startsWith("total") && line.includes("failed"))).toBe(accused);
});

/** Filling has no figures to go by: words, then codes, then the order of the list say which units are summed. */
test.each<[what: string, list: string, sums: readonly string[]]>([
  ["汇总", `
    total      | 99
    unit:本级  | 1
    summary:甲 | 98
    unit:甲一  | 10
    unit:甲二  | 20`, ["total 99 = 本级 1 + summary:甲 98 passed", "summary:甲 98 = 甲一 10 + 甲二 20 failed"]],
  ["汇总 that other lines are among", `
    total       | 99
    summary:甲  | 98
    unit:甲一   | 10
    subtotal:乙 | 20`, ["total 99 = summary:甲 98 failed", "summary:甲 98 = 甲一 10 failed"]],
  ["小计 behind the units", `
    total       | 61
    subtotal:一 | 30
    unit:甲     | 10
    unit:乙     | 20
    subtotal:二 | 31
    unit:丙     | 31`, ["total 61 = subtotal:一 30 + subtotal:二 31 + 丙 31 failed", "subtotal:二 31 = 甲 10 + 乙 20 failed"]],
  ["codes, and the first of two rows that have the same", `
    total       | 80
    unit:131    | 60
    unit:131001 | 40
    unit:131    | 20
    unit:甲     | 1`, ["total 80 = 131 60 + 131 20 + 甲 1 failed", "131 60 = 131001 40 failed"]],
  ["numbers of rows are no codes", `
    total   | 60
    unit:1  | 10
    unit:11 | 20
    unit:12 | 30`, ["total 60 = 1 10 + 11 20 + 12 30 passed"]],
  ["a code of three digits is one", `
    total    | 60
    unit:131 | 60
    unit:1311 | 60`, ["total 60 = 131 60 passed", "131 60 = 1311 60 passed"]],
  ["the order of the list, whatever figures say", `
    total   | 30
    unit:甲 | 30
    unit:乙 | 10
    unit:丙 | 20`, ["total 30 = 甲 30 + 乙 10 + 丙 20 failed"]],
])("filling goes by %s", (_what, list, sums) => {
  expect(sumsOf(list, true)).toEqual(sums);
});
