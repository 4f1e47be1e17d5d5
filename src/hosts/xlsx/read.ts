import type { Style } from "exceljs";
import { addressOf, parseAddress, parseArea, type Area, type Scalar } from "../../model/cells";
import { isFilled, type Attached, type BookName, type EditableBook, type EditableCell, type EditableRow, type EditableSheet } from "../editable";
import { severityOfMarkFormula, wordsOfMarkNote, type Mark } from "../marks";
import { translateFormula } from "../references";
import { CELL, isRichText, plainNote, plainText, type CellModel, type FileModel, type NoteModel, type RowModel, type RuleModel, type SheetModel } from "./exceljsModel";
import type { Inspected, InspectedSheet } from "./inspect";
import { areasOf } from "./parts";

/** Style of a cell as exceljs says it. */
export type FileStyle = Partial<Style>;

/** What is kept with a sheet besides its cells. */
export interface SheetExtra {
  readonly model: Pick<SheetModel, "cols" | "sheetProtection" | "properties" | "pageSetup" | "headerFooter" | "views"> & { media: SheetModel["media"] };
}

/** What is kept with a cell besides content and format. */
export interface CellExtra {
  readonly note?: NoteModel;
  readonly hyperlink?: string;
  readonly tooltip?: string;
  /** Runs of rich text, good as long as the cell's value is their text. */
  readonly rich?: { readonly richText: readonly unknown[] };
}

export interface RowExtra {
  readonly style: unknown;
  readonly outlineLevel: number;
}

/** What an {@link Attached} of an xlsx file can be, besides a validation (see parts). */
export type FileAttached =
  | { readonly kind: "conditionalFormat"; readonly rules: readonly RuleModel[] }
  | { readonly kind: "table"; readonly model: SheetModel["tables"][number] }
  | { readonly kind: "filter" }
  | { readonly kind: "pageBreak"; readonly model: SheetModel["rowBreaks"][number] };

export type FileBook = EditableBook<FileStyle, SheetExtra>;

/** Turns exceljs's data into an editable book. Dates become the serial numbers that the file holds. */
export function readBook(model: FileModel, inspected: Inspected): FileBook {
  const epoch = model.properties.date1904 === true ? 24_107 : 25_569;
  const sheets = model.worksheets.map((sheet) => readSheet(sheet, epoch, inspected.sheets.get(sheet.name)));
  const known = new Set(sheets.map(({ name }) => name));
  const names: BookName[] = inspected.workbook.names.filter(({ scope }) => scope === null || known.has(scope));
  return { sheets, names };
}

function readSheet(model: SheetModel, epoch: number, own: InspectedSheet | undefined): EditableSheet<FileStyle, SheetExtra> {
  const { name, cols, sheetProtection, properties, pageSetup, headerFooter, views, media } = model;
  const masters = new Map<string, string>();
  for (const row of model.rows) for (const cell of row.cells) if (cell.formula !== undefined && cell.formula !== "") masters.set(cell.address, cell.formula);
  const rows = new Map<number, EditableRow<FileStyle>>();
  for (const row of model.rows) rows.set(row.number - 1, readRow(row, name, epoch, masters));
  for (const [address, text] of own?.notes ?? []) addNote(rows, address, text);
  const { marks, formats } = readFormats(model);
  takeNotes(rows, marks);
  return {
    name, visibility: model.state ?? "visible", protected: sheetProtection?.sheet === true,
    rows, merges: own?.merges ?? [], marks,
    attached: [...(own?.validations ?? []), ...formats, ...readAttached(model)],
    hiddenColumns: (cols ?? []).filter(({ hidden, width }) => hidden === true || width === 0).flatMap(({ min, max }) => Array.from({ length: max - min + 1 }, (_, index) => min - 1 + index)),
    extra: { model: { cols, sheetProtection, properties, pageSetup, headerFooter, views, media } },
  };
}

function readRow(row: RowModel, sheet: string, epoch: number, masters: ReadonlyMap<string, string>): EditableRow<FileStyle> {
  const cells = new Map<number, EditableCell<FileStyle>>();
  for (const cell of row.cells) {
    const at = parseAddress(cell.address);
    if (at) cells.set(at.column, readCell(cell, at, sheet, epoch, masters));
  }
  const extra: RowExtra = { style: row.style, outlineLevel: row.outlineLevel };
  return { cells, height: row.height, hidden: row.hidden, extra };
}

function readCell(
  cell: CellModel, at: { row: number; column: number }, sheet: string, epoch: number, masters: ReadonlyMap<string, string>,
): EditableCell<FileStyle> {
  const array = cell.type === CELL.formula && cell.shareType === "array" && cell.ref !== undefined ? parseArea(sheet, cell.ref) : null;
  const extra = readExtra(cell);
  return {
    value: readValue(cell, epoch), formula: readFormula(cell, at, masters), numberFormat: cell.style.numFmt ?? "General", style: cell.style,
    ...(array ? { array } : {}), ...(extra ? { extra } : {}),
  };
}

function readValue(cell: CellModel, epoch: number): Scalar {
  switch (cell.type) {
    case CELL.formula: return scalarOf(cell.result, epoch);
    case CELL.hyperlink: return plainText(cell.text) === "" ? null : plainText(cell.text);
    case CELL.nothing:
    case CELL.merge: return null;
    default: return scalarOf(cell.value, epoch);
  }
}

function scalarOf(value: unknown, epoch: number): Scalar {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean" || typeof value === "string") return value;
  if (value instanceof Date) return Number((value.getTime() / 86_400_000 + epoch).toPrecision(15));
  if (typeof value === "object" && "error" in value) return String(value.error);
  return plainText(value);
}

function readFormula(cell: CellModel, at: { row: number; column: number }, masters: ReadonlyMap<string, string>): string {
  if (cell.type !== CELL.formula) return "";
  if (cell.formula !== undefined && cell.formula !== "") return `=${cell.formula}`;
  const master = cell.sharedFormula === undefined ? null : parseAddress(cell.sharedFormula);
  const formula = cell.sharedFormula === undefined ? undefined : masters.get(cell.sharedFormula);
  return master && formula !== undefined ? `=${translateFormula(formula, at.row - master.row, at.column - master.column)}` : "";
}

function readExtra(cell: CellModel): CellExtra | null {
  const rich = cell.type === CELL.hyperlink ? cell.text : cell.value;
  const extra: CellExtra = {
    ...(cell.comment ? { note: cell.comment } : {}),
    ...(cell.hyperlink === undefined ? {} : { hyperlink: cell.hyperlink }),
    ...(cell.tooltip === undefined ? {} : { tooltip: cell.tooltip }),
    ...(isRichText(rich) ? { rich } : {}),
  };
  return Object.keys(extra).length === 0 ? null : extra;
}

/** Gives a cell that exceljs passed over its note. */
function addNote(rows: Map<number, EditableRow<FileStyle>>, address: string, text: string): void {
  const at = parseAddress(address);
  if (!at) return;
  const row: EditableRow<FileStyle> = rows.get(at.row) ?? { cells: new Map(), height: undefined, hidden: false, extra: undefined };
  const cell = row.cells.get(at.column) ?? { value: null, formula: "", numberFormat: "General", style: undefined };
  const extra = (cell.extra ?? {}) as CellExtra;
  if (extra.note) return;
  rows.set(at.row, row);
  row.cells.set(at.column, { ...cell, extra: { ...extra, note: plainNote(text) } satisfies CellExtra });
}

/** Our marks, and the user's conditional formats, which stay. */
function readFormats(model: SheetModel): { marks: Map<string, Mark>; formats: Attached[] } {
  const marks = new Map<string, Mark>();
  const formats = model.conditionalFormattings.flatMap(({ ref, rules }): Attached[] => {
    const areas = areasOf(model.name, ref);
    const kept = rules.filter((rule) => {
      const severity = severityOfMarkFormula(String(rule.formulae?.[0] ?? ""));
      if (severity === null) return true;
      for (const area of areas) {
        const at = { sheet: model.name, row: area.row, column: area.column };
        marks.set(addressOf(at), { at, severity, note: "" });
      }
      return false;
    });
    const formulas = kept.flatMap((rule) => (rule.formulae ?? []).map(String));
    return kept.length === 0 || areas.length === 0 ? [] : [{ areas, formulas, what: { kind: "conditionalFormat", rules: kept } satisfies FileAttached }];
  });
  return { marks, formats };
}

/** Takes the notes that we wrote off their cells; their words go to the marks. */
function takeNotes(rows: Map<number, EditableRow<FileStyle>>, marks: Map<string, Mark>): void {
  for (const [row, { cells, height, hidden }] of rows) {
    for (const [column, cell] of cells) {
      const { note, ...rest } = (cell.extra ?? {}) as CellExtra;
      const words = note ? wordsOfMarkNote((note.note.texts ?? []).map(({ text }) => text ?? "").join("")) : null;
      if (words === null) continue;
      const kept = Object.keys(rest).length > 0;
      const formatted = cell.numberFormat !== "General" || Object.keys(cell.style ?? {}).length > 0;
      if (kept || formatted || isFilled(cell)) cells.set(column, { ...cell, extra: kept ? rest : undefined });
      else cells.delete(column);
      if (cells.size === 0 && height === undefined && !hidden) rows.delete(row);
      const address = addressOf({ row, column });
      const mark = marks.get(address);
      if (mark) marks.set(address, { ...mark, note: words });
    }
  }
}

function readAttached(model: SheetModel): Attached[] {
  const attach = (areas: readonly Area[], what: FileAttached): Attached[] => (areas.length === 0 ? [] : [{ areas, formulas: [], what }]);
  const filter = typeof model.autoFilter === "string" ? areasOf(model.name, model.autoFilter) : [];
  return [
    ...attach(filter, { kind: "filter" }),
    ...model.tables.flatMap((table) => attach(areasOf(model.name, table.tableRef), { kind: "table", model: table })),
    ...(model.rowBreaks ?? []).flatMap((pageBreak) =>
      attach([{ sheet: model.name, row: pageBreak.id - 1, column: 0, rows: 1, columns: 1 }], { kind: "pageBreak", model: pageBreak })),
  ];
}
