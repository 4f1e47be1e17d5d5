/** Words of the view 发布. */
import type { ConcernId, Repair } from "../publish/preflight";
import type { Language } from "./words";

export interface PublishWords {
  readonly intro: string;
  readonly look: string;
  readonly lookAgain: string;
  readonly ready: string;
  readonly readyHint: string;
  readonly open: (concerns: number) => string;
  readonly openHint: string;
  readonly inOrder: (checks: number) => string;
  readonly concerns: Readonly<Record<ConcernId, (count: number) => string>>;
  /** What was looked at, where nothing is wrong. */
  readonly fine: Readonly<Record<ConcernId, string>>;
  readonly repairs: Readonly<Record<Repair, string>>;
  readonly values: string;
  readonly publish: string;
  readonly title: (body: string, year: string) => string;
  /** Behind the title in the name of the report's file. */
  readonly report: string;
  readonly made: (files: number) => string;
  readonly madeHint: string;
  readonly notReady: string;
  readonly withoutWorkbook: string;
  readonly noFile: string;
}

const s = (count: number): string => (count === 1 ? "" : "s");

const WORDS: Readonly<Record<Language, PublishWords>> = {
  zh: {
    intro: "发布前把该看的都看一遍，然后生成一个压缩包：Word 全文、可公开的工作簿（无空行、无标记、无辅助表）和校验报告。您的工作簿不会改动。",
    look: "发布前检查",
    lookAgain: "重新检查",
    ready: "可以发布",
    readyHint: "其余事项由生成发布文件时一并处理。",
    open: (concerns) => `还有 ${concerns} 件事要看`,
    openHint: "可以逐项处理，也可以先生成；未处理的事项不会被掩盖。",
    inOrder: (checks) => `已检查、没有问题的 ${checks} 项`,
    concerns: {
      "missing-facts": (count) => `${count} 项资料没有填，相关句子不会出现`,
      "stale-text": (count) => `${count} 段文字已过期`,
      "typed-codes": (count) => `${count} 个编码缺名称或缺行`,
      "to-fill": (count) => `${count} 个单元格可以由填充写入`,
      findings: (count) => `${count} 处校验问题没有处理`,
      accepted: (count) => `${count} 处问题已接受（附理由）`,
      titles: (count) => `${count} 处表题的年度或单位不对`,
      "empty-tables": (count) => `${count} 张空表没有写明“无数据”`,
      unread: (count) => `${count} 处内容没有读懂，因而没有核对`,
      "prepared-rows": (count) => `${count} 行空行`,
      "left-out": (count) => `${count} 张表不公开（辅助表、空表或隐藏表）`,
    },
    fine: {
      "missing-facts": "说明所需资料", "stale-text": "文字与表一致", "typed-codes": "科目编码齐全", "to-fill": "小计与占比",
      findings: "校验问题", accepted: "已接受的问题", titles: "表题年度与单位", "empty-tables": "空表说明", unread: "未读懂的内容",
      "prepared-rows": "空行", "left-out": "不公开的表",
    },
    repairs: { facts: "去填写", refresh: "全部刷新", complete: "补全编码", fill: "现在填充", check: "去校验", publishing: "发布时自动去掉" },
    values: "公开的工作簿写成数值（不带公式）",
    publish: "生成发布文件",
    title: (body, year) => `${year === "" ? "" : `${year}年`}${body}预算公开`,
    report: "校验报告",
    made: (files) => `已生成发布文件，共 ${files} 个`,
    madeHint: "若没有自动下载，请点下面的链接。",
    notReady: "上面列出的事项尚未处理，文件按现状生成。",
    withoutWorkbook: "已生成 Word 文件和校验报告，但没有生成可公开的工作簿",
    noFile: "这个 Excel 不交出文件内容。可以把工作簿另存为 .xlsx，用网页工作台打开后再发布。",
  },
  en: {
    intro: "Looks at everything once more, then makes one archive: the whole text in Word, a workbook to be published (no empty rows, marks or helper sheets) and the report. Your workbook is not changed.",
    look: "Look before publishing",
    lookAgain: "Look again",
    ready: "Ready to be published",
    readyHint: "The rest is taken care of when the files are made.",
    open: (concerns) => `${concerns} thing${s(concerns)} to look at`,
    openHint: "Deal with them one by one, or make the files as it stands; nothing is hidden.",
    inOrder: (checks) => `${checks} check${s(checks)} in order`,
    concerns: {
      "missing-facts": (count) => `${count} fact${s(count)} missing; the sentences that need them stay out`,
      "stale-text": (count) => `${count} paragraph${s(count)} out of date`,
      "typed-codes": (count) => `${count} code${s(count)} without name or rows`,
      "to-fill": (count) => `${count} cell${s(count)} that filling would write`,
      findings: (count) => `${count} finding${s(count)} not dealt with`,
      accepted: (count) => `${count} finding${s(count)} accepted with a reason`,
      titles: (count) => `${count} title${s(count)} with a wrong year or body`,
      "empty-tables": (count) => `${count} empty table${s(count)} without the note that says so`,
      unread: (count) => `${count} area${s(count)} not understood, and so not checked`,
      "prepared-rows": (count) => `${count} empty row${s(count)}`,
      "left-out": (count) => `${count} sheet${s(count)} not to be published (helpers, blank, hidden)`,
    },
    fine: {
      "missing-facts": "Facts for the text", "stale-text": "Text agrees with the tables", "typed-codes": "Codes complete", "to-fill": "Totals and shares",
      findings: "Findings", accepted: "Accepted findings", titles: "Year and body in titles", "empty-tables": "Notes of empty tables", unread: "Areas not understood",
      "prepared-rows": "Empty rows", "left-out": "Sheets not to be published",
    },
    repairs: { facts: "Fill in", refresh: "Refresh all", complete: "Complete codes", fill: "Fill now", check: "Go to checks", publishing: "left out when published" },
    values: "Numbers instead of formulas in the published workbook",
    publish: "Make the files",
    title: (body, year) => `${year === "" ? "" : `${year}年`}${body}预算公开`,
    report: "校验报告",
    made: (files) => `${files} file${s(files)} made for publication`,
    madeHint: "If nothing was downloaded, use the link below.",
    notReady: "What is listed above has not been dealt with; the files are as the workbook stands.",
    withoutWorkbook: "The Word file and the report were made, the workbook to be published was not",
    noFile: "This Excel does not hand over its file. Save the workbook as .xlsx, open it in the web workbench and publish there.",
  },
};

/** The dictionary of a language. */
export function publishWordsOf(language: Language): PublishWords {
  return WORDS[language];
}
