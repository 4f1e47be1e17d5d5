import { ACTION_BYTES, EXCHANGE_BYTES } from "./limits";

/** Writes that wait to be sent together, in as few requests of at most 4 MB as they need. */
export class RequestQueue {
  private bytes = 0;
  private requests = 0;

  constructor(readonly context: Excel.RequestContext) {}

  /** Requests sent so far. */
  get sent(): number {
    return this.requests;
  }

  /** Announces `actions` calls with `payload` bytes of arguments; what waits is sent first when there is no room for both. */
  async room(actions: number, payload = 0): Promise<void> {
    const bytes = actions * ACTION_BYTES + payload;
    if (this.bytes > 0 && this.bytes + bytes > EXCHANGE_BYTES) await this.send();
    if (this.bytes === 0) {
      this.context.application.suspendApiCalculationUntilNextSync();
      this.context.application.suspendScreenUpdatingUntilNextSync();
    }
    this.bytes += bytes;
  }

  /** Sends what waits. */
  async send(): Promise<void> {
    if (this.bytes === 0) return;
    this.bytes = 0;
    this.requests += 1;
    await this.context.sync();
  }

  /** A sign that comes back when everything queued before it was carried out, even when something after it fails. */
  sign(): Sign {
    this.bytes += ACTION_BYTES;
    return signOf(this.context.workbook.worksheets.getCount());
  }
}

function signOf(answer: OfficeExtension.ClientResult<number>): Sign {
  return () => {
    try {
      return typeof answer.value === "number";
    } catch {
      // The client throws for an answer that did not come; that it did not come is the answer here.
      return false;
    }
  };
}

/** Whether a place in the queue was reached. */
export type Sign = () => boolean;
