import type { Scalar } from "../../src/model/cells";
import { addressOf, columnOfLetters, parseAddress } from "../../src/model/cells";
import type { Finding, Severity } from "../../src/model/findings";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { PROFILES } from "../../src/catalog/profiles";
import type { Review } from "../../src/model/plans";
import { severityTitle } from "../../src/report/rules";
import { review } from "../../src/review";

/**
 * Workbooks written in Markdown, as the pages of the rules and the corpus have them:
 *
 *     ```grid 支出表 隐藏行=5,6 隐藏列=C 起点=B3 格式=0.00
 *     科目编码 | 科目名称 | 合计
 *     '201 | 一般公共服务支出 | =SUM(C3:C4) → 30
 *     ```
 *
 * One fence a sheet; a number is a number, text behind ' is text whatever it looks like, → gives the value of a formula.
 */

/** What should be found in a workbook, row by row of the table below its grids: [rule, sheet, cell, severity]. */
export type FlatFinding = readonly [rule: string, sheet: string, cell: string, severity: string];

/** A part of a page: a heading with grids, and what is said about them. */
export interface PageCase {
  readonly heading: string;
  readonly snapshot: WorkbookSnapshot;
  readonly findings: readonly FlatFinding[];
  /** Whether a table of findings, or the sentence 没有发现。, stands under the grids. */
  readonly states: boolean;
  /** Text of the part without its grids. */
  readonly text: string;
}

const GRID = /^```grid[ \t]+([^\n]*)\n([^]*?)^```$/gm;

/** The parts of a page that have grids, in order; a part begins at a heading of the given depth. */
export function casesOf(markdown: string, depth: 2 | 3): readonly PageCase[] {
  const mark = "#".repeat(depth);
  const parts = markdown.split(new RegExp(`^${mark} `, "m")).slice(1);
  return parts.flatMap((part): PageCase[] => {
    const [heading = ""] = part.split("\n", 1);
    const own = depth === 3 ? part.split(/^## /m)[0] ?? "" : part;
    const sheets = [...own.matchAll(GRID)].map((match) => sheetOfGrid(match[1] ?? "", match[2] ?? ""));
    if (sheets.length === 0) return [];
    const text = own.replace(GRID, "");
    const findings = findingsIn(text);
    return [{ heading: heading.trim(), snapshot: { sheets }, findings, states: findings.length > 0 || text.includes("没有发现。"), text }];
  });
}

/** Sheets of last year's workbook are called so on a page. */
const LAST_YEAR = "上年·";

/** What is found in the workbook of a page; sheets of last year's, where it has some, are a workbook of their own beside it. */
export function reviewOf({ snapshot: { sheets } }: PageCase): Review {
  const { snapshot, last } = workbooksOf(sheets);
  return review(snapshot, PROFILES, last);
}

/** This year's workbook of a page, and last year's where the page has sheets of it. */
export function workbooksOf(sheets: readonly SheetSnapshot[]): { readonly snapshot: WorkbookSnapshot; readonly last: WorkbookSnapshot | null } {
  const last = sheets.filter(({ name }) => name.startsWith(LAST_YEAR)).map((sheet) => ({ ...sheet, name: sheet.name.slice(LAST_YEAR.length) }));
  return { snapshot: { sheets: sheets.filter(({ name }) => !name.startsWith(LAST_YEAR)) }, last: last.length === 0 ? null : { sheets: last } };
}

/** Findings as rows of a table, in the order in which they are listed. */
export function flatFindings(findings: readonly Finding[]): readonly FlatFinding[] {
  return findings.map((finding) => [finding.rule, finding.at.sheet, addressOf(finding.at), severityTitle(finding.severity)]);
}

const SEVERITIES: readonly Severity[] = ["error", "inconsistency", "hint"];

function findingsIn(text: string): readonly FlatFinding[] {
  const titles = SEVERITIES.map((severity) => severityTitle(severity));
  return text.split("\n").flatMap((line): FlatFinding[] => {
    const cells = line.split("|").slice(1, -1).map((cell) => cell.trim());
    const [rule = "", sheet = "", cell = "", severity = ""] = cells;
    return cells.length === 4 && titles.includes(severity) ? [[rule, sheet, cell, severity]] : [];
  });
}

interface Cell {
  readonly value: Scalar;
  readonly formula: string;
  readonly format: string;
}

function cellOf(text: string): Cell {
  const raw = text.trim();
  const formula = /^(=.*?)\s*→\s*(.*)$/.exec(raw);
  const shown = formula?.[2] ?? raw;
  // A number is shown with the decimals with which it is written here.
  const decimals = /^-?\d+\.(\d+)$/.exec(shown)?.[1]?.length;
  return { value: scalarOf(shown), formula: formula?.[1] ?? "", format: decimals === undefined ? "General" : `0.${"0".repeat(decimals)}` };
}

function scalarOf(raw: string): Scalar {
  if (raw === "") return null;
  if (raw.startsWith("'")) return raw.slice(1);
  return /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw;
}

/** A sheet from a fence's first line (name and options) and its rows. */
export function sheetOfGrid(info: string, body: string): SheetSnapshot {
  const [name = "Sheet1", ...words] = info.trim().split(/\s+/);
  const options = new Map(words.map((word): [string, string] => [word.split("=", 1)[0] ?? "", word.slice(word.indexOf("=") + 1)]));
  const rows = body.replace(/\n$/, "").split("\n").map((line) => line.split("|").map(cellOf));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const each = <T>(read: (cell: Cell) => T, empty: T): T[][] =>
    rows.map((row) => Array.from({ length: width }, (_, column) => (row[column] ? read(row[column]) : empty)));
  const start = parseAddress(options.get("起点") ?? "A1") ?? { row: 0, column: 0 };
  const list = (option: string): readonly string[] => (options.get(option) ?? "").split(",").filter((word) => word !== "");
  return {
    name, visibility: options.has("隐藏") ? "hidden" : "visible", protected: false, row: start.row, column: start.column,
    values: each((cell) => cell.value, null), formulas: each((cell) => cell.formula, ""),
    numberFormats: each((cell) => options.get("格式") ?? cell.format, options.get("格式") ?? "General"),
    merges: [], hiddenRows: list("隐藏行").map((row) => Number(row) - 1), hiddenColumns: list("隐藏列").map(columnOfLetters),
  };
}
