import type { ClassificationId, CodeLevel } from "../types";
import { ECONOMIC_CODES } from "./economic";
import { FUNCTIONAL_CODES } from "./functional";

export { formerNames, isOutdated } from "./formerNames";
export type { FormerName } from "./formerNames";

/** How well a code and its name are evidenced: in two documents or more, in one official source, or by the book that the office imported. */
export type CodeStatus = "verified" | "official" | "office";

/** The name of a code. */
export interface NamedCode {
  readonly name: string;
  readonly status: CodeStatus;
}

/** How many digits a functional code of each level has; an economic item has those of a division. */
export const CODE_DIGITS: Readonly<Record<CodeLevel, number>> = { class: 3, division: 5, item: 7 };

/** The levels of the functional classification from the top. */
export const CODE_LEVELS: readonly CodeLevel[] = ["class", "division", "item"];

/** Codes from a code's class down to itself: 201, 20103, 2010301. */
export function codesDownTo(code: string): readonly string[] {
  return CODE_LEVELS.map((level) => CODE_DIGITS[level]).filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
}

/** The class of a code. */
export function classOf(code: string): string {
  return code.slice(0, CODE_DIGITS.class);
}

/** Code lengths of each level. */
const LEVELS: Readonly<Record<ClassificationId, Readonly<Record<number, CodeLevel>>>> = {
  functional: { [CODE_DIGITS.class]: "class", [CODE_DIGITS.division]: "division", [CODE_DIGITS.item]: "item" },
  economic: { [CODE_DIGITS.class]: "class", [CODE_DIGITS.division]: "item" },
};

function read(packed: string): ReadonlyMap<string, NamedCode> {
  return new Map([...packed.matchAll(/([vo])(\d+)(\S+)/g)].map((match) =>
    [match[2] ?? "", { name: match[3] ?? "", status: match[1] === "v" ? "verified" : "official" }]));
}

const BOOKS: Readonly<Record<ClassificationId, ReadonlyMap<string, NamedCode>>> = {
  functional: read(FUNCTIONAL_CODES),
  economic: read(ECONOMIC_CODES),
};

/** Names that were asked for; the same ones stand in every table of a workbook. */
const COMPARABLE = new Map<string, string>();
const MOST_COMPARABLE = 4000;
const LONGEST_KEPT = 80;

/** Codes by the names that they bear, in the order of the book. */
export function codesByName(book: Iterable<readonly [code: string, name: string]>): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const [code, name] of book) {
    const key = comparableName(name);
    codes.set(key, [...(codes.get(key) ?? []), code]);
  }
  return codes;
}

const namesOf = (classification: ClassificationId): readonly (readonly [string, string])[] => [...BOOKS[classification]].map(([code, { name }]) => [code, name]);

const CODES_BY_NAME: Readonly<Record<ClassificationId, ReadonlyMap<string, readonly string[]>>> = {
  functional: codesByName(namesOf("functional")),
  economic: codesByName(namesOf("economic")),
};

/** A name as names are compared: without white space, brackets and quotes in one width. */
export function comparableName(name: string): string {
  const known = COMPARABLE.get(name);
  if (known !== undefined) return known;
  const comparable = compared(name);
  if (COMPARABLE.size >= MOST_COMPARABLE) COMPARABLE.clear();
  if (name.length <= LONGEST_KEPT) COMPARABLE.set(name, comparable);
  return comparable;
}

function compared(name: string): string {
  return name.normalize("NFKC").replace(/[\s\u200b\ufeff]/g, "").replace(/[〔【[]/g, "(").replace(/[〕】\]]/g, ")").replace(/[“”„‟"「」]/g, "");
}

/** The evidenced name of a code; null for a code that is not known, which does not mean that it is wrong. */
export function nameOfCode(classification: ClassificationId, code: string): NamedCode | null {
  return BOOKS[classification].get(code) ?? null;
}

/** Evidenced codes of a name, in code order; the same name stands under many divisions (行政运行). */
export function codesOfName(classification: ClassificationId, name: string): readonly string[] {
  return CODES_BY_NAME[classification].get(comparableName(name)) ?? [];
}

/** Every evidenced code of a classification with its name, in code order. */
export function knownCodes(classification: ClassificationId): ReadonlyMap<string, NamedCode> {
  return BOOKS[classification];
}

/** Level of a code by its length; null when no code of the classification has that length. */
export function levelOf(classification: ClassificationId, code: string): CodeLevel | null {
  return /^\d+$/.test(code) ? LEVELS[classification][code.length] ?? null : null;
}

/** The code one level above; null for a class. */
export function parentOf(code: string): string | null {
  return code.length > CODE_DIGITS.class ? code.slice(0, -2) : null;
}
