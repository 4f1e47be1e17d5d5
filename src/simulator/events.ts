/** Which events the client has asked for, and the messages that tell it of them. */
import { bounding, formatArea, type Area } from "./address";

/** Excel's event numbers, as the client knows them. */
export const EVENT = {
  workbookSelection: 2,
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  formatChanged: 18,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  moved: 27,
} as const;

export type EventNumber = (typeof EVENT)[keyof typeof EVENT];

/** The target under which handlers of the whole workbook listen. */
export const WORKBOOK_TARGET = "Workbook";

/** The client's registering methods by wire name (without "_Register"/"_Unregister") and the event each one is about. */
export const REGISTRATIONS: Readonly<Record<string, EventNumber>> = {
  DataChangedEvent: EVENT.changed,
  ActivatedEvent: EVENT.activated,
  DeactivatedEvent: EVENT.deactivated,
  AddedEvent: EVENT.added,
  DeletedEvent: EVENT.deleted,
  SelectionChangedEvent: EVENT.selectionChanged,
  FormatChangedEvent: EVENT.formatChanged,
  ProtectionChangedEvent: EVENT.protectionChanged,
  EventNameChanged: EVENT.nameChanged,
  EventVisibilityChanged: EVENT.visibilityChanged,
  EventMoved: EVENT.moved,
};

type Entry = readonly [category: number, event: number, target: string, args: string];
const RICH_API = 65_536;

/** Cells of one sheet that changed. */
export interface CellsChanged {
  readonly sheetId: string;
  readonly area: Area;
  /** Excel's word: "RangeEdited", "RowInserted", "RowDeleted", "ColumnInserted", … */
  readonly changeType: string;
  /** Whether the add-in itself did it; otherwise the user. */
  readonly byAddin: boolean;
}

export class EventHub {
  private readonly registered = new Map<string, Set<EventNumber>>();
  private entries: Entry[] = [];
  private lastChange: CellsChanged | null = null;
  /** `context.runtime.enableEvents` */
  enabled = true;

  /**
   * The client cuts big writes into pieces and each piece is a change. With `coalesce`, changes of one kind that follow each other
   * on one sheet are told as one with the rectangle round them.
   */
  constructor(private readonly coalesce: boolean) {}

  register(target: string, event: EventNumber): void {
    let events = this.registered.get(target);
    if (!events) this.registered.set(target, (events = new Set()));
    events.add(event);
  }

  unregister(target: string, event: EventNumber): void {
    this.registered.get(target)?.delete(event);
  }

  /** Nobody listens any more: the page that did has gone with its workbook. */
  forget(): void {
    this.registered.clear();
    this.entries = [];
    this.lastChange = null;
    this.enabled = true;
  }

  /** How many registrations are alive: none should be when a pane has cleaned up. */
  get count(): number {
    return [...this.registered.values()].reduce((sum, events) => sum + events.size, 0);
  }

  changed(change: CellsChanged): void {
    const last = this.lastChange;
    if (this.coalesce && last && last.sheetId === change.sheetId && last.changeType === "RangeEdited" && change.changeType === "RangeEdited" && last.byAddin === change.byAddin)
      this.lastChange = { ...change, area: bounding(last.area, change.area) };
    else {
      this.tellChange();
      this.lastChange = change;
    }
  }

  private tellChange(): void {
    const change = this.lastChange;
    if (!change) return;
    this.lastChange = null;
    this.push(EVENT.changed, change.sheetId, {
      address: formatArea(change.area),
      changeType: change.changeType,
      source: "Local",
      worksheetId: change.sheetId,
      triggerSource: change.byAddin ? "ThisLocalAddin" : "Unknown",
    });
  }

  /** Tells a sheet's handlers and those of the whole workbook; `sheetId` null only the latter. */
  raise(event: EventNumber, sheetId: string | null, args: Readonly<Record<string, unknown>>): void {
    this.tellChange();
    this.push(event, sheetId, args);
  }

  private push(event: EventNumber, sheetId: string | null, args: Readonly<Record<string, unknown>>): void {
    if (!this.enabled) return;
    const text = JSON.stringify(args);
    for (const target of sheetId === null ? [WORKBOOK_TARGET] : [sheetId, WORKBOOK_TARGET])
      if (this.registered.get(target)?.has(event) === true) this.entries.push([RICH_API, event, target, text]);
  }

  /** Workbook.onSelectionChanged listens without registering. */
  raiseSelection(): void {
    if (this.enabled) this.entries.push([RICH_API, EVENT.workbookSelection, "", "{}"]);
  }

  /** The message to send to the client, or null when nothing happened. */
  take(): string | null {
    this.tellChange();
    if (this.entries.length === 0) return null;
    const entries = this.entries;
    this.entries = [];
    return JSON.stringify({ type: 3, controlId: "", message: { entries } });
  }
}
