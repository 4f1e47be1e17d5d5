import { basename } from "node:path";
import type { Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import { wordRefusal } from "../report";
import type { FileHost, FileHosts } from "./commands";
import { readInput } from "./files";
import { Problem, problemOf } from "./problem";

/** Opens a workbook file. @throws Problem when it is not there or is no workbook */
export async function openFile(file: string, hosts: FileHosts): Promise<FileHost> {
  const bytes = await readInput(file);
  try {
    return await hosts.open(bytes, basename(file));
  } catch (error) {
    throw problemOf(error, file);
  }
}

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
