import type { Fen } from "../../model/money";
import { statedId } from "../../model/stated";
import type { CellRef } from "../../model/cells";
import { cellKey } from "../../model/cells";
import type { AmountFact } from "../../model/sentences";
import type { TextUnderstood } from "../../proofread";
import { declaredBase } from "../../proofread/comparisons";
import { Places } from "../../proofread/lookup";
import { isFree } from "../../proofread/sections";
import type { Comparison, Mention } from "../../proofread/said";
import { isInReason, isStatedRate } from "../../proofread/stated";
import type { Value } from "../../proofread/values";
import { ValueReader, moneyOf } from "../../proofread/values";
import type { Counterpart, Counterparts } from "../../proofread/counterparts";
import type { BudgetBook, SheetFact } from "../../model/book";
import { meantByWholes } from "./tablesMeant";
import { entryIdsOf, FEWEST_DIGITS, isOfTables, significantDigits, sumsIn } from "../stated";

/** What an amount of last year's text is this year. choice: a person said so · tag: it carries its cells. */
export interface Bound extends Counterpart {
  /** Whether its words say which cell is meant, or only the amount does, or what it carries. */
  readonly by: "words" | "figure" | "choice" | "tag";
  /** What it would be by other cells that had the same value last year. */
  readonly others: readonly Counterpart[];
}

/** The cells that a figure is said to be the amount of: by a person now or when it was written (choice), or because it carries them (tag). */
export interface ChosenCells {
  readonly cells: readonly CellRef[];
  readonly by: "choice" | "tag";
}

/** Chosen cells by where their figures stand in the cleaned text. */
export type Choices = ReadonlyMap<number, ChosenCells>;

/** Last year's amount for a comparison of this year. */
export interface Base {
  readonly money: Fen;
  readonly cells: readonly CellRef[];
  /**
   * printed: this year's workbook has it · budget: it is last year's budget, which is meant · assumed: an outturn is meant, which
   * no workbook has, and last year's budget stands for it.
   */
  readonly from: "printed" | "budget" | "assumed";
  /** Last year's workbook says another amount than this year's has for last year. */
  readonly differs: boolean;
}

/** Binds the amounts of last year's text to this year's workbook. */
export class Bindings {
  private readonly known = new Map<Mention, Bound | null>();
  private readonly reader: ValueReader;
  private readonly places: Places;
  private readonly sums: ReadonlyMap<Mention, readonly Mention[]>;
  private readonly meant: ReadonlyMap<Mention, Value>;

  /** @param hasLast whether last year's workbook is there; else the text was read against this year's by its words alone */
  constructor(
    private readonly last: TextUnderstood, private readonly counterparts: Counterparts, private readonly now: BudgetBook, year: number | null, private readonly hasLast: boolean, private readonly chosen: Choices,
  ) {
    this.reader = new ValueReader(now);
    this.places = new Places(now, year);
    this.sums = sumsIn(last.said);
    this.meant = meantByWholes(last, counterparts);
  }

  /** What an amount is this year; null where nothing says so. */
  amount(mention: Mention): Bound | null {
    const known = this.known.get(mention);
    if (known !== undefined) return known;
    // A whole that is named among its own parts ends here.
    this.known.set(mention, null);
    const bound = this.choice(mention) ?? this.find(mention);
    this.known.set(mention, bound);
    return bound;
  }

  /** What an amount of a printed table is this year: what its cell has. */
  tableAmount(mention: Mention): Counterpart | null {
    const [cell] = mention.value?.cells ?? [];
    return this.choice(mention) ?? (cell ? this.counterparts.of([cell]) : null);
  }

  /** What the cells have that a figure carries, whatever its words say; null where it carries none. */
  carried(mention: Mention): Counterpart | null {
    return this.choice(mention);
  }

  /** The count of the entry of 补充资料 whose cell a figure carries. */
  private carriedCount({ figure: { start } }: Mention): SheetFact | undefined {
    const [cell, second] = this.chosen.get(start)?.cells ?? [];
    return cell && !second ? [...this.now.supplement?.facts.values() ?? []].find(({ at }) => cellKey(at) === cellKey(cell)) : undefined;
  }

  /** Whether a person chose the cell of an amount. */
  isChosen(mention: Mention): boolean {
    return this.choice(mention)?.by === "choice";
  }

  /** Whether an amount carries its cells. */
  isTagged({ figure }: Mention): boolean {
    return this.chosen.get(figure.start)?.by === "tag";
  }

  /** What a person chose for an amount, or what it carries; where its words mean something else now, that is told. */
  private choice(mention: Mention): Bound | null {
    const chosen = this.chosen.get(mention.figure.start);
    if (!chosen || (chosen.by === "choice" && !takesCell(mention))) return null;
    const amounts = chosen.cells.flatMap((cell) => this.counterparts.amountIn(cell) ?? []);
    if (amounts.length < chosen.cells.length) return null;
    const found = {
      money: amounts.reduce((sum, { money }) => sum + money, 0), grain: amounts.reduce((most, { grain }) => Math.max(most, grain), 1), cells: chosen.cells, by: chosen.by,
    };
    const said = chosen.by === "tag" ? this.valueOf(mention) : null;
    const meant = said && this.value(said);
    return { ...found, others: meant && Math.abs(meant.money - found.money) >= Math.max(meant.grain, found.grain) && !sameCells(meant, found) ? [meant] : [] };
  }

  /** What a value of last year's tables is this year: by its meaning where that is known, else by its cells. */
  value(value: Value): Counterpart | null {
    const meant = value.fact ? this.fact(value.fact) : null;
    return meant ?? this.counterparts.of(value.cells);
  }

  /** The value that an amount of last year's text has in last year's tables. */
  valueOf(mention: Mention): Value | null {
    return this.meant.get(mention) ?? mention.value;
  }

  /** The value that tables say; null where none does, or only an entry of 补充资料 of the workbook with which the text was written. */
  private tableValue({ value }: Mention): Value | null {
    const sheet = this.last.sources.book.supplement?.sheet;
    return value !== null && value.cells.length > 0 && value.cells.every((cell) => cell.sheet === sheet) ? null : value;
  }

  /** A count of this year; null where no workbook says it. */
  count(mention: Mention): { readonly count: number; readonly cells: readonly CellRef[] } | null {
    const count = mention.counted && this.reader.count(mention.counted);
    // What is usually so is held against what a text says, and is no number to be written where last year's workbook did not say it.
    if (count && (mention.cells.length > 0 || !count.usual)) return count;
    const { count: typed, at } = this.entryOf(mention) ?? this.carriedCount(mention) ?? {};
    if (typed != null && at) return { count: typed, cells: [at] };
    const parts = this.sums.get(mention)?.map((part) => this.count(part)) ?? [null];
    if (parts.includes(null)) return null;
    return { count: parts.reduce((sum, part) => sum + (part?.count ?? 0), 0), cells: parts.flatMap((part) => part?.cells ?? []) };
  }

  /** A rate of a reason, in per cent, as this year's 补充资料 has it; null where it does not. */
  rate(mention: Mention): { readonly rate: number; readonly cells: readonly CellRef[] } | null {
    const { rate, at } = (isStatedRate(mention) && this.entryOf(mention)) || {};
    return rate != null && at ? { rate, cells: [at] } : null;
  }

  /** Blank cells of 补充资料 that ask for what a figure is this year; empty where none does. What follows from such figures waits for the same. */
  awaited(mention: Mention): readonly CellRef[] {
    const { role, subject, over } = mention;
    if (role === "share" || role === "change" || role === "rate") return [...(subject ? this.awaited(subject) : []), ...(over && "mention" in over ? this.awaited(over.mention) : [])];
    if ((role !== "value" && !isInReason(mention)) || this.tableValue(mention) !== null || this.amount(mention)) return [];
    const facts = this.now.supplement?.facts;
    const entries = [...entryIdsOf(mention).map((id) => facts?.get(id)), this.entryOf(mention)].flatMap((fact) => (fact && fact.figure === null && fact.count === null && fact.rate === null ? [fact.at] : []));
    return entries.length > 0 ? entries : (this.sums.get(mention) ?? []).flatMap((part) => this.awaited(part));
  }

  /** The row of this year's 补充资料 that says in the text's own words what a figure is. */
  private entryOf(mention: Mention): SheetFact | undefined {
    const name = this.last.stated.nameOf(mention);
    return name ? this.now.supplement?.facts.get(statedId(name.section, name.label)) : undefined;
  }

  /** The amounts of a share; null where one of them is not bound. */
  share({ subject, over }: Mention): { readonly part: Bound; readonly whole: Counterpart } | null {
    const part = subject && this.amount(subject);
    const whole = over && ("value" in over ? this.value(over.value) : this.amount(over.mention));
    return part && whole ? { part, whole } : null;
  }

  /** Last year's amount beside the amount of which a comparison speaks; null where nothing tells it. */
  base({ subject, baseName }: Comparison): Base | null {
    const before = this.lastYears(subject);
    const printed = this.printedBase({ subject, baseName });
    if (printed) return { ...printed, from: "printed", differs: !isOutturn(baseName) && before !== null && this.hasLast && before !== printed.money };
    return before === null ? null : { money: before, cells: [], from: isOutturn(baseName) ? "assumed" : "budget", differs: false };
  }

  /** Last year's budget of an amount: its cells, or as the text printed it. */
  private lastYears(subject: Mention): Fen | null {
    if (this.hasLast && subject.value && subject.status !== "disagree" && subject.value.figures.length > 0) return moneyOf(subject.value);
    return subject.figure.money?.money ?? null;
  }

  /** Last year's amount as this year's workbook prints it; null where it does not. */
  printedBase({ subject, baseName }: Pick<Comparison, "subject" | "baseName">): Counterpart | null {
    const declared = declaredBase(subject, this.last.sources);
    const typed = declared ? this.fact(declared.other) : null;
    if (typed) return typed;
    const said = this.valueOf(subject);
    const place = said?.place && this.counterparts.placeOf(said.place);
    const cells = place ? [] : (said && this.value(said)?.cells) ?? [];
    const beside = this.places.before({ figures: [], cells, usual: false, ...(place ? { place } : {}) }, baseName);
    return beside && beside.cells.length > 0 ? counterpartOf(beside) : null;
  }

  private fact(fact: AmountFact): Counterpart | null {
    const value = this.reader.amount(fact);
    return value && counterpartOf(value);
  }

  private find(mention: Mention): Bound | null {
    if (mention.role === "restated") return mention.subject && this.amount(mention.subject);
    if (isInReason(mention)) return this.byEntry(mention);
    if (mention.role !== "value" || mention.figure.kind !== "amount") return null;
    const said = this.valueOf(mention);
    const own = said && this.value(said);
    if (own) return { ...own, by: "words", others: this.others(mention, own) };
    return this.sumOfParts(mention) ?? this.byEntry(mention) ?? this.byFigure(mention);
  }

  /** An amount that this year's 补充资料 or tables hold, and last year's tables did not, or in another place. */
  private byEntry(mention: Mention): Bound | null {
    const { fact, whole, headed } = mention;
    const value = this.tableValue(mention);
    // Where last year's cell has no like, this year's table may print the same thing in another place.
    const isOpen = value !== null || !isOfTables(fact, this.last.sources.book);
    const meant = fact && isOpen && whole?.fact?.kind !== "here" && !headed ? this.fact(fact) : null;
    if (value !== null) return meant && { ...meant, by: "words", others: [] };
    const entry = meant ? undefined : this.entryOf(mention);
    const found = meant ?? (entry?.figure ? { ...entry.figure, cells: [entry.at] } : null);
    return found && { ...found, by: "words", others: [] };
  }

  /** An amount whose words mean nothing known: last year's cells that held it tell what it is, where they are of one mind this year. */
  private byFigure(mention: Mention): Bound | null {
    const [only, second] = this.candidates(mention);
    return only && !second ? { ...only, by: "figure", others: [] } : null;
  }

  /** What an amount may be this year by last year's cells that held it. Only one that is not met by chance is looked for. */
  candidates({ figure, topic, role }: Mention): readonly Counterpart[] {
    if (!this.hasLast || isFree(topic) || !figure.money || role !== "value" || significantDigits(figure.decimal.digits) < FEWEST_DIGITS) return [];
    return this.counterparts.ofAmount(figure.money);
  }

  /** Other meanings of the words that had the same value last year and have another one now. */
  private others(mention: Mention, own: Counterpart): readonly Counterpart[] {
    const grain = mention.figure.money?.grain ?? 1;
    const found = new Map<Fen, Counterpart>();
    if (this.meant.has(mention)) return [];
    for (const other of [...mention.also.map((value) => this.value(value)), ...this.inNamedColumns(mention)]) {
      if (other && Math.abs(other.money - own.money) >= grain && !sameCells(other, own)) found.set(other.money, other);
    }
    return [...found.values()];
  }

  /** "公用经费…，其中：办公费5万元": amounts of the same row under the header that the whole or the words name, where last year it had the same. */
  private inNamedColumns(mention: Mention): readonly (Counterpart | null)[] {
    const [cell, second] = this.valueOf(mention)?.cells ?? [];
    const address = cell && !second ? this.counterparts.addressOf(cell) : undefined;
    const printed = mention.figure.money;
    if (!address || !printed) return [];
    const { table, row, role } = address;
    // The words of a total name its column.
    if (row.kind === "total") return [];
    const words = `${mention.whole?.label ?? ""}${mention.label}`;
    return table.columns.flatMap(({ role: other, header }) => {
      const { ref, state } = row.cells.get(other) ?? {};
      const isSame = state?.kind === "amount" && Math.abs(state.figure.money - printed.money) * 2 <= printed.grain;
      return other !== role && ref && isSame && isNamedIn(words, header) ? [this.counterparts.of([ref])] : [];
    });
  }

  /** A whole that no table has, whose parts add up to it and are all bound. */
  private sumOfParts(mention: Mention): Bound | null {
    const parts = this.sums.get(mention) ?? [];
    const bound = parts.flatMap((part) => this.amount(part) ?? []);
    if (parts.length === 0 || bound.length < parts.length) return null;
    return { money: bound.reduce((sum, { money }) => sum + money, 0), grain: bound.reduce((most, { grain }) => Math.max(most, grain), 1), cells: bound.flatMap(({ cells }) => cells), by: "words", others: [] };
  }
}

/** Whether a cell says what a figure is: an amount of this year, in a sentence or in the place of a table's cell; all others follow from such. */
export function takesCell({ figure, role, paragraph, value, subject }: Mention): boolean {
  if (paragraph.kind === "row") return (value?.cells.length ?? 0) > 0;
  return figure.kind === "amount" && (role === "value" || (role === "restated" && subject?.role !== "change"));
}

function counterpartOf(value: Value): Counterpart {
  return { money: moneyOf(value), grain: value.figures.reduce((most, { grain }) => Math.max(most, grain), 1), cells: value.cells };
}

/** Whether a base is what was spent: no budget has that. */
export function isOutturn(baseName: string): boolean {
  return baseName === "执行数" || baseName === "决算数";
}

/** Whether words name a column, below the headers that it shares with others. */
function isNamedIn(words: string, header: string): boolean {
  const own = header.slice(header.lastIndexOf("/") + 1).replace(/\s|（.*$/g, "");
  return own.length > 2 && words.includes(own);
}

function sameCells(a: Counterpart, b: Counterpart): boolean {
  return a.cells.length === b.cells.length && a.cells.every((cell, at) => { const other = b.cells[at]; return other !== undefined && cellKey(cell) === cellKey(other); });
}
