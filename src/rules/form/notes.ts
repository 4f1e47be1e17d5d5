import { AMOUNT_KIND, amountsOf, hasMoney } from "../../model/amountColumns";
import type { BookTable, BudgetBook, TableId } from "../../model/book";
import { figureOf, titlePlace } from "../../model/book";
import type { CellRef } from "../../model/cells";
import type { WorkbookSnapshot } from "../../model/snapshot";
import { lastColumn, lastRow, sheetOf, valueAt } from "../../model/snapshot";
import type { Evaluation } from "../../relations/evaluate";
import { OTHER_FUND_TABLES } from "../../catalog/sources";
import { saysEmpty } from "../../facts/tables";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/** Words by which a note names the fund of its table. */
const FUND_WORDS: Readonly<Partial<Record<TableId, string>>> = {
  "government-fund-expenditure": "政府性基金",
  "state-capital-expenditure": "国有资本经营",
  "three-public-expenses": "三公",
  "general-expenditure": "一般公共预算",
};

interface Note {
  readonly text: string;
  readonly at: CellRef;
}

/** Whether a line says that there is nothing of the kind: "本单位没有使用…安排的支出". */
function deniesMoney(text: string): boolean {
  return saysEmpty(text) || /^无$/.test(text) || /(?:没有|无|未)[^，。；]{0,40}(?:支出|预算|资金|经费|拨款|收入|安排|内容|项目)/.test(text);
}

/** The note of a table: as recognised, else a line in or right under the table that says, without 注, that it is empty. */
function noteOf(table: BookTable, snapshot: WorkbookSnapshot): Note | null {
  if (table.note) return table.note;
  const sheet = sheetOf(snapshot, table.sheet);
  if (!sheet) return null;
  const full = hasMoney(table);
  const lastRead = Math.max(table.bodyRow - 1, ...table.rows.slice(-1).map(({ row }) => row));
  const first = full ? lastRead + 1 : table.bodyRow;
  const last = Math.min(lastRow(sheet), (full ? lastRead : Math.min(table.lastBodyRow, table.bodyRow + MOST_LINES)) + LINES_BELOW);
  for (let row = first; row <= last; row += 1) {
    for (let column = table.area.column; column <= Math.min(lastColumn(sheet), table.area.column + table.area.columns); column += 1) {
      const value = valueAt(sheet, row, column);
      const text = typeof value === "string" ? value.replace(/\s/g, "") : "";
      // Among figures a name may well begin with 无 or 未; there only words about the table itself count.
      if (text !== "" && (full ? saysEmpty(text) : deniesMoney(text))) return { text: String(value).trim(), at: { sheet: sheet.name, row, column } };
    }
  }
  return null;
}

/** Rows of an empty table that are looked through. */
const MOST_LINES = 200;
const LINES_BELOW = 3;
/** So many tables without any figure are a set not yet filled in, not tables without business. */
const SET_BEGINS = 3;

/** Whether nothing at all stands where amounts belong: not even zeros. */
function isBare(table: BookTable): boolean {
  return amountsOf(table).arrays.kind.every((kind) => kind === AMOUNT_KIND.blank);
}

/** Whether figures were typed and most of what follows from them is not there yet: totals wait for filling, and so do whole tables. */
function awaitsFilling(evaluations: readonly Evaluation[]): boolean {
  let open = 0;
  let filled = 0;
  for (const { instance: { relation, left, right } } of evaluations) {
    const [total] = left;
    if (!relation.derives || !total?.cell || !right.some(({ cell }) => (figureOf(cell ?? undefined)?.money ?? 0) !== 0)) continue;
    if (total.cell.state.kind === "blank") open += 1;
    else filled += 1;
  }
  return open > filled;
}

/**
 * A table without figures says why it is empty. Source: 财预〔2016〕143号, 空表应说明. A hint: some bodies print no note. A
 * workbook without any figures yet, or whose totals are not filled in yet, is no disclosure.
 */
export const noteMissing = defineTableRule({
  id: "form/note-missing",
  severity: "hint",
  title: { zh: "空表没有说明", en: "Empty table without a note" },
  message: { zh: "“{title}”没有数据，也没有“本单位没有……，故本表无数据”的说明。", en: "“{title}” has no figures and no note saying so." },
  applies: (table) => (hasMoney(table) ? "no" : "yes"),
  check({ book, snapshot, evaluations }): RuleResult<Found> {
    const empty = book.tables.filter((table) => !hasMoney(table) && (OTHER_FUND_TABLES.includes(table.id) || isBare(table)));
    if (empty.length === 0 || (book.tables.length >= SET_BEGINS && !book.tables.some(hasMoney))) return { findings: [] };
    const bare = empty.filter((table) => noteOf(table, snapshot) === null);
    if (bare.length === 0 || awaitsFilling(evaluations)) return { findings: [] };
    return { findings: bare.map((table): Found => ({ at: titlePlace(table), values: { title: text(table.title || table.sheet) } })) };
  },
});

/** A note says that the table is empty, and it has figures. */
export const noteContradicts = defineTableRule({
  id: "form/note-contradicts",
  severity: "error",
  title: { zh: "表中有数，说明却称无数据", en: "Note says empty, the table has figures" },
  message: { zh: "“{title}”有数据，表下却注明“{note}”；请删去说明或核对数据。", en: "“{title}” has figures but its note says “{note}”." },
  applies: (table) => (table.note === null ? "no" : "yes"),
  check({ book, snapshot }): RuleResult<Found> {
    const findings = notes(book, snapshot).flatMap(({ table, note }): Found[] =>
      saysEmpty(note.text) && hasMoney(table)
        ? [{
          at: note.at,
          values: { note: text(note.text), title: text(table.title || table.sheet) },
        }]
        : []);
    return { findings };
  },
});

/** The note of an empty table speaks of another fund, copied from the neighbouring table. */
export const noteOfOtherFund = defineTableRule({
  id: "form/note-other-fund",
  severity: "error",
  title: { zh: "空表说明写的是别的预算", en: "Note speaks of another fund" },
  message: { zh: "“{title}”的说明写的是“{other}”：“{note}”，请改正。", en: "The note of “{title}” speaks of “{other}”: “{note}”." },
  applies: (table) => (table.note === null ? "no" : "yes"),
  check({ book, snapshot }): RuleResult<Found> {
    const findings = notes(book, snapshot).flatMap(({ table, note }): Found[] => {
      const own = FUND_WORDS[table.id];
      if (own === undefined || note.text.includes(own) || !deniesMoney(note.text.replace(/\s/g, ""))) return [];
      const other = Object.values(FUND_WORDS).find((word) => word !== own && note.text.includes(word));
      return other === undefined ? [] : [{
        at: note.at,
        values: {
          note: text(note.text), title: text(table.title || table.sheet), other: text(other),
        },
      }];
    });
    return { findings };
  },
});

function notes(book: BudgetBook, snapshot: WorkbookSnapshot): readonly { readonly table: BookTable; readonly note: Note }[] {
  return book.tables.flatMap((table) => {
    const note = noteOf(table, snapshot);
    return note ? [{ table, note }] : [];
  });
}
