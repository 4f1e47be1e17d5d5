import { formTexts, LONGEST_FORM } from "../catalog/ownSheets/recordSheets";
import { PROFILES } from "../catalog/profiles";
import { parseProfile, ProfileError } from "../catalog/profiles/file";
import type { Leftover } from "../model/book";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";

/** The forms by which a workbook is read: those that it brings along before the known ones, and which of its own cannot be read. */
export function formsIn(snapshot: WorkbookSnapshot, known: readonly Profile[]): { readonly profiles: readonly Profile[]; readonly unread: readonly Leftover[] } {
  const own = new Map<string, Profile>();
  const unread: Leftover[] = [];
  for (const { sheet, text } of formTexts(snapshot)) {
    const form = text.length > LONGEST_FORM ? "" : read(text, known);
    if (typeof form !== "string") own.set(form.id, form);
    else unread.push({ area: { sheet: sheet.name, row: sheet.row, column: sheet.column, rows: sheet.values.length, columns: sheet.values[0]?.length ?? 0 }, reason: "unreadForm", detail: form });
  }
  return { profiles: own.size === 0 ? known : [...own.values(), ...known.filter(({ id }) => !own.has(id))], unread };
}

/** The forms that a workbook brings along, those that can be read. */
export function formsBrought(snapshot: WorkbookSnapshot, known: readonly Profile[] = PROFILES): readonly Profile[] {
  return formsIn(snapshot, known).profiles.filter((form) => !known.includes(form));
}

/** Forms read before, by the known ones to which they may be like: a workbook is understood many times while it is worked in. */
const READ = new WeakMap<readonly Profile[], Map<string, Profile | string>>();
const MOST_REMEMBERED = 8;

/** A form, or what is wrong with its text. */
function read(text: string, known: readonly Profile[]): Profile | string {
  const before = READ.get(known) ?? new Map<string, Profile | string>();
  READ.set(known, before);
  const remembered = before.get(text);
  if (remembered !== undefined) return remembered;
  if (before.size >= MOST_REMEMBERED) before.clear();
  const form = parsed(text, known);
  before.set(text, form);
  return form;
}

function parsed(text: string, known: readonly Profile[]): Profile | string {
  try {
    return parseProfile(text, known);
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    const [first] = error.problems;
    return `${first?.path ?? ""} ${first?.message ?? ""}`.trim();
  }
}
