import type { HeaderCell, LayoutBody, LayoutColumn, LayoutRole, TableLayout } from "../../../model/profile";
import { amountColumn as amount, balanceLine as line, BLANK_ZERO, CLASSIFIED_ROWS, CODE_AND_NAME, FEW_ROWS, headerCell as cell } from "../layouts";

/** Rows for what is bought of each kind. */
const BOUGHT_ROWS = 8;

const COMMON = { numberRow: null, amountFormat: BLANK_ZERO, frozenColumns: 0, emptyNote: null, unit: null, orientation: "portrait" } as const;
const CLASSIFIED = { kind: "classified", totalLabel: "合计", totalAt: "top", preparedRows: CLASSIFIED_ROWS } as const;
const EMPTY = "注：本{department}没有此项支出，故本表无数据。";

/** The classes that the form prints every year, planned for or not; the law's others are inserted where there is money. */
const CLASSES = [
  "201", "202", "203", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "215", "216", "217", "220", "221", "222", "224", "229",
];
const USES = [line("use.basic", "一、基本支出"), line("use.project", "二、项目支出"), line("use.reserve", "三、单位预留机动经费")];

function pane(axis: "income" | "expenditure" | "economic", width: number): readonly LayoutColumn[] {
  return [{ axis, role: "line", width, content: "name" }, { axis, role: "amount", width: 14, content: "amount" }];
}

/** Three panes: income by source, expenditure by class, and the same expenditure by use, whose totals are those of both. */
const balance: TableLayout = {
  ...COMMON, table: "balance", number: "公开01表", sheet: "收支预算总表", title: "{body}收支预算总表", orientation: "landscape",
  header: [
    cell(0, 0, "收入", 1, 2), cell(0, 2, "支出", 1, 4), cell(1, 0, "项目名称", 2), cell(1, 1, "金额", 2), cell(1, 2, "功能分类", 1, 2), cell(1, 4, "支出用途", 1, 2),
    cell(2, 2, "功能科目名称"), cell(2, 3, "金额"), cell(2, 4, "项目名称"), cell(2, 5, "金额"),
  ],
  headerRows: 3, columns: [...pane("income", 26), ...pane("expenditure", 34), ...pane("economic", 24)],
  body: {
    kind: "lines", classes: "numbered", everyClass: CLASSES, uses: USES,
    income: [
      line("fiscal-appropriation", "一、财政拨款"), line("general-public-budget", "1.一般公共预算", 2), line("government-fund", "2.政府性基金预算", 2),
      line("special-account", "二、财政专户管理资金"), line("unit-funds", "三、其他资金"),
    ],
    totals: [
      { income: line("current-revenue-total", "当年收入小计"), expenditure: line("current-expenditure-total", "当年支出小计") },
      { income: line("carry-over-in", "上年结转资金"), expenditure: line("carry-over-out", "结转下年资金") },
      { income: line("revenue-grand-total", "收入合计"), expenditure: line("expenditure-grand-total", "支出合计") },
    ],
  },
};

/** The sources one below the other, each with what it is made of. */
const SOURCES: readonly LayoutRole[] = [
  { role: "total", label: "收入总计" },
  { role: "current.general-public-budget", group: "一般公共预算资金", label: "小计" }, { role: "general.appropriation", label: "公共财政拨款（补助）资金" }, { role: "general.earmarked", label: "专项收入" },
  { role: "current.government-fund", group: "政府性基金", label: "小计" },
  { role: "current.special-account", group: "财政专户管理资金", label: "小计" }, { role: "account.tuition", label: "专户管理教育收费" }, { role: "account.non-tax", label: "其他非税收入" },
  { role: "unit-funds", group: "其他资金", label: "小计" }, { role: "current.institutional-revenue", label: "事业收入" }, { role: "current.business-revenue", label: "经营收入" },
  { role: "current.other-revenue", label: "其他收入" }, { role: "debt", label: "债务资金（银行贷款）" },
  { role: "carry-over", group: "上年结转和结余资金", label: "小计" }, { role: "carry-over.used", label: "其中：动用上年结转和结余资金" },
];

const revenue: TableLayout = {
  ...COMMON, table: "revenue", number: "公开02表", sheet: "收入预算总表", title: "{body}收入预算总表",
  header: [cell(0, 0, "项目名称", 1, 2), cell(0, 2, "金额")], headerRows: 1,
  columns: [{ axis: "main", role: "line", width: 24, content: "name" }, { axis: "main", role: "detail", width: 34, content: "name" }, amount("total", 18)],
  body: { kind: "roles", rows: SOURCES },
};

const expenditure: TableLayout = {
  ...COMMON, table: "expenditure", number: "公开03表", sheet: "支出预算总表", title: "{body}支出预算总表", orientation: "landscape",
  header: ["合计", "基本支出", "项目支出", "单位预留机动经费", "结转下年资金"].map((text, column) => cell(0, column, text)), headerRows: 1,
  columns: ["with-carry-over", "basic", "project", "reserve", "carry-over-out"].map((role) => amount(role, 20)), body: { kind: "oneRow" },
};

const appropriationBalance: TableLayout = {
  ...COMMON, table: "appropriation-balance", number: "公开04表", sheet: "财政拨款收支预算总表", title: "{body}财政拨款收支预算总表",
  header: [
    cell(0, 0, "收入", 1, 2), cell(0, 2, "支出", 1, 2), cell(1, 0, "项目名称", 2), cell(1, 1, "金额", 2), cell(1, 2, "支出用途", 1, 2), cell(2, 2, "项目名称"), cell(2, 3, "金额"),
  ],
  headerRows: 3, columns: [...pane("income", 26), ...pane("expenditure", 26)],
  body: {
    kind: "lines", uses: USES, income: [line("general-public-budget", "一、一般公共预算"), line("government-fund", "二、政府性基金预算")],
    totals: [{ income: line("revenue-grand-total", "收入合计"), expenditure: line("expenditure-grand-total", "支出合计") }],
  },
};

const FUNCTIONAL = ["功能科目编码", "功能科目名称", "金额"].map((text, column) => cell(0, column, text));
const ECONOMIC = ["科目编码", "科目名称", "金额"].map((text, column) => cell(0, column, text));

/** Codes with their names and one column of amounts. */
function byCode(table: TableLayout["table"], number: string, name: string, header: readonly HeaderCell[], body: LayoutBody = CLASSIFIED, emptyNote: string | null = null): TableLayout {
  return {
    ...COMMON, table, number, sheet: name.replace(/（(.*)）/, "($1)"), title: `{body}${name}`, header, headerRows: 1, columns: [...CODE_AND_NAME, amount("total", 18)], body, emptyNote, frozenColumns: 2,
  };
}

const threePublicExpenses: TableLayout = {
  ...COMMON, table: "three-public-expenses", number: "公开09表", sheet: "三公经费、会议费、培训费支出预算表", title: "{body}“三公”经费、会议费、培训费支出预算表", orientation: "landscape",
  header: [
    cell(0, 0, "合计", 3), cell(0, 1, "“三公”经费", 1, 6), cell(0, 7, "会议费", 3), cell(0, 8, "培训费", 3), cell(1, 1, "小计", 2), cell(1, 2, "因公出国（境）费", 2),
    cell(1, 3, "公务用车购置及运行维护费", 1, 3), cell(1, 6, "公务接待费", 2), cell(2, 3, "小计"), cell(2, 4, "公务用车购置费"), cell(2, 5, "公务用车运行维护费"),
  ],
  headerRows: 3, columns: ["all", "total", "overseas", "vehicles", "vehicle-purchase", "vehicle-running", "reception", "meetings", "training"].map((role) => amount(role, 14)), body: { kind: "oneRow" },
};

const governmentProcurement: TableLayout = {
  ...COMMON, table: "government-procurement", number: "公开12表", sheet: "政府采购预算表", title: "{body}政府采购预算表", orientation: "landscape",
  header: ["采购品目大类", "专项名称", "经济科目", "采购物品名称", "采购组织形式", "总计"].map((text, column) => cell(0, column, text)), headerRows: 1,
  columns: [
    { axis: "main", role: "category", width: 16, content: "text" }, { axis: "main", role: "project", width: 26, content: "text" }, { axis: "main", role: "economic", width: 20, content: "text" },
    { axis: "main", role: "item", width: 28, content: "name" }, { axis: "main", role: "manner", width: 16, content: "text" }, amount("total", 14),
  ],
  body: { kind: "outline", totalLabel: "合计", groups: [line("goods", "一、货物A"), line("works", "二、工程B"), line("services", "三、服务C")], preparedRows: BOUGHT_ROWS }, emptyNote: EMPTY,
};

const FEW = { ...CLASSIFIED, preparedRows: FEW_ROWS } as const;

/** The twelve tables in the order of the disclosure, with the numbers that stand above them; what filling lists in the fifth comes above its few prepared rows. */
export const LAYOUTS: readonly TableLayout[] = [
  balance, revenue, expenditure, appropriationBalance,
  byCode("appropriation-expenditure", "公开05表", "财政拨款支出预算表（功能科目）", FUNCTIONAL, FEW),
  byCode("appropriation-basic-expenditure", "公开06表", "财政拨款基本支出预算表（经济科目）", ECONOMIC),
  byCode("general-expenditure", "公开07表", "一般公共预算支出预算表（功能科目）", FUNCTIONAL),
  byCode("general-basic-expenditure", "公开08表", "一般公共预算基本支出预算表（经济科目）", ECONOMIC),
  threePublicExpenses,
  byCode("government-fund-expenditure", "公开10表", "政府性基金预算财政拨款支出预算表", FUNCTIONAL, FEW, EMPTY),
  byCode("office-running-costs", "公开11表", "一般公共预算机关运行经费支出预算表", ["科目编码", "科目名称", "机关运行经费支出"].map((text, column) => cell(0, column, text)), FEW),
  governmentProcurement,
];
