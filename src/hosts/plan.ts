import type { Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import { applyEdits, type Trial } from "./applyEdits";
import { bookOfSnapshot, snapshotOf, type BookAdapter } from "./editable";
import type { Mark } from "./marks";

/** A batch tried on a snapshot: what would be refused, how it is undone, what the workbook would then hold. */
export interface EditPlan extends Trial {
  /** The workbook after the batch (formulas moved, not recalculated); the snapshot itself when the batch is refused. */
  readonly after: WorkbookSnapshot;
}

const CONTENT_ONLY: BookAdapter<undefined, undefined> = { style: () => undefined, tinted: () => undefined, newSheet: () => undefined, newNames: () => [] };

/**
 * Tries edits on a snapshot, without any host: checks every expectation in sequence, the names of sheets and
 * protection, and builds the inverse.
 *
 * @param marks our marks that are in the workbook now, so that taking them off can be undone; a snapshot has none.
 */
export function planEdits(snapshot: WorkbookSnapshot, edits: readonly Edit[], marks: readonly Mark[] = []): EditPlan {
  const book = bookOfSnapshot<undefined, undefined>(snapshot, undefined, marks);
  const trial = applyEdits(book, edits, CONTENT_ONLY);
  return { ...trial, after: trial.done ? snapshotOf(book) : snapshot };
}
