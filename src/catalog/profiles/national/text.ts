import type { Condition, Piece, SectionSpec } from "../../../model/sentences";
import { SOURCES_OF_REVENUE, VEHICLES_PARTS } from "../../text/names";
import {
  BODY_AND_YEAR, cell, choose, comparison, defineSentence, here, isNotZero, money, optionalCell, printedOr, turn,
} from "../../text/pieces";
import { appropriation } from "../../text/sections/appropriation";
import { basicExpenditure } from "../../text/sections/basicExpenditure";
import { breakdown, type BreakdownPart } from "../../text/sections/breakdown";
import { GENERAL_CHANGE, RUNNING_COSTS_CHANGE, threePublicChange, threePublicLastYear, threePublicLine } from "../../text/sections/comparisons";
import { governmentFund, stateCapital } from "../../text/sections/funds";
import { generalAllocation } from "../../text/sections/generalAllocation";
import { itemSentence } from "../../text/sections/items";
import { otherMatters, PERFORMANCE_AS_TYPED } from "../../text/sections/otherMatters";
import { overall } from "../../text/sections/overall";

const FUNDS_PRINTED: Condition = { is: "printed", cell: cell("revenue", "current.general-public-budget") };

/** The sources with money, and before them the fiscal appropriation of layouts that do not divide it by fund. */
const SOURCES: readonly BreakdownPart[] = [
  { id: "fiscal-appropriation", column: "fiscal-appropriation", revenue: "财政拨款收入", undivided: true },
  ...SOURCES_OF_REVENUE.map((source) => ({ ...source, undivided: false })),
].map(({ id, column, revenue: name, undivided }) => {
  const fact = optionalCell("revenue", column);
  const said = isNotZero(fact);
  return { name, fact, when: undivided ? { is: "all", of: [{ is: "not", condition: FUNDS_PRINTED }, said] } : said, analysis: `revenue.${id}.share` };
});

/** （二） Income by source. */
const revenue = breakdown({ of: "revenue", numeral: "（二）", about: true, said: "收入预算", total: cell("revenue", "total"), parts: SOURCES });

function use(name: string, column: string, onlyIfAny: boolean): BreakdownPart {
  const fact = onlyIfAny ? optionalCell("expenditure", column) : cell("expenditure", column);
  return { name, fact, when: onlyIfAny ? isNotZero(fact) : null, analysis: `expenditure.${column}.share` };
}

/** （三） Expenditure by use. */
const expenditure = breakdown({
  of: "expenditure", numeral: "（三）", about: true, said: "支出预算", total: cell("expenditure", "total"),
  parts: [
    use("基本支出", "basic", false), use("项目支出", "project", false), use("上缴上级支出", "to-superior", true), use("事业单位经营支出", "business", true),
    use("对附属单位补助支出", "to-affiliates", true),
  ],
});

const LAST_YEAR = cell("general-expenditure", "last-year");

/** The table itself prints last year's outturn; a layout that does not leaves it to be typed. */
const generalChange = { ...GENERAL_CHANGE, base: printedOr(LAST_YEAR, GENERAL_CHANGE.base) };

/** How an item went against the outturn that stands beside it, where one does. */
const itemChange: Piece = choose(
  turn({ is: "printed", cell: LAST_YEAR },
    comparison({ fact: here("total"), base: here("last-year"), baseIs: "outturn", baseName: "上年执行数", format: "table", line: "" })),
  turn(null),
);

/** One of the three public expenses with its change. */
function line(name: string, column: string): readonly Piece[] {
  return [name, ...money(threePublicLine(column)), threePublicChange(column)];
}

/** （七） The three public expenses against last year's budget, in one paragraph. */
const threePublic: SectionSpec = {
  id: "three-public", topic: "three-public", numeral: "（七）", subject: "一般公共预算“三公”经费预算情况说明", about: true,
  paragraphs: [{
    kind: "paragraph",
    sentences: [defineSentence({
      id: "three-public/total",
      say: [
        ...BODY_AND_YEAR, "“三公”经费预算数为", ...money(threePublicLine("total")),
        comparison({
          fact: threePublicLine("total"), base: threePublicLastYear("overseas", "reception", ...VEHICLES_PARTS), baseIs: "budget", baseName: "上年预算数",
          format: "table", line: "three-public",
        }),
        "。其中：", ...line("因公出国（境）费", "overseas"), "；公务用车购置及运行费", ...money(threePublicLine("vehicles")), "；",
        ...line("公务用车购置费", "vehicle-purchase"), "；", ...line("公务用车运行费", "vehicle-running"), "；", ...line("公务接待费", "reception"), "。",
      ],
    })],
  }],
};

/** The ten sections of the explanation, in the order of the nine tables, as departments of the whole country write it. */
export const SECTIONS: readonly SectionSpec[] = [
  overall, revenue, expenditure, appropriation, generalAllocation(generalChange, itemSentence(itemChange)), basicExpenditure, threePublic,
  governmentFund("（八）"), stateCapital("（九）"), otherMatters("（十）", RUNNING_COSTS_CHANGE, PERFORMANCE_AS_TYPED),
];
