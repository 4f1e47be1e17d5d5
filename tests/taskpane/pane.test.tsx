/**
 * The pane on a workbook in memory: cancelling long work, failures in words, undo step by step, and what is remembered.
 * @jest-environment jsdom
 */
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { HostError, type Host, type Progress } from "../../src/hosts/host";
import { planEdits } from "../../src/hosts/plan";
import type { Edit } from "../../src/model/edits";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { App } from "../../src/taskpane/App";
import { memoryShelf } from "../../src/taskpane/lastYearShelf";
import { grid, rowsOf, workbook } from "../support/snapshots";

const BOOK = workbook(grid("支出表", rowsOf(`
  2030年部门支出预算表
  单位：万元
  科目编码|科目名称|合计|基本支出|项目支出
  '201|一般公共服务支出|||
  '20103|政府办公厅及相关机构事务|||
  '2010301|行政运行||3|4
  合计||||
`)));

/** A workbook that answers when it is told to. */
class SlowHost implements Host {
  readonly capabilities = { comments: false, select: true };
  /** Called before each reading goes on; a test may hold it, or fail. */
  gate: (progress: Progress | undefined) => Promise<void> = () => Promise.resolve();
  constructor(public snapshot: WorkbookSnapshot) {}
  async read(progress?: Progress): Promise<WorkbookSnapshot> {
    await this.gate(progress);
    return this.snapshot;
  }
  apply(edits: readonly Edit[]): ReturnType<Host["apply"]> {
    const plan = planEdits(this.snapshot, edits);
    if (plan.done) this.snapshot = plan.after;
    return Promise.resolve({ applied: plan.done, outcomes: plan.outcomes, inverse: plan.inverse });
  }
  select(): Promise<void> {
    return Promise.resolve();
  }
}

jest.setTimeout(90_000);

let root: Root;
let place: HTMLElement;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
    ResizeObserver: class { observe(): void { /* nothing is laid out here */ } disconnect(): void { /* nor here */ } unobserve(): void { /* nor here */ } },
    scrollTo: () => undefined,
  });
});
beforeEach(() => {
  window.localStorage.clear();
  place = document.body.appendChild(document.createElement("div"));
});
let complaints: jest.SpyInstance;
beforeEach(() => {
  // React's development build warns on the console, of keys and markup that do not fit; the browser tests run the other build.
  complaints = jest.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(async () => {
  await act(() => Promise.resolve(root.unmount()));
  place.remove();
  const said = complaints.mock.calls.map((call) => String(call[0]));
  complaints.mockRestore();
  expect(said).toEqual([]);
});

async function open(host: Host): Promise<void> {
  root = createRoot(place);
  await act(async () => {
    root.render(<App initial={{ language: "zh", background: null }} connected={{ kind: "ready", host, language: "zh", background: null }} tab={null} files={{ words: () => Promise.resolve(""), retold: (bytes) => Promise.resolve(bytes), tagged: () => Promise.resolve([]), commented: (bytes) => Promise.resolve(bytes), workbook: () => Promise.resolve(BOOK), asXlsx: (bytes) => Promise.resolve(bytes), current: () => Promise.resolve(new Uint8Array()), lastYear: memoryShelf(), edited: (bytes) => Promise.resolve({ bytes }), otherTexts: (bytes) => Promise.resolve({ bytes, old: [] }) }} />);
    await Promise.resolve();
  });
}

/** For a machine that is busy with something else. */
const PATIENCE_MS = 60_000;

/** Waits, as a person would, until something is on the screen. */
async function until<Found>(find: () => Found | null | undefined | false, what: string): Promise<Found> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const found = find();
    if (found) return found;
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
  throw new Error(`${what} did not come; the pane says: ${place.textContent.slice(0, 600)}`);
}

const button = (name: string): HTMLButtonElement | undefined =>
  [...place.querySelectorAll<HTMLButtonElement>("button")].find((each) => (each.getAttribute("aria-label") ?? each.textContent) === name && !each.disabled);
const click = async (name: string): Promise<void> => {
  const found = await until(() => button(name), `the button ${name}`);
  await act(() => Promise.resolve(found.click()));
};
const showTab = async (id: string): Promise<void> => {
  const tab = await until(() => document.getElementById(`tab-${id}`), `the tab ${id}`);
  await act(() => Promise.resolve(tab.click()));
};
const says = (text: string | RegExp): Promise<boolean> => until(() => (typeof text === "string" ? place.textContent.includes(text) : text.test(place.textContent)), String(text));
/** The formula or value of a total in the sheet's third column. */
const total = (host: SlowHost, row: number): unknown => {
  const content = contentAt(host.snapshot, { sheet: "支出表", row, column: 2 });
  return "formula" in content ? content.formula : content.value;
};

async function filled(host: SlowHost): Promise<void> {
  await open(host);
  await showTab("fill");
  await click("填充小计与占比");
  await click("确认填充");
  await says(/已填充 \d+ 个单元格/);
}

test("long work says how far it is and can be given up; nothing is written and the buttons work again", async () => {
  const host = new SlowHost(BOOK);
  await open(host);
  await showTab("check");
  await until(() => button("校验工作簿"), "the panel");
  let goOn = (): void => undefined;
  host.gate = async (progress) => {
    progress?.(3, 40);
    await new Promise<void>((resolve) => (goOn = resolve));
    progress?.(4, 40);
  };
  await click("校验工作簿");
  await says("3/40");
  await click("取消");
  await act(async () => {
    goOn();
    await Promise.resolve();
  });
  await says("已取消，没有再写入任何内容");
  host.gate = () => Promise.resolve();
  await click("校验工作簿");
  await says(/项核对通过/);
});

test.each<[what: string, error: Error, says: RegExp]>([
  ["a cell being edited", new HostError("editing", "", "InvalidOperationInCellEditMode"), /有单元格正在编辑，请先按 Enter 或 Esc/],
  ["too large a sheet", new HostError("tooLarge", "明细!ZZ9", "5 MB"), /工作表太大.*请删去.*明细!ZZ9/s],
  ["no answer", new HostError("unavailable", "", "GeneralException"), /Excel 没有回应，请稍候再试/],
  ["what nobody thought of", new Error("odd thing"), /没有完成：出现了意外的错误.*odd thing.*请重试/s],
])("a failure says what happened, where and what to do: %s", async (_what, error, expected) => {
  const host = new SlowHost(BOOK);
  await open(host);
  await showTab("check");
  await until(() => button("校验工作簿"), "the panel");
  host.gate = () => Promise.reject(error);
  await click("校验工作簿");
  await says(expected);
  expect(place.textContent).not.toMatch(/\n\s+at /);
});

test("each action can be taken back, last first, and the log tells of all", async () => {
  const host = new SlowHost(BOOK);
  await filled(host);
  expect(total(host, 6)).toMatch(/^=/);
  await click("操作记录");
  await click("在工作簿中建立操作记录表");
  await says(/同时写入工作表“操作记录”/);
  await showTab("check");
  await click("校验工作簿");
  await says(/项核对通过/);
  await click("更多");
  const entry = await until(() => [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(({ textContent }) => textContent === "写入结果表"), "the entry of the menu");
  await act(() => Promise.resolve(entry.click()));
  await says(/可撤销：写入校验结果表/);
  await click("此前 1 步");
  await click("撤销");
  await says("已撤销，工作簿恢复到操作之前");
  await says(/可撤销：填充 \d+ 格/);
  await click("撤销");
  await until(() => total(host, 6) === null, "the blank total");
  await until(() => !place.textContent.includes("可撤销"), "the empty stack");
  const log = host.snapshot.sheets.find(({ name }) => name === "操作记录");
  expect(log?.values.slice(3).map((row) => String(row[2]).replace(/\d+/g, "n"))).toEqual([
    "填充 n 格", expect.stringMatching(/^校验完成/), "写入校验结果表", "撤销：写入校验结果表", "撤销：填充 n 格",
  ]);
});

test("an action whose cells somebody changed since is not taken back, and says so; it can be kept for good", async () => {
  const host = new SlowHost(BOOK);
  await filled(host);
  const at = { sheet: "支出表", row: 6, column: 2 };
  host.snapshot = planEdits(host.snapshot, [{ kind: "setValue", at, expects: { formula: String(total(host, 6)) }, value: 5 }]).after;
  await click("撤销");
  await says(/没有撤销：此后有单元格又被改动/);
  expect(total(host, 6)).toBe(5);
  await says(/支出表!C7/);
});

test("tab and filters come back with the pane; a filter that would hide everything does not", async () => {
  window.localStorage.setItem("budget-disclosure.pane", JSON.stringify({ tab: "check", severity: "error", rule: "sum/children", follow: "yes", recheck: 1 }));
  const host = new SlowHost(BOOK);
  await open(host);
  await click("校验工作簿");
  await says(/项核对通过/);
  expect(place.textContent).not.toContain("没有符合筛选条件的问题");
  expect(JSON.parse(window.localStorage.getItem("budget-disclosure.pane") ?? "")).toEqual({ tab: "check", severity: null, rule: null, follow: false, recheck: false });
});

test.each(["", "[]", "{", "7", '{"tab":"nowhere"}'])("settings that are not ours do no harm: %s", async (stored) => {
  window.localStorage.setItem("budget-disclosure.pane", stored);
  await open(new SlowHost(BOOK));
  await until(() => place.querySelector('[role=tab][aria-selected="true"]')?.id === "tab-tables", "the first tab");
});
