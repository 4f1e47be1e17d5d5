/** What of a reviewer's folder is looked at, and under which name. */
import { nameAmong, workbooksAmong } from "../../src/taskpane/batch";

test.each<[what: string, files: readonly (readonly [name: string, path?: string])[], looked: readonly string[]]>([
  ["files of every kind that can be read, by name", [["乙.xls"], ["甲.XLSX"], ["丙.et"], ["丁.ods"], ["戊.xlsm"]], ["丙.et", "丁.ods", "甲.XLSX", "戊.xlsm", "乙.xls"]],
  ["nothing else, nor what programs keep beside an open workbook", [["说明.docx"], ["~$甲.xlsx"], ["._甲.xlsx"], ["甲.xlsx"]], ["甲.xlsx"]],
  ["files that are called alike, each with the folder of its office", [["预算.xlsx", "2025年/乙局/预算.xlsx"], ["预算.xlsx", "2025年/甲局/预算.xlsx"]], ["甲局/预算.xlsx", "乙局/预算.xlsx"]],
])("%s", (_what, files, looked) => {
  const chosen = files.map(([name, webkitRelativePath = ""]) => ({ name, webkitRelativePath }));
  expect(workbooksAmong(chosen).map(nameAmong)).toEqual(looked);
});
