/**
 * The copy of the work that the browser keeps on this machine, so that a reload or a closed page loses nothing. One copy
 * a page: pages that are open side by side do not write over each other's. Nothing of it leaves the machine.
 */
import type { FileChanges } from "../hosts/xlsx";
import { answered, completed } from "../taskpane/indexed";

/** What is kept. */
export interface Copy {
  readonly file: string;
  /** The file; never changed in place, so that what was stored once is not handed over again. */
  readonly bytes: Uint8Array;
  /** What was changed of that file since; null where it has everything. */
  readonly changes: FileChanges | null;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Whether it holds changes that were not saved to a file. */
  readonly changed: boolean;
  /** What saving would lose of the file that was opened. */
  readonly losses: readonly string[];
}

const DATABASE = "budget-workbench";
/** Copies by the name of their page, and the files of which they are by the page's name and a name of their own. */
const STORE = "copies";
/** Where a page finds its own name again after a reload. */
const OWN_NAME = "budget-workbench-page";
const CHANNEL = "budget-workbench-pages";
/** What a page says that has cleared every copy; names begin otherwise. */
const FORGOTTEN = "!forgotten";
/** How long other pages have to say that a name is theirs. */
const ANSWER_MS = 150;

/** Why nothing is kept: pages opened from a folder share one store; or the browser allows none (a private window, a policy). */
export type NoCopies = "shared" | "forbidden";

/**
 * Where the copy of this page is kept, or why it is nowhere.
 *
 * @param forgotten called when another page cleared every copy
 */
export async function openCopies(forgotten: () => void): Promise<Copies | NoCopies> {
  if (window.origin === "null") {
    // What an earlier version kept in the store that all such pages share.
    await removed().catch(() => undefined);
    return "shared";
  }
  try {
    const database = await opened();
    return new Copies(database, await ownName(database, forgotten));
  } catch {
    return "forbidden";
  }
}

/** A copy as it is stored: the file stands beside it, because it is megabytes and the same after every edit. */
type Stored = Omit<Copy, "bytes"> & {
  /** The second part of the file's key. */
  readonly of: string;
};

/** The copy of one page in the store that all pages of the browser share. */
export class Copies {
  /** The names of files that were kept. */
  private readonly files = new WeakMap<Uint8Array, string>();

  /** @param name of the page */
  constructor(private readonly database: IDBDatabase, private readonly name: string) {}

  /** The copy, null when there is none. */
  async read(): Promise<Copy | null> {
    const store = this.store("readonly");
    const found = await answered<unknown>(store.get(this.name));
    // An earlier version kept the file within the copy, and the first of all no changes beside it.
    if (isWhole(found)) return { ...found, changes: found.changes ?? null };
    if (!isStored(found)) return null;
    const { of, ...copy } = found;
    const bytes = await answered<unknown>(store.get([this.name, of]));
    return bytes instanceof Uint8Array ? { ...copy, bytes } : null;
  }

  /**
   * Keeps a copy in place of the one before; its file is written only where the store has not got it. Both in one transaction, so
   * that there is never a file with the changes of another, whatever ends in between.
   *
   * Ends when the copy is written for good: a request may succeed and its transaction be given up for want of room.
   */
  async keep({ bytes, ...copy }: Copy): Promise<void> {
    const of = this.nameOf(bytes);
    const key = [this.name, of];
    const store = this.store("readwrite");
    const written = completed(store.transaction);
    // Where something is refused, the transaction says why.
    written.catch(() => undefined);
    store.put({ ...copy, of } satisfies Stored, this.name);
    if ((await answered(store.getKey(key))) === undefined) {
      store.delete(IDBKeyRange.bound([this.name], [this.name, []]));
      store.put(bytes, key);
    }
    await written;
  }

  /** Clears every copy in this browser, of this page and of all others, which are told. */
  async forget(): Promise<void> {
    const { transaction } = this.store("readwrite").clear();
    await completed(transaction);
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(FORGOTTEN);
    channel.close();
  }

  private nameOf(bytes: Uint8Array): string {
    const known = this.files.get(bytes) ?? newName();
    this.files.set(bytes, known);
    return known;
  }

  private store(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(STORE, mode).objectStore(STORE);
  }
}

function removed(): Promise<unknown> {
  return answered(indexedDB.deleteDatabase(DATABASE));
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answered(request);
}

/** This page's name: the one it had, else that of the newest copy that no open page has, else a new one. */
async function ownName(database: IDBDatabase, forgotten: () => void): Promise<string> {
  const store = database.transaction(STORE, "readonly").objectStore(STORE);
  // Files stand behind all copies, and need not be read for that.
  const copiesOnly = IDBKeyRange.upperBound([], true);
  const [names, copies] = await Promise.all([answered(store.getAllKeys(copiesOnly)), answered<unknown[]>(store.getAll(copiesOnly))]);
  const kept = names.flatMap((name, index) => {
    const copy = copies[index];
    return typeof name === "string" && (isStored(copy) || isWhole(copy)) ? [{ name, time: copy.time }] : [];
  });
  const had = sessionStorage.getItem(OWN_NAME);
  const wanted = [...(had === null ? [] : [had]), ...kept.sort((a, b) => b.time - a.time).map(({ name }) => name)];
  const taken = await namesInUse();
  const name = wanted.find((each) => !taken.has(each)) ?? newName();
  sessionStorage.setItem(OWN_NAME, name);
  answerFor(name, forgotten);
  return name;
}

/** The names of the other open pages. */
function namesInUse(): Promise<ReadonlySet<string>> {
  const channel = new BroadcastChannel(CHANNEL);
  const names = new Set<string>();
  return new Promise((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "string" && data !== "" && data !== FORGOTTEN) names.add(data);
    };
    channel.postMessage("");
    setTimeout(() => {
      channel.close();
      resolve(names);
    }, ANSWER_MS);
  });
}

function answerFor(name: string, forgotten: () => void): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === "") channel.postMessage(name);
    if (data === FORGOTTEN) forgotten();
  };
}

/** A name that no page and no file has. */
function newName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

function isStored(value: unknown): value is Stored {
  return isDescribed(value) && "of" in value && typeof value.of === "string";
}

/** Whether that is a copy as earlier versions kept it. */
function isWhole(value: unknown): value is Omit<Copy, "changes"> & Partial<Pick<Copy, "changes">> {
  return isDescribed(value) && "bytes" in value && value.bytes instanceof Uint8Array;
}

function isDescribed(value: unknown): value is Omit<Copy, "bytes" | "changes"> {
  return typeof value === "object" && value !== null && "file" in value && typeof value.file === "string"
    && "time" in value && typeof value.time === "number" && "changed" in value && "losses" in value && Array.isArray(value.losses);
}
