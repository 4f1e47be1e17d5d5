import type { BudgetBook } from "../../../model/book";
import type { CellRef } from "../../../model/cells";
import { decimalInUnit, fenOf, formatDecimal, roundDecimal, trimDecimal } from "../../../model/money";
import type { Look } from "../../../model/retelling";
import type { TextUnderstood } from "../../../proofread";
import type { Mention } from "../../../proofread/said";
import { amountText } from "../../../proofread/verdicts";
import type { Changes } from "../changes";
import { emptyTablesOf, printedTablesOf, type PrintedCell, type PrintedLine, type PrintedRow, type PrintedTable } from "./grid";
import { sourcesOf, type SourceRow, type SourceTable } from "./source";

/** What became of printed tables: figures with their cells, and what is to be looked at. */
export interface TablesRetold {
  readonly figures: readonly { readonly mention: Mention; readonly text: string; readonly cells: readonly CellRef[] }[];
  readonly looks: readonly { readonly kind: Look["kind"]; readonly start: number; readonly end: number; readonly cells: readonly CellRef[] }[];
}

const NOTHING = /^[\s\u3000]*(?:[-—–－]+)?[\s\u3000]*$/;

/**
 * The tables that a text prints again follow this year's workbook cell by cell: amounts and rates that came or went, rows that are
 * gone, and new ones in the manner of the row above them. Of lists side by side each moves up and down in its own cells.
 *
 * @param keep figures that a person decided
 */
export function retellTables(last: TextUnderstood, lastBook: BudgetBook, now: BudgetBook, changes: Changes, keep: (mention: Mention) => boolean): TablesRetold {
  const current = new Map(sourcesOf(now).map((table) => [table.id, table]));
  const retold = printedTablesOf(last, lastBook).flatMap((table) => {
    const found = current.get(table.table.id);
    return found ? [new TableRetold(table, found, last, changes, keep).retell()] : [];
  });
  const filled = emptyTablesOf(last, lastBook).flatMap(({ table, line }) => {
    const rows = current.get(table.id)?.rows.filter(isFilled) ?? [];
    return rows.length > 0 ? [{ kind: "noneNow" as const, start: line.start, end: line.end, cells: [...rows[0]?.cells.values() ?? []].slice(0, 1).map(({ at }) => at) }] : [];
  });
  return { figures: retold.flatMap(({ figures }) => figures), looks: [...retold.flatMap(({ looks }) => looks), ...filled] };
}

class TableRetold {
  private readonly figures: { mention: Mention; text: string; cells: readonly CellRef[] }[] = [];
  private readonly looks: { kind: Look["kind"]; start: number; end: number; cells: readonly CellRef[] }[] = [];
  /** How the text prints that there is nothing. */
  private readonly nothing: string;
  private readonly grouped: boolean;
  private readonly rates: ReadonlySet<string>;

  constructor(
    private readonly printed: PrintedTable, private readonly now: SourceTable, private readonly last: TextUnderstood, private readonly changes: Changes, private readonly keep: (mention: Mention) => boolean,
  ) {
    this.rates = new Set(now.columns.filter(({ isRate }) => isRate).map(({ key }) => key));
    const cells = printed.rows.flatMap((row) => row.cells.flatMap((cell, index) => (printed.roles.has(index) && !this.isRate(index) ? [cell.text.trim()] : [])));
    const empty = cells.filter((text) => NOTHING.test(text) || /^0(?:\.0+)?$/.test(text));
    this.nothing = mostOf(empty) ?? "";
    this.grouped = cells.some((text) => /\d,\d{3}/.test(text));
  }

  retell(): TablesRetold {
    if (this.printed.isBeside) this.movedUp();
    else {
      const gone = new Set(this.printed.rows.filter((row) => row.row.moves && !this.rowNow(row)));
      for (const row of this.printed.rows) {
        if (gone.has(row)) this.strike(row);
        else this.amounts(row, this.rowNow(row));
      }
      for (const row of this.come()) this.add(row);
    }
    return { figures: this.figures, looks: this.looks };
  }

  private isRate(index: number): boolean {
    return this.rates.has(this.printed.roles.get(index) ?? "");
  }

  private rowNow({ row }: PrintedRow): SourceRow | undefined {
    const alike = this.printed.table.rows.filter(({ axis, key }) => axis === row.axis && key === row.key);
    const found = this.now.rows.filter(({ axis, key }) => axis === row.axis && key === row.key);
    return found[alike.indexOf(row)] ?? (found.length === 1 ? found[0] : undefined);
  }

  private strike({ paragraph, row }: PrintedRow): void {
    this.changes.strike(paragraph);
    this.look("struck", paragraph, row);
  }

  private look(kind: Look["kind"], { start, end }: { readonly start: number; readonly end: number }, row: SourceRow): void {
    this.looks.push({ kind, start, end, cells: [...row.cells.values()].slice(0, 1).map(({ at }) => at) });
  }

  /** The amounts of a line for the row that it prints this year; none where it prints none any more. */
  private amounts(line: PrintedLine, now: SourceRow | undefined, isEmptied = false): void {
    line.cells.forEach((cell, index) => {
      const role = this.printed.roles.get(index);
      if (role === undefined || !this.now.columns.some(({ key }) => key === role) || (cell.mention && this.keep(cell.mention)) || (!cell.mention && !NOTHING.test(cell.text))) return;
      const there = now?.cells.get(role);
      // What is still so stays as it is printed.
      const same = !isEmptied && cell.mention !== null && this.says(cell.mention, index, there?.amount ?? 0);
      const text = isEmptied ? "" : same ? this.digits(cell.mention) : this.amount(now, role, index);
      if (cell.mention && text !== "") this.figure(cell.mention, text, there ? [there.at] : []);
      else if (text.trim() !== cell.text.trim()) this.whole(cell, text);
    });
  }

  /** Whether a figure is this very amount: trailing zeros are its column's manner, or that of whoever wrote it. */
  private says({ figure: { start, decimal } }: Mention, index: number, amount: number): boolean {
    if (amount === 0) return decimal.digits === 0n;
    const sign = this.minus(start) > 0 ? -1 : 1;
    return !this.isRate(index) && fenOf(decimal, this.printed.table.unit) === sign * amount;
  }

  private digits({ figure: { start, end } }: Mention): string {
    return this.last.layout.clean.slice(start - this.minus(start), end);
  }

  /** Length of the sign before a figure. */
  private minus(start: number): 0 | 1 {
    return this.last.layout.clean[start - 1] === "-" ? 1 : 0;
  }

  private figure(mention: Mention, text: string, cells: readonly CellRef[]): void {
    const { start, end } = mention.figure;
    this.changes.words(start - this.minus(start), end, text);
    this.figures.push({ mention, text, cells });
  }

  /** A cell whose figure comes or goes as a whole. */
  private whole(cell: PrintedCell, text: string): void {
    this.changes.inCell(cell.start, cell.text.length, text);
    if (cell.mention) this.figures.push({ mention: cell.mention, text, cells: [] });
  }

  /** A figure of this year as the column prints figures, a sign of the rate without its mark where the cell keeps that. */
  private amount(row: SourceRow | undefined, role: string, index: number): string {
    const amount = row?.cells.get(role)?.amount ?? null;
    const decimals = this.printed.rows.reduce((most, { cells }) => Math.max(most, cells[index]?.mention?.figure.decimal.decimals ?? 0), 0);
    if (this.isRate(index)) return amount === null ? "" : formatDecimal(roundDecimal({ digits: BigInt(Math.round(amount)), decimals: RATE_DECIMALS }, decimals));
    if (amount === null || amount === 0) return this.nothing;
    const { unit } = this.printed.table;
    const needed = Math.min(MOST_DECIMALS, trimDecimal(decimalInUnit(amount, unit)).decimals);
    return amountText(amount, unit, Math.max(decimals, needed), this.grouped);
  }

  /** Rows of this year's table that the text does not print, where it printed all of their kind last year. */
  private come(): readonly SourceRow[] {
    const { table, rows, axis } = this.printed;
    const printed = new Set(rows.map(({ row }) => row));
    const own = table.rows.filter((row) => row.axis === axis);
    const isComplete = (kind: string): boolean => {
      const filled = own.filter((row) => row.kind === kind && row.moves && isFilled(row));
      return filled.every((row) => printed.has(row)) && (filled.length > 0 || own.every((row) => row.kind !== kind));
    };
    const known = new Set(rows.map(({ row }) => row.key));
    return this.now.rows.filter((row) => row.axis === axis && row.moves && !known.has(row.key) && isFilled(row) && isComplete(row.kind));
  }

  private add(row: SourceRow): void {
    const { rows } = this.printed;
    const order = this.now.rows.filter(({ axis }) => axis === row.axis);
    const behind = order.slice(0, order.indexOf(row)).reverse().map((other) => rows.find((each) => each.row.key === other.key)).find((each) => each !== undefined);
    const like = this.likest(row, behind);
    if (!like) return;
    const beside = behind ?? rows[0] ?? like;
    const text = like.cells.map((cell, index) => (this.printed.roles.has(index) ? this.inPlaceOf(cell, row, index) : labelLike(cell.text, like.row, row))).join("\t");
    this.changes.add(behind ? "behind" : "before", beside.paragraph, like.paragraph, text);
    this.look("added", beside.paragraph, row);
  }

  /** A figure of a new row, with the mark of a percentage where its neighbour has it. */
  private inPlaceOf(cell: PrintedCell, row: SourceRow, index: number): string {
    const text = this.amount(row, this.printed.roles.get(index) ?? "", index);
    return this.isRate(index) && text !== "" && /[%％]\s*$/.test(cell.text) ? `${text}%` : text;
  }

  /** The line in whose manner a row is printed: of its kind, the nearest one above. */
  private likest(row: SourceRow, behind: PrintedRow | undefined): PrintedRow | undefined {
    const { rows } = this.printed;
    const above = behind ? rows.slice(0, rows.indexOf(behind) + 1) : [];
    return above.findLast((each) => each.row.kind === row.kind) ?? rows.find((each) => each.row.kind === row.kind) ?? behind ?? rows[0];
  }

  /** A list beside others: its rows move up and down in its own cells; a line comes only where the list has no cells left. */
  private movedUp(): void {
    const { rows } = this.printed;
    const moving = rows.filter(({ row }) => row.moves);
    const staying = new Set(moving.flatMap((each) => this.rowNow(each) ?? []));
    const come = this.come();
    const gone = moving.filter((each) => !this.rowNow(each));
    for (const each of rows) if (!each.row.moves || (come.length === 0 && gone.length === 0)) this.amounts(each, this.rowNow(each));
    if (come.length === 0 && gone.length === 0) return;
    const order = this.now.rows.filter((row) => staying.has(row) || come.includes(row));
    const places = this.places(moving);
    const [model] = moving;
    if (!model) return;
    order.forEach((row, at) => {
      const place = places[at];
      if (place) this.put(place, this.likest(row, undefined) ?? model, row);
      else this.changes.add("behind", (places.at(-1) ?? model).paragraph, model.paragraph, model.cells.map((cell, index) => this.cellOfNew(cell, index, model, row)).join("\t"));
    });
    for (const place of places.slice(order.length)) if (moving.some(({ paragraph }) => paragraph === place.paragraph)) this.put(place, model, null);
    for (const row of come) this.look("added", places[Math.min(order.indexOf(row), places.length - 1)]?.paragraph ?? model.paragraph, row);
    for (const { paragraph, row } of gone) this.look("struck", paragraph, row);
  }

  /** Lines in whose cells the list can stand: those of its rows that come and go, and the ones behind them in which it has nothing. */
  private places(moving: readonly PrintedRow[]): readonly PrintedLine[] {
    const { lines, rows } = this.printed;
    const own = new Map(rows.map((row) => [row.paragraph, row]));
    const labels = this.labelCells();
    const isFree = (line: PrintedLine): boolean => [...labels, ...this.printed.roles.keys()].every((index) => line.cells[index] !== undefined && NOTHING.test(line.cells[index].text));
    const behind = lines.slice(lines.findIndex(({ paragraph }) => paragraph === moving.at(-1)?.paragraph) + 1);
    const end = behind.findIndex((line) => own.has(line.paragraph) || !isFree(line));
    return [...moving, ...(end < 0 ? behind : behind.slice(0, end))];
  }

  /** Where the list prints codes and names. */
  private labelCells(): readonly number[] {
    const { rows, roles } = this.printed;
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
    const says = (index: number) => ({ cells, row }: PrintedRow): boolean => cells[index] !== undefined && labelLike(cells[index].text, row, row).trim() !== "";
    // 合计 stands on every side.
    return Array.from({ length: width }, (_, index) => index).filter((index) => !roles.has(index) && rows.filter(says(index)).length * 2 > rows.length);
  }

  /** Puts a row into the cells of a line in the manner of another one; nothing where it is null. */
  private put(line: PrintedLine, like: PrintedRow, row: SourceRow | null): void {
    for (const index of this.labelCells()) {
      const [cell, model] = [line.cells[index], like.cells[index]];
      const text = row && model ? labelLike(model.text, like.row, row) : "";
      if (cell && cell.text !== text) this.changes.inCell(cell.start, cell.text.length, text);
    }
    this.amounts(line, row ?? undefined, row === null);
  }

  private cellOfNew(cell: PrintedCell, index: number, like: PrintedRow, row: SourceRow): string {
    if (this.printed.roles.has(index)) return this.inPlaceOf(cell, row, index);
    return this.labelCells().includes(index) ? labelLike(cell.text, like.row, row) : "";
  }
}

const MOST_DECIMALS = 2;
/** Rates are millionths of a percent. */
const RATE_DECIMALS = 6;

/** Code, name or unit of a row where the cell of another one prints its own; nothing where that is something else. */
function labelLike(text: string, like: SourceRow, row: SourceRow): string {
  const bare = text.replace(/\s/g, "");
  const indent = /^[\s\u3000]*/.exec(text)?.[0] ?? "";
  const [before, code] = [like.code, row.code];
  if (bare === "") return "";
  if (before !== null && code !== null) {
    if (bare === before) return indent + code;
    // Class, division and item in columns of their own.
    for (const [from, to] of [[0, 3], [3, 5], [5, 7]] as const) if (bare === before.slice(from, to) && before.length >= to) return indent + code.slice(from, to);
  }
  if (bare === like.name.replace(/\s/g, "") || bare === like.label.replace(/\s/g, "")) return indent + (row.label || row.name);
  return bare === (like.unitName ?? "").replace(/\s/g, "") ? indent + (row.unitName ?? "") : "";
}

function isFilled(row: SourceRow): boolean {
  return [...row.cells.values()].some(({ amount }) => (amount ?? 0) !== 0);
}

function mostOf(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
