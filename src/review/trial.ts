import { planFill } from "../derive/fill";
import type { BudgetBook } from "../model/book";
import type { CellRef, Scalar } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Edit } from "../model/edits";
import { areaOfReference, isOwnReference, sameSheet, tokensOf } from "../model/formulas";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { formulaAt, sheetOf, valueAt } from "../model/snapshot";
import { recognizeWorkbook } from "../recognize";

/** Edits of single cells; nothing moves. */
export type CellEdit = Extract<Edit, { readonly kind: "setValue" | "setFormula" }>;

/** A formula cell. */
interface FormulaCell {
  readonly at: CellRef;
  readonly formula: string;
}

/**
 * A workbook on which edits are tried before they are proposed. Formulas that filling wrote follow the edits, because
 * their results are known without a formula engine; where another formula reads what changes, the trial has no answer.
 */
export class Trial {
  private readonly foreign: readonly FormulaCell[];
  private readonly hasOwn: boolean;

  /** @param stale formula cells that filling would write anew, so that their present formula is none of ours */
  constructor(private readonly snapshot: WorkbookSnapshot, book: BudgetBook, stale: ReadonlySet<string>) {
    const formulas = formulaCells(snapshot, ownSheets(book));
    const own = formulas.length === 0 ? new Set<string>() : ownFormulas(book, snapshot, stale);
    this.foreign = formulas.filter(({ at }) => !own.has(cellKey(at)));
    this.hasOwn = own.size > 0 || formulas.length > 0;
  }

  /** The workbook after the edits, formulas followed; null where that cannot be told. */
  after(edits: readonly CellEdit[]): WorkbookSnapshot | null {
    const written = withEdits(this.snapshot, edits);
    const edited = new Set(edits.map(({ at }) => cellKey(at)));
    const foreign = this.foreign.filter(({ at }) => !edited.has(cellKey(at)));
    const changed: CellRef[] = edits.map(({ at }) => at);
    let after = written;
    if (this.hasOwn || edits.some(({ kind }) => kind === "setFormula")) {
      const plan = planFill(recognizeWorkbook(written), written, { values: true });
      if (plan.edits.some(({ kind }) => kind === "insertRows" || kind === "deleteRows")) return null;
      const unknown = new Set(foreign.map(({ at }) => cellKey(at)));
      const followed = plan.edits.filter((edit): edit is CellEdit & { kind: "setValue" } =>
        edit.kind === "setValue" && "formula" in edit.expects && !unknown.has(cellKey(edit.at)) && shown(written, edit.at) !== edit.value);
      changed.push(...followed.map(({ at }) => at));
      after = withValues(written, followed);
    }
    return foreign.some(({ at, formula }) => mayRead(formula, at.sheet, changed)) ? null : after;
  }
}

/** Sheets whose formulas no check reads. */
function ownSheets(book: BudgetBook): ReadonlySet<string> {
  return new Set([...book.analysis.values()].map(({ sheet }) => sheet));
}

function formulaCells(snapshot: WorkbookSnapshot, without: ReadonlySet<string>): readonly FormulaCell[] {
  return snapshot.sheets.filter(({ name }) => !without.has(name)).flatMap((sheet) => sheet.formulas.flatMap((row, down) =>
    row.flatMap((formula, across) => (formula === "" ? [] : [{ at: { sheet: sheet.name, row: sheet.row + down, column: sheet.column + across }, formula }]))));
}

/** Formula cells that hold what filling writes. */
function ownFormulas(book: BudgetBook, snapshot: WorkbookSnapshot, stale: ReadonlySet<string>): Set<string> {
  const plan = planFill(book, snapshot, { values: true });
  if (plan.edits.some(({ kind }) => kind === "insertRows" || kind === "deleteRows")) return new Set();
  return new Set(plan.edits.flatMap((edit) => {
    if (edit.kind !== "setValue" || !("formula" in edit.expects)) return [];
    const key = cellKey(edit.at);
    return stale.has(key) ? [] : [key];
  }));
}

function shown(snapshot: WorkbookSnapshot, at: CellRef): Scalar {
  const sheet = sheetOf(snapshot, at.sheet);
  return sheet ? valueAt(sheet, at.row, at.column) : null;
}

/** A workbook with edits of cells carried out; results of formulas are those that the edits name. */
export function withEdits(snapshot: WorkbookSnapshot, edits: readonly CellEdit[]): WorkbookSnapshot {
  return rewritten(snapshot, edits, (edit) => edit.kind === "setFormula"
    ? { value: edit.result, formula: edit.formula }
    : { value: edit.value, formula: "", ...(edit.numberFormat === undefined ? {} : { format: edit.numberFormat }) });
}

/** A workbook whose formulas show other results. */
function withValues(snapshot: WorkbookSnapshot, edits: readonly (CellEdit & { kind: "setValue" })[]): WorkbookSnapshot {
  return rewritten(snapshot, edits, ({ value, at }) => {
    const sheet = sheetOf(snapshot, at.sheet);
    return { value, formula: sheet ? formulaAt(sheet, at.row, at.column) : "" };
  });
}

interface Content {
  readonly value: Scalar;
  readonly formula: string;
  readonly format?: string;
}

/** Only rows that change are copied. A cell outside of the used range stays away: nothing is proposed there. */
function rewritten<E extends CellEdit>(snapshot: WorkbookSnapshot, edits: readonly E[], content: (edit: E) => Content): WorkbookSnapshot {
  return { sheets: snapshot.sheets.map((sheet) => {
    const own = edits.filter(({ at }) => at.sheet === sheet.name);
    return own.length > 0 ? rewrittenSheet(sheet, own.map((edit) => ({ at: edit.at, ...content(edit) }))) : sheet;
  }) };
}

function rewrittenSheet(sheet: SheetSnapshot, cells: readonly (Content & { readonly at: CellRef })[]): SheetSnapshot {
  const grid = <T>(from: readonly (readonly T[])[], pick: (cell: Content) => T | undefined): T[][] => {
    const to: T[][] = from.map((row) => row as T[]);
    const copied = new Set<number>();
    for (const cell of cells) {
      const down = cell.at.row - sheet.row;
      const across = cell.at.column - sheet.column;
      const value = pick(cell);
      const row = to[down];
      if (!row || across < 0 || across >= row.length || value === undefined) continue;
      const own = copied.has(down) ? row : [...row];
      own[across] = value;
      to[down] = own;
      copied.add(down);
    }
    return to;
  };
  return {
    ...sheet, values: grid(sheet.values, (cell) => cell.value), formulas: grid(sheet.formulas, (cell) => cell.formula),
    numberFormats: grid(sheet.numberFormats, (cell) => cell.format),
  };
}

/** What may read a cell that the formula does not spell. */
const INDIRECT = /^(?:INDIRECT|OFFSET|INDEX|CELL)$/i;

/** Whether a formula may read one of the cells. Names, other workbooks and computed references count as reading everything. */
export function mayRead(formula: string, own: string, cells: readonly CellRef[]): boolean {
  return tokensOf(formula).some((token) => {
    switch (token.kind) {
      case "reference": {
        if (!isOwnReference(token)) return true;
        const area = areaOfReference(token, own);
        return cells.some((cell) => sameSheet(cell.sheet, area.sheet) && cell.row >= area.row && cell.row < area.row + area.rows
          && cell.column >= area.column && cell.column < area.column + area.columns);
      }
      case "function": return INDIRECT.test(token.text);
      case "name": return !/^(?:TRUE|FALSE|[\d.]+(?:E\d+)?)$/i.test(token.text);
      case "bracket": case "sheet": return true;
      default: return token.text === "#" || token.text === "@";
    }
  });
}
