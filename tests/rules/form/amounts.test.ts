import { checkedBy, saidOf } from "../../support/said";

const GENERAL = (rows: string, options = ""): string => `
    支出表${options}
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    ${rows.trim()}\n`;

const NO_UNIT = (rows: string): string => GENERAL(rows).replace("单位：万元", "");

const ITEMS = ["2010301 | 行政运行", "2010302 | 一般行政管理事务", "2010399 | 其他政府办公厅（室）及相关机构事务支出", "2080501 | 行政单位离退休", "2080505 | 机关事业单位基本养老保险缴费支出"];

/** Rows of items with one amount each, in the column of the total. */
const rowsOf = (...amounts: readonly string[]): string => amounts.map((amount, at) => `${ITEMS[at % ITEMS.length] ?? ""} | ${amount} | |`).join("\n    ");

/** What is said of amounts that are none, or not as they are printed. */
test.each<[what: string, rule: string, workbook: string, said: readonly string[]]>([
  ["text for amounts, told once a table, zeros left out", "form/amount-stored-as-text", GENERAL(rowsOf("'30.00", "'20.00", "'0.00", "10.00")), ["提示 支出表!C3 (C4) “2026年部门一般公共预算支出表”有 2 个金额是文本格式，求和公式不会计入；请转换为数字。"]],
  ["amounts as text in two tables", "form/amount-stored-as-text", GENERAL(rowsOf("'30.00", "10.00")) + GENERAL(rowsOf("'30.00", "10.00")).replace("支出表\n", "总表\n").replace("一般公共预算支出表", "支出预算总表"), [
    "提示 支出表!C3 “2026年部门一般公共预算支出表”有 1 个金额是文本格式，求和公式不会计入；请转换为数字。",
    "提示 总表!C3 “2026年部门支出预算总表”有 1 个金额是文本格式，求和公式不会计入；请转换为数字。",
  ]],
  ["text that is no number", "form/amount-stored-as-text", GENERAL(rowsOf("约30", "10.00")), []],
  ["more decimals than are shown", "form/amount-more-decimals", GENERAL(rowsOf("30.123", "20.456", "10.00"), " 格式=0.00"), ["提示 支出表!C3 (C4) “2026年部门一般公共预算支出表”有 2 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["a formula may hold more than it shows", "form/amount-more-decimals", GENERAL(rowsOf("=C4+C5 → 30.123", "20.00", "10.123"), " 格式=0.00"), ["提示 支出表!C5 “2026年部门一般公共预算支出表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["one amount with three decimals among many with two", "form/amount-more-decimals", GENERAL(rowsOf("30.12", "20.45", "10.12", "11.31", "5.125")), ["提示 支出表!C7 “2026年部门一般公共预算支出表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["whole yuan as text with zeros behind", "form/amount-more-decimals", GENERAL(rowsOf(...Array.from({ length: 30 }, (_, at) => `'${3 + at},012.00`))).replace("万元", "元"), []],
  ["in 元 three decimals are more than there are", "form/amount-more-decimals", GENERAL(rowsOf("3012", "2045", "1012", "1131", "5.125")).replace("万元", "元"), []],
  ["all amounts with as many decimals", "form/amount-more-decimals", GENERAL(rowsOf("30.123", "20.456", "10.123", "11.315", "5.125")), []],
  ["two of five", "form/amount-more-decimals", GENERAL(rowsOf("30.123", "20.456", "10.12", "11.31", "5.12")), []],
  ["one of one", "form/amount-more-decimals", GENERAL(rowsOf("30.123")), []],
  ["one of two", "form/amount-more-decimals", GENERAL(rowsOf("30.123", "20.12")), ["提示 支出表!C3 “2026年部门一般公共预算支出表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["one of twenty", "form/amount-more-decimals", GENERAL(rowsOf(...Array.from({ length: 19 }, (_, at) => `${at + 10}.25`), "5.125")), ["提示 支出表!C22 “2026年部门一般公共预算支出表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["two of twenty", "form/amount-more-decimals", GENERAL(rowsOf(...Array.from({ length: 18 }, (_, at) => `${at + 10}.25`), "6.375", "5.125")), []],
  ["two of twenty-one", "form/amount-more-decimals", GENERAL(rowsOf(...Array.from({ length: 19 }, (_, at) => `${at + 10}.25`), "6.375", "5.125")), ["提示 支出表!C22 (C23) “2026年部门一般公共预算支出表”有 2 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["one with four, a few with three", "form/amount-more-decimals", GENERAL(rowsOf(...Array.from({ length: 12 }, (_, at) => `${at + 10}.25`), "6.375", "7.375", "5.1255")), ["提示 支出表!C17 “2026年部门一般公共预算支出表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["zeros have no decimals", "form/amount-more-decimals", GENERAL(rowsOf("0.00", "0.00", "0.00", "5.125")), []],
  ["a table whose figures need three beside one that needs two", "form/amount-more-decimals", GENERAL(rowsOf("30.123", "20.456", "10.123")) + GENERAL(rowsOf("30.12", "20.45", "10.12", "5.125")).replace("支出表\n", "总表\n").replace("一般公共预算支出表", "支出预算总表"), ["提示 总表!C6 “2026年部门支出预算总表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["a format that shows less, beside a table of which one amount has more: a typed amount, no formula", "form/amount-more-decimals", GENERAL(rowsOf("30.125", "20.12", "10.25")) + GENERAL(rowsOf("30.123", "=C3/2 → 15.0615", "10.12", "待定", "")).replace("支出表\n", "总表 格式=0.00\n").replace("一般公共预算支出表", "支出预算总表"), [
    "提示 支出表!C3 “2026年部门一般公共预算支出表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。",
    "提示 总表!C3 “2026年部门支出预算总表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。",
  ]],
  ["a table without a unit beside one of which an amount has more", "form/amount-more-decimals", GENERAL(rowsOf("30.125", "20.12", "10.25")) + NO_UNIT(rowsOf("30.123", "10.12", "5.12")).replace("支出表\n", "总表\n").replace("一般公共预算支出表", "支出预算总表"), ["提示 支出表!C3 “2026年部门一般公共预算支出表”有 1 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。"]],
  ["text for an amount, with its row and column", "form/amount-text", GENERAL(`${rowsOf("30.00")}\n    2010302 | 一般行政管理事务 | 20.00 | 待定 |`), ["错误 支出表!D4 〔一般行政管理事务 · 基本支出〕应填金额，现为文字“待定”，无法参与计算；请改为数字。"]],
  ["hidden rows, columns and formats, once a table", "form/hidden-amount", GENERAL(`
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    2010399 | 其他政府办公厅（室）及相关机构事务支出 | 0.00 | 0.00 | 0.00`, " 隐藏行=3,5 隐藏列=E"), ["提示 支出表!C3 (D3 E4) “2026年部门一般公共预算支出表”有 3 个金额被隐藏（3:3、E:E：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。"]],
  ["a hidden sheet", "form/hidden-amount", GENERAL(rowsOf("30.00"), " 隐藏"), ["提示 支出表!C3 “2026年部门一般公共预算支出表”有 1 个金额被隐藏（支出表：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。"]],
  ["more places than are named", "form/hidden-amount", GENERAL(rowsOf("1.00", "2.00", "3.00", "4.00", "5.00", "6.00"), " 隐藏行=3,4,5,6,7,8"), ["提示 支出表!C3 (C4 C5 C6 C7 C8) “2026年部门一般公共预算支出表”有 6 个金额被隐藏（3:3、4:4、5:5、6:6、7:7 …：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。"]],
  ["as many places as are named", "form/hidden-amount", GENERAL(rowsOf("1.00", "2.00", "3.00", "4.00", "5.00"), " 隐藏行=3,4,5,6,7"), ["提示 支出表!C3 (C4 C5 C6 C7) “2026年部门一般公共预算支出表”有 5 个金额被隐藏（3:3、4:4、5:5、6:6、7:7：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。"]],
  ["a format that prints nothing", "form/hidden-amount", GENERAL(rowsOf("30.00", "-20.00", "0.00"), " 格式=;;;"), ["提示 支出表!C3 (C4) “2026年部门一般公共预算支出表”有 2 个金额被隐藏（C3、C4：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。"]],
  ["a format that prints nothing below zero", "form/hidden-amount", GENERAL(rowsOf("30.00", "-20.00"), " 格式=0.00;"), ["提示 支出表!C4 “2026年部门一般公共预算支出表”有 1 个金额被隐藏（C4：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。"]],
  ["a format of an empty text above zero", "form/hidden-amount", GENERAL(rowsOf("30.00", "-20.00"), ' 格式="";-0.00'), ["提示 支出表!C3 “2026年部门一般公共预算支出表”有 1 个金额被隐藏（C3：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。"]],
  ["formats that print every number", "form/hidden-amount", ["General", "#,##0.00", "[红色]0.00", "[红色]", "0.00;-0.00;-", "@", "[红色];-0.00"].map((format, at) => GENERAL(rowsOf("30.00", "-20.00"), `${at} 格式=${format}`)).join(""), []],
])("%s", (_what, rule, workbook, said) => {
  expect(saidOf(rule, workbook)).toEqual(said);
});

const RULES = ["form/amount-stored-as-text", "form/amount-more-decimals", "form/amount-text", "form/hidden-amount", "form/unit-conflict"];

test("rules of amounts cannot judge a table without a unit of measure", () => {
  expect(RULES.map((rule) => `${rule}: ${checkedBy(rule, NO_UNIT(rowsOf("30.00")))}`)).toEqual([
    "form/amount-stored-as-text: general-expenditure insufficientData",
    "form/amount-more-decimals: general-expenditure insufficientData",
    "form/amount-text: general-expenditure insufficientData",
    "form/hidden-amount: general-expenditure insufficientData",
    "form/unit-conflict: general-expenditure insufficientData",
  ]);
});
