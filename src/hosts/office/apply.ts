import { addressOf, type CellRef } from "../../model/cells";
import type { ApplyResult, Edit, EditOutcome } from "../../model/edits";
import { applyEdits } from "../applyEdits";
import { bookOfSnapshot, cloneBook, putCell } from "../editable";
import { HostError, type Progress } from "../host";
import type { Mark } from "../marks";
import { asMet, marksBefore, type Attempt } from "./attempt";
import { CONTENTS, type Book } from "./book";
import { codeOf, detailOf, hostErrorOf, reasonOf } from "./failures";
import { FoundMarks } from "./foundMarks";
import { look, type Abilities, type Look } from "./look";
import { patient, type Patience } from "./patience";
import { differences, persistently, putBack } from "./putBack";
import { readWorkbook } from "./reading";
import { RequestQueue } from "./requestQueue";
import type { OfficeSeam } from "./seam";
import { Mismatch } from "./watch";
import { addComments, addMarks, removeMarks, type SheetMarks } from "./writeMarks";
import { WorkbookWriter } from "./writer";

type Tried = { readonly result: ApplyResult } | { readonly attempt: Attempt; readonly failure: unknown };
type Without = NonNullable<ApplyResult["without"]>[number];

/** How a batch is applied. */
export interface ApplyOptions {
  /** Names of the sheets from the last reading; wrong ones only cost a round trip. */
  readonly hints: readonly string[];
  /** How long each answer is waited for. */
  readonly answerMs: number;
  readonly progress?: Progress | undefined;
  readonly stop?: AbortSignal | undefined;
}

/**
 * Applies edits to the open workbook, all or none: what they expect is read and compared, then everything is written and
 * read back, then nothing or all of it stays.
 */
export async function applyToWorkbook(seam: OfficeSeam, edits: readonly Edit[], options: ApplyOptions): Promise<ApplyResult> {
  if (edits.length === 0) return { applied: true, outcomes: [], inverse: [] };
  options.progress?.(0, edits.length);
  const patience: Patience = { answerMs: options.answerMs, stop: options.stop ?? null };
  const result = await tryEdits(patient(seam, patience), patience, edits, options);
  options.progress?.(edits.length, edits.length);
  return result;
}

async function tryEdits(seam: OfficeSeam, patience: Patience, edits: readonly Edit[], options: ApplyOptions): Promise<ApplyResult> {
  const marking = edits.some(isMark);
  const full: Abilities = { comments: marking && seam.supports("1.10"), apart: false, circumstances: true };
  // Nothing is written yet. A failure may be of the moment; and Excel may claim what it then refuses, so that at last it is
  // asked for no more than is needed.
  const ways: readonly Abilities[] = [full, full, { comments: false, apart: true, circumstances: false }];
  let tried: Tried | null = null;
  let unable: unknown = null;
  for (const [index, abilities] of ways.entries()) {
    if (index === 1 && reasonOf(unable) === "unsupported") continue;
    try {
      tried = await begin(seam, patience, edits, abilities, options);
      break;
    } catch (failure) {
      if (reasonOf(failure) === "editing") return refused(edits, () => failure);
      if (isHostError(failure, "stopped")) return stopped(edits);
      if (isHostError(failure, "unanswered")) throw failure;
      unable = failure;
    }
  }
  if (tried === null) throw hostErrorOf(unable, "");
  patience.stop = null;
  if ("result" in tried) return tried.result;
  return settle(seam, tried.attempt, tried.failure);
}

const isMark = ({ kind }: Edit): boolean => kind === "mark" || kind === "unmark";
const isHostError = (failure: unknown, code: HostError["code"]): boolean => failure instanceof HostError && failure.code === code;

function begin(seam: OfficeSeam, patience: Patience, edits: readonly Edit[], abilities: Abilities, { hints, progress, stop }: ApplyOptions): Promise<Tried> {
  return seam.run(async (context) => {
    const seen = await look(context, edits, hints, abilities);
    const trial = applyEdits(withProtectedMarks(cloneBook(seen.book), seen), edits, CONTENTS);
    if (!trial.done) return { result: { applied: false, outcomes: trial.outcomes, inverse: [] } };
    const inTable = inTables(edits, seen);
    if (inTable) return { result: inTable };
    const places = edits.flatMap((edit, index) => (isMark(edit) ? [] : [index]));
    const data = edits.filter((edit) => !isMark(edit));
    const queue = new RequestQueue(context);
    const { filtered } = seen.circumstances;
    const writer = new WorkbookWriter(queue, seen.sheets, cloneBook(seen.book), data.filter(({ kind }) => kind === "expect"), { filtered });
    const comments = abilities.comments;
    const attempt: Attempt = { seen, edits, data, places, writer, queue, complete: () => false, commented: [], comments, marked: new Set(), condemned: [] };
    // From here on a change is on its way: it is waited for, and given up between requests only.
    patience.stop = null;
    queue.ahead = () => {
      if (stop?.aborted === true && !attempt.complete()) throw new HostError("stopped", "", "the user gave up");
    };
    try {
      await carryOut(attempt, progress);
    } catch (failure) {
      return { attempt, failure };
    }
    const without: Without[] = comments || !edits.some(isNoted) || !seam.supports("1.10") ? [] : ["comments"];
    if (!(await setUpPages(attempt))) without.push("pageSetup");
    return { result: succeeded(attempt, without) };
  });
}

const isNoted = (edit: Edit): boolean => edit.kind === "unmark" || (edit.kind === "mark" && edit.note !== "");

/** Formulas to be put into Excel's tables, each of which would fill its column; null when there are none. */
function inTables(edits: readonly Edit[], { circumstances: { tables } }: Look): ApplyResult | null {
  if (tables.length === 0) return null;
  const inside = ({ sheet, row, column }: CellRef): boolean => tables.some((area) =>
    area.sheet === sheet && row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns);
  const wrong = edits.map((edit) => edit.kind === "setFormula" && inside(edit.at));
  if (!wrong.includes(true)) return null;
  return {
    applied: false, inverse: [],
    outcomes: edits.map((edit, index): EditOutcome => (wrong[index]
      ? { done: false, reason: "inTable", at: cellOf(edit), detail: "a calculated column" }
      : { done: false, reason: "cancelled", at: null, detail: "another edit of the batch was refused" })),
  };
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

async function carryOut(attempt: Attempt, progress?: Progress): Promise<void> {
  const { seen, edits, data, queue, writer, comments } = attempt;
  const { found } = seen;
  const after = cloneBook(seen.book);
  applyEdits(after, edits, CONTENTS);
  const base = cloneBook(seen.book);
  applyEdits(base, data, CONTENTS);
  const changed = after.sheets.filter((sheet) => marksText(sheet.marks) !== marksText(base.sheets.find(({ name }) => name === sheet.name)?.marks));
  const gone = [...seen.sheets].filter(([name, sheet]) => (seen.marks === null ? found.on(sheet) : changed.some((one) => one.name === name)));
  attempt.marked = new Set([...changed.map(({ name }) => name), ...gone.map(([name]) => name)]);

  if (seen.marks === null) await queue.add(found.size * 6, 0, () => found.locate());
  const goneNames = new Set(gone.map(([name]) => name));
  const ownComment = (key: string): boolean => goneNames.has(key.slice(0, key.lastIndexOf("!")));
  if (attempt.marked.size > 0 || seen.marks === null) await removeMarks(queue, found, gone.map(([, sheet]) => sheet), seen.marks === null ? null : ownComment);
  await writer.write(data, progress);
  const fresh = changed.map(({ name, marks }): SheetMarks => ({ sheet: writer.sheet(name), name, marks: [...marks.values()] }));
  await addMarks(queue, fresh);
  await writer.finish();
  attempt.complete = queue.sign();
  const taken = found.notes();
  if (comments) {
    attempt.commented = fresh.flatMap(({ marks }) => marks).filter(({ at }) => taken?.get(`${at.sheet}!${addressOf(at)}`)?.words !== null);
    await addComments(queue, attempt.commented);
  }
  await queue.send();
}

/** Sets up pages, which Excel may refuse where there is no printer; the contents stand already. */
async function setUpPages({ writer, queue }: Attempt): Promise<boolean> {
  if (!writer.hasPages) return true;
  for (let tries = 1; tries <= 2; tries += 1) {
    try {
      await writer.setUpPages();
      await queue.send();
      return true;
    } catch {
      // Once more, in case it was of the moment; what is then missing is told beside what was done.
      continue;
    }
  }
  return false;
}

function marksText(marks: ReadonlyMap<string, Mark> | undefined): string {
  return JSON.stringify([...(marks ?? [])].map(([key, { severity, note }]) => [key, severity, note]).sort());
}

function succeeded(attempt: Attempt, without: readonly Without[] = []): ApplyResult {
  const before = cloneBook(attempt.seen.book);
  for (const mark of marksBefore(attempt) ?? []) before.sheets.find(({ name }) => name === mark.at.sheet)?.marks.set(addressOf(mark.at), mark);
  const { inverse } = applyEdits(before, attempt.edits, CONTENTS);
  return { applied: true, outcomes: attempt.edits.map(() => ({ done: true })), inverse, ...(without.length > 0 ? { without } : {}) };
}

/**
 * Says what became of a batch that failed on its way. Done to the end, it stays; begun, it is put back; and where Excel
 * answers nobody, that is said, with a way to ask again.
 */
async function settle(seam: OfficeSeam, attempt: Attempt, failure: unknown): Promise<ApplyResult> {
  if (attempt.complete() && !(failure instanceof Mismatch)) return completed(seam, attempt);
  // Excel turns a whole request away while a cell is edited, and one that was not sent changed nothing.
  const unsent = attempt.queue.sent === 0 || (reasonOf(failure) === "editing" && attempt.queue.sent <= 1);
  if (unsent) return isHostError(failure, "stopped") ? stopped(attempt.edits) : refused(attempt.edits, () => failure);
  const met = failure instanceof Mismatch ? asItWas(attempt, failure) : attempt;
  if (!(failure instanceof Mismatch) && !attempt.edits.some(isMark)) {
    const whole = await isDone(seam, attempt);
    if (whole === null) return unsettled(seam, attempt, failure);
    if (whole) return succeeded(attempt, attempt.writer.hasPages && !(await pagesLater(seam, attempt)) ? ["pageSetup"] : []);
  }
  const leftBehind = await putBack(seam, met, failure);
  if (leftBehind === null) return unsettled(seam, met, failure);
  const result = failureOf(attempt, failure);
  return leftBehind.length === 0 ? result : { ...result, leftBehind };
}

/** A batch that was carried out before something failed behind it. */
async function completed(seam: OfficeSeam, attempt: Attempt): Promise<ApplyResult> {
  const commented = await addMissingComments(seam, attempt.commented);
  const paged = !attempt.writer.hasPages || (await pagesLater(seam, attempt));
  return succeeded(attempt, [...(commented ? [] : ["comments" as const]), ...(paged ? [] : ["pageSetup" as const])]);
}

function failureOf(attempt: Attempt, failure: unknown): ApplyResult {
  if (failure instanceof Mismatch) return mismatched(attempt.edits, failure);
  return isHostError(failure, "stopped") ? stopped(attempt.edits) : refused(attempt.edits, blame(attempt, failure));
}

function unsettled(seam: OfficeSeam, attempt: Attempt, failure: unknown): ApplyResult {
  return { ...refused(attempt.edits, () => new HostError("unanswered", "", detailOf(failure))), unsettled: () => settle(seam, attempt, failure) };
}

/** Whether the workbook holds all that a batch was to bring, as far as that was read; null when nobody answers. */
async function isDone(seam: OfficeSeam, attempt: Attempt): Promise<boolean | null> {
  try {
    return await persistently(() => seam.run(async (context) => {
      const { snapshot } = await readWorkbook(context);
      const now = bookOfSnapshot<string, undefined>(snapshot, undefined);
      if (attempt.writer.doomed.some(({ meanwhile }) => now.sheets.some(({ name }) => name === meanwhile))) return false;
      const after = cloneBook(attempt.seen.book);
      applyEdits(after, attempt.edits, CONTENTS);
      return differences(after, now, attempt).length === 0 && differences(attempt.seen.book, now, attempt).length > 0;
    }));
  } catch {
    // Said by the outcome, with a way to ask again.
    return null;
  }
}

/** The batch as it was really carried out: on what its request met, whatever it expected. */
function asItWas(attempt: Attempt, { met, edits: within }: Mismatch): Attempt {
  const { seen, data, queue } = attempt;
  if (queue.sent === 1) return { ...attempt, seen: { ...seen, book: met }, data: asMet(met, data) };
  const book = cloneBook(seen.book);
  for (const edit of within) {
    if (edit.kind !== "setValue" && edit.kind !== "setFormula") continue;
    const { sheet, row, column } = edit.at;
    const cell = met.sheets.find(({ name }) => name === sheet)?.rows.get(row)?.cells.get(column);
    const own = book.sheets.find(({ name }) => name === sheet);
    if (cell && own?.rows.has(row)) putCell(own, { row, column }, cell);
  }
  return { ...attempt, seen: { ...seen, book }, data: asMet(book, data) };
}

/** Which edits are to blame for a failure. */
function blame({ writer, places, edits }: Attempt, failure: unknown): (index: number) => unknown {
  const step = writer.steps.find(({ reached }) => !reached());
  const failing = step ? new Set(places.slice(step.from, step.to)) : null;
  const marks = new Set(edits.flatMap((edit, index) => (isMark(edit) ? [index] : [])));
  if (failing) return (index) => (failing.has(index) ? failure : null);
  // Marks are found by the ids that Excel gave them; not all of its versions find them again.
  const why = marks.size > 0 && codeOf(failure) === "ItemNotFound" ? "marksKept" : failure;
  return (index) => (marks.size === 0 || marks.has(index) ? why : null);
}

/** The outcome of a batch of which nothing stays; `why` is null for the edits that are not to blame. */
function refused(edits: readonly Edit[], why: (index: number) => unknown): ApplyResult {
  const outcomes = edits.map((edit, index): EditOutcome => {
    const failure = why(index);
    if (failure === null) return { done: false, reason: "cancelled", at: null, detail: "another edit of the batch failed" };
    if (failure === "marksKept") return { done: false, reason: "marksKept", at: cellOf(edit), detail: "a conditional format is not found again" };
    return { done: false, reason: reasonOf(failure), at: cellOf(edit), detail: `${sheetNameOf(edit)} ${detailOf(failure)}`.trim() };
  });
  return { applied: false, outcomes, inverse: [] };
}

function stopped(edits: readonly Edit[]): ApplyResult {
  return { applied: false, inverse: [], outcomes: edits.map((): EditOutcome => ({ done: false, reason: "stopped", at: null, detail: "the user gave up" })) };
}

/** The outcome of a batch that met or left other contents than it should: every cell is named. */
function mismatched(edits: readonly Edit[], { cells, outcomes }: Mismatch): ApplyResult {
  const told: readonly EditOutcome[] = outcomes
    ? outcomes.filter((outcome) => !outcome.done && outcome.reason !== "cancelled")
    : cells.map((at): EditOutcome => ({ done: false, reason: "notTaken", at, detail: "other contents after writing" }));
  const whole = edits.map((_, index): EditOutcome => told[index] ?? { done: false, reason: "cancelled", at: null, detail: "another edit of the batch was refused" });
  return { applied: false, outcomes: [...whole, ...told.slice(edits.length)], inverse: [] };
}

function cellOf(edit: Edit): CellRef | null {
  return "at" in edit && edit.at && !("rows" in edit.at) ? edit.at : null;
}

function sheetNameOf(edit: Edit): string {
  if (edit.kind === "insertSheet") return edit.draft.name;
  if (edit.kind === "expect") return edit.cells[0]?.at.sheet ?? "";
  if (edit.kind === "tint") return edit.area.sheet;
  return "sheet" in edit ? edit.sheet : (edit.at?.sheet ?? "");
}

/**
 * Writes the comments that could not be queued blindly because some cell has the user's own. The marks stand already;
 * where Excel refuses the comments once more, they stand without, which is told.
 */
async function addMissingComments(seam: OfficeSeam, marks: readonly Mark[]): Promise<boolean> {
  if (marks.length === 0) return true;
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
    return true;
  } catch {
    // Comments are an addition to marks, which have been made; hosts that refuse them simply have none.
    return false;
  }
}

async function pagesLater(seam: OfficeSeam, { edits, seen }: Attempt): Promise<boolean> {
  try {
    await seam.run(async (context) => {
      const queue = new RequestQueue(context);
      const writer = new WorkbookWriter(queue, new Map(), cloneBook(seen.book));
      await writer.setUpPages(edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft] : [])));
      await queue.send();
    });
    return true;
  } catch {
    return false;
  }
}
