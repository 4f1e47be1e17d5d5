/** The sample department in an open workbook; loaded when somebody asks for it. */
import { planInsert } from "../review/planInsert";
import type { Edit } from "../model/edits";
import type { CellContent, WorkbookSnapshot } from "../model/snapshot";
import { SAMPLE_CELLS, SAMPLE_REQUEST } from "./sample";

const BLANK: CellContent = { value: null };

/** Edits that insert the sample's sheets with its typed figures; the names that are taken instead, where some are. */
export function sampleEdits(snapshot: WorkbookSnapshot): { readonly edits: readonly Edit[]; readonly sheets: number; readonly taken: readonly string[] } {
  const plan = planInsert(snapshot, SAMPLE_REQUEST);
  if (plan.taken.length > 0) return { edits: [], sheets: 0, taken: plan.taken.map(({ name }) => name) };
  const drafted = new Map(plan.edits.flatMap((edit) => (edit.kind === "insertSheet"
    ? edit.draft.cells.map(({ row, column, content }) => [`${edit.draft.name}|${row}|${column}`, content] as const) : [])));
  const typed = Object.entries(SAMPLE_CELLS).flatMap(([sheet, cells]) => cells.map(([row, column, value]): Edit =>
    ({ kind: "setValue", at: { sheet, row, column }, expects: drafted.get(`${sheet}|${row}|${column}`) ?? BLANK, value })));
  return { edits: [...plan.edits, ...typed], sheets: plan.inserted.length, taken: [] };
}
