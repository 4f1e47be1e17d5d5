import { review } from "../../src/review";
import { validationText } from "../../src/report";
import { verdictDetails, verdictOf } from "../../src/report/verdict";
import { grid, rowsOf, workbook } from "../support/snapshots";

const HEADER = "科目编码|科目名称|合计|基本支出|项目支出";
const FIRST = `2024年部门支出预算总表\n单位：万元\n${HEADER}\n'201|一般公共服务支出|30|20|10\n'20103|政府办公厅（室）及相关机构事务|30|20|10\n'2010301|行政运行|20|20|\n'2010302|一般行政管理事务|10||10\n合计||30|20|10`;

/** What is said of a second table of a kind: which kind of leftover, and what the reports call it. */
test.each<[what: string, second: string, reason: string, said: string, details: string]>([
  [
    "one whose sums can be tried", `2024年部门支出预算总表\n单位：万元\n${HEADER}\n'201|一般公共服务支出|41.5|25|16.5\n'20103|政府办公厅（室）及相关机构事务|41.5|25|16.5\n'2010301|行政运行|25|25|\n'2010302|一般行政管理事务|16.5||16.5\n合计||41.5|25|16.5`,
    "structureOnly", "[只核对表内] 乙!A1:E8 同一种表出现第二次，只核对了表内合计，没有与其他表核对", "1 张表只核对了表内合计",
  ],
  [
    "one without any sum", `2024年部门支出预算总表\n单位：万元\n科目编码|科目名称|合计\n'201|一般公共服务支出|41.5`,
    "duplicateTable", "[未识别] 乙!A1:C4 同一种表出现第二次，未核对", "1 处没有读懂、未核对",
  ],
])("%s", (_what, second, reason, said, details) => {
  const told = review(workbook(grid("甲", rowsOf(FIRST)), grid("乙", rowsOf(second))));
  expect(told.findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  expect(told.book.leftovers.map((leftover) => [leftover.reason, leftover.area.sheet])).toEqual([[reason, "乙"]]);
  expect(validationText("a.xlsx", told)).toContain(said);
  expect(verdictOf(told).level).not.toBe("clean");
  expect(verdictDetails(verdictOf(told))).toContain(details);
});
