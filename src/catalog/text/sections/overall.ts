import { SOURCES_OVERALL } from "../names";
import type { SectionSpec } from "../../../model/sentences";
import { BODY, BODY_AND_YEAR, DEPARTMENT_OR_UNIT, NAME, cell, choose, isNotZero, isZero, list, money, optionalCell, rows, rowsOf, turn, defineSentence } from "../pieces";

const INCOME = cell("balance", "amount", "revenue-grand-total", "income");
const CLASSES = rowsOf("balance", "class", "amount", "expenditure", "expenditure-grand-total");
const CARRIED_OVER = optionalCell("balance", "amount", "carry-over-out", "expenditure");

const sources = list("收入来源", INCOME,
  SOURCES_OVERALL.map(({ line, overall: name }) => turn(isNotZero(optionalCell("balance", "amount", line, "income")), name)));

/** （一） Which sources and classes there are, and the grand total of the balance. */
export const overall: SectionSpec = {
  id: "overall", topic: "overall", numeral: "（一）", subject: "收支预算情况的总体说明", about: true,
  paragraphs: [{
    kind: "paragraph",
    sentences: [
      defineSentence({
        id: "overall/principle",
        say: [
          "按照综合预算的原则，", BODY, "所有收入和支出均纳入", DEPARTMENT_OR_UNIT, "预算管理。",
          choose(
            turn(isZero(INCOME)),
            turn(null, "收入包括：", sources, "；支出包括：", rows("支出功能分类", CLASSES, [NAME]),
              choose(turn(isNotZero(CARRIED_OVER), "、结转下年"), turn(null)), "。"),
          ),
        ],
      }),
      defineSentence({ id: "overall/total", say: [...BODY_AND_YEAR, "收支总预算", ...money(INCOME), "。"] }),
    ],
  }],
};
