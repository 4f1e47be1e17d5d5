/** Words of the filling tab beside those of the whole pane. */
import type { Language } from "../words";

export interface FillWords {
  readonly values: string;
  readonly valuesHint: string;
  readonly look: string;
  readonly nothingDerived: string;
  readonly waitingTitle: (rows: number) => string;
  readonly waitingHint: string;
}

const WORDS: Readonly<Record<Language, FillWords>> = {
  zh: {
    values: "写成数值（不用公式）",
    valuesHint: "数值不会随明细改动而变；改动后须再次填充。",
    look: "查看",
    nothingDerived: "无须推算",
    waitingTitle: (rows) => `${rows} 行还没有填金额`,
    waitingHint: "有名称而整行没有金额；没有预算的行可以留空。",
  },
  en: {
    values: "Write numbers instead of formulas",
    valuesHint: "Numbers do not follow changes of the details; fill again after changes.",
    look: "Show",
    nothingDerived: "nothing to derive",
    waitingTitle: (rows) => `${rows} row${rows === 1 ? "" : "s"} without an amount`,
    waitingHint: "Named, but without any amount; rows without a budget may stay empty.",
  },
};

/** The dictionary of a language. */
export function fillWordsOf(language: Language): FillWords {
  return WORDS[language];
}
