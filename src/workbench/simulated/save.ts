/** The simulated Excel's workbook as an .xlsx file. */
import { Workbook, type CellValue, type ConditionalFormattingRule, type Worksheet } from "exceljs";
import type { PlainConditionalFormat, PlainPage, PlainSheet, ShownCell, SimulatedExcel } from "../../simulator";
import { present, styleOf } from "../styles";

const INCH = 72;
const STATES = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;
const PAPER: Readonly<Record<string, number>> = { A3: 8, A4: 9, A5: 11, B4: 12 };
/** Errors that a file can hold; others are left for the next program to calculate. */
const FILE_ERRORS: ReadonlySet<string> = new Set(["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"]);

/** The bytes to save, with every formula's result. */
export async function saveFile(excel: SimulatedExcel): Promise<Uint8Array<ArrayBuffer>> {
  const plain = excel.save();
  const workbook = new Workbook();
  workbook.calcProperties = { fullCalcOnLoad: true };
  for (const sheet of plain.sheets) writeSheet(workbook, sheet, excel.user.read(sheet.name).cells);
  const active = plain.sheets.findIndex((sheet) => sheet.name === plain.activeSheet);
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab: Math.max(0, active), visibility: "visible" }];
  for (const { name, formula } of plain.names ?? []) workbook.definedNames.add(formula.replace(/^=/, ""), name);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeSheet(workbook: Workbook, plain: PlainSheet, cells: readonly ShownCell[]): void {
  const sheet = workbook.addWorksheet(plain.name, { state: STATES[plain.visibility ?? "Visible"] });
  for (const cell of cells) {
    const target = sheet.getCell(cell.row + 1, cell.column + 1);
    target.style = styleOf(cell.format);
    const value = valueOf(cell);
    if (value !== null) target.value = value;
  }
  for (const area of plain.merges ?? []) sheet.mergeCellsWithoutStyle(area);
  for (const { column, width } of plain.columnWidths ?? []) sheet.getColumn(column + 1).width = width;
  for (const column of plain.hiddenColumns ?? []) sheet.getColumn(column + 1).hidden = true;
  for (const { row, height } of plain.rowHeights ?? []) sheet.getRow(row + 1).height = height;
  for (const row of plain.hiddenRows ?? []) sheet.getRow(row + 1).hidden = true;
  for (const { cell, content } of plain.comments ?? []) sheet.getCell(cell).note = content;
  const grid = plain.showGridlines !== false;
  const { rows, columns } = plain.freeze ?? { rows: 0, columns: 0 };
  sheet.views = [rows > 0 || columns > 0 ? { state: "frozen", xSplit: columns, ySplit: rows, showGridLines: grid } : { state: "normal", showGridLines: grid }];
  for (const [index, format] of (plain.conditionalFormats ?? []).entries()) {
    const rule = ruleOf(format, index + 1);
    if (rule) sheet.addConditionalFormatting({ ref: format.areas.join(" "), rules: [rule] });
  }
  if (plain.page) writePage(sheet, plain.page);
  if (plain.protected) (sheet as unknown as { sheetProtection: object }).sheetProtection = { sheet: true, objects: false, scenarios: false };
}

function valueOf(cell: ShownCell): CellValue {
  if (cell.formula !== "") {
    const formula = cell.formula.slice(1);
    if (cell.error) return FILE_ERRORS.has(String(cell.value)) ? ({ formula, result: { error: cell.value } } as CellValue) : { formula };
    return cell.value === "" ? { formula } : { formula, result: cell.value };
  }
  if (cell.value === "") return null;
  return cell.error ? ({ error: cell.value } as CellValue) : cell.value;
}

function ruleOf(format: PlainConditionalFormat, priority: number): ConditionalFormattingRule | null {
  const style = styleOf(format.format);
  const { alignment: _, ...look } = style;
  const formulae = (format.type === "Custom" ? [format.formula] : [format.formula1, format.formula2]).flatMap((formula) => (formula ? [formula.replace(/^=/, "")] : []));
  if (formulae.length === 0) return null;
  if (format.type === "Custom") return { type: "expression", priority, formulae, style: look };
  const word = format.operator === "EqualTo" ? "Equal" : (format.operator ?? "Equal");
  return { type: "cellIs", priority, formulae, style: look, operator: `${word.charAt(0).toLowerCase()}${word.slice(1)}` } as ConditionalFormattingRule;
}

function writePage(sheet: Worksheet, page: PlainPage): void {
  const inches = (points: number | undefined, otherwise: number): number => (points === undefined ? otherwise : points / INCH);
  Object.assign(
    sheet.pageSetup,
    present({
      orientation: page.orientation === undefined ? undefined : page.orientation === "Landscape" ? "landscape" : "portrait",
      paperSize: PAPER[page.paperSize ?? ""],
      fitToPage: page.zoom?.horizontalFitToPages === undefined && page.zoom?.verticalFitToPages === undefined ? undefined : true,
      fitToWidth: page.zoom?.horizontalFitToPages,
      // As many pages below each other as it takes, unless a number is given.
      fitToHeight: page.zoom?.verticalFitToPages ?? (page.zoom?.horizontalFitToPages === undefined ? undefined : 0),
      scale: page.zoom?.scale,
      horizontalCentered: page.centerHorizontally,
      printTitlesRow: page.titleRows,
      printArea: page.printArea,
      margins: {
        left: inches(page.leftMargin, 0.7), right: inches(page.rightMargin, 0.7), top: inches(page.topMargin, 0.75),
        bottom: inches(page.bottomMargin, 0.75), header: inches(page.headerMargin, 0.3), footer: inches(page.footerMargin, 0.3),
      },
    }),
  );
}
