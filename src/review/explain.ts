import { columnSpec } from "../catalog/tables";
import { narrateBook } from "../narrate";
import type { BookCell, BookRow, BookTable, BudgetBook, Leftover, RowKind, TableId } from "../model/book";
import { figureOf } from "../model/book";
import type { Area, CellRef } from "../model/cells";
import { CellMap, parseArea, sameCell } from "../model/cells";
import type { Finding, FindingValue } from "../model/findings";
import type { Fen } from "../model/money";
import { decimalInUnit } from "../model/money";
import type { Narrative, NarrativeParagraph } from "../model/narrative";
import type { CellContent, WorkbookSnapshot } from "../model/snapshot";
import { contentAt, sheetOf, valueAt } from "../model/snapshot";
import { judgementOf, understandWorkbook } from "./understand";
import type { Evaluation } from "../relations/evaluate";
import type { Operand } from "../relations/instance";
import { judged } from "../rules/relations";
import { setsOf } from "../rules/sets";

/** An amount cell in the words of its table. */
export interface NamedCell {
  readonly ref: CellRef;
  readonly table: TableId;
  /** What the row is, its name as printed and its code of digits. */
  readonly row: { readonly kind: RowKind; readonly label: string; readonly code: string | null };
  /** Name of the column, in the field's words. */
  readonly column: string;
  /** The printed amount in the table's own unit; the text where there is no amount. */
  readonly value: FindingValue;
}

/** What a cell is. */
export type CellPlace =
  | { readonly kind: "amount"; readonly cell: NamedCell }
  /** A name, code, header, note or empty cell inside a table. */
  | { readonly kind: "aside"; readonly table: TableId }
  /** An entry of 基本信息 or 补充资料, or a result of 预算分析表: named by what stands to its left. */
  | { readonly kind: "entry"; readonly label: string }
  /** Not understood, and why. */
  | { readonly kind: "leftover"; readonly leftover: Leftover }
  | { readonly kind: "outside" };

/** One side of a relation: the cells whose sum it is. Rows that a layout does not print count as nothing. */
export interface RelationSide {
  /** In the order of the sheet; not more than {@link MOST_CELLS}. */
  readonly cells: readonly NamedCell[];
  /** How many more there are. */
  readonly more: number;
  /** The sum; null where it cannot be told. */
  readonly sum: FindingValue | null;
}

/** A relation that names the cell. */
export interface ExplainedRelation {
  readonly relation: string;
  /** Rule that reports it; titled by the report. */
  readonly rule: string;
  readonly operator: "=" | "<=" | ">=";
  readonly status: "passed" | "rounding" | "failed" | "notApplicable" | "insufficientData";
  /** Whether the cell is on the left, as a sum or as what is compared, or one of the parts on the right. */
  readonly side: "left" | "right";
  readonly left: RelationSide;
  readonly right: RelationSide;
}

type Sides = Pick<ExplainedRelation, "left" | "right">;

/** A sentence of the explanatory text that quotes the cell. */
export interface Quotation {
  /** Heading of its section. */
  readonly heading: string;
  readonly sentence: string;
  /** Where the figure stands in the sentence, in UTF-16 units. */
  readonly start: number;
  readonly length: number;
  /** The cell that the sentence names where it is another one, which a relation that holds makes equal to this; null for this cell itself. */
  readonly through: CellRef | null;
}

/** Where a figure comes from and where it goes. */
export interface Explanation {
  readonly at: CellRef;
  readonly content: CellContent;
  /** What the cell shows as a value, also where it holds a formula. */
  readonly value: string | number | boolean | null;
  readonly place: CellPlace;
  /** Areas that its formula refers to, in the order of the formula; not more than {@link MOST_AREAS}. */
  readonly refersTo: readonly Area[];
  /** Relations that name it: those that fail first, then those that give its amount. Not more than {@link MOST_RELATIONS}. */
  readonly relations: readonly ExplainedRelation[];
  readonly quotations: readonly Quotation[];
}

const MOST_CELLS = 60;
const MOST_AREAS = 20;
const MOST_RELATIONS = 40;

/** A relation that names a cell, and on which side. */
interface NamedBy {
  readonly evaluation: Evaluation;
  readonly side: "left" | "right";
}

/** What explaining needs of a workbook, by cell, so that going from one cell to the next costs nothing of the workbook's size. */
interface Prepared {
  readonly book: BudgetBook;
  /** The rows of each table by where they stand. */
  readonly rows: ReadonlyMap<BookTable, ReadonlyMap<number, readonly BookRow[]>>;
  readonly relations: CellMap<NamedBy[]>;
  /** Relations that were worded already: a sum may be of every row. */
  readonly sides: WeakMap<Evaluation, Sides>;
  narrative: Narrative | null;
}

/** Preparing reads the whole workbook; a person looks at many cells of one reading. */
const prepared = new WeakMap<WorkbookSnapshot, Prepared>();

/**
 * Where a figure comes from: what its cell means in its table, its formula, every relation that names it with both sides
 * and whether it holds, and the sentences that quote it. The verdicts are those of `review` on the same snapshot.
 * Linear in the workbook for the first cell of a snapshot, quick for the others.
 */
export function explainCell(snapshot: WorkbookSnapshot, at: CellRef): Explanation {
  const known = prepare(snapshot);
  const sheet = sheetOf(snapshot, at.sheet);
  const content = contentAt(snapshot, at);
  const relations = relationsOf(known, at);
  return {
    at, content,
    value: sheet ? valueAt(sheet, at.row, at.column) : null,
    place: placeOf(known, snapshot, at),
    refersTo: "formula" in content ? areasIn(content.formula, at.sheet) : [],
    relations,
    quotations: quotationsOf(known, at, relations),
  };
}

/** The relation that a finding says does not hold, with its cells; null for a finding of another kind. */
export function relationOf(snapshot: WorkbookSnapshot, { relation, at, related, values }: Finding): ExplainedRelation | null {
  if (relation === undefined) return null;
  const known = prepare(snapshot);
  const sumIs = ({ sum }: RelationSide, wanted: FindingValue | undefined): boolean => sum?.kind === "money" && wanted?.kind === "money" && sum.fen === wanted.fen;
  // A finding may stand at the typed amount behind the formulas that the relation compares; these are related to it.
  for (const cell of [at, ...related]) {
    const found = relationsOf(known, cell).find((each) =>
      each.relation === relation && each.status === "failed" && sumIs(each.left, values["left"]) && sumIs(each.right, values["right"]));
    if (found) return found;
  }
  return null;
}

function prepare(snapshot: WorkbookSnapshot): Prepared {
  const before = prepared.get(snapshot);
  if (before) return before;
  const book = understandWorkbook(snapshot);
  const { evaluations, structural } = judgementOf(book);
  const now: Prepared = {
    book, rows: new Map(book.tables.map((table) => [table, rowsByPlace(table)])), relations: namedBy(judged(evaluations, [...evaluations, ...structural], setsOf(book, structural))), sides: new WeakMap(), narrative: null,
  };
  prepared.set(snapshot, now);
  return now;
}

function rowsByPlace({ rows }: BookTable): ReadonlyMap<number, readonly BookRow[]> {
  const places = new Map<number, BookRow[]>();
  for (const row of rows) {
    const there = places.get(row.row);
    if (there) there.push(row);
    else places.set(row.row, [row]);
  }
  return places;
}

/** The relations by the cells that they name; one that names a cell twice is there once, by its left side. */
function namedBy(evaluations: readonly Evaluation[]): CellMap<NamedBy[]> {
  const relations = new CellMap<NamedBy[]>();
  for (const evaluation of evaluations) {
    for (const side of ["left", "right"] as const) {
      const entry: NamedBy = { evaluation, side };
      for (const { cell } of evaluation.instance[side]) {
        if (cell === null) continue;
        const there = relations.get(cell.ref);
        if (!there) relations.set(cell.ref, [entry]);
        else if (there[there.length - 1]?.evaluation !== evaluation) there.push(entry);
      }
    }
  }
  return relations;
}

function placeOf({ book, rows }: Prepared, snapshot: WorkbookSnapshot, at: CellRef): CellPlace {
  const table = book.tables.find(({ area }) => within(area, at));
  if (table) {
    const row = rows.get(table)?.get(at.row)?.find((each) => each.sheet === at.sheet && cellIn(each, at) !== null);
    const found = row ? cellIn(row, at) : null;
    return row && found ? { kind: "amount", cell: named(table, row, found.role, found.cell) } : { kind: "aside", table: table.id };
  }
  if (isEntry(book, at)) return { kind: "entry", label: leftOf(snapshot, at) };
  const leftover = book.leftovers.find(({ area, reason }) => reason !== "otherSheet" && within(area, at));
  return leftover ? { kind: "leftover", leftover } : { kind: "outside" };
}

function cellIn(row: BookRow, at: CellRef): { readonly role: string; readonly cell: BookCell } | null {
  for (const [role, cell] of row.cells) if (sameCell(cell.ref, at)) return { role, cell };
  return null;
}

function isEntry(book: BudgetBook, at: CellRef): boolean {
  const facts = [book.basics, book.supplement].flatMap((sheet) => (sheet ? [...sheet.facts.values()] : []));
  return facts.some((fact) => sameCell(fact.at, at)) || [...book.analysis.values()].some((ref) => sameCell(ref, at));
}

/** The nearest text to the left in the row. */
function leftOf(snapshot: WorkbookSnapshot, at: CellRef): string {
  const sheet = sheetOf(snapshot, at.sheet);
  for (let column = at.column - 1; sheet && column >= 0; column -= 1) {
    const value = valueAt(sheet, at.row, column);
    if (typeof value === "string" && Number.isNaN(Number(value))) return value.trim();
  }
  return "";
}

function named(table: BookTable, row: BookRow, role: string, cell: BookCell): NamedCell {
  const column = columnSpec(table.id, row.axis, role)?.label
    ?? table.columns.find((each) => each.axis === row.axis && each.role === role)?.header ?? "";
  return { ref: cell.ref, table: table.id, row: { kind: row.kind, label: closed(row.label), code: row.code }, column, value: valueOf(table, cell) };
}

/** "支 出 总 计" is spaced out to fill its cell. */
function closed(label: string): string {
  return label.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "").trim();
}

function valueOf(table: BookTable, { state }: BookCell): FindingValue {
  switch (state.kind) {
    case "blank": return { kind: "blank" };
    case "amount": return money(table, state.figure.money, state.figure.grain);
    case "text": case "error": case "unitUnknown": return { kind: "text", text: state.text };
  }
}

/** An amount with the places that its grain prints, or more where it needs them. */
function money(table: BookTable, fen: Fen, grain: Fen): FindingValue {
  const unit = table.unit ?? "元";
  return { kind: "money", fen, unit, decimals: Math.max(decimalInUnit(grain, unit).decimals, decimalInUnit(fen, unit).decimals) };
}

function relationsOf({ relations, sides }: Prepared, at: CellRef): readonly ExplainedRelation[] {
  // What does not hold comes first, what gives the amount before what uses it, sums before comparisons.
  const order = ({ evaluation: { instance, status }, side }: NamedBy): number =>
    (status === "failed" ? 0 : 4) + (side === "left" ? 0 : 2) + (instance.relation.rule.id.startsWith("sum/") ? 0 : 1);
  const first = [...relations.get(at) ?? []].sort((a, b) => order(a) - order(b)).slice(0, MOST_RELATIONS);
  return first.map(({ evaluation, side }) => {
    const { instance: { relation, operator }, status } = evaluation;
    let worded = sides.get(evaluation);
    if (!worded) sides.set(evaluation, (worded = sidesOf(evaluation)));
    return { relation: relation.id, rule: relation.rule.id, operator, status, side, ...worded };
  });
}

function sidesOf({ instance, status, left, right }: Evaluation): Sides {
  // An amount that could not be added up is no sum of nothing.
  const known = status !== "insufficientData";
  return { left: sideOf(instance.left, known ? left : null), right: sideOf(instance.right, known ? right : null) };
}

function sideOf(operands: readonly Operand[], sum: Fen | null): RelationSide {
  const printed = operands.flatMap(({ table, row, role, cell }) => (row && cell ? [{ table, row, role, cell }] : []));
  const table = operands[0]?.table;
  const grain = printed.reduce((finest, { cell }) => Math.min(finest, figureOf(cell)?.grain ?? Infinity), Infinity);
  return {
    cells: printed.slice(0, MOST_CELLS).map((each) => named(each.table, each.row, each.role, each.cell)),
    more: Math.max(0, printed.length - MOST_CELLS),
    sum: table && sum !== null ? money(table, sum, Number.isFinite(grain) ? grain : sum) : null,
  };
}

/** The sentences that quote a cell; where none does, those that quote a cell which must be equal to it, as the same total stands in several tables. */
function quotationsOf(known: Prepared, at: CellRef, relations: readonly ExplainedRelation[]): readonly Quotation[] {
  known.narrative ??= narrateBook(known.book);
  const { sections } = known.narrative;
  const of = (wanted: CellRef, through: CellRef | null): readonly Quotation[] => sections.flatMap(({ heading, paragraphs }) => paragraphs.flatMap((paragraph) =>
    paragraph.figures
      .filter((figure) => figure.at !== null && sameCell(figure.at, wanted))
      .map((figure) => ({ ...quotation(heading, paragraph, figure.start, figure.text.length), through }))));
  const own = of(at, null);
  return own.length > 0 ? own : equalCells(relations, at).flatMap((cell) => of(cell, cell));
}

/** Cells that a relation which holds makes equal to this one: one cell on each side. */
function equalCells(relations: readonly ExplainedRelation[], at: CellRef): readonly CellRef[] {
  const cells = relations.flatMap(({ operator, status, left, right }): CellRef[] => {
    if (operator !== "=" || status !== "passed" || left.cells.length !== 1 || right.cells.length !== 1 || left.more + right.more > 0) return [];
    return [...left.cells, ...right.cells].map(({ ref }) => ref).filter((ref) => !sameCell(ref, at));
  });
  return cells.filter((cell, index) => cells.findIndex((other) => sameCell(other, cell)) === index);
}

/** The sentence of a paragraph around a figure. */
function quotation(heading: string, { text }: NarrativeParagraph, start: number, length: number): Omit<Quotation, "through"> {
  const from = Math.max(...["。", "；", "\n"].map((mark) => text.lastIndexOf(mark, start - 1) + 1), 0);
  const ends = ["。", "；", "\n"].map((mark) => text.indexOf(mark, start + length)).filter((end) => end >= 0);
  const sentence = text.slice(from, ends.length > 0 ? Math.min(...ends) + 1 : text.length);
  const lead = sentence.length - sentence.trimStart().length;
  return { heading, sentence: sentence.trim(), start: start - from - lead, length };
}

function within(area: Area, at: CellRef): boolean {
  return area.sheet === at.sheet && at.row >= area.row && at.row < area.row + area.rows && at.column >= area.column && at.column < area.column + area.columns;
}

const QUOTED_TEXT = /"(?:[^"]|"")*"/g;
const REFERENCE = /(?:('(?:[^']|'')+'|(?:\[[^\]]*\])?[\p{L}\p{N}_.]+)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?)(?![\p{L}\p{N}_.(!])/gu;

/** The areas that a formula names, each once; other workbooks and defined names are left out. */
function areasIn(formula: string, own: string): readonly Area[] {
  const areas = new Map<string, Area>();
  for (const [whole, sheet, cells] of formula.replace(QUOTED_TEXT, '""').matchAll(REFERENCE)) {
    if (areas.size === MOST_AREAS) break;
    const name = sheet === undefined ? own : sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
    const area = /[[\]:]/.test(name) ? null : parseArea(name, cells ?? "");
    if (area) areas.set(whole, area);
  }
  return [...areas.values()];
}
