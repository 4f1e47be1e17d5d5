/** What the workbench itself says; everything about budgets is said by the pane. */
import type { HostErrorCode } from "../hosts/host";
import type { Loss, Unshown } from "../hosts/xlsx";
import type { RefusalWhy } from "./desk";

export type Language = "zh" | "en";

/** The buttons of the ribbon, in its order. */
export type Command = "pane" | "insert" | "fill" | "validate" | "narrate";

export interface Words {
  readonly title: string;
  readonly ribbon: string;
  readonly tab: string;
  readonly newFile: string;
  readonly sample: string;
  readonly open: string;
  readonly save: string;
  readonly create: string;
  readonly close: string;
  readonly undo: string;
  readonly redo: string;
  readonly pane: string;
  readonly hidePane: string;
  readonly paneWidth: string;
  readonly drop: string;
  readonly busy: string;
  readonly opening: (file: string, percent: number) => string;
  readonly grid: string;
  readonly changed: string;
  readonly otherLanguage: string;
  /** What the grid's own controls are called. */
  readonly gridControls: {
    readonly nameBox: string;
    readonly definedNames: string;
    readonly formulaBar: string;
    /** Beside the sheets' tabs, from left to right. */
    readonly sheetButtons: readonly string[];
    readonly sheets: string;
    readonly cell: string;
    readonly notices: string;
  };
  readonly commands: Readonly<Record<Command, readonly [label: string, tip: string]>>;
  readonly running: string;
  readonly done: string;
  readonly failed: (detail: string) => string;
  readonly noCalculation: string;
  readonly noGrid: string;
  readonly gridComes: string;
  readonly hostErrors: Readonly<Record<HostErrorCode, string>>;
  readonly refusals: Readonly<Record<RefusalWhy, string>>;
  readonly losses: Readonly<Record<Loss, string>>;
  readonly unshown: Readonly<Record<Unshown, string>>;
  readonly unshownOpened: (kinds: string) => string;
  readonly unfollowed: (places: readonly string[]) => string;
  readonly converted: (from: string, to: string) => string;
  readonly lossTitle: string;
  readonly lossOpened: (losses: string) => string;
  readonly lossSaving: (losses: string) => string;
  readonly saveCopy: string;
  readonly saveAnyway: string;
  readonly copySuffix: string;
  readonly unsavedTitle: string;
  readonly unsaved: (file: string) => string;
  readonly saveFirst: string;
  readonly discard: string;
  readonly cancel: string;
  readonly restored: (file: string, time: string) => string;
  readonly kept: (time: string) => string;
  readonly keeping: string;
  readonly notKept: string;
  readonly keepFailed: string;
  readonly keepShared: string;
  readonly keepSharedTip: string;
  readonly keepForbidden: string;
  readonly keptTip: string;
  readonly forget: string;
  readonly keep: string;
}

const chinese: Words = {
  title: "预算公开助手 · 工作台",
  ribbon: "功能区",
  tab: "预算公开",
  newFile: "新建.xlsx",
  sample: "载入示例",
  open: "打开文件",
  save: "保存 .xlsx",
  create: "新建",
  close: "关闭",
  undo: "撤销上一步",
  redo: "重做",
  pane: "预算公开助手",
  hidePane: "关闭窗格",
  paneWidth: "窗格宽度",
  drop: "松开即打开这个文件（.xlsx、.xls、.et、.ods）",
  busy: "请稍候…",
  opening: (file, percent) => `正在读取 ${file}${percent > 0 ? `（${percent}%）` : ""}…`,
  grid: "表格",
  changed: "有未保存的改动",
  otherLanguage: "English",
  gridControls: { nameBox: "名称框", definedNames: "已定义的名称", formulaBar: "展开编辑栏", sheetButtons: ["新建工作表", "所有工作表", "前面的工作表", "后面的工作表"], sheets: "工作表", cell: "单元格内容", notices: "通知" },
  commands: {
    pane: ["打开窗格", "打开或收起预算公开助手窗格：套表、填报、校验、说明。"],
    insert: ["插入模板", "选择地区、年度和单位，插入整套预算公开表。"],
    fill: ["填充小计与占比", "把小计、合计与占比写成公式；已填写的数字不会改动。"],
    validate: ["校验工作簿", "检查表内与表间的勾稽关系，在不一致的单元格上做标记。"],
    narrate: ["生成说明", "由表中数字生成预算公开的文字说明。"],
  },
  running: "正在处理…",
  done: "已完成。",
  failed: (detail) => `没有完成：${detail}。工作簿保持原样，请重试。`,
  gridComes: "正在载入表格…",
  noGrid: "表格组件没有载入，看不到工作簿。请检查网络或文件是否完整，然后刷新本页。",
  noCalculation: "计算组件没有载入，工作台无法打开。请检查网络或文件是否完整，然后刷新本页。",
  hostErrors: {
    notAWorkbook: "不是能读的工作簿（.xlsx、.xls、.et、.ods）；请先在 Excel 或 WPS 中另存为 .xlsx",
    emptyFile: "文件是空的，请换一个文件",
    passwordProtected: "文件有打开密码，请先去掉密码再打开",
    tooLarge: "文件太大，请删去多余的行列再打开",
    unreadable: "文件读不出来，可能已损坏；请在 Excel 或 WPS 中另存一份再打开",
    editing: "有单元格正在编辑，请先结束编辑",
    unavailable: "工作簿没有回应，请重试",
    fileNotFound: "找不到文件",
    unanswered: "工作簿没有按时回应，请重试",
    stopped: "已停止",
  },
  refusals: {
    protected: "工作表受保护，没有写入。请先在 Excel 或 WPS 中取消保护",
    nameTaken: "已有同名工作表，请换一个名称",
    formula: "公式写得不完整或循环引用自己，没有写入；请检查后重新输入",
    unsupported: "这项改动没有被接受，表格保持原样；请检查公式、名称或合并单元格",
  },
  losses: { macros: "宏", signature: "数字签名" },
  unshown: {
    charts: "图表", pictures: "图片", shapes: "图形", pivotTables: "数据透视表", slicers: "切片器", controls: "控件", embeddedObjects: "嵌入对象",
    chartSheets: "图表工作表", notes: "批注", threadedComments: "会话批注", conditionalFormats: "条件格式", validations: "数据有效性", links: "超链接",
    filters: "筛选", tables: "表格样式", sparklines: "迷你图", externalLinks: "外部链接", connections: "数据连接", outlines: "分组（分级显示）",
    scenarios: "方案", dataTables: "模拟运算表",
  },
  unshownOpened: (kinds) => `文件里还有表格区不显示的内容：${kinds}。保存时都原样保留。`,
  unfollowed: (places) => `这些引用不会跟着行移动，请核对（也可以撤销）：${shortList(places, "、", (left) => `等 ${left} 处`)}`,
  converted: (from, to) => `“${from}”已转换为 .xlsx 打开：数据、公式、数字格式和合并单元格都在，字体、边框和底色没有带过来。保存时存为“${to}”，原文件不变。`,
  lossTitle: "保存会丢失一些内容",
  lossOpened: (losses) => `这个文件里有工作台不能保留的内容：${losses}。原文件没有改动；保存时会另取名称，不会覆盖它。`,
  lossSaving: (losses) => `保存的文件将不含：${losses}。建议另存为副本，保留原文件。`,
  saveCopy: "另存为副本",
  saveAnyway: "按原名保存",
  copySuffix: "-副本",
  unsavedTitle: "有未保存的改动",
  unsaved: (file) => `“${file}”有改动还没有保存为文件。`,
  saveFirst: "先保存",
  discard: "不保存",
  cancel: "取消",
  restored: (file, time) => `已恢复 ${time} 自动保存在本机的“${file}”。`,
  kept: (time) => `已自动保存到本机（${time}）`,
  keeping: "正在自动保存到本机…",
  notKept: "没有自动保存到本机",
  keepFailed: "没有自动保存成功，请及时保存文件",
  keepShared: "从文件夹打开，不自动保存，请及时保存文件",
  keepSharedTip: "从文件夹打开的网页共用一处存储，别的本地网页能读到其中的内容，所以这里什么也不留。需要自动保存时，请由管理员放在服务器上打开。",
  keepForbidden: "浏览器不允许自动保存，请及时保存文件",
  keptTip: "只存在这台电脑的这个浏览器里，刷新或误关页面后可以恢复；不会上传，也不代替保存文件。公用电脑上用完请清除，会清除本机浏览器里的全部自动保存。",
  forget: "清除自动保存",
  keep: "自动保存",
};

const english: Words = {
  title: "Budget Disclosure Assistant · Workbench",
  ribbon: "Ribbon",
  tab: "Budget disclosure",
  newFile: "New.xlsx",
  sample: "Load sample",
  open: "Open file",
  save: "Save .xlsx",
  create: "New",
  close: "Close",
  undo: "Undo last step",
  redo: "Redo",
  pane: "Budget Disclosure Assistant",
  hidePane: "Close pane",
  paneWidth: "Width of the pane",
  drop: "Drop the file to open it (.xlsx, .xls, .et, .ods)",
  busy: "One moment…",
  opening: (file, percent) => `Reading ${file}${percent > 0 ? ` (${percent} %)` : ""}…`,
  grid: "Spreadsheet",
  changed: "Unsaved changes",
  otherLanguage: "中文",
  gridControls: { nameBox: "Name box", definedNames: "Defined names", formulaBar: "Expand the formula bar", sheetButtons: ["New sheet", "All sheets", "Sheets before", "Sheets after"], sheets: "Sheets", cell: "Cell content", notices: "Notices" },
  commands: {
    pane: ["Open pane", "Shows or hides the pane: tables, fill, validate, text."],
    insert: ["Insert templates", "Choose region, year and units, and insert the whole set of tables."],
    fill: ["Fill totals and shares", "Writes subtotals, totals and shares as formulas; figures typed in stay."],
    validate: ["Validate workbook", "Checks the relations within and between tables and marks the cells that disagree."],
    narrate: ["Write text", "Writes the explanatory text from the figures in the tables."],
  },
  running: "Working…",
  done: "Done.",
  failed: (detail) => `Not done: ${detail}. The workbook is as it was; please try again.`,
  gridComes: "Loading the grid…",
  noGrid: "The component that draws the grid did not load, so no workbook can be shown. Check the network or whether all files are there, and reload the page.",
  noCalculation: "The calculation component did not load, so the workbench cannot open. Check the network or whether all files are there, and reload the page.",
  hostErrors: {
    notAWorkbook: "not a workbook that can be read (.xlsx, .xls, .et, .ods); save it as .xlsx in Excel or WPS first",
    emptyFile: "the file is empty; choose another one",
    passwordProtected: "the file has a password; remove it first",
    tooLarge: "the file is too large; delete unused rows and columns first",
    unreadable: "the file cannot be read and may be damaged; save a copy in Excel or WPS and open that",
    editing: "a cell is being edited; finish it first",
    unavailable: "the workbook does not answer; try again",
    fileNotFound: "the file was not found",
    unanswered: "the workbook did not answer in time; try again",
    stopped: "stopped",
  },
  refusals: {
    protected: "The sheet is protected; nothing was written. Remove the protection in Excel or WPS first",
    nameTaken: "There is a sheet of that name already; choose another one",
    formula: "The formula is incomplete or refers to itself; nothing was written. Check it and type it again",
    unsupported: "The change was not accepted and the sheet is as it was; check the formula, the name or merged cells",
  },
  losses: { macros: "macros", signature: "a digital signature" },
  unshown: {
    charts: "charts", pictures: "pictures", shapes: "shapes", pivotTables: "pivot tables", slicers: "slicers", controls: "controls",
    embeddedObjects: "embedded objects", chartSheets: "chart sheets", notes: "notes", threadedComments: "threaded comments",
    conditionalFormats: "conditional formats", validations: "validations", links: "links", filters: "filters", tables: "styled tables",
    sparklines: "sparklines", externalLinks: "links to other workbooks", connections: "data connections", outlines: "grouped rows or columns",
    scenarios: "scenarios", dataTables: "data tables",
  },
  unshownOpened: (kinds) => `The file also holds what the grid does not show: ${kinds}. All of it is kept when you save.`,
  unfollowed: (places) => `These references do not follow rows that move; look at them (or undo): ${shortList(places, ", ", (left) => `, ${left} more`)}`,
  converted: (from, to) => `“${from}” was converted to .xlsx: figures, formulas, number formats and merged cells are all there, fonts, borders and fills are not. It is saved as “${to}”; the file itself stays as it is.`,
  lossTitle: "Saving would lose something",
  lossOpened: (losses) => `This file holds parts that the workbench cannot keep: ${losses}. The file itself is untouched; saving uses another name, so that it is not overwritten.`,
  lossSaving: (losses) => `The saved file will be without: ${losses}. Better save a copy and keep the original.`,
  saveCopy: "Save as a copy",
  saveAnyway: "Save under its name",
  copySuffix: "-copy",
  unsavedTitle: "Unsaved changes",
  unsaved: (file) => `“${file}” has changes that are not saved to a file.`,
  saveFirst: "Save first",
  discard: "Do not save",
  cancel: "Cancel",
  restored: (file, time) => `Restored “${file}”, saved on this machine at ${time}.`,
  kept: (time) => `Saved on this machine (${time})`,
  keeping: "Saving on this machine…",
  notKept: "Not saved on this machine",
  keepFailed: "Could not be saved on this machine; please save the file",
  keepShared: "Opened from a folder: nothing is saved by itself; save the file",
  keepSharedTip: "Pages opened from a folder share one store, and any other local page could read what is in it; so nothing is kept here. Open the workbench from a server to have it saved by itself.",
  keepForbidden: "This browser lets nothing be saved by itself; save the file",
  keptTip: "In this browser on this machine alone; brings the work back after a reload, is never uploaded and does not replace saving the file. On a shared machine, clear it when you are done; that clears everything in this browser.",
  forget: "Clear it",
  keep: "Save by itself",
};

/** So many places are named in one line. */
const MOST_PLACES = 8;

function shortList(places: readonly string[], between: string, more: (left: number) => string): string {
  return places.slice(0, MOST_PLACES).join(between) + (places.length > MOST_PLACES ? more(places.length - MOST_PLACES) : "");
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return language === "en" ? english : chinese;
}
