import { PROFILES } from "../catalog/profiles";
import { withEntryTints } from "../derive/entryTints";
import { planInsert as planInsertOf } from "../derive/insert";
import type { SheetDraft } from "../model/edits";
import type { InsertPlan, InsertRequest } from "../model/plans";
import type { Profile } from "../model/profile";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { recognizeWorkbook } from "../recognize";

/**
 * What inserting the tables of a form would do, see `planInsert` of derive; the cells that are then to be typed are tinted: the
 * workbook is read as it will be, and what no relation derives there is to be typed.
 *
 * @throws InsertRequestError when the request cannot be carried out
 */
export function planInsert(snapshot: WorkbookSnapshot, request: InsertRequest, profiles: readonly Profile[] = PROFILES): InsertPlan {
  const plan = planInsertOf(snapshot, request, profiles);
  const drafts = plan.edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft] : []));
  const renamed = new Map(plan.edits.flatMap((edit) => (edit.kind === "renameSheet" ? [[edit.sheet, edit.to] as const] : [])));
  const after = { sheets: [...snapshot.sheets.map((sheet) => ({ ...sheet, name: renamed.get(sheet.name) ?? sheet.name })), ...drafts.map(sheetOfDraft)] };
  const tinted = new Map(withEntryTints(drafts, recognizeWorkbook(after, profiles), after).map((draft, index) => [drafts[index], draft]));
  return { ...plan, edits: plan.edits.map((edit) => (edit.kind === "insertSheet" ? { ...edit, draft: tinted.get(edit.draft) ?? edit.draft } : edit)) };
}

/** A new sheet as it is read once it is there. */
function sheetOfDraft({ name, cells, merges }: SheetDraft): SheetSnapshot {
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1));
  const columns = Math.max(0, ...cells.map(({ column }) => column + 1));
  const grid = <Content>(blank: Content): Content[][] => Array.from({ length: rows }, () => new Array<Content>(columns).fill(blank));
  const [values, formulas] = [grid<SheetSnapshot["values"][number][number]>(null), grid("")];
  for (const { row, column, content } of cells) {
    if ("formula" in content) formulas[row]?.splice(column, 1, content.formula);
    else values[row]?.splice(column, 1, content.value);
  }
  return {
    name, visibility: "visible", protected: false, row: 0, column: 0, values, formulas, numberFormats: grid("General"),
    merges: merges.map((merge) => ({ sheet: name, ...merge })), hiddenRows: [], hiddenColumns: [],
  };
}
