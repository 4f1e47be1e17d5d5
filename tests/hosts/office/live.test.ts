import type { LiveWorkbook, WorkbookChange } from "../../../src/hosts/host";
import { createOfficeHost } from "../../../src/hosts/office";
import type { CellRef } from "../../../src/model/cells";
import type { SimulatedExcel } from "../../../src/simulator/host";
import { inVirtualTime } from "../../support/virtualTime";
import { open, page } from "./workbook";

const SETTLED = 400;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLED));

function opened(api = "1.14"): { readonly excel: SimulatedExcel; readonly live: LiveWorkbook; readonly host: ReturnType<typeof createOfficeHost> } {
  const excel = open([page("支 出", [["行政", 1], ["事业", 2]]), page("收入", [["财政", "='支 出'!B1"]])], {}, api);
  const host = createOfficeHost();
  if (!host.live) throw new Error("Excel is live");
  return { excel, host, live: host.live };
}

test("tells where the cursor is, once for a quick walk, and nothing after it is told to stop", () => inVirtualTime(async () => {
  const { excel, live } = opened();
  const told: CellRef[] = [];
  const stop = await live.onSelectionChanged((active) => told.push(active));
  expect(excel.registeredHandlers).toBeGreaterThan(0);
  for (const area of ["A1", "B1", "A2:B2"]) excel.user.select("支 出", area);
  await settled();
  expect(told).toEqual([{ sheet: "支 出", row: 1, column: 0 }]);
  expect(await live.activeCell()).toEqual({ sheet: "支 出", row: 1, column: 0 });
  await stop();
  expect(excel.registeredHandlers).toBe(0);
  excel.user.select("收入", "A1");
  await settled();
  expect(told).toHaveLength(1);
}));

test.each<[what: string, act: (excel: SimulatedExcel, host: ReturnType<typeof createOfficeHost>) => unknown, told: WorkbookChange]>([
  ["a figure typed", ({ user }) => user.type("支 出", 0, 1, 7), { sheets: ["支 出"], moved: false, own: false }],
  ["figures on two sheets", ({ user }) => [user.type("支 出", 0, 1, 7), user.type("收入", 0, 0, "x")], { sheets: ["支 出", "收入"], moved: false, own: false }],
  ["a row inserted", ({ user }) => user.insertRows("支 出", 1), { sheets: ["支 出"], moved: true, own: false }],
  ["a sheet more", ({ user }) => user.addSheet("新表"), { sheets: null, moved: false, own: false }],
  ["a sheet less", ({ user }) => user.deleteSheet("收入"), { sheets: null, moved: false, own: false }],
  ["what we write ourselves", (_excel, host) => host.apply([{ kind: "setValue", at: { sheet: "支 出", row: 0, column: 1 }, expects: { value: 1 }, value: 9 }]), { sheets: ["支 出"], moved: false, own: true }],
])("tells of %s", (_what, act, expected) => inVirtualTime(async () => {
  const { excel, live, host } = opened();
  const told: WorkbookChange[] = [];
  const stop = await live.onChanged((change) => told.push(change));
  await act(excel, host);
  await settled();
  expect(told).toEqual([expected]);
  await stop();
  expect(excel.registeredHandlers).toBe(0);
}));

test("marks are no change", () => inVirtualTime(async () => {
  const { live, host } = opened();
  const told: WorkbookChange[] = [];
  const stop = await live.onChanged((change) => told.push(change));
  await host.apply([{ kind: "mark", at: { sheet: "支 出", row: 0, column: 1 }, severity: "error", note: "x" }]);
  await settled();
  expect(told).toEqual([]);
  await stop();
}));

test("reads some sheets again without touching the others", () => inVirtualTime(async () => {
  const { excel, live, host } = opened();
  const before = await host.read();
  excel.user.type("支 出", 0, 1, 42);
  excel.takeStats();
  const { listed, sheets } = await live.readSheets(["支 出", "没有"]);
  expect(excel.takeStats().syncs).toBe(3);
  expect(listed.map(({ name }) => name)).toEqual(["支 出", "收入"]);
  expect(sheets.map(({ name, values }) => [name, values])).toEqual([["支 出", [["行政", 42], ["事业", 2]]]]);
  expect(sheets[0]).toEqual({ ...before.sheets[0], values: [["行政", 42], ["事业", 2]] });
}));

test("an Excel that refuses to listen is told as a failure of the host, and nothing stays registered", () => inVirtualTime(async () => {
  const { excel, live } = opened();
  excel.faults.failRequest(1, { code: "GeneralException" });
  await expect(live.onChanged(() => undefined)).rejects.toMatchObject({ name: "HostError", code: "unavailable" });
  expect(excel.registeredHandlers).toBe(0);
}));
