import { VEHICLES_PARTS } from "../../../text/names";
import type { Piece, SectionSpec } from "../../../../model/sentences";
import { BODY_AND_YEAR, YEAR, choose, comparison, count, isZero, money, turn, words, defineSentence } from "../../../text/pieces";
import { threePublicChange, threePublicLastYear as lastYear, threePublicLine as line } from "../../../text/sections/comparisons";

const BASE_NAME = "上年预算数";

/** Change of one line against last year's budget, with its reason. */
function change(column: string): Piece {
  return threePublicChange(column);
}

/** "主要用于…。"; nothing where there is no money and no use was typed. */
function use(column: string): Piece {
  const id = `use.three-public.${column}`;
  return choose(
    turn({ is: "all", of: [{ is: "not", condition: { is: "typed", id } }, isZero(line(column))] }),
    turn(null, "主要用于", words(id), "。"),
  );
}

const TOTAL = line("total");
const PURCHASE = line("vehicle-purchase");

/** （九） The three public expenses against last year's budget, line by line. */
export const threePublic: SectionSpec = {
  id: "three-public", topic: "three-public", numeral: "（九）", subject: "一般公共预算“三公”经费预算情况说明", about: true,
  paragraphs: [
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "three-public/total",
        say: [
          ...BODY_AND_YEAR, "“三公”经费预算数为", ...money(TOTAL),
          comparison({
            fact: TOTAL, base: lastYear("overseas", "reception", ...VEHICLES_PARTS), baseIs: "budget", baseName: BASE_NAME, format: "table", line: "three-public",
          }),
          "，具体如下：",
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "three-public/overseas",
        say: [
          "1.因公出国（境）费用：根据因公出国计划和实际工作需要，", ...YEAR, "安排因公出国（境）费用预算", ...money(line("overseas"), "short"),
          change("overseas"), "。", use("overseas"),
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "three-public/reception",
        say: [
          "2.公务接待费：", ...YEAR, "安排公务接待费预算", ...money(line("reception"), "short"), change("reception"), "。", use("reception"),
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "three-public/vehicles",
        say: [
          "3.公务用车购置及运行维护费：", ...YEAR, "安排公务用车购置及运行维护费预算", ...money(line("vehicles"), "short"),
          comparison({
            fact: line("vehicles"), base: lastYear(...VEHICLES_PARTS), baseIs: "budget", baseName: BASE_NAME, format: "short", line: "three-public.vehicles",
          }),
          "。其中，公务用车购置支出", ...money(PURCHASE, "short"), "（含购置税等附加费用），主要用于经批准购置的",
          count({ kind: "countUnlessFree", id: "three-public.vehicles-to-purchase", cost: PURCHASE }), "辆公务用车", change("vehicle-purchase"),
          "；公务用车运行维护费支出", ...money(line("vehicle-running"), "short"),
          "，主要用于公务用车燃料费、维修费、过桥过路费、保险费、安全奖励费用等支出", change("vehicle-running"), "。",
        ],
      })],
    },
  ],
};
