import type { ClassificationId } from "../types";

/**
 * A name that a code had in the yearly book of codes up to a year. Right in a budget of that year or before, outdated in
 * one of a later year. A code may have been reused since, so this is no mapping across years.
 */
export interface FormerName {
  readonly classification: ClassificationId;
  readonly code: string;
  readonly name: string;
  /** The last year whose book has the name. */
  readonly until: number;
  /** What the same matter is called since; "" where it was merged into others. */
  readonly current: string;
}

function former(classification: ClassificationId, until: number, ...names: readonly (readonly [code: string, name: string, current: string])[]): readonly FormerName[] {
  return names.map(([code, name, current]) => ({ classification, code, name, until, current }));
}

/**
 * Names that 《政府收支分类科目》 has replaced: with the reform of 2014 (事务 became 支出), that of the economic classification
 * in 2018, that of institutions in 2019, and that of pensions in 2020.
 */
export const formerNames: readonly FormerName[] = [
  ...former("functional", 2013,
    ["210", "医疗卫生支出", "卫生健康支出"], ["212", "城乡社区事务", "城乡社区支出"], ["213", "农林水事务", "农林水支出"],
    ["215", "资源勘探电力信息等事务", "资源勘探工业信息等支出"], ["216", "商业服务业等事务", "商业服务业等支出"], ["217", "金融监管等事务支出", "金融支出"],
    ["220", "国土资源气象等事务", "自然资源海洋气象等支出"], ["222", "粮油物资储备事务", "粮油物资储备支出"]),
  ...former("functional", 2018,
    ["210", "医疗卫生与计划生育支出", "卫生健康支出"], ["21001", "医疗卫生与计划生育管理事务", "卫生健康管理事务"], ["207", "文化体育与传媒支出", "文化旅游体育与传媒支出"],
    ["220", "国土海洋气象等支出", "自然资源海洋气象等支出"], ["22001", "国土资源事务", "自然资源事务"]),
  ...former("functional", 2019,
    ["20805", "行政事业单位离退休", "行政事业单位养老支出"], ["2080501", "归口管理的行政单位离退休", "行政单位离退休"], ["2080504", "未归口管理的行政单位离退休", ""],
    ["2080599", "其他行政事业单位离退休支出", "其他行政事业单位养老支出"], ["215", "资源勘探信息等支出", "资源勘探工业信息等支出"]),
  ...former("economic", 2017,
    ["30104", "社会保障缴费", "其他社会保障缴费"], ["30104", "其他社会保障缴费", "其他社会保障缴费"], ["30307", "医疗费", "医疗费补助"], ["30310", "生产补贴", "个人农业生产补贴"],
    ["30311", "住房公积金", "住房公积金"], ["30312", "提租补贴", ""], ["30313", "购房补贴", ""], ["30314", "采暖补贴", ""], ["30315", "物业服务补贴", ""],
    ["304", "对企事业单位的补贴", "对企业补助"], ["307", "债务利息支出", "债务利息及费用支出"], ["309", "基本建设支出", "资本性支出（基本建设）"], ["310", "其他资本性支出", "资本性支出"]),
];

/** Whether a former name is wrong in a budget of a year; where the year is not known, nothing can be said against it. */
export function isOutdated(name: FormerName, year: number | null): boolean {
  return year !== null && year > name.until;
}
