import type { Scalar } from "../../src/model/cells";
import type { SheetSnapshot } from "../../src/model/snapshot";
import type { Disclosure } from "./disclosures";
import type { Trait } from "./disclosureTraits";
import type { Draw } from "./draw";
import type { TablePlace } from "./printing";

/** A row of a sheet that is printed anew: one of its rows by number, or cells. */
export type PrintedRow = number | readonly Scalar[];

/** A sheet printed anew from the rows of another. */
export interface Reprint {
  readonly name: string;
  readonly rows: readonly PrintedRow[];
  readonly hidden?: readonly number[];
}

function reprinted(sheet: SheetSnapshot, { name, rows, hidden = [] }: Reprint): SheetSnapshot {
  const width = Math.max(sheet.values[0]?.length ?? 0, ...rows.map((row) => (typeof row === "number" ? 0 : row.length)));
  const wide = <T>(cells: readonly T[] | undefined, blank: T): readonly T[] => Array.from({ length: width }, (_, column) => cells?.[column] ?? blank);
  const at = new Map<number, number[]>();
  rows.forEach((row, index) => { if (typeof row === "number") at.set(row, [...(at.get(row) ?? []), index]); });
  const merges = sheet.merges.flatMap((area) => (at.get(area.row) ?? []).flatMap((row) => {
    const whole = Array.from({ length: area.rows }, (_, line) => rows[row + line] === area.row + line).every(Boolean);
    return whole ? [{ ...area, sheet: name, row }] : [];
  }));
  return {
    ...sheet, name, merges, hiddenRows: hidden,
    values: rows.map((row) => wide<Scalar>(typeof row === "number" ? sheet.values[row] : row, null)),
    formulas: rows.map((row) => wide(typeof row === "number" ? sheet.formulas[row] : [], "")),
    numberFormats: rows.map((row) => wide(typeof row === "number" ? sheet.numberFormats[row] : row.map((value) => (typeof value === "number" ? "0.00" : "General")), "General")),
  };
}

/** The disclosure with its sheets printed anew; the amounts move with their rows. */
export function printedAnew(disclosure: Disclosure, plan: (sheet: SheetSnapshot, places: readonly TablePlace[]) => readonly Reprint[]): Disclosure {
  const prints = disclosure.snapshot.sheets.map((sheet) => ({ sheet, pages: plan(sheet, disclosure.places.get(sheet.name) ?? []) }));
  const moved = new Map<string, { readonly sheet: string; readonly row: number }>();
  for (const { sheet, pages } of prints) for (const { name, rows } of pages) rows.forEach((row, at) => { if (typeof row === "number") moved.set(`${sheet.name} ${row}`, { sheet: name, row: at }); });
  const shapes = new Map([...disclosure.shapes, ...prints.flatMap(({ sheet, pages }) => pages.map(({ name }) => [name, disclosure.shapes.get(sheet.name) ?? ""] as const))]);
  return {
    ...disclosure, shapes, snapshot: { ...disclosure.snapshot, sheets: prints.flatMap(({ sheet, pages }) => pages.map((page) => reprinted(sheet, page))) },
    amounts: disclosure.amounts.flatMap((amount) => {
      const to = moved.get(`${amount.at.sheet} ${amount.at.row}`);
      return to ? [{ ...amount, at: { ...amount.at, ...to } }] : [];
    }),
  };
}

/** Whole numbers from one to before another. */
export const range = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
/** The rows of a sheet as they are. */
export const rowsOf = (sheet: SheetSnapshot): readonly number[] => range(0, sheet.values.length);

/** Lines of a table before it is printed on a second page. */
const PAGE = 8;

/** The title of a table that goes on, and the rows between it and its header. */
export function topAgain(sheet: SheetSnapshot, { top, header }: TablePlace, draw: Draw): readonly PrintedRow[] {
  const mark = draw.pick(["（续）", "（续表）", "（续1）", ""] as const);
  return range(top, header).map((row) => (sheet.values[row] ?? []).map((value) => (typeof value === "string" && /表/.test(value) && !/单位：/.test(value) ? `${value}${mark}` : value)));
}

/** Long tables go on on a sheet of their own: with their title and header again, or the header alone. */
export const continuedOnSheets: Trait = (disclosure, draw) => printedAnew(disclosure, (sheet, places) => {
  const [place, ...more] = places;
  if (!place || more.length > 0 || place.end - place.body < PAGE + 3) return [{ name: sheet.name, rows: rowsOf(sheet) }];
  const cut = place.body + draw.int(4, PAGE);
  const again = draw.chance(0.7) ? topAgain(sheet, place, draw) : [];
  return [{ name: sheet.name, rows: range(0, cut) }, { name: `${sheet.name}续`, rows: [...again, ...range(place.header, place.body), ...range(cut, sheet.values.length)] }];
});

/** Long tables go on further down their sheet, under their title and header again. */
export const continuedBelow: Trait = (disclosure, draw) => printedAnew(disclosure, (sheet, places) => {
  const [place, ...more] = places;
  if (!place || more.length > 0 || place.end - place.body < PAGE + 3) return [{ name: sheet.name, rows: rowsOf(sheet) }];
  const cut = place.body + draw.int(4, PAGE);
  return [{ name: sheet.name, rows: [...range(0, cut), ...(draw.chance(0.5) ? [[]] : []), ...topAgain(sheet, place, draw), ...range(place.header, place.body), ...range(cut, sheet.values.length)] }];
});

/** Blank rows between the lines of every table. */
export const blankRows: Trait = (disclosure, draw) => printedAnew(disclosure, (sheet, places) => [{
  name: sheet.name, rows: rowsOf(sheet).flatMap((row): PrintedRow[] => (places.some(({ body, end }) => row > body && row < end) && draw.chance(0.25) ? [[], row] : [row])),
}]);

/** A cover, and a list of contents with pages, before the tables. */
export const coverAndContents: Trait = (disclosure, draw) => {
  const page = (name: string, values: readonly (readonly Scalar[])[]): SheetSnapshot => {
    const width = Math.max(...values.map((row) => row.length));
    const wide = values.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
    return { name, visibility: "visible", protected: false, row: 0, column: 0, values: wide, formulas: wide.map((row) => row.map(() => "")), numberFormats: wide.map((row) => row.map(() => "General")), merges: [], hiddenRows: [], hiddenColumns: [] };
  };
  const titles = disclosure.snapshot.sheets.map((sheet) => sheet.values.flat().find((value): value is string => typeof value === "string" && /^[^。：]*表$/.test(value)) ?? sheet.name);
  const contents = draw.chance(0.5)
    ? [["目  录"], ["序号", "表名", "页码"], ...titles.map((title, at): Scalar[] => [at + 1, title, at * 2 + 3])]
    : [["目录"], ["第一部分 部门概况", null, 1], ["一、主要职能", null, 1], ["二、机构设置", null, 2], ["第二部分 2026年部门预算表"], ...titles.map((title, at): Scalar[] => [title, null, at + Math.floor(at / 3) + 3])];
  return { ...disclosure, snapshot: { ...disclosure.snapshot, sheets: [page("封面", [[], ["2026年部门预算公开"], ["编制日期：2026年1月20日"], ["单位负责人：", null, "财务负责人："], ["部门代码：", 112001]]), page("目录", contents), ...disclosure.snapshot.sheets] } };
};

/** Tables of persons, and of indicators, between the tables of money. */
export const personsAndIndicators: Trait = (disclosure, draw) => {
  const own = disclosure.snapshot.sheets;
  const persons = [[2, 3], [1, 0], [4, 1]].map(([a = 0, b = 0]) => [draw.int(3, 40) + a, draw.int(0, 12) + b, draw.int(0, 9)]);
  const staff: readonly (readonly Scalar[])[] = [
    ["部门人员情况表"], [null, null, null, null, "单位：人"], ["单位名称", "编制数", null, null, "实有人数"], [null, "小计", "行政", "事业", null],
    ...persons.map(([a = 0, b = 0, c = 0], at): Scalar[] => [`某某单位${at + 1}`, a + b, a, b, a + b - c]),
    ["合计", ...[0, 1, 2, 3].map((column) => persons.reduce((sum, [a = 0, b = 0, c = 0]) => sum + ([a + b, a, b, a + b - c][column] ?? 0), 0))],
  ];
  const total = draw.int(100, 900);
  const fiscal = draw.int(20, total);
  const indicators: readonly (readonly Scalar[])[] = [
    ["项目支出绩效目标申报表"], ["（2026年度）"], ["项目名称", "信息化运维", null, null], ["主管部门", "某某局", "实施单位", "信息中心"],
    ["项目资金（万元）", "年度资金总额：", total, null], [null, "其中：财政拨款", fiscal, null], [null, "其他资金", total - fiscal, null],
    ["年度目标", "保障全年系统稳定运行。"], ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    [null, "产出指标", "数量指标", "运维系统数量", draw.int(2, 30)], [null, null, "质量指标", "系统可用率", "≥99%"], [null, null, "时效指标", "故障响应时间（小时）", 2], [null, null, "成本指标", "运维成本（万元）", total],
    [null, "效益指标", "社会效益指标", "服务人次", draw.int(1000, 90000)], [null, "满意度指标", "服务对象满意度指标", "用户满意度", 0.95],
  ];
  const page = (name: string, values: readonly (readonly Scalar[])[]): SheetSnapshot => {
    const width = Math.max(...values.map((row) => row.length));
    const wide = values.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
    return { name, visibility: "visible", protected: false, row: 0, column: 0, values: wide, formulas: wide.map((row) => row.map(() => "")), numberFormats: wide.map((row) => row.map(() => "General")), merges: [], hiddenRows: [], hiddenColumns: [] };
  };
  return { ...disclosure, snapshot: { ...disclosure.snapshot, sheets: [...own.slice(0, 3), page("人员情况", staff), ...own.slice(3), page("绩效目标", indicators)] } };
};

/** A note with figures below every table, and one behind its first line. */
export const notesWithFigures: Trait = (disclosure, draw) => printedAnew(disclosure, (sheet, places) => [{
  name: sheet.name,
  rows: rowsOf(sheet).flatMap((row): PrintedRow[] => {
    const place = places.find(({ end }) => end - 1 === row);
    if (!place) return [row];
    return [row, [draw.pick([
      "说明：1.本表金额包含上年结转123.45万元；2.2025年预算为1,234.56万元。", "注：1.依据财预〔2024〕22号编列，2.合计数含财政专户1200000元。", "备注：经济分类30101列支56.70万元，2026年1月1日起执行。",
    ] as const)], ...(draw.chance(0.3) ? [["制表人：张某", null, "制表日期：2026-01-20", "第 1 页 共 3 页"]] : [])];
  }),
}]);

/** Lines of codes without amounts, hidden. */
export const hiddenLines: Trait = (disclosure, draw) => {
  const filled = new Set(disclosure.amounts.map(({ at }) => `${at.sheet} ${at.row}`));
  return printedAnew(disclosure, (sheet, places) => {
    const rows: PrintedRow[] = [];
    const hidden: number[] = [];
    for (const row of rowsOf(sheet)) {
      const place = places.find(({ body, end }) => row > body && row < end);
      if (place && filled.has(`${sheet.name} ${row}`) && draw.chance(0.2) && !sheet.values[row]?.some((value) => typeof value === "string" && /计/.test(value))) {
        hidden.push(rows.length);
        // A line of the form that nothing was typed into.
        const label = sheet.values[row]?.findIndex((value) => typeof value === "string" && /[\u4e00-\u9fff]/.test(value)) ?? -1;
        rows.push((sheet.values[row] ?? []).map((_, column) => (column === label ? "备用" : null)));
      }
      rows.push(row);
    }
    return [{ name: sheet.name, rows, hidden }];
  });
};
