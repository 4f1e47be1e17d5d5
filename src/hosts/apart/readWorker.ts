/** The worker in which a page reads and writes a file: converts it where it is of another format, and calculates nothing. */
import { toXlsx } from "../foreign/convert";
import { HostError } from "../host";
import { readXlsx } from "../xlsx/readXlsx";
import { writtenXlsx } from "../xlsx/writeXlsx";
import type { Asked, Told } from "./messages";

/** Rows that are handed over at once. */
const ROWS = 2_000;

const tell = (told: Told): void => { self.postMessage(told); };

type Answer = Extract<Told, { readonly told: "done" }>["answer"];

async function read({ bytes, name, want, changes }: Asked): Promise<Answer> {
  if (want === "written") {
    // Writing answers nothing on the way: this says that it began.
    tell({ told: "advance", part: 0 });
    return { converted: changes ? writtenXlsx(bytes, name, changes) : bytes, from: null, contents: null };
  }
  const { bytes: xlsx, from } = await toXlsx(bytes, name);
  const converted = from === null ? null : xlsx;
  if (want === "converted") return { converted, from, contents: null };
  const contents = readXlsx(xlsx, name, want, (part) => { tell({ told: "advance", part }); });
  if (contents.kind === "snapshot") return { converted, from, contents };
  const sheets = contents.book.sheets.map(({ rows: own, ...sheet }, index) => {
    const rows = [...own];
    for (let at = 0; at < rows.length; at += ROWS) tell({ told: "rows", sheet: index, rows: rows.slice(at, at + ROWS) });
    return sheet;
  });
  return { converted, from, contents: { kind: "withoutRows", book: { ...contents.book, sheets } } };
}

self.onmessage = ({ data }: MessageEvent<Asked>): void => {
  read(data).then(
    (answer) => { tell({ told: "done", answer }); },
    (error: unknown) => {
      const known = error instanceof HostError ? { code: error.code, place: error.place } : { code: null, place: data.name };
      tell({ told: "failed", ...known, detail: error instanceof Error ? error.message : String(error) });
    },
  );
};
