/** Words of last year's workbook, wherever it is chosen. */
import type { Language } from "./words";

export interface LastBookWords {
  readonly open: string;
  readonly other: string;
  readonly drop: string;
  /** What becomes of the file. */
  readonly kept: string;
  /** Behind the button that takes away what is kept, which ends the sentence. */
  readonly keptEnd: string;
  /** On that button: for whatever workbook. */
  readonly forget: string;
  readonly forgotten: string;
  readonly notForgotten: string;
  /** A result on the screen was not compared with the workbook that has come since. */
  readonly notCompared: string;
  /** In the menu of the validation. */
  readonly compare: string;
  readonly chosen: (name: string, year: number | null) => string;
  /** Why nothing was compared with it. */
  readonly wrongYear: (name: string, year: number | null, now: number | null) => string;
  /** What was compared with it. */
  readonly compared: (name: string, compared: number, open: number) => string;
}

const WORDS: Readonly<Record<Language, LastBookWords>> = {
  zh: {
    open: "打开上年的工作簿",
    other: "换一个",
    drop: "不用",
    kept: "上年的文件在这台电脑的浏览器里存了副本，下次打开本工作簿不必再选；点“不用”即删去副本。与别人共用电脑时，请",
    keptEnd: "。",
    forget: "删去全部副本",
    forgotten: "上年文件的副本（包括别的工作簿的）已全部删去，原文件不动；本页关闭前不再存",
    notForgotten: "没有删去：浏览器拒绝了",
    notCompared: "下面的结果还没有与上年的工作簿核对，请再点“校验工作簿”。",
    compare: "与上年的工作簿核对…",
    chosen: (name, year) => `上年工作簿：${name}${year === null ? "（没有写年份）" : `（${year} 年）`}`,
    wrongYear: (name, year, now) => (year === null || now === null ? `${name}：两个工作簿没有都写明年份，上年数没有核对` : `${name}：是 ${year} 年的，不是 ${now - 1} 年的，上年数没有核对`),
    compared: (name, compared, open) => `${compared === 0 ? `没有可与 ${name} 核对的上年预算数` : `${compared} 个上年预算数已与 ${name} 核对`}${open > 0 ? `；${open} 处对不上口径，没有核对` : ""}`,
  },
  en: {
    open: "Open last year's workbook",
    other: "Another one",
    drop: "Without it",
    kept: "This browser keeps a copy of last year's files for this workbook; “Without it” deletes the copy. On a shared computer, ",
    keptEnd: ".",
    forget: "delete all copies",
    forgotten: "All copies of last year's files, for other workbooks too, are deleted; the files themselves stay. Nothing more is kept while this page is open",
    notForgotten: "Not deleted: the browser refused",
    notCompared: "The results below are not yet compared with last year's workbook: press “Validate workbook” again.",
    compare: "Compare with last year's workbook…",
    chosen: (name, year) => `Last year's workbook: ${name} (${year === null ? "names no year" : String(year)})`,
    wrongYear: (name, year, now) => (year === null || now === null ? `${name}: not both workbooks name their year; figures of last year were not compared` : `${name}: of ${year}, not of ${now - 1}; figures of last year were not compared`),
    compared: (name, compared, open) => `${compared === 0 ? `No figures of last year's budget to compare with ${name}` : `${compared} figures of last year's budget compared with ${name}`}${open > 0 ? `; ${open} not compared, they are on another basis` : ""}`,
  },
};

/** The dictionary of a language. */
export function lastBookWordsOf(language: Language): LastBookWords {
  return WORDS[language];
}
