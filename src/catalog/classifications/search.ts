import type { ClassificationId } from "../types";
import { CANDIDATES } from "./candidates";
import { BUILT_IN, type CodeBook } from "./codeBook";
import { comparableName, knownCodes, levelOf, parentOf } from "./index";
import { SYLLABLES } from "./readings";

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
  /** The books to search; both when absent. */
  readonly books?: readonly ClassificationId[];
  /** The names of the workbook's year; what is built in when absent. */
  readonly codes?: CodeBook;
}

/** What a query finds: the best entries, and how many answer to it in all. */
export interface CodeHits {
  readonly entries: readonly CodeEntry[];
  readonly total: number;
}

interface Indexed extends CodeEntry {
  readonly comparable: string;
  /** What it stands below, as names are compared. */
  readonly above: readonly string[];
}

/** How well a part of a query fits: the smaller the better; null when it does not. */
type Fit = number | null;

const BOOKS: readonly ClassificationId[] = ["functional", "economic"];
const LONGEST_QUERY = 60;

/** Entries by book and classification, made when first searched. */
const indexes = new WeakMap<CodeBook, Map<ClassificationId, readonly Indexed[]>>();

function indexOf(classification: ClassificationId, book: CodeBook): readonly Indexed[] {
  const made = indexes.get(book) ?? new Map<ClassificationId, readonly Indexed[]>();
  indexes.set(book, made);
  const known = made.get(classification);
  if (known) return known;
  const codes = new Set([...book.officeNames(classification).keys(), ...knownCodes(classification).keys(), ...CANDIDATES[classification].keys()]);
  const index = [...codes].sort().flatMap((code): readonly Indexed[] => {
    const entry = levelOf(classification, code) === "item" && book.isListed(classification, code) ? entryOf(classification, code, book) : null;
    return entry === null ? [] : [{ ...entry, comparable: spelled(entry.name), above: entry.path.map(spelled) }];
  });
  made.set(classification, index);
  return index;
}

const spelled = (name: string): string => comparableName(name).toLowerCase();

/** A code of a classification as an entry; null for one that no book at hand names. */
export function entryOf(classification: ClassificationId, code: string, book: CodeBook = BUILT_IN): CodeEntry | null {
  const name = book.suggestedName(classification, code);
  return name === null ? null : { classification, code, name, path: pathOf(classification, code, book), evidenced: book.nameOf(classification, code) !== null };
}

function pathOf(classification: ClassificationId, code: string, book: CodeBook): readonly string[] {
  const parent = parentOf(code);
  if (parent === null) return [];
  const name = book.suggestedName(classification, parent);
  return [...pathOf(classification, parent, book), ...(name === null ? [] : [name])];
}

/**
 * The items that answer to a query, best first. A query is code digits from the front ("20103"), a part of a name
 * ("退休"), pinyin as syllables, as first letters or mixed ("xingzheng", "xzyx", "xzyunxing"), or several of these with or
 * without spaces between ("208 退休", "208tx"): each must fit the item or what it stands below ("水利 行政运行"). An empty
 * query gives what stands near the codes of the workbook.
 */
export function searchCodes(query: string, { limit, near = new Set(), books = BOOKS, codes = BUILT_IN }: SearchOptions): CodeHits {
  const parts = partsOf(query);
  const closeness = nearness(near);
  const found = books.flatMap((book) => indexOf(book, codes)).flatMap((entry) => {
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
  return { entries: found.slice(0, limit).map(({ entry: { comparable: _, above: __, ...entry } }) => entry), total: found.length };
}

/** The items that a pasted column names, one a line, by code and by whatever stands beside it; lines that name none apart. */
export function pastedCodes(text: string, codes: CodeBook = BUILT_IN): { readonly entries: readonly CodeEntry[]; readonly unknown: readonly string[] } {
  const entries = new Map<string, CodeEntry>();
  const unknown: string[] = [];
  for (const line of text.normalize("NFKC").split(/[\r\n;；、]+/)) {
    const [code] = /(?<!\d)\d{3,7}(?!\d)/.exec(line) ?? [];
    const entry = code === undefined ? undefined : BOOKS.flatMap((book) => entryOf(book, code, codes) ?? [])[0];
    if (!entry && line.trim() !== "") unknown.push(line.trim());
    // A class or division comes along with its items.
    if (entry && levelOf(entry.classification, entry.code) === "item") entries.set(entry.code, entry);
  }
  return { entries: [...entries.values()], unknown };
}

/** Digits, letters and other characters of a query, each a part of its own. */
function partsOf(query: string): readonly string[] {
  const text = comparableName(query.slice(0, LONGEST_QUERY).replace(/\s+/g, "|")).toLowerCase();
  return [...text.matchAll(/\d+|[a-z]+|[^\da-z|]+/g)].map(([part]) => part);
}

function fitOf(part: string, { code, comparable, above }: Indexed): Fit {
  if (/^\d/.test(part)) return code === part ? 0 : code.startsWith(part) ? 1 : null;
  const own = within(part, comparable);
  if (own !== null) return own;
  const parent = above.map((name) => within(part, name)).filter((fit) => fit !== null);
  if (parent.length > 0) return PARENT + Math.min(...parent);
  if (scattered(part, comparable)) return SCATTERED;
  return within(part, (above.at(-1) ?? "") + comparable) === null ? null : PARENT + SCATTERED;
}

const SCATTERED = 3;
const PARENT = 4;

/** 0 for a whole name, 1 for its beginning, 2 for a part of it. */
function within(part: string, name: string): Fit {
  if (/^[a-z]/.test(part)) return spokenIn(part, name);
  const at = name.indexOf(part);
  return at < 0 ? null : at > 0 ? 2 : name.length === part.length ? 0 : 1;
}

/** Whether letters say a run of the characters of a name; brackets and signs between them are passed over. */
function spokenIn(letters: string, name: string): Fit {
  const characters = [...name].filter((character) => SYLLABLES.has(character) || /[a-z]/.test(character));
  for (let start = 0; start < characters.length; start += 1) {
    const end = spokenFrom(letters, characters, start);
    if (end !== null) return start > 0 ? 2 : end === characters.length ? 0 : 1;
  }
  return null;
}

/** The character at which the letters are used up, said from `start` on: of each its syllable, or how that begins; null where they do not say it. */
function spokenFrom(letters: string, characters: readonly string[], start: number): number | null {
  let reached = new Set([0]);
  for (let at = start; at < characters.length && reached.size > 0; at += 1) {
    const next = new Set<number>();
    for (const from of reached) {
      const left = letters.slice(from);
      for (const syllable of SYLLABLES.get(characters[at] ?? "") ?? [characters[at] ?? ""]) {
        if (syllable.startsWith(left)) return at + 1;
        if (left.startsWith(syllable)) next.add(from + syllable.length);
        if (left.startsWith(syllable.charAt(0))) next.add(from + 1);
        if (/^[zcs]h/.test(syllable) && left.startsWith(syllable.slice(0, 2))) next.add(from + 2);
      }
    }
    reached = next;
  }
  return null;
}

/** Whether the characters stand in the name in this order, others between them: 养老缴费 finds 基本养老保险缴费. */
function scattered(part: string, name: string): boolean {
  const wanted = [...part];
  if (wanted.length < 2) return false;
  let next = 0;
  for (const character of name) {
    if (next < wanted.length && begins(character, wanted[next] ?? "")) next += 1;
  }
  return next === wanted.length;
}

function begins(character: string, wanted: string): boolean {
  return character === wanted || [...(SYLLABLES.get(character) ?? [])].some((syllable) => syllable.startsWith(wanted));
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
