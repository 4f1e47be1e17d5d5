import { isYearBefore, whoseWorkbook } from "../../src/review";
import { grid, rowsOf, workbook } from "../support/snapshots";

/** A table of expenditure under its title, and what else stands in its first rows. */
function book(title: string, line = "填表日期：2031年1月5日", amounts = "10 | 10 |"): ReturnType<typeof workbook> {
  return workbook(grid("支出", rowsOf(`${title}\n单位：万元 | ${line}\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n'201 | 一般公共服务支出 | ${amounts}\n合计 | | ${amounts}`)));
}

const OF = whoseWorkbook(book("2031年云岭市林业中心部门支出预算表")) ?? "";

test.each([
  ["the same budget with other figures", book("2031年云岭市林业中心部门支出预算表", undefined, "12 | 12 |"), true, false],
  ["blank as it was made", book("2031年云岭市林业中心部门支出预算表", undefined, "| |"), true, false],
  ["signed on another day", book("2031年云岭市林业中心部门支出预算表", "填表日期：2031年11月20日"), true, false],
  ["the year after", book("2032年云岭市林业中心部门支出预算表"), false, true],
  ["two years after", book("2033年云岭市林业中心部门支出预算表"), false, false],
  ["the year before", book("2030年云岭市林业中心部门支出预算表"), false, false],
  ["another office of that year", book("2031年云岭市水务中心部门支出预算表"), false, false],
  ["another office, a year after", book("2032年云岭市水务中心部门支出预算表"), false, false],
])("whose a workbook is: %s", (_, other, same, after) => {
  const whose = whoseWorkbook(other) ?? "";
  expect({ same: whose === OF, after: isYearBefore(OF, whose) }).toEqual({ same, after });
});

test("a workbook without tables, and one that names no year, are nobody's", () => {
  expect([whoseWorkbook(workbook(grid("通讯录", rowsOf("姓名 | 电话\n张三 | 1234")))), whoseWorkbook(book("部门支出预算表", "")), whoseWorkbook({ sheets: [] })]).toEqual([null, null, null]);
});
