/** The work of the pane, one piece after the other: each can be given up at any moment, and what came of it is always told. */
import { HostError, type Host, type Telling } from "../hosts/host";
import { anchored, knownFrom } from "../model/anchors";
import { addressOf, type CellRef } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import { lineNow, logged, writeLog, type LogLine } from "./log";
import { outcomeWordsOf, type OutcomeWords } from "./outcomeWords";
import type { Notice, PaneState } from "./state";
import type { Language, TabId, Words, Work } from "./words";

/** A piece of work under way: the workbook, and how to tell of progress and result. */
export interface Job {
  readonly host: Host;
  /** Reads the workbook with progress; can be given up. */
  readonly read: () => Promise<WorkbookSnapshot>;
  /**
   * Applies edits. Where Excel stops answering in the middle, the pane is free until somebody asks again, and then the work
   * goes on with what became of them.
   *
   * @param on the workbook for which they were planned, so that they find their rows and columns in it; null where they bring that along.
   */
  readonly apply: (edits: readonly Edit[], on: WorkbookSnapshot | null) => Promise<ApplyResult>;
  /** For what takes long by itself, as reading a file does. */
  readonly telling: Telling;
  /** Begins a step; the work ends here when it was given up. */
  readonly at: (work: Work) => Promise<void>;
  readonly say: (intent: Notice["intent"], title: string, details?: readonly string[], more?: Pick<Notice, "next" | "action">) => void;
  /** Adds a line to what is said, whether it has been said or not. */
  readonly remark: (line: string) => void;
  /** Writes down that something was done, when the job ends. */
  readonly note: (text: string) => void;
  /** Brings a cell into view; that this fails takes nothing from what was done. */
  readonly show: (ref: CellRef) => Promise<void>;
}

/** What the jobs need of the pane. */
export interface JobTools {
  readonly patch: (patch: Partial<PaneState>) => void;
  readonly state: () => PaneState;
  readonly words: Words;
  readonly language: Language;
  /** Waits for what goes on beside the buttons. */
  readonly settled: () => Promise<void>;
}

/** The user gave up. */
class Cancelled extends Error {}

interface Piece {
  readonly tab: TabId;
  readonly stop: AbortController;
  readonly notes: LogLine[];
  readonly remarks: string[];
  /** Whether it has the pane: shows that it is busy, and says what comes of it. */
  holds: boolean;
  /** Whether a change is on its way or was made, so that what came of it is to be told. */
  writing: boolean;
  said: boolean;
  /** Ends when the piece ends, or waits for somebody to ask again. */
  pause: Deferred;
  readonly freed: Deferred;
}

interface Deferred {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function deferred(): Deferred {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** The next frame, so that the busy line is on the screen before the core computes. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

export class Jobs {
  /** The piece that has the pane, and the last that was begun, which may go on after it was given up. */
  private active: Piece | null = null;
  private last: Piece | null = null;
  /** Asks again what became of the last piece. */
  private ask: (() => void) | null = null;
  /** What earlier pieces had to say while another had the pane. */
  private late: string[] = [];
  private readonly outcome: OutcomeWords;

  constructor(private readonly tools: JobTools) {
    this.outcome = outcomeWordsOf(tools.language);
  }

  /** Runs a task when the pane is free. Ends when the task has ended, was given up, or waits for Excel. */
  async run(tab: TabId, task: (job: Job) => Promise<void>): Promise<void> {
    const { state, patch } = this.tools;
    const { connection, busy } = state();
    if (connection.kind !== "ready" || busy) return;
    if (this.ask && !(await this.askAgain())) return;
    const before = this.last;
    const piece: Piece = { tab, stop: new AbortController(), notes: [], remarks: [], holds: true, writing: false, said: false, pause: deferred(), freed: deferred() };
    this.active = piece;
    this.last = piece;
    patch({ notice: null, busy: { work: "reading", done: 0, total: 0 } });
    const { pause, freed } = piece;
    void this.carryOut(piece, connection.host, before, task);
    await Promise.race([pause.promise, freed.promise]);
  }

  /** Frees the pane. What has not begun to be written is given up; a change that is on its way is waited for unseen. */
  cancel(): void {
    const piece = this.active;
    if (!piece) return;
    this.free(piece);
    piece.stop.abort();
    const { stopping, stoppingHint } = this.outcome;
    const { patch, words } = this.tools;
    // What was told already stays; what was written, but not told yet, is told by the piece itself.
    if (!piece.said) patch({ notice: piece.writing ? { tab: piece.tab, intent: "info", title: stopping, details: [stoppingHint] } : { tab: piece.tab, intent: "info", title: words.cancelled, details: [] } });
    piece.freed.resolve();
  }

  /** Looks again what became of a change about which Excel said nothing; false when it still does not answer. */
  async askAgain(): Promise<boolean> {
    const { ask, last } = this;
    if (!ask || !last) return true;
    ask();
    await Promise.race([last.pause.promise, last.freed.promise]);
    const { notice } = this.tools.state();
    if (this.ask === null && notice) this.late.push([notice.title, ...notice.details].join(" "));
    return this.ask === null;
  }

  private free(piece: Piece): void {
    piece.holds = false;
    if (this.active !== piece) return;
    this.active = null;
    this.tools.patch({ busy: null });
  }

  private async carryOut(piece: Piece, host: Host, before: Piece | null, task: (job: Job) => Promise<void>): Promise<void> {
    const { words } = this.tools;
    const job = this.jobOf(piece, host);
    try {
      // One that was given up while it only looked can do nothing any more.
      if (before?.writing) await before.pause.promise;
      await this.tools.settled();
      if (piece.stop.signal.aborted) throw new Cancelled();
      await task(job);
    } catch (error) {
      const gaveUp = error instanceof Cancelled || piece.stop.signal.aborted;
      // Given up before anything was on its way, it was told at once.
      if (gaveUp && piece.said) piece.pause.resolve();
      else if (gaveUp && (piece.holds || piece.writing)) job.say("info", words.cancelled);
      else if (gaveUp) piece.notes.length = 0;
      else if (error instanceof HostError) job.say("error", words.hostError[error.code], error.place ? [error.place] : []);
      else job.say("error", words.unexpected, [words.unexpectedDetail(error instanceof Error ? error.message : String(error))]);
    }
    // Where being done needs no words, having been stopped does.
    if (piece.stop.signal.aborted && piece.writing && !piece.said) job.say("info", this.outcome.doneBefore);
    await this.writeDown(piece, host);
    this.tellLate(piece);
    this.free(piece);
    piece.pause.resolve();
  }

  private jobOf(piece: Piece, host: Host): Job {
    const { patch, state } = this.tools;
    let work: Work = "reading";
    const progress = (done: number, total: number): void => {
      if (piece.holds) patch({ busy: { work, done, total } });
    };
    const goOn = (): void => {
      if (piece.stop.signal.aborted) throw new Cancelled();
    };
    const begin = (next: Work): void => {
      work = next;
      progress(0, 0);
    };
    const say: Job["say"] = (intent, title, details = [], more = {}) => {
      const lines = [...details, ...piece.remarks, ...(piece.stop.signal.aborted && intent === "success" ? [this.outcome.doneAfterAll] : [])];
      piece.said = true;
      if (piece.holds || this.active === null) patch({ notice: { tab: piece.tab, intent, title, details: lines, ...more } });
      else this.late.push([title, ...lines].join(" "));
    };
    const remark: Job["remark"] = (line) => {
      piece.remarks.push(line);
      const { notice } = state();
      if (piece.said && notice && piece.holds) patch({ notice: { ...notice, details: [...notice.details, line] } });
    };
    return {
      host,
      say,
      telling: { progress, stop: piece.stop.signal },
      read: async () => {
        begin("reading");
        const snapshot = await host.read((done, total) => {
          goOn();
          progress(done, total);
        }, piece.stop.signal);
        goOn();
        return snapshot;
      },
      apply: async (edits, on) => {
        goOn();
        piece.writing = true;
        let result = await host.apply(on ? anchored(edits, knownFrom(on)) : edits, progress, piece.stop.signal);
        while (result.unsettled) {
          await this.park(piece);
          begin("settling");
          result = await result.unsettled();
        }
        piece.writing = result.applied || piece.stop.signal.aborted;
        return result;
      },
      at: async (next) => {
        begin(next);
        await painted();
        goOn();
      },
      remark,
      note: (text) => piece.notes.push(lineNow(text)),
      show: async (ref) => {
        try {
          if (!piece.stop.signal.aborted) await host.select(ref);
        } catch {
          remark(this.outcome.notShown(`${ref.sheet}!${addressOf(ref)}`));
        }
      },
    };
  }

  /** Leaves the pane free until somebody asks again. */
  private park(piece: Piece): Promise<void> {
    const { unsettled, unsettledHint } = this.outcome;
    this.free(piece);
    this.tools.patch({ notice: { tab: piece.tab, intent: "warning", title: unsettled, details: [unsettledHint], action: "lookAgain" } });
    piece.pause.resolve();
    return new Promise((resolve) => {
      this.ask = () => {
        this.ask = null;
        piece.pause = deferred();
        piece.holds = true;
        this.active = piece;
        this.tools.patch({ notice: null, busy: { work: "settling", done: 0, total: 0 } });
        resolve();
      };
    });
  }

  private async writeDown(piece: Piece, host: Host): Promise<void> {
    const { patch, state, words } = this.tools;
    const { notes } = piece;
    patch({ log: logged(state().log, notes) });
    // The work itself is done; that its line could not be written down is told beside what it came to.
    if (await writeLog(host, state().logSheet, notes).catch(() => false)) return;
    const { notice } = state();
    if (notice) patch({ notice: { ...notice, details: [...notice.details, words.logRefused] } });
    else patch({ notice: { tab: piece.tab, intent: "warning", title: words.logRefused, details: [] } });
  }

  /** Adds what earlier pieces had to say to what this one said. */
  private tellLate(piece: Piece): void {
    if (this.late.length === 0 || !piece.holds) return;
    const { patch, state } = this.tools;
    const [first = "", ...rest] = this.late.splice(0);
    const { notice } = state();
    patch({ notice: notice ? { ...notice, details: [...notice.details, first, ...rest] } : { tab: piece.tab, intent: "info", title: first, details: rest } });
  }
}
