/** What the pane says about a workbook at a glance; computed from one reading, never kept up behind the user's back. */
import { progressOf } from "../derive/fill";
import { codesBesideTotals, typedItems, type TypedItem } from "../derive/insertItemTyped";
import { formOf, tablesByStructure, type BookRow, type BudgetBook, type OfficeCodes, type TableId } from "../model/book";
import type { CellRef } from "../model/cells";
import type { FillProgress } from "../model/plans";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { whoseWorkbook } from "../review";
import { tableTitle, type Language } from "../report";

/** A row that names something but holds no amount yet. */
export interface WaitingRow {
  readonly table: TableId;
  readonly at: CellRef;
  readonly label: string;
}

export interface Overview {
  /** Name of the region's profile, for people; null for a layout of no known region. */
  readonly profile: string | null;
  readonly year: number | null;
  readonly body: string | null;
  /** Whose budget of which year it is, to know the workbook again; null where nothing tells. */
  readonly whose: string | null;
  /** Kinds of table found, and how many the region prescribes. */
  readonly recognised: number;
  readonly prescribed: number;
  /** Tables of no known kind, read by their structure alone. */
  readonly byStructure: number;
  /** Titles of the prescribed tables that are not there. */
  readonly missing: readonly string[];
  /** Whether the workbook has 基本信息, and so is being prepared here rather than reviewed. */
  readonly own: boolean;
  /** Whether anybody has typed an amount. */
  readonly figures: boolean;
  readonly progress: readonly FillProgress[];
  readonly waiting: readonly WaitingRow[];
  /** Rows that people fill, by table: how many there are. Those of `waiting` hold nothing yet. */
  readonly rows: ReadonlyMap<TableId, number>;
  /** Codes that somebody typed or pasted and that wait for name, parents and their other rows. */
  readonly typed: readonly TypedItem[];
  /** Codes of both classifications that the tables print. */
  readonly codes: ReadonlySet<string>;
  /** The office's own books of codes that the workbook carries. */
  readonly officeCodes: readonly OfficeCodes[];
  /** Forms that the workbook brings along. */
  readonly forms: readonly Profile[];
}

const LEAVES: ReadonlySet<BookRow["kind"]> = new Set<BookRow["kind"]>(["item", "project", "unit", "ownOffice"]);

/** The workbook at a glance. */
export function overviewOf(book: BudgetBook, snapshot: WorkbookSnapshot, language: Language, forms: readonly Profile[]): Overview {
  const profile = formOf(book);
  const prescribed = book.profile.tables.map(({ table }) => table);
  const present = new Set(book.tables.map(({ id }) => id));
  return {
    profile: (language === "en" ? profile?.nameEnglish : profile?.name) ?? null,
    year: book.year,
    body: book.body,
    whose: whoseWorkbook(snapshot),
    recognised: present.size,
    prescribed: Math.max(present.size, prescribed.length),
    byStructure: tablesByStructure(book).length,
    missing: !profile && book.basics === null ? [] : prescribed.filter((id) => !present.has(id)).map((id) => tableTitle(id, language)),
    own: book.basics !== null,
    figures: book.tables.some((table) => table.rows.some((row) => [...row.cells.values()].some(({ state }) => state.kind === "amount" && state.formula === ""))),
    progress: progressOf(book, snapshot),
    rows: new Map(book.tables.map((table) => [table.id, table.rows.filter(({ kind, cells }) => LEAVES.has(kind) && cells.size > 0).length])),
    waiting: book.tables.flatMap((table) => table.rows.flatMap((row): WaitingRow[] => {
      const cells = [...row.cells.values()];
      const [first] = cells;
      if (!LEAVES.has(row.kind) || !first || cells.some(({ state }) => state.kind !== "blank")) return [];
      return [{ table: table.id, at: first.ref, label: row.label }];
    })),
    typed: [...typedItems(book), ...codesBesideTotals(book, snapshot)],
    officeCodes: book.officeCodes,
    forms,
    codes: new Set(book.tables.flatMap((table) => table.rows.flatMap((row) => row.code ?? []))),
  };
}
