import type { BookCell, BudgetBook } from "../../src/model/book";
import { cellKey } from "../../src/model/cells";
import { derivedCells, type DerivedCells } from "../../src/rules/sums";
import { Dependence } from "../../src/rules/throughFormulas";
import { evaluationsOf } from "../../src/rules/trials";
import { smallBook } from "../support/smallBook";

const nameOf = (book: BudgetBook, cell: BookCell): string =>
  book.tables.flatMap((table) => table.rows.flatMap((row) => [...row.cells].flatMap(([role, each]) => (cellKey(each.ref) === cellKey(cell.ref) ? [`${table.id === "balance" ? "balance " : ""}${row.key}.${role}`] : [])))).join();

/** What the relations that fail depend on: the cells that they name, and behind their formulas the typed ones, each with its weight. */
function dependsOn(text: string, relation: RegExp, wanted?: readonly string[]): readonly string[] {
  const book = smallBook(text);
  const all = evaluationsOf(book);
  const dependence = new Dependence(all);
  const keys = wanted && new Set(book.tables.flatMap((table) => table.rows.flatMap((row) => [...row.cells.values()].filter((cell) => wanted.includes(nameOf(book, cell))).map((cell) => cellKey(cell.ref)))));
  return all.filter(({ instance }) => relation.test(instance.relation.id)).map((evaluation) =>
    dependence.termsOf(evaluation, keys).map(({ cell, weight, direct }) => `${weight > 0 ? "+" : ""}${weight} ${nameOf(book, cell)}${direct ? "" : " behind"}`).join(", "));
}

const CLASS_BY_FORMULA = (total: string, item: string): string => `
    balance/expenditure
        | amount
    201 | 30

    expenditure
            | total
    201     | ${total}
    2010301 | 29
    2010302 | ${item}`;

test.each<[what: string, book: string, wanted: readonly string[] | undefined, terms: readonly string[]]>([
  ["typed amounts behind a formula that holds", CLASS_BY_FORMULA("=39", "10"), undefined, ["+1 balance 201.amount, -1 201.total, -1 2010301.total behind, -1 2010302.total behind"]],
  ["blanks behind it, in which an amount may be lacking, behind those that are typed", CLASS_BY_FORMULA("=29", ""), undefined, ["+1 balance 201.amount, -1 201.total, -1 2010301.total behind, -1 2010302.total behind"]],
  ["nothing behind a typed sum", CLASS_BY_FORMULA("39", "10"), undefined, ["+1 balance 201.amount, -1 201.total"]],
  ["nothing behind a formula that shows another amount", CLASS_BY_FORMULA("=38", "10"), undefined, ["+1 balance 201.amount, -1 201.total"]],
  ["behind a blank sum of blanks those blanks", CLASS_BY_FORMULA("", "").replace("2010301 | 29", "2010301 |"), undefined, ["+1 balance 201.amount, -1 201.total, -1 2010301.total behind, -1 2010302.total behind"]],
  ["nothing behind a blank sum of amounts, which was lost", CLASS_BY_FORMULA("", "10"), undefined, ["+1 balance 201.amount, -1 201.total"]],
  ["nothing behind a formula that shows zero over blanks of which one is text", CLASS_BY_FORMULA("=0", "无"), undefined, ["+1 balance 201.amount, -1 201.total"]],
  ["not what stands behind a formula and is not looked for", CLASS_BY_FORMULA("=29", ""), ["balance 201.amount"], ["+1 balance 201.amount, -1 201.total"]],
  ["those alone that are looked for, whatever stands in them", CLASS_BY_FORMULA("=39", "10"), ["2010302.total"], ["+1 balance 201.amount, -1 201.total, -1 2010302.total behind"]],
])("%s", (_what, book, wanted, terms) => {
  expect(dependsOn(book, /^balance\/expenditure\/codes=/, wanted)).toEqual(terms);
});

/** Of a cell that several relations derive, the parts that its formula adds up; where it plainly adds up none of them, those of the first. */
test.each<[what: string, formula: string, terms: string]>([
  ["nothing that is known", "=30", "201.basic behind, -1 201.project"],
  ["the columns beside it", "=30 (C8:D8)", "201.basic behind, -1 201.project"],
  ["the divisions below it", "=30 (B9:B10)", "20103.total behind, -1 20199.total"],
  ["one of the divisions below it", "=30 (B9)", "201.basic behind, -1 201.project"],
  ["the divisions below it, one by one", "=30 (B9,B10)", "20103.total behind, -1 20199.total"],
])("behind a formula of %s", (_what, formula, terms) => {
  expect(dependsOn(`
    balance/expenditure
        | amount
    201 | 31

    expenditure
            | total | basic | project
    208     | 5     | 2     | 3
    210     | 5     | 2     | 3
    211     | 5     | 2     | 3
    213     | 5     | 2     | 3
    201     | ${formula} | 12 | 18
    20103   | 20    | 10    | 10
    20199   | 10    | 2     | 8`, /^balance\/expenditure\/codes=/)[0]).toBe(`+1 balance 201.amount, -1 201.total, -1 ${terms} behind`);
});

test("through formulas of formulas to the amounts that are typed; what is added and taken away again is left out", () => {
  expect(dependsOn(`
    balance/expenditure
                              | amount
    201                       | 30
    current-expenditure-total | 50

    expenditure
            | total
    total   | =39
    201     | =39
    20103   | =39
    2010301 | 39`, /current-expenditure-total=expenditure/)).toEqual(["+1 balance current-expenditure-total.amount, -1 total.total, -1 2010301.total behind"]);
  expect(dependsOn(`
    expenditure
            | total | basic | project
    total   | =30   | =10   | =20
    201     | =30   | 10    | 20`, /expenditure\/main\/columns/)).toEqual(["+1 total.total, -1 total.basic, -1 total.project", "+1 201.total"]);
});

/** Items below a class whose sum another table prints otherwise: how many cells the tie depends on, its own two among them. */
test.each<[typed: number, blank: number, terms: number]>([[3000, 0, 3002], [3001, 0, 2], [1, 3000, 3003], [1, 3001, 3003]])("behind a sum of %i amounts and %i blanks", (typed, blank, terms) => {
  const items = Array.from({ length: typed + blank }, (_, at) => `${2_010_101 + at} | ${at < typed ? 1 : ""}`).join("\n");
  const all = evaluationsOf(smallBook(`balance/expenditure\n | amount\n201 | 5\n\nexpenditure\n | total\n201 | =${typed}\n${items}`));
  const dependence = new Dependence(all);
  expect(all.filter(({ instance }) => instance.relation.id.startsWith("balance/expenditure/codes=")).map((evaluation) => dependence.termsOf(evaluation).length)).toEqual([terms]);
});

test("cells that relations derive, with the kinds of sums that say so", () => {
  const derivedIn = (text: string): DerivedCells => {
    const book = smallBook(text);
    return derivedCells({ book, evaluations: evaluationsOf(book) });
  };
  const derived = derivedIn(`
    expenditure
            | total | basic | project
    total   | 30    | 10    | 20
    201     | =30   | 10    | 20
    20103   | 30    | 10    | 20

    general-expenditure
            | total
    2010301 | 5`);
  const book = derived.all.map(({ operand, build, sums }) => `${operand.key}.${operand.role} ${build} ${sums.map((parts) => parts.map(({ key, role }) => `${key}.${role}`).join("+")).join(" | ")}`);
  expect(book).toEqual([
    "total.total columnSum+classTotal total.basic+total.project | 201.total", "201.total columnSum+children 201.basic+201.project | 20103.total", "20103.total columnSum 20103.basic+20103.project",
    "201.basic children 20103.basic", "201.project children 20103.project", "total.basic classTotal 201.basic", "total.project classTotal 201.project",
  ]);
  const [first] = derived.all;
  expect(first && derived.at(first.cell.ref)).toBe(first);
  expect(derived.at({ sheet: "没有", row: 0, column: 0 })).toBeUndefined();
  // A workbook without formulas has none that could be judged.
  expect(derivedIn("expenditure\n | total | basic | project\n201 | 30 | 10 | 20").all).toEqual([]);
});
