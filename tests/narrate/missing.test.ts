import { ZHEJIANG } from "../support/profiles";
import { narrateBook } from "../../src/narrate";
import type { BookCell, BudgetBook, CellState, SheetFact, TableId } from "../../src/model/book";
import type { MissingFact, Narrative } from "../../src/model/narrative";
import { addressOf } from "../../src/model/cells";
import { smallBook } from "../support/smallBook";
import { xihuBook } from "../support/xihu";

function without(book: BudgetBook, ...ids: readonly string[]): BudgetBook {
  if (!book.supplement) return book;
  const facts = new Map([...book.supplement.facts].map(([id, fact]): [string, SheetFact] =>
    [id, ids.includes(id) ? { ...fact, text: null, figure: null, count: null } : fact]));
  return { ...book, supplement: { ...book.supplement, facts } };
}

function withState(book: BudgetBook, id: TableId, key: string, role: string, state: CellState): BudgetBook {
  const tables = book.tables.map((table) => (table.id !== id ? table : {
    ...table,
    rows: table.rows.map((row) => {
      const cell = row.cells.get(role);
      return row.key !== key || !cell ? row : { ...row, cells: new Map<string, BookCell>([...row.cells, [role, { ...cell, state }]]) };
    }),
  }));
  return { ...book, tables };
}

function flat(missing: readonly MissingFact[]): readonly string[] {
  return missing.map(({ sentence, fact, at }) => `${sentence} | ${fact} | ${at.sheet}!${addressOf(at)}`);
}

function lines(narrative: Narrative): readonly string[] {
  return narrative.sections.flatMap((section) => section.paragraphs.map(({ text }) => text));
}

/** A line without the number of its heading, which goes with what stands before it. */
const bare = (line: string): string => line.replace(/^\d+\./, "");

/** Lines that the whole narrative has and this one lacks, numbers of headings apart. */
function lost(book: BudgetBook): readonly string[] {
  const rest = new Set(lines(narrateBook(book)).map(bare));
  return lines(narrateBook(xihuBook())).map(bare).filter((line) => !rest.has(line));
}

describe("a missing fact", () => {
  it("of 上年执行数 makes its sentences absent and names its cells", () => {
    const book = without(xihuBook(), "last-year.revenue", "last-year.expenditure", "last-year.general-public-budget");
    expect(flat(narrateBook(book).missing)).toEqual([
      "revenue/total | 上年执行数 | 补充资料!C4", "expenditure/total | 上年执行数 | 补充资料!C6", "general-allocation/total | 上年执行数 | 补充资料!C8",
    ]);
    expect(lost(book)).toEqual([
      expect.stringContaining("收入预算2797.52万元，比上年执行数"), expect.stringContaining("支出预算2797.52万元，比上年执行数"),
      "一般公共预算当年拨款规模变化情况", expect.stringContaining("一般公共预算当年拨款2797.52万元，比上年执行数"),
    ]);
    expect(lines(narrateBook(book)).join("")).not.toMatch(/0\.00/);
  });

  it.each([
    [["reason.running-costs"], ["other-matters/running-costs | 增减原因 | 补充资料!C23"]],
    [["purpose:2010302"], ["general-allocation/item:2010302 | 主要用途（2010302 一般行政管理事务） | 补充资料!C48"]],
    [["last-year.three-public.reception"], [
      "three-public/total | 上年预算数 | 补充资料!C13", "three-public/reception | 上年预算数 | 补充资料!C13",
    ]],
    [["use.three-public.overseas"], ["three-public/overseas | 主要用途 | 补充资料!C12"]],
    [["procurement.works"], ["other-matters/procurement | 政府采购工程预算 | 补充资料!C27"]],
    [["vehicles.law-enforcement", "equipment.special-1m"], [
      "other-matters/assets | 执法执勤用车 | 补充资料!C32", "other-matters/assets | 单位价值100万元以上专用设备 | 补充资料!C38",
    ]],
    [["planned.vehicles", "planned.special-1m"], [
      "other-matters/planned | 本年安排购置车辆 | 补充资料!C39", "other-matters/planned | 本年安排购置单位价值100万元以上专用设备 | 补充资料!C41",
    ]],
    [["running-costs"], ["other-matters/running-costs | 本年预算数 | 补充资料!C21"]],
  ])("%s is listed for each sentence that reads it", (ids, expected) => {
    expect(flat(narrateBook(without(xihuBook(), ...ids)).missing)).toEqual(expected);
  });

  it("that is optional is not missed", () => {
    const book = without(xihuBook(), "assets.date", "running-costs.administrative-units", "running-costs.participating-institutions", "three-public.vehicles-to-purchase");
    expect(lost(book)).toEqual([]);
    expect(narrateBook(book).missing).toEqual([]);
  });

  it("takes the heading of its part along, when nothing else stands there", () => {
    expect(lost(without(xihuBook(), "procurement.goods"))).toEqual(["政府采购情况", expect.stringContaining("政府采购预算总额")]);
  });

  it("leaves no gap in the numbers of headings", () => {
    const { sections } = narrateBook(without(xihuBook(), "running-costs", "procurement.goods"));
    const last = sections.find(({ id }) => id === "other-matters")?.paragraphs.map(({ text }) => text) ?? [];
    expect(last.filter((line) => /^\d+\./.test(line))).toEqual(["1.国有资产占有使用情况", "2.预算绩效情况说明"]);
    const { sections: fewer } = narrateBook({ ...xihuBook(), tables: xihuBook().tables.filter(({ id }) => id !== "three-public-expenses" && id !== "balance") });
    expect(fewer.map(({ heading }) => heading.slice(0, heading.indexOf("）") + 1))).toEqual([..."一二三四五六七八九十"].slice(0, fewer.length).map((numeral) => `（${numeral}）`));
    expect(fewer.every(({ paragraphs }) => paragraphs.length > 0)).toBe(true);
    expect(fewer.length).toBeLessThan(10);
  });

  it("of an item leaves the numbers of the others unbroken", () => {
    const items = lines(narrateBook(without(xihuBook(), "purpose:2010302"))).filter((line) => /^（\d+）/.test(line));
    expect(items.map((line) => line.slice(0, line.indexOf("）") + 1))).toEqual([...Array(9).keys()].map((index) => `（${index + 1}）`));
  });
});

describe("a table", () => {
  it("that is absent is listed once for each sentence that quotes it", () => {
    const book = { ...xihuBook(), tables: xihuBook().tables.filter(({ id }) => id !== "revenue") };
    expect(flat(narrateBook(book).missing)).toEqual([
      "revenue/total | 部门收入预算总表 | 收入预算总表!A1", "revenue/sources | 部门收入预算总表 | 收入预算总表!A1",
    ]);
  });

  it.each<[string, CellState]>([
    ["blank", { kind: "blank" }], ["text", { kind: "text", text: "待填" }], ["an error", { kind: "error", text: "#REF!" }],
    ["of an unknown unit", { kind: "unitUnknown", text: "5" }],
  ])("whose total is %s names the total's cell", (_name, state) => {
    const narrative = narrateBook(withState(xihuBook(), "expenditure", "total", "total", state));
    expect(flat(narrative.missing)).toEqual(["total", "functions", "uses"].map((name) => `expenditure/${name} | 部门支出预算总表 合计 总计 | 支出预算总表!C6`));
  });

  it("with text for an amount loses only what quotes it", () => {
    const narrative = narrateBook(withState(xihuBook(), "revenue", "total", "current.other-revenue", { kind: "text", text: "无" }));
    expect(flat(narrative.missing)).toEqual(["revenue/sources | 部门收入预算总表 合计 其他收入 | 收入预算总表!M6"]);
  });

  it("of a fund with blanks and the note that there is nothing is nothing", () => {
    const book = withState(xihuBook(), "government-fund-expenditure", "total", "total", { kind: "blank" });
    expect(narrateBook(book).missing).toEqual([]);
    expect(lost(book)).toEqual([]);
  });

  it("of a fund with blanks and no such note is missing", () => {
    const blank = withState(xihuBook(), "government-fund-expenditure", "total", "total", { kind: "blank" });
    const book = { ...blank, tables: blank.tables.map((table) => (table.id === "government-fund-expenditure" ? { ...table, note: null } : table)) };
    expect(flat(narrateBook(book).missing).every((line) => line.endsWith("政府性基金预算支出表!C6"))).toBe(true);
    expect(lost(book)).toEqual([expect.stringContaining("没有使用政府性基金预算")]);
  });
});

describe("a workbook", () => {
  const empty: BudgetBook = {
    profile: ZHEJIANG, profileBy: "basics", year: null, body: null, scope: null, tables: [], basics: null, supplement: null, officeCodes: [], analysis: new Map(), leftovers: [],
  };

  it("of nothing has no heading without a sentence, and a list of what to fill", () => {
    const narrative = narrateBook(empty);
    expect(narrative.sections).toEqual([]);
    expect(flat(narrative.missing)).toEqual(expect.arrayContaining([
      "overall/principle | 部门名称 | 基本信息!B4", "overall/total | 预算年度 | 基本信息!B5", "overall/total | 部门收支预算总表 | 收支预算总表!A1",
      "other-matters/procurement | 政府采购货物预算 | 补充资料!C26",
    ]));
  });

  it("without 补充资料 still has the sentences that need none of it", () => {
    const narrative = narrateBook({ ...xihuBook(), supplement: null });
    const full = new Set(lines(narrateBook(xihuBook())).map(bare));
    expect(lines(narrative).map(bare).filter((line) => !full.has(line))).toEqual([]);
    expect(lines(narrative).length).toBeGreaterThan(12);
  });
});

/** A set of tables into which nothing but one item was typed: the totals of the whole budget are zeros that formulas make of blanks. */
const BARELY = `
  balance/income
                          | amount
  general-public-budget   | VALUE
  current-revenue-total   | =0
  revenue-grand-total     | =0

  balance/expenditure
                          | amount
  expenditure-grand-total | =0

  general-expenditure
          | total  | basic | project
  total   | =120   | =120  | =0
  201     | =120   | =120  | =0
  2010301 | =120   | 120   |
`;

it.each([["", true], ["=0", true], ["0", false], ["5", false]])("a total that formulas make of blanks is no figure to be told (%j beside it: missing %s)", (value, missing) => {
  const narrative = narrateBook(smallBook(BARELY.replace("VALUE", value)));
  const overall = "overall/total | 部门收支预算总表 收入总计 预算数 | 部门收支预算总表!B6";
  expect(flat(narrative.missing).filter((one) => one.startsWith("overall/total"))).toEqual(missing ? [overall] : []);
  expect(lines(narrative).some((line) => line.includes("收支总预算"))).toBe(!missing);
});
