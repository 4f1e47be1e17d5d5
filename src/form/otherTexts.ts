import type { FormPlan, OtherText, OtherTextReader, TurnedOtherText } from "../model/form";
import type { WorkbookSnapshot } from "../model/snapshot";
import { figuresOf, numbersOf } from "./remnants";
import { QuotedAmounts, readWords } from "./words";

const NOWHERE = { sheet: "", row: 0, column: 0 };

/**
 * How the texts of last year's file outside of its cells are read: years turn where they would in the title of a cell. Whatever
 * is less certain stays and is told: sentences of last year, days, figures of last year's tables. A comment says what somebody
 * found last year, and a defined name is what formulas stand on, so that neither is rewritten.
 *
 * @param before last year's workbook
 */
export function otherTextReader(before: WorkbookSnapshot, plan: FormPlan): OtherTextReader {
  const { from, year } = plan;
  const figures = figuresOf(before, plan);
  const quoted = new QuotedAmounts([]);
  const renamed = new Map(plan.edits.flatMap((edit) => (edit.kind === "renameSheet" ? [[edit.sheet, edit.to] as const] : [])));
  const read = (found: OtherText): TurnedOtherText => {
    const { kind, text } = found;
    if (kind !== "listed" && numbersOf(text).some((number) => figures.has(number))) return { text, old: true };
    if (from === null || kind === "figure") return { text, old: false };
    if (kind === "listed") return { text: renamed.get(text) ?? text, old: false };
    if (kind === "name" || kind === "note") return { text, old: new RegExp(`(?<!\\d)(?:${from}|${from - 1})(?!\\d)`).test(text.normalize("NFKC")) };
    const { text: turned, question } = readWords(text, NOWHERE, { from, to: year }, quoted);
    return question === null ? { text: turned, old: false } : { text, old: true };
  };
  return { read, datesUntil: from };
}
