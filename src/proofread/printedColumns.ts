import type { BookCell, BookRow, BookTable } from "../model/book";
import type { Figure, UnitOfMeasure } from "../model/money";
import { decimalInUnit, fenOf, grainOf, parseAmountText } from "../model/money";
import { nameOf } from "../facts/rows";
import type { Collector } from "./collector";
import { RULES } from "./rules";
import type { Mention } from "./said";
import { amountText, compareAmount } from "./verdicts";

/** Figures of one column that must be the workbook's before another of it is held against its cell. */
const FEWEST = 4;
/** Of so many figures that are the workbook's one may be wrong. */
const USUAL = 4;
const MOST_DECIMALS = 2;

/** A figure in a printed row that names one row of the workbook's table. */
interface Printed {
  readonly mention: Mention;
  readonly row: BookRow;
  readonly amount: Figure;
  /** Of the workbook's table, in which the text prints it too where the figures agree. */
  readonly unit: UnitOfMeasure;
}

/**
 * One table of the workbook as a text prints it again. Which column of the text is which of the workbook follows from the figures: most of
 * a column are those of one column there, in the rows of their names. Only then a figure that is not is a wrong one.
 */
export class PrintedColumns {
  /** By the number of cells in the row, and the place among them: rows with merged cells are columns of their own. */
  private readonly columns = new Map<string, Printed[]>();
  private readonly rows: ReadonlyMap<string, BookRow | null>;

  constructor(private readonly table: BookTable) {
    this.rows = rowsByName(table);
  }

  /**
   * A printed row.
   *
   * @param cells its words, cell by cell
   * @param figures its figures, each with the place of its cell
   */
  row(cells: readonly string[], figures: readonly { readonly mention: Mention; readonly cell: number }[]): void {
    const { unit } = this.table;
    if (unit === null) return;
    const named = this.namedIn(cells);
    for (const { mention, cell } of figures) {
      const printed = cells[cell] ?? "";
      const decimal = parseAmountText(printed);
      const money = decimal && fenOf(decimal, unit);
      const row = named[cell] ?? null;
      if (money === null || !decimal || !row) continue;
      const key = `${cells.length} ${cell}`;
      const column = this.columns.get(key);
      const figure: Printed = { mention, row, unit, amount: { money, grain: grainOf(unit, decimal.decimals) } };
      if (column) column.push(figure);
      else this.columns.set(key, [figure]);
    }
  }

  /** Holds the figures of every column against the one of the workbook that it is. */
  check(collector: Collector): void {
    for (const printed of this.columns.values()) {
      const role = roleOf(printed);
      if (role !== null) checkColumn(printed, role, collector);
    }
  }

  /** For each cell the row that the name or code before it means; null where none does, or several rows bear it. */
  private namedIn(cells: readonly string[]): readonly (BookRow | null)[] {
    let current: BookRow | null = null;
    let beside = false;
    let seen = false;
    return cells.map((cell) => {
      const before = current;
      const name = comparable(cell);
      const row = this.rows.get(name);
      // Behind a name an amount may look like a code.
      const isName = name !== "" && (/^\d+$/.test(name) ? row !== undefined && !seen : row !== undefined || parseAmountText(name) === null);
      seen ||= isName;
      // A name that several rows bear is that of the code beside it.
      if (isName) current = row ?? (row === null && beside ? current : null);
      if (cell.trim() !== "") beside = isName;
      return before;
    });
  }
}

/** The column of the workbook in which most figures of a printed one stand; null where too few do, or they leave it open. */
function roleOf(printed: readonly Printed[]): string | null {
  const votes = new Map<string, number>();
  for (const { row, amount } of printed) {
    if (amount.money === 0) continue;
    for (const [role, { state }] of row.cells) if (state.kind === "amount" && state.figure.money === amount.money) votes.set(role, (votes.get(role) ?? 0) + 1);
  }
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a);
  return first && first[1] >= FEWEST && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

function checkColumn(printed: readonly Printed[], role: string, collector: Collector): void {
  const compared = printed.flatMap((each) => {
    const cell = each.row.cells.get(role);
    return cell?.state.kind === "amount" ? [{ ...each, cell, expected: cell.state.figure }] : [];
  });
  const wrong = compared.filter(({ amount, expected }) => compareAmount(amount, [expected]) === "disagree");
  if (wrong.length * USUAL > compared.length - wrong.length) return;
  for (const each of wrong) accuse(each, each.cell, each.expected, collector);
}

function accuse({ mention, row, unit }: Printed, cell: BookCell, figure: Figure, collector: Collector): void {
  const printed = collector.layout.clean.slice(mention.figure.start, mention.figure.end);
  const expected = amountText(figure.money, unit, Math.max(mention.figure.decimal.decimals, Math.min(MOST_DECIMALS, decimalInUnit(figure.money, unit).decimals)), printed.includes(","));
  mention.status = "disagree";
  mention.expected = expected;
  mention.cells = [cell.ref];
  collector.atFigure(mention, { rule: RULES.amount, at: cell.ref, instead: expected, values: { label: nameOf(row), printed, expected } });
}

const named = new WeakMap<BookTable, ReadonlyMap<string, BookRow | null>>();

/** Rows by what names them; null for what several bear. */
function rowsByName(table: BookTable): ReadonlyMap<string, BookRow | null> {
  const known = named.get(table);
  if (known) return known;
  const rows = new Map<string, BookRow | null>();
  named.set(table, rows);
  for (const row of table.rows) {
    for (const key of new Set([comparable(nameOf(row)), row.code ?? ""])) if (key !== "") rows.set(key, rows.has(key) ? null : row);
  }
  return rows;
}

/** A name or code as its table may print it too; "" for an amount. */
export function comparable(label: string): string {
  const plain = label.replace(/\s/g, "").replaceAll("(", "（").replaceAll(")", "）").replace(/^[一二三四五六七八九十]+、/, "");
  return /^-?[\d,.]+$/.test(plain) && !/^\d{3,7}$/.test(plain) ? "" : plain;
}
