import { comparableName, nameOfCode, type CodeStatus } from "../catalog/classifications";
import { CODE_SHEET, recordHeaderRow } from "../catalog/ownSheets/recordSheets";
import type { ClassificationId } from "../catalog/types";
import type { Edit } from "../model/edits";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { contentAt, lastRow, valueAt } from "../model/snapshot";
import type { CodeList, ListedCode } from "../recognize/officeCodes";
import { HEADER_ROW, recordDraft } from "../derive/recordDraft";

/** A code whose name the list changes: what it was called here before, and how well that was evidenced. */
export interface ChangedName {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  /** "office": an earlier import of the same year; else how the built-in name is evidenced. */
  readonly status: CodeStatus;
}

/** What an import would do, to be seen before it is written. */
export interface CodeImport {
  readonly year: number;
  readonly codes: number;
  /** Codes that nothing here listed before. */
  readonly fresh: number;
  readonly changed: readonly ChangedName[];
  /** Codes that an earlier import of the year has and this list has not; they stay on the sheet. */
  readonly kept: number;
  /** Empty where the sheet says all of it already. */
  readonly edits: readonly Edit[];
}

const WIDTHS = [8, 12, 14, 48];
const WIDTH = CODE_SHEET.headers.length;
const BOOK_NAMES: Readonly<Record<ClassificationId, string>> = { functional: "支出功能分类", economic: "支出经济分类" };

/**
 * Plans how a list without problems comes onto 科目表 under a year: what the sheet says of other years stays, a name that the
 * list changes is written over with the old one expected there, and everything is written as text.
 */
export function planCodeImport(snapshot: WorkbookSnapshot, list: CodeList, year: number): CodeImport {
  const sheet = snapshot.sheets.find((each) => recordHeaderRow(each, CODE_SHEET) !== null);
  const before = sheet ? linesOf(sheet, year) : new Map<string, OwnLine>();
  const changed = list.codes.flatMap((entry): readonly ChangedName[] => {
    const own = before.get(entry.code);
    const known = own ? { name: own.name, status: "office" as const } : nameOfCode(entry.classification, entry.code);
    return known && comparableName(known.name) !== comparableName(entry.name) ? [{ code: entry.code, from: known.name, to: entry.name, status: known.status }] : [];
  });
  const listed = new Set(list.codes.map(({ code }) => code));
  return {
    year, codes: list.codes.length, changed,
    fresh: list.codes.filter(({ classification, code }) => !before.has(code) && nameOfCode(classification, code) === null).length,
    kept: [...before.keys()].filter((code) => !listed.has(code)).length,
    edits: sheet ? added(snapshot, sheet, list.codes, year, before) : [{ kind: "insertSheet", draft: recordDraft(snapshot, CODE_SHEET, {
      note: "本单位导入的《政府收支分类科目》，填报和校验以它为准；可以增改，删去本表即恢复为内置科目。",
      rows: list.codes.map((entry) => cellsOf(entry, year)), columnWidths: WIDTHS, orientation: "portrait",
    }), before: null }],
  };
}

interface OwnLine {
  readonly row: number;
  readonly name: string;
}

function linesOf(sheet: SheetSnapshot, year: number): ReadonlyMap<string, OwnLine> {
  const lines = new Map<string, OwnLine>();
  for (let row = (recordHeaderRow(sheet, CODE_SHEET) ?? HEADER_ROW) + 1; row <= lastRow(sheet); row += 1) {
    const [of, , code, name] = CODE_SHEET.headers.map((_, column) => String(valueAt(sheet, row, column) ?? "").trim());
    if (of === String(year) && code && !lines.has(code)) lines.set(code, { row, name: name ?? "" });
  }
  return lines;
}

function added(snapshot: WorkbookSnapshot, sheet: SheetSnapshot, codes: readonly ListedCode[], year: number, before: ReadonlyMap<string, OwnLine>): readonly Edit[] {
  let next = lastRow(sheet) + 1;
  const nameColumn = WIDTH - 1;
  return codes.flatMap((entry): readonly Edit[] => {
    const own = before.get(entry.code);
    if (!own) {
      const row = next++;
      return cellsOf(entry, year).map((value, column): Edit => ({ kind: "setValue", at: { sheet: sheet.name, row, column }, expects: { value: null }, value, numberFormat: "@" }));
    }
    if (comparableName(own.name) === comparableName(entry.name)) return [];
    const at = { sheet: sheet.name, row: own.row, column: nameColumn };
    return [{ kind: "setValue", at, expects: contentAt(snapshot, at), value: entry.name, numberFormat: "@" }];
  });
}

function cellsOf({ classification, code, name }: ListedCode, year: number): readonly string[] {
  return [String(year), BOOK_NAMES[classification], code, name];
}
