/** Failures to order, for tests of what happens when Excel refuses in the middle. */
import { HostError } from "./errors";

export interface OrderedFault {
  /** Excel's code: "GeneralException", "AccessDenied", "InvalidOperation", … */
  readonly code: string;
  readonly message?: string;
}

interface Counted extends OrderedFault {
  left: number;
}

/** What becomes of the answer to a request. */
export interface AnswerFault {
  /** The request is carried out, but the client is told that it failed. */
  readonly lost?: OrderedFault;
  /** No answer comes. */
  readonly never?: boolean;
  /** Milliseconds by which it comes late. */
  readonly lateMs?: number;
}

interface Meeting {
  readonly request: number;
  readonly act: () => void;
}

export class Faults {
  private meetings: Meeting[] = [];
  private answers: (AnswerFault & { readonly request: number; readonly onwards: boolean })[] = [];
  private requests: Counted[] = [];
  private actions: (Counted & { readonly request: number })[] = [];
  private writes: Counted[] = [];
  private readonly sheets = new Map<string, OrderedFault>();
  private requestNumber = 0;

  /** Fails the n-th request from now (1 is the next) before any of its actions. */
  failRequest(n: number, fault: OrderedFault): void {
    this.requests.push({ ...fault, left: n });
  }

  /** Fails the action at this 0-based position of the n-th request from now; the actions before it are done. */
  failAction(n: number, position: number, fault: OrderedFault): void {
    this.actions.push({ ...fault, request: this.requestNumber + n, left: position });
  }

  /** Fails the n-th action from now that changes something, whatever request it comes in. */
  failWrite(n: number, fault: OrderedFault): void {
    this.writes.push({ ...fault, left: n });
  }

  /** Does something right before the n-th request from now is carried out: what others do between its being sent and that. */
  meet(n: number, act: () => void): void {
    this.meetings.push({ request: this.requestNumber + n, act });
  }

  /** Changes what becomes of the answer to the n-th request from now, or of all from that one on. */
  answer(n: number, fault: AnswerFault, onwards = false): void {
    this.answers.push({ ...fault, request: this.requestNumber + n, onwards });
  }

  /** Fails every action that changes the sheet of this name. */
  failSheet(sheet: string, fault: OrderedFault): void {
    this.sheets.set(sheet.toLowerCase(), fault);
  }

  /** Takes back everything that was ordered. */
  clear(): void {
    this.requests = [];
    this.actions = [];
    this.writes = [];
    this.meetings = [];
    this.answers = [];
    this.sheets.clear();
  }

  /** A request begins; throws when it is to fail. */
  request(): void {
    this.requestNumber += 1;
    const due = this.meetings.filter(({ request }) => request === this.requestNumber);
    this.meetings = this.meetings.filter((meeting) => !due.includes(meeting));
    for (const { act } of due) act();
    this.failRequests();
  }

  /** What becomes of the answer to the request that was begun last. */
  answerOfRequest(): AnswerFault {
    return this.answers.find(({ request, onwards }) => request === this.requestNumber || (onwards && request <= this.requestNumber)) ?? {};
  }

  private failRequests(): void {
    for (const fault of this.requests) fault.left -= 1;
    const due = this.requests.find((fault) => fault.left <= 0);
    this.requests = this.requests.filter((fault) => fault.left > 0);
    if (due) raise(due);
  }

  /** An action begins; `sheet` names the sheet it changes, "" one that changes the workbook, null one that only reads. */
  action(position: number, sheet: string | null): void {
    const due = this.actions.find((fault) => fault.request === this.requestNumber && fault.left === position);
    if (due) raise(due);
    if (sheet === null) return;
    for (const fault of this.writes) fault.left -= 1;
    const write = this.writes.find((fault) => fault.left <= 0);
    this.writes = this.writes.filter((fault) => fault.left > 0);
    if (write) raise(write);
    const refused = this.sheets.get(sheet.toLowerCase());
    if (refused) raise(refused);
  }
}

function raise(fault: OrderedFault): never {
  throw new HostError(fault.code, fault.message ?? `Ordered failure: ${fault.code}.`);
}
