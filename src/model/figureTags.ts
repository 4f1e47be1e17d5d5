/** What a figure in a Word file carries along with it: the facts from which it comes, so that it can be brought up to date later. */

/** A stretch of the words of a Word file that carries a tag of any kind: whoever made the file may have written it. */
export interface TaggedStretch {
  readonly start: number;
  /** In UTF-16 units. */
  readonly length: number;
  readonly tag: string;
}

/** A figure that is to carry its facts: a stretch of the words as they were before they change, the tag, and a title for people. */
export interface FigureControl extends TaggedStretch {
  readonly title: string;
}

/**
 * value: the amount of its cells · chosen: the same, and a person said which cells these are · follows: it is worked out from the
 * amounts of its cells (a rate, a change, a share).
 */
export type FigureTagKind = "value" | "chosen" | "follows";

/** A tag of ours. */
export interface FigureTag {
  /** The year of the budget. */
  readonly year: number;
  readonly kind: FigureTagKind;
  /** Names of its cells, as `CellNames` gives them; none where they are too many for a tag. */
  readonly cells: readonly string[];
  /** What the amounts of all its cells were when it was written, shortened: another one now tells that they changed. */
  readonly state: string;
}

/** Word takes no longer tag and title. */
const LONGEST = 64;
const NAME = 10;
const STATE = 6;
const MOST_CELLS = 3;
const TAG = new RegExp(`^budget:((?:19|20)\\d\\d):(value|chosen|follows):((?:[0-9a-z]{${NAME}}(?:\\+[0-9a-z]{${NAME}}){0,${MOST_CELLS - 1}})?):([0-9a-z]{${STATE}})$`);

/** A tag as it is written. */
export function figureTagText({ year, kind, cells, state }: FigureTag): string {
  return `budget:${year}:${kind}:${cells.length > MOST_CELLS ? "" : cells.join("+")}:${state}`;
}

/** A tag as it was found; null where it is none of ours. Nothing in it is trusted: its names are looked up, and what is not found says nothing. */
export function readFigureTag(text: string): FigureTag | null {
  const match = text.length > LONGEST ? null : TAG.exec(text);
  if (!match) return null;
  const [, year = "", kind, cells = "", state = ""] = match;
  return { year: Number(year), kind: kind as FigureTagKind, cells: cells === "" ? [] : cells.split("+"), state };
}

/** A title that Word takes. */
export function controlTitle(words: string): string {
  const plain = words.replace(/\s+/g, " ").trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`;
}

/** A short name for what a cell means, however long the words of that. */
export function shortName(words: string): string {
  return shortened(words, NAME);
}

/** The state of amounts, in fen, in the order of their cells. */
export function stateOf(amounts: readonly number[]): string {
  return shortened(amounts.join(" "), STATE);
}

/** 53 bits of a text, as that many letters and digits. */
function shortened(words: string, length: number): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(length, "0").slice(-length);
}
