import { SOURCES_OF_REVENUE, SOURCES_OVERALL } from "../../catalog/text/names";
import type { BookRow, BookTable, BudgetBook } from "../../model/book";
import { figureOf, tableOf } from "../../model/book";
import { nameOf } from "../../facts/rows";
import type { TextUnderstood } from "../../proofread";
import type { Paragraph } from "../../proofread/layout";
import type { Changes } from "./changes";
import type { ItemLook } from "./items";
import { stemOf } from "./itemLists";

/** Where a list of names begins. */
const OPENS = /(?:包括|分别为|分别是|主要为|主要有|主要是)：?/g;
const LONGEST_NAME = 40;
const LONGEST_LIST = 200;

interface Name {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** All rows of one kind that have an amount in one column, by their names in order of the table. */
interface Filled {
  readonly rows: readonly BookRow[];
  readonly table: BookTable;
  readonly role: string;
}

/**
 * Lists of mere names ("支出包括：一般公共服务支出、教育支出") follow the tables where last year they named just the rows that had an
 * amount: what has none now is struck, what is new stands at its place in the table.
 */
export function retellNames(last: TextUnderstood, lastBook: BudgetBook, now: BudgetBook, changes: Changes): readonly ItemLook[] {
  const kinds = filledKinds(lastBook);
  return last.said.flatMap(({ paragraph }) => (paragraph.kind === "prose" ? listsIn(last.layout.clean, paragraph) : []).flatMap((names) => {
    for (const kind of kinds) {
      const run = runOf(names, kind);
      if (run) return follow(run, kind, now, last.layout.clean, changes);
    }
    return [];
  }));
}

function listsIn(clean: string, { words, end }: Paragraph): readonly (readonly Name[])[] {
  return [...clean.slice(words, end).matchAll(OPENS)].map((match) => {
    const from = words + match.index + match[0].length;
    const stretch = /^[^。；：\d]*/.exec(clean.slice(from, end))?.[0] ?? "";
    const names: Name[] = [];
    for (const part of stretch.replace(/等$/, "").matchAll(/[^、，]+/g)) names.push({ words: part[0], start: from + part.index, end: from + part.index + part[0].length });
    return names.filter(({ words: each }) => each.length <= LONGEST_NAME).slice(0, LONGEST_LIST);
  });
}

/** Every set of rows with an amount that a list may name. */
function filledKinds(book: BudgetBook): readonly Filled[] {
  return book.tables.flatMap((table) => {
    const kinds = new Map<string, BookRow[]>();
    for (const row of table.rows) {
      if (row.kind === "line" ? sourceNames(row.key).length === 0 : row.kind !== "class" && row.kind !== "item") continue;
      const key = `${row.axis} ${row.kind}`;
      kinds.set(key, [...(kinds.get(key) ?? []), row]);
    }
    return [...kinds.values()].flatMap((rows) => [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].map((role): Filled => ({ rows: rows.filter((row) => has(row, role)), table, role })));
  }).filter(({ rows }) => rows.length > 1);
}

/** The names that are just those of the rows, one behind the other; null where they are not. */
function runOf(names: readonly Name[], { rows }: Filled): readonly { readonly name: Name; readonly row: BookRow }[] | null {
  const found = names.flatMap((name, at) => {
    const row = rows.find((each) => isNamed(each, name.words));
    return row ? [{ name, row, at }] : [];
  });
  const follows = found.every(({ at }, index) => at === (found[0]?.at ?? 0) + index);
  return found.length === rows.length && follows && new Set(found.map(({ row }) => row)).size === rows.length ? found : null;
}

function follow(run: readonly { readonly name: Name; readonly row: BookRow }[], kind: Filled, now: BudgetBook, clean: string, changes: Changes): readonly ItemLook[] {
  const [first] = run;
  const rows = tableOf(now, kind.table.id)?.rows.filter((row) => row.axis === first?.row.axis && row.kind === first.row.kind && has(row, kind.role)
    && (row.kind !== "line" || sourceNames(row.key).length > 0)) ?? [];
  const keys = new Set(rows.map(({ key }) => key));
  const told = new Map(run.map(({ row, name }) => [row.key, name]));
  if (!first || rows.every(({ key }) => told.has(key)) && rows.length === run.length) return [];
  const stretch = { start: first.name.start, end: run.at(-1)?.name.end ?? first.name.end };
  if (rows.length === 0) return [{ ...stretch, kind: "emptied", cells: [] }];
  const text = rows.map((row, at) => {
    const name = told.get(row.key);
    const mark = at === 0 ? "" : name && name !== first.name ? clean.slice(name.start - 1, name.start) : "、";
    return mark + (name?.words ?? written(row, run));
  }).join("");
  changes.words(stretch.start, stretch.end, text);
  const look = (kindOfLook: "struck" | "added", some: boolean): readonly ItemLook[] => (some ? [{ ...stretch, kind: kindOfLook, cells: [] }] : []);
  return [...look("struck", run.some(({ row }) => !keys.has(row.key))), ...look("added", rows.some(({ key }) => !told.has(key)))];
}

/** A new name as its neighbours are written: with or without 支出. */
function written(row: BookRow, run: readonly { readonly name: Name; readonly row: BookRow }[]): string {
  const [source] = sourceNames(row.key);
  if (row.kind === "line" && source !== undefined) return source;
  const bare = run.every(({ name, row: other }) => name.words === stemOf(nameOf(other)));
  return bare ? stemOf(nameOf(row)) : nameOf(row);
}

function isNamed(row: BookRow, words: string): boolean {
  const name = nameOf(row);
  return words === name || words === stemOf(name) || (row.kind === "line" && sourceNames(row.key).includes(words));
}

/** What sentences call a source of money, the usual name first. */
function sourceNames(line: string): readonly string[] {
  return [...SOURCES_OVERALL.filter((source) => source.line === line).map(({ overall }) => overall), ...SOURCES_OF_REVENUE.filter((source) => source.line === line).map(({ revenue }) => revenue)];
}

function has(row: BookRow, role: string): boolean {
  return (figureOf(row.cells.get(role))?.money ?? 0) !== 0;
}
