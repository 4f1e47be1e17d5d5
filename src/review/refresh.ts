import type { SheetListing, SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";

/**
 * The sheets whose values may differ after some sheets were changed: those, and every sheet with a formula that leads
 * there, through other sheets too. A formula that chooses its cells by text, by name or over several sheets may lead
 * anywhere.
 *
 * @param changed names of sheets
 * @returns names of sheets of the snapshot, in its order
 */
export function sheetsToReread(snapshot: WorkbookSnapshot, changed: readonly string[]): readonly string[] {
  const names = new Map(snapshot.sheets.map(({ name }) => [name.toLowerCase(), name]));
  const readers = new Map<string, Set<string>>();
  const anywhere = new Set<string>();
  for (const sheet of snapshot.sheets) {
    const led = leadsTo(sheet);
    if (led === null) anywhere.add(sheet.name);
    for (const target of led ?? []) {
      const name = names.get(target);
      if (name !== undefined) readers.set(name, (readers.get(name) ?? new Set()).add(sheet.name));
    }
  }
  const stale = new Set<string>();
  const follow = (name: string): void => {
    if (stale.has(name)) return;
    stale.add(name);
    for (const reader of readers.get(name) ?? []) follow(reader);
  };
  for (const name of changed) follow(names.get(name.toLowerCase()) ?? name);
  if (stale.size > 0) for (const name of anywhere) follow(name);
  return snapshot.sheets.map(({ name }) => name).filter((name) => stale.has(name));
}

const TEXT = /"(?:[^"]|"")*"/g;
const SHEET = /('(?:[^']|'')+'|(?:\[[^\]]*\])?[\p{L}\p{N}_.]+(?::[\p{L}\p{N}_.]+)?)!/gu;
const CELLS = /\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+/g;
const BY_TEXT = /\b(?:INDIRECT|OFFSET)\s*\(/i;
const FUNCTION = /[\p{L}_][\p{L}\p{N}_.]*\s*\(/gu;

/** Formulas that did not change are the same objects, so they need to be looked through once only. */
const seen = new WeakMap<SheetSnapshot["formulas"], ReadonlySet<string> | null>();

function leadsTo(sheet: SheetSnapshot): ReadonlySet<string> | null {
  const before = seen.get(sheet.formulas);
  if (before !== undefined) return before;
  const targets = targetsOf(sheet);
  seen.set(sheet.formulas, targets);
  return targets;
}

/** Names (lower case) of the sheets that a sheet's formulas refer to; null where a formula may refer to any. */
function targetsOf(sheet: SheetSnapshot): ReadonlySet<string> | null {
  const targets = new Set<string>();
  for (const row of sheet.formulas) {
    for (const formula of row) {
      if (formula === "") continue;
      const plain = formula.replace(TEXT, "");
      if (BY_TEXT.test(plain)) return null;
      for (const [, named = ""] of plain.matchAll(SHEET)) {
        const name = named.startsWith("'") ? named.slice(1, -1).replaceAll("''", "'") : named;
        if (name.includes(":")) return null;
        targets.add(name.toLowerCase());
      }
      // What is left of words stands for a defined name, which may mean any cell.
      const rest = plain.replace(SHEET, "").replace(CELLS, "").replace(FUNCTION, "").replace(/\b(?:TRUE|FALSE)\b/gi, "");
      if (/\p{L}/u.test(rest.replace(/\d(?:\.\d+)?E[+-]?\d+/gi, "").replace(/#[A-Z/0!?]+/g, ""))) return null;
    }
  }
  return targets;
}

/**
 * A workbook as it is now, where only some sheets were read again.
 *
 * @param listed every sheet of the workbook now, in order
 * @param sheets those that were read again
 * @returns null where the sheets are not the same any more, so that everything must be read
 */
export function withSheets(before: WorkbookSnapshot, listed: readonly SheetListing[], sheets: readonly SheetSnapshot[]): WorkbookSnapshot | null {
  if (listed.length !== before.sheets.length) return null;
  const fresh = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const now: SheetSnapshot[] = [];
  for (const [index, { name, visibility, protected: locked }] of listed.entries()) {
    const old = before.sheets[index];
    const sheet = fresh.get(name) ?? (old?.name === name ? old : undefined);
    if (!sheet || old?.name !== name) return null;
    now.push(sheet.visibility === visibility && sheet.protected === locked ? sheet : { ...sheet, visibility, protected: locked });
  }
  return { ...before, sheets: now };
}
