import type { CellRef } from "../model/cells";
import type { Fen, ExactDecimal, UnitOfMeasure } from "../model/money";
import { formatDecimal, formatMoney, formatMoneyShort, multiple, percentage } from "../model/money";
import type { BoundFigure } from "../model/narrative";
import { classOf } from "../catalog/classifications";
import { sayComparison } from "../catalog/text/comparison";
import type { AmountFormat, Piece, Turn } from "../model/sentences";
import type { Absence, FactReader, Place, Read } from "../facts/facts";
import { codeOf } from "../facts/rows";
import { textUnitOf } from "../facts/measure";
import { placeOfTable } from "../facts/tables";

const TABLE_DECIMALS = 2;
const FULL_PERCENT: ExactDecimal = { digits: 100n, decimals: 0 };

/** Words with the figures in them; and, where they could not be said, what is missing. */
export interface Written {
  readonly text: string;
  readonly figures: readonly BoundFigure[];
  readonly missing: readonly Absence[];
  /** It reads something that the region does not print: then it is not to be said, and nothing is asked for. */
  readonly unsaid: boolean;
}

/** Says pieces for a row (or none), the `ordinal`-th of its list. What is missing is gathered; the text then is not to be used. */
export function writePieces(reader: FactReader, pieces: readonly Piece[], place: Place = null, ordinal = 1): Written {
  const writer = new PieceWriter(reader, place, ordinal);
  writer.say(pieces);
  return writer.written();
}

class PieceWriter {
  private text = "";
  private readonly figures: BoundFigure[] = [];
  private readonly missing: Absence[] = [];
  private unsaid = false;
  private readonly unit: UnitOfMeasure;
  private readonly grouped: boolean;

  constructor(private readonly reader: FactReader, private readonly place: Place, private readonly ordinal: number) {
    this.unit = textUnitOf(reader.book);
    this.grouped = reader.book.profile.settings.groupsThousands ?? false;
  }

  written(): Written {
    return { text: this.text, figures: this.figures, missing: this.missing, unsaid: this.unsaid };
  }

  /** Takes note of a fact that is not there. */
  private lack(read: { readonly missing: readonly Absence[] }): void {
    if (read.missing.length === 0) this.unsaid = true;
    this.missing.push(...read.missing);
  }

  say(pieces: readonly Piece[]): void {
    for (const piece of pieces) this.sayPiece(piece);
  }

  private sayPiece(piece: Piece): void {
    if (typeof piece === "string") {
      this.text += piece;
      return;
    }
    const { reader, place } = this;
    switch (piece.piece) {
      case "amount":
        this.figure(reader.amount(piece.fact, place), (value) => this.money(value, piece.format), piece.analysis);
        break;
      case "count":
        this.figure(reader.count(piece.fact, place), String, "");
        break;
      case "share":
        this.ofTwo(piece.part, piece.whole, (part, whole) => formatPercent(part, whole), piece.analysis);
        break;
      case "difference":
        this.ofTwo(piece.fact, piece.base, (fact, base) => this.money(Math.abs(fact - base), piece.format), piece.analysis);
        break;
      case "rate":
        this.ofTwo(piece.fact, piece.base, (fact, base) => formatPercent(Math.abs(fact - base), base), piece.analysis);
        break;
      case "multiple":
        this.ofTwo(piece.fact, piece.base, (fact, base) => formatMultiple(Math.abs(fact - base), base), piece.analysis);
        break;
      case "text":
        this.words(reader.text(piece.fact, place));
        break;
      case "measure":
        this.text += this.unit;
        break;
      case "comparison":
        this.sayPiece(sayComparison(piece));
        break;
      case "ordinal":
        this.text += String(this.ordinal);
        break;
      case "choose":
        this.choose(piece.turns);
        break;
      case "list":
        this.list(piece);
        break;
      case "rows":
        this.rows(piece);
        break;
    }
  }

  private money(value: Fen, format: AmountFormat): string {
    const digits = formatAmount(value, format, this.unit);
    return this.grouped ? digits.replace(/\d(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, "$&,") : digits;
  }

  private choose(turns: readonly Turn[]): void {
    for (const { when, say } of turns) {
      const held = this.condition(when);
      if (held === null) return;
      if (held) {
        this.say(say);
        return;
      }
    }
  }

  /** null when it reads a missing fact, which is noted. */
  private condition(when: Turn["when"]): boolean | null {
    if (!when) return true;
    const held = this.reader.holds(when, this.place);
    if (held.known) return held.value;
    this.lack(held);
    return null;
  }

  private list({ items, separator, name, whole }: Extract<Piece, { piece: "list" }>): void {
    let said = 0;
    for (const { when, say } of items) {
      const held = when ? this.reader.holds(when, this.place) : null;
      if (held !== null && !held.known) this.missing.push(...held.missing);
      if (held !== null && !(held.known && held.value)) continue;
      // An item that the region does not print is none of its list.
      const item = writePieces(this.reader, say, this.place);
      if (item.unsaid) continue;
      if (said > 0) this.text += separator;
      this.append(item);
      said += 1;
    }
    if (said > 0 || this.missing.length > 0) return;
    const sum = this.reader.amount(whole, this.place);
    if (!sum.known) this.lack(sum);
    else if (sum.at) this.missing.push({ fact: name, at: sum.at });
  }

  private rows({ rows, say, separator, classSeparator, several, name }: Extract<Piece, { piece: "rows" }>): void {
    const read = this.reader.rows(rows);
    const table = this.reader.tableOf(rows);
    if (!read.known) {
      this.lack(read);
      return;
    }
    if (!table) return;
    let before: string | null = null;
    for (const row of read.value) {
      const group = classOf(codeOf(row) ?? "");
      if (before !== null) this.text += group === before ? separator : classSeparator;
      before = group;
      this.append(writePieces(this.reader, say, { table, row }));
    }
    if (read.value.length > 1) this.text += several;
    if (before === null) this.missing.push({ fact: name, at: read.at ?? placeOfTable(this.reader.book, table.id, table) });
  }

  private append(written: Written): void {
    const offset = this.text.length;
    this.text += written.text;
    this.figures.push(...written.figures.map((figure) => ({ ...figure, start: figure.start + offset })));
    this.missing.push(...written.missing);
    this.unsaid ||= written.unsaid;
  }

  private words(read: Read<string>): void {
    if (read.known) this.text += read.value;
    else this.lack(read);
  }

  private figure(read: Read<number>, format: (value: number) => string, analysis: string): void {
    if (read.known) this.bind(format(read.value), read.at, analysis);
    else this.lack(read);
  }

  private ofTwo(
    left: Parameters<FactReader["amount"]>[0], right: Parameters<FactReader["amount"]>[0],
    format: (left: Fen, right: Fen) => string, analysis: string,
  ): void {
    const [a, b] = [this.reader.amount(left, this.place), this.reader.amount(right, this.place)];
    if (a.known && b.known) this.bind(format(a.value, b.value), a.at, analysis);
    else for (const read of [a, b]) if (!read.known) this.lack(read);
  }

  /** Binds a figure to its cell of 预算分析表, otherwise to the cell from which it was read. */
  private bind(digits: string, at: CellRef | null, analysis: string): void {
    const code = this.place ? codeOf(this.place.row) ?? "" : "";
    const quoted = analysis === "" ? undefined : this.reader.book.analysis.get(analysis.replace("{code}", code));
    this.figures.push({ text: digits, start: this.text.length, at: quoted ?? at });
    this.text += digits;
  }
}

function formatAmount(money: Fen, format: AmountFormat, unit: UnitOfMeasure): string {
  if (money === 0) return "0";
  return format === "table" ? formatMoney(money, unit, TABLE_DECIMALS) : formatMoneyShort(money, unit);
}

/** Per cent with two decimals; nothing and the whole are said without. */
function formatPercent(part: Fen, whole: Fen): string {
  if (part === 0) return "0";
  if (part === whole) return formatDecimal(FULL_PERCENT);
  const value = percentage(part, whole);
  if (!value) throw new RangeError("a share of nothing was asked for");
  return formatDecimal(value);
}

function formatMultiple(part: Fen, whole: Fen): string {
  const value = multiple(part, whole);
  if (!value) throw new RangeError("a multiple of nothing was asked for");
  return formatDecimal(value);
}
