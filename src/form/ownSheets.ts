import { FORM_SHEET, isRecordSheet, recordHeaderRow } from "../catalog/ownSheets/recordSheets";
import { PROFILES } from "../catalog/profiles";
import { BASIC_ENTRIES, BASIC_LAYOUT, entriesOf, PUBLISHER, SUPPLEMENT_LAYOUT } from "../catalog/ownSheets/supplement";
import { basicDraft, supplementDraft } from "../derive/ownSheets";
import { measureOfText } from "../facts/measure";
import { tableOf, type BudgetBook } from "../model/book";
import type { Edit, SheetDraft } from "../model/edits";
import type { SheetEntry } from "../model/profile";
import type { StatedEntry } from "../model/stated";
import { contentAt, formulaAt, sheetOf, valueAt, type CellContent, type SheetSnapshot, type WorkbookSnapshot } from "../model/snapshot";
import type { FormDraft } from "./draft";
import { turnYears } from "./years";

/** Entries of 补充资料 that describe what an item is for; they are as true next year. */
const LASTING = /^purpose:/;

/** Brings 基本信息 to the new year and empties what 补充资料 says of the old one; how many entries were turned. */
export function renewOwnSheets(book: BudgetBook, snapshot: WorkbookSnapshot, draft: FormDraft, year: number): number {
  const typed = book.basics?.facts.get("year");
  if (typed) draft.set(typed.at, "value" in contentAt(snapshot, typed.at) && typeof valueOf(snapshot, typed.at.sheet, typed.at.row, typed.at.column) === "string" ? String(year) : year);
  for (const [id, fact] of book.supplement?.facts ?? []) if (fact.text !== null && !LASTING.test(id)) draft.set(fact.at, null);
  return typed ? 1 : 0;
}

/**
 * 基本信息 and 补充资料 for a workbook that has none, behind its own sheets, with what last year's tables say of the body. What they
 * do not say (of which form they are, whether a department or a unit publishes) stays open. What last year's text states and no table
 * holds is asked for on 补充资料, beside what it said.
 *
 * @param year of the budget; null leaves it open
 * @param whole whether both sheets are wanted; else 补充资料 alone, with what the text states
 */
export function addedOwnSheets(book: BudgetBook, snapshot: WorkbookSnapshot, year: number | null, whole: boolean, stated: readonly StatedEntry[]): readonly Extract<Edit, { readonly kind: "insertSheet" }>[] {
  const { profile, profileBy, scope } = book;
  const taken = new Set(snapshot.sheets.map(({ name }) => name.trim().toLowerCase()));
  const unit = book.tables.find((table) => table.unit !== null)?.unit ?? "万元";
  const units = [...new Set((tableOf(book, "revenue")?.rows ?? []).flatMap(({ kind, label }) => (kind === "unit" ? [label.trim()] : [])))];
  const body = { year: year ?? 0, department: book.body ?? "", units, unit, scope: scope ?? "department", words: profile.bodyWords, preparedBy: null };
  const unsaid = [...(year === null ? ["year"] : []), ...(profileBy === null ? ["profile"] : []), ...(scope === null ? [PUBLISHER] : [])];
  const usual = whole ? entriesOf(profile) : [];
  const entries = [...usual, ...stated.filter(({ id }) => !usual.some((entry) => entry.id === id)).map(entryOfStated)];
  const drafts = [
    ...(book.basics || !whole ? [] : [withoutEntries(basicDraft(body, profile, BASIC_LAYOUT.sheet, [...new Set([...PROFILES, profile])]), unsaid)]),
    ...(book.supplement || entries.length === 0 ? [] : [supplementDraft(profile, SUPPLEMENT_LAYOUT.sheet, measureOfText(profile, unit), entries, new Map(stated.map(({ id, last }) => [id, last])))]),
  ];
  return drafts.filter(({ name }) => !taken.has(name)).map((draft) => ({ kind: "insertSheet", draft, before: null }));
}

function entryOfStated({ id, section, label, content, measure }: StatedEntry): SheetEntry {
  return { id, section, label, content, measure, hint: `上年的说明里写有此数；没有的填 0${content === "rate" ? "；填百分数，如 10 或 10%，小于 1 的要带 %" : ""}` };
}

/** 基本信息 with some of its entries left open. */
function withoutEntries(draft: SheetDraft, ids: readonly string[]): SheetDraft {
  const rows = new Set(BASIC_ENTRIES.flatMap(({ id }, index) => (ids.includes(id) ? [BASIC_LAYOUT.firstRow + index] : [])));
  return { ...draft, cells: draft.cells.filter(({ row, column }) => column !== BASIC_LAYOUT.valueColumn || !rows.has(row)) };
}

function valueOf(snapshot: WorkbookSnapshot, name: string, row: number, column: number): unknown {
  const sheet = sheetOf(snapshot, name);
  return sheet ? valueAt(sheet, row, column) : null;
}

/** Takes away the sheets on which findings, acceptances and what was done last year are kept. */
export function recordEdits(snapshot: WorkbookSnapshot): readonly Edit[] {
  return snapshot.sheets.filter((sheet) => isRecordSheet(sheet) && recordHeaderRow(sheet, FORM_SHEET) === null).map((sheet): Edit => ({ kind: "deleteSheet", sheet: sheet.name, expects: filled(sheet) }));
}

function filled(sheet: SheetSnapshot): readonly { readonly row: number; readonly column: number; readonly content: CellContent }[] {
  return sheet.values.flatMap((line, r) => line.flatMap((value, c) => {
    const [row, column] = [sheet.row + r, sheet.column + c];
    const formula = formulaAt(sheet, row, column);
    return (value === null || value === "") && formula === "" ? [] : [{ row, column, content: formula === "" ? { value } : { formula } }];
  }));
}

/** Sheets whose names have a year get the new one, where no other sheet has that name. */
export function renamedSheets({ sheets }: WorkbookSnapshot, from: number, year: number): readonly Edit[] {
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
  // The later year first, so that 2023 is free when 2022 becomes it.
  return [...sheets].sort((a, b) => b.name.localeCompare(a.name)).flatMap((sheet): Edit[] => {
    const { text } = turnYears(sheet.name, from, year, "heading");
    if (text === sheet.name || isRecordSheet(sheet) || taken.has(text.toLowerCase())) return [];
    taken.delete(sheet.name.toLowerCase());
    taken.add(text.toLowerCase());
    return [{ kind: "renameSheet", sheet: sheet.name, to: text }];
  });
}
