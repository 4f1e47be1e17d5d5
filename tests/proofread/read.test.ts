import { narrateBook } from "../../src/narrate";
import { readText } from "../../src/proofread";
import { narrativeText } from "../../src/report";
import { addressOf } from "../../src/model/cells";
import type { BudgetBook } from "../../src/model/book";
import { xihuBook } from "../support/xihu";
import { YUAN_TEXT, yuanBook } from "../support/yuanBook";

const OWN_TEXT = narrativeText(narrateBook(xihuBook()));
/** What was published: tables alone, so that last year's figures stand in the text only. */
const PUBLISHED: BudgetBook = { ...xihuBook(), supplement: null, basics: null };

function lineOf(text: string, words: string): number {
  return text.slice(0, text.indexOf(words)).split("\n").length;
}

function slipped(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

function rulesAt(text: string, book: BudgetBook, line: number): readonly string[] {
  return readText(text, book).findings.filter(({ place }) => place.line === line).map(({ rule }) => rule);
}

describe("clean texts", () => {
  it.each([
    ["our own, with 补充资料", OWN_TEXT, xihuBook()],
    ["our own, with the tables alone", OWN_TEXT, PUBLISHED],
    ["another region's, tables in 元", YUAN_TEXT.replaceAll("140万元", "139.65万元"), yuanBook()],
  ])("%s: nothing disagrees, nothing is unplaced", (_, text, book) => {
    const { figures, findings, claims } = readText(text, book);
    expect(findings).toEqual([]);
    expect(figures).toMatchObject({ disagree: 0, unplaced: 0, figures: claims.length });
    expect(figures.agree).toBeGreaterThan(40);
  });

  it("bind a figure to its cell, at its place", () => {
    const claim = readText(OWN_TEXT, PUBLISHED).claims.find(({ printed }) => printed === "70.81");
    expect(claim).toMatchObject({ kind: "amount", status: "agree", line: lineOf(OWN_TEXT, "70.81") });
    expect(claim?.cells.map((cell) => `${cell.sheet}!${addressOf(cell)}`)).toEqual(["支出预算总表!C15"]);
    expect(OWN_TEXT.slice(claim?.start, (claim?.start ?? 0) + (claim?.length ?? 0))).toBe("70.81");
  });

  it("whole 万元 are a rounding; what is cut off is a hint", () => {
    expect(readText(YUAN_TEXT, yuanBook()).findings).toEqual([]);
    const cut = readText(slipped(YUAN_TEXT, "140万元", "139万元"), yuanBook());
    expect(cut.findings.map(({ rule, severity }) => [rule, severity])).toEqual([["text/truncated", "hint"]]);
    expect(cut.claims.find(({ printed }) => printed === "139")?.status).toBe("truncated");
  });

  it("count dates, documents and figures outside the tables as free", () => {
    const text = "主要职能\n根据沪规〔2023〕12号文，2019年成立，编制30人，场地400.5平方米。\n2022年部门预算编制说明\n单价100万元（含）以上设备0台。";
    const { figures, claims } = readText(text, yuanBook());
    expect(figures).toEqual({ figures: 8, agree: 1, disagree: 0, free: 7, unplaced: 0 });
    expect(claims.map(({ kind }) => kind)).toEqual(["number", "number", "year", "count", "count", "year", "amount", "count"]);
  });

  it("say aloud what could not be placed", () => {
    const { claims, findings } = readText("2022年部门预算编制说明\n某某工程另行安排55.5万元。", yuanBook());
    expect(claims.find(({ printed }) => printed === "55.5")?.status).toBe("unplaced");
    expect(findings).toEqual([]);
  });
});

/** A slip in a text, the words that show its line, and the check that must call there. */
type Case = readonly [name: string, from: string, to: string, rule: string];

const OWN_CASES: readonly Case[] = [
  ["an amount of a class", "科学技术支出139.65万元、", "科学技术支出193.65万元、", "text/amount"],
  ["a total", "收支总预算2797.52万元", "收支总预算2779.52万元", "text/amount"],
  ["an item's amount", "行政单位离退休（项）4.58万元", "行政单位离退休（项）5.04万元", "text/amount"],
  ["a zero that is none", "政府性基金收入0万元", "政府性基金收入3万元", "text/amount"],
  ["a share", "占33.28%", "占32.38%", "text/share"],
  ["a rate", "增长8.08%", "增长8.80%", "text/rate"],
  ["a multiple", "增长12.56倍", "增长12.65倍", "text/rate"],
  ["one of two direction words", "增加209.16万元，增长8.08%", "减少209.16万元，增长8.08%", "text/direction"],
  ["the other one", "增加209.16万元，增长8.08%", "增加209.16万元，下降8.08%", "text/direction"],
  ["a part of procurement", "服务预算58.4万元", "服务预算85.4万元", "text/parts"],
  ["the whole of procurement", "采购预算总额160.28万元", "采购预算总额176.31万元", "text/parts"],
  ["a count of vehicles", "执法执勤用车0辆", "执法执勤用车2辆", "text/parts"],
  ["an item's name", "一般行政管理事务（项）", "其他行政管理事务（项）", "text/item-name"],
  ["a division's name", "行政事业单位医疗（款）行政单位医疗", "行政事业单位养老（款）行政单位医疗", "text/item-name"],
  ["the budget's year", "2022年支出预算", "2021年支出预算", "text/year"],
  ["the day of the assets", "截至2021年12月31日", "截至2019年12月31日", "text/year"],
];

const YUAN_CASES: readonly Case[] = [
  ["a total with thousands", "支出预算2,797.52万元，其中", "支出预算2,979.52万元，其中", "text/amount"],
  ["a fund that has nothing", "政府性基金拨款支出预算0万元", "政府性基金拨款支出预算9万元", "text/amount"],
  ["an amount of an item", "）”820.36万元", "）”802.36万元", "text/amount"],
  ["an amount of an item by class-division-item", "科目17.22万元", "科目18.94万元", "text/amount"],
  ["the second amount of an item", "预算安排820.36万元", "预算安排830.26万元", "text/item-amounts"],
  ["last year's amount of an item", "为800.00万元", "为880.00万元", "text/direction"],
  ["a rate on it", "增加2.55%", "增加5.25%", "text/rate"],
  ["its direction", "增加2.55%", "减少2.55%", "text/direction"],
  ["its base", "比2021年预算执行数增加2.55%", "比2021年预算增加2.55%", "text/base"],
  ["持平 where it is not", "比2021年预算执行数增加2.55%", "与2021年预算执行数持平", "text/unchanged"],
  ["a change told otherwise elsewhere", "一般公共预\n算拨款支出预算2,797.52万元，比2021年预算增加209.16", "一般公共预\n算拨款支出预算2,797.52万元，比2021年预算增加290.16", "text/repeated"],
  ["a direction told otherwise elsewhere", "财政拨款支出预算2,797.52万元，比2021年预算增加", "财政拨款支出预算2,797.52万元，比2021年预算减少", "text/direction"],
  ["a base told otherwise elsewhere", "财政拨款支出预算2,797.52万元，比2021年预算增加", "财政拨款支出预算2,797.52万元，比2021年预算执行数增加", "text/base"],
  ["the direction of what is explained", "财政拨款收入支出增加的主要原因", "财政拨款收入支出减少的主要原因", "text/direction"],
  ["running costs", "经费预算为579.13万元", "经费预算为597.13万元", "text/amount"],
  ["the changes of the three public expenses", "预算数为7.50万元，比2021年预算减少2万元", "预算数为7.50万元，比2021年预算减少3万元", "text/changes-add-up"],
  ["one base among the three public expenses", "费0万元，与2021年预算持平。其中", "费0万元，与2021年预算执行数持平。其中", "text/base"],
  ["the year of the base", "费7万元，比2021年预算", "费7万元，比2020年预算", "text/year"],
  ["the year of a heading", "一、2022年“三公”", "一、2021年“三公”", "text/year"],
  ["more reserved than is bought", "项目预算金额64万元", "项目预算金额640万元", "text/part-exceeds"],
  ["a part of the reserve above it", "预算为44万元", "预算为74万元", "text/part-exceeds"],
  ["a change larger than the amount", "因公出国（境）费7万元，比2021年预算减少2万元", "因公出国（境）费7万元，比2021年预算增加20万元", "text/change"],
  ["an item that is in no table", "政府办公厅（室）及相关机构事务（款）事业运行（项）”科目670.30万元", "统计信息事务（款）统计管理（项）”科目671.30万元", "text/item-unknown"],
];

describe.each([["our own text", OWN_TEXT, PUBLISHED, OWN_CASES], ["another region's text", YUAN_TEXT, yuanBook(), YUAN_CASES]] as const)("a slip in %s", (_, text, book, cases) => {
  it.each(cases)("%s is called at its line", (_name, from, to, rule) => {
    const wrong = slipped(text, from, to);
    const index = text.indexOf(from);
    const first = wrong.slice(0, index).split("\n").length;
    const last = wrong.slice(0, index + to.length).split("\n").length;
    const called = Array.from({ length: last - first + 1 }, (__, at) => rulesAt(wrong, book, first + at)).flat();
    expect(called).toContain(rule);
  });
});

describe("what the sheets of our own say", () => {
  it.each([
    ["a change", "增加209.16万元，增长8.08%", "增加290.16万元，增长8.08%", "text/change"],
    ["both directions", "增加209.16万元，增长8.08%", "减少209.16万元，下降8.08%", "text/direction"],
    ["a typed amount", "机关运行经费财政拨款预算579.13万元", "机关运行经费财政拨款预算597.13万元", "text/amount"],
    ["the name of the base", "比上年预算增加536.43万元", "比上年执行数增加536.43万元", "text/base"],
    ["a typed count", "共有车辆0辆", "共有车辆4辆", "text/count"],
    ["持平", "公务接待费预算0.5万元，与上年持平", "公务接待费预算0.5万元，比上年预算数增加0.1万元，增长25%", "text/change"],
  ])("bears on %s", (_, from, to, rule) => {
    const wrong = slipped(OWN_TEXT, from, to);
    expect(rulesAt(wrong, xihuBook(), lineOf(wrong, to))).toContain(rule);
  });

  it("offers the corrected sentence", () => {
    const wrong = slipped(OWN_TEXT, "科学技术支出139.65万元、", "科学技术支出193.65万元、");
    const [finding] = readText(wrong, xihuBook()).findings;
    expect(finding?.corrected).toBe(finding?.place.quote.replace("193.65", "139.65"));
    expect(finding?.values).toMatchObject({ printed: { text: "193.65万元" }, expected: { text: "139.65万元" } });
  });
});

describe("general shapes of comparison", () => {
  const HEAD = "2022年部门预算编制说明\n";
  it.each([
    ["较…的 N 减少", "支出预算2797.52万元，较2021年年初预算的3000万元减少202.48万元，同比下降6.75%。", "agree"],
    ["the same, wrong rate", "支出预算2797.52万元，较2021年年初预算的3000万元减少202.48万元，同比下降7.65%。", "text/rate"],
    ["同比", "收入预算2797.52万元，同比增加209.16万元，增长8.1%。", "agree"],
    ["同比, wrong direction", "收入预算2797.52万元，同比增加209.16万元，下降8.1%。", "text/direction"],
    ["元 with cents", "收入预算27,975,200.00元，比2021年预算增加2,091,600.00元，增长8.08%。", "agree"],
    ["亿元", "收入预算0.28亿元，比上年持平。", "agree"],
    ["元 for 万元", "收入预算2797.52元。", "text/amount"],
    ["a share of a named whole", "项目支出1209.95万元，占支出总预算43.25%。", "agree"],
    ["the same, wrong", "项目支出1209.95万元，占支出总预算34.25%。", "text/share"],
    ["a rate on nothing", "收入预算2797.52万元，比2021年预算增加2797.52万元，增长100%。", "text/zero-base"],
    ["no rate on nothing", "收入预算2797.52万元，比2021年预算增加2797.52万元，基数为0，不可比。", "agree"],
    ["parts that change, behind a comparison", "收入总计2797.52万元，较2021年年初预算的2588.36万元增加209.16万元，同比增长8.1%，其中：人员经费增加50万元，项目经费增加159.16万元。", "agree"],
    ["a comparison behind a bracket", "收入预算2797.52万元（其中：上年结转0万元），比2021年预算数2588.36万元增加209.16万元，增长8.08%。", "agree"],
    ["a comparison of what was said first", "基本支出1587.57万元，人员经费930.94万元。基本支出比2021年增加100万元，增长6.72%。", "agree"],
    ["the same, wrong", "基本支出1587.57万元，人员经费930.94万元。基本支出比2021年增加100万元，增长7.62%。", "text/rate"],
    ["a comparison of what was not said", "人员经费930.94万元，公用经费比2021年增加100万元，增长17.97%。", "agree"],
    ["the same, wrong", "人员经费930.94万元，公用经费比2021年增加100万元，增长50%。", "text/rate"],
    ["a comparison of what no table names", "人员经费930.94万元，学员经费比2021年增加100万元，增长50%。", "agree"],
    ["增幅 for 增长", "收入预算2797.52万元，比2021年预算增加209.16万元，增幅为8.80%。", "text/rate"],
    ["codes inside names", "卫生健康支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）8.88万元。", "agree"],
    ["the same, another amount", "卫生健康支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）9.88万元。", "text/amount"],
    ["purposes that list amounts", "支出预算2797.52万元，主要用于以下方面：一般公共服务支出2560.96万元，占91.54%；科学技术支出139.65万元，占4.99%。", "agree"],
    ["a share among them, wrong", "支出预算2797.52万元，主要用于以下方面：一般公共服务支出2560.96万元，占94.51%。", "text/share"],
    ["an item with the year of its budget", "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）2022年预算数为820.36万元，与2021年执行数持平。", "agree"],
    ["the same, another amount", "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）2022年预算数为803.26万元，与2021年执行数持平。", "text/amount"],
    ["an item without its class", "政府办公厅（室）及相关机构事务（款）行政运行（项）支出820.36万元。", "agree"],
    ["the same, another amount", "政府办公厅（室）及相关机构事务（款）行政运行（项）支出802.36万元。", "text/amount"],
    ["an item alone", "事业运行（项）670.30万元。", "agree"],
    ["the same, another amount", "事业运行（项）607.30万元。", "text/amount"],
    ["a class with 支出 twice", "科学技术支出（类）支出139.65万元。", "agree"],
    ["the same, another amount", "科学技术支出（类）支出193.65万元。", "text/amount"],
    ["last year's amount without a name", "收入预算2797.52万元，比2021年2588.36万元增加209.16万元，增长8.08%。", "agree"],
    ["the same, wrong change", "收入预算2797.52万元，比2021年2588.36万元增加290.16万元，增长8.08%。", "text/change"],
    ["last year's amount with words of its own", "“三公”经费财政拨款预算7.50万元，比2021年“三公”经费财政拨款预算9.50万元减少2万元。", "agree"],
    ["the same, wrong change", "“三公”经费财政拨款预算7.50万元，比2021年“三公”经费财政拨款预算9.50万元减少3万元。", "text/change"],
    ["last year's amount, unchanged", "公务接待费0.50万元，与2021年预算数0.50万元持平。", "agree"],
    ["the same, not unchanged", "公务接待费0.50万元，与2021年预算数0.70万元持平。", "text/unchanged"],
    ["words that head the paragraph", "收入预算：2022年年初预算数2797.52万元，其中，一般公共预算拨款2797.52万元，政府性基金预算拨款0万元。", "agree"],
    ["the same, another amount", "收入预算：2022年年初预算数2779.52万元。", "text/amount"],
    ["a full stop behind them", "公务接待费。2022年预算数0.50万元，与2021年预算数0.50万元持平。", "agree"],
    ["the same, another amount", "公务接待费。2022年预算数5.00万元。", "text/amount"],
    ["支出 alone, of which a class spoke last", "支出预算2797.52万元，其中，一般公共服务支出2560.96万元，科学技术支出139.65万元。支出较去年增加209.16万元，增长8.08%。", "agree"],
    ["the same, wrong rate", "支出预算2797.52万元，其中，一般公共服务支出2560.96万元，科学技术支出139.65万元。支出较去年增加209.16万元，增长8.80%。", "text/rate"],
    ["personnel and operating in a purpose", "基本支出1587.57万元，主要用于基本工资、津贴补贴等人员经费930.94万元以及办公费、印刷费等日常公用经费656.63万元。", "agree"],
    ["the same, another amount", "基本支出1587.57万元，主要用于基本工资、津贴补贴等人员经费903.94万元以及办公费、印刷费等日常公用经费656.63万元。", "text/amount"],
    ["本部门 before a name", "2022年本部门“三公”经费预算安排7.50万元。", "agree"],
    ["the same, another amount", "2022年本部门“三公”经费预算安排5.70万元。", "text/amount"],
    ["whose money the three public expenses are", "我部门2022年度一般公共预算拨款安排的“三公”经费支出预算7.50万元，其中（因公出国（境）费7万元，公务接待费0.50万元）。", "agree"],
    ["收入 and 支出 together", "2022年度收入、支出预算总计2797.52万元，收、支总预算2797.52万元。", "agree"],
    ["the same, another amount", "2022年度收入、支出预算总计2779.52万元。", "text/amount"],
    ["合计 behind a name", "2022年收入预算合计2797.52万元；支出预算合计2797.52万元。", "agree"],
    ["基本支出 of fiscal appropriation", "财政拨款基本支出预算1587.57万元。", "agree"],
    ["the same, another amount", "财政拨款基本支出预算1578.57万元。", "text/amount"],
    ["a whole with its words in another order", "基本支出1587.57万元，占总支出预算56.75%。", "agree"],
    ["the same, wrong", "基本支出1587.57万元，占总支出预算57.65%。", "text/share"],
    ["shares of printed amounts", "支出预算2,798万元，其中：科学技术支出140万元，占5.00%。", "agree"],
    ["a cost that no cell holds", "2022年会议费预算1.23万元，比上年预算减少0.20万元。", "agree"],
    ["a list with its sum", "采购预算30万元，其中甲10万元，乙20万元，合计30万元。", "agree"],
  ])("%s", (_, sentence, expected) => {
    const { findings } = readText(HEAD + sentence, yuanBook());
    expect(findings.map(({ rule }) => rule)).toEqual(expected === "agree" ? [] : [expected]);
  });

  it.each([
    ["all project expenditure", "编报绩效目标的项目6个，涉及预算资金1209.95万元。", []],
    ["a part of it", "编报绩效目标的项目5个，涉及预算资金1100万元。", []],
    ["more than all of it", "编报绩效目标的项目6个，涉及预算资金1330.95万元。", ["text/part-exceeds"]],
    ["two digits in the wrong order", "编报绩效目标的项目6个，涉及预算资金1029.95万元。", ["text/near"]],
    ["the whole department", "整体支出纳入绩效目标管理，涉及资金2797.52万元；6个项目涉及资金1209.95万元。", []],
    ["what the targets are paid from", "编报绩效目标的项目6个，涉及预算资金1209.95万元，其中：一般公共预算1000万元，政府性基金预算209.95万元。", []],
  ])("projects with targets: %s", (_, sentence, rules) => {
    const { findings } = readText(`四、绩效目标设置情况\n${sentence}`, yuanBook());
    expect(findings.map(({ rule }) => rule)).toEqual(rules);
  });

  it.each([
    ["a heading without 情况 or 说明", "三、一般公共预算拨款支出\n其中，一般公共服务支出2560.96万元，占91.54%。", 2],
    ["a heading on the same line", "5、预算绩效情况：编报绩效目标的项目6个，涉及资金1209.95万元。", 1],
    ["income of 一般公共预算机关运行经费", "十二、一般公共预算机关运行经费支出预算情况说明\n本部门一般公共预算机关运行经费预算支出579.13万元。", 1],
    ["an amount below its heading", "（一）收入预算情况\n2022年预算安排2797.52万元。", 1],
  ])("%s says what is meant", (_, text, agreeing) => {
    const { claims, findings } = readText(text, yuanBook());
    expect(findings).toEqual([]);
    expect(claims.filter(({ kind, status }) => kind !== "year" && kind !== "count" && status === "agree")).toHaveLength(agreeing);
  });

  const WRAPPED = `${HEAD}2022年，杭州市西湖区行政审批服务管理办公室收入预算2797.52万元，其中：财政拨款收入2797.52万元。
1．一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）2022年预算数为820.36万元。
2．一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）2022年预算数为670.30万元，与2021年执行数670.30万元持平。
3．科学技术支出（类）其他科学技术支出（款）其他科学技术支出（项）2022年预算数为139.65万元。`;
  it.each([
    ["as it is", (text: string) => text],
    ...[20, 24, 28, 33, 40, 47].map((width) => [`broken into lines of ${width}`, (text: string) => text.split("\n").map((line) => line.match(new RegExp(`.{1,${width}}`, "gu"))?.join("\n") ?? "").join("\n")] as const),
    ["digits in full width", (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ["spaces around figures", (text: string) => text.replace(/(\d[\d.]*)/g, " $1 ")],
    ["Markdown", (text: string) => text.replace(/^(\d．.*)$/gm, "- $1").replace(/(\d+\.\d+)/g, "**$1**")],
    ["Windows line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["all on one line", (text: string) => text.replaceAll("\n", "")],
  ] as const)("the same text %s says the same", (_, dress) => {
    const { claims, findings } = readText(dress(WRAPPED), yuanBook());
    expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
    expect(claims.filter(({ kind, status }) => kind === "amount" && status === "agree")).toHaveLength(6);
  });

  it.each([
    ["the name of a class", "科学技朮（类）支出139.65万元。", "text/item-name"],
    ["the name of a class in a list", "科学技朮支出139.65万元、一般公共服务支出2560.96万元。", "text/item-name"],
    ["a name torn from its beginning", "事业单位医疗（款）行政单位医疗（项）8.88万元。", "agree"],
    ["another item with 其他 before it", "科学技术支出（款）其他科学技术支出（项）139.65万元。", "text/item-name"],
  ])("tells %s", (_, sentence, expected) => {
    const { findings } = readText(`${HEAD}${sentence}`, yuanBook());
    expect(findings.map(({ rule }) => rule)).toEqual(expected === "agree" ? [] : [expected]);
  });

  it("finds whose text it is where the workbook does not say", () => {
    const text = "某市民政局2022年部门预算\n某市民政局2022年收入预算2797.52万元。\n某市民政局2022年支出预算2797.52万元。".replaceAll("\\n", "\n");
    const { figures } = readText(text, { ...yuanBook(), body: null });
    expect(figures).toMatchObject({ disagree: 0, unplaced: 0 });
  });

  it("never takes another unit's figure, or a longer name, for the department's", () => {
    const text = `${HEAD}杭州市西湖区政府采购中心收入预算70.02万元。信息化建设项目支出12万元。`;
    expect(readText(text, yuanBook()).findings).toEqual([]);
  });
});
