import { profileOf, PROFILES } from "../catalog/profiles";
import { layoutsOf, type Profile } from "../model/profile";
import type { InsertRequest } from "../model/plans";

/** What is wrong with a request to insert; `value` is what was given. */
export interface InsertProblem {
  readonly field: "profile" | "scope" | "unit" | "year" | "department" | "units" | "tables";
  readonly reason: "unknown" | "outOfRange" | "empty" | "tooLong" | "duplicate" | "illegalCharacter";
  readonly value: string;
}

/** A request that cannot be carried out; the problems say why, wording is the report's. */
export class InsertRequestError extends Error {
  constructor(readonly problems: readonly InsertProblem[]) {
    super(problems.map(({ field, reason, value }) => `${field} ${reason}: ${value}`).join("; "));
    this.name = "InsertRequestError";
  }
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
/** Longer than any name of an office, short enough for every cell, title and lookup. */
const LONGEST_NAME = 120;

/** Everything that is wrong with a request, in the order of its fields; empty when it can be carried out. */
export function insertProblems(request: InsertRequest, profiles: readonly Profile[] = PROFILES): readonly InsertProblem[] {
  const profile = profileOf(request.profile, profiles);
  const seen = new Set([sameName(request.department)]);
  return [
    ...(profile ? [] : [problem("profile", "unknown", request.profile)]),
    ...(profile && request.scope !== undefined && !profile.scopes.includes(request.scope) ? [problem("scope", "unknown", request.scope)] : []),
    ...(profile && request.unit !== undefined && !profile.settings.units.includes(request.unit) ? [problem("unit", "unknown", request.unit)] : []),
    ...(Number.isInteger(request.year) && request.year >= FIRST_YEAR && request.year <= LAST_YEAR
      ? [] : [problem("year", "outOfRange", String(request.year))]),
    ...nameProblems("department", request.department),
    ...request.units.flatMap((unit) => {
      const wrong = nameProblems("units", unit);
      if (wrong.length > 0) return wrong;
      if (seen.has(sameName(unit))) return [problem("units", "duplicate", unit)];
      seen.add(sameName(unit));
      return [];
    }),
    ...(request.tables.length === 0 ? [problem("tables", "empty", "")] : []),
    ...request.tables.filter((table, index) => request.tables.indexOf(table) !== index).map((table) => problem("tables", "duplicate", table)),
    ...(profile ? request.tables.filter((table) => !layoutsOf(profile, request.scope ?? "department").some((layout) => layout.table === table)).map((table) => problem("tables", "unknown", table)) : []),
  ];
}

function problem(field: InsertProblem["field"], reason: InsertProblem["reason"], value: string): InsertProblem {
  return { field, reason, value };
}

function nameProblems(field: "department" | "units", name: string): readonly InsertProblem[] {
  if (name.trim() === "") return [problem(field, "empty", name)];
  if (name.length > LONGEST_NAME) return [problem(field, "tooLong", name)];
  // Control characters and lone halves of surrogate pairs cannot be stored in a workbook.
  return /[\p{Cc}\p{Cs}]/u.test(name) ? [problem(field, "illegalCharacter", name)] : [];
}

/** Names that differ only in white space and width are one name to the tables. */
function sameName(name: string): string {
  return name.normalize("NFKC").replace(/\s/g, "").toLowerCase();
}
