import type { FormChoice, FormQuestion } from "../model/form";
import type { CellRef } from "../model/cells";
import { FEN_PER_UNIT, fenOf, formatMoney, parseAmountText, type Fen, type UnitOfMeasure } from "../model/money";
import { isNote } from "../recognize/text";
import { turnYears } from "./years";

/** Texts longer than this say something and are no label. */
const LONGEST_HEADING = 60;
/** What stands for a figure of last year that has to be written anew; the checks of a text know it as a gap. */
const GAP = "××";
const QUOTED = /\d[\d,]*(?:\.\d+)?(?=\s*(亿元|百万元|万元|千元|元))/g;

/** Whether a text is a sentence or note rather than a title, header or label. */
export function isSentence(text: string): boolean {
  return text.length > LONGEST_HEADING || /[。；;]/.test(text) || isNote(text.normalize("NFKC").replace(/\s/g, ""));
}

/** The amounts of a workbook as sentences may quote them: to the fen, and rounded to two decimals of 万元 and 亿元. */
export class QuotedAmounts {
  private readonly known = new Set<string>();

  constructor(amounts: Iterable<Fen>) {
    for (const money of amounts) {
      if (money === 0) continue;
      this.known.add(String(Math.abs(money)));
      for (const unit of ["万元", "亿元"] as const) this.known.add(`${formatMoney(Math.abs(money), unit, 2)}${unit}`);
    }
  }

  has(printed: string, unit: UnitOfMeasure): boolean {
    const exact = parseAmountText(printed);
    const money = exact && fenOf(exact, unit);
    if (money === null || money === 0) return false;
    return this.known.has(String(money)) || (unit in FEN_PER_UNIT && this.known.has(`${formatMoney(money, unit, 2)}${unit}`));
  }
}

/** What a text of last year becomes, and what has to be looked at. */
export interface WordsRead {
  readonly text: string;
  readonly question: Omit<FormQuestion, "id" | "chosen"> | null;
}

/** Turns a text of the office: its years, and figures of last year that it quotes. */
export function readWords(text: string, at: CellRef, { from, to }: { readonly from: number; readonly to: number }, quoted: QuotedAmounts): WordsRead {
  const sentence = isSentence(text);
  const turned = turnYears(text, from, to, sentence ? "sentence" : "heading");
  const words = sentence ? turned.text.replace(QUOTED, (found, unit: UnitOfMeasure) => (quoted.has(found, unit) ? GAP : found)) : turned.text;
  const struck = words !== turned.text;
  const asked = (kind: FormQuestion["kind"], choices: readonly FormChoice[]): WordsRead => ({ text: words, question: { kind, at, printed: text, instead: words === text ? "" : words, choices } });
  if (struck) return asked("words", ["change", "keep"]);
  if (turned.undated || (sentence && words !== text)) return asked("words", ["change", "keep"]);
  return turned.left.length > 0 ? asked("year", ["keep"]) : { text: words, question: null };
}
