/**
 * Words of a Word file that stand apart from its running text: notes and text boxes come behind the line that refers to them, what
 * stands on every page comes last. Each mark ends a line as a break does; none of them can stand in a file's own words.
 */
export const APART = "\u001e";
/** The running text goes on. */
export const BACK = "\u001d";
/** From here on, what stands on every page. */
export const PAGES = "\u001c";

/** What ends a line of a text that was read. */
export const LINE_END = /\r\n|[\r\n\u2028\u2029\f\u001c-\u001e]/g;

/** A text for people and other programs: lines that stand apart as lines like all. */
export function withPlainLines(text: string): string {
  return text.replace(/[\u001c-\u001e]/g, "\n");
}
