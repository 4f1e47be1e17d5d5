/** Small workbooks that scenes open. All figures are made up. */
import { readFileSync } from "node:fs";
import { newXlsx, openXlsx } from "../src/hosts/xlsx";
import type { Edit } from "../src/model/edits";
import type { SheetSnapshot } from "../src/model/snapshot";
import { filledBook } from "../tests/e2e/books";
import { grid, rowsOf } from "../tests/support/snapshots";

/** A file as a person chooses it. */
export interface FileOfScene {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const MIME_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HEADER = "科目编码|科目名称|合计|基本支出|项目支出";

/** A table recognised, a second of its kind of which the sums hold, a second without any sum, one of no known kind. */
export const SECOND_TABLES: readonly SheetSnapshot[] = [
  grid("局本级", rowsOf(`2024年部门支出预算总表\n单位：万元\n${HEADER}\n'201|一般公共服务支出|30|20|10\n'20103|政府办公厅（室）及相关机构事务|30|20|10\n'2010301|行政运行|20|20|\n'2010302|一般行政管理事务|10||10\n合计||30|20|10`)),
  grid("信息中心", rowsOf(`2024年部门支出预算总表\n单位：万元\n${HEADER}\n'201|一般公共服务支出|41.5|25|16.5\n'20103|政府办公厅（室）及相关机构事务|41.5|25|16.5\n'2010301|行政运行|25|25|\n'2010302|一般行政管理事务|16.5||16.5\n合计||41.5|25|16.5`)),
  grid("服务中心", rowsOf("2024年部门支出预算总表\n单位：万元\n科目编码|科目名称|合计\n'201|一般公共服务支出|41.5")),
  grid("车辆", rowsOf("2024年公务用车保有情况表\n单位：辆\n车型|合计|局本级|信息中心\n机要通信用车|3|2|1\n应急保障用车|2|1|1\n执法执勤用车|4|3|1\n合计|9|6|3")),
];

/** One table of which a text can be told, without our own sheets. */
export const ONE_TABLE: readonly SheetSnapshot[] = [
  grid("支出表", rowsOf(`2024年部门一般公共预算支出表\n单位：万元\n${HEADER}\n'201|一般公共服务支出|30|20|10\n'20103|政府办公厅（室）及相关机构事务|30|20|10\n'2010301|行政运行|20|20|\n'2010302|一般行政管理事务|10||10\n合计||30|20|10`)),
];

/** A workbook of sheets under a name. */
export async function bookOf(name: string, sheets: readonly SheetSnapshot[]): Promise<FileOfScene> {
  const host = newXlsx();
  await host.apply(sheets.map(({ name: sheet, values }) => ({
    kind: "insertSheet", before: null,
    draft: {
      name: sheet, cells: values.flatMap((line, row) => line.flatMap((value, column) => (value === null ? [] : [{ row, column, content: { value } }]))), merges: [], styles: [], choices: [],
      columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
    },
  })));
  return { name, mimeType: MIME_TYPE, buffer: Buffer.from(await host.bytes()) };
}

/** The sample as it would have been a year before: its years are turned back, its figures are the same. */
export async function lastYears(): Promise<FileOfScene> {
  const host = await openXlsx(new Uint8Array(readFileSync(await filledBook())), "上年");
  const now = await host.read();
  const before = (text: string): string => text.replace(/20(2[0-2])/g, (_, year: string) => `20${Number(year) - 1}`);
  const edits = now.sheets.flatMap(({ name, values, formulas }) => values.flatMap((line, row) => line.flatMap((value, column): Edit[] => {
    const turned = typeof value === "string" ? before(value) : value === 2022 ? 2021 : value;
    return formulas[row]?.[column] || turned === value ? [] : [{ kind: "setValue", at: { sheet: name, row, column }, value: turned, expects: { value } }];
  })));
  if (!(await host.apply(edits)).applied) throw new Error("The sample could not be turned back by a year.");
  return { name: "上年.xlsx", mimeType: MIME_TYPE, buffer: Buffer.from(await host.bytes()) };
}
