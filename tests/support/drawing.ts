import { CARRY_OVER_SOURCES, FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import type { AxisId, BookTable, BudgetBook, TableId } from "../../src/model/book";
import { tableOf } from "../../src/model/book";
import type { Fen } from "../../src/model/money";
import { bookOf, type DepartmentData } from "./department";

/** A column as it is printed: its headers from the group above to its own, and what stands in it. */
export interface PrintedColumn {
  readonly headers: readonly string[];
  readonly holds: "code" | "name" | "amount" | "text";
}

/** An amount in fen, a text, or nothing. */
export type PrintedCell = Fen | string | null;

/** A row of a printed table. */
export interface PrintedRow {
  readonly total: boolean;
  readonly cells: readonly PrintedCell[];
}

/** A table as a region prints it, before it is put on a sheet. */
export interface PrintedTable {
  /** Kind of table; null for one of no kind that is read. */
  readonly id: TableId | null;
  readonly title: string;
  readonly unit: "万元" | "元";
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly PrintedRow[];
  /** Column at which the second side begins; null for a table of one side. */
  readonly secondSide: number | null;
  readonly note: string | null;
}

/** A row of a table by its roles, before a region chooses columns. */
export interface Line {
  readonly code: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly total: boolean;
  readonly amounts: ReadonlyMap<string, Fen>;
}

/** A printed column: its headers from the group down, and the role whose amount it shows. */
export type Column = readonly [headers: string | readonly string[], role: string];

function linesOf(table: BookTable, axis: AxisId = "main"): readonly Line[] {
  return table.rows.filter((row) => row.axis === axis).map((row): Line => {
    const amounts = new Map([...row.cells].flatMap(([role, { state }]): [string, Fen][] => (state.kind === "amount" ? [[role, state.figure.money]] : [])));
    const parts = (["personnel", "operating"] as const).flatMap((role) => amounts.get(role) ?? []);
    if (!amounts.has("basic") && parts.length > 0) amounts.set("basic", parts.reduce((sum, part) => sum + part, 0));
    return { code: /^\d+$/.test(row.key) ? row.key : null, label: row.label, unit: row.unitName, total: row.kind === "total", amounts };
  });
}

/** A column under one header or a group of headers. */
export const column = (headers: string | readonly string[], holds: PrintedColumn["holds"]): PrintedColumn => ({ headers: typeof headers === "string" ? [headers] : headers, holds });
const amountsIn = (line: Line, columns: readonly Column[]): readonly PrintedCell[] => columns.map(([, role]) => line.amounts.get(role) ?? null);

/** What stands above a table. */
export interface Heads {
  readonly id: TableId | null;
  readonly title: string;
  readonly unit?: "万元" | "元";
  readonly note?: string | null;
}

/** A table with code and name before its amounts. */
export function coded(heads: Heads, lines: readonly Line[], columns: readonly Column[], totalBelow: boolean): PrintedTable {
  const rows = lines.map((line): PrintedRow => ({ total: line.total, cells: [line.code, line.label, ...amountsIn(line, columns)] }));
  return {
    unit: "万元", note: null, ...heads, secondSide: null,
    columns: [column("科目编码", "code"), column("科目名称", "name"), ...columns.map(([headers]) => column(headers, "amount"))],
    rows: totalBelow ? [...rows.filter((row) => !row.total), ...rows.filter((row) => row.total)] : rows,
  };
}

/** A table of labelled rows without codes. */
export function labelled(heads: Heads, labels: readonly string[], rows: readonly (readonly [labels: readonly (string | null)[], line: Line])[], columns: readonly Column[], texts: readonly string[] = []): PrintedTable {
  return {
    unit: "万元", note: null, ...heads, secondSide: null,
    columns: [...labels.map((label) => column(label, "name")), ...columns.map(([headers]) => column(headers, "amount")), ...texts.map((text) => column(text, "text"))],
    rows: rows.map(([own, line]) => ({ total: line.total, cells: [...own, ...amountsIn(line, columns), ...texts.map(() => "按期完成。")] })),
  };
}

/** A row of one side of a balance. */
export type SideRow = readonly [label: string, amounts: readonly PrintedCell[]];

/** A balance: income left, expenditure right, rows filled up with blanks. */
export function twoSided(heads: Heads, income: readonly SideRow[], expenditure: readonly SideRow[], amounts: readonly string[]): PrintedTable {
  const right = (row: SideRow | undefined): readonly PrintedCell[] => (row ? [row[0], ...row[1]] : [null, ...amounts.map(() => null)]);
  return {
    unit: "万元", note: null, ...heads, secondSide: 2,
    columns: [column(["收入", "项目"], "name"), column(["收入", "预算数"], "amount"), column(["支出", "项目"], "name"), ...amounts.map((text) => column(["支出", text], "amount"))],
    rows: Array.from({ length: Math.max(income.length, expenditure.length) }, (_, index): PrintedRow =>
      ({ total: false, cells: [income[index]?.[0] ?? null, income[index]?.[1][0] ?? null, ...right(expenditure[index])] })),
  };
}

const NUMERALS = "一二三四五六七八九十";
/** 一, 二 … of a zero-based index. */
export function numeral(index: number): string {
  const value = index + 1;
  return value <= 10 ? NUMERALS.charAt(value - 1) : value < 20 ? `十${NUMERALS.charAt(value - 11)}` : `${NUMERALS.charAt(Math.floor(value / 10) - 1)}十${value % 10 === 0 ? "" : NUMERALS.charAt((value % 10) - 1)}`;
}

/** What the layouts are drawn from: the book that the filled tables of a department say. */
export class Drawing {
  private readonly book: BudgetBook;

  constructor(private readonly data: DepartmentData) {
    this.book = bookOf(data);
  }

  lines(id: TableId, axis: AxisId = "main"): readonly Line[] {
    const table = tableOf(this.book, id);
    return table ? linesOf(table, axis) : [];
  }

  get year(): number {
    return this.data.year;
  }

  title(name: string): string {
    return `${this.data.year}年${name}`;
  }

  note(id: TableId): string | null {
    return tableOf(this.book, id)?.note?.text ?? null;
  }

  /** Income of the year by source, and what was carried over. */
  income(role: string): Fen {
    return this.lines("revenue").find((line) => line.total)?.amounts.get(role) ?? 0;
  }

  /** Columns of uses beyond basic and project expenditure that the department has. */
  otherUses(): readonly Column[] {
    const uses: readonly Column[] = [["事业单位经营支出", "business"], ["上缴上级支出", "to-superior"], ["对附属单位补助支出", "to-affiliates"]];
    return uses.filter(([, role]) => this.lines("expenditure").some((line) => (line.amounts.get(role) ?? 0) !== 0));
  }

  /** Every item's income by source: funds pay for their own, other sources for the rest in order; null where money is carried on. */
  incomeByCode(): readonly Line[] | null {
    if (this.data.carryOverOut !== 0) return null;
    const others = [...SOURCES.filter((source) => !source.fiscal).map(({ id }) => `current.${id}`), ...CARRY_OVER_SOURCES.map(({ id }) => `carry-over.${id}`)];
    const pools = others.map((role) => ({ role: role.startsWith("carry-over") ? "carry-over" : role, left: this.income(role) }));
    const items = new Map<string, Map<string, Fen>>();
    const give = (code: string, role: string, money: Fen): void => {
      const own = items.get(code) ?? new Map<string, Fen>();
      own.set(role, (own.get(role) ?? 0) + money);
      own.set("total", (own.get("total") ?? 0) + money);
      items.set(code, own);
    };
    const tables = ["general-expenditure", "government-fund-expenditure", "state-capital-expenditure"] as const;
    const fiscal = new Map<string, Fen>();
    tables.forEach((id, at) => {
      for (const line of this.lines(id)) {
        if (line.code?.length !== 7) continue;
        const money = line.amounts.get("total") ?? line.amounts.get("project") ?? 0;
        give(line.code, `current.${FISCAL_FUNDS[at] ?? ""}`, money);
        fiscal.set(line.code, (fiscal.get(line.code) ?? 0) + money);
      }
    });
    for (const line of this.lines("expenditure")) {
      if (line.code?.length !== 7) continue;
      let rest = (line.amounts.get("total") ?? 0) - (fiscal.get(line.code) ?? 0);
      for (const pool of pools) {
        const money = Math.min(rest, pool.left);
        if (money <= 0) continue;
        give(line.code, pool.role, money);
        pool.left -= money;
        rest -= money;
      }
    }
    return this.lines("expenditure").map((line): Line => {
      const amounts = new Map<string, Fen>();
      for (const [code, own] of items) {
        if (!line.total && !code.startsWith(line.code ?? "?")) continue;
        for (const [role, money] of own) amounts.set(role, (amounts.get(role) ?? 0) + money);
      }
      const all = FISCAL_FUNDS.reduce((sum, id) => sum + (amounts.get(`current.${id}`) ?? 0), 0);
      if (all !== 0 || line.total) amounts.set("fiscal-appropriation", all);
      return { ...line, amounts };
    });
  }
}
