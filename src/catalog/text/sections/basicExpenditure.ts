import type { Piece, SectionSpec } from "../../../model/sentences";
import { BODY_AND_YEAR, NAME, cell, choose, isNotZero, isZero, money, rows, rowsOf, turn, defineSentence } from "../pieces";

const TOTAL = cell("general-basic-expenditure", "total");
const PERSONNEL = cell("general-basic-expenditure", "personnel");
const OPERATING = cell("general-basic-expenditure", "operating");

/** Economic items with a figure in a column, by code; classes are set apart where `classSeparator` says so; `several` ends two or more. */
function items(column: "personnel" | "operating", separator: string, classSeparator: string, several = ""): Piece {
  return rows("经济分类科目", rowsOf("general-basic-expenditure", "leaf", column), [NAME], separator, classSeparator, several);
}

/** （六） Basic expenditure of the general public budget: personnel and operating, each with what it consists of. */
export const basicExpenditure: SectionSpec = {
  id: "basic-expenditure", topic: "basic-expenditure", numeral: "（六）", subject: "一般公共预算基本支出情况说明", about: true,
  paragraphs: [
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "basic-expenditure/total",
        say: [
          ...BODY_AND_YEAR,
          choose(
            turn(isZero(TOTAL), "没有使用一般公共预算安排的基本支出。"),
            turn(null, "一般公共预算基本支出", ...money(TOTAL), "，其中："),
          ),
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "basic-expenditure/personnel", when: isNotZero(TOTAL),
        say: [
          "人员经费", ...money(PERSONNEL),
          choose(turn(isZero(PERSONNEL)), turn(null, "，主要包括：", items("personnel", "、", "，"))), "；",
        ],
      })],
    },
    {
      kind: "paragraph",
      sentences: [defineSentence({
        id: "basic-expenditure/operating", when: isNotZero(TOTAL),
        say: [
          "公用经费", ...money(OPERATING),
          choose(turn(isZero(OPERATING)), turn(null, "，主要包括：", items("operating", "、", "、", "等"))), "。",
        ],
      })],
    },
  ],
};
