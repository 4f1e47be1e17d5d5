/** Words of the filling tab beside those of the whole pane. */
import type { Language } from "../words";

export interface FillWords {
  readonly values: string;
  readonly valuesHint: string;
  readonly look: string;
  readonly nothingDerived: string;
  /** How many of the rows that people fill have an amount. */
  readonly typed: (rows: number, of: number) => string;
  readonly derived: (cells: number, of: number) => string;
  readonly waits: (cells: number, rows: number) => string;
  readonly cellsWaiting: (cells: number) => string;
  readonly rowsWaiting: (rows: number) => string;
  readonly waitingHint: string;
  /** After rows were inserted. */
  readonly rowsInserted: (rows: number, tables: number) => string;
  readonly typeNext: string;
  readonly pickItem: string;
  readonly rowsNamed: (rows: number) => string;
  readonly nothingInserted: string;
  /** Codes that stand in the sheets without name or rows. */
  readonly typedTitle: (codes: number) => string;
  readonly typedHint: string;
  readonly complete: string;
}

const WORDS: Readonly<Record<Language, FillWords>> = {
  zh: {
    values: "写成数值（不用公式）",
    valuesHint: "数值不会随明细改动而变；改动后须再次填充。",
    look: "查看",
    nothingDerived: "无须填写",
    typed: (rows, of) => `已填 ${rows}/${of} 行`,
    derived: (cells, of) => `已推算 ${cells}/${of} 格`,
    waits: (cells, rows) => [...(cells > 0 ? [`${cells} 格待推算`] : []), ...(rows > 0 ? [`${rows} 行待填`] : [])].join("，"),
    cellsWaiting: (cells) => `待推算的单元格（${cells}）`,
    rowsWaiting: (rows) => `还没有金额的行（${rows}）`,
    waitingHint: "没有预算的行可以留空。",
    rowsInserted: (rows, tables) => `已在 ${tables} 张表插入 ${rows} 行`,
    typeNext: "金额留空待填；小计与合计由“填充小计与占比”推算。",
    pickItem: "插入科目",
    rowsNamed: (rows) => `已补上 ${rows} 个科目的名称`,
    nothingInserted: "没有可以插入或补全的科目",
    typedTitle: (codes) => `表中有 ${codes} 个编码可以补全`,
    typedHint: "补上名称、缺少的上级（类、款），以及其他表中应有的行；金额不动，可以撤销。",
    complete: "补全编码",
  },
  en: {
    values: "Write numbers instead of formulas",
    valuesHint: "Numbers do not follow changes of the details; fill again after changes.",
    look: "Show",
    nothingDerived: "nothing to type",
    typed: (rows, of) => `${rows} of ${of} rows typed`,
    derived: (cells, of) => `${cells} of ${of} derived`,
    waits: (cells, rows) => [...(cells > 0 ? [`${cells} to derive`] : []), ...(rows > 0 ? [`${rows} row${rows === 1 ? "" : "s"} to type`] : [])].join(", "),
    cellsWaiting: (cells) => `Cells to derive (${cells})`,
    rowsWaiting: (rows) => `Rows without an amount (${rows})`,
    waitingHint: "Rows without a budget may stay empty.",
    rowsInserted: (rows, tables) => `${rows} row${rows === 1 ? "" : "s"} inserted in ${tables} table${tables === 1 ? "" : "s"}`,
    typeNext: "Their amounts are blank, for you to type; totals are derived by “Fill totals and shares”.",
    pickItem: "Insert code",
    rowsNamed: (rows) => `Names added for ${rows} item${rows === 1 ? "" : "s"}`,
    nothingInserted: "No item could be inserted or completed",
    typedTitle: (codes) => `${codes} code${codes === 1 ? "" : "s"} in the tables can be completed`,
    typedHint: "Adds names, missing parents and the rows that other tables need. Amounts are not touched; it can be undone.",
    complete: "Complete codes",
  },
};

/** The dictionary of a language. */
export function fillWordsOf(language: Language): FillWords {
  return WORDS[language];
}
