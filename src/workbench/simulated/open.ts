/** An .xlsx file as the simulated Excel's workbook. */
import { ValueType, Workbook, type Cell, type CellValue, type ConditionalFormattingRule, type Worksheet } from "exceljs";
import { openXlsx } from "../../hosts/xlsx";
import { HostError } from "../../hosts/host";
import { areaAddress, isErrorValue, parseArea } from "../../model/cells";
import type { PlainCell, PlainComment, PlainConditionalFormat, PlainName, PlainPage, PlainSheet, SimulatedWorkbook } from "../../simulator";
import type { Opened } from "../desk";
import { formatOf, present } from "../styles";

const INCH = 72;
const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;
const PAPER: Readonly<Record<number, string>> = { 8: "A3", 9: "A4", 11: "A5", 12: "B4" };
/** Days from 1900-01-00 to 1970-01-01, as Excel counts. */
const EPOCH = 25_569;
const DAY_MS = 86_400_000;

/**
 * Reads a file, and tells what saving it again would lose.
 *
 * @throws HostError emptyFile, notAWorkbook, passwordProtected, tooLarge, unreadable
 */
export async function openFile(bytes: Uint8Array, name: string): Promise<{ readonly workbook: SimulatedWorkbook; readonly opened: Opened }> {
  const { wouldLose: losses, unshown } = await openXlsx(bytes, name);
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch (error) {
    throw new HostError("unreadable", name, String(error));
  }
  const sheets = workbook.worksheets.map(sheetOf);
  if (sheets.length === 0) throw new HostError("unreadable", name, "no worksheet could be read");
  const front = workbook.worksheets[(workbook.views as typeof workbook.views | null)?.[0]?.activeTab ?? 0];
  const names = (workbook.definedNames.model ?? []).flatMap(({ name: own, ranges }): PlainName[] =>
    own.startsWith("_xlnm.") || !ranges[0] ? [] : [{ name: own, formula: `=${ranges[0]}` }]);
  return { opened: { losses, unshown }, workbook: { name, sheets, names, ...(front?.state === "visible" ? { activeSheet: front.name } : {}) } };
}

function sheetOf(sheet: Worksheet): PlainSheet {
  const cells: PlainCell[] = [];
  const comments: PlainComment[] = [];
  const rowHeights: { row: number; height: number }[] = [];
  const hiddenRows: number[] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height) rowHeights.push({ row: number - 1, height: row.height });
    if (row.hidden) hiddenRows.push(number - 1);
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const plain = cellOf(cell, number - 1, column - 1);
      if (plain) cells.push(plain);
      if (cell.note && cell.type !== ValueType.Merge) {
        const text = typeof cell.note === "string" ? cell.note : (cell.note.texts ?? []).map((run) => run.text).join("");
        if (text !== "") comments.push({ cell: areaAddress({ sheet: "", row: number - 1, column: column - 1, rows: 1, columns: 1 }), content: text });
      }
    });
  });
  const columns = Array.from({ length: sheet.columnCount }, (_, column) => ({ column, model: sheet.getColumn(column + 1) }));
  const view = (sheet.views as typeof sheet.views | null)?.[0];
  const freeze = view?.state === "frozen" ? { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 } : undefined;
  const merges: unknown = sheet.model.merges;
  return {
    name: sheet.name,
    visibility: VISIBILITY[sheet.state ?? "visible"],
    protected: (sheet as unknown as { sheetProtection?: { sheet?: boolean } | null }).sheetProtection?.sheet === true,
    showGridlines: view?.showGridLines !== false,
    cells,
    comments,
    merges: Array.isArray(merges) ? merges.map(String) : [],
    columnWidths: columns.flatMap(({ column, model }) => (model.width === undefined ? [] : [{ column, width: model.width }])),
    hiddenColumns: columns.flatMap(({ column, model }) => (model.hidden ? [column] : [])),
    rowHeights,
    hiddenRows,
    conditionalFormats: conditionalFormatsOf(sheet),
    page: pageOf(sheet),
    ...(freeze ? { freeze } : {}),
  };
}

function cellOf(cell: Cell, row: number, column: number): PlainCell | null {
  const format = formatOf(cell.style);
  const place = { row, column, format };
  if (cell.type === ValueType.Merge || cell.type === ValueType.Null) return Object.keys(cell.style).length > 0 ? place : null;
  if (cell.type === ValueType.Formula) return cell.formula ? { ...place, formula: `=${cell.formula.replaceAll("_xlfn.", "")}` } : { ...place, ...constantOf(cell.result) };
  return { ...place, ...constantOf(cell.value) };
}

function constantOf(value: CellValue | undefined): Pick<PlainCell, "value" | "error"> {
  if (value === null || value === undefined) return {};
  if (typeof value === "number" || typeof value === "boolean") return { value };
  if (typeof value === "string") return isErrorValue(value) ? { error: value } : { value };
  if (value instanceof Date) return { value: Number((value.getTime() / DAY_MS + EPOCH).toPrecision(15)) };
  if ("error" in value) return { error: String(value.error) };
  if ("richText" in value) return { value: value.richText.map((run) => run.text).join("") };
  if ("text" in value) return constantOf(value.text);
  return {};
}

function conditionalFormatsOf(sheet: Worksheet): PlainConditionalFormat[] {
  const formats = (sheet as unknown as { conditionalFormattings?: { ref: string; rules: ConditionalFormattingRule[] }[] }).conditionalFormattings ?? [];
  return formats
    .flatMap(({ ref, rules }) => rules.map((rule) => ({ ref, rule })))
    .sort((a, b) => a.rule.priority - b.rule.priority)
    .flatMap(({ ref, rule }): PlainConditionalFormat[] => {
      const areas = ref.split(/\s+/).filter((text) => parseArea(sheet.name, text) !== null);
      const [first, second] = ("formulae" in rule ? (rule.formulae ?? []) : []).map((formula) => `=${String(formula)}`);
      if (areas.length === 0 || first === undefined) return [];
      // What shows by its style alone keeps the neutral look of a cell.
      const { verticalAlignment: _, ...format } = formatOf(rule.style ?? {});
      if (rule.type === "expression") return [{ areas, type: "Custom", formula: first, format }];
      if (rule.type !== "cellIs") return [];
      const operator = rule.operator ? `${rule.operator.charAt(0).toUpperCase()}${rule.operator.slice(1)}` : "EqualTo";
      return [present({ areas, type: "CellValue", operator: operator === "Equal" ? "EqualTo" : operator, formula1: first, formula2: second, format }) as PlainConditionalFormat];
    });
}

function pageOf(sheet: Worksheet): PlainPage {
  const { pageSetup: page } = sheet;
  const { margins } = page;
  return present({
    orientation: page.orientation === "landscape" ? ("Landscape" as const) : page.orientation === "portrait" ? ("Portrait" as const) : undefined,
    paperSize: PAPER[page.paperSize ?? 0],
    zoom: page.fitToPage ? { horizontalFitToPages: page.fitToWidth ?? 1, verticalFitToPages: page.fitToHeight ?? 0 } : undefined,
    centerHorizontally: page.horizontalCentered || undefined,
    titleRows: page.printTitlesRow ? page.printTitlesRow.replaceAll("$", "") : undefined,
    printArea: page.printArea && !page.printArea.includes("&&") ? page.printArea.replaceAll("$", "") : undefined,
    leftMargin: margins ? margins.left * INCH : undefined,
    rightMargin: margins ? margins.right * INCH : undefined,
    topMargin: margins ? margins.top * INCH : undefined,
    bottomMargin: margins ? margins.bottom * INCH : undefined,
    headerMargin: margins ? margins.header * INCH : undefined,
    footerMargin: margins ? margins.footer * INCH : undefined,
  });
}
