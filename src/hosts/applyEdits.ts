import { anchored } from "../model/anchors";
import { addressOf, sameCell, type Area, type CellRef, type Scalar } from "../model/cells";
import type { CellStyle, Edit, EditOutcome, RefusalReason, SheetDraft } from "../model/edits";
import type { CellContent } from "../model/snapshot";
import { contentOf, isFilled, knownIn, putCell, type BookAdapter, type EditableBook, type EditableCell, type EditableRow, type EditableSheet } from "./editable";
import { formatsOf, moveRows, rewriteFormulas } from "./moveRows";
import { MAX_COLUMNS, MAX_ROWS, moveRowsInFormula } from "../model/formulas";
import { canonicalFormula, deleteSheetInFormula, namesSheet, renameSheetInFormula } from "./references";
import { sameSheetName, sheetNameProblem } from "./sheetNames";
import { SheetRows } from "./sheetRows";
import { tintCells } from "./tint";

type Of<K extends Edit["kind"]> = Extract<Edit, { readonly kind: K }>;
type Filled = { readonly row: number; readonly column: number; readonly content: CellContent };

/** An edit that is not carried out, and why. */
class Refusal extends Error {
  constructor(readonly reason: RefusalReason, readonly at: CellRef | null, detail: string) {
    super(detail);
  }
}

/** Whether two values are the same to a spreadsheet: empty text is nothing, numbers are told apart to 15 digits. */
export function sameValue(a: Scalar, b: Scalar): boolean {
  if (typeof a === "number" && typeof b === "number") return Number(a.toPrecision(15)) === Number(b.toPrecision(15));
  return (a === "" ? null : a) === (b === "" ? null : b);
}

/** Whether two cell contents are the same; formulas are compared in canonical form. */
export function sameContent(a: CellContent, b: CellContent): boolean {
  if ("formula" in a || "formula" in b) {
    return "formula" in a && "formula" in b && canonicalFormula(a.formula) === canonicalFormula(b.formula);
  }
  return sameValue(a.value, b.value);
}

/** Whether a program would take the text for a formula when it is typed again. */
export function looksLikeFormula(value: Scalar): boolean {
  return typeof value === "string" && value.length > 1 && /^[=+\-@＝＋－＠]/.test(value);
}

/**
 * The number format of a cell after a value or formula was put in: the one asked for; else "@" for text that looks
 * like a formula, so that it stays text when someone edits the cell; else "General" in place of "@" for numbers,
 * logicals and formulas, which a text format would turn into text; else what it was.
 */
export function numberFormatAfter(content: CellContent, asked: string | undefined, current: string): string {
  if (asked !== undefined) return asked;
  if ("formula" in content) return current === "@" ? "General" : current;
  if (looksLikeFormula(content.value)) return "@";
  return current === "@" && (typeof content.value === "number" || typeof content.value === "boolean") ? "General" : current;
}

/** What became of a batch that was tried on a book. */
export interface Trial {
  /** No edit was refused. */
  readonly done: boolean;
  readonly outcomes: readonly EditOutcome[];
  /** Edits that restore what was there, in the order to apply them. */
  readonly inverse: readonly Edit[];
}

/**
 * Carries out edits on `book` in order, each seeing what the ones before it did. When one is refused the others are
 * tried nevertheless, so that every refusal is told; the book is then to be thrown away.
 *
 * @param before called ahead of each edit; what it throws is the outcome of that edit and ends the batch.
 */
export function applyEdits<S, X>(
  book: EditableBook<S, X>, edits: readonly Edit[], adapter: BookAdapter<S, X>, before: (index: number) => void = () => undefined,
): Trial {
  const steps: (readonly Edit[])[] = [];
  const refusals = new Map<number, EditOutcome>();
  for (const [index, edit] of edits.entries()) {
    try {
      before(index);
    } catch (error) {
      refusals.set(index, { done: false, reason: "failed", at: "at" in edit && edit.at && !("rows" in edit.at) ? edit.at : null, detail: String(error) });
      break;
    }
    try {
      steps.push(applyEdit(book, edit, adapter));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.set(index, { done: false, reason: error.reason, at: error.at, detail: error.message });
    }
  }
  if (refusals.size === 0) {
    const inverse = steps.reverse().flat();
    // Who asked to find things in their place wants to find them there when this is taken back, too.
    const anchors = edits.some(({ kind }) => kind === "expect");
    return { done: true, outcomes: edits.map(() => ({ done: true })), inverse: anchors ? anchored(inverse, knownIn(book)) : inverse };
  }
  const cancelled: EditOutcome = { done: false, reason: "cancelled", at: null, detail: "another edit of the batch was refused" };
  return { done: false, outcomes: edits.map((_, index) => refusals.get(index) ?? cancelled), inverse: [] };
}

function expectCells<S, X>(book: EditableBook<S, X>, { cells }: Of<"expect">): readonly Edit[] {
  for (const { at, content } of cells) {
    const sheet = book.sheets.find(({ name }) => name === at.sheet);
    if (!sheet) throw new Refusal("noSuchSheet", at, at.sheet);
    const found = contentOf(sheet.rows.get(at.row)?.cells.get(at.column));
    if (!sameContent(found, content)) throw new Refusal("changed", at, `expected ${JSON.stringify(content)}, found ${JSON.stringify(found)}`);
  }
  return [];
}

function applyEdit<S, X>(book: EditableBook<S, X>, edit: Edit, adapter: BookAdapter<S, X>): readonly Edit[] {
  switch (edit.kind) {
    case "setValue": {
      const value = edit.value === "" ? null : edit.value;
      if (typeof value === "number" && !Number.isFinite(value)) throw new Refusal("unsupported", edit.at, "not a finite number");
      return setContent(book, edit.at, edit.expects, { value }, value, edit.numberFormat);
    }
    case "setFormula": {
      if (!/^=\s*\S/.test(edit.formula)) throw new Refusal("unsupported", edit.at, "not a formula");
      return setContent(book, edit.at, edit.expects, { formula: edit.formula }, edit.result, edit.numberFormat);
    }
    case "insertRows": return insertRows(book, edit);
    case "deleteRows": return deleteRows(book, edit);
    case "insertSheet": return insertSheet(book, edit, adapter);
    case "renameSheet": return renameSheet(book, edit);
    case "deleteSheet": return deleteSheet(book, edit);
    case "mark": {
      const sheet = writable(book, edit.at.sheet, edit.at);
      const former = sheet.marks.get(addressOf(edit.at));
      sheet.marks.set(addressOf(edit.at), { at: edit.at, severity: edit.severity, note: edit.note });
      return [former ? { kind: "mark", ...former } : { kind: "unmark", at: edit.at }];
    }
    case "unmark": return unmark(book, edit.at);
    case "tint": return tintCells(writable(book, edit.area.sheet, edit.area), edit.area, edit.on, adapter);
    case "expect": return expectCells(book, edit);
  }
}

function writable<S, X>(book: EditableBook<S, X>, name: string, at: CellRef | null): EditableSheet<S, X> {
  const sheet = book.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Refusal("noSuchSheet", at, name);
  if (sheet.protected) throw new Refusal("protected", at, name);
  return sheet;
}

function contains(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

function setContent<S, X>(
  book: EditableBook<S, X>, at: CellRef, expects: CellContent, content: CellContent, value: Scalar, asked: string | undefined,
): readonly Edit[] {
  const sheet = writable(book, at.sheet, at);
  const cell = sheet.rows.get(at.row)?.cells.get(at.column);
  const old = contentOf(cell);
  const fills = "formula" in content || content.value !== null;
  if (at.row < 0 || at.column < 0 || at.row >= MAX_ROWS || at.column >= MAX_COLUMNS) throw new Refusal("unsupported", at, "outside the sheet");
  if (!sameContent(old, expects)) throw new Refusal("changed", at, `expected ${JSON.stringify(expects)}, found ${JSON.stringify(old)}`);
  requireFree(sheet, cell, at, fills);
  const formatBefore = cell?.numberFormat ?? "General";
  const numberFormat = numberFormatAfter(content, asked, formatBefore);
  const next: EditableCell<S> = {
    value, formula: "formula" in content ? content.formula : "", numberFormat, style: cell?.style,
  };
  putCell(sheet, at, fills || numberFormat !== "General" || cell?.style !== undefined ? next : null);
  return restoreCell(at, content, numberFormat, { content: old, value: cell?.value ?? null, numberFormat: formatBefore });
}

/** Of a merged area only the first cell can be filled, and a formula over several cells only as a whole. */
function requireFree<S, X>({ merges }: EditableSheet<S, X>, cell: EditableCell<S> | undefined, at: CellRef, fills: boolean): void {
  const merge = fills ? merges.find((area) => contains(area, at.row, at.column)) : undefined;
  if (merge && !(merge.row === at.row && merge.column === at.column)) throw new Refusal("merged", at, "inside a merged area");
  if (cell?.array && cell.array.rows * cell.array.columns > 1) throw new Refusal("inArray", at, "part of an array formula");
}

/** Edits that put `old` back where `now` stands with `format`. A formula under the text format "@" gets "General". */
function restoreCell(
  at: CellRef, now: CellContent, format: string, old: { content: CellContent; value: Scalar; numberFormat: string },
): readonly Edit[] {
  if ("value" in old.content) {
    const same = numberFormatAfter(old.content, undefined, format) === old.numberFormat;
    return [{ kind: "setValue", at, expects: now, value: old.content.value, ...(same ? {} : { numberFormat: old.numberFormat }) }];
  }
  const formula: Edit = { kind: "setFormula", at, expects: now, formula: old.content.formula, result: old.value };
  if (format === old.numberFormat) return [formula];
  return [{ kind: "setValue", at, expects: now, value: null, numberFormat: old.numberFormat }, { ...formula, expects: { value: null } }];
}

function insertRows<S, X>(book: EditableBook<S, X>, { sheet: name, row, count, like }: Of<"insertRows">): readonly Edit[] {
  const at = { sheet: name, row, column: 0 };
  const sheet = writable(book, name, at);
  if (!Number.isInteger(row) || !Number.isInteger(count) || row < 0 || count < 1) throw new Refusal("unsupported", at, "not a run of rows");
  for (const [number, content] of sheet.rows) {
    if (number + count >= MAX_ROWS && [...content.cells.values()].some(isFilled)) throw new Refusal("unsupported", at, "content would leave the sheet");
  }
  const model = like === undefined ? undefined : sheet.rows.get(like);
  moveRows(book, sheet, row, count);
  for (let added = row; like !== undefined && added < row + count; added += 1) {
    if (model) sheet.rows.set(added, formatsOf(model));
    else sheet.rows.delete(added);
  }
  return [{ kind: "deleteRows", sheet: name, row, count, expects: [] }];
}

/** Non-empty cells of rows first … last (last not included), in order. */
function filledCells<S, X>(sheet: EditableSheet<S, X>, first: number, last: number): Filled[] {
  const found: Filled[] = [];
  for (const number of [...sheet.rows.keys()].filter((n) => n >= first && n < last).sort((a, b) => a - b)) {
    const cells = sheet.rows.get(number)?.cells ?? new Map<number, EditableCell<S>>();
    for (const column of [...cells.keys()].sort((a, b) => a - b)) {
      const cell = cells.get(column);
      if (cell && isFilled(cell)) found.push({ row: number, column, content: contentOf(cell) });
    }
  }
  return found;
}

function requireFilled(sheet: string, expected: readonly Filled[], found: readonly Filled[]): void {
  const key = (cell: Filled): string => `${cell.row}/${cell.column}`;
  const wanted = new Map(expected.filter(({ content }) => !sameContent(content, { value: null })).map((cell) => [key(cell), cell]));
  for (const cell of found) {
    const match = wanted.get(key(cell));
    if (!match || !sameContent(match.content, cell.content)) throw new Refusal("changed", { sheet, row: cell.row, column: cell.column }, `found ${JSON.stringify(cell.content)}`);
    wanted.delete(key(cell));
  }
  for (const { row, column } of wanted.values()) throw new Refusal("changed", { sheet, row, column }, "found nothing");
}

function deleteRows<S, X>(book: EditableBook<S, X>, { sheet: name, row, count, expects }: Of<"deleteRows">): readonly Edit[] {
  const at = { sheet: name, row, column: 0 };
  const sheet = writable(book, name, at);
  if (!Number.isInteger(row) || !Number.isInteger(count) || row < 0 || count < 1) throw new Refusal("unsupported", at, "not a run of rows");
  requireFilled(name, expects, filledCells(sheet, row, row + count));
  // A merge that begins in the rows or ends with them cannot be brought back by inserting rows.
  const lost = sheet.merges.find((area) => area.row < row + count && area.row + area.rows > row && !(area.row < row && area.row + area.rows > row + count));
  if (lost) throw new Refusal("merged", { sheet: name, row: lost.row, column: lost.column }, "merged cells in the rows");

  const above = sheet.rows.get(row - 1);
  const inverse: Edit[] = [{ kind: "insertRows", sheet: name, row, count }];
  for (let number = row; number < row + count; number += 1) {
    inverse.push(...restoreRow(name, number, sheet.rows.get(number), above && formatsOf(above)));
  }
  for (const mark of sheet.marks.values()) {
    if (mark.at.row >= row && mark.at.row < row + count) inverse.push({ kind: "mark", ...mark });
  }
  inverse.push(...brokenFormulas(book, name, row, count));
  moveRows(book, sheet, row, -count);
  return inverse;
}

function restoreRow<S>(sheet: string, row: number, old: EditableRow<S> | undefined, fresh: EditableRow<S> | undefined): Edit[] {
  const columns = new Set([...(old?.cells.keys() ?? []), ...(fresh?.cells.keys() ?? [])]);
  return [...columns].sort((a, b) => a - b).flatMap((column) => {
    const cell = old?.cells.get(column);
    const numberFormat = cell?.numberFormat ?? "General";
    const format = fresh?.cells.get(column)?.numberFormat ?? "General";
    if (!(cell && isFilled(cell)) && numberFormat === format) return [];
    return restoreCell({ sheet, row, column }, { value: null }, format, { content: contentOf(cell), value: cell?.value ?? null, numberFormat });
  });
}

/** Formulas outside the rows that inserting the rows again does not bring back. */
function brokenFormulas<S, X>(book: EditableBook<S, X>, name: string, row: number, count: number): Edit[] {
  return eachFormula(book, (at, cell) => {
    if (at.sheet === name && at.row >= row && at.row < row + count) return null;
    const cut = moveRowsInFormula(cell.formula, at.sheet, name, row, -count);
    return cut === cell.formula ? null : moveRowsInFormula(cut, at.sheet, name, row, count);
  });
}

/** setFormula edits for every formula that `changed` says would come back as another one. */
function eachFormula<S, X>(book: EditableBook<S, X>, changed: (at: CellRef, cell: EditableCell<S>) => string | null): Edit[] {
  const edits: Edit[] = [];
  for (const sheet of book.sheets) {
    for (const [row, { cells }] of sheet.rows) {
      for (const [column, cell] of cells) {
        if (cell.formula === "") continue;
        const at = { sheet: sheet.name, row, column };
        const comesBack = changed(at, cell);
        if (comesBack === null || comesBack === cell.formula) continue;
        edits.push({ kind: "setFormula", at, expects: { formula: comesBack }, formula: cell.formula, result: cell.value });
      }
    }
  }
  return edits;
}

function insertSheet<S, X>(book: EditableBook<S, X>, { draft, before }: Of<"insertSheet">, adapter: BookAdapter<S, X>): readonly Edit[] {
  requireName(book, draft.name, null);
  const index = before === null ? book.sheets.length : book.sheets.findIndex((sheet) => sheet.name === before);
  if (index < 0) throw new Refusal("noSuchSheet", null, before ?? "");
  const sheet: EditableSheet<S, X> = {
    name: draft.name, visibility: "visible", protected: false, rows: new SheetRows(),
    merges: draft.merges.map((merge) => ({ sheet: draft.name, ...merge })),
    choices: draft.choices, marks: new Map(), hiddenColumns: [], extra: adapter.newSheet(draft),
  };
  const lines = new Map<number, Map<number, EditableCell<S>>>();
  const cellsOf = (row: number): Map<number, EditableCell<S>> => {
    const known = lines.get(row) ?? new Map<number, EditableCell<S>>();
    lines.set(row, known);
    return known;
  };
  for (const { row, column, rows, columns, style } of draft.styles) {
    for (let r = row; r < row + rows; r += 1) {
      for (let c = column; c < column + columns; c += 1) {
        const cells = cellsOf(r);
        const cell = cells.get(c);
        cells.set(c, {
          value: null, formula: "", numberFormat: style.numberFormat ?? cell?.numberFormat ?? "General", style: adapter.style(cell?.style, style),
        });
      }
    }
  }
  for (const { row, column, content } of draft.cells) {
    const cells = cellsOf(row);
    const cell = cells.get(column);
    const value = "value" in content && content.value !== "" ? content.value : null;
    cells.set(column, {
      value, formula: "formula" in content ? content.formula : "", style: cell?.style,
      numberFormat: numberFormatAfter(content, undefined, cell?.numberFormat ?? "General"),
    });
  }
  for (const number of Object.keys(draft.rowHeights)) cellsOf(Number(number));
  for (const [number, cells] of lines) sheet.rows.set(number, { cells, height: draft.rowHeights[number], hidden: false, extra: undefined });
  book.sheets.splice(index, 0, sheet);
  book.names = [...book.names, ...adapter.newNames(draft)];
  return [{ kind: "deleteSheet", sheet: draft.name, expects: filledCells(sheet, 0, MAX_ROWS) }];
}

function requireName<S, X>(book: EditableBook<S, X>, name: string, except: EditableSheet<S, X> | null): void {
  const problem = sheetNameProblem(name);
  if (problem) throw new Refusal("unsupported", null, `${problem} sheet name: ${name}`);
  if (book.sheets.some((sheet) => sheet !== except && sameSheetName(sheet.name, name))) throw new Refusal("nameTaken", null, name);
}

function renameSheet<S, X>(book: EditableBook<S, X>, { sheet: from, to }: Of<"renameSheet">): readonly Edit[] {
  const sheet = writable(book, from, null);
  requireName(book, to, sheet);
  rewriteFormulas(book, (formula) => renameSheetInFormula(formula, from, to));
  book.names = book.names.map((name) => (name.scope === from ? { ...name, scope: to } : name));
  book.moves = [...book.moves, { kind: "renamed", sheet: from, to }];
  sheet.name = to;
  sheet.merges = sheet.merges.map((merge) => ({ ...merge, sheet: to }));
  for (const [address, mark] of sheet.marks) sheet.marks.set(address, { ...mark, at: { ...mark.at, sheet: to } });
  return [{ kind: "renameSheet", sheet: to, to: from }];
}

/**
 * Deletes a sheet. Its inverse inserts contents, number formats, merges and marks again; other formats, widths and
 * print setup are not known to it, so the edit is meant for taking back a sheet that we inserted ourselves.
 */
function deleteSheet<S, X>(book: EditableBook<S, X>, { sheet: name, expects }: Of<"deleteSheet">): readonly Edit[] {
  const sheet = writable(book, name, null);
  requireFilled(name, expects, filledCells(sheet, 0, MAX_ROWS));
  if (!book.sheets.some((other) => other !== sheet && other.visibility === "visible")) throw new Refusal("unsupported", null, "the last visible sheet");
  const index = book.sheets.indexOf(sheet);
  const inverse: Edit[] = [
    { kind: "insertSheet", draft: draftOf(sheet), before: book.sheets[index + 1]?.name ?? null },
    ...[...sheet.marks.values()].map((mark): Edit => ({ kind: "mark", ...mark })),
    ...eachFormula(book, (at, cell) => (at.sheet !== name && namesSheet(cell.formula, name) ? deleteSheetInFormula(cell.formula, name) : null)),
  ];
  book.sheets.splice(index, 1);
  book.moves = [...book.moves, { kind: "deleted", sheet: name }];
  book.names = book.names.filter((entry) => entry.scope !== name);
  rewriteFormulas(book, (formula) => deleteSheetInFormula(formula, name));
  return inverse;
}

function draftOf<S, X>(sheet: EditableSheet<S, X>): SheetDraft {
  const styles: { row: number; column: number; rows: number; columns: number; style: CellStyle }[] = [];
  for (const [row, { cells }] of sheet.rows) {
    for (const [column, { numberFormat }] of cells) {
      if (numberFormat !== "General") styles.push({ row, column, rows: 1, columns: 1, style: { numberFormat } });
    }
  }
  return {
    name: sheet.name, cells: filledCells(sheet, 0, MAX_ROWS), styles, choices: sheet.choices, columnWidths: [], rowHeights: {},
    merges: sheet.merges.map(({ row, column, rows, columns }) => ({ row, column, rows, columns })),
    freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
  };
}

function unmark<S, X>(book: EditableBook<S, X>, at: CellRef | Area | null): readonly Edit[] {
  const sheets = at === null ? book.sheets : [writable(book, at.sheet, "rows" in at ? null : at)];
  const inverse: Edit[] = [];
  for (const sheet of sheets) {
    for (const [address, mark] of sheet.marks) {
      const inside = at === null || ("rows" in at ? contains(at, mark.at.row, mark.at.column) : sameCell(at, mark.at));
      if (!inside) continue;
      if (sheet.protected) throw new Refusal("protected", mark.at, sheet.name);
      sheet.marks.delete(address);
      inverse.push({ kind: "mark", ...mark });
    }
  }
  return inverse;
}
