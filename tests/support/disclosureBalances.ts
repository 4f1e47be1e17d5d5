import type { Drawn, Maker } from "./disclosures";
import { distinct, FISCAL, functionalName, sum, type Entry, type Fund, type Only } from "./ledger";
import type { Column, Line, Pane } from "./printing";

const NUMERALS = "一二三四五六七八九十".split("");
const ALL: Only = () => true;
const NONE: Only = () => false;

/** Names of sources as balances print them. */
const SOURCES: readonly (readonly [Fund, readonly string[]])[] = [
  ["general", ["一般公共预算拨款收入", "一般公共预算财政拨款", "一般公共预算"]], ["government", ["政府性基金预算拨款收入", "政府性基金预算财政拨款", "政府性基金预算"]],
  ["capital", ["国有资本经营预算拨款收入", "国有资本经营预算财政拨款", "国有资本经营预算"]], ["account", ["财政专户管理资金收入", "财政专户管理资金", "财政专户管理资金"]],
  ["institution", ["事业收入", "事业收入", "事业收入"]], ["other", ["其他收入", "其他收入", "其他收入"]],
];

const line = (label: string, of: Only | null): Line<Only> => ({ labels: [label], of });

function classesOf(entries: readonly Entry[]): readonly string[] {
  return distinct(entries.map(({ item }) => item.slice(0, 3))).slice().sort();
}

/** Expenditure by class; some layouts print classes without amounts too. */
function byClass({ draw, ledger: { entries } }: Maker, own: Only, style: "一、" | "（一）" | ""): readonly Line<Only>[] {
  const codes = classesOf(entries);
  const all = draw.chance(0.4) ? distinct([...codes, "201", "202", "203", "204", "206", "211", "213", "229"]).slice().sort() : codes;
  return all.map((code, at) => {
    const numeral = at < 10 ? NUMERALS[at] ?? "" : `十${NUMERALS[at - 10] ?? ""}`;
    return line(`${style === "" ? "" : style.replace("一", numeral)}${functionalName(code)}`, (entry) => own(entry) && entry.item.startsWith(code));
  });
}

function pane(columns: readonly Column<Only>[], label: string, lines: readonly Line<Only>[], feet: readonly Line<Only>[], head: string): Pane<Only> {
  return { labels: [[label]], columns, lines, feet, head };
}

/** Income and expenditure of the whole department. */
function whole(maker: Maker): Drawn {
  const { draw, ledger: { entries, year } } = maker;
  const names = draw.int(0, 2);
  const amount = (header: string): Column<Only> => ({ heads: [header], of: (only) => sum(entries, only) });
  const header = draw.pick(["预算数", "金额", `${year}年预算数`, `${year}年预算`, "年初预算数"] as const);
  const item = draw.pick(["项目", "项  目", "收入项目"] as const);
  const spent = draw.pick(["项目", "项目（按功能分类）", "支出功能分类科目"] as const);
  const fiscalFirst = draw.chance(0.3);
  const source = (fund: Fund): Only => (entry) => entry.fund === fund && !entry.carried;
  const named = (fund: Fund): string => SOURCES.find(([id]) => id === fund)?.[1][names] ?? fund;
  const income = fiscalFirst
    ? [line("一、财政拨款收入", (entry) => FISCAL.includes(entry.fund) && !entry.carried), ...FISCAL.map((fund, at) => line(`  ${["（一）", "（二）", "（三）"][at] ?? ""}${named(fund)}`, source(fund))),
        ...(["account", "institution", "other"] as const).map((fund, at) => line(`${NUMERALS[at + 1] ?? ""}、${named(fund)}`, source(fund)))]
    : SOURCES.map(([fund], at) => line(`${NUMERALS[at] ?? ""}、${named(fund)}`, source(fund)));
  const carried: Only = (entry) => entry.carried;
  const carriedLines = draw.chance(0.5)
    ? [line("上年结转", carried), ...FISCAL.map((fund, at) => line(`  ${at === 0 ? "其中：" : "      "}${named(fund)}`, (entry) => entry.carried && entry.fund === fund))]
    : [line(draw.pick(["上年结转", "上年结转结余", "上年结转和结余"] as const), carried)];
  const word = draw.pick<readonly [string, string]>([["本年收入合计", "本年支出合计"], ["本 年 收 入 合 计", "本 年 支 出 合 计"], ["当年收入小计", "当年支出小计"]]);
  const totals = draw.pick<readonly [string, string]>([["收入总计", "支出总计"], ["收 入 总 计", "支 出 总 计"], ["收  入  总  计", "支  出  总  计"]]);
  const left = pane([amount(header)], item, income, [line(word[0], (entry) => !entry.carried), ...carriedLines, line(totals[0], ALL)], draw.chance(0.5) ? "收入" : "");
  const right = pane([amount(header)], spent, byClass(maker, ALL, draw.pick(["一、", "（一）", ""] as const)), [line(word[1], ALL), line(draw.pick(["结转下年", "年终结转结余"] as const), NONE), line(totals[1], ALL)], left.head === "" ? "" : "支出");
  const uses = pane([amount(header)], draw.pick(["项目（按支出性质）", "支出用途", "项目（按支出经济分类）"] as const), [
    line("一、基本支出", (entry) => entry.project === null), line("  人员经费", (entry) => entry.project === null && /^30[13]/.test(entry.economic)), line("  公用经费", (entry) => entry.project === null && /^302|^310/.test(entry.economic)),
    line("二、项目支出", (entry) => entry.project !== null), ...(draw.chance(0.5) ? [line("三、上缴上级支出", NONE), line("四、事业单位经营支出", NONE)] : []),
  ], [line(word[1], ALL), line("结转下年", NONE), line(totals[1], ALL)], right.head);
  const three = draw.chance(0.35);
  return { shape: `whole ${three ? "three panes" : "two panes"}${fiscalFirst ? " fiscal first" : ""}${carriedLines.length > 1 ? " carried by fund" : ""}`, title: draw.pick(["部门收支总表", "部门收支总体情况表", "收支预算总表", `${year}年部门收支预算总表`] as const), panes: three ? [left, right, uses] : [left, right] };
}

/** What the treasury pays. */
function fiscal(maker: Maker): Drawn {
  const { draw, ledger: { entries, year } } = maker;
  const own: Only = (entry) => FISCAL.includes(entry.fund);
  const header = draw.pick(["预算数", "金额", "合计", `${year}年预算数`] as const);
  const of = (fund: Fund, carried: boolean): Only => (entry) => entry.fund === fund && entry.carried === carried;
  const named = (fund: Fund): string => SOURCES.find(([id]) => id === fund)?.[1][1] ?? fund;
  const grouped = draw.chance(0.5);
  const amount: Column<Only> = { heads: [header], of: (only) => sum(entries, own, only) };
  const income = [
    line("一、本年收入", (entry) => own(entry) && !entry.carried), ...FISCAL.map((fund, at) => line(`（${NUMERALS[at] ?? ""}）${named(fund)}`, of(fund, false))),
    line("二、上年结转", (entry) => own(entry) && entry.carried), ...FISCAL.map((fund, at) => line(`（${NUMERALS[at] ?? ""}）${named(fund)}`, of(fund, true))),
  ];
  const split = draw.pick(["three", "three", "one", "of which"] as const);
  const heads: Readonly<Record<Fund, string>> = { general: "一般公共预算财政拨款", government: "政府性基金预算财政拨款", capital: "国有资本经营预算财政拨款", account: "", institution: "", other: "" };
  const group = draw.chance(0.3) ? [header === "合计" ? "预算数" : header] : [];
  const columns: readonly Column<Only>[] = split === "one" ? [{ heads: [header], of: (only) => sum(entries, own, only) }] : [
    { heads: [...group, "合计"], of: (only) => sum(entries, own, only) },
    ...FISCAL.map((fund, at): Column<Only> => ({ heads: [...group, `${split === "of which" && at === 0 ? "其中：" : ""}${heads[fund]}`], of: (only) => sum(entries, only, (entry) => entry.fund === fund) })),
  ];
  const classes = byClass(maker, own, grouped ? "（一）" : draw.pick(["一、", "（一）"] as const));
  const right = grouped ? [line("一、本年支出", own), ...classes, line("二、年终结转结余", NONE)] : classes;
  const feet = [...(grouped ? [] : [line("本年支出合计", own), line("年终结转结余", NONE)]), line("支出总计", own)];
  return {
    shape: `fiscal ${split}${grouped ? " grouped" : ""}`, title: draw.pick(["财政拨款收支总表", "财政拨款收支总体情况表", "财政拨款收支预算总表"] as const),
    panes: [pane([amount], "项目", income, [line("收入总计", own)], "收入"), pane(columns, draw.pick(["项目", "项目（按功能分类）", "功能分类"] as const), right, feet, "支出")],
  };
}

/** The balances of a disclosure. */
export function balances(maker: Maker): readonly Drawn[] {
  return [whole(maker), fiscal(maker)];
}
