import type { OfficeCodes } from "../../model/book";
import type { ClassificationId } from "../types";
import { CANDIDATES } from "./candidates";
import { codesByName, codesOfName, comparableName, formerNames, nameOfCode, type FormerName, type NamedCode } from "./index";

/** The first year whose budgets evidence the names that are built in. */
const BUILT_IN_FROM = 2022;

/**
 * The names of codes as they are right in a budget of one year: the office's own 《政府收支分类科目》 where it was imported for
 * that year or the years before, else what is built in.
 */
export interface CodeBook {
  /** The name of a code in that year; null for a code that is not known, which does not mean that it is wrong. */
  readonly nameOf: (classification: ClassificationId, code: string) => NamedCode | null;
  /** Whether a code has this name in that year, be it written with other spaces or brackets. */
  readonly bears: (classification: ClassificationId, code: string, name: string) => boolean;
  /** Codes that have a name in that year, in code order. */
  readonly codesOf: (classification: ClassificationId, name: string) => readonly string[];
  /** Whether a code has a name that year, or is at least recalled from other books. */
  readonly isKnown: (classification: ClassificationId, code: string) => boolean;
  /** Whether a code may stand in a budget of that year: the office's book of the year lists it, or, without one, it is known. */
  readonly isListed: (classification: ClassificationId, code: string) => boolean;
  /** The codes of the office's book; empty where what is built in holds. */
  readonly officeNames: (classification: ClassificationId) => ReadonlyMap<string, string>;
  /** Names that were right up to a year before it. */
  readonly formerNames: readonly FormerName[];
  /** The name as known, else as recalled: for suggestions, never the ground of a finding. */
  readonly suggestedName: (classification: ClassificationId, code: string) => string | null;
  /** The year of the office's book that holds; null where what is built in does. */
  readonly officeYear: number | null;
}

const CLASSIFICATIONS: readonly ClassificationId[] = ["functional", "economic"];
const made = new WeakMap<readonly OfficeCodes[], Map<number | null, CodeBook>>();
const NO_CODES: ReadonlyMap<string, string> = new Map();

/** The book of codes for a budget; made once for a workbook's own codes and year. */
export function codeBookOf({ officeCodes, year }: { readonly officeCodes: readonly OfficeCodes[]; readonly year: number | null }): CodeBook {
  const byYear = made.get(officeCodes) ?? new Map<number | null, CodeBook>();
  made.set(officeCodes, byYear);
  const known = byYear.get(year) ?? composed(officeCodes, year);
  byYear.set(year, known);
  return known;
}

/** What is built in, as it is right where an office has imported nothing. */
export const BUILT_IN: CodeBook = composed([], null);

function composed(offices: readonly OfficeCodes[], year: number | null): CodeBook {
  const upToNow = offices.filter((office) => year === null || office.year <= year).sort((a, b) => b.year - a.year);
  // A book older than what is built in says nothing of a budget of later years: codes are renamed and reused.
  const office = upToNow.find((each) => each.year === year || each.year >= BUILT_IN_FROM) ?? null;
  const namesIn = (classification: ClassificationId): ReadonlyMap<string, string> => office?.[classification] ?? NO_CODES;
  const nameOf = (classification: ClassificationId, code: string): NamedCode | null => {
    const name = namesIn(classification).get(code);
    return name === undefined ? nameOfCode(classification, code) : { name, status: "office" };
  };
  const isKnown = (classification: ClassificationId, code: string): boolean => nameOf(classification, code) !== null || CANDIDATES[classification].has(code);
  const byName = new Map(CLASSIFICATIONS.map((classification) => [classification, codesByName(namesIn(classification))]));
  return {
    nameOf,
    bears: (classification, code, name) => {
      const known = nameOf(classification, code);
      return known !== null && comparableName(known.name) === comparableName(name);
    },
    codesOf: (classification, name) => {
      const builtIn = codesOfName(classification, name).filter((code) => !namesIn(classification).has(code));
      return [...(byName.get(classification)?.get(comparableName(name)) ?? []), ...builtIn].sort();
    },
    isKnown,
    isListed: (classification, code) => (office?.year === year && namesIn(classification).size > 0 ? namesIn(classification).has(code) : isKnown(classification, code)),
    officeNames: namesIn,
    formerNames: [...formerNames, ...formerIn(offices, office, nameOf)],
    suggestedName: (classification, code) => nameOf(classification, code)?.name ?? CANDIDATES[classification].get(code) ?? null,
    officeYear: office?.year ?? null,
  };
}

/** Names in the office's older books that read otherwise now; each right until the year before the first book that has another. */
function formerIn(offices: readonly OfficeCodes[], current: OfficeCodes | null, nameOf: CodeBook["nameOf"]): readonly FormerName[] {
  const newest = current?.year ?? BUILT_IN_FROM;
  const older = offices.filter(({ year }) => year < newest).sort((a, b) => a.year - b.year);
  return older.flatMap((office, at) => CLASSIFICATIONS.flatMap((classification) => [...office[classification]].flatMap(([code, name]): readonly FormerName[] => {
    const now = nameOf(classification, code)?.name ?? "";
    if (now === "" || comparableName(now) === comparableName(name)) return [];
    const changed = older.slice(at + 1).find((later) => comparableName(later[classification].get(code) ?? name) !== comparableName(name));
    return [{ classification, code, name, until: (changed?.year ?? newest) - 1, current: now }];
  })));
}
