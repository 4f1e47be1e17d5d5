import fc from "fast-check";
import { nameOfCode } from "../../src/catalog/classifications";
import { retell } from "../../src/lastYear";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { readText as readSnapshotText, retellText } from "../../src/review";
import { grid, workbook } from "../support/snapshots";
import type { RetoldSlot, SlotChoice } from "../../src/model/retelling";
import { narrateBook } from "../../src/narrate";
import { readText } from "../../src/proofread";
import { narrativeText } from "../../src/report";
import { bookOf, type DepartmentData } from "../support/department";
import { departments } from "../support/generated";
import { nextYearOf, randomOf } from "../support/yearLater";
import { XIHU } from "../support/xihu";
import { XIHU_TEXT } from "../support/xihuText";

const NOTHING: DepartmentData = { ...XIHU, year: 2024, supplement: {}, keyProjects: [] };

function withReception(reception: number): DepartmentData {
  return { ...NOTHING, threePublic: [{ unit: XIHU.body, overseas: 0, reception, purchase: 0, running: 0 }] };
}

/** A section of last year's text, told anew for the next year. */
function retold(section: string, last: DepartmentData, now: DepartmentData): string {
  return retell(section, bookOf(last), bookOf({ ...now, year: last.year + 1 })).text.split("\n").slice(1).join("\n");
}

describe("comparisons turn with their amounts", () => {
  const rise = "2024年公务接待费预算10万元，比上年预算增加2万元，增长25%，主要原因是来访增多。";
  it.each([
    ["it goes on rising", rise, 10, 15, "2025年公务接待费预算15万元，比上年预算增加5万元，增长50%，主要原因是来访增多。"],
    ["it falls now", rise, 10, 8, "2025年公务接待费预算8万元，比上年预算减少2万元，下降20%，主要原因是来访增多【待确认】。"],
    ["it stays", rise, 10, 10, "2025年公务接待费预算10万元，与上年预算持平，主要原因是来访增多【待确认】。"],
    ["nothing is left", rise, 10, 0, "2025年公务接待费预算0万元，比上年预算减少10万元，下降100%，主要原因是来访增多【待确认】。"],
    ["what stayed changes", "2024年公务接待费预算10万元，与上年预算持平。", 10, 12.5, "2025年公务接待费预算12.5万元，比上年预算增加2.5万元，增长25%。"],
    ["what stayed stays", "2024年公务接待费预算10万元，与上年预算持平。", 10, 10, "2025年公务接待费预算10万元，与上年预算持平。"],
    ["it comes from nothing", "2024年公务接待费预算0万元，与上年预算持平。", 0, 5, "2025年公务接待费预算5万元，比上年预算增加5万元，因上年预算为0，增长率无可比性。"],
    ["from nothing, told with a rate before", "2024年公务接待费预算0万元，比上年预算减少3万元，下降100%。", 0, 5, "2025年公务接待费预算5万元，比上年预算增加5万元，因上年预算为0，增长率无可比性。"],
    ["from nothing before, and not now: the rate stands where the reason why there was none did", "2024年公务接待费预算10万元，比上年预算增加10万元，因上年预算为0，增长率无可比性。", 10, 12, "2025年公务接待费预算12万元，比上年预算增加2万元，增长20%。"],
    ["from nothing before, and the same now", "2024年公务接待费预算10万元，比上年预算增加10万元，因2023年预算为0，增长率无可比性。", 10, 10, "2025年公务接待费预算10万元，与上年预算持平。"],
    ["from nothing before, and nothing left now", "2024年公务接待费预算10万元，较上年预算增加10万元（上年为0，无法计算比例）。", 10, 0, "2025年公务接待费预算0万元，较上年预算减少10万元，下降100%。"],
    ["a choice that was left open is made", "2024年公务接待费预算10万元，与上年预算相比增加（减少）0万元，增长（减少）0%。", 10, 5, "2025年公务接待费预算5万元，与上年预算相比减少5万元，下降50%。"],
    ["the base is named by its year", "2024年公务接待费预算10万元，比2023年预算减少2万元，下降16.67%。", 10, 11, "2025年公务接待费预算11万元，比2024年预算增加1万元，增长10.00%。"],
    ["last year's amount in brackets goes with a change that is none now", "2024年公务接待费预算10万元。与上年相比增加8万元（上年仅安排2万元），增长4倍。", 10, 10, "2025年公务接待费预算10万元。与上年相比持平。"],
    ["the change once more in its reason", "2024年公务接待费预算10万元，比上年预算增加2万元，增长25%，主要原因是压减差旅，增减相抵后增加2万元。", 10, 15, "2025年公务接待费预算15万元，比上年预算增加5万元，增长50%，主要原因是压减差旅，增减相抵后增加5万元。"],
    ["the change once more in its reason, turned", "2024年公务接待费预算10万元，比上年预算增加2万元，增长25%，主要原因是压减差旅，增减相抵后增加2万元。", 10, 8, "2025年公务接待费预算8万元，比上年预算减少2万元，下降20%，主要原因是压减差旅，增减相抵后增加2万元【待确认】。"],
    ["what a figure in a reason says stays, marked once", "2024年公务接待费预算10万元，比上年预算增加2万元，主要原因是来访费用增加2万元。", 10, 8, "2025年公务接待费预算8万元，比上年预算减少2万元，主要原因是来访费用增加2万元【待确认】。"],
  ])("%s", (_, sentence, last, now, expected) => {
    expect(retold(`三、“三公”经费预算情况说明\n${sentence}`, withReception(last), withReception(now))).toBe(expected);
  });

  const vehicles = (purchase: number, running: number): DepartmentData => ({ ...NOTHING, threePublic: [{ unit: XIHU.body, overseas: 0, reception: 0, purchase, running }] });
  it.each([
    ["goes by the whole where its change and rate tell that", "较上年预算减少15万元，下降30%。", "较上年预算减少11万元，下降31%。"],
    ["goes by the last part where they tell that", "较上年预算减少2万元，下降11.76%。", "较上年预算减少6万元，下降40.00%。"],
    ["is the whole's and marked where nothing tells", "较上年预算减少3万元。", "较上年预算减少11万元【待确认】。"],
  ])("a comparison behind the parts of a whole %s", (_, told, expected) => {
    const parts = (whole: number, purchase: number, running: number): string => `公务用车购置及运行维护费${whole}万元，其中公务用车购置费${purchase}万元，公务用车运行维护费${running}万元，`;
    expect(retold(`三、“三公”经费预算情况说明\n2024年${parts(35, 20, 15)}${told}`, vehicles(20, 15), vehicles(15, 9))).toBe(`2025年${parts(24, 15, 9)}${expected}`);
  });

  it("in the words of the office where the text shows them", () => {
    const text = "三、“三公”经费预算情况说明\n2024年公务接待费预算10万元，比上年预算增长2万元，增长25%。\n四、其他\n会议费预算3万元，比上年预算压减1万元，降低25%。";
    expect(retold(text, withReception(10), withReception(8)).split("\n")[0]).toBe("2025年公务接待费预算8万元，比上年预算压减2万元，降低20%。");
  });

  it("of an amount that only the sentence before says", () => {
    const text = "三、“三公”经费预算情况说明\n2024年公务接待费预算10万元，占“三公”经费的100%。与上年相比，公务接待费增加2万元，增长25%。";
    expect(retold(text, withReception(10), withReception(8))).toBe("2025年公务接待费预算8万元，占“三公”经费的100%。与上年相比，公务接待费减少2万元，下降20%。");
  });

  it("and so does the direction of a reason", () => {
    const text = "三、“三公”经费预算情况说明\n2024年公务接待费预算10万元，比上年预算增加2万元。公务接待费增加的主要原因是来访增多。";
    expect(retold(text, withReception(10), withReception(8))).toBe("2025年公务接待费预算8万元，比上年预算减少2万元。公务接待费减少的主要原因是来访增多【待确认】。");
  });
});

describe("income and expenditure that are compared in one go", () => {
  const both = (year: number, total: number, before: number | null = null): WorkbookSnapshot => workbook(grid("总表", [
    [`云岭县农业农村局${year}年部门收支总表`], ["单位：万元"], before === null ? ["收入", "预算数", "支出", "预算数"] : ["收入", "上年预算数", "预算数", "支出", "上年预算数", "预算数"],
    ...[["一般公共预算拨款收入", "一般公共服务支出"], ["收入总计", "支出总计"]].map((names) => names.flatMap((name) => (before === null ? [name, total] : [name, before, total]))),
  ]));
  const told = (words: string, totals: string): string => `云岭县农业农村局2024年部门预算说明\n一、收支预算总体情况\n${totals}。${words}。`;
  const totals = "2024年收入总预算300.00万元，支出总预算300.00万元";
  it.each([
    ["各", totals, "与上年相比，收入、支出预算总计各减少50.00万元，下降14.29%", "与上年相比，收入、支出预算总计各增加60.00万元，增长20.00%"],
    ["by the year of the base", totals, "与2023年相比，收入、支出预算总计各增加50.00万元，增长20.00%", "与2024年相比，收入、支出预算总计各增加60.00万元，增长20.00%"],
    ["均, behind the base", totals, "与上年相比，收支总计均减少50.00万元，下降14.29%", "与上年相比，收支总计均增加60.00万元，增长20.00%"],
    ["两者各", totals, "较上年预算，收入和支出预算两者各增加50.00万元", "较上年预算，收入和支出预算两者各增加60.00万元"],
    ["both amounts in one, too", "2024年收支总计均为300.00万元", "比上年均减少50.00万元，下降14.29%", "比上年均增加60.00万元，增长20.00%"],
    ["收支总预算, then both", "2024年收支总预算300.00万元", "较上年预算，收入和支出预算两者各增加50.00万元", "较上年预算，收入和支出预算两者各增加60.00万元"],
    ["both totals in one", "2024年收入总计、支出总计均为300.00万元", "与上年相比各增加50.00万元", "与上年相比各增加60.00万元"],
  ])("%s", (_, amounts, words, expected) => {
    const { text } = retellText(told(words, amounts), both(2024, 300), both(2025, 360));
    expect(text.split("\n")[2]).toBe(`${amounts.replaceAll("2024", "2025").replaceAll("300.00", "360.00")}。${expected}。`);
  });

  it.each([
    ["the change", "与2024年相比，收入、支出预算总计各增加68.00万元，增长20.00%", "68.00 → 60.00"],
    ["the rate", "与上年相比，收支总计均增加60.00万元，增长21.00%", "21.00 → 20.00"],
    ["the direction", "与上年相比，收入、支出预算总计各减少60.00万元", "60.00 → "],
  ])("what is wrong is called: %s", (_, words, expected) => {
    const text = `云岭县农业农村局2025年部门预算说明\n一、收支预算总体情况\n2025年收入总计360.00万元，支出总预算360.00万元。${words}。`;
    const { claims } = readSnapshotText(text, both(2025, 360, 300));
    expect(claims.filter(({ status, kind }) => status === "disagree" && kind !== "year").map(({ printed, expected: right }) => `${printed} → ${right ?? ""}`)).toEqual([expected]);
  });
});

describe("changes in the reason of a total follow where the tables have what changed", () => {
  const money = (year: number, general: number, fund: number, before: readonly [number, number] | null = null): WorkbookSnapshot => workbook(grid("总表", [
    [`云岭县农业农村局${year}年部门收支总表`], ["单位：万元"], before ? ["收入", "上年预算数", "预算数", "支出", "上年预算数", "预算数"] : ["收入", "预算数", "支出", "预算数"],
    ...([["一般公共预算拨款收入", general, before?.[0], "一般公共服务支出", general, before?.[0]], ["政府性基金预算拨款收入", fund, before?.[1], "城乡社区支出", fund, before?.[1]],
      ["收入总计", general + fund, before && before[0] + before[1], "支出总计", general + fund, before && before[0] + before[1]]] as const).map(([income, now, then, use, spent, spentThen]) => (before ? [income, then ?? null, now, use, spentThen ?? null, spent] : [income, now, use, spent])),
  ]));
  const text = (reason: string): string => `云岭县农业农村局2024年部门预算说明\n一、收支预算总体情况\n云岭县农业农村局2024年收入总计300.00万元，与上年相比增加50.00万元，主要是：${reason}。`;
  it.each<[string, WorkbookSnapshot, WorkbookSnapshot, string, string]>([
    ["as they went", money(2024, 200, 100), money(2025, 260, 120), "一般公共预算拨款增加40.00万元，政府性基金预算拨款增加10.00万元", "一般公共预算拨款增加60.00万元，政府性基金预算拨款增加20.00万元"],
    ["turned, and marked", money(2024, 200, 100), money(2025, 190, 180), "一般公共预算拨款增加40.00万元，政府性基金预算拨款增加10.00万元", "一般公共预算拨款减少10.00万元【待确认】，政府性基金预算拨款增加80.00万元"],
    ["unchanged, and marked", money(2024, 200, 100), money(2025, 200, 180), "一般公共预算拨款增加40.00万元，政府性基金预算拨款增加10.00万元", "一般公共预算拨款持平【待确认】，政府性基金预算拨款增加80.00万元"],
    ["by the column of the year before", money(2024, 200, 100, [160, 90]), money(2025, 260, 120, [210, 100]), "一般公共预算拨款增加40.00万元", "一般公共预算拨款增加50.00万元"],
    ["not where that column says that something else is meant", money(2024, 200, 100, [160, 90]), money(2025, 260, 120, [210, 100]), "一般公共预算拨款增加47.00万元", "一般公共预算拨款增加47.00万元【待确认】"],
    ["not where more came than there is", money(2024, 200, 100), money(2025, 260, 120), "政府性基金预算拨款增加240.00万元", "政府性基金预算拨款增加240.00万元【待确认】"],
    ["not what no table has", money(2024, 200, 100), money(2025, 260, 120), "信息化建设经费增加50.00万元", "信息化建设经费增加50.00万元【待确认】"],
  ])("%s", (_, last, now, reason, expected) => {
    expect(retellText(text(reason), last, now).text.split("主要是：")[1]).toBe(`${expected}。`);
  });
});

it("a figure that several cells of its row had is told to be ambiguous where these differ now", () => {
  const costs = (year: number, cost: readonly [number, number]): WorkbookSnapshot => workbook(grid("基本支出", [
    [`某局${year}年一般公共预算基本支出表`], ["单位：万元"], ["经济科目编码", "经济科目名称", "合计", "人员经费", "公用经费"], ["合计", null, 80 + cost[0] + cost[1], 80 + cost[0], cost[1]],
    ["301", "工资福利支出", 80, 80, null], ["30101", "基本工资", 80, 80, null], ["302", "商品和服务支出", cost[0] + cost[1], cost[0] || null, cost[1]], ["30201", "办公费", cost[0] + cost[1], cost[0] || null, cost[1]],
  ]));
  const text = "某局2024年部门预算说明\n三、一般公共预算基本支出情况说明\n2024年一般公共预算基本支出100.00万元，其中：公用经费20.00万元，其中：办公费20.00万元。";
  const lineOf = (now: WorkbookSnapshot): readonly [string, readonly string[]] => {
    const { text: told, slots } = retellText(text, costs(2024, [0, 20]), now);
    return [told.split("其中：").at(-1) ?? "", slots.filter(({ state }) => state === "ambiguous").map((slot) => `${slot.text} ${slot.others.map((other) => other.text).join()}`)];
  };
  expect(lineOf(costs(2025, [0, 30]))).toEqual(["办公费30.00万元。", []]);
  expect(lineOf(costs(2025, [5, 30]))).toEqual(["办公费35.00万元。", ["30.00 35.00", "35.00 30.00"]]);
});

it("a change told once more in its reason follows, and is no amount of a cell", () => {
  const text = "三、“三公”经费预算情况说明\n2024年公务接待费预算10万元，比上年预算增加2万元，主要原因是压减差旅，增减相抵后增加2万元。";
  const { slots } = retell(text, bookOf(withReception(10)), bookOf({ ...withReception(15), year: 2025 }));
  expect(slots.map(({ text: now, isAmount }) => [now, isAmount])).toEqual([["15", true], ["5", false], ["5", false]]);
});

it("what stands apart is told as its text: notes by the part they belong to, years of every page by the budget's", () => {
  const section = "三、“三公”经费预算情况说明\n2024年安排公务接待费10万元\u001e公务接待费10万元，其中2023年未列；依据《2024年编制办法》。\u001d公务接待费预算10万元。\n七、名词解释\n无。\u001c某单位2024年部门预算\u001e公务接待费10万元";
  expect(retold(section, withReception(10), withReception(8))).toBe(
    "2025年安排公务接待费8万元\u001e公务接待费8万元，其中2024年未列；依据《2024年编制办法》。\u001d公务接待费预算8万元。\n七、名词解释\n无。\u001c某单位2025年部门预算\u001e公务接待费8万元",
  );
});

/** Items of the general public budget alone, in 万元. */
function withItems(items: Readonly<Record<string, number>>): DepartmentData {
  const names = Object.fromEntries(["201", "20103", "2010301", "2010302", "2010350", "206", "20601", "2060101", "213", "21301", "2130101", "221", "22102", "2210201"].map((code) => [code, nameOfCode("functional", code)?.name ?? ""]));
  return { ...NOTHING, names, items: { "general-public-budget": Object.fromEntries(Object.entries(items).map(([code, project]) => [code, { project }])), "government-fund": {}, "state-capital": {}, other: {} } };
}

describe("items come and go with their rows", () => {
  const heading = "五、一般公共预算当年拨款情况说明\n";
  const numbered = "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）100.00万元，主要用于日常工作。\n2.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）50.00万元，主要用于服务。";
  const running = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）";
  it.each([
    ["a paragraph goes and the next moves up", { 2010301: 100, 2010350: 50 }, { 2010350: 60 }, numbered, `1.${running}事业运行（项）60.00万元，主要用于服务。`],
    ["one comes between two", { 2010301: 100, 2010350: 50 }, { 2010301: 100, 2010302: 7, 2010350: 50 }, numbered,
      `1.${running}行政运行（项）100.00万元，主要用于日常工作。\n2.${running}一般行政管理事务（项）7.00万元。\n3.${running}事业运行（项）50.00万元，主要用于服务。`],
    ["all are gone: the words stay with nothing, for a person to see", { 2010301: 100, 2010350: 50 }, {}, numbered,
      `1.${running}行政运行（项）0.00万元，主要用于日常工作。\n2.${running}事业运行（项）0.00万元，主要用于服务。`],
    ["a clause goes", { 2010301: 100, 2060101: 50, 2210201: 20 }, { 2010301: 100, 2210201: 20 }, "包括一般公共服务支出100.00万元、科学技术支出50.00万元、住房保障支出20.00万元。",
      "包括一般公共服务支出100.00万元、住房保障支出20.00万元。"],
    ["the last clause goes", { 2010301: 100, 2060101: 50, 2210201: 20 }, { 2010301: 100, 2060101: 30 }, "包括一般公共服务支出100.00万元、科学技术支出50.00万元、住房保障支出20.00万元。",
      "包括一般公共服务支出100.00万元、科学技术支出30.00万元。"],
    ["a clause comes, in the order of the table", { 2010301: 100, 2210201: 20 }, { 2010301: 100, 2060101: 5, 2210201: 20 }, "包括一般公共服务支出100.00万元、住房保障支出20.00万元。",
      "包括一般公共服务支出100.00万元、科学技术支出5.00万元、住房保障支出20.00万元。"],
    ["one comes as its list prints names, years and reasons why there is no rate", { 2010301: 100, 2010350: 5 }, { 2010301: 100, 2010350: 6, 2210201: 20 },
      "1．一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）2024年预算100.00万元，比2023年预算增加100.00万元，因上年预算为0，增长率无可比性。\n2．一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）2024年预算5.00万元，比2023年预算增加5.00万元，因上年预算为0，增长率无可比性。",
      "1．一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）2025年预算100.00万元，与2024年预算持平。\n2．一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）2025年预算6.00万元，比2024年预算增加1.00万元，增长20.00%。\n3．住房保障支出（类）住房改革支出（款）住房公积金（项）2025年预算20.00万元，比2024年预算增加20.00万元，因上年预算为0，增长率无可比性。"],
    ["one comes where the last ones go", { 2010301: 100, 2060101: 5, 2210201: 20 }, { 2010301: 100, 2060101: 0, 2210201: 0, 2130101: 7 }, "包括一般公共服务支出100.00万元、科学技术支出5.00万元、住房保障支出20.00万元。", "包括一般公共服务支出100.00万元、农林水支出7.00万元。"],
    ["others come where all go", { 2010301: 100, 2060101: 5 }, { 2130101: 7, 2210201: 20 }, "包括一般公共服务支出100.00万元、科学技术支出5.00万元。", "包括农林水支出7.00万元、住房保障支出20.00万元。"],
    ["一是, 二是 are numbers too", { 2010301: 100, 2060101: 5, 2210201: 20 }, { 2010301: 100, 2210201: 30 }, "一是一般公共服务支出100.00万元。\n二是科学技术支出5.00万元。\n三是住房保障支出20.00万元。", "一是一般公共服务支出100.00万元。\n二是住房保障支出30.00万元。"],
    ["names alone follow too", { 2010301: 100, 2210201: 20 }, { 2010301: 100, 2060101: 5 }, "支出包括：一般公共服务支出、住房保障支出。", "支出包括：一般公共服务支出、科学技术支出。"],
    ["an office that tells what is nothing goes on doing so", { 2010301: 100, 2060101: 0, 2210201: 20 }, { 2010301: 100, 2060101: 0, 2210201: 0 },
      "包括一般公共服务支出100.00万元、科学技术支出0万元、住房保障支出20.00万元。", "包括一般公共服务支出100.00万元、科学技术支出0万元、住房保障支出0.00万元。"],
  ])("%s", (_, last, now, sentences, expected) => {
    expect(retold(heading + sentences, withItems(last), withItems(now))).toBe(expected);
  });
});

describe("a text of this year gets what came since", () => {
  const general = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）";
  const text = (total: string): string => `某办公室2025年部门预算说明\n五、一般公共预算当年拨款情况说明\n2025年一般公共预算当年拨款${total}万元。\n1.${general}行政运行（项）100.00万元，主要用于日常工作。\n2.${general}事业运行（项）50.00万元，主要用于服务。`;
  const updated = (total: string, items: Readonly<Record<string, number>>): readonly [string, readonly string[]] => {
    const { text: told, looks, updates } = retell(text(total), null, bookOf({ ...withItems(items), year: 2025 }));
    expect(updates).toBe(true);
    return [told.split("\n").slice(2).join("\n"), looks.map(({ kind }) => kind)];
  };
  it("where it told everything before: in the pattern of its neighbours, numbered anew", () => {
    expect(updated("150.00", { 2010301: 110, 2010302: 7, 2010350: 50 })).toEqual([
      `2025年一般公共预算当年拨款167.00万元。\n1.${general}行政运行（项）110.00万元，主要用于日常工作。\n2.${general}一般行政管理事务（项）7.00万元。\n3.${general}事业运行（项）50.00万元，主要用于服务。`, ["added"]]);
  });
  it("and nothing where it told a part, or nothing came", () => {
    expect(updated("180.00", { 2010301: 110, 2010302: 7, 2010350: 50 })[0].split("\n")).toHaveLength(3);
    expect(updated("150.00", { 2010301: 100, 2010350: 50 })).toEqual([text("150.00").split("\n").slice(2).join("\n"), []]);
  });
});

function statesOf(slots: readonly RetoldSlot[]): readonly string[] {
  return slots.map(({ state, former, text }) => `${state} ${former} → ${text}`);
}

describe("what nothing binds stays and is marked", () => {
  const funded = (project: number, year: number): DepartmentData => ({ ...NOTHING, year, items: { ...withItems({}).items, "general-public-budget": { 2010301: { project: 100 } }, "government-fund": project === 0 ? {} : { 2120801: { project } } } });
  it.each([
    ["the amount of a fund stands where there was none", "本部门2024年没有使用政府性基金预算安排的支出。", 30, "本部门2025年政府性基金预算支出30.00万元【待确认】。"],
    ["words of other forms are marked", "本部门2024年没有使用政府性基金预算安排的支出和专项债券。", 30, "本部门2025年没有使用政府性基金预算安排的支出和专项债券【待确认】。"],
    ["what is none still is none", "本部门2024年没有使用政府性基金预算安排的支出。", 0, "本部门2025年没有使用政府性基金预算安排的支出。"],
  ])("that there is none: %s", (_, said, project, expected) => {
    const text = `五、一般公共预算支出情况\n2024年一般公共预算支出100.00万元。\n六、政府性基金预算支出情况\n${said}`;
    expect(retold(text, funded(0, 2024), funded(project, 2024)).split("\n")[2]).toBe(expected);
  });

  it("a reason's amount without its 元", () => {
    const text = "三、“三公”经费预算情况说明\n2024年公务接待费预算10万元，比上年预算增加2万元，增长25%，主要原因是外宾接待增加3万用于年会。";
    expect(retold(text, withReception(10), withReception(15))).toContain("外宾接待增加3万【待确认】用于年会");
  });

  it("figures that no table has", () => {
    const text = "三、“三公”经费预算情况说明\n2024年公务接待费预算10万元，计划接待23批次。\n本部门共有车辆4辆，会议费预算3.5万元。";
    const { text: told, slots } = retell(text, bookOf(withReception(10)), bookOf({ ...withReception(8), year: 2025 }));
    expect(told).toBe("三、“三公”经费预算情况说明\n2025年公务接待费预算8万元，计划接待23批次【待确认】。\n本部门共有车辆4辆【待确认】，会议费预算3.5万元【待确认】。");
    expect(statesOf(slots)).toEqual(["bound 10 → 8", "unconfirmed 23 → 23", "unconfirmed 4 → 4", "unconfirmed 3.5 → 3.5"]);
  });

  it("and is no statement any more when the text is read", () => {
    const { claims } = readText("三、“三公”经费预算情况说明\n公务接待费预算10万元【待确认】。", bookOf(withReception(8)));
    expect(claims.map(({ status }) => status)).toEqual(["free"]);
  });

  it("names of documents keep their years", () => {
    expect(retold("说明\n根据《2024年预算编制办法》（财预〔2024〕7号），2024年部门预算如下。", NOTHING, NOTHING)).toBe("根据《2024年预算编制办法》（财预〔2024〕7号），2025年部门预算如下。");
  });
});

describe("any department's text of last year becomes this year's", () => {
  it("with which this year's tables agree, and nothing of last year's stays unsaid", () => {
    fc.assert(fc.property(departments, fc.nat(), fc.boolean(), (data, seed, backwards) => {
      const later = nextYearOf(data, randomOf(seed));
      const [last, now] = backwards ? [{ ...later, year: data.year }, { ...data, year: later.year }] : [data, later];
      const told = retell(narrativeText(narrateBook(bookOf(last))), bookOf(last), bookOf(now));
      const { claims, findings } = readText(told.text, bookOf(now));
      expect(findings.filter(({ severity }) => severity === "inconsistency")).toEqual([]);
      expect(claims.filter(({ status }) => status === "disagree")).toEqual([]);
      expect(told.slots.filter(({ state }) => state === "unconfirmed").map(({ label }) => label)).toEqual([]);
      for (const { text, start } of told.slots) expect(told.text.slice(start, start + text.length)).toBe(text);
      expect(told.text).not.toContain(`${last.year - 1}年`);
    }), { numRuns: 24 });
  });

  it("word for word where nothing changed but the year", () => {
    const [last, now] = [bookOf(NOTHING), bookOf({ ...NOTHING, year: NOTHING.year + 1 })];
    const text = narrativeText(narrateBook(last));
    expect(retell(text, last, now).text).toBe(text.replaceAll("2024年", "2025年"));
  });

  it("by its words alone where last year's workbook is not there", () => {
    const { text, slots } = retell(XIHU_TEXT.join("\n"), null, bookOf({ ...XIHU, year: XIHU.year + 1, threePublic: XIHU.threePublic.map((each) => ({ ...each, reception: 9 })) }));
    expect(text).toContain("公务接待费预算9万元，比上年增加8.5万元，增长17.00倍");
    expect(slots.filter(({ state }) => state === "bound").length).toBeGreaterThan(60);
  });
});

describe("what a person says of a figure holds", () => {
  const text = "三、“三公”经费预算情况说明\n2024年公务接待费预算10万元，比上年预算增加2万元，增长25%，计划接待23批次。";
  const book = bookOf({ ...withReception(8), year: 2025, threePublic: [{ unit: XIHU.body, overseas: 0, reception: 8, purchase: 0, running: 30 }] });
  const slotOf = (former: string): RetoldSlot => retell(text, bookOf(withReception(10)), book).slots.find((slot) => slot.former === former) ?? (() => { throw new Error(former); })();
  const running = [...book.tables.find(({ id }) => id.startsWith("three-public"))?.rows ?? []].flatMap(({ cells }) => [...cells.values()]).find(({ state }) => state.kind === "amount" && state.figure.money === 30_000_000)?.ref;
  const cases: readonly (readonly [string, string, SlotChoice, string, string])[] = [
    ["a cell, and what follows from it follows", "10", { kind: "cell", at: running ?? { sheet: "", row: 0, column: 0 } }, "2025年公务接待费预算30万元，比上年预算增加20万元，增长200%，计划接待23批次【待确认】。", "chosen"],
    ["words where nothing tells it, and no mark stays", "23", { kind: "words", text: "31" }, "2025年公务接待费预算8万元，比上年预算减少2万元，下降20%，计划接待31批次。", "chosen"],
    ["the words that stood there", "23", { kind: "words", text: "23" }, "2025年公务接待费预算8万元，比上年预算减少2万元，下降20%，计划接待23批次。", "chosen"],
    ["words against the cells", "10", { kind: "words", text: "10" }, "2025年公务接待费预算10万元，比上年预算减少2万元，下降20%，计划接待23批次【待确认】。", "chosen"],
    ["not a cell that holds no amount", "10", { kind: "cell", at: { sheet: "nowhere", row: 0, column: 0 } }, "2025年公务接待费预算8万元，比上年预算减少2万元，下降20%，计划接待23批次【待确认】。", "bound"],
  ];
  it.each(cases)("%s", (_, former, choice, expected, state) => {
    const { id } = slotOf(former);
    const told = retell(text, bookOf(withReception(10)), book, new Map([[id, choice]]));
    expect([told.text.split("\n")[1], told.slots.find((slot) => slot.id === id)?.state]).toEqual([expected, state]);
  });
});

describe("tables that the text prints again follow cell by cell", () => {
  const title = "表五 2024年一般公共预算支出表";
  const table = (...rows: readonly string[]): string => [title, "单位：万元", "科目编码\t科目名称\t合计\t基本支出\t项目支出", ...rows].join("\n");
  const used = (items: Readonly<Record<string, readonly [personnel: number, project: number]>>): DepartmentData => ({
    ...withItems({}), items: { ...withItems({}).items, "general-public-budget": Object.fromEntries(Object.entries(items).map(([code, [personnel, project]]) => [code, { ...(personnel ? { personnel } : {}), ...(project ? { project } : {}) }])) },
  });
  const rowsOf = (last: DepartmentData, now: DepartmentData, ...rows: readonly string[]): readonly string[] =>
    retell(table(...rows), bookOf(last), bookOf({ ...now, year: 2025 })).text.trimEnd().split("\n").slice(3);
  const [general, office, running, service] = ["201", "20103", "2010301", "2010350"].map((code) => nameOfCode("functional", code)?.name ?? "");
  const before = [`201\t${general}\t150.00\t100.00\t50.00`, `20103\t  ${office}\t150.00\t100.00\t50.00`, `2010301\t    ${running}\t120.00\t100.00\t20.00`, `2010350\t    ${service}\t30.00\t\t30.00`];
  const last = used({ 2010301: [100, 20], 2010350: [0, 30] });
  it.each([
    ["amounts, and one where nothing stood", used({ 2010301: [110, 25], 2010350: [5, 30] }),
      [`201\t${general}\t170.00\t115.00\t55.00`, `20103\t  ${office}\t170.00\t115.00\t55.00`, `2010301\t    ${running}\t135.00\t110.00\t25.00`, `2010350\t    ${service}\t35.00\t5.00\t30.00`]],
    ["what is still so stays as it is printed beside others with zeros", used({ 2010301: [100, 20], 2010350: [0, 30] }), before.map((line) => line.replace("150.00", "150")), before.map((line) => line.replace("150.00", "150"))],
    ["one that is nothing now is printed as the text prints nothing", used({ 2010301: [110, 0], 2010350: [0, 30] }),
      [`201\t${general}\t140.00\t110.00\t30.00`, `20103\t  ${office}\t140.00\t110.00\t30.00`, `2010301\t    ${running}\t110.00\t110.00\t`, `2010350\t    ${service}\t30.00\t\t30.00`]],
    ["a row that is gone and rows that are new, with all that is above them", used({ 2010301: [110, 25], 2210201: [0, 7] }), [
      `201\t${general}\t135.00\t110.00\t25.00`, `20103\t  ${office}\t135.00\t110.00\t25.00`, `2010301\t    ${running}\t135.00\t110.00\t25.00`,
      `221\t${nameOfCode("functional", "221")?.name ?? ""}\t7.00\t\t7.00`, `22102\t  ${nameOfCode("functional", "22102")?.name ?? ""}\t7.00\t\t7.00`, `2210201\t    ${nameOfCode("functional", "2210201")?.name ?? ""}\t7.00\t\t7.00`,
    ]],
  ] as const)("%s", (_, now, expected, printedBefore: readonly string[] = before) => {
    expect(rowsOf(last, now, ...printedBefore)).toEqual(expected);
  });

  /** A text that prints one table, told anew with workbooks that have it: the lines of the table. */
  const printed = (sheet: (year: number) => WorkbookSnapshot, now: WorkbookSnapshot, heading: string, ...rows: readonly string[]): readonly string[] =>
    retellText([heading, "单位：万元", ...rows].join("\n"), sheet(2024), now).text.trimEnd().split("\n").slice(2);

  const works = (year: number, rows: readonly (readonly [string, number, number])[]): WorkbookSnapshot => workbook(grid("安排", [
    [`云岭中心${year}年资金安排一览表`], ["单位：万元"], ["做什么", "本级资金", "上级资金", "总计"],
    ...rows.map(([name, own, other]) => [name, own, other, own + other]), ["合计", ...[1, 2].map((at) => rows.reduce((sum, row) => sum + Number(row[at]), 0)), rows.reduce((sum, [, own, other]) => sum + own + other, 0)],
  ]));
  const lines = (rows: readonly (readonly [string, number, number])[]): readonly string[] => [
    "做什么\t本级资金\t上级资金\t总计", ...rows.map(([name, own, other]) => `${name}\t${own.toFixed(2)}\t${other.toFixed(2)}\t${(own + other).toFixed(2)}`),
    `合计\t${[0, 1, 2].map((at) => rows.reduce((sum, [, own, other]) => sum + ([own, other, own + other][at] ?? 0), 0).toFixed(2)).join("\t")}`,
  ];

  it("of no kind that is known, by its structure: rows go and come", () => {
    const [guard, fire, seed, road] = [["护林", 120.5, 30], ["防火", 80.25, 11], ["种苗", 40, 12.75], ["林道", 9.5, 1]] as const;
    expect(printed((year) => works(year, [guard, fire, seed]), works(2025, [guard, ["种苗", 50, 12.75], road]), "云岭中心2024年资金安排一览表", ...lines([guard, fire, seed]))).toEqual(lines([guard, ["种苗", 50, 12.75], road]));
  });

  type Side = readonly (readonly [string, number])[];
  const balance = (year: number, income: Side, uses: Side): WorkbookSnapshot => workbook(grid("总表", [
    [`某中心${year}年资金往来一览表`], ["单位：万元"], ["项目", "金额", "项目", "金额"],
    ...Array.from({ length: Math.max(income.length, uses.length) }, (_, at) => [...(income[at] ?? [null, null]), ...(uses[at] ?? [null, null])]),
    ["合计", income.reduce((sum, [, amount]) => sum + amount, 0), "合计", uses.reduce((sum, [, amount]) => sum + amount, 0)],
  ]));
  const sides = (income: Side, uses: Side, length = Math.max(income.length, uses.length)): readonly string[] => [
    "项目\t金额\t项目\t金额",
    ...Array.from({ length }, (_, at) => [...[income[at], uses[at]].flatMap((each) => (each ? [each[0], each[1].toFixed(2)] : ["", ""]))].join("\t")),
    `合计\t${income.reduce((sum, [, amount]) => sum + amount, 0).toFixed(2)}\t合计\t${uses.reduce((sum, [, amount]) => sum + amount, 0).toFixed(2)}`,
  ];
  const income: Side = [["拨入", 100], ["自筹", 30.5], ["其他来路", 12]];
  const uses: Side = [["工资", 90.25], ["修缮", 30], ["设备", 22.25]];
  const sideCases: readonly (readonly [string, Side, Side, readonly string[]])[] = [
    ["amounts alone", [["拨入", 110], ["自筹", 30.5], ["其他来路", 2]], [["工资", 90.25], ["修缮", 30], ["设备", 22.25]], sides([["拨入", 110], ["自筹", 30.5], ["其他来路", 2]], uses)],
    ["one side loses a row, and the next moves up", [["拨入", 110.5], ["其他来路", 32]], uses, sides([["拨入", 110.5], ["其他来路", 32]], uses, 3)],
    ["one goes and one comes", income, [["工资", 90.25], ["设备", 22.25], ["差旅", 30]], sides(income, [["工资", 90.25], ["设备", 22.25], ["差旅", 30]])],
    ["one more than there are cells for", income, [["工资", 90.25], ["修缮", 20], ["设备", 22.25], ["差旅", 10]], sides(income, [["工资", 90.25], ["修缮", 20], ["设备", 22.25], ["差旅", 10]])],
  ];
  it.each(sideCases)("two lists side by side, each in its own cells: %s", (_, in2025, out2025, expected) => {
    expect(printed((year) => balance(year, income, uses), balance(2025, in2025, out2025), "某中心2024年资金往来一览表", ...sides(income, uses))).toEqual(expected);
  });

  it("two lists of which only one was understood: figures follow, lines stay lines", () => {
    const strange = (book: WorkbookSnapshot): WorkbookSnapshot => ({ ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, values: sheet.values.map((row) => row.map((value) => (value === "项目" ? "来路" : value === "金额" ? "数额" : value))) })) });
    const told = printed((year) => strange(balance(year, income, uses)), strange(balance(2025, income.slice(0, 2), uses)), "某中心2024年资金往来一览表", ...sides(income, uses));
    expect(told.map((line) => line.split("\t")[2])).toEqual(["项目", ...uses.map(([name]) => name), "合计"]);
  });

  const rates = (year: number, rows: Side): WorkbookSnapshot => workbook(grid("比较", [
    [`某局${year}年一般公共预算支出表`], ["单位：万元"], ["科目编码", "科目名称", `${year - 1}年执行数`, `${year}年预算数`, "增减额", "增减%"],
    ...rows.map(([name, now], at) => [`20103${at === 0 ? "01" : "50"}`, name, 50, now, now - 50, Math.round(((now - 50) / 50) * 10_000) / 100]), ["", "合计", 100, rows.reduce((sum, [, now]) => sum + now, 0), rows.reduce((sum, [, now]) => sum + now - 50, 0), rows.reduce((sum, [, now]) => sum + now - 50, 0)],
  ]));
  it("rates in columns of their own", () => {
    const line = (name: string, now: number, at: number): string => `20103${at === 0 ? "01" : "50"}\t${name}\t50.00\t${now.toFixed(2)}\t${(now - 50).toFixed(2)}\t${(((now - 50) / 50) * 100).toFixed(2)}%`;
    const [one, other] = [running ?? "", service ?? ""];
    expect(printed((year) => rates(year, [[one, 60], [other, 80]]), rates(2025, [[one, 75], [other, 81.3]]), "某局2024年一般公共预算支出表", "科目编码\t科目名称\t执行数\t预算数\t增减额\t增减%", line(one, 60, 0), line(other, 80, 1)).slice(1)).toEqual([line(one, 75, 0), line(other, 81.3, 1)]);
  });
});
