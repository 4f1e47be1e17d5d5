/** Words of the code picker. */
import type { ItemFund, ItemObstacleReason } from "../../../derive/insertItem";
import type { ClassificationId } from "../../../catalog/types";
import type { Language } from "../../words";

export interface ItemWords {
  readonly title: string;
  readonly intro: string;
  readonly classifications: Readonly<Record<ClassificationId, string>>;
  readonly item: string;
  readonly itemHint: string;
  readonly nothingFound: string;
  /** Behind a list some of whose names are recalled and not evidenced; those have a star. */
  readonly unchecked: string;
  /** At the end of a list that is cut. */
  readonly moreHits: (left: number) => string;
  readonly chosen: (items: number) => string;
  readonly remove: (name: string) => string;
  readonly insertAll: (items: number) => string;
  readonly notFound: (lines: string) => string;
  readonly inserted: string;
  readonly fund: string;
  readonly funds: Readonly<Record<ItemFund, string>>;
  readonly unit: string;
  readonly chooseUnit: string;
  readonly willInsert: (rows: number, tables: number) => string;
  readonly nothingToInsert: string;
  readonly present: (title: string, code: string) => string;
  readonly obstacle: (reason: ItemObstacleReason, title: string, detail: string) => string;
}

const WORDS: Readonly<Record<Language, ItemWords>> = {
  zh: {
    title: "插入科目",
    intro: "科目所在的行和缺少的上级（类、款）按编码顺序插入各表，金额留空待填。也可直接在表中键入编码，再点“补全编码”。",
    classifications: { functional: "支出功能分类", economic: "支出经济分类" },
    item: "科目",
    itemHint: "编码、名称、上级名称或拼音，如“水利 行政运行”、xzyx；回车选入，选完再按回车插入。可粘贴一列编码。",
    nothingFound: "没有找到这个科目",
    unchecked: "* 名称未在公开资料中核对，请自行核对",
    moreHits: (left) => `还有 ${left} 个，显示更多`,
    chosen: (items) => `已选 ${items} 个科目`,
    remove: (name) => `去掉 ${name}`,
    insertAll: (items) => `插入 ${items} 个科目`,
    notFound: (lines) => `没有找到：${lines}`,
    inserted: "已插入的行",
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
    present: (title, code) => `${title}：已有 ${code}`,
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
    intro: "The rows of the items and of missing parents are inserted in code order, their amounts blank. You may also type codes into a table and press “Complete codes”.",
    classifications: { functional: "Functional", economic: "Economic" },
    item: "Item",
    itemHint: "A code, a name, a parent’s name or pinyin, such as “水利 行政运行” or xzyx. Enter chooses; Enter again inserts. A column of codes can be pasted.",
    nothingFound: "No such item",
    unchecked: "* name not verified in published documents",
    moreHits: (left) => `${left} more`,
    chosen: (items) => `${items} item${items === 1 ? "" : "s"} chosen`,
    remove: (name) => `Remove ${name}`,
    insertAll: (items) => `Insert ${items} item${items === 1 ? "" : "s"}`,
    notFound: (lines) => `Not found: ${lines}`,
    inserted: "Rows inserted",
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
    present: (title, code) => `${title} has ${code} already`,
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
