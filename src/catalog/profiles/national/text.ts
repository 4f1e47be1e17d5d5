import type { CellFact, Condition, Piece, SectionSpec } from "../../../model/sentences";
import { SOURCES_OF_REVENUE, VEHICLES_PARTS } from "../../text/names";
import {
  BODY_AND_YEAR, cell, choose, comparison, defineSentence, here, isNotZero, list, money, optionalCell, printedOr, shareOf, turn, typed,
} from "../../text/pieces";
import { appropriation } from "../../text/sections/appropriation";
import { basicExpenditure } from "../../text/sections/basicExpenditure";
import { GENERAL_CHANGE, RUNNING_COSTS_CHANGE, threePublicChange, threePublicLastYear, threePublicLine } from "../../text/sections/comparisons";
import { governmentFund, stateCapital } from "../../text/sections/funds";
import { generalAllocation } from "../../text/sections/generalAllocation";
import { itemSentence } from "../../text/sections/items";
import { otherMatters, PERFORMANCE_AS_TYPED } from "../../text/sections/otherMatters";
import { overall } from "../../text/sections/overall";

const REVENUE = cell("revenue", "total");

/** The sources, and before them the fiscal appropriation of layouts that do not divide it by fund. */
const SOURCES: readonly { readonly id: string; readonly column: string; readonly name: string; readonly unlessPrinted?: CellFact }[] = [
  { id: "fiscal-appropriation", column: "fiscal-appropriation", name: "财政拨款收入", unlessPrinted: cell("revenue", "current.general-public-budget") },
  ...SOURCES_OF_REVENUE.map(({ id, column, revenue: name }) => ({ id, column, name })),
];

/** （二） Income by source; sources without money are not said. */
const revenue: SectionSpec = {
  id: "revenue", topic: "revenue", numeral: "（二）", subject: "收入预算情况说明", about: true,
  paragraphs: [{
    kind: "paragraph",
    sentences: [defineSentence({
      id: "revenue/total",
      say: [
        ...BODY_AND_YEAR, "收入预算", ...money(REVENUE),
        choose(
          turn({ is: "zero", value: { of: "amount", fact: REVENUE } }),
          turn(null, "，其中：", list("收入来源", REVENUE, SOURCES.map(({ id, column, name, unlessPrinted }) => {
            const source = optionalCell("revenue", column);
            const said = isNotZero(source);
            const when: Condition = unlessPrinted === undefined ? said : { is: "all", of: [{ is: "not", condition: { is: "printed", cell: unlessPrinted } }, said] };
            return turn(when, name, ...money(source), shareOf(source, REVENUE, `revenue.${id}.share`));
          }), "；")),
        ),
        "。",
      ],
    })],
  }],
};

const EXPENDITURE = cell("expenditure", "total");
const USES: readonly { readonly column: string; readonly name: string; readonly onlyIfAny: boolean }[] = [
  { column: "basic", name: "基本支出", onlyIfAny: false },
  { column: "project", name: "项目支出", onlyIfAny: false },
  { column: "to-superior", name: "上缴上级支出", onlyIfAny: true },
  { column: "business", name: "事业单位经营支出", onlyIfAny: true },
  { column: "to-affiliates", name: "对附属单位补助支出", onlyIfAny: true },
];

/** （三） Expenditure by use. */
const expenditure: SectionSpec = {
  id: "expenditure", topic: "expenditure", numeral: "（三）", subject: "支出预算情况说明", about: true,
  paragraphs: [{
    kind: "paragraph",
    sentences: [defineSentence({
      id: "expenditure/total",
      say: [
        ...BODY_AND_YEAR, "支出预算", ...money(EXPENDITURE),
        choose(
          turn({ is: "zero", value: { of: "amount", fact: EXPENDITURE } }),
          turn(null, "，其中：", list("支出用途", EXPENDITURE, USES.map(({ column, name, onlyIfAny }) => {
            const use = onlyIfAny ? optionalCell("expenditure", column) : cell("expenditure", column);
            return turn(onlyIfAny ? isNotZero(use) : null, name, ...money(use), shareOf(use, EXPENDITURE, `expenditure.${column}.share`));
          }), "；")),
        ),
        "。",
      ],
    })],
  }],
};

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

/** Running costs stand beside the three public expenses in some layouts; elsewhere they are typed. */
const runningCosts = { ...RUNNING_COSTS_CHANGE, fact: printedOr(cell("three-public-expenses", "office-running"), typed("running-costs")) };

/** The ten sections of the explanation, in the order of the nine tables, as departments of the whole country write it. */
export const SECTIONS: readonly SectionSpec[] = [
  overall, revenue, expenditure, appropriation, generalAllocation(generalChange, itemSentence(itemChange)), basicExpenditure, threePublic,
  governmentFund("（八）"), stateCapital("（九）"), otherMatters("（十）", runningCosts, PERFORMANCE_AS_TYPED),
];
