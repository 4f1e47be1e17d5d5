/** Words of 用上年的表 beside those of the whole pane. */
import type { Language } from "./words";

export interface FormWordsOfPane {
  /** On the button that leads here. */
  readonly open: string;
  readonly title: string;
  readonly intro: string;
  readonly openFile: string;
  readonly useCurrent: string;
  readonly back: string;
  readonly year: string;
  readonly yearWrong: string;
  readonly yearPast: (from: number) => string;
  readonly noTables: string;
  readonly noTablesHint: string;
  readonly questions: (count: number) => string;
  readonly noQuestions: string;
  readonly tables: (count: number) => string;
  readonly make: string;
  readonly ownSheets: string;
  readonly openText: string;
  readonly openTextHint: string;
  readonly text: (name: string, count: number) => string;
  readonly otherText: string;
  readonly dropText: string;
  /** What the text states, for people: 货物 36.4万元. */
  readonly statedTitle: (count: number) => string;
  readonly book: (name: string, year: number | null) => string;
  readonly currentBook: string;
  readonly made: (name: string) => string;
  readonly madeNext: string;
  readonly refused: string;
  readonly notRead: string;
  readonly choose: (place: string) => string;
  /** The file of a form: learned here, or loaded from a colleague. */
  readonly saveFormFile: string;
  readonly saveFormFileHint: string;
  readonly formFileName: (name: string) => string;
  readonly formSaved: (file: string, tables: number) => string;
  readonly formSavedNext: string;
  readonly unsaid: (title: string, reason: "unknown" | "columns" | "rows") => string;
  readonly noFormFile: string;
  readonly noFormFileHint: string;
  readonly moreProblems: (count: number) => string;
  readonly loadFormFile: string;
  readonly formLoaded: (name: string, tables: number) => string;
  readonly formLoadedNext: string;
  readonly formRefused: (file: string) => string;
  readonly formTooLarge: string;
}

const UNSAID: Readonly<Record<Language, Readonly<Record<"unknown" | "columns" | "rows", string>>>> = {
  zh: { unknown: "不是已知的表种，只能用工作簿", columns: "有的列不是这种表的列", rows: "固定的行左右没有对齐" },
  en: { unknown: "no known kind of table; only the workbook has it", columns: "a column is none of its kind", rows: "fixed lines do not stand side by side" },
};

const WORDS: Readonly<Record<Language, FormWordsOfPane>> = {
  zh: {
    open: "用上年的表",
    title: "用上年的表",
    intro: "打开上年填好的工作簿，不论哪个地区的格式：年份改成今年，数字清空，预算数移到“上年预算数”，合计做成公式，其余一律不动。结果另存为新文件，原文件不改。",
    openFile: "打开上年的工作簿",
    useCurrent: "用当前工作簿",
    back: "按版式新建",
    year: "预算年度",
    yearWrong: "请写四位年份",
    yearPast: (from) => `工作簿已经是 ${from} 年的`,
    noTables: "没有认出预算表",
    noTablesHint: "请打开上年填好的整套预算表",
    questions: (count) => `请看这 ${count} 处`,
    noQuestions: "没有拿不准的地方",
    tables: (count) => `认出 ${count} 张表`,
    make: "生成今年的表",
    ownSheets: "没有的，加上基本信息和补充资料",
    openText: "选上年的说明",
    openTextHint: "可不选。上年说明里有、表里没有的数（政府采购、车辆等）逐项列入“补充资料”，旁边是上年数。",
    text: (name, count) => (count === 0 ? `上年说明：${name}，没有表里缺的数` : `上年说明：${name}，${count} 项表里没有的数列入“补充资料”`),
    otherText: "换一份说明",
    dropText: "不用说明",
    statedTitle: (count) => `列入“补充资料”的 ${count} 项`,
    book: (name, year) => `上年工作簿：${name}${year === null ? "（没有写年份）" : `（${year} 年）`}`,
    currentBook: "当前工作簿",
    made: (name) => `已生成 ${name}`,
    madeNext: "打开新文件，只填明细数字，再“校验”。",
    refused: "没有生成，上年的工作簿里有改不了的地方",
    notRead: "这个文件打不开",
    choose: (place) => `${place} 的做法`,
    saveFormFile: "存为版式文件",
    saveFormFileHint: "版式文件可以发给同事，在“套表”里载入；里面没有数字。",
    formFileName: (name) => `${name}-版式.json`,
    formSaved: (file, tables) => `已生成版式文件 ${file}（${tables} 张表）`,
    formSavedNext: "同事在“套表”里点“载入版式文件”即可使用。",
    unsaid: (title, reason) => `版式文件里没有 ${title}：${UNSAID.zh[reason]}`,
    noFormFile: "存不成版式文件",
    noFormFileHint: "可直接用这个工作簿生成今年的表。",
    moreProblems: (count) => `另有 ${count} 处`,
    loadFormFile: "载入版式文件",
    formLoaded: (name, tables) => `已载入版式“${name}”（${tables} 张表）`,
    formLoadedNext: "插入模板时随工作簿保存，校验、说明都按它。",
    formRefused: (file) => `版式文件有误，没有载入：${file}`,
    formTooLarge: "文件超过 1 MB，不是版式文件",
  },
  en: {
    open: "From last year's tables",
    title: "From last year's tables",
    intro: "Open last year's finished workbook, of any region: years are turned, figures taken out, budgets moved to the column of last year's budget, totals made formulas; nothing else changes. The result is a new file, the old one stays.",
    openFile: "Open last year's workbook",
    useCurrent: "Use this workbook",
    back: "New from a layout",
    year: "Budget year",
    yearWrong: "four digits",
    yearPast: (from) => `the workbook is of ${from} already`,
    noTables: "No budget table was recognised",
    noTablesHint: "Open last year's whole set of tables",
    questions: (count) => `Please look at these ${count}`,
    noQuestions: "Nothing is uncertain",
    tables: (count) => `${count} table${count === 1 ? "" : "s"} recognised`,
    make: "Make this year's tables",
    ownSheets: "Add 基本信息 and 补充资料 where there are none",
    openText: "Choose last year's text",
    openTextHint: "Optional. Figures of last year's text that no table holds (procurement, vehicles …) are asked for on 补充资料, last year's beside.",
    text: (name, count) => (count === 0 ? `Last year's text: ${name}; no figure that the tables lack` : `Last year's text: ${name}; ${count} figures that no table holds are asked for on 补充资料`),
    otherText: "Another text",
    dropText: "Without the text",
    statedTitle: (count) => `${count} figures for 补充资料`,
    book: (name, year) => `Last year's workbook: ${name} (${year === null ? "names no year" : String(year)})`,
    currentBook: "this workbook",
    made: (name) => `Made ${name}`,
    madeNext: "Open the new file, type detailed figures only, then validate.",
    refused: "Not made: something in last year's workbook cannot be changed",
    notRead: "This file cannot be opened",
    choose: (place) => `What to do at ${place}`,
    saveFormFile: "Save as a form file",
    saveFormFileHint: "A form file can be sent to colleagues, who load it under Tables; it holds no figures.",
    formFileName: (name) => `${name}-版式.json`,
    formSaved: (file, tables) => `Form file ${file} made (${tables} table${tables === 1 ? "" : "s"})`,
    formSavedNext: "Colleagues load it with “Load a form file” under Tables.",
    unsaid: (title, reason) => `Not in the form file: ${title}: ${UNSAID.en[reason]}`,
    noFormFile: "No form file can be made of this workbook",
    noFormFileHint: "This year's tables can be made from the workbook itself.",
    moreProblems: (count) => `and ${count} more`,
    loadFormFile: "Load a form file",
    formLoaded: (name, tables) => `Form “${name}” loaded (${tables} table${tables === 1 ? "" : "s"})`,
    formLoadedNext: "It goes along with the workbook when tables are inserted, and is used to validate and write.",
    formRefused: (file) => `Not loaded, the form file is wrong: ${file}`,
    formTooLarge: "larger than 1 MB: no form file",
  },
};

/** The dictionary of a language. */
export function formWordsOf(language: Language): FormWordsOfPane {
  return WORDS[language];
}
