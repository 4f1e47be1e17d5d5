import { outcomesOf } from "../../../src/rules/outcomes";
import { runRules } from "../../../src/rules/run";
import { said } from "../../support/said";
import { smallBook } from "../../support/smallBook";

/** Revenue of one source alone, so that what is spent of it is all that is spent. */
const ALL_OF_THE_BUDGET = (amount: number): string => `revenue
          | total       | current.general-public-budget
    total | ${amount} | ${amount}`;

/** Units, projects and rows that one table names and another has not: what is said, and how many names were looked up. */
test.each<[what: string, rule: string, book: string, said: readonly string[]]>([
  ["a unit of a project that the revenue table has not, once a table", "member/units", `
    revenue
                   | total
    total          | 30
    summary:某局   | 30
    ownOffice:甲   | 20
    unit:乙        | 10

    project-expenditure
                   | total
    total          | 30
    project:甲/一  | 10
    project:丙/二  | 10
    project:丙/三  | 10

    key-project-expenditure
                   | appropriation
    project:丙/二  | 10

    three-public-expenses
                   | total
    total          | 3
    summary:某局   | 3
    unit:乙        | 2
    unit:丁        | 1`, [
    "不一致 部门一般公共预算“三公”经费支出表!A7 单位“丁”不在收入预算总表中，请核对名称。",
    "不一致 部门项目支出预算表!A6 单位“丙”不在收入预算总表中，请核对名称。",
    "不一致 部门预算财政拨款重点项目支出预算表!A4 单位“丙”不在收入预算总表中，请核对名称。",
  ]],
  ["a project without a unit names none", "member/units", `
    revenue
                   | total
    unit:乙        | 10

    project-expenditure
                   | total
    total          | 10
    project:/一    | 10`, []],
  ["the department and its own office are named as well as units; a list of units may name the unit in a column of its own", "member/units", `
    revenue
                   | total
    summary:某局   | 30
    unit:乙        | 10

    project-expenditure
                   | unitName | total
    project:某局/一 | ~ | 10
    project:丁/二  | ~ | 10

    three-public-expenses
                   | total
    summary:某厅   | 1
    ownOffice:甲   | 1`, [
    "不一致 部门一般公共预算“三公”经费支出表!A5 单位“甲”不在收入预算总表中，请核对名称。",
    "不一致 部门项目支出预算表!B5 单位“丁”不在收入预算总表中，请核对名称。",
  ]],
  ["the revenue table of a unit lists none", "member/units", `
    revenue
                   | total
    total          | 10

    project-expenditure
                   | total
    project:丙/二  | 10`, []],
  ["classes of the revenue table are no units", "member/units", `
    revenue
                   | total
    201            | 10
    unit:乙        | 10

    three-public-expenses
                   | total
    unit:201       | 1`, ["不一致 部门一般公共预算“三公”经费支出表!A4 单位“201”不在收入预算总表中，请核对名称。"]],
  ["a key project that is no project", "member/key-project", `
    project-expenditure
                   | total
    project:甲/一  | 10

    key-project-expenditure
                   | appropriation
    total          | 20
    project:甲/一  | 10
    project:甲/二  | 10`, ["不一致 部门预算财政拨款重点项目支出预算表!A6 重点项目“project:甲/二”不在项目支出预算表中。 甲"]],
  ["a table of projects that lists none yet", "member/key-project", `
    project-expenditure
                   | total
    total          | 10

    key-project-expenditure
                   | appropriation
    project:甲/二  | 10`, []],
  ["no table of projects", "member/key-project", `
    key-project-expenditure
                   | appropriation
    project:甲/二  | 10`, []],
  ["an item that the sibling has, behind the code before it, by its largest amount", "form/row-missing", `
    expenditure
            | total | basic | project
    total   | 60    | 30    | 30
    201     | 60    | 30    | 30
    20103   | 60    | 30    | 30
    2010301 | 20    | 10    | 10
    2010302 一般行政管理事务 | 30    | 10    | 20
    2010399 | 10    | 10    |

    general-expenditure
            | total | basic | project
    total   | 60    | 30    | 30
    201     | 60    | 30    | 30
    20103   | 60    | 30    | 30
    2010301 | 20    | 10    | 10
    2010399 | 10    | 10    |

    ${ALL_OF_THE_BUDGET(60)}`, ["不一致 部门一般公共预算支出表!A7 (部门支出预算总表!B8 部门支出预算总表!C8 部门支出预算总表!D8) “部门一般公共预算支出表”缺少 2010302“一般行政管理事务”：“部门支出预算总表”中有这一行，30.00 万元；请补上这一行，或核对该科目。 2 functional"]],
  ["the first item: behind what stands above it", "form/row-missing", `
    expenditure
            | total
    201     | 20
    2010301 行政运行 | 20

    general-expenditure
            | total
    2010302 | 20
    201     | 20

    ${ALL_OF_THE_BUDGET(20)}`, [
    "不一致 部门一般公共预算支出表!A5 (部门支出预算总表!B5) “部门一般公共预算支出表”缺少 2010301“行政运行”：“部门支出预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 2 functional",
    "不一致 部门支出预算总表!A5 (部门一般公共预算支出表!B4) “部门支出预算总表”缺少 2010302“2010302”：“部门一般公共预算支出表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 2 functional",
  ]],
  ["a code smaller than all: at the end of the table", "form/row-missing", `
    expenditure
            | total
    201 一般公共服务支出 | 20
    208     | 20

    general-expenditure
            | total
    208     | 20
    total   | 20

    ${ALL_OF_THE_BUDGET(40)}`, ["不一致 部门一般公共预算支出表!A5 (部门支出预算总表!B4) “部门一般公共预算支出表”缺少 201“一般公共服务支出”：“部门支出预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 2"]],
  ["a class that a balance has not: no item of a classification", "form/row-missing", `
    expenditure
            | total
    201 一般公共服务支出 | 20
    208     | 20

    balance/income
            | amount
    general-public-budget | 40

    balance/expenditure
            | amount
    208     | 20`, ["不一致 部门收支预算总表!U4 (部门支出预算总表!B4) “部门收支预算总表”缺少 201“一般公共服务支出”：“部门支出预算总表”中有这一行，20.00 万元；请补上这一行，或核对该科目。 2"]],
  ["a row of nothing is not lacking", "form/row-missing", `
    expenditure
            | total
    201     |
    208     | 20

    general-expenditure
            | total
    208     | 20

    ${ALL_OF_THE_BUDGET(20)}`, []],
])("%s", (_what, rule, text, found) => {
  expect(runRules(smallBook(text)).findings.filter((finding) => finding.rule === rule).map((finding) => {
    const { expected, item, unit } = finding.values;
    return `${said(finding)}${[expected, item, unit].map((value) => (value === undefined ? "" : ` ${value.kind === "money" ? value.decimals : value.kind === "text" ? value.text : ""}`)).join("")}`;
  })).toEqual(found);
});

test("a table without title or body says nothing of whose it is", () => {
  const book = smallBook("expenditure\n | total\n201 | 20\n\ngeneral-expenditure\n | total\n201 | 20\n\ngovernment-fund-expenditure\n | total\n208 | 20");
  const at = { sheet: "表", row: 0, column: 0 };
  const silent = { ...book, tables: book.tables.map((table, index) => (index === 0 ? table : { ...table, title: "", stated: { ...table.stated, body: index === 1 ? null : { name: "某局", at } } })) };
  expect(outcomesOf(silent, { sheets: [] }).filter(({ relation }) => relation === "form/body-differs").map(({ table, status }) => `${table} ${status}`)).toEqual(["expenditure passed", "general-expenditure notApplicable", "government-fund-expenditure passed"]);
});
