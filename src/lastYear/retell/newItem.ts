import type { BookRow } from "../../model/book";
import { figureOf, tableOf } from "../../model/book";
import { tailOf } from "../../catalog/text/turns";
import type { TextUnderstood } from "../../proofread";
import type { Comparison } from "../../proofread/said";
import type { ItemContext } from "./items";
import { namesOf, stemOf, type Item } from "./itemLists";
import { unchangedAt } from "./officeWords";

/**
 * What is said of a row that is new, as its neighbour is told: its names and amount, the share of it, and that it came from nothing.
 * What it is used for and why it came stays to be written. null where its names do not fit in the neighbour's.
 */
export function tellNew(like: Item, row: BookRow, last: TextUnderstood, context: ItemContext): string | null {
  const { clean } = last.layout;
  const { manner, bindings, words } = context;
  const { mention, said } = like;
  const money = figureOf(row.cells.get(like.role))?.money ?? 0;
  const label = renamed(clean.slice(like.start, mention.figure.start), like, row, context);
  if (label === null) return null;
  const amount = `${manner.amount(mention, money)}${clean.slice(mention.figure.end, mention.figure.after)}`;
  const share = said.mentions.find(({ role, subject, figure }) => role === "share" && subject === mention && figure.start < like.end);
  const whole = share && bindings.share(share)?.whole.money;
  const shareText = share && whole !== undefined ? manner.percentage(money, whole, share) : null;
  const shared = share && shareText !== null ? `${clean.slice(mention.figure.after, share.figure.start)}${shareText}${clean.slice(share.figure.end, share.figure.after)}` : "";
  const comparison = said.comparisons.find(({ subject, start }) => subject === mention && start < like.end);
  if (!comparison) return `${label}${amount}${shared}`;
  const tail = tailOf("fromNothing", words);
  const told = [...tail.change, ...(comparison.rate || (!comparison.change && words.tellsRate) ? tail.rate : [])]
    .map((piece) => (typeof piece === "string" ? piece : piece.slot === "change" ? manner.amount(mention, money) : piece.slot === "measure" ? mention.figure.measure : "上年")).join("");
  return `${label}${amount}${shared}${comparedWith(comparison, clean)}${told}`;
}

/** The words between an amount and how it went: "，比上年执行数". */
function comparedWith(comparison: Comparison, clean: string): string {
  const end = comparison.change || comparison.rate ? comparison.word[0] : unchangedAt(clean, comparison);
  const words = clean.slice(comparison.start, end);
  const said = /[，。；]/.exec(clean.slice(comparison.start - 1, comparison.start))?.[0] ?? "，";
  return `${said === "。" ? "，" : said}${words.includes("相比") ? words : words.replace(/^[与同](?=上|去|\d)/, "比")}`;
}

/** The words before the amount with the new row's names in the place of the neighbour's. */
function renamed(words: string, like: Item, row: BookRow, { now }: ItemContext): string | null {
  const table = tableOf(now, like.table.id);
  const former = namesOf(like.table, like.row);
  const names = table ? namesOf(table, row) : [];
  if (former.length !== names.length) return null;
  let text = "";
  let rest = words;
  for (const [level, name] of former.entries()) {
    const own = names[level] ?? "";
    const stem = stemOf(name);
    const at = rest.indexOf(stem);
    if (at < 0) {
      // A level that the words leave to a heading must be the same, and its own name must be said.
      if (level === former.length - 1 || stemOf(own) !== stem) return null;
      continue;
    }
    const full = rest.startsWith("支出", at + stem.length) && name.endsWith("支出");
    text += rest.slice(0, at) + (full ? own : stemOf(own));
    rest = rest.slice(at + stem.length + (full ? 2 : 0));
  }
  return text + rest;
}
