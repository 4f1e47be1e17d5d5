import type { TextChange, TextComment } from "../model/retelling";
import type { TextFinding, TextReading } from "../model/reading";
import type { Language } from "./language";
import { textMessageOf } from "./textRules";

type WordChange = Extract<TextChange, { readonly kind: "words" }>;

/** What is written into somebody's Word file: what is wrong, where, and the corrections that are certain. */
export interface TextRemarks {
  readonly comments: readonly TextComment[];
  readonly corrections: readonly WordChange[];
}

/**
 * The findings of a text as comments at their words. A correction is certain where one figure or word alone can be wrong; of two that
 * contradict each other, and of what is only worth a look, nothing is corrected.
 *
 * @param text the text that was read
 */
export function textRemarks({ findings }: TextReading, text: string, language: Language = "zh"): TextRemarks {
  const comments = findings.map((finding): TextComment => ({ start: finding.place.start, length: finding.place.length, text: textMessageOf(finding, language) }));
  const corrections: WordChange[] = [];
  for (const finding of findings) {
    const last = corrections.at(-1);
    const { start, length } = finding.place;
    const instead = insteadOf(finding, text.slice(start, start + length));
    if (instead === null || (last && start < last.start + last.length)) continue;
    corrections.push({ kind: "words", start, length, text: instead });
  }
  return { comments, corrections };
}

/** The words that should stand in the place of a finding; null where that is not certain. */
function insteadOf({ severity, group, corrected, place: { quote } }: TextFinding, printed: string): string | null {
  if (severity === "hint" || group !== undefined || corrected === null || printed === "" || printed.includes("\n")) return null;
  const length = corrected.length - quote.length + printed.length;
  for (let at = quote.indexOf(printed); at >= 0; at = quote.indexOf(printed, at + 1)) {
    const behind = quote.slice(at + printed.length);
    if (corrected.startsWith(quote.slice(0, at)) && corrected.slice(at + length) === behind && corrected.length === at + length + behind.length) return corrected.slice(at, at + length);
  }
  return null;
}
