import type { HeaderCell, LayoutColumn, LayoutLine } from "../../model/profile";

/** Amounts with two decimals; a zero is left blank, as most published tables print it. */
export const BLANK_ZERO = "0.00;-0.00;;@";

/** Amounts with two decimals; a zero is printed as a plain 0, as in the tables that are published even when empty. */
export const PRINTED_ZERO = "0.00;-0.00;0;@";

/** Rows prepared beside a total for codes, units and projects: as many as a page holds, so that no draft prints rows alone on a second one. */
export const CLASSIFIED_ROWS = 40;
/** The same on a page across. */
export const CLASSIFIED_ROWS_ACROSS = 24;
export const UNIT_ROWS = 10;
export const PROJECT_ROWS = 20;
/** Rows for what few bodies have: codes of a fund that most get nothing from. */
export const FEW_ROWS = 10;

/** A header cell at a row and column of the header, spanning as many as said. */
export function headerCell(row: number, column: number, text: string, rows = 1, columns = 1): HeaderCell {
  return { row, column, rows, columns, text };
}

/** A column of amounts. */
export function amountColumn(role: string, width = 13): LayoutColumn {
  return { axis: "main", role, width, content: "amount" };
}

/** A fixed line of a balance. */
export function balanceLine(id: string, label: string, indent = 0): LayoutLine {
  return { id, label, indent };
}

/** Code and name of a classified table. */
export const CODE_AND_NAME: readonly LayoutColumn[] = [
  { axis: "main", role: "code", width: 11, content: "code" },
  { axis: "main", role: "name", width: 40, content: "name" },
];

/** The two sides of a balance, each a column of labels and one of amounts, under 收入 and 支出. */
export const TWO_SIDES: { readonly header: readonly HeaderCell[]; readonly columns: readonly LayoutColumn[] } = {
  header: [
    headerCell(0, 0, "收 入", 1, 2), headerCell(0, 2, "支 出", 1, 2),
    ...["项 目", "预算数", "项 目", "预算数"].map((text, column) => headerCell(1, column, text)),
  ],
  columns: [
    { axis: "income", role: "line", width: 28, content: "name" },
    { axis: "income", role: "amount", width: 16, content: "amount" },
    { axis: "expenditure", role: "line", width: 44, content: "name" },
    { axis: "expenditure", role: "amount", width: 16, content: "amount" },
  ],
};
