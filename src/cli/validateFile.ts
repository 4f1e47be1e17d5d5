import { basename } from "node:path";
import type { Edit } from "../model/edits";
import { followEachOther, type Review, type YearsApart } from "../model/plans";
import type { TextReading } from "../model/reading";
import type { WorkbookSnapshot } from "../model/snapshot";
import { hasFaults, markEdits, resultSheetEdits, summaryOf, textRemarks, validationJson, validationSection, validationText } from "../report";
import type { FileSummary } from "../report";
import { readText, review } from "../review";
import type { Console, FileHosts } from "./commands";
import { formsWith } from "./forms";
import { applyAll, keepsMacros, lacking, noTables, openFile, readBook } from "./workbooks";
import { Problem } from "./problem";
import { openReport } from "./reportText";

/** How a validation is printed. */
export type ValidationFormat = "text" | "json" | "jsonl" | "html";

/** One workbook to be validated. Plain data, so that a worker can be given it. */
export interface ValidationJob {
  readonly file: string;
  /** How it is called in the report. */
  readonly name: string;
  readonly format: ValidationFormat;
  /** The file of a form by which it may be read; null for the known ones alone. */
  readonly profile: string | null;
  /** The file of a text to be read against the workbook. */
  readonly text: string | null;
  /** Where to save a copy of that text, a Word file, with comments and corrections. */
  readonly outText: string | null;
  /** The file of last year's workbook, with which amounts of the year before are compared; null where none is given. */
  readonly last: string | null;
  /** Where to save a copy with marks and the sheet 校验结果. */
  readonly out: string | null;
  /** Whether a file that is there may be replaced by the copy. */
  readonly force: boolean;
}

/** One workbook validated. Plain data and small: the workbook itself is let go. */
export interface ValidatedFile {
  /** Its part of the result in the format asked for. */
  readonly part: string;
  readonly summary: FileSummary;
  /** Whether anything must be acted on. */
  readonly faults: boolean;
  /** Words for the people watching. */
  readonly notes: readonly string[];
}

/** Validates one workbook. @throws Problem when it cannot be read, or its copy not written */
export async function validateFile({ file, name, format, profile, text, outText, last, out, force }: ValidationJob, hosts: FileHosts, save: Console["save"]): Promise<ValidatedFile> {
  const report = text === null ? null : await reportFor(text, outText !== null, hosts);
  const opened = await openFile(file, hosts);
  const { host } = opened;
  const macros = keepsMacros(host, out);
  const inputs = [file, text, last].filter((input) => input !== null);
  const snapshot = await readBook(host, file);
  const forms = await formsWith(profile);
  const before = last === null ? null : await readBook((await openFile(last, hosts)).host, last);
  const result = review(snapshot, forms, before);
  if (result.book.tables.length + (result.book.structure?.tables.length ?? 0) === 0) throw noTables(file);
  const reading = report === null ? null : readText(report.text, snapshot, forms, before);
  const notes = last !== null && result.across ? yearNotes(last, result.across) : [];
  if (report?.word && reading && text !== null && outText !== null) {
    notes.push(await annotatedText({ file: text, text: report.text, word: report.word }, reading, hosts, (bytes) => save(bytes, { out: outText, beside: { file: text, suffix: "-批注", extension: ".docx" }, inputs, force })));
  }
  if (out !== null) notes.push(...(await annotatedCopy(opened, { file, macros }, snapshot, result, (bytes) => save(bytes, { out, beside: { file, suffix: "-校验", extension: ".xlsx" }, inputs, force, macros }))));
  if ((format === "json" || format === "jsonl") && result.accepted.length > 0) notes.push(`${file}：另有 ${result.accepted.length} 条发现已在“校验记录”中接受，不计入结果`);
  return { part: partIn(format, name, result, reading), summary: summaryOf(name, result, reading), faults: hasFaults(result, reading), notes };
}

/** @throws Problem when a text cannot be read, or cannot be given comments where these are wanted */
async function reportFor(text: string, commented: boolean, hosts: FileHosts): ReturnType<typeof openReport> {
  const report = await openReport(text, hosts);
  if (commented && report.word === null) throw new Problem(text, "不是 .docx，不能加批注", "请给出 .docx，或去掉 --out-text");
  return report;
}

/** The result of one workbook in a format. */
function partIn(format: ValidationFormat, name: string, result: Review, reading: TextReading | null): string {
  switch (format) {
    case "json": return JSON.stringify(validationJson(name, result, reading), null, 2);
    case "jsonl": return JSON.stringify(validationJson(name, result, reading));
    case "html": return validationSection({ file: name, review: result, reading }).html;
    case "text": return validationText(name, result, reading);
  }
}

/** Saves a copy of a Word file with what was found in its words, and says what it has. */
async function annotatedText(
  { file, text, word }: { readonly file: string; readonly text: string; readonly word: Uint8Array }, reading: TextReading, hosts: FileHosts, save: (bytes: Uint8Array) => Promise<string>,
): Promise<string> {
  const { comments, corrections } = textRemarks(reading, text);
  return `已保存 ${await save(await hosts.word.comment(word, basename(file), comments, corrections))}：${comments.length} 条批注，${corrections.length} 处修订`;
}

/** Saves a copy with every open finding marked, and says what of it the copy could not take. */
async function annotatedCopy(
  opened: Awaited<ReturnType<typeof openFile>>, { file, macros }: { readonly file: string; readonly macros: boolean }, snapshot: WorkbookSnapshot, result: Review, save: (bytes: Uint8Array) => Promise<unknown>,
): Promise<readonly string[]> {
  const { host } = opened;
  await applyAll(host, annotations(snapshot, result), file);
  await save(await host.bytes(macros));
  const locked = snapshot.sheets.filter((sheet) => sheet.protected && result.findings.some(({ at }) => at.sheet === sheet.name));
  return [
    ...(locked.length > 0 ? [`${file}：${locked.map(({ name }) => name).join("、")} 受保护，没有作标记；发现见副本中的“校验结果”`] : []),
    ...lacking(opened, file, macros),
  ];
}

/** Why nothing was compared with last year's workbook. */
function yearNotes(last: string, years: YearsApart): string[] {
  const { last: year, now, compared, open } = years;
  if (followEachOther(years)) return compared > 0 ? [] : [`${last}：没有可核对的上年预算数${open > 0 ? `；${open} 处对不上口径` : ""}`];
  return [year === null || now === null ? `${last}：两个工作簿没有都写明年份，上年数没有核对` : `${last}：是 ${year} 年的，不是 ${now - 1} 年的，上年数没有核对`];
}

/** Marks of former runs go, every open finding is marked at its cell unless its sheet is protected, and all of them stand on a sheet. */
function annotations(snapshot: WorkbookSnapshot, result: Review): readonly Edit[] {
  const open = snapshot.sheets.filter((sheet) => !sheet.protected);
  return [
    ...open.map((sheet): Edit => ({ kind: "unmark", at: { sheet: sheet.name, row: 0, column: 0, rows: MOST_ROWS, columns: MOST_COLUMNS } })),
    ...markEdits(result.findings.filter(({ at }) => open.some(({ name }) => name === at.sheet))), ...resultSheetEdits(snapshot, result),
  ];
}

/** A whole sheet. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
