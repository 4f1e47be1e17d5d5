import { ACTION_BYTES, WRITE_BYTES } from "./limits";

/** Who looks at what a request meets and leaves, within the request itself. */
export interface Watch {
  /** Queues questions ahead of the request's writes, and behind them. */
  before(context: Excel.RequestContext): void;
  after(context: Excel.RequestContext): void;
  /** The request was answered; throws when it met or left something else than was expected. */
  answered(): void;
}

/** Writes that wait to be sent together, in as few requests of bounded size as they need. */
export class RequestQueue {
  private waiting: (() => void)[] = [];
  private bytes = 0;
  private requests = 0;
  watch: Watch | null = null;
  /** Called ahead of each request; what it throws keeps the request from being sent. */
  ahead: () => void = () => undefined;

  constructor(readonly context: Excel.RequestContext) {}

  /** Requests sent so far. */
  get sent(): number {
    return this.requests;
  }

  /** Queues `actions` calls with `payload` bytes of arguments; what waits is sent first when there is no room for both. */
  async add(actions: number, payload: number, calls: () => void): Promise<void> {
    const bytes = actions * ACTION_BYTES + payload;
    if (this.bytes > 0 && this.bytes + bytes > WRITE_BYTES) await this.send();
    this.bytes += bytes;
    this.waiting.push(calls);
  }

  /** Whether this many bytes would be sent with what waits already. */
  holds(bytes: number): boolean {
    return this.bytes === 0 || this.bytes + bytes <= WRITE_BYTES;
  }

  /** Sends what waits: one request, between the looks of whoever watches. */
  async send(): Promise<void> {
    if (this.waiting.length === 0) return;
    this.ahead();
    const { context, waiting, watch } = this;
    this.waiting = [];
    this.bytes = 0;
    this.requests += 1;
    context.application.suspendApiCalculationUntilNextSync();
    context.application.suspendScreenUpdatingUntilNextSync();
    watch?.before(context);
    for (const calls of waiting) calls();
    watch?.after(context);
    await context.sync();
    watch?.answered();
  }

  /** A sign that comes back when everything queued before it was carried out, even when something after it fails. */
  sign(): Sign {
    let answer: OfficeExtension.ClientResult<number> | null = null;
    this.bytes += ACTION_BYTES;
    this.waiting.push(() => {
      answer = this.context.workbook.worksheets.getCount();
    });
    return () => answer !== null && came(answer);
  }
}

function came(answer: OfficeExtension.ClientResult<number>): boolean {
  try {
    return typeof answer.value === "number";
  } catch {
    // The client throws for an answer that did not come; that it did not come is the answer here.
    return false;
  }
}

/** Whether a place in the queue was reached. */
export type Sign = () => boolean;
