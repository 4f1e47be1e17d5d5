/** The words of the drawer at the foot of the pane: where a figure comes from, and what was done. */
import type { RowKind } from "../model/book";
import type { Language } from "./words";

export interface ExplainWords {
  readonly explain: string;
  readonly log: string;
  readonly look: string;
  readonly follow: string;
  readonly followHint: string;
  readonly notYet: string;
  readonly kinds: Readonly<Record<RowKind, string>>;
  readonly row: (kind: string, name: string) => string;
  readonly column: (name: string) => string;
  readonly blank: string;
  readonly typed: string;
  readonly formula: string;
  readonly refersTo: string;
  readonly aside: (table: string) => string;
  readonly entry: (label: string) => string;
  readonly outside: string;
  readonly relations: string;
  readonly noRelations: string;
  readonly asSum: string;
  readonly asPart: string;
  readonly status: Readonly<Record<"passed" | "rounding" | "failed" | "notApplicable" | "insufficientData", string>>;
  readonly equals: Readonly<Record<"=" | "<=" | ">=", string>>;
  readonly none: string;
  readonly moreCells: (count: number) => string;
  readonly findings: (count: number) => string;
  readonly findingsAt: (time: string) => string;
  readonly quotations: string;
  readonly noQuotations: string;
  /** Before the cell that a sentence names, which is equal to the one explained. */
  readonly through: string;
  readonly here: string;
  readonly logEmpty: string;
  readonly logSheet: string;
  readonly logSheetHint: string;
  readonly logSheetThere: (name: string) => string;
  readonly logStarted: (name: string) => string;
  readonly recheck: string;
  readonly recheckHint: string;
  /** While what was typed last is checked. */
  readonly judging: string;
}

const chinese: ExplainWords = {
  explain: "这个数从哪来",
  log: "操作记录",
  look: "看当前单元格",
  follow: "跟随所选单元格",
  followHint: "跟随时 Excel 自身的撤销列表可能被清空，本窗格的“撤销”不受影响。",
  notYet: "请在表中选一个单元格，再点“看当前单元格”。",
  kinds: {
    total: "合计行", class: "类级科目", division: "款级科目", item: "项级科目", line: "行", summary: "部门汇总", ownOffice: "部门本级",
    unit: "单位", project: "项目", subtotal: "单位小计",
  },
  row: (kind, name) => (name === "" || name === "合计" ? kind : `${kind} ${name}`),
  column: (name) => `“${name}”栏`,
  blank: "空",
  typed: "直接填写的数字",
  formula: "公式",
  refersTo: "公式引用：",
  aside: (table) => `这里是“${table}”的表头、名称、说明或空格，不是金额。`,
  entry: (label) => (label === "" ? "手工填写的资料" : `资料“${label}”`),
  outside: "这个单元格不在任何已识别的预算表中。",
  relations: "勾稽关系",
  noRelations: "没有勾稽关系涉及这个单元格。",
  asSum: "由它得出本格：",
  asPart: "用到本格：",
  status: { passed: "相符", rounding: "四舍五入尾差", failed: "不符", notApplicable: "不适用", insufficientData: "数据不足" },
  equals: { "=": "等于", "<=": "不大于", ">=": "不小于" },
  none: "表中未列，按 0 计",
  moreCells: (count) => `等，另有 ${count} 格`,
  findings: (count) => `本格的问题（${count}）`,
  findingsAt: (time) => `${time} 校验的结果。`,
  quotations: "引用它的说明",
  noQuotations: "说明文字中没有哪一句引用这个数。",
  through: "引用与它相等的",
  here: "本格",
  logEmpty: "打开本窗格以来，还没有改动过工作簿。",
  logSheet: "在工作簿中建立操作记录表",
  logSheetHint: "记录会随文件保存，便于核对谁动过哪些表；不建立时只在本窗格打开期间保留。",
  logSheetThere: (name) => `同时写入工作表“${name}”；删去该表即不再写入。`,
  logStarted: (name) => `已建立工作表“${name}”`,
  recheck: "边改边校验",
  recheckHint: "默认关闭：监听改动可能清空 Excel 自身的撤销列表。打开后只重读有改动的表，停手片刻即更新结果和标记。",
  judging: "正在核对刚才的改动",
};

const english: ExplainWords = {
  explain: "Where this figure comes from",
  log: "Activity log",
  look: "Explain current cell",
  follow: "Follow the selection",
  followHint: "While following, Excel may empty its own undo list; Undo in this pane is not concerned.",
  notYet: "Select a cell in a table, then choose “Explain current cell”.",
  kinds: {
    total: "Total row", class: "Class", division: "Division", item: "Item", line: "Line", summary: "Department summary", ownOffice: "Own office",
    unit: "Unit", project: "Project", subtotal: "Subtotal of a unit",
  },
  row: (kind, name) => (name === "" ? kind : `${kind} ${name}`),
  column: (name) => `column “${name}”`,
  blank: "empty",
  typed: "A typed figure",
  formula: "Formula",
  refersTo: "It refers to: ",
  aside: (table) => `A header, name, note or empty cell of “${table}”, not an amount.`,
  entry: (label) => (label === "" ? "A typed fact" : `Fact “${label}”`),
  outside: "This cell is in none of the recognised budget tables.",
  relations: "Relations",
  noRelations: "No relation names this cell.",
  asSum: "Gives this cell: ",
  asPart: "Uses this cell: ",
  status: { passed: "holds", rounding: "rounding", failed: "fails", notApplicable: "not applicable", insufficientData: "insufficient data" },
  equals: { "=": "equals", "<=": "at most", ">=": "at least" },
  none: "not printed, counts as 0",
  moreCells: (count) => `and ${count} more`,
  findings: (count) => `Problems of this cell (${count})`,
  findingsAt: (time) => `As validated at ${time}.`,
  quotations: "Sentences that quote it",
  noQuotations: "No sentence of the text quotes this figure.",
  through: "by way of its equal",
  here: "this cell",
  logEmpty: "Nothing was changed since this pane was opened.",
  logSheet: "Keep a log in the workbook",
  logSheetHint: "The log is saved with the file; without it the list lasts as long as this pane is open.",
  logSheetThere: (name) => `Also written to the sheet “${name}”; delete that sheet to stop.`,
  logStarted: (name) => `The sheet “${name}” was inserted`,
  recheck: "Validate as I type",
  recheckHint: "Off by default: a listener may empty Excel’s own undo list. When on, only sheets that changed are read again, and results and marks follow after a pause.",
  judging: "Checking the last change",
};

/** The dictionary of a language. */
export function explainWordsOf(language: Language): ExplainWords {
  return language === "en" ? english : chinese;
}
