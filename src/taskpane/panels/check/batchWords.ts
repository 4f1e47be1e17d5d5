/** The words of checking many files. */
import type { HostErrorCode } from "../../../hosts/host";
import { wordsOf, type Language } from "../../words";

export interface BatchWords {
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly title: (files: number) => string;
  readonly summary: (faults: number, doubts: number, refused: number, others: number) => string;
  readonly list: string;
  readonly notRead: (why: string) => string;
  readonly since: (added: number, gone: number) => string;
  readonly unchanged: string;
  /** That nothing here can be edited. */
  readonly readOnly: string;
  readonly exportReport: string;
  readonly reportName: string;
  readonly exported: (file: string) => string;
  readonly back: string;
  readonly noWorkbooks: string;
  readonly refused: (code: HostErrorCode | "unexpected") => string;
}

function refusedIn(language: Language): BatchWords["refused"] {
  const { hostError, unexpected } = wordsOf(language);
  return (code) => (code === "unexpected" ? unexpected : hostError[code]);
}

const s = (count: number): string => (count === 1 ? "" : "s");

const chinese: BatchWords = {
  chooseFiles: "校验多个文件…",
  chooseFolder: "校验整个文件夹…",
  title: (files) => `已校验 ${files} 个文件`,
  summary: (faults, doubts, refused, others) => [
    `${faults} 个有问题`, doubts > 0 ? `${doubts} 个有未核对的内容` : "", refused > 0 ? `${refused} 个读不出` : "", others > 0 ? `另有 ${others} 个不是工作簿，没有看` : "",
  ].filter((part) => part !== "").join("，"),
  list: "校验过的文件",
  notRead: (why) => `未能校验：${why}`,
  since: (added, gone) => `较上次：新增 ${added}，消除 ${gone}`,
  unchanged: "较上次：没有变化",
  readOnly: "这些文件没有打开，也不会改动；要改哪一个，请另行打开它。",
  exportReport: "导出汇总报告",
  reportName: "校验报告-汇总.html",
  exported: (file) => `已导出“${file}”`,
  back: "返回本工作簿",
  noWorkbooks: "所选的文件里没有工作簿（.xlsx、.xls、.et、.ods）",
  refused: refusedIn("zh"),
};

const english: BatchWords = {
  chooseFiles: "Validate several files…",
  chooseFolder: "Validate a folder…",
  title: (files) => `${files} file${s(files)} validated`,
  summary: (faults, doubts, refused, others) => [
    `${faults} with problems`, doubts > 0 ? `${doubts} not wholly checked` : "", refused > 0 ? `${refused} not readable` : "", others > 0 ? `${others} no workbook${s(others)} and not looked at` : "",
  ].filter((part) => part !== "").join(", "),
  list: "Validated files",
  notRead: (why) => `Not validated: ${why}`,
  since: (added, gone) => `Since last time: ${added} new, ${gone} gone`,
  unchanged: "Since last time: no change",
  readOnly: "These files were not opened and stay as they are; open the one that you want to edit.",
  exportReport: "Export one report",
  reportName: "validation-report-all.html",
  exported: (file) => `“${file}” exported`,
  back: "Back to this workbook",
  noWorkbooks: "There is no workbook among these files (.xlsx, .xls, .et, .ods)",
  refused: refusedIn("en"),
};

/** The dictionary of a language. */
export function batchWordsOf(language: Language): BatchWords {
  return language === "en" ? english : chinese;
}
