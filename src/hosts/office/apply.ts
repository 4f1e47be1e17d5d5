import { addressOf, type CellRef } from "../../model/cells";
import type { ApplyResult, Edit, EditOutcome } from "../../model/edits";
import { applyEdits } from "../applyEdits";
import { cloneBook } from "../editable";
import type { Progress } from "../host";
import type { Mark } from "../marks";
import { marksBefore, type Attempt } from "./attempt";
import { detailOf, hostErrorOf, reasonOf } from "./failures";
import { FoundMarks } from "./foundMarks";
import { look, type Look, type MarkAbilities } from "./look";
import { putBack } from "./putBack";
import { RequestQueue } from "./requestQueue";
import type { OfficeSeam } from "./seam";
import { addComments, addMarks, removeMarks, type SheetMarks } from "./writeMarks";
import { CONTENTS, WorkbookWriter, type Book } from "./writer";

type Tried = { readonly result: ApplyResult } | { readonly attempt: Attempt; readonly failure: unknown };

/**
 * Applies edits to the open workbook, all or none: what they expect is read and compared, then everything is written,
 * then nothing or all of it stays.
 *
 * @param hints names of the sheets from the last reading; wrong ones only cost a round trip.
 */
export async function applyToWorkbook(seam: OfficeSeam, hints: readonly string[], edits: readonly Edit[], progress?: Progress): Promise<ApplyResult> {
  if (edits.length === 0) return { applied: true, outcomes: [], inverse: [] };
  progress?.(0, edits.length);
  const result = await tryEdits(seam, hints, edits, progress);
  progress?.(edits.length, edits.length);
  return result;
}

async function tryEdits(seam: OfficeSeam, hints: readonly string[], edits: readonly Edit[], progress?: Progress): Promise<ApplyResult> {
  const marking = edits.some(({ kind }) => kind === "mark" || kind === "unmark");
  let tried: Tried;
  try {
    tried = await begin(seam, hints, edits, { comments: marking && seam.supports("1.10"), apart: false }, progress);
  } catch (failure) {
    // Nothing is written yet. Excel may claim what it then refuses: marks do without comments and shortcuts.
    if (reasonOf(failure) === "editing") return refused(edits, () => failure);
    if (!marking) throw hostErrorOf(failure, "");
    try {
      tried = await begin(seam, hints, edits, { comments: false, apart: true }, progress);
    } catch (again) {
      throw hostErrorOf(again, "");
    }
  }
  if ("result" in tried) return tried.result;
  const { attempt, failure } = tried;
  if (attempt.complete()) {
    await addMissingComments(seam, attempt.commented);
    return succeeded(attempt);
  }
  // Excel turns a whole request away while a cell is edited.
  const untouched = reasonOf(failure) === "editing" && attempt.queue.sent <= 1;
  const leftBehind = untouched ? [] : await putBack(seam, attempt, failure);
  const failed = failedEdits(attempt);
  const result = refused(edits, (index) => (failed(index) ? failure : null));
  return leftBehind.length === 0 ? result : { ...result, leftBehind };
}

function begin(seam: OfficeSeam, hints: readonly string[], edits: readonly Edit[], abilities: MarkAbilities, progress?: Progress): Promise<Tried> {
  return seam.run(async (context) => {
    const seen = await look(context, edits, hints, abilities);
    const trial = applyEdits(withProtectedMarks(cloneBook(seen.book), seen), edits, CONTENTS);
    if (!trial.done) return { result: { applied: false, outcomes: trial.outcomes, inverse: [] } };
    const places = edits.flatMap(({ kind }, index) => (kind === "mark" || kind === "unmark" ? [] : [index]));
    const data = edits.filter((_, index) => places.includes(index));
    const queue = new RequestQueue(context);
    const writer = new WorkbookWriter(queue, new Map(seen.sheets), cloneBook(seen.book));
    const attempt: Attempt = { seen, edits, data, places, writer, queue, complete: () => false, commented: [], marked: new Set() };
    try {
      await carryOut(attempt, abilities.comments, progress);
    } catch (failure) {
      return { attempt, failure };
    }
    return { result: succeeded(attempt) };
  });
}

/** Stands a mark on every protected sheet that has marks to be taken off, so that the planner refuses it. */
function withProtectedMarks(book: Book, { found, marks, sheets }: Look): Book {
  if (marks !== null) return book;
  for (const { name, protected: locked, marks: own } of book.sheets) {
    const sheet = sheets.get(name);
    if (locked && sheet && found.on(sheet)) own.set("A1", { at: { sheet: name, row: 0, column: 0 }, severity: "hint", note: "" });
  }
  return book;
}

async function carryOut(attempt: Attempt, comments: boolean, progress?: Progress): Promise<void> {
  const { seen, edits, data, queue, writer } = attempt;
  const { found } = seen;
  const after = cloneBook(seen.book);
  applyEdits(after, edits, CONTENTS);
  const base = cloneBook(seen.book);
  applyEdits(base, data, CONTENTS);
  const changed = after.sheets.filter((sheet) => marksText(sheet.marks) !== marksText(base.sheets.find(({ name }) => name === sheet.name)?.marks));
  const gone = [...seen.sheets].filter(([name, sheet]) => (seen.marks === null ? found.on(sheet) : changed.some((one) => one.name === name)));
  attempt.marked = new Set([...changed.map(({ name }) => name), ...gone.map(([name]) => name)]);

  if (seen.marks === null) {
    await queue.room(found.size * 6);
    found.locate();
  }
  const goneNames = new Set(gone.map(([name]) => name));
  const ownComment = (key: string): boolean => goneNames.has(key.slice(0, key.lastIndexOf("!")));
  if (attempt.marked.size > 0 || seen.marks === null) await removeMarks(queue, found, gone.map(([, sheet]) => sheet), seen.marks === null ? null : ownComment);
  await writer.write(data, progress);
  const fresh = changed.flatMap(({ name, marks }): SheetMarks[] => {
    const sheet = writer.sheets.get(name);
    return sheet ? [{ sheet, name, marks: [...marks.values()] }] : [];
  });
  await addMarks(queue, fresh);
  attempt.complete = queue.sign();
  const taken = found.notes();
  if (comments) {
    attempt.commented = fresh.flatMap(({ marks }) => marks).filter(({ at }) => taken?.get(`${at.sheet}!${addressOf(at)}`)?.words !== null);
    await addComments(queue, attempt.commented);
  }
  await queue.send();
}

function marksText(marks: ReadonlyMap<string, Mark> | undefined): string {
  return JSON.stringify([...(marks ?? [])].map(([key, { severity, note }]) => [key, severity, note]).sort());
}

function succeeded(attempt: Attempt): ApplyResult {
  const before = cloneBook(attempt.seen.book);
  for (const mark of marksBefore(attempt) ?? []) before.sheets.find(({ name }) => name === mark.at.sheet)?.marks.set(addressOf(mark.at), mark);
  const { inverse } = applyEdits(before, attempt.edits, CONTENTS);
  return { applied: true, outcomes: attempt.edits.map(() => ({ done: true })), inverse };
}

/** Which edits were being carried out when the batch failed. */
function failedEdits({ writer, places, edits }: Attempt): (index: number) => boolean {
  const step = writer.steps.find(({ reached }) => !reached());
  const failing = step ? new Set(places.slice(step.from, step.to)) : null;
  const marks = new Set(edits.flatMap(({ kind }, index) => (kind === "mark" || kind === "unmark" ? [index] : [])));
  if (failing) return (index) => failing.has(index);
  return marks.size > 0 ? (index) => marks.has(index) : () => true;
}

/** The outcome of a batch of which nothing stays; `why` is null for the edits that are not to blame. */
function refused(edits: readonly Edit[], why: (index: number) => unknown): ApplyResult {
  const outcomes = edits.map((edit, index): EditOutcome => {
    const failure = why(index);
    if (failure === null) return { done: false, reason: "cancelled", at: null, detail: "another edit of the batch failed" };
    return { done: false, reason: reasonOf(failure), at: cellOf(edit), detail: `${sheetNameOf(edit)} ${detailOf(failure)}`.trim() };
  });
  return { applied: false, outcomes, inverse: [] };
}

function cellOf(edit: Edit): CellRef | null {
  return "at" in edit && edit.at && !("rows" in edit.at) ? edit.at : null;
}

function sheetNameOf(edit: Edit): string {
  if (edit.kind === "insertSheet") return edit.draft.name;
  return "sheet" in edit ? edit.sheet : (edit.at?.sheet ?? "");
}

/**
 * Writes the comments that could not be queued blindly because some cell has the user's own. The marks stand already;
 * where Excel refuses the comments once more, they stand without.
 */
async function addMissingComments(seam: OfficeSeam, marks: readonly Mark[]): Promise<void> {
  try {
    await seam.run(async (context) => {
      const found = new FoundMarks(context);
      found.askComments();
      await context.sync();
      await found.take();
      found.locate();
      await context.sync();
      const taken = found.notes();
      const queue = new RequestQueue(context);
      await addComments(queue, marks.filter(({ at }) => !taken?.has(`${at.sheet}!${addressOf(at)}`)));
      await queue.send();
    });
  } catch {
    // Comments are an addition to marks, which have been made; hosts that refuse them simply have none.
    return;
  }
}
