import { FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import type { Fen } from "../../src/model/money";
import { coded, column, labelled, numeral, twoSided, type Column, type Drawing, type Heads, type Line, type PrintedCell, type PrintedColumn, type PrintedRow, type PrintedTable, type SideRow } from "./drawing";
import { balances, basicTable, classRows, OTHER_SOURCES, revenueTable, THREE_PUBLIC } from "./sharedTables";

/** Layouts of further regions, as far as their published lists and headers tell; every figure is a generated department's. */

const FUND_TABLES = ["general-expenditure", "government-fund-expenditure", "state-capital-expenditure"] as const;
const BASIC: readonly Column[] = [["合计", "total"], [["基本支出", "小计"], "basic"], [["基本支出", "人员经费"], "personnel"], [["基本支出", "公用经费"], "operating"], ["项目支出", "project"]];
const USES: readonly Column[] = [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"], ["事业单位经营支出", "business"], ["上缴上级支出", "to-superior"], ["对附属单位补助支出", "to-affiliates"]];
const USE_LABELS: readonly (readonly [role: string, label: string])[] = [["basic", "基本支出"], ["project", "项目支出"], ["business", "事业单位经营支出"], ["to-superior", "上缴上级支出"], ["to-affiliates", "对附属单位补助支出"]];

/** A made-up figure of another year. */
function otherYear(cell: PrintedCell | undefined): PrintedCell {
  return typeof cell === "number" && cell !== 0 ? 2 * cell : null;
}

/** Change and rate of an amount against {@link otherYear}. */
function comparedWith(cell: PrintedCell | undefined): readonly PrintedCell[] {
  return typeof cell === "number" && cell !== 0 ? [-cell, "-50.00"] : [null, null];
}

function totalOf(line: Line | undefined): Fen {
  return line?.amounts.get("total") ?? line?.amounts.get("project") ?? 0;
}

function linesWithTotal(drawing: Drawing, id: (typeof FUND_TABLES)[number]): readonly Line[] {
  return drawing.lines(id).map((line) => ({ ...line, amounts: new Map([...line.amounts, ["total", totalOf(line)]]) }));
}

/** A table of any columns. */
function table(heads: Heads, columns: readonly PrintedColumn[], rows: readonly PrintedRow[]): PrintedTable {
  return { unit: "万元", note: null, ...heads, secondSide: null, columns, rows };
}

function threePublicTotal(drawing: Drawing): readonly (readonly [[], Line])[] {
  return drawing.lines("three-public-expenses").filter((line) => line.total).map((line) => [[], line]);
}

/** Last year's outturn, this year's budget and the change side by side; 三公 of two years in one row. */
function central(drawing: Drawing): readonly PrintedTable[] {
  const year = drawing.year;
  const funds: readonly Column[] = FISCAL_FUNDS.map((id): Column => [`${SOURCES.find((source) => source.id === id)?.label ?? ""}拨款收入`, `current.${id}`]);
  const others: readonly Column[] = OTHER_SOURCES.flatMap(([header, role]): Column[] => (role === "current.institutional-revenue"
    ? [[["事业收入", "金额"], role], [["事业收入", "其中：教育收费"], "none"]] : [[header, role]]));
  const grouped = (group: string, columns: readonly Column[]): readonly Column[] => columns.map(([header, role]) => [[group, ...(typeof header === "string" ? [header] : header)], role]);
  const general = coded({ id: "general-expenditure", title: "一般公共预算支出表" }, linesWithTotal(drawing, "general-expenditure"),
    grouped(`${year}年预算数`, [["小计", "total"], ["基本支出", "basic"], ["项目支出", "project"]]), false);
  const change = `${year}年预算数比${year - 1}年执行数`;
  const three = labelled({ id: "three-public-expenses", title: "一般公共预算“三公”经费支出表" }, [], threePublicTotal(drawing), grouped(`${year}年预算数`, THREE_PUBLIC));
  const fund = (id: (typeof FUND_TABLES)[number], title: string): PrintedTable => coded({ id, title, note: drawing.note(id) },
    linesWithTotal(drawing, id), grouped(`${year}年${title.replace("表", "")}`, [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"]]), false);
  const basic = basicTable(drawing, "一般公共预算基本支出表", "万元", false);
  return [
    ...balances(drawing, "万元", ["部门收支总表", "财政拨款收支总表"], false),
    revenueTable(drawing, "部门收入总表", "万元", [...funds, ...others, ["使用非财政拨款结余", "none"]], false),
    coded({ id: "expenditure", title: "部门支出总表" }, drawing.lines("expenditure"), USES, false),
    {
      ...general,
      columns: [...general.columns.slice(0, 2), column(`${year - 1}年执行数`, "amount"), ...general.columns.slice(2), column([change, "增减额"], "amount"), column([change, "增减%"], "text")],
      rows: general.rows.map((row) => ({ ...row, cells: [...row.cells.slice(0, 2), otherYear(row.cells[2]), ...row.cells.slice(2), ...comparedWith(row.cells[2])] })),
    },
    { ...basic, columns: basic.columns.map(({ headers, holds }) => column([holds === "amount" ? `${year}年基本支出` : "部门预算支出经济分类科目", ...headers], holds)) },
    {
      ...three,
      columns: [...three.columns.map(({ headers }) => column([`${year - 1}年预算数`, ...headers.slice(1)], "amount")), ...three.columns],
      rows: three.rows.map((row) => ({ ...row, cells: [...row.cells.map(otherYear), ...row.cells] })),
    },
    fund("government-fund-expenditure", "政府性基金预算支出表"), fund("state-capital-expenditure", "国有资本经营预算支出表"),
  ];
}

/** The general budget's tables beside those of all three funds together; meetings and training beside 三公. */
function jiangsu(drawing: Drawing): readonly PrintedTable[] {
  const basic = basicTable(drawing, "一般公共预算基本支出表", "万元", false);
  const three = labelled({ id: "three-public-expenses", title: "一般公共预算“三公”经费、会议费、培训费支出表" }, [], threePublicTotal(drawing), [
    ["“三公”经费合计", "total"],
    ...THREE_PUBLIC.slice(1).map(([headers, role]): Column => [["“三公”经费", ...(typeof headers === "string" ? [headers] : headers)], role]), ["会议费", "none"], ["培训费", "none"],
  ]);
  const codes = new Set(FUND_TABLES.flatMap((id) => drawing.lines(id).flatMap((line) => line.code ?? [])));
  const all = drawing.lines("expenditure").filter((line) => line.total || codes.has(line.code ?? "")).map((line): Line => {
    const own = FUND_TABLES.flatMap((id) => linesWithTotal(drawing, id).filter((other) => (line.total ? other.total : other.code === line.code)));
    const roles = ["total", "basic", "personnel", "operating", "project"];
    // Tables of funds do not divide basic expenditure; none of theirs is personnel.
    const amountOf = ({ amounts }: Line, role: string): Fen => amounts.get(role) ?? (role === "operating" && !amounts.has("personnel") ? amounts.get("basic") ?? 0 : 0);
    return { ...line, amounts: new Map(roles.map((role) => [role, own.reduce((sum, other) => sum + amountOf(other, role), 0)])) };
  });
  const goods = drawing.lines("general-basic-expenditure").find((line) => line.code === "302");
  const running = drawing.lines("general-basic-expenditure").filter((line) => line.total || line.code?.startsWith("302")).map((line): Line =>
    ({ ...line, amounts: new Map([["total", (line.total ? goods : line)?.amounts.get("operating") ?? 0]]) }));
  return [
    ...balances(drawing, "万元", ["收支总表", "财政拨款收支总表"], false),
    revenueTable(drawing, "收入总表", "万元", [...FISCAL_FUNDS.map((id): Column => [SOURCES.find((source) => source.id === id)?.label ?? "", `current.${id}`]), ...OTHER_SOURCES], false),
    coded({ id: "expenditure", title: "支出总表" }, drawing.lines("expenditure"), USES, false),
    coded({ id: "appropriation-expenditure", title: "财政拨款支出表（功能科目）" }, all, BASIC, false),
    coded({ id: "general-expenditure", title: "一般公共预算支出表" }, drawing.lines("general-expenditure"), BASIC, false),
    { ...basic, columns: basic.columns.map(({ headers, holds }) => column([holds === "amount" ? "本年一般公共预算基本支出" : "部门预算支出经济分类科目", ...headers], holds)) },
    three,
    coded({ id: "government-fund-expenditure", title: "政府性基金预算支出表", note: drawing.note("government-fund-expenditure") }, linesWithTotal(drawing, "government-fund-expenditure"), USES.slice(0, 3), false),
    coded({ id: "state-capital-expenditure", title: "国有资本经营预算支出表", note: drawing.note("state-capital-expenditure") }, linesWithTotal(drawing, "state-capital-expenditure"), USES.slice(0, 3), false),
    coded({ id: "office-running-costs", title: "一般公共预算机关运行经费支出表" }, running, [["机关运行经费支出", "total"]], false),
  ];
}

/** Code in brackets before the name; income and uses by rows; 三公 in rows with a column for each fund. */
function guangdong(drawing: Drawing): readonly PrintedTable[] {
  const named = (heads: Heads, lines: readonly Line[], header: string, columns: readonly Column[]): PrintedTable =>
    labelled(heads, [header], lines.map((line) => [[line.code === null ? line.label : `[${line.code}]${line.label}`], line]), columns);
  const spent = drawing.lines("expenditure").find((line) => line.total);
  const out = drawing.income("total") - totalOf(spent);
  const income: readonly SideRow[] = [
    ["一、财政拨款收入", [FISCAL_FUNDS.reduce((sum, id) => sum + drawing.income(`current.${id}`), 0)]],
    ...FISCAL_FUNDS.map((id): SideRow => [`${SOURCES.find((source) => source.id === id)?.label ?? ""}拨款`, [drawing.income(`current.${id}`) || null]]),
    ...SOURCES.filter((source) => !source.fiscal).map(({ id, label }, index): SideRow => [`${numeral(index + 1)}、${label}`, [drawing.income(`current.${id}`) || null]]),
    ["本年收入合计", [drawing.income("current")]], ["上年结转", [drawing.income("carry-over") || null]], ["收入总计", [drawing.income("total")]],
  ];
  const uses: readonly SideRow[] = [
    ...USE_LABELS.map(([role, label], index): SideRow => [`${numeral(index)}、${label}`, [spent?.amounts.get(role) ?? null]]),
    ["本年支出合计", [totalOf(spent)]], ["结转下年", [out || null]], ["支出总计", [drawing.income("total")]],
  ];
  const three = drawing.lines("three-public-expenses").find((line) => line.total);
  const items: readonly (readonly [string, string])[] = [["“三公”经费", "total"], ["其中：（一）因公出国（境）支出", "overseas"], ["（二）公务用车购置及运行维护支出", "vehicles"], ["1.公务用车购置", "vehicle-purchase"], ["2.公务用车运行维护费", "vehicle-running"], ["（三）公务接待费支出", "reception"]];
  const inRows = (heads: Heads, rows: readonly SideRow[], amount: string): PrintedTable =>
    table(heads, [column("项目", "name"), column(amount, "amount")], rows.map(([label, cells]) => ({ total: false, cells: [label, ...cells] })));
  const [, appropriation] = balances(drawing, "万元", ["收支总体情况表", "财政拨款收支总体情况表"], false);
  return [
    twoSided({ id: "balance", title: drawing.title("收支总体情况表") }, income, uses, [`${drawing.year}年预算`]),
    inRows({ id: "revenue", title: "收入总体情况表" }, income, `${drawing.year}年预算`),
    inRows({ id: "expenditure", title: "支出总体情况表" }, uses, `${drawing.year}年预算`),
    ...(appropriation ? [appropriation] : []),
    named({ id: "general-expenditure", title: "一般公共预算支出情况表（按功能分类科目）" }, drawing.lines("general-expenditure"), "功能科目名称", USES.slice(0, 3)),
    named({ id: "general-basic-expenditure", title: "一般公共预算基本支出情况表（按支出经济分类科目）" }, drawing.lines("general-basic-expenditure"), "支出经济分类", [["预算数", "total"]]),
    table({ id: "three-public-expenses", title: "财政拨款安排的行政经费及“三公”经费预算表" },
      [column("项目", "name"), ...["合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"].map((header) => column(header, "amount"))],
      [{ total: false, cells: ["行政经费", 12_340_000, 12_340_000, null, null] }, ...items.map(([label, role]): PrintedRow => ({ total: false, cells: [label, three?.amounts.get(role) ?? null, three?.amounts.get(role) ?? null, null, null] }))]),
    named({ id: "government-fund-expenditure", title: "政府性基金预算支出情况表", note: drawing.note("government-fund-expenditure") }, linesWithTotal(drawing, "government-fund-expenditure"), "功能科目名称", USES.slice(0, 3)),
    named({ id: "state-capital-expenditure", title: "国有资本经营预算支出情况表", note: drawing.note("state-capital-expenditure") }, linesWithTotal(drawing, "state-capital-expenditure"), "功能科目名称", USES.slice(0, 3)),
  ];
}

/** Class, division and item in three columns, codes of units in a fourth, names of units and items in one; items only. */
function sichuan(drawing: Drawing): readonly PrintedTable[] {
  const parts = (code: string): readonly string[] => [code.slice(0, 3), code.slice(3, 5), ...(code.length > 5 ? [code.slice(5)] : [])];
  const mixed = (heads: Heads, lines: readonly Line[], depth: 2 | 3, columns: readonly Column[]): PrintedTable => {
    const levels = ["类", "款", "项"].slice(0, depth);
    const total = lines.find((line) => line.total);
    const amounts = (line: Line | undefined): readonly PrintedCell[] => columns.map(([, role]) => line?.amounts.get(role) ?? null);
    const empty = levels.map(() => null);
    const items = lines.filter((line) => line.code?.length === (depth === 3 ? 7 : 5));
    return table(heads, [...levels.map((level) => column(["项目", "科目编码", level], "code")), column(["项目", "单位代码"], "name"), column(["项目", "单位名称（科目）"], "name"), ...columns.map(([headers]) => column(headers, "amount"))],
      items.length === 0 ? [] : [
        { total: true, cells: [...empty, null, "合 计", ...amounts(total)] },
        { total: false, cells: [...empty, "318001", "测试市数据资源管理局", ...amounts(total)] },
        ...items.map((line) => ({ total: false, cells: [...parts(line.code ?? ""), "318001", line.label, ...amounts(line)] })),
      ]);
  };
  const byCode = drawing.incomeByCode();
  const sources: readonly Column[] = [["合计", "total"], ["上年结转", "carry-over"], ...FISCAL_FUNDS.map((id): Column => [`${SOURCES.find((source) => source.id === id)?.label ?? ""}拨款收入`, `current.${id}`]), ...OTHER_SOURCES, ["用事业基金弥补收支差额", "none"]];
  return [
    ...balances(drawing, "万元", ["部门收支总表", "财政拨款收支预算总表"], true),
    byCode ? mixed({ id: "revenue", title: "部门收入总表" }, byCode, 3, sources) : revenueTable(drawing, "部门收入总表", "万元", [], false),
    mixed({ id: "expenditure", title: "部门支出总表" }, drawing.lines("expenditure"), 3, USES),
    mixed({ id: "general-expenditure", title: "一般公共预算支出预算表" }, drawing.lines("general-expenditure"), 3, USES.slice(0, 3)),
    mixed({ id: "general-basic-expenditure", title: "一般公共预算基本支出预算表" }, drawing.lines("general-basic-expenditure"), 2, [[["基本支出", "合计"], "total"], [["基本支出", "人员经费"], "personnel"], [["基本支出", "公用经费"], "operating"]]),
    mixed({ id: "general-projects", title: "一般公共预算项目支出预算表" }, drawing.lines("general-expenditure"), 3, [["金额", "project"]]),
    labelled({ id: "three-public-expenses", title: "一般公共预算“三公”经费支出预算表" }, ["单位编码", "单位名称（科目）"],
      drawing.lines("three-public-expenses").map((line) => [line.total ? [null, "合 计"] : ["318001", line.label], line]),
      THREE_PUBLIC.map(([headers, role]) => [["当年财政拨款预算安排", ...(typeof headers === "string" ? [headers] : headers)], role])),
    mixed({ id: "government-fund-expenditure", title: "政府性基金支出预算表" }, linesWithTotal(drawing, "government-fund-expenditure"), 3, USES.slice(0, 3)),
    mixed({ id: "state-capital-expenditure", title: "国有资本经营预算支出预算表" }, linesWithTotal(drawing, "state-capital-expenditure"), 3, USES.slice(0, 3)),
  ];
}

/** Three or more parts in the balance: income, functional classes, economic classes; amounts of units above the codes. */
function hunan(drawing: Drawing): readonly PrintedTable[] {
  const money = (code: string): Fen => totalOf(drawing.lines("expenditure").find((line) => line.code === code));
  const spent = drawing.lines("expenditure").find((line) => line.total);
  const out = drawing.income("total") - totalOf(spent);
  const income: readonly SideRow[] = [
    ...SOURCES.map(({ id, label }, index): SideRow => [`${numeral(index)}、${label}`, [drawing.income(`current.${id}`) || null]]),
    ["本年收入合计", [drawing.income("current")]], ["上年结转结余", [drawing.income("carry-over") || null]], ["收 入 总 计", [drawing.income("total")]],
  ];
  const ends: readonly SideRow[] = [["本年支出合计", [totalOf(spent)]], ["年终结转结余", [out || null]], ["支 出 总 计", [drawing.income("total")]]];
  const functional: readonly SideRow[] = [...classRows(drawing, false).map(([code, label], index): SideRow => [`${numeral(index)}、${label}`, [money(code) || null]]), ...ends];
  const personnel = spent?.amounts.get("personnel") ?? 0;
  const rest = totalOf(spent) - personnel;
  const economic: readonly SideRow[] = [["一、工资福利支出", [personnel || null]], ["二、商品和服务支出", [rest || null]], ["三、对个人和家庭的补助", [null]], ...ends];
  const parts = [income, functional, economic];
  const heads = [["收入", "项目（按收入性质）"], ["支出", "项目（按功能分类）"], ["支出", "项目（按部门预算经济分类）"]];
  const [, appropriation] = balances(drawing, "万元", ["收支总表", "财政拨款收支总表"], false);
  const length = Math.max(...parts.map((part) => part.length));
  return [
    {
      ...table({ id: "balance", title: "收支总表" }, heads.flatMap((head) => [column(head, "name"), column([head[0] ?? "", "本年预算"], "amount")]),
        Array.from({ length }, (_, index) => ({ total: false, cells: parts.flatMap((part) => [part[index]?.[0] ?? null, part[index]?.[1][0] ?? null]) }))),
      secondSide: 2,
    },
    revenueTable(drawing, "收入总表", "万元", [...FISCAL_FUNDS.map((id): Column => [SOURCES.find((source) => source.id === id)?.label ?? "", `current.${id}`]), ...OTHER_SOURCES], false),
    coded({ id: "expenditure", title: "支出总表" }, drawing.lines("expenditure"), USES, false),
    ...(appropriation ? [appropriation] : []),
    coded({ id: "general-expenditure", title: "一般公共预算支出表" }, drawing.lines("general-expenditure"), BASIC, false),
    basicTable(drawing, "一般公共预算基本支出表", "万元", false),
    coded({ id: null, title: "一般公共预算基本支出表-人员经费(工资福利支出)(按部门预算经济分类)" }, drawing.lines("general-basic-expenditure").filter((line) => line.code?.startsWith("301")), [["总计", "personnel"]], false),
    labelled({ id: "three-public-expenses", title: "一般公共预算“三公”经费支出表" }, ["单位编码", "单位名称"],
      drawing.lines("three-public-expenses").map((line) => [line.total ? [null, "合计"] : ["033001", line.label], line]),
      THREE_PUBLIC.map(([headers, role]) => [typeof headers === "string" && role === "total" ? "“三公”经费合计" : headers, role])),
    coded({ id: "government-fund-expenditure", title: "政府性基金预算支出表", note: drawing.note("government-fund-expenditure") }, linesWithTotal(drawing, "government-fund-expenditure"), USES.slice(0, 3), false),
    coded({ id: "state-capital-expenditure", title: "国有资本经营预算支出表", note: drawing.note("state-capital-expenditure") }, linesWithTotal(drawing, "state-capital-expenditure"), USES.slice(0, 3), false),
  ];
}

/** The tables of a region by its name. */
export const REGIONS = { central, jiangsu, guangdong, sichuan, hunan } as const;
