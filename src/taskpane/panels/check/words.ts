/** The words of the validation tab, one typed dictionary per language. */
import type { Language } from "../../words";
import type { SquareState } from "./coveredCells";

export interface CheckWords {
  readonly causes: (groups: number) => string;
  /** Title of what was looked at: how many tables, how many checks. */
  readonly lookedAt: (tables: number, checks: number) => string;
  /** What a square of a table's map stands for. */
  readonly squares: Readonly<Record<SquareState, string>>;
  readonly uncheckedOf: (sheet: string) => string;
  readonly previous: string;
  readonly next: string;
  /** Where one stands in the list. */
  readonly position: (at: number, all: number) => string;
  readonly more: string;
  readonly arithmetic: string;
  readonly operator: Readonly<Record<"=" | "<=" | ">=", string>>;
  readonly gap: string;
  readonly noCells: string;
  readonly moreParts: (count: number) => string;
  readonly sumOf: (count: number) => string;
  readonly sameCell: (count: number) => string;
  readonly others: (count: number) => string;
  readonly failed: string;
  readonly checkedAt: (time: string) => string;
  readonly followedAt: (time: string) => string;
  /** Behind the title of a table that was read by its structure. */
  readonly byStructure: string;
  /** What that means, below the list's legend. */
  readonly byStructureHint: string;
  readonly structureOnlyTitle: (tables: number) => string;
  /** What to do with a table of a kind that is there already. */
  readonly structureOnlyHint: string;
  /** Of what is no table of this budget. */
  readonly asideTitle: (places: number) => string;
  readonly severityFilter: string;
  readonly table: string;
  readonly rule: string;
  readonly elsewhere: string;
  readonly shown: (shown: number, all: number) => string;
  readonly clearFilter: string;
  readonly noneShown: string;
  readonly alternatives: string;
  readonly sameCause: (count: number, places: string) => string;
  readonly related: string;
  readonly exportHtml: string;
  readonly insertResults: string;
  readonly resultsInserted: (sheet: string) => string;
  readonly exported: (file: string) => string;
  readonly exportName: string;
  readonly fix: string;
  readonly addRow: string;
  readonly fixTitle: string;
  readonly noFix: string;
  readonly apply: string;
  readonly fixUnsure: string;
  readonly fixAll: string;
  readonly fixAllTitle: (cells: number) => string;
  readonly noSafeFix: string;
  readonly moreEdits: (count: number) => string;
  readonly fixed: (cells: number) => string;
  readonly accept: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly reasonMissing: string;
  readonly acceptNow: string;
  readonly acceptedNow: (count: number) => string;
  readonly acceptedTitle: (count: number) => string;
  readonly acceptedReason: (reason: string) => string;
  readonly toRecord: string;
  readonly lapsed: (count: number) => string;
}

const s = (count: number): string => (count === 1 ? "" : "s");

const chinese: CheckWords = {
  causes: (groups) => `按原因归为 ${groups} 条`,
  lookedAt: (tables, checks) => `识别 ${tables} 张表，核对 ${checks} 项`,
  squares: { checked: "已核对", alone: "无可核对", unread: "未读", involved: "受牵连", wrong: "有问题" },
  uncheckedOf: (sheet) => `${sheet}中没有核对的数`,
  byStructure: "（按结构读出）",
  byStructureHint: "按结构读出的表，由表头、编码和合计看出哪些数应当相加、相等，照此核对，不按固定表式；生成的说明不引用这些表。",
  structureOnlyTitle: (tables) => `${tables} 张表只核对了表内合计`,
  structureOnlyHint: "重复的表请删去；别的单位的表，请另存为一个工作簿再校验，才能与那个单位的其他表核对。",
  asideTitle: (places) => `${places} 处不在核对之列`,
  previous: "上一个",
  next: "下一个",
  position: (at, all) => `第 ${at} 条，共 ${all} 条`,
  more: "更多",
  arithmetic: "算式",
  operator: { "=": "应等于", "<=": "应不超过", ">=": "应不小于" },
  gap: "相差",
  noCells: "（没有这一行）",
  moreParts: (count) => `另有 ${count} 格`,
  sumOf: (count) => `${count} 项之和`,
  others: (count) => `牵连 ${count} 处`,
  sameCell: (count) => `同一格另有 ${count} 项核对不符`,
  failed: "不符",
  checkedAt: (time) => `${time} 校验`,
  followedAt: (time) => `${time} 校验，改动后自动再校验`,
  severityFilter: "程度",
  table: "表",
  rule: "规则",
  elsewhere: "表外",
  shown: (shown, all) => `显示 ${shown}/${all} 处`,
  clearFilter: "取消筛选",
  noneShown: "没有符合筛选条件的问题。",
  alternatives: "也可能是：",
  sameCause: (count, places) => `同一原因还牵连 ${count} 处：${places}`,
  related: "相关单元格：",
  exportHtml: "导出校验报告",
  insertResults: "写入结果表",
  resultsInserted: (sheet) => `结果已写入工作表“${sheet}”`,
  exported: (file) => `已导出“${file}”，可发回填报单位`,
  exportName: "校验报告",
  fix: "查看改法",
  addRow: "补入这一行",
  fixTitle: "建议改为",
  noFix: "这里没有能确定的改法，请对照相关单元格核实后自行修改。",
  apply: "应用改法",
  fixUnsure: "这只是可能的改法之一，请核实后再应用。",
  fixAll: "修正有把握的",
  fixAllTitle: (cells) => `可以放心修正 ${cells} 个单元格`,
  noSafeFix: "没有可以放心自动修正的问题；请逐条核实。",
  moreEdits: (count) => `另有 ${count} 个单元格`,
  fixed: (cells) => `已修正 ${cells} 个单元格，并重新校验`,
  accept: "接受并说明理由",
  reason: "接受的理由",
  reasonHint: "记在“校验记录”表中，随文件保存；有关数字改动后自动失效。",
  reasonMissing: "请写明理由",
  acceptNow: "接受",
  acceptedNow: (count) => `已接受 ${count} 处，理由记在“校验记录”中`,
  acceptedTitle: (count) => `已接受 ${count} 处`,
  acceptedReason: (reason) => `理由：${reason}`,
  toRecord: "记录",
  lapsed: (count) => `${count} 处接受已失效：有关数字已改动，或问题已不存在`,
};

const english: CheckWords = {
  causes: (groups) => `${groups} ${groups === 1 ? "cause" : "causes"}`,
  lookedAt: (tables, checks) => `${tables} table${s(tables)} recognised, ${checks} check${s(checks)} made`,
  squares: { checked: "checked", alone: "in no relation", unread: "not read", involved: "follows from another", wrong: "wrong" },
  uncheckedOf: (sheet) => `Numbers of ${sheet} that were not checked`,
  byStructure: " (read by structure)",
  byStructureHint: "Of tables read by structure, headers, codes and totals show which figures should add up or agree, and that is checked, no fixed form; the text that is written does not quote them.",
  structureOnlyHint: "Delete a duplicate; save another unit's tables as a workbook of their own and validate that, to check them against each other.",
  asideTitle: (places) => `${places} place${s(places)} left aside`,
  structureOnlyTitle: (tables) => `${tables} table${s(tables)} checked within ${tables === 1 ? "itself" : "themselves"} only`,
  previous: "Previous",
  next: "Next",
  position: (at, all) => `Entry ${at} of ${all}`,
  more: "More",
  arithmetic: "The sum",
  operator: { "=": "should equal", "<=": "should not exceed", ">=": "should be at least" },
  gap: "Difference",
  noCells: "(no such row)",
  moreParts: (count) => `${count} more cell${s(count)}`,
  sumOf: (count) => `Sum of ${count}`,
  others: (count) => `${count} more`,
  sameCell: (count) => `${count} more check${s(count)} fail${count === 1 ? "s" : ""} at this cell`,
  failed: "failed",
  checkedAt: (time) => `Validated at ${time}`,
  followedAt: (time) => `Validated at ${time}; follows changes`,
  severityFilter: "Severity",
  table: "Table",
  rule: "Rule",
  elsewhere: "Outside the tables",
  shown: (shown, all) => `${shown} of ${all} shown`,
  clearFilter: "Clear filter",
  noneShown: "No problem matches the filter.",
  alternatives: "Or it may be: ",
  sameCause: (count, places) => `${count} more of the same cause: ${places}`,
  related: "Related cells: ",
  exportHtml: "Export report",
  insertResults: "Insert result sheet",
  resultsInserted: (sheet) => `The results stand in the sheet “${sheet}”`,
  exported: (file) => `“${file}” exported`,
  exportName: "validation-report",
  fix: "Show correction",
  addRow: "Add the row",
  fixTitle: "Proposed",
  noFix: "No certain correction here; compare the related cells and correct it yourself.",
  apply: "Apply",
  fixUnsure: "Only one of the possible corrections; verify it first.",
  fixAll: "Fix safe ones",
  fixAllTitle: (cells) => `${cells} cell${s(cells)} can safely be corrected`,
  noSafeFix: "Nothing can safely be corrected automatically; go through the list.",
  moreEdits: (count) => `${count} more cell${s(count)}`,
  fixed: (cells) => `${cells} cell${s(cells)} corrected and validated again`,
  accept: "Accept with reason",
  reason: "Reason for accepting",
  reasonHint: "Kept in the sheet 校验记录, travels with the file, lapses when the figures change.",
  reasonMissing: "Type a reason",
  acceptNow: "Accept",
  acceptedNow: (count) => `${count} finding${s(count)} accepted; the reason is kept in 校验记录`,
  acceptedTitle: (count) => `${count} accepted`,
  acceptedReason: (reason) => `Reason: ${reason}`,
  toRecord: "Record",
  lapsed: (count) => `${count} acceptance${s(count)} lapsed: figures have changed, or the problem is gone`,
};

/** The dictionary of a language. */
export function checkWordsOf(language: Language): CheckWords {
  return language === "en" ? english : chinese;
}
