import type { Drawn, Maker } from "./disclosures";
import { column, FUND_NAMES } from "./disclosureLists";
import { distinct, economicName, FISCAL, sum, type Entry, type Only } from "./ledger";
import type { Column, Line, Pane } from "./printing";

const ALL: Only = () => true;
type Listed = (maker: Maker, labels: Pane<Only>["labels"], lines: readonly Line<Only>[], columns: readonly Column<Only>[], own?: Only) => Pane<Only>;

/** Codes of basic expenditure out of which 三公, meetings and training are paid. */
const EXPENSES: Readonly<Record<string, string>> = { overseas: "30212", reception: "30217", purchase: "31013", running: "30231", meetings: "30215", training: "30216" };
const paid = (...which: readonly string[]): Only => ({ economic, project, fund }) => project === null && fund === "general" && which.some((each) => EXPENSES[each] === economic);
const THREE = ["overseas", "reception", "purchase", "running"];

/** 三公 in one row, in rows, of two years, with meetings and training, by unit. */
function threePublic(maker: Maker): Drawn {
  const { draw, ledger: { entries, before, year, units, department } } = maker;
  const title = draw.pick(["一般公共预算“三公”经费支出表", "财政拨款“三公”经费支出情况表", "“三公”经费预算表"] as const);
  const years: readonly (readonly [string, readonly Entry[]])[] = draw.chance(0.4) ? [[`${year - 1}年预算数`, before], [`${year}年预算数`, entries]] : [["", entries]];
  const form = draw.pick(["row", "row", "rows", "rows", "units"] as const);
  const more = draw.chance(0.4);
  if (form !== "rows") {
    const parts: readonly (readonly [readonly string[], readonly string[]])[] = [
      [[draw.pick(["合计", "“三公”经费合计"] as const)], THREE], [["因公出国（境）费"], ["overseas"]], [["公务用车购置及运行费", "小计"], ["purchase", "running"]], [["公务用车购置及运行费", "公务用车购置费"], ["purchase"]], [["公务用车购置及运行费", "公务用车运行费"], ["running"]], [["公务接待费"], ["reception"]],
    ];
    const columns = years.flatMap(([period, own]) => [...parts, ...(more ? [[["会议费"], ["meetings"]], [["培训费"], ["training"]]] as const : [])].map(([heads, which]) => column(period === "" ? heads : [period, ...heads], own, paid(...which))));
    if (form === "row") {
      const named = draw.chance(0.5);
      return { shape: `three public row${years.length > 1 ? " years" : ""}${named ? "" : " unnamed"}`, title, panes: [{ labels: named ? [["单位名称"]] : [], columns, lines: [{ labels: named ? [department] : [], of: ALL }], feet: [], head: "" }] };
    }
    return { shape: "three public units", title, panes: [units.length > 1 ? { labels: [["单位名称"]], columns, lines: [{ labels: [maker.total], of: ALL }, ...units.map((unit, at): Line<Only> => ({ labels: [unit], of: (entry) => entry.unit === at }))], feet: [], head: "" } : { labels: [["单位名称"]], columns, lines: [{ labels: [department], of: ALL }], feet: [], head: "" }] };
  }
  const numbered = draw.chance(0.7);
  const line = (label: string, ...which: readonly string[]): Line<Only> => ({ labels: [numbered ? label : label.replace(/^(?:\d\.|（\d）)/, "")], of: paid(...which) });
  const lines = [
    line(draw.pick(["合计", "“三公”经费合计"] as const), ...THREE), line("1.因公出国（境）费用", "overseas"), line("2.公务接待费", "reception"), line("3.公务用车购置及运行维护费", "purchase", "running"),
    line(draw.chance(0.5) ? "其中：（1）公务用车购置费" : "（1）公务用车购置费", "purchase"), line("（2）公务用车运行维护费", "running"), ...(more ? [line("会议费", "meetings"), line("培训费", "training")] : []),
  ];
  const [last, now] = [years.at(-2)?.[1], years.at(-1)?.[1] ?? entries];
  const change: readonly Column<Only>[] = last && draw.chance(0.5) ? [{ heads: ["增减额"], of: (only) => sum(now, only) - sum(last, only) }] : [];
  return { shape: `three public rows${years.length > 1 ? " years" : ""}${more ? " and more" : ""}${numbered ? "" : " plain"}`, title, panes: [{ labels: [["项目"]], columns: [...years.map(([period, own]) => column(period === "" ? "预算数" : period, own, ALL)), ...change], lines, feet: [], head: "" }] };
}

interface Project {
  readonly unit: number;
  readonly name: string;
  readonly of: Only;
}

function projectsOf({ ledger: { entries } }: Maker): readonly Project[] {
  return distinct(entries.flatMap(({ unit, project }) => (project === null ? [] : [`${unit} ${project}`]))).map((key): Project => {
    const [unit = "0", name = ""] = key.split(" ");
    return { unit: Number(unit), name, of: (entry) => entry.unit === Number(unit) && entry.project === name };
  });
}

/** Projects in one list, under their units, or with their kinds repeated; by fund. */
function projects(maker: Maker, listed: Listed): Drawn {
  const { draw, ledger: { entries, units } } = maker;
  const own: Only = ({ project }) => project !== null;
  const all = projectsOf(maker);
  const money = entries.filter(own);
  const kind = ["31-部门项目", "22-其他运转类"];
  const carried = draw.chance(0.5);
  const columns: readonly Column<Only>[] = draw.chance(0.75) ? [
    column("合计", money, ALL), ...(carried ? [column(["本年拨款", "小计"], money, (entry) => !entry.carried && FISCAL.includes(entry.fund))] : []),
    ...FUND_NAMES.slice(0, 3).map(([fund, name]) => column(carried ? ["本年拨款", name] : name, money, (entry) => entry.fund === fund && (!carried || !entry.carried))),
    ...(carried ? [column("财政拨款结转结余", money, (entry) => entry.carried)] : []), ...FUND_NAMES.slice(3).map(([fund, name]) => column(name, money, (entry) => entry.fund === fund)),
  ] : [column("金额", money, ALL)];
  const title = draw.pick(["项目支出表", "部门项目支出预算表", "项目支出预算明细表"] as const);
  const form = draw.pick(["list", "units", "column", "rows", "numbered"] as const);
  const list = (labels: Pane<Only>["labels"], lines: readonly Line<Only>[]): Drawn => ({ shape: `projects ${form}`, title, panes: [listed({ ...maker, codes: "split" }, labels, lines, columns, own)] });
  switch (form) {
    case "list": return list([["类型"], ["项目名称"], ["项目单位"]], all.map(({ unit, name, of }) => ({ labels: [kind[unit % 2] ?? "", name, units[unit] ?? ""], of })));
    case "column": return list([["单位名称"], ["项目名称"]], all.map(({ unit, name, of }) => ({ labels: [units[unit] ?? "", name], of })));
    case "numbered": return list([["序号"], ["项目名称"]], all.map(({ name, of }, at) => ({ labels: [String(at + 1), name], of })));
    default: return list(form === "units" ? [["单位（项目）名称"]] : [["单位名称"], ["项目名称"]], units.flatMap((unit, at): readonly Line<Only>[] => {
      const below = all.filter((project) => project.unit === at);
      if (below.length === 0) return [];
      const head: Line<Only> = { labels: form === "units" ? [unit] : [unit, null], of: (entry) => entry.unit === at && own(entry) };
      return [head, ...below.map(({ name, of }): Line<Only> => ({ labels: form === "units" ? [`  ${name}`] : [null, name], of }))];
    }));
  }
}

/** What is bought: a part of what certain codes pay, by kind. */
function procurement(maker: Maker, listed: Listed): Drawn {
  const { draw, ledger: { entries, units } } = maker;
  const bought = entries.filter(({ economic }) => ["31002", "31003", "31005", "30213", "30227"].includes(economic));
  const kinds: readonly (readonly [string, string, readonly string[]])[] = [["A", "货物", ["31002", "31003"]], ["B", "工程", ["31005", "30213"]], ["C", "服务", ["30227"]]];
  const columns: readonly Column<Only>[] = draw.chance(0.5) ? [column("总计", bought, ALL), ...FUND_NAMES.slice(0, 3).map(([fund, name]) => column(["财政拨款", name], bought, (entry) => entry.fund === fund)), column("其他资金", bought, (entry) => !FISCAL.includes(entry.fund))] : [column("金额", bought, ALL)];
  const of = (codes: readonly string[]): Only => ({ economic }) => codes.includes(economic);
  const form = draw.pick(["kinds", "units", "items"] as const);
  const lines: readonly Line<Only>[] = form === "kinds" ? kinds.map(([letter, name, codes]) => ({ labels: [letter, name], of: of(codes) }))
    : form === "units" ? units.flatMap((unit, at): readonly Line<Only>[] => kinds.filter(([, , codes]) => sum(bought, of(codes), (entry) => entry.unit === at) !== 0).map(([, name, codes]) => ({ labels: [unit, name], of: (entry) => entry.unit === at && of(codes)(entry) })))
    : kinds.flatMap(([, name, codes]): readonly Line<Only>[] => [{ labels: [name, "小计"], of: of(codes) }, ...codes.map((code): Line<Only> => ({ labels: [name, `${name}${code === codes[0] ? "（一）" : "（二）"}`], of: of([code]) }))]);
  return { shape: `procurement ${form}`, title: draw.pick(["政府采购预算表", "部门政府采购预算表"] as const), panes: [listed({ ...maker, codes: "split" }, form === "kinds" ? [["编号"], ["采购类别"]] : form === "units" ? [["单位名称"], ["采购类别"]] : [["采购类别"], ["采购项目"]], lines, columns)] };
}

/** Targets of projects: much text, an amount each. */
function targets(maker: Maker): Drawn {
  const { draw, ledger: { entries } } = maker;
  const text = (words: string): Column<Only> => ({ heads: [words], of: () => ({ text: `${words}：按期完成年度任务，完成率≥95%，受益人数2000人。` }) });
  const lines = projectsOf(maker).map(({ name, of }): Line<Only> => ({ labels: [name], of }));
  const money = column(draw.pick(["预算金额", "资金总额", "项目资金"] as const), entries, ALL);
  return { shape: "targets", title: "项目支出绩效目标表", panes: [{ labels: [["项目名称"]], columns: [money, text("年度目标"), text("产出指标"), text("效益指标"), text("满意度指标")], lines, feet: [], head: "" }] };
}

/** What tables of running costs call some economic items otherwise than the book of codes does. */
const COSTS: ReadonlyMap<string, string> = new Map([["30201", "办公及印刷费"], ["30217", "接待费"], ["30231", "车辆运行费"], ["30239", "其他交通费"], ["30299", "其他支出"]]);

/** Running costs of offices by economic item. */
function runningCosts(maker: Maker, listed: Listed): Drawn {
  const { ledger: { entries } } = maker;
  const own: Only = ({ unit, project, economic, fund }) => unit === 0 && project === null && fund === "general" && /^302|^310/.test(economic);
  const codes = distinct(entries.filter(own).map(({ economic }) => economic)).slice().sort();
  return { shape: "running costs", title: "机关运行经费预算表", panes: [listed({ ...maker, codes: "split" }, [["序号"], ["支出内容"]], codes.map((code, at) => ({ labels: [String(at + 1), COSTS.get(code) ?? economicName(code)], of: (entry) => own(entry) && entry.economic === code })), [column("预算数", entries, ALL)], own)] };
}

/** Tables that only some regions publish. */
export function otherLists(maker: Maker, listed: Listed): readonly Drawn[] {
  const { draw } = maker;
  return [threePublic(maker), projects(maker, listed), ...(draw.chance(0.7) ? [procurement(maker, listed)] : []), ...(draw.chance(0.6) ? [targets(maker)] : []), ...(draw.chance(0.4) ? [runningCosts(maker, listed)] : [])];
}
