import type { BookTable, BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import type { FigureControl, FigureTagKind, TaggedStretch } from "../model/figureTags";
import { controlTitle, figureTagText, shortName, stateOf } from "../model/figureTags";
import type { Fen } from "../model/money";
import { placesOf } from "../proofread/places";

/** A cell with what it is called: the same in every workbook of the body whatever its year, its sheets and its other rows. */
interface NamedCell {
  readonly at: CellRef;
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly money: Fen | null;
}

/**
 * Names cells of a workbook by what they mean: kind of table, row and column, or the entry of our own sheets; where a table is
 * known by its structure alone, its title, line and header. A name that two cells would have is none.
 */
export class CellNames {
  private readonly byCell = new Map<string, NamedCell>();
  private readonly byName = new Map<string, NamedCell | null>();

  constructor(private readonly book: BudgetBook) {
    for (const table of book.tables) this.nameTable(table);
    for (const own of [book.supplement, book.basics]) {
      for (const { id, at, figure, count, rate } of own?.facts.values() ?? []) this.put(`fact|${id}`, at, `${own?.sheet ?? ""} ${id}`, figure?.money ?? count ?? rate);
    }
    placesOf(book, book.year).forEach((table, nth) => {
      table.lines.forEach((line, row) => {
        const twin = table.lines.slice(0, row).filter((other) => other.name.forms[0] === line.name.forms[0]).length;
        for (const [column, { at, figure }] of line.cells) {
          const words = [plain(table.title), table.matter, nth, line.name.forms[0] ?? "", line.side, line.total, twin, plain(column.printed), column.period, column.side];
          this.put(`place|${words.join("|")}`, at, `${line.name.forms[0] ?? ""} ${column.printed}`, figure?.money ?? null);
        }
      });
    });
  }

  /** The cell of a name; null where none or several have it. */
  cellOf(name: string): CellRef | null {
    return this.byName.get(name)?.at ?? null;
  }

  /**
   * What a figure carries that comes from cells of this workbook; null where that is of no use: the year or every cell is unknown.
   *
   * @param stretch where the figure stands, in the words that are to be changed
   */
  control(stretch: Omit<TaggedStretch, "tag">, cells: readonly CellRef[], kind: FigureTagKind, label: string): FigureControl | null {
    const named = cells.flatMap((cell) => this.byCell.get(cellKey(cell)) ?? []);
    if (this.book.year === null || named.length === 0 || named.length < cells.length || named.some(({ name }) => this.byName.get(name) === null)) return null;
    const tag = figureTagText({ year: this.book.year, kind, cells: named.map(({ name }) => name), state: stateOf(named.map(({ money }) => money ?? 0)) });
    const [first] = named;
    return { ...stretch, tag, title: controlTitle(kind === "follows" ? `算自 ${first?.title ?? label}` : named.length === 1 ? first?.title ?? label : label) };
  }

  /** The state of the amounts of cells as they are now; null where a name is not found. */
  stateOf(names: readonly string[]): string | null {
    const cells = names.map((name) => this.byName.get(name) ?? null);
    return cells.length === 0 || cells.includes(null) ? null : stateOf(cells.map((cell) => cell?.money ?? 0));
  }

  private nameTable(table: BookTable): void {
    const headers = new Map(table.columns.map(({ role, header }) => [role, header]));
    const times = new Map<string, number>();
    for (const row of table.rows) {
      const key = `${row.axis}|${row.key}`;
      const nth = times.get(key) ?? 0;
      times.set(key, nth + 1);
      for (const [role, { ref, state }] of row.cells) {
        const title = `${plain(table.title)} ${row.label.trim()} ${plain(headers.get(role) ?? "")}`;
        this.put(`${table.id}|${key}|${nth}|${role}`, ref, title, state.kind === "amount" ? state.figure.money : null);
      }
    }
  }

  /** What a cell is called first is its name. */
  private put(words: string, at: CellRef, title: string, money: Fen | null): void {
    const key = cellKey(at);
    if (this.byCell.has(key)) return;
    const cell = { at, name: shortName(words), title, money };
    this.byCell.set(key, cell);
    this.byName.set(cell.name, this.byName.has(cell.name) ? null : cell);
  }
}

/** Words without white space and years. */
function plain(words: string): string {
  return words.replace(/\s/g, "").replace(/(?:19|20)\d\d年?度?/g, "");
}
