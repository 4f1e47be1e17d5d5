import type { BookRow, BookTable } from "../model/book";
import type { Scalar } from "../model/cells";
import type { FillState } from "./state";
import { partsOf } from "./tables";

/** A cell of a new row: what to write, "@" where it is a code that must stay text. */
export interface MannerCell {
  readonly column: number;
  readonly text: string;
  readonly format?: "@";
}

/** The cells of a code and its name, as the table itself writes them. */
export interface Written {
  readonly code: readonly MannerCell[];
  readonly name: MannerCell | null;
}

/**
 * Learns from the rows that stand there how a table writes codes and names: in a cell each, the code split over 类 款 项,
 * both in one cell, or names alone; with what stands before them (white space that indents a level).
 *
 * @returns null where the rows do not tell, or tell two things
 */
export function writtenAs(state: FillState, table: BookTable, item: { readonly code: string; readonly name: string }): Written | null {
  const columns = (content: "code" | "name"): readonly number[] =>
    table.columns.filter((column) => column.axis === "main" && column.content === content).map(({ column }) => column);
  const codes = columns("code");
  const [name] = columns("name");
  if (name === undefined || columns("name").length > 1) return null;
  const rows = table.rows.filter((row) => row.axis === "main" && row.code !== null);
  const alike = [...rows].reverse().find((row) => row.code?.length === item.code.length && row.label !== "") ?? null;
  const any = alike ?? rows.at(-1) ?? null;
  const together = any !== null && (any.codeCells.length === 0 || any.codeCells.every(({ column }) => column === name));
  if (together) return together && alike ? inOneCell(state, alike, name, item) : null;
  if (codes.length === 0) return null;
  const label = nameLike(state, alike, name, item.name);
  const code = codes.length === 1 ? single(state, alike, codes, item.code) : split(state, any, codes, item.code);
  return label === null || code === null ? null : { code, name: label };
}

function text(state: FillState, row: BookRow, column: number): string {
  const value: Scalar = state.work.value({ sheet: row.sheet, row: row.row, column });
  return value === null ? "" : String(value);
}

function single(state: FillState, alike: BookRow | null, [column = 0]: readonly number[], code: string): readonly MannerCell[] | null {
  if (!alike) return [{ column, text: code, format: "@" }];
  const present = text(state, alike, column).normalize("NFKC").trim();
  if (present === alike.code) return [{ column, text: code, format: "@" }];
  // "[201]": the code with something around it. Groups ("201-03") are not told from it, so they are left alone.
  return alike.code !== null && present.split(alike.code).length === 2 ? [{ column, text: present.replace(alike.code, code), format: "@" }] : null;
}

/** Each column holds its own digits, the whole code down to its level, or nothing where the level above is meant. */
function split(state: FillState, like: BookRow | null, columns: readonly number[], code: string): readonly MannerCell[] | null {
  const parts = partsOf(code);
  const cells = columns.map((column, level): MannerCell | null => {
    const part = parts[level];
    if (part === undefined) return { column, text: "" };
    const present = like === null ? "" : text(state, like, column).trim();
    const others = like?.code == null ? [] : partsOf(like.code);
    const upTo = like?.code?.slice(0, 3 + 2 * level) ?? "";
    if (present === "" && level < parts.length - 1 && others.length === parts.length) return { column, text: "" };
    if (present !== "" && level > 0 && present === upTo) return { column, text: code.slice(0, 3 + 2 * level), format: "@" };
    if (present === "" || Number(present) === Number(others[level])) return { column, text: part, format: "@" };
    return null;
  });
  return cells.some((cell) => cell === null) ? null : cells.flatMap((cell) => (cell === null || cell.text === "" ? [] : [cell]));
}

function nameLike(state: FillState, alike: BookRow | null, column: number, name: string): MannerCell | null {
  if (!alike) return { column, text: name };
  const lead = /^\s*/.exec(text(state, alike, column))?.[0] ?? "";
  return { column, text: lead + name };
}

/** "2010301 行政运行" or "行政运行" alone, written like a row of the same level. */
function inOneCell(state: FillState, alike: BookRow, column: number, item: { readonly code: string; readonly name: string }): Written | null {
  const present = text(state, alike, column);
  if (alike.codeCells.length === 0) {
    return present.trim() === alike.label.trim() ? { code: [], name: { column, text: present.replace(alike.label.trim(), () => item.name) } } : null;
  }
  if (alike.code === null || !present.includes(alike.code) || !present.includes(alike.label)) return null;
  const [before = "", behind = ""] = present.split(alike.code);
  if (!behind.endsWith(alike.label)) return null;
  const between = behind.slice(0, behind.length - alike.label.length);
  return { code: [{ column, text: `${before}${item.code}${between}${item.name}` }], name: null };
}
