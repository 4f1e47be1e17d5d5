import { CODE_DIGITS, codesOfName, comparableName, formerNames, levelOf } from "../catalog/classifications";
import type { ClassificationId, CodeLevel } from "../catalog/types";
import type { DraftRow } from "./rows";
import { plain, withoutNumbering } from "./text";

/** Codes by name, as the workbook's own tables print them. */
export class OwnCodes {
  readonly #codes: Readonly<Record<ClassificationId, Map<string, Set<string>>>> = { functional: new Map(), economic: new Map() };

  /** Takes note of a row that has code and name. */
  see(classification: ClassificationId, code: string, name: string): void {
    const key = nameKey(name);
    if (key === "") return;
    const codes = this.#codes[classification].get(key) ?? new Set<string>();
    codes.add(code);
    this.#codes[classification].set(key, codes);
  }

  of(classification: ClassificationId, name: string): readonly string[] {
    return [...(this.#codes[classification].get(nameKey(name)) ?? [])].sort();
  }
}

function nameKey(name: string): string {
  return comparableName(withoutNumbering(plain(name)));
}

interface Walk {
  class: string;
  division: string;
  readonly used: Set<string>;
}

/**
 * Gives codes to rows that print names only, walking down in order: a name is an item of the division above it, else a
 * division of the class above it, else a class. Codes that the workbook's own tables print come first; then any own
 * code of the name in the class above, or the only one there is (layouts that leave out divisions); then the catalogue.
 * Rows whose name means no code keep their `key` null.
 */
export function resolveNames(rows: readonly DraftRow[], classification: ClassificationId, own: OwnCodes): void {
  const walk: Walk = { class: "", division: "", used: new Set<string>() };
  for (const row of rows) {
    if (row.code !== null) {
      enter(walk, classification, row.code);
      continue;
    }
    if (row.key !== null) continue;
    const code = codeFor(row.label, classification, own, walk);
    const level = code === null ? null : levelOf(classification, code);
    if (code === null || level === null) continue;
    row.code = code;
    row.key = code;
    row.kind = level;
    enter(walk, classification, code);
  }
}

function enter(walk: Walk, classification: ClassificationId, code: string): void {
  walk.used.add(code);
  walk.class = code.slice(0, CODE_DIGITS.class);
  if (levelOf(classification, code) === "class") walk.division = "";
  else if (code.length >= CODE_DIGITS.division) walk.division = code.slice(0, CODE_DIGITS.division);
}

function codeFor(label: string, classification: ClassificationId, own: OwnCodes, walk: Walk): string | null {
  const owned = own.of(classification, label).filter((code) => !walk.used.has(code));
  const known = catalogued(classification, label).filter((code) => !walk.used.has(code));
  const inClass = owned.filter((code) => walk.class !== "" && code.startsWith(walk.class));
  return inContext(owned, classification, walk)
    ?? (inClass.length === 1 ? inClass[0] ?? null : null)
    ?? (owned.length === 1 ? owned[0] ?? null : null)
    ?? inContext(known, classification, walk);
}

function catalogued(classification: ClassificationId, label: string): readonly string[] {
  const key = nameKey(label);
  const former = formerNames.filter((each) => each.classification === classification && comparableName(each.name) === key).map(({ code }) => code);
  return [...codesOfName(classification, key), ...former];
}

function inContext(codes: readonly string[], classification: ClassificationId, walk: Walk): string | null {
  const at = (level: CodeLevel, parent: string): string | null =>
    codes.find((code) => levelOf(classification, code) === level && code.startsWith(parent)) ?? null;
  const item = classification === "economic"
    ? walk.class === "" ? null : at("item", walk.class)
    : walk.division === "" ? null : at("item", walk.division);
  return item ?? (walk.class === "" ? null : at("division", walk.class)) ?? at("class", "");
}
