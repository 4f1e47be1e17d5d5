import { OTHER_FUND_TABLES } from "../../catalog/sources";
import type { AxisId, TableId } from "../../model/book";
import type { Fen } from "../../model/money";
import type { CellRef } from "../../model/cells";
import type { AmountFact } from "../../model/sentences";
import type { TextUnderstood } from "../../proofread";
import { isLeftOpen, UNCONFIRMED } from "../../proofread/figures";
import { isFree, type Topic } from "../../proofread/sections";
import type { Value, ValueReader } from "../../proofread/values";
import { moneyOf } from "../../proofread/values";
import type { Changes } from "./changes";
import type { Manner } from "./manner";

/** A stretch that says of something that there is none of it, where this year's tables have some. */
export interface NoneNow {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly CellRef[];
}

/** "没有使用政府性基金预算安排的支出", "未安排因公出国（境）费", "无公务用车购置计划". */
const NONE = /(?:没有|无|未|不涉及|不存在)(?:使用|安排|编制|涉及|发生|列支|产生|编列)?([^，。；：“”\d]{2,30}?)(?=[，。；]|$)/g;
const PLANNED = /(?:的)?(?:安排|计划|任务|事项|情况|支出|费用|经费|预算|项目|收支)+$/;
/** The whole of what a sentence says of a fund. */
const FUND_ALONE = /^(政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款)?(?:安排)?的?(?:预算)?(?:支出|收支|拨款|收入)?(?:预算|安排|情况)?$/;

const FUNDS: readonly (readonly [words: RegExp, line: string])[] = [[/政府性基金|基金预算/, "government-fund"], [/国有资本经营/, "state-capital"]];

/**
 * That there is none of something is no longer true where this year's tables have an amount of it: a sentence on a fund tells the amount
 * instead, any other is left; both are marked, since nobody knows what it is for.
 */
export function retellNone(last: TextUnderstood, now: ValueReader, manner: Manner, changes: Changes): readonly NoneNow[] {
  const { clean } = last.layout;
  // In its manner the text prints others.
  const like = last.said.flatMap(({ mentions }) => mentions).find(({ role, figure }) => role === "value" && figure.kind === "amount");
  return last.said.flatMap(({ paragraph, topic }) => {
    if (paragraph.kind !== "prose" || isFree(topic)) return [];
    return [...clean.slice(paragraph.words, paragraph.end).matchAll(NONE)].flatMap((match): readonly NoneNow[] => {
      const what = match[1] ?? "";
      const found = someNow(what, topic, last, now);
      if (!found) return [];
      const start = paragraph.words + match.index;
      const end = start + match[0].length;
      const fund = FUND_ALONE.exec(what)?.[1];
      const told = fund !== undefined && like ? `${fund}预算支出${manner.amount(like, found.money)}${like.figure.measure}` : null;
      if (told !== null) changes.words(start, end, `${told}${UNCONFIRMED}`);
      else if (!isLeftOpen(clean, end)) changes.words(end, end, UNCONFIRMED);
      return [{ start, end, cells: found.cells }];
    });
  });
}

/** What this year's tables have of what words name and last year's had not; null where they have none either. */
function someNow(what: string, topic: Topic, last: TextUnderstood, now: ValueReader): { readonly money: Fen; readonly cells: readonly CellRef[] } | null {
  for (const facts of meaningsOf(what, topic, last)) {
    const known = facts.flatMap((fact): readonly (readonly [Value, Value | null])[] => {
      const value = now.amount(fact);
      return value && value.cells.length > 0 ? [[value, last.sources.reader.amount(fact)]] : [];
    });
    const [first] = known;
    if (first && moneyOf(first[0]) !== 0 && (first[1] === null || moneyOf(first[1]) === 0)) return { money: moneyOf(first[0]), cells: first[0].cells };
  }
  return null;
}

/** What words may mean: facts of which the first that a workbook prints counts. */
function meaningsOf(what: string, topic: Topic, { sources: { labels } }: TextUnderstood): readonly (readonly AmountFact[])[] {
  const funds = FUNDS.flatMap(([words, line], at) => (words.test(what) ? [ofFund(OTHER_FUND_TABLES[at] ?? "government-fund-expenditure", line)] : []));
  if (funds.length > 0) return funds;
  const bare = what.replace(PLANNED, "");
  return [what, bare, `${bare}费`].map((words) => labels.amounts(words, topic).slice(0, 1)).filter((facts) => facts.length > 0).slice(0, 1);
}

function ofFund(table: TableId, line: string): readonly AmountFact[] {
  const cell = (of: TableId, axis: AxisId, row: string, column: string): AmountFact => ({ kind: "cell", table: of, axis, row, column, optional: false });
  return [cell(table, "main", "total", "total"), cell(table, "main", "total", "project"), cell("appropriation-balance", "income", line, "amount"), cell("balance", "income", line, "amount")];
}
