/** What the grid tells of a person's writing into its cells. */
import { CellValueType, type ICellData } from "@univerjs/core";
import type { Typed } from "./desk";

const PART_OF_NAME = /[\p{L}\p{N}_.]/u;

/** What was typed: a formula, or a constant. */
export function typed(cell: ICellData | null): Pick<Typed, "input" | "text"> {
  if (!cell) return { input: "", text: false };
  if (cell.f) return { input: cell.f, text: false };
  const value = cell.p?.body ? cell.p.body.dataStream.replace(/\r?\n$/, "").replaceAll("\r", "\n") : (cell.v ?? "");
  return { input: value, text: typeof value === "string" && cell.t === CellValueType.FORCE_STRING };
}

/** Whether a write into a cell gives it a look, or letters of different looks. */
export function hasLook(written: unknown): boolean {
  return written === null || (isRecord(written) && (written["s"] !== undefined || written["p"] !== undefined));
}

/** Whether something has members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The cells of a matrix of the grid's, row by row. */
export function changedCells(matrix: Readonly<Record<string, unknown>>): readonly { readonly row: number; readonly column: number; readonly change: unknown }[] {
  return Object.entries(matrix).flatMap(([row, line]) => (isRecord(line) ? Object.entries(line).map(([column, change]) => ({ row: Number(row), column: Number(column), change })) : []));
}

/** Whether a name, in letters of any case, stands in a text up to a place and is no part of a longer one. */
export function isWritten(name: string, text: string, upTo: number): boolean {
  if (name === "" || text.slice(0, upTo).slice(-name.length).toUpperCase() !== name.toUpperCase()) return false;
  const around = [text[upTo - name.length - 1], text[upTo]];
  return around.every((letter) => letter === undefined || !PART_OF_NAME.test(letter));
}
