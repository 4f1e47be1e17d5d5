/**
 * The copy of the work that the browser keeps on this machine, so that a reload or a closed page loses nothing. One copy
 * a page: pages that are open side by side do not write over each other's. Nothing of it leaves the machine.
 */
import type { FileChanges } from "../hosts/xlsx";
import { answered, completed } from "../taskpane/indexed";

/** What is kept. */
export interface Copy {
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
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

export class Copies {
  constructor(private readonly database: IDBDatabase, private readonly name: string) {}

  /** The copy, null when there is none. */
  async read(): Promise<Copy | null> {
    const found = await answered<unknown>(this.store("readonly").get(this.name));
    // An earlier version kept no changes beside the file.
    return isCopy(found) ? { ...found, changes: found.changes ?? null } : null;
  }

  /** Ends when the copy is written for good: a request may succeed and its transaction be given up for want of room. */
  async keep(copy: Copy): Promise<void> {
    const { transaction } = this.store("readwrite").put(copy, this.name);
    await completed(transaction);
  }

  /** Clears every copy in this browser, of this page and of all others, which are told. */
  async forget(): Promise<void> {
    const { transaction } = this.store("readwrite").clear();
    await completed(transaction);
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(FORGOTTEN);
    channel.close();
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
  const [names, copies] = await Promise.all([answered(store.getAllKeys()), answered<unknown[]>(store.getAll())]);
  const kept = names.flatMap((name, index) => {
    const copy = copies[index];
    return typeof name === "string" && isCopy(copy) ? [{ name, time: copy.time }] : [];
  });
  const had = sessionStorage.getItem(OWN_NAME);
  const wanted = [...(had === null ? [] : [had]), ...kept.sort((a, b) => b.time - a.time).map(({ name }) => name)];
  const taken = await namesInUse();
  const name = wanted.find((each) => !taken.has(each)) ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
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

function isCopy(value: unknown): value is Copy {
  return typeof value === "object" && value !== null && "file" in value && typeof value.file === "string" && "bytes" in value && value.bytes instanceof Uint8Array
    && "time" in value && typeof value.time === "number" && "changed" in value && "losses" in value && Array.isArray(value.losses);
}
