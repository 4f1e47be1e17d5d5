/** What differs between two versions of the explanatory text: paragraphs of a section, and words of a paragraph. */
import type { Narrative, NarrativeParagraph, NarrativeSection } from "../model/narrative";

/** One place of a section in both versions; null where a version has nothing there. */
export interface ParagraphPair {
  readonly before: NarrativeParagraph | null;
  readonly after: NarrativeParagraph | null;
  readonly changed: boolean;
}

/** A section in both versions, in the order of its paragraphs. */
export interface SectionPair {
  readonly id: string;
  readonly heading: string;
  readonly pairs: readonly ParagraphPair[];
}

/** A stretch of a paragraph that both versions have, or only one of them. */
export interface TextRun {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Beyond this many comparisons the middle is taken as one change. */
const MOST_COMPARISONS = 1_000_000;
const WORD = /\d[\d,]*(?:\.\d+)?[%％倍]?|[A-Za-z]+|[^]/gu;

/** The sections of both versions, those of the later one in its order, and after them those that only the earlier one has. */
export function compareTexts(before: Narrative, after: Narrative): readonly SectionPair[] {
  const earlier = new Map(before.sections.map((section) => [section.id, section]));
  const later = new Set(after.sections.map((section) => section.id));
  return [
    ...after.sections.map((section) => ({ id: section.id, heading: section.heading, pairs: pairsOf(earlier.get(section.id), section) })),
    ...before.sections.filter((section) => !later.has(section.id)).map((section) => ({ id: section.id, heading: section.heading, pairs: pairsOf(section, undefined) })),
  ].filter((section) => section.pairs.length > 0);
}

/** How many paragraphs differ. */
export function countChanges(sections: readonly SectionPair[]): number {
  return sections.reduce((sum, section) => sum + section.pairs.filter((pair) => pair.changed).length, 0);
}

/**
 * The earlier text with one place brought up to the later one, and everything else as it was.
 *
 * @param missing what the later version lacks: it is the list that is true now
 */
export function withChange(sections: readonly SectionPair[], wanted: ParagraphPair, missing: Narrative["missing"]): Narrative {
  return {
    missing,
    sections: sections.map(({ id, heading, pairs }): NarrativeSection => ({
      id,
      heading,
      paragraphs: pairs.map((pair) => (pair.before === wanted.before && pair.after === wanted.after ? pair.after : pair.before)).filter((paragraph) => paragraph !== null),
    })),
  };
}

function pairsOf(before: NarrativeSection | undefined, after: NarrativeSection | undefined): readonly ParagraphPair[] {
  const left = before?.paragraphs ?? [];
  const right = after?.paragraphs ?? [];
  const pairs: ParagraphPair[] = [];
  let [i, j] = [0, 0];
  const upTo = (endLeft: number, endRight: number): void => {
    while (i < endLeft || j < endRight) {
      const pair = { before: i < endLeft ? (left[i] ?? null) : null, after: j < endRight ? (right[j] ?? null) : null, changed: true };
      pairs.push(pair);
      i += pair.before ? 1 : 0;
      j += pair.after ? 1 : 0;
    }
  };
  for (const [atLeft, atRight] of common(left.map(({ text }) => text), right.map(({ text }) => text))) {
    upTo(atLeft, atRight);
    // The figures may be bound to other cells now, with the same words.
    pairs.push({ before: left[atLeft] ?? null, after: right[atRight] ?? null, changed: false });
    [i, j] = [atLeft + 1, atRight + 1];
  }
  upTo(left.length, right.length);
  return pairs;
}

/** The words of two versions of a paragraph, with whole figures kept together. */
export function compareWords(before: string, after: string): readonly TextRun[] {
  const left = before.match(WORD) ?? [];
  const right = after.match(WORD) ?? [];
  const runs: { kind: TextRun["kind"]; text: string }[] = [];
  const add = (kind: TextRun["kind"], words: readonly string[]): void => {
    if (words.length === 0) return;
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += words.join("");
    else runs.push({ kind, text: words.join("") });
  };
  let [i, j] = [0, 0];
  for (const [atLeft, atRight] of common(left, right)) {
    add("gone", left.slice(i, atLeft));
    add("new", right.slice(j, atRight));
    add("same", left.slice(atLeft, atLeft + 1));
    [i, j] = [atLeft + 1, atRight + 1];
  }
  add("gone", left.slice(i));
  add("new", right.slice(j));
  return runs;
}

/** Places of a longest common sequence, as pairs of indices; of the common ends alone where the middle is too long. */
function common(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const head = Array.from({ length: start }, (_, index) => [index, index] as const);
  const tail = Array.from({ length: end }, (_, index) => [left.length - end + index, right.length - end + index] as const);
  const middle = longest(left.slice(start, left.length - end), right.slice(start, right.length - end));
  return [...head, ...middle.map(([a, b]) => [a + start, b + start] as const), ...tail];
}

function longest(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  if (left.length * right.length > MOST_COMPARISONS) return [];
  const width = right.length + 1;
  // lengths[i * width + j]: of the longest common sequence of what follows i and j.
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) lengths[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
