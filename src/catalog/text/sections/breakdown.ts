import type { AmountFact, Condition, SectionSpec } from "../../../model/sentences";
import { BODY_AND_YEAR, choose, defineSentence, isZero, list, money, shareOf, turn } from "../pieces";

/** A part of a total, said where its condition holds. */
export interface BreakdownPart {
  readonly name: string;
  readonly fact: AmountFact;
  readonly when: Condition | null;
  /** Fact id of 预算分析表 that holds its share; "" where none does. */
  readonly analysis: string;
}

/** What a section on income or on expenditure says of its total. */
export interface Breakdown {
  /** The section's id and topic. */
  readonly of: "revenue" | "expenditure";
  readonly numeral: string;
  /** Whether body and year are named in the heading. */
  readonly about: boolean;
  /** The total in words, behind body and year: 收入预算. */
  readonly said: string;
  readonly total: AmountFact;
  /** What the parts are called together where none can be said: 收入来源. */
  readonly parts: readonly BreakdownPart[];
}

const WORDS = { revenue: { subject: "收入预算情况说明", parts: "收入来源" }, expenditure: { subject: "支出预算情况说明", parts: "支出用途" } } as const;

/** "…收入预算18330.37万元，其中：一般公共预算拨款收入…，占…%；…。": one total and the shares of its parts. */
export function breakdown({ of, numeral, about, said, total, parts }: Breakdown): SectionSpec {
  return {
    id: of, topic: of, numeral, subject: WORDS[of].subject, about,
    paragraphs: [{
      kind: "paragraph",
      sentences: [defineSentence({
        id: `${of}/total`,
        say: [
          ...BODY_AND_YEAR, said, ...money(total),
          choose(
            turn(isZero(total)),
            turn(null, "，其中：", list(WORDS[of].parts, total, parts.map(({ name, fact, when, analysis }) => turn(when, name, ...money(fact), shareOf(fact, total, analysis))), "；")),
          ),
          "。",
        ],
      })],
    }],
  };
}
