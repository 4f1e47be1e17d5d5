import type { UnitOfMeasure } from "../../src/model/money";
import { messageOf } from "../../src/report/rules";
import { runRules } from "../../src/rules/run";
import { foundIn } from "../support/smallFindings";
import { smallBook } from "../support/smallBook";

/** A unit line of 元 above amounts in 万元, or the other way round: which table states the wrong one; where either may, the other is named. */
const TWO = (first: string, second: string, amounts: readonly [number, number, number]): string => `
    balance/expenditure ${first}
        | amount
    201 | ${amounts[0]}
    205 | ${amounts[1]}
    208 | ${amounts[2]}

    expenditure ${second}
        | total
    201 | ${amounts[0]}
    205 | ${amounts[1]}
    208 | ${amounts[2]}`;

test.each<[what: string, book: string, findings: readonly string[]]>([
  ["a whole budget below 10,000 yuan speaks against 元", TWO("元", "万元", [30, 25, 20]), ["form/unit-mistyped at 部门收支预算总表!A2 元 → 万元"]],
  ["either, where both amounts are likely", TWO("元", "万元", [3_000_000, 2_500_000, 2_000_000]), ["form/unit-mistyped at 部门收支预算总表!A2 元 → 万元, or 部门支出预算总表!A2"]],
  ["either of thousands and ten thousands", TWO("千元", "万元", [300, 250, 200]), ["form/unit-mistyped at 部门收支预算总表!A2 千元 → 万元, or 部门支出预算总表!A2"]],
  ["a whole budget above a trillion speaks against 亿元", TWO("亿元", "万元", [30_000, 25_000, 20_000]), ["form/unit-mistyped at 部门收支预算总表!A2 亿元 → 万元"]],
  ["the second of the tables", TWO("万元", "元", [30, 25, 20]), ["form/unit-mistyped at 部门支出预算总表!A2 元 → 万元"]],
  ["a table that three others speak against, each of which might be the wrong one alone", `${TWO("万元", "元", [3_000_000, 2_500_000, 2_000_000])}

    general-expenditure 万元
        | total
    201 | 3000000
    205 | 2500000
    208 | 2000000

    revenue 万元
          | total   | current.general-public-budget
    total | 7500000 | 7500000`, ["form/unit-mistyped at 部门支出预算总表!A2 元 → 万元"]],
  ["none, where the same is stated", TWO("万元", "万元", [30, 25, 20]), []],
])("%s", (_what, text, findings) => {
  const book = smallBook(text);
  const states = (found: string): string => found.replace(/ *: .*→/, ` ${book.tables.find(({ sheet }) => found.includes(` at ${sheet}!`))?.unit ?? ""} →`);
  expect(foundIn(book, /unit-mistyped/).map(states)).toEqual(findings);
});

test("what is wrong besides is told in the unit that is meant, of the table that states the wrong one", () => {
  const book = smallBook(`${TWO("元", "万元", [30, 25, 20]).replace("    208 | 20\n", "    208 | 20\n    210 | 10\n    211 | 待定\n")}\n    210 | 11`);
  expect(foundIn(book, /^(?:tie|sum|form.unit)/)).toEqual(["form/unit-mistyped at 部门收支预算总表!A2:  → 万元", "g1 tie/balance-expenditure at balance 210.amount: 10 → 11, or expenditure 210.total"]);
});

/** What is said of a table whose line states these units, above amounts that another table has in 万元. */
test.each<[units: readonly UnitOfMeasure[], said: readonly string[]]>([
  [["元"], ["“部门收支预算总表”注明的单位是 元，按各表勾稽关系应为 万元；其余核对已按 万元 进行。"]],
  [["元", "万元"], ["“部门收支预算总表”既注明 万元 又注明 元，核对时按 万元 计算；请改为一种。"]],
  [["元", "千元"], ["“部门收支预算总表”注明的单位是 元，按各表勾稽关系应为 万元；其余核对已按 万元 进行。"]],
])("a line that states %j", (units, said) => {
  const book = smallBook(TWO("元", "万元", [30, 25, 20]));
  const at = { sheet: "部门收支预算总表", row: 1, column: 3 };
  const stated = { ...book, tables: book.tables.map((table, index) => (index === 0 ? { ...table, stated: { body: null, units: units.map((unit) => ({ unit, at })) } } : table)) };
  expect(runRules(stated).findings.filter(({ rule }) => rule.startsWith("form/unit-")).map((finding) => messageOf(finding))).toEqual(said);
});

test("a tie to which a table that states nothing has its part says nothing of units", () => {
  const book = smallBook(TWO("元", "万元", [30, 25, 20]));
  const silent = { ...book, tables: book.tables.map((table, index) => (index === 0 ? { ...table, unit: null } : table)) };
  expect(foundIn(silent, /unit-mistyped/).filter((found) => found.includes("部门收支预算总表"))).toEqual([]);
});
