import { addressOf, cellKey, type Area, type CellRef } from "../../model/cells";
import type { Edit } from "../../model/edits";
import { applyEdits, sameContent } from "../applyEdits";
import { bookOfSnapshot, cloneBook, contentOf, isFilled, putCell, type EditableSheet } from "../editable";
import { marksBefore, type Attempt } from "./attempt";
import { codeOf } from "./failures";
import { FoundMarks } from "./foundMarks";
import { HostError } from "../host";
import { CONTENTS, stateAt, type Book, type CellChange } from "./book";
import { readWorkbook } from "./reading";
import { RequestQueue } from "./requestQueue";
import type { OfficeSeam } from "./seam";
import { addComments, addMarks, removeMarks } from "./writeMarks";
import { Mismatch } from "./watch";
import { WorkbookWriter, type Doomed } from "./writer";

/** How often putting back is tried; the first failure may have been of the moment. */
const TRIES = 3;

/**
 * Puts back what a failed batch had done, as re-reading the workbook shows it.
 *
 * @returns cells that could not be put back; cells that somebody else has changed meanwhile are left to them and named.
 * Null when Excel answers nobody, so that nothing can be said.
 */
export async function putBack(seam: OfficeSeam, attempt: Attempt, failure: unknown): Promise<readonly CellRef[] | null> {
  let undone: Undone = { lost: [], expected: attempt.seen.book };
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      undone = await seam.run((context) => undo(context, attempt, failure, tries === TRIES));
      break;
    } catch (again) {
      if (again instanceof HostError && again.code === "unanswered") return null;
      // Told by what is found below.
      continue;
    }
  }
  try {
    return await persistently(() => seam.run(async (context) => {
      const { snapshot } = await readWorkbook(context);
      const places = [...differences(undone.expected, bookOfSnapshot<string, undefined>(snapshot, undefined), attempt), ...undone.lost];
      return [...new Map(places.map((at) => [cellKey(at), at])).values()];
    }));
  } catch {
    // Said by the outcome, with a way to ask again.
    return null;
  }
}

/** Tries a look again when it fails; not when Excel does not answer at all. */
export async function persistently<T>(look: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await look();
  } catch (failure) {
    if (tries <= 1 || (failure instanceof HostError && failure.code === "unanswered")) throw failure;
    return persistently(look, tries - 1);
  }
}

function topOf(edit: Edit): CellRef {
  const sheet = edit.kind === "insertSheet" ? edit.draft.name : edit.kind === "expect" ? (edit.cells[0]?.at.sheet ?? "") : "sheet" in edit ? edit.sheet : "";
  return { sheet, row: "row" in edit ? edit.row : 0, column: 0 };
}

/** Cells that do not hold what they did, as far as that is known, and what they are to have again. */
function changedCells(attempt: Attempt, now: Book): readonly CellChange[] {
  const { book } = attempt.seen;
  return differences(book, now, attempt).map((at) => ({ at, now: stateAt(now, at), next: stateAt(book, at) }));
}

/** What putting back came to. */
interface Undone {
  /** What could not be put back: cells that others hold now, rows and sheets with content that were made anew, without all their looks. */
  readonly lost: readonly CellRef[];
  /** What the workbook is to hold now, the changes of others included. */
  readonly expected: Book;
}

/**
 * @param apart whether each edit is sent alone, so that one that Excel refuses keeps no other from being put back.
 */
async function undo(context: Excel.RequestContext, attempt: Attempt, failure: unknown, apart: boolean): Promise<Undone> {
  const { sheets, snapshot } = await readWorkbook(context);
  const now = bookOfSnapshot<string, undefined>(snapshot, undefined);
  const handles = new Map(sheets.map(({ name, sheet }) => [name, sheet]));
  const hidden = waitingSheets(attempt.writer.doomed, now, handles);
  const condemned = waitingSheets(attempt.condemned, now, handles);
  // Where Excel did something else than it was asked, nothing tells what: every cell goes back to what it was.
  const otherwise = failure instanceof Mismatch && failure.outcomes === null && attempt.data.every(({ kind }) => kind === "setValue" || kind === "setFormula");
  const { reached, partial } = otherwise ? { reached: 0, partial: { cells: changedCells(attempt, now), edits: [] } } : progressOf(attempt, now, failure);
  const queue = new RequestQueue(context);
  const working = cloneBook(now);
  const writer = new WorkbookWriter(queue, handles, working, [], { filtered: otherwise ? new Set(handles.keys()) : attempt.seen.circumstances.filtered, hidden, taken: new Set(sheets.map(({ name }) => name)) });
  await writer.restore(partial.cells);
  for (const { at, next } of partial.cells) applyState(working, at, next);
  const done = attempt.data.slice(0, reached);
  const wanted = [...partial.edits, ...applyEdits(cloneBook(attempt.seen.book), done, CONTENTS).inverse];
  const undoing = possible(working, wanted);
  if (apart) await writeApart(queue, writer, undoing);
  else await writer.write(undoing);
  attempt.condemned.push(...writer.doomed);
  await undoMarks(queue, attempt, handles, apart);
  await writer.finish();
  for (const { sheet } of condemned.values()) await queue.add(3, 0, () => sheet().delete());
  await queue.send();
  const anew = done.flatMap((edit) => {
    const made = edit.kind === "deleteRows" || (edit.kind === "deleteSheet" && !hidden.has(edit.sheet));
    return made && edit.expects.length > 0 ? [topOf(edit)] : [];
  });
  const left = wanted.filter((edit) => !undoing.includes(edit) && !isThere(working, edit)).map((edit) => ("at" in edit && edit.at ? { sheet: edit.at.sheet, row: edit.at.row, column: edit.at.column } : topOf(edit)));
  return { lost: [...anew, ...left], expected: working };
}

/** Whether a book holds what an edit was to bring; a formula that Excel wrote anew when others moved things counts as it. */
function isThere(book: Book, edit: Edit): boolean {
  if (edit.kind === "mark" || edit.kind === "unmark" || edit.kind === "expect" || edit.kind === "tint") return true;
  if (edit.kind !== "setValue" && edit.kind !== "setFormula") return false;
  const { content } = stateAt(book, edit.at);
  return edit.kind === "setFormula" ? "formula" in content : sameContent(content, { value: edit.value === "" ? null : edit.value });
}

/** Sheets of the batch that wait hidden for their end, by the names they had; they are taken out of `now`, where they count as gone. */
function waitingSheets(doomed: readonly Doomed[], now: Book, handles: Map<string, Excel.Worksheet>): ReadonlyMap<string, Doomed> {
  const waiting = new Map<string, Doomed>();
  for (const one of doomed) {
    // Renamed at most after it was hidden: a failure between the two leaves it hidden under its own name.
    for (const name of new Set([one.meanwhile, one.name])) {
      const index = now.sheets.findIndex((sheet) => sheet.name === name && sheet.visibility !== "visible");
      const sheet = handles.get(name);
      if (index < 0 || !sheet) continue;
      now.sheets.splice(index, 1);
      handles.delete(name);
      waiting.set(one.name, { ...one, sheet: () => sheet });
      break;
    }
  }
  return waiting;
}

/** Writes each edit in a request of its own; after one is refused, no other on its sheet, whose rows may not be where they should. */
async function writeApart(queue: RequestQueue, writer: WorkbookWriter, edits: readonly Edit[]): Promise<void> {
  const refused = new Set<string>();
  for (const edit of edits) {
    const { sheet } = "at" in edit && edit.at ? edit.at : topOf(edit);
    if (refused.has(sheet)) continue;
    try {
      await writer.write([edit]);
      await queue.send();
    } catch (failure) {
      if (failure instanceof HostError && failure.code === "unanswered") throw failure;
      // Re-reading tells what is left of it.
      refused.add(sheet);
    }
  }
}

async function undoMarks(queue: RequestQueue, attempt: Attempt, handles: Map<string, Excel.Worksheet>, apart: boolean): Promise<void> {
  const before = marksBefore(attempt);
  // Unknown means that the question before the removal was not answered, so that nothing was removed.
  if (before === null || attempt.marked.size === 0) return;
  await queue.send();
  const { context } = queue;
  const own = [...handles].filter(([name]) => attempt.marked.has(name));
  const found = new FoundMarks(context, { unfinished: true, apart });
  for (const [, sheet] of own) found.ask(sheet);
  const comments = attempt.comments && (attempt.commented.length > 0 || before.some(({ note }) => note !== ""));
  if (comments) found.askComments();
  await context.sync();
  await found.take();
  found.locate();
  await context.sync();
  await removeMarks(queue, found, own.map(([, sheet]) => sheet), (key) => attempt.marked.has(key.slice(0, key.lastIndexOf("!"))));
  const marks = before.filter(({ at }) => handles.has(at.sheet) && attempt.marked.has(at.sheet));
  await addMarks(queue, own.map(([name, sheet]) => ({ name, sheet: () => sheet, marks: marks.filter(({ at }) => at.sheet === name) })));
  if (comments) await addComments(queue, marks);
}

/** The edits that can still be carried out: a cell that somebody changed meanwhile is left to them. */
function possible(book: Book, edits: readonly Edit[]): readonly Edit[] {
  const trial = applyEdits(cloneBook(book), edits, CONTENTS);
  if (trial.done) return edits;
  const rest = edits.filter((_, index) => {
    const outcome = trial.outcomes[index];
    return outcome?.done === true || (outcome?.done === false && outcome.reason === "cancelled");
  });
  return rest.length === edits.length ? [] : possible(book, rest);
}

interface Progress {
  /** How many of the data edits were carried out as whole steps. */
  readonly reached: number;
  /** What the step that failed had done. */
  readonly partial: { readonly cells: readonly CellChange[]; readonly edits: readonly Edit[] };
}

/**
 * How far a batch came: the state after one of its steps that agrees best with what is found, cells of the following
 * step aside; not before the last step that Excel is known to have carried out.
 */
function progressOf(attempt: Attempt, now: Book, failure: unknown): Progress {
  const { data, seen, writer: { steps } } = attempt;
  const known = steps.filter(({ reached }) => reached()).length;
  const state = cloneBook(seen.book);
  let best: { misses: number; progress: Progress } | null = null;
  for (let count = 0; count <= steps.length; count += 1) {
    const step = steps[count];
    const edits = step ? data.slice(step.from, step.to) : [];
    const reached = steps[count - 1]?.to ?? 0;
    const before = count < known ? null : cloneBook(state);
    applyEdits(state, edits, CONTENTS);
    if (!before) continue;
    const misses = differences(before, now, attempt, edits).length;
    if (best === null || misses < best.misses) best = { misses, progress: { reached, partial: partOf(edits, before, state, now, failure) } };
    if (misses === 0) break;
  }
  return best?.progress ?? { reached: 0, partial: { cells: [], edits: [] } };
}

/** What of a step is to be undone when it was broken off: cells that hold what it put there, a sheet that is only its own. */
function partOf(edits: readonly Edit[], before: Book, after: Book, now: Book, failure: unknown): Progress["partial"] {
  const cells = new Map<string, CellChange>();
  const undoing: Edit[] = [];
  for (const edit of edits) {
    if (edit.kind === "setValue" || edit.kind === "setFormula") {
      const { at } = edit;
      const [old, planned, found] = [stateAt(before, at), stateAt(after, at), stateAt(now, at)];
      const ours = sameContent(found.content, planned.content) || sameContent(found.content, old.content);
      const differs = !sameContent(found.content, old.content) || found.numberFormat !== old.numberFormat;
      if (ours && differs) cells.set(`${at.sheet}!${addressOf(at)}`, { at, now: found, next: old });
    }
    if (edit.kind === "insertSheet" && codeOf(failure) !== "ItemAlreadyExists") {
      const sheet = now.sheets.find(({ name }) => name === edit.draft.name);
      const planned = after.sheets.find(({ name }) => name === edit.draft.name);
      if (sheet && planned && isPartOf(sheet, planned)) {
        undoing.push({ kind: "deleteSheet", sheet: sheet.name, expects: filled(sheet) });
      }
    }
  }
  return { cells: [...cells.values()], edits: undoing };
}

type Sheet = EditableSheet<string, undefined>;

function filled(sheet: Sheet): { row: number; column: number; content: ReturnType<typeof contentOf> }[] {
  return [...sheet.rows].flatMap(([row, { cells }]) => [...cells].filter(([, cell]) => isFilled(cell)).map(([column, cell]) => ({ row, column, content: contentOf(cell) })));
}

function isPartOf(sheet: Sheet, planned: Sheet): boolean {
  return filled(sheet).every(({ row, column, content }) => sameContent(contentOf(planned.rows.get(row)?.cells.get(column)), content));
}

function applyState(book: Book, at: CellRef, { content, numberFormat }: CellChange["next"]): void {
  const sheet = book.sheets.find(({ name }) => name === at.sheet);
  if (!sheet?.rows.has(at.row)) return;
  putCell(sheet, at, { value: "value" in content ? content.value : null, formula: "formula" in content ? content.formula : "", numberFormat, style: undefined });
}

/** Cells in which two books differ, as far as the batch knew them; those that `aside` sets are not looked at. */
export function differences(expected: Book, now: Book, attempt: Attempt, aside: readonly Edit[] = []): CellRef[] {
  const skipped = new Set(aside.flatMap((edit) => ("at" in edit && edit.at ? [`${edit.at.sheet}!${addressOf(edit.at)}`] : [])));
  const { seen } = attempt;
  const newSheets = new Set(aside.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : [])));
  const names = new Set([...expected.sheets, ...now.sheets].map(({ name }) => name));
  const found: CellRef[] = [];
  for (const sheet of names) {
    const a = expected.sheets.find(({ name }) => name === sheet);
    const b = now.sheets.find(({ name }) => name === sheet);
    if (!a || !b) {
      if (!newSheets.has(sheet) && isOwn(attempt, sheet)) found.push({ sheet, row: 0, column: 0 });
      continue;
    }
    const inserted = !seen.sheets.has(sheet);
    for (const row of new Set([...a.rows.keys(), ...b.rows.keys()])) {
      const columns = new Set([...(a.rows.get(row)?.cells.keys() ?? []), ...(b.rows.get(row)?.cells.keys() ?? [])]);
      for (const column of columns) {
        const at = { sheet, row, column };
        if (!inserted && !isKnown(seen.areas, at)) continue;
        if (skipped.has(`${sheet}!${addressOf(at)}`)) continue;
        const [one, other] = [stateAt(expected, at), stateAt(now, at)];
        if (!sameContent(one.content, other.content) || (isWithin(b, at) && one.numberFormat !== other.numberFormat)) found.push(at);
      }
    }
  }
  return found;
}

/** Whether it can be the batch's doing that a sheet is there or is not; others add, rename and delete sheets, too. */
function isOwn({ edits, writer }: Attempt, sheet: string): boolean {
  const begun = writer.steps.some(({ reached }) => reached());
  return writer.doomed.some(({ meanwhile }) => meanwhile === sheet) || edits.some((edit) => {
    switch (edit.kind) {
      case "insertSheet": return edit.draft.name === sheet;
      case "deleteSheet": return edit.sheet === sheet;
      case "renameSheet": return edit.sheet === sheet || edit.to === sheet;
      case "setValue":
      case "setFormula": return begun && edit.at.sheet === sheet;
      case "insertRows":
      case "deleteRows": return begun && edit.sheet === sheet;
      default: return false;
    }
  });
}

function isKnown(areas: readonly Area[] | null, at: CellRef): boolean {
  return areas === null || areas.some((area) => area.sheet === at.sheet && at.row >= area.row && at.row < area.row + area.rows && at.column >= area.column && at.column < area.column + area.columns);
}

/** Whether a cell was read; formats outside the used range are not known. */
function isWithin(sheet: Sheet, { row, column }: CellRef): boolean {
  return sheet.rows.get(row)?.cells.has(column) ?? false;
}
