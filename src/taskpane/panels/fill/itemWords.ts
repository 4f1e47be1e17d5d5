/** Words of the code picker. */
import type { ItemFund, ItemObstacleReason } from "../../../derive/insertItem";
import type { ClassificationId } from "../../../catalog/types";
import type { Language } from "../../words";

export interface ItemWords {
  readonly title: string;
  readonly intro: string;
  readonly classification: string;
  readonly classifications: Readonly<Record<ClassificationId, string>>;
  readonly item: string;
  readonly itemHint: Readonly<Record<ClassificationId, string>>;
  readonly nothingFound: string;
  readonly unchecked: string;
  readonly fund: string;
  readonly funds: Readonly<Record<ItemFund, string>>;
  readonly unit: string;
  readonly chooseUnit: string;
  readonly willInsert: (rows: number, tables: number) => string;
  readonly nothingToInsert: string;
  readonly present: (title: string) => string;
  readonly insert: string;
  readonly obstacle: (reason: ItemObstacleReason, title: string, detail: string) => string;
}

const WORDS: Readonly<Record<Language, ItemWords>> = {
  zh: {
    title: "插入科目",
    intro: "选一个科目，它所在的行和缺少的上级（类、款）按编码顺序插入各表，金额留空待填。",
    classification: "科目分类",
    classifications: { functional: "支出功能分类", economic: "支出经济分类" },
    item: "科目",
    itemHint: { functional: "输入编码、名称的一部分，或拼音首字母，如 xzyx（行政运行）", economic: "输入编码、名称的一部分，或拼音首字母，如 jbgz（基本工资）" },
    nothingFound: "没有找到这个科目",
    unchecked: "（名称未核对）",
    fund: "资金来源",
    funds: {
      "general-public-budget": "一般公共预算",
      "government-fund": "政府性基金预算",
      "state-capital": "国有资本经营预算",
      other: "财政专户、单位资金等（只列支出总表）",
    },
    unit: "单位",
    chooseUnit: "请选择单位",
    willInsert: (rows, tables) => `将在 ${tables} 张表插入 ${rows} 行`,
    nothingToInsert: "没有要插入的行",
    present: (title) => `${title}：已有这个科目`,
    insert: "插入这些行",
    obstacle: (reason, title, detail) => {
      switch (reason) {
        case "noTable": return `工作簿中没有${title}`;
        case "unitNeeded": return `${title}按单位列示，请选择单位`;
        case "unitNotThere": return `${title}中没有“${detail}”的行，请先在表中列出该单位`;
        case "protected": return `${title}所在工作表“${detail}”受保护，请先撤销工作表保护`;
        case "sideBySide": return `${title}分左右几栏列示科目，不能自动插入，请手工填写`;
        case "manner": return `${title}的编码写法或排列看不明白，不能自动插入，请手工插入`;
        case "nameUnknown": return `${title}：没有资料说明 ${detail} 的名称，请手工填写这一行`;
        case "misread": return `${title}插入后可能读不对，没有改动，请手工插入`;
        case "sharedRows": return `${title}左右两侧共用表行，支出侧请手工添加`;
        case "atFilling": return `${title}的支出侧由“填充小计与占比”补齐`;
        case "ownFormula": return `${title}有自己写的公式，可能不含新行，填充时会提示`;
      }
    },
  },
  en: {
    title: "Insert code",
    intro: "Choose an item: its row and the parents that are missing are inserted in code order, their amounts blank.",
    classification: "Classification",
    classifications: { functional: "Functional", economic: "Economic" },
    item: "Item",
    itemHint: { functional: "Type a code, part of the Chinese name, or pinyin initials such as xzyx (行政运行)", economic: "Type a code, part of the Chinese name, or pinyin initials such as jbgz (基本工资)" },
    nothingFound: "No such item",
    unchecked: " (name not verified)",
    fund: "Source of funds",
    funds: {
      "general-public-budget": "General public budget",
      "government-fund": "Government-managed funds",
      "state-capital": "State capital operations",
      other: "Special accounts, own funds (total expenditure only)",
    },
    unit: "Unit",
    chooseUnit: "Choose a unit",
    willInsert: (rows, tables) => `${rows} row${rows === 1 ? "" : "s"} will be inserted in ${tables} table${tables === 1 ? "" : "s"}`,
    nothingToInsert: "No row to insert",
    present: (title) => `${title} has this item already`,
    insert: "Insert these rows",
    obstacle: (reason, title, detail) => {
      switch (reason) {
        case "noTable": return `The workbook has no table “${title}”`;
        case "unitNeeded": return `${title} lists codes by unit: choose a unit`;
        case "unitNotThere": return `${title} has no rows of “${detail}”: list the unit there first`;
        case "protected": return `${title} is on the protected sheet “${detail}”: unprotect it first`;
        case "sideBySide": return `${title} prints codes in columns side by side: add the row by hand`;
        case "manner": return `${title} writes or orders its codes in a way that is not clear: insert the row by hand`;
        case "nameUnknown": return `${title}: nothing at hand names ${detail}: add the row by hand`;
        case "misread": return `${title} might be misread afterwards and is left alone: insert the row by hand`;
        case "sharedRows": return `${title}: both sides share their rows; add the line on the expenditure side by hand`;
        case "atFilling": return `${title}: “Fill totals and shares” adds the line on its expenditure side`;
        case "ownFormula": return `${title} has a formula of your own that may leave out the new row; filling will tell`;
      }
    },
  },
};

/** The dictionary of a language. */
export function itemWordsOf(language: Language): ItemWords {
  return WORDS[language];
}
