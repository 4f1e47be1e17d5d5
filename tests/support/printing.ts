import type { Area, CellRef } from "../../src/model/cells";
import type { Fen } from "../../src/model/money";
import type { SheetSnapshot } from "../../src/model/snapshot";
import type { Draw } from "./draw";

/** An amount in fen, a rate in percent or anything that is printed as it is. */
export type Printed = Fen | { readonly percent: number } | { readonly text: string } | null;

/** A column under its headers from the group down; its cells by line. */
export interface Column<L> {
  readonly heads: readonly string[];
  readonly of: (line: L) => Printed;
}

/** A line: the texts of its label columns, and what its amounts are taken of; `null` prints no amounts. */
export interface Line<T> {
  readonly labels: readonly (string | null)[];
  readonly of: T | null;
}

/** Lines under columns; a table is one or several beside each other, whose last lines stand in the same rows. */
export interface Pane<T> {
  readonly labels: readonly (readonly string[])[];
  readonly columns: readonly Column<T>[];
  readonly lines: readonly Line<T>[];
  /** Lines at the bottom: totals. */
  readonly feet: readonly Line<T>[];
  /** Header that all of its columns stand under; "" for none. */
  readonly head: string;
}

/** Where a sheet repeats its header, has blank columns and rows, and how it prints figures. */
export interface Style {
  readonly unit: "万元" | "元" | "千元";
  readonly decimals: number;
  readonly nothing: "" | "0" | "—" | "-" | "0.00";
  readonly asText: boolean;
  readonly merged: boolean;
  readonly numberRow: "" | "栏次" | "numbers" | "stars";
  /** Where title, number of the table and unit of measure stand. */
  readonly head: "title first" | "number first" | "sheet name" | "unit in title" | "body left";
  readonly numbering: string;
  readonly foot: string;
  readonly spacer: boolean;
  readonly pageBreak: number;
  readonly from: readonly [row: number, column: number];
}

const FEN = { 万元: 1_000_000, 千元: 100_000, 元: 100 } as const;

export function styleOf(draw: Draw): Style {
  const [unit, decimals] = draw.pick([["万元", 2], ["万元", 2], ["元", 2], ["元", 2], ["千元", 1], ["万元", 4]] as const);
  return {
    unit, decimals, nothing: draw.pick(["", "", "0", "—", "-", "0.00"] as const), asText: draw.chance(0.12), merged: draw.chance(0.75),
    numberRow: draw.pick(["", "", "", "栏次", "numbers", "stars"] as const), head: draw.pick(["title first", "number first", "number first", "sheet name", "unit in title", "body left"] as const),
    numbering: draw.pick(["公开@表", "附表1-@", "预算公开表@", "表@", "附件2-@"] as const), foot: draw.pick(["", "注：本表反映部门本年度预算安排情况。", "备注：因四舍五入，可能存在尾差。", "填表说明：1.本表由系统生成。2.空白处表示无数据。"] as const),
    spacer: draw.chance(0.12), pageBreak: draw.chance(0.15) ? 9 : 0, from: draw.chance(0.85) ? [0, 0] : [draw.int(0, 2), draw.int(0, 1)],
  };
}

type Cell = string | number | null;

/** Rows at which a table of a sheet begins, its header begins, its body begins, and behind its last line; and the first column of each of its panes. */
export interface TablePlace {
  readonly panes: readonly number[];
  readonly top: number;
  readonly header: number;
  readonly body: number;
  readonly end: number;
}

/** One table on a sheet. */
export class Sheet {
  private readonly rows: Cell[][] = [];
  private readonly merges: Area[] = [];
  /** Cells with amounts (or rates) other than nothing. */
  readonly amounts: { readonly at: CellRef; readonly value: number }[] = [];
  readonly places: TablePlace[] = [];

  constructor(readonly name: string, private readonly style: Style) {
    for (let row = 0; row < style.from[0]; row++) this.rows.push([]);
  }

  /** The smallest amount that is printed. */
  private get step(): Fen {
    return FEN[this.style.unit] / 10 ** this.style.decimals;
  }

  private amount(printed: Printed): Cell {
    const { nothing, asText, unit, decimals } = this.style;
    if (printed === null) return null;
    if (typeof printed === "object" && "text" in printed) return printed.text;
    const value = typeof printed === "object" ? Number(printed.percent.toFixed(2)) : Number((Math.round(printed / this.step) * this.step / FEN[unit]).toFixed(decimals));
    if (value === 0) return nothing === "0" ? 0 : nothing === "" ? null : nothing === "0.00" ? (asText ? "0.00" : 0) : nothing;
    const shown = typeof printed === "object" ? 2 : decimals;
    return asText ? value.toLocaleString("en-US", { minimumFractionDigits: shown, maximumFractionDigits: shown }) : value;
  }

  private put(row: number, column: number, value: Cell): void {
    while (this.rows.length <= row) this.rows.push([]);
    const line = this.rows[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = value;
  }

  private merge(row: number, column: number, rows: number, columns: number): void {
    if (this.style.merged && rows * columns > 1) this.merges.push({ sheet: this.name, row, column, rows, columns });
  }

  /** What stands above the header. */
  private top(title: string, number: number, body: string, width: number, first: number): void {
    const { head, unit, numbering } = this.style;
    const tag = numbering.replace("@", numbering.startsWith("公开") ? String(number).padStart(2, "0") : String(number));
    let row = this.rows.length;
    const last = first + width - 1;
    const titled = (text: string): void => {
      this.put(row, first, text);
      this.merge(row, first, 1, width);
      row += 1;
    };
    if (head === "number first") this.put(row++, numbering.startsWith("公开") ? last : first, tag);
    if (head === "unit in title") titled(`${title}（单位：${unit}）`);
    else if (head !== "sheet name") titled(head === "title first" && number % 2 === 0 ? `${tag} ${title}` : title);
    if (head === "unit in title") return;
    if (head === "body left") {
      this.put(row, first, `编制部门：${body}`);
      this.put(row, last, `单位：${unit}`);
    } else if (head === "title first") this.put(row, last, `金额单位：${unit}`);
    else this.put(row, first, `部门名称：${body}    单位：${unit}`);
  }

  private headers(paths: readonly (readonly string[])[], first: number): void {
    const depth = Math.max(...paths.map((path) => path.length));
    const row = this.rows.length;
    for (let level = 0; level < depth; level++) {
      for (let at = 0; at < paths.length;) {
        const path = paths[at] ?? [];
        let end = at + 1;
        if (level < path.length - 1) while (end < paths.length && same(paths[end] ?? [], path, level) && (paths[end]?.length ?? 0) > level + 1) end += 1;
        if (level < path.length) {
          this.put(row + level, first + at, path[level] ?? "");
          const tall = level === path.length - 1 ? depth - level : 1;
          if (end - at > 1 || tall > 1) this.merge(row + level, first + at, tall, end - at);
        }
        at = end;
      }
    }
    while (this.rows.length < row + depth) this.rows.push([]);
  }

  /** Prints a table below what the sheet holds. */
  table<T>({ title, number, body, panes, foot }: { readonly title: string; readonly number: number; readonly body: string; readonly panes: readonly Pane<T>[]; readonly foot?: string }): this {
    const { style } = this;
    const first = style.from[1];
    const spaced = panes.map((pane, at) => ({ pane, labels: pane.labels.length, spacer: style.spacer && at === 0 ? 1 : 0 }));
    const paths = spaced.flatMap(({ pane, spacer }) => [...pane.labels, ...Array.from({ length: spacer }, () => []), ...pane.columns.map(({ heads }) => heads)]
      .map((path) => (pane.head === "" || path.length === 0 ? path : [pane.head, ...path])));
    const top = this.rows.length;
    this.top(title, number, body, paths.length, first);
    const header = this.rows.length;
    const headed = (): void => {
      this.headers(paths, first);
      const row = this.rows.length;
      if (style.numberRow !== "") {
        let count = 0;
        spaced.reduce((column, { pane, labels, spacer }) => {
          for (let at = 0; at < labels; at++) if (style.numberRow === "栏次" ? at === 0 : style.numberRow === "stars") this.put(row, column + at, style.numberRow === "栏次" ? "栏次" : "**");
          pane.columns.forEach((_, at) => { this.put(row, column + labels + spacer + at, ++count); });
          return column + labels + spacer + pane.columns.length;
        }, first);
      }
    };
    headed();
    const bodyRow = this.rows.length;
    const height = Math.max(...panes.map(({ lines }) => lines.length));
    const feet = Math.max(...panes.map((pane) => pane.feet.length));
    for (let line = 0; line < height + feet; line++) {
      if (style.pageBreak > 0 && line > 0 && line % style.pageBreak === 0 && panes.length === 1) headed();
      const row = this.rows.length;
      this.rows.push([]);
      let column = first;
      for (const { pane, labels, spacer } of spaced) {
        const own = line < height ? pane.lines[line] : pane.feet[line - height - (feet - pane.feet.length)];
        own?.labels.forEach((label, at) => { if (label !== null) this.put(row, column + at, label); });
        const { of } = own ?? { of: null };
        if (of !== null) {
          pane.columns.forEach((each, at) => {
            const printed = each.of(of);
            const cell = this.amount(printed);
            const place = column + labels + spacer + at;
            this.put(row, place, cell);
            const value = typeof cell === "number" ? cell : Number(String(cell ?? "").replaceAll(",", ""));
            if (printed !== null && !(typeof printed === "object" && "text" in printed) && value !== 0 && !Number.isNaN(value)) this.amounts.push({ at: { sheet: this.name, row, column: place }, value });
          });
        }
        column += labels + spacer + pane.columns.length;
      }
    }
    const starts = spaced.map((_, at) => spaced.slice(0, at).reduce((column, { pane, labels, spacer }) => column + labels + spacer + pane.columns.length, first));
    this.places.push({ top, header, body: bodyRow, end: this.rows.length, panes: starts });
    const note = foot ?? style.foot;
    if (note !== "") this.put(this.rows.length, first, note);
    return this;
  }

  /** Blank rows. */
  gap(rows: number): this {
    for (let row = 0; row < rows; row++) this.rows.push([]);
    return this;
  }

  snapshot(): SheetSnapshot {
    const width = Math.max(1, ...this.rows.map((row) => row.length));
    const values = this.rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
    return {
      name: this.name, visibility: "visible", protected: false, row: 0, column: 0, values,
      formulas: values.map((row) => row.map(() => "")), numberFormats: values.map((row) => row.map((value) => (typeof value === "number" ? `0.${"0".repeat(Math.max(2, this.style.decimals))}` : "General"))),
      merges: this.merges, hiddenRows: [], hiddenColumns: [],
    };
  }
}

function same(a: readonly string[], b: readonly string[], level: number): boolean {
  return b.slice(0, level + 1).every((text, at) => a[at] === text);
}
