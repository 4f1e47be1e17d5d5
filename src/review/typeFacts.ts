import { BASIC_ENTRIES, BASIC_LAYOUT, entriesOf, measureOf, PURPOSE_LIST, SUPPLEMENT_LAYOUT } from "../catalog/ownSheets/supplement";
import { textUnitOf } from "../facts/measure";
import type { BudgetBook } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import type { Edit } from "../model/edits";
import type { MissingFact } from "../model/narrative";
import type { SheetEntry } from "../model/profile";
import { sheetOf, valueAt, formulaAt, type WorkbookSnapshot } from "../model/snapshot";

/** A fact that the text lacks and a person can type: what it is, and the cell that it goes into. */
export interface FactField {
  /** Tells it from every other field. */
  readonly key: string;
  /** Part of the text that reads it, e.g. "（二）收入". */
  readonly section: string;
  readonly label: string;
  readonly hint: string;
  readonly measure: string;
  readonly content: SheetEntry["content"];
  readonly at: CellRef;
  /** Code and name to be written before it, where its list has no row of it yet. */
  readonly item: { readonly code: string; readonly name: string } | null;
}

/** What may be typed at once, and what has to be put right in the tables themselves. */
export interface MissingFields {
  readonly fields: readonly FactField[];
  readonly elsewhere: readonly MissingFact[];
  /** Facts whose sheet the workbook has not yet; `planOwnSheets` adds it. */
  readonly unasked: number;
}

const PURPOSE = /^主要用途（(\d{3,7})\s*(.*)）$/;

/** The fields for what a text lacks, in the order of its sections. A fact without a cell on 基本信息 or 补充资料 stands elsewhere, or is unasked where that sheet is not there. */
export function missingFields(book: BudgetBook, snapshot: WorkbookSnapshot, missing: readonly MissingFact[]): MissingFields {
  const absent = new Set<string>([BASIC_LAYOUT.sheet, SUPPLEMENT_LAYOUT.sheet].filter((own) => !snapshot.sheets.some(({ name }) => name.trim() === own)));
  const entries = entriesByCell(book);
  const fields = new Map<string, FactField>();
  const elsewhere = new Map<string, MissingFact>();
  const unasked = new Set<string>();
  const listed = new Set([...(book.supplement?.facts ?? [])].filter(([id]) => id.startsWith("purpose:")).map(([, { at }]) => cellKey(at)));
  let free: number | null = null;
  for (const each of missing) {
    const key = `${cellKey(each.at)} ${each.fact}`;
    if (fields.has(key)) continue;
    if (absent.has(each.at.sheet)) {
      unasked.add(key);
      continue;
    }
    const entry = entries.get(cellKey(each.at));
    const purpose = each.at.sheet === book.supplement?.sheet ? PURPOSE.exec(each.fact) : null;
    if (entry) fields.set(key, { key, section: entry.section, label: entry.label, hint: entry.hint, measure: measureOf(entry, textUnitOf(book)), content: entry.content, at: each.at, item: null });
    else if (purpose) {
      const [, code = "", name = ""] = purpose;
      const known = listed.has(cellKey(each.at));
      // Every item without a row is told the same free cell; each gets a row of its own below it.
      if (!known) free = free === null ? each.at.row : free + 1;
      const at = known ? each.at : { ...each.at, row: free ?? each.at.row };
      fields.set(key, { key, section: PURPOSE_LIST.heading, label: `${code} ${name}`, hint: PURPOSE_LIST.headers[2], measure: "", content: "text", at, item: known ? null : { code, name } });
    } else elsewhere.set(key, each);
  }
  return { fields: [...fields.values()], elsewhere: [...elsewhere.values()], unasked: unasked.size };
}

/** The entries of our own sheets by the cell that holds what is typed. */
function entriesByCell(book: BudgetBook): ReadonlyMap<string, SheetEntry> {
  return new Map([...BASIC_ENTRIES, ...entriesOf(book.profile)].flatMap((entry) => {
    const at = (book.basics?.facts.get(entry.id) ?? book.supplement?.facts.get(entry.id))?.at;
    return at ? [[cellKey(at), entry] as const] : [];
  }));
}

/** Whether what was typed into a field is no number where one is wanted. */
export function isWrongFact(field: FactField, typed: string): boolean {
  return field.content !== "text" && typed.trim() !== "" && numberOf(typed) === null;
}

/** The edits that write what was typed; blank fields are left alone. */
export function factEdits(snapshot: WorkbookSnapshot, fields: readonly FactField[], typed: ReadonlyMap<string, string>): readonly Edit[] {
  return fields.flatMap((field): readonly Edit[] => {
    const text = (typed.get(field.key) ?? "").trim();
    if (text === "" || isWrongFact(field, text)) return [];
    const { at, item } = field;
    const before = item === null ? [] : [set(snapshot, { ...at, column: at.column - 2 }, item.code, "@"), set(snapshot, { ...at, column: at.column - 1 }, item.name)];
    return [...before, set(snapshot, at, field.content === "text" ? text : numberOf(text) ?? text)];
  });
}

function set(snapshot: WorkbookSnapshot, at: CellRef, value: string | number, numberFormat?: string): Edit {
  const sheet = sheetOf(snapshot, at.sheet);
  const formula = sheet ? formulaAt(sheet, at.row, at.column) : "";
  const expects = formula === "" ? { value: sheet ? valueAt(sheet, at.row, at.column) : null } : { formula };
  return { kind: "setValue", at, expects, value, ...(numberFormat === undefined ? {} : { numberFormat }) };
}

/** A number as people type it, full-width digits and thousands apart; null for anything else. */
function numberOf(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
