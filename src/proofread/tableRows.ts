import type { BookCell, BookRow, BookTable } from "../model/book";
import { parseAmountText, fenOf } from "../model/money";
import { nameOf } from "../facts/rows";
import type { Sources } from "./amounts";
import type { Collector } from "./collector";
import type { Paragraph } from "./layout";
import { PrintedColumns, comparable } from "./printedColumns";
import type { Mention, Said } from "./said";

interface NamedRow {
  readonly row: BookRow;
  readonly table: BookTable;
}

/** Rows of the workbook by name and code, for tables that a text prints again. */
const indexes = new WeakMap<Sources, ReadonlyMap<string, readonly NamedRow[]>>();

/** The tables that a text prints again, one after the other: its rows are held against the workbook's. */
export class PrintedTables {
  /** The table whose title was read last. */
  private table: BookTable | null = null;

  /** The tables that were printed, each under its title. */
  private readonly printed: PrintedColumns[] = [];

  constructor(private readonly sources: Sources, private readonly collector: Collector) {}

  /** A line that is no row may be the title of the rows that follow. */
  line({ start, end }: Paragraph): void {
    if (end - start > LONGEST_TITLE) return;
    const words = withoutYears(this.collector.layout.clean.slice(start, end));
    const table = this.sources.book.tables.find(({ title }) => title !== "" && words.endsWith(withoutYears(title)));
    if (table) this.printed.push(new PrintedColumns(table));
    this.table = table ?? (/表$/.test(words) ? null : this.table);
  }

  /**
   * A row of a table printed in the text: its figures agree where the workbook has them in a row of that name or code, best in the
   * table whose title stands above. What is not there is unplaced, since a printed table may stand for another.
   */
  row({ paragraph, mentions }: Said): void {
    const names = rowIndex(this.sources);
    const namedIn = (start: number, end: number): readonly string[] => this.written(start, end).split(CELLS).map(comparable).filter((name) => names.has(name));
    const nearest = (labels: readonly string[]): readonly string[] => [...new Set(labels)].slice(0, MOST_NAMES);
    // What stands before a figure names it first; a name may stand behind it too.
    let labels = nearest(namedIn(paragraph.start, paragraph.end));
    let from = paragraph.start;
    const counted = mentions.filter(({ figure }) => figure.kind === "number" && figure.decimal.decimals > 0);
    const used = new Set<BookCell>();
    for (const mention of mentions) {
      if (mention.figure.kind !== "number" || mention.status) continue;
      labels = nearest([...namedIn(from, mention.figure.start), ...labels]);
      from = mention.figure.end;
      const cell = this.cellOf(labels.flatMap((label) => names.get(label) ?? []), this.collector.layout.clean.slice(mention.figure.start, mention.figure.end), used);
      if (cell) {
        used.add(cell);
        mention.status = "agree";
        mention.cells = [cell.ref];
        mention.value = { figures: cell.state.kind === "amount" ? [cell.state.figure] : [], cells: [cell.ref], usual: false };
      } else if (mention.figure.decimal.decimals === 0) {
        mention.status = "free";
      }
    }
    if (this.table) this.inColumns(paragraph, mentions);
    if (areTwoYears(counted)) for (const mention of counted) mention.status ??= "agree";
  }

  /** Holds the figures of every printed table against the columns of the workbook's. */
  check(): void {
    for (const table of this.printed) table.check(this.collector);
  }

  /** A row as it was written, with the blanks at its ends, that its columns are told by. */
  private inColumns({ start }: Paragraph, mentions: readonly Mention[]): void {
    const { layout } = this.collector;
    const offset = layout.offsetOf(start);
    const from = layout.text.lastIndexOf("\n", offset - 1) + 1;
    const end = layout.text.indexOf("\n", offset);
    let before = from;
    let cell = 0;
    const figures = mentions.map((mention) => {
      const at = layout.offsetOf(mention.figure.start);
      cell += layout.text.slice(before, at).split(CELLS).length - 1;
      before = at;
      return { mention, cell };
    });
    this.printed.at(-1)?.row(layout.text.slice(from, end < 0 ? layout.text.length : end).replace(/\r$/, "").split(CELLS), figures);
  }

  /** The cell of a printed amount: not one that was printed before it in the row, and first in the table that is printed. */
  private cellOf(rows: readonly NamedRow[], printed: string, used: ReadonlySet<BookCell>): BookCell | null {
    const decimal = parseAmountText(printed);
    if (!decimal) return null;
    const found: BookCell[] = [];
    const own = rows.filter(({ table }) => table === this.table);
    for (const { row, table } of [...own, ...rows]) {
      const money = table.unit === null ? null : fenOf(decimal, table.unit);
      for (const cell of row.cells.values()) if (money !== null && cell.state.kind === "amount" && cell.state.figure.money === money) found.push(cell);
    }
    return found.find((cell) => !used.has(cell)) ?? found[0] ?? null;
  }

  private written(start: number, end: number): string {
    if (end <= start) return "";
    return this.collector.layout.text.slice(this.collector.layout.offsetOf(start), this.collector.layout.offsetOf(end - 1) + 1);
  }
}

/** Whether the amounts of a row are last year's, this year's and by how much they differ. */
function areTwoYears(amounts: readonly Mention[]): boolean {
  const [before, now, change, rest] = amounts.map(({ figure: { decimal: { digits, decimals } } }) => Number(digits) * 10 ** (FINEST - Math.min(FINEST, decimals)));
  return before !== undefined && now !== undefined && change !== undefined && rest === undefined && Math.abs(now - before) === Math.abs(change);
}

/** What parts the cells of a row. */
const CELLS = /[\t|｜│┃]/;
const FINEST = 6;
/** Names of a printed row, those nearest before a figure first, that may be the figure's. */
const MOST_NAMES = 30;
const LONGEST_TITLE = 60;

function withoutYears(words: string): string {
  return words.replace(/\s/g, "").replace(/(?:19|20)\d\d年?度?/g, "").replaceAll("(", "（").replaceAll(")", "）");
}

function rowIndex(sources: Sources): ReadonlyMap<string, readonly NamedRow[]> {
  const known = indexes.get(sources);
  if (known) return known;
  const index = new Map<string, NamedRow[]>();
  for (const table of sources.book.tables) {
    for (const row of table.rows) {
      for (const key of new Set([comparable(nameOf(row)), comparable(row.code ?? "")])) {
        if (key === "") continue;
        const list = index.get(key);
        if (list) list.push({ row, table });
        else index.set(key, [{ row, table }]);
      }
    }
  }
  indexes.set(sources, index);
  return index;
}
