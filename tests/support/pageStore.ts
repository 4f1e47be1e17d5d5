/** A store of the browser as the workbench uses it, in memory: requests one after the other, transactions whole or not at all. */

type Key = string | readonly string[];
type Range = { readonly holds: (key: Key) => boolean };
type Records = ReadonlyMap<string, readonly [key: Key, value: unknown]>;

interface Request {
  readonly transaction: unknown;
  result: unknown;
  error: null;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}

/** Arrays stand behind texts, and a longer one behind its beginning. */
function compared(a: Key, b: Key): number {
  if (typeof a === "string" || typeof b === "string") return typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "string" ? -1 : 1;
  const differs = a.findIndex((each, at) => each !== b[at]);
  const [mine, other] = [a[differs], b[differs]];
  if (differs < 0 || other === undefined) return a.length - b.length;
  // An array within is what stands behind all texts.
  return Array.isArray(other) || (mine ?? "") < other ? -1 : 1;
}

/** What of IDBKeyRange is used. */
export const KeyRange = {
  bound: (from: Key, to: Key): Range => ({ holds: (key) => compared(from, key) <= 0 && compared(key, to) <= 0 }),
  upperBound: (to: Key, open: boolean): Range => ({ holds: (key) => compared(key, to) < (open ? 0 : 1) }),
};

/** One store; a transaction can be made to end before it is done, as when the page is closed. */
export class PageStore {
  private records: Records = new Map();
  /** Everything that was handed over to be stored, in turn. */
  readonly put: unknown[] = [];
  /** Of the next transaction so many requests are answered; then it ends. */
  endsAfter = Infinity;

  /** The keys of all that is stored, as text. */
  get keys(): readonly string[] {
    return [...this.records.keys()].sort();
  }

  /** What stands under a key, as another version may have put it there. */
  set(key: Key, value: unknown): void {
    this.records = new Map(this.records).set(JSON.stringify(key), [key, structuredClone(value)]);
  }

  get database(): IDBDatabase {
    const transaction = (): unknown => ({ objectStore: () => this.begin() });
    return { transaction } as unknown as IDBDatabase;
  }

  private begin(): unknown {
    const working = new Map(this.records);
    let [answered, over] = [0, false];
    const pending = new Set<Request>();
    const transaction = { error: new Error("ended"), oncomplete: null as (() => void) | null, onabort: null as (() => void) | null, onerror: null };
    const ends = this.endsAfter;
    this.endsAfter = Infinity;
    const end = (whole: boolean): void => {
      over = true;
      if (whole) this.records = working;
      for (const request of pending) request.onerror?.();
      (whole ? transaction.oncomplete : transaction.onabort)?.();
    };
    const ask = (work: () => unknown): Request => {
      if (over) throw new Error("the transaction is over");
      const request: Request = { transaction, result: undefined, error: null, onsuccess: null, onerror: null };
      pending.add(request);
      setImmediate(() => {
        if (over) return;
        if (answered >= ends) return end(false);
        answered += 1;
        request.result = work();
        pending.delete(request);
        request.onsuccess?.();
        setImmediate(() => { if (pending.size === 0 && !over) end(true); });
      });
      return request;
    };
    const all = (range?: Range): readonly (readonly [Key, unknown])[] => [...working.values()].filter(([key]) => range?.holds(key) ?? true).sort(([a], [b]) => compared(a, b));
    return {
      transaction,
      get: (key: Key) => ask(() => structuredClone(working.get(JSON.stringify(key))?.[1])),
      getKey: (key: Key) => ask(() => working.get(JSON.stringify(key))?.[0]),
      getAll: (range?: Range) => ask(() => structuredClone(all(range).map(([, value]) => value))),
      getAllKeys: (range?: Range) => ask(() => all(range).map(([key]) => key)),
      put: (value: unknown, key: Key) => {
        this.put.push(value);
        const copy: unknown = structuredClone(value);
        return ask(() => working.set(JSON.stringify(key), [key, copy]));
      },
      delete: (range: Range) => ask(() => { for (const [key] of all(range)) working.delete(JSON.stringify(key)); }),
      clear: () => ask(() => working.clear()),
    };
  }
}
