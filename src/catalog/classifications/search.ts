import type { ClassificationId } from "../types";
import { CANDIDATES } from "./candidates";
import { comparableName, knownCodes, levelOf, parentOf } from "./index";
import { CHARACTERS_BY_LETTER } from "./initials";

/** An item that can be chosen: the deepest level of its classification (项 of the functional, 款 of the economic one). */
export interface CodeEntry {
  readonly classification: ClassificationId;
  readonly code: string;
  readonly name: string;
  /** Names of what it stands below, class first; a level that no book names is left out. */
  readonly path: readonly string[];
  /** Whether a published budget or notice evidences code and name; what is only recalled is to be checked by the reader. */
  readonly evidenced: boolean;
}

/** Choices for searching. */
export interface SearchOptions {
  /** Entries to give at most. */
  readonly limit: number;
  /** Codes of the workbook: what stands beside them in the classification comes first (行政运行 stands under sixty divisions). */
  readonly near?: ReadonlySet<string>;
}

interface Indexed extends CodeEntry {
  readonly comparable: string;
}

/** How well a part of a query fits: the smaller the better; null when it does not. */
type Fit = number | null;

const LONGEST_QUERY = 60;

const LETTERS: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const letters = new Map<string, Set<string>>();
  for (const [letter, characters] of Object.entries(CHARACTERS_BY_LETTER)) {
    for (const character of characters) letters.set(character, (letters.get(character) ?? new Set()).add(letter));
  }
  return letters;
})();

/** Entries by classification, made when first searched. */
const indexes = new Map<ClassificationId, readonly Indexed[]>();

function indexOf(classification: ClassificationId): readonly Indexed[] {
  const known = indexes.get(classification);
  if (known) return known;
  const codes = new Set([...knownCodes(classification).keys(), ...CANDIDATES[classification].keys()]);
  const index = [...codes].sort().flatMap((code): readonly Indexed[] => {
    const name = suggestedName(classification, code);
    if (name === null || levelOf(classification, code) !== "item") return [];
    return [{ classification, code, name, path: pathOf(classification, code), evidenced: knownCodes(classification).has(code), comparable: comparableName(name).toLowerCase() }];
  });
  indexes.set(classification, index);
  return index;
}

function pathOf(classification: ClassificationId, code: string): readonly string[] {
  const parent = parentOf(code);
  if (parent === null) return [];
  const name = suggestedName(classification, parent);
  return [...pathOf(classification, parent), ...(name === null ? [] : [name])];
}

/** The name of a code as evidenced, else as recalled; null for one that no book at hand has. Never the ground of a finding. */
export function suggestedName(classification: ClassificationId, code: string): string | null {
  return knownCodes(classification).get(code)?.name ?? CANDIDATES[classification].get(code) ?? null;
}

/**
 * The items that answer to a query, best first. A query is code digits from the front ("20103"), a part of a name
 * ("退休"), first letters of its syllables ("xzyx" for 行政运行), or several of these with or without spaces between
 * ("208 退休", "208tx"): each must fit. An empty query gives what stands near the codes of the workbook.
 */
export function searchCodes(classification: ClassificationId, query: string, { limit, near = new Set() }: SearchOptions): readonly CodeEntry[] {
  const parts = partsOf(query);
  const closeness = nearness(near);
  const found = indexOf(classification).flatMap((entry) => {
    let fit = 0;
    for (const part of parts) {
      const own = fitOf(part, entry);
      if (own === null) return [];
      fit += own;
    }
    const close = closeness(entry.code);
    return parts.length === 0 && near.size > 0 && close === FAR ? [] : [{ entry, fit, close }];
  });
  found.sort((a, b) => a.fit - b.fit || a.close - b.close || Number(b.entry.evidenced) - Number(a.entry.evidenced) || (a.entry.code < b.entry.code ? -1 : 1));
  return found.slice(0, limit).map(({ entry: { comparable: _, ...entry } }) => entry);
}

/** Digits, letters and other characters of a query, each a part of its own. */
function partsOf(query: string): readonly string[] {
  const text = comparableName(query.slice(0, LONGEST_QUERY).replace(/\s+/g, "|")).toLowerCase();
  return [...text.matchAll(/\d+|[a-z]+|[^\da-z|]+/g)].map(([part]) => part);
}

function fitOf(part: string, { code, comparable }: Indexed): Fit {
  if (/^\d/.test(part)) return code === part ? 0 : code.startsWith(part) ? 1 : null;
  const initials = /^[a-z]/.test(part);
  const length = [...part].length;
  const at = initials ? initialsAt(part, comparable) : comparable.indexOf(part);
  if (at >= 0) return at === 0 ? ([...comparable].length === length ? 0 : 1) : 2;
  return scattered(part, comparable, initials) ? 4 : null;
}

function says(character: string, wanted: string, initials: boolean): boolean {
  return initials ? character === wanted || (LETTERS.get(character)?.has(wanted) ?? false) : character === wanted;
}

/** Where the syllables begin whose first letters are asked for; -1 nowhere. Brackets and signs between them are passed over. */
function initialsAt(letters: string, name: string): number {
  const spoken = [...name].filter((character) => LETTERS.has(character) || /[a-z]/.test(character));
  const wanted = [...letters];
  for (let at = 0; at + wanted.length <= spoken.length; at += 1) {
    if (wanted.every((letter, index) => says(spoken[at + index] ?? "", letter, true))) return at;
  }
  return -1;
}

/** Whether the characters stand in the name in this order, others between them: 养老缴费 finds 基本养老保险缴费. */
function scattered(part: string, name: string, initials: boolean): boolean {
  const wanted = [...part];
  if (wanted.length < 2) return false;
  let next = 0;
  for (const character of name) {
    if (next < wanted.length && says(character, wanted[next] ?? "", initials)) next += 1;
  }
  return next === wanted.length;
}

const FAR = 3;

/** 0 for a code of the workbook itself, 1 and 2 for one whose division or class it has. */
function nearness(near: ReadonlySet<string>): (code: string) => number {
  const prefixes = new Set<string>();
  for (const code of near) for (let parent: string | null = code; parent !== null; parent = parentOf(parent)) prefixes.add(parent);
  return (code) => {
    let distance = 0;
    for (let parent: string | null = code; parent !== null; parent = parentOf(parent), distance += 1) {
      if (prefixes.has(parent)) return distance;
    }
    return FAR;
  };
}
