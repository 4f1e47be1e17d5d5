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
  ["none, where the same is stated", TWO("万元", "万元", [30, 25, 20]), []],
])("%s", (_what, text, findings) => {
  const book = smallBook(text);
  const states = (found: string): string => found.replace(/ *: .*→/, ` ${book.tables.find(({ sheet }) => found.includes(` at ${sheet}!`))?.unit ?? ""} →`);
  expect(foundIn(book, /unit-mistyped/).map(states)).toEqual(findings);
});

test("where both units stand above the table, the conflict says it already", () => {
  const book = smallBook(TWO("元", "万元", [30, 25, 20]));
  const at = { sheet: "部门收支预算总表", row: 1, column: 3 };
  const stated = { ...book, tables: book.tables.map((table, index) => (index === 0 ? { ...table, stated: { body: null, units: [{ unit: "元" as const, at }, { unit: "万元" as const, at }] } } : table)) };
  expect(foundIn(stated, /unit-mistyped/)).toEqual([]);
});

test("a tie to which a table that states nothing has its part says nothing of units", () => {
  const book = smallBook(TWO("元", "万元", [30, 25, 20]));
  const silent = { ...book, tables: book.tables.map((table, index) => (index === 0 ? { ...table, unit: null } : table)) };
  expect(foundIn(silent, /unit-mistyped/).filter((found) => found.includes("部门收支预算总表"))).toEqual([]);
});
