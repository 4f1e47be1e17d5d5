import type { BookRow, BookTable, BudgetBook } from "../../model/book";
import { figureOf, tableOf } from "../../model/book";
import type { CellRef } from "../../model/cells";
import type { Look } from "../../model/retelling";
import { codeOf } from "../../facts/rows";
import type { TextUnderstood } from "../../proofread";
import type { Mention } from "../../proofread/said";
import type { Bindings } from "./bindings";
import type { Changes } from "./changes";
import type { Counterparts } from "../../proofread/counterparts";
import { itemListsOf, type Item, type ItemList } from "./itemLists";
import type { Manner } from "./manner";
import { renumber } from "./numbering";
import { tellNew } from "./newItem";
import type { OfficeWords } from "./officeWords";

/** Where items are told anew. */
export interface ItemContext {
  readonly counterparts: Counterparts;
  readonly bindings: Bindings;
  readonly manner: Manner;
  readonly words: OfficeWords;
  readonly changes: Changes;
  readonly now: BudgetBook;
  /** Whether the text is of this year and only brought up to date: what it tells stays, and what is new is told where it told everything before. */
  readonly updates: boolean;
  /** A year as it is this year: the budget's and the one before are turned. */
  readonly turnedYear: (printed: string) => string;
}

/** What is to be looked at, at a stretch of the cleaned text. */
export interface ItemLook {
  readonly kind: Look["kind"];
  readonly start: number;
  readonly end: number;
  readonly cells: readonly CellRef[];
}

/**
 * Lists of items follow the tables: what has nothing this year is struck, what is new is told in the pattern of its neighbour at its
 * place in the table, and the numbers of the list are set anew. An office that tells items of nothing goes on doing so.
 */
export function retellItems(last: TextUnderstood, context: ItemContext): readonly ItemLook[] {
  const struck = new Set<Item["said"]>();
  return itemListsOf(last, context.counterparts, context.bindings, context.updates).flatMap((list) => {
    if (list.by === "clause" && struck.has(list.items[0]?.said as Item["said"])) return [];
    const retold = new ListRetold(list, last, context);
    const looks = retold.retell();
    if (list.by === "paragraph") for (const { said } of retold.gone) struck.add(said);
    return looks;
  });
}

/** A row of this year that the list does not tell yet, and the item behind which it stands; null for the first place. */
interface Coming {
  readonly row: BookRow;
  readonly behind: Item | null;
}

class ListRetold {
  readonly gone: readonly Item[];
  private readonly looks: ItemLook[] = [];
  private readonly clean: string;

  constructor(private readonly list: ItemList, private readonly last: TextUnderstood, private readonly context: ItemContext) {
    this.clean = last.layout.clean;
    const tellsNothing = list.items.some(({ mention }) => mention.figure.decimal.digits === 0n);
    this.gone = tellsNothing || context.updates ? [] : list.items.filter(({ mention }) => context.bindings.amount(mention)?.money === 0);
  }

  retell(): readonly ItemLook[] {
    const coming = this.coming();
    const told = coming.flatMap((each) => this.tell(each));
    const [first] = this.list.items;
    if (first && told.length === 0 && this.gone.length === this.list.items.length) {
      this.look("emptied", first.start, this.list.items.at(-1)?.end ?? first.end, first.mention.cells);
      return this.looks;
    }
    if (this.gone.length === 0 && coming.length === 0) return [];
    if (this.list.by === "paragraph") {
      const numbers = renumber(this.list.items, new Set(this.gone), told.map(({ behind }) => behind), this.last, this.context.changes);
      told.forEach((each, at) => { this.addParagraph(each, numbers[at] ?? ""); });
    } else told.forEach((each, at) => { this.addClause(each, at === 0); });
    this.strike();
    return this.looks;
  }

  private look(kind: Look["kind"], start: number, end: number, cells: readonly CellRef[]): void {
    this.looks.push({ kind, start, end, cells });
  }

  private strike(): void {
    const { items, by } = this.list;
    for (const item of this.gone) this.look("struck", item.start, item.end, item.mention.cells);
    if (by === "paragraph") {
      for (const { said } of this.gone) this.context.changes.strike(said.paragraph);
      return;
    }
    const lastKept = items.findLastIndex((item) => !this.gone.includes(item));
    items.forEach((item, at) => {
      const next = items[at + 1];
      if (at < lastKept && next && this.gone.includes(item)) this.context.changes.strikeWords(item.start, next.start);
    });
    const from = items[lastKept]?.end ?? items[0]?.start;
    const end = items.at(-1)?.end;
    if (from !== undefined && end !== undefined && lastKept < items.length - 1) this.context.changes.strikeWords(from, end);
  }

  /** Rows of this year that the list, which told all of them last year, does not tell. */
  private coming(): readonly Coming[] {
    const [first] = this.list.items;
    const now = first && tableOf(this.context.now, first.table.id);
    if (!first || !now) return [];
    if (this.context.updates) return this.since(first, now);
    const { axis, kind } = first.row;
    if (kind === "line") return this.lines(first, now);
    const told = new Set(this.list.items.map(({ row }) => row.key));
    const prefix = prefixesOf(this.list.items).find((each) => {
      const filled = first.table.rows.filter((row) => row.axis === axis && row.kind === kind && (codeOf(row) ?? "").startsWith(each) && amountAt(row, first.role) !== 0);
      return filled.length > 0 && filled.every(({ key }) => told.has(key));
    });
    const isNew = (row: BookRow): boolean => row.axis === axis && row.kind === kind && (codeOf(row) ?? "").startsWith(prefix ?? "") && amountAt(row, first.role) !== 0 && !told.has(row.key);
    if (prefix === undefined) {
      this.untold(first, now.rows.filter(isNew));
      return [];
    }
    return this.inOrder(now.rows.filter(isNew), now);
  }

  /**
   * Lines that are new, such as a source of money: where the lines that were told made up a total of the table, and with the new ones
   * they make it up again. Where they do not, somebody has to look which are lacking.
   */
  private lines(first: Item, now: BookTable): readonly Coming[] {
    const { row: { axis }, table, role } = first;
    const told = new Set(this.list.items.map(({ row }) => row.key));
    const filledIn = (rows: readonly BookRow[]): readonly BookRow[] => rows.filter((row) => row.axis === axis && row.kind === "line" && !told.has(row.key) && amountAt(row, role) !== 0);
    const others = filledIn(table.rows);
    const whole = this.list.items.reduce((sum, { row }) => sum + amountAt(row, role), 0);
    const total = others.find((row) => amountAt(row, role) === whole);
    const totalNow = total && now.rows.find((row) => row.axis === axis && row.key === total.key);
    if (!totalNow) return [];
    const known = new Set(others.map(({ key }) => key));
    const coming = filledIn(now.rows).filter(({ key }) => !known.has(key));
    const have = now.rows.reduce((sum, row) => sum + (row.axis === axis && told.has(row.key) ? amountAt(row, role) : 0), 0);
    const lacks = amountAt(totalNow, role) - have;
    if (lacks === 0) return [];
    if (coming.reduce((sum, row) => sum + amountAt(row, role), 0) === lacks) return this.inOrder(coming, now);
    this.look("notAdded", first.start, this.list.items.at(-1)?.end ?? first.end, [...totalNow.cells.values()].slice(0, 1).map(({ ref }) => ref));
    return [];
  }

  /**
   * Rows that came since a text of this year was written: those that it does not tell, where its items as they were written made up the
   * total that it told, and what lacks to the total now is theirs.
   */
  private since(first: Item, now: BookTable): readonly Coming[] {
    const { items } = this.list;
    const { axis, kind } = first.row;
    const told = new Set(items.map(({ row }) => row.key));
    const untold = now.rows.filter((row) => row.axis === axis && row.kind === kind && amountAt(row, first.role) !== 0 && !told.has(row.key));
    const written = items.reduce((sum, { mention }) => sum + (mention.figure.money?.money ?? 0), 0);
    const isWhole = ({ value, figure }: Mention): boolean => value?.at?.row.kind === "total" && figure.money?.money === written;
    const { bindings } = this.context;
    const lacks = untold.reduce((sum, row) => sum + amountAt(row, first.role), 0);
    const have = items.reduce((sum, { mention }) => sum + (bindings.amount(mention)?.money ?? 0), 0);
    const isExplained = this.last.said.some(({ mentions }) => mentions.some((mention) => isWhole(mention) && bindings.amount(mention)?.money === have + lacks));
    return isExplained && lacks !== 0 ? this.inOrder(untold, now) : [];
  }

  /** Rows with the items behind which they stand in the table. */
  private inOrder(rows: readonly BookRow[], now: BookTable): readonly Coming[] {
    const order = new Map(now.rows.map((row, at) => [row.key, at]));
    return rows.map((row) => ({ row, behind: this.list.items.findLast((item) => (order.get(item.row.key) ?? Infinity) < (order.get(row.key) ?? 0)) ?? null }));
  }

  /** A list that told most rows but not all says nothing of what is new; that is told to whoever reads it. */
  private untold(first: Item, rows: readonly BookRow[]): void {
    const filled = first.table.rows.filter((row) => row.axis === first.row.axis && row.kind === first.row.kind && amountAt(row, first.role) !== 0);
    if (this.list.items.length * 2 < filled.length) return;
    for (const row of rows) {
      if (!filled.some(({ key }) => key === row.key)) this.look("notAdded", first.start, this.list.items.at(-1)?.end ?? first.end, [...row.cells.values()].slice(0, 1).map(({ ref }) => ref));
    }
  }

  /** Tells a new row in the pattern of the item before it; where its names do not fit the pattern it is only listed. */
  private tell({ row, behind }: Coming): readonly Told[] {
    const like = behind ?? this.list.items[0];
    if (!like) return [];
    const said = tellNew(like, this.list.items, row, this.last, this.context);
    const cells = [...row.cells.values()].slice(0, 1).map(({ ref }) => ref);
    this.look(said === null ? "notAdded" : "added", like.start, like.end, cells);
    return said === null ? [] : [{ behind, like, said }];
  }

  private addParagraph({ behind, like, said }: Told, numbering: string): void {
    const { paragraph } = like.said;
    const stop = /[。；]$/.exec(this.clean.slice(paragraph.start, paragraph.end))?.[0] ?? "。";
    this.context.changes.add(behind ? "behind" : "before", paragraph, paragraph, `${numbering}${said}${stop}`);
  }

  private addClause({ behind, like, said }: Told, isFirst: boolean): void {
    const { changes } = this.context;
    const { items } = this.list;
    const [one, two] = items;
    const mark = one && two ? this.clean.slice(one.end, two.start) : "、";
    const next = items[items.indexOf(like) + 1];
    const lastKept = items.findLastIndex((item) => !this.gone.includes(item));
    const kept = items[lastKept];
    // What stands behind the last item that stays is struck to the end.
    if (one && !kept) changes.words(one.start, one.start, `${isFirst ? "" : mark}${said}`);
    else if (kept && behind && items.indexOf(like) >= lastKept) changes.words(kept.end, kept.end, `${mark}${said}`);
    else if (!behind) changes.words(like.start, like.start, `${said}${mark}`);
    else if (next) changes.words(next.start, next.start, `${said}${mark}`);
    else changes.words(like.end, like.end, `${mark}${said}`);
  }
}

/** A new item in the pattern of another one. */
interface Told {
  readonly behind: Item | null;
  readonly like: Item;
  readonly said: string;
}

function amountAt(row: BookRow, role: string): number {
  return figureOf(row.cells.get(role))?.money ?? 0;
}

/** Beginnings of codes within which a list may tell all rows: none, their class, their division. */
function prefixesOf(items: readonly Item[]): readonly string[] {
  const codes = items.map(({ row }) => codeOf(row) ?? "");
  return ["", ...[3, 5].map((length) => codes[0]?.slice(0, length) ?? "").filter((prefix) => prefix !== "" && codes.every((code) => code.startsWith(prefix) && code.length > prefix.length))];
}
