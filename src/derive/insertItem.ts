import { comparableName, levelOf } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { FUNDS } from "../catalog/sources";
import { axisSpec } from "../catalog/tables";
import type { ClassificationId } from "../catalog/types";
import { formOf, type AxisId, type BookRow, type BookTable, type BudgetBook, type TableId } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import type { Edit } from "../model/edits";
import { cellNumberOf } from "../model/money";
import { sheetOf, type WorkbookSnapshot } from "../model/snapshot";
import { BookIndex } from "../relations/lookup";
import { BALANCES, generateLines, linesOf } from "./balanceLines";
import { tintsOff, tintsOn } from "./entryTints";
import { fillingOf, moneyOfCode, type Filling } from "./filling";
import { writtenAs } from "./insertItemManner";
import { codedRows, lackingCodes, placeOf, rowLike, scopeOf, unitScopes, type ScopeKey } from "./insertItemPlace";
import { snapshotAfter } from "./insertItemTrial";
import { FillState } from "./state";
import { codeColumns, plannedRow } from "./tables";

/** What pays for an item; "other" is what no fiscal fund pays for, and stands in the table of all expenditure alone. */
export type ItemFund = "general-public-budget" | "government-fund" | "state-capital" | "other";

/** An item that was chosen, and where it is to go. */
export interface ItemRequest {
  readonly classification: ClassificationId;
  /** Digits only: seven of the functional classification, five of the economic one. */
  readonly code: string;
  /** For a functional item; an economic one is of the basic expenditure of the general public budget. */
  readonly fund: ItemFund;
  /** The unit that spends it, as `itemUnits` names it, in tables that print codes unit by unit; null for none. */
  readonly unit: string | null;
}

/** Why a table is left as it is, or what is to be known about it. */
export type ItemObstacleReason =
  | "noTable"       // the workbook has no such table
  | "unitNeeded"    // the table prints codes by unit, and none is chosen
  | "unitNotThere"  // the table has no rows of that unit
  | "protected"     // its sheet is protected
  | "sideBySide"    // it prints codes in several columns side by side
  | "manner"        // how it writes codes is not clear
  | "nameUnknown"   // no book at hand names the code
  | "misread"       // it would not be read afterwards as it is now
  | "sharedRows"    // a balance of a layout of no known region: both sides share their rows
  | "atFilling"     // a balance that was not filled yet: filling gives it its lines
  | "ownFormula";   // a formula of the user's may leave the new row out

export interface ItemObstacle {
  readonly table: TableId;
  readonly at: CellRef | null;
  readonly reason: ItemObstacleReason;
  readonly detail: string;
}

/** A row that is added; its amounts are blank. */
export interface ItemRow {
  readonly table: TableId;
  /** The cell of its name, where it will be. */
  readonly at: CellRef;
  readonly code: string;
  readonly name: string;
}

/** What choosing items would do. */
export interface ItemPlan {
  readonly edits: readonly Edit[];
  readonly rows: readonly ItemRow[];
  /** Rows that were there with a code alone, and get its name. */
  readonly named: readonly ItemRow[];
  /** Tables that have an item already, with its row. */
  readonly present: readonly { readonly table: TableId; readonly code: string; readonly at: CellRef }[];
  readonly obstacles: readonly ItemObstacle[];
  /** The first cell to type an amount into; null where nothing is added. */
  readonly first: CellRef | null;
}

/** A plan together with how the tables should be read once it is carried out. */
export interface ItemDraft {
  readonly plan: ItemPlan;
  readonly expected: BudgetBook;
  readonly touched: ReadonlySet<TableId>;
  /** The workbook once it is carried out. */
  readonly after: WorkbookSnapshot;
}

/** The tables whose rows an item belongs to; that of the income too, in a workbook that prints it by functional codes. */
export function itemTables({ classification, fund }: Pick<ItemRequest, "classification" | "fund">, { tables }: Pick<BudgetBook, "tables">): readonly TableId[] {
  if (classification === "economic") return ["general-basic-expenditure"];
  const own = FUNDS.find(({ id }) => id === fund);
  const byCode = tables.some((table) => table.id === "revenue" && codeColumns(table, "main").length > 0);
  return [...(byCode ? ["revenue" as const] : []), "expenditure", ...(own ? [own.table] : [])];
}

/** Units by which any of these tables prints its codes: key for {@link ItemRequest}, and name as printed. */
export function itemUnits(book: BudgetBook, tables: readonly TableId[]): ReadonlyMap<ScopeKey, string> {
  return new Map(tables.flatMap((id) => {
    const table = book.tables.find((each) => each.id === id);
    return table ? [...unitScopes(table)] : [];
  }));
}

/** A row that was added, by what it is: where it stands changes with the rows that are inserted after it. */
interface AddedRow {
  readonly table: TableId;
  readonly axis: AxisId;
  readonly scope: ScopeKey;
  readonly code: string;
}

/** Works on some requests, one after the other. */
class ItemPlanner {
  private readonly added: AddedRow[] = [];
  private readonly completed: AddedRow[] = [];
  readonly present: { readonly table: TableId; readonly code: string; readonly at: CellRef }[] = [];
  readonly obstacles: ItemObstacle[] = [];
  readonly touched = new Set<TableId>();
  readonly state: FillState;
  /** Cells that hold what filling wrote there, and the tables that have such cells. */
  private readonly ours: readonly CellRef[];
  private readonly filledTables: ReadonlySet<TableId>;
  private readonly everyLevel: boolean;

  constructor(private readonly book: BudgetBook, private readonly snapshot: WorkbookSnapshot, private readonly requests: readonly ItemRequest[]) {
    this.state = new FillState(book, snapshot, {});
    this.everyLevel = formOf(book)?.settings.printsEveryLevel ?? false;
    const before = fillingOf(this.state);
    const kept = [...before.candidates].filter(([key]) => {
      const decision = before.evaluation.decision(key);
      return decision?.kind === "keep" && decision.ours;
    }).map(([, { derivation }]) => derivation);
    this.ours = kept.map(({ cell }) => cell.ref);
    this.filledTables = new Set(kept.map(({ table }) => table.id));
  }

  tell(table: TableId, reason: ItemObstacleReason, at: CellRef | null = null, detail = ""): void {
    const said = this.obstacles.some((each) => each.table === table && each.reason === reason && each.detail === detail);
    // Places are told as they were before anything was inserted, so that obstacles of several items stay right.
    if (!said) this.obstacles.push({ table, at: at && this.state.work.original(at), reason, detail });
  }

  /** One request into every table that needs it. */
  insert(request: ItemRequest, excluded: ReadonlySet<TableId>): void {
    for (const id of itemTables(request, this.book)) {
      if (excluded.has(id)) this.tell(id, "misread", this.state.table(id)?.titleCell ?? null);
      else this.insertInto(id, request);
    }
  }

  private insertInto(id: TableId, request: ItemRequest): void {
    const table = this.state.table(id);
    if (!table) return this.tell(id, "noTable");
    if (this.isClosed(table)) return;
    for (const scope of this.scopesIn(table, request) ?? []) this.insertScope(id, scope, request);
  }

  private isClosed(table: BookTable): boolean {
    if (sheetOf(this.snapshot, table.sheet)?.protected) {
      this.tell(table.id, "protected", table.titleCell, table.sheet);
      return true;
    }
    const coded = table.rows.filter((row) => row.axis === "main" && row.code !== null);
    if (new Set(coded.map((row) => `${row.sheet}|${row.row}`)).size < coded.length) {
      this.tell(table.id, "sideBySide", table.titleCell);
      return true;
    }
    return false;
  }

  /** The scopes to insert into: that of the unit, and the codes of the whole body where the table prints them too. */
  private scopesIn(table: BookTable, request: ItemRequest): readonly ScopeKey[] | null {
    const units = unitScopes(table);
    const whole = codedRows(table, "").length > 0;
    if (units.size === 0 || (whole && ![...units.keys()].some((scope) => codedRows(table, scope).length > 0))) return [""];
    const [only] = [...units.keys()];
    const unit = request.unit ?? (units.size === 1 ? only ?? null : null);
    if (unit === null) this.tell(table.id, "unitNeeded", table.titleCell);
    else if (!units.has(unit)) this.tell(table.id, "unitNotThere", table.titleCell, unit);
    else return whole ? ["", unit] : [unit];
    return null;
  }

  private insertScope(id: TableId, scope: ScopeKey, { classification, code }: ItemRequest): void {
    const table = this.state.table(id);
    if (!table) return;
    const lacking = lackingCodes(table, scope, classification, code, this.everyLevel);
    const there = codedRows(table, scope).find((row) => row.code === code);
    if (there?.label === "") this.nameRow(id, scope, there, classification);
    else if (there) this.present.push({ table: id, code, at: this.state.work.original(there.labelCell ?? there.codeCells[0] ?? { sheet: there.sheet, row: there.row, column: table.area.column }) });
    if (lacking.length === 0) return;
    const named = lacking.map((each) => ({ code: each, name: this.nameOf(each, classification) }));
    const nameless = named.find(({ name }) => name === null);
    if (nameless) return this.tell(id, "nameUnknown", table.titleCell, nameless.code);
    // All or none: a place or a manner that is not clear for one row leaves the table alone.
    if (named.some((item) => item.name === null || !writtenAs(this.state, table, { code: item.code, name: item.name }))) return this.tell(id, "manner", table.titleCell);
    if (codedRows(table, scope).some((row) => row.sheet !== table.sheet) || !placeOf(this.state, table, scope, code)) return this.tell(id, "manner", table.titleCell);
    for (const { code: each, name } of named) if (name !== null) this.insertRow(id, scope, { code: each, name }, classification);
    this.touched.add(id);
  }

  /** A row in which somebody typed the code alone gets its name, and the code the form that the others have. */
  private nameRow(id: TableId, scope: ScopeKey, row: BookRow, classification: ClassificationId): void {
    const table = this.state.table(id);
    const code = row.code ?? "";
    const name = this.nameOf(code, classification);
    if (!table) return;
    if (name === null) return this.tell(id, "nameUnknown", row.codeCells[0] ?? table.titleCell, code);
    const others = { ...table, rows: table.rows.filter((each) => each !== row) };
    const written = writtenAs(this.state, others, { code, name });
    const at = written?.name && { sheet: row.sheet, row: row.row, column: written.name.column };
    if (!at || !written.name || !this.state.work.isBlank(at)) return this.tell(id, "manner", row.codeCells[0] ?? table.titleCell);
    const as = { table: id, kind: "row" } as const;
    const [cell] = row.codeCells;
    const [text] = written.code;
    if (cell && text && row.codeCells.length === 1 && this.state.work.value(cell) !== text.text) this.state.work.setValue(cell, text.text, as, text.format);
    this.state.work.setValue(at, written.name.text, as);
    this.state.replaceTable({ ...table, rows: table.rows.map((each) => (each === row ? { ...row, label: name, labelCell: at } : each)) });
    this.completed.push({ table: id, axis: "main", scope, code });
    this.touched.add(id);
  }

  private insertRow(id: TableId, scope: ScopeKey, item: { readonly code: string; readonly name: string }, classification: ClassificationId): void {
    const before = this.state.table(id);
    const place = before && placeOf(this.state, before, scope, item.code);
    const written = before && writtenAs(this.state, before, item);
    const level = levelOf(classification, item.code);
    if (!before || !place || !written || !level) return;
    if (place.insert) this.state.insertRows(before.sheet, place.row, 1, rowLike(this.state, before, place.row, item.code));
    const table = this.state.table(id) ?? before;
    const at = (column: number): CellRef => ({ sheet: table.sheet, row: place.row, column });
    const as = { table: id, kind: "row" } as const;
    for (const cell of written.code) this.state.work.setValue(at(cell.column), cell.text, as, cell.format);
    if (written.name) this.state.work.setValue(at(written.name.column), written.name.text, as);
    this.writeUnit(table, scope, place.row);
    const nameCell = at(written.name?.column ?? written.code[0]?.column ?? table.area.column);
    const row: BookRow = {
      ...plannedRow(table, "main", { row: place.row, code: item.code, name: item.name, kind: level }),
      labelCell: nameCell, codeCells: written.code.map(({ column }) => at(column)), ...unitOfScope(table, scope),
    };
    this.state.replaceTable({ ...table, rows: [...table.rows, row].sort((a, b) => a.row - b.row) });
    this.added.push({ table: id, axis: "main", scope, code: item.code });
  }

  /** The unit beside the code, where the rows of the scope repeat it. */
  private writeUnit(table: BookTable, scope: ScopeKey, row: number): void {
    const like = codedRows(table, scope).find((each) => each.row !== row && each.sheet === table.sheet);
    if (!like) return;
    for (const { column, content: holds, axis } of table.columns) {
      if (axis !== "main" || (holds !== "unitName" && holds !== "unitCode")) continue;
      const content = this.state.work.content({ sheet: table.sheet, row: like.row, column });
      if ("value" in content && content.value !== null) {
        this.state.work.setValue({ sheet: table.sheet, row, column }, content.value, { table: table.id, kind: "row" }, typeof content.value === "string" ? "@" : undefined);
      }
    }
  }

  /** As the books have it, as the workbook prints it, or as it is recalled. */
  private nameOf(code: string, classification: ClassificationId): string | null {
    const evidenced = codeBookOf(this.book).nameOf(classification, code)?.name;
    if (evidenced !== undefined) return evidenced;
    const printed = this.book.tables.filter(({ id }) => axisSpec(id, "main")?.rows.classified?.classification === classification)
      .flatMap((table) => table.rows).find((row) => row.axis === "main" && row.code === code && comparableName(row.label) !== "");
    return printed?.label ?? codeBookOf(this.book).suggestedName(classification, code);
  }

  /** Lines of the balances that have been filled before; of the others it is told how they come to theirs. */
  balances(excluded: ReadonlySet<TableId>): void {
    if (this.added.length === 0) return;
    const known = formOf(this.book) !== null;
    for (const id of BALANCES) {
      const table = this.state.table(id);
      if (!table || !linesOf(id).some(({ right }) => right.some((fact) => this.touched.has(fact.table)))) continue;
      const coded = (of: BookTable | undefined): readonly BookRow[] => of?.rows.filter((row) => row.axis === "expenditure" && row.code !== null) ?? [];
      const before = new Set(coded(table).map((row) => row.code));
      const lengths = new Set([...before].map((code) => code?.length ?? 0));
      const lacking = this.added.some((row) => !before.has(row.code) && (lengths.size === 0 || lengths.has(row.code.length)));
      if (!lacking) continue;
      if (!known && before.size > 0) this.tell(id, "sharedRows", table.titleCell);
      else if (excluded.has(id)) this.tell(id, "misread", table.titleCell);
      else if (before.size === 0 || !this.filledTables.has(id)) this.tell(id, "atFilling", table.titleCell);
      else if (sheetOf(this.snapshot, table.sheet)?.protected) this.tell(id, "protected", table.titleCell, table.sheet);
      else this.generate(id, before, coded);
    }
  }

  private generate(id: TableId, before: ReadonlySet<string | null>, coded: (table: BookTable | undefined) => readonly BookRow[]): void {
    const sources = fillingOf(this.state);
    const index = new BookIndex(this.state.current());
    generateLines(this.state, (table, code) => moneyOfCode(this.state, sources.evaluation, index, table, code), [id]);
    this.touched.add(id);
    for (const row of coded(this.state.table(id))) {
      if (row.code !== null && !before.has(row.code)) this.added.push({ table: id, axis: "expenditure", scope: "", code: row.code });
    }
  }

  /** Brings up to date what filling wrote before, and completes the new rows of tables that it had filled. */
  formulas(): void {
    if (this.added.length + this.completed.length === 0) return;
    const filling = fillingOf(this.state);
    const ours = new Set(this.ours.map((at) => cellKey(this.state.work.moved(at))));
    const stale = this.state.replaceable();
    const fresh = new Set([...this.bookRows("added"), ...this.bookRows("completed")].map(({ row }) => row));
    for (const [key, { derivation, formula }] of filling.candidates) {
      const { cell, table } = derivation;
      const decision = filling.evaluation.decision(key);
      const line = BALANCES.includes(table.id) && this.touched.has(table.id);
      const wanted = ours.has(key) || stale.has(key) || (this.filledTables.has(table.id) && (line || fresh.has(derivation.row)));
      if (decision?.kind === "write" && wanted) {
        this.state.work.setFormula(cell.ref, formula.text, cellNumberOf(decision.money, table.unit ?? "元"), { table: table.id, kind: "formula" }, filling.formats.missingAt(table, cell.ref));
      }
    }
    this.tellOwnFormulas(filling, fresh);
  }

  private tellOwnFormulas({ candidates, evaluation }: Filling, fresh: ReadonlySet<BookRow>): void {
    const told = new Set<TableId>();
    for (const [key, { derivation }] of candidates) {
      const { table, cell, right } = derivation;
      const decision = evaluation.decision(key);
      const own = decision?.kind === "conflict" || (decision?.kind === "keep" && !decision.ours);
      const reads = right.some((operand) => operand.row && operand.table.id === table.id && fresh.has(operand.row));
      if (!own || !reads || told.has(table.id) || !("formula" in this.state.work.content(cell.ref))) continue;
      told.add(table.id);
      this.tell(table.id, "ownFormula", cell.ref);
    }
  }

  /** The rows that were added, or got their names, as they stand now. */
  bookRows(which: "added" | "completed"): readonly { readonly table: BookTable; readonly row: BookRow }[] {
    return this[which].flatMap(({ table: id, axis, scope, code }) => {
      const table = this.state.table(id);
      const row = table?.rows.find((each) => each.axis === axis && each.code === code && scopeOf(each) === scope);
      return table && row ? [{ table, row }] : [];
    });
  }

  /** The first amount of a chosen row that no other column of it sums up. */
  first(): CellRef | null {
    const chosen = new Set<string | null>(this.requests.map(({ code }) => code));
    for (const { table, row } of [...this.bookRows("added"), ...this.bookRows("completed")]) {
      if (!chosen.has(row.code) || row.axis !== "main") continue;
      const sums = new Set(axisSpec(table.id, "main")?.columns.filter(({ parts }) => parts?.some((part) => row.cells.has(part))).map(({ role }) => role));
      const leaves = [...row.cells].filter(([role, { ref }]) => !sums.has(role) && this.state.work.isBlank(ref)).map(([, { ref }]) => ref);
      const [first] = leaves.sort((a, b) => a.column - b.column);
      if (first) return first;
    }
    return null;
  }
}

function unitOfScope(table: BookTable, scope: ScopeKey): Pick<BookRow, "unitName" | "unitCode"> {
  const like = scope === "" ? undefined : table.rows.find((row) => row.axis === "main" && scopeOf(row) === scope);
  return { unitName: like?.unitName ?? null, unitCode: like?.unitCode ?? null };
}

/**
 * What choosing items adds: their rows and the parents that are missing, in code order, in every table that needs them, the
 * amounts blank; names beside codes that were typed alone; lines of balances that were filled before; formulas of ours
 * brought up to date. What stands in a cell is never written over, the form of such a code apart. Nothing is promised about
 * how the tables will be read: see `planItems` of the review.
 *
 * @param excluded tables to be left alone although they would need an item
 */
export function draftItems(book: BudgetBook, snapshot: WorkbookSnapshot, requests: readonly ItemRequest[], excluded: ReadonlySet<TableId>): ItemDraft {
  const planner = new ItemPlanner(book, snapshot, requests);
  for (const request of requests) planner.insert(request, excluded);
  planner.balances(excluded);
  planner.formulas();
  const { state, present, obstacles } = planner;
  const rowsOf = (which: "added" | "completed"): readonly ItemRow[] => planner.bookRows(which).map(({ table, row }) =>
    ({ table: table.id, at: row.labelCell ?? { sheet: row.sheet, row: row.row, column: table.area.column }, code: row.code ?? "", name: row.label }));
  return {
    plan: { edits: [...state.work.edits, ...tintsOff(book, state.work.changes), ...tintsOn(book, planner.bookRows("added"), state.work.changes)], rows: rowsOf("added"), named: rowsOf("completed"), present, obstacles, first: planner.first() },
    expected: state.current(), touched: planner.touched, after: snapshotAfter(snapshot, state.work),
  };
}
