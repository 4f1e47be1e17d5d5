/** The words of the tab 说明, beside those that it shares with the others. */
import type { UnitOfMeasure } from "../model/money";
import type { TextView } from "./textWork";
import type { RefusedFile } from "./textFile";

export interface TextWords {
  readonly views: Readonly<Record<TextView, string>>;
  readonly viewsLabel: string;
  /** On the summary of the fields for missing facts. */
  readonly typeThem: string;
  /** Where the workbook has no sheet to type them on. */
  readonly noPlace: string;
  readonly addSheets: string;
  readonly writeFacts: (facts: number) => string;
  readonly factsWritten: (facts: number) => string;
  readonly wantsNumber: string;
  /** On the button that leads to this year's text in last year's words. */
  readonly like: string;
  readonly exportWord: string;
  readonly exported: (file: string) => string;
  readonly exportHint: string;
  readonly saveAgain: (file: string) => string;
  readonly fileName: (body: string, year: string) => string;
  readonly compare: string;
  readonly upToDate: string;
  readonly stale: (paragraphs: number) => string;
  readonly staleHint: string;
  readonly staleMark: string;
  readonly notCopied: (paragraphs: number) => string;
  readonly notCopiedHint: string;
  readonly refreshAndCopy: string;
  readonly copyAsItIs: string;
  readonly changedMark: string;
  readonly changedSince: (paragraphs: number) => string;
  readonly refresh: string;
  readonly refreshAll: string;
  readonly oldText: string;
  readonly newText: string;
  readonly addedParagraph: string;
  readonly removedParagraph: string;

  readonly readIntro: string;
  readonly draft: string;
  readonly draftHint: string;
  readonly openFile: string;
  readonly read: string;
  readonly refusedFile: Readonly<Record<RefusedFile, string>>;
  readonly emptyDraft: string;
  readonly verdicts: { readonly agree: string; readonly disagree: string; readonly free: string; readonly unplaced: string };
  readonly readSummary: (figures: number, findings: number) => string;
  readonly outdated: string;
  readonly noFigures: string;
  readonly readClean: string;
  readonly readCleanBut: (unplaced: number) => string;
  readonly foundTitle: (count: number) => string;
  readonly foundList: string;
  readonly line: (line: number) => string;
  readonly showLine: (line: number) => string;
  readonly corrected: string;
  readonly adopt: string;
  readonly adopted: string;
  /** On the button that saves the Word file that was read, with comments. */
  readonly saveCommented: string;
  readonly saveCommentedHint: string;
  readonly commentedName: (name: string) => string;
  readonly commentedSaved: (file: string) => string;
  readonly commentedDetail: (comments: number, corrections: number) => string;
  readonly disagreeTitle: (count: number) => string;
  readonly unplacedTitle: (count: number) => string;
  readonly unplacedHint: string;
  readonly freeTitle: (count: number) => string;
  readonly agreeTitle: (count: number) => string;

  readonly chartsIntro: string;
  readonly drawCharts: string;
  readonly noCharts: string;
  readonly noChartsHint: string;
  readonly chartLabel: (title: string, unit: UnitOfMeasure) => string;
  readonly chartTable: string;
  readonly savePicture: string;
  readonly pictureOf: (title: string) => string;
  readonly item: string;
  readonly amount: (unit: UnitOfMeasure) => string;
  readonly thisYear: string;
  readonly lastYear: string;
  readonly change: string;
  readonly wholeChange: string;
  readonly unit: (unit: UnitOfMeasure) => string;
}

export const chineseText: TextWords = {
  views: { write: "生成", read: "核对文字", charts: "图表", publish: "发布" },
  viewsLabel: "说明的各项功能",
  typeThem: "在这里填写",
  noPlace: "本工作簿没有“补充资料”，加上以后就可以在这里填写。",
  addSheets: "加上“补充资料”",
  writeFacts: (facts) => (facts === 0 ? "写入" : `写入 ${facts} 项`),
  factsWritten: (facts) => `已写入 ${facts} 项资料，说明已更新`,
  wantsNumber: "请填数字",
  like: "用上年的说明",
  exportWord: "导出 Word",
  exported: (file) => `已生成 Word 文件：${file}`,
  exportHint: "封面、目录、文字说明、名词解释和各表都在其中。若没有自动下载，请点下面的链接；Office 拦截下载时，可用浏览器打开 Excel 网页版再导出。",
  saveAgain: (file) => `保存 ${file}`,
  fileName: (body, year) => `${year === "" ? "" : `${year}年`}${body}预算公开.docx`,
  compare: "检查是否过期",
  upToDate: "文字与表中数字一致，没有过期",
  stale: (paragraphs) => `表中数字已改动，${paragraphs} 段文字过期`,
  staleHint: "可逐段刷新，或一次全部刷新；未刷新的段落保持原样。",
  staleMark: "已过期",
  notCopied: (paragraphs) => `没有复制：表中数字已改动，${paragraphs} 段文字过期`,
  notCopiedHint: "请选择“刷新后复制”，或“按旧文复制”。",
  refreshAndCopy: "刷新后复制",
  copyAsItIs: "按旧文复制",
  changedMark: "有变化",
  changedSince: (paragraphs) => `与上次生成的文字相比，${paragraphs} 段有变化`,
  refresh: "刷新这一段",
  refreshAll: "全部刷新",
  oldText: "原文",
  newText: "现文",
  addedParagraph: "新增的段落",
  removedParagraph: "不再需要的段落",

  readIntro: "把已写好的说明文字与工作簿里的表逐个数字核对：金额、比例、增减方向、占比、科目名称和用词。",
  draft: "要核对的文字",
  draftHint: "粘贴文字，或打开 .docx、.txt、.md 文件。文字只在本机核对，不会上传。",
  openFile: "打开文件",
  read: "开始核对",
  refusedFile: {
    oldWord: "这是旧版 Word 文件 (.doc)，请在 Word 或 WPS 中另存为 .docx 后再试",
    pdf: "这是 PDF 文件，请把文字复制后粘贴到这里，或使用 .docx 原件",
    notText: "这不是文字文件，请使用 .docx、.txt 或 .md",
    damaged: "这不是 .docx 文件，或已损坏；请用 Word 打开、另存为 .docx 后再试",
    locked: "Word 文件设有打开密码，请先在 Word 中取消密码并另存",
    tooLarge: "文字太长，请只保留说明部分后再试",
    empty: "文件里没有文字，请换一份有说明文字的文件",
  },
  emptyDraft: "请先粘贴文字或打开文件",
  verdicts: { agree: "一致", disagree: "不符", free: "与表无关", unplaced: "未能定位" },
  readSummary: (figures, findings) => (findings === 0 ? `核对完成，${figures} 个数字，没有发现问题` : `核对完成，${figures} 个数字，发现 ${findings} 个问题`),
  outdated: "文字在核对之后又改动过，请重新核对。",
  noFigures: "这段文字里没有数字",
  readClean: "没有发现问题，数字都已核对",
  readCleanBut: (unplaced) => `没有发现不符；但有 ${unplaced} 个数字未能定位，请人工核对`,
  foundTitle: (count) => `发现 ${count} 个问题`,
  foundList: "文字中发现的问题",
  line: (line) => `第 ${line} 行`,
  showLine: (line) => `在文字中选中第 ${line} 行的这一处`,
  corrected: "应改为",
  adopt: "采用",
  adopted: "已改好这一句",
  saveCommented: "另存带批注的 Word",
  saveCommentedHint: "批注写在打开的 Word 文件副本里，拿得准的改法留修订痕迹；在这里改过的文字不写进去。",
  commentedName: (name) => `${name}-批注.docx`,
  commentedSaved: (file) => `已生成 ${file}`,
  commentedDetail: (comments, corrections) => `${comments} 条批注，${corrections} 处修订；原文件不改`,
  disagreeTitle: (count) => `另有 ${count} 个数字不符`,
  unplacedTitle: (count) => `${count} 个数字未能定位，没有核对`,
  unplacedHint: "看不出这些数字说的是哪一项，请人工核对。",
  freeTitle: (count) => `${count} 个数字与表无关`,
  agreeTitle: (count) => `${count} 个数字一致`,

  chartsIntro: "由表中数字画图，可存为图片用于公开文本。每张图下附数据表。",
  drawCharts: "按当前数字重画",
  noCharts: "还没有可以画图的数字",
  noChartsHint: "收入预算总表、支出预算总表有了合计和明细后，这里会画出构成图；有上年数时另有比较图。",
  chartLabel: (title, unit) => `条形图：${title}（${unit}），数据见下表`,
  chartTable: "数据表",
  savePicture: "存为图片",
  pictureOf: (title) => `把“${title}”存为图片`,
  item: "项目",
  amount: (unit) => `金额（${unit}）`,
  thisYear: "本年",
  lastYear: "上年",
  change: "增减",
  wholeChange: "增减合计",
  unit: (unit) => unit,
};

/** Units of measure in English. */
const YUAN: Readonly<Record<UnitOfMeasure, string>> = { 元: "yuan", 千元: "1,000 yuan", 万元: "10,000 yuan", 百万元: "million yuan", 亿元: "100 million yuan" };

const s = (count: number): string => (count === 1 ? "" : "s");

export const englishText: TextWords = {
  views: { write: "Write", read: "Proofread", charts: "Charts", publish: "Publish" },
  viewsLabel: "What this tab does",
  typeThem: "Type them here",
  noPlace: "This workbook has no 补充资料; once it is added they can be typed here.",
  addSheets: "Add 补充资料",
  writeFacts: (facts) => (facts === 0 ? "Write" : `Write ${facts} fact${facts === 1 ? "" : "s"}`),
  factsWritten: (facts) => `${facts} fact${facts === 1 ? "" : "s"} written; the text is up to date`,
  wantsNumber: "A number is wanted",
  like: "From last year's text",
  exportWord: "Export to Word",
  exported: (file) => `Word file made: ${file}`,
  exportHint: "It has the cover, contents, explanatory text, glossary and tables. If no download began, use the link below; where Office blocks downloads, export from Excel on the web in a browser.",
  saveAgain: (file) => `Save ${file}`,
  fileName: (body, year) => `${year === "" ? "" : `${year}年`}${body}预算公开.docx`,
  compare: "Check for changes",
  upToDate: "The text agrees with the tables; nothing is out of date",
  stale: (paragraphs) => `The tables have changed: ${paragraphs} paragraph${s(paragraphs)} out of date`,
  staleHint: "Refresh them one by one or all at once; what is not refreshed stays as it is.",
  staleMark: "out of date",
  notCopied: (paragraphs) => `Not copied: figures have changed, ${paragraphs} paragraph${paragraphs === 1 ? " is" : "s are"} out of date`,
  notCopiedHint: "Choose “Refresh and copy”, or “Copy as it is”.",
  refreshAndCopy: "Refresh and copy",
  copyAsItIs: "Copy as it is",
  changedMark: "changed",
  changedSince: (paragraphs) => `${paragraphs} paragraph${s(paragraphs)} changed since the last text`,
  refresh: "Refresh this paragraph",
  refreshAll: "Refresh all",
  oldText: "Before",
  newText: "Now",
  addedParagraph: "New paragraph",
  removedParagraph: "No longer needed",

  readIntro: "Reads a finished text against the tables of the workbook, figure by figure: amounts, rates, directions, shares, names of items and wording.",
  draft: "Text to read",
  draftHint: "Paste it, or open a .docx, .txt or .md file. It is read on this computer and sent nowhere.",
  openFile: "Open a file",
  read: "Read against tables",
  refusedFile: {
    oldWord: "This is an old Word file (.doc); save it as .docx in Word or WPS first",
    pdf: "This is a PDF file; paste its text here or use the .docx original",
    notText: "This is no text; use .docx, .txt or .md",
    damaged: "This is no .docx file, or a damaged one; open it in Word and save it as .docx",
    locked: "The Word file has a password; remove it in Word and save a copy",
    tooLarge: "The text is too long; keep only the explanatory part",
    empty: "The file has no text; choose another one",
  },
  emptyDraft: "Paste a text or open a file first",
  verdicts: { agree: "agree", disagree: "disagree", free: "free facts", unplaced: "unplaced" },
  readSummary: (figures, findings) => `Read ${figures} figure${s(figures)}: ${findings === 0 ? "no problem found" : `${findings} problem${s(findings)} found`}`,
  outdated: "The text was changed after it was read; read it again.",
  noFigures: "The text has no figures",
  readClean: "No problem found; every figure was looked at",
  readCleanBut: (unplaced) => `Nothing disagrees, but ${unplaced} figure${s(unplaced)} could not be placed: look at ${unplaced === 1 ? "it" : "them"} yourself`,
  foundTitle: (count) => `${count} problem${s(count)} found`,
  foundList: "Problems found in the text",
  line: (line) => `line ${line}`,
  showLine: (line) => `Select this place in the text, line ${line}`,
  corrected: "Should read",
  adopt: "Use it",
  adopted: "Sentence corrected",
  saveCommented: "Save Word file with comments",
  saveCommentedHint: "Comments go into a copy of the Word file that was opened, certain corrections as tracked changes; what was edited here does not.",
  commentedName: (name) => `${name}-批注.docx`,
  commentedSaved: (file) => `Made ${file}`,
  commentedDetail: (comments, corrections) => `${comments} comment${s(comments)}, ${corrections} tracked correction${s(corrections)}; the file itself stays`,
  disagreeTitle: (count) => `${count} more figure${s(count)} disagree${count === 1 ? "s" : ""}`,
  unplacedTitle: (count) => `${count} figure${s(count)} could not be placed and ${count === 1 ? "was" : "were"} not checked`,
  unplacedHint: "What these figures speak of could not be told; check them yourself.",
  freeTitle: (count) => `${count} figure${s(count)} on which no table bears`,
  agreeTitle: (count) => `${count} figure${s(count)} agree${count === 1 ? "s" : ""}`,

  chartsIntro: "Charts of the figures in the tables, to be saved as pictures. The data stand under each.",
  drawCharts: "Draw again",
  noCharts: "No figures to draw yet",
  noChartsHint: "Charts appear once the tables of revenue and expenditure have a total and its parts; last year's figures give a comparison.",
  chartLabel: (title, unit) => `Bar chart: ${title} (${YUAN[unit]}); its data stand in the table below`,
  chartTable: "Data",
  savePicture: "Save picture",
  pictureOf: (title) => `Save “${title}” as a picture`,
  item: "Item",
  amount: (unit) => `Amount (${YUAN[unit]})`,
  thisYear: "This year",
  lastYear: "Last year",
  change: "Change",
  wholeChange: "Whole change",
  unit: (unit) => YUAN[unit],
};
