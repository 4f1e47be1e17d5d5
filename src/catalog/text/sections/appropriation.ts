import { FUND_NAMES } from "../names";
import type { SectionSpec } from "../../../model/sentences";
import { BODY_AND_YEAR, NAME, cell, choose, here, isNotZero, isZero, list, money, optionalCell, rows, rowsOf, turn, defineSentence } from "../pieces";

const INCOME = cell("appropriation-balance", "amount", "revenue-grand-total", "income");
const CLASSES = rowsOf("appropriation-balance", "class", "amount", "expenditure", "expenditure-grand-total");
const CARRIED_OVER = optionalCell("appropriation-balance", "amount", "carry-over-out", "expenditure");

const SOURCES = [...FUND_NAMES.map(({ id, name }) => ({ line: id, name })), { line: "carry-over-in", name: "上年结转" }];

/** （四） The fiscal appropriation: funds that are not zero against classes. */
export const appropriation: SectionSpec = {
  id: "appropriation", topic: "appropriation", numeral: "（四）", subject: "财政拨款收支预算情况的总体说明", about: true,
  paragraphs: [{
    kind: "paragraph",
    sentences: [defineSentence({
      id: "appropriation/total",
      say: [
        ...BODY_AND_YEAR, "财政拨款收支总预算", ...money(INCOME), "。",
        choose(
          turn(isZero(INCOME)),
          turn(null,
            "收入包括：",
            list("财政拨款收入来源", INCOME, SOURCES.map(({ line, name }) => {
              const source = optionalCell("appropriation-balance", "amount", line, "income");
              return turn(isNotZero(source), name, ...money(source));
            })),
            "；支出包括：",
            rows("支出功能分类", CLASSES, [NAME, ...money(here("amount"))]),
            choose(turn(isNotZero(CARRIED_OVER), "、结转下年", ...money(CARRIED_OVER)), turn(null)),
            "。"),
        ),
      ],
    })],
  }],
};
