/** Rectangles of cells, A1 notation, and what inserting or deleting rows does to a rectangle. Rows and columns count from 0, both ends included. */

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;
export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN };

/**
 * Rows (or columns) inserted before `at` (`count` > 0) or deleted from `at` on (`count` < 0), in the columns (or rows)
 * from `from` to `to`; a whole row has 0…LAST_COLUMN.
 */
export interface Shift {
  readonly axis: "row" | "column";
  readonly at: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function columnNumber(name: string): number {
  let column = 0;
  for (const letter of name.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export function cellArea(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

export function isWholeRows(area: Area): boolean {
  return area.left === 0 && area.right === LAST_COLUMN;
}

export function isWholeColumns(area: Area): boolean {
  return area.top === 0 && area.bottom === LAST_ROW;
}

export function rowCount(area: Area): number {
  return area.bottom - area.top + 1;
}

export function columnCount(area: Area): number {
  return area.right - area.left + 1;
}

export function cellCount(area: Area): number {
  return rowCount(area) * columnCount(area);
}

/** "A1", "A1:C3", "A:C" for whole columns, "7:9" for whole rows; "$A$1:$C$3" when absolute. */
export function formatArea(area: Area, absolute = false): string {
  const mark = absolute ? "$" : "";
  const column = (at: number): string => mark + columnName(at);
  const row = (at: number): string => `${mark}${at + 1}`;
  if (isWholeRows(area)) return `${row(area.top)}:${row(area.bottom)}`;
  if (isWholeColumns(area)) return `${column(area.left)}:${column(area.right)}`;
  const first = column(area.left) + row(area.top);
  const last = column(area.right) + row(area.bottom);
  return first === last ? first : `${first}:${last}`;
}

interface Corner {
  readonly row: number | null;
  readonly column: number | null;
}

function cornerOf(part: string): Corner | null {
  const match = /^([A-Za-z]{1,3})?([1-9]\d{0,6})?$/.exec(part);
  if (!match || part === "") return null;
  return { row: match[2] === undefined ? null : Number(match[2]) - 1, column: match[1] === undefined ? null : columnNumber(match[1]) };
}

/** Reads "A1", "$A$1:C3", "A:C", "7:9"; null when it is none of these or beyond the sheet. */
export function parseArea(text: string): Area | null {
  const [first = "", second, ...more] = text.trim().replace(/\$/g, "").split(":");
  if (more.length > 0) return null;
  const a = cornerOf(first);
  const b = second === undefined ? a : cornerOf(second);
  if (!a || !b || (a.row === null) !== (b.row === null) || (a.column === null) !== (b.column === null)) return null;
  if (second === undefined && (a.row === null || a.column === null)) return null;
  const [top, bottom] = ends(a.row, b.row, LAST_ROW);
  const [left, right] = ends(a.column, b.column, LAST_COLUMN);
  return bottom > LAST_ROW || right > LAST_COLUMN ? null : { top, left, bottom, right };
}

/** First and last of two, of the whole sheet where none is named. */
function ends(a: number | null, b: number | null, last: number): readonly [first: number, last: number] {
  return a === null || b === null ? [0, last] : [Math.min(a, b), Math.max(a, b)];
}

/** Parts "'预算 表'!A1:B2" into its sheet (null when none is named) and the rest. */
export function splitSheet(text: string): { readonly sheet: string | null; readonly rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(text);
  if (quoted) return { sheet: (quoted[1] ?? "").replace(/''/g, "'"), rest: quoted[2] ?? "" };
  const at = text.lastIndexOf("!");
  return at < 0 ? { sheet: null, rest: text } : { sheet: text.slice(0, at), rest: text.slice(at + 1) };
}

/** A sheet name as it stands in a formula or address: quoted where it must be. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^r\d*c\d*$/i.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

export function intersection(a: Area, b: Area): Area | null {
  const area = { top: Math.max(a.top, b.top), left: Math.max(a.left, b.left), bottom: Math.min(a.bottom, b.bottom), right: Math.min(a.right, b.right) };
  return area.top > area.bottom || area.left > area.right ? null : area;
}

export function bounding(a: Area, b: Area): Area {
  return { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
}

export function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

export function containsCell(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** What is left of `area` when `hole` is taken out: up to four rectangles. */
export function subtract(area: Area, hole: Area): readonly Area[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  const parts: Area[] = [];
  if (cut.top > area.top) parts.push({ ...area, bottom: cut.top - 1 });
  if (cut.bottom < area.bottom) parts.push({ ...area, top: cut.bottom + 1 });
  if (cut.left > area.left) parts.push({ ...cut, left: area.left, right: cut.left - 1 });
  if (cut.right < area.right) parts.push({ ...cut, left: cut.right + 1, right: area.right });
  return parts;
}

/** Where the rectangle lies after the shift; null when all of it was deleted. A rectangle only partly in the shifted strip stays. */
export function shiftArea(area: Area, shift: Shift): Area | null {
  const rows = shift.axis === "row";
  const crossFirst = rows ? area.left : area.top;
  const crossLast = rows ? area.right : area.bottom;
  if (crossFirst < shift.from || crossLast > shift.to) return area;
  const limit = rows ? LAST_ROW : LAST_COLUMN;
  let first = rows ? area.top : area.left;
  let last = rows ? area.bottom : area.right;
  if (first === 0 && last === limit) return area;
  if (shift.count > 0) {
    if (first >= shift.at) first += shift.count;
    if (last >= shift.at) last = Math.min(limit, last + shift.count);
    if (first > limit) return null;
  } else {
    const end = shift.at - shift.count;
    if (first >= end) first += shift.count;
    else if (first >= shift.at) first = shift.at;
    if (last >= end) last += shift.count;
    else if (last >= shift.at) last = shift.at - 1;
    if (last < first) return null;
  }
  return rows ? { ...area, top: first, bottom: last } : { ...area, left: first, right: last };
}
