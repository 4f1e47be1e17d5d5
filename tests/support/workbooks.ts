import { planInsert } from "../../src/review/planInsert";
import { planFill, type FillOptions } from "../../src/derive/fill";
import { MemoryHost } from "../../src/hosts/memory/memoryHost";
import { planEdits, type EditPlan } from "../../src/hosts/plan";
import type { Edit } from "../../src/model/edits";
import type { FillPlan } from "../../src/model/plans";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import type { DepartmentData } from "./department";
import { leafEdits, requestFor } from "./leaves";

/** Applies edits to a snapshot; a refused edit fails the test with its reason. */
export function applied(snapshot: WorkbookSnapshot, edits: readonly Edit[]): EditPlan {
  const plan = planEdits(snapshot, edits);
  if (!plan.done) throw new Error(JSON.stringify(plan.outcomes.flatMap((outcome, index) => (outcome.done || outcome.reason === "cancelled" ? [] : [{ ...outcome, edit: edits[index] }]))));
  return plan;
}

/** Every formula calculated anew by the independent engine. */
export function recalculated(snapshot: WorkbookSnapshot): Promise<WorkbookSnapshot> {
  return MemoryHost.from(snapshot).read();
}

/** The tables of a department with its leaf figures typed in, nothing filled. */
export function typed(data: DepartmentData): WorkbookSnapshot {
  const inserted = applied({ sheets: [] }, planInsert({ sheets: [] }, requestFor(data)).edits).after;
  return applied(inserted, leafEdits(inserted, data)).after;
}

/** What filling a workbook plans. */
export function fillPlan(snapshot: WorkbookSnapshot, options?: FillOptions): FillPlan {
  return planFill(recognizeWorkbook(snapshot), snapshot, options);
}

/** A workbook filled and calculated. */
export async function filled(snapshot: WorkbookSnapshot, options?: FillOptions): Promise<{ readonly plan: FillPlan; readonly applied: EditPlan; readonly after: WorkbookSnapshot }> {
  const plan = fillPlan(snapshot, options);
  const done = applied(snapshot, plan.edits);
  return { plan, applied: done, after: await recalculated(done.after) };
}
