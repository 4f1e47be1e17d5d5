import { furtherTableOf, isOfBudget, printsPart, subjectsOf, type FurtherTable } from "../catalog/furtherTables";
import { TABLES } from "../catalog/tables";
import type { TableSpec } from "../catalog/types";
import type { CellRef } from "../model/cells";
import { isFootline, isNote, isNumbered, plain, saysContinued, withoutContinued, yearIn, remembering } from "./text";
import { comparedText, type Span, type SheetView } from "./view";

/** What a title says. */
export interface TitleReading {
  readonly text: string;
  readonly at: CellRef;
  readonly year: number | null;
  /** Kinds of table whose words it has; several only where the catalogue cannot tell them apart. */
  readonly kinds: readonly TableSpec[];
  /** The kind of table that it names otherwise, which is read by its structure; null where it names one of `kinds`, or none. */
  readonly further: FurtherTable | null;
  /** It names a table, and none of `kinds`. */
  readonly foreign: boolean;
  /** It says that the table continues another. */
  readonly continued: boolean;
  /** The sheet is called so; no cell says it. */
  readonly bySheet?: true;
}

/** A plain title without year, body words, table number and remarks behind it. */
export function titleCore(text: string): string {
  return withoutContinued(text)
    .replace(/20\d{2}(?:年度?|(?=部门|单位|预算))|二[〇○零][〇○零一二三四五六七八九]{2}年度?/g, "")
    .replace(/[(]?(?:金额)?单位[:：].*$/, "")
    .replace(/[(][^()]{0,3}万?元[)]/g, "")
    .replace(/^(?:(?:附[件表]|预算公开|公开|表)+(?:\d+|[一二三四五六七八九十]+(?!般))?(?:-\d+)*表?[、.:：]?|[(]?[\d一二三四五六七八九十]+[)]?[、.:：])/, "")
    .replace(/预算单位|部门|单位/g, "");
}

/** Whether a title is of a table of what was carried over alone (财政拨款结转资金支出预算表); one that counts it in says so (含上年结转). */
function isOfCarriedMoney(core: string): boolean {
  return /结转|结余/.test(core.replace(/[(][^()]*[)]/g, "").replace(/[含包]括?[^表]*/, ""));
}

/** Kinds of table by the words of a title; none where it is about a subject that no kind's own words name. */
function kindsOf(core: string): readonly TableSpec[] {
  const subjects = subjectsOf(core);
  const says = (group: readonly string[]): boolean => group.every((word) => core.includes(plain(word)))
    && subjects.every((subject) => group.some((word) => plain(word).includes(subject)));
  return TABLES.filter((spec) => spec.beside === undefined && named(spec, core, says));
}

function named({ titleWords, titleWithout }: TableSpec, core: string, says: (group: readonly string[]) => boolean): boolean {
  return titleWords.some(says) && !titleWithout.some((word) => core.includes(plain(word)));
}

/** The kind that a title means beside a table of another kind, of which it is else another name; undefined where it is only that. */
export function kindBeside({ text }: Pick<TitleReading, "text">, id: TableSpec["id"]): TableSpec | undefined {
  const core = titleCore(text);
  return TABLES.find((spec) => spec.beside === id && named(spec, core, (group) => group.every((word) => core.includes(plain(word)))));
}

/** Kinds of table whose words stand in a header group such as "本年政府性基金预算支出"; for tables without a title. */
export function kindsOfGroup(text: string): readonly TableSpec[] {
  return kindsOf(text);
}

/**
 * Reads a text as a title of a table. `strict`: only a text that ends in 表 counts, as inside a body; otherwise any
 * text that has the words of a kind of table does ("2020年财政拨款收支预算").
 *
 * @returns null where the text is no title.
 */
export function readTitle(text: string, at: CellRef, strict: boolean): TitleReading | null {
  const said = (strict ? titleSaidByForm : titleSaid)(text);
  if (!said) return null;
  const { year, kinds, further, foreign, continued } = said;
  return { text: said.text, at, year, kinds, further, foreign, continued };
}

/**
 * The title that a sheet's name is, for a sheet on which no cell holds one ("3支出总表"): of a kind of table, or of one that is none of them.
 *
 * @param at where the table begins
 */
export function titleOfSheet(view: SheetView, at: CellRef): TitleReading | null {
  const name = plain(view.name).replace(/^[\d.、-]+/, "");
  const title = readTitle(name, at, false);
  return title && { ...title, bySheet: true };
}

const titleSaid = remembering((text) => titleIn(text, false));
const titleSaidByForm = remembering((text) => titleIn(text, true));

function titleIn(text: string, strict: boolean): Omit<TitleReading, "at"> | null {
  if (text.length < 3 || text.length > 80 || isNote(text) || isFootline(text) || /[。；]/.test(text)) return null;
  if (/^(?:编制|公开|填报|金额)?(?:部门|单位)[^表]{0,6}[:：]/.test(text)) return null;
  const core = titleCore(text.replace(/^《|》$/g, ""));
  const bracketless = core.replace(/[(][^()]*[)]/g, "");
  const named = /表(?:[-—][^表]{1,12})?[\d一二三四五六七八九十]{0,2}$/.test(bracketless) && isOfBudget(text);
  if (!named && (strict || (isNumbered(text) && !/预算/.test(text)) || text.length > 40)) return null;
  const kinds = printsPart(core) || isOfCarriedMoney(core) ? [] : kindsOf(core);
  if (!named && kinds.length === 0) return null;
  return { text, year: yearIn(text), kinds, further: kinds.length === 0 ? furtherTableOf(core) : null, foreign: kinds.length === 0, continued: saysContinued(text) };
}

/** Cells of a row that a title may share its row with: unit of measure, table number. */
const TITLE_ROW_CELLS = 4;

const NO_TITLES: readonly TitleReading[] = [];

/** Titles in a row: at most a few cells, each of which names a table. */
export function titlesIn(view: SheetView, row: number, span: Span): readonly TitleReading[] {
  let titles: TitleReading[] | null = null;
  let cells = 0;
  const line = view.cells(row);
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = line[column - view.sheet.column] ?? null;
    if (value === null) continue;
    cells += 1;
    if (typeof value !== "string" || cells > TITLE_ROW_CELLS) return NO_TITLES;
    if (!value.includes("表")) continue;
    const title = readTitle(comparedText(value), view.ref(row, column), true);
    if (title) (titles ??= []).push(title);
  }
  return titles ?? NO_TITLES;
}
