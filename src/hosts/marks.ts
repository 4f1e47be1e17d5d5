import type { CellRef } from "../model/cells";
import type { Severity } from "../model/findings";

/**
 * Marks on cells with findings. A mark is a conditional format whose rule is always true and carries our tag, so that
 * every host finds and removes exactly its own marks; the cell's own formats are never touched. Its look differs by
 * more than colour: each severity has its own kind of letters as well.
 */

/** One mark. */
export interface Mark {
  readonly at: CellRef;
  readonly severity: Severity;
  /** The finding's words, shown as the cell's note where it has none of its own. */
  readonly note: string;
}

/** How a mark looks. Colours are "#RRGGBB". */
export interface MarkLook {
  readonly fill: string;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

/** The look of each severity: bold and underlined, bold, italic. */
export const MARK_LOOKS: Readonly<Record<Severity, MarkLook>> = {
  error: { fill: "#FFC7CE", fontColor: "#9C0006", bold: true, italic: false, underline: true },
  inconsistency: { fill: "#FFE0B2", fontColor: "#7A3E00", bold: true, italic: false, underline: false },
  hint: { fill: "#DDEBF7", fontColor: "#1F3864", bold: false, italic: true, underline: false },
};

const TAG = "预算公开助手";
const TAGGED = new RegExp(`"${TAG}:(error|inconsistency|hint)"<>""`);

/** First words of a note that we wrote; a note without them is the user's and never touched. */
export const MARK_NOTE_TITLE = `${TAG}：`;

/** The rule of a mark as a conditional format's formula, with "=". Always true; the text in it is the tag. */
export function markFormula(severity: Severity): string {
  return `=AND(TRUE,"${TAG}:${severity}"<>"")`;
}

/** The severity of the mark that a conditional format's formula is; null when the format is not ours. */
export function severityOfMarkFormula(formula: string): Severity | null {
  const found = TAGGED.exec(formula.replaceAll(" ", ""))?.[1];
  return found === "error" || found === "inconsistency" || found === "hint" ? found : null;
}

/** The text of the note that goes with a mark. */
export function markNoteText(note: string): string {
  return `${MARK_NOTE_TITLE}${note}`;
}

/** The finding's words in a note that we wrote; null when the note is not ours. */
export function wordsOfMarkNote(text: string): string | null {
  return text.startsWith(MARK_NOTE_TITLE) ? text.slice(MARK_NOTE_TITLE.length) : null;
}
