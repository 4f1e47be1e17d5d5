import { NATIONAL } from "../../src/catalog/profiles";
import { BookIndex, operandsIn, printedRoles } from "../../src/relations/lookup";
import { ZHEJIANG } from "../support/profiles";
import { smallBook } from "../support/smallBook";

const BOOK = smallBook(`
    general-expenditure
            | project | basic | total | last-year | basic/工资 | change
    total   | 20      | 10    | 30    | 28        | 10         | 2
    2010301 | 20      | 10    | 30    | 28        | 10         | 2
    2010301 | 1       |       | 1     |           |            |

    balance/expenditure
        | personnel | operating
    201 | 6         | ~`);

/** Columns that are summed: in the catalogue's order, last year's only to fill a form that prints it, then what the layout adds. */
test.each<[what: string, form: Pick<typeof BOOK, "profile" | "profileBy">, forFilling: boolean, roles: readonly string[]]>([
  ["for judging", { profile: NATIONAL, profileBy: "signs" }, false, ["total", "basic", "project", "basic/工资"]],
  ["for filling a form that prints last year's outturn", { profile: NATIONAL, profileBy: "signs" }, true, ["total", "basic", "project", "last-year", "basic/工资"]],
  ["for filling a form that does not", { profile: ZHEJIANG, profileBy: "signs" }, true, ["total", "basic", "project", "basic/工资"]],
  ["for filling where the region could not be told", { profile: NATIONAL, profileBy: null }, true, ["total", "basic", "project", "basic/工资"]],
])("%s", (_what, form, forFilling, roles) => {
  expect(printedRoles(new BookIndex({ ...BOOK, ...form }, forFilling), "general-expenditure", "main")).toEqual(roles);
});

test("columns that a layout adds to one side of a balance are none of the other", () => {
  const index = new BookIndex(smallBook(`
    balance/expenditure
        | amount | amount/机关
    201 | 30     | 30

    balance/economic
        | amount | amount/事业
    301 | 30     | 30`));
  expect([printedRoles(index, "balance", "expenditure"), printedRoles(index, "balance", "economic")]).toEqual([["amount", "amount/机关"], ["amount", "amount/事业"]]);
});

test("of a kind of table that stands twice the first one counts, and rows of both", () => {
  const [first, second] = [BOOK.tables[0], smallBook("general-expenditure\n | total\n205 | 3").tables[0]];
  if (!first || !second) throw new Error("no table");
  const index = new BookIndex({ ...BOOK, tables: [first, second] });
  expect(index.table("general-expenditure")).toBe(first);
  expect([index.rowsOf("general-expenditure", "main", "205").length, index.keysOf("general-expenditure", "main", "code")]).toEqual([1, ["2010301"]]);
});

test("rows, codes and columns that a table prints", () => {
  const index = new BookIndex(BOOK);
  const rows = (key: string): number => index.rowsOf("general-expenditure", "main", key).length;
  expect([rows("total"), rows("2010301"), rows("201"), index.rowsOf("revenue", "main", "total").length, index.rowsOf("balance", "income", "201").length]).toEqual([1, 2, 0, 0, 0]);
  expect([[...index.codeLengths("general-expenditure", "main")], [...index.codeLengths("balance", "expenditure")], index.codeLengths("balance", "income").size, index.codeLengths("revenue", "main").size]).toEqual([[7], [3], 0, 0]);
  expect(["basic", "change", "personnel"].map((role) => index.printsColumn("general-expenditure", "main", role))).toEqual([true, false, false]);
  expect([index.printsColumn("balance", "income", "personnel"), index.printsColumn("revenue", "main", "total")]).toEqual([false, false]);
  expect([index.table("balance")?.id, index.table("revenue")]).toEqual(["balance", undefined]);
});

test.each<[role: string, columns: readonly string[]]>([["personnel", ["personnel"]], ["basic", ["personnel", "operating"]], ["amount", ["personnel", "operating"]], ["project", []]])(
  "the printed columns that make up %s", (role, columns) => {
    const index = new BookIndex(BOOK);
    expect(index.printedColumns("balance", "expenditure", role)).toEqual(columns);
    expect(index.printedColumns("balance", "expenditure", role)).toEqual(columns);
  });

test("cells of a row: its own, else those of the parts that it has, else none", () => {
  const [, balance] = BOOK.tables;
  const row = balance?.rows[0];
  if (!balance || !row) throw new Error("no row");
  const of = (role: string): readonly string[] => operandsIn(balance, row, role).map((operand) => `${operand.role} ${operand.cell === null ? "∅" : operand.cell.state.kind}`);
  expect([of("personnel"), of("basic"), of("project")]).toEqual([["personnel amount"], ["personnel amount"], ["project ∅"]]);
});

/** What a tie asks of a row and column: one operand for each row and column that is there, one without a cell where no such row is printed. */
test.each<[what: string, key: string, role: string, operands: readonly string[]]>([
  ["one row, one column", "total", "basic", ["total basic 10"]],
  ["a code that stands twice", "2010301", "project", ["2010301 project 20", "2010301 project 1"]],
  ["no such row", "205", "total", ["205 total ∅"]],
  ["no such column", "total", "personnel", []],
])("%s", (_what, key, role, operands) => {
  const [table] = BOOK.tables;
  if (!table) throw new Error("no table");
  const said = new BookIndex(BOOK).operands(table, "main", key, role).map((operand) =>
    `${operand.key} ${operand.role} ${operand.cell?.state.kind === "amount" ? operand.cell.state.figure.money / 1_000_000 : operand.row === null ? "∅" : "-"}`);
  expect(said).toEqual(operands);
});
