import fc from "fast-check";
import type { CarryChange, CarryPlan, CarrySource } from "../../src/model/carry";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { heldBy, isCut } from "../../src/lastYear/flags";
import { narrativeText } from "../../src/report";
import { carryEdits, narrate, planCarryOver } from "../../src/review";
import { department } from "../support/anyDepartment";
import type { DepartmentData } from "../support/department";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { applied, fillPlan, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

const SLOW = 120_000;

function budget(data: DepartmentData): WorkbookSnapshot {
  const leaves = typed(data);
  return applied(leaves, fillPlan(leaves).edits).after;
}

/** A department with other typed facts; undefined leaves an entry blank. */
function typing(data: DepartmentData, changes: Readonly<Record<string, string | number | undefined>>): DepartmentData {
  const entries = Object.entries({ ...data.supplement, ...changes }).flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const]));
  return { ...data, supplement: Object.fromEntries(entries) };
}

const { functions: _, ...PLAIN } = XIHU;
/** The year after, with nothing typed but figures of its own. */
const NEXT: DepartmentData = { ...PLAIN, year: 2023, supplement: { "running-costs": 700 }, purposes: {} };
const last = budget(XIHU);
const next = budget(NEXT);

const fromWorkbook = (snapshot: WorkbookSnapshot): CarrySource => ({ kind: "workbook", snapshot });
const fromText = (text: string): CarrySource => ({ kind: "text", text });
const change = (plan: CarryPlan, id: string): CarryChange | undefined => plan.changes.find((each) => each.id === id);
const selected = (plan: CarryPlan): ReadonlySet<string> => new Set(plan.changes.filter((each) => each.selected).map(({ id }) => id));
const carried = (here: WorkbookSnapshot, plan: CarryPlan): ReturnType<typeof applied> => applied(here, carryEdits(plan, selected(plan)));
const wholeText = (snapshot: WorkbookSnapshot): string => narrativeText(narrate(snapshot));

describe("last year's workbook of our own", () => {
  const plan = planCarryOver(next, fromWorkbook(last));

  it.each([
    ["last-year.three-public.overseas", 7, []],
    ["last-year.three-public.vehicle-purchase", 0, []],
    ["last-year.running-costs", 579.13, []],
    ["use.three-public.reception", XIHU.supplement["use.three-public.reception"], []],
    ["reason.running-costs", XIHU.supplement["reason.running-costs"], []],
    ["reason.revenue", XIHU.supplement["reason.revenue"], ["directionUnknown"]],
    ["purpose:2069999", XIHU.purposes["2069999"], []],
    ["department.functions", XIHU.functions, []],
  ])("gives %s", (id, after, flags) => {
    expect(change(plan, id)).toMatchObject({ after, flags, selected: flags.length === 0, before: { value: null } });
  });

  it("gives no outturn, and says where to type it", () => {
    expect(plan.changes.some(({ id }) => ["last-year.revenue", "last-year.expenditure", "last-year.general-public-budget"].includes(id))).toBe(false);
    expect(plan.lacking.map(({ label, reason }) => [label, reason])).toEqual([
      ["（二）收入 上年执行数", "outturn"], ["（三）支出 上年执行数", "outturn"], ["（五）一般公共预算当年拨款 上年执行数", "outturn"],
    ]);
  });

  it("leaves counts and dates of last year alone", () => {
    expect(plan.changes.filter(({ id }) => /^(?:vehicles|equipment|planned|procurement|assets|performance)\./.test(id))).toEqual([]);
  });

  it("is read in any layout: the tables alone give the figures", () => {
    const tables = { sheets: last.sheets.filter(({ name }) => !["基本信息", "补充资料", "预算分析表"].includes(name)) };
    const bare = planCarryOver(next, fromWorkbook(tables));
    expect(bare.refused).toBe(false);
    expect(bare.changes.map(({ kind }) => kind)).toEqual(Array<string>(4).fill("figure"));
    expect(bare.lacking.map(({ reason }) => reason)).toEqual(["outturn", "outturn", "outturn", "notFound"]);
  });

  it("names items that are no more, and puts those that the list has not below it", () => {
    const items = { "general-public-budget": { 2010301: { personnel: 10 } }, "government-fund": {}, "state-capital": {}, other: {} };
    const leaves = typed({ ...NEXT, items });
    const few = planCarryOver(leaves, fromWorkbook(last));
    expect(few.left).toHaveLength(Object.keys(XIHU.purposes).length - 1);
    const after = carried(leaves, few).after;
    const at = change(few, "purpose:2010301")?.at ?? { sheet: "", row: 0, column: 0 };
    expect([0, 1, 2].map((column) => contentAt(after, { ...at, column }))).toEqual([{ value: "2010301" }, { value: "行政运行" }, { value: XIHU.purposes["2010301"] }]);
  });
});

describe("the direction of a change", () => {
  it.each<[string, string | number | undefined, readonly string[]]>([
    ["that is the same", 700, []],
    ["that has turned", 400, ["signTurned"]],
    ["that is none any more", 579.13, ["noChange"]],
    ["that is not known", undefined, ["directionUnknown"]],
  ])("%s", (_name, now, flags) => {
    const plan = planCarryOver(budget(typing(NEXT, { "running-costs": now })), fromWorkbook(last));
    expect(change(plan, "reason.running-costs")).toMatchObject({ flags, selected: flags.length === 0 });
  });
});

describe("words", () => {
  it.each<[string, readonly string[]]>([
    ["项目经费较上年有所增长", []], ["一是人员增加；二是项目增加", []], ["1.人员增加；2.项目增加", []], ["一元化管理、多元共治", []],
    ["新增项目200万元", ["holdsAmount"]], ["新增经费三十余万元", ["holdsAmount"]], ["调减１０％", ["holdsPercentage"]], ["增长两倍", ["holdsPercentage"]],
    ["2021年机构改革", ["holdsYear"]], ["二〇二一年换届", ["holdsYear"]], ["新增人员5人", ["holdsCount"]], ["新购车辆三辆，2021年付款10万元", ["holdsAmount", "holdsYear", "holdsCount"]],
  ])("%s hold %j", (text, held) => {
    expect(heldBy(text)).toEqual(held);
  });

  it.each([
    ["人员增加", false], ["人员（含编外）增加", false], ["人员增加，", true], ["人员增加以及", true], ["人员（含编外", true], ["，人员增加", true], ["主要包括：", true],
  ])("%s are cut: %s", (text, cut) => {
    expect(isCut(text)).toBe(cut);
  });

  it("that look like a formula stay words", () => {
    const plan = planCarryOver(next, fromWorkbook(budget(typing(XIHU, { "reason.running-costs": "=HYPERLINK(\"x\")", "use.three-public.reception": "+接待" }))));
    const after = carried(next, plan).after;
    for (const [id, text] of [["reason.running-costs", "=HYPERLINK(\"x\")"], ["use.three-public.reception", "+接待"]] as const) {
      expect(contentAt(after, change(plan, id)?.at ?? { sheet: "", row: 0, column: 0 })).toEqual({ value: text });
    }
  });

  it("are never put over what is typed, unless chosen", () => {
    const here = budget(typing(NEXT, { "use.three-public.reception": "接待来访", "last-year.three-public.reception": 0.4 }));
    const plan = planCarryOver(here, fromWorkbook(last));
    for (const id of ["use.three-public.reception", "last-year.three-public.reception"]) expect(change(plan, id)).toMatchObject({ flags: ["typed"], selected: false });
    const at = change(plan, "use.three-public.reception")?.at ?? { sheet: "", row: 0, column: 0 };
    expect(contentAt(carried(here, plan).after, at)).toEqual({ value: "接待来访" });
    expect(contentAt(applied(here, carryEdits(plan, new Set(["use.three-public.reception"]))).after, at)).toEqual({ value: XIHU.supplement["use.three-public.reception"] });
  });
});

describe("a source that is not last year's", () => {
  it.each<[string, WorkbookSnapshot, CarrySource, readonly string[]]>([
    ["of this year", next, fromWorkbook(next), ["otherYear"]],
    ["of two years ago", budget({ ...NEXT, year: 2024 }), fromWorkbook(last), ["otherYear"]],
    ["of another body", budget({ ...NEXT, body: "某区教育局" }), fromWorkbook(last), ["otherBody"]],
    ["of no year", next, fromText("公务接待费：安排公务接待费预算1万元。\n（九）“三公”经费预算情况说明\n公务接待费预算1万元。"), ["noYearThere"]],
    ["of nothing", next, fromWorkbook(workbook(grid("通讯录", rowsOf("姓名|电话\n张三|1")))), ["nothing"]],
    ["with nowhere to go", { sheets: next.sheets.filter(({ name }) => !["基本信息", "补充资料"].includes(name)) }, fromWorkbook(last), ["noSheets"]],
  ])("%s is refused", (_name, here, source, doubts) => {
    expect(planCarryOver(here, source)).toMatchObject({ doubts, refused: true, changes: [] });
  });

  it("gives words, and no figures, to who wants them all the same", () => {
    const plan = planCarryOver(budget({ ...NEXT, year: 2025 }), fromWorkbook(last), { despite: true });
    expect(plan).toMatchObject({ doubts: ["otherYear"], refused: false });
    expect(plan.changes.filter(({ kind }) => kind === "figure")).toEqual([]);
    expect(change(plan, "purpose:2010301")).toBeDefined();
  });

  it("of another body gives nothing unseen but what items are used for", () => {
    const plan = planCarryOver(budget({ ...NEXT, body: "某区教育局" }), fromWorkbook(last), { despite: true });
    expect(plan.changes.filter((each) => each.selected && each.kind !== "purpose")).toEqual([]);
  });
});

describe("last year's text", () => {
  it("as we wrote it gives what its workbook gives", () => {
    const [text, book] = [planCarryOver(next, fromText(`2022年部门预算\n${wholeText(last)}`)), planCarryOver(next, fromWorkbook(last))];
    const words = (plan: CarryPlan): readonly unknown[] => plan.changes.filter(({ kind }) => kind !== "description" && kind !== "goal").map(({ id, after, flags }) => [id, after, flags]);
    expect(words(text)).toEqual(words(book));
  });

  const HERE = budget(typing(NEXT, { "last-year.revenue": 2000, "reason.three-public.reception": undefined }));
  it.each<[string, string, string, unknown]>([
    ["broken over lines", "某局 2022 年收入预算 100 万元，比上年执行数增加 20 万元，增长 25%，主要是新增\n\n项目和人员。", "reason.revenue", { after: "新增项目和人员", flags: [] }],
    ["with another opening", "2022年收入预算100万元，较上年增长25%，主要原因为：一是新增项目。二是人员增加。", "reason.revenue", { after: "一是新增项目。二是人员增加", flags: [] }],
    ["that falls where this year rises", "收入预算100万元，比上年减少20万元，下降25%，主要原因是项目完成。", "reason.revenue", { after: "项目完成", flags: ["signTurned"] }],
    ["with last year's amounts", "收入预算100万元，比上年增加20万元，主要原因是2022年新增专项20万元。", "reason.revenue", { flags: ["holdsAmount", "holdsYear"], selected: false }],
    ["that stops short", "收入预算100万元，比上年增加20万元，主要原因是新增项目、", "reason.revenue", { flags: ["cut"], selected: false }],
  ])("%s", (_name, sentence, id, expected) => {
    const text = `（二）关于${XIHU.body}2022年收入预算情况说明\n${sentence}`;
    expect(change(planCarryOver(HERE, fromText(text)), id)).toMatchObject(expected as object);
  });

  it("of another region gives the three public expenses, running costs, purposes and functions", () => {
    const plan = planCarryOver(next, fromText([
      "某市2022年部门预算", `预算主管部门：${XIHU.body}`, "一、部门主要职能", "1. 拟订制度。", "3. 办理其他事项。", "二、部门机构设置", "设三个科。", "三、预算编制说明",
      "1. “一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）”9.99万元，主要用于机关日常运行。",
      "四、其他相关情况说明", "2022年“三公”经费预算情况说明", "（一）因公出国（境）费8万元，比2021年预算减少1万元，主要原因是压减出访。",
      "（二）公务接待费0.5万元，与2021年预算持平。", "（三）公务用车购置及运行费3万元。其中：公务用车购置费0万元；公务用车运行费3万元，比2021年预算减少1万元，主要原因是车辆减少。",
      "机关运行经费预算", "2022年机关运行经费财政拨款预算为600.5万元。",
    ].join("\n")));
    expect(plan.doubts).toEqual([]);
    expect(plan.changes.map(({ id, after }) => [id, after])).toEqual([
      ["last-year.three-public.overseas", 8], ["last-year.three-public.reception", 0.5], ["last-year.three-public.vehicle-purchase", 0],
      ["last-year.three-public.vehicle-running", 3], ["last-year.running-costs", 600.5], ["reason.three-public.overseas", "压减出访"],
      ["reason.three-public.vehicle-running", "车辆减少"], ["purpose:2010301", "机关日常运行"],
      ["department.functions", "1.拟订制度。\n2.办理其他事项。"], ["department.institutions", "设三个科。"],
    ]);
    expect(change(plan, "department.institutions")?.flags).toEqual(["unitsDiffer"]);
  });

  it("may be anything", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("2022年", "主要是", "主要用于", "公务接待费", "1万元", "（类）", "（项）", "。", "；", "\n", "比上年增加", "三公经费预算情况说明", "主要职能", "“", "（", "=")), (parts) => {
      const plan = planCarryOver(next, fromText(parts.join("")), { despite: true });
      expect(plan.changes.every(({ after }) => after !== null && after !== "")).toBe(true);
    }), { numRuns: 15 });
  });
});

describe("any department", () => {
  const OLD = "另增98765.43万元";
  it("says no old amount after carrying over, and is as it was after undo", () => {
    fc.assert(fc.property(department, department, fc.constantFrom("workbook", "text"), (before, now, kind) => {
      const reasons = Object.fromEntries(Object.keys(before.supplement).filter((id) => /^(?:reason|use)\./.test(id)).map((id, index) => [id, index % 2 === 0 ? OLD : "任务变化"]));
      const purposes = Object.fromEntries(Object.keys(before.purposes).map((code, index) => [code, index % 2 === 0 ? `${OLD}等` : "日常工作"]));
      const earlier = budget({ ...typing(before, reasons), purposes, year: 2022 });
      const here = budget({ ...typing(now, Object.fromEntries(Object.keys(now.supplement).filter((id) => /^(?:reason|use|last-year)\./.test(id)).map((id) => [id, undefined]))), purposes: {}, year: 2023 });
      const plan = planCarryOver(here, kind === "text" ? fromText(`某局2022年部门预算\n${wholeText(earlier)}`) : fromWorkbook(earlier));
      const done = carried(here, plan);
      expect(wholeText(done.after)).not.toMatch(/98765|主要(?:是|用于)[，。；]/);
      expect(plan.changes.filter(({ after, flags }) => String(after).includes("98765") && flags.length === 0)).toEqual([]);
      expect(applied(done.after, done.inverse).after).toEqual(here);
    }), { numRuns: 6 });
  }, SLOW);
});
