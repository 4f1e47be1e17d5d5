import type { Drawn, Maker } from "./disclosures";
import { otherLists } from "./disclosureOthers";
import { distinct, economicName, FISCAL, functionalName, sum, type Entry, type Fund, type Only } from "./ledger";
import type { Column, Line, Pane } from "./printing";

const ALL: Only = () => true;
export const FUND_NAMES: readonly (readonly [Fund, string])[] = [["general", "一般公共预算"], ["government", "政府性基金预算"], ["capital", "国有资本经营预算"], ["account", "财政专户管理资金"], ["institution", "事业收入"], ["other", "其他收入"]];
const GOVERNMENT: Readonly<Record<string, string>> = {
  "501": "机关工资福利支出", "50101": "工资奖金津补贴", "50102": "社会保障缴费", "50103": "住房公积金", "502": "机关商品和服务支出", "50201": "办公经费", "50202": "会议费", "50203": "培训费", "50205": "委托业务费", "50206": "公务接待费", "50208": "公务用车运行维护费",
  "50209": "维修（护）费", "50299": "其他商品和服务支出", "503": "机关资本性支出（一）", "50302": "基础设施建设", "50306": "设备购置", "505": "对事业单位经常性补助", "50501": "工资福利支出", "50502": "商品和服务支出", "506": "对事业单位资本性补助", "50601": "资本性支出（一）",
  "509": "对个人和家庭的补助", "50901": "社会福利和救助", "50905": "离退休费",
};

/** A list by a code: which code of an entry, its name, and the digits of its levels. */
interface Coding {
  readonly of: (entry: Entry) => string;
  readonly name: (code: string) => string;
  readonly levels: readonly number[];
  readonly header: string;
}

const functional = (levels: readonly number[]): Coding => ({ of: ({ item }) => item, name: functionalName, levels, header: "功能分类科目" });
const economic: Coding = { of: (entry) => entry.economic, name: economicName, levels: [3, 5], header: "部门预算支出经济分类科目" };
const government: Coding = { of: (entry) => entry.government, name: (code) => GOVERNMENT[code] ?? code, levels: [3, 5], header: "政府预算支出经济分类科目" };

export const column = (heads: string | readonly string[], entries: readonly Entry[], only: Only): Column<Only> => ({ heads: typeof heads === "string" ? [heads] : heads, of: (line) => sum(entries, line, only) });

function codesIn(entries: readonly Entry[], { of, levels }: Coding): readonly string[] {
  return distinct(entries.flatMap((entry) => levels.map((digits) => of(entry).slice(0, digits)))).slice().sort();
}

function labelsOf({ codes, indent }: Maker, { header, levels, name }: Coding, code: string): readonly string[] {
  const level = levels.indexOf(code.length);
  const spaced = `${indent.repeat(level)}${name(code)}`;
  const parts = header.includes("功能") ? [code.slice(0, 3), code.slice(3, 5), code.slice(5)] : [code.slice(0, 3), code.slice(3)];
  switch (codes) {
    case "split": return [...parts, spaced];
    case "joined": return [`${indent.repeat(level)}${code}${levels.length > 2 ? " " : ""}${name(code)}`];
    case "indented": return [`${"  ".repeat(level)}${code}`, spaced];
    case "one": return [code, spaced];
  }
}

function headersOf({ codes, draw }: Maker, { header }: Coding): readonly (readonly string[])[] {
  const group = draw.chance(0.5) ? [header] : [];
  switch (codes) {
    case "split": return [...(header.includes("功能") ? ["类", "款", "项"] : ["类", "款"]).map((level) => ["科目编码", level]), ["科目名称"]];
    case "joined": return [[header.includes("功能") ? "功能分类科目" : "经济分类科目"]];
    default: return [[...group, "科目编码"], [...group, "科目名称"]];
  }
}

/** Where a total is named: in the column of codes, or of names. */
function totalLabels(maker: Maker, width: number): readonly (string | null)[] {
  const at = width === 1 ? 0 : maker.codes === "one" && maker.draw.chance(0.5) ? width - 1 : 0;
  return Array.from({ length: width }, (_, index) => (index === at ? maker.total : null));
}

/** Lines of a list under columns, its total on top or at the bottom. */
function listed(maker: Maker, labels: Pane<Only>["labels"], lines: readonly Line<Only>[], columns: readonly Column<Only>[], own: Only = ALL): Pane<Only> {
  const total: Line<Only> = { labels: totalLabels(maker, labels.length), of: own };
  return { labels, columns, lines: maker.totalOnTop ? [total, ...lines] : lines, feet: maker.totalOnTop ? [] : [total], head: "" };
}

function coded(maker: Maker, coding: Coding, entries: readonly Entry[], columns: readonly Column<Only>[]): Pane<Only> {
  const { draw, ledger: { units } } = maker;
  const lines = codesIn(entries, coding).map((code): Line<Only> => ({ labels: labelsOf(maker, coding, code), of: (entry) => coding.of(entry).startsWith(code) }));
  const headers = headersOf(maker, coding);
  const by = maker.codes !== "joined" && units.length > 1 ? draw.pick(["none", "none", "rows", "column"] as const) : "none";
  if (by === "none") return listed(maker, headers, lines, columns);
  const own = units.map((_, unit): Only => (entry) => entry.unit === unit);
  const some = (line: Line<Only>, only: Only): boolean => line.of !== null && columns.some(({ of }) => of((entry) => only(entry) && line.of?.(entry) === true) !== 0);
  const grouped = units.flatMap((unit, at): Line<Only>[] => {
    const [only = ALL] = own.slice(at);
    const below = lines.filter((line) => some(line, only)).map((line): Line<Only> => ({ labels: by === "column" ? [unit, ...line.labels] : line.labels, of: (entry) => only(entry) && line.of?.(entry) === true }));
    if (below.length === 0) return [];
    const head: Line<Only> = { labels: by === "column" ? [unit, ...headers.slice(1).map(() => null), "小计"] : [...headers.slice(1).map(() => null), unit], of: only };
    return [head, ...below];
  });
  return listed(maker, by === "column" ? [["单位名称"], ...headers] : headers, grouped, columns);
}

const isCarried: Only = ({ carried }) => carried;
const isNew: Only = ({ carried }) => !carried;
const isBasic: Only = ({ project }) => project === null;
const isProject: Only = ({ project }) => project !== null;
const isPeople: Only = ({ project, economic: code }) => project === null && /^30[13]/.test(code);
const isRunning: Only = ({ project, economic: code }) => project === null && !/^30[13]/.test(code);
const both = (...only: readonly Only[]): Only => (entry) => only.every((each) => each(entry));

/** Income by source, of units or by item. */
function revenue(maker: Maker): Drawn {
  const { draw, ledger: { entries, units } } = maker;
  const carried = entries.some(isCarried) ? draw.pick(["one", "by fund"] as const) : draw.pick(["one", "by fund", "none"] as const);
  const of = (fund: Fund, year: Only): Only => both((entry) => entry.fund === fund, year);
  const year = draw.pick(["本年收入", "当年收入", "本年预算收入"] as const);
  const fiscal = draw.chance(0.3);
  const current: readonly Column<Only>[] = [
    column([year, "小计"], entries, isNew),
    ...(fiscal ? [column([year, "财政拨款收入", "小计"], entries, both(isNew, ({ fund }) => FISCAL.includes(fund))), ...FUND_NAMES.slice(0, 3).map(([fund, name]) => column([year, "财政拨款收入", name], entries, of(fund, isNew))), ...FUND_NAMES.slice(3).map(([fund, name]) => column([year, name], entries, of(fund, isNew)))]
      : FUND_NAMES.map(([fund, name]) => column([year, name], entries, of(fund, isNew)))),
    ...(draw.chance(0.3) ? [column([year, "上级补助收入"], entries, () => false)] : []),
  ];
  const left: readonly Column<Only>[] = carried === "one" ? [column("上年结转结余", entries, isCarried)]
    : [column(["上年结转结余", "小计"], entries, isCarried), ...FUND_NAMES.slice(0, 3).map(([fund, name]) => column(["上年结转结余", name], entries, of(fund, isCarried)))];
  const columns = carried === "none" ? [column("总计", entries, ALL), ...FUND_NAMES.map(([fund, name]) => column(name, entries, (entry) => entry.fund === fund))] : [column(draw.pick(["合计", "总计", "收入合计"] as const), entries, ALL), ...(draw.chance(0.3) ? [...left, ...current] : [...current, ...left])];
  const title = draw.pick(["部门收入总表", "部门收入总体情况表", "收入预算总表"] as const);
  if (draw.chance(0.45)) return { shape: `revenue by code, carried ${carried}`, title, panes: [coded(maker, functional(maker.levels), entries, columns)] };
  const coding = draw.chance(0.6);
  const lines = units.map((unit, at): Line<Only> => ({ labels: coding ? [`30${4}00${at + 1}`, unit] : [unit], of: (entry) => entry.unit === at }));
  return { shape: `revenue by unit, carried ${carried}`, title, panes: [listed(maker, coding ? [["单位代码"], ["单位名称"]] : [["单位名称"]], lines, columns)] };
}

/** Uses of money, in one of the ways in which tables divide them. */
function useColumns(maker: Maker, entries: readonly Entry[], own: Only): readonly Column<Only>[] {
  const { draw } = maker;
  const of = (heads: string | readonly string[], only: Only): Column<Only> => column(heads, entries, both(own, only));
  switch (draw.pick(["plain", "people", "group", "carried", "uses"] as const)) {
    case "plain": return [of("合计", ALL), of("基本支出", isBasic), of("项目支出", isProject)];
    case "people": return [of("合计", ALL), of(["基本支出", "小计"], isBasic), of(["基本支出", "人员经费"], isPeople), of(["基本支出", "公用经费"], isRunning), of("项目支出", isProject)];
    case "group": return [of("总计", ALL), of(["基本支出", "合计"], isBasic), of(["基本支出", "工资福利支出"], both(isBasic, ({ economic: code }) => code.startsWith("301"))), of(["基本支出", "商品和服务支出"], both(isBasic, ({ economic: code }) => code.startsWith("302"))),
      of(["基本支出", "对个人和家庭的补助"], both(isBasic, ({ economic: code }) => code.startsWith("303"))), of(["基本支出", "资本性支出"], both(isBasic, ({ economic: code }) => code.startsWith("310"))), of(["项目支出", "合计"], isProject),
      of(["项目支出", "商品和服务支出"], both(isProject, ({ economic: code }) => code.startsWith("302"))), of(["项目支出", "资本性支出"], both(isProject, ({ economic: code }) => code.startsWith("310")))];
    case "carried": return [of("合计", ALL), of(["本年预算", "小计"], isNew), of(["本年预算", "基本支出"], both(isNew, isBasic)), of(["本年预算", "项目支出"], both(isNew, isProject)), of("上年结转", isCarried)];
    case "uses": return [of("合计", ALL), of("基本支出", isBasic), of("项目支出", isProject), of("上缴上级支出", () => false), of("事业单位经营支出", () => false), of("对附属单位补助支出", () => false)];
  }
}

function expenditure(maker: Maker): Drawn {
  const { draw, ledger: { entries } } = maker;
  return { shape: "expenditure", title: draw.pick(["部门支出总表", "部门支出总体情况表", "支出预算总表"] as const), panes: [coded(maker, functional(maker.levels), entries, useColumns(maker, entries, ALL))] };
}

/** One fund's expenditure, perhaps beside last year's. */
function ofFund(maker: Maker, fund: Fund, titles: readonly [string, ...string[]]): Drawn {
  const { draw, ledger: { entries, before, year } } = maker;
  const own = entries.filter((entry) => entry.fund === fund);
  const last = before.filter((entry) => entry.fund === fund);
  const compared = draw.chance(0.4);
  const columns = useColumns(maker, own, ALL);
  const this_ = (line: Only): number => sum(own, line);
  const base = (line: Only): number => sum(last, line);
  const period = draw.pick([`${year - 1}年执行数`, `${year - 1}年预算数`, "上年执行数", "上年预算数"] as const);
  const name = period.includes("上年") ? "本年预算数" : `${year}年预算数`;
  const change = draw.pick<readonly [string, string]>([["增减额", "增减%"], ["比上年增减额", "增减幅度（%）"], ["增减金额", "增减比例"]]);
  const all: readonly Column<Only>[] = compared
    ? [{ heads: [period], of: base }, ...columns.map((each): Column<Only> => ({ ...each, heads: [name, ...each.heads] })), { heads: [`${name}比${period}`, change[0]], of: (line) => this_(line) - base(line) },
        { heads: [`${name}比${period}`, change[1]], of: (line) => (base(line) === 0 ? null : { percent: ((this_(line) - base(line)) / base(line)) * 100 }) }]
    : columns;
  const coding = functional(maker.levels);
  return { shape: `${fund}${compared ? " compared" : ""}`, title: draw.pick(titles), panes: [coded(maker, coding, own, all)], ...(own.length === 0 ? { foot: `注：本部门${year}年没有此项预算安排，故本表无数据。` } : {}) };
}

/** Basic expenditure of the general budget by economic class. */
function basic(maker: Maker): Drawn {
  const { draw, ledger: { entries } } = maker;
  const own = entries.filter((entry) => entry.fund === "general" && entry.project === null);
  const title = draw.pick(["一般公共预算基本支出表", "一般公共预算基本支出情况表", "一般公共预算基本支出预算表"] as const);
  const columns = [column("合计", own, ALL), column("人员经费", own, isPeople), column("公用经费", own, isRunning)];
  const form = draw.pick(["one", "one", "beside", "both", "government", "of which"] as const);
  const amount = column("金额", own, ALL);
  if (form === "beside") {
    const pane = (only: Only, total: string): Pane<Only> => {
      const lines = codesIn(own.filter(only), economic).map((code): Line<Only> => ({ labels: [code, economicName(code)], of: (entry) => entry.economic.startsWith(code) }));
      return { labels: [["科目编码"], ["科目名称"]], columns: [amount], lines, feet: [{ labels: [null, total], of: only }], head: total.slice(0, 4) };
    };
    return { shape: "basic beside", title, panes: [pane(isPeople, "人员经费合计"), pane(isRunning, "公用经费合计")] };
  }
  if (form === "both") {
    const pairs = distinct(own.map((entry) => `${entry.economic} ${entry.government}`)).slice().sort();
    const lines = pairs.map((pair): Line<Only> => {
      const [code = "", other = ""] = pair.split(" ");
      return { labels: [code, economicName(code), other, GOVERNMENT[other] ?? ""], of: (entry) => entry.economic === code && entry.government === other };
    });
    return { shape: "basic both", title, panes: [listed({ ...maker, codes: "split" }, [["部门预算支出经济分类科目", "科目编码"], ["部门预算支出经济分类科目", "科目名称"], ["政府预算支出经济分类科目", "科目编码"], ["政府预算支出经济分类科目", "科目名称"]], lines, columns)] };
  }
  return { shape: `basic ${form}`, title: form === "government" ? `${title}（按政府预算经济分类）` : title, panes: [coded(maker, form === "government" ? government : economic, own, form === "of which" ? [column("合计", own, ALL), column("其中：人员经费", own, isPeople), column("公用经费", own, isRunning)] : columns)] };
}

/** Everything by economic class and fund. */
function byEconomic(maker: Maker): Drawn {
  const { draw, ledger: { entries } } = maker;
  const gov = draw.chance(0.5);
  const group = draw.pick(["资金来源", "本年拨款", ""] as const);
  const columns = [column("合计", entries, ALL), ...FUND_NAMES.map(([fund, name]) => column(group === "" ? name : [group, name], entries, (entry) => entry.fund === fund))];
  return { shape: `economic ${gov ? "government" : "department"}`, title: `支出预算分类汇总表（按${gov ? "政府" : "部门"}预算经济分类）`, panes: [coded(maker, gov ? government : economic, entries, columns)] };
}

/** The lists of a disclosure: income, expenditure, funds and what else a region publishes. */
export function lists(maker: Maker): readonly Drawn[] {
  return [
    revenue(maker), expenditure(maker), ofFund(maker, "general", ["一般公共预算支出表", "一般公共预算支出情况表", "一般公共预算财政拨款支出表"]), basic(maker),
    ofFund(maker, "government", ["政府性基金预算支出表", "政府性基金预算支出情况表"]), ofFund(maker, "capital", ["国有资本经营预算支出表", "国有资本经营预算支出情况表"]), byEconomic(maker), ...otherLists(maker, listed),
  ];
}
