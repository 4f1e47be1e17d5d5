/**
 * Files that a page opens. A large one, or one of another format, is read in a worker, so that the page stays alive, can tell
 * how far reading is, and can give it up; a small one is read where it is asked for, which is sooner.
 */
import type { WorkbookSnapshot } from "../../model/snapshot";
import type { ForeignFormat } from "../foreign/convert";
import { HostError, type Telling } from "../host";
import { SheetRows } from "../sheetRows";
import type { FileChanges, FileContents, XlsxHost } from "../xlsx";
import type { Answer, Asked, BookWithoutRows, RowOfBook, Told } from "./messages";

/** Packed bytes; a workbook of some thousand rows is read in a tenth of a second. */
const LARGE = 200_000;
/** Milliseconds after which a file is given up; limits of size end nearly all of them long before. */
const LONGEST = 180_000;
/** Milliseconds within which a worker that is to write must have begun, before the page does its work. */
const BEGUN = 15_000;
const PARTS = 100;
const ZIP = [0x50, 0x4b];

/** A file that was opened: the workbook, and the format it was in where that was another one. */
export interface OpenedApart {
  readonly host: XlsxHost;
  readonly from: ForeignFormat | null;
  /** The file as the workbook was made of it. */
  readonly bytes: Uint8Array;
}

/** Opens a file to be worked on. @throws HostError as openXlsx does, and "stopped" */
export async function openApart(bytes: Uint8Array, name: string, telling: Telling = {}): Promise<OpenedApart> {
  const [{ hostOf, openXlsx }, answer] = await Promise.all([import("../xlsx"), answered({ bytes, name, want: "book" }, telling)]);
  const xlsx = answer.converted ?? bytes;
  return { host: answer.contents ? await hostOf(xlsx, name, answer.contents) : await openXlsx(xlsx, name), from: answer.from, bytes: xlsx };
}

/** Reads what a file holds. @throws HostError as {@link openApart} */
export async function snapshotApart(bytes: Uint8Array, name: string, telling: Telling = {}): Promise<WorkbookSnapshot> {
  const [{ hostOf, openXlsx }, answer] = await Promise.all([import("../xlsx"), answered({ bytes, name, want: "snapshot" }, telling)]);
  if (answer.contents?.kind === "snapshot") return answer.contents.snapshot;
  const xlsx = answer.converted ?? bytes;
  return (await (answer.contents ? hostOf(xlsx, name, answer.contents) : openXlsx(xlsx, name))).read();
}

/** A file as an .xlsx file; one that is it already as it is. @throws HostError as {@link openApart} */
export async function xlsxApart(bytes: Uint8Array, name: string, telling: Telling = {}): Promise<Uint8Array> {
  return (await answered({ bytes, name, want: "converted" }, telling)).converted ?? bytes;
}

/** A file with what was changed of it; null where the page may have no worker, or the worker could not write it or never began, so that the page does it itself. */
export async function writtenApart(bytes: Uint8Array, name: string, changes: FileChanges): Promise<Uint8Array | null> {
  const started = typeof Worker === "undefined" ? null : await startWorker();
  // The page writes the same file and tells what is wrong with it, if anything is.
  return started && inWorker(started, { bytes, name, want: "written", changes }, {}, BEGUN).then(({ converted }) => converted, () => null);
}

/** What a worker makes of a file; of a small one only what it is as an .xlsx file, and nothing was read yet. */
async function answered(asked: Asked, telling: Telling): Promise<Answer> {
  const { bytes, name, want } = asked;
  const isZip = ZIP.every((byte, at) => bytes[at] === byte);
  const large = bytes.length > LARGE && (want !== "converted" || !isZip);
  const started = large && typeof Worker !== "undefined" ? await startWorker() : null;
  if (started) return inWorker(started, asked, telling);
  const { toXlsx } = await import("../foreign/convert");
  const { bytes: xlsx, from } = await toXlsx(bytes, name);
  if (telling.stop?.aborted) throw new HostError("stopped", name, "given up");
  return { converted: from === null ? null : xlsx, from, contents: null };
}

interface Started {
  readonly worker: Worker;
  readonly end: () => void;
}

/** A worker from its script, which must keep its address for as long; null where the page may not have one. */
async function startWorker(): Promise<Started | null> {
  const { default: script } = await import("./readWorker.ts?worker");
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    const worker = new Worker(address);
    return { worker, end: () => { worker.terminate(); URL.revokeObjectURL(address); } };
  } catch {
    URL.revokeObjectURL(address);
    return null;
  }
}

function inWorker({ worker, end: endWorker }: Started, asked: Asked, { progress, stop }: Telling, begun = LONGEST): Promise<Answer> {
  const { name } = asked;
  const rows: SheetRows<RowOfBook>[] = [];
  return new Promise<Answer>((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      clearTimeout(silence);
      endWorker();
      stop?.removeEventListener("abort", onStop);
    };
    const fail = (error: Error): void => {
      end();
      reject(error);
    };
    const onStop = (): void => { fail(new HostError("stopped", name, "given up")); };
    const timer = setTimeout(() => { fail(new HostError("tooLarge", name, `not read within ${LONGEST / 1000} seconds`)); }, LONGEST);
    const silence = setTimeout(() => { fail(new HostError("unavailable", name, `not begun within ${begun / 1000} seconds`)); }, begun);
    worker.onerror = ({ message }): void => { fail(new HostError("unreadable", name, message)); };
    worker.onmessage = ({ data }: MessageEvent<Told>): void => {
      clearTimeout(silence);
      switch (data.told) {
        case "advance": progress?.(Math.round(data.part * PARTS), PARTS); break;
        case "rows": {
          const own = (rows[data.sheet] ??= new SheetRows());
          for (const [number, row] of data.rows) own.set(number, row);
          break;
        }
        case "failed": fail(data.code === null ? new Error(data.detail) : new HostError(data.code, data.place, data.detail)); break;
        case "done": {
          end();
          const { contents, ...answer } = data.answer;
          resolve({ ...answer, contents: contents?.kind === "withoutRows" ? withRows(contents, rows) : contents });
        }
      }
    };
    if (stop?.aborted) return onStop();
    stop?.addEventListener("abort", onStop);
    worker.postMessage(asked);
  });
}

function withRows({ book }: BookWithoutRows, rows: readonly (SheetRows<RowOfBook> | undefined)[]): FileContents {
  return { kind: "book", book: { ...book, sheets: book.sheets.map((sheet, at) => ({ ...sheet, rows: rows[at] ?? new SheetRows<RowOfBook>() })) } };
}
