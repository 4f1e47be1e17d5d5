/**
 * What takes time with a workbook's size is found out here. A large workbook is judged in a worker, which keeps it and what was
 * noted of it from one edit to the next; a small one where it is asked for, which is sooner. Where a page may have no worker,
 * a large one is judged in the page too, with rests between the steps.
 */
import { HostError, type Telling } from "../../hosts/host";
import { Slices } from "../../hosts/slices";
import type { WorkbookSnapshot } from "../../model/snapshot";
import type { Answering } from "./answering";
import type { Asked, PackedAnswer, PackedQuestion, PackedReview, Told } from "./messages";
import { Mirror } from "./mirror";
import { packedFinding, unpackedFinding } from "./packedFindings";
import type { Answers, Question } from "./questions";

export type { Answers, Question } from "./questions";

/** Cells of used ranges; fewer are judged within a tenth of a second. */
const LARGE = 30_000;
/** Progress is told in a hundred parts; handing a workbook over takes about a fifth. */
const PARTS = 100;
const HANDED_OVER = 20;
/** About how many steps an answer takes; the last of them are not told as done ahead of time. */
const USUAL_STEPS = 6;

type Answer<K extends Question["kind"]> = Answers[K];

export class Judge {
  private worker: JudgingWorker | null = null;
  /** Whether the page may have no worker. */
  private alone = false;
  private answering: Answering | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Answers a question about a workbook, after those that were asked before.
   *
   * @param last last year's workbook, where it was opened
   * @throws HostError "stopped" when it was given up; the next question then takes as long as the first
   */
  ask<K extends Question["kind"]>(snapshot: WorkbookSnapshot, last: WorkbookSnapshot | null, question: Extract<Question, { readonly kind: K }>, telling: Telling = {}): Promise<Answer<K>> {
    const asking = this.last.then(() => this.answered(snapshot, last, question, telling));
    this.last = asking.catch(() => undefined);
    return asking as Promise<Answer<K>>;
  }

  /** Whether judging leaves the page alone. */
  get isApart(): boolean {
    return this.worker !== null;
  }

  /** Forgets the workbook; what is being found out is given up. */
  end(): void {
    this.worker?.end();
    this.worker = null;
    this.answering = null;
  }

  private async answered(snapshot: WorkbookSnapshot, last: WorkbookSnapshot | null, question: Question, telling: Telling): Promise<Answers[Question["kind"]]> {
    if (telling.stop?.aborted) throw givenUp();
    const worker = isLarge(snapshot) ? await this.workerNow() : null;
    if (!worker) return this.inPage(snapshot, last, question, telling);
    try {
      return await worker.answer(snapshot, last, question, telling);
    } finally {
      if (worker.ended) this.worker = null;
    }
  }

  private async workerNow(): Promise<JudgingWorker | null> {
    if (this.alone) return null;
    this.worker ??= await JudgingWorker.start();
    this.alone = this.worker === null;
    return this.worker;
  }

  private async inPage(snapshot: WorkbookSnapshot, last: WorkbookSnapshot | null, question: Question, { progress, stop }: Telling): Promise<Answers[Question["kind"]]> {
    const answering = this.answering ??= new (await import("./answering")).Answering();
    const slices = new Slices(stop);
    const steps = answering.steps(snapshot, last, question);
    let step = steps.next();
    for (let done = 1; step.done !== true; done += 1) {
      if (slices.due) {
        progress?.(Math.min(done, USUAL_STEPS), USUAL_STEPS + 1);
        await slices.rest().catch(() => { throw givenUp(); });
      }
      step = steps.next();
    }
    return step.value;
  }
}

function givenUp(): HostError {
  return new HostError("stopped", "", "given up");
}

function isLarge({ sheets }: WorkbookSnapshot): boolean {
  return sheets.reduce((sum, { values }) => sum + values.length * (values[0]?.length ?? 0), 0) >= LARGE;
}

/** The worker, with the workbook that it was brought. */
class JudgingWorker {
  ended = false;
  /** Gives up what is waited for. */
  private giveUp: ((why: HostError) => void) | null = null;
  private readonly now: Mirror;
  private readonly last: Mirror;

  private constructor(private readonly worker: Worker, private readonly address: string) {
    const post = (asked: Asked): void => { worker.postMessage(asked); };
    [this.now, this.last] = [new Mirror("now", post), new Mirror("last", post)];
  }

  /** Null where the page may not have one. */
  static async start(): Promise<JudgingWorker | null> {
    if (typeof Worker === "undefined") return null;
    const { default: script } = await import("./judgeWorker.ts?worker");
    // The script must keep its address for as long.
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    try {
      const worker = new Worker(address);
      // Some policies refuse a worker only when it is to begin.
      await new Promise<void>((resolve, reject) => {
        worker.onmessage = () => { resolve(); };
        worker.onerror = ({ message }) => { reject(new Error(message)); };
      });
      return new JudgingWorker(worker, address);
    } catch {
      URL.revokeObjectURL(address);
      return null;
    }
  }

  end(): void {
    this.ended = true;
    this.worker.terminate();
    URL.revokeObjectURL(this.address);
    // It says nothing any more.
    this.giveUp?.(givenUp());
  }

  async answer(snapshot: WorkbookSnapshot, last: WorkbookSnapshot | null, question: Question, telling: Telling): Promise<Answers[Question["kind"]]> {
    try {
      const slices = new Slices(telling.stop);
      await this.now.bring(snapshot, slices);
      if (last) await this.last.bring(last, slices);
      if (this.ended) throw givenUp();
      return unpacked(await this.told(packed(question), last !== null, telling), question);
    } catch (error) {
      // What it holds is not known any more.
      this.end();
      throw telling.stop?.aborted ? givenUp() : error;
    }
  }

  private told(question: PackedQuestion, beside: boolean, { progress, stop }: Telling): Promise<PackedAnswer> {
    const { worker } = this;
    return new Promise<PackedAnswer>((resolve, reject) => {
      let steps = 0;
      this.giveUp = reject;
      const onStop = (): void => { reject(givenUp()); };
      const tell = (): void => progress?.(HANDED_OVER + Math.round(((PARTS - HANDED_OVER) * Math.min(steps, USUAL_STEPS)) / (USUAL_STEPS + 1)), PARTS);
      worker.onerror = ({ message }): void => { reject(new Error(message)); };
      worker.onmessage = ({ data }: MessageEvent<Told>): void => {
        switch (data.told) {
          case "ready": return undefined;
          case "step":
            steps += 1;
            return tell();
          case "failed":
            stop?.removeEventListener("abort", onStop);
            return reject(new Error(data.detail));
          case "done":
            stop?.removeEventListener("abort", onStop);
            return resolve(data.answer);
        }
      };
      if (stop?.aborted) return onStop();
      stop?.addEventListener("abort", onStop);
      tell();
      worker.postMessage({ ask: "answer", question, beside } satisfies Asked);
    });
  }
}

function packed(question: Question): PackedQuestion {
  switch (question.kind) {
    case "relation": return { ...question, finding: packedFinding(question.finding) };
    case "fixes":
    case "accept": return { ...question, findings: question.findings.map(packedFinding) };
    default: return question;
  }
}

function unpacked(answer: PackedAnswer, { kind }: Question): Answers[Question["kind"]] {
  if (kind !== "review") return answer as Exclude<PackedAnswer, PackedReview>;
  const { findings, accepted, ...review } = answer as PackedReview;
  return { ...review, findings: findings.map(unpackedFinding), accepted: accepted.map((each) => ({ ...each, finding: unpackedFinding(each.finding) })) };
}
