/**
 * Where last year's files are kept on this machine, each for the workbook of this year for which a person chose it, so that
 * nobody chooses them again for the same workbook, and no other workbook shows them. Nothing of it leaves the machine.
 */
import { answered, completed } from "./indexed";
import { ownStorage } from "./storage";

/** A file as a person opened it. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was chosen for one workbook. */
export interface LastYearFiles {
  readonly book: KeptFile | null;
  readonly text: KeptFile | null;
}

/** `of` is whose workbook it is, as `whoseWorkbook` tells it. Rejects where the browser refuses. */
export interface LastYearShelf {
  readonly find: (of: string) => Promise<LastYearFiles | null>;
  /** @returns whether they were kept: a page may be told to keep nothing */
  readonly keep: (of: string, files: LastYearFiles) => Promise<boolean>;
  /** Takes away what is kept for any workbook; while the page is open nothing more is kept. */
  readonly clear: () => Promise<void>;
}

const DATABASE = "budget-last-year";
const STORE = "files";
/** Offices whose budgets one person makes; those not looked at for longest go. */
const MOST_KEPT = 20;
/** Of the files of one workbook together. */
const LARGEST_KEPT = 32 * 1024 * 1024;
/** Set while this window is to keep nothing. */
const NOTHING = "budget-last-year-nothing";

interface Entry extends LastYearFiles {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The shelf in the browser's store; one that lasts as long as the page where the browser allows none. */
export function storedShelf(): LastYearShelf {
  return ownStorage() === null ? memoryShelf() : {
    find: async (of) => {
      const found = await inStore("readonly", (store) => answered<unknown>(store.get(of)));
      return isEntry(found) ? found : null;
    },
    keep: async (of, files) => {
      const { book, text } = files;
      if (window.sessionStorage.getItem(NOTHING) !== null || (book?.bytes.length ?? 0) + (text?.bytes.length ?? 0) > LARGEST_KEPT) return false;
      await inStore("readwrite", async (store) => {
        const written = completed(store.transaction);
        if (book === null && text === null) store.delete(of);
        else store.put({ book, text, time: Date.now() } satisfies Entry, of);
        const [names, entries] = await Promise.all([answered(store.getAllKeys()), answered<unknown[]>(store.getAll())]);
        const age = (index: number): number => { const entry = entries[index]; return isEntry(entry) ? entry.time : 0; };
        for (const index of [...names.keys()].sort((a, b) => age(b) - age(a)).slice(MOST_KEPT)) store.delete(names[index] ?? "");
        await written;
      });
      return book !== null || text !== null;
    },
    clear: forgetLastYear,
  };
}

/** A shelf that lasts as long as whoever holds it. */
export function memoryShelf(): LastYearShelf {
  const entries = new Map<string, LastYearFiles>();
  return {
    find: (of) => Promise.resolve(entries.get(of) ?? null),
    keep: (of, files) => {
      entries.set(of, files);
      return Promise.resolve(false);
    },
    clear: () => {
      entries.clear();
      return Promise.resolve();
    },
  };
}

/** Clears the store; until `keepAgain` this window keeps nothing more. */
export async function forgetLastYear(): Promise<void> {
  if (ownStorage() === null) return;
  window.sessionStorage.setItem(NOTHING, "1");
  await inStore("readwrite", (store) => completed(store.clear().transaction));
}

/** This window may keep last year's files. */
export function keepLastYear(): void {
  if (ownStorage() !== null) window.sessionStorage.removeItem(NOTHING);
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await answered(request);
  try {
    return await work(database.transaction(STORE, mode).objectStore(STORE));
  } finally {
    database.close();
  }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "time" in value && typeof value.time === "number" && "book" in value && isFile(value.book) && "text" in value && isFile(value.text);
}

function isFile(value: unknown): value is KeptFile | null {
  return value === null || (typeof value === "object" && "name" in value && typeof value.name === "string" && "bytes" in value && value.bytes instanceof Uint8Array);
}
