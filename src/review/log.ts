import { freeRecordName, LOG_SHEET, recordHeaderRow } from "../catalog/ownSheets/recordSheets";
import { BODY_STYLE, DraftBuilder, HEADER_STYLE, NOTE_STYLE, TITLE_STYLE } from "../derive/draft";
import type { Edit, SheetDraft } from "../model/edits";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { contentAt, lastRow, valueAt } from "../model/snapshot";

/** Something the add-in did: when, as people write it ("2026-01-05 10:31"), and what. */
export interface LogLine {
  readonly time: string;
  readonly text: string;
}

const { headers: HEADERS } = LOG_SHEET;
const HEADER_ROW = 2;
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
  return sheet ? appended(snapshot, sheet, newest) : [{ kind: "insertSheet", draft: draftOf(snapshot, newest), before: null }];
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

function draftOf(snapshot: WorkbookSnapshot, lines: readonly LogLine[]): SheetDraft {
  const width = HEADERS.length;
  const builder = new DraftBuilder();
  builder.put(0, 0, LOG_SHEET.name).style([0, 0, 1, width], TITLE_STYLE).merge([0, 0, 1, width]).height(0, 30);
  builder.put(1, 0, `预算公开助手在本工作簿中做过的操作，最多保留 ${MOST_LINES} 条；删去本表即不再记录。`).style([1, 0, 1, 1], NOTE_STYLE);
  builder.style([HEADER_ROW, 0, 1, width], HEADER_STYLE).putRow(HEADER_ROW, 0, HEADERS);
  builder.style([HEADER_ROW + 1, 0, lines.length, width], { ...BODY_STYLE, wrap: true, horizontal: "left", numberFormat: "@" });
  lines.forEach(({ time, text }, index) => builder.putRow(HEADER_ROW + 1 + index, 0, [String(index + 1), time, text]));
  return builder.build(freeRecordName(LOG_SHEET, snapshot.sheets.map(({ name }) => name)), {
    columnWidths: [8, 20, 60], freeze: { rows: HEADER_ROW + 1, columns: 0 }, print: { orientation: "portrait", titleRows: [HEADER_ROW, HEADER_ROW] },
  });
}
