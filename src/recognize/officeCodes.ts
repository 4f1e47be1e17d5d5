import { CODE_SHEET, recordHeaderRow } from "../catalog/ownSheets/recordSheets";
import { levelOf, parentOf, comparableName } from "../catalog/classifications";
import type { ClassificationId } from "../catalog/types";
import type { OfficeCodes } from "../model/book";
import { type CellRef, type Scalar } from "../model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { lastRow, valueAt } from "../model/snapshot";
import { plain, yearIn } from "./text";

/** Which classification a code of expenditure belongs to, by its first digit; null for one of revenue or of none. */
export function classificationOfCode(code: string): ClassificationId | null {
  const classification = code.startsWith("2") ? "functional" : /^[35]/.test(code) ? "economic" : null;
  return classification !== null && levelOf(classification, code) !== null ? classification : null;
}

/** The books of codes on our own sheet 科目表, oldest first; a line that is none of them is passed over, since people edit it. */
export function officeCodesOn(sheet: SheetSnapshot): readonly OfficeCodes[] {
  const header = recordHeaderRow(sheet, CODE_SHEET);
  if (header === null) return [];
  const books = new Map<number, Record<ClassificationId, Map<string, string>>>();
  for (let row = header + 1; row <= lastRow(sheet); row += 1) {
    const [year, , code, name] = CODE_SHEET.headers.map((_, column) => textOf(valueAt(sheet, row, column)));
    const classification = classificationOfCode(code ?? "");
    if (classification === null || !name || !/^(?:19|20)\d\d$/.test(year ?? "")) continue;
    const book = books.get(Number(year)) ?? { functional: new Map(), economic: new Map() };
    books.set(Number(year), book);
    if (!book[classification].has(code ?? "")) book[classification].set(code ?? "", name);
  }
  return [...books].sort(([a], [b]) => a - b).map(([year, names]) => ({ year, ...names }));
}

/** A code of a list with its name, and where it stands. */
export interface ListedCode {
  readonly classification: ClassificationId;
  readonly code: string;
  readonly name: string;
  readonly at: CellRef;
}

/** Why a line of a list cannot be taken. */
export type CodeProblemKind = "malformed" | "unnamed" | "twoNames" | "withoutParent";

/** A line that breaks a list of codes: where, what stands there, and for two names or a missing parent the other one. */
export interface CodeProblem {
  readonly kind: CodeProblemKind;
  readonly at: CellRef;
  readonly code: string;
  readonly other: string;
}

/** A list of codes as somebody's file has it. */
export interface CodeList {
  /** The year that its title, sheet or file name says. */
  readonly year: number | null;
  readonly codes: readonly ListedCode[];
  /** Lines of revenue and others that are no expenditure. */
  readonly passedOver: number;
  /** With a single one the list is not to be used. */
  readonly problems: readonly CodeProblem[];
  /** Whether any sheet has a header of codes and names. */
  readonly found: boolean;
}

const CODE_WORDS = /^(?:(?:支出)?(?:功能|经济)?(?:分类)?(?:科目)?)?(?:编码|代码|编号)$/;
const NAME_WORDS = /^(?:(?:支出)?(?:功能|经济)?(?:分类)?(?:科目)?[类款项]?)?名称$/;
const LEVEL_WORDS = ["类", "款", "项"] as const;
/** The header stands within these rows; a book of codes has some thousand lines. */
const FIRST_ROWS = 30;
const MOST_LINES = 50_000;
const MOST_PROBLEMS = 200;

interface ListHeader {
  readonly row: number;
  readonly codes: readonly number[];
  readonly names: readonly number[];
}

/**
 * Reads a list of codes of any making: one column of codes or three of 类, 款 and 项 (a class that is not repeated is the one
 * above), names in one column or one a level, in any order, on any sheets. Nothing is guessed: what is no code, has no name,
 * two names or no parent in the list is a problem with its cell.
 */
export function readCodeList(snapshot: WorkbookSnapshot, fileName = ""): CodeList {
  const found = new Map<string, ListedCode>();
  const problems: CodeProblem[] = [];
  let [passedOver, header, year] = [0, false, null as number | null];
  for (const sheet of snapshot.sheets) {
    const list = headerOf(sheet);
    if (!list) continue;
    header = true;
    year ??= yearAbove(sheet, list.row) ?? yearIn(plain(sheet.name));
    const end = Math.min(lastRow(sheet), list.row + MOST_LINES);
    let above = "";
    for (let row = list.row + 1; row <= end && problems.length < MOST_PROBLEMS; row += 1) {
      const line = lineAt(sheet, row, list, above);
      if (line === null) continue;
      above = line.code;
      const at = { sheet: sheet.name, row, column: list.codes[0] ?? 0 };
      const taken = takenLine(line, at, found.get(line.code));
      if (taken === "passedOver") passedOver += 1;
      else if ("kind" in taken) problems.push(taken);
      else if (!found.has(line.code)) found.set(line.code, taken);
    }
  }
  for (const { code, at } of found.values()) {
    const parent = parentOf(code);
    if (parent !== null && !found.has(parent) && problems.length < MOST_PROBLEMS) problems.push({ kind: "withoutParent", at, code, other: parent });
  }
  return { year: year ?? yearIn(plain(fileName)), codes: [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), passedOver, problems, found: header };
}

function textOf(value: Scalar): string {
  return value === null ? "" : String(value).normalize("NFKC").replace(/[\s\u200b\ufeff]+/g, "").replace(/^'/, "");
}

function headerOf(sheet: SheetSnapshot): ListHeader | null {
  const width = sheet.column + (sheet.values[0]?.length ?? 0);
  for (let row = sheet.row; row < Math.min(sheet.row + FIRST_ROWS, lastRow(sheet) + 1); row += 1) {
    const words = Array.from({ length: width }, (_, column) => textOf(valueAt(sheet, row, column)).replace(/[()]/g, ""));
    const names = words.flatMap((word, column) => (NAME_WORDS.test(word) ? [column] : []));
    const single = words.findIndex((word) => CODE_WORDS.test(word));
    const levels = LEVEL_WORDS.map((level) => words.indexOf(level)).filter((column) => column >= 0);
    if (names.length > 0 && (single >= 0 || levels.length >= 2)) return { row, codes: single >= 0 ? [single] : levels, names };
  }
  return null;
}

/** The year in the lines above the header; null where none says one. */
function yearAbove(sheet: SheetSnapshot, header: number): number | null {
  for (let row = sheet.row; row < header; row += 1) {
    for (const value of sheet.values[row - sheet.row] ?? []) {
      const year = typeof value === "string" ? yearIn(plain(value)) : null;
      if (year !== null) return year;
    }
  }
  return null;
}

interface Line {
  readonly code: string;
  readonly name: string;
}

/** What a row says; null for one without code, which is an explanation. */
function lineAt(sheet: SheetSnapshot, row: number, { codes, names }: ListHeader, above: string): Line | null {
  const parts = codes.map((column) => textOf(valueAt(sheet, row, column)));
  const name = names.map((column) => textOf(valueAt(sheet, row, column))).find((text) => text !== "") ?? "";
  if (parts.every((part) => part === "")) return null;
  if (parts.length === 1) return { code: parts[0] ?? "", name };
  const deepest = parts.findLastIndex((part) => part !== "");
  let code = "";
  for (let level = 0; level <= deepest; level += 1) {
    const part = parts[level] ?? "";
    // A whole code in one of the columns, 20103 under 款, stands for itself.
    if (part.length > 2 && level > 0) code = part;
    else if (part === "") code += above.slice(level === 0 ? 0 : 1 + 2 * level, 3 + 2 * level);
    else code += level === 0 ? part : part.padStart(2, "0");
  }
  return { code, name };
}

function takenLine({ code, name }: Line, at: CellRef, earlier: ListedCode | undefined): ListedCode | CodeProblem | "passedOver" {
  if (!/^\d+$/.test(code) || ![3, 5, 7].includes(code.length)) return { kind: "malformed", at, code, other: "" };
  if (name === "") return { kind: "unnamed", at, code, other: "" };
  const classification = classificationOfCode(code);
  if (classification === null) return /^[235]/.test(code) ? { kind: "malformed", at, code, other: "" } : "passedOver";
  if (earlier && comparableName(earlier.name) !== comparableName(name)) return { kind: "twoNames", at, code, other: earlier.name };
  return { classification, code, name, at };
}
