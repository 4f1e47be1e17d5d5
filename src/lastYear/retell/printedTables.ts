import type { BookCell, BookRow, BookTable, BudgetBook } from "../../model/book";
import { figureOf, tableOf } from "../../model/book";
import type { CellRef } from "../../model/cells";
import { decimalInUnit, fenOf } from "../../model/money";
import type { Look } from "../../model/retelling";
import { codeOf, nameOf } from "../../facts/rows";
import type { TextUnderstood } from "../../proofread";
import type { Paragraph } from "../../proofread/layout";
import type { Mention } from "../../proofread/said";
import { amountText } from "../../proofread/verdicts";
import type { Changes } from "./changes";

/** A cell of a line of a printed table, in the text as it was given. */
interface PrintedCell {
  readonly start: number;
  readonly text: string;
  readonly mention: Mention | null;
}

/** A line of a printed table with the row of last year's table that it prints. */
interface PrintedRow {
  readonly paragraph: Paragraph;
  readonly cells: readonly PrintedCell[];
  readonly row: BookRow;
}

/** A table of last year's workbook as a text prints it: lines that follow each other, and what their columns hold. */
interface PrintedTable {
  readonly table: BookTable;
  readonly rows: readonly PrintedRow[];
  readonly roles: ReadonlyMap<number, string>;
}

/** What became of printed tables: figures with their cells, and what is to be looked at. */
export interface TablesRetold {
  readonly figures: readonly { readonly mention: Mention; readonly text: string; readonly cells: readonly CellRef[] }[];
  readonly looks: readonly { readonly kind: Look["kind"]; readonly start: number; readonly end: number; readonly cells: readonly CellRef[] }[];
}

const NOTHING = /^[\s\u3000]*(?:[-—–－]+)?[\s\u3000]*$/;

/**
 * The tables that a text prints again follow this year's workbook cell by cell: amounts that came or went, rows that are gone, and
 * new ones in the manner of the row above them. A line of two tables side by side only has its amounts changed.
 *
 * @param keep figures that a person decided
 */
export function retellTables(last: TextUnderstood, lastBook: BudgetBook, now: BudgetBook, changes: Changes, keep: (mention: Mention) => boolean): TablesRetold {
  const retold = printedTablesOf(last, lastBook).flatMap((table) => {
    const current = tableOf(now, table.table.id);
    return current ? [new TableRetold(table, current, last, changes, keep).retell()] : [];
  });
  return { figures: retold.flatMap(({ figures }) => figures), looks: retold.flatMap(({ looks }) => looks) };
}

/** Lines of a text that are cells apart by tabs, one below the other, and the words of the line above. */
interface Grid {
  readonly title: string;
  readonly lines: readonly Omit<PrintedRow, "row">[];
}

function gridsOf(last: TextUnderstood): readonly Grid[] {
  const { layout } = last;
  const grids: { title: string; lines: Omit<PrintedRow, "row">[] }[] = [];
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

/** The tables of last year's workbook that a text prints: the one of which most figures of a grid are, by rows. */
function printedTablesOf(last: TextUnderstood, book: BudgetBook): readonly PrintedTable[] {
  const tables = book.tables.filter(({ unit }) => unit !== null);
  return gridsOf(last).flatMap((grid) => {
    const [best] = tables.map((table) => readAs(grid, table)).filter(({ score }) => score >= 1).sort((a, b) => b.score - a.score);
    // Rows of one side have none of the other: nothing comes or goes in lines that both share.
    return best && best.sides === 1 && best.rows.length > 1 ? [{ table: best.table, rows: best.rows, roles: rolesOf(best.rows, best.table) }] : [];
  });
}

/** A grid as print of a table, and how much speaks for it. */
function readAs(grid: Grid, table: BookTable): { readonly table: BookTable; readonly rows: readonly PrintedRow[]; readonly sides: number; readonly score: number } {
  const axes = [...new Set(table.rows.map(({ axis }) => axis))];
  const sides = axes.map((axis) => matched(grid, table.rows.filter((row) => row.axis === axis)));
  const score = sides.flat().reduce((sum, row) => sum + agreeing(row, table), 0) + (titled(grid, table) ? 0.5 : 0);
  return { table, rows: sides[0] ?? [], sides: axes.length, score };
}

function titled({ title }: Grid, table: BookTable): boolean {
  const bare = (words: string): string => words.replace(/\s/g, "").replace(/(?:19|20)\d\d年?度?/g, "").replaceAll("(", "（").replaceAll(")", "）");
  return bare(table.title) !== "" && (bare(title).endsWith(bare(table.title)) || bare(table.title).endsWith(bare(title)));
}

/** The lines of a grid that print rows of a table: by their code, else by their name, in the table's order. */
function matched({ lines }: Grid, rows: readonly BookRow[]): readonly PrintedRow[] {
  const found: PrintedRow[] = [];
  let next = 0;
  for (const line of lines) {
    const texts = line.cells.filter(({ mention }) => mention === null || mention.figure.decimal.decimals === 0).map(({ text }) => text.replace(/\s/g, "")).filter((text) => text !== "");
    const digits = texts.filter((text) => /^\d{2,7}$/.test(text)).slice(0, 3);
    const codes = [...texts.filter((text) => /^\d{3,7}$/.test(text)), ...digits.map((_, at) => digits.slice(0, at + 1).join(""))];
    const prints = (row: BookRow): boolean => {
      const code = codeOf(row);
      const named = texts.includes(plainLabel(nameOf(row))) || texts.includes(plainLabel(row.label));
      return code !== null && codes.length > 0 ? codes.includes(code) : named;
    };
    const ahead = rows.findIndex((row, at) => at >= next && prints(row));
    const at = ahead >= 0 ? ahead : rows.findIndex((row) => prints(row) && !found.some((each) => each.row === row));
    const row = rows[at];
    if (!row) continue;
    next = at + 1;
    found.push({ ...line, row });
  }
  return found;
}

function plainLabel(label: string): string {
  return label.replace(/\s/g, "");
}

/** How many figures of a line stand in its row of last year's table. */
function agreeing({ cells, row }: PrintedRow, { unit }: BookTable): number {
  const amounts = new Set([...row.cells.values()].flatMap((cell) => figureOf(cell)?.money ?? []));
  return cells.filter(({ mention }) => { const money = mention && unit ? fenOf(mention.figure.decimal, unit) : null; return money !== null && amounts.has(money); }).length;
}

function cellsOf({ start, end }: Paragraph, mentions: readonly Mention[], { layout }: TextUnderstood): readonly PrintedCell[] {
  const { text: whole } = layout;
  const from = layout.offsetOf(start);
  const lineStart = Math.max(whole.lastIndexOf("\n", from - 1), whole.lastIndexOf("\r", from - 1)) + 1;
  const lineEnd = /[\r\n]|$/.exec(whole.slice(layout.offsetOf(end - 1)))?.index ?? 0;
  let at = lineStart;
  return whole.slice(lineStart, layout.offsetOf(end - 1) + lineEnd).split("\t").map((text) => {
    const here = at;
    at += text.length + 1;
    return { start: here, text, mention: mentions.find(({ figure }) => { const place = layout.offsetOf(figure.start); return figure.kind === "number" && place >= here && place < here + text.length; }) ?? null };
  });
}

/** What the columns hold, by most of their figures, in the order of the table's columns where several hold the same. */
function rolesOf(rows: readonly PrintedRow[], { unit, columns }: BookTable): ReadonlyMap<number, string> {
  const roles = columns.filter(({ content }) => content === "amount" || content === "comparison").map(({ role }) => role);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const given = new Map<number, string>();
  let last = -1;
  for (let index = 0; index < width; index += 1) {
    const votes = roles.map((role, at) => ({ role, at, count: rows.filter(({ cells, row }) => isPrinted(cells[index], row.cells.get(role), unit)).length }));
    const [best] = votes.filter(({ role, count }) => count > 0 && ![...given.values()].includes(role)).sort((a, b) => b.count - a.count || Number(a.at < last) - Number(b.at < last) || a.at - b.at);
    if (!best) continue;
    given.set(index, best.role);
    last = best.at;
  }
  return given;
}

function isPrinted(cell: PrintedCell | undefined, from: BookCell | undefined, unit: BookTable["unit"]): boolean {
  const money = cell?.mention && unit ? fenOf(cell.mention.figure.decimal, unit) : null;
  return money !== null && money !== 0 && figureOf(from)?.money === money;
}

class TableRetold {
  private readonly figures: { mention: Mention; text: string; cells: readonly CellRef[] }[] = [];
  private readonly looks: { kind: Look["kind"]; start: number; end: number; cells: readonly CellRef[] }[] = [];
  /** How the text prints that there is nothing. */
  private readonly nothing: string;
  private readonly grouped: boolean;

  constructor(
    private readonly printed: PrintedTable, private readonly now: BookTable, private readonly last: TextUnderstood, private readonly changes: Changes, private readonly keep: (mention: Mention) => boolean,
  ) {
    const cells = printed.rows.flatMap((row) => row.cells.flatMap((cell, index) => (printed.roles.has(index) ? [cell.text.trim()] : [])));
    const empty = cells.filter((text) => NOTHING.test(text) || /^0(?:\.0+)?$/.test(text));
    this.nothing = mostOf(empty) ?? "";
    this.grouped = cells.some((text) => /\d,\d{3}/.test(text));
  }

  retell(): TablesRetold {
    const gone = this.gone();
    for (const row of this.printed.rows) {
      if (gone.has(row)) this.strike(row);
      else this.amounts(row);
    }
    this.come();
    return { figures: this.figures, looks: this.looks };
  }

  private rowNow({ row }: PrintedRow): BookRow | undefined {
    const alike = this.printed.table.rows.filter(({ axis, key }) => axis === row.axis && key === row.key);
    const found = this.now.rows.filter(({ axis, key }) => axis === row.axis && key === row.key);
    return found[alike.indexOf(row)] ?? (found.length === 1 ? found[0] : undefined);
  }

  /** Lines whose rows this year's table no longer has. Fixed lines and totals never go. */
  private gone(): ReadonlySet<PrintedRow> {
    return new Set(this.printed.rows.filter((row) => MOVING.has(row.row.kind) && !this.rowNow(row)));
  }

  private strike({ paragraph, row }: PrintedRow): void {
    this.changes.strike(paragraph);
    this.looks.push({ kind: "struck", start: paragraph.start, end: paragraph.end, cells: [...row.cells.values()].slice(0, 1).map(({ ref }) => ref) });
  }

  /** The amounts of a row that stays. */
  private amounts(row: PrintedRow): void {
    const now = this.rowNow(row);
    row.cells.forEach((cell, index) => {
      const role = this.printed.roles.get(index);
      if (role === undefined || !this.now.columns.some((column) => column.role === role) || (cell.mention && this.keep(cell.mention)) || (!cell.mention && !NOTHING.test(cell.text))) return;
      const there = now?.cells.get(role);
      const printed = cell.mention?.figure.decimal;
      const isNothing = (figureOf(there)?.money ?? 0) === 0;
      const text = isNothing && printed?.digits === 0n ? this.last.layout.clean.slice(cell.mention?.figure.start, cell.mention?.figure.end) : this.amount(now, role, index);
      if (cell.mention) {
        const { start, end } = cell.mention.figure;
        const minus = this.last.layout.clean[start - 1] === "-" ? 1 : 0;
        this.changes.words(start - minus, end, text);
        this.figures.push({ mention: cell.mention, text, cells: there ? [there.ref] : [] });
      } else if (text.trim() !== cell.text.trim()) this.changes.inCell(cell.start, cell.text.length, text);
    });
  }

  /** An amount of this year as the column prints amounts. */
  private amount(row: BookRow | undefined, role: string, index: number): string {
    const money = figureOf(row?.cells.get(role))?.money ?? 0;
    if (money === 0) return this.nothing;
    const decimals = this.printed.rows.reduce((most, { cells }) => Math.max(most, cells[index]?.mention?.figure.decimal.decimals ?? 0), 0);
    const unit = this.printed.table.unit ?? "万元";
    return amountText(money, unit, Math.max(decimals, Math.min(MOST_DECIMALS, decimalInUnit(money, unit).decimals)), this.grouped);
  }

  /** Rows of this year's table that the text does not print, where it printed all of their kind last year. */
  private come(): void {
    const { table, rows } = this.printed;
    const printed = new Set(rows.map(({ row }) => row));
    const complete = new Set([...MOVING].filter((kind) => {
      const filled = table.rows.filter((row) => row.kind === kind && isFilled(row));
      return filled.every((row) => printed.has(row)) && (filled.length > 0 || table.rows.every((row) => row.kind !== kind));
    }));
    const axis = rows[0]?.row.axis;
    const known = new Set(rows.map(({ row }) => row.key));
    const order = this.now.rows.filter((row) => row.axis === axis);
    order.forEach((row, at) => {
      if (!complete.has(row.kind) || known.has(row.key) || !isFilled(row)) return;
      const behind = order.slice(0, at).reverse().map((other) => rows.find((each) => each.row.key === other.key)).find((each) => each !== undefined);
      const like = this.likest(row, behind);
      if (like) this.add(row, like, behind);
    });
  }

  /** The line in whose manner a row is printed: of its kind, the nearest one above. */
  private likest(row: BookRow, behind: PrintedRow | undefined): PrintedRow | undefined {
    const above = behind ? this.printed.rows.slice(0, this.printed.rows.indexOf(behind) + 1) : [];
    return above.findLast((each) => each.row.kind === row.kind) ?? this.printed.rows.find((each) => each.row.kind === row.kind) ?? behind ?? this.printed.rows[0];
  }

  private add(row: BookRow, like: PrintedRow, behind: PrintedRow | undefined): void {
    const beside = behind ?? this.printed.rows[0] ?? like;
    const text = like.cells.map((cell, index) => (this.printed.roles.has(index) ? this.amount(row, this.printed.roles.get(index) ?? "", index) : this.label(cell.text, like.row, row))).join("\t");
    this.changes.add(behind ? "behind" : "before", beside.paragraph, like.paragraph, text);
    this.looks.push({ kind: "added", start: beside.paragraph.start, end: beside.paragraph.end, cells: [...row.cells.values()].slice(0, 1).map(({ ref }) => ref) });
  }

  /** Code, name or unit of a new row where the line that it is like prints its own; nothing where that is something else. */
  private label(text: string, like: BookRow, row: BookRow): string {
    const bare = text.replace(/\s/g, "");
    const indent = /^[\s\u3000]*/.exec(text)?.[0] ?? "";
    const [before, code] = [codeOf(like), codeOf(row)];
    if (bare === "") return "";
    if (before !== null && code !== null) {
      if (bare === before) return indent + code;
      // Class, division and item in columns of their own.
      for (const [from, to] of [[0, 3], [3, 5], [5, 7]] as const) if (bare === before.slice(from, to) && before.length >= to) return indent + code.slice(from, to);
    }
    if (bare === nameOf(like).replace(/\s/g, "") || bare === like.label.replace(/\s/g, "")) return indent + (row.label.trim() || nameOf(row));
    return bare === (like.unitName ?? "").replace(/\s/g, "") ? indent + (row.unitName ?? "") : "";
  }
}

const MOST_DECIMALS = 2;

/** Rows that come and go with the budget. */
const MOVING: ReadonlySet<BookRow["kind"]> = new Set<BookRow["kind"]>(["class", "division", "item", "project", "unit", "ownOffice"]);

function isFilled(row: BookRow): boolean {
  return [...row.cells.values()].some((cell) => (figureOf(cell)?.money ?? 0) !== 0);
}

function mostOf(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
