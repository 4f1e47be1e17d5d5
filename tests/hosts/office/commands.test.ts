/** The ribbon buttons that need no pane, on a simulated Excel: what they do to the workbook, and what their small window says. */
import type { SimulatedExcel } from "../../../src/simulator/host";
import { open, page } from "./workbook";

type Handler = (event: { completed(): void }) => void;

const TABLE = [
  ["2030年部门支出预算表"],
  ["单位：万元"],
  ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
  [{ text: "201" }, "一般公共服务支出", null, null, null],
  [{ text: "20103" }, "政府办公厅及相关机构事务", null, null, null],
  [{ text: "2010301" }, "行政运行", null, 3, 4],
  ["合计", null, null, null, null],
] as const;

const handlers = new Map<string, Handler>();
let windows: string[] = [];

beforeAll(() => {
  // The library has to be there before the page of commands is.
  open([page("支出表", TABLE)]);
  Object.assign(Office, {
    actions: { associate: (name: string, handler: Handler) => handlers.set(name, handler) },
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    EventType: { DialogEventReceived: "dialogEventReceived" },
  });
  Object.assign(globalThis, { location: { ...globalThis.location, href: "https://localhost:3000/commands.html" } });
  return import("../../../src/commands");
});

/** Presses a button; the language and the windows are those of the page. */
async function press(name: string, language = "zh-CN"): Promise<readonly string[]> {
  windows = [];
  Object.assign(Office.context, {
    displayLanguage: language,
    ui: { displayDialogAsync: (address: string, _options: unknown, done: (result: unknown) => void) => {
      windows.push(address);
      done({ status: "succeeded", value: { close: () => undefined, addEventHandler: () => undefined } });
    } },
  });
  await new Promise<void>((resolve) => {
    const handler = handlers.get(name);
    if (!handler) throw new Error(`no command ${name}`);
    handler({ completed: resolve });
  });
  expect(windows).toHaveLength(1);
  const address = new URL(windows[0] ?? "");
  // Nothing of the workbook may reach a server.
  expect([address.pathname, [...address.searchParams.keys()]]).toEqual(["/taskpane.html", ["lang"]]);
  return (new URLSearchParams(address.hash.slice(1)).get("notice") ?? "").split("\n");
}

const values = (excel: SimulatedExcel): readonly unknown[] => [3, 4, 6].map((row) => excel.user.cell("支出表", row, 2).value);

test("filling writes the totals and says how many", async () => {
  const excel = open([page("支出表", TABLE)]);
  const told = await press("fillTables");
  expect(values(excel)).toEqual([7, 7, 7]);
  expect(told[0]).toMatch(/^已填充 \d+ 个单元格$/);
  expect(await press("fillTables")).toEqual(["没有需要改动的单元格"]);
});

test("a figure that differs stays, and is told of", async () => {
  const excel = open([page("支出表", TABLE)]);
  excel.user.type("支出表", 3, 2, 99);
  const told = await press("fillTables");
  expect([excel.user.cell("支出表", 3, 2).value, told[1]]).toEqual([99, "1 个与推算不同的数字保留未动"]);
});

test("validating marks what disagrees and says how much", async () => {
  const excel = open([page("支出表", TABLE)]);
  await press("fillTables");
  excel.user.type("支出表", 4, 2, 99);
  const told = await press("validateWorkbook");
  expect(told).toEqual([expect.stringMatching(/^校验完成：发现 \d+ 处问题/), "有问题的单元格已做标记；在窗格“校验”中可逐条查看。"]);
  expect(JSON.stringify(excel.user.read("支出表").conditionalFormats ?? [])).toContain("预算公开助手");
});

test.each<[what: string, command: string, prepare: (excel: SimulatedExcel) => void, told: readonly unknown[]]>([
  ["no table", "fillTables", ({ user }) => user.clear("支出表", "A1:E9"), ["没有找到预算表", expect.stringContaining("套表")]],
  ["no table", "validateWorkbook", ({ user }) => user.clear("支出表", "A1:E9"), ["没有找到预算表", expect.stringContaining("套表")]],
  ["a protected sheet", "fillTables", ({ user }) => user.protect("支出表", true), ["没有写入，工作簿保持原样", expect.stringMatching(/^支出表![A-Z]+\d+ 等 \d+ 处：工作表受保护.*请先撤销工作表保护$/)]],
  ["an Excel that fails", "validateWorkbook", ({ faults }) => faults.failRequest(1, { code: "GeneralException" }), [expect.stringMatching(/^Excel 没有回应/)]],
])("%s: %s says what happened and what to do", async (_what, command, prepare, expected) => {
  const excel = open([page("支出表", TABLE)]);
  prepare(excel);
  expect(await press(command)).toEqual(expected);
});

test("in an English Office the window speaks English", async () => {
  open([page("支出表", TABLE)]);
  expect((await press("fillTables", "en-US")).join(" ")).not.toMatch(/[\u3400-\u9fff]/);
});
