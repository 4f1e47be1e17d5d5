import type { AnalysisBlock, AnalysisColumn, AnalysisLine } from "../catalog/ownSheets/analysisFacts";
import { classLineId } from "../catalog/ownSheets/analysisFacts";
import { classLabel } from "../catalog/ownSheets/analysis";
import type { BookTable, BudgetBook } from "../model/book";
import type { CellRef, Scalar } from "../model/cells";
import { cellNumberOf, FEN_PER_UNIT, formatDecimal, percentage, type Fen, type UnitOfMeasure } from "../model/money";
import type { AmountFact, CellFact } from "../model/sentences";
import { textUnitOf } from "../facts/measure";
import { choiceOf, printingOf } from "../facts/tables";
import { BookIndex } from "../relations/lookup";
import type { Evaluation } from "./evaluate";
import { cellText, prefixed, quotedText, type LiveFormula } from "./formulaText";
import { fenPlaces } from "./formulas";
import { FormulaWriter, type TableEnds } from "./ranges";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { lineName } from "./codes";
import { onOneSheet, onlyColumn } from "./tables";
import type { WorkingBook } from "./working";

/** A figure to be shown: how to refer to it, and what it is (null where it is not there). */
interface Source {
  /** An expression that is a number, or empty text where a typed figure is not there. */
  readonly expression: string;
  readonly money: Fen | null;
  /** The same as a number even where typed figures are not there, and the test that they are not; for dividing by it. */
  readonly divisor: { readonly expression: string; readonly absent: string };
}

/** A cell of a line: a formula (none for a constant) with what it will show. */
export interface AnalysisCell {
  readonly formula: LiveFormula | null;
  readonly result: Scalar;
}

/** A line of a block with its label. */
export interface PlannedLine {
  readonly line: AnalysisLine;
  readonly label: string;
}

interface Compared {
  readonly money: Fen;
  readonly base: Fen;
}

function changeRateOf(known: Compared | null, amountAt: string, baseAt: string): AnalysisCell {
  const rate = known && percentage(known.money - known.base, known.base);
  return {
    formula: { text: `=IF(OR(COUNT(${amountAt},${baseAt})<2,N(${baseAt})=0),"",ROUND((${amountAt}-${baseAt})*100/${baseAt},2))`, ends: new Map() },
    result: rate ? Number(formatDecimal(rate)) : "",
  };
}

/** Writes the formulas of 预算分析表 from the tables and from 补充资料. */
export class AnalysisFormulas {
  private readonly index: BookIndex;
  /** The measure of the text, in which the sheet shows amounts. */
  readonly unit: UnitOfMeasure;

  constructor(
    private readonly book: BudgetBook, private readonly work: WorkingBook, private readonly ends: TableEnds, private readonly evaluation: Evaluation,
    private readonly own: string,
  ) {
    this.index = new BookIndex(book);
    this.unit = textUnitOf(book);
  }

  /** The lines that a block has in this workbook; a line whose table is not there is left out. */
  lines(block: AnalysisBlock): readonly PlannedLine[] {
    const printed = block.lines.filter((line) => this.source(line.amount, new FormulaWriter(this.own)) !== null);
    const fixed = printed.filter(({ parts = [] }) => !printed.some(({ id }) => parts.includes(id))).map((line) => ({ line, label: line.label }));
    if (!block.classes) return fixed;
    const { table, column } = block.classes;
    const seen = new Set<string>();
    const codes = codeBookOf(this.book);
    return (this.index.table(table)?.rows ?? []).flatMap((row): readonly PlannedLine[] => {
      if (row.kind !== "class" || row.code === null || seen.has(row.code) || lineName(row, codes) === "") return [];
      seen.add(row.code);
      const label = classLabel(row.code, lineName(row, codes));
      return [{ label, line: { id: classLineId(table, row.code), label, amount: { kind: "cell", table, axis: "main", row: row.code, column, optional: false } } }];
    });
  }

  /** The formula of a cell of a line; `at` says where the line's columns stand. Null where there is nothing to show. */
  cell(block: AnalysisBlock, line: AnalysisLine, column: AnalysisColumn, at: (column: AnalysisColumn) => CellRef | null): AnalysisCell | null {
    const writer = new FormulaWriter(this.own);
    const amount = this.source(line.amount, writer);
    if (!amount) return null;
    const [amountAt, baseAt] = [at("amount"), at("lastYear")].map((ref) => ref && cellText(ref.row, ref.column));
    switch (column) {
      case "amount": return { formula: amount.expression === NOTHING ? null : writer.formula(amount.expression), result: this.shown(amount.money) };
      case "lastYear": return this.base(line);
      case "share": return amountAt && block.whole ? this.share(amount, block.whole, amountAt) : null;
      case "change": return amountAt && baseAt ? this.change(this.compared(amount, line), amountAt, baseAt) : null;
      case "changeRate": return amountAt && baseAt ? changeRateOf(this.compared(amount, line), amountAt, baseAt) : null;
    }
  }

  private change(known: Compared | null, amountAt: string, baseAt: string): AnalysisCell {
    return {
      formula: { text: `=IF(COUNT(${amountAt},${baseAt})<2,"",ROUND(${amountAt}-${baseAt},${fenPlaces(this.unit)}))`, ends: new Map() },
      result: this.shown(known && known.money - known.base),
    };
  }

  private shown(money: Fen | null): Scalar {
    return money === null ? "" : cellNumberOf(money, this.unit);
  }

  private base({ lastYear }: AnalysisLine): AnalysisCell | null {
    const writer = new FormulaWriter(this.own);
    const base = lastYear ? this.source(lastYear, writer) : null;
    return base && { formula: writer.formula(base.expression), result: this.shown(base.money) };
  }

  private share(amount: Source, of: AmountFact, amountAt: string): AnalysisCell | null {
    const writer = new FormulaWriter(this.own);
    const whole = this.source(of, writer);
    if (!whole) return null;
    const share = amount.money === null || whole.money === null ? null : percentage(amount.money, whole.money);
    return {
      formula: writer.formula(`IF(OR(COUNT(${amountAt})=0,${whole.divisor.absent}),"",ROUND(${amountAt}*100/${whole.divisor.expression},2))`),
      result: share ? Number(formatDecimal(share)) : "",
    };
  }

  /** This year's amount and its base where both are there. */
  private compared({ money }: Source, { lastYear }: AnalysisLine): Compared | null {
    const base = lastYear ? this.source(lastYear, new FormulaWriter(this.own))?.money ?? null : null;
    return money === null || base === null ? null : { money, base };
  }

  /** null where there is nothing to refer to: a cell that is not printed, an entry that 补充资料 has not. */
  private source(fact: AmountFact, writer: FormulaWriter): Source | null {
    switch (fact.kind) {
      case "cell": return this.tableSource(fact, writer);
      case "typed": return this.typed([fact.id], writer);
      case "printedOr": {
        const choice = choiceOf(this.book, this.index, fact);
        return choice === "nothing" ? sourceOf(NOTHING, 0) : this.source(choice === "cell" ? fact.cell : fact.otherwise, writer);
      }
      case "typedOr": return this.source(this.book.supplement?.facts.get(fact.id)?.text == null ? fact.otherwise : { kind: "typed", id: fact.id }, writer);
      case "sum": {
        const ids = fact.of.flatMap((part) => (part.kind === "typed" ? [part.id] : []));
        return ids.length === fact.of.length ? this.typed(ids, writer) : null;
      }
      case "here": case "typedOfItem": return null;
    }
  }

  private tableSource(source: CellFact, writer: FormulaWriter): Source | null {
    const table = this.index.table(source.table);
    if (!table || table.unit === null) return null;
    const roles = this.index.printedColumns(table.id, source.axis, source.column);
    if (roles.length === 0) return printingOf(this.book, this.index, source) === "zero" ? sourceOf(NOTHING, 0) : null;
    const cells = this.index.rowsOf(table.id, source.axis, source.row).flatMap((row) => roles.flatMap((role) => row.cells.get(role) ?? []));
    if (cells.length === 0) return null;
    const money = cells.reduce((sum, cell) => sum + this.evaluation.money(cell, table), 0);
    const lookup = this.lookup(table, source, roles, writer);
    const factor = factorOf(table.unit, this.unit);
    const [only] = cells;
    if (lookup === null && cells.length === 1 && only && factor === "") {
      return sourceOf(prefixed(only.ref.sheet, this.own, cellText(only.ref.row, only.ref.column)), money);
    }
    const sum = lookup ?? writer.sum(cells.map((cell) => cell.ref));
    return sourceOf(`ROUND(${factor === "" ? sum : `(${sum})${factor}`},${fenPlaces(this.unit)})`, money);
  }

  /** A class by its code, so that sorting and inserting rows keeps it. */
  private lookup(table: BookTable, source: CellFact, roles: readonly string[], writer: FormulaWriter): string | null {
    const codes = onlyColumn(table, source.axis, "code");
    if (!/^\d+$/.test(source.row) || codes === null || !onOneSheet(table)) return null;
    const rows = this.index.rowsOf(table.id, source.axis, source.row);
    if (!rows.every((row) => this.work.value({ sheet: table.sheet, row: row.row, column: codes }) === source.row)) return null;
    const end = this.ends.of(table);
    const range = (column: number, fixed: boolean): string => writer.down(table.sheet, column, table.bodyRow, end, { start: true, column: fixed });
    const terms = roles.flatMap((role) => table.columns.filter((column) => column.axis === source.axis && column.role === role)
      .map(({ column }) => `SUMIFS(${range(column, false)},${range(codes, true)},${quotedText(source.row)})`));
    return terms.join("+");
  }

  /** Figures that a person types on 补充资料; nothing where one of them is blank. */
  private typed(ids: readonly string[], writer: FormulaWriter): Source | null {
    const facts = ids.map((id) => this.book.supplement?.facts.get(id));
    const places = facts.flatMap((fact) => fact?.at ?? []);
    if (places.length !== ids.length || places.length === 0) return null;
    const figures = facts.map((fact) => (fact && typeof this.work.value(fact.at) === "number" ? fact.figure : null));
    const money = figures.reduce<Fen | null>((sum, figure) => (sum === null || !figure ? null : sum + figure.money), 0);
    const texts = places.map((place) => prefixed(place.sheet, this.own, cellText(place.row, place.column)));
    const [first = ""] = texts;
    const cells = writer.sum(places);
    // Amounts in another measure than the sheet's (an entry that says its own) count as what they are.
    const factors = facts.map((fact) => factorOf(fact?.unit ?? this.unit, this.unit));
    const other = factors.some((factor) => factor !== "");
    const sum = other ? `(${texts.map((text, at) => `N(${text})${factors[at] ?? ""}`).join("+")})` : cells;
    const absent = `COUNT(${cells.slice("SUM(".length, -1)})<${texts.length}`;
    const expression = texts.length === 1 && !other ? `IF(ISNUMBER(${first}),${first},"")` : `IF(${absent},"",ROUND(${sum},${fenPlaces(this.unit)}))`;
    return { expression, money, divisor: { expression: sum, absent: `${absent},${sum}=0` } };
  }
}

/** What makes amounts in one measure amounts in another: "*10000", "/10000", or nothing. */
function factorOf(from: UnitOfMeasure, to: UnitOfMeasure): string {
  if (from === to) return "";
  return FEN_PER_UNIT[from] > FEN_PER_UNIT[to] ? `*${FEN_PER_UNIT[from] / FEN_PER_UNIT[to]}` : `/${FEN_PER_UNIT[to] / FEN_PER_UNIT[from]}`;
}

/** What stands for a source of money that the prescribed table has no column for: the department does not have it. */
const NOTHING = "0";

function sourceOf(expression: string, money: Fen): Source {
  return { expression, money, divisor: { expression, absent: `N(${expression})=0` } };
}
