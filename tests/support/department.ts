import type { BookCell, BookColumn, BookRow, BookTable, BudgetBook, ColumnRole, RowKind, SheetFact, TableId } from "../../src/model/book";
import type { CellRef } from "../../src/model/cells";
import type { Fen } from "../../src/model/money";
import { decimalOfNumber, fenOf } from "../../src/model/money";
import { BASIC_ENTRIES, BASIC_LAYOUT, FUNCTIONS, PURPOSE_LIST, purposeId, SUPPLEMENT_LAYOUT } from "../../src/catalog/ownSheets/supplement";
import { ENTRIES, ZHEJIANG } from "./profiles";
import { CARRY_OVER_SOURCES, FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import { tableSpec } from "../../src/catalog/tables";

/** What an item spends, in 万元; columns that are not named are blank. */
export type Uses = Readonly<Partial<Record<"personnel" | "operating" | "project" | "business" | "to-superior" | "to-affiliates", number>>>;

/** A unit with its income by column of the revenue table ("current.general-public-budget", "carry-over.unit-funds"), in 万元. */
export interface UnitData {
  readonly name: string;
  readonly code: string | null;
  readonly nature: string | null;
  readonly ownOffice: boolean;
  readonly revenue: Readonly<Record<ColumnRole, number>>;
}

/** A project with its amounts by fund, in 万元. */
export interface ProjectData {
  readonly unit: string;
  readonly name: string;
  readonly funds: Readonly<Record<ColumnRole, number>>;
}

/** A department by its leaf figures, all amounts in 万元: what a person would type. */
export interface DepartmentData {
  readonly body: string;
  readonly year: number;
  readonly scope: "department" | "unit";
  readonly units: readonly UnitData[];
  /** Names of functional codes. */
  readonly names: Readonly<Record<string, string>>;
  /** What each fund pays for, by item; "other" is what no fiscal fund pays for. */
  readonly items: Readonly<Record<"general-public-budget" | "government-fund" | "state-capital" | "other", Readonly<Record<string, Uses>>>>;
  readonly economicNames: Readonly<Record<string, string>>;
  readonly economic: Readonly<Record<string, Uses>>;
  readonly carryOverOut: number;
  readonly threePublic: readonly { readonly unit: string; readonly overseas: number; readonly reception: number;
    readonly purchase: number; readonly running: number }[];
  readonly projects: readonly ProjectData[];
  readonly keyProjects: readonly { readonly unit: string; readonly unitCode: string; readonly name: string; readonly amount: number; readonly target: string }[];
  readonly supplement: Readonly<Record<string, string | number>>;
  readonly purposes: Readonly<Record<string, string>>;
  /** What the department does, a line a paragraph. */
  readonly functions?: string;
}

/** 万元 as fen. */
export function fen(value: number): Fen {
  const decimal = decimalOfNumber(value);
  const money = decimal && fenOf(decimal, "万元");
  if (money === null) throw new RangeError(`not an amount: ${value}`);
  return money;
}

const GRAIN = 10_000;
const BODY_ROW = 5;

type Amounts = ReadonlyMap<ColumnRole, Fen>;
interface RowDraft {
  readonly axis?: "main" | "income" | "expenditure";
  readonly key: string;
  readonly kind: RowKind;
  readonly label: string;
  readonly code?: string;
  readonly unit?: string;
  readonly amounts: Amounts;
}

function amountCell(ref: CellRef, money: Fen | undefined, blankZero: boolean): BookCell {
  if (money === undefined || (money === 0 && blankZero)) return { ref, state: { kind: "blank" } };
  return { ref, state: { kind: "amount", figure: { money, grain: GRAIN }, asText: false, rounded: false, formula: "" } };
}

/** A table whose axes stand side by side, two leading columns an axis; zero cells are blank outside totals. */
function makeTable(id: TableId, year: number, roles: Readonly<Record<string, readonly ColumnRole[]>>, drafts: readonly RowDraft[], note: string | null = null): BookTable {
  const title = tableSpec(id).title;
  const sheet = title.replace(/^部门(预算财政拨款)?/, "");
  const starts = new Map<string, number>();
  const columns: BookColumn[] = [];
  let next = 0;
  for (const [axis, list] of Object.entries(roles)) {
    const axisId = axis === "income" || axis === "expenditure" ? axis : "main";
    columns.push({ axis: axisId, role: "name", content: "name", column: next, header: "名称" });
    starts.set(axis, next + 2);
    list.forEach((role, index) => columns.push({ axis: axisId, role, content: "amount", column: next + 2 + index, header: role }));
    next += 2 + list.length;
  }
  const counts = new Map<string, number>();
  const rows = drafts.map((draft): BookRow => {
    const axis = draft.axis ?? "main";
    const row = BODY_ROW + (counts.get(axis) ?? 0);
    counts.set(axis, row - BODY_ROW + 1);
    const start = starts.get(axis) ?? 0;
    const total = draft.kind === "total" || draft.kind === "line";
    const cells = new Map((roles[axis] ?? []).map((role, index): [ColumnRole, BookCell] =>
      [role, amountCell({ sheet, row, column: start + index }, draft.amounts.get(role), !total)]));
    return {
      axis, key: draft.key, kind: draft.kind, sheet, row, label: draft.label, labelCell: { sheet, row, column: start - 1 },
      code: draft.code ?? (/^\d+$/.test(draft.key) ? draft.key : null), codeCells: draft.code === undefined ? [] : [{ sheet, row, column: start - 2 }],
      unitName: draft.unit ?? null, unitCode: null, cells,
    };
  });
  const last = BODY_ROW + Math.max(0, ...counts.values());
  return {
    id, sheet, title: `${year}年${title}`, titleCell: { sheet, row: 0, column: 0 }, year, unit: "万元", unitCell: { sheet, row: 1, column: 0 },
    stated: { body: null, units: [{ unit: "万元", at: { sheet, row: 1, column: 0 } }] },
    area: { sheet, row: 0, column: 0, rows: last + 1, columns: next }, headerRows: [2, 3], bodyRow: BODY_ROW, lastBodyRow: last - 1, columns, rows,
    note: note === null ? null : { text: note, at: { sheet, row: last, column: 0 } },
  };
}

function add(...all: readonly Amounts[]): Amounts {
  const sums = new Map<ColumnRole, Fen>();
  for (const amounts of all) for (const [role, money] of amounts) sums.set(role, (sums.get(role) ?? 0) + money);
  return sums;
}

function inFen(amounts: Readonly<Record<string, number | undefined>>): Amounts {
  return new Map(Object.entries(amounts).map(([role, value]) => [role, fen(value ?? 0)]));
}

/** With the sums of columns: basic, total. */
function withSums(amounts: Amounts, basicParts: readonly string[], totalParts: readonly string[]): Amounts {
  const of = (parts: readonly string[]): Fen => parts.reduce((sum, part) => sum + (amounts.get(part) ?? 0), 0);
  return new Map([...amounts, ["basic", of(basicParts)], ["total", of(totalParts)]]);
}

const USE_PARTS = ["personnel", "operating", "project", "business", "to-superior", "to-affiliates"];

/** Total, classes, divisions and items, each the sum of the items below it. */
function classified(items: readonly (readonly [code: string, amounts: Amounts])[], names: Readonly<Record<string, string>>, depths: readonly number[]): readonly RowDraft[] {
  const sums = new Map<string, Amounts>();
  for (const [code, amounts] of items) {
    for (const depth of depths) if (depth <= code.length) sums.set(code.slice(0, depth), add(sums.get(code.slice(0, depth)) ?? new Map(), amounts));
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, amounts]): RowDraft => ({
    key: code, code, kind: code.length === 3 ? "class" : code.length === depths.at(-1) ? "item" : "division", label: names[code] ?? code, amounts,
  }));
  const total: RowDraft = { key: "total", kind: "total", label: "合计", amounts: add(...items.map(([, amounts]) => amounts)) };
  return [total, ...rows];
}

function fundTable(id: TableId, data: DepartmentData, fund: keyof DepartmentData["items"], roles: readonly string[]): BookTable {
  const items = Object.entries(data.items[fund]).map(([code, uses]) => [code, withSums(inFen(uses), ["personnel", "operating"], USE_PARTS)] as const);
  const drafts = classified(items, data.names, [3, 5, 7]).map((draft) =>
    (draft.kind === "total" ? { ...draft, amounts: add(draft.amounts, new Map(roles.map((role) => [role, 0]))) } : draft));
  return makeTable(id, data.year, { main: roles }, drafts, items.length === 0 ? "注：本单位没有此项拨款安排的支出，故本表无数据。" : null);
}

function line(axis: "income" | "expenditure", key: string, label: string, money: Fen): RowDraft {
  return { axis, key, kind: "line", label, amounts: new Map(money === 0 && key.startsWith("carry") ? [] : [["amount", money]]) };
}

function balances(data: DepartmentData, income: Amounts, spent: BookTable, fiscalRows: readonly RowDraft[]): readonly BookTable[] {
  const source = (id: string): Fen => income.get(`current.${id}`) ?? 0;
  const current = SOURCES.reduce((sum, { id }) => sum + source(id), 0);
  const carried = CARRY_OVER_SOURCES.reduce((sum, { id }) => sum + (income.get(`carry-over.${id}`) ?? 0), 0);
  const fiscal = FISCAL_FUNDS.reduce((sum, id) => sum + source(id), 0);
  const right = (rows: readonly RowDraft[]): readonly RowDraft[] => rows.filter(({ kind }) => kind !== "total").map(({ key, kind, label, amounts }) =>
    ({ axis: "expenditure", key, kind, label, amounts: new Map([["amount", amounts.get("total") ?? 0]]) }));
  const spentRows: readonly RowDraft[] = spent.rows.map(({ key, kind, label, cells }) => {
    const state = cells.get("total")?.state;
    return { key, kind, label, amounts: new Map([["total", state?.kind === "amount" ? state.figure.money : 0]]) };
  });
  const out = fen(data.carryOverOut);
  const spentTotal = spentRows[0]?.amounts.get("total") ?? 0;
  const lines = (ids: readonly string[]): readonly RowDraft[] => SOURCES.filter(({ id }) => ids.includes(id)).map(({ id, label }) => line("income", id, label, source(id)));
  const roles = { income: ["amount"], expenditure: ["amount"] };
  return [
    makeTable("balance", data.year, roles, [
      line("income", "fiscal-appropriation", "一、财政拨款", fiscal), ...lines(SOURCES.map(({ id }) => id)),
      line("income", "current-revenue-total", "本年收入合计", current), line("income", "carry-over-in", "上年结转结余", carried),
      line("income", "revenue-grand-total", "收 入 总 计", current + carried), ...right(spentRows),
      line("expenditure", "current-expenditure-total", "本年支出合计", spentTotal), line("expenditure", "carry-over-out", "年终结转结余", out),
      line("expenditure", "expenditure-grand-total", "支 出 总 计", spentTotal + out),
    ]),
    makeTable("appropriation-balance", data.year, roles, [
      line("income", "fiscal-appropriation", "一、财政拨款", fiscal), ...lines(FISCAL_FUNDS),
      line("income", "revenue-grand-total", "收 入 总 计", fiscal), ...right(fiscalRows),
      line("expenditure", "expenditure-grand-total", "支 出 总 计", fiscalRows[0]?.amounts.get("total") ?? 0),
    ]),
  ];
}

function revenueTable(data: DepartmentData): { readonly table: BookTable; readonly total: Amounts } {
  const roles = ["total", "current", ...SOURCES.map(({ id }) => `current.${id}`), "carry-over", ...CARRY_OVER_SOURCES.map(({ id }) => `carry-over.${id}`)];
  const sums = (amounts: Amounts): Amounts => {
    const of = (prefix: string): Fen => [...amounts].reduce((sum, [role, money]) => (role.startsWith(prefix) ? sum + money : sum), 0);
    return new Map([...amounts, ["current", of("current.")], ["carry-over", of("carry-over.")], ["total", of("")]]);
  };
  const units = data.units.map(({ name, ownOffice, revenue }): RowDraft => ({
    key: `${ownOffice ? "ownOffice" : "unit"}:${name}`, kind: ownOffice ? "ownOffice" : "unit", label: ownOffice ? `${name}（本级）` : name, amounts: sums(inFen(revenue)),
  }));
  const total = add(...units.map(({ amounts }) => amounts), new Map([["total", 0]]));
  return {
    total,
    table: makeTable("revenue", data.year, { main: roles }, [
      { key: "total", kind: "total", label: "合计", amounts: new Map([...total].filter(([role, money]) => money !== 0 || role === "total")) },
      { key: `summary:${data.body}`, kind: "summary", label: `${data.body}（汇总）`, amounts: total }, ...units,
    ]),
  };
}

function threePublicTable(data: DepartmentData): BookTable {
  const rows = data.threePublic.map(({ unit, overseas, reception, purchase, running }): RowDraft => ({
    key: `unit:${unit}`, kind: "unit", label: unit,
    amounts: inFen({ overseas, reception, "vehicle-purchase": purchase, "vehicle-running": running }),
  })).map((row): RowDraft => {
    const of = (role: string): Fen => row.amounts.get(role) ?? 0;
    const vehicles = of("vehicle-purchase") + of("vehicle-running");
    return { ...row, amounts: new Map([...row.amounts, ["vehicles", vehicles], ["total", vehicles + of("overseas") + of("reception")]]) };
  });
  const roles = ["total", "overseas", "vehicles", "vehicle-purchase", "vehicle-running", "reception"];
  const total = add(new Map(roles.map((role) => [role, 0])), ...rows.map(({ amounts }) => amounts));
  return makeTable("three-public-expenses", data.year, { main: roles }, [{ key: "total", kind: "total", label: "合计", amounts: total }, ...rows]);
}

function projectTables(data: DepartmentData): readonly BookTable[] {
  const roles = ["total", "general-public-budget", "government-fund", "state-capital", "special-account", "unit-funds"];
  const rows = data.projects.map(({ unit, name, funds }): RowDraft => {
    const amounts = inFen(funds);
    const total = [...amounts.values()].reduce((sum, money) => sum + money, 0);
    return { key: `project:${unit}/${name}`, kind: "project", label: name, unit, amounts: new Map([...amounts, ["total", total]]) };
  });
  const total: RowDraft = { key: "total", kind: "total", label: "合计", amounts: add(new Map([["total", 0]]), ...rows.map(({ amounts }) => amounts)) };
  const keys = data.keyProjects.map(({ unit, name, amount }): RowDraft =>
    ({ key: `project:${unit}/${name}`, kind: "project", label: name, unit, amounts: inFen({ amount }) }));
  const keyTotal: RowDraft = { key: "total", kind: "total", label: "", amounts: add(new Map([["amount", 0]]), ...keys.map(({ amounts }) => amounts)) };
  return [
    makeTable("project-expenditure", data.year, { main: roles }, [total, ...rows]),
    makeTable("key-project-expenditure", data.year, { main: ["amount"] }, [keyTotal, ...keys]),
  ];
}

function supplementFacts(data: DepartmentData): ReadonlyMap<string, SheetFact> {
  const { sheet, firstRow, valueColumn } = SUPPLEMENT_LAYOUT;
  const facts = ENTRIES.map(({ id, content }, index): [string, SheetFact] => {
    const value = data.supplement[id];
    const amount = content === "amount" && typeof value === "number" ? { money: fen(value), grain: GRAIN } : null;
    const count = content === "count" && typeof value === "number" ? value : null;
    return [id, { id, at: { sheet, row: firstRow + index, column: valueColumn }, text: value === undefined ? null : String(value), figure: amount, unit: content === "amount" ? "万元" : null, count, rate: null }];
  });
  const codes = Object.keys(data.items).flatMap((fund) => Object.keys(data.items[fund as keyof DepartmentData["items"]])).sort();
  const purposes = [...new Set(codes)].map((code, index): [string, SheetFact] => [purposeId(code), {
    id: purposeId(code), at: { sheet, row: PURPOSE_LIST.headerRow(ENTRIES.length) + 1 + index, column: PURPOSE_LIST.valueColumn },
    text: data.purposes[code] ?? null, figure: null, unit: null, count: null, rate: null,
  }]);
  return new Map([...facts, ...purposes]);
}

/** The book of a department as it is recognised when its tables are filled: every total is the sum of the leaf figures. */
export function bookOf(data: DepartmentData): BudgetBook {
  const { table: revenue, total: income } = revenueTable(data);
  const uses = (codes: Readonly<Record<string, Uses>>): readonly (readonly [string, Amounts])[] =>
    Object.entries(codes).map(([code, item]) => [code, withSums(inFen(item), ["personnel", "operating"], USE_PARTS)]);
  const fiscal = [...uses(data.items["general-public-budget"]), ...uses(data.items["government-fund"]), ...uses(data.items["state-capital"])];
  const all = classified([...fiscal, ...uses(data.items.other)], data.names, [3, 5, 7])
    .map((draft) => (draft.kind === "total" ? { ...draft, amounts: add(new Map([["total", 0]]), draft.amounts) } : draft));
  const expenditure = makeTable("expenditure", data.year, { main: ["total", ...USE_PARTS] }, all);
  const economicItems = Object.entries(data.economic).map(([code, item]) => [code, withSums(inFen(item), ["personnel", "operating"], USE_PARTS)] as const);
  const economic = classified(economicItems, data.economicNames, [3, 5])
    .map((draft) => (draft.kind === "total" ? { ...draft, amounts: add(new Map([["total", 0]]), draft.amounts) } : draft));
  const [balance, appropriation] = balances(data, income, expenditure, classified(fiscal, data.names, [3, 5, 7]));
  const tables = [
    balance, revenue, expenditure, appropriation,
    fundTable("general-expenditure", data, "general-public-budget", ["total", "basic", "personnel", "operating", "project"]),
    makeTable("general-basic-expenditure", data.year, { main: ["total", "personnel", "operating"] }, economic),
    threePublicTable(data),
    fundTable("government-fund-expenditure", data, "government-fund", ["total", "basic", "project"]),
    fundTable("state-capital-expenditure", data, "state-capital", ["project"]),
    ...projectTables(data),
  ].filter((table) => table !== undefined);
  const basics: Readonly<Record<string, string>> = { "department.name": data.body, year: String(data.year), "unit-of-measure": "万元", profile: "zhejiang", [FUNCTIONS]: data.functions ?? "" };
  return {
    profile: ZHEJIANG, profileBy: "basics", year: data.year, body: data.body, scope: data.scope, tables,
    basics: {
      sheet: BASIC_LAYOUT.sheet,
      facts: new Map(BASIC_ENTRIES.map(({ id }, index) => [id, {
        id, at: { sheet: BASIC_LAYOUT.sheet, row: BASIC_LAYOUT.firstRow + index, column: BASIC_LAYOUT.valueColumn }, text: basics[id] || null, figure: null, unit: null,
        count: id === "year" ? data.year : null, rate: null,
      }])),
      units: data.units.map(({ code, name, nature }) => ({ code, name, nature })),
      free: { sheet: BASIC_LAYOUT.sheet, row: BASIC_LAYOUT.firstRow + BASIC_ENTRIES.length, column: BASIC_LAYOUT.valueColumn },
    },
    supplement: { sheet: SUPPLEMENT_LAYOUT.sheet, facts: supplementFacts(data), free: { sheet: SUPPLEMENT_LAYOUT.sheet, row: SUPPLEMENT_LAYOUT.firstRow + ENTRIES.length, column: SUPPLEMENT_LAYOUT.valueColumn } },
    officeCodes: [], analysis: new Map(), leftovers: [],
  };
}
