/** The file on the desk: its name, whether it changed, the copy that the browser keeps, opening and saving. */
import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { Telling } from "../hosts/host";
import type { Loss } from "../hosts/xlsx";
import { forgetLastYear, keepLastYear } from "../taskpane/lastYearShelf";
import { openCopies, type Copies, type Copy, type NoCopies } from "./copies";
import type { Desk, Opened } from "./desk";

/** A copy is made this long after the last change; later where making one is slow, but never later than that. */
const KEEP_AFTER_MS = 200;
const KEEP_AT_LAST_MS = 3_000;
/** Making copies takes at most about this part of the time. */
const SHARE = 4;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What became of the copy in the browser. */
export type Keeping = { readonly kind: "none" | "waiting" | "failed" | NoCopies } | { readonly kind: "kept"; readonly time: number };

export interface FileState {
  readonly name: string;
  /** Whether there are changes that no saved file has. */
  readonly changed: boolean;
  readonly losses: readonly Loss[];
  readonly keeping: Keeping;
}

export interface FileActions {
  /** Opens a file; one in another format becomes an .xlsx, under a name that ends so. */
  readonly open: (name: string, bytes: () => Promise<ArrayBuffer>, telling: Telling) => Promise<Opened & { readonly convertedTo: string | null }>;
  readonly create: () => Promise<void>;
  readonly save: (name: string) => Promise<void>;
  /** Brings back the copy that the browser kept; null when there is none or it cannot be read. */
  readonly restore: () => Promise<Copy | null>;
  /** Removes the copy and keeps none until told otherwise. */
  readonly forget: () => Promise<void>;
  readonly keep: () => void;
}

export function useFile(desk: Desk, newFile: string): { readonly file: FileState; readonly actions: FileActions } {
  const [file, patch] = useReducer((state: FileState, change: Partial<FileState>) => ({ ...state, ...change }), {
    name: newFile, changed: false, losses: [], keeping: { kind: "none" },
  } satisfies FileState);
  const now = useRef({ file, allowed: true, version: 0, timer: 0, wait: KEEP_AFTER_MS, copies: null as Copies | null });
  now.current.file = file;
  /** Set while a file is being put on the desk: what then changes is not the person's doing. */
  const loading = useRef(false);

  const keepNow = useCallback(async () => {
    const { copies, version, allowed } = now.current;
    if (!copies || !allowed) return;
    try {
      const start = performance.now();
      const { bytes, changes } = await desk.copy();
      const { name, changed, losses } = now.current.file;
      const time = Date.now();
      if (!now.current.allowed) return;
      await copies.keep({ file: name, bytes, changes, time, changed, losses });
      now.current.wait = Math.min(KEEP_AT_LAST_MS, Math.max(KEEP_AFTER_MS, SHARE * (performance.now() - start)));
      if (version === now.current.version) patch({ keeping: { kind: "kept", time } });
    } catch {
      patch({ keeping: { kind: "failed" } });
    }
  }, [desk]);

  const keepSoon = useCallback(() => {
    now.current.version += 1;
    if (!now.current.copies || !now.current.allowed) return;
    patch({ keeping: { kind: "waiting" } });
    clearTimeout(now.current.timer);
    now.current.timer = window.setTimeout(() => void keepNow(), now.current.wait);
  }, [keepNow]);

  useEffect(() => desk.onDidChange((change) => {
    if (change !== "content" || loading.current) return;
    patch({ changed: true });
    keepSoon();
  }), [desk, keepSoon]);

  useEffect(() => {
    // Only while something would be lost: the copy brings everything else back.
    const leaving = (event: BeforeUnloadEvent): void => {
      const { changed, keeping } = now.current.file;
      if (changed && keeping.kind !== "kept") event.preventDefault();
    };
    const gone = (): void => {
      if (now.current.file.keeping.kind === "waiting") void keepNow();
    };
    const hidden = (): void => {
      if (document.visibilityState === "hidden") gone();
    };
    window.addEventListener("beforeunload", leaving);
    window.addEventListener("pagehide", gone);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("beforeunload", leaving);
      window.removeEventListener("pagehide", gone);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [keepNow]);

  const actions = useMemo<FileActions>(() => {
    const load = async <T>(work: () => Promise<T>): Promise<T> => {
      loading.current = true;
      try {
        return await work();
      } finally {
        loading.current = false;
      }
    };
    return {
      open: async (name, bytes, telling) => {
        const { xlsxName } = await import("../hosts/foreign/convert");
        const opened = await load(async () => desk.open(new Uint8Array(await bytes()), name, telling));
        const convertedTo = opened.converted ? xlsxName(name) : null;
        patch({ name: convertedTo ?? name, changed: false, losses: opened.losses });
        keepSoon();
        return { ...opened, convertedTo };
      },
      create: async () => {
        await load(() => desk.create());
        patch({ name: newFile, changed: false, losses: [] });
        keepSoon();
      },
      save: async (name) => {
        const { version } = now.current;
        const address = URL.createObjectURL(new Blob([unshared(await desk.bytes())], { type: XLSX }));
        const link = document.createElement("a");
        link.href = address;
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
        patch({ name, losses: [], ...(version === now.current.version ? { changed: false } : {}) });
        keepSoon();
      },
      restore: async () => {
        const copies = await openCopies(() => {
          now.current.allowed = false;
          clearTimeout(now.current.timer);
          patch({ keeping: { kind: "none" } });
        });
        if (typeof copies === "string") {
          patch({ keeping: { kind: copies } });
          return null;
        }
        now.current.copies = copies;
        const copy = await now.current.copies?.read().catch(() => null) ?? null;
        if (!copy) return null;
        await load(() => desk.open(copy.bytes, copy.file, {}, copy.changes));
        patch({ name: copy.file, changed: copy.changed, losses: copy.losses as readonly Loss[], keeping: { kind: "kept", time: copy.time } });
        return copy;
      },
      forget: async () => {
        now.current.allowed = false;
        clearTimeout(now.current.timer);
        await Promise.all([now.current.copies?.forget(), forgetLastYear()]);
        patch({ keeping: { kind: "none" } });
      },
      keep: () => {
        now.current.allowed = true;
        keepLastYear();
        keepSoon();
      },
    };
  }, [desk, keepSoon, newFile]);

  return { file, actions };
}

/** The same bytes as what a blob is made of, which takes none that threads share; copied only where they are. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : Uint8Array.from(bytes);
}
