import type { Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import { codeProblemText } from "../report";
import { planCodeImport, readCodeList, understand } from "../review";
import type { FileHosts } from "./commands";
import { Problem } from "./problem";
import { openFile, readBook } from "./workbooks";

/** Lines of a broken list that are told; the file has the others. */
const LINES_TOLD = 5;

/**
 * Reads an office's list of codes for a workbook: the edits that bring it onto 科目表, and what is to be told of it. Its year is
 * the one that it says, else the workbook's.
 *
 * @throws Problem when the file is no list, a line of it is broken, or no year is said
 */
export async function codeImportFor(snapshot: WorkbookSnapshot, file: string, hosts: FileHosts): Promise<{ readonly edits: readonly Edit[]; readonly note: string }> {
  const list = readCodeList(await readBook((await openFile(file, hosts)).host, file), file);
  if (!list.found) throw new Problem(file, "没有找到科目表", "需要有“科目编码”（或“类、款、项”）和“科目名称”两种列标题");
  if (list.problems.length > 0) {
    const more = list.problems.length > LINES_TOLD ? ` 等 ${list.problems.length} 处` : "";
    throw new Problem(file, `${list.problems.slice(0, LINES_TOLD).map((problem) => codeProblemText(problem)).join("；")}${more}`, "科目表没有导入，请改正后再试");
  }
  const year = list.year ?? understand(snapshot).year;
  if (year === null) throw new Problem(file, "没有写适用年度", "请在标题、工作表名或文件名里写上，如“2027年政府收支分类科目”");
  const plan = planCodeImport(snapshot, list, year);
  const changed = plan.changed.length === 0 ? "" : `，其中与内置名称不同 ${plan.changed.length} 个：${plan.changed.slice(0, LINES_TOLD).map(({ code, from, to }) => `${code} ${from} → ${to}`).join("；")}${plan.changed.length > LINES_TOLD ? "…" : ""}`;
  return { edits: plan.edits, note: `已导入 ${year} 年 ${plan.codes} 个科目${changed}` };
}
