import type { AxisId, TableId } from "./book";
import type { UnitOfMeasure } from "./money";
import type { Worded } from "./ruleWords";
import type { SectionSpec } from "./sentences";

/** A header cell of a prescribed table: rows count from the first header row, columns from column A. */
export interface HeaderCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** As printed; "{year}" and "{lastYear}" stand for the budget's year and the one before it. */
  readonly text: string;
}

/** A column of a prescribed table. */
export interface LayoutColumn {
  readonly axis: AxisId;
  readonly role: string;
  /** Width in characters. */
  readonly width: number;
  readonly content: "amount" | "percent" | "code" | "name" | "text";
}

/** A fixed line of a balance: its label as printed and its depth of indentation. */
export interface LayoutLine {
  readonly id: string;
  readonly label: string;
  readonly indent: number;
}

/** A row that holds what others print as a column: its role and label; `group` beside the first row of a group, which reaches down to the next. */
export interface LayoutRole {
  readonly role: string;
  readonly label: string;
  readonly group?: string;
}

/** Every fixed line of a balance, whichever side it stands on. */
export function linesOfBody(body: LayoutBody): readonly LayoutLine[] {
  return body.kind !== "lines" ? [] : [...body.income, ...(body.uses ?? []), ...body.totals.flatMap(({ income, expenditure }) => [income, expenditure])];
}

/**
 * What stands below the header of an inserted table. `lines`: two sides with fixed lines, the totals side by side at
 * the bottom. `classified`: the total row and prepared rows for codes, the total above or below them. `units`: 合计, 汇总,
 * 本级 and units; `departmentOnly`: 合计 and the department. `projects`: the total row, then prepared rows. `oneRow`: a single
 * row of amounts without a name. `roles`: what others print as columns, one below the other, beside one column of amounts.
 * `outline`: the total row, then fixed groups, each with prepared rows.
 */
export type LayoutBody =
  | {
      readonly kind: "lines";
      readonly income: readonly LayoutLine[];
      readonly totals: readonly { readonly income: LayoutLine; readonly expenditure: LayoutLine }[];
      /** The expenditure side prints the classes alone, numbered 一、二、…; every level of a code without a number where it is not said. */
      readonly classes?: "numbered";
      /** Codes of the classes that stand there whether or not anything is planned for them. */
      readonly everyClass?: readonly string[];
      /** Fixed lines of a third pane of uses (基本支出, 项目支出), or of the expenditure side where it has no classes. */
      readonly uses?: readonly LayoutLine[];
    }
  | { readonly kind: "classified"; readonly totalLabel: string; readonly totalAt: "top" | "bottom"; readonly preparedRows: number }
  | { readonly kind: "units"; readonly totalLabel: string; readonly preparedRows: number }
  | { readonly kind: "departmentOnly"; readonly totalLabel: string; readonly preparedRows: number }
  | { readonly kind: "projects"; readonly totalLabel: string; readonly totalColumn: number; readonly preparedRows: number }
  | { readonly kind: "oneRow" }
  | { readonly kind: "roles"; readonly rows: readonly LayoutRole[] }
  | { readonly kind: "outline"; readonly totalLabel: string; readonly groups: readonly LayoutLine[]; readonly preparedRows: number };

/** How a region prints one kind of table: the title (below its number, where it has one), the unit of measure, then the header. */
export interface TableLayout {
  readonly table: TableId;
  /** Printed by departments or by units alone, which then may have one each; by both where it is not said. */
  readonly scope?: Scope;
  /** Name of the sheet. */
  readonly sheet: string;
  /** The number above the title: 公开01表; none is printed where it is not said. */
  readonly number?: string;
  /** Title behind "2022年"; "{body}" stands for what the region calls the one that publishes (部门, 预算单位). */
  readonly title: string;
  readonly header: readonly HeaderCell[];
  readonly headerRows: number;
  /** The column-number row ("**", "1", …) below the header; null where none is printed. */
  readonly numberRow: readonly string[] | null;
  readonly columns: readonly LayoutColumn[];
  readonly body: LayoutBody;
  readonly amountFormat: string;
  readonly orientation: "portrait" | "landscape";
  /** Columns that stay in view when scrolling. */
  readonly frozenColumns: number;
  /** Note printed under the table when it has no figures, with "{department}" (部门 or 单位) and "{year}"; null where the form has none. */
  readonly emptyNote: string | null;
  /** Unit of measure where this table is printed in another one than the rest; null otherwise. */
  readonly unit: UnitOfMeasure | null;
}

/** Fact that a person types on 补充资料 or 基本信息 because no table holds it. */
export interface SheetEntry {
  readonly id: string;
  /** Part of the text that reads it, e.g. "（二）收入". */
  readonly section: string;
  readonly label: string;
  readonly content: "amount" | "text" | "count" | "rate";
  /** What to type, with an example; shown beside the cell. */
  readonly hint: string;
  /** Unit behind the value: 辆, 台（套）, 家, 个, or ""; of an amount that says none it is that of the region's text. */
  readonly measure: string;
  /** Texts that are offered to choose from; others may be typed. */
  readonly choices?: readonly string[];
}

/** Settings that differ by region. */
export interface ProfileSettings {
  /** Unit of measure in which the tables are inserted, the usual one first. */
  readonly units: readonly UnitOfMeasure[];
  /** Unit of measure of every amount in the text; null where it is that of the workbook's tables. */
  readonly textUnit: UnitOfMeasure | null;
  /** At and above this factor of the base, growth is worded as a multiple (增长 N 倍); null where it is always worded in per cent. */
  readonly multipleFrom: number | null;
  /** A change against last year of at least this many per cent is material and wants a reason, unless 基本信息 says otherwise. */
  readonly materialChangePercent: number;
  /** Whether classified tables print every level of a code, so that a missing parent row is a gap to fill. */
  readonly printsEveryLevel: boolean;
  /** Whether amounts in the text have commas between thousands: 9,101.68万元. */
  readonly groupsThousands?: boolean;
}

/** Something by which the workbooks of a region are known: a kind of table that they have, with and without some columns. */
export interface ProfileSign {
  readonly table: TableId;
  readonly with: readonly string[];
  readonly without: readonly string[];
  /** Words that its title has, where columns alone would not tell the region from others. */
  readonly titled?: string;
}

/**
 * What stands in a part of the whole disclosure: 主要职能 or 机构设置 of 基本信息, sections of the text, 名词解释, or the tables.
 */
export interface DisclosureContent {
  readonly of: "functions" | "institutions" | "text" | "glossary" | "tables";
  /** Its own heading inside the part; none where the part's is its own. */
  readonly heading?: string;
  /** Ids of the sections of the text; every one that no other part names where it is not said. */
  readonly sections?: readonly string[];
}

/**
 * A part of the whole disclosure. Headings may name "{body}" (who publishes), "{department}" (部门 or 单位) and "{year}" (2026年);
 * numbers follow what is there: a part that says nothing is left out.
 */
export interface DisclosurePart {
  readonly heading: string;
  readonly holds: readonly DisclosureContent[];
}

/** Whose budget a set of tables is: a department with its units, or one unit. */
export type Scope = "department" | "unit";

/** What a region calls the one that publishes, in titles and headings: 部门, 单位, 部门（单位）. */
export type BodyWords = Readonly<Record<Scope, string>>;

/** Whose budget it is by the level of government: what is printed may differ between a province, its cities and their counties. */
export type Level = "central" | "province" | "city" | "county";

/** What people are told of a form, in both languages; in a form from a file as whoever wrote it said it. */
export type Told = string | Worded;

/** How well a form is known: whole documents were read, a template to be filled in, a list of tables, or excerpts. */
export type Evidence = "document" | "template" | "contents" | "excerpt";

/** What a form prints otherwise from a year on: the difference alone. */
export interface Edition {
  readonly from: number;
  readonly bodyWords?: BodyWords;
  /** Tables that it prints no more, or whose columns are not known. */
  readonly without?: readonly TableId[];
  readonly unshown?: readonly Told[];
  readonly source: Told;
  readonly evidence: Evidence;
}

/**
 * A region's disclosure as one value, plain data through and through, so that it can be a file: which tables in what
 * layout, what the text says, what a person is asked for, by which signs it is known, and where that is known from.
 */
export interface Profile {
  readonly id: string;
  /** Name in Chinese, for choosing and on 基本信息. */
  readonly name: string;
  /** The same for an English Office. */
  readonly nameEnglish: string;
  /** Who prescribes the form. */
  readonly level: "national" | Level;
  /** Of bodies of which levels it was seen; of those of any where it is not said. */
  readonly seenAt?: readonly Level[];
  readonly scopes: readonly Scope[];
  /** First and last budget year of the form; null where it is not known to have ended. */
  readonly years: readonly [first: number, last: number | null];
  readonly bodyWords: BodyWords;
  /** What stands before the name of the one that publishes, above every table (编制部门：); nothing stands there where it is not said. */
  readonly preparedBy?: BodyWords;
  readonly settings: ProfileSettings;
  readonly tables: readonly TableLayout[];
  readonly text: readonly SectionSpec[];
  /** The parts of the whole disclosure, in the order in which the region prints them. */
  readonly parts: readonly DisclosurePart[];
  /** What the text asks for that is in none of the usual entries (see `entriesOf` of the catalogue). */
  readonly entries: readonly SheetEntry[];
  readonly signs: readonly ProfileSign[];
  /** How many of the signs a workbook must show. */
  readonly signsNeeded: number;
  /** The last budget year of which the form was seen; for later ones it may have changed. */
  readonly seenUntil: number;
  /** What the region prints beside it that the sources do not show, so that it is left out: told wherever the form is chosen. */
  readonly unshown?: readonly Told[];
  /** What later years print otherwise, the oldest first. */
  readonly editions?: readonly Edition[];
  /** Where the form was published. */
  readonly source: Told;
  readonly evidence: Evidence;
}

const IN_FORCE = new WeakMap<Profile, Map<string, Profile>>();

/**
 * The form as one of a scope prints it in a year: as the last edition from that year or before it has it, the newest where no
 * year is known; of tables that are printed otherwise by departments and by units, the one of that scope.
 */
export function formFor(profile: Profile, scope: Scope, year: number | null = null): Profile {
  const edition = (profile.editions ?? []).filter(({ from }) => year === null || from <= year).at(-1) ?? null;
  if (edition === null && profile.tables.every((layout) => layout.scope === undefined || layout.scope === scope)) return profile;
  const known = IN_FORCE.get(profile) ?? new Map<string, Profile>();
  const key = `${scope} ${edition?.from ?? ""}`;
  const form = known.get(key) ?? restricted(profile, scope, edition);
  IN_FORCE.set(profile, known.set(key, form));
  return form;
}

function restricted(profile: Profile, scope: Scope, edition: Edition | null): Profile {
  const tables = layoutsOf(profile, scope).filter((layout) => !(edition?.without ?? []).includes(layout.table));
  if (edition === null) return { ...profile, tables };
  const { editions: _, ...rest } = profile;
  return { ...rest, tables, bodyWords: edition.bodyWords ?? profile.bodyWords, unshown: edition.unshown ?? profile.unshown ?? [], source: edition.source, evidence: edition.evidence };
}

/** Every table that one of the scope prints in any year: one of an earlier edition may be asked for by its name. */
export function layoutsOf(profile: Pick<Profile, "tables">, scope: Scope): readonly TableLayout[] {
  return profile.tables.filter((layout) => layout.scope === undefined || layout.scope === scope);
}

/** What a form is for a budget of a year: known for it, or only for a year before it, which is then named. */
export function newestKnown(profile: Pick<Profile, "seenUntil">, year: number): number | null {
  return year > profile.seenUntil ? profile.seenUntil : null;
}

/** How a profile prints a kind of table, or undefined where it has none. Of a form for both scopes it is that of a department. */
export function layoutOf(profile: Pick<Profile, "tables">, table: TableId): TableLayout | undefined {
  return profile.tables.find((layout) => layout.table === table);
}

/** A note under an empty table as it stands there, 本部门 or 本单位 and its year named. */
export function emptyNoteOf({ emptyNote }: Pick<TableLayout, "emptyNote">, scope: Scope, year: number | null): string | null {
  return emptyNote?.replaceAll("{department}", scope === "unit" ? "单位" : "部门").replaceAll("{year}年", year === null ? "" : `${year}年`) ?? null;
}

/** A layout's title for one that publishes in a year, as it stands above the table. */
export function layoutTitle({ title }: Pick<TableLayout, "title">, words: BodyWords, scope: Scope): string {
  return title.replaceAll("{body}", words[scope]);
}
