import type { AmountFact, ComparisonPiece, CountFact, Piece, SectionSpec, Sentence, TextTopic } from "../../../model/sentences";
import { FUNDS } from "../../sources";
import {
  BODY, DEPARTMENT_OR_UNIT, NAME, YEAR, cell, choose, comparison, count, defineSentence, here, money, rowsOf, sum, text, turn, typed, typedCount, words,
} from "../../text/pieces";
import { procured, PROCUREMENT_TOTAL } from "../../text/sections/otherMatters";

const LAST_BUDGET = "{lastYear}年预算";

/** Last year's budgets of the three funds. */
const FUND_BASES = FUNDS.map(({ id }) => `last-year-budget.${id}`);

/** Against last year's budget, the difference alone: the form says no rate. */
function againstBudget(fact: AmountFact, base: AmountFact, line = "", reason: string | null = null): ComparisonPiece {
  return {
    ...comparison({ fact, base, baseIs: "budget", baseName: LAST_BUDGET, format: "table", line, rate: false, unchanged: `，与${LAST_BUDGET}持平` }),
    reason: reason === null ? null : { id: reason, words: "，主要原因是" },
  };
}

const INCOME = cell("revenue", "fiscal-appropriation");
const EXPENDITURE = cell("appropriation-balance", "amount", "expenditure-grand-total", "expenditure");
const LAST_FUNDS = sum(...FUND_BASES.map(typed));
const LAST_INCOME: AmountFact = { kind: "typedOr", id: "last-year-budget.fiscal-appropriation", otherwise: LAST_FUNDS };
const FISCAL_REASON = "reason.fiscal-appropriation";

const OUTTURN: AmountFact = { kind: "typedOfItem", id: "item-outturn" };
const LAST_OUTTURN: readonly Piece[] = [text({ kind: "year", offset: -1 }), "年预算执行数"];
const ITEM_RATE: Piece = { piece: "rate", fact: here("total"), base: OUTTURN, analysis: "" };

/** How an item went against last year's outturn, in per cent, and why; of items whose outturn nobody types nothing is said. */
const AGAINST_OUTTURN: Piece = choose(
  turn({ is: "typedOfItem", id: "item-outturn" },
    text({ kind: "year", offset: -1 }), "年当年预算执行数为", ...money(OUTTURN), "，", ...YEAR, "预算安排", ...money(here("total")), "，",
    choose(
      turn({ is: "equal", left: here("total"), right: OUTTURN }, "与", ...LAST_OUTTURN, "持平"),
      turn({ is: "zero", value: { of: "amount", fact: OUTTURN } }, "上年没有执行数，增长率无可比性"),
      turn({ is: "greater", left: here("total"), right: OUTTURN }, "比", ...LAST_OUTTURN, "增加", ITEM_RATE, "%"),
      turn(null, "比", ...LAST_OUTTURN, "减少", ITEM_RATE, "%"),
    ), "。",
    choose(
      turn({ is: "any", of: [{ is: "typedOfItem", id: "item-reason" }, { is: "material", fact: here("total"), base: OUTTURN }] },
        "主要原因是：", text({ kind: "wordsOfItem", id: "item-reason" }), "。"),
      turn(null),
    )),
  turn(null),
);

/** How the items are introduced and what each pays for; lists of the three funds count on. */
function items(table: (typeof FUNDS)[number]["table"]): SectionSpec["paragraphs"][number] {
  return {
    kind: "each", rows: rowsOf(table, "leaf", "total"),
    sentence: defineSentence({
      id: `explanation/${table}`,
      say: [
        { piece: "ordinal" }, ". “",
        choose(
          turn({ is: "depth", level: "item" }, CLASS, "（类）", DIVISION, "（款）", NAME, "（项）"),
          turn({ is: "depth", level: "division" }, CLASS, "（类）", NAME, "（款）"),
          turn(null, NAME, "（类）"),
        ),
        "”科目", ...money(here("total")), "，主要用于", text({ kind: "purpose" }), "。", AGAINST_OUTTURN,
      ],
    }),
  };
}

const CLASS: Piece = text({ kind: "name", level: "class", stem: false });
const DIVISION: Piece = text({ kind: "name", level: "division", stem: false });

const NAMES_OF_FUNDS: Readonly<Record<string, string>> = {
  "general-public-budget": "一般公共预算拨款支出预算", "government-fund": "政府性基金拨款支出预算", "state-capital": "国有资本经营预算拨款支出预算",
};

/** 部门预算编制说明: income by source, expenditure by fund, why the appropriation went so, and every item. */
const explanation: SectionSpec = {
  id: "explanation", topic: "explanation", numeral: "", subject: "{year}年{department}预算编制说明", about: false,
  paragraphs: [
    paragraph({
      id: "explanation/income",
      say: [
        ...YEAR, "，", BODY, "收入预算", ...money(cell("revenue", "total")), "，其中：财政拨款收入", ...money(INCOME), againstBudget(INCOME, LAST_INCOME),
        ...([["事业收入", "institutional-revenue"], ["事业单位经营收入", "business-revenue"], ["其他收入", "other-revenue"]] as const)
          .flatMap(([name, id]) => [`；${name}`, ...money(cell("revenue", `current.${id}`))]), "。",
      ],
    }),
    paragraph({
      id: "explanation/expenditure",
      say: [
        "支出预算", ...money(cell("expenditure", "total")), "，其中：财政拨款支出预算", ...money(EXPENDITURE), againstBudget(EXPENDITURE, LAST_FUNDS), "。财政拨款支出预算中",
        ...FUNDS.flatMap(({ id, table }, index): readonly Piece[] => [
          `${index === 0 ? "，" : "；"}${NAMES_OF_FUNDS[id] ?? ""}`, ...money(cell(table, "total")),
          againstBudget(cell(table, "total"), typed(FUND_BASES[index] ?? ""), table === "general-expenditure" ? table : ""),
        ]), "。",
      ],
    }),
    paragraph({
      id: "explanation/reason",
      when: { is: "any", of: [{ is: "typed", id: FISCAL_REASON }, { is: "material", fact: EXPENDITURE, base: LAST_FUNDS }] },
      say: [
        "财政拨款收入支出",
        choose(turn({ is: "greater", left: EXPENDITURE, right: LAST_FUNDS }, "增加"), turn({ is: "greater", left: LAST_FUNDS, right: EXPENDITURE }, "减少"), turn(null, "持平")),
        "的主要原因是", words(FISCAL_REASON), "。",
      ],
    }),
    paragraph({ id: "explanation/items", when: { is: "nonzero", value: { of: "amount", fact: EXPENDITURE } }, say: ["财政拨款支出主要内容如下："] }),
    ...FUNDS.map(({ table }) => items(table)),
  ],
};

function paragraph(...sentences: readonly Parameters<typeof defineSentence>[0][]): SectionSpec["paragraphs"][number] {
  return { kind: "paragraph", sentences: sentences.map((sentence): Sentence => defineSentence(sentence)) };
}

function section(topic: TextTopic, numeral: string, subject: string, paragraphs: SectionSpec["paragraphs"]): SectionSpec {
  return { id: topic, topic, numeral, subject, about: false, paragraphs };
}

function publicLine(name: string, column: string): readonly Piece[] {
  const fact = cell("three-public-expenses", column);
  return [name, ...money(fact), againstBudget(fact, typed(`last-year.three-public.${column}`), `three-public.${column}`, `reason.three-public.${column}`)];
}

const VEHICLE_PARTS = ["vehicle-purchase", "vehicle-running"].map((column) => typed(`last-year.three-public.${column}`));
const LAST_PUBLIC = sum(typed("last-year.three-public.overseas"), typed("last-year.three-public.reception"), ...VEHICLE_PARTS);

const threePublic = section("three-public", "一、", "{year}年“三公”经费预算情况说明", [
  paragraph({
    id: "three-public/total",
    say: [
      ...YEAR, "“三公”经费预算数为", ...money(cell("three-public-expenses", "total")),
      againstBudget(cell("three-public-expenses", "total"), LAST_PUBLIC, "three-public"), "。其中：",
    ],
  }),
  paragraph({ id: "three-public/overseas", say: ["（一）", ...publicLine("因公出国（境）费", "overseas"), "。"] }),
  paragraph({
    id: "three-public/vehicles",
    say: [
      "（二）公务用车购置及运行费", ...money(cell("three-public-expenses", "vehicles")),
      againstBudget(cell("three-public-expenses", "vehicles"), sum(...VEHICLE_PARTS), "three-public.vehicles"),
      "。其中：", ...publicLine("公务用车购置费", "vehicle-purchase"), "；", ...publicLine("公务用车运行费", "vehicle-running"), "。",
    ],
  }),
  paragraph({ id: "three-public/reception", say: ["（三）", ...publicLine("公务接待费", "reception"), "。"] }),
]);

/** "下属1家机关和1家参公事业单位", where somebody says how many. */
const OF_WHOM: Piece = choose(
  turn({ is: "typed", id: "running-costs.administrative-units" },
    "下属", count(typedCount("running-costs.administrative-units")), "家机关",
    choose(turn({ is: "typed", id: "running-costs.participating-institutions" }, "和", count(typedCount("running-costs.participating-institutions")), "家参公事业单位"), turn(null))),
  turn(null),
);

const runningCosts = section("running-costs", "二、", "机关运行经费预算", [paragraph({
  id: "running-costs/total",
  say: [...YEAR, BODY, OF_WHOM, "财政拨款的机关运行经费预算为", ...money(cell("three-public-expenses", "office-running")), "。"],
})]);

const PROCUREMENT = [["货物", "goods"], ["工程", "works"], ["服务", "services"]] as const;
const RESERVED = "procurement.small-and-medium";

const procurement = section("procurement", "三、", "政府采购预算情况", [
  paragraph({
    id: "procurement/total",
    say: [
      ...YEAR, "本", DEPARTMENT_OR_UNIT, "政府采购预算", ...money(PROCUREMENT_TOTAL), "，其中：",
      ...PROCUREMENT.flatMap(([name, id], index) => [`${index === 0 ? "" : "、"}政府采购${name}预算`, ...money(procured(id))]), "。",
    ],
  }),
  paragraph({
    id: "procurement/reserved", when: { is: "typed", id: RESERVED },
    say: [
      ...YEAR, "本", DEPARTMENT_OR_UNIT, "面向中小企业预留政府采购项目预算金额", ...money(typed(RESERVED)),
      "，其中，预留给小型和微型企业的政府采购项目预算为", ...money(typed("procurement.small-and-micro")), "。",
    ],
  }),
]);

const performance = section("performance", "四、", "绩效目标设置情况", [paragraph({
  id: "performance/targets",
  say: [
    ...YEAR, "，本", DEPARTMENT_OR_UNIT, "编报绩效目标的项目共", count(typedCount("performance.projects")), "个，涉及项目预算资金", ...money(typed("performance.amount")), "。",
  ],
})]);

/** The kinds of official car that the region counts, in the order of the sentence; of some the whole country asks. */
export const CARS: readonly { readonly id: string; readonly name: string }[] = [
  { id: "ministers", name: "部级领导干部用车" }, { id: "leading-cadres", name: "主要领导干部用车" }, { id: "confidential", name: "机要通信用车" },
  { id: "emergency", name: "应急保障用车" }, { id: "law-enforcement", name: "执法执勤用车" }, { id: "special-technical", name: "特种专业技术用车" },
  { id: "retired", name: "离退休干部用车" }, { id: "other", name: "其他用车" },
];

function cars(group: string): readonly Piece[] {
  const each = CARS.map(({ id, name }) => ({ name, fact: typedCount(`${group}.${id}`) }));
  const all: CountFact = { kind: "counts", of: each.map(({ fact }) => fact) };
  return [count(all), "辆，其中：", ...each.flatMap(({ name, fact }, index) => [`${index === 0 ? "" : "、"}${name}`, count(fact), "辆"])];
}

const EQUIPMENT = "单价100万元（含）以上设备（不含车辆）";

const assets = section("assets", "五、", "国有资产占有使用情况", [
  paragraph({
    id: "assets/held",
    say: [
      "截至", choose(turn({ is: "typed", id: "assets.date" }, words("assets.date")), turn(null, text({ kind: "year", offset: -1 }), "年8月31日")), "，", BODY, "共有车辆",
      ...cars("vehicles"), `；${EQUIPMENT}`, count(typedCount("equipment.1m")), "台（套）。",
    ],
  }),
  paragraph({
    id: "assets/planned",
    say: [
      ...YEAR, DEPARTMENT_OR_UNIT, "预算安排购置车辆", ...cars("planned-vehicles"), "；", DEPARTMENT_OR_UNIT, `预算安排购置${EQUIPMENT}`, count(typedCount("planned.1m")), "台（套）。",
    ],
  }),
]);

/** The explanation, and behind the tables five sections on other matters. */
export const SECTIONS: readonly SectionSpec[] = [explanation, threePublic, runningCosts, procurement, performance, assets];
