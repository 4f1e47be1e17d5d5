import { basename } from "node:path";
import type { Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import { wordRefusal } from "../report";
import type { Converted, FileHost, FileHosts, Loss } from "./commands";
import { readInput } from "./files";
import { Problem, problemOf } from "./problem";

/** A workbook that was opened, and the format it came in; null for .xlsx. */
export interface Opened {
  readonly host: FileHost;
  readonly from: Converted["from"];
}

/** Opens a workbook file. @throws Problem when it is not there or is no workbook */
export async function openFile(file: string, hosts: FileHosts): Promise<Opened> {
  const bytes = await readInput(file);
  try {
    const { bytes: xlsx, from } = await hosts.toXlsx(bytes, basename(file));
    return { host: await hosts.open(xlsx, basename(file)), from };
  } catch (error) {
    throw problemOf(error, file);
  }
}

/** Whether macros stay in what is saved under a name: where there are some, and the name is one under which Excel opens them. */
export function keepsMacros({ wouldLose }: FileHost, out: string | null): boolean {
  return wouldLose.includes("macros") && /\.xlsm$/i.test(out ?? "");
}

/**
 * What is to be told of a copy of a workbook: the format that it came in, and what the copy will lack.
 *
 * @param macros whether macros stay in it; null where none ever do
 */
export function lacking({ from, host: { wouldLose } }: Opened, file: string, macros: boolean | null): readonly string[] {
  const lost = wouldLose.filter((loss) => loss !== "macros" || macros !== true);
  return [
    ...(from === null ? [] : [`${file}：原为 ${FORMATS[from]} 格式，结果存为 .xlsx；数据、公式、数字格式和合并单元格都在，字体、边框和底色没有带过来`]),
    ...(lost.length === 0 ? [] : [`${file}：结果不含${lost.map((loss) => LOSSES[loss]).join("、")}，请以原文件为准${macros === false && lost.includes("macros") ? "；要留下宏，请让 --out 的文件名以 .xlsm 结尾" : ""}`]),
  ];
}

const LOSSES: Readonly<Record<Loss, string>> = { macros: "宏", signature: "数字签名" };

const FORMATS = { xls: ".xls（.et）", ods: ".ods", csv: ".csv" } as const;

/** Reads a whole workbook. @throws Problem when it cannot be read or holds nothing */
export async function readBook(host: FileHost, file: string): Promise<WorkbookSnapshot> {
  let snapshot: WorkbookSnapshot;
  try {
    snapshot = await host.read();
  } catch (error) {
    throw problemOf(error, file);
  }
  if (snapshot.sheets.every((sheet) => sheet.values.length === 0)) throw new Problem(file, "工作簿里没有内容", "请换一个有预算表的工作簿");
  return snapshot;
}

/** Makes edits, all or none. @throws Problem with the first refusal */
export async function applyAll(host: FileHost, edits: readonly Edit[], place: string): Promise<void> {
  if (edits.length === 0) return;
  const result = await host.apply(edits);
  if (result.applied) return;
  const refused = result.outcomes.find((outcome) => !outcome.done && outcome.reason !== "cancelled") ?? result.outcomes.find((outcome) => !outcome.done);
  throw new Problem(place, refused ? wordRefusal(refused) : "没有写入", "原文件没有改动");
}

/** That a workbook has no budget table. */
export function noTables(file: string): Problem {
  return new Problem(file, "没有认出任何预算表", "请确认工作簿里有预算公开的表格和表头");
}
