import { LOG_SHEET, recordHeaderRow } from "../catalog/ownSheets/recordSheets";
import type { Edit } from "../model/edits";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { contentAt, lastRow, valueAt } from "../model/snapshot";
import { HEADER_ROW, recordDraft } from "../derive/recordDraft";

/** Something the add-in did: when, as people write it ("2026-01-05 10:31"), and what. */
export interface LogLine {
  readonly time: string;
  readonly text: string;
}

/** The sheet holds not more lines than these; when it is full the oldest make room. */
const MOST_LINES = 200;
const DROPPED_AT_ONCE = 50;

/** Name of the sheet 操作记录 of a workbook; null where nobody asked for one. */
export function logSheetOf(snapshot: WorkbookSnapshot): string | null {
  return snapshot.sheets.find((sheet) => recordHeaderRow(sheet, LOG_SHEET) !== null)?.name ?? null;
}

/**
 * Edits that write down what was done on 操作记录, a plain visible sheet, which is inserted where it is absent. Text is
 * written as text whatever it begins with; what people wrote between the lines stays.
 *
 * @param snapshot the workbook, or of it at least that sheet and the names of the others
 */
export function logEdits(snapshot: WorkbookSnapshot, lines: readonly LogLine[]): readonly Edit[] {
  if (lines.length === 0) return [];
  const newest = lines.slice(-MOST_LINES);
  const sheet = snapshot.sheets.find((each) => recordHeaderRow(each, LOG_SHEET) !== null);
  return sheet ? appended(snapshot, sheet, newest) : [{ kind: "insertSheet", draft: recordDraft(snapshot, LOG_SHEET, {
    note: `预算公开助手在本工作簿中做过的操作，最多保留 ${MOST_LINES} 条；删去本表即不再记录。`,
    rows: newest.map(({ time, text }, index) => [String(index + 1), time, text]), columnWidths: [8, 20, 60], orientation: "portrait", style: { wrap: true },
  }), before: null }];
}

function appended(snapshot: WorkbookSnapshot, sheet: SheetSnapshot, lines: readonly LogLine[]): readonly Edit[] {
  const header = recordHeaderRow(sheet, LOG_SHEET) ?? HEADER_ROW;
  let last = lastRow(sheet);
  while (last > header && sheet.values[last - sheet.row]?.every((value) => value === null || value === "") === true) last -= 1;
  const held = last - header;
  const dropped = held + lines.length > MOST_LINES ? Math.min(held, Math.max(DROPPED_AT_ONCE, held + lines.length - MOST_LINES)) : 0;
  const number = Number(valueAt(sheet, last, 0));
  const first = Number.isInteger(number) && number > 0 ? number + 1 : held + 1;
  return [
    ...(dropped > 0 ? [{ kind: "deleteRows" as const, sheet: sheet.name, row: header + 1, count: dropped, expects: contents(snapshot, sheet, header + 1, dropped) }] : []),
    ...lines.flatMap((line, index) => [String(first + index), line.time, line.text].map((value, column): Edit => {
      const at = { sheet: sheet.name, row: last - dropped + 1 + index, column };
      return { kind: "setValue", at, expects: { value: null }, value, numberFormat: "@" };
    })),
  ];
}

function contents(snapshot: WorkbookSnapshot, sheet: SheetSnapshot, row: number, count: number): Extract<Edit, { kind: "deleteRows" }>["expects"] {
  const width = sheet.column + (sheet.values[0]?.length ?? 0);
  return Array.from({ length: count }, (_, down) => Array.from({ length: width }, (_each, column) => ({
    row: row + down, column, content: contentAt(snapshot, { sheet: sheet.name, row: row + down, column }),
  }))).flat().filter(({ content }) => "formula" in content || content.value !== null);
}
