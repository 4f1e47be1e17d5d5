import type { BookCell, BookRow, BookTable, BudgetBook } from "../../src/model/book";
import { NATIONAL } from "../../src/catalog/profiles";
import { bookOf } from "./department";
import { XIHU } from "./xihu";

const YUAN_GRAIN = 100;

/**
 * The department's tables as another region prints them: whole 元, running costs beside the three public expenses, no
 * sheets of our own.
 */
export function yuanBook(scope: "department" | "unit" = "department"): BudgetBook {
  const book = bookOf({ ...XIHU, scope });
  return { ...book, profile: NATIONAL, profileBy: null, supplement: null, basics: null, tables: book.tables.map(inYuan) };
}

function inYuan(table: BookTable): BookTable {
  if (table.id === "three-public-expenses") return withRunningCosts(table);
  return { ...table, unit: "元", rows: table.rows.map((row) => ({ ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, yuanCell(cell)])) })) };
}

function yuanCell(cell: BookCell): BookCell {
  if (cell.state.kind !== "amount") return cell;
  return { ...cell, state: { ...cell.state, figure: { money: cell.state.figure.money, grain: YUAN_GRAIN } } };
}

function withRunningCosts(table: BookTable): BookTable {
  const column = 20;
  const rows = table.rows.map((row): BookRow => {
    if (row.key !== "total") return row;
    const ref = { sheet: row.sheet, row: row.row, column };
    const cell: BookCell = { ref, state: { kind: "amount", figure: { money: 579_130_000, grain: 10_000 }, asText: false, rounded: false, formula: "" } };
    return { ...row, cells: new Map([...row.cells, ["office-running", cell]]) };
  });
  return { ...table, rows, columns: [...table.columns, { axis: "main", role: "office-running", content: "amount", column, header: "机关运行经费" }] };
}

/** An explanatory text of such a region, on the department's figures: wrapped lines, 万元, last year's figures in the text alone. */
export const YUAN_TEXT = `2022年部门预算编制说明
2022年，杭州市西湖区行政审批服务管理办公室收入预算2,797.52万元，其中：财政拨款收入2,797.52万元，比2021年预算增加209.16
万元；事业收入0万元；事业单位经营收入0万元；其他收入0万元。
支出预算2,797.52万元，其中：财政拨款支出预算2,797.52万元，比2021年预算增加209.16万元。财政拨款支出预算中，一般公共预
算拨款支出预算2,797.52万元，比2021年预算增加209.16万元；政府性基金拨款支出预算0万元，与2021年预算持平；国有资本经营预算
拨款支出预算0万元，与2021年预算持平。
财政拨款收入支出增加的主要原因是窗口业务调整。
财政拨款支出主要内容如下：
1. “一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）”820.36万元，主要用于机关运行。2021年当年预算执行数
为800.00万元，2022年预算安排820.36万元，比2021年预算执行数增加2.55%。主要原因是：人员调整。
2. “一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）”科目670.30万元，主要用于事业单位运行。
3. “卫生健康支出-行政事业单位医疗-事业单位医疗”科目17.22万元，主要用于缴纳医疗保险。
4. “科学技术支出（类）其他科学技术支出（款）其他科学技术支出（项）”140万元，主要用于平台建设。
其他相关情况说明
一、2022年“三公”经费预算情况说明
2022年“三公”经费预算数为7.50万元，比2021年预算减少2万元。其中：
（一）因公出国（境）费7万元，比2021年预算减少2万元，主要原因是出访任务安排。
（二）公务用车购置及运行费0万元，与2021年预算持平。其中：公务用车购置费0万元，与2021年预算持平；公务用车运行费0万元，
与2021年预算持平。
（三）公务接待费0.50万元。与2021年预算持平，主要原因是接待任务不变。
二、机关运行经费预算
2022年杭州市西湖区行政审批服务管理办公室下属1家机关和5家事业单位财政拨款的机关运行经费预算为579.13万元。
三、政府采购预算情况
2022年度本部门政府采购预算160.28万元，其中：政府采购货物预算101.88万元、政府采购工程预算0万元、政府采购服务预算58.40
万元。
2022年本部门面向中小企业预留政府采购项目预算金额64万元，其中，预留给小型和微型企业的政府采购项目预算为44万元。
四、绩效目标设置情况
2022年度，本部门编报绩效目标的项目共6个，涉及项目预算资金1209.95万元。
五、国有资产占有使用情况
截至2021年8月31日，本部门共有车辆3辆，其中：执法执勤用车2辆、特种专业技术用车0辆、其他用车1辆；单价100万元（含）以上设备（不含车辆）0台（套）。
`;
