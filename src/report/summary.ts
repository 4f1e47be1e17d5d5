import type { Review } from "../model/plans";
import type { TextReading } from "../model/reading";

/** What one workbook came to, for the summary of many. */
export interface FileSummary {
  readonly file: string;
  readonly tables: number;
  readonly passed: number;
  readonly errors: number;
  readonly inconsistencies: number;
  readonly hints: number;
  readonly accepted: number;
}

/** The line of a summary for a review, and for a text that was read beside it. */
export function summaryOf(file: string, review: Review, reading: TextReading | null = null): FileSummary {
  const all = [...review.findings, ...(reading?.findings ?? [])];
  const count = (severity: string): number => all.filter((finding) => finding.severity === severity).length;
  return {
    file, tables: review.book.tables.length, passed: review.checks.passed, errors: count("error"), inconsistencies: count("inconsistency"),
    hints: count("hint"), accepted: review.accepted.length,
  };
}

/** The words above the numbers of a summary, in their order. */
export const SUMMARY_HEADERS = ["文件", "识别表数", "通过", "错误", "不一致", "提示", "已接受"] as const;

/** The numbers of a summary in the order of its headers. */
export function summaryCells(summary: FileSummary): readonly number[] {
  return [summary.tables, summary.passed, summary.errors, summary.inconsistencies, summary.hints, summary.accepted];
}

/**
 * A table of many files in plain text, columns aligned as a terminal shows them (a Chinese character is two wide), with
 * the sums below.
 *
 * @param unread files that could not be read; they stand in the table, so that none is missed
 */
export function summaryText(summaries: readonly FileSummary[], unread: readonly string[]): string {
  const total = summaries.map(summaryCells).reduce<readonly number[]>((sum, cells) => cells.map((value, at) => (sum[at] ?? 0) + value), []);
  const rows: readonly (readonly string[])[] = [
    SUMMARY_HEADERS,
    ...summaries.map((summary) => [oneLine(summary.file), ...summaryCells(summary).map(String)]),
    ...unread.map((file) => [oneLine(file), "未能校验"]),
    [`合计 ${summaries.length + unread.length} 个文件`, ...total.map(String)],
  ];
  const widths = SUMMARY_HEADERS.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  return rows.map((row) => row.map((cell, column) => {
    const gap = " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
    return column === 0 ? cell + gap : gap + cell;
  }).join("  ").trimEnd()).join("\n");
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

function widthOf(text: string): number {
  return [...text].reduce((width, ch) => width + (WIDE.test(ch) ? 2 : 1), 0);
}
