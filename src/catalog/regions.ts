import type { Evidence, Level, Profile } from "../model/profile";
import type { Worded } from "../model/ruleWords";
import { NATIONAL, profileOf, PROFILES } from "./profiles";

/** A region of the provincial level, and what is known of its form where no profile holds it. */
export interface Region {
  readonly id: string;
  readonly name: string;
  readonly nameEnglish: string;
  /** What was seen of its form; null where nothing was. */
  readonly seen: { readonly year: number; readonly what: Worded; readonly source: Worded; readonly evidence: Evidence } | null;
}

type Seen = NonNullable<Region["seen"]>;

function region(id: string, name: string, nameEnglish: string, seen: Seen | null = null): Region {
  return { id, name, nameEnglish, seen };
}

function seen(year: number, what: Worded, source: Worded, evidence: Evidence = "contents"): Seen {
  return { year, what, source, evidence };
}

function worded(zh: string, en: string): Worded {
  return { zh, en };
}

/** The 31 regions in the order of the administrative codes. Of those with a profile the profile says what is known. */
export const REGIONS: readonly Region[] = [
  region("beijing", "北京", "Beijing", seen(2025, worded(
    "14张表，说明文字在表之前；九张表以外另有项目支出表、政府采购预算明细表、政府购买服务预算财政拨款明细表、项目支出和部门整体支出绩效目标表",
    "14 tables, the text before them; beside the nine also 项目支出表, 政府采购预算明细表, 政府购买服务预算财政拨款明细表 and two tables of performance targets",
  ), worded("两个部门2024年、2025年公开目录", "lists of tables of two departments, 2024 and 2025"))),
  region("tianjin", "天津", "Tianjin"),
  region("hebei", "河北", "Hebei", seen(2025, worded(
    "收支总表各类科目逐行编号，共34行，各类不论有无金额都列出；收入有单位资金一行",
    "the balance prints every class in 34 numbered lines, with money or without; 单位资金 is a line of income",
  ), worded("一个部门2025年公开表摘录", "an excerpt of one department, 2025"), "excerpt")),
  region("shanxi", "山西", "Shanxi"),
  region("inner-mongolia", "内蒙古", "Inner Mongolia", seen(2024, worded(
    "12张表，表在最后；九张表以外另有项目支出表、项目绩效目标表、政府采购预算表",
    "12 tables, behind the text; beside the nine also 项目支出表, 项目绩效目标表 and 政府采购预算表",
  ), worded("一个单位2024年公开目录", "the list of tables of one unit, 2024"))),
  region("liaoning", "辽宁", "Liaoning", seen(2025, worded(
    "8张表，没有国有资本经营预算支出表",
    "8 tables, without 国有资本经营预算支出表",
  ), worded("一个市布置2025年公开的通知", "a city’s notice on the disclosure of 2025"), "excerpt")),
  region("jilin", "吉林", "Jilin"),
  region("heilongjiang", "黑龙江", "Heilongjiang"),
  region("shanghai", "上海", "Shanghai"),
  region("jiangsu", "江苏", "Jiangsu"),
  region("zhejiang", "浙江", "Zhejiang"),
  region("anhui", "安徽", "Anhui", seen(2024, worded(
    "只见说明文字的写法：与上年预算比，百分比为整数",
    "the wording of the text alone: against last year’s budget, rates in whole per cent",
  ), worded("一个管理区2024年说明摘录", "an excerpt of one text, 2024"), "excerpt")),
  region("fujian", "福建", "Fujian"),
  region("jiangxi", "江西", "Jiangxi", seen(2025, worded(
    "11张表（单位10张），表在文字之前；九张表以外另有部门整体支出和项目绩效目标表",
    "11 tables (units 10), before the text; beside the nine also 部门整体支出绩效目标表 and 项目绩效目标表",
  ), worded("三份2025年公开目录", "three lists of tables, 2025"))),
  region("shandong", "山东", "Shandong", seen(2020, worded(
    "10张表，基本支出按政府和部门两套经济分类各一张，另有政府采购预算表",
    "10 tables, basic expenditure by the economic classes of the government and of departments in one table each, and 政府采购预算表",
  ), worded("一个部门2020年公开目录", "the list of tables of one department, 2020"))),
  region("henan", "河南", "Henan", seen(2023, worded(
    "14张表；另有支出经济分类汇总表、部门整体和项目绩效目标表、政府采购汇总表",
    "14 tables; also 支出经济分类汇总表, two tables of performance targets and 政府采购汇总表",
  ), worded("一个市2023年公开目录", "the list of tables of one city, 2023"))),
  region("hubei", "湖北", "Hubei", seen(2019, worded(
    "表头有行次和栏次，标“公开01表”",
    "headers with numbers of lines and columns, marked 公开01表",
  ), worded("两份公开摘录", "two excerpts"), "excerpt")),
  region("hunan", "湖南", "Hunan", seen(2025, worded(
    "各市县由10张到23张不等；九张表以外另有两张绩效目标表，有的按两套经济分类各列基本支出",
    "from 10 to 23 tables, as cities and counties have it; beside the nine two tables of performance targets, some with basic expenditure by both economic classifications",
  ), worded("三份2024年、2025年公开目录", "three lists of tables, 2024 and 2025"))),
  region("guangdong", "广东", "Guangdong", seen(2023, worded(
    "12张表，三公经费与行政经费同表，列三本预算；另有项目支出按经济分类、部门预算基本支出和项目支出及其他支出表",
    "12 tables, the three public expenses and administration costs in one with a column for each fund; also projects by economic class and tables of basic and project expenditure",
  ), worded("一个部门2023年公开目录", "the list of tables of one department, 2023"))),
  region("guangxi", "广西", "Guangxi", seen(2025, worded(
    "8张表，“预算公开01表”至“08表”，金额和文字用元",
    "8 tables, 预算公开01表 to 08表, tables and text in 元",
  ), worded("一个市八份2021年至2025年公开目录和摘录", "eight lists and excerpts of one city, 2021 to 2025"))),
  region("hainan", "海南", "Hainan", seen(2025, worded(
    "10张表，财政拨款各表在前；另有政府性基金预算“三公”经费支出表、项目支出绩效信息表",
    "10 tables, those of the fiscal appropriation first; also 政府性基金预算“三公”经费支出表 and 项目支出绩效信息表",
  ), worded("两份2025年公开目录和摘录", "two lists of tables and excerpts, 2025"))),
  region("chongqing", "重庆", "Chongqing", seen(2025, worded(
    "全市同一个文字模板：收入、支出逐项说明比上年增减多少、主要是哪些方面",
    "one template of the text for the whole city: each of income and expenditure against last year, and what the change is made of",
  ), worded("六份2025年说明摘录", "six excerpts of texts, 2025"), "excerpt")),
  region("sichuan", "四川", "Sichuan", seen(2025, worded(
    "表1、1-1至表5、6、7，按层级编号；另有财政拨款支出（经济分类）、一般公共预算项目支出、政府性基金“三公”和两张绩效目标表",
    "tables 1, 1-1 to 5, 6 and 7, numbered by level; also the appropriation by economic class, projects of the general public budget, 三公 of the government-managed funds and two tables of performance targets",
  ), worded("三份2025年公开目录和摘录", "three lists of tables and excerpts, 2025"))),
  region("guizhou", "贵州", "Guizhou", seen(2025, worded(
    "11张表；九张表以外另有一般公共预算项目支出表、项目支出绩效目标表",
    "11 tables; beside the nine also 一般公共预算项目支出表 and 项目支出绩效目标表",
  ), worded("一个县2025年公开目录", "the list of tables of one county, 2025"))),
  region("yunnan", "云南", "Yunnan", seen(2025, worded(
    "17张表；另有部门基本支出和项目支出、绩效目标、政府采购、政府购买服务、对下和中央转移支付、新增资产配置、项目中期规划各表",
    "17 tables; also basic expenditure, projects, performance targets, procurement, purchased services, transfers from above and to below, new assets and the medium-term plan",
  ), worded("一个省级部门2025年公开目录", "the list of tables of one provincial department, 2025"))),
  region("tibet", "西藏", "Tibet", seen(2020, worded(
    "8张表，财政拨款各表在前",
    "8 tables, those of the fiscal appropriation first",
  ), worded("一个部门2020年公开目录", "the list of tables of one department, 2020"))),
  region("shaanxi", "陕西", "Shaanxi", seen(2020, worded(
    "“三公”经费与会议费、培训费同表（决算）",
    "the three public expenses, meetings and training in one table (final accounts)",
  ), worded("一份2020年决算目录", "one list of tables of final accounts, 2020"))),
  region("gansu", "甘肃", "Gansu", seen(2025, worded(
    "13张表；“三公”经费与会议费、培训费同表，另有机关运行经费表、部门管理转移支付表、绩效目标表",
    "13 tables; the three public expenses with meetings and training in one, also 机关运行经费表, 部门管理转移支付表 and 绩效目标表",
  ), worded("一个部门2025年公开目录", "the list of tables of one department, 2025"))),
  region("qinghai", "青海", "Qinghai"),
  region("ningxia", "宁夏", "Ningxia"),
  region("xinjiang", "新疆", "Xinjiang"),
];

/** What a body of a region publishes in: the region's own form, or the nearest one that is there. */
export interface RegionForm {
  readonly region: Region;
  readonly profile: Profile;
  /** The form is the region's own. */
  readonly own: boolean;
  /** A body of the central government, which publishes in the form of the whole country wherever it is. */
  readonly central: boolean;
}

/**
 * The form for a body of a level in a region of that id; the nine tables of the whole country where the region has none of its own, and for the central
 * government's bodies. null for an unknown id.
 */
export function formOfRegion(id: string, profiles: readonly Profile[] = PROFILES, level: Level | null = null): RegionForm | null {
  const found = REGIONS.find((each) => each.id === id);
  if (!found) return null;
  const central = level === "central";
  const own = central ? undefined : profileOf(id, profiles);
  return { region: found, profile: own ?? NATIONAL, own: own !== undefined, central };
}
