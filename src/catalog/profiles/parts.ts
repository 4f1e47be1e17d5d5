import type { DisclosurePart } from "../../model/profile";

/** 概况 as every region prints it: what the body does, and who makes it up. */
const OVERVIEW: DisclosurePart = {
  heading: "一、{department}概况", holds: [{ of: "functions", heading: "（一）主要职能" }, { of: "institutions", heading: "（二）{department}机构设置情况" }],
};
const EXPLANATION: DisclosurePart = { heading: "二、{year}{body}{department}预算安排情况说明", holds: [{ of: "text" }] };
const GLOSSARY: DisclosurePart = { heading: "三、名词解释", holds: [{ of: "glossary" }] };
const TABLES: DisclosurePart = { heading: "四、{year}{body}{department}预算表", holds: [{ of: "tables" }] };

/** 概况, 说明, 名词解释, and the tables behind them. */
export const TABLES_LAST: readonly DisclosurePart[] = [OVERVIEW, EXPLANATION, GLOSSARY, TABLES];

/** The tables stand before what is said of them, in parts that are counted. */
export const TABLES_FIRST: readonly DisclosurePart[] = [
  { heading: "第一部分 {department}概况", holds: [{ of: "functions", heading: "一、主要职能" }, { of: "institutions", heading: "二、机构设置" }] },
  { heading: "第二部分 {year}{department}预算表", holds: [{ of: "tables" }] },
  { heading: "第三部分 {year}{department}预算情况说明", holds: [{ of: "text" }] },
  { heading: "第四部分 名词解释", holds: [{ of: "glossary" }] },
];
