import type { SheetDraft } from "../../../src/model/edits";
import type { PlainCell, PlainSheet, SimulatedWorkbook } from "../../../src/simulator/plainWorkbook";
import type { HostOptions, SimulatedExcel } from "../../../src/simulator/host";
import { openExcel } from "../../../src/simulator/loadOffice";

/** A simulated Excel whose client knows nothing newer than ExcelApi 1.9, or what is said. */
export function open(sheets: readonly PlainSheet[], options: HostOptions = {}, api = "1.9"): SimulatedExcel {
  return openExcel({ ...options, workbook: { sheets }, requirementSets: { ExcelApi: api } });
}

/** A sheet from rows of constants; text that begins with "=" is a formula unless it is `{text}`. */
export function page(name: string, rows: readonly (readonly (string | number | boolean | null | { readonly text: string })[])[], more: Partial<PlainSheet> = {}): PlainSheet {
  const cells = rows.flatMap((line, row) =>
    line.flatMap((value, column): PlainCell[] => {
      if (value === null) return [];
      if (typeof value === "object") return [{ row, column, value: value.text }];
      return [typeof value === "string" && value.startsWith("=") ? { row, column, formula: value } : { row, column, value }];
    }));
  return { name, cells, ...more };
}

/** A draft with something of everything. */
export function draftOf(name: string, rows = 30): SheetDraft {
  const columns = 7;
  return {
    name,
    cells: [
      { row: 0, column: 0, content: { value: `${name}（2022年）` } },
      { row: 1, column: 0, content: { value: "单位：万元" } },
      ...Array.from({ length: rows }, (_, index) => [
        { row: 3 + index, column: 0, content: { value: String(2_010_300 + index) } },
        { row: 3 + index, column: 1, content: { value: "行政运行" } },
        { row: 3 + index, column: 2, content: { formula: `=SUM(D${4 + index}:E${4 + index})` } },
        { row: 3 + index, column: 3, content: { value: index / 4 } },
      ]).flat(),
    ],
    merges: [{ row: 0, column: 0, rows: 1, columns }],
    styles: [
      { row: 0, column: 0, rows: 1, columns, style: { bold: true, fontSize: 16, fontName: "方正小标宋简体", horizontal: "center", vertical: "center" } },
      { row: 3, column: 0, rows, columns: 1, style: { numberFormat: "@", horizontal: "left" } },
      { row: 3, column: 2, rows, columns: 5, style: { numberFormat: "0.00;-0.00;", border: true, fill: "#F2F2F2", fontColor: "#003366", wrap: true, indent: 1 } },
    ],
    choices: [
      { row: 3, column: 1, rows, columns: 1, values: ["行政单位", "事业单位"] },
      { row: 3, column: 2, rows: 1, columns: 1, values: ["甲,乙", "丙"] },
      { row: 3, column: 3, rows: 1, columns: 1, values: ["=A1"] },
    ],
    columnWidths: [12, 30, 14, 14, 14, 14, 14],
    rowHeights: { 0: 30, 3: 20, 4: 20 },
    freeze: { rows: 3, columns: 2 },
    print: { orientation: "landscape", titleRows: [0, 2] },
  };
}

/** The workbook as data without what Excel may number anew. */
export function saved(excel: SimulatedExcel): SimulatedWorkbook {
  return JSON.parse(JSON.stringify(excel.save())) as SimulatedWorkbook;
}
