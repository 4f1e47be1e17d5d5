import { freeRecordName, type RecordSheet } from "../catalog/ownSheets/recordSheets";
import { BODY_STYLE, DraftBuilder, HEADER_STYLE, NOTE_STYLE, TITLE_STYLE } from "./draft";
import type { CellStyle, SheetDraft } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";

/** The row of the header (0-based): title and note stand above it. */
export const HEADER_ROW = 2;

/** What a list of ours holds when it is made, and how it looks. */
export interface RecordContents {
  /** What the list is for, below its title. */
  readonly note: string;
  readonly rows: readonly (readonly string[])[];
  readonly columnWidths: readonly number[];
  readonly orientation: SheetDraft["print"]["orientation"];
  /** Of the lines, beside what all of them have. */
  readonly style?: CellStyle;
}

/** A new sheet that holds a list of ours, under a name that nobody has; every cell is text, whatever it begins with. */
export function recordDraft(snapshot: WorkbookSnapshot, record: RecordSheet, { note, rows, columnWidths, orientation, style = {} }: RecordContents): SheetDraft {
  const width = record.headers.length;
  const builder = new DraftBuilder();
  builder.put(0, 0, record.name).style([0, 0, 1, width], TITLE_STYLE).merge([0, 0, 1, width]).height(0, 30);
  builder.put(1, 0, note).style([1, 0, 1, 1], NOTE_STYLE);
  builder.style([HEADER_ROW, 0, 1, width], HEADER_STYLE).putRow(HEADER_ROW, 0, record.headers);
  builder.style([HEADER_ROW + 1, 0, rows.length, width], { ...BODY_STYLE, ...style, horizontal: "left", numberFormat: "@" });
  rows.forEach((row, index) => builder.putRow(HEADER_ROW + 1 + index, 0, row));
  return builder.build(freeRecordName(record, snapshot.sheets.map(({ name }) => name)), {
    columnWidths, freeze: { rows: HEADER_ROW + 1, columns: 0 }, print: { orientation, titleRows: [HEADER_ROW, HEADER_ROW] },
  });
}
