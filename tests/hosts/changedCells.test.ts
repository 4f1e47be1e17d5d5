/** From which cells calculation starts after rows and sheets moved, and what differs between two states of a workbook. */
import type { CellRef } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import { newXlsx, type FileBook, type XlsxHost } from "../../src/hosts/xlsx";
import { cellsBetween, changedCells } from "../../src/hosts/xlsx/changedCells";

const at = (sheet: string, row: number, column: number): CellRef => ({ sheet, row, column });
const told = (cells: readonly CellRef[] | null): readonly string[] | null => cells && cells.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`);

/** Two sheets of more than one block of rows, with formulas that rows take along, that say where they stand, and that lead to the other sheet. */
async function opened(): Promise<XlsxHost> {
  const host = newXlsx();
  const draft = (name: string, formulas: Readonly<Record<number, string>>): Edit => ({
    kind: "insertSheet", before: null,
    draft: {
      name, merges: [], styles: [], choices: [], columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
      cells: Array.from({ length: 700 }, (_, row) => [{ row, column: 0, content: { value: row } }, ...(formulas[row] === undefined ? [] : [{ row, column: 1, content: { formula: formulas[row] } }])]).flat(),
    },
  });
  await host.apply([draft("甲", { 5: "=SUM(A1:A5)", 6: "=ROW()", 600: "=A600*2", 601: "=乙!A3" }), draft("乙", { 4: "=甲!A600+1", 690: "=SUM(甲!A1:A700)" })]);
  return host;
}

/** As {@link changedCells} says it, by looking at every cell of both books. */
function byAll(before: FileBook, after: FileBook, lost: boolean): readonly CellRef[] {
  const known = new Set(before.sheets.flatMap(({ rows }) => [...rows.values()].flatMap(({ cells }) => [...cells.values()])));
  const old = new Set(before.sheets.map(({ extra }) => extra));
  return after.sheets.flatMap(({ name, rows, extra }) => [...rows].flatMap(([row, { cells }]) => [...cells].flatMap(([column, cell]) => {
    if (known.has(cell) || (cell.formula === "" && cell.value === null)) return [];
    return !old.has(extra) || lost || cell.formula === "" || cell.formula.includes("#REF!") || /\bROWS?\(/.test(cell.formula) ? [at(name, row, column)] : [];
  })));
}

const EDITS: readonly (readonly [what: string, edits: (host: XlsxHost) => readonly Edit[]])[] = [
  ["nothing", () => []],
  ["rows that came", () => [{ kind: "insertRows", sheet: "甲", row: 3, count: 2 }]],
  ["a row that came at the end", () => [{ kind: "insertRows", sheet: "乙", row: 700, count: 1 }]],
  ["a row that went", ({ contents }) => [{ kind: "deleteRows", sheet: "甲", row: 599, count: 1, expects: [...(contents.sheets[0]?.rows.get(599)?.cells ?? [])].map(([column, { value }]) => ({ row: 599, column, content: { value } })) }]],
  ["another name", () => [{ kind: "renameSheet", sheet: "甲", to: "丙" }]],
  ["rows, and a value typed", () => [{ kind: "insertRows", sheet: "甲", row: 3, count: 1 }, { kind: "setValue", at: at("甲", 3, 0), expects: { value: null }, value: 8 }]],
];

test.each(EDITS)("of rows that only moved nothing is calculated anew: %s", async (_what, edits) => {
  const host = await opened();
  const before = host.contents;
  expect((await host.apply(edits(host))).applied).toBe(true);
  for (const lost of [false, true]) expect(told(changedCells(before, host.contents, [], lost))).toEqual(told(byAll(before, host.contents, lost)));
});

test.each<[what: string, edits: readonly Edit[], cells: readonly string[] | null]>([
  ["nothing", [], []],
  ["a value, and what stands on it", [{ kind: "setValue", at: at("甲", 599, 0), expects: { value: 599 }, value: 1 }], ["甲 599 0", "甲 600 1", "乙 4 1", "乙 690 1"]],
  ["a cell emptied", [{ kind: "setValue", at: at("乙", 650, 0), expects: { value: 650 }, value: null }], ["乙 650 0"]],
  ["a row beyond the last", [{ kind: "setValue", at: at("乙", 900, 3), expects: { value: null }, value: "远" }], ["乙 900 3"]],
  ["a mark alone", [{ kind: "mark", at: at("甲", 1, 0), severity: "error", note: "" }], []],
  ["a row more", [{ kind: "insertRows", sheet: "甲", row: 3, count: 1 }], null],
  ["another name", [{ kind: "renameSheet", sheet: "乙", to: "丁" }], null],
])("what differs between two states, either way: %s", async (_what, edits, cells) => {
  const host = await opened();
  const before = host.contents;
  await host.apply(edits);
  expect(told(cellsBetween(before, host.contents))).toEqual(cells);
  expect(told(cellsBetween(host.contents, before))).toEqual(cells);
});
