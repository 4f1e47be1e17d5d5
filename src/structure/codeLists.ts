import { isWellFormed } from "../catalog/classifications/shapes";
import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import type { CodeList, CodesOfList, ListedCode } from "../model/structure";
import { isFolded, plain } from "../recognize/text";
import type { Pages } from "../recognize/pages";
import type { GridColumn } from "./columns";
import { isLevel, type Pane } from "./panes";

const KINDS: readonly CodesOfList[] = ["functional", "economic", "government"];

/** Fewer lines are no list, and of longer ones nobody asks line by line. */
const [LEAST_LINES, MOST_LINES] = [4, 3000];
/** One line in so many may have a code that is none of the list's. */
const FEW = 5;

/**
 * The lists by a code that a pane prints: each of its columns of codes is one, with the names beside it.
 *
 * @param book that knows the table; null for a table that it does not know
 */
export function codeListsOf(pane: Pane, run: Pages, book: BudgetBook | null): readonly CodeList[] {
  const { grid: { view }, columns, rows } = pane;
  if (rows.length < LEAST_LINES || rows.length > MOST_LINES) return [];
  const own = columns.codes.filter(isOfClassification);
  if (book && own.length < 2 && !hasOddCodes(pane)) return [];
  const lists = columns.codes.length === 0 ? [inLabels()] : columns.codes.some(isLevel) ? [inLevels()] : own.map(inColumn);
  return lists.flatMap((lines) => {
    const codes = KINDS.find((kind) => lines.filter(({ code }) => isWellFormed(kind, code)).length * FEW >= lines.length * (FEW - 1));
    const known = book !== null && (lists.length === 1 || isReadIn(book, lines[0]?.at));
    return codes !== undefined && lines.length >= LEAST_LINES ? [{ codes, known, lines }] : [];
  });

  function printed(row: number, column: number): string {
    const text = String(view.value(row, column) ?? "");
    return (isFolded(text) ? text : text.normalize("NFKC")).trim();
  }

  function lineOf(line: number, codeColumn: number, nameColumn: number, code: string, name: string): ListedCode {
    const cell = (column: number): CellRef => run.place(view.ref(rows.row[line] ?? 0, column));
    return { at: cell(codeColumn), nameAt: cell(nameColumn), code, name };
  }

  /** Codes and names in cells of their own. */
  function inColumn({ column }: GridColumn): readonly ListedCode[] {
    const beside = columns.labels.find((label) => label.column > column)?.column;
    if (beside === undefined) return [];
    return linesWith((line) => {
      const code = printed(rows.row[line] ?? 0, column);
      return /^[\dA-Za-z]*\d[\dA-Za-z]*$/.test(code) ? lineOf(line, column, beside, code, plain(view.text(rows.row[line] ?? 0, beside))) : null;
    });
  }

  /** Class, division and item in columns of their own: the last of them that is filled tells the line. */
  function inLevels(): readonly ListedCode[] {
    const beside = columns.labels.find(({ column }) => column > (columns.codes.at(-1)?.column ?? 0))?.column;
    return beside === undefined ? [] : linesWith((line) => {
      const row = rows.row[line] ?? 0;
      const own = columns.codes.findLast(({ column }) => view.value(row, column) !== null)?.column;
      return own === undefined || rows.code[line] === "" ? null : lineOf(line, own, beside, rows.code[line] ?? "", plain(view.text(row, beside)));
    });
  }

  /** A code before its name in one cell, also one that is none. */
  function inLabels(): readonly ListedCode[] {
    if (rows.code.every((code) => code === "")) return [];
    return linesWith((line) => {
      const [, code = "", name = ""] = CODE_BEFORE_NAME.exec(plain(rows.label[line] ?? "")) ?? [];
      const column = rows.labelColumn[line] ?? -1;
      return code === "" || column < 0 ? null : lineOf(line, column, column, code, name);
    });
  }

  function linesWith(of: (line: number) => ListedCode | null): readonly ListedCode[] {
    const lines: ListedCode[] = [];
    for (let line = 0; line < rows.length; line += 1) {
      const own = of(line);
      if (own && own.name !== "") lines.push(own);
    }
    return lines;
  }
}

const CODE_BEFORE_NAME = /^[[(【〔]?(\d{3,8})[\])】〕]?[-—、.:：]?([\u4e00-\u9fff].*)$/;

/** Codes of units and projects are codes of their own. */
function isOfClassification({ path }: GridColumn): boolean {
  const header = path.join("/");
  return /科目|分类/.test(header) || !/单位|部门|项目|编号|序号/.test(header);
}

/** Whether the catalogue reads the codes of a column. */
function isReadIn({ tables }: BudgetBook, at: CellRef | undefined): boolean {
  return at !== undefined && tables.some(({ sheet, columns }) => sheet === at.sheet && columns.some(({ column, content }) => column === at.column && content === "code"));
}

/** Whether some code has a digit too few or too many, or is none though one stands beside a name. */
function hasOddCodes({ grid: { view }, columns: { codes: columns }, rows }: Pane): boolean {
  for (let line = 0; line < rows.length; line += 1) {
    const code = rows.code[line] ?? "";
    if (code !== "" ? code.length % 2 === 0 : rows.total[line] === 0 && columns.some(({ column }) => HAS_DIGIT.test(String(view.value(rows.row[line] ?? 0, column) ?? "")))) return true;
  }
  return false;
}

const HAS_DIGIT = /\d/;
