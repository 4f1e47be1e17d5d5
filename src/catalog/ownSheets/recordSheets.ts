import type { SheetSnapshot, WorkbookSnapshot } from "../../model/snapshot";
import { lastRow, valueAt } from "../../model/snapshot";

/** A sheet of our own that holds a list: its name, and the header that tells it from somebody else's of that name. */
export interface RecordSheet {
  readonly name: string;
  readonly headers: readonly string[];
}

/** The findings of the last validation, written anew each time. */
export const RESULT_SHEET = {
  name: "校验结果", headers: ["序号", "程度", "规则", "工作表", "单元格", "说明", "应为", "差额", "组"],
} as const satisfies RecordSheet;

/** Findings that a person has accepted, each with the reason; it travels with the workbook. */
export const ACCEPTANCE_SHEET = {
  name: "校验记录", headers: ["规则", "工作表", "单元格", "关系", "当时数值", "理由"],
} as const satisfies RecordSheet;

/** What the add-in did in the workbook, kept where somebody asked for it. */
export const LOG_SHEET = { name: "操作记录", headers: ["序号", "时间", "操作"] } as const satisfies RecordSheet;

/** The office's own 《政府收支分类科目》 by year, from which names, parents and former names are taken. */
export const CODE_SHEET = { name: "科目表", headers: ["年度", "分类", "科目编码", "科目名称"] } as const satisfies RecordSheet;

/** A form that was loaded from a file, so that everybody who opens the workbook knows it: one form a sheet, its text in pieces. */
export const FORM_SHEET = { name: "版式文件", headers: ["版式", "内容"] } as const satisfies RecordSheet;

/** The header stands within these first rows; people put lines above it. */
const FIRST_ROWS = 20;

/** The row of the header on a sheet of ours; null where the sheet is not that one, whatever its name. */
export function recordHeaderRow(sheet: SheetSnapshot, { name, headers }: RecordSheet): number | null {
  if (!sheet.name.startsWith(name) || !/^(?: \(\d+\))?$/.test(sheet.name.slice(name.length))) return null;
  for (let row = 0; row < FIRST_ROWS; row += 1) {
    if (headers.every((header, column) => valueAt(sheet, row, column) === header)) return row;
  }
  return null;
}

/** Whether a sheet is one of ours on which results, acceptances, codes, a form or what was done are kept. */
export function isRecordSheet(sheet: SheetSnapshot): boolean {
  return [RESULT_SHEET, ACCEPTANCE_SHEET, LOG_SHEET, CODE_SHEET, FORM_SHEET].some((record) => recordHeaderRow(sheet, record) !== null);
}

/** The name for such a sheet, or the next one that nobody has: 校验结果, 校验结果 (2). Excel ignores case in names. */
export function freeRecordName({ name }: RecordSheet, taken: readonly string[]): string {
  const lower = new Set(taken.map((each) => each.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name} (${n})`;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
}

/** Characters; a form has some tens of thousands. */
export const LONGEST_FORM = 1_000_000;

/** The texts of forms that a workbook brings along, each with its sheet. */
export function formTexts({ sheets }: WorkbookSnapshot): readonly { readonly sheet: SheetSnapshot; readonly text: string }[] {
  return sheets.flatMap((sheet) => {
    const header = recordHeaderRow(sheet, FORM_SHEET);
    if (header === null) return [];
    const pieces: string[] = [];
    let length = 0;
    for (let row = header + 1; row <= lastRow(sheet) && length <= LONGEST_FORM; row += 1) {
      const piece = String(valueAt(sheet, row, 1) ?? "");
      length += piece.length;
      pieces.push(piece);
    }
    return [{ sheet, text: pieces.join("") }];
  });
}
