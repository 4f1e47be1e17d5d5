import { codesDownTo, nameOfCode } from "../../catalog/classifications";
import type { BookRow, BookTable } from "../../model/book";
import { codeOf, nameOf } from "../../facts/rows";
import type { TextUnderstood } from "../../proofread";
import type { Mention, Said } from "../../proofread/said";
import type { Counterparts } from "../../proofread/counterparts";
import type { Bindings } from "./bindings";
import { formOf, numberingEnd } from "./numbering";

/** A row of a table that the text tells: from its name to the last figure or word on it. */
export interface Item {
  readonly mention: Mention;
  readonly said: Said;
  readonly table: BookTable;
  readonly row: BookRow;
  readonly role: string;
  /** Of the cleaned text; without the mark before or behind it. */
  readonly start: number;
  readonly end: number;
}

/** Items of one table and level that are told one after the other: a paragraph each, or in one sentence. */
export interface ItemList {
  readonly by: "paragraph" | "clause";
  readonly items: readonly Item[];
}

const LEVELS: readonly BookRow["kind"][] = ["class", "division", "item", "project", "line"];
const MARKS = /^[、，；：。和及与\s]+/;

/** The lists of a text. Items whose amounts are not what the tables say are told by others, except in a text that is brought up to date. */
export function itemListsOf(last: TextUnderstood, counterparts: Counterparts, bindings: Bindings, updates: boolean): readonly ItemList[] {
  const lists: ItemList[] = [];
  const numberedAs = ({ said: { paragraph } }: Item): string => formOf(last.layout.clean.slice(paragraph.start, numberingEnd(paragraph, last.layout.clean)));
  let open: Item[] = [];
  let openAt = -1;
  const close = (): void => {
    if (open.length > 1) lists.push({ by: "paragraph", items: open });
    open = [];
  };
  last.said.forEach((said, at) => {
    if (said.paragraph.kind !== "prose") {
      close();
      return;
    }
    const items = said.mentions.flatMap((mention) => itemOf(mention, said, last, counterparts, bindings, updates) ?? []);
    const first = said.mentions.find(({ role, figure }) => role === "value" && figure.kind === "amount");
    const head = items.find(({ mention }) => mention === first);
    const alike = head && open[0] && sameKind(head, open[0]) && at === openAt + 1 && numberedAs(head) === numberedAs(open[0]);
    if (!alike) close();
    if (head && !items.some((item) => item !== head && sameKind(item, head))) {
      open.push({ ...head, start: numberingEnd(said.paragraph, last.layout.clean), end: said.paragraph.end });
      openAt = at;
    }
    lists.push(...clauseLists(items, last));
  });
  close();
  return lists;
}

function sameKind(a: Item, b: Item): boolean {
  return a.table === b.table && a.row.kind === b.row.kind && a.row.axis === b.row.axis && a.role === b.role;
}

/** The row of which an amount is told; null for totals and what is no row. */
function itemOf(mention: Mention, said: Said, last: TextUnderstood, counterparts: Counterparts, bindings: Bindings, updates: boolean): Item | null {
  const [cell, second] = bindings.valueOf(mention)?.cells ?? [];
  if (mention.role !== "value" || mention.figure.kind !== "amount" || !cell || second || (mention.status === "disagree" && !updates)) return null;
  const address = counterparts.addressOf(cell);
  if (!address || !LEVELS.includes(address.row.kind)) return null;
  const labelStart = mention.figure.start - mention.label.length;
  const named = namesOf(address.table, address.row).map((name) => mention.label.indexOf(stemOf(name))).filter((at) => at >= 0);
  const skipped = named.length > 0 ? Math.min(...named) : MARKS.exec(mention.label)?.[0].length ?? 0;
  const quote = /[“（]$/.test(last.layout.clean.slice(labelStart, labelStart + skipped)) ? 1 : 0;
  return { mention, said, table: address.table, row: address.row, role: address.role, start: labelStart + skipped - quote, end: mention.figure.after };
}

/** Runs of items of one kind in a sentence, each as far as the next begins; the last as far as its sentence goes on about it. */
function clauseLists(items: readonly Item[], last: TextUnderstood): readonly ItemList[] {
  const { clean } = last.layout;
  const runs: Item[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    // A whole and its parts are no list.
    if (run && before && sameKind(before, item) && !run.some(({ mention }) => mention === item.mention.whole) && !clean.slice(before.end, item.start).includes("。")) run.push(item);
    else runs.push([item]);
  }
  return runs.map((run) => withoutWhole(run, clean)).filter((run) => run.length > 1 || (run[0] && isListOfOne(run[0], clean))).map((run) => ({
    by: "clause",
    items: run.map((item, at) => {
      const next = run[at + 1];
      const end = next ? next.start - (/[、，；：。和及与\s]+$/.exec(clean.slice(item.end, next.start))?.[0].length ?? 0) : endOfLast(item, clean);
      return { ...item, end: Math.max(item.end, end) };
    }),
  }));
}

/** "收入100万元，包括：…": the items of a run that begins with the whole of which they are. */
function withoutWhole(run: readonly Item[], clean: string): readonly Item[] {
  const [whole, first, ...others] = run;
  if (!whole || !first || !/包括|其中|分别|：/.test(clean.slice(whole.end, first.start))) return run;
  const amountOf = ({ mention: { figure } }: Item): number => figure.money?.money ?? 0;
  return amountOf(whole) === [first, ...others].reduce((sum, item) => sum + amountOf(item), 0) ? run.slice(1) : run;
}

/** "收入包括：一般公共预算拨款收入100万元": all that there is, of which there may be more next year. */
function isListOfOne({ row, start }: Item, clean: string): boolean {
  return (row.kind === "line" || row.kind === "class") && /(?:包括|其中|分别为|分别是)[：，]?$/.test(clean.slice(Math.max(0, start - 6), start));
}

/** Where the words on the last item of a sentence end: at its end, or before another amount of this year is told. */
function endOfLast({ mention, said, end }: Item, clean: string): number {
  const stop = /[。；]/.exec(clean.slice(end, said.paragraph.end));
  const sentence = stop ? end + stop.index : said.paragraph.end;
  const other = said.mentions.find(({ role, figure }) => role === "value" && figure.start > mention.figure.start && figure.start < sentence);
  if (!other) return sentence;
  const before = clean.lastIndexOf("，", other.figure.start);
  return before > end ? before : end;
}

/** Names of a row from its class down; its own last. */
export function namesOf(table: BookTable, row: BookRow): readonly string[] {
  const code = codeOf(row);
  if (code === null) return [nameOf(row)];
  const names = codesDownTo(code).map((each) => {
    const found = table.rows.find((other) => other.axis === row.axis && codeOf(other) === each);
    return found ? nameOf(found) : nameOfCode("functional", each)?.name ?? "";
  });
  return [...names.slice(0, -1), nameOf(row)].filter((name) => name !== "");
}

/** A name without 支出 at its end. */
export function stemOf(name: string): string {
  const plain = name.replace(/^\d{3,7}/, "");
  return plain.length > 2 ? plain.replace(/支出$/, "") : plain;
}
