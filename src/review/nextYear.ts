import { PROFILES } from "../catalog/profiles";
import { planForm } from "../form";
import { addedOwnSheets } from "../form/ownSheets";
import { askForStated } from "../form/stated";
import { statedEntries } from "../lastYear";
import type { FormPlan, FormRequest } from "../model/form";
import type { Profile } from "../model/profile";
import type { Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { StatedEntry } from "../model/stated";
import { understandWorkbook } from "./understand";

export { otherTextReader } from "../form/otherTexts";
export { remnantsIn } from "../form/remnants";

/** What makes last year's finished workbook, of any region, the form of this year; its edits are for a copy of that very file. */
export function planNextYear(snapshot: WorkbookSnapshot, request: FormRequest, profiles: readonly Profile[] = PROFILES): FormPlan {
  return planForm(understandWorkbook(snapshot, profiles), snapshot, request);
}

/** What last year's text states and no cell of last year's workbook holds, in its order: this year somebody has to say it. */
export function statedIn(text: string, last: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): readonly StatedEntry[] {
  return statedEntries(text, understandWorkbook(last, profiles));
}

/** Edits that give this year's workbook a row on 补充资料 for each of them, beside what was said last year. */
export function planStated(stated: readonly StatedEntry[], now: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): readonly Edit[] {
  return askForStated(understandWorkbook(now, profiles), now, stated);
}

/** Edits that add 基本信息 and 补充资料 where a workbook of this year has none, so that what its text lacks can be typed. */
export function planOwnSheets(now: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): readonly Edit[] {
  const book = understandWorkbook(now, profiles);
  return addedOwnSheets(book, now, book.year, true, []);
}
