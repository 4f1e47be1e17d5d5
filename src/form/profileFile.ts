import { PROFILE_VERSION } from "../catalog/profiles/schema";
import { axisSpec, columnSpec } from "../catalog/tables";
import { cellsNeededBy } from "../catalog/text/reading";
import type { BookColumn, BookRow, BookTable, BudgetBook } from "../model/book";
import type { HeaderCell, LayoutBody, LayoutColumn, LayoutLine, TableLayout } from "../model/profile";
import type { UnitOfMeasure } from "../model/money";
import { sheetOf, valueAt, type SheetSnapshot, type WorkbookSnapshot } from "../model/snapshot";
import { unitOfMeasureIn } from "../recognize/text";

/** A table that a file of a form cannot say, and why. */
export interface Unsaid {
  readonly sheet: string;
  readonly title: string;
  /** `unknown`: of no kind that the catalogue has; `columns`: a column means nothing that it knows; `rows`: the fixed lines do not stand side by side. */
  readonly reason: "unknown" | "columns" | "rows";
}

/** A form as data, as docs/profiles.md says it, and what of the workbook is not in it. */
export interface ProfileDraft {
  readonly file: Readonly<Record<string, unknown>>;
  readonly unsaid: readonly Unsaid[];
}

const WIDTHS: Readonly<Record<LayoutColumn["content"], number>> = { amount: 14, percent: 10, code: 12, name: 36, text: 30 };
const CONTENTS: Readonly<Record<BookColumn["content"], LayoutColumn["content"]>> = {
  amount: "amount", comparison: "amount", code: "code", unitCode: "code", name: "name", unitName: "name", text: "text", rowNumber: "text",
};
/** Rows that are prepared at least below a total. */
const LEAST_PREPARED = 10;

/**
 * What a file of a form can say of a workbook: the tables of kinds that the catalogue knows, in the office's headers, order and
 * words, and of the text of the form that it is like what these tables can answer. Everything else is in the workbook alone.
 */
export function profileDraft(book: BudgetBook, snapshot: WorkbookSnapshot, year: number | null): ProfileDraft {
  const unsaid: Unsaid[] = (book.structure?.tables ?? []).filter(({ sheet, area }) => !book.tables.some((table) => table.sheet === sheet && table.area.row < area.row + area.rows && area.row < table.area.row + table.area.rows))
    .map(({ sheet, title }) => ({ sheet, title, reason: "unknown" }));
  const unit = usual(book.tables.flatMap((table) => table.unit ?? []));
  const tables = book.tables.flatMap((table): TableLayout[] => {
    const sheet = sheetOf(snapshot, table.sheet);
    const layout = sheet ? layoutOfTable(table, sheet, { book, year, unit }) : "columns";
    if (typeof layout !== "string") return [layout];
    unsaid.push({ sheet: table.sheet, title: table.title, reason: layout });
    return [];
  });
  const printed = new Set(tables.map(({ table }) => table));
  const text = book.profile.text.filter((section) => cellsNeededBy(section).every(({ table }) => printed.has(table))).map(({ id }) => id);
  return {
    unsaid,
    file: {
      version: PROFILE_VERSION, id: year === null ? "learned" : `learned-${year}`, name: book.body ?? "上年版式", like: book.profile.id, scopes: [book.scope ?? "department"],
      ...(year === null ? {} : { years: [year, null] }), ...(unit === null ? {} : { settings: { units: [unit] } }),
      tables, text, source: `${book.body ?? ""}${year ?? ""}年工作簿`, evidence: "document",
    },
  };
}

function usual(units: readonly UnitOfMeasure[]): UnitOfMeasure | null {
  const counts = new Map<UnitOfMeasure, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

interface Around {
  readonly book: BudgetBook;
  readonly year: number | null;
  readonly unit: UnitOfMeasure | null;
}

function layoutOfTable(table: BookTable, sheet: SheetSnapshot, { book, year, unit }: Around): TableLayout | Unsaid["reason"] {
  const first = Math.min(...table.columns.map(({ column }) => column));
  const last = Math.max(...table.columns.map(({ column }) => column));
  const columns = Array.from({ length: last - first + 1 }, (_, index) => table.columns.find(({ column }) => column === first + index));
  if (columns.some((column) => !column || !columnSpec(table.id, column.axis, column.role))) return "columns";
  const body = bodyOf(table);
  if (body === null) return "rows";
  const [top, bottom] = table.headerRows;
  return {
    table: table.id, sheet: withoutYears(sheet.name, year), title: titleOf(table, book, year), header: headerOf(sheet, [top, bottom], [first, last], year), headerRows: bottom - top + 1,
    numberRow: table.bodyRow > bottom + 1 ? Array.from({ length: columns.length }, (_, index) => String(valueAt(sheet, bottom + 1, first + index) ?? "")) : null,
    columns: columns.flatMap((column): LayoutColumn[] => (column ? [columnOf(column)] : [])), body,
    amountFormat: "0.00;-0.00;;@", orientation: columns.length > 5 ? "landscape" : "portrait", frozenColumns: 0,
    emptyNote: table.rows.some(({ cells }) => [...cells.values()].some(({ state }) => state.kind === "amount" && state.figure.money !== 0)) ? null : table.note && withSlots(table.note.text, year),
    unit: table.unit === unit ? null : table.unit,
  };
}

function columnOf({ axis, role, content }: BookColumn): LayoutColumn {
  const held = role.endsWith("-rate") ? "percent" : CONTENTS[content];
  return { axis, role, width: WIDTHS[held], content: held };
}

/** A text with slots in place of the years of its own form. */
function withSlots(text: string, year: number | null): string {
  return year === null ? text : text.replaceAll(new RegExp(`${year}年度?`, "g"), "{year}年").replaceAll(`${year - 1}年`, "{lastYear}年");
}

/** A title or name without the years of its own form, which are put before it when it is inserted. */
function withoutYears(text: string, year: number | null): string {
  return year === null ? text : text.replaceAll(new RegExp(`(?<!\\d)(?:${year}|${year - 1})(?:年度?)?(?!\\d)`, "g"), "");
}

function titleOf({ title }: BookTable, { body }: BudgetBook, year: number | null): string {
  const bare = withoutYears(body === null ? title : title.replaceAll(body, ""), year);
  return bare.replace(/部门（单位）|部门|单位/, "{body}");
}

/** Headers with the cells that they reach over: as merged, else down and to the right as far as nothing else stands there. */
function headerOf(sheet: SheetSnapshot, [top, bottom]: readonly [number, number], [first, last]: readonly [number, number], year: number | null): readonly HeaderCell[] {
  const textAt = (row: number, column: number): string => {
    const text = String(valueAt(sheet, row, column) ?? "").trim();
    return unitOfMeasureIn(text.normalize("NFKC")) && text.includes("单位") ? "" : text;
  };
  const cells: HeaderCell[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = first; column <= last; column += 1) {
      const text = textAt(row, column);
      if (text === "") continue;
      const merge = sheet.merges.find((area) => area.row === row && area.column === column);
      const below = Array.from({ length: bottom - row }, (_, index) => textAt(row + 1 + index, column));
      const down = below.findIndex((each) => each !== "");
      let right = 1;
      // A group reaches over the columns that have headers of their own below it and none beside it.
      while (down >= 0 && column + right <= last && textAt(row, column + right) === "" && textAt(row + 1 + down, column + right) !== "") right += 1;
      const [rows, columns] = merge ? [merge.rows, merge.columns] : [down < 0 ? bottom - row + 1 : 1, right];
      cells.push({ row: row - top, column: column - first, rows: Math.min(rows, bottom - row + 1), columns: Math.min(columns, last - column + 1), text: withSlots(text, year) });
    }
  }
  return cells;
}

function bodyOf(table: BookTable): LayoutBody | null {
  const { rows, columns } = table;
  if (axisSpec(table.id, "income")) return linesOf(table);
  // Columns printed as rows share one, and groups within groups are as the office has them this year.
  const amounts = columns.filter(({ content }) => content === "amount").map(({ column }) => column);
  if (new Set(amounts).size < amounts.length || axisSpec(table.id, "main")?.rows.outline) return null;
  const total = rows.find(({ kind }) => kind === "total");
  const others = rows.filter(({ kind }) => kind !== "total");
  const preparedRows = Math.max(LEAST_PREPARED, others.length);
  const totalLabel = total?.label === undefined || total.label === "" ? "合计" : total.label;
  if (columns.every(({ content }) => content === "amount" || content === "comparison")) return { kind: "oneRow" };
  if (axisSpec(table.id, "main")?.rows.projects === true) {
    return { kind: "projects", totalLabel, totalColumn: Math.max(0, columns.findIndex(({ column }) => column === total?.labelCell?.column)), preparedRows };
  }
  if (columns.some(({ content }) => content === "code")) return { kind: "classified", totalLabel, totalAt: total && others.some(({ row }) => row < total.row) ? "bottom" : "top", preparedRows };
  return { kind: others.some(({ kind }) => kind === "unit" || kind === "ownOffice" || kind === "summary") ? "units" : "departmentOnly", totalLabel, preparedRows };
}

/** Fixed lines of a balance: the last ones side by side are its totals, what stands above them on the left is income. */
function linesOf(table: BookTable): LayoutBody | null {
  const { rows } = table;
  const line = ({ key, label }: BookRow): LayoutLine => ({ id: key, label: label.trim(), indent: 0 });
  const known = (axis: "income" | "expenditure"): ReadonlySet<string> => new Set((axisSpec(table.id, axis)?.rows.lines ?? []).map(({ id }) => id));
  const [income, expenditure] = (["income", "expenditure"] as const).map((axis) => rows.filter((row) => row.axis === axis && row.kind !== "class" && known(axis).has(row.key)));
  if (!income || !expenditure || income.length === 0 || expenditure.length === 0) return null;
  const totals = expenditure.flatMap((right) => {
    const left = income.find(({ row }) => row === right.row);
    return left ? [{ left, right }] : [];
  });
  if (totals.length !== expenditure.length || rows.some(({ axis }) => axis === "economic")) return null;
  return { kind: "lines", income: income.filter((row) => !totals.some(({ left }) => left === row)).map(line), totals: totals.map(({ left, right }) => ({ income: line(left), expenditure: line(right) })) };
}
