import { readText } from "../../src/review";
import { textMessageOf } from "../../src/report/textRules";
import { grid, rowsOf, workbook } from "../support/snapshots";

const TABLES = workbook(grid("三公", rowsOf(`2026年部门“三公”经费支出表\n部门：云岭市水务局|||||单位：万元\n合计|因公出国（境）费|公务接待费|公务用车购置及运行费\n|||小计|公务用车购置费|公务用车运行费\n9.80|0|2.30|7.50|0|7.50`)));

/** A correction of one place is offered only where it leaves no other behind. */
test.each<[what: string, text: string, places: string, corrected: string | null]>([
  ["named once", "云岭市水利局2026年部门预算说明\n三、“三公”经费预算情况说明\n2026年“三公”经费预算9.80万元，其中：公务接待费2.30万元，公务用车运行费7.50万元。", "（1 处）", "云岭市水务局2026年部门预算说明"],
  ["named twice", "云岭市水利局2026年部门预算说明\n三、“三公”经费预算情况说明\n云岭市水利局2026年“三公”经费预算9.80万元，其中：公务接待费2.30万元，公务用车运行费7.50万元。", "（2 处）", null],
])("the body of a text and of its tables: %s", (_, text, places, corrected) => {
  const [found, ...others] = readText(text, TABLES).findings;
  expect(others).toEqual([]);
  expect([found?.rule, found?.corrected]).toEqual(["text/body-name", corrected]);
  expect(found && textMessageOf(found)).toContain(places);
});
