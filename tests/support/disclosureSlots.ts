import type { CellRef, Scalar } from "../../src/model/cells";
import type { SheetSnapshot } from "../../src/model/snapshot";
import type { Disclosure, Drawn, Dress } from "./disclosures";
import { printedAnew, rowsOf, type PrintedRow } from "./disclosureManners";
import { withColumn, withSheets, type Trait } from "./disclosureTraits";
import type { Draw } from "./draw";
import type { Only } from "./ledger";
import type { Column, Pane, TablePlace } from "./printing";

/** The only table of a sheet; null where it holds several. */
function onlyTable({ places }: Disclosure, sheet: SheetSnapshot): TablePlace | null {
  const [place, ...more] = places.get(sheet.name) ?? [];
  return place && more.length === 0 ? place : null;
}

const key = ({ sheet, row, column }: CellRef): string => `${sheet} ${row} ${column}`;

/** The disclosure with the amounts typed otherwise. */
function typed(disclosure: Disclosure, other: (value: number, sheet: SheetSnapshot, at: CellRef) => Scalar): Disclosure {
  const own = new Map(disclosure.amounts.map(({ at, value }) => [key(at), value]));
  return withSheets(disclosure, disclosure.snapshot.sheets.map((sheet): SheetSnapshot => ({
    ...sheet, values: sheet.values.map((line, row) => line.map((shown, column) => {
      const at: CellRef = { sheet: sheet.name, row, column };
      const value = own.get(key(at));
      return value === undefined ? shown : other(value, sheet, at) ?? shown;
    })),
  })));
}

/** Headers above a cell, joined. */
function headerOf(disclosure: Disclosure, sheet: SheetSnapshot, { row, column }: CellRef): string {
  const place = (disclosure.places.get(sheet.name) ?? []).findLast(({ body }) => body <= row);
  return place ? sheet.values.slice(place.header, place.body).map((line) => line[column] ?? "").join("") : "";
}

const fullWidth = (text: string): string => text.replace(/[0-9.,-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Rates typed as text with their sign: 12.5%. */
export const ratesAsText: Trait = (disclosure) => typed(disclosure, (value, sheet, at) => (/%|比例|幅度/.test(headerOf(disclosure, sheet, at)) ? `${value.toFixed(2)}%` : null));

/** Amounts typed as text of wide figures, with separators of thousands. */
export const wideFigures: Trait = (disclosure, draw) => {
  const sheets = new Set(disclosure.snapshot.sheets.filter(() => draw.chance(0.6)).map(({ name }) => name));
  return typed(disclosure, (value, { name }) => (sheets.has(name) ? fullWidth(value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 4 })) : null));
};

/** Amounts below zero in brackets, or behind a triangle. */
export const bracketed: Trait = (disclosure, draw) => {
  const form = draw.pick(["(@)", "（@）", "△@", "▲@", "－@"] as const);
  return typed(disclosure, (value) => (value < 0 ? form.replace("@", (-value).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 4 })) : null));
};

/** Codes typed as numbers. */
export const numericCodes: Trait = (disclosure) => withSheets(disclosure, disclosure.snapshot.sheets.map((sheet): SheetSnapshot => ({
  ...sheet, values: sheet.values.map((line) => line.map((value) => (typeof value === "string" && /^(?:\d\d|\d{3,7})$/.test(value) ? Number(value) : value))),
})));

/** A column of running numbers before every list. */
export const serialNumbers: Trait = (disclosure) => {
  const moved = new Set<string>();
  const sheets = disclosure.snapshot.sheets.map((sheet) => {
    const place = onlyTable(disclosure, sheet);
    const first = place ? sheet.values[place.header]?.findIndex((value) => value !== null) ?? -1 : -1;
    if (!place || first < 0 || sheet.values[place.header]?.includes("序号") === true || /whole|fiscal|beside/.test(disclosure.shapes.get(sheet.name) ?? "")) return sheet;
    moved.add(sheet.name);
    const header = JSON.stringify(sheet.values[place.header]);
    let count = 0;
    const isLine = (row: number): boolean => row >= place.body && row < place.end && disclosure.amounts.some(({ at }) => at.sheet === sheet.name && at.row === row) && !(sheet.values[row] ?? []).some((value) => typeof value === "string" && /[合总小][\s　]*计/.test(value));
    const wide = withColumn(sheet, first, false, (row) => (JSON.stringify(sheet.values[row]) === header ? "序号" : isLine(row) ? ++count : null));
    // What stood at the left of the sheet stands there still.
    const values = wide.values.map((line, row) => (row < place.header || row >= place.end ? [...line.slice(0, first), line[first + 1] ?? null, null, ...line.slice(first + 2)] : line));
    return { ...wide, values };
  });
  return { ...withSheets(disclosure, sheets), amounts: disclosure.amounts.map((amount) => (moved.has(amount.at.sheet) ? { ...amount, at: { ...amount.at, column: amount.at.column + 1 } } : amount)) };
};

/** Every column printed over two, whose cells are merged. */
export const mergedPairs: Trait = (disclosure) => ({
  ...withSheets(disclosure, disclosure.snapshot.sheets.map((sheet): SheetSnapshot => {
    const twice = <T>(rows: readonly (readonly T[])[], blank: T): readonly (readonly T[])[] => rows.map((row) => row.flatMap((value) => [value, blank]));
    const merges = sheet.merges.map((area) => ({ ...area, column: area.column * 2, columns: area.columns * 2 }));
    const covered = new Set(sheet.merges.flatMap((area) => Array.from({ length: area.rows * area.columns }, (_, at) => `${area.row + Math.floor(at / area.columns)} ${area.column + (at % area.columns)}`)));
    const single = sheet.values.flatMap((line, row) => line.flatMap((_, column) => (covered.has(`${row} ${column}`) ? [] : [{ sheet: sheet.name, row, column: column * 2, rows: 1, columns: 2 }])));
    return { ...sheet, values: twice<Scalar>(sheet.values, null), formulas: twice(sheet.formulas, ""), numberFormats: twice(sheet.numberFormats, "General"), merges: [...merges, ...single] };
  })),
  amounts: disclosure.amounts.map((amount) => ({ ...amount, at: { ...amount.at, column: amount.at.column * 2 } })),
});

/** The names of units stand once for all their lines, in merged cells. */
export const mergedNames: Trait = (disclosure) => withSheets(disclosure, disclosure.snapshot.sheets.map((sheet): SheetSnapshot => {
  const place = onlyTable(disclosure, sheet);
  const first = place ? sheet.values[place.header]?.findIndex((value) => value !== null) ?? -1 : -1;
  if (!place || !/单位名称|采购类别/.test(String(sheet.values[place.header]?.[first]))) return sheet;
  const values = sheet.values.map((line) => [...line]);
  const merges = [...sheet.merges];
  for (let row = place.body; row < place.end;) {
    const name = sheet.values[row]?.[first] ?? null;
    let end = row + 1;
    while (name !== null && end < place.end && sheet.values[end]?.[first] === name) end += 1;
    if (end - row > 1) merges.push({ sheet: sheet.name, row, column: first, rows: end - row, columns: 1 });
    for (let below = row + 1; below < end; below += 1) { const line = values[below]; if (line) line[first] = null; }
    row = end;
  }
  return { ...sheet, values, merges };
}));

/** Codes over three columns, each of which prints all digits down to its level, or only the digits of its line's level. */
export const codesByLevel: Trait = (disclosure, draw) => {
  const alone = draw.chance(0.5);
  return withSheets(disclosure, disclosure.snapshot.sheets.map((sheet): SheetSnapshot => {
    const place = onlyTable(disclosure, sheet);
    const levels = place ? sheet.values.slice(place.header, place.body).find((line) => line.includes("类") && line.includes("款")) : undefined;
    if (!place || !levels) return sheet;
    const [first, last] = [levels.indexOf("类"), levels.includes("项") ? levels.indexOf("项") : levels.indexOf("款")];
    return { ...sheet, values: sheet.values.map((line, row) => {
      const parts = line.slice(first, last + 1);
      if (row < place.body || row >= place.end || !/^\d{3}$/.test(String(parts[0]))) return line;
      const codes = parts.map((part, at) => (part === null || part === "" ? null : parts.slice(0, at + 1).join("")));
      const deepest = codes.findLastIndex((code) => code !== null);
      return [...line.slice(0, first), ...codes.map((code, at) => (alone && at !== deepest ? null : code)), ...line.slice(last + 1)];
    }) };
  }));
};

/** Who answers for the tables, with a date and a telephone number, below every one. */
export const signatures: Trait = (disclosure, draw) => printedAnew(disclosure, (sheet, places) => [{
  name: sheet.name,
  rows: rowsOf(sheet).flatMap((row): readonly PrintedRow[] => (places.some(({ end }) => end - 1 === row) ? [row, draw.pick<PrintedRow>([
    ["单位负责人：李某", null, "财务负责人：王某", "填表人：", "张某", "填报日期：", 46042], ["部门（盖章）：", null, null, "联系电话：", 88234567, "2026年1月20日"], ["审核人：赵某", "制表人：钱某", 20260120, null, "共", 3, "页"],
  ])] : [row])),
}]);

/** Beside the first amounts the same in the other unit of measure, each said in its header. */
export const twoUnits: Trait = (disclosure) => {
  const at = new Map<string, number>();
  const sheets = disclosure.snapshot.sheets.map((sheet) => {
    const place = onlyTable(disclosure, sheet);
    const own = disclosure.amounts.filter((amount) => amount.at.sheet === sheet.name);
    const text = JSON.stringify(sheet.values);
    const unit = text.includes("万元") ? "万元" : null;
    const first = Math.min(...own.map((amount) => amount.at.column));
    const head = place ? sheet.values.slice(place.header, place.body).findLastIndex((line) => typeof line[first] === "string" && line[first] !== "") : -1;
    if (!place || own.length === 0 || head < 0 || unit === null || /whole|fiscal|three|target|beside/.test(disclosure.shapes.get(sheet.name) ?? "")) return sheet;
    const values = new Map(own.filter((amount) => amount.at.column === first).map((amount) => [amount.at.row, amount.value]));
    const header = sheet.values[place.header + head] ?? [];
    const named = JSON.stringify(header);
    const label = String(header[first]);
    at.set(sheet.name, first);
    const marked = { ...sheet, values: sheet.values.map((line) => (JSON.stringify(line) === named ? line.map((value, column) => (column === first ? `${label}（万元）` : value)) : line)) };
    const wide = withColumn(marked, first + 1, false, (row) => (JSON.stringify(sheet.values[row]) === named ? `${label}（元）` : values.has(row) ? Number(((values.get(row) ?? 0) * 10_000).toFixed(2)) : null));
    return { ...wide, merges: sheet.merges.flatMap((area) => (area.column > first ? [{ ...area, column: area.column + 1 }] : area.column === first && area.columns === 1 ? [area, { ...area, column: first + 1 }] : area.column + area.columns > first + 1 ? [{ ...area, columns: area.columns + 1 }] : [area])) };
  });
  const column = (amount: CellRef): number => (amount.column > (at.get(amount.sheet) ?? Infinity) ? amount.column + 1 : amount.column);
  return { ...withSheets(disclosure, sheets), amounts: disclosure.amounts.map((amount) => ({ ...amount, at: { ...amount.at, column: column(amount.at) } })) };
};

type Columns = readonly Column<Only>[];

/** A dress that changes the columns of every pane. */
const dressed = (of: (columns: Columns, draw: Draw) => Columns): Dress => (drawn: Drawn, draw: Draw) => ({ ...drawn, panes: drawn.panes.map((pane): Pane<Only> => (pane.columns.length < 2 ? pane : { ...pane, columns: of(pane.columns, draw) })) });

const last = ({ heads }: Column<Only>): string => heads.at(-1) ?? "";
const isTotal = (column: Column<Only>): boolean => /^(?:合计|总计|小计|收入合计|“三公”经费合计)$/.test(last(column));

/** Columns under one header (or none) with their total behind its parts, or among them. */
function moved(columns: Columns, depth: number, place: (parts: number) => number): Columns {
  const groups: Columns[] = [];
  for (const column of columns) {
    const before = groups.at(-1)?.[0];
    if (before && column.heads.length > depth + 1 && before.heads.length > depth + 1 && before.heads[depth] === column.heads[depth]) groups.splice(-1, 1, [...(groups.at(-1) ?? []), column]);
    else groups.push([column]);
  }
  const inner = groups.map((group) => (group.length > 1 ? moved(group, depth + 1, place) : group));
  const totals = inner.filter(([column, ...more]) => more.length === 0 && column && isTotal(column));
  const [total, ...more] = totals;
  const rest = inner.filter((group) => !totals.includes(group));
  if (!total || more.length > 0 || rest.length < 2) return inner.flat();
  const at = place(rest.length);
  return [...rest.slice(0, at), total, ...rest.slice(at)].flat();
}

/** Totals of columns stand behind their parts. */
export const totalsBehind: Dress = dressed((columns) => moved(columns, 0, (parts) => parts));
/** Totals of columns stand among their parts. */
export const totalsAmong: Dress = dressed((columns) => moved(columns, 0, (parts) => Math.ceil(parts / 2)));

/** What of one column goes on one use, and of that on a narrower one: 其中 within 其中. */
export const nestedOfWhich: Dress = dressed((columns, draw) => {
  const grouped = draw.chance(0.4);
  const at = columns.findIndex((column) => /^(?:基本支出|项目支出|一般公共预算|合计|总计)$/.test(last(column)) && draw.chance(0.5));
  const column = columns[at];
  if (!column) return columns;
  const part = (...starts: readonly string[]): Column<Only>["of"] => (line) => column.of((entry) => line(entry) && starts.some((start) => entry.economic.startsWith(start)));
  const above = column.heads.slice(0, -1);
  const own: Columns = grouped
    ? [{ ...column, heads: [...column.heads, "小计"] }, { heads: [...column.heads, "其中：商品和服务支出", "小计"], of: part("302") }, { heads: [...column.heads, "其中：商品和服务支出", "其中：委托业务费"], of: part("30227") }]
    : [column, { heads: [...above, "其中：商品和服务支出"], of: part("302") }, { heads: [...above, "其中：委托业务费"], of: part("30227") }];
  return [...columns.slice(0, at), ...own, ...columns.slice(at + 1)];
});

/** The total of a list stands above its lines and below them once more. */
export const totalTwice: Dress = (drawn) => ({
  ...drawn, panes: drawn.panes.map((pane): Pane<Only> => {
    const [first] = pane.lines;
    const [foot] = pane.feet;
    const isOne = (line: typeof first): boolean => line?.labels.some((label) => label !== null && /^[合总][\s　]*计$/.test(label)) === true;
    if (drawn.panes.length > 1) return pane;
    return first && pane.feet.length === 0 && isOne(first) ? { ...pane, feet: [first] } : foot && pane.feet.length === 1 && isOne(foot) && !isOne(first) ? { ...pane, lines: [foot, ...pane.lines] } : pane;
  }),
});
