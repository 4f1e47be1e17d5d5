/** The January job as a person does it, in the workbench: from an empty workbook to the text, in a real browser. */
import { asUser, eventually, typeRows, type Session } from "./session";
import { stage, SLOW } from "./stage";
import { axeFinds, fill, filledSample, told, validate } from "./steps";

const DEPARTMENT = "某某区审计局";
/** Leaf figures of a small department whose only source is the general public budget. */
const GENERAL = [
  ["2010301", "行政运行", "", "", "120.55", "30.25", ""],
  ["2010302", "一般行政管理事务", "", "", "", "", "80.5"],
  ["2080505", "机关事业单位基本养老保险缴费支出", "", "", "18.1", "", ""],
];
const ECONOMIC = [
  ["30101", "基本工资", "", "120.55", ""],
  ["30108", "机关事业单位基本养老保险缴费", "", "18.1", ""],
  ["30201", "办公费", "", "", "30.25"],
];

const { open } = stage("simulated");
let session: Session;
beforeEach(async () => {
  session = await open();
}, SLOW);

async function insert(units = ""): Promise<void> {
  const { pane } = session;
  await pane.getByLabel("预算年度").fill("2026");
  await pane.getByLabel("部门名称").fill(DEPARTMENT);
  if (units) await pane.getByLabel("下属单位").fill(units);
  await pane.getByRole("button", { name: "插入模板" }).click();
}

/** A filled workbook of the small department. */
async function filledDepartment(): Promise<void> {
  const { page } = session;
  await insert();
  await told(session, "已插入 12 个工作表");
  await typeRows(page, "一般公共预算支出表", 6, GENERAL);
  await typeRows(page, "支出预算总表", 6, GENERAL.map(([code = "", name = "", , , personnel = "", operating = "", project = ""]) => [code, name, "", personnel, operating, project]));
  await typeRows(page, "一般公共预算基本支出表", 6, ECONOMIC);
  const { cells } = await asUser(page, "read", "收入预算总表");
  const own = cells.filter(({ column, value }) => column === 0 && String(value).startsWith(DEPARTMENT)).at(-1);
  await asUser(page, "type", "收入预算总表", own?.row ?? 0, 3, 249.4);
  await asUser(page, "type", "项目支出预算表", 5, 0, `${DEPARTMENT}（本级）`);
  await asUser(page, "type", "项目支出预算表", 5, 1, "审计业务项目");
  await asUser(page, "type", "项目支出预算表", 5, 3, 80.5);
  await fill(session);
}

const sheetNames = async (): Promise<string[]> => (await asUser(session.page, "sheets")).map(({ name }) => name);

test("inserting, inserting again with each choice, and undoing", async () => {
  const { page, pane } = session;
  await insert("下属一中心\n下属二中心");
  await told(session, "已插入 12 个工作表");
  const names = await sheetNames();
  expect(names).toHaveLength(13);
  expect(names).toEqual(expect.arrayContaining(["基本信息", "补充资料", "收支预算总表", "项目支出预算表"]));
  expect((await asUser(page, "cell", "收支预算总表", 0, 0)).value).toBe("2026年部门（单位）收支预算总表");

  await pane.getByRole("button", { name: "插入模板" }).click();
  await pane.getByRole("heading", { name: "有 12 个工作表名称已被占用" }).waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
  await pane.getByRole("radio", { name: /^跳过/ }).check();
  await pane.getByRole("button", { name: "继续插入" }).click();
  await told(session, "没有插入：所选的表都已存在");
  expect(await sheetNames()).toHaveLength(13);

  await pane.getByRole("button", { name: "插入模板" }).click();
  await pane.getByRole("radio", { name: /^替换/ }).check();
  await pane.getByRole("button", { name: "继续插入" }).click();
  await told(session, /已插入 \d+ 个工作表/);
  expect((await sheetNames()).length).toBeGreaterThan(20);

  await pane.getByRole("button", { name: "撤销" }).click();
  await told(session, "已撤销，工作簿恢复到操作之前");
  expect(await sheetNames()).toEqual(names);
  // What was inserted first can be taken back as well.
  await pane.getByRole("button", { name: "撤销" }).click();
  await eventually(sheetNames, (left) => left.length === 1);
  expect(await sheetNames()).toEqual(["Sheet1"]);
  await pane.getByRole("button", { name: "撤销" }).waitFor({ state: "detached" });
}, SLOW);

test("without a department or a table nothing is inserted, and the form says why", async () => {
  const { pane } = session;
  await pane.getByRole("button", { name: "全不选" }).click();
  await pane.getByRole("button", { name: "插入模板" }).click();
  await pane.getByText("请填写部门名称").waitFor();
  await pane.getByText("请至少选择一张表").waitFor();
  expect(await sheetNames()).toEqual(["Sheet1"]);
  expect(await axeFinds(session.page)).toEqual([]);
}, SLOW);

test("marks are cleared, and undoing overwrites nothing that was typed since", async () => {
  const { page, pane } = session;
  await filledSample(session);
  const sheet = "一般公共预算支出表";
  const total = await asUser(page, "cell", sheet, 5, 2);
  expect(total.formula).toMatch(/^=/);
  await asUser(page, "type", sheet, 5, 2, 250);
  await validate(session);
  const finding = pane.getByRole("list", { name: "校验发现的问题" }).getByRole("listitem").filter({ hasText: `${sheet}!C6` }).first();
  await finding.waitFor();
  expect((await asUser(page, "read", sheet)).conditionalFormats ?? []).not.toHaveLength(0);
  await pane.getByRole("button", { name: "清除标记" }).click();
  await told(session, "标记已清除");
  for (const name of await sheetNames()) expect((await asUser(page, "read", name)).conditionalFormats ?? []).toEqual([]);

  await pane.getByRole("button", { name: "撤销" }).click();
  await told(session, /没有撤销/);
  await asUser(page, "type", sheet, 5, 2, total.formula);
  await pane.getByRole("button", { name: "撤销" }).click();
  await told(session, "已撤销，工作簿恢复到操作之前");
  expect((await asUser(page, "cell", sheet, 5, 2)).value).toBe("");
}, SLOW);

test("items are found by initials, gathered and inserted with the keyboard alone, in order with their parents, and taken back", async () => {
  const { page, pane } = session;
  await pane.getByRole("button", { name: "载入示例" }).click();
  await told(session, /已载入示例，共 13 个工作表/);
  const general = async (): Promise<string[]> => (await asUser(page, "read", "一般公共预算支出表")).cells
    .filter(({ value }) => value !== "").sort((a, b) => a.row - b.row || a.column - b.column).map(({ row, column, value }) => `${row} ${column} ${value}`);
  const before = await general();
  await asUser(page, "select", "一般公共预算支出表", "E9");
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("button", { name: "插入科目" }).click();
  const box = pane.getByRole("combobox", { name: "科目", exact: true });
  await box.pressSequentially("207tsg");
  await pane.getByRole("option", { name: /2070104 *图书馆/ }).waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
  await box.press("Enter");
  await box.pressSequentially("水利 行政运行");
  await box.press("Enter");
  await pane.getByRole("heading", { name: "将在 2 张表插入 12 行" }).waitFor();
  await pane.getByRole("heading", { name: "已选 2 个科目" }).waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
  await box.press("Enter");
  await told(session, /已在 2 张表插入 12 行/);
  const codes = (await general()).flatMap((cell) => /^\d+ 0 (\d{3,})$/.exec(cell)?.[1] ?? []);
  expect(codes).toEqual(expect.arrayContaining(["207", "20701", "2070104", "213", "21303", "2130301"]));
  expect([...codes].sort()).toEqual(codes);
  // The cursor stays where it was, and the field is ready for the next item.
  expect(await asUser(page, "selection")).toEqual({ sheet: "一般公共预算支出表", area: "E9" });
  expect(await box.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  await pane.getByRole("button", { name: "撤销" }).click();
  await told(session, "已撤销，工作簿恢复到操作之前");
  expect(await general()).toEqual(before);
}, SLOW);

test("a column of codes is pasted into the picker, another into the sheet: both come with names, parents and their other rows", async () => {
  const { page, pane } = session;
  await insert();
  await told(session, "已插入 12 个工作表");
  const codesOf = async (sheet: string): Promise<string[]> => (await asUser(page, "read", sheet)).cells
    .filter(({ column, row, value }) => column === 0 && row > 5 && value !== "").sort((a, b) => a.row - b.row).map(({ value }) => String(value));
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("button", { name: "插入科目" }).click();
  const box = pane.getByRole("combobox", { name: "科目", exact: true });
  await box.evaluate((field) => {
    const data = new DataTransfer();
    data.setData("text/plain", "2010301\t行政运行\n2080505\n9999999\n30101");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await pane.getByText("没有找到：9999999").waitFor();
  await pane.getByRole("button", { name: "插入 3 个科目" }).and(pane.locator(":enabled")).press("Enter");
  await told(session, /已在 3 张表插入/);
  expect(await codesOf("支出预算总表")).toEqual(["201", "20103", "2010301", "208", "20805", "2080505"]);
  expect(await codesOf("一般公共预算支出表")).toEqual(await codesOf("支出预算总表"));
  expect(await codesOf("一般公共预算基本支出表")).toEqual(["301", "30101"]);

  // Typed below what stands there; the pane offers what is left to do.
  await typeRows(page, "一般公共预算支出表", 12, [["2130301"], ["2130306"]]);
  await pane.getByRole("button", { name: "重新查看工作簿" }).click();
  await pane.getByRole("heading", { name: "表中有 2 个编码可以补全" }).waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
  await pane.getByRole("button", { name: "补全编码" }).and(pane.locator(":enabled")).press("Enter");
  await told(session, /已在 2 张表插入 6 行/);
  expect(await codesOf("一般公共预算支出表")).toEqual(["201", "20103", "2010301", "208", "20805", "2080505", "213", "21303", "2130301", "2130306"]);
  expect(await codesOf("支出预算总表")).toEqual(await codesOf("一般公共预算支出表"));
  const { cells } = await asUser(page, "read", "一般公共预算支出表");
  expect(cells.find(({ row, column }) => row === 14 && column === 1)?.value).toBe("行政运行");
  expect(await pane.getByRole("button", { name: "补全编码" }).count()).toBe(0);
}, SLOW);

test("a typed figure that differs is kept unless it is ticked", async () => {
  const { page, pane } = session;
  await filledDepartment();
  await asUser(page, "type", "一般公共预算支出表", 5, 2, 250);
  await pane.getByRole("button", { name: "填充小计与占比" }).click();
  const conflict = pane.getByRole("checkbox", { name: /一般公共预算支出表!C6：已填 250.*推算为 249\.4/ });
  await conflict.waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
  await conflict.check();
  await pane.getByRole("button", { name: "确认填充" }).click();
  await told(session, /已填充 \d+ 个单元格/);
  expect((await asUser(page, "cell", "一般公共预算支出表", 5, 2)).value).toBeCloseTo(249.4, 8);
}, SLOW);

test("a protected sheet refuses the whole fill, by name, and nothing is half written", async () => {
  const { page, pane } = session;
  await insert();
  await told(session, "已插入 12 个工作表");
  await typeRows(page, "一般公共预算支出表", 6, GENERAL);
  await asUser(page, "protect", "一般公共预算支出表", true);
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("button", { name: "填充小计与占比" }).click();
  await pane.getByRole("button", { name: "确认填充" }).click();
  await told(session, "没有写入，工作簿保持原样");
  await pane.getByText(/一般公共预算支出表.*受保护/).first().waitFor();
  expect((await asUser(page, "cell", "支出预算总表", 5, 2)).value).toBe("");
}, SLOW);
