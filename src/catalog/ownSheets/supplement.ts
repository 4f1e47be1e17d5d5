import type { UnitOfMeasure } from "../../model/money";
import type { Profile, SheetEntry } from "../../model/profile";
import type { CellFact, ItemFactId } from "../../model/sentences";
import { entriesReadBy, factsOf } from "../text/reading";

/**
 * Where 补充资料 keeps its entries (0-based): a title, a short instruction, the header 部分|事项|内容|计量|填写说明, then one
 * entry a row with its value in the third column; below, after a blank row and a heading, the list of purposes.
 */
export const SUPPLEMENT_LAYOUT = {
  sheet: "补充资料", headers: ["部分", "事项", "内容", "计量", "填写说明"], headerRow: 2, firstRow: 3, valueColumn: 2,
} as const;

/** Where 基本信息 keeps its entries (0-based), and the header of the list of units below them. */
export const BASIC_LAYOUT = {
  sheet: "基本信息", headers: ["事项", "内容", "填写说明"], headerRow: 2, firstRow: 3, valueColumn: 1,
  unitHeaders: ["单位代码", "单位名称", "单位性质"],
} as const;

/** What a unit may be, offered in the list of units; the texts count the administrative ones and those that are run like them. */
export const UNIT_NATURES: readonly string[] = ["行政单位", "参公事业单位", "事业单位"];

/** The list of purposes on 补充资料: one row an item, its purpose in the last column. */
export const PURPOSE_LIST = {
  heading: "各科目主要用途", headers: ["科目编码", "科目名称", "主要用途"], valueColumn: 2,
  /** 0-based row of its header; items follow. */
  headerRow: (entries: number): number => SUPPLEMENT_LAYOUT.firstRow + entries + 2,
} as const;

/** Id of the fact "what the item of this code is mainly used for". */
export function purposeId(code: string): string {
  return `purpose:${code}`;
}

/** Columns behind the purposes, in the forms whose texts say of each item how it went against last year. */
export const ITEM_FACTS: readonly { readonly id: ItemFactId; readonly header: string; readonly content: "amount" | "text" }[] = [
  { id: "item-outturn", header: "上年执行数", content: "amount" },
  { id: "item-budget", header: "上年预算数", content: "amount" },
  { id: "item-reason", header: "增减原因", content: "text" },
];

/** The header of such a column: an amount's says in which measure it stands. */
export function itemHeader({ header, content }: (typeof ITEM_FACTS)[number], unit: UnitOfMeasure): string {
  return content === "amount" ? `${header}（${unit}）` : header;
}

/** What stands behind the value of an entry; amounts are in the measure of the region's text, which is that of `unit`. */
export function measureOf({ content, measure }: SheetEntry, unit: UnitOfMeasure): string {
  return content === "amount" && measure === "" ? unit : measure;
}

/** Id of what is typed for the item of a code: "item-outturn:2010301". */
export function itemFactId(id: ItemFactId, code: string): string {
  return `${id}:${code}`;
}

/** Whether a fact belongs to the list of items. */
export function isOfItems(id: string): boolean {
  return id.startsWith(purposeId("")) || ITEM_FACTS.some((fact) => id.startsWith(itemFactId(fact.id, "")));
}

/** The columns behind the purposes that a region's text reads. */
export function itemFactsOf(profile: Pick<Profile, "text">): typeof ITEM_FACTS {
  const read = new Set(profile.text.flatMap((section) => factsOf(section)).flatMap((fact) => (fact.kind === "typedOfItem" || fact.kind === "wordsOfItem" ? [fact.id] : [])));
  return ITEM_FACTS.filter(({ id }) => read.has(id));
}

/** Entry of 基本信息 with the percentage from which a change against last year wants a reason. */
export const MATERIAL_CHANGE = "material-change";
/** Entry of 基本信息 that says whether a department publishes or one unit, where titles (部门（单位）) leave it open. */
export const PUBLISHER = "publisher";
/** Entries of 基本信息 that describe the department in the whole disclosure. */
export const FUNCTIONS = "department.functions";
export const INSTITUTIONS = "department.institutions";

const OPTIONAL = "可不填。";

/** What a person says on 基本信息. */
export const BASIC_ENTRIES: readonly SheetEntry[] = [
  { id: "department.name", section: "基本信息", label: "部门名称", content: "text", hint: "公开主体的规范全称", measure: "" },
  { id: "year", section: "基本信息", label: "预算年度", content: "count", hint: "四位年份，如 2022", measure: "年" },
  { id: "unit-of-measure", section: "基本信息", label: "计量单位", content: "text", hint: "各表的计量单位，如 万元", measure: "" },
  { id: "profile", section: "基本信息", label: "版式", content: "text", hint: "套表的版式，如 浙江、全国", measure: "" },
  { id: FUNCTIONS, section: "基本信息", label: "主要职能", content: "text", hint: "导出全文时写入“主要职能”，一条一行（Alt+Enter 换行）", measure: "" },
  { id: INSTITUTIONS, section: "基本信息", label: "机构设置", content: "text", hint: `${OPTIONAL}空白时按下列单位名单写出`, measure: "" },
  {
    id: MATERIAL_CHANGE, section: "基本信息", label: "须说明原因的增减幅度", content: "text",
    hint: `比上年增减达到此百分比，或从无到有、从有到无的，须填写增减原因；空白时按版式的规定`, measure: "%",
  },
  { id: PUBLISHER, section: "基本信息", label: "公开主体", content: "text", hint: "部门 或 单位；空白时按各表标题", measure: "", choices: ["部门", "单位"] },
];

function amount(id: string, section: string, label: string, hint: string): SheetEntry {
  return { id, section, label, content: "amount", hint, measure: "" };
}

function text(id: string, section: string, label: string, hint: string): SheetEntry {
  return { id, section, label, content: "text", hint, measure: "" };
}

function count(id: string, section: string, label: string, hint: string, measure: string): SheetEntry {
  return { id, section, label, content: "count", hint, measure };
}

const REASON_HINT = "增减幅度较大时须填写，只写原因，如 项目经费较上年有所增长";
const OUTTURN_HINT = "上年的执行数；没有的填 0";
const BUDGET_HINT = "上年的预算数；没有的填 0";

function outturnAndReason(id: string, section: string): readonly SheetEntry[] {
  return [
    amount(`last-year.${id}`, section, "上年执行数", OUTTURN_HINT),
    text(`reason.${id}`, section, "增减原因", REASON_HINT),
  ];
}

function budgetAndReason(id: string, section: string): readonly SheetEntry[] {
  return [
    amount(`last-year.${id}`, section, "上年预算数", BUDGET_HINT),
    text(`reason.${id}`, section, "增减原因", REASON_HINT),
  ];
}

const OVERSEAS = "因公出国（境）费用";
const RECEPTION = "公务接待费";
const PURCHASE = "公务用车购置费";
const RUNNING = "公务用车运行维护费";
const OFFICE = "机关运行经费";
const PROCUREMENT = "政府采购";
const ASSETS = "国有资产";
const PLANNED = "购置计划";
const PERFORMANCE = "预算绩效";

/** The kinds of official car that are reported, in the order of the sentence; the last is said only where there are any. */
export const VEHICLE_KINDS: readonly { readonly id: string; readonly label: string; readonly onlyIfAny: boolean }[] = [
  { id: "vehicles.leaders", label: "省部级领导用车", onlyIfAny: false },
  { id: "vehicles.confidential-emergency", label: "机要通信用车及应急保障用车", onlyIfAny: false },
  { id: "vehicles.law-enforcement", label: "执法执勤用车", onlyIfAny: false },
  { id: "vehicles.special-technical", label: "特种专业技术用车", onlyIfAny: false },
  { id: "vehicles.retired-cadres", label: "老干部服务用车", onlyIfAny: false },
  { id: "vehicles.administrative-enforcement", label: "行政执法专用车", onlyIfAny: false },
  { id: "vehicles.other", label: "其他用车", onlyIfAny: true },
];

/**
 * What texts say and no table holds, in the order in which it is asked; `section` is the part without the numeral that a
 * region gives it. An entry belongs to no region: its id and its part with its label mean the same in each.
 */
export const USUAL_ENTRIES: readonly SheetEntry[] = [
  ...outturnAndReason("revenue", "收入"),
  ...outturnAndReason("expenditure", "支出"),
  ...outturnAndReason("general-public-budget", "一般公共预算当年拨款"),
  ...budgetAndReason("three-public.overseas", OVERSEAS),
  text("use.three-public.overseas", OVERSEAS, "主要用途", "有预算时填写，如 机关人员公务出国（境）的国际旅费、住宿费等支出"),
  ...budgetAndReason("three-public.reception", RECEPTION),
  text("use.three-public.reception", RECEPTION, "主要用途", "有预算时填写，如 接待省内外相关部门考察、交流工作等支出"),
  ...budgetAndReason("three-public.vehicle-purchase", PURCHASE),
  count("three-public.vehicles-to-purchase", PURCHASE, "购置公务用车数量", "有购置预算时填写", "辆"),
  ...budgetAndReason("three-public.vehicle-running", RUNNING),
  amount("running-costs", OFFICE, "本年预算数", "通常等于行政单位公用经费；没有的填 0"),
  ...budgetAndReason("running-costs", OFFICE),
  count("running-costs.administrative-units", OFFICE, "行政单位数", `${OPTIONAL}空白时按基本信息的单位性质计数`, "家"),
  count("running-costs.participating-institutions", OFFICE, "参公事业单位数", `${OPTIONAL}空白时按基本信息的单位性质（参公）计数`, "家"),
  amount("procurement.goods", PROCUREMENT, "政府采购货物预算", "没有的填 0"),
  amount("procurement.works", PROCUREMENT, "政府采购工程预算", "没有的填 0"),
  amount("procurement.services", PROCUREMENT, "政府采购服务预算", "没有的填 0"),
  text("assets.date", ASSETS, "截止日期", `${OPTIONAL}空白时为上年12月31日`),
  ...VEHICLE_KINDS.map(({ id, label, onlyIfAny }) => count(id, ASSETS, label, onlyIfAny ? `${OPTIONAL}没有的不必写` : "没有的填 0", "辆")),
  count("equipment.general-500k", ASSETS, "单位价值50万元以上通用设备", "没有的填 0", "台（套）"),
  count("equipment.special-1m", ASSETS, "单位价值100万元以上专用设备", "没有的填 0", "台（套）"),
  count("planned.vehicles", PLANNED, "本年安排购置车辆", "没有的填 0", "辆"),
  count("planned.general-500k", PLANNED, "本年安排购置单位价值50万元以上通用设备", "没有的填 0", "台（套）"),
  count("planned.special-1m", PLANNED, "本年安排购置单位价值100万元以上专用设备", "没有的填 0", "台（套）"),
  amount("performance.amount", PERFORMANCE, "涉及一般公共预算当年拨款", `${OPTIONAL}空白时取项目支出预算表一般公共预算合计`),
  count("performance.projects", PERFORMANCE, "一级项目数", `${OPTIONAL}空白时取项目支出预算表的项目数`, "个"),
];

/** The usual entries, those that the region words differently in its words, and its own behind them. */
export function usualAndOwn(profile: Pick<Profile, "entries">): readonly SheetEntry[] {
  const own = new Map(profile.entries.map((entry) => [entry.id, entry]));
  return [...USUAL_ENTRIES.map((entry) => own.get(entry.id) ?? entry), ...profile.entries.filter(({ id }) => !USUAL_ENTRIES.some((entry) => entry.id === id))];
}

/** Whether a form prints the column of a cell. */
function prints({ tables }: Profile, { table, axis, column }: CellFact): boolean {
  return tables.some((layout) => layout.table === table && layout.columns.some((each) => each.axis === axis && each.role === column));
}

const OF_PROFILE = new WeakMap<Profile, readonly SheetEntry[]>();

/**
 * What 补充资料 asks for a region's text: every entry that a sentence reads, under the numeral of the first section that does,
 * in the order of the sections.
 */
export function entriesOf(profile: Profile): readonly SheetEntry[] {
  const known = OF_PROFILE.get(profile);
  if (known) return known;
  const asked = new Set<string>();
  const entries = profile.text.flatMap((section): SheetEntry[] => {
    const read = new Set(entriesReadBy(section, (cell) => prints(profile, cell)));
    const own = usualAndOwn(profile).filter(({ id }) => read.has(id) && !asked.has(id));
    for (const { id } of own) asked.add(id);
    return own.map((entry) => ({ ...entry, section: `${section.numeral}${entry.section}` }));
  });
  OF_PROFILE.set(profile, entries);
  return entries;
}

/** The entry of an id in a region's 补充资料, or among the usual ones. */
export function entryOf(profile: Profile, id: string): SheetEntry | undefined {
  return [...entriesOf(profile), ...USUAL_ENTRIES].find((entry) => entry.id === id);
}
