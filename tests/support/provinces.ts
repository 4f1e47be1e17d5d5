import { FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import type { Fen } from "../../src/model/money";
import { coded, column, labelled, numeral, twoSided, type Column, type Drawing, type Heads, type Line, type PrintedCell, type PrintedColumn, type PrintedRow, type PrintedTable, type SideRow } from "./drawing";
import { balances, basicTable, classRows, fundTables, THREE_PUBLIC } from "./sharedTables";

/**
 * Whole sets of tables as provinces without a form of their own print them: what they share with the national form, and the
 * tables that it does not have. Headers and orders follow published lists; every figure is a generated department's. Kinds are
 * not told (`id` null): whatever is read of them, figures that hold together must not be accused.
 */

const UNIT = "测试市数据资源管理局";
const UNIT_CODE = "118001";

function table(heads: Omit<Heads, "id">, columns: readonly PrintedColumn[], rows: readonly PrintedRow[]): PrintedTable {
  return { id: null, unit: "万元", note: null, ...heads, secondSide: null, columns, rows };
}

const row = (cells: readonly PrintedCell[]): PrintedRow => ({ total: false, cells });
const sumOf = (lines: readonly Line[], role: string): Fen => lines.reduce((sum, { amounts }) => sum + (amounts.get(role) ?? 0), 0);
const totalIn = (lines: readonly Line[]): Line | undefined => lines.find(({ total }) => total);
const totalOf = (line: Line | undefined): Fen => line?.amounts.get("total") ?? line?.amounts.get("project") ?? 0;
const blank = (money: Fen): PrintedCell => (money === 0 ? null : money);
const longest = (lines: readonly Line[]): readonly Line[] => {
  const length = Math.max(0, ...lines.map(({ code }) => code?.length ?? 0));
  return lines.filter(({ code }) => code !== null && code.length === length);
};

/** Rows of codes with amounts that only the items have: divisions, classes and the total add them up. */
function summed(lines: readonly Line[], of: (item: Line) => Readonly<Record<string, Fen>>): readonly Line[] {
  const items = longest(lines).map((item) => ({ code: item.code ?? "", amounts: of(item) }));
  return lines.map((line): Line => {
    const amounts = new Map<string, Fen>();
    for (const item of items) {
      if (!line.total && !item.code.startsWith(line.code ?? "?")) continue;
      for (const [role, money] of Object.entries(item.amounts)) amounts.set(role, (amounts.get(role) ?? 0) + money);
    }
    return { ...line, amounts };
  });
}

/** The share of personnel costs that goes to individuals and families, and of projects that are earmarked: made up. */
function divided(item: Line): Readonly<Record<string, Fen>> {
  const personnel = item.amounts.get("personnel") ?? 0;
  const operating = item.amounts.get("operating") ?? 0;
  const project = item.amounts.get("project") ?? 0;
  const [families, earmarked] = [Math.floor(personnel / 70_000) * 10_000, Math.floor(project / 30_000) * 10_000];
  return {
    total: personnel + operating + project, basic: personnel + operating, wages: personnel - families, families, goods: operating, project, usual: project - earmarked, earmarked,
  };
}

/** Projects with what each fund pays. */
function projectRows(drawing: Drawing): readonly (readonly [name: string, funds: readonly Fen[]])[] {
  return drawing.lines("project-expenditure").filter(({ total }) => !total).map(({ label, amounts }) =>
    [label, [...FISCAL_FUNDS, "special-account", "unit-funds"].map((fund) => amounts.get(fund) ?? 0)]);
}

function columnsSum(rows: readonly (readonly Fen[])[], width: number): readonly Fen[] {
  return Array.from({ length: width }, (_, at) => rows.reduce((sum, each) => sum + (each[at] ?? 0), 0));
}

/** Goods, works and services with a line or two each. */
function procurement(title: string, whole: Fen, header: readonly string[]): PrintedTable {
  const parts = [0.5, 0.2, 0.3].map((share) => Math.floor((whole * share) / 10_000) * 10_000);
  const [goods = 0, works = 0, services = 0] = parts;
  const line = (kind: string, name: string | null, money: Fen): PrintedRow => row([kind, name, blank(money)]);
  const first = Math.floor(goods / 20_000) * 10_000;
  return table({ title }, header.map((each, at) => column(each, at === 2 ? "amount" : "name")), [
    row(["合计", null, goods + works + services]),
    line("货物", "小计", goods), line("货物", "办公设备购置", first), line("货物", "专用软件采购", goods - first),
    line("工程", "小计", works), line("工程", "机房改造", works),
    line("服务", "小计", services), line("服务", "物业管理服务", services),
  ]);
}

/** Income by unit with the sources of the unit's own funds as a group in the group. */
function revenueByUnit(drawing: Drawing, codes: boolean): PrintedTable {
  const own = ["institutional-revenue", "superior-subsidy", "affiliate-payment", "business-revenue", "other-revenue"];
  const label = (id: string): string => SOURCES.find((source) => source.id === id)?.label ?? id;
  const rest = SOURCES.filter(({ id }) => !own.includes(id));
  const heads: readonly (readonly [readonly string[], (line: Line) => Fen])[] = [
    [["合计"], (line) => line.amounts.get("total") ?? 0], [["本年收入", "小计"], (line) => line.amounts.get("current") ?? 0],
    ...rest.map(({ id }) => [["本年收入", label(id)], (line: Line): Fen => line.amounts.get(`current.${id}`) ?? 0] as const),
    [["本年收入", "单位资金", "小计"], (line) => own.reduce((sum, id) => sum + (line.amounts.get(`current.${id}`) ?? 0), 0)],
    ...own.map((id) => [["本年收入", "单位资金", label(id)], (line: Line): Fen => line.amounts.get(`current.${id}`) ?? 0] as const),
    [["上年结转结余"], (line) => line.amounts.get("carry-over") ?? 0],
  ];
  const labels = codes ? [column("部门（单位）代码", "code"), column("部门（单位）名称", "name")] : [column("单位名称", "name")];
  const lines = drawing.lines("revenue").filter(({ label: name }) => !name.endsWith("（汇总）"));
  return table({ title: "收入总表" }, [...labels, ...heads.map(([headers]) => column(headers, "amount"))], lines.map((line, at): PrintedRow => ({
    total: line.total, cells: [...(codes ? [line.total ? null : `${UNIT_CODE}${String(at).padStart(3, "0")}`] : []), line.total ? "合计" : line.label, ...heads.map(([, of]) => blank(of(line)))],
  })));
}

/** 三公 of units, the department's codes before them. */
function threePublicByUnit(drawing: Drawing, title: string): PrintedTable {
  return labelled({ id: null, title }, ["部门编码", "部门名称"],
    drawing.lines("three-public-expenses").map((line) => [line.total ? [null, "合计"] : [UNIT_CODE, line.label], line]), THREE_PUBLIC);
}

/** Beijing: units above codes, projects by kind, procurement, and the appropriation with this year's total on top. */
function beijing(drawing: Drawing): readonly PrintedTable[] {
  const funds = ["一般公共预算", "政府性基金预算", "国有资本经营预算"];
  const projects = projectRows(drawing);
  const all = columnsSum(projects.map(([, each]) => each), 5);
  const cells = (each: readonly Fen[]): readonly PrintedCell[] => [each.reduce((a, b) => a + b, 0), ...each.map(blank)];
  const basic = basicTable(drawing, "一般公共预算财政拨款基本支出表", "万元", false);
  return [
    ...balances(drawing, "万元", ["收支总表", "财政拨款收支总表"], false), revenueByUnit(drawing, true),
    coded({ id: null, title: "支出总表" }, drawing.lines("expenditure"), [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"], ["事业单位经营支出", "business"], ["上缴上级支出", "to-superior"], ["对附属单位补助支出", "to-affiliates"]], false),
    table({ title: "项目支出表" }, [
      column("项目单位", "name"), column("类型", "name"), column("项目名称", "name"), column("合计", "amount"), ...funds.map((fund) => column(["本年拨款", fund], "amount")),
      column("财政专户管理资金", "amount"), column("单位资金", "amount"),
    ], [row(["合计", null, null, ...cells(all)]), ...projects.map(([name, each]) => row([UNIT, "22-其他运转类", name, ...cells(each)]))]),
    procurement("政府采购预算明细表", all.reduce((a, b) => a + b, 0), ["采购类别", "采购项目", "金额"]),
    ...fundTables(drawing, ["一般公共预算财政拨款支出表", "政府性基金预算财政拨款支出表", "国有资本经营预算财政拨款支出表"], "万元", false),
    { ...basic, columns: basic.columns.map(({ headers, holds }) => column([holds === "amount" ? "本年一般公共预算基本支出" : "部门预算支出经济分类科目", ...headers], holds)) },
    threePublicByUnit(drawing, "财政拨款“三公”经费支出表"),
  ];
}

/** Henan: the balance by basic and project expenditure with four columns of funds, uses within codes, both economic classifications, 三公 in rows. */
function henan(drawing: Drawing): readonly PrintedTable[] {
  const general = summed(drawing.lines("general-expenditure"), divided);
  const whole = totalIn(general);
  const of = (role: string): Fen => whole?.amounts.get(role) ?? 0;
  const other = drawing.income("total") - of("total");
  const four = (money: Fen): readonly PrintedCell[] => [blank(money), blank(money), null, null];
  const income: readonly SideRow[] = [["一、一般公共预算", [of("total")]], ["二、政府性基金", [null]], ["三、国有资本经营预算", [null]], ["四、财政专户管理资金收入", [null]], ["五、其他各项收入", [blank(other)]], [null as unknown as string, [null]], ["本年收入合计", [drawing.income("total")]], ["上年结转", [null]], ["收入总计", [drawing.income("total")]]];
  const spent: readonly SideRow[] = [
    ["一、基本支出", four(of("basic"))], ["1、工资福利支出", four(of("wages"))], ["2、对个人和家庭的补助", four(of("families"))], ["3、商品和服务支出", four(of("goods"))],
    ["二、项目支出", [of("project") + other, of("project"), null, blank(other)]], ["1、一般性项目", [of("usual") + other, of("usual"), null, blank(other)]], ["2、专项资金", four(of("earmarked"))],
    ["本年支出合计", [drawing.income("total"), of("total"), null, blank(other)]], ["支出总计", [drawing.income("total"), of("total"), null, blank(other)]],
  ];
  const uses: readonly Column[] = [
    ["总计", "total"], [["基本支出", "小计"], "basic"], [["基本支出", "工资福利支出"], "wages"], [["基本支出", "对个人和家庭的补助"], "families"], [["基本支出", "商品和服务支出"], "goods"],
    [["项目支出", "小计"], "project"], [["项目支出", "一般性项目"], "usual"], [["项目支出", "专项资金"], "earmarked"],
  ];
  const split = (code: string): readonly PrintedCell[] => [code.slice(0, 3), code.slice(3, 5), code.slice(5)];
  const economic = longest(drawing.lines("general-basic-expenditure"));
  const three = totalIn(drawing.lines("three-public-expenses"));
  const items: readonly (readonly [string, string])[] = [["共计", "total"], ["1、因公出国（境）费用", "overseas"], ["2、公务接待费", "reception"], ["3、公务用车费", "vehicles"], ["其中：（1）公务用车运行维护费", "vehicle-running"], ["（2）公务用车购置", "vehicle-purchase"]];
  return [
    twoSided({ id: null, title: "部门收支总体情况表" }, income, spent, ["合计", "一般公共预算", "政府性基金", "其他资金"]),
    table({ title: "一般公共预算支出情况表" }, [
      ...["类", "款", "项"].map((level) => column(["科目编码", level], "code")), column("单位代码", "name"), column("单位（科目名称）", "name"), ...uses.map(([headers]) => column(headers, "amount")),
    ], [
      row([null, null, null, null, "合计", ...uses.map(([, role]) => blank(of(role)))]), row([null, null, null, UNIT_CODE, UNIT, ...uses.map(([, role]) => blank(of(role)))]),
      ...longest(general).map((line) => row([...split(line.code ?? ""), UNIT_CODE, line.label, ...uses.map(([, role]) => blank(line.amounts.get(role) ?? 0))])),
    ]),
    table({ title: "支出经济分类汇总表" }, [
      column(["部门预算经济分类", "类"], "code"), column(["部门预算经济分类", "款"], "code"), column(["部门预算经济分类", "科目名称"], "name"), column(["政府预算经济分类", "类"], "code"), column(["政府预算经济分类", "款"], "code"),
      column(["政府预算经济分类", "科目名称"], "name"), column("总计", "amount"), column(["一般公共预算", "小计"], "amount"), column(["一般公共预算", "其中：财政拨款"], "amount"), column("政府性基金", "amount"),
    ], [
      row([null, null, "合计", null, null, null, sumOf(economic, "total"), sumOf(economic, "total"), sumOf(economic, "total"), null]),
      ...economic.map((line) => row([line.code?.slice(0, 3) ?? "", line.code?.slice(3) ?? "", line.label, line.code?.startsWith("302") ? "502" : "501", "01", line.code?.startsWith("302") ? "办公经费" : "工资奖金津补贴", totalOf(line), totalOf(line), totalOf(line), null])),
    ]),
    table({ title: "一般公共预算“三公”经费支出情况表" }, [column("项目", "name"), column(`${drawing.year}年“三公”经费预算数`, "amount")], items.map(([label, role]) => row([label, three?.amounts.get(role) ?? 0]))),
  ];
}

/** Yunnan: units repeated on every line, projects under their kinds, new assets, transfers to lower levels by place. */
function yunnan(drawing: Drawing): readonly PrintedTable[] {
  const basic = longest(drawing.lines("general-basic-expenditure"));
  const projects = projectRows(drawing);
  const all = columnsSum(projects.map(([, each]) => each), 5);
  const sum = (each: readonly Fen[]): Fen => each.reduce((a, b) => a + b, 0);
  const out = Math.floor(sum(all) / 30_000) * 10_000;
  const places = ["东川县", "西山县", "北岭县"];
  return [
    ...balances(drawing, "万元", ["部门财务收支预算总表", "财政拨款收支预算总表"], true),
    ...fundTables(drawing, ["一般公共预算支出预算表（按功能科目分类）", "政府性基金预算支出预算表", "国有资本经营预算支出预算表"], "万元", false).slice(0, 2),
    table({ title: "部门基本支出预算表" }, [
      column("单位名称", "name"), column("项目名称", "name"), column("经济科目编码", "code"), column("经济科目名称", "name"), column("总计", "amount"), column(["财政拨款", "小计"], "amount"), column(["财政拨款", "全年数"], "amount"), column(["财政拨款", "已提前安排"], "amount"),
    ], [
      row(["合计", null, null, null, sumOf(basic, "total"), sumOf(basic, "total"), sumOf(basic, "total"), null]),
      ...basic.map((line) => row([UNIT, line.code?.startsWith("302") ? "一般公用经费" : "人员经费", line.code, line.label, totalOf(line), totalOf(line), totalOf(line), null])),
    ]),
    table({ title: "部门项目支出预算表（其他运转类、特定目标类项目）" }, [
      column("项目分类", "name"), column("项目名称", "name"), column("总计", "amount"), column(["本年拨款", "小计"], "amount"), ...["一般公共预算", "政府性基金预算", "国有资本经营预算"].map((fund) => column(["本年拨款", fund], "amount")),
      column("财政专户管理的收入", "amount"), column("单位资金", "amount"),
    ], [
      row([null, "合计", sum(all), sum(all.slice(0, 3)), ...all.map(blank)]),
      ...projects.map(([name, each]) => row(["312 民生类", name, sum(each), sum(each.slice(0, 3)), ...each.map(blank)])),
    ]),
    table({ title: "省对下转移支付预算表" }, [column("单位名称（项目）", "name"), column(["资金来源", "合计"], "amount"), column(["资金来源", "一般公共预算"], "amount"), column(["资金来源", "政府性基金预算"], "amount"), ...places.map((place) => column(["地区", place], "amount"))],
      [row(["合计", out * 3, out * 3, null, out, out, out]), row([UNIT, out * 3, out * 3, null, out, out, out]), row(["数据共享补助资金", out * 3, out * 3, null, out, out, out])]),
    table({ title: "新增资产配置表" }, [column("单位名称", "name"), column("资产类别", "name"), column("资产名称", "name"), column("计量单位", "name"), column(["财政部门批复数", "数量"], "text"), column(["财政部门批复数", "单价"], "text"), column(["财政部门批复数", "金额"], "amount")],
      [row(["合计", null, null, null, null, null, 24_000_000]), row([UNIT, "通用设备", "台式计算机", "台", "20", "0.60", 12_000_000]), row([UNIT, "通用设备", "服务器", "台", "3", "4.00", 12_000_000])]),
  ];
}

/** Gansu, Shandong and others: all funds by code beside the general budget, economic classes of both kinds in two parts, meetings and training in rows. */
function gansu(drawing: Drawing): readonly PrintedTable[] {
  const basic = longest(drawing.lines("general-basic-expenditure"));
  const people = basic.filter((line) => !line.code?.startsWith("302") && !line.code?.startsWith("310"));
  const goods = basic.filter((line) => !people.includes(line));
  const side = (lines: readonly Line[]): readonly PrintedRow[] => lines.map((line) => row([line.code, line.label, totalOf(line)]));
  const [left, right] = [side(people), side(goods)];
  const none = [null, null, null];
  const three = totalIn(drawing.lines("three-public-expenses"));
  const amount = (role: string): Fen => three?.amounts.get(role) ?? 0;
  const expenses: readonly (readonly [string, string, Fen])[] = [
    ["1", "“三公”经费支出", amount("total")], ["2", "因公出国（境）费", amount("overseas")], ["3", "公务用车购置及运行维护费", amount("vehicles")], ["4", "其中：公务用车购置费", amount("vehicle-purchase")],
    ["5", "公务用车运行维护费", amount("vehicle-running")], ["6", "公务接待费", amount("reception")], ["7", "会议费", 1_230_000], ["8", "培训费", 4_560_000],
  ];
  const running = goods.map((line) => row([line.code, line.label, totalOf(line)]));
  return [
    ...balances(drawing, "万元", ["部门收支总体情况表", "财政拨款收支总体情况表"], false), revenueByUnit(drawing, false),
    coded({ id: null, title: "部门支出总体情况表" }, drawing.lines("expenditure"), [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"], ...drawing.otherUses()], false),
    coded({ id: null, title: "一般公共预算支出情况表" }, drawing.lines("general-expenditure"), [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"]], true),
    table({ title: "一般公共预算基本支出情况表" }, ["人员经费", "公用经费"].flatMap((group) => [column([group, "科目编码"], "code"), column([group, "科目名称"], "name"), column([group, "金额"], "amount")]), [
      ...Array.from({ length: Math.max(left.length, right.length) }, (_, at) => row([...(left[at]?.cells ?? none), ...(right[at]?.cells ?? none)])),
      row([null, "人员经费合计", sumOf(people, "total"), null, "公用经费合计", sumOf(goods, "total")]),
    ]),
    table({ title: "一般公共预算“三公”经费、会议费、培训费支出情况表" }, [column("序号", "name"), column("支出项目", "name"), column("预算数", "amount")], expenses.map((each) => row(each))),
    table({ title: "一般公共预算机关运行经费表" }, [column("编码", "code"), column("机关运行经费支出科目", "name"), column("预算数", "amount")], [...running, row([null, "合计", sumOf(goods, "total")])]),
  ];
}

/** Hainan and Hebei: every line numbered, this year's totals on top of the parts, zeros printed. */
function hebei(drawing: Drawing): readonly PrintedTable[] {
  const spent = totalIn(drawing.lines("expenditure"));
  const classes = classRows(drawing, true);
  const of = (code: string): Fen => totalOf(drawing.lines("expenditure").find((line) => line.code === code));
  const out = drawing.income("total") - totalOf(spent);
  const right: readonly (readonly [string, Fen])[] = [...classes.map(([code, label], at): [string, Fen] => [`${numeral(at)}、${label}`, of(code)]), ["本年支出合计", totalOf(spent)], ["年终结转结余", out], ["支出总计", drawing.income("total")]];
  const sources: readonly (readonly [string, Fen])[] = SOURCES.map(({ id, label }, at): [string, Fen] => [`${numeral(at)}、${label}`, drawing.income(`current.${id}`)]);
  const ends: readonly (readonly [string, Fen])[] = [["本年收入合计", drawing.income("current")], ["上年结转结余", drawing.income("carry-over")], ["收入总计", drawing.income("total")]];
  const height = right.length - ends.length;
  const left = (at: number): readonly PrintedCell[] => (at < sources.length ? sources[at] : at >= height ? ends[at - height] : null) ?? [null, null];
  const [, appropriation] = balances(drawing, "万元", ["收支总表", "财政拨款收支总表"], false);
  const change = longest(drawing.lines("general-expenditure"));
  return [
    table({ title: "部门收支总表" }, [column("序号", "name"), column(["收入", "项目"], "name"), column(["收入", "预算数"], "amount"), column(["支出", "项目"], "name"), column(["支出", "预算数"], "amount")],
      right.map((each, at) => row([String(at + 1), ...left(at), ...each]))),
    ...(appropriation ? [appropriation] : []),
    coded({ id: null, title: "部门支出总表" }, drawing.lines("expenditure"), [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"], ["上缴上级支出", "to-superior"], ["事业单位经营支出", "business"], ["对附属单位补助支出", "to-affiliates"]], false),
    table({ title: "一般公共预算支出对比表" }, [column("科目编码", "code"), column("科目名称", "name"), column(`${drawing.year - 1}年预算数`, "amount"), column(`${drawing.year}年预算数`, "amount"), column("增减额", "amount")], [
      ...change.map((line) => row([line.code, line.label, 2 * totalOf(line), totalOf(line), -totalOf(line)])),
      row([null, "合计", 2 * change.reduce((sum, line) => sum + totalOf(line), 0), change.reduce((sum, line) => sum + totalOf(line), 0), -change.reduce((sum, line) => sum + totalOf(line), 0)]),
    ]),
    basicTable(drawing, "一般公共预算基本支出表", "万元", false),
  ];
}

/** Sets of tables by province. */
export const PROVINCES: Readonly<Record<string, (drawing: Drawing) => readonly PrintedTable[]>> = { beijing, henan, yunnan, gansu, hebei };
