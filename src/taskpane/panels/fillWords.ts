/** Words of the filling tab beside those of the whole pane. */
import type { Language } from "../words";

export interface FillWords {
  readonly values: string;
  readonly valuesHint: string;
  readonly look: string;
  readonly nothingDerived: string;
  readonly waits: (cells: number, rows: number) => string;
  readonly cellsWaiting: (cells: number) => string;
  readonly rowsWaiting: (rows: number) => string;
  readonly waitingHint: string;
  /** After rows were inserted. */
  readonly rowsInserted: (rows: number, tables: number) => string;
  readonly typeNext: string;
  readonly pickItem: string;
}

const WORDS: Readonly<Record<Language, FillWords>> = {
  zh: {
    values: "写成数值（不用公式）",
    valuesHint: "数值不会随明细改动而变；改动后须再次填充。",
    look: "查看",
    nothingDerived: "无须推算",
    waits: (cells, rows) => [...(cells > 0 ? [`${cells} 格待推算`] : []), ...(rows > 0 ? [`${rows} 行待填`] : [])].join("，"),
    cellsWaiting: (cells) => `待推算的单元格（${cells}）`,
    rowsWaiting: (rows) => `还没有金额的行（${rows}）`,
    waitingHint: "没有预算的行可以留空。",
    rowsInserted: (rows, tables) => `已在 ${tables} 张表插入 ${rows} 行`,
    typeNext: "金额留空待填；小计与合计由“填充小计与占比”推算。",
    pickItem: "插入科目",
  },
  en: {
    values: "Write numbers instead of formulas",
    valuesHint: "Numbers do not follow changes of the details; fill again after changes.",
    look: "Show",
    nothingDerived: "nothing to derive",
    waits: (cells, rows) => [...(cells > 0 ? [`${cells} to derive`] : []), ...(rows > 0 ? [`${rows} row${rows === 1 ? "" : "s"} to type`] : [])].join(", "),
    cellsWaiting: (cells) => `Cells to derive (${cells})`,
    rowsWaiting: (rows) => `Rows without an amount (${rows})`,
    waitingHint: "Rows without a budget may stay empty.",
    rowsInserted: (rows, tables) => `${rows} row${rows === 1 ? "" : "s"} inserted in ${tables} table${tables === 1 ? "" : "s"}`,
    typeNext: "Their amounts are blank, for you to type; totals are derived by “Fill totals and shares”.",
    pickItem: "Insert code",
  },
};

/** The dictionary of a language. */
export function fillWordsOf(language: Language): FillWords {
  return WORDS[language];
}
