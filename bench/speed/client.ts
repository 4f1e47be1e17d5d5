/** What reading, marking and one edit ask of Excel over its own client library: round trips and bytes, which depend on no machine. */
import { createOfficeHost } from "../../src/hosts/office";
import { openXlsx } from "../../src/hosts/xlsx";
import type { SheetSnapshot } from "../../src/model/snapshot";
import { markEdits } from "../../src/report";
import { review } from "../../src/review";
import { openExcel } from "../../src/simulator/loadOffice";
import type { PlainCell, PlainSheet } from "../../src/simulator/plainWorkbook";

/** Round trips of one piece of work, and the bytes that went there and came back. */
export interface Asked {
  readonly name: string;
  readonly syncs: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

function sheetOf({ name, row: top, column: left, values, formulas, numberFormats }: SheetSnapshot): PlainSheet {
  const cells = values.flatMap((line, row) => line.flatMap((value, column): PlainCell[] => {
    const formula = formulas[row]?.[column] ?? "";
    if (value === null && formula === "") return [];
    return [{ row: top + row, column: left + column, ...(formula !== "" ? { formula } : value === null ? {} : { value }), format: { numberFormat: numberFormats[row]?.[column] ?? "General" } }];
  }));
  return { name, cells };
}

/** Reads a workbook in a simulated Excel, marks what is wrong with it, and reads again what an edit of its first sheet concerns. */
export async function askedOfExcel(bytes: Uint8Array): Promise<readonly Asked[]> {
  const { sheets } = await (await openXlsx(bytes, "sample")).read();
  const excel = openExcel({ workbook: { sheets: sheets.map(sheetOf) } });
  const host = createOfficeHost();
  const asked: Asked[] = [];
  const note = (name: string): void => {
    const { syncs, requestBytes, responseBytes } = excel.takeStats();
    asked.push({ name, syncs, requestBytes, responseBytes });
  };
  excel.takeStats();
  const snapshot = await host.read();
  note("Excel: reading the workbook");
  const { findings } = review(snapshot);
  await host.apply(markEdits(findings.length > 0 ? findings : [{ rule: "hint/rounding", severity: "hint", at: { sheet: sheets[0]?.name ?? "", row: 5, column: 2 }, related: [], values: {} }]));
  note("Excel: marking findings");
  await host.live?.readSheets(sheets.slice(0, 1).map(({ name }) => name));
  note("Excel: reading one sheet again after an edit");
  return asked;
}
