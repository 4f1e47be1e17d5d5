import { axisSpec, tableSpec } from "../catalog/tables";
import type { RelationSpec, TieRelation } from "../catalog/relationTypes";
import type { BookCell, BookRow, BookTable, BudgetBook, TableId } from "../model/book";
import { figureOf, formulaOf } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import { areasOf, sameSheet } from "../model/formulas";
import { contextOf, instantiate } from "../relations/instantiate";
import type { Operand, RelationInstance } from "../relations/instance";
import type { BookIndex } from "../relations/lookup";
import { printedRoles } from "../relations/lookup";
import { conditionHolds, type SourcesInUse } from "../relations/sources";
import { BareTotals } from "./bareTotals";
import { Details } from "./details";
import { FurtherSources } from "./furtherSources";
import { StructuralSums } from "./structuralSums";
import { WiderSums } from "./widerSums";

/** A cell that a relation derives: the sum of the operands on the right. */
export interface Derivation {
  readonly relation: RelationSpec;
  readonly table: BookTable;
  readonly row: BookRow;
  readonly role: string;
  readonly cell: BookCell;
  readonly right: readonly Operand[];
}

/** A derivation that cannot be made because tables it needs were not recognised. */
export interface MissingSource {
  readonly relation: RelationSpec;
  readonly table: TableId;
}

export interface Derivations {
  /** By cell, in the catalogue's order; each cell is derived by the first relation that applies to it. */
  readonly byCell: ReadonlyMap<string, Derivation>;
  readonly missing: readonly MissingSource[];
}

const NONE: ReadonlySet<BookRow> = new Set();

/**
 * Every cell of a book that a relation derives.
 *
 * @param formulaAt the formula of any cell of its workbook, "" where none stands.
 */
export function derivationsOf(book: BudgetBook, formulaAt: (at: CellRef) => string): Derivations {
  const context = contextOf(book, true);
  const sums = new StructuralSums(book.structure);
  const details = new Details(sums);
  const wider = new WiderSums(sums, formulaAt);
  const further = new FurtherSources();
  const bare = new BareTotals();
  const byCell = new Map<string, Derivation>();
  const missing: MissingSource[] = [];
  const add = (relation: RelationSpec, left: Operand, known: readonly Operand[]): void => {
    if (!left.row || !left.cell) return;
    const key = cellKey(left.cell.ref);
    const right = relation.kind === "columnSum" ? [...known, ...further.of(left.table, left.row, left.role, known)] : known;
    if (byCell.has(key) || (relation.kind === "columnSum" && (bare.isUnsure(left.table, left, right) || wider.has(left.table, left.role, left.cell, right)))) return;
    const below = relation.kind === "projects" ? details.of(left.row, right.flatMap(({ row }) => row ?? [])) : NONE;
    byCell.set(key, { relation, table: left.table, row: left.row, role: left.role, cell: left.cell, right: below.size === 0 ? right : right.filter(({ row }) => !row || !below.has(row)) });
  };
  for (const instance of instantiate(context)) {
    const { relation, left, right } = instance;
    const inRows = relation.kind === "tie" ? relation.derivesRows : undefined;
    if (!relation.derives && inRows === undefined) continue;
    // A row that could be derived in part only would show a total that is too low.
    if (inRows !== undefined && !(rowsFollow(inRows, context.sources) && followsFunds(instance))) continue;
    if (instance.missing === "table" && relation.kind === "tie") missing.push({ relation, table: relation.left.table });
    const [only] = left;
    if (instance.missing === undefined && only && left.length === 1) add(relation, only, right);
  }
  for (const { relation, left } of emptyTotals(context.index)) add(relation, left, []);
  return { byCell, missing };
}

/** Whether whole rows follow by a tie that derives them where a condition holds. */
export function rowsFollow(condition: NonNullable<TieRelation["derivesRows"]>, sources: SourcesInUse | null): boolean {
  return condition === "always" || conditionHolds(condition, sources) === true;
}

/**
 * Whether filling may write the row by a tie: no amount was typed into it, so that nobody's figure is doubted and none
 * counts twice, and the other side says something.
 */
function followsFunds({ left, right, missing }: RelationInstance): boolean {
  const [only] = left;
  return missing === undefined && left.length === 1 && only?.row != null && !hasTypedAmount(only.row) && right.some(({ cell }) => figureOf(cell ?? undefined) !== null);
}

/** Whether a row holds a number, a text or an error that no formula gave. */
export function hasTypedAmount(row: BookRow): boolean {
  return [...row.cells.values()].some(({ state }) => state.kind !== "blank" && !(state.kind === "amount" && state.formula !== ""));
}

/** Totals of tables that have a total row and nothing below it yet: they are zero, and live, unless their formula adds up what is read as no row. */
function emptyTotals(index: BookIndex): readonly { readonly relation: RelationSpec; readonly left: Operand }[] {
  return index.book.tables.flatMap((table) => {
    const others = table.rows.filter((row) => row.axis === "main" && row.kind !== "total");
    const total = table.rows.find((row) => row.axis === "main" && row.kind === "total");
    // Below its first row stands a total of lines that were not read.
    if (!total || others.length > 0 || total.row > table.bodyRow) return [];
    return relationsOf(table).flatMap((relation) => printedRoles(index, table.id, "main").flatMap((role) => {
      const cell = total.cells.get(role) ?? null;
      return cell && addsUpOthers(cell) ? [] : [{ relation, left: { table, axis: "main" as const, key: total.key, role, row: total, cell } }];
    }));
  });
}

/** Whether a formula refers to anything but the cells below its own, where the rows of a table will stand. */
function addsUpOthers(cell: BookCell): boolean {
  const { ref } = cell;
  return areasOf(formulaOf(cell), ref.sheet).some(({ sheet, row }) => !sameSheet(sheet, ref.sheet) || row <= ref.row);
}

function relationsOf(table: BookTable): readonly RelationSpec[] {
  const rows = axisSpec(table.id, "main")?.rows;
  const kind = rows?.classified && !rows.units ? "classTotal" : rows?.projects ? "projects" : null;
  return kind === null ? [] : tableSpec(table.id).relations.filter((relation) => relation.kind === kind && relation.derives);
}
