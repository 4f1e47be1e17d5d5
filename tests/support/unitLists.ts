import type { CellRef, Scalar } from "../../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { Draw } from "./draw";

/** A unit with those below it; one that has some is their sum. Amounts in fen, by column. */
interface Unit {
  readonly name: string;
  readonly code: string;
  readonly below: readonly Unit[];
  readonly own: readonly number[];
}

/** A line of a list before it is printed. */
interface Line {
  readonly level: number;
  readonly unit: Unit | null;
  readonly label: string;
  readonly code: string;
  /** Texts before the name: the department beside its units. */
  readonly group?: string;
  readonly amounts: readonly number[];
  readonly hidden?: true;
}

/** How lists of units are printed in one workbook; what a seed draws, or a test says. */
export interface UnitManner {
  /** Steps of units: all beside each other, departments above units, units above stations too. */
  readonly depth: 1 | 2 | 3;
  /** None, each beginning with that of the unit above, all of one length, or of the lowest units alone. */
  readonly codes: "none" | "nested" | "even" | "lowest";
  readonly codesAs: "text" | "number";
  readonly ordinal: "none" | "column" | "restart" | "numbering";
  readonly indent: boolean;
  readonly total: "top" | "bottom" | "none";
  /** What stands above units: their department by name, said to be the sum, 小计 behind them, or its name in a column of its own with 小计 before or behind. */
  readonly head: "name" | "summary" | "subtotal behind" | "beside, first" | "beside, last";
  readonly share: "none" | "text" | "number";
  readonly hidden: boolean;
  readonly tables: "income" | "both" | "other";
  /** Whether departments may have one unit alone. */
  readonly singles: boolean;
  /** Amounts to the fen, each printed rounded on its own. */
  readonly rounded: boolean;
}

/** A workbook with lists of units. */
export interface UnitLists {
  readonly manner: UnitManner;
  readonly snapshot: WorkbookSnapshot;
  /** Amounts other than zero, each with the cells that stand in a relation with it. */
  readonly amounts: readonly { readonly at: CellRef; readonly value: number; readonly kin: readonly CellRef[] }[];
}

const BODIES = ["教育局", "民政局", "水利局", "文化和旅游局", "卫生健康委员会", "交通运输局"] as const;
const BELOW = ["信息中心", "执法大队", "服务中心", "培训学校", "质量监测站", "档案馆", "第一医院", "研究所", "机关服务中心", "考试院"] as const;
const STATIONS = ["一站", "二站", "三站", "四站"] as const;
const FUNDS = ["一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "事业收入", "其他收入"] as const;
const USES = ["基本支出", "项目支出", "上缴上级支出"] as const;

export function mannerOf(draw: Draw): UnitManner {
  return {
    depth: draw.pick([1, 2, 2, 3, 3] as const), codes: draw.pick(["none", "none", "nested", "even", "lowest"] as const), codesAs: draw.pick(["text", "number"] as const),
    ordinal: draw.pick(["none", "none", "column", "restart", "numbering"] as const), indent: draw.chance(0.4), total: draw.pick(["top", "top", "bottom", "bottom", "none"] as const),
    head: draw.pick(["name", "name", "name", "summary", "subtotal behind", "beside, first", "beside, last"] as const), share: draw.pick(["none", "none", "text", "number"] as const),
    hidden: draw.chance(0.2), tables: draw.pick(["income", "both", "other"] as const), singles: draw.chance(0.3), rounded: false,
  };
}

const sumOf = (units: readonly Unit[]): readonly number[] => (units[0]?.own ?? []).map((_, column) => units.reduce((sum, { own }) => sum + (own[column] ?? 0), 0));

/** Units with amounts of funds; codes are given below. */
function drawUnits(draw: Draw, { depth, singles }: UnitManner): readonly Unit[] {
  const money = (): readonly number[] => FUNDS.map((_, at) => (at === 0 || draw.chance(0.25) ? draw.int(1_00, 3_000_000_00) : 0));
  const leaf = (name: string, code: string): Unit => ({ name, code, below: [], own: money() });
  const above = (name: string, code: string, below: readonly Unit[]): Unit => ({ name, code, below, own: sumOf(below) });
  const start = draw.int(101, 380);
  const offices = draw.chance(0.7);
  const unitsOf = (body: string, code: string, count: number): readonly Unit[] => Array.from({ length: count }, (_, at): Unit => {
    const own = `${code}${String(at + 1).padStart(3, "0")}`;
    if (at === 0 && offices) return leaf(`某市${body}本级`, own);
    const name = `某市${body}${BELOW[(at + start) % BELOW.length] ?? ""}`;
    if (depth < 3 || at % 2 === 0) return leaf(name, own);
    return above(name, own, STATIONS.slice(0, draw.int(singles ? 1 : 2, 4)).map((station, step) => leaf(`${name}${station}`, `${own}${String(step + 1).padStart(2, "0")}`)));
  });
  if (depth === 1) return unitsOf(BODIES[start % BODIES.length] ?? "", String(start), draw.int(2, 9));
  return Array.from({ length: draw.int(1, 4) }, (_, at) => {
    const body = BODIES[(start + at) % BODIES.length] ?? "";
    const code = String(start + at);
    return above(`某市${body}`, code, unitsOf(body, code, draw.int(singles ? 1 : 2, 6)));
  });
}

function linesOf(draw: Draw, units: readonly Unit[], manner: UnitManner, amountsOf: (unit: Unit) => readonly number[]): readonly Line[] {
  const lines: Line[] = [];
  const beside = manner.head.startsWith("beside");
  const visit = (unit: Unit, level: number, group: string): void => {
    const inner = unit.below.length > 0;
    const amounts = amountsOf(unit);
    const groupOf = beside && level > 0 ? { group } : {};
    if (!inner) {
      lines.push({ level, unit, label: unit.name, code: unit.code, amounts, ...groupOf, ...(beside && level === 0 ? { group: unit.name } : {}) });
      if (manner.hidden && draw.chance(0.3)) lines.push({ level, unit: null, label: "备用", code: "", amounts: [], ...groupOf, hidden: true });
      return;
    }
    // Only departments have words or a column for what they sum.
    const head = level === 0 ? manner.head : "name";
    const named = { level, unit, code: unit.code, amounts };
    if (head === "name") lines.push({ ...named, label: unit.name, ...groupOf });
    if (head === "summary") lines.push({ ...named, label: `${unit.name}（汇总）` });
    if (head === "beside, first") lines.push({ ...named, label: "小计", group: unit.name });
    for (const each of unit.below) visit(each, level + 1, level === 0 ? unit.name : group);
    if (head === "subtotal behind") lines.push({ ...named, label: draw.chance(0.5) ? "小计" : `${unit.name}小计`, code: "" });
    if (head === "beside, last") lines.push({ ...named, label: "小计", group: unit.name });
  };
  for (const unit of units) visit(unit, 0, "");
  return lines;
}

interface Column {
  readonly heads: string;
  readonly of: (funds: readonly number[]) => number;
}

const INCOME: readonly Column[] = [{ heads: "合计", of: (funds) => funds.reduce((a, b) => a + b, 0) }, ...FUNDS.map((heads, at): Column => ({ heads, of: (funds) => funds[at] ?? 0 }))];
const SPENDING: readonly Column[] = [{ heads: "合计", of: (funds) => funds.reduce((a, b) => a + b, 0) }, { heads: USES[0], of: (funds) => (funds[0] ?? 0) + (funds[4] ?? 0) }, { heads: USES[1], of: (funds) => (funds[1] ?? 0) + (funds[2] ?? 0) + (funds[3] ?? 0) }, { heads: USES[2], of: (funds) => funds[5] ?? 0 }];

const codePrinted = ({ codes, codesAs }: UnitManner, { unit, code }: Line, at: number): Scalar => {
  if (codes === "none" || !unit || code === "" || (codes === "lowest" && unit.below.length > 0)) return null;
  const own = codes === "even" ? `${code.slice(0, 3)}${String(at + 100).padStart(3, "0")}` : code;
  return codesAs === "number" ? Number(own) : own;
};

const NUMERALS = "一二三四五六七八九十".split("");

/** A list of units on a sheet of its own; amounts with where they stand. */
function printed(draw: Draw, name: string, title: string, units: readonly Unit[], manner: UnitManner, columns: readonly Column[]): { readonly sheet: SheetSnapshot; readonly amounts: UnitLists["amounts"] } {
  const amountsOf = (unit: Unit): readonly number[] => columns.map(({ of }) => of(unit.own));
  const lines = linesOf(draw, units, manner, amountsOf);
  const whole: Line = { level: -1, unit: null, label: draw.pick(["合计", "合 计", "总计"] as const), code: "", amounts: columns.map(({ of }) => of(sumOf(units))) };
  const all = manner.total === "top" ? [whole, ...lines] : manner.total === "bottom" ? [...lines, whole] : lines;
  const counters = new Map<number, number>();
  const numbers = all.map((line, at): string => {
    if (line === whole || line.hidden || !line.unit) return "";
    // What only adds up has no number.
    if (line.label.endsWith("小计")) return "";
    for (const deeper of [...counters.keys()]) if (deeper > line.level) counters.delete(deeper);
    const count = (counters.get(line.level) ?? 0) + 1;
    counters.set(line.level, count);
    return manner.ordinal === "column" ? String(at + (manner.total === "top" ? 0 : 1)) : manner.ordinal === "numbering" ? (line.level === 0 ? `${NUMERALS[count - 1] ?? ""}、` : line.level === 1 ? `${count}.` : `（${count}）`) : String(count);
  });
  const beside = manner.head.startsWith("beside") && manner.depth > 1;
  const ordinal = manner.ordinal === "column" || manner.ordinal === "restart";
  const heads = [...(ordinal ? ["序号"] : []), ...(manner.codes === "none" ? [] : ["单位代码"]), ...(beside ? ["主管部门"] : []), "单位名称", ...columns.map((column) => column.heads), ...(manner.share === "none" ? [] : ["占比"])];
  const first = heads.indexOf(columns[0]?.heads ?? "");
  const rows: Scalar[][] = [[title], heads.map((_, at) => (at === heads.length - 1 ? "单位：万元" : null)), [...heads]];
  const total = whole.amounts[0] ?? 0;
  const merges: SheetSnapshot["merges"][number][] = [];
  const hiddenRows: number[] = [];
  let group = "";
  all.forEach((line, at) => {
    const ratio = total === 0 || line.amounts.length === 0 ? null : (line.amounts[0] ?? 0) / total;
    const indent = manner.indent ? "　".repeat(Math.max(0, line.level)) : "";
    const text = `${indent}${manner.ordinal === "numbering" ? numbers[at] ?? "" : ""}${line.label}`;
    const besideText = line.group !== undefined && line.group !== group ? line.group : null;
    if (line.group !== undefined) group = line.group;
    if (line.hidden) hiddenRows.push(rows.length);
    rows.push([
      ...(ordinal ? [numbers[at] === "" ? null : Number(numbers[at])] : []), ...(manner.codes === "none" ? [] : [codePrinted(manner, line, at)]), ...(beside ? [line === whole ? line.label : besideText] : []), beside && line === whole ? null : text,
      ...columns.map((_, column) => (line.amounts[column] ? (line.amounts[column] ?? 0) / 10_000_00 : null)).map((value) => (value === null ? null : Math.round(value * 100) / 100)),
      ...(manner.share === "none" ? [] : [ratio === null ? null : manner.share === "text" ? `${(ratio * 100).toFixed(2)}%` : Math.round(ratio * 10000) / 10000]),
    ]);
  });
  if (beside) {
    const column = heads.indexOf("主管部门");
    rows.forEach((row, at) => {
      if (at < 3 || row[column] === null || row[column] === whole.label) return;
      let end = at + 1;
      while (end < rows.length && rows[end]?.[column] === null) end += 1;
      if (end > at + 1) merges.push({ sheet: name, row: at, column, rows: end - at, columns: 1 });
    });
  }
  const rowOf = new Map<Unit, number>();
  all.forEach(({ unit }, at) => { if (unit) rowOf.set(unit, at + 3); });
  const wholeRow = all.indexOf(whole) + 3;
  const parents = new Map<Unit, Unit | null>();
  const visit = (unit: Unit, parent: Unit | null): void => { parents.set(unit, parent); unit.below.forEach((each) => { visit(each, unit); }); };
  units.forEach((unit) => { visit(unit, null); });
  const rowOfParent = (unit: Unit): number => { const parent = parents.get(unit); return parent ? rowOf.get(parent) ?? -1 : manner.total === "none" ? -1 : wholeRow; };
  const amounts = all.flatMap((line, at) => line.amounts.flatMap((_, column) => {
    const value = rows[at + 3]?.[first + column];
    if (typeof value !== "number" || value === 0) return [];
    const related = line === whole ? units : line.unit ? [...line.unit.below, ...(parents.get(line.unit)?.below ?? units)] : [];
    const kinRows = [at + 3, ...related.map((unit) => rowOf.get(unit) ?? -1), ...(line.unit ? [rowOfParent(line.unit)] : [])];
    const kin = [...columns.map((_, other): CellRef => ({ sheet: name, row: at + 3, column: first + other })), ...kinRows.map((row): CellRef => ({ sheet: name, row, column: first + column }))];
    return [{ at: { sheet: name, row: at + 3, column: first + column }, value, kin }];
  }));
  const width = heads.length;
  const wide = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
  return {
    amounts,
    sheet: {
      name, visibility: "visible", protected: false, row: 0, column: 0, values: wide, formulas: wide.map((row) => row.map(() => "")),
      numberFormats: wide.map((row) => row.map((value, column) => (typeof value !== "number" || column < first ? "General" : column >= first + columns.length ? "0.00%" : "0.00"))), merges, hiddenRows, hiddenColumns: [],
    },
  };
}

/** Lists of the units of made-up departments, always the same for a seed. @param wanted what is not drawn */
export function unitLists(seed: number, wanted: Partial<UnitManner> = {}): UnitLists {
  const draw = new Draw(seed);
  const manner = { ...mannerOf(draw), rounded: new Draw(seed + 5000).chance(0.2), ...wanted };
  // In whole 万元 and two decimals, so that sums hold to the step.
  const drawn = drawUnits(draw, manner);
  const units = manner.rounded ? drawn : drawn.map(function rounded(unit): Unit {
    const below = unit.below.map(rounded);
    return { ...unit, below, own: below.length > 0 ? sumOf(below) : unit.own.map((money) => Math.round(money / 100_00) * 100_00) };
  });
  const income = printed(draw, "表2", draw.pick(["部门收入总表", "收入预算总表"] as const), units, manner, INCOME);
  const spending = printed(draw, "表3", draw.pick(["部门支出总表", "支出预算总表"] as const), units, manner, SPENDING);
  const other = printed(draw, "表9", draw.pick(["所属单位预算安排情况表", "部门预算单位经费表"] as const), units, manner, draw.chance(0.5) ? INCOME : SPENDING);
  const tables = manner.tables === "income" ? [income] : manner.tables === "both" ? [income, spending] : [other];
  return { manner, snapshot: { sheets: tables.map(({ sheet }) => sheet) }, amounts: tables.flatMap(({ amounts }) => amounts) };
}
