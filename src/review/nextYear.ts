import { PROFILES } from "../catalog/profiles";
import { planForm } from "../form";
import type { FormPlan, FormRequest } from "../model/form";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { understandWorkbook } from "./understand";

export { otherTextReader } from "../form/otherTexts";
export { remnantsIn } from "../form/remnants";

/** What makes last year's finished workbook, of any region, the form of this year; its edits are for a copy of that very file. */
export function planNextYear(snapshot: WorkbookSnapshot, request: FormRequest, profiles: readonly Profile[] = PROFILES): FormPlan {
  return planForm(understandWorkbook(snapshot, profiles), snapshot, request);
}
