/** The released workbench's workbook: a person and the pane at one file. */
import { placeOfUnfollowed } from "../../src/model/unfollowed";
import { Workbook } from "exceljs";
import { HostError } from "../../src/hosts/host";
import { openXlsx } from "../../src/hosts/xlsx";
import { Refused, type DrawnCell, type Typed } from "../../src/workbench/desk";
import { FileDesk } from "../../src/workbench/file/desk";

const typed = (row: number, column: number, input: Typed["input"]): Typed => ({ row, column, input, text: false, format: null });
const cell = (desk: FileDesk, sheet: string, row: number, column: number): Pick<DrawnCell, "value" | "formula"> | undefined => {
  const found = desk.sheets().find(({ name }) => name === sheet)?.cellsOf(row).find((each) => each.column === column);
  return found && { value: found.value, formula: found.formula };
};
const names = (desk: FileDesk): string[] => desk.sheets().map(({ name }) => name);

let desk: FileDesk;
beforeEach(async () => {
  desk = await FileDesk.empty();
  await desk.type("Sheet1", [typed(0, 0, 2), typed(1, 0, "3"), typed(2, 0, "=SUM(A1:A2)")]);
});

test("what is typed is calculated, drawn, saved, and read again", async () => {
  expect(cell(desk, "Sheet1", 2, 0)).toEqual({ value: 5, formula: "=SUM(A1:A2)" });
  await desk.type("Sheet1", [typed(0, 0, 10)]);
  expect(cell(desk, "Sheet1", 2, 0)?.value).toBe(13);
  const saved = await (await openXlsx(await desk.bytes(), "a.xlsx")).read();
  expect(saved.sheets[0]?.values).toEqual([[10], [3], [13]]);
});

test("steps of a large workbook count for the rows that they changed, not for all that it has", async () => {
  const cells = Array.from({ length: 30_000 }, (_, row) => ({ row, column: 0, content: { value: row } }));
  const draft = { name: "大表", cells, merges: [], styles: [], choices: [], columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait" as const, titleRows: null } };
  await desk.host.apply([{ kind: "insertSheet", draft, before: null }]);
  const edits = Array.from({ length: 20 }, (_, at) => at * 1_000);
  for (const row of edits) await desk.type("大表", [typed(row, 0, -1)]);
  for (const row of edits.toReversed()) {
    expect(cell(desk, "大表", row, 0)?.value).toBe(-1);
    await desk.history.undo();
    expect(cell(desk, "大表", row, 0)?.value).toBe(row);
  }
});

test("steps go back and forth through what person and pane did, and a new change ends going forth", async () => {
  const at = { sheet: "Sheet1", row: 0, column: 0 };
  await desk.host.apply([{ kind: "setValue", at, expects: { value: 2 }, value: 20 }]);
  await desk.history.undo();
  expect(cell(desk, "Sheet1", 2, 0)?.value).toBe(5);
  await desk.history.redo();
  expect(cell(desk, "Sheet1", 2, 0)?.value).toBe(23);
  await desk.history.undo();
  await desk.type("Sheet1", [typed(0, 0, 1)]);
  expect(desk.history.can()).toEqual({ undo: true, redo: false });
  await desk.history.undo();
  await desk.history.undo();
  expect(cell(desk, "Sheet1", 0, 0)).toBeUndefined();
  expect(desk.history.can()).toEqual({ undo: false, redo: true });
});

test("marks are drawn and are no step to go back", async () => {
  const at = { sheet: "Sheet1", row: 2, column: 0 };
  const before = desk.history.can();
  await desk.host.apply([{ kind: "mark", at, severity: "error", note: "" }]);
  expect([...(desk.sheets()[0]?.marks.keys() ?? [])]).toEqual(["2,0"]);
  expect(desk.history.can()).toEqual(before);
});

test.each(["=SUM(", "=A3", "=1+"])("%s is not written, and what was there stays", async (formula) => {
  await expect(desk.type("Sheet1", [typed(2, 0, formula)])).rejects.toMatchObject({ why: "formula" });
  expect(cell(desk, "Sheet1", 2, 0)).toEqual({ value: 5, formula: "=SUM(A1:A2)" });
});

test("sheets and rows: added, renamed, deleted, and back", async () => {
  await desk.addSheet();
  expect(names(desk)).toEqual(["Sheet1", "Sheet2"]);
  expect(desk.selection().sheet).toBe("Sheet2");
  await expect(desk.renameSheet("Sheet2", "sheet1")).rejects.toMatchObject({ why: "nameTaken" });
  await desk.type("Sheet2", [typed(0, 0, "=Sheet1!A3")]);
  await desk.shift("Sheet1", "row", 1, 2);
  expect(cell(desk, "Sheet2", 0, 0)).toEqual({ value: 5, formula: "=Sheet1!A5" });
  await desk.shift("Sheet1", "row", 3, -1);
  expect(cell(desk, "Sheet2", 0, 0)?.value).toBe(2);
  await desk.deleteSheet("Sheet1");
  expect(names(desk)).toEqual(["Sheet2"]);
  await expect(desk.deleteSheet("Sheet2")).rejects.toBeInstanceOf(Refused);
  await desk.history.undo();
  await desk.history.undo();
  expect(cell(desk, "Sheet2", 0, 0)).toEqual({ value: 5, formula: "=Sheet1!A5" });
});

test("rows that somebody inserts: references that do not follow are named", async () => {
  await desk.type("Sheet1", [typed(0, 3, '=INDIRECT("C8")'), typed(1, 3, '=INDIRECT("C1")')]);
  const found = await desk.shift("Sheet1", "row", 5, 1);
  expect(found.map(placeOfUnfollowed)).toEqual(["Sheet1!D1"]);
  expect(await desk.shift("Sheet1", "row", 20, 1)).toEqual([]);
});

test("things asked for at once are done one after the other", async () => {
  const at = { sheet: "Sheet1", row: 0, column: 0 };
  const [, result] = await Promise.all([desk.type("Sheet1", [typed(0, 0, 7)]), desk.host.apply([{ kind: "setValue", at, expects: { value: 2 }, value: 99 }])]);
  // The pane expected what was there before the person typed.
  expect(result.applied).toBe(false);
  expect(cell(desk, "Sheet1", 0, 0)?.value).toBe(7);
});

test("a file that cannot be read leaves the workbook; the pane's selection is seen, and one on no sheet told", async () => {
  await expect(desk.open(new Uint8Array([1, 2, 3]), "b.xlsx")).rejects.toBeInstanceOf(HostError);
  expect(cell(desk, "Sheet1", 2, 0)?.value).toBe(5);
  const heard: string[] = [];
  const stop = desk.onDidChange((change) => heard.push(change));
  await desk.host.select({ sheet: "Sheet1", row: 4, column: 1 });
  expect(desk.selection()).toEqual({ sheet: "Sheet1", area: "B5" });
  await expect(desk.host.select({ sheet: "无", row: 0, column: 0 })).rejects.toBeInstanceOf(HostError);
  stop();
  desk.select("Sheet1", "A1");
  expect(heard).toEqual(["selection"]);
});

test("a file that says nothing of views, widths and colours is drawn", async () => {
  const plain = new Workbook();
  plain.addWorksheet("表").getCell("B2").value = "文字";
  await desk.open(new Uint8Array(await plain.xlsx.writeBuffer()), "c.xlsx");
  expect(cell(desk, "表", 1, 1)?.value).toBe("文字");
  expect(desk.selection()).toEqual({ sheet: "表", area: "A1" });
});

test("the pane can follow the cursor and what is typed, and stop following", async () => {
  const { live } = desk.host;
  const heard: unknown[] = [];
  const stops = await Promise.all([live?.onSelectionChanged((at) => heard.push(at)), live?.onChanged(({ own }) => heard.push(own))]);
  desk.select("Sheet1", "B2:C3");
  await desk.type("Sheet1", [typed(0, 0, 4)]);
  await desk.host.apply([{ kind: "setValue", at: { sheet: "Sheet1", row: 5, column: 0 }, expects: { value: null }, value: 1 }]);
  for (const stop of stops) await stop?.();
  await desk.type("Sheet1", [typed(0, 0, 5)]);
  expect(heard).toEqual([{ sheet: "Sheet1", row: 1, column: 1 }, false, true]);
  expect(await live?.activeCell()).toEqual({ sheet: "Sheet1", row: 1, column: 1 });
  expect(await live?.readSheets(["Sheet1", "无"])).toMatchObject({ listed: [{ name: "Sheet1" }], sheets: [{ name: "Sheet1" }] });
});

test("what was typed is read as the saved file would be, and told by the sheets that it touches", async () => {
  const read = async (): Promise<unknown> => (await openXlsx(await desk.bytes(), "x.xlsx")).read();
  await desk.addSheet();
  await desk.type("Sheet2", [typed(0, 0, "=Sheet1!A3*2"), typed(4, 4, "角")]);
  const before = await desk.host.read();
  const told: unknown[] = [];
  const stop = await desk.host.live?.onChanged((change) => told.push(change));
  await desk.type("Sheet1", [typed(0, 0, 7)]);
  expect(await desk.host.read()).toEqual(await read());
  expect((await desk.host.read()).sheets[1]).not.toEqual(before.sheets[1]);
  await desk.type("Sheet2", [typed(2, 2, "中")]);
  expect(await desk.host.read()).toEqual(await read());
  await desk.history.undo();
  expect(await desk.host.read()).toEqual(await read());
  await stop?.();
  expect(told).toEqual([
    { sheets: ["Sheet1", "Sheet2"], moved: false, own: false }, { sheets: ["Sheet2"], moved: false, own: false }, { sheets: ["Sheet2"], moved: false, own: false },
  ]);
});

test.each<[what: string, step: () => Promise<unknown>, sheets: readonly string[] | null]>([
  ["a value on which others stand", () => desk.type("Sheet1", [typed(0, 0, 7)]), ["Sheet1", "Sheet2"]],
  ["a cell emptied", () => desk.type("Sheet1", [typed(1, 0, "")]), ["Sheet1", "Sheet2"]],
  ["a formula in place of a value", () => desk.type("Sheet1", [typed(1, 0, "=A1+2")]), ["Sheet1", "Sheet2"]],
  ["the last cell of the used range", () => desk.type("Sheet2", [typed(9, 9, "远")]), ["Sheet2"]],
  ["a mark", () => desk.host.apply([{ kind: "setValue", at: { sheet: "Sheet1", row: 0, column: 0 }, expects: { value: 2 }, value: 3 }, { kind: "mark", at: { sheet: "Sheet1", row: 0, column: 0 }, severity: "error", note: "" }]), ["Sheet1", "Sheet2"]],
  ["a row", () => desk.shift("Sheet1", "row", 1, 1), null],
  ["a sheet's name", () => desk.renameSheet("Sheet2", "别名"), null],
])("back and forth over %s: read, calculated and told as it then is", async (_what, step, sheets) => {
  await desk.addSheet();
  await desk.type("Sheet2", [typed(0, 0, "=Sheet1!A3*2"), typed(4, 4, "角")]);
  const [before] = [await desk.host.read(), await step()];
  const after = await desk.host.read();
  const told: (readonly string[] | null)[] = [];
  const stop = await desk.host.live?.onChanged((change) => told.push(change.sheets && [...change.sheets].sort()));
  await desk.history.undo();
  expect(await desk.host.read()).toEqual(before);
  await desk.history.redo();
  expect(await desk.host.read()).toEqual(after);
  await desk.history.undo();
  await stop?.();
  expect(told).toEqual([sheets, sheets, sheets]);
  // What is typed then is calculated from there.
  await desk.type("Sheet1", [typed(0, 0, 20)]);
  expect(cell(desk, "Sheet2", 0, 0)?.value).toBe(46);
});

test("a row that an edit does not touch is the same to whoever draws it", async () => {
  const rowsOf = (): ReadonlyMap<number, object> | undefined => desk.sheets()[0]?.rows;
  const before = rowsOf();
  await desk.type("Sheet1", [typed(0, 0, 7)]);
  const now = rowsOf();
  expect([0, 1, 2].map((row) => now?.get(row) === before?.get(row))).toEqual([false, true, false]);
});
