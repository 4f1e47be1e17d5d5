import { addressOf, areaAddress, type Area, type CellRef } from "../model/cells";
import type { FormChoice, FormColumn, FormPlan, FormQuestion, FormTable, Remnant } from "../model/form";

/** What was looked for in the new workbook: how many figures of last year, and where one still stands. */
export interface FormSearch {
  readonly searched: number;
  readonly left: readonly Remnant[];
}

/** What a choice does, as it is offered. */
export const CHOICE_WORDS: Readonly<Record<FormChoice, string>> = {
  blank: "留空", move: "填上年的数", derive: "用公式", change: "按今年改", keep: "保留原样",
};

const USE_WORDS: Readonly<Record<FormColumn["use"], string>> = {
  thisYear: "本年数", before: "以前年度数", change: "增减额", rate: "增减率", count: "数量", code: "编码", label: "名称或文字", number: "序号",
};

/** One line about what is not certain: what stands there, why nobody can tell, what was done. */
export function questionText({ kind, printed, instead, choices, chosen }: FormQuestion): string {
  const short = printed.length > 40 ? `${printed.slice(0, 40)}…` : printed;
  const done = choices.length > 1 ? `；现在：${CHOICE_WORDS[chosen]}` : "";
  switch (kind) {
    case "base": return instead === "" ? `“${short}”没有对应的上年数可取，留空待填` : `“${short}”不能确定是不是上年的“${instead}”${done}`;
    case "exception": return `上年的数与勾稽关系不合：原为“${short}”，按公式应为“${instead}”${done}`;
    case "number": return `表外的数 ${short}，不知道是什么${done}`;
    case "words": return instead === "" ? `上年的日期或文字“${short}”${done}` : `“${short}”改为“${instead.length > 40 ? `${instead.slice(0, 40)}…` : instead}”，请核对${done}`;
    case "year": return `“${short}”里的年份没有改，请核对`;
    case "unit": return `“${short}”没有写计量单位，合计没有做成公式；写上单位后再填充`;
    case "otherYear": return `工作簿是 ${printed} 年的，不是 ${Number(instead) - 1} 年的，以前年度的数都留空`;
    case "unknownYear": return "工作簿里没有写是哪一年的，年份没有改，以前年度的数都留空";
    case "locked": return `工作表“${short}”受保护，不能修改；请在 Excel 中撤销保护后再试`;
    case "formula": return `公式 ${short} 里写有数字或取自别的文件${done}`;
  }
}

/** Where a question stands, for people: 表!C5. */
export function questionPlace({ at }: Pick<FormQuestion, "at">): string {
  return `${at.sheet}!${"rows" in at ? areaAddress(at) : addressOf(at)}`;
}

/** What a table was taken for, column by column. */
export function columnText({ header, use, from, derived, typed }: FormColumn, columns: readonly FormColumn[]): string {
  const source = from === null ? "" : `，取自上年的“${columns.find(({ column }) => column === from)?.header ?? ""}”`;
  const cells = derived + typed === 0 ? "" : `（公式 ${derived}，待填 ${typed}）`;
  return `${header === "" ? "（没有表头）" : header}：${USE_WORDS[use]}${source}${cells}`;
}

/** The whole plan as text: counts, tables, and what to look at. */
export function formText(plan: FormPlan, search: FormSearch): string {
  const { counts, tables, questions } = plan;
  return [
    `${plan.from ?? "？"} 年 → ${plan.year} 年：公式 ${counts.derived} 个，清空 ${counts.cleared} 个，移到以前年度 ${counts.moved} 个，改年份 ${counts.turned} 处`,
    searchText(search),
    ...tables.flatMap((table) => ["", `${table.title === "" ? table.sheet : table.title}（${table.sheet}!${areaAddress(table.area)}）`, ...table.columns.map((column) => `  ${columnText(column, table.columns)}`), rowsText(table)]),
    ...(questions.length === 0 ? [] : ["", `请看这 ${questions.length} 处：`, ...questions.map((question) => `  ${question.id}  ${questionPlace(question)} ${questionText(question)}`)]),
  ].join("\n");
}

/** What the search found. */
export function searchText({ searched, left }: FormSearch): string {
  return left.length === 0 ? `上年表里的 ${searched} 个数，新表里一个不剩` : `上年表里的 ${searched} 个数中，新表里还有 ${left.length} 处：${left.slice(0, 5).map(({ at, printed }) => `${at.sheet}!${addressOf(at)} ${printed.slice(0, 20)}`).join("；")}`;
}

function rowsText({ rows }: FormTable): string {
  const count = (use: FormTable["rows"][number]["use"]): number => rows.filter((row) => row.use === use).length;
  return `  ${rows.length} 行：合计行 ${count("derived")}，填报行 ${count("typed") + count("both")}`;
}

/** The same as JSON: places in A1 notation. */
export function formJson(plan: FormPlan, search: FormSearch): unknown {
  const place = (at: CellRef | Area): { readonly sheet: string; readonly range: string } => ({ sheet: at.sheet, range: "rows" in at ? areaAddress(at) : addressOf(at) });
  return {
    from: plan.from, year: plan.year, body: plan.body, counts: plan.counts,
    search: { searched: search.searched, left: search.left.map(({ at, printed }) => ({ ...place(at), printed })) },
    tables: plan.tables.map(({ sheet, title, table, area, unit, columns, rows }) => ({
      table, title, sheet, range: areaAddress(area), unit,
      columns: columns.map(({ column, header, use, from, derived, typed }) => ({ column: addressOf({ row: 0, column }).replace(/\d+$/, ""), header, use, from: from === null ? null : addressOf({ row: 0, column: from }).replace(/\d+$/, ""), derived, typed })),
      rows: rows.map(({ row, label, use }) => ({ row: row + 1, label, use })),
    })),
    questions: plan.questions.map((question) => ({ id: question.id, kind: question.kind, ...place(question.at), printed: question.printed, instead: question.instead, choices: question.choices, chosen: question.chosen, message: questionText(question) })),
  };
}
