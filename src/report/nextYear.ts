import { addressOf, areaAddress, type Area, type CellRef } from "../model/cells";
import type { Language } from "./language";
import type { FormChoice, FormColumn, FormPlan, FormQuestion, FormTable, OtherText, OtherTextKind, Remnant } from "../model/form";

/** What was looked for in the new workbook: how many figures of last year, and where one still stands. */
export interface FormSearch {
  readonly searched: number;
  readonly left: readonly Remnant[];
  /** Texts outside of the cells that still speak of last year. */
  readonly others: readonly OtherText[];
}

interface FormWords {
  /** What a choice does, as it is offered. */
  readonly choices: Readonly<Record<FormChoice, string>>;
  readonly uses: Readonly<Record<FormColumn["use"], string>>;
  readonly now: (choice: string) => string;
  readonly kinds: Readonly<Record<FormQuestion["kind"], (printed: string, instead: string) => string>>;
  readonly counts: (plan: FormPlan) => string;
  readonly added: (sheets: readonly string[]) => string;
  readonly stated: (count: number) => string;
  readonly nothingLeft: (searched: number) => string;
  readonly left: (searched: number, count: number, places: string) => string;
  readonly others: (count: number, places: string) => string;
  readonly otherKinds: Readonly<Record<OtherTextKind, string>>;
  readonly noHeader: string;
  readonly takenFrom: (header: string) => string;
  readonly cells: (derived: number, typed: number) => string;
  readonly rows: (all: number, derived: number, typed: number) => string;
  readonly look: (count: number) => string;
}

const WORDS: Readonly<Record<Language, FormWords>> = {
  zh: {
    choices: { blank: "留空", move: "填上年的数", derive: "用公式", change: "按今年改", keep: "保留原样" },
    uses: { thisYear: "本年数", before: "以前年度数", change: "增减额", rate: "增减率", count: "数量", code: "编码", label: "名称或文字", number: "序号" },
    now: (choice) => `；现在：${choice}`,
    kinds: {
      base: (printed, instead) => (instead === "" ? `“${printed}”没有对应的上年数可取，留空待填` : `“${printed}”不能确定是不是上年的“${instead}”`),
      exception: (printed, instead) => `上年的数与勾稽关系不合：原为“${printed}”，按公式应为“${instead}”`,
      number: (printed) => `表外的数 ${printed}，不知道是什么`,
      words: (printed, instead) => (instead === "" ? `上年的日期 ${printed}` : `“${printed}”改为“${instead}”，请核对`),
      year: (printed) => `“${printed}”里的年份没有改，请核对`,
      unit: (printed) => `“${printed}”没有写计量单位，合计没有做成公式；写上单位后再填充`,
      otherYear: (printed, instead) => `工作簿是 ${printed} 年的，不是 ${Number(instead) - 1} 年的，以前年度的数都留空`,
      unknownYear: () => "工作簿里没有写是哪一年的，年份没有改，以前年度的数都留空",
      locked: (printed) => `工作表“${printed}”受保护，不能修改；请在 Excel 中撤销保护后再试`,
      formula: (printed) => `公式 ${printed} 里写有数字或取自别的文件`,
    },
    counts: ({ from, year, counts }) => `${from ?? "？"} 年 → ${year} 年：公式 ${counts.derived} 个，清空 ${counts.cleared} 个，移到以前年度 ${counts.moved} 个，改年份 ${counts.turned} 处`,
    added: (sheets) => `；另加 ${sheets.join("、")}`,
    stated: (count) => `；上年说明里有、表中没有的数 ${count} 项，列在补充资料待填`,
    nothingLeft: (searched) => `上年表里的 ${searched} 个数，新表里一个不剩`,
    left: (searched, count, places) => `上年表里的 ${searched} 个数中，新表里还有 ${count} 处：${places}`,
    others: (count, places) => `单元格以外还留着上年的 ${count} 处，请自己改：${places}`,
    otherKinds: { headerFooter: "页眉页脚", chart: "图表文字", cache: "图表文字", figure: "图表里的数", textBox: "文本框", picture: "替代文字", note: "批注", property: "文件属性", listed: "文件属性", name: "定义的名称" },
    noHeader: "（没有表头）",
    takenFrom: (header) => `，取自上年的“${header}”`,
    cells: (derived, typed) => `（公式 ${derived}，待填 ${typed}）`,
    rows: (all, derived, typed) => `${all} 行：合计行 ${derived}，填报行 ${typed}`,
    look: (count) => `请看这 ${count} 处：`,
  },
  en: {
    choices: { blank: "leave empty", move: "last year's figures", derive: "formula", change: "changed for this year", keep: "as it was" },
    uses: { thisYear: "this year", before: "earlier year", change: "change", rate: "rate of change", count: "count", code: "code", label: "name or text", number: "row number" },
    now: (choice) => `; now: ${choice}`,
    kinds: {
      base: (printed, instead) => (instead === "" ? `nothing of last year is meant by “${printed}”; left empty` : `“${printed}” may or may not be last year's “${instead}”`),
      exception: (printed, instead) => `last year's figure did not add up: “${printed}” was printed, the formula gives “${instead}”`,
      number: (printed) => `number ${printed} outside of every table`,
      words: (printed, instead) => (instead === "" ? `a date of last year: ${printed}` : `“${printed}” becomes “${instead}”; please check`),
      year: (printed) => `the year in “${printed}” was left; please check`,
      unit: (printed) => `“${printed}” states no unit of measure, so its totals are no formulas; state it and fill`,
      otherYear: (printed, instead) => `the workbook is of ${printed}, not of ${Number(instead) - 1}; earlier years are left empty`,
      unknownYear: () => "the workbook does not say of which year it is; years were left, earlier years are empty",
      locked: (printed) => `sheet “${printed}” is protected; take the protection off in Excel and try again`,
      formula: (printed) => `formula ${printed} has figures in it or comes from another file`,
    },
    counts: ({ from, year, counts }) => `${from ?? "?"} → ${year}: ${counts.derived} formulas, ${counts.cleared} cells emptied, ${counts.moved} moved to earlier years, ${counts.turned} years turned`,
    added: (sheets) => `; added ${sheets.join(", ")}`,
    stated: (count) => `; ${count} figures of last year's text that no table holds are asked for on 补充资料`,
    nothingLeft: (searched) => `none of the ${searched} figures of last year's tables is left`,
    left: (searched, count, places) => `of the ${searched} figures of last year's tables ${count} are left: ${places}`,
    others: (count, places) => `outside of the cells ${count} of last year are left, to be changed by hand: ${places}`,
    otherKinds: { headerFooter: "header or footer", chart: "words of a chart", cache: "words of a chart", figure: "figure of a chart", textBox: "text box", picture: "alternative text", note: "comment", property: "property of the document", listed: "property of the document", name: "defined name" },
    noHeader: "(no header)",
    takenFrom: (header) => `, from last year's “${header}”`,
    cells: (derived, typed) => ` (${derived} formulas, ${typed} to type)`,
    rows: (all, derived, typed) => `${all} rows: ${derived} of totals, ${typed} to type`,
    look: (count) => `Please look at these ${count}:`,
  },
};

/** Characters of a quoted text that are shown. */
const LONGEST_QUOTE = 40;
const short = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);

/** What a choice does. */
export function choiceText(choice: FormChoice, language: Language = "zh"): string {
  return WORDS[language].choices[choice];
}

/** One line about what is not certain: what stands there and why nobody can tell. */
export function questionText({ kind, printed, instead }: FormQuestion, language: Language = "zh"): string {
  return WORDS[language].kinds[kind](short(printed), short(instead));
}

/** Counts of what was done. */
export function countsText(plan: FormPlan, language: Language = "zh"): string {
  const words = WORDS[language];
  return words.counts(plan) + (plan.added.length === 0 ? "" : words.added(plan.added)) + (plan.stated.length === 0 ? "" : words.stated(plan.stated.length));
}

/** Where a question stands, for people: 表!C5. */
export function questionPlace({ at }: Pick<FormQuestion, "at">): string {
  return `${at.sheet}!${"rows" in at ? areaAddress(at) : addressOf(at)}`;
}

/** What a column was taken for, and what became of its cells. */
export function columnText({ header, use, from, derived, typed }: FormColumn, columns: readonly FormColumn[], language: Language = "zh"): string {
  const words = WORDS[language];
  const source = from === null ? "" : words.takenFrom(columns.find(({ column }) => column === from)?.header ?? "");
  const cells = derived + typed === 0 ? "" : words.cells(derived, typed);
  return `${header === "" ? words.noHeader : header}${language === "zh" ? "：" : ": "}${words.uses[use]}${source}${cells}`;
}

/** How many rows of a table are totals, and how many are typed. */
export function rowsText({ rows }: FormTable, language: Language = "zh"): string {
  const derived = rows.filter(({ use }) => use === "derived").length;
  return WORDS[language].rows(rows.length, derived, rows.length - derived);
}

/** The whole plan as text: counts, tables, and what to look at. */
export function formText(plan: FormPlan, search: FormSearch): string {
  const { tables, questions } = plan;
  const words = WORDS.zh;
  return [
    countsText(plan), searchText(search),
    ...tables.flatMap((table) => ["", `${table.title === "" ? table.sheet : table.title}（${table.sheet}!${areaAddress(table.area)}）`, ...table.columns.map((column) => `  ${columnText(column, table.columns)}`), `  ${rowsText(table)}`]),
    ...(questions.length === 0 ? [] : ["", words.look(questions.length), ...questions.map((question) =>
      `  ${question.id}  ${questionPlace(question)} ${questionText(question)}${question.choices.length > 1 ? words.now(choiceText(question.chosen)) : ""}`)]),
  ].join("\n");
}

/** Places of remnants that are shown. */
const MOST_PLACES = 5;

/** What the search found, in cells and outside of them. */
export function searchText({ searched, left, others }: FormSearch, language: Language = "zh"): string {
  const words = WORDS[language];
  const cells = left.length === 0 ? words.nothingLeft(searched) : words.left(searched, left.length, left.slice(0, MOST_PLACES).map(({ at, printed }) => `${at.sheet}!${addressOf(at)} ${short(printed)}`).join("；"));
  const places = others.slice(0, MOST_PLACES).map(({ kind, sheet, text }) => `${sheet === null ? "" : `${sheet} `}${words.otherKinds[kind]}“${short(text)}”`).join("；");
  return others.length === 0 ? cells : [cells, words.others(others.length, places)].join(language === "zh" ? "；" : "; ");
}

/** The same as JSON: places in A1 notation. */
export function formJson(plan: FormPlan, search: FormSearch): unknown {
  const place = (at: CellRef | Area): { readonly sheet: string; readonly range: string } => ({ sheet: at.sheet, range: "rows" in at ? areaAddress(at) : addressOf(at) });
  return {
    from: plan.from, year: plan.year, body: plan.body, counts: plan.counts, added: plan.added,
    stated: plan.stated.map(({ section, label, measure, last }) => ({ section, label, measure, last })),
    search: { searched: search.searched, left: search.left.map(({ at, printed }) => ({ ...place(at), printed })), others: search.others.map(({ kind, sheet, text }) => ({ kind, sheet, text })) },
    tables: plan.tables.map(({ sheet, title, table, area, unit, columns, rows }) => ({
      table, title, sheet, range: areaAddress(area), unit,
      columns: columns.map(({ column, header, use, from, derived, typed }) => ({ column: addressOf({ row: 0, column }).replace(/\d+$/, ""), header, use, from: from === null ? null : addressOf({ row: 0, column: from }).replace(/\d+$/, ""), derived, typed })),
      rows: rows.map(({ row, label, use }) => ({ row: row + 1, label, use })),
    })),
    questions: plan.questions.map((question) => ({ id: question.id, kind: question.kind, ...place(question.at), printed: question.printed, instead: question.instead, choices: question.choices, chosen: question.chosen, message: questionText(question) })),
  };
}
