import type { GridCell, TableGrid } from "./grid";

/** How a table fits its page: text size in points and widths in twentieths of a point, which sum to the page's. */
export interface Fit {
  readonly landscape: boolean;
  readonly size: number;
  readonly widths: readonly number[];
}

/** Room between the margins of a page of tables, in points. */
export const TABLE_PAGE = { portrait: 493, landscape: 740 } as const;

/** White space left and right of a cell's text, both together, in points, and its lines. */
const PADDING = 6;
const SIZES = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5] as const;
const PREFERRED_SIZE = 9;
/** A header may be broken into about this many lines, a name into this many. */
const HEADER_LINES = 5;
const NAME_LINES = 3;
/** Characters that a header wants on one line. */
const HEADER_WISH = 6;
/** A long text (the aims of a project) wants this many characters a line, if it can get them. */
const LONG_TEXT = 30;

/** Width of a text in characters: a Latin letter or digit is half a Chinese character. */
export function visualLength(text: string): number {
  let length = 0;
  for (const char of text) length += (char.codePointAt(0) ?? 0) < 0x2000 ? 0.52 : 1;
  return length;
}

/** Of a figure or code: it may not be broken, not even in a wider letter than the one wished for, on a machine that lacks it. */
const WIDEST_DIGIT = 0.64;

function figureLength(text: string): number {
  return Math.max(0, ...text.split("\n").map((line) => [...line].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) < 0x2000 ? WIDEST_DIGIT : 1), 0)));
}

interface Need {
  /** Characters without which figures and codes would break, and what the column would like to have. */
  readonly least: number;
  readonly wish: number;
}

function longestLine(text: string): number {
  return Math.max(0, ...text.split("\n").map(visualLength));
}

function needs(grid: TableGrid): readonly Need[] {
  const rows = [...grid.header, ...grid.body];
  return grid.columns.map((content, column) => {
    const own = (cells: readonly (readonly GridCell[])[]): GridCell[] =>
      cells.flat().filter((cell) => cell.column === column && cell.columns === 1);
    const header = Math.max(2, ...own(grid.header).map((cell) => Math.max(longestWord(cell.text), Math.ceil(longestLine(cell.text) / HEADER_LINES))));
    const lengthOf = content === "text" ? longestLine : figureLength;
    const body = Math.max(0, ...own(grid.body).map((cell) => lengthOf(cell.text) + cell.indent));
    const title = Math.min(HEADER_WISH, Math.max(0, ...own(grid.header).map((cell) => longestLine(cell.text))));
    if (content !== "text") return { least: Math.max(header, body), wish: Math.max(header, body, title, content === "amount" ? 5 : 0) };
    const least = Math.max(header, Math.min(body, 6), Math.min(12, Math.ceil(body / NAME_LINES)));
    return { least, wish: Math.max(least, Math.min(body, LONG_TEXT), rows.length > 0 ? 4 : 0) };
  });
}

/** Longest run of letters and digits, which Word does not break. */
function longestWord(text: string): number {
  return Math.max(0, ...(text.match(/[\w.]+/g) ?? []).map(visualLength));
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Fits a table to its page: sideways where the region prescribes it or upright would be too narrow, in the largest text
 * in which no figure breaks; names and texts share what is left. A table that is too wide even so is shrunk to the page.
 */
export function fitTable(grid: TableGrid): Fit {
  const columns = needs(grid);
  const widthAt = (size: number, of: "least" | "wish"): number => total(columns.map((need) => need[of] * size + PADDING));
  const landscape = grid.landscape || widthAt(PREFERRED_SIZE, "wish") > TABLE_PAGE.portrait;
  const page = TABLE_PAGE[landscape ? "landscape" : "portrait"];
  const size = SIZES.find((candidate) => widthAt(candidate, "least") <= page) ?? SIZES[SIZES.length - 1] ?? 5;
  const least = columns.map((need) => need.least * size + PADDING);
  const wished = columns.map((need) => (need.wish - need.least) * size);
  const room = page - total(least);
  const granted = Math.min(1, Math.max(0, room / Math.max(1, total(wished))));
  const widths = least.map((width, column) => width + granted * (wished[column] ?? 0));
  const stretch = page / total(widths);
  const exact = widths.map((width) => Math.floor(width * stretch * 20));
  const rest = Math.round(page * 20) - total(exact);
  return { landscape, size, widths: exact.map((width, column) => (column === exact.length - 1 ? width + rest : width)) };
}
