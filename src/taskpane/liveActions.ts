/** What goes on beside the buttons: explaining the cell under the cursor, and checking again as one types. */
import { HostError, type Host, type Unsubscribe, type WorkbookChange } from "../hosts/host";
import { anchored, knownFrom } from "../model/anchors";
import type { CellRef } from "../model/cells";
import type { Edit } from "../model/edits";
import type { Review } from "../model/plans";
import type { WorkbookSnapshot } from "../model/snapshot";
import { clock } from "./checkActions";
import { markChanges, Reading, restBefore, type LiveWork } from "./live";
import { loadCore, reviewBeside, type ActionTools } from "./tools";

export interface LiveActions {
  /** Explains the cell under the cursor, or another one. */
  readonly explain: (at?: CellRef) => Promise<void>;
  readonly openDrawer: (open: LiveWork["open"]) => void;
  readonly setFollow: (on: boolean) => void;
  readonly setRecheck: (on: boolean) => void;
  /** Gives up checking what was typed last; the next change is checked again. */
  readonly stopJudging: () => void;
}

/** What the actions need of the pane. */
export type LiveTools = Pick<ActionTools, "run" | "patch" | "state" | "words" | "language" | "judge" | "lastYear">;

/** What is done sooner is not told of. */
const SOON_MS = 500;

/**
 * The side of a pane that listens. Nothing is listened to unless following or checking as one types is on; nothing is
 * done while a button's work goes on, which in turn waits for what was begun here.
 */
export class LiveSide {
  private host: Host | null = null;
  private reading: Reading | null = null;
  private stopSelection: Promise<Unsubscribe> | null = null;
  private stopChanges: Promise<Unsubscribe> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitingCell: CellRef | null = null;
  private waitingCheck = false;
  /** Checking as one types was asked for just now: what was typed before anybody listened is not told of, and is looked for once. */
  private switchedOn = false;
  private moved = new Set<string>();
  private tookMs = 0;
  /** The cell whose explanation is wanted now: those that the cursor only passed are not looked at. */
  private wanted: CellRef | null = null;
  /** Gives up the judging under way. */
  private judging: AbortController | null = null;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly tools: LiveTools) {}

  readonly actions: LiveActions = {
    explain: (at) => this.explain(at),
    openDrawer: (open) => this.patch({ open, trouble: null }),
    setFollow: (follow) => this.patch({ follow, trouble: null }),
    stopJudging: () => this.judging?.abort(),
    setRecheck: (recheck) => {
      this.switchedOn = recheck;
      this.patch({ recheck, trouble: null });
    },
  };

  /** Waits for what was begun, so that a button's work does not meet it in the workbook. */
  settled(): Promise<void> {
    return this.work;
  }

  /** Brings listening in line with what is wanted; called whenever that may have changed. */
  attend(host: Host | null, wants: { readonly selection: boolean; readonly changes: boolean }): void {
    if (host !== this.host) {
      this.host = host;
      this.reading = host ? new Reading(host) : null;
      this.tools.judge.end();
    }
    const live = host?.live;
    if (!live) return;
    if (wants.changes && !this.stopChanges) {
      // What changed before anybody listened is not known.
      this.reading?.forget();
      this.stopChanges = this.listen(live.onChanged((change) => this.changed(change)));
    } else if (!wants.changes && this.stopChanges) {
      this.end(this.stopChanges);
      this.stopChanges = null;
      clearTimeout(this.timer);
      this.waitingCheck = false;
      this.judging?.abort();
    }
    if (this.switchedOn && this.stopChanges) {
      this.switchedOn = false;
      this.stopChanges.then(() => this.schedule(), () => undefined);
    }
    if (wants.selection && !this.stopSelection) {
      this.stopSelection = this.listen(live.onSelectionChanged((active) => this.moveTo(active)));
      this.background(async () => this.follow(await live.activeCell()));
    } else if (!wants.selection && this.stopSelection) {
      this.end(this.stopSelection);
      this.stopSelection = null;
      this.waitingCell = null;
    }
  }

  /** Takes up what waited for a button's work to end. */
  idle(): void {
    const { waitingCell } = this;
    this.waitingCell = null;
    if (waitingCell) this.follow(waitingCell);
    if (this.waitingCheck) this.schedule();
  }

  private patch(part: Partial<LiveWork>): void {
    this.tools.patch({ live: { ...this.tools.state().live, ...part } });
  }

  private listen(subscribing: Promise<Unsubscribe>): Promise<Unsubscribe> {
    subscribing.catch((error: unknown) => this.fail(error));
    return subscribing;
  }

  private end(stopping: Promise<Unsubscribe>): void {
    // One that never began to listen was told of already.
    stopping.then((stop) => stop(), () => undefined).catch((error: unknown) => this.fail(error));
  }

  private fail(error: unknown): void {
    const { words } = this.tools;
    this.patch({ trouble: error instanceof HostError ? words.hostError[error.code] : words.unexpected });
  }

  /** One after the other; a failure is told beside the switches, because nobody pressed a button for it. */
  private background(task: () => Promise<void>): void {
    this.work = this.work.then(task).catch((error: unknown) => this.fail(error));
  }

  private async explain(at?: CellRef): Promise<void> {
    const { tools } = this;
    await tools.run(tools.state().tab, async (job) => {
      const live = job.host.live;
      if (!live) return;
      const core = await loadCore();
      const reading = this.reading ?? new Reading(job.host);
      // Without a listener nobody knows what changed since.
      if (!this.stopChanges) reading.forget();
      const ref = at ?? (await live.activeCell());
      const snapshot = await reading.now(core, job.read);
      await job.at("checking");
      this.patch({ open: "explain", explanation: await tools.judge.ask<"explain">(snapshot, null, { kind: "explain", at: ref }, job.telling), trouble: null });
    });
  }

  private moveTo(active: CellRef): void {
    if (this.tools.state().busy) this.waitingCell = active;
    else this.follow(active);
  }

  private follow(active: CellRef): void {
    this.wanted = active;
    this.background(() => this.look(active));
  }

  private async look(active: CellRef): Promise<void> {
    const { reading } = this;
    const { follow, open } = this.tools.state().live;
    if (!reading || !follow || open !== "explain" || active !== this.wanted) return;
    const snapshot = await reading.now(await loadCore());
    this.patch({ explanation: await this.tools.judge.ask<"explain">(snapshot, null, { kind: "explain", at: active }), trouble: null });
  }

  private changed(change: WorkbookChange): void {
    this.reading?.changed(change);
    if (change.moved) for (const sheet of change.sheets ?? []) this.moved.add(sheet);
    const { live } = this.tools.state();
    if (live.follow && live.open === "explain" && live.explanation) this.moveTo(live.explanation.at);
    if (live.recheck) this.schedule();
  }

  private schedule(): void {
    this.waitingCheck = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { busy, live } = this.tools.state();
      if (busy || !live.recheck) return;
      this.waitingCheck = false;
      this.background(() => this.recheck());
    }, restBefore(this.tookMs));
  }

  /** Judges the workbook, which can be given up where it takes long; null when it was. */
  private async judged(snapshot: WorkbookSnapshot): Promise<Review | null> {
    const { judge, state, lastYear } = this.tools;
    const judging = this.judging = new AbortController();
    const began = performance.now();
    const progress = (done: number, total: number): void => {
      if (performance.now() - began >= SOON_MS) this.patch({ judging: { done, total } });
    };
    const told = setTimeout(() => this.patch({ judging: { done: 0, total: 0 } }), SOON_MS);
    try {
      return await reviewBeside({ judge, state, lastYear }, snapshot, { progress, stop: judging.signal });
    } catch (error) {
      if (judging.signal.aborted) return null;
      throw error;
    } finally {
      clearTimeout(told);
      this.judging = null;
      if (state().live.judging !== null) this.patch({ judging: null });
    }
  }

  /** Checks again without being asked: what stays the same on the screen and in the workbook is not touched. */
  private async recheck(): Promise<void> {
    const { reading, host } = this;
    const { patch, state, language, judge } = this.tools;
    if (!reading || !host) return;
    const core = await loadCore();
    const snapshot = await reading.now(core);
    const began = performance.now();
    const review = await this.judged(snapshot);
    this.tookMs = judge.isApart ? 0 : performance.now() - began;
    if (!review) return;
    // A button was pressed in the meantime: its work goes first, and is followed by another look.
    if (state().busy) {
      this.waitingCheck = true;
      return;
    }
    const before = state();
    patch({ review, checkWork: { ...before.checkWork, reviewed: { snapshot, time: clock() }, proposal: null } });
    if (before.review && !before.checkWork.marked) return;
    const { moved } = this;
    this.moved = new Set();
    const closed = new Set(snapshot.sheets.flatMap((sheet) => (sheet.protected ? [sheet.name] : [])));
    const after = core.markEdits(review.findings, language);
    const edits = before.review ? markChanges(core.markEdits(before.review.findings, language), after, moved) : [...core.unmarkEdits(), ...after];
    const open = edits.filter((edit: Edit) => !("at" in edit) || edit.at === null || !closed.has(edit.at.sheet));
    if (open.length === 0) return;
    const result = await host.apply(anchored(open, knownFrom(snapshot)));
    if (!result.applied) this.patch({ trouble: this.tools.words.markRefused });
    else if (state().live.trouble !== null) this.patch({ trouble: null });
    if (!before.checkWork.marked) patch({ checkWork: { ...state().checkWork, marked: result.applied } });
  }
}
