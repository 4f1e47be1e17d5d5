import { figureOf, tableOf, type BookRow, type BookTable, type BudgetBook, type TableId } from "../../src/model/book";

/** Sources of money as a text names them, by their column in the table of income. */
const SOURCES: readonly (readonly [role: string, name: string])[] = [
  ["general-public-budget", "一般公共预算拨款收入"], ["government-fund", "政府性基金预算拨款收入"], ["state-capital", "国有资本经营预算拨款收入"],
  ["special-account", "财政专户管理资金收入"], ["undertaking", "事业收入"], ["other", "其他收入"],
];

/** An amount in 万元 as texts print it. */
function printed(fen: number, grouped = false): string {
  return (fen / 1_000_000).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: grouped });
}

const share = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)}%`;
const money = (row: BookRow | undefined, role: string): number => figureOf(row?.cells.get(role))?.money ?? 0;
const totalOf = (table: BookTable | undefined): BookRow | undefined => table?.rows.find(({ kind }) => kind === "total");
const named = ({ label }: BookRow): string => label.trim().replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．])/, "").replace(/^\d+\s*/, "").replace(/\s/g, "");

/**
 * A text that another office might write of a book's tables, in turns of several offices: totals, sources and classes with their
 * shares, every item, both halves of basic expenditure, the three public expenses. It says nothing that the tables do not.
 */
export function textOfTables(book: BudgetBook): string {
  const year = book.year ?? 2026;
  const table = (id: TableId): BookTable | undefined => tableOf(book, id);
  return [
    `${year}年部门预算情况说明`,
    ...incomeOf(table("revenue"), year),
    ...expenditureOf(table("expenditure"), year),
    ...itemsOf(table("general-expenditure"), year),
    ...basicOf(table("general-basic-expenditure"), year),
    ...threePublicOf(table("three-public-expenses"), year),
  ].join("\n");
}

function incomeOf(table: BookTable | undefined, year: number): readonly string[] {
  const total = totalOf(table);
  const all = money(total, "total");
  const parts = SOURCES.flatMap(([role, name]) => (money(total, role) > 0 ? [`${name}${printed(money(total, role))}万元，占${share(money(total, role), all)}`] : []));
  return all > 0 && parts.length > 0 ? ["一、收入预算情况", `${year}年收入预算${printed(all)}万元，其中：${parts.join("；")}。`] : [];
}

function expenditureOf(table: BookTable | undefined, year: number): readonly string[] {
  const total = totalOf(table);
  const [all, basic, project] = ["total", "basic", "project"].map((role) => money(total, role));
  if (!table || !all || !basic || !project) return [];
  const classes = table.rows.filter((row) => row.code?.length === 3 && money(row, "total") > 0);
  return [
    "二、支出预算情况",
    `${year}年支出预算${printed(all)}万元，其中：基本支出${printed(basic)}万元，占${share(basic, all)}；项目支出${printed(project)}万元，占${share(project, all)}。`,
    ...(classes.length === 0 ? [] : [`按功能分类科目划分，${classes.map((row) => `${named(row)}${printed(money(row, "total"), true)}万元，占支出总额的${share(money(row, "total"), all)}`).join("；")}。`]),
  ];
}

function itemsOf(table: BookTable | undefined, year: number): readonly string[] {
  const rows = table?.rows ?? [];
  const nameOf = (code: string): string => {
    const row = rows.find((each) => each.code === code);
    return row ? named(row) : "";
  };
  const items = rows.filter((row) => row.code?.length === 7 && money(row, "total") > 0 && nameOf(row.code.slice(0, 3)) !== "" && nameOf(row.code.slice(0, 5)) !== "");
  const lines = items.map((row, index) => {
    const [code, number, amount] = [row.code ?? "", index + 1, printed(money(row, "total"))];
    const [kind, division] = [nameOf(code.slice(0, 3)), nameOf(code.slice(0, 5))];
    switch (index % 4) {
      case 0: return `${number}.${kind}（类）${division}（款）${named(row)}（项）：${year}年预算数为${amount}万元，主要用于单位正常运转。`;
      case 1: return `${number}．${division}—${named(row)}（${code}）：预算安排${amount}万元。`;
      case 2: return `${number}、“${named(row)}”科目${printed(money(row, "total"), true)}万元，用于保障机构运转。`;
      default: return `${number}.${kind}${division}${named(row)}${year}年初预算${amount}万元。`;
    }
  });
  const all = money(totalOf(table), "total");
  return all > 0 ? ["三、一般公共预算支出情况", `${year}年一般公共预算拨款支出${printed(all)}万元。`, ...lines] : [];
}

function basicOf(table: BookTable | undefined, year: number): readonly string[] {
  const total = totalOf(table);
  const [all, personnel, operating] = ["total", "personnel", "operating"].map((role) => money(total, role));
  if (!table || !all) return [];
  const halves = personnel && operating ? `，其中：人员经费${printed(personnel)}万元，公用经费${printed(operating)}万元` : "";
  const classes = table.rows.filter((row) => row.code?.length === 3 && money(row, "total") > 0);
  return ["四、一般公共预算基本支出情况", `${year}年一般公共预算基本支出${printed(all)}万元${halves}。`, ...(classes.length === 0 ? [] : [`按经济分类：${classes.map((row) => `${row.code ?? ""}${named(row)}${printed(money(row, "total"))}万元`).join("，")}。`])];
}

function threePublicOf(table: BookTable | undefined, year: number): readonly string[] {
  const row = totalOf(table) ?? table?.rows[0];
  const [overseas = 0, reception = 0, purchase = 0, running = 0] = ["overseas", "reception", "vehicle-purchase", "vehicle-running"].map((role) => money(row, role));
  const all = overseas + reception + purchase + running;
  if (all === 0 || money(row, "total") !== all) return [];
  return ["五、“三公”经费预算情况", `${year}年“三公”经费财政拨款预算${printed(all)}万元，其中：因公出国（境）费${printed(overseas)}万元；公务接待费${printed(reception)}万元；公务用车购置及运行费${printed(purchase + running)}万元（其中：公务用车购置费${printed(purchase)}万元，公务用车运行维护费${printed(running)}万元）。`];
}
