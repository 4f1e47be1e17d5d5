/** Words of the tables tab beside those of the whole pane. */
import type { Scope } from "../../../model/profile";
import type { Language } from "../../words";

export interface TablesWords {
  readonly welcomeTitle: string;
  readonly what: string;
  readonly steps: readonly string[];
  readonly start: string;
  readonly sample: string;
  readonly sampleHint: string;
  readonly review: string;
  readonly reviewTab: string;
  readonly local: string;
  readonly sampleInserted: (sheets: number) => string;
  readonly sampleNext: string;
  readonly sampleTaken: string;
  readonly sampleTakenHint: (names: string) => string;
  readonly preview: (title: string) => string;
  readonly previewButton: string;
  readonly shape: (columns: number, rows: number) => string;
  readonly andPrepared: (rows: number) => string;
  readonly previewBody: string;
  readonly scope: string;
  readonly scopes: Readonly<Record<Scope, string>>;
  readonly level: string;
  readonly anyLevel: string;
  readonly measure: string;
  readonly sheetsTotal: (tables: number) => string;
}

const WORDS: Readonly<Record<Language, TablesWords>> = {
  zh: {
    welcomeTitle: "编制和核对部门预算公开",
    what: "本插件把部门预算公开要用的整套表、计算、核对和文字说明放在一处：",
    steps: ["选地区版式和年度，插入整套表", "只填明细数字，小计、合计和占比由插件推算", "核对表内、表间勾稽关系，改掉有问题的地方", "由表中数字生成文字说明，导出 Word"],
    start: "新建套表",
    sample: "载入示例",
    sampleHint: "示例是一个部门已公开的 2022 年预算，插入本工作簿，可撤销。",
    review: "审核已有的表：打开工作簿后直接",
    reviewTab: "校验",
    local: "一切都在本机完成，数据不离开工作簿；每一步都可以撤销。",
    sampleInserted: (sheets) => `已载入示例，共 ${sheets} 个工作表`,
    sampleNext: "先推算小计与合计，再到“校验”和“说明”看看。",
    sampleTaken: "没有载入示例，工作簿保持原样",
    sampleTakenHint: (names) => `这些工作表名称已被占用：${names}。请在空白工作簿中载入。`,
    preview: (title) => `预览${title}`,
    previewButton: "预览",
    shape: (columns, rows) => `${columns} 列，${rows} 行可填`,
    andPrepared: (rows) => `另有 ${rows} 行备填`,
    previewBody: "某某部门",
    scope: "公开主体",
    scopes: { department: "部门（含所属单位）", unit: "单个单位" },
    level: "级次",
    anyLevel: "不限",
    measure: "计量单位",
    sheetsTotal: (tables) => `将插入 ${tables} 张表，另附“基本信息”和“补充资料”`,
  },
  en: {
    welcomeTitle: "Prepare and check budget disclosures",
    what: "Tables, arithmetic, checks and text of a department's budget disclosure in one place:",
    steps: ["choose region and year and insert the tables", "type detailed figures only; totals and shares are derived", "check the relations within and between the tables", "write the explanatory text and export it to Word"],
    start: "New tables",
    sample: "Load sample",
    sampleHint: "The sample is a department's published budget of 2022; it goes into this workbook and can be undone.",
    review: "To review tables that exist, open the workbook and",
    reviewTab: "validate",
    local: "Everything happens on this machine; figures never leave the workbook, and each step can be undone.",
    sampleInserted: (sheets) => `Sample loaded: ${sheets} sheets`,
    sampleNext: "Derive the totals first, then look at “Validate” and “Text”.",
    sampleTaken: "The sample was not loaded; the workbook is as it was",
    sampleTakenHint: (names) => `Sheets of these names exist: ${names}. Load it into an empty workbook.`,
    preview: (title) => `Preview ${title}`,
    previewButton: "Preview",
    shape: (columns, rows) => `${columns} columns, ${rows} rows to fill`,
    andPrepared: (rows) => `and ${rows} prepared rows`,
    previewBody: "某某部门",
    scope: "Publishing body",
    scopes: { department: "department with its units", unit: "one unit" },
    level: "Level",
    anyLevel: "any",
    measure: "Unit of measure",
    sheetsTotal: (tables) => `${tables} table${tables === 1 ? "" : "s"} will be inserted, with the sheets 基本信息 and 补充资料`,
  },
};

/** The dictionary of a language. */
export function tablesWordsOf(language: Language): TablesWords {
  return WORDS[language];
}
