import { SOURCES_OF_REVENUE } from "../../../text/names";
import type { SectionSpec } from "../../../../model/sentences";
import { BODY_AND_YEAR, cell, isNotZero, list, money, optionalCell, shareOf, turn, defineSentence } from "../../../text/pieces";
import { REVENUE_CHANGE } from "../../../text/sections/comparisons";

const TOTAL = REVENUE_CHANGE.fact;

/** （二） Income against last year, then every source with its share, those without money included. */
export const revenue: SectionSpec = {
  id: "revenue", topic: "revenue", numeral: "（二）", subject: "收入预算情况说明", about: true,
  paragraphs: [
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "revenue/total",
        say: [
          ...BODY_AND_YEAR, "收入预算", ...money(TOTAL),
          REVENUE_CHANGE,
          "。",
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "revenue/sources", when: isNotZero(TOTAL),
        say: [
          "其中：",
          list("收入来源", TOTAL, SOURCES_OF_REVENUE.map(({ id, column, revenue: name }) => {
            // Prescribed tables have no column for the institution fund any more.
            const source = id === "institution-fund" ? optionalCell("revenue", column) : cell("revenue", column);
            return turn(null, name, ...money(source), shareOf(source, TOTAL, `revenue.${id}.share`));
          }), "；"),
          "。",
        ],
      })],
    },
  ],
};
