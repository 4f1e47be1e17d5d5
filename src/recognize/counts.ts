import { remembering } from "./text";

/**
 * Whether a header announces numbers that are no amounts: those of lines (序号), points and goals, heads and pieces, years and dates.
 * In any kind of table and in any region.
 */
export const announcesCounts = remembering((header: string): boolean =>
  /^(?:序号|行次|栏次|编号|排序)$/.test(header) || /权重|分值|得分|分数|评分|指标值|目标值/.test(header) ||
  (/人数|人次|批次|数量|个数|台数|辆|团组|面积|编制数|实有数|在编|户数|单价/.test(header) && !/费|元|金额|支出|预算/.test(header)) ||
  (/年份|年度$|起止|日期|时间/.test(header) && !/预算|决算|执行|资金|支出|收入/.test(header)));
