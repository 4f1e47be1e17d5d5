/** Office.js's request protocol: one batch of actions on objects found by paths, answered in order until one fails. */
import { HostError, invalidArgument } from "./errors";
import { assignMember, callMember, camel, hasMember, memberOf, notSimulated, pascal, registrationOf, TrackedObject, WireCollection, WireObject, type WireContext } from "./wire";
import { WORKBOOK_TARGET } from "./events";

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
  /** "Do not keep a reference." */
  readonly D?: boolean;
}

interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ResponseBody {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number };
}

export interface ProtocolRoot extends WireContext {
  /** Path type 1: the workbook. */
  readonly root: WireObject;
  /** Path type 2: a service by name, or undefined. */
  service(name: string): WireObject | undefined;
  /** Called before each action; may throw a HostError to fail it. */
  beforeAction(index: number, writesTo: WireObject | null): void;
}

const PATH = { global: 1, created: 2, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, queryAsJson: 7, update: 9 } as const;
const STATUS: Readonly<Record<string, number>> = { ItemNotFound: 404, AccessDenied: 403, ItemAlreadyExists: 409, ApiNotFound: 400, GeneralException: 500 };

export function execute(host: ProtocolRoot, request: RequestBody): ResponseBody {
  return new Batch(host, request).run();
}

class Batch {
  private readonly resolved = new Map<number, WireObject | null>();

  constructor(
    private readonly host: ProtocolRoot,
    private readonly request: RequestBody,
  ) {}

  run(): ResponseBody {
    const response: ResponseBody = { Results: [], TraceIds: [] };
    for (const [index, action] of this.request.Actions.entries()) {
      try {
        const Value = this.perform(action, index) ?? null;
        if (action.ActionType === ACTION.trace) response.TraceIds.push(action.Id);
        response.Results.push({ ActionId: action.Id, Value });
      } catch (failure) {
        const error = failure instanceof HostError ? failure : new HostError("GeneralException", `Simulator fault: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`);
        response.Error = { Code: error.code, Message: error.message, Location: error.location, ActionIndex: index, HttpStatusCode: STATUS[error.code] ?? 400 };
        break;
      }
    }
    return response;
  }

  private perform(action: Action, index: number): unknown {
    if (action.ActionType === ACTION.trace) {
      this.host.beforeAction(index, null);
      return null;
    }
    const target = this.resolve(action.ObjectPathId);
    this.host.beforeAction(index, writes(action) ? target : null);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.instantiate(target, action);
      case ACTION.query:
        return target === null ? null : project(target, action.QueryInfo ?? {});
      case ACTION.queryAsJson:
        return target === null ? null : asJson(project(target, action.QueryInfo ?? {}));
      case ACTION.method:
        if (target === null && action.Name === "_KeepReference") return null;
        return this.answer(this.call(existing(target, action.Name), action.Name, action.ArgumentInfo));
      case ACTION.set:
        this.assign(existing(target, action.Name), action.Name, this.argumentsOf(action.ArgumentInfo)[0]);
        return null;
      case ACTION.update: {
        const updated = existing(target, "update");
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.assign(updated, pascal(name), value);
        return null;
      }
      default:
        throw new HostError("ApiNotFound", `The simulated Excel knows no action of type ${action.ActionType}.`);
    }
  }

  private instantiate(target: WireObject | null, { ObjectPathId }: Action): unknown {
    if (this.request.AutoKeepReference === true && target instanceof TrackedObject && this.request.ObjectPaths[ObjectPathId]?.D !== true) target._KeepReference();
    return target?.identity() ?? null;
  }

  /** A method that returns an object where the client wants a plain answer. */
  private answer(value: unknown): unknown {
    return value instanceof WireObject ? value.identity() : value;
  }

  private assign(target: WireObject, name: string, value: unknown): void {
    if (!hasMember(target, name)) throw notSimulated(target, name);
    if (!assignMember(target, name, value)) throw invalidArgument(`${target.typeName}.${camel(name)}`, `${target.typeName}.${camel(name)} is read-only.`);
  }

  private call(target: WireObject, name: string, info: ArgumentInfo | undefined): unknown {
    const registration = registrationOf(name);
    if (registration && !hasMember(target, name)) {
      const id = target.identity()["Id"];
      const key = target.typeName === "Worksheet" && typeof id === "string" ? id : WORKBOOK_TARGET;
      if (registration.on) this.host.events.register(key, registration.event);
      else this.host.events.unregister(key, registration.event);
      return null;
    }
    return callMember(target, name, this.argumentsOf(info));
  }

  private argumentsOf(info: ArgumentInfo | undefined): readonly unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => this.argument(value, ids[index]));
  }

  private argument(value: unknown, id: unknown): unknown {
    if (Array.isArray(id)) return Array.isArray(value) ? value.map((one: unknown, index) => this.argument(one, id[index])) : value;
    if (typeof id === "number" && id !== 0) return this.resolve(id);
    if (value !== null && typeof value === "object" && "_ObjectPathId" in value && typeof value._ObjectPathId === "number") return this.resolve(value._ObjectPathId);
    return value;
  }

  private resolve(id: number): WireObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[id];
    if (!path) throw invalidArgument(`ObjectPath ${id}`);
    const object = this.follow(path);
    this.resolved.set(id, object);
    return object;
  }

  private follow(path: ObjectPath): WireObject | null {
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.host.root;
      case PATH.created: {
        const service = this.host.service(path.Name);
        if (!service) throw new HostError("ApiNotFound", `The simulated Excel has no service ${path.Name}.`);
        return service;
      }
      case PATH.reference:
        return this.host.references.get(path.Name);
      case PATH.nothing:
        return null;
    }
    const parent = path.ParentObjectPathId === undefined ? null : this.resolve(path.ParentObjectPathId);
    if (parent === null) return null;
    switch (path.ObjectPathType) {
      case PATH.method:
        return objectOrNull(this.call(parent, path.Name, path.ArgumentInfo), parent, path.Name);
      case PATH.property:
        if (!hasMember(parent, path.Name)) throw notSimulated(parent, path.Name);
        return objectOrNull(memberOf(parent, path.Name), parent, path.Name);
      case PATH.indexer:
        return objectOrNull(callMember(parent, "GetItem", this.argumentsOf(path.ArgumentInfo)), parent, "GetItem");
      default:
        throw invalidArgument(`ObjectPathType ${path.ObjectPathType}`);
    }
  }
}

/** Whether an action changes the workbook. */
function writes({ ActionType: type, Name }: Action): boolean {
  return type === ACTION.set || type === ACTION.update || (type === ACTION.method && !/^(_|Get)/.test(Name));
}

function existing(target: WireObject | null, name: string): WireObject {
  if (target === null) throw nullObject(name);
  return target;
}

function nullObject(name: string): HostError {
  return new HostError("InvalidObjectPath", "The object path leads to a null object.", camel(name));
}

function objectOrNull(value: unknown, parent: WireObject, name: string): WireObject | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof WireObject)) throw notSimulated(parent, name);
  return value;
}

/** Answers `load`: the selected members by wire name, collections as `_Items`. */
function project(object: WireObject, query: QueryInfo): unknown {
  const wanted = [...(query.Select ?? []), ...(query.Expand ?? []).map((name) => `${name}/*`)];
  const paths = wanted.length > 0 ? wanted : ["*"];
  if (object instanceof WireCollection) {
    const items: readonly WireObject[] = object.items();
    const from = query.Skip ?? 0;
    const chosen = items.slice(from, query.Top === undefined ? undefined : from + query.Top);
    const own = paths.filter((path) => hasMember(object, pascal(path)) && !chosen.some((item) => hasMember(item, pascal(path))));
    const result: Record<string, unknown> = { _Items: chosen.map((item) => project(item, { Select: paths.filter((path) => !own.includes(path)) })) };
    for (const path of own) result[pascal(path)] = memberOf(object, pascal(path));
    return result;
  }
  const result: Record<string, unknown> = { ...object.identity() };
  const nested = new Map<string, string[]>();
  for (const path of paths) {
    if (path === "*") {
      for (const name of object.scalars) result[name] = memberOf(object, name);
      continue;
    }
    const [head = "", ...rest] = path.split(/[/.]/);
    const name = head.startsWith("_") ? head : pascal(head);
    if (!hasMember(object, name)) throw notSimulated(object, name);
    if (rest.length > 0) nested.set(name, [...(nested.get(name) ?? []), rest.join("/")]);
    else {
      const value = memberOf(object, name);
      if (value instanceof WireObject) nested.set(name, [...(nested.get(name) ?? []), "*"]);
      else result[name] = value;
    }
  }
  for (const [name, Select] of nested) {
    const value = memberOf(object, name);
    result[name] = value instanceof WireObject ? project(value, { Select }) : null;
  }
  return result;
}

/** `retrieve` is not renamed by the client: the host answers in the caller's own names. */
function asJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJson);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name === "_Items" ? "items" : name.startsWith("_") ? name : camel(name), asJson(inner)]));
}
