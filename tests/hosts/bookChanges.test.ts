import { readFileSync } from "node:fs";
import { openXlsx, type XlsxHost } from "../../src/hosts/xlsx";
import { writtenXlsx } from "../../src/hosts/xlsx/writeXlsx";
import type { Edit } from "../../src/model/edits";
import { contentAt } from "../../src/model/snapshot";

const SAMPLE = new Uint8Array(readFileSync("assets/samples/xihu-2022.xlsx"));
const SHEET = "一般公共预算支出表";
const opened = (): Promise<XlsxHost> => openXlsx(SAMPLE, "样例.xlsx");

type Step = (host: XlsxHost) => Promise<readonly Edit[]>;

const value = (sheet: string, row: number, column: number, to: number | string | null): Step => async (host) => {
  const at = { sheet, row, column };
  return [{ kind: "setValue", at, expects: contentAt(await host.read(), at), value: to }];
};
const rows = (row: number, count: number): Step => () => Promise.resolve([{ kind: "insertRows", sheet: SHEET, row, count, like: row }]);
const without = (row: number): Step => async (host) => {
  const sheet = (await host.read()).sheets.find(({ name }) => name === SHEET);
  const line = row - (sheet?.row ?? 0);
  const expects = (sheet?.values[line] ?? []).flatMap((cell, index) => {
    const formula = sheet?.formulas[line]?.[index] ?? "";
    return cell === null && formula === "" ? [] : [{ row, column: (sheet?.column ?? 0) + index, content: formula === "" ? { value: cell } : { formula } }];
  });
  return [{ kind: "deleteRows", sheet: SHEET, row, count: 1, expects }];
};
const draft = { name: "说明", cells: [{ row: 0, column: 0, content: { value: "新的一张" } }], merges: [], styles: [{ row: 0, column: 0, rows: 1, columns: 1, style: { bold: true } }], choices: [], columnWidths: [20], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait" as const, titleRows: null } };

test.each<[what: string, steps: readonly Step[]]>([
  ["nothing", []],
  ["figures and words", [value(SHEET, 8, 4, 214.8), value("基本信息", 1, 1, "某某局"), value(SHEET, 30, 2, "另记")]],
  ["a cell emptied", [value(SHEET, 8, 4, null)]],
  ["rows that came, and a figure below them", [rows(9, 2), value(SHEET, 12, 4, 3.5)]],
  ["a row that went", [without(9), value(SHEET, 9, 4, 7)]],
  ["a sheet that came, another name", [() => Promise.resolve([{ kind: "insertSheet", draft, before: null }]), () => Promise.resolve([{ kind: "renameSheet", sheet: "基本信息", to: "信息" }])]],
  ["marks", [() => Promise.resolve([{ kind: "mark", at: { sheet: SHEET, row: 8, column: 4 }, severity: "error", note: "不等" }])]],
])("a file and what was changed of it are the workbook: %s", async (_what, steps) => {
  const host = await opened();
  for (const step of steps) expect((await host.apply(await step(host))).applied).toBe(true);
  const kept = structuredClone(await host.changes());
  expect(kept).not.toBeNull();
  const again = await opened();
  if (kept) again.take(kept);
  expect(await again.read()).toEqual(await host.read());
  expect(again.marks).toEqual(host.marks);
  expect(Buffer.from(await again.bytes()).equals(Buffer.from(await host.bytes()))).toBe(true);
  // As another thread writes it.
  expect(kept && Buffer.from(writtenXlsx(SAMPLE, "样例.xlsx", kept)).equals(Buffer.from(await host.bytes()))).toBe(true);
});

test("only rows that changed are kept", async () => {
  const host = await opened();
  await host.apply(await value(SHEET, 8, 4, 214.8)(host));
  const changed = async (): Promise<readonly number[]> => (await host.changes())?.book.sheets.flatMap(({ rows: own }) => own.map(([number]) => number)) ?? [];
  expect(await changed()).toContain(8);
  expect((await changed()).length).toBeLessThan(20);
  await host.apply(await rows(9, 1)(host));
  // Rows that only stand elsewhere are numbers.
  expect((await host.changes())?.book.sheets.reduce((sum, { moved }) => sum + moved.length / 2, 0)).toBeGreaterThan(5);
  expect((await changed()).length).toBeLessThan(40);
});
