import type { Style } from "exceljs";
import { addressOf, areaAddress, isErrorValue, type Scalar } from "../../model/cells";
import { looksLikeFormula } from "../applyEdits";
import type { EditableCell, EditableRow, EditableSheet } from "../editable";
import { MARK_LOOKS, markFormula, markNoteText, type Mark } from "../marks";
import { CELL, plainNote, type CellModel, type FileModel, type RowModel, type RuleModel, type SheetModel } from "./exceljsModel";
import { refsOf } from "./parts";
import type { CellExtra, FileAttached, FileBook, FileStyle, RowExtra, SheetExtra } from "./read";
import { argb } from "./styles";

/** Errors that may stand in a file; others are left for the next program to calculate. */
const FILE_ERRORS = new Set(["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"]);

/** Functions newer than the file format, which a file names with a prefix. */
const PREFIXED = /(?<![\w.])(CONCAT|IFS|MAXIFS|MINIFS|SWITCH|TEXTJOIN|XLOOKUP|XMATCH|LET|IFNA|NUMBERVALUE|SHEETS?|FORMULATEXT|DAYS)(?=\()/gi;

/** Turns an editable book back into exceljs's data, with `base` for what belongs to the whole file. */
export function writeModel(book: FileBook, base: FileModel): FileModel {
  const worksheets = book.sheets.map((sheet, index) => writeSheet(sheet, index + 1));
  const visible = Math.max(0, book.sheets.findIndex(({ visibility }) => visibility === "visible"));
  const views = (base.views ?? []).map((view) => {
    const active = book.sheets[view.activeTab ?? 0];
    return active?.visibility === "visible" ? view : { ...view, activeTab: visible, firstSheet: 0 };
  });
  return { ...base, worksheets, sheets: worksheets, definedNames: [], views, calcProperties: { fullCalcOnLoad: true } };
}

function writeSheet(sheet: EditableSheet<FileStyle, SheetExtra>, id: number): SheetModel {
  const { marks, attached } = sheet;
  const files = attached.map(({ areas, formulas, what }) => ({ areas, formulas, what: what as FileAttached }));
  const formats = files.flatMap(({ areas, formulas, what }) =>
    what.kind === "conditionalFormat" ? [{ ref: refsOf(areas), rules: withFormulas(what.rules, formulas) }] : []);
  const filter = files.find(({ what }) => what.kind === "filter")?.areas[0];
  return {
    ...sheet.extra.model, id, name: sheet.name, state: sheet.visibility,
    rows: writeRows(sheet), merges: [], mergeCells: [], dataValidations: {},
    conditionalFormattings: [...formats, ...writeMarks([...marks.values()])],
    tables: files.flatMap(({ areas: [area], what }) => (what.kind === "table" && area ? [writeTable(what.model, areaAddress(area))] : [])),
    rowBreaks: files.flatMap(({ areas: [area], what }) => (what.kind === "pageBreak" && area ? [{ ...what.model, id: area.row + 1 }] : [])),
    autoFilter: filter ? areaAddress(filter) : null,
  };
}

function writeTable(model: SheetModel["tables"][number], ref: string): SheetModel["tables"][number] {
  return { ...model, tableRef: ref, ...(model.autoFilterRef === undefined ? {} : { autoFilterRef: ref }) };
}

function withFormulas(rules: readonly RuleModel[], formulas: readonly string[]): RuleModel[] {
  let used = 0;
  return rules.map((rule) => {
    const count = rule.formulae?.length ?? 0;
    used += count;
    return count === 0 ? { ...rule } : { ...rule, formulae: formulas.slice(used - count, used) };
  });
}

/** One conditional format a cell, so that every mark moves and goes by itself. */
function writeMarks(marks: readonly Mark[]): SheetModel["conditionalFormattings"] {
  return marks.map(({ at, severity }) => {
    const look = MARK_LOOKS[severity];
    const style: Partial<Style> = {
      fill: { type: "pattern", pattern: "solid", bgColor: argb(look.fill) },
      font: {
        color: argb(look.fontColor), ...(look.bold ? { bold: true } : {}), ...(look.italic ? { italic: true } : {}),
        ...(look.underline ? { underline: true } : {}),
      },
    };
    const rule = { type: "expression", formulae: [markFormula(severity).slice(1)], style } as RuleModel;
    return { ref: addressOf(at), rules: [rule] };
  });
}

function writeRows(sheet: EditableSheet<FileStyle, SheetExtra>): RowModel[] {
  const styles = new Map<FileStyle | undefined, Map<string, FileStyle>>();
  const notes = new Map<number, Map<number, string>>();
  for (const { at, note } of sheet.marks.values()) {
    if (note === "") continue;
    const row = notes.get(at.row) ?? new Map<number, string>();
    notes.set(at.row, row.set(at.column, note));
  }
  const numbers = [...new Set([...sheet.rows.keys(), ...notes.keys()])].sort((a, b) => a - b);
  return numbers.map((number) => writeRow(number, sheet.rows.get(number), notes.get(number), (cell) => {
    const numberFormat = looksLikeFormula(cell.value) && cell.formula === "" && cell.numberFormat === "General" ? "@" : cell.numberFormat;
    return styleWith(styles, cell.style, numberFormat);
  }));
}

function writeRow(
  number: number, row: EditableRow<FileStyle> | undefined, notes: ReadonlyMap<number, string> | undefined, style: (cell: EditableCell<FileStyle>) => FileStyle,
): RowModel {
  const blank: EditableCell<FileStyle> = { value: null, formula: "", numberFormat: "General", style: undefined };
  const columns = [...new Set([...(row?.cells.keys() ?? []), ...(notes?.keys() ?? [])])].sort((a, b) => a - b);
  const cells = columns.map((column) => {
    const cell = row?.cells.get(column) ?? blank;
    return writeCell(addressOf({ row: number, column }), cell, style(cell), notes?.get(column));
  });
  const extra = row?.extra as RowExtra | undefined;
  return {
    number: number + 1, cells, min: (columns[0] ?? 0) + 1, max: (columns[columns.length - 1] ?? 0) + 1,
    height: row?.height, hidden: row?.hidden ?? false, style: extra?.style ?? {}, outlineLevel: extra?.outlineLevel ?? 0, collapsed: false,
  };
}

/** The same object for the same style and format, which exceljs stores once. */
function styleWith(known: Map<FileStyle | undefined, Map<string, FileStyle>>, style: FileStyle | undefined, numberFormat: string): FileStyle {
  if ((style?.numFmt ?? "General") === numberFormat) return style ?? {};
  let byFormat = known.get(style);
  if (!byFormat) known.set(style, (byFormat = new Map()));
  let whole = byFormat.get(numberFormat);
  if (!whole) byFormat.set(numberFormat, (whole = { ...style, numFmt: numberFormat }));
  return whole;
}

function writeCell(address: string, cell: EditableCell<FileStyle>, style: FileStyle, markNote: string | undefined): CellModel {
  const extra = (cell.extra ?? {}) as CellExtra;
  const note = extra.note ?? (markNote === undefined ? undefined : plainNote(markNoteText(markNote)));
  const common = { address, style, ...(note ? { comment: note } : {}) };
  if (cell.formula !== "") {
    const array = cell.array ? { shareType: "array", ref: areaAddress(cell.array) } : {};
    return { ...common, type: CELL.formula, formula: fileFormula(cell.formula), result: fileResult(cell.value), ...array };
  }
  const { value } = cell;
  if (typeof value === "string") {
    const rich = extra.rich && extra.rich.richText.length > 0 && richTextIs(extra.rich, value) ? extra.rich : undefined;
    if (extra.hyperlink !== undefined) {
      return { ...common, type: CELL.hyperlink, text: rich ?? value, hyperlink: extra.hyperlink, ...(extra.tooltip === undefined ? {} : { tooltip: extra.tooltip }) };
    }
    if (rich) return { ...common, type: CELL.richText, value: rich };
    return isErrorValue(value) && FILE_ERRORS.has(value) ? { ...common, type: CELL.error, value: { error: value } } : { ...common, type: CELL.text, value };
  }
  if (typeof value === "number") return { ...common, type: CELL.number, value };
  if (typeof value === "boolean") return { ...common, type: CELL.logical, value };
  return { ...common, type: CELL.nothing };
}

function richTextIs(rich: { readonly richText: readonly unknown[] }, value: string): boolean {
  return rich.richText.map((run) => (typeof run === "object" && run !== null && "text" in run ? String(run.text) : "")).join("") === value;
}

function fileFormula(formula: string): string {
  return formula.slice(1).replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/g, (piece) =>
    piece.startsWith('"') || piece.startsWith("'") ? piece : piece.replace(PREFIXED, (name) => `_xlfn.${name.toUpperCase()}`));
}

function fileResult(value: Scalar): unknown {
  if (value === null) return undefined;
  if (!isErrorValue(value)) return value;
  return FILE_ERRORS.has(value) ? { error: value } : undefined;
}
