import type { TableId } from "../../../model/book";
import type { SectionSpec } from "../../../model/sentences";
import { BODY_AND_YEAR, cell, choose, isZero, money, rowsOf, turn, defineSentence } from "../pieces";
import { itemSentence } from "./items";

function fundSection(id: "government-fund" | "state-capital", numeral: string, fund: string, table: TableId): SectionSpec {
  const total = cell(table, "total");
  return {
    id, topic: id, numeral, subject: `${fund}支出情况说明`, about: true,
    paragraphs: [
      {
        kind: "paragraph",
        sentences: [defineSentence({
          id: `${id}/total`,
          say: [
            ...BODY_AND_YEAR,
            choose(
              turn(isZero(total), `没有使用${fund}拨款安排的支出。`),
              turn(null, `${fund}支出`, ...money(total), "，具体使用情况如下："),
            ),
          ],
        })],
      },
      {
        kind: "each", rows: rowsOf(table, "leaf", "total"),
        sentence: defineSentence({ id: `${id}/item`, say: itemSentence() }),
      },
    ],
  };
}

/** What the government-managed funds pay for, or that there is nothing. */
export function governmentFund(numeral: string): SectionSpec {
  return fundSection("government-fund", numeral, "政府性基金预算", "government-fund-expenditure");
}

/** What the state capital operations budget pays for, or that there is nothing. */
export function stateCapital(numeral: string): SectionSpec {
  return fundSection("state-capital", numeral, "国有资本经营预算", "state-capital-expenditure");
}
