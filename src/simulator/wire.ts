/**
 * What the client's requests address. A host object's members in PascalCase (and `_PascalCase`) are its wire members: read-only or
 * writable properties, navigation to other objects, and methods. Members in camelCase are the host's own and cannot be reached.
 */
import type { Shift } from "./address";
import { REGISTRATIONS, type EventHub, type EventNumber } from "./events";
import { HostError, invalidArgument, itemNotFound } from "./errors";
import type { Quirks } from "./quirks";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** What every wire object works on. */
export interface WireContext {
  readonly workbook: WorkbookModel;
  readonly events: EventHub;
  readonly references: ReferenceTable;
  readonly quirks: Quirks;
}

export abstract class WireObject {
  constructor(readonly context: WireContext) {}

  /** Excel's name of the class, for error locations: "Range". */
  abstract readonly typeName: string;
  /** The scalar members that `load()` without a selection answers, by wire name. */
  abstract readonly scalars: readonly string[];

  /** The sheet it belongs to; null for what belongs to the whole workbook. */
  ownSheet(): SheetModel | null {
    return null;
  }

  /** What identifies the object in later requests; empty when nothing does. */
  identity(): Readonly<Record<string, unknown>> {
    return {};
  }
}

/** An object the client may keep over several requests ("tracked"). */
export abstract class TrackedObject extends WireObject {
  referenceId = "";

  /** Moves along when cells of its sheet are inserted or deleted. */
  abstract follow(sheet: SheetModel, shift: Shift): void;

  override identity(): Readonly<Record<string, unknown>> {
    return this.referenceId === "" ? {} : { _ReferenceId: this.referenceId };
  }

  get _ReferenceId(): string {
    return this.referenceId;
  }

  _KeepReference(): void {
    this.context.references.keep(this);
  }
}

export abstract class WireCollection<T extends WireObject> extends WireObject {
  readonly scalars: readonly string[] = [];

  abstract items(): readonly T[];
  /** The item with this key, or undefined. */
  abstract find(key: string): T | undefined;

  GetCount(): number {
    return this.items().length;
  }

  GetItem(key: unknown): T {
    const item = this.find(textArgument(key, `${this.typeName}.getItem`));
    if (!item) throw itemNotFound(`${this.typeName}.getItem`);
    return item;
  }

  GetItemOrNullObject(key: unknown): T | null {
    return this.find(textArgument(key, `${this.typeName}.getItemOrNullObject`)) ?? null;
  }

  GetItemAt(index: unknown): T {
    const item = this.items()[integerArgument(index, `${this.typeName}.getItemAt`)];
    if (!item) throw invalidArgument(`${this.typeName}.getItemAt`);
    return item;
  }
}

/** The objects the client asked the host to keep, by the reference it was given. */
export class ReferenceTable {
  private readonly kept = new Map<string, TrackedObject>();
  private counter = 0;

  keep(object: TrackedObject): void {
    if (object.referenceId !== "") return;
    this.counter += 1;
    object.referenceId = `ref:${this.counter}`;
    this.kept.set(object.referenceId, object);
  }

  release(id: string): void {
    this.kept.delete(id);
  }

  get(id: string): TrackedObject {
    const object = this.kept.get(id);
    if (!object) throw new HostError("InvalidReference", "This reference is not valid for the current operation.");
    return object;
  }

  get objects(): IterableIterator<TrackedObject> {
    return this.kept.values();
  }

  /** References alive; none should be when every `Excel.run` has ended. */
  get size(): number {
    return this.kept.size;
  }
}

const isWireName = (name: string): boolean => /^_?[A-Z]/.test(name);

export function hasMember(object: WireObject, name: string): boolean {
  return isWireName(name) && name in object;
}

export function memberOf(object: WireObject, name: string): unknown {
  return Reflect.get(object, name) as unknown;
}

/** Writes a property; false when the object has no such writable member. */
export function assignMember(object: WireObject, name: string, value: unknown): boolean {
  return Reflect.set(object, name, value);
}

/** Calls a method; throws ApiNotFound when the object has none of that name. */
export function callMember(object: WireObject, name: string, args: readonly unknown[]): unknown {
  const method = isWireName(name) ? memberOf(object, name) : undefined;
  if (typeof method !== "function") throw notSimulated(object, name);
  return Reflect.apply(method, object, args) as unknown;
}

/** Loud on purpose: a member the simulator lacks must not look like an Excel failure. */
export function notSimulated(object: WireObject, name: string): HostError {
  return new HostError("ApiNotFound", `The simulated Excel has no ${object.typeName}.${name}.`, `${object.typeName}.${camel(name)}`);
}

/** The event that a registering method is about, or null when it is no registering method. */
export function registrationOf(name: string): { readonly on: boolean; readonly event: EventNumber } | null {
  const match = /^_(Un)?[Rr]egister(\w+)$/.exec(name);
  const event = match ? REGISTRATIONS[match[2] ?? ""] : undefined;
  return event === undefined ? null : { on: match?.[1] === undefined, event };
}

export const camel = (name: string): string => name.replace(/^_?[A-Z]/, (first) => first.toLowerCase());
export const pascal = (name: string): string => name.replace(/^[a-z]/, (first) => first.toUpperCase());

export function textArgument(value: unknown, location: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw invalidArgument(location);
}

export function integerArgument(value: unknown, location: string): number {
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalidArgument(location);
  return value;
}

export function numberArgument(value: unknown, location: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw invalidArgument(location);
  return value;
}

export function logicalArgument(value: unknown, location: string): boolean {
  if (typeof value !== "boolean") throw invalidArgument(location);
  return value;
}

/** A plain object argument, such as options; `{}` when it was left out. */
export function recordArgument(value: unknown, location: string): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw invalidArgument(location);
  return value as Readonly<Record<string, unknown>>;
}
