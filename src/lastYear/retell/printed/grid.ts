import type { BudgetBook } from "../../../model/book";
import { fenOf, grainOf, numberOfDecimal, type Fen, type UnitOfMeasure } from "../../../model/money";
import type { TextUnderstood } from "../../../proofread";
import type { Paragraph } from "../../../proofread/layout";
import type { Mention } from "../../../proofread/said";
import { sourcesOf, withoutYears, type SourceCell, type SourceRow, type SourceTable } from "./source";

/** A cell of a line of a printed table, in the text as it was given. */
export interface PrintedCell {
  readonly start: number;
  readonly text: string;
  /** Its figure: a number, or a percentage with its sign. */
  readonly mention: Mention | null;
}

/** A line of a text whose cells stand apart by tabs. */
export interface PrintedLine {
  readonly paragraph: Paragraph;
  readonly cells: readonly PrintedCell[];
}

/** A line of a printed table with the row of last year's table that it prints. */
export interface PrintedRow extends PrintedLine {
  readonly row: SourceRow;
}

/** One list of a table of last year's workbook as a text prints it: its lines, and what their cells hold. */
export interface PrintedTable {
  readonly table: SourceTable;
  readonly axis: string;
  /** All lines of the grid in which it stands. */
  readonly lines: readonly PrintedLine[];
  readonly rows: readonly PrintedRow[];
  /** Columns of the table by the cells of a line. */
  readonly roles: ReadonlyMap<number, string>;
  /** Whether other lists stand beside it, so that no line is its own. */
  readonly isBeside: boolean;
}

interface Grid {
  readonly title: string;
  readonly lines: readonly PrintedLine[];
}

/** Lines of a text that are cells apart by tabs, one below the other, and the words of the line above. */
function gridsOf(last: TextUnderstood): readonly Grid[] {
  const { layout } = last;
  const grids: { title: string; lines: PrintedLine[] }[] = [];
  let title = "";
  let open = false;
  for (const { paragraph, mentions } of last.said) {
    if (paragraph.kind !== "row") {
      const words = layout.clean.slice(paragraph.start, paragraph.end);
      // 单位：万元 stands between a title and its table.
      if (!/^(?:金额)?单位：/.test(words)) title = words;
      open = false;
      continue;
    }
    if (!open) grids.push({ title, lines: [] });
    open = true;
    grids.at(-1)?.lines.push({ paragraph, cells: cellsOf(paragraph, mentions, last) });
  }
  return grids;
}

function cellsOf({ start, end }: Paragraph, mentions: readonly Mention[], { layout }: TextUnderstood): readonly PrintedCell[] {
  const { text: whole } = layout;
  const from = layout.offsetOf(start);
  const lineStart = Math.max(whole.lastIndexOf("\n", from - 1), whole.lastIndexOf("\r", from - 1)) + 1;
  // What stands on every page, behind the last line, is none of its last cell.
  const lineEnd = /[\r\n\u001c-\u001e]|$/.exec(whole.slice(layout.offsetOf(end - 1)))?.index ?? 0;
  let at = lineStart;
  return whole.slice(lineStart, layout.offsetOf(end - 1) + lineEnd).split("\t").map((text) => {
    const here = at;
    at += text.length + 1;
    const isHere = ({ figure: { kind, start: figure } }: Mention): boolean => {
      const place = layout.offsetOf(figure);
      return (kind === "number" || (kind === "percentage" && /^[\s\u3000+\-−]*[\d.,，]+\s*[%％]?[\s\u3000]*$/.test(text))) && place >= here && place < here + text.length;
    };
    return { start: here, text, mention: mentions.find(isHere) ?? null };
  });
}

/** The tables of last year's workbook that a text prints: of each grid the one of which most figures are, by rows. */
export function printedTablesOf(last: TextUnderstood, book: BudgetBook): readonly PrintedTable[] {
  const tables = sourcesOf(book);
  return gridsOf(last).flatMap((grid) => {
    const [best] = tables.map((table) => readAs(grid, table)).filter(({ score }) => score >= 1).sort((a, b) => b.score - a.score);
      const lists = best?.lists.filter(({ table, rows, roles }) => rows.length > Math.min(1, table.rows.length - 1) && roles.size > 0) ?? [];
    // One list among several that the text prints alone, as the other side is nothing, has its lines to itself.
    return best ? lists.map((list) => ({ ...list, isBeside: best.lists.filter(({ rows }) => rows.length > 0).length > 1 })) : [];
  });
}

/** The first lines of grids in which last year's text printed a table that had no amounts. */
export function emptyTablesOf(last: TextUnderstood, book: BudgetBook): readonly { readonly table: SourceTable; readonly line: Paragraph }[] {
  const empty = sourcesOf(book).filter(({ rows }) => rows.every(({ cells }) => [...cells.values()].every(({ amount }) => (amount ?? 0) === 0)));
  return gridsOf(last).flatMap((grid) => {
    const table = empty.find((each) => isTitled(grid, each));
    const [line] = grid.lines;
    const printsAmounts = grid.lines.some(({ cells }) => cells.some(({ mention }) => mention !== null && mention.figure.decimal.decimals > 0 && mention.figure.decimal.digits !== 0n));
    return table && line && !printsAmounts ? [{ table, line: line.paragraph }] : [];
  });
}

/** A grid as print of a table, and how much speaks for it. */
function readAs(grid: Grid, table: SourceTable): { readonly lists: readonly Omit<PrintedTable, "isBeside">[]; readonly score: number } {
  const axes = [...new Set(table.rows.map(({ axis }) => axis))];
  const taken = new Set<number>();
  const lists = axes.map((axis) => {
    const rows = matched(grid, table, table.rows.filter((row) => row.axis === axis));
    const roles = rolesOf(rows, table, axis, taken);
    for (const index of roles.keys()) taken.add(index);
    return { table, axis, lines: grid.lines, rows, roles };
  });
  const score = lists.flatMap(({ rows }) => rows).reduce((sum, row) => sum + agreeing(row, table), 0) + (isTitled(grid, table) ? 0.5 : 0);
  // What a kind knows of its rows is worth more than a few figures.
  return { lists, score: table.isStructural ? score * STRUCTURAL : score };
}

const STRUCTURAL = 0.6;

function isTitled({ title }: Grid, table: SourceTable): boolean {
  const [printed, own] = [withoutYears(title), withoutYears(table.title)];
  return own !== "" && (printed.endsWith(own) || own.endsWith(printed));
}

/** The lines of a grid that print rows of a table: by their code, else by their name, in the table's order. */
function matched({ lines }: Grid, table: SourceTable, rows: readonly SourceRow[]): readonly PrintedRow[] {
  const found: PrintedRow[] = [];
  const known = new Set(rows.flatMap(({ code }) => code ?? []));
  let next = 0;
  for (const line of withoutHeads(lines)) {
    const texts = wordsOf(line);
    const digits = texts.filter((text) => /^\d{2,7}$/.test(text)).slice(0, 3);
    // An amount of 元 has no decimals either.
    const codes = [...texts.filter((text) => /^\d{3,7}$/.test(text)), ...digits.map((_, at) => digits.slice(0, at + 1).join(""))].filter((code) => known.has(code));
    const prints = (row: SourceRow): boolean => (texts.every((text) => /^[-−]?[\d,，]+$/.test(text)) ? isBare({ ...line, row }, table) : isNamed(row, texts, codes));
    const ahead = rows.findIndex((row, at) => at >= next && prints(row));
    const at = ahead >= 0 ? ahead : rows.findIndex((row) => prints(row) && !found.some((each) => each.row === row));
    const row = rows[at];
    if (!row) continue;
    next = at + 1;
    found.push({ ...line, row });
  }
  return found;
}

function isNamed({ code, name, label }: SourceRow, texts: readonly string[], codes: readonly string[]): boolean {
  return code !== null && codes.length > 0 ? codes.includes(code) : texts.includes(plain(name)) || texts.includes(plain(label));
}

/** Whether a line of figures alone is that row: the table of the three public expenses may have one without a name. */
function isBare(line: PrintedRow, table: SourceTable): boolean {
  const figures = line.cells.filter(({ mention }) => mention !== null && mention.figure.decimal.digits !== 0n).length;
  return figures > 1 && agreeing(line, table) >= figures;
}

/** Words of a line, codes among them. */
function wordsOf({ cells }: PrintedLine): readonly string[] {
  return cells.filter(({ mention }) => mention === null || mention.figure.decimal.decimals === 0).map(({ text }) => text.replace(/\s/g, "")).filter((text) => text !== "");
}

/** Lines without those that head columns, before the first figure: 合计 there is no total. */
function withoutHeads(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const first = lines.findIndex(({ cells }) => cells.some(({ mention }) => mention !== null && mention.figure.decimal.decimals > 0));
  return lines.filter((line, at) => (first >= 0 && at >= first) || wordsOf(line).length <= MOST_LABELS || line.cells.some(({ mention }) => mention !== null));
}

/** Words beside the figures of a row: its code, its name, the body whose it is, and those of a list beside. */
const MOST_LABELS = 3;

function plain(label: string): string {
  return label.replace(/\s/g, "");
}

/** How many figures of a line stand in its row of last year's table. */
function agreeing({ cells, row }: PrintedRow, { unit, columns }: SourceTable): number {
  const own = columns.filter(({ isRate }) => !isRate).flatMap(({ key }) => row.cells.get(key) ?? []);
  return cells.filter((cell) => own.some((from) => isPrinted(cell, from, unit, false, true))).length;
}

/** What the cells of lines hold: each column that of most of its figures, in the order of the table's columns where several hold the same. */
function rolesOf(rows: readonly PrintedRow[], { unit, columns }: SourceTable, axis: string, taken: ReadonlySet<number>): ReadonlyMap<number, string> {
  const own = columns.filter((column) => column.axis === null || column.axis === axis);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const votes = Array.from({ length: width }, (_, index) => index).filter((index) => !taken.has(index)).flatMap((index) => {
    const figures = rows.filter(({ cells }) => cells[index]?.mention && cells[index].mention.figure.decimal.digits !== 0n).length;
    return own.map(({ key, isRate }) => ({ index, key, figures, count: rows.filter(({ cells, row }) => isPrinted(cells[index], row.cells.get(key), unit, isRate, false)).length }));
  }).filter(({ count, figures }) => count > 0 && count * 2 >= figures);
  const given = new Map<number, string>();
  // The order of the list is kept among those with as many.
  for (const { index, key } of votes.sort((a, b) => b.count - a.count)) if (!given.has(index) && ![...given.values()].includes(key)) given.set(index, key);
  return given;
}

/** Whether a printed figure is that of a cell, as exactly as it is printed. Nothing says nothing, unless `withZero`. */
function isPrinted(cell: PrintedCell | undefined, from: SourceCell | undefined, unit: UnitOfMeasure, isRate: boolean, withZero: boolean): boolean {
  if (!cell?.mention || from?.amount == null) return false;
  const { kind, decimal } = cell.mention.figure;
  const isMinus = /^[\s\u3000]*[-−]/.test(cell.text);
  if (kind === "percentage" && !isRate) return false;
  const printed = isRate ? numberOfDecimal(decimal) * RATE_UNIT : fenOf(decimal, unit);
  const grain = isRate ? RATE_UNIT / 10 ** decimal.decimals : grainOf(unit, decimal.decimals);
  if (printed === null || (printed === 0 && !withZero)) return false;
  const signed: Fen = isMinus ? -Math.abs(printed) : printed;
  return Math.abs(signed - from.amount) * 2 <= (signed === from.amount ? 0 : grain);
}

/** A percent in the structural reading. */
export const RATE_UNIT = 1_000_000;
