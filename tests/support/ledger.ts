import { nameOfCode } from "../../src/catalog/classifications";
import type { Fen } from "../../src/model/money";
import type { Draw } from "./draw";

/** Where money comes from: the three fiscal funds, 财政专户, 事业收入, 其他收入. */
export type Fund = "general" | "government" | "capital" | "account" | "institution" | "other";
export const FISCAL: readonly Fund[] = ["general", "government", "capital"];

/** The smallest amount of a budget, from which every table is summed. */
export interface Entry {
  /** Index of its unit. */
  readonly unit: number;
  /** Functional item, seven digits; economic items of departments and of governments, five digits each. */
  readonly item: string;
  readonly economic: string;
  readonly government: string;
  readonly fund: Fund;
  /** It was left over from the year before. */
  readonly carried: boolean;
  /** Name of its project; null in basic expenditure. */
  readonly project: string | null;
  readonly money: Fen;
}

/** A department as its entries: this year's, and last year's under the same codes. */
export interface Ledger {
  readonly department: string;
  readonly units: readonly string[];
  readonly year: number;
  readonly entries: readonly Entry[];
  readonly before: readonly Entry[];
}

/** Which entries an amount is summed of. */
export type Only = (entry: Entry) => boolean;

export const sum = (entries: readonly Entry[], ...only: readonly Only[]): Fen => entries.reduce((all, entry) => (only.every((each) => each(entry)) ? all + entry.money : all), 0);
export const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
/** Names that the book of codes lacks. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  "2130301": "行政运行", "2130302": "一般行政管理事务", "2130304": "水利行业业务管理", "2130305": "水利工程建设", "21303": "水利", "20501": "教育管理事务", "2050101": "行政运行", "2050102": "一般行政管理事务", "2050199": "其他教育管理事务支出", "2050201": "学前教育",
  "2120899": "其他国有土地使用权出让收入安排的支出", "22401": "应急管理事务", "2240101": "行政运行", "2240102": "一般行政管理事务", "2240104": "灾害风险防治", "2240106": "安全监管", "2070102": "一般行政管理事务", "31005": "基础设施建设", "31003": "专用设备购置",
};
/** Name of a functional (class, division, item) or economic code. */
export const functionalName = (code: string): string => nameOfCode("functional", code)?.name ?? OWN_NAMES[code] ?? code;
export const economicName = (code: string): string => nameOfCode("economic", code)?.name ?? OWN_NAMES[code] ?? code;

const DEPARTMENTS = ["临川市文化广电和旅游局", "永安县水利局", "东湖区教育体育局", "青原市应急管理局"] as const;
const UNITS: readonly string[] = ["本级", "综合行政执法支队", "信息中心", "服务保障中心", "技术推广站"];
/** Running costs, administrative matters and institutions of a department's own field. */
const FIELDS: readonly (readonly string[])[] = [["2070101", "2070102", "2070109", "2070199"], ["2130301", "2130302", "2130304", "2130305"], ["2050101", "2050102", "2050199", "2050201"], ["2240101", "2240102", "2240104", "2240106"]];
const PEOPLE: readonly (readonly [string, string, string | null])[] = [
  ["30101", "50101", null], ["30102", "50101", null], ["30103", "50101", null], ["30107", "50501", null], ["30108", "50102", "2080505"], ["30109", "50102", "2080506"],
  ["30110", "50102", "2101101"], ["30113", "50103", "2210201"], ["30302", "50905", "2080501"], ["30305", "50901", null],
];
const RUNNING: readonly (readonly [string, string])[] = [["30201", "50201"], ["30205", "50201"], ["30206", "50201"], ["30207", "50201"], ["30211", "50201"], ["30215", "50202"], ["30216", "50203"], ["30217", "50206"], ["30228", "50201"], ["30231", "50208"], ["30239", "50201"], ["30299", "50299"], ["31002", "50306"]];
const PROJECT_USES: readonly (readonly [string, string])[] = [["30226", "50205"], ["30227", "50205"], ["30201", "50201"], ["31003", "50306"], ["31005", "50302"], ["30213", "50209"]];
const PROJECTS: readonly string[] = ["专项业务经费", "信息系统运行维护", "宣传活动经费", "设施设备更新改造", "人才队伍建设经费", "购买第三方服务", "安全生产专项整治", "基层能力提升工程", "调研课题经费", "历史遗留问题化解"];
const FUND_ITEMS: Readonly<Partial<Record<Fund, string>>> = { government: "2120899", capital: "2230105" };

/** Draws a department; amounts in steps of `step` fen. */
export function ledgerOf(draw: Draw, step: Fen): Ledger {
  const field = draw.int(0, FIELDS.length - 1);
  const department = DEPARTMENTS[field] ?? DEPARTMENTS[0];
  const units = Array.from({ length: draw.int(1, 4) }, (_, at) => (at === 0 ? `${department}${draw.chance(0.5) ? "（本级）" : "本级"}` : `${department.slice(0, 3)}${UNITS[at] ?? ""}`));
  const money = (most: number): Fen => draw.int(Math.ceil(3_000_000 / step), Math.ceil(most / step)) * step;
  const [running = "", matters = "", institution = "", others = ""] = FIELDS[field] ?? [];
  const entries = units.flatMap((_, unit): Entry[] => {
    const home = unit === 0 ? running : draw.pick([institution, others] as const);
    const own = { unit, carried: false, project: null, fund: "general" } as const;
    const people = PEOPLE.filter(([code]) => draw.chance(0.85) && (unit === 0 ? code !== "30107" : code !== "30103")).map(([economic, government, item]): Entry =>
      ({ ...own, item: item === "2101101" && unit > 0 ? "2101102" : item ?? home, economic, government: unit === 0 ? government : government.startsWith("501") ? "50501" : government, money: money(90_000_000) }));
    const costs = RUNNING.filter(() => draw.chance(0.7)).map(([economic, government]): Entry => ({ ...own, item: home, economic, government: unit === 0 ? government : government === "50306" ? "50601" : "50502", money: money(20_000_000) }));
    const institutional: Entry[] = unit > 0 && draw.chance(0.4) ? [{ ...own, fund: "institution", item: home, economic: "30107", government: "50501", money: money(40_000_000) }] : [];
    const names = PROJECTS.filter(() => draw.chance(0.35)).map((name) => (draw.chance(0.2) ? `${department.slice(0, 3)}${name}` : name));
    const projects = names.flatMap((project): Entry[] => {
      const fund = draw.pick(["general", "general", "general", "government", "capital", "account", "institution", "other"] as const);
      const uses = PROJECT_USES.filter(() => draw.chance(0.3));
      const item = FUND_ITEMS[fund] ?? (unit === 0 ? draw.pick([matters, others] as const) : home);
      const carried = FISCAL.includes(fund) && draw.chance(0.25);
      return (uses.length > 0 ? uses : PROJECT_USES.slice(0, 1)).map(([economic, government]) => ({ unit, item, economic, government, fund, carried, project, money: money(60_000_000) }));
    });
    return [...people, ...costs, ...institutional, ...projects];
  });
  const before = entries.filter(({ carried }) => !carried && draw.chance(0.95)).map((entry) => ({ ...entry, money: Math.max(step, Math.round((entry.money * draw.int(60, 125)) / 100 / step) * step) }));
  return { department, units, year: draw.int(2022, 2027), entries, before };
}

/**
 * The department a year later: every amount rises, falls, stays or goes, some items and projects come; what it had is what it has for
 * the year before.
 */
export function ledgerLater(ledger: Ledger, step: Fen, draw: Draw): Ledger {
  const moved = ledger.entries.flatMap((entry): Entry[] => {
    const chance = draw.next();
    const percent = draw.int(5, chance < 0.65 ? 95 : 190);
    return chance < 0.12 ? [] : [chance < 0.3 ? entry : { ...entry, money: Math.max(step, Math.round((entry.money * percent) / 100 / step) * step) }];
  });
  const taken = new Set(ledger.entries.map(({ item }) => item));
  const fields = FIELDS.find((field) => field.some((item) => taken.has(item))) ?? [];
  const fresh = fields.filter((item) => !taken.has(item)).filter(() => draw.chance(0.6)).map((item): Entry => ({
    unit: 0, item, economic: "30227", government: "50205", fund: "general", carried: false, project: draw.pick(["新增专项一", "新增专项二"] as const), money: draw.int(50, 900) * 10_000 * Math.max(1, Math.round(step / 10_000)),
  }));
  return { ...ledger, year: ledger.year + 1, entries: [...moved, ...fresh], before: ledger.entries.filter(({ carried }) => !carried) };
}
