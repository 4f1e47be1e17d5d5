import type { CellRef } from "../../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { Draw } from "./draw";

/**
 * Workbooks of tables that no region prints: titles, headers and lines of made-up words, in every shape of header and list,
 * with figures that hold together. Always the same workbook for a seed.
 */
export interface MadeUp {
  readonly snapshot: WorkbookSnapshot;
  /** Cells with amounts other than zero. */
  readonly amounts: readonly { readonly at: CellRef; readonly value: number }[];
  /** Rate cells are left out of `amounts`; years before are in. */
  readonly shapes: readonly string[];
}

type Cell = string | number | null;
type Rows = Cell[][];

const SYLLABLES = "云岭溪桥松柏青禾石泉远帆朝晖星河雁南江北锦绣安宁瑞丰明德清源".split("");
const NUMERALS = "一二三四五六七八九十".split("");

class Maker {
  private used = new Set<string>();

  constructor(readonly draw: Draw) {}

  /** A word that the workbook does not have yet. */
  word(length = 3): string {
    for (;;) {
      const word = Array.from({ length }, () => SYLLABLES[this.draw.int(0, SYLLABLES.length - 1)] ?? "云").join("");
      if (!this.used.has(word)) {
        this.used.add(word);
        return word;
      }
    }
  }

  title(): string {
    return `${this.draw.pick(["", "2031年", "附件7 "])}${this.word(4)}${this.draw.pick(["安排表", "分布表", "一览表", "情况表", "总表"])}`;
  }

  /** Hundredths; some are nothing. */
  amount(): number {
    return this.draw.chance(0.15) ? 0 : this.draw.int(1, this.draw.pick([9_999, 999_999, 99_999_999]));
  }
}

/** A header with what stands under it, and which leaves (by index among all leaves of the table) it adds up. */
interface Heads {
  readonly rows: Rows;
  /** From the amounts of one line's parts to the amounts of all its columns. */
  readonly spread: (make: Maker) => readonly number[];
  readonly width: number;
}

/** One column; a total and its parts; a total with groups that have a subtotal of their own. */
function heads(make: Maker): Heads {
  const { draw } = make;
  const shape = draw.pick(["one", "flat", "groups", "last"]);
  if (shape === "one") return { rows: [[draw.pick(["数额", "金额", "预算数"])]], spread: () => [make.amount()], width: 1 };
  const parts = draw.int(2, 4);
  const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
  if (shape !== "groups") {
    const names = Array.from({ length: parts }, () => make.word());
    const spread = (): readonly number[] => {
      const own = names.map(() => make.amount());
      return shape === "last" ? [...own, sum(own)] : [sum(own), ...own];
    };
    return { rows: [shape === "last" ? [...names, "合计"] : ["合计", ...names]], spread, width: parts + 1 };
  }
  const groups = Array.from({ length: parts }, () => (draw.chance(0.5) ? draw.int(2, 3) : 0));
  const top: Cell[] = ["合计"];
  const low: Cell[] = [null];
  for (const size of groups) {
    top.push(make.word(), ...Array.from({ length: size }, () => null));
    low.push(...(size === 0 ? [null] : ["小计", ...Array.from({ length: size }, () => make.word())]));
  }
  const spread = (): readonly number[] => {
    const columns = groups.map((size) => Array.from({ length: Math.max(1, size) }, () => make.amount()));
    return [sum(columns.map(sum)), ...columns.flatMap((own, at) => (groups[at] === 0 ? own : [sum(own), ...own]))];
  };
  return { rows: [top, low], spread, width: top.length };
}

interface Line {
  readonly labels: Cell[];
  readonly amounts: readonly number[];
}

const added = (lines: readonly Line[], width: number): readonly number[] => Array.from({ length: width }, (_, at) => lines.reduce((sum, line) => sum + (line.amounts[at] ?? 0), 0));

/** Lines of a tree with their sums, printed by a label of their own at each depth. */
function tree(make: Maker, columns: Heads, labelOf: (path: readonly number[]) => Cell[], depth: number, path: readonly number[] = []): readonly Line[] {
  const { draw } = make;
  return Array.from({ length: draw.int(2, path.length === 0 ? 4 : 3) }, (_, at) => at).flatMap((at): Line[] => {
    const own = [...path, at];
    if (own.length >= depth) return [{ labels: labelOf(own), amounts: columns.spread(make) }];
    const below = tree(make, columns, labelOf, depth, own);
    const direct = below.filter((_, index) => isDirect(below, index, own.length));
    return [{ labels: labelOf(own), amounts: added(direct, columns.width) }, ...below];
  });
}

const DEPTHS = new WeakMap<object, number>();
function isDirect(lines: readonly Line[], index: number, depth: number): boolean {
  return DEPTHS.get(lines[index]?.labels ?? []) === depth + 1;
}

function labelled(label: (path: readonly number[]) => Cell[]): (path: readonly number[]) => Cell[] {
  return (path) => {
    const cells = label(path);
    DEPTHS.set(cells, path.length);
    return cells;
  };
}

interface Shape {
  readonly rows: Rows;
  readonly labels: number;
  readonly headers: number;
}

function table(labels: readonly string[], columns: Heads, lines: readonly Line[], total: "top" | "bottom" | "none", width = columns.width): Shape {
  const roots = lines.filter(({ labels: own }) => (DEPTHS.get(own) ?? 1) === 1);
  const sum: Cell[] = [...labels.map((_, at) => (at === Math.max(0, labels.length - 1) ? "合计" : null)), ...added(roots, width)];
  const head = columns.rows.map((row, at): Cell[] => [...labels.map((label) => (at === 0 ? label : null)), ...row]);
  const body = lines.map((line): Cell[] => [...line.labels, ...line.amounts]);
  return { rows: [...head, ...(total === "top" ? [sum] : []), ...body, ...(total === "bottom" ? [sum] : [])], labels: labels.length, headers: head.length };
}

function coded(make: Maker): Shape {
  const { draw } = make;
  const columns = heads(make);
  const split = draw.chance(0.4);
  const base = draw.pick([201, 301, 501]);
  const digits = (path: readonly number[]): readonly string[] => path.map((at, depth) => (depth === 0 ? String(base + at * 3) : String(at + 1).padStart(2, "0")));
  const label = labelled((path) => {
    const parts = digits(path);
    return split ? [parts[0] ?? null, parts[1] ?? null, parts[2] ?? null, make.word(4)] : [parts.join(""), make.word(4)];
  });
  // Economic classes have two levels, functional ones three.
  const lines = tree(make, columns, label, base === 201 ? draw.int(2, 3) : 2);
  return table(split ? ["类", "款", "项", "名称"] : ["编码", "名称"], columns, lines, draw.pick(["top", "bottom"]));
}

function numbered(make: Maker): Shape {
  const columns = heads(make);
  const label = labelled((path) => {
    const at = path.at(-1) ?? 0;
    const number = [`${NUMERALS[at] ?? "一"}、`, `（${NUMERALS[at] ?? "一"}）`, `${at + 1}.`][path.length - 1] ?? "";
    return [`${number}${make.word(4)}`];
  });
  return table([make.draw.pick(["项目", "事项", "内容"])], columns, tree(make, columns, label, make.draw.int(1, 3)), make.draw.pick(["top", "bottom"]));
}

function indented(make: Maker): Shape {
  const columns = heads(make);
  const label = labelled((path) => [`${"  ".repeat(path.length - 1)}${make.word(4)}`]);
  return table(["名称"], columns, tree(make, columns, label, 2), make.draw.pick(["top", "bottom"]));
}

/** Groups in a first label column, each with a subtotal. */
function grouped(make: Maker): Shape {
  const columns = heads(make);
  const lines: Line[] = [];
  const groups = make.draw.int(2, 4);
  for (let group = 0; group < groups; group++) {
    const below = Array.from({ length: make.draw.int(2, 4) }, (): Line => ({ labels: below1([null, make.word(4)]), amounts: columns.spread(make) }));
    const own: Cell[] = [make.word(4), "小计"];
    DEPTHS.set(own, 1);
    lines.push({ labels: own, amounts: added(below, columns.width) }, ...below);
  }
  const shape = table(["来源", "明细"], columns, lines, "none");
  const roots = lines.filter(({ labels }) => DEPTHS.get(labels) === 1);
  const sum: Cell[] = ["总计", null, ...added(roots, columns.width)];
  return { ...shape, rows: [...shape.rows.slice(0, shape.headers), sum, ...shape.rows.slice(shape.headers)] };
}

function below1(cells: Cell[]): Cell[] {
  DEPTHS.set(cells, 2);
  return cells;
}

/** Income beside expenditure: lines, what the year comes to, carry-over, the grand total. */
function balance(make: Maker): Shape {
  const { draw } = make;
  const side = (total: number, word: string, carried: string): Rows => {
    const count = draw.int(3, 6);
    const carry = draw.chance(0.6) ? Math.floor(total * 0.07) : 0;
    const weights = Array.from({ length: count }, () => draw.int(1, 50));
    const all = weights.reduce((a, b) => a + b, 0);
    const lines = weights.map((weight) => Math.floor(((total - carry) * weight) / all));
    lines[0] = (lines[0] ?? 0) + total - carry - lines.reduce((a, b) => a + b, 0);
    return [
      ...lines.map((amount, at): Cell[] => [`${NUMERALS[at] ?? "一"}、${make.word(4)}`, amount]),
      [`本年${word}合计`, total - carry], [carried, carry === 0 ? null : carry], [`${word}总计`, total],
    ];
  };
  const total = draw.int(100_000, 90_000_000);
  const [left, right] = [side(total, "收入", "上年结转"), side(total, "支出", "结转下年")];
  const height = Math.max(left.length, right.length);
  const padded = (rows: Rows): Rows => [...rows.slice(0, -3), ...Array.from({ length: height - rows.length }, (): Cell[] => [null, null]), ...rows.slice(-3)];
  const [a, b] = [padded(left), padded(right)];
  return { rows: [["项目", "数额", "项目", "数额"], ...a.map((row, at) => [...row, ...(b[at] ?? [])])], labels: 1, headers: 1 };
}

/** Two years, the change and its rate. */
function years(make: Maker): Shape {
  const lines = Array.from({ length: make.draw.int(4, 8) }, (): Line => {
    const [before, now] = [make.draw.int(10_000, 9_999_999), make.draw.int(10_000, 9_999_999)];
    const labels: Cell[] = [make.word(4)];
    DEPTHS.set(labels, 1);
    return { labels, amounts: [before, now, now - before] };
  });
  const columns: Heads = { rows: [["2030年", "2031年", "增减额"]], spread: () => [], width: 3 };
  return table(["事项"], columns, lines, make.draw.pick(["top", "bottom"]), 3);
}

/** Levels told by the label column that is filled. */
function stepped(make: Maker): Shape {
  const columns: Heads = { rows: [["总计"]], spread: () => [make.amount()], width: 1 };
  const label = labelled((path) => (path.length === 1 ? [`${NUMERALS[path[0] ?? 0] ?? "一"}、${make.word(3)}`, null, null] : path.length === 2 ? [null, make.word(4), null] : [null, null, make.word(4)]));
  const lines = tree(make, columns, label, 3);
  const roots = lines.filter(({ labels }) => DEPTHS.get(labels) === 1);
  const shape = table(["大类", "名目", "物品"], columns, lines, "none");
  return { ...shape, rows: [...shape.rows.slice(0, 1), ["合计", null, null, ...added(roots, 1)], ...shape.rows.slice(1)] };
}

function oneRow(make: Maker): Shape {
  let columns = heads(make);
  while (columns.width < 3) columns = heads(make);
  return { rows: [...columns.rows, [...columns.spread(make)]], labels: 0, headers: columns.rows.length };
}

const SHAPES = { coded, numbered, indented, grouped, balance, years, stepped, oneRow } as const;
const NAMES = Object.keys(SHAPES) as [keyof typeof SHAPES, ...(keyof typeof SHAPES)[]];

/** A workbook of one to four tables, on sheets of their own or under each other, the last perhaps printed twice under other titles. */
export function madeUp(seed: number): MadeUp {
  const draw = new Draw(seed);
  const make = new Maker(draw);
  const unit = draw.pick(["万元", "元"]);
  const shapes = Array.from({ length: draw.int(1, 4) }, () => draw.pick(NAMES));
  const blocks = shapes.map((name) => SHAPES[name](make));
  const stacked = draw.chance(0.3);
  const sheets: Rows[] = [];
  const amounts: { at: CellRef; value: number }[] = [];
  const places: { readonly sheet: number; readonly from: number; readonly shape: Shape }[] = [];
  for (const shape of blocks) {
    const block: Rows = [[make.title()], [`单位：${unit}`], ...shape.rows];
    const last = sheets.at(-1);
    if (stacked && last) {
      places.push({ sheet: sheets.length - 1, from: last.length + 2, shape });
      last.push([], ...block);
    } else {
      places.push({ sheet: sheets.length, from: 2, shape });
      sheets.push(block);
    }
  }
  for (const { sheet, from, shape } of places) {
    const start = stacked && from > 2 ? from + 1 : from;
    shape.rows.forEach((row, line) => {
      if (line < shape.headers) return;
      row.forEach((cell, column) => {
        if (typeof cell !== "number" || cell === 0) return;
        amounts.push({ at: { sheet: `页${sheet + 1}`, row: start + line, column }, value: cell / 100 });
      });
    });
  }
  return { snapshot: { sheets: sheets.map((rows, at) => sheetOf(`页${at + 1}`, rows)) }, amounts, shapes };
}

function sheetOf(name: string, rows: Rows): SheetSnapshot {
  const width = Math.max(...rows.map((row) => row.length));
  const each = <T>(read: (cell: Cell) => T): T[][] => rows.map((row) => Array.from({ length: width }, (_, column) => read(row[column] ?? null)));
  return {
    name, visibility: "visible", protected: false, row: 0, column: 0, merges: [], hiddenRows: [], hiddenColumns: [],
    values: each((cell) => (typeof cell === "number" ? cell / 100 : cell)), formulas: each(() => ""), numberFormats: each((cell) => (typeof cell === "number" ? "0.00" : "General")),
  };
}
