import { VEHICLE_KINDS } from "../../ownSheets/supplement";
import { FUND_NAMES } from "../names";
import type { AmountFact, ComparisonPiece, Condition, CountFact, ParagraphSpec, Piece, SectionSpec, Turn } from "../../../model/sentences";
import {
  BODY, DEPARTMENT_OR_UNIT, YEAR, cell, choose, count, isNone, isNotZero, isSome, isZero, list, money, printedOr, rowsOf, sum, text,
  turn, typed, typedCount, words, defineSentence
} from "../pieces";

function units(nature: "administrative" | "participating", id: string): CountFact {
  return { kind: "countOr", id, otherwise: { kind: "unitCount", nature, id } };
}

const ADMINISTRATIVE = units("administrative", "running-costs.administrative-units");
const PARTICIPATING = units("participating", "running-costs.participating-institutions");

/** Whose running costs they are: "本级1家行政单位的". */
const OF_WHOM: Piece = choose(
  turn({ is: "unitScope" }),
  turn(isNone(ADMINISTRATIVE), count(PARTICIPATING), "家参照公务员法管理的事业单位的"),
  turn(null,
    choose(turn({ is: "one", value: { of: "count", fact: ADMINISTRATIVE } }, "本级"), turn(null, "本级等")), count(ADMINISTRATIVE), "家行政单位",
    choose(turn(isSome(PARTICIPATING), "以及", count(PARTICIPATING), "家参照公务员法管理的事业单位"), turn(null)), "的"),
);

const KINDS_PROCURED = ["goods", "works", "services"] as const;

/** What is bought of one kind: as the table of procurement prints it, where there is one; else as typed. */
export function procured(kind: (typeof KINDS_PROCURED)[number]): AmountFact {
  return printedOr(cell("government-procurement", "total", kind), typed(`procurement.${kind}`), KINDS_PROCURED);
}

const PROCUREMENT: readonly { readonly fact: AmountFact; readonly name: string }[] = [
  { fact: procured("goods"), name: "政府采购货物预算" },
  { fact: procured("works"), name: "政府采购工程预算" },
  { fact: procured("services"), name: "政府采购服务预算" },
];

/** All that is bought; the same way. */
export const PROCUREMENT_TOTAL = printedOr(cell("government-procurement", "total"), sum(...KINDS_PROCURED.map((kind) => typed(`procurement.${kind}`))));

const VEHICLES: CountFact = { kind: "counts", of: VEHICLE_KINDS.map(({ id, onlyIfAny }) => typedCount(id, onlyIfAny)) };

/** "省部级领导用车0辆、…"; the kinds said only where there are any follow the last one. */
const VEHICLES_BY_KIND: readonly Piece[] = VEHICLE_KINDS.flatMap(({ id, label, onlyIfAny }, index) => {
  const vehicles = typedCount(id, onlyIfAny);
  const said: readonly Piece[] = [index === 0 ? label : `、${label}`, count(vehicles), "辆"];
  return onlyIfAny ? [choose(turn(isSome(vehicles), ...said), turn(null))] : said;
});

const PLANNED: readonly { readonly fact: CountFact; readonly name: string; readonly measure: string }[] = [
  { fact: typedCount("planned.vehicles"), name: "购置车辆", measure: "辆" },
  { fact: typedCount("planned.general-500k"), name: "单位价值50万元以上通用设备", measure: "台（套）" },
  { fact: typedCount("planned.special-1m"), name: "单位价值100万元以上专用设备", measure: "台（套）" },
];

/** The planned things that are (not) to be bought, joined; each of the eight cases is a turn of its own. */
function plannedTurns(): readonly Turn[] {
  return [...Array(2 ** PLANNED.length).keys()].map((mask) => {
    const bought = PLANNED.filter((_, index) => (mask >> index) % 2 === 1);
    const others = PLANNED.filter((thing) => !bought.includes(thing));
    const of: readonly Condition[] = PLANNED.map((thing) => (bought.includes(thing) ? isSome(thing.fact) : isNone(thing.fact)));
    const verb = (name: string, first: boolean): string => (first && !name.startsWith("购置") ? `购置${name}` : name);
    const buys = bought.flatMap(({ fact, name, measure }, index): readonly Piece[] =>
      [index === 0 ? `安排${verb(name, true)}` : `、${name}`, count(fact), measure]);
    const names = others.map(({ name }, index) => (index === 0 ? verb(name, true) : name));
    const without = names.length <= 1 ? names.join("") : `${names.slice(0, -1).join("、")}及${names.at(-1) ?? ""}`;
    const joint = bought.length > 0 ? "，" : "";
    return turn({ is: "all", of }, ...buys, ...(others.length > 0 ? [`${joint}未安排${without}`] : []));
  });
}

const PROJECTS: CountFact = {
  kind: "countOr", id: "performance.projects", otherwise: { kind: "rowCount", rows: rowsOf("project-expenditure", "project", "total") },
};

function projectFund(id: string): AmountFact {
  const fund = cell("project-expenditure", id);
  return id === "general-public-budget" ? { kind: "typedOr", id: "performance.amount", otherwise: fund } : fund;
}

const FISCAL_OF_PROJECTS = sum(...FUND_NAMES.map(({ id }) => projectFund(id)));

const FUNDS_OF_PROJECTS = list("项目资金来源", FISCAL_OF_PROJECTS,
  FUND_NAMES.map(({ id, name }) => turn(isNotZero(projectFund(id)), `${name}当年拨款`, ...money(projectFund(id), "short"))));

/** 1. Whose running costs they are, and how they went against last year. */
function runningCostsOf(change: ComparisonPiece): ParagraphSpec {
  return {
    kind: "heading", say: ["1.机关运行经费"],
    below: [{
      kind: "paragraph",
      sentences: [defineSentence({
        id: "other-matters/running-costs",
        say: [
          ...YEAR, BODY,
          choose(
            turn(isZero(change.fact), "没有安排机关运行经费财政拨款预算"),
            turn(null, OF_WHOM, "机关运行经费财政拨款预算", ...money(change.fact, "short"), change),
          ),
          "。",
        ],
      })],
    }],
  };
}

/** 2. Procurement: goods, works and services. */
const PROCUREMENT_PART: ParagraphSpec = {
  kind: "heading", say: ["2.政府采购情况"],
  below: [{
    kind: "paragraph",
    sentences: [defineSentence({
      id: "other-matters/procurement",
      say: [
        ...YEAR, BODY, choose(turn({ is: "unitScope" }), turn(null, "各单位")), "政府采购预算总额",
        ...money(PROCUREMENT_TOTAL, "short", "procurement.amount"), "，其中：",
        ...PROCUREMENT.flatMap(({ fact, name }, index) => [index === 0 ? name : `、${name}`, ...money(fact, "short")]), "。",
      ],
    })],
  }],
};

/** 3. Vehicles and equipment that are there, and that are to be bought. */
const ASSETS_PART: ParagraphSpec = {
  kind: "heading", say: ["3.国有资产占有使用情况"],
  below: [
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "other-matters/assets",
        say: [
          "截至",
          choose(
            turn({ is: "typed", id: "assets.date" }, words("assets.date")),
            turn(null, text({ kind: "year", offset: -1 }), "年12月31日"),
          ),
          "，", BODY, choose(turn({ is: "unitScope" }), turn(null, "所属各预算单位")), "共有车辆", count(VEHICLES), "辆，其中，", ...VEHICLES_BY_KIND,
          "。单位价值50万元以上通用设备", count(typedCount("equipment.general-500k")),
          "台（套），单位价值100万元以上专用设备", count(typedCount("equipment.special-1m")), "台（套）。",
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({ id: "other-matters/planned", say: [...YEAR, DEPARTMENT_OR_UNIT, "预算", choose(...plannedTurns()), "。"] })],
    },
  ],
};

/** 4. What a region says of performance. */
function performanceOf(say: readonly Piece[]): ParagraphSpec {
  return {
    kind: "heading", say: ["4.预算绩效情况说明"],
    below: [{ kind: "paragraph", sentences: [defineSentence({ id: "other-matters/performance", say: [...YEAR, BODY, ...say] })] }],
  };
}

/** Performance where the table of all projects tells how much and how many. */
export const PERFORMANCE_OF_PROJECTS: readonly Piece[] = [
  choose(
    turn(isNone(PROJECTS), "没有安排其他运转类项目和特定目标类项目。"),
    turn(null, "其他运转类项目和特定目标类项目均实行绩效目标管理，",
      choose(turn(isZero(FISCAL_OF_PROJECTS)), turn(null, "涉及", FUNDS_OF_PROJECTS, "，")),
      "一级项目", count(PROJECTS), "个。"),
  ),
];

const TYPED_PROJECTS = typedCount("performance.projects");

/** Performance where no table lists the projects. */
export const PERFORMANCE_AS_TYPED: readonly Piece[] = [
  choose(
    turn(isNone(TYPED_PROJECTS), "没有实行绩效目标管理的项目。"),
    turn(null, "对项目支出实行绩效目标管理，涉及一般公共预算当年拨款", ...money(typed("performance.amount"), "short"), "，项目", count(TYPED_PROJECTS), "个。"),
  ),
];

/** Running costs, procurement, state assets, performance. */
export function otherMatters(numeral: string, runningCosts: ComparisonPiece, performance: readonly Piece[]): SectionSpec {
  return {
    id: "other-matters", topic: "other-matters", numeral, subject: "其他重要事项的情况说明", about: false,
    paragraphs: [runningCostsOf(runningCosts), PROCUREMENT_PART, ASSETS_PART, performanceOf(performance)],
  };
}
