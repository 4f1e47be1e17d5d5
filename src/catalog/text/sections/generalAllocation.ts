import type { ComparisonPiece, Piece, SectionSpec } from "../../../model/sentences";
import { BODY_AND_YEAR, NAME, cell, choose, here, isNotZero, money, rows, rowsOf, shareOf, text, turn, defineSentence } from "../pieces";

const TOTAL = cell("general-expenditure", "total");

/** What the general public budget allocates this year: size and change, structure, and every item as the region says it. */
export function generalAllocation(change: ComparisonPiece, item: readonly Piece[]): SectionSpec {
  return {
    id: "general-allocation", topic: "general-allocation", numeral: "（五）", subject: "一般公共预算当年拨款情况说明", about: true,
    paragraphs: [
      {
        kind: "heading", say: ["1.一般公共预算当年拨款规模变化情况"],
        below: [{
          kind: "paragraph",
          sentences: [defineSentence({
            id: "general-allocation/total",
            say: [
              ...BODY_AND_YEAR, "一般公共预算当年拨款", ...money(TOTAL),
              change,
              "。",
            ],
          })],
        }],
      },
      {
        kind: "heading", say: ["2.一般公共预算当年拨款结构情况"],
        below: [{
          kind: "paragraph",
          sentences: [defineSentence({
            id: "general-allocation/structure", when: isNotZero(TOTAL),
            say: [
              rows("支出功能分类", rowsOf("general-expenditure", "class", "total"), [
                choose(
                  turn({ is: "expenditureName" }, text({ kind: "name", level: "own", stem: true }), "（类）支出"),
                  turn(null, NAME, "（类）"),
                ),
                ...money(here("total")), shareOf(here("total"), TOTAL, "general-expenditure.class:{code}.share"),
              ], "；"),
              "。",
            ],
          })],
        }],
      },
      {
        kind: "heading", say: ["3.一般公共预算当年拨款具体使用情况"],
        below: [
          {
            kind: "each", rows: rowsOf("general-expenditure", "leaf", "total"),
            sentence: defineSentence({ id: "general-allocation/item", say: item }),
          },
        ],
      },
    ],
  };
}
