import { USES } from "../../../text/names";
import type { SectionSpec } from "../../../../model/sentences";
import { BODY_AND_YEAR, NAME, cell, here, isNotZero, list, money, optionalCell, rows, rowsOf, shareOf, turn, defineSentence } from "../../../text/pieces";
import { EXPENDITURE_CHANGE } from "../../../text/sections/comparisons";

const TOTAL = EXPENDITURE_CHANGE.fact;

/** （三） Expenditure against last year, by class, by use, and what is carried over to next year. */
export const expenditure: SectionSpec = {
  id: "expenditure", topic: "expenditure", numeral: "（三）", subject: "支出预算情况说明", about: true,
  paragraphs: [
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "expenditure/total",
        say: [
          ...BODY_AND_YEAR, "支出预算", ...money(TOTAL),
          EXPENDITURE_CHANGE,
          "。",
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "expenditure/functions", when: isNotZero(TOTAL),
        say: [
          "1.按支出功能分类，包括",
          rows("支出功能分类", rowsOf("expenditure", "class", "total"), [NAME, ...money(here("total"))]),
          "。",
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "expenditure/uses", when: isNotZero(TOTAL),
        say: [
          "2.按支出用途分类，包括",
          list("支出用途", TOTAL, USES.map(({ column, name, onlyIfAny }) => {
            const use = onlyIfAny ? optionalCell("expenditure", column) : cell("expenditure", column);
            return turn(onlyIfAny ? isNotZero(use) : null, name, ...money(use), shareOf(use, TOTAL, `expenditure.${column}.share`));
          }), "；"),
          "。",
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "expenditure/carried-over",
        say: ["结转下年", ...money(optionalCell("balance", "amount", "carry-over-out", "expenditure")), "。"],
      })],
    },
  ],
};
