/** Rows that move take their references along, but for those that name cells in a text: these are told before anything is written. */
import { fill } from "../../src/commands/work";
import { createOfficeHost } from "../../src/hosts/office";
import { OPEN_WORKBOOK } from "../../src/hosts/office/seam";
import type { SimulatedExcel } from "../../src/simulator/host";
import { openExcel } from "../../src/simulator/loadOffice";
import { page } from "../hosts/office/workbook";
import { BOOK, openPane, SHEET, type HeadlessPane } from "../support/faults";

const ITEM = { classification: "functional", code: "2010303", fund: "general-public-budget", unit: null } as const;
const TEXT = `=INDIRECT("${SHEET}!C8")`;
const TOLD = `目录!B2：${TEXT}（地址写在文本里）`;

function open(formula: string): { excel: SimulatedExcel; pane: HeadlessPane } {
  const excel = openExcel({ workbook: { sheets: [...BOOK.sheets, page("目录", [["合计", `=${SHEET}!C8`], ["合计", formula]])] }, requirementSets: { ExcelApi: "1.14" } });
  return { excel, pane: openPane(5_000) };
}

const rows = (excel: SimulatedExcel): number => Math.max(...excel.user.read(SHEET).cells.map(({ row }) => row)) + 1;

async function insert({ actions, state }: HeadlessPane): Promise<readonly string[]> {
  await actions.insertItems([ITEM]);
  const { notice } = state();
  return [notice?.intent ?? "", notice?.title ?? "", ...(notice?.details ?? [])];
}

test("nothing is written at the first press, and the reference is named; at the second the rows come", async () => {
  const { excel, pane } = open(TEXT);
  const before = rows(excel);
  expect(await insert(pane)).toEqual(["warning", "有 1 处引用不会跟着行移动", TOLD, expect.stringContaining("还没有改动")]);
  expect(rows(excel)).toBe(before);
  const [intent] = await insert(pane);
  expect([intent, rows(excel) - before]).toEqual(["success", 1]);
  // Taken back, every text means again what it meant.
  await pane.actions.undo();
  expect([pane.state().notice?.intent, rows(excel)]).toEqual(["success", before]);
  // Being told is good for one writing.
  expect((await insert(pane))[0]).toBe("warning");
});

test("a preview that names it is enough", async () => {
  const { excel, pane } = open(TEXT);
  const before = rows(excel);
  const proposal = await pane.actions.proposeItems([ITEM]);
  expect(typeof proposal === "object" && proposal?.unfollowed.map(({ place }) => place)).toEqual([{ kind: "cell", at: { sheet: "目录", row: 1, column: 1 } }]);
  await insert(pane);
  expect(rows(excel) - before).toBe(1);
});

test("a text that was typed since is told before the rows go again", async () => {
  const { excel, pane } = open(`=${SHEET}!C4`);
  await insert(pane);
  const before = rows(excel);
  excel.user.type("目录", 2, 1, `=INDIRECT("${SHEET}!C9")`);
  await pane.actions.undo();
  expect([pane.state().notice?.intent, pane.state().undo.length, rows(excel)]).toEqual(["warning", 1, before]);
  await pane.actions.undo();
  expect([pane.state().notice?.intent, rows(excel)]).toEqual(["success", before - 1]);
});

test("where every reference follows, nothing is asked", async () => {
  const { pane } = open(`=${SHEET}!C7`);
  expect((await insert(pane))[0]).toBe("success");
});

test("the ribbon's button, which moves no rows here, fills beside such a text", async () => {
  open(TEXT);
  expect(await fill(createOfficeHost(OPEN_WORKBOOK), "zh")).toMatch(/^已填充 \d+ 个单元格/);
});
