/** Places of cells: few rectangles that cover many, a byte for each, and where the amounts of a table stand. */
import { CellBytes } from "../../src/model/cellBytes";
import { areaAddress, parseAddress, type Area } from "../../src/model/cells";
import { amountAreas, isReadByTables } from "../../src/model/readCells";
import { rectanglesOf } from "../../src/model/rectangles";
import { smallBook } from "../support/smallBook";

test.each<[what: string, cells: string, rectangles: readonly string[]]>([
  ["none", "", []],
  ["one cell", "B2=a", ["B2 a"]],
  ["a row, whatever the order in which its cells are given", "C1=a A1=a B1=a", ["A1:C1 a"]],
  ["a row with a gap", "A1=a C1=a", ["A1 a", "C1 a"]],
  ["a row of two keys", "A1=a B1=b C1=b", ["A1 a", "B1:C1 b"]],
  ["a column, whatever the order", "A3=a A1=a A2=a", ["A1:A3 a"]],
  ["a column with a gap", "A1=a A3=a", ["A1 a", "A3 a"]],
  ["a column of two keys", "A1=a A2=b A3=b", ["A1 a", "A2:A3 b"]],
  ["a block", "A1=a B1=a A2=a B2=a A3=a B3=a", ["A1:B3 a"]],
  ["rows that begin together and end apart", "A1=a B1=a A2=a", ["A1:B1 a", "A2 a"]],
  ["rows that end together and begin apart", "A1=a B1=a B2=a", ["A1:B1 a", "B2 a"]],
  ["two blocks beside each other", "A1=a C1=a A2=a C2=a", ["A1:A2 a", "C1:C2 a"]],
  ["a block that ends above one that goes on", "A1=a B1=b A2=a B2=c A3=a", ["B1 b", "B2 c", "A1:A3 a"]],
  ["a cell given twice", "A1=a B1=a A1=b", ["A1 b", "B1 a"]],
])("rectangles over %s", (_what, cells, rectangles) => {
  const given = cells.split(" ").filter(Boolean).map((cell) => {
    const [address = "", key = ""] = cell.split("=");
    return { ...parseAddress(address) ?? { row: -1, column: -1 }, key };
  });
  expect(rectanglesOf(given).map(({ key, ...area }) => `${areaAddress({ sheet: "", ...area })} ${key}`)).toEqual(rectangles);
});

const at = (sheet: string, row: number, column: number, rows: number, columns: number): Area => ({ sheet, row, column, rows, columns });

test("a byte for each cell of some areas: those of one sheet count as the one around them; outside of it nothing is marked", () => {
  const bytes = new CellBytes([at("甲", 5, 3, 1, 2), at("乙", 0, 0, 2, 2), at("甲", 4, 4, 1, 3)]);
  const marks: readonly (readonly [sheet: string, row: number, column: number])[] = [["丙", 0, 0], ["甲", 4, 3], ["甲", 5, 6], ["乙", 1, 1], ["甲", 4, 4], ["甲", 3, 4], ["甲", 6, 4], ["甲", 4, 2], ["甲", 4, 7]];
  for (const [sheet, row, column] of marks) bytes.mark(sheet, row, column, 1);
  bytes.mark("甲", 4, 4, 4);
  expect(marks.map(([sheet, row, column]) => bytes.at(sheet, row, column))).toEqual([0, 1, 1, 1, 5, 0, 0, 0, 0]);
  expect([[...bytes.of("甲")], [...bytes.of("乙")], [...bytes.of("丙")]]).toEqual([[1, 5, 0, 0, 0, 0, 0, 1], [0, 0, 0, 1], []]);
});

test.each<[what: string, areas: readonly Area[], cells: number]>([
  ["one within another", [at("甲", 0, 0, 5, 6), at("甲", 2, 3, 1, 1)], 30], ["one around another", [at("甲", 2, 3, 1, 1), at("甲", 0, 0, 5, 6)], 30],
  ["one above and before another", [at("甲", 1, 1, 1, 1), at("甲", 3, 4, 2, 2)], 20], ["one below and behind another", [at("甲", 3, 4, 2, 2), at("甲", 1, 1, 1, 1)], 20],
  ["one above and behind another", [at("甲", 1, 4, 2, 2), at("甲", 3, 1, 2, 1)], 20], ["nothing", [], 0],
])("cells of areas: %s", (_what, areas, cells) => {
  const bytes = new CellBytes(areas);
  for (const { row, column } of areas) bytes.mark("甲", row, column, 2);
  expect([bytes.of("甲").length, areas.map(({ row, column }) => bytes.at("甲", row, column))]).toEqual([cells, areas.map(() => 2)]);
  // What lies beside the first or behind the last column is no cell of the row before or behind it.
  const [left, right] = [Math.min(...areas.map(({ column }) => column)), Math.max(...areas.map(({ column, columns }) => column + columns))];
  expect(areas.flatMap(({ row }) => [bytes.at("甲", row + 1, left - 1), bytes.at("甲", row - 1, right), bytes.at("甲", row + 20, left), bytes.at("甲", row - 20, left)])).toEqual(areas.flatMap(() => [0, 0, 0, 0]));
});

test("amounts of a table stand where its rows and columns are, on each sheet that it goes on", () => {
  const book = smallBook(`
    general-expenditure
        | total | basic | project
    201 | 30    | ~     | 20
    205 | 30    | 10    | ~
    208 | ~     | ~     | ~
    210 | ~     | 10    | ~`);
  const [table] = book.tables;
  if (!table) throw new Error("no table");
  const onTwo = { ...table, rows: table.rows.map((row, line) => (line < 3 ? row : { ...row, sheet: "续表" })) };
  expect([amountAreas(table), amountAreas(onTwo), amountAreas({ ...table, rows: [] })].map((areas) => areas.map((area) => `${area.sheet === table.sheet ? "" : `${area.sheet}!`}${areaAddress(area)}`)))
    .toEqual([["B4:D7"], ["B4:D5", "续表!C7"], []]);
  const read = (row: number, column: number, sheet = table.sheet): boolean => isReadByTables(book, sheet, row, column);
  expect([read(3, 1), read(3, 2), read(3, 3), read(4, 2), read(5, 1), read(6, 2), read(3, 1, "别的")]).toEqual([true, false, true, true, false, true, false]);
});
