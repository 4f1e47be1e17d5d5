/** Titles of nine regions' budgets, as lists of tables print them, each recognised as the kind of table that it is. */
import { FURTHER_TABLES } from "../../src/catalog/furtherTables";
import { TABLES } from "../../src/catalog/tables";
import { readTitle } from "../../src/recognize/titles";
import { plain } from "../../src/recognize/text";

function kindOf(title: string): string | null {
  const reading = readTitle(plain(title), { sheet: "x", row: 0, column: 0 }, false);
  return reading?.kinds.map(({ id }) => id).join("、") || (reading?.further?.id ?? null);
}

const NINE = "balance revenue expenditure appropriation-balance general-expenditure general-basic-expenditure three-public-expenses government-fund-expenditure state-capital-expenditure".split(" ");

/** By region: titles in the order of the list, separated as on a page of contents, and their kinds. */
const REGIONS: readonly (readonly [region: string, titles: string, kinds: readonly string[]])[] = [
  ["浙江 2025", "2025年部门（单位）收支预算总表|2025年部门（单位）收入预算总表|2025年部门（单位）支出预算总表|2025年部门（单位）财政拨款收支预算总表|2025年部门（单位）一般公共预算支出表|2025年部门（单位）一般公共预算基本支出表|2025年部门（单位）一般公共预算“三公”经费支出表|2025年部门（单位）政府性基金预算支出表|2025年部门（单位）国有资本经营预算支出表|2025年部门（单位）项目支出预算表|2025年部门（单位）项目支出绩效表",
    [...NINE, "project-expenditure", "performance-targets"]],
  ["北京 2025", "一、收支总表|二、收入总表|三、支出总表|四、项目支出表|五、政府采购预算明细表|六、财政拨款收支总表|七、一般公共预算财政拨款支出表|八、一般公共预算财政拨款基本支出表|九、政府性基金预算财政拨款支出表|十、国有资本经营预算财政拨款支出表|十一、财政拨款“三公”经费支出表|十二、政府购买服务预算财政拨款明细表|十三、项目支出绩效目标表|十四、部门整体支出绩效目标表",
    ["balance", "revenue", "expenditure", "project-expenditure", "government-procurement", "appropriation-balance", "general-expenditure", "general-basic-expenditure", "government-fund-expenditure", "state-capital-expenditure", "three-public-expenses", "purchased-services", "performance-targets", "performance-targets"]],
  ["江西 2025", "《收支预算总表》|《部门收入总表》|《部门支出总表》|《财政拨款收支总表》|《一般公共预算支出表》|《一般公共预算基本支出表》|《财政拨款“三公”经费支出表》|《政府性基金预算支出表》|《国有资本经营预算支出表》|《部门整体支出绩效目标表》|《项目绩效目标表》",
    [...NINE, "performance-targets", "performance-targets"]],
  ["云南 2025", "部门财务收支预算总表|部门收入预算表|部门支出预算表|部门财政拨款收支预算总表|部门一般公共预算支出预算表（按功能科目分类）|部门一般公共预算“三公”经费支出预算表|部门基本支出预算表|部门项目支出预算表|部门项目支出绩效目标表|部门政府性基金预算支出预算表|部门政府采购预算表|部门政府购买服务预算表|省对下转移支付预算表|省对下转移支付绩效目标表|新增资产配置表|中央转移支付补助项目支出预算表|部门项目中期规划预算表",
    ["balance", "revenue", "expenditure", "appropriation-balance", "general-expenditure", "three-public-expenses", "basic-expenditure-details", "project-expenditure", "performance-targets", "government-fund-expenditure", "government-procurement", "purchased-services", "transfers", "performance-targets", "assets", "transfers", "medium-term"]],
  ["湖南 2025", "2025年收支总体情况表|2025年收入总体情况表|2025年支出总体情况表|2025年财政拨款收支总体情况表|2025年一般公共预算支出情况表|2025年一般公共预算基本支出情况表|2025年一般公共预算“三公”经费支出情况表|2025年政府性基金预算支出情况表|2025年项目支出绩效目标表|2025年整体支出绩效目标表",
    [...NINE.slice(0, 8), "performance-targets", "performance-targets"]],
  ["河南 2023", "部门收支总体情况表|部门收入总体情况表|部门支出总体情况表|财政拨款收支总体情况表|一般公共预算支出情况表|一般公共预算基本支出表|支出经济分类汇总表|一般公共预算“三公”经费支出情况表|政府性基金支出情况表|项目支出表|部门整体绩效目标表|部门预算项目绩效目标汇总表|国有资本经营预算支出情况表|政府采购汇总表",
    [...NINE.slice(0, 6), "economic-expenditure", "three-public-expenses", "government-fund-expenditure", "project-expenditure", "performance-targets", "performance-targets", "state-capital-expenditure", "government-procurement"]],
  ["四川 2025", "表1.部门收支总表|表1-1.部门收入总表|表1-2.部门支出总表|表2.财政拨款收支预算总表|表2-1.财政拨款支出预算表（部门经济分类科目）|表3.一般公共预算支出预算表|表3-1.一般公共预算基本支出预算表|表3-2.一般公共预算项目支出预算表|表3-3.一般公共预算“三公”经费支出预算表|表4.政府性基金支出预算表|表4-1.政府性基金预算“三公”经费支出预算表|表5.国有资本经营预算支出预算表|表6.部门预算项目绩效目标表|表7.部门整体支出绩效目标表",
    ["balance", "revenue", "expenditure", "appropriation-balance", "appropriation-economic-expenditure", "general-expenditure", "general-basic-expenditure", "general-projects", "three-public-expenses", "government-fund-expenditure", "fund-three-public", "state-capital-expenditure", "performance-targets", "performance-targets"]],
  ["海南 2025", "财政拨款收支总表|一般公共预算支出表|一般公共预算基本支出表|一般公共预算“三公”经费支出表|政府性基金预算支出表|政府性基金预算“三公”经费支出表|部门（单位）收支总表|部门（单位）收入总表|部门（单位）支出总表|项目支出绩效信息表",
    ["appropriation-balance", "general-expenditure", "general-basic-expenditure", "three-public-expenses", "government-fund-expenditure", "fund-three-public", "balance", "revenue", "expenditure", "performance-targets"]],
  ["内蒙古 2024", "收支总表|收入总表|支出总表|财政拨款收支总表|一般公共预算支出表|一般公共预算基本支出表|一般公共预算“三公”经费支出表|政府性基金预算支出表|国有资本经营预算支出表|项目支出表|项目绩效目标表|政府采购预算表",
    [...NINE, "project-expenditure", "performance-targets", "government-procurement"]],
  ["江苏 2019", "公开表一 收支预算总表|财政拨款支出预算表（功能科目）|财政拨款基本支出预算表（经济科目）|一般公共预算机关运行经费支出预算表|2019年政府采购预算表",
    ["balance", "appropriation-expenditure", "general-basic-expenditure", "office-running-costs", "government-procurement"]],
  ["上海 2025", "2025年部门财务收支预算总表|2025年部门一般公共预算支出功能分类预算表|2025年部门国有资本经营预算支出功能分类预算表|2025年部门一般公共预算基本支出部门预算经济分类预算表|2025年部门“三公”经费和机关运行经费预算表",
    ["balance", "general-expenditure", "state-capital-expenditure", "general-basic-expenditure", "three-public-expenses"]],
];

/** What of them must be known at the least, and how many there are: titles of whole lists, those of two regions in part aside. */
const LEAST = 0.98;

test("of the titles of the nine regions' lists nearly all are known as what they are", () => {
  const listed = REGIONS.slice(0, 9).flatMap(([region, titles, kinds]) => titles.split("|").map((title, index) => ({ region, title, known: kindOf(title) === kinds[index] })));
  expect(listed.length).toBeGreaterThanOrEqual(111);
  const unknown = listed.filter(({ known }) => !known).map(({ region, title }) => `${region} ${title}`);
  expect(1 - unknown.length / listed.length).toBeGreaterThanOrEqual(LEAST);
});

test.each(REGIONS)("%s", (_region, titles, kinds) => expect(titles.split("|").map((title) => `${title} ${kindOf(title)}`)).toEqual(titles.split("|").map((title, index) => `${title} ${kinds[index]}`)));

test.each(["2024年度收入支出决算总表", "项目支出绩效目标自评情况说明", "政府采购情况说明。", "联系方式及信息反馈渠道", "2025年政府债务收支预算总表", "2025年一般公共预算支出预算执行情况表", "2025年行政事业性收费征收收入预算表"])("%s names no table of a budget", (title) => expect(kindOf(title)).toBeNull());

test.each([
  ["财政拨款结转资金支出预算表", "appropriation-expenditure"], ["上年结转结余资金项目支出表", "project-list"], ["部门收支总表（含上年结转）", "balance"], ["含上年结转的一般公共预算支出表", "general-expenditure"],
])("%s: what was carried over alone is no kind's", (title, kind) => expect(kindOf(title)).toBe(kind));

test("only kinds that some regions print stand in both lists: where their columns are others, their structure is read", () => {
  const everywhere: readonly string[] = TABLES.filter(({ regional }) => regional !== true).map(({ id }) => id);
  expect(FURTHER_TABLES.filter(({ id }) => everywhere.includes(id))).toEqual([]);
});
