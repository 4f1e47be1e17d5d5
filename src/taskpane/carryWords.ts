/** Words of carrying over from last year, beside those of the tab 说明. */
import type { CarryDoubt, CarryFlag, CarryKind } from "../model/carry";
import type { Language } from "./words";

export interface CarryWords {
  readonly entry: string;
  readonly back: string;
  readonly title: string;
  readonly intro: string;
  readonly openFile: string;
  readonly draft: string;
  readonly draftHint: string;
  readonly preview: string;
  readonly emptyDraft: string;
  readonly pasted: string;
  readonly from: (name: string, year: number | null, body: string | null) => string;
  readonly doubts: Readonly<Record<CarryDoubt, (year: number | null, sourceYear: number | null, sourceBody: string | null) => string>>;
  readonly despite: string;
  readonly despiteHint: string;
  readonly nothing: string;
  readonly nothingHint: string;
  readonly summary: (offered: number, selected: number) => string;
  readonly flaggedHint: string;
  readonly kinds: Readonly<Record<CarryKind, string>>;
  readonly count: (selected: number, offered: number) => string;
  readonly flags: Readonly<Record<CarryFlag, string>>;
  readonly now: string;
  readonly line: (line: number) => string;
  readonly source: string;
  readonly lackingTitle: (count: number) => string;
  readonly outturnHint: string;
  readonly outturn: string;
  readonly notFound: string;
  readonly leftTitle: (count: number) => string;
  readonly apply: (count: number) => string;
  readonly applied: (count: number) => string;
  readonly appliedHint: string;
}

const WORDS: Readonly<Record<Language, CarryWords>> = {
  zh: {
    entry: "沿用上年",
    back: "返回说明",
    title: "沿用上年",
    intro: "从上年的工作簿或文字里取上年预算数、增减原因、科目用途、主要职能等，写入“补充资料”和“基本信息”。先预览，再写入；文件只在本机读取。",
    openFile: "打开上年文件",
    draft: "或粘贴上年的文字",
    draftHint: "可打开 .xlsx、.xls、.et、.ods、.docx、.txt、.md 文件。",
    preview: "预览",
    emptyDraft: "请先粘贴上年的文字，或打开上年文件",
    pasted: "粘贴的文字",
    from: (name, year, body) => [name, ...(year === null ? [] : [`${year} 年`]), ...(body === null ? [] : [body])].join(" · "),
    doubts: {
      noYearHere: () => "本工作簿的预算年度不明，请先在“基本信息”填写预算年度。",
      noYearThere: () => "看不出这份资料是哪一年的。",
      otherYear: (year, sourceYear) => `这是 ${sourceYear ?? ""} 年的资料，不是本工作簿（${year ?? ""} 年）的上一年。`,
      otherBody: (_year, _sourceYear, body) => `这是另一部门或单位的资料：${body ?? ""}。`,
      nothing: () => "里面没有可以沿用的内容：没有认出预算表，也没有认出说明文字。",
      noSheets: () => "本工作簿没有“基本信息”和“补充资料”，请先生成说明，在那里加上。",
    },
    despite: "仍要查看",
    despiteHint: "年度不符时不取上年数，只列出可参考的文字。",
    nothing: "没有需要沿用的内容",
    nothingHint: "资料里的内容本工作簿都已有了。",
    summary: (offered, selected) => `可沿用 ${offered} 项，已选 ${selected} 项`,
    flaggedHint: "有提示的和已填写的不会自动选中，请逐项核对后再勾选。",
    kinds: { figure: "上年预算数", reason: "增减原因", purpose: "主要用途", description: "部门情况", goal: "绩效目标" },
    count: (selected, offered) => `${selected} / ${offered}`,
    flags: {
      signTurned: "增减方向与上年相反",
      noChange: "今年与上年持平，不写原因",
      directionUnknown: "还看不出今年或上年是增是减",
      holdsAmount: "含上年金额",
      holdsPercentage: "含上年比例",
      holdsYear: "含年份",
      holdsCount: "含数量",
      cut: "句子不完整",
      several: "上年前后说法不一",
      nameDiffers: "科目名称已变",
      unitsDiffer: "与单位名单不符",
      otherBody: "另一部门或单位",
      typed: "已有内容，将被替换",
    },
    now: "现有",
    line: (line) => `第 ${line} 行`,
    source: "出自",
    lackingTitle: (count) => `仍需填写的上年数（${count}）`,
    outturnHint: "上年执行数不在预算里，请按决算或预计执行数填写。",
    outturn: "上年预算里没有执行数",
    notFound: "资料里没有找到",
    leftTitle: (count) => `今年没有的项目或科目（${count}）`,
    apply: (count) => `沿用 ${count} 项`,
    applied: (count) => `已沿用 ${count} 项`,
    appliedHint: "可撤销。请核对后重新生成说明。",
  },
  en: {
    entry: "Carry over from last year",
    back: "Back to the text",
    title: "Carry over from last year",
    intro: "Takes last year's budget figures, reasons, purposes and descriptions from last year's workbook or text into 补充资料 and 基本信息. You see everything before it is written; the file is read on this computer.",
    openFile: "Open last year's file",
    draft: "Or paste last year's text",
    draftHint: "A file may be .xlsx, .xls, .et, .ods, .docx, .txt or .md.",
    preview: "Preview",
    emptyDraft: "Paste last year's text or open a file first",
    pasted: "Pasted text",
    from: (name, year, body) => [name, ...(year === null ? [] : [String(year)]), ...(body === null ? [] : [body])].join(" · "),
    doubts: {
      noYearHere: () => "The year of this workbook is not known; type it on 基本信息 first.",
      noYearThere: () => "It cannot be told of which year this is.",
      otherYear: (year, sourceYear) => `This is of ${sourceYear ?? ""}, which is not the year before this workbook's (${year ?? ""}).`,
      otherBody: (_year, _sourceYear, body) => `This is of another department or unit: ${body ?? ""}.`,
      nothing: () => "There is nothing to carry over: neither budget tables nor an explanatory text were recognised.",
      noSheets: () => "This workbook has no 基本信息 and 补充资料; write the text first and add them there.",
    },
    despite: "Look at it anyway",
    despiteHint: "Of another year no figures are taken, only words to look at.",
    nothing: "Nothing to carry over",
    nothingHint: "This workbook has it all already.",
    summary: (offered, selected) => `${offered} to carry over, ${selected} chosen`,
    flaggedHint: "What has a remark, or stands where something is typed, is not chosen by itself: look at each before you tick it.",
    kinds: { figure: "Last year's budget", reason: "Reasons for changes", purpose: "Purposes", description: "About the department", goal: "Performance goals" },
    count: (selected, offered) => `${selected} / ${offered}`,
    flags: {
      signTurned: "the change has turned round since",
      noChange: "nothing has changed this year; no reason is said",
      directionUnknown: "whether it rises or falls cannot be told yet",
      holdsAmount: "holds an amount",
      holdsPercentage: "holds a rate",
      holdsYear: "holds a year",
      holdsCount: "holds a count",
      cut: "not a whole sentence",
      several: "said in two ways",
      nameDiffers: "the item has another name now",
      unitsDiffer: "does not name the units listed",
      otherBody: "another department or unit",
      typed: "replaces what is typed",
    },
    now: "Now",
    line: (line) => `line ${line}`,
    source: "From",
    lackingTitle: (count) => `Last year's figures still to type (${count})`,
    outturnHint: "An outturn is in no budget; take it from the final accounts or the estimate.",
    outturn: "no outturn in a budget",
    notFound: "not found",
    leftTitle: (count) => `Not in this year's tables (${count})`,
    apply: (count) => `Carry over ${count}`,
    applied: (count) => `${count} carried over`,
    appliedHint: "It can be undone. Look at it, then write the text again.",
  },
};

/** The words in a language. */
export function carryWordsOf(language: Language): CarryWords {
  return WORDS[language];
}
