import type { AmountFact, ComparisonPiece, CountFact, Piece, SectionSpec, Sentence, TextTopic } from "../../../model/sentences";
import type { TableId } from "../../../model/book";
import { breakdown } from "../../text/sections/breakdown";
import {
  BODY, BODY_AND_YEAR, DEPARTMENT_OR_UNIT, NAME, YEAR, cell, choose, comparison, count, defineSentence, here, isNotZero, isZero, list, money, optionalCell, rows, rowsOf, shareOf, sum,
  text, turn, typed, typedCount,
} from "../../text/pieces";

type Paragraph = SectionSpec["paragraphs"][number];

const LAST_BUDGET = "上年预算";
const BECAUSE = "，主要原因是";

/** Against last year's budget as typed; the reason is an entry of its own where there is one. */
function against(fact: AmountFact, id: string, line = "", reason: string | null = `reason.${id}`, base: AmountFact = typed(`last-year-budget.${id}`)): ComparisonPiece {
  return { ...comparison({ fact, base, baseIs: "budget", baseName: LAST_BUDGET, format: "table", line, unchanged: `，与${LAST_BUDGET}持平` }), reason: reason === null ? null : { id: reason, words: BECAUSE } };
}

function paragraph(...sentences: readonly Parameters<typeof defineSentence>[0][]): Paragraph {
  return { kind: "paragraph", sentences: sentences.map((sentence): Sentence => defineSentence(sentence)) };
}

function section(id: string, topic: TextTopic, numeral: string, subject: string, paragraphs: readonly Paragraph[]): SectionSpec {
  return { id, topic, numeral, subject, about: false, paragraphs };
}

const INCOME = cell("balance", "amount", "revenue-grand-total", "income");
const OUTGO = cell("balance", "amount", "expenditure-grand-total", "expenditure");

/** The sources as the first section goes through them; each is said, planned for or not. */
const SOURCES: readonly { readonly id: string; readonly line: string; readonly name: string; readonly column: string }[] = [
  { id: "general-public-budget", line: "general-public-budget", name: "一般公共预算收入", column: "current.general-public-budget" },
  { id: "government-fund", line: "government-fund", name: "政府性基金预算收入", column: "current.government-fund" },
  { id: "special-account", line: "special-account", name: "财政专户管理资金收入", column: "current.special-account" },
  { id: "unit-funds", line: "unit-funds", name: "其他资金收入", column: "unit-funds" },
  { id: "carry-over", line: "carry-over-in", name: "上年结转资金", column: "carry-over" },
];

const USES: readonly { readonly id: string; readonly name: string }[] = [
  { id: "basic", name: "基本支出" }, { id: "project", name: "项目支出" }, { id: "reserve", name: "单位预留机动经费" },
];

/** 一、 Every source against last year, every class, and every use against last year. */
const overall = section("overall", "overall", "一、", "收支预算总体情况说明", [
  paragraph({ id: "overall/total", say: [...BODY_AND_YEAR, "收支总预算", ...money(INCOME), against(INCOME, "total", "", null), "。"] }),
  {
    kind: "heading", say: ["（一）收入预算", ...money(INCOME)],
    below: SOURCES.map(({ id, line, name }, index) => {
      const fact = cell("balance", "amount", line, "income");
      return paragraph({ id: `overall/income-${id}`, say: [`${index + 1}. ${name}预算`, ...money(fact), against(fact, id), "。"] });
    }),
  },
  {
    kind: "heading", say: ["（二）支出预算", ...money(OUTGO)],
    below: [
      {
        kind: "each", rows: rowsOf("balance", "class", "amount", "expenditure", "expenditure-grand-total"),
        sentence: defineSentence({ id: "overall/class", say: [{ piece: "ordinal" }, ". ", NAME, "（类）", ...money(here("amount")), "。"] }),
      },
      ...USES.map(({ id, name }) => {
        const fact = cell("expenditure", id);
        return paragraph({ id: `overall/use-${id}`, say: [`${name}预算`, ...money(fact), against(fact, id), "。"] });
      }),
      paragraph({ id: "overall/carry-over-out", say: ["结转下年资金", ...money(cell("expenditure", "carry-over-out")), "。"] }),
    ],
  },
]);

const revenue = breakdown({
  of: "revenue", numeral: "二、", about: false, said: "收入预算", total: cell("revenue", "total"),
  parts: SOURCES.map(({ id, column, name }) => ({ name, fact: cell("revenue", column), when: isNotZero(cell("revenue", column)), analysis: `revenue.${id}.share` })),
});

const EXPENDITURE = cell("expenditure", "with-carry-over");
const expenditure = breakdown({
  of: "expenditure", numeral: "三、", about: false, said: "支出预算", total: EXPENDITURE,
  parts: [...USES, { id: "carry-over-out", name: "结转下年资金" }]
    .map(({ id, name }) => ({ name, fact: cell("expenditure", id), when: isNotZero(cell("expenditure", id)), analysis: `expenditure.${id}.share` })),
});

const FISCAL = cell("appropriation-balance", "amount", "revenue-grand-total", "income");
const appropriation = section("appropriation", "appropriation", "四、", "财政拨款收支预算总体情况说明", [paragraph({
  id: "appropriation/total", say: [...BODY_AND_YEAR, "财政拨款收支总预算", ...money(FISCAL), against(FISCAL, "fiscal-appropriation"), "。"],
})]);

const CLASS: Piece = text({ kind: "name", level: "class", stem: false });
const DIVISION: Piece = text({ kind: "name", level: "division", stem: false });
const ITEM_BUDGET: AmountFact = { kind: "typedOfItem", id: "item-budget" };

/** How an item went against last year's budget, and why; of items whose budget nobody types nothing is said. */
const ITEM_CHANGE: Piece = choose(
  turn({ is: "typedOfItem", id: "item-budget" },
    against(here("total"), "", "", null, ITEM_BUDGET),
    choose(
      turn({ is: "any", of: [{ is: "typedOfItem", id: "item-reason" }, { is: "material", fact: here("total"), base: ITEM_BUDGET }] }, BECAUSE, text({ kind: "wordsOfItem", id: "item-reason" })),
      turn(null),
    )),
  turn(null),
);

const SPENT = cell("appropriation-expenditure", "total");
const appropriationExpenditure = section("appropriation-expenditure", "appropriation", "五、", "财政拨款支出预算情况说明", [
  paragraph({
    id: "appropriation/expenditure",
    say: [...BODY_AND_YEAR, "财政拨款支出预算", ...money(SPENT), choose(turn(isZero(EXPENDITURE)), turn(null, "，占本年支出的", { piece: "share", part: SPENT, whole: EXPENDITURE, analysis: "" }, "%")), "。"],
  }),
  {
    kind: "each", rows: rowsOf("appropriation-expenditure", "leaf", "total"),
    sentence: defineSentence({
      id: "appropriation/item",
      say: [
        { piece: "ordinal" }, ". ",
        choose(
          turn({ is: "depth", level: "item" }, CLASS, "（类）", DIVISION, "（款）", NAME, "（项）"), turn({ is: "depth", level: "division" }, CLASS, "（类）", NAME, "（款）"), turn(null, NAME, "（类）"),
        ),
        ...money(here("total")), "，主要用于", text({ kind: "purpose" }), ITEM_CHANGE, "。",
      ],
    }),
  },
]);

/** Classes of the economic classification that pay for staff; the others of basic expenditure pay for running. */
const STAFF = ["301", "303"];
const RUNNING = ["302", "307", "309", "310", "311", "312", "313", "399"];

/** Basic expenditure by what it is for: staff and running, each with what it consists of. */
function basic(id: string, topic: TextTopic, table: TableId, numeral: string, whose: string): SectionSpec {
  const total = cell(table, "total");
  const part = (name: string, key: string, codes: readonly string[]): Paragraph => {
    const amount = sum(...codes.map((code) => optionalCell(table, "total", code)));
    return paragraph({
      id: `${topic}/${id}-${key}`, when: isNotZero(total),
      say: [name, ...money(amount), choose(turn(isZero(amount)), turn(null, "，主要包括：", rows("经济分类科目", { ...rowsOf(table, "leaf", "total"), codes }, [NAME]))), "。"],
    });
  };
  return section(id, topic, numeral, `${whose}基本支出预算情况说明`, [
    paragraph({ id: `${topic}/${id}-total`, say: [...BODY_AND_YEAR, `${whose}基本支出预算`, ...money(total), choose(turn(isZero(total), "。"), turn(null, "，其中："))] }),
    part("（一）人员经费", "staff", STAFF), part("（二）公用经费", "running", RUNNING),
  ]);
}

const GENERAL = cell("general-expenditure", "total");
const general = section("general-allocation", "general-allocation", "七、", "一般公共预算支出预算情况说明", [paragraph({
  id: "general-allocation/total", say: [...BODY_AND_YEAR, "一般公共预算支出预算", ...money(GENERAL), against(GENERAL, "general-public-budget", "general-expenditure"), "。"],
})]);

const PUBLIC = cell("three-public-expenses", "total");

function publicLine(name: string, column: string): readonly Piece[] {
  const fact = cell("three-public-expenses", column);
  return [name, ...money(fact), against(fact, `three-public.${column}`, `three-public.${column}`, `reason.three-public.${column}`, typed(`last-year.three-public.${column}`))];
}

/** 九、 The three public expenses with their parts in them, then meetings and training. */
const threePublic = section("three-public", "three-public", "九、", "一般公共预算“三公”经费、会议费、培训费支出预算情况说明", [
  paragraph({
    id: "three-public/total",
    say: [
      ...BODY_AND_YEAR, "一般公共预算安排的“三公”经费预算", ...money(PUBLIC),
      choose(turn(isZero(PUBLIC)), turn(null, "，其中：", list("“三公”经费项目", PUBLIC, ([["因公出国（境）费", "overseas"], ["公务用车购置及运行维护费", "vehicles"], ["公务接待费", "reception"]] as const)
        .map(([name, column]) => turn(isNotZero(cell("three-public-expenses", column)), name, ...money(cell("three-public-expenses", column)), shareOf(cell("three-public-expenses", column), PUBLIC, ""))), "；"))),
      "。",
    ],
  }),
  paragraph({ id: "three-public/overseas", say: ["1. ", ...publicLine("因公出国（境）费", "overseas"), "。"] }),
  paragraph({
    id: "three-public/vehicles",
    say: ["2. 公务用车购置及运行维护费", ...money(cell("three-public-expenses", "vehicles")), "，其中：", ...publicLine("公务用车购置费", "vehicle-purchase"), "；", ...publicLine("公务用车运行维护费", "vehicle-running"), "。"],
  }),
  paragraph({ id: "three-public/reception", say: ["3. ", ...publicLine("公务接待费", "reception"), "。"] }),
  ...([["会议费", "meetings"], ["培训费", "training"]] as const).map(([name, column]) => {
    const fact = cell("three-public-expenses", column);
    return paragraph({ id: `three-public/${column}`, say: [...BODY_AND_YEAR, `一般公共预算安排的${name}预算`, ...money(fact), against(fact, column), "。"] });
  }),
]);

const FUND = cell("government-fund-expenditure", "total");
const governmentFund = section("government-fund", "government-fund", "十、", "政府性基金预算支出预算情况说明", [paragraph({
  id: "government-fund/total", say: [...BODY_AND_YEAR, "政府性基金预算支出", ...money(FUND), against(FUND, "government-fund"), "。"],
})]);

const OFFICE = cell("office-running-costs", "total");
const runningCosts = section("running-costs", "running-costs", "十一、", "一般公共预算机关运行经费支出预算情况说明", [paragraph({
  id: "running-costs/total", say: [...YEAR, BODY, "一般公共预算机关运行经费预算", ...money(OFFICE), against(OFFICE, "running-costs", "running-costs", "reason.running-costs", typed("last-year.running-costs")), "。"],
})]);

const PROCURED = cell("government-procurement", "total");
const procurement = section("procurement", "procurement", "十二、", "政府采购支出预算情况说明", [paragraph({
  id: "procurement/total",
  say: [
    ...YEAR, BODY, "政府采购预算总额", ...money(PROCURED),
    choose(turn(isZero(PROCURED)), turn(null, "，其中：", list("采购类别", PROCURED, ([["货物", "goods"], ["工程", "works"], ["服务", "services"]] as const).map(([name, row]) => {
      const fact = optionalCell("government-procurement", "total", row);
      return turn(isNotZero(fact), `政府采购${name}预算`, ...money(fact));
    })))),
    "。",
  ],
})]);

/** The kinds of official car that the region counts, in the order of the sentence. */
export const CARS: readonly { readonly id: string; readonly name: string }[] = [
  { id: "vehicles.general", name: "一般公务用车" }, { id: "vehicles.law-enforcement", name: "执法执勤用车" }, { id: "vehicles.special-technical", name: "特种专业技术用车" }, { id: "vehicles.other", name: "其他用车" },
];

const ALL_CARS: CountFact = { kind: "counts", of: CARS.map(({ id }) => typedCount(id)) };
const assets = section("assets", "assets", "十三、", "国有资产占用情况", [paragraph({
  id: "assets/held",
  say: [
    "本", DEPARTMENT_OR_UNIT, "共有车辆", count(ALL_CARS), "辆，其中：", ...CARS.flatMap(({ id, name }, index) => [`${index === 0 ? "" : "、"}${name}`, count(typedCount(id)), "辆"]),
    "；单价20万元（含）以上设备", count(typedCount("equipment.200k")), "台（套）。",
  ],
})]);

const performance = section("performance", "performance", "十四、", "预算绩效目标设置情况说明", [paragraph({
  id: "performance/targets",
  say: [...YEAR, "本", DEPARTMENT_OR_UNIT, "共", count(typedCount("performance.projects")), "个项目实行绩效目标管理，涉及财政性资金", ...money(typed("performance.amount")), "。"],
})]);

/** The fourteen sections of the explanation, in the order of the tables that they explain. */
export const SECTIONS: readonly SectionSpec[] = [
  overall, revenue, expenditure, appropriation, appropriationExpenditure, basic("appropriation-basic", "basic-expenditure", "appropriation-basic-expenditure", "六、", "财政拨款"),
  general, basic("basic-expenditure", "basic-expenditure", "general-basic-expenditure", "八、", "一般公共预算"), threePublic, governmentFund, runningCosts, procurement, assets, performance,
];
