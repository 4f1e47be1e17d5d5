import { furtherTableOf } from "../catalog/furtherTables";
import { tableSpec } from "../catalog/tables";
import type { BudgetBook, Leftover, TableId } from "../model/book";
import { tablesByStructure } from "../model/book";
import { addressOf, areaAddress } from "../model/cells";
import type { EditOutcome, RefusalReason } from "../model/edits";
import type { CheckCounts, Coverage } from "../model/findings";
import type { FillObstacle } from "../model/plans";
import type { Language } from "./language";

const ENGLISH_TITLES: Readonly<Record<TableId, string>> = {
  balance: "Balance of income and expenditure",
  revenue: "Revenue",
  expenditure: "Expenditure",
  "appropriation-balance": "Balance of fiscal appropriation",
  "general-expenditure": "General public budget expenditure",
  "general-basic-expenditure": "General public budget basic expenditure",
  "three-public-expenses": "Three public expenses",
  "government-fund-expenditure": "Government-managed funds expenditure",
  "state-capital-expenditure": "State capital operations expenditure",
  "project-expenditure": "Project expenditure",
  "key-project-expenditure": "Key project expenditure",
  "appropriation-expenditure": "Fiscal appropriation expenditure",
  "appropriation-basic-expenditure": "Fiscal appropriation basic expenditure",
  "office-running-costs": "Office running costs",
  "government-procurement": "Government procurement",
  "purchased-services": "Purchase of services",
  "performance-targets": "Performance targets",
  "economic-expenditure": "Expenditure by economic class",
  "appropriation-economic-expenditure": "Fiscal appropriation by economic class",
  "government-economic-expenditure": "Expenditure by the government's economic classes",
  "appropriation-government-economic-expenditure": "Fiscal appropriation by the government's economic classes",
  "general-projects": "Projects of the general public budget",
  "fund-three-public": "Three public expenses of government-managed funds",
  transfers: "Transfers",
};

/** A table's name for people; 预算分析表 and 补充资料 are our own sheets. */
export function tableTitle(id: TableId | "analysis" | "supplement", language: Language = "zh"): string {
  if (id === "analysis") return language === "zh" ? "预算分析表" : "Budget analysis";
  if (id === "supplement") return language === "zh" ? "补充资料" : "Supplement";
  return language === "zh" ? tableSpec(id).title : ENGLISH_TITLES[id];
}

/** How many tables were read: of kinds that the catalogue knows, and by their structure alone. */
export function tablesRead(book: BudgetBook, language: Language = "zh"): string {
  const alone = tablesByStructure(book).length;
  const known = book.tables.length;
  if (language === "en") return `${known} tables recognised${alone > 0 ? `, ${alone} more read by structure` : ""}`;
  return `识别 ${known} 张表${alone > 0 ? `，另按结构读出 ${alone} 张` : ""}`;
}

/** How often each outcome occurred, in words. */
export function countsOfChecks(checks: CheckCounts, language: Language = "zh"): string {
  return language === "zh"
    ? `通过 ${checks.passed}，不符 ${checks.failed}，不适用 ${checks.notApplicable}，数据不足未核对 ${checks.insufficientData}`
    : `${checks.passed} passed, ${checks.failed} failed, ${checks.notApplicable} not applicable, ${checks.insufficientData} insufficient data`;
}

/** What became of the numbers of a workbook, in words. */
export function coverageText({ amounts, checked, alone, unread }: Coverage, language: Language = "zh"): string {
  return language === "zh"
    ? `数字 ${amounts} 个：已核对 ${checked}，读到但无可核对 ${alone}，未读 ${unread}`
    : `${amounts} numbers: ${checked} checked, ${alone} read but in no relation, ${unread} not read`;
}

const REFUSALS: Readonly<Record<RefusalReason, Readonly<Record<Language, string>>>> = {
  changed: { zh: "内容已被改动，没有写入；请重新操作", en: "its content has changed, nothing was written; please try again" },
  protected: { zh: "工作表受保护，没有写入；请先撤销工作表保护", en: "the sheet is protected, nothing was written; unprotect it first" },
  nameTaken: { zh: "已有同名工作表", en: "a sheet of that name exists" },
  noSuchSheet: { zh: "工作表不存在", en: "there is no such sheet" },
  editing: { zh: "单元格正在编辑，请先按 Enter 完成编辑", en: "a cell is being edited; press Enter first" },
  unsupported: { zh: "当前环境不支持这一操作", en: "this host cannot do it" },
  cancelled: { zh: "因其他单元格没有写成，一并没有写入", en: "not written because another cell was refused" },
  failed: { zh: "写入失败", en: "writing failed" },
  notTaken: { zh: "Excel 写入的内容与要求不同（可能有筛选、自动更正或宏在起作用）", en: "Excel wrote something else than was asked (a filter, an autocorrection or a macro may be at work)" },
  merged: { zh: "在合并单元格里，只有左上角的一格能写，合并区域也不能只删一部分；请先取消合并", en: "is in a merged area, of which only the first cell can be written and no part deleted; unmerge it first" },
  inArray: { zh: "是数组公式的一部分，不能单独改写；请先清除整个数组公式", en: "is a part of an array formula and cannot be changed alone; clear the whole array first" },
  inTable: { zh: "位于 Excel“表格”中，整列会被同一公式改写；请先在“表设计”中“转换为区域”", en: "lies in an Excel table, which would fill its column with one formula; convert the table to a range first" },
  marksKept: { zh: "单元格另有条件格式，Excel 不让更换或清除已有标记；可在“条件格式 → 管理规则”中删除公式含“预算公开助手”的规则", en: "cells have other conditional formats, and Excel does not let the marks be replaced or cleared; delete the rules whose formula has “预算公开助手” under Conditional Formatting, Manage Rules" },
  stopped: { zh: "已停止，没有写入", en: "stopped before anything was written" },
  unanswered: { zh: "Excel 没有按时回应", en: "Excel did not answer in time" },
};

/** Why an edit was refused, with its place; "" for one that was done. */
export function wordRefusal(outcome: EditOutcome, language: Language = "zh"): string {
  if (outcome.done) return "";
  const place = outcome.at ? `${outcome.at.sheet}!${addressOf(outcome.at)}` : "";
  const why = REFUSALS[outcome.reason][language];
  return place === "" ? why : language === "zh" ? `${place}：${why}` : `${place}: ${why}`;
}

/** Refusals as a person reads them: one line for each sheet and reason, with the first cell and how many there are. */
export function wordRefusals(outcomes: readonly EditOutcome[], language: Language = "zh"): readonly string[] {
  const alike = new Map<string, EditOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.done) continue;
    const key = `${outcome.reason}|${outcome.at?.sheet ?? ""}`;
    alike.set(key, [...(alike.get(key) ?? []), outcome]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first || first.done) return [];
    const cells = new Set(group.flatMap((outcome) => (outcome.done || !outcome.at ? [] : [addressOf(outcome.at)])));
    if (!first.at || cells.size < 2) return [wordRefusal(first, language)];
    const place = `${first.at.sheet}!${addressOf(first.at)}`;
    const why = REFUSALS[first.reason][language];
    return [language === "zh" ? `${place} 等 ${cells.size} 处：${why}` : `${place} and ${cells.size - 1} more: ${why}`];
  });
}

const LEFTOVERS: Readonly<Record<Leftover["reason"], Readonly<Record<Language, string>>>> = {
  noHeader: { zh: "有数字但没有认出表头，未核对", en: "figures without a header that could be read; not checked" },
  unknownTable: { zh: "不是本插件认识的预算表，未核对", en: "a table of no known kind; not checked" },
  ambiguousTable: { zh: "可能是两种表之一，未核对", en: "could be one of two kinds of table; not checked" },
  ambiguousColumn: { zh: "列的含义不明，未核对", en: "a column of unclear meaning; not checked" },
  unknownRow: { zh: "行的含义不明，未核对", en: "a row of unclear meaning; not checked" },
  unknownUnit: { zh: "没有注明金额单位，未核对", en: "unit of measure not stated; not checked" },
  duplicateTable: { zh: "同一种表出现第二次，未核对", en: "a second table of the same kind; not checked" },
  structureOnly: { zh: "同一种表出现第二次，只核对了表内合计，没有与其他表核对", en: "a second table of the same kind; only its own sums were checked, not its agreement with other tables" },
  replacedSheet: { zh: "插入模板时替换下来的旧表，未核对", en: "kept from before it was replaced; not checked" },
  finalAccounts: { zh: "决算表，不是预算，未核对", en: "final accounts, not a budget; not checked" },
  unreadForm: { zh: "工作簿自带的版式文件读不出来，按已知版式处理；请重新载入版式文件", en: "the form that the workbook brings along cannot be read; known forms are used: load its file again" },
  otherSheet: { zh: "与预算表无关的工作表", en: "a sheet that is not about budget tables" },
};

/** A table of a further kind is called by it. */
function reasonOf({ reason, detail }: Leftover, language: Language): string {
  const further = reason === "unknownTable" ? furtherTableOf(detail) : null;
  if (!further) return LEFTOVERS[reason][language];
  return language === "zh" ? `${further.title}，内容没有可核对的勾稽关系` : `${further.titleEnglish}: nothing in it that could be checked`;
}

/** What a leftover is called in a list of findings: what was not read, or what was checked by its structure only. */
export function leftoverKind({ reason }: Leftover, language: Language = "zh"): string {
  if (reason === "structureOnly") return language === "zh" ? "只核对表内" : "checked within itself";
  return language === "zh" ? "未识别" : "not read";
}

/** Where something was not understood. */
export function leftoverPlace({ area }: Leftover): string {
  return `${area.sheet}!${areaAddress(area)}`;
}

/** Why something was not understood, by itself. */
export function leftoverReason(leftover: Leftover, language: Language = "zh"): string {
  const { area, detail } = leftover;
  const bracketed = detail === "" || detail === area.sheet ? "" : language === "zh" ? `（${detail}）` : ` (${detail})`;
  return `${reasonOf(leftover, language)}${bracketed}`;
}

/** What was not understood on a sheet, and where. */
export function leftoverText(leftover: Leftover, language: Language = "zh"): string {
  return `${leftoverPlace(leftover)} ${leftoverReason(leftover, language)}`;
}

const OBSTACLES: Readonly<Record<FillObstacle["reason"], Readonly<Record<Language, string>>>> = {
  unitUnknown: { zh: "没有注明金额单位，无法填充", en: "unit of measure not stated; cannot be filled" },
  codeUnknown: { zh: "科目编码未收录，名称和上级科目请自行填写", en: "unknown code; type its name and parents" },
  textAmount: { zh: "金额处是文字，相关合计无法填充", en: "text where an amount should be; its sums cannot be filled" },
  noTable: { zh: "缺少所需的表", en: "a needed table is missing" },
  nameAmbiguous: { zh: "科目名称对应不止一个编码", en: "the name stands for more than one code" },
  mixedUnits: { zh: "两表金额单位不同", en: "the tables use different units of measure" },
};

/** Why something could not be filled, and where. */
export function obstacleText(obstacle: FillObstacle, language: Language = "zh"): string {
  const place = obstacle.at ? `${obstacle.at.sheet}!${addressOf(obstacle.at)}` : tableTitle(obstacle.table, language);
  const detail = obstacle.detail === "" ? "" : language === "zh" ? `（${obstacle.detail}）` : ` (${obstacle.detail})`;
  return `${place}${language === "zh" ? "：" : ": "}${OBSTACLES[obstacle.reason][language]}${detail}`;
}
