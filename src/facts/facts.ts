import type { BookCell, BookRow, BookTable, BudgetBook, SheetFact } from "../model/book";
import type { CellRef } from "../model/cells";
import { CODE_DIGITS } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { entryOf, entriesOf, itemFactId, itemFactsOf, ITEM_FACTS, MATERIAL_CHANGE, PURPOSE_LIST, purposeId, SUPPLEMENT_LAYOUT } from "../catalog/ownSheets/supplement";
import type { ExactDecimal, Fen } from "../model/money";
import { parseAmountText } from "../model/money";
import { BookIndex } from "../relations/lookup";
import type { AmountFact, CellFact, Condition, CountFact, ItemFactId, NumberFact, RowSet, TextFact } from "../model/sentences";
import { absentBasic, rowToAdd } from "./entries";
import { candidateRows, codeOf, depthOf, firstOfKeys, isClassified, nameOf } from "./rows";
import { addsUpNothing, choiceOf, controlCell, labelOf, placeOfTable, printingOf, saysNothing } from "./tables";

/** A fact that is not there: what it is called, and the cell to fill. */
export interface Absence {
  readonly fact: string;
  readonly at: CellRef;
}

/**
 * A fact read from a book: its value and the cell that holds it, or what is missing for it. Nothing at all is missing where
 * the region does not print the fact: then nobody is asked for it, and what reads it stays unsaid.
 */
export type Read<Value> =
  | { readonly known: true; readonly value: Value; readonly at: CellRef | null }
  | { readonly known: false; readonly missing: readonly Absence[] };

/** The row that a sentence is said for, in its table; null outside lists. */
export type Place = { readonly table: BookTable; readonly row: BookRow } | null;

function known<Value>(value: Value, at: CellRef | null): Read<Value> {
  return { known: true, value, at };
}

/** What the region does not print. */
const UNSAID: Read<never> = { known: false, missing: [] };

function absent(fact: string, at: CellRef): Read<never> {
  return { known: false, missing: [{ fact, at }] };
}

/** Σ of what was read; everything that is missing for it where something is. Its cell is that of the first part. */
function total(parts: readonly Read<number>[]): Read<number> {
  if (parts.some((part) => !part.known)) return { known: false, missing: parts.flatMap((part) => (part.known ? [] : part.missing)) };
  const all = parts.flatMap((part) => (part.known ? [part] : []));
  return known(all.reduce((value, part) => value + part.value, 0), all.find((part) => part.at !== null)?.at ?? null);
}

/** Conditions on one number. */
const IS_NUMBER: Readonly<Record<"zero" | "nonzero" | "negative" | "one", (value: number) => boolean>> = {
  zero: (value) => value === 0, nonzero: (value) => value !== 0, negative: (value) => value < 0, one: (value) => value === 1,
};

/**
 * Reads the facts of sentences from a book. Amounts are whole fen. A blank cell of a filled table is zero; a table that
 * is absent or whose total is blank, and a blank entry of 补充资料, are missing.
 */
export class FactReader {
  private readonly index: BookIndex;
  private freePurposeCell: CellRef | undefined;

  constructor(readonly book: BudgetBook) {
    this.index = new BookIndex(book);
  }

  /** An amount in fen. */
  amount(fact: AmountFact, place: Place): Read<number> {
    switch (fact.kind) {
      case "cell": return this.cell(fact);
      case "here": return place ? this.ofKey(place.table, place.row, fact.column) : total([]);
      case "typed": return this.typedAmount(fact.id);
      case "typedOfItem": {
        const typed = this.ofItem(fact.id, place);
        return typed?.figure ? known(typed.figure.money, typed.at) : this.absentOfItem(fact.id, place);
      }
      case "typedOr": return this.entry(fact.id)?.text == null ? this.amount(fact.otherwise, place) : this.typedAmount(fact.id);
      case "printedOr": {
        const choice = choiceOf(this.book, this.index, fact);
        return choice === "cell" ? this.cell(fact.cell) : choice === "nothing" ? known(0, null) : this.amount(fact.otherwise, place);
      }
      case "sum": return total(fact.of.map((part) => this.amount(part, place)));
    }
  }

  /** A count. */
  count(fact: CountFact, place: Place): Read<number> {
    switch (fact.kind) {
      case "count": return this.typedCount(fact.id, fact.blankIsNone);
      case "countOr": return this.entry(fact.id)?.text == null ? this.count(fact.otherwise, place) : this.typedCount(fact.id, false);
      case "countUnlessFree": {
        const typed = this.typedCount(fact.id, false);
        if (typed.known || this.entry(fact.id)?.text != null) return typed;
        const cost = this.amount(fact.cost, place);
        return cost.known && cost.value === 0 ? known(0, cost.at) : typed;
      }
      case "counts": return total(fact.of.map((part) => this.count(part, place)));
      case "rowCount": {
        const rows = this.rows(fact.rows);
        return rows.known ? known(rows.value.length, rows.at) : rows;
      }
      case "unitCount": return this.unitCount(fact.nature, fact.id);
    }
  }

  /** Words as the sentence says them; never empty. */
  text(fact: TextFact, place: Place): Read<string> {
    switch (fact.kind) {
      case "body": return this.book.body === null ? this.basicAbsent("department.name") : known(this.book.body, null);
      case "year": return this.book.year === null ? this.basicAbsent("year") : known(String(this.book.year + fact.offset), null);
      case "words": {
        const entry = this.entry(fact.id);
        const words = wordsOf(entry);
        return words === "" ? this.absentEntry(fact.id) : known(words, entry?.at ?? null);
      }
      case "wordsOfItem": {
        const typed = this.ofItem(fact.id, place);
        const words = wordsOf(typed);
        return words === "" ? this.absentOfItem(fact.id, place) : known(words, typed?.at ?? null);
      }
      case "purpose": return this.purpose(place);
      case "name": {
        const name = this.name(fact.level, place);
        return name.known && fact.stem ? known(name.value.replace(/支出$/, ""), name.at) : name;
      }
    }
  }

  /** The rows of a set that have a figure, and the cell of its total. */
  rows(set: RowSet): Read<readonly BookRow[]> {
    const control = this.cell({ kind: "cell", table: set.table, axis: set.axis, row: set.total, column: set.column, optional: false });
    const table = this.index.table(set.table);
    if (!control.known || !table) return control.known ? known([], control.at) : control;
    const unclear = this.unclear(table, set);
    if (unclear) return unclear;
    const read = firstOfKeys(candidateRows(table, set)).map((row) => ({ row, value: this.ofKey(table, row, set.column) }));
    if (read.some(({ value }) => !value.known)) return { known: false, missing: read.flatMap(({ value }) => (value.known ? [] : value.missing)) };
    return known(read.filter(({ value }) => value.known && value.value !== 0).map(({ row }) => row), control.at);
  }

  /** The table in which a set of rows stands, or undefined. */
  tableOf(set: RowSet): BookTable | undefined {
    return this.index.table(set.table);
  }

  /** Whether a condition holds. */
  holds(condition: Condition, place: Place): Read<boolean> {
    switch (condition.is) {
      case "zero":
      case "nonzero":
      case "negative":
      case "one": return this.compare([this.number(condition.value, place)], ([value = 0]) => IS_NUMBER[condition.is](value));
      case "equal": return this.compare(this.amounts(condition.left, condition.right, place), ([left, right]) => left === right);
      case "greater": return this.compare(this.amounts(condition.left, condition.right, place), ([left = 0, right = 0]) => left > right);
      case "multiple":
        return this.compare(this.amounts(condition.fact, condition.base, place),
          ([fact = 0, base = 0]) => this.isMultiple(fact, base));
      case "material": return this.isMaterial(condition.fact, condition.base, place);
      case "typed": return known(wordsOf(this.entry(condition.id)) !== "", null);
      case "typedOfItem": return known(wordsOf(this.ofItem(condition.id, place)) !== "", null);
      case "printed": return known(printingOf(this.book, this.index, condition.cell) === "printed", null);
      case "unitScope": return known(this.book.scope === "unit", null);
      case "depth": return known(depthOf(place?.row ?? null) === CODE_DIGITS[condition.level], null);
      case "expenditureName": return this.test(this.name("own", place), (name) => name.endsWith("支出"));
      case "not": return this.test(this.holds(condition.condition, place), (value) => !value);
      case "all": return this.combine(condition.of, place, false);
      case "any": return this.combine(condition.of, place, true);
    }
  }

  private test<Value>(read: Read<Value>, check: (value: Value) => boolean): Read<boolean> {
    return read.known ? known(check(read.value), read.at) : read;
  }

  private compare(reads: readonly Read<number>[], check: (values: readonly number[]) => boolean): Read<boolean> {
    const all = total(reads);
    return all.known ? known(check(reads.map((read) => (read.known ? read.value : 0))), all.at) : all;
  }

  /** All or any of conditions. One that decides does so whatever else is missing. */
  private combine(conditions: readonly Condition[], place: Place, decisive: boolean): Read<boolean> {
    const unknown: Read<boolean>[] = [];
    for (const condition of conditions) {
      const held = this.holds(condition, place);
      if (!held.known) unknown.push(held);
      else if (held.value === decisive) return held;
    }
    return unknown.length > 0 ? { known: false, missing: unknown.flatMap((held) => (held.known ? [] : held.missing)) } : known(!decisive, null);
  }

  private number(value: NumberFact, place: Place): Read<number> {
    return value.of === "amount" ? this.amount(value.fact, place) : this.count(value.fact, place);
  }

  private amounts(left: AmountFact, right: AmountFact, place: Place): readonly Read<number>[] {
    return [this.amount(left, place), this.amount(right, place)];
  }

  private cell(fact: CellFact): Read<number> {
    const table = this.index.table(fact.table);
    if (!table) return printingOf(this.book, this.index, fact) === "missing" ? absent(labelOf(fact.table, null), placeOfTable(this.book, fact.table, undefined)) : UNSAID;
    const control = controlCell(fact.table, fact.axis);
    const isControl = fact.row === control.row && fact.column === control.column;
    if (!isControl) {
      const filled = this.cell({ kind: "cell", table: fact.table, axis: fact.axis, ...control, optional: false });
      if (!filled.known) return filled;
    }
    const [row, second] = this.rowsFor(table, fact);
    if (row && second) return this.ofSeveral(table, fact);
    if (row) return this.cellsOfRow(table, row, fact.column, isControl, fact.optional);
    if (fact.row === "total" && !fact.optional && !saysNothing(table)) return absent(labelOf(fact.table, fact.row), placeOfTable(this.book, fact.table, table));
    return this.notPrinted(fact, table);
  }

  /** What a cell counts for whose line or column the table has not. */
  private notPrinted(fact: CellFact, table: BookTable): Read<number> {
    switch (printingOf(this.book, this.index, fact)) {
      case "printed": case "zero": return known(0, null);
      case "missing": return absent(labelOf(fact.table, fact.row, fact.column), placeOfTable(this.book, fact.table, table));
      case "unsaid": return UNSAID;
    }
  }

  /** The rows of a key; the only row of its axis stands for the total where a layout prints no total (one unit). */
  private rowsFor(table: BookTable, fact: CellFact): readonly BookRow[] {
    const rows = this.index.rowsOf(fact.table, fact.axis, fact.row);
    if (rows.length > 0 || fact.row !== "total") return rows;
    const onAxis = table.rows.filter((candidate) => candidate.axis === fact.axis);
    return onAxis.length === 1 ? onAxis : [];
  }

  /** A key that stands in several rows, because units follow each other in one table. */
  private ofSeveral(table: BookTable, fact: CellFact): Read<number> {
    const rows = this.rowsFor(table, fact);
    const [first] = rows;
    if (first && isClassified(first)) return this.unclear(table, { ...fact, total: controlCell(fact.table, fact.axis).row }) ?? this.ofKey(table, first, fact.column);
    const read = rows.map((row) => this.cellsOfRow(table, row, fact.column, true, fact.optional));
    const sum = total(read);
    if (!sum.known) return sum;
    // The grand total is the one that the others make up; the same line printed twice is one.
    const whole = read.find((value) => value.known && 2 * value.value === sum.value)
      ?? (read.every((value) => value.known && value.value * read.length === sum.value) ? read[0] : undefined);
    return whole ?? absent(labelOf(table.id, fact.row, fact.column), rows[1]?.labelCell ?? placeOfTable(this.book, table.id, table));
  }

  /** An item's figure: the sum of its rows where several units print it in one table. */
  private ofKey(table: BookTable, row: BookRow, column: string): Read<number> {
    const rows = isClassified(row) ? this.index.rowsOf(table.id, row.axis, row.key) : [row];
    return total((rows.length > 0 ? rows : [row]).map((each) => this.cellsOfRow(table, each, column, false)));
  }

  /**
   * What is missing where codes stand in a table several times and their sum is not what its total says: it then cannot be
   * told which rows are of units and which sum others up. null where it is clear.
   */
  private unclear(table: BookTable, { axis, column, total: totalRow }: Pick<RowSet, "axis" | "column" | "total">): Read<never> | null {
    const rows = table.rows.filter((row) => row.axis === axis && isClassified(row));
    const again = rows.find((row) => this.index.rowsOf(table.id, axis, row.key)[0] !== row);
    if (!again) return null;
    const shortest = rows.reduce((length, row) => Math.min(length, codeOf(row)?.length ?? length), Number.MAX_SAFE_INTEGER);
    const top = total(rows.filter((row) => codeOf(row)?.length === shortest).map((row) => this.cellsOfRow(table, row, column, false)));
    const whole = this.cell({ kind: "cell", table: table.id, axis, row: totalRow, column, optional: false });
    // The grand total of a balance has what is carried over to next year beside the classes.
    const rest = axis === "expenditure" ? this.cell({ kind: "cell", table: table.id, axis, row: "carry-over-out", column, optional: true }) : total([]);
    if (top.known && whole.known && rest.known && top.value + rest.value === whole.value) return null;
    return { known: false, missing: [{ fact: labelOf(table.id, again.key, column), at: again.labelCell ?? placeOfTable(this.book, table.id, table) }] };
  }

  /** Whether a rise is so great that the region words it as a multiple. */
  private isMultiple(fact: Fen, base: Fen): boolean {
    const from = this.book.profile.settings.multipleFrom;
    return from !== null && base > 0 && BigInt(fact) - BigInt(base) >= BigInt(from) * BigInt(base);
  }

  /** Whether a change is as great as 基本信息 says, or from or to zero. */
  private isMaterial(fact: AmountFact, base: AmountFact, place: Place): Read<boolean> {
    const setting = this.book.basics?.facts.get(MATERIAL_CHANGE);
    const typed = (setting?.text ?? "").trim();
    const percent = typed === "" ? { digits: BigInt(this.book.profile.settings.materialChangePercent), decimals: 0 } : parseAmountText(typed.replace(/[%％]$/, ""));
    if (percent === null || percent.digits < 0n) return this.basicAbsent(MATERIAL_CHANGE);
    return this.compare(this.amounts(fact, base, place), ([now = 0, before = 0]) => reaches(now, before, percent));
  }

  private cellsOfRow(table: BookTable, row: BookRow, column: string, mustBeFilled: boolean, optional = false): Read<number> {
    const roles = this.index.printedColumns(table.id, row.axis, column);
    if (roles.length === 0) return this.notPrinted({ kind: "cell", table: table.id, axis: row.axis, row: row.key, column, optional }, table);
    const cells = roles.map((role) => row.cells.get(role));
    const blank = cells.every((cell) => cell === undefined || cell.state.kind === "blank") || (mustBeFilled && addsUpNothing(table, row.axis));
    if (blank && mustBeFilled && !saysNothing(table)) return absent(labelOf(table.id, row.key, column), cells[0]?.ref ?? placeOfTable(this.book, table.id, table));
    return total(cells.map((cell) => moneyOf(cell, labelOf(table.id, row.key, column))));
  }

  private name(level: "own" | "class" | "division", place: Place): Read<string> {
    if (!place) return known("", null);
    if (level === "own") return known(nameOf(place.row), place.row.labelCell);
    const digits = CODE_DIGITS[level];
    const code = codeOf(place.row)?.slice(0, digits) ?? "";
    const row = this.index.rowsOf(place.table.id, place.row.axis, code)[0];
    if (row) return known(nameOf(row), row.labelCell);
    const evidenced = codeBookOf(this.book).nameOf("functional", code);
    return evidenced ? known(evidenced.name, null) : absent(`科目名称（${code}）`, place.row.labelCell ?? placeOfTable(this.book, place.table.id, place.table));
  }

  /** What is typed for the listed item in the list of items. */
  private ofItem(id: ItemFactId, place: Place): SheetFact | undefined {
    return this.book.supplement?.facts.get(itemFactId(id, place ? codeOf(place.row) ?? place.row.key : ""));
  }

  private absentOfItem(id: ItemFactId, place: Place): Read<never> {
    const header = ITEM_FACTS.find((fact) => fact.id === id)?.header ?? id;
    const code = place ? codeOf(place.row) ?? place.row.key : "";
    const purpose = this.book.supplement?.facts.get(purposeId(code))?.at ?? this.nextPurposeCell();
    const beside = itemFactsOf(this.book.profile).findIndex((fact) => fact.id === id);
    return absent(`${header}（${code} ${place ? nameOf(place.row) : ""}）`, this.ofItem(id, place)?.at ?? { ...purpose, column: purpose.column + 1 + Math.max(0, beside) });
  }

  private purpose(place: Place): Read<string> {
    const code = place ? codeOf(place.row) ?? place.row.key : "";
    const fact = this.book.supplement?.facts.get(purposeId(code));
    const words = wordsOf(fact);
    if (words !== "") return known(words, fact?.at ?? null);
    return absent(`主要用途（${code} ${place ? nameOf(place.row) : ""}）`, fact?.at ?? this.nextPurposeCell());
  }

  /** The first free cell of the list of purposes. */
  private nextPurposeCell(): CellRef {
    this.freePurposeCell ??= this.findFreePurposeCell();
    return this.freePurposeCell;
  }

  private findFreePurposeCell(): CellRef {
    const facts = [...(this.book.supplement?.facts ?? [])].filter(([id]) => id.startsWith(purposeId(""))).map(([, fact]) => fact.at);
    const last = facts.reduce((row, at) => Math.max(row, at.row), PURPOSE_LIST.headerRow(entriesOf(this.book.profile).length));
    return { sheet: this.supplementSheet(), row: last + 1, column: facts[0]?.column ?? PURPOSE_LIST.valueColumn };
  }

  private unitCount(nature: "administrative" | "participating", id: string): Read<number> {
    const natures = (this.book.basics?.units ?? []).map((unit) => unit.nature);
    const participating = natures.filter((text) => text !== null && /参公|参照/.test(text)).length;
    const administrative = natures.filter((text) => text !== null && text.includes("行政") && !/参公|参照/.test(text)).length;
    const counted = participating + administrative > 0 && natures.every((text) => text !== null);
    if (!counted) return this.absentEntry(id);
    return known(nature === "administrative" ? administrative : participating, null);
  }

  private typedAmount(id: string): Read<number> {
    const entry = this.entry(id);
    return entry?.figure ? known(entry.figure.money, entry.at) : this.absentEntry(id);
  }

  private typedCount(id: string, blankIsNone: boolean): Read<number> {
    const entry = this.entry(id);
    if (entry != null && entry.count !== null) return known(entry.count, entry.at);
    if (blankIsNone && entry?.text == null) return known(0, entry?.at ?? null);
    return this.absentEntry(id);
  }

  private entry(id: string): SheetFact | undefined {
    return this.book.supplement?.facts.get(id);
  }

  private supplementSheet(): string {
    return this.book.supplement?.sheet ?? SUPPLEMENT_LAYOUT.sheet;
  }

  /** An entry that is not there; one whose row the sheet has not is to be added in an empty row, never where something else stands. */
  private absentEntry(id: string): Read<never> {
    const entry = entryOf(this.book.profile, id);
    const label = entry?.label ?? id;
    const { supplement } = this.book;
    const at = this.entry(id)?.at;
    if (at) return absent(label, at);
    if (supplement) return absent(rowToAdd(entry ? [entry.section, label] : [label]), supplement.free);
    const index = entriesOf(this.book.profile).findIndex((each) => each.id === id);
    return absent(label, { sheet: SUPPLEMENT_LAYOUT.sheet, row: SUPPLEMENT_LAYOUT.firstRow + Math.max(0, index), column: SUPPLEMENT_LAYOUT.valueColumn });
  }

  private basicAbsent(id: string): Read<never> {
    const { fact, at } = absentBasic(this.book, id);
    return absent(fact, at);
  }
}

function reaches(now: Fen, before: Fen, { digits, decimals }: ExactDecimal): boolean {
  if (now === before) return false;
  if (now === 0 || before === 0) return true;
  return BigInt(Math.abs(now - before)) * 100n * 10n ** BigInt(decimals) >= digits * BigInt(Math.abs(before));
}

function moneyOf(cell: BookCell | undefined, label: string): Read<number> {
  if (!cell || cell.state.kind === "blank") return known(0, cell?.ref ?? null);
  return cell.state.kind === "amount" ? known(cell.state.figure.money, cell.ref) : absent(label, cell.ref);
}

/** What was typed, without the words that the sentence puts around it, on one line. */
export function wordsOf(fact: SheetFact | undefined): string {
  const line = (fact?.text ?? "").replace(/\s*[\r\n]+\s*/g, "").trim();
  return line.replace(/^(主要原因是|主要原因为|主要是|主要用于)[：:]?/, "").replace(/[\s。．.；;，,、：:]+$/, "").trim();
}
