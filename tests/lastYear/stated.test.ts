import fc from "fast-check";
import { MemoryHost } from "../../src/hosts/memory";
import type { Scalar } from "../../src/model/cells";
import type { Retelling } from "../../src/model/retelling";
import { sheetOf, valueAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { planNextYear, planStated, readText, remnantsIn, retellText, statedIn } from "../../src/review";
import { grid, workbook } from "../support/snapshots";

/** An office with one table, of no known region; the rest of what its text says stands nowhere. */
function office(year: number, total: number): WorkbookSnapshot {
  return workbook(grid("安排", [
    [`云岭中心${year}年部门收入支出总表`], ["单位：万元"], ["收入", "预算数", "支出", "预算数"], ["财政拨款", total, "基本支出", total], ["收入总计", total, "支出总计", total],
  ], { format: "0.00" }));
}

const TEXT = [
  "云岭中心2024年部门预算说明", "一、收支预算情况说明", "2024年收入总计300万元，支出总计300万元。",
  "二、政府采购情况", "2024年政府采购预算总额160.28万元，其中：政府采购货物预算101.88万元、政府采购工程预算0万元、政府采购服务预算58.4万元。面向中小企业预留采购项目64.5万元。",
  "三、国有资产占有使用情况", "截至2023年12月31日，云岭中心共有林区巡护车7辆，其中：防火车4辆、其他巡护车3辆。2024年安排购置巡护车3辆，其中：防火车1辆、其他巡护车2辆。管护站用房1234.5平方米。",
  "四、绩效目标设置情况", "云岭中心2个下属单位编报了绩效目标，涉及资金88万元，比上年增加8万元，增长10%，主要原因是新增补助5万元。",
].join("\n");

const SHEET = "补充资料";

/** The row of what is reserved for small firms, which is never more than all that is bought. */
const RESERVED = 3;

/** Rows of 补充资料: part, label, value, measure, last year's. */
function rowsOf(snapshot: WorkbookSnapshot): readonly (readonly Scalar[])[] {
  const sheet = sheetOf(snapshot, SHEET);
  return sheet ? Array.from({ length: sheet.values.length - 3 }, (_, at) => [0, 1, 2, 3, 5].map((column) => valueAt(sheet, at + 3, column))).filter(([, , , measure]) => measure !== null && measure !== "") : [];
}

/** The workbook with rows for what last year's text states, their values given by last year's; null leaves one blank. */
async function asked(now: WorkbookSnapshot, valueOf: (last: number, row: number) => number | null): Promise<WorkbookSnapshot> {
  const host = MemoryHost.from(now);
  await host.apply(planStated(statedIn(TEXT, office(2024, 300)), now));
  const before = await host.read();
  const edits = rowsOf(before).flatMap(([, , , , last], at) => {
    const value = valueOf(Number(last), at);
    return value === null ? [] : [{ kind: "setValue" as const, at: { sheet: SHEET, row: at + 3, column: 2 }, expects: { value: null }, value }];
  });
  expect((await host.apply(edits)).applied).toBe(true);
  return host.read();
}

function told(now: WorkbookSnapshot): Retelling {
  return retellText(TEXT, office(2024, 300), now);
}

describe("what a text states and no cell holds", () => {
  it("is asked for in the order of the text, figures in reasons too, but for wholes that follow from their parts", () => {
    expect(statedIn(TEXT, office(2024, 300)).map(({ section, label, last, measure }) => `${section.replace(/^[^\u4e00-\u9fff]*[一二三四五六七八九十]*[、）]/, "")} | ${label} | ${last} ${measure}`)).toEqual([
      "政府采购 | 政府采购货物预算 | 101.88 万元", "政府采购 | 政府采购工程预算 | 0 万元", "政府采购 | 政府采购服务预算 | 58.4 万元", "政府采购情况 | 面向中小企业预留采购项目 | 64.5 万元",
      "国有资产占有使用情况 | 云岭中心共有林区巡护车：防火车 | 4 辆", "国有资产占有使用情况 | 云岭中心共有林区巡护车：其他巡护车 | 3 辆",
      "国有资产占有使用情况 | 安排购置巡护车：防火车 | 1 辆", "国有资产占有使用情况 | 安排购置巡护车：其他巡护车 | 2 辆", "国有资产占有使用情况 | 管护站用房 | 1234.5 平方米",
      "绩效目标设置情况 | 云岭中心…个下属单位编报 | 2 个", "绩效目标设置情况 | 涉及资金 | 88 万元", "绩效目标设置情况 | 主要原因是新增补助 | 5 万元",
    ]);
  });

  it("nothing where the tables hold it all", () => {
    expect(statedIn(TEXT.split("\n").slice(0, 3).join("\n"), office(2024, 300))).toEqual([]);
  });

  it("waits on 补充资料 of the new form, last year's beside it, and counts as nothing left of last year", async () => {
    const last = office(2024, 300);
    const plan = planNextYear(last, { year: 2025, stated: statedIn(TEXT, last) });
    const host = MemoryHost.from(last);
    expect((await host.apply(plan.edits)).applied).toBe(true);
    const form = await host.read();
    expect(plan.added).toEqual([SHEET]);
    expect(rowsOf(form).slice(3, 5)).toEqual([["政府采购情况", "面向中小企业预留采购项目", null, "万元", 64.5], ["国有资产占有使用情况", "云岭中心共有林区巡护车：防火车", null, "辆", 4]]);
    expect(remnantsIn(last, plan, form).left).toEqual([]);
  });

  it("gets its rows on a 补充资料 that is there, whose own values become last year's, and asks for nothing twice", async () => {
    const filled = await asked(office(2024, 300), (last, at) => (at < 4 ? last : null));
    const stated = statedIn(TEXT, filled);
    expect(stated.map(({ label }) => label)).toHaveLength(8);
    const host = MemoryHost.from(filled);
    expect((await host.apply(planNextYear(filled, { year: 2025, stated }).edits)).applied).toBe(true);
    const form = await host.read();
    expect(rowsOf(form).map(([, , value, , last]) => [value, last])).toEqual([101.88, 0, 58.4, 64.5, 4, 3, 1, 2, 1234.5, 2, 88, 5].map((last) => [null, last]));
  });
});

describe("this year's text", () => {
  it("says 待填 where an entry is blank, also of what follows from it, and 待确认 where there is none", async () => {
    const blank = told(await asked(office(2025, 400), () => null));
    expect(blank.text).toContain("2025年收入总计400万元");
    expect(blank.text).toContain("政府采购预算总额160.28万元【待填】，其中：政府采购货物预算101.88万元【待填】、政府采购工程预算0万元【待填】");
    expect(blank.text).toContain("涉及资金88万元【待填】，比上年增加8万元【待填】，增长10%【待填】，主要原因是新增补助5万元【待填】");
    expect(blank.slots.find(({ former }) => former === "160.28")?.cells.map(({ sheet, row }) => [sheet, row])).toEqual([3, 4, 5].map((row) => [SHEET, row]));
    expect(told(office(2025, 400)).text).toContain("政府采购预算总额160.28万元【待确认】");
    expect(readText(blank.text, await asked(office(2025, 400), () => null)).figures).toMatchObject({ disagree: 0, unplaced: 0 });
  });

  it("follows what was typed, wholes and comparisons with it; nothing of the text is anything else than what the sheet says", async () => {
    const now = await asked(office(2025, 600), (last) => 2 * last);
    const { text } = told(now);
    expect(text.split("\n").filter((_, at) => at === 4 || at === 6 || at === 8)).toEqual([
      "2025年政府采购预算总额320.56万元，其中：政府采购货物预算203.76万元、政府采购工程预算0万元、政府采购服务预算116.8万元。面向中小企业预留采购项目129万元。",
      "截至2024年12月31日，云岭中心共有林区巡护车14辆，其中：防火车8辆、其他巡护车6辆。2025年安排购置巡护车6辆，其中：防火车2辆、其他巡护车4辆。管护站用房2469平方米。",
      "云岭中心4个下属单位编报了绩效目标，涉及资金176万元，比上年增加88万元，增长100%，主要原因是新增补助10万元。",
    ]);
    expect(readText(text, now).figures).toMatchObject({ disagree: 0, unplaced: 0 });
  });

  it("agrees with whatever is typed, and is doubted where it says something else", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(90_000), { minLength: 12, maxLength: 12 }), async (values) => {
      const now = await asked(office(2025, 600), (_, at) => (at === RESERVED ? Math.min(values[at] ?? 0, values[0] ?? 0) : values[at] ?? 0) / (at < 4 || at > 9 ? 100 : 1));
      const { text, slots } = told(now);
      expect(readText(text, now).findings.filter(({ severity, rule }) => severity === "inconsistency" && rule !== "text/placeholder")).toEqual([]);
      expect(slots.filter(({ state }) => state === "awaiting" || state === "unconfirmed").map(({ former }) => former)).toEqual([]);
    }), { numRuns: 8 });
    const now = await asked(office(2025, 300), (last) => last);
    const wrong = readText(TEXT.replaceAll("2024", "2025").replace("2023", "2024").replace("项目64.5万元", "项目65.4万元").replace("用房1234.5平", "用房1243.5平"), now);
    expect(wrong.claims.filter(({ status }) => status === "disagree").map(({ printed, expected }) => [printed, expected])).toEqual([["65.4", "64.5"], ["1243.5", "1234.5"]]);
  });
});

describe("rates of reasons", () => {
  const REASON = "三、会议费情况说明\n2024年会议费50万元，比上年减少5万元，下降9.09%，主要原因是一般性支出统一压减10%，差旅费29.5万元，比2023年减少2.5万元。\n2024年部门预算如上。";
  const typed = (value: Scalar, format: string): Promise<WorkbookSnapshot> => filled(REASON, (label) => (label.includes("压减") ? value : null), format);

  /** This year's workbook whose rows for what a text states have values by their labels. */
  async function filled(text: string, valueOf: (label: string) => Scalar, format = "@"): Promise<WorkbookSnapshot> {
    const host = MemoryHost.from(office(2025, 400));
    await host.apply(planStated(statedIn(text, office(2024, 300)), await host.read()));
    const before = await host.read();
    const edits = rowsOf(before).flatMap(([, label], at) => {
      const value = valueOf(String(label));
      return value === null ? [] : [{ kind: "setValue" as const, at: { sheet: SHEET, row: at + 3, column: 2 }, expects: { value: null }, value, numberFormat: format }];
    });
    expect((await host.apply(edits)).applied).toBe(true);
    return host.read();
  }

  it("have rows whose cells keep what is typed", async () => {
    const { sheets } = await filled(REASON, () => null);
    const sheet = sheets.find(({ name }) => name === SHEET);
    expect(rowsOf({ sheets } as WorkbookSnapshot).map(([, label, , measure, last]) => `${String(label)} ${String(last)} ${String(measure)}`)).toContain("主要原因是一般性支出统一压减 10 %");
    const row = rowsOf({ sheets } as WorkbookSnapshot).findIndex(([, , , measure]) => measure === "%") + 3;
    expect(sheet?.numberFormats[row - sheet.row]?.[2 - sheet.column]).toBe("@");
  });

  it.each<[Scalar, string, string]>([
    ["15%", "@", "15%"], ["15 ％", "@", "15%"], ["15", "@", "15%"], [15, "General", "15%"], [0.15, "0%", "15%"], [0.125, "0.00%", "12.5%"], [0, "General", "0%"], ["0.5%", "@", "0.5%"],
    // A bare number below one may be either.
    [0.15, "General", "10%【待填】"], ["0.15", "@", "10%【待填】"], ["一成", "@", "10%【待填】"], [-3, "General", "10%【待填】"],
  ])("%s in a cell of format %s is told as it was meant", async (value, format, told) => {
    expect(retellText(REASON, office(2024, 300), await typed(value, format)).text).toContain(`一般性支出统一压减${told}，`);
  });

  it("are doubted where the sheet says another", async () => {
    const now = await typed("15%", "@");
    const { claims } = readText(REASON.replaceAll("2024", "2025").replaceAll("2023", "2024"), now);
    expect(claims.filter(({ status }) => status === "disagree").map(({ printed, expected }) => [printed, expected])).toEqual([["10", "15"]]);
  });

  it("and an amount of a reason turns with its change", async () => {
    const now = await filled(REASON, (label) => (label === "差旅费" ? 31 : null));
    expect(retellText(REASON, office(2024, 300), now).text).toContain("差旅费31万元，比2024年增加1.5万元");
  });
});

describe("a text of this year that waits for entries", () => {
  it.each([
    ["nothing was typed since", null, "涉及资金88万元【待填】，比上年增加8万元【待填】，增长10%【待填】，"],
    ["an amount and what follows from it", 176, "涉及资金176万元，比上年增加88万元，增长100%，"],
    ["one that fell", 44, "涉及资金44万元，比上年减少44万元，下降50%，"],
    ["one that is last year's, or was typed into the text itself", 88, "涉及资金88万元，与上年持平【待确认】，"],
  ])("%s", async (_, value, expected) => {
    const blank = told(await asked(office(2025, 600), () => null));
    const now = await asked(office(2025, 600), (__, at) => (at === 10 ? value : null));
    expect(retellText(blank.text, null, now).text).toContain(expected);
    expect(readText(retellText(blank.text, null, now).text, now).figures).toMatchObject({ disagree: 0, unplaced: 0 });
  });
});
