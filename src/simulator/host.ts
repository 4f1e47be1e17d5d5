/** The simulated Excel: one workbook, the bridge over which the real client talks to it, and its user's side. */
import { formatArea } from "./address";
import { EVENT, EventHub } from "./events";
import { HostError } from "./errors";
import { Faults } from "./faults";
import { byteLength, PAYLOAD_LIMIT } from "./limits";
import { loadPlain, savePlain } from "./plainIO";
import type { SimulatedWorkbook } from "./plainWorkbook";
import { execute, type ProtocolRoot, type RequestBody, type ResponseBody } from "./protocol";
import { AddinInternalService, Workbook } from "./rootObjects";
import { NO_QUIRKS, type Quirks } from "./quirks";
import { SimulatedUser } from "./user";
import { ReferenceTable, type WireObject } from "./wire";
import { WorkbookModel, type Change } from "./workbook";

export interface HostOptions {
  /** Excel on the web limits a request and an answer to 5 MB. */
  readonly platform?: "desktop" | "web";
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Whether pieces of one big write are told as one change; what Excel does here is not known, products must bear both. */
  readonly coalesceChanges?: boolean;
  /** What this Excel does that others do not. */
  readonly quirks?: Partial<Quirks>;
  /** What is open at the start; one empty sheet when left out. */
  readonly workbook?: SimulatedWorkbook;
}

/** What the client library looks for under `_richApiNativeBridge`. */
export interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost: ((text: string) => void) | null;
}

/** One request and its answer. */
export interface Exchange {
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** The client's own clean-up after a run (releasing references), which is no round trip of the product's making. */
  readonly cleanUp: boolean;
  /** The code with which it failed, or null. */
  readonly error: string | null;
}

export interface Stats {
  /** Round trips without the client's clean-up. */
  readonly syncs: number;
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly exchanges: readonly Exchange[];
}

/** What changed, for whoever draws the workbook. */
export interface DidChange {
  readonly kind: Change["kind"];
  /** Name of the sheet, "" when it concerns the whole workbook. */
  readonly sheet: string;
  /** A1 notation, where only a part changed. */
  readonly area?: string;
  readonly by: "addin" | "user";
  /** Whole rows or columns that came (`count` > 0) or went before the 0-based `at`. */
  readonly moved?: { readonly axis: "row" | "column"; readonly at: number; readonly count: number };
  /** The name that a renamed sheet had. */
  readonly before?: string;
}

const DELAY_FOR_CELL_EDIT = 64;

interface Envelope {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: RequestBody };
}

export class SimulatedExcel {
  readonly bridge: Bridge;
  readonly faults = new Faults();
  /** What a person does in the grid. */
  readonly user: SimulatedUser;
  private readonly model = new WorkbookModel();
  private readonly events: EventHub;
  private readonly references = new ReferenceTable();
  private readonly protocol: ProtocolRoot;
  private exchanges: Exchange[] = [];
  private readonly listeners = new Set<(change: DidChange) => void>();
  private busyForAddin = false;
  private editing = false;
  private waiting: string[] = [];

  constructor(private readonly options: HostOptions = {}) {
    const { model, references } = this;
    this.events = new EventHub(options.coalesceChanges === true);
    const context = { workbook: model, events: this.events, references, quirks: { ...NO_QUIRKS, ...options.quirks } };
    const services: Readonly<Record<string, WireObject>> = { "Microsoft.InternalService.AddinInternalService": new AddinInternalService(context) };
    this.protocol = {
      ...context,
      root: new Workbook(context),
      service: (name) => services[name],
      beforeAction: (index, writesTo) => {
        if (writesTo !== null && context.quirks.readOnly) throw new HostError("AccessDenied", "You cannot perform the requested operation.");
        this.faults.action(index, writesTo === null ? null : (writesTo.ownSheet()?.name ?? ""));
      },
    };
    this.user = new SimulatedUser(model, () => this.flushEvents(), (on) => this.setEditing(on));
    model.acceptsCircles = context.quirks.circles;
    loadPlain(model, options.workbook ?? { sheets: [{ name: "Sheet1", cells: [] }] });
    model.onChange((change) => this.changed(change));
    this.bridge = { onMessageFromHost: null, sendMessageToHost: (text) => this.receive(text) };
  }

  /** Opens another workbook in place of this one. In Excel each workbook has panes of its own, so whoever listened here has gone. */
  load(workbook: SimulatedWorkbook): void {
    loadPlain(this.model, workbook);
    this.events.forget();
  }

  /** The workbook as plain data. */
  save(): SimulatedWorkbook {
    return savePlain(this.model);
  }

  /** Formula cells in a circle through other cells, "Sheet!A1"; a formula that reads itself is refused when written. */
  circles(): readonly string[] {
    return this.model.calculation.circles();
  }

  /** Calls the listener after every change, whoever made it; returns how to stop. */
  onDidChange(listener: (change: DidChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What was exchanged since the last call. */
  takeStats(): Stats {
    const { exchanges } = this;
    this.exchanges = [];
    const sum = (pick: (exchange: Exchange) => number): number => exchanges.reduce((total, exchange) => total + pick(exchange), 0);
    return {
      syncs: exchanges.filter((exchange) => !exchange.cleanUp).length,
      actions: sum((exchange) => exchange.actions),
      requestBytes: sum((exchange) => exchange.requestBytes),
      responseBytes: sum((exchange) => exchange.responseBytes),
      exchanges,
    };
  }

  /** Ranges the client still holds; 0 when every run has ended. */
  get heldReferences(): number {
    return this.references.size;
  }

  /** Event handlers the client still has. */
  get registeredHandlers(): number {
    return this.events.count;
  }

  /** The common API's document settings, as JSON text per key. */
  get settings(): Record<string, string> {
    return this.model.settings;
  }
  set settings(settings: Record<string, string>) {
    this.model.settings = settings;
  }

  // The client's side ---------------------------------------------------------------------------------------------------

  private receive(text: string): void {
    setTimeout(() => {
      const envelope = JSON.parse(text) as Envelope;
      if (this.editing && (envelope.flags & DELAY_FOR_CELL_EDIT) !== 0) this.waiting.push(text);
      else this.answer(envelope, text);
    }, this.options.latency ?? 0);
  }

  private answer(envelope: Envelope, text: string): void {
    const { body } = envelope.message;
    const requestBytes = byteLength(text);
    const wrap = (answer: ResponseBody): string => JSON.stringify({ id: envelope.id, type: 2, message: { statusCode: 200, headers: {}, body: answer } });
    const response = this.respond(body, requestBytes);
    let answer = wrap(response);
    let responseBytes = byteLength(answer);
    let error = response.Error?.Code ?? null;
    if (this.options.platform === "web" && responseBytes > PAYLOAD_LIMIT) {
      error = "ResponsePayloadSizeLimitExceeded";
      answer = wrap(refusal(new HostError(error, "The response payload size has exceeded the limit.")));
      responseBytes = byteLength(answer);
    }
    const cleanUp = body.Actions.every((action) => action.ActionType === 1 || action.Name === "_RemoveReference") && body.Actions.some((action) => action.Name === "_RemoveReference");
    this.exchanges.push({ actions: body.Actions.length, requestBytes, responseBytes, cleanUp, error });
    this.flushEvents();
    const { lost, never = false, lateMs = 0 } = cleanUp ? {} : this.faults.answerOfRequest();
    if (never) return;
    const told = lost ? wrap(refusal(new HostError(lost.code, lost.message ?? "The connection was lost."))) : answer;
    if (lateMs === 0) this.bridge.onMessageFromHost?.(told);
    else setTimeout(() => this.bridge.onMessageFromHost?.(told), lateMs);
  }

  private respond(body: RequestBody, requestBytes: number): ResponseBody {
    try {
      if (this.options.platform === "web" && requestBytes > PAYLOAD_LIMIT) throw new HostError("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.");
      if (this.editing) throw new HostError("InvalidOperationInCellEditMode", "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.");
      // The client's own clean-up is no request of the product's.
      if (!body.Actions.some((action) => action.Name === "_RemoveReference")) this.faults.request();
    } catch (failure) {
      if (failure instanceof HostError) return refusal(failure);
      throw failure;
    }
    this.busyForAddin = true;
    try {
      return execute(this.protocol, body);
    } finally {
      this.busyForAddin = false;
    }
  }

  private setEditing(on: boolean): void {
    this.editing = on;
    if (on) return;
    const { waiting } = this;
    this.waiting = [];
    for (const text of waiting) this.receive(text);
  }

  private flushEvents(): void {
    const message = this.events.take();
    if (message !== null) this.bridge.onMessageFromHost?.(message);
  }

  private changed(change: Change): void {
    const by = this.busyForAddin ? "addin" : "user";
    raiseEvents(this.events, change, this.busyForAddin);
    if (change.kind === "cells" && change.shift) for (const object of this.references.objects) object.follow(change.sheet, change.shift);
    const sheet = "sheet" in change ? change.sheet.name : "";
    const area = "area" in change && change.area ? { area: formatArea(change.area) } : {};
    for (const listener of [...this.listeners]) listener({ kind: change.kind, sheet, by, ...area, ...movedBy(change), ...(change.kind === "sheetRenamed" ? { before: change.before } : {}) });
  }
}

/** Whole rows or columns that a change moved. */
function movedBy(change: Change): Pick<DidChange, "moved"> {
  if (change.kind !== "cells" || !change.shift || !/^(?:Row|Column)/.test(change.how)) return {};
  const { axis, at, count } = change.shift;
  return { moved: { axis, at, count } };
}

function refusal(error: HostError): ResponseBody {
  return { Results: [], TraceIds: [], Error: { Code: error.code, Message: error.message, Location: error.location, ActionIndex: 0, HttpStatusCode: 400 } };
}

/** Tells the client's handlers of a change. */
function raiseEvents(events: EventHub, change: Change, byAddin: boolean): void {
  if (!("sheet" in change)) return;
  const worksheetId = change.sheet.id;
  const plain = { worksheetId, source: "Local" };
  switch (change.kind) {
    case "cells":
      events.changed({ sheetId: worksheetId, area: change.area, changeType: change.how, byAddin });
      break;
    case "format":
      if (change.area) events.raise(EVENT.formatChanged, worksheetId, { ...plain, address: formatArea(change.area) });
      break;
    case "sheetAdded":
      events.raise(EVENT.added, null, plain);
      break;
    case "sheetDeleted":
      events.raise(EVENT.deleted, null, plain);
      break;
    case "sheetActivated":
      events.raise(EVENT.activated, worksheetId, { worksheetId });
      break;
    case "sheetDeactivated":
      events.raise(EVENT.deactivated, worksheetId, { worksheetId });
      break;
    case "sheetRenamed":
      events.raise(EVENT.nameChanged, worksheetId, { ...plain, nameBefore: change.before, nameAfter: change.sheet.name });
      break;
    case "sheetMoved":
      events.raise(EVENT.moved, null, plain);
      break;
    case "sheetVisibility":
      events.raise(EVENT.visibilityChanged, worksheetId, { ...plain, visibilityAfter: change.sheet.visibility });
      break;
    case "protection":
      events.raise(EVENT.protectionChanged, worksheetId, { ...plain, isProtected: change.sheet.protected });
      break;
    case "selection":
      events.raiseSelection();
      events.raise(EVENT.selectionChanged, worksheetId, { worksheetId, address: formatArea(change.area) });
      break;
    case "comments":
    case "view":
      break;
  }
}
