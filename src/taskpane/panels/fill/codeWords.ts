/** Words of the import of an office's own book of codes. */
import type { ChangedName } from "../../../review";
import type { Language } from "../../words";

export interface CodeWords {
  readonly open: string;
  readonly openHint: string;
  readonly noList: string;
  readonly noListHint: string;
  readonly refused: (lines: number) => string;
  readonly title: (name: string) => string;
  readonly year: string;
  readonly summary: (codes: number, fresh: number) => string;
  readonly passedOver: (lines: number) => string;
  readonly kept: (codes: number) => string;
  readonly changed: (names: number) => string;
  readonly change: (change: ChangedName) => string;
  readonly nothing: string;
  readonly write: (codes: number) => string;
  readonly imported: (codes: number, year: number) => string;
  readonly importedHint: string;
}

const WORDS: Readonly<Record<Language, CodeWords>> = {
  zh: {
    open: "导入本单位科目表…",
    openHint: "当年《政府收支分类科目》的 Excel 或 CSV，列的顺序不限",
    noList: "没有找到科目表",
    noListHint: "需要有“科目编码”（或“类、款、项”）和“科目名称”两种列标题",
    refused: (lines) => `科目表有 ${lines} 处问题，没有导入；改正后再试`,
    title: (name) => `导入科目表：${name}`,
    year: "适用年度",
    summary: (codes, fresh) => `${codes} 个支出科目，其中 ${fresh} 个是内置科目没有的`,
    passedOver: (lines) => `另有 ${lines} 行不是支出科目，不导入`,
    kept: (codes) => `“科目表”中该年度已有的另外 ${codes} 个科目保留`,
    changed: (names) => `与现有名称不同的 ${names} 个，导入后以新名称为准`,
    change: ({ code, from, to, status }) => `${code} ${from}${status === "office" ? "（上次导入）" : ""} → ${to}`,
    nothing: "“科目表”里已经都有了，不用再导入",
    write: (codes) => `写入“科目表”（${codes} 个）`,
    imported: (codes, year) => `已导入 ${year} 年 ${codes} 个科目`,
    importedHint: "名称、上级和旧名以“科目表”为准；它随工作簿保存，可以查看和修改",
  },
  en: {
    open: "Import the office’s codes…",
    openHint: "The year’s classification as Excel or CSV, columns in any order",
    noList: "No list of codes found",
    noListHint: "It needs columns titled “科目编码” (or “类”, “款”, “项”) and “科目名称”",
    refused: (lines) => `The list has ${lines} fault${lines === 1 ? "" : "s"} and was not imported; mend them and try again`,
    title: (name) => `Import codes: ${name}`,
    year: "Year",
    summary: (codes, fresh) => `${codes} codes of expenditure, ${fresh} of them not built in`,
    passedOver: (lines) => `${lines} other line${lines === 1 ? " is" : "s are"} no code of expenditure and stay${lines === 1 ? "s" : ""} out`,
    kept: (codes) => `${codes} other code${codes === 1 ? "" : "s"} of that year on 科目表 stay`,
    changed: (names) => `${names} name${names === 1 ? " differs" : "s differ"} from what is known here; the new one counts`,
    change: ({ code, from, to, status }) => `${code} ${from}${status === "office" ? " (imported before)" : ""} → ${to}`,
    nothing: "科目表 has all of it already",
    write: (codes) => `Write to 科目表 (${codes})`,
    imported: (codes, year) => `${codes} codes of ${year} imported`,
    importedHint: "Names, parents and former names come from 科目表, which travels with the workbook and can be edited",
  },
};

/** The words in a language. */
export function codeWordsOf(language: Language): CodeWords {
  return WORDS[language];
}
