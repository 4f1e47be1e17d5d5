import type { BookRow } from "../../model/book";
import { figureOf, tableOf } from "../../model/book";
import { codeOf } from "../../facts/rows";
import { tailOf } from "../../catalog/text/turns";
import type { TextUnderstood } from "../../proofread";
import type { Comparison, Said } from "../../proofread/said";
import type { ItemContext } from "./items";
import { namesOf, stemOf, type Item } from "./itemLists";
import { noRateBehind, tellsRateIn, unchangedAt } from "./officeWords";
import { baseNameOf } from "./turns";

/**
 * What is said of a row that is new, as its neighbour is told: its names and amount, the share of it, and that it came from nothing.
 * What it is used for and why it came stays to be written. null where its names do not fit in the neighbour's, or other figures stand
 * among them.
 */
export function tellNew(like: Item, items: readonly Item[], row: BookRow, last: TextUnderstood, context: ItemContext): string | null {
  const { clean } = last.layout;
  const { manner, bindings, words } = context;
  const { mention, said } = like;
  const money = figureOf(row.cells.get(like.role))?.money ?? 0;
  const before = copied(like.start, mention.figure.start, said, clean, context);
  const label = before && renamed(before, like, items, row, clean, context);
  if (!label) return null;
  const amount = `${manner.amount(mention, money)}${clean.slice(mention.figure.end, mention.figure.after)}`;
  const share = said.mentions.find(({ role, subject, figure }) => role === "share" && subject === mention && figure.start < like.end);
  const whole = share && bindings.share(share)?.whole.money;
  const shareText = share && whole !== undefined ? manner.percentage(money, whole, share) : null;
  const shared = share && shareText !== null ? `${clean.slice(mention.figure.after, share.figure.start)}${shareText}${clean.slice(share.figure.end, share.figure.after)}` : "";
  const comparison = said.comparisons.find(({ subject, start }) => subject === mention && start < like.end);
  if (!comparison) return `${label}${amount}${shared}`;
  const compared = comparedWith(comparison, said, clean, context);
  if (compared === null) return null;
  const tail = tailOf("fromNothing", words);
  const tellsRate = comparison.rate !== null || noRateBehind(comparison, clean) !== null || (!comparison.change && tellsRateIn(said, words, clean));
  const told = [...tail.change, ...(tellsRate ? tail.rate : [])].map((piece) => {
    if (typeof piece === "string") return piece;
    return piece.slot === "change" ? manner.amount(mention, money) : piece.slot === "measure" ? mention.figure.measure : baseNameOf(comparison, clean);
  }).join("");
  return `${label}${amount}${shared}${compared}${told}`;
}

/** The words between an amount and how it went: "，比上年执行数"; null where figures stand there that nobody knows. */
function comparedWith(comparison: Comparison, said: Said, clean: string, context: ItemContext): string | null {
  const end = comparison.change || comparison.rate ? comparison.word[0] : unchangedAt(clean, comparison);
  const words = copied(comparison.start, end, said, clean, context);
  const stop = /[，。；]/.exec(clean.slice(comparison.start - 1, comparison.start))?.[0] ?? "，";
  return words === null ? null : `${stop === "。" ? "，" : stop}${words.includes("相比") ? words : words.replace(/^[与同](?=上|去|\d)/, context.words.changedBefore)}`;
}

/** Words of a neighbour as they are said of something that is new: years are turned, last year's amount is nothing. null where other figures stand in them. */
function copied(from: number, to: number, { mentions }: Said, clean: string, { manner, turnedYear }: ItemContext): string | null {
  let text = "";
  let done = from;
  for (const mention of mentions) {
    const { start, end, kind, named, measure } = mention.figure;
    if (start < from || end > to || named || (kind === "number" && measure === "")) continue;
    const instead = kind === "year" || kind === "date" ? turnedYear(clean.slice(start, end)) : mention.role === "base" && kind === "amount" ? manner.amount(mention, 0) : null;
    if (instead === null) return null;
    text += clean.slice(done, start) + instead;
    done = end;
  }
  return text + clean.slice(done, to);
}

/** Whether a list prints the names of one level without their 支出; null where no item of it tells. */
function dropsEnding(level: number, items: readonly Item[], clean: string): boolean | null {
  const told = items.flatMap(({ table, row, start, mention }): readonly boolean[] => {
    const name = namesOf(table, row)[level] ?? "";
    const words = clean.slice(start, mention.figure.start);
    return stemOf(name) === name || !words.includes(stemOf(name)) ? [] : [!words.includes(name)];
  });
  return told.length === 0 ? null : told.filter((each) => each).length * 2 > told.length;
}

/** Two names without their common ending where the words say the first without it: 一般公共预算拨款收入 and 政府性基金预算拨款收入 told as 一般公共预算收入. */
function inShort(former: string, name: string, words: string): readonly [former: string, name: string] {
  if (words.includes(stemOf(former))) return [former, name];
  let common = 0;
  while (common < Math.min(former.length, name.length) && former[former.length - 1 - common] === name[name.length - 1 - common]) common += 1;
  const [short, other] = [former.slice(0, former.length - common), name.slice(0, name.length - common)];
  return short.length >= FEWEST_NAMING && other.length >= FEWEST_NAMING && words.includes(short) ? [short, other] : [former, name];
}

/** Characters that name a thing without its ending. */
const FEWEST_NAMING = 4;

/** Where words say a name other than within a longer one of a lower level: neither 教育管理事务 nor 小学教育 says 教育支出. -1 where they do not. */
function placeOf(words: string, stem: string, lower: readonly string[]): number {
  const longer = lower.map(stemOf).filter((each) => each.length > stem.length && each.includes(stem));
  const isWithin = (at: number): boolean => longer.some((each) => {
    const from = words.lastIndexOf(each, at);
    return from >= 0 && at + stem.length <= from + each.length;
  });
  let at = words.indexOf(stem);
  while (at >= 0 && isWithin(at)) at = words.indexOf(stem, at + 1);
  return at;
}

/** Whether a list of items of several classes or divisions says none of their names. */
function leavesOut(level: number, items: readonly Item[], clean: string): boolean {
  const names = items.map(({ table, row }) => namesOf(table, row));
  const stems = names.map((each) => stemOf(each[level] ?? ""));
  return new Set(stems).size > 1 && items.every(({ start, mention }, at) => placeOf(clean.slice(start, mention.figure.start), stems[at] ?? "", names[at]?.slice(level + 1) ?? []) < 0);
}

/** The words before the amount with the new row's code and names in the place of the neighbour's. */
function renamed(words: string, like: Item, items: readonly Item[], row: BookRow, clean: string, { now }: ItemContext): string | null {
  const table = tableOf(now, like.table.id);
  const former = namesOf(like.table, like.row);
  const names = table ? namesOf(table, row) : [];
  if (former.length !== names.length) return null;
  const [formerCode, code] = [codeOf(like.row), codeOf(row)];
  const saysCode = formerCode !== null && code !== null && words.includes(formerCode);
  let text = "";
  let rest = saysCode ? words.replace(formerCode, code) : words;
  for (const [level, [name, own]] of former.map((each, at) => inShort(each, names[at] ?? "", words)).entries()) {
    const stem = stemOf(name);
    const at = placeOf(rest, stem, former.slice(level + 1));
    if (at < 0) {
      // A level that the words leave to a heading must be the same, and its own name must be said.
      if (level === former.length - 1 || (stemOf(own) !== stem && !saysCode && !leavesOut(level, items, clean))) return null;
      continue;
    }
    const full = rest.startsWith("支出", at + stem.length) && name.endsWith("支出");
    const drops = stem === name ? dropsEnding(level, items, clean) ?? false : !full;
    text += rest.slice(0, at) + (drops ? stemOf(own) : own);
    rest = rest.slice(at + stem.length + (full ? 2 : 0));
  }
  return text + rest;
}
