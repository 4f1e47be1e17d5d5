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
  readonly made: (name: string) => string;
  readonly madeNext: string;
  readonly refused: string;
  readonly notRead: string;
  readonly choose: (place: string) => string;
}

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
    made: (name) => `已生成 ${name}`,
    madeNext: "打开新文件，只填明细数字，再“校验”。",
    refused: "没有生成，上年的工作簿里有改不了的地方",
    notRead: "这个文件打不开",
    choose: (place) => `${place} 的做法`,
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
    made: (name) => `Made ${name}`,
    madeNext: "Open the new file, type detailed figures only, then validate.",
    refused: "Not made: something in last year's workbook cannot be changed",
    notRead: "This file cannot be opened",
    choose: (place) => `What to do at ${place}`,
  },
};

/** The dictionary of a language. */
export function formWordsOf(language: Language): FormWordsOfPane {
  return WORDS[language];
}
