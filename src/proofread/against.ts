import { DIRECTION, RATE_BEHIND, baseOf, coreOf } from "./phrases";
import type { Comparison, Mention } from "./said";

/** What was said before a change or rate that may tell what it is held against. */
export interface Before {
  /** The base with which the sentence began: "与上年相比，收入…；支出…". */
  readonly leading: string | null;
  /** Last year's amount, right before. */
  readonly lastBase: Mention | null;
  /** The comparison whose parts are told. */
  readonly within: Comparison | null;
  /** The value right before, nothing standing between but a comma. */
  readonly beside: Mention | null;
  /** Comparisons of the paragraph so far. */
  readonly comparisons: readonly Comparison[];
}

/** Year and name of a base. */
export type Base = Pick<Comparison, "baseYear" | "baseName">;

/**
 * The base of a change or rate: the one that words name; 同比, or last year's amount right before, stands for such words, and parts have that of
 * their whole: "比上年下降7.5%，其中：公务接待费5万元，下降28.57%". Behind its amount a change with its rate is of last year, where no words say of what.
 *
 * @param words before the word of direction
 * @param following the text behind the figure
 * @returns null where it belongs to no comparison with last year
 */
export function baseOfChange(namedBase: string | null, words: string, isRate: boolean, following: string, before: Before): Base | null {
  const { leading, lastBase, within, beside, comparisons } = before;
  if (namedBase !== null || /同比|环比/.test(words) || lastBase) return baseOf(namedBase ?? "上年");
  if (leading !== null && coreOf(words) !== "" && !isRate) return baseOf(leading);
  if (within && !isRate && coreOf(words) !== "") return { baseYear: within.baseYear, baseName: within.baseName };
  if (!beside) return null;
  const whole = beside.whole && comparisons.findLast(({ subject }) => subject === beside.whole);
  if (whole) return { baseYear: whole.baseYear, baseName: whole.baseName };
  return !isRate && RATE_BEHIND.test(following) ? baseOf("上年") : null;
}

/** The value said last where nothing stands between it and a word of direction but a comma or bracket; null elsewhere. */
export function valueBeside(clean: string, subject: Mention | null, latest: Mention | null, at: number): Mention | null {
  if (subject?.figure.kind !== "amount" || subject !== latest) return null;
  const between = clean.slice(subject.figure.after, at);
  return /^[，（]/.test(between) && DIRECTION.exec(between)?.index === 1 ? subject : null;
}
