import type { BookRow, BookTable } from "../model/book";
import { FEN_PER_UNIT, type UnitOfMeasure } from "../model/money";
import type { Operand } from "../relations/instance";
import { ColumnIndex } from "./columnIndex";
import type { Derivation } from "./derivations";
import { cellText, prefixed, quotedText, type LiveFormula } from "./formulaText";
import { FormulaWriter, type Place, type TableEnd, type TableEnds } from "./ranges";
import { codeColumns, codeTexts, onOneSheet, onlyColumn, partsOf } from "./tables";
import type { WorkingBook } from "./working";

/** Excel compares no criterion longer than this. */
const LONGEST_CRITERION = 255;

/** Decimals down to a fen: 6 in 万元, 2 in 元. Sums are rounded there, which no figure loses anything by. */
export function fenPlaces(unit: UnitOfMeasure): number {
  return Math.round(Math.log10(FEN_PER_UNIT[unit]));
}

/**
 * Writes the relation that derives a cell as a formula. Sums go by code where the rows can be told by their codes alone,
 * so that inserting, deleting and sorting rows keeps them right; where they cannot (missing levels, parents below their
 * children) the cells are named. Every way is tried against the sheet as it is: a lookup is only used when
 * it finds exactly the cells that the relation names, and none but those.
 */
export class Formulas {
  private readonly index: ColumnIndex;

  constructor(private readonly work: WorkingBook, private readonly ends: TableEnds) {
    this.index = new ColumnIndex(work);
  }

  /** The formula of a derivation; null when a unit of measure is not known. */
  of(derivation: Derivation): LiveFormula | null {
    const { table, cell, right } = derivation;
    const writer = new FormulaWriter(cell.ref.sheet);
    if (table.unit === null || right.some((operand) => operand.table.unit === null)) return null;
    const direct = this.direct(derivation);
    if (direct !== null) return writer.formula(direct);
    const terms = this.lookups(writer, derivation) ?? this.ownRows(writer, derivation) ?? this.named(writer, right, table.unit);
    if (terms === null) return null;
    return writer.formula(`ROUND(${terms},${fenPlaces(table.unit)})`);
  }

  /** A fixed cell of another table, by reference. */
  private direct({ relation, table, cell, right }: Derivation): string | null {
    const [only] = right;
    if (relation.kind !== "tie" || right.length !== 1 || !only?.cell || relation.left.row.kind !== "key" || only.table.unit !== table.unit) return null;
    return prefixed(only.cell.ref.sheet, cell.ref.sheet, cellText(only.cell.ref.row, only.cell.ref.column));
  }

  /** Every operand by its cell. */
  private named(writer: FormulaWriter, right: readonly Operand[], unit: UnitOfMeasure): string | null {
    const byUnit = new Map<UnitOfMeasure, Place[]>();
    for (const { table, cell } of right) {
      if (!cell || table.unit === null) continue;
      byUnit.set(table.unit, [...(byUnit.get(table.unit) ?? []), cell.ref]);
    }
    const terms = [...byUnit].map(([from, places]) => `${writer.sum(places)}${scale(from, unit)}`);
    return terms.length === 0 ? null : terms.join("+");
  }

  /** Rows of the own table: children by their parent's code, classes by the length of theirs, units and projects by range. */
  private ownRows(writer: FormulaWriter, derivation: Derivation): string | null {
    const { relation } = derivation;
    if (!onOneSheet(derivation.table)) return null;
    switch (relation.kind) {
      case "children": return this.byCode(writer, derivation, derivation.row.code ?? "");
      case "classTotal": return this.byCode(writer, derivation, "");
      case "units": return this.openRange(writer, derivation);
      case "projects": return derivation.row.kind === "subtotal" ? this.byUnit(writer, derivation) : this.openRange(writer, derivation);
      default: return null;
    }
  }

  private byCode(writer: FormulaWriter, { table, row, cell, right }: Derivation, parent: string): string | null {
    const columns = codeColumns(table, row.axis);
    const rows = right.flatMap((operand) => operand.row ?? []);
    const lengths = new Set(rows.map((child) => child.code?.length ?? 0));
    const length = [...lengths][0] ?? CLASS_LENGTH;
    if (columns.length === 0 || lengths.size > 1 || !this.standsAs(table, row, columns, parent)) return null;
    const criteria = criteriaBelow(columns.map((column) => cellText(row.row, column, { column: true })), parent, length);
    const found = this.index.rowsOfPrefix(table.sheet, columns, parent, length);
    const end = this.ends.of(table);
    if (rows.every((child) => child.row > row.row)) {
      if (end.chosen <= row.row || !finds(found, row.row + 1, end.chosen, rows)) return null;
      const range = (column: number, fixed: boolean): string => writer.down(table.sheet, column, row.row + 1, end, { start: false, column: fixed });
      return sumIfs(range(cell.ref.column, false), columns.map((column) => range(column, true)), criteria);
    }
    // The total below: from the first row of the body down to the row above it.
    if (parent !== "" || !rows.every((child) => child.row < row.row) || !finds(found, table.bodyRow, row.row - 1, rows)) return null;
    const range = (at: number, fixed: boolean): string => `${cellText(table.bodyRow, at, { row: true, column: fixed })}:${cellText(row.row - 1, at, { column: fixed })}`;
    return sumIfs(range(cell.ref.column, false), columns.map((column) => range(column, true)), criteria);
  }

  /** Whether the code of a row stands in its cells just as formulas that begin with it need it. */
  private standsAs(table: BookTable, row: BookRow, columns: readonly number[], code: string): boolean {
    if (code === "") return true;
    const texts = codeTexts(code, columns.length);
    return columns.every((column, level) => this.work.value({ sheet: table.sheet, row: row.row, column }) === (texts[level] ?? null));
  }

  /** From the first row to be summed down over the prepared rows, where nothing else is in between. */
  private openRange(writer: FormulaWriter, { table, row, cell, right }: Derivation): string | null {
    const rows = new Set(right.flatMap((operand) => operand.row?.row ?? []));
    const end = this.ends.of(table);
    const first = row.row + 1;
    if (end.chosen < first) return null;
    for (let at = first; at <= end.least; at += 1) {
      if (!rows.has(at) && !this.work.isBlank({ ...cell.ref, row: at })) return null;
    }
    const others = table.rows.some((other) => other.axis === row.axis && other.row > row.row && !rows.has(other.row));
    if (others || [...rows].some((at) => at < first)) return null;
    return `SUM(${writer.down(table.sheet, cell.ref.column, first, end, { start: false, column: false })})`;
  }

  /** The projects of one unit, by its code or name. */
  private byUnit(writer: FormulaWriter, { table, row, cell, right }: Derivation): string | null {
    const rows = right.flatMap((operand) => operand.row ?? []);
    const column = onlyColumn(table, row.axis, row.unitCode === null ? "unitName" : "unitCode");
    const end = this.ends.of(table);
    if (column === null || end.chosen <= row.row || !rows.every((project) => project.row > row.row)) return null;
    const text = this.work.value({ sheet: table.sheet, row: row.row, column });
    if (typeof text !== "string" || !finds(this.index.rowsOfText(table.sheet, [column], text), row.row + 1, end.chosen, rows)) return null;
    const sums = writer.down(table.sheet, cell.ref.column, row.row + 1, end, { start: false, column: false });
    const units = writer.down(table.sheet, column, row.row + 1, end, { start: false, column: true });
    const criterion = plainCriterion(text) ? cellText(row.row, column, { column: true }) : literal(text);
    return criterion === null ? null : `SUMIFS(${sums},${units},${criterion})`;
  }

  /** Rows of other tables, looked up by code or by unit and project, table by table. */
  private lookups(writer: FormulaWriter, derivation: Derivation): string | null {
    const { relation, table, cell, right } = derivation;
    if (relation.kind !== "tie" || table.unit === null) return null;
    const joins = relation.left.row.kind;
    if (joins !== "eachCode" && joins !== "eachProject") return null;
    const sources = new Map<string, { readonly from: BookTable; readonly role: string; readonly operands: Operand[] }>();
    for (const operand of right) {
      const key = `${operand.table.id}|${operand.role}`;
      const source = sources.get(key) ?? { from: operand.table, role: operand.role, operands: [] };
      source.operands.push(operand);
      sources.set(key, source);
    }
    const terms: string[] = [];
    for (const { from, role, operands } of sources.values()) {
      const rows = operands.flatMap((operand) => operand.row ?? []);
      const axis = operands[0]?.axis ?? "main";
      const amounts = from.columns.find((column) => column.axis === axis && column.role === role)?.column;
      const criteria = amounts === undefined || from.sheet === cell.ref.sheet || !onOneSheet(from) ? null
        : joins === "eachCode" ? this.codeCriteria(writer, derivation, from, axis, rows) : this.projectCriteria(writer, derivation, from, rows);
      if (criteria === null || amounts === undefined || from.unit === null) return null;
      const sums = writer.down(from.sheet, amounts, from.bodyRow, this.ends.of(from), { start: true, column: false });
      terms.push(`SUMIFS(${sums},${criteria})${scale(from.unit, table.unit)}`);
    }
    return terms.length === 0 ? null : terms.join("+");
  }

  private codeCriteria(writer: FormulaWriter, { row }: Derivation, from: BookTable, axis: BookRow["axis"], rows: readonly BookRow[]): string | null {
    const columns = codeColumns(from, axis);
    const end = this.ends.of(from);
    if (columns.length === 0 || row.code === null || end.chosen < from.bodyRow) return null;
    if (!finds(this.index.rowsOfText(from.sheet, columns, row.code), from.bodyRow, end.chosen, rows)) return null;
    const texts = codeTexts(row.code, columns.length);
    return columns.map((column, level) => `${writer.down(from.sheet, column, from.bodyRow, end, { start: true, column: true })},${quotedText(texts[level] ?? BLANK)}`).join(",");
  }

  private projectCriteria(writer: FormulaWriter, { table, row }: Derivation, from: BookTable, rows: readonly BookRow[]): string | null {
    const end: TableEnd = this.ends.of(from);
    const parts: string[] = [];
    const tests: { readonly column: number; readonly text: string }[] = [];
    for (const content of ["unitName", "name"] as const) {
      const there = onlyColumn(from, "main", content);
      const here = onlyColumn(table, "main", content);
      const text = here === null ? null : this.work.value({ sheet: row.sheet, row: row.row, column: here });
      if (there === null || here === null || typeof text !== "string") return null;
      const criterion = plainCriterion(text) ? cellText(row.row, here, { column: true }) : literal(text);
      if (criterion === null) return null;
      tests.push({ column: there, text });
      parts.push(writer.down(from.sheet, there, from.bodyRow, end, { start: true, column: true }), criterion);
    }
    const [units, names] = tests.map(({ column, text }) => this.index.rowsOfText(from.sheet, [column], text));
    const ofUnit = new Set(units);
    if (!finds((names ?? []).filter((at) => ofUnit.has(at)), from.bodyRow, end.chosen, rows)) return null;
    return parts.join(",");
  }
}

const CLASS_LENGTH = 3;

/** The criterion that finds blank cells: the levels below a code that is split over columns. */
const BLANK = "=";

function sumIfs(sums: string, ranges: readonly string[], criteria: readonly string[]): string {
  return `SUMIFS(${[sums, ...ranges.map((range, level) => `${range},${criteria[level] ?? quotedText(BLANK)}`)].join(",")})`;
}

/**
 * What finds the codes of a length that begin with the parent's, one criterion for each column of codes: in one column the
 * parent's cell and a "?" for each digit behind it; in several the cell of each level of the parent and "??" for the next.
 */
function criteriaBelow(cells: readonly string[], parent: string, length: number): readonly string[] {
  const open = "?".repeat(length - parent.length);
  const [only] = cells;
  if (cells.length === 1 && only !== undefined) return [parent === "" ? quotedText(open) : `${only}&${quotedText(open)}`];
  const levels = parent === "" ? [] : partsOf(parent);
  const opened = parent === "" ? partsOf(open) : open.match(/../g) ?? [];
  return [...levels.map((_, level) => cells[level] ?? ""), ...opened.map(quotedText)];
}

/** Whether a lookup over rows first … last finds exactly the rows that a relation names. */
function finds(found: readonly number[], first: number, last: number, rows: readonly BookRow[]): boolean {
  const wanted = new Set(rows.map((row) => row.row));
  const inside = found.filter((row) => row >= first && row <= last);
  return inside.length === wanted.size && inside.every((row) => wanted.has(row));
}

/** What a sum in one unit is multiplied or divided by to be one in another; nothing where they are the same. */
function scale(from: UnitOfMeasure, to: UnitOfMeasure): string {
  if (from === to) return "";
  return FEN_PER_UNIT[from] > FEN_PER_UNIT[to] ? `*${FEN_PER_UNIT[from] / FEN_PER_UNIT[to]}` : `/${FEN_PER_UNIT[to] / FEN_PER_UNIT[from]}`;
}

/** Whether a text as criterion finds itself alone: no wildcards, no comparison, nothing that reads as a number. */
function plainCriterion(text: string): boolean {
  return text.length <= LONGEST_CRITERION && !/[*?~]|^[=<>]/.test(text);
}

/** A text as a criterion that finds itself alone; null where it is too long for one. */
function literal(text: string): string | null {
  const escaped = `=${text.replace(/[*?~]/g, "~$&")}`;
  return escaped.length <= LONGEST_CRITERION ? quotedText(escaped) : null;
}
