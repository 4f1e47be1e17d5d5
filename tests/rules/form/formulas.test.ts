import { checkedBy, saidOf, sheetsOf } from "../../support/said";
import { addressOf } from "../../../src/model/cells";
import { review } from "../../../src/review";

const GENERAL = (rows: string): string => `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    ${rows.trim()}\n`;

const UNITS = (rows: string): string => `
    收入表
    2026年部门收入预算总表 | | | 单位：万元
    单位名称 | 总计 | 一般公共预算 | 事业收入
    ${rows.trim()}\n`;

/** Formulas that leave something out, that are in error, or that are numbers among formulas. */
test.each<[what: string, rule: string, workbook: string, said: readonly string[]]>([
  ["money that is left out", "form/formula-skips", GENERAL(`
     | 合计 | =C4+C5 → 50.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | 10.00 | |`), ["不一致 支出表!C3 (C6) 〔合计〕的公式 =C4+C5 没有包括 C6 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["four classes of which one is counted; three are named", "form/formula-skips", GENERAL(`
     | 合计 | =SUM(C4) → 30.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | 10.00 | |
    213 | 农林水支出 | 5.00 | |
    221 | 住房保障支出 | 5.00 | |`), ["不一致 支出表!C3 (C5 C6 C7 C8) 〔合计〕的公式 =SUM(C4) 没有包括 C5、C6、C7 等 4 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["a blank that is left out: so far nothing is wrong", "form/formula-skips", GENERAL(`
     | 合计 | =C4+C5 → 50.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | | |`), ["提示 支出表!C3 (C6) 〔合计〕的公式 =C4+C5 没有包括 C6 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["a blank and money", "form/formula-skips", GENERAL(`
     | 合计 | =C4 → 30.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | | |`), ["不一致 支出表!C3 (C5 C6) 〔合计〕的公式 =C4 没有包括 C5、C6 等 2 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["a number in the formula that stands for what it leaves out", "form/formula-skips", GENERAL(`
     | 合计 | =C4+C5+10 → 60.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | 10.00 | |`), ["提示 支出表!C3 (C6) 〔合计〕的公式 =C4+C5+10 没有包括 C6 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["a number with decimals", "form/formula-skips", GENERAL(`
     | 合计 | =C4+C5+1.5 → 51.50 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | 1.50 | |`), ["提示 支出表!C3 (C6) 〔合计〕的公式 =C4+C5+1.5 没有包括 C6 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["the decimals of rounding are no amount", "form/formula-skips", GENERAL(`
     | 合计 | =ROUND(C4+C5,2) → 50.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | 10.00 | |`), ["不一致 支出表!C3 (C6) 〔合计〕的公式 =ROUND(C4+C5,2) 没有包括 C6 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["items instead of classes", "form/formula-skips", GENERAL(`
     | 合计 | =C6+C9 → 50.00 | |
    201 | 一般公共服务支出 | =C5 → 30.00 | |
    20103 | 政府办公厅（室）及相关机构事务 | =C6 → 30.00 | |
    2010301 | 行政运行 | 30.00 | |
    208 | 社会保障和就业支出 | =C8 → 20.00 | |
    20805 | 行政事业单位养老支出 | =C9 → 20.00 | |
    2080501 | 行政单位离退休 | 20.00 | |`), []],
  ["items instead of classes, one of two left out", "form/formula-skips", GENERAL(`
     | 合计 | =C6+C10 → 45.00 | |
    201 | 一般公共服务支出 | =C5 → 35.00 | |
    20103 | 政府办公厅（室）及相关机构事务 | =C6+C7 → 35.00 | |
    2010301 | 行政运行 | 30.00 | |
    2010302 | 一般行政管理事务 | 5.00 | |
    208 | 社会保障和就业支出 | =C9 → 15.00 | |
    20805 | 行政事业单位养老支出 | =C10 → 15.00 | |
    2080501 | 行政单位离退休 | 15.00 | |`), ["不一致 支出表!C3 (C4) 〔合计〕的公式 =C6+C10 没有包括 C4 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["along the row instead of down the column", "form/formula-skips", GENERAL(`
     | 合计 | =D3+E3 → 50.00 | 30.00 | 20.00
    201 | 一般公共服务支出 | =D4+E4 → 50.00 | 30.00 | 20.00`), []],
  ["along the row, one of two columns", "form/formula-skips", GENERAL(`
     | 合计 | =D3 → 30.00 | 30.00 | 20.00
    201 | 一般公共服务支出 | =D4+E4 → 50.00 | 30.00 | 20.00`), ["不一致 支出表!C3 (E3) 〔合计〕的公式 =D3 没有包括 E3 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["of two sums that a formula comes near to, the one of which less is left out", "form/formula-skips", GENERAL(`
     | 合计 | =C4+D3 → 60.00 | 30.00 | 30.00
    201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 10.00 | 10.00
    210 | 卫生健康支出 | 10.00 | 10.00 |`), ["不一致 支出表!C3 (E3) 〔合计〕的公式 =C4+D3 没有包括 E3 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["of two, the one of which nothing is left out", "form/formula-skips", GENERAL(`
     | 合计 | =C4+C5+D3 → 80.00 | 30.00 | 20.00
    201 | 一般公共服务支出 | 30.00 | 20.00 | 10.00
    208 | 社会保障和就业支出 | 20.00 | 10.00 | 10.00`), []],
  ["a code among the criteria is no amount", "form/formula-skips", GENERAL(`
     | 合计 | =SUMIF(A4:A5,"201",C4:C5) → 50.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 20.00 | |
    210 | 卫生健康支出 | 10.00 | |`), ["不一致 支出表!C3 (C6) 〔合计〕的公式 =SUMIF(A4:A5,\"201\",C4:C5) 没有包括 C6 等 1 个应计入的单元格；请把它们加进求和范围，或重新填充。"]],
  ["no sum at all", "form/formula-skips", GENERAL(`
     | 合计 | =C4*2 → 60.00 | |
    201 | 一般公共服务支出 | 30.00 | |
    208 | 社会保障和就业支出 | 30.00 | |`), []],
  ["one typed total in a column of formulas", "form/typed-total", GENERAL(`
    201 | 一般公共服务支出 | =D3+E3 → 30.00 | 10.00 | 20.00
    208 | 社会保障和就业支出 | =D4+E4 → 20.00 | 10.00 | 10.00
    210 | 卫生健康支出 | 20.00 | 10.00 | 10.00`), ["提示 支出表!C5 “2026年部门一般公共预算支出表”有 1 个合计数是手工填写的，本表其他合计数是公式；分项改动后它们不会跟着变，请改为公式或重新填充。"]],
  ["one formula beside one typed total is no habit", "form/typed-total", GENERAL(`
    201 | 一般公共服务支出 | =D3+E3 → 30.00 | 10.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 10.00 | 10.00`), []],
  ["as many typed as formulas", "form/typed-total", GENERAL(`
    201 | 一般公共服务支出 | =D3+E3 → 30.00 | 10.00 | 20.00
    208 | 社会保障和就业支出 | =D4+E4 → 20.00 | 10.00 | 10.00
    210 | 卫生健康支出 | 20.00 | 10.00 | 10.00
    213 | 农林水支出 | 20.00 | 10.00 | 10.00`), []],
  ["a formula of numbers is typed", "form/typed-total", GENERAL(`
    201 | 一般公共服务支出 | =D3+E3 → 30.00 | 10.00 | 20.00
    208 | 社会保障和就业支出 | =D4+E4 → 20.00 | 10.00 | 10.00
    210 | 卫生健康支出 | =10+10 → 20.00 | 10.00 | 10.00
    213 | 农林水支出 | =D6+E6 → 25.00 | 15.00 | 10.00
    221 | 住房保障支出 | 20.00 | 10.00 | 10.00`), ["提示 支出表!C5 (C7) “2026年部门一般公共预算支出表”有 2 个合计数是手工填写的，本表其他合计数是公式；分项改动后它们不会跟着变，请改为公式或重新填充。"]],
  ["four formulas to one typed total of the table, wherever it stands", "form/typed-total", GENERAL(`
     | 合计 | 70.00 | =SUM(D4:D5) → 35.00 | =SUM(E4:E5) → 35.00
    201 | 一般公共服务支出 | =D4+E4 → 50.00 | 25.00 | 25.00
    208 | 社会保障和就业支出 | =D5+E5 → 20.00 | 10.00 | 10.00`), ["提示 支出表!C3 “2026年部门一般公共预算支出表”有 1 个合计数是手工填写的，本表其他合计数是公式；分项改动后它们不会跟着变，请改为公式或重新填充。"]],
  ["three formulas to one typed total", "form/typed-total", GENERAL(`
     | 合计 | 50.00 | =SUM(D4) → 25.00 | =SUM(E4) → 25.00
    201 | 一般公共服务支出 | =D4+E4 → 50.00 | 25.00 | 25.00`), []],
  ["no total by formula", "form/typed-total", GENERAL(`
    201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 10.00 | 10.00`), []],
  ["the error and what follows from it", "form/formula-error", GENERAL(`
     | 合计 | =C4+C5 → #DIV/0! | |
    201 | 一般公共服务支出 | =D4/E4 → #DIV/0! | |
    208 | 社会保障和就业支出 | 20.00 | |`), ["错误 支出表!C4 (C3) 〔一般公共服务支出 · 合计〕的公式显示 #DIV/0!；请检查公式，或重新填充。另有 1 格因引用它而出错。"]],
  ["through several formulas to where it begins", "form/formula-error", GENERAL(`
     | 合计 | =C4 → #DIV/0! | |
    201 | 一般公共服务支出 | =C5 → #DIV/0! | |
    20103 | 政府办公厅（室）及相关机构事务 | =C6 → #DIV/0! | |
    2010301 | 行政运行 | =D6/E6 → #DIV/0! | |`), ["错误 支出表!C6 (C3 C4 C5) 〔行政运行 · 合计〕的公式显示 #DIV/0!；请检查公式，或重新填充。另有 3 格因引用它而出错。"]],
  ["two errors that do not follow from one another", "form/formula-error", GENERAL(`
    201 | 一般公共服务支出 | =D3/E3 → #DIV/0! | |
    208 | 社会保障和就业支出 | =VLOOKUP(A4,A9:B9,2) → #N/A | |`), [
    "错误 支出表!C3 〔一般公共服务支出 · 合计〕的公式显示 #DIV/0!；请检查公式，或重新填充。",
    "错误 支出表!C4 〔社会保障和就业支出 · 合计〕的公式显示 #N/A；请检查公式，或重新填充。",
  ]],
  ["errors that refer to one another in a ring", "form/formula-error", GENERAL(`
    201 | 一般公共服务支出 | =C4 → #REF! | |
    208 | 社会保障和就业支出 | =C3 → #REF! | |`), [
    "错误 支出表!C3 〔一般公共服务支出 · 合计〕的公式显示 #REF!；请检查公式，或重新填充。",
    "错误 支出表!C4 〔社会保障和就业支出 · 合计〕的公式显示 #REF!；请检查公式，或重新填充。",
  ]],
  ["one deletion, two formulas that named it", "form/formula-error", GENERAL(`
     | 合计 | =C4 → #REF! | |
    201 | 一般公共服务支出 | =#REF!+1 → #REF! | |
    208 | 社会保障和就业支出 | =SUM(#REF!) → #REF! | =C5 → #REF! |`), ["错误 支出表!C4 (C3 C5 D5) 〔一般公共服务支出 · 合计〕的公式显示 #REF!，它引用的工作表或单元格已被删除；请检查公式，或重新填充。另有 3 格因引用它而出错。"]],
  ["an error that names itself", "form/formula-error", GENERAL("201 | 一般公共服务支出 | =C3+D3/E3 → #DIV/0! | |"), ["错误 支出表!C3 〔一般公共服务支出 · 合计〕的公式显示 #DIV/0!；请检查公式，或重新填充。"]],
  ["what follows from another error stays with that, whatever was deleted", "form/formula-error", GENERAL(`
     | 合计 | =C4+D4 → #DIV/0! | =D4 → #DIV/0! |
    201 | 一般公共服务支出 | =#REF!+1 → #REF! | =E4/E5 → #DIV/0! |`), [
    "错误 支出表!C4 (C3) 〔一般公共服务支出 · 合计〕的公式显示 #REF!，它引用的工作表或单元格已被删除；请检查公式，或重新填充。另有 1 格因引用它而出错。",
    "错误 支出表!D4 (D3) 〔一般公共服务支出 · 基本支出〕的公式显示 #DIV/0!；请检查公式，或重新填充。另有 1 格因引用它而出错。",
  ]],
  ["text, formulas without a result, and formulas beside the table that show something", "form/formula-error", GENERAL(`
    201 | 一般公共服务支出 | 待定 | |
    208 | 社会保障和就业支出 | =XX(1) → #UNCALCULATED! | |
    210 | 卫生健康支出 | 10.00 | | | =XX(1) → #UNCALCULATED! | =1&"好" → 好 | =1+1 → 2`), []],
  ["formulas without a result, on a sheet that begins further down and on one of no table", "form/not-calculated", `${GENERAL(`
    201 | 一般公共服务支出 | =XX(1) → #UNCALCULATED! | 3.00 | =XX(1) → #UNCALCULATED!
    208 | 社会保障和就业支出 | 5.00 | |
    210 | 卫生健康支出 | =XX(1) → #UNCALCULATED! | |`).replace("支出表\n", "支出表 起点=C5\n")}
    草稿
    算 | 2

    另一张
    甲 | =XX(1) → #UNCALCULATED!`, [
    "提示 支出表!E7 (G7 E9) 3 个公式在文件里没有计算结果，本工具也没能算出，用到它们的核对没有进行；请用 Excel 或 WPS 打开、保存后再校验。",
    "提示 另一张!B1 1 个公式在文件里没有计算结果，本工具也没能算出，用到它们的核对没有进行；请用 Excel 或 WPS 打开、保存后再校验。",
  ]],
  ["an error that was typed, or pasted as a value", "form/formula-error", GENERAL(`
    201 | 一般公共服务支出 | #N/A | |`), ["错误 支出表!C3 〔一般公共服务支出 · 合计〕里写的是 #N/A；这是错误值，不是金额，请改填数字。"]],
  ["an error beside the table", "form/formula-error", GENERAL(`
    201 | 一般公共服务支出 | 30.00 | 30.00 | | =G3/H3 → #DIV/0!`), ["错误 支出表!F3 本格的公式显示 #DIV/0!；请检查公式，或重新填充。"]],
  ["text beside the table that looks like an error", "form/formula-error", GENERAL(`
    201 | 一般公共服务支出 | 30.00 | 30.00 | | #N/A`), []],
  ["a sheet that begins further down and to the right", "form/formula-error", GENERAL(`
     | 合计 | =E8 → #DIV/0! | |
    201 | 一般公共服务支出 | =F8/G8 → #DIV/0! | |`).replace("支出表\n", "支出表 起点=C5\n"), ["错误 支出表!E8 (E7) 〔一般公共服务支出 · 合计〕的公式显示 #DIV/0!；请检查公式，或重新填充。另有 1 格因引用它而出错。"]],
  ["an error on a sheet without a budget table", "form/formula-error", `${GENERAL("201 | 一般公共服务支出 | 30.00 | 30.00 |")}
    草稿
    算 | =A2/A3 → #DIV/0!`, []],
])("%s", (_what, rule, workbook, said) => {
  expect(saidOf(rule, workbook)).toEqual(said);
});

test("rules of formulas are no matter of a table without any", () => {
  const text = `${GENERAL("201 | 一般公共服务支出 | =D3+E3 → 30.00 | 10.00 | 20.00")}
    ${UNITS("某局 | 30.00 | 30.00 |")}`;
  expect(checkedBy("form/typed-total", text)).toBe("general-expenditure passed, revenue notApplicable");
});

/** A formula that leaves out money breaks the sum, too: what it leaves out tells more, and leads. */
test.each<[what: string, rows: string, found: readonly string[]]>([
  ["a total", `
     | 合计 | =C4+C5 → 50.00 | 60.00 |
    201 | 一般公共服务支出 | 30.00 | 30.00 |
    208 | 社会保障和就业支出 | 20.00 | 20.00 |
    210 | 卫生健康支出 | 10.00 | 10.00 |`, ["g1 form/formula-skips C3, root", "g1 sum/columns C3", "g1 sum/total C3"]],
  ["two formulas lead each the sum of their own, what else fails has its own ground", `
     | 合计 | =C4 → 30.00 | 55.00 | 4.00
    201 | 一般公共服务支出 | =C5 → 30.00 | 35.00 |
    20103 | 政府办公厅（室）及相关机构事务 | 30.00 | 30.00 |
    20111 | 纪检监察事务 | 5.00 | 5.00 |
    208 | 社会保障和就业支出 | 20.00 | 20.00 | 4.00`, [
    "g1 form/formula-skips C4, root", "g1 sum/columns C4", "g1 sum/children C4", "g2 form/formula-skips C3, root", "g2 sum/columns C3", "g3 sum/total C3, or 1", "g4 sum/columns C7, root",
  ]],
  ["a blank that is left out explains no sum that fails", `
     | 合计 | =C4+C5 → 60.00 | 50.00 |
    201 | 一般公共服务支出 | 30.00 | 30.00 |
    208 | 社会保障和就业支出 | 20.00 | 20.00 |
    210 | 卫生健康支出 | | |`, ["g1 sum/columns C3, root", "g1 sum/total C3", "- form/formula-skips C3"]],
])("what a formula leaves out leads the sum that fails by it: %s", (_what, rows, found) => {
  const { findings } = review(sheetsOf(GENERAL(rows)));
  expect(findings.filter(({ rule }) => /^sum|skips/.test(rule)).map(({ rule, at, group, rootCause, alternatives }) =>
    `${group ?? "-"} ${rule} ${addressOf(at)}${rootCause ? ", root" : ""}${alternatives ? `, or ${alternatives.length}` : ""}`)).toEqual(found);
});

test("of thousands of errors each is listed", () => {
  const rows = (count: number): string => Array.from({ length: count }, (_, at) => `| 项目${at} | ${at === 0 ? "=1/0" : "=C$3"} → #DIV/0! | |`).join("\n");
  expect([2000, 2001].map((count) => saidOf("form/formula-error", GENERAL(rows(count))).length)).toEqual([1, 2001]);
});

const SET = (expenditure: string): string => `
    收支
    2026年部门收支预算总表 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算 | 30.00 | 一般公共服务支出 | 30.00
    收入总计 | 30.00 | 支出总计 | 30.00

    收入
    2026年部门收入预算总表 | | 单位：万元
    单位名称 | 总计 | 一般公共预算
    某局 | 30.00 | 30.00

    总表
    2026年部门支出预算总表 | | | | 单位：万元
    科目编码 | 科目名称 | 总计 | 基本支出 | 项目支出
    201 | 一般公共服务支出 | ${expenditure} | 30.00 |

    财拨
    2026年部门财政拨款收支预算总表 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算 | 30.00 | 一般公共服务支出 | 30.00
    收入总计 | 30.00 | 支出总计 | 30.00
${GENERAL("201 | 一般公共服务支出 | 30.00 | 30.00 |")}
    经济
    2026年部门一般公共预算基本支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
    301 | 工资福利支出 | 30.00 | 30.00 |

    三公
    2026年部门一般公共预算“三公”经费支出表 | | 单位：万元
    单位名称 | 合计 | 公务接待费
    某局 | 1.00 | 1.00

    基金
    2026年部门政府性基金预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    208 | 社会保障和就业支出 | 1.00 | | 1.00`;

/** Who deletes a sheet is told of the sheet first, with the formulas that named it. */
test.each<[what: string, cell: string, found: readonly string[]]>([
  ["a formula that names something deleted", "=#REF!+1 → #REF!", ["deleted form/table-missing true 收支", "deleted form/formula-error false 总表"]],
  ["a formula with another error", "=D3/E3 → #DIV/0!", ["- form/formula-error false 总表", "- form/table-missing false 收支"]],
  ["no error", "30.00", ["- form/table-missing false 收支"]],
])("a set that lacks a table, with %s", (_what, cell, found) => {
  expect(review(sheetsOf(SET(cell))).findings.filter(({ rule }) => /^form\/(?:table-missing|formula-error)$/.test(rule)).map((finding) => `${finding.group ?? "-"} ${finding.rule} ${finding.rootCause ?? false} ${finding.at.sheet}`)).toEqual(found);
});

/** Our own sheets are looked through as well; others are none of ours. */
test("an error on 基本信息", () => {
  expect(saidOf("form/formula-error", `${GENERAL("201 | 一般公共服务支出 | 30.00 | 30.00 |")}
    基本信息
    基本信息 | |
    事项 | 内容 | 填写说明
    部门名称 | 某局 |
    预算年度 | 2026 | =B9/0 → #DIV/0!

    草稿
    事项 | =B9/0 → #DIV/0!`)).toEqual(["错误 基本信息!C4 本格的公式显示 #DIV/0!；请检查公式，或重新填充。"]);
});

test("what a rule found is counted with the table in which it stands, or with none", () => {
  const text = `${GENERAL("201 | 一般公共服务支出 | =D3/E3 → #DIV/0! | 30.00 |")}
    基本信息
    基本信息 | |
    事项 | 内容 | 填写说明
    部门名称 | 某局 |
    预算年度 | 2026 | =B9/0 → #DIV/0!

    两张
    2026年部门收入预算总表 | | | 单位：万元 | | 2026年部门支出预算总表 | | 单位：万元
    单位名称 | 总计 | 一般公共预算 | 事业收入 | | 科目编码 | 科目名称 | 总计
    某局 | 30.00 | 30.00 | | | 201 | 一般公共服务支出 | =G3/0 → #DIV/0!
    |
    |
    ${"| ".repeat(9)}=B9/0 → #DIV/0!`;
  expect(checkedBy("form/formula-error", text)).toBe("general-expenditure failed, revenue passed, expenditure failed, none failed");
});

test("a table goes on on a further sheet; what stands beside a row is of its table, what stands beside none of the first", () => {
  const text = (rows: string): string => `${GENERAL("201 | 一般公共服务支出 | 30.00 | 30.00 |").replace("支出表\n", "前\n")}${GENERAL("208 | 社会保障和就业支出 | =B9/0 → #DIV/0! | 30.00 |").replace("支出表\n", "后\n").replace("支出表 |", "支出表（续表） |")}
    两张
    2026年部门一般公共预算“三公”经费支出表 | | 单位：万元
    单位名称 | 合计 | 公务接待费
    某局 | 1.00 | 1.00
    |
    2026年部门政府性基金预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    208 | 社会保障和就业支出 | 1.00 | | 1.00 ${rows}`;
  expect(["", "| | | | | | =B9/0 → #DIV/0!", "\n    |\n    |\n    |\n    |\n    |\n    | | | | | | | =B9/0 → #DIV/0!"].map((rows) => checkedBy("form/formula-error", text(rows)))).toEqual([
    "general-expenditure failed, three-public-expenses passed, government-fund-expenditure passed",
    "general-expenditure failed, three-public-expenses passed, government-fund-expenditure failed",
    "general-expenditure failed, three-public-expenses failed, government-fund-expenditure passed",
  ]);
});
