import { foundIn } from "../support/smallFindings";
import { smallBook } from "../support/smallBook";

type Row = readonly [total: number, basic: number, project: number];

/** A table of items, amounts in hundredths of its unit of measure; in 元 whole ones. */
const TABLE = (id: string, rows: readonly Row[], measure: "万元" | "元" = "万元"): string => `${id} ${measure}
        | total | basic | project
${rows.map((row, at) => `${2_010_101 + at} | ${row.map((amount) => (amount === 0 ? "" : measure === "元" ? amount : (amount / 100).toFixed(2))).join(" | ")}`).join("\n")}`;

/** So many sums that hold, each of its own amounts. */
const EXACT = (count: number, of: (at: number) => readonly [number, number] = (at) => [at * 7 + 701, at * 13 + 1302]): readonly Row[] =>
  Array.from({ length: count }, (_, at): Row => {
    const [basic, project] = of(at);
    return [basic + project, basic, project];
  });

/** So many sums that miss by a step. */
const GAPS = (count: number): readonly Row[] => Array.from({ length: count }, (_, at): Row => [at * 100 + 3004, at * 100 + 1001, 2002]);

const FUND = "government-fund-expenditure";

/** Sums that miss by one step of their figures: slips where the other sums show that nothing was rounded; so many of them are told. */
test.each<[what: string, book: string, told: number]>([
  ["among thirty exact sums of the same table", TABLE(FUND, [...EXACT(30), ...GAPS(1)]), 1],
  ["among ten exact sums, which rounded figures may well be", TABLE(FUND, [...EXACT(10), ...GAPS(1)]), 0],
  ["beside exact sums of another table", `${TABLE("expenditure", EXACT(30))}\n\n${TABLE(FUND, GAPS(1))}`, 1],
  ["beside exact sums in 元, of amounts that are whole steps of 万元", `${TABLE("expenditure", EXACT(30, (at) => [(at * 7 + 701) * 100, (at * 13 + 1302) * 100]), "元")}\n\n${TABLE(FUND, GAPS(1))}`, 1],
  ["beside exact sums in 元, of amounts that are none", `${TABLE("expenditure", EXACT(30, (at) => [(at * 7 + 701) * 100 + 1, (at * 13 + 1302) * 100 - 1]), "元")}\n\n${TABLE(FUND, GAPS(1))}`, 0],
  ["in whole 元, most of which are planned in round amounts", TABLE(FUND, [...EXACT(30), ...GAPS(1)], "元"), 0],
  ["in 万元, beside exact sums of whole 元 and of 万元", `${TABLE("expenditure", EXACT(30, (at) => [at * 7 + 701, at * 13 + 1302]), "元")}\n\n${TABLE(FUND, [...EXACT(10), ...GAPS(1)])}`, 0],
  ["among sums of one part, which are no sums", TABLE(FUND, [...EXACT(30, (at) => [at * 7 + 701, 0]), ...GAPS(1)]), 0],
  ["among sums of the same two amounts in either order", TABLE(FUND, [...EXACT(15), ...EXACT(15).map(([total, basic, project]): Row => [total, project, basic]), ...GAPS(1)]), 0],
  ["three of them among exact sums", TABLE(FUND, [...EXACT(60), ...GAPS(3)]), 3],
  ["four of them in a table of its own: it was copied from where figures are rounded", `${TABLE("expenditure", EXACT(60))}\n\n${TABLE(FUND, GAPS(4))}`, 0],
  ["beside four of another table", `${TABLE("expenditure", [...EXACT(60), ...GAPS(1)])}\n\n${TABLE(FUND, GAPS(4))}`, 1],
])("%s", (_what, book, told) => {
  expect(foundIn(smallBook(book), /^sum\/columns/).length).toBe(told);
});
