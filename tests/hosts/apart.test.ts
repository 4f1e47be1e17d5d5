/** Files that a page reads in a worker: here one in name only, whose messages are copied as between threads. */
import { openApart, snapshotApart, writtenApart, xlsxApart } from "../../src/hosts/apart";
import { toXlsx } from "../../src/hosts/foreign/convert";
import { openXlsx } from "../../src/hosts/xlsx";
import { zipOf } from "../../src/hosts/package/zip";
import { utils, write } from "@e965/xlsx";
import { inVirtualTime } from "../support/virtualTime";
import { plainParts, SHEET } from "../support/strangers";

jest.mock("../../src/hosts/apart/readWorker.ts?worker", () => ({ __esModule: true, default: "" }), { virtual: true });

type Message = (event: { readonly data: unknown }) => void;
const global = globalThis as unknown as { self?: { onmessage?: Message; postMessage: (told: unknown) => void }; Worker?: unknown };

/** What the worker told and whether it was ended; "mute" answers nothing, "lost" breaks. */
let [told, ended, kind]: [unknown[], number, "works" | "mute" | "lost" | "refused"] = [[], 0, "works"];

class FakeWorker {
  onmessage: Message | null = null;
  onerror: ((event: { readonly message: string }) => void) | null = null;
  private gone = false;

  constructor() {
    if (kind === "refused") throw new Error("no workers here");
  }

  postMessage(asked: unknown): void {
    if (kind === "lost") setTimeout(() => this.onerror?.({ message: "out of memory" }), 0);
    if (kind !== "works") return;
    const scope = global.self;
    if (!scope) return;
    scope.postMessage = (message): void => {
      const data: unknown = structuredClone(message);
      told.push(data);
      if (!this.gone) this.onmessage?.({ data });
    };
    setTimeout(() => scope.onmessage?.({ data: structuredClone(asked) }), 0);
  }

  terminate(): void {
    this.gone = true;
    ended += 1;
  }
}

beforeAll(async () => {
  global.self = { postMessage: () => undefined };
  await import("../../src/hosts/apart/readWorker");
  global.Worker = FakeWorker;
});
beforeEach(() => { [told, ended, kind] = [[], 0, "works"]; });
afterAll(() => {
  delete global.Worker;
  delete global.self;
});

/** A table of many rows, each with an amount nobody could pack small, and one formula. */
function long(rows: number, formula = "<f>SUM(C4:C5)</f><v>140.5</v>"): Uint8Array<ArrayBuffer> {
  const parts = plainParts();
  const more = Array.from({ length: rows }, (_, index) => `<row r="${index + 6}"><c r="B${index + 6}" t="inlineStr"><is><t>${Math.cos(index)}${Math.tan(index)}${Math.sin(2 * index)}</t></is></c><c r="C${index + 6}"><v>${Math.sin(index)}</v></c></row>`).join("");
  parts.set(SHEET, (parts.get(SHEET) ?? "").replace("</sheetData>", `${more}</sheetData>`).replace("<f>SUM(C4:C5)</f><v>140.5</v>", formula));
  return zipOf([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)] as const));
}
const ROWS = 5_000;
const LONG = long(ROWS);

test("a large workbook comes over whole: as plain data, and to be worked on", async () => {
  const own = await (await openXlsx(LONG, "x.xlsx")).read();
  const parts: number[] = [];
  expect(await snapshotApart(LONG, "x.xlsx", { progress: (done, total) => parts.push(done / total) })).toEqual(own);
  const { host, from } = await openApart(LONG, "x.xlsx");
  expect([from, await host.read()]).toEqual([null, own]);
  expect(told.filter((each) => (each as { told: string }).told === "rows").length).toBe(3);
  expect([parts.length > 1, parts.every((part, index) => part >= (parts[index - 1] ?? 0) && part <= 1), ended]).toEqual([true, true, 2]);
  expect((await host.apply([{ kind: "setValue", at: { sheet: "支出表", row: 3, column: 2 }, expects: { value: 140.5 }, value: 1 }])).applied).toBe(true);
  expect((await (await openXlsx(await host.bytes(), "y")).read()).sheets[0]?.values[2]?.[2]).toBe(1);
  expect(Buffer.from(await (await openApart(LONG, "x.xlsx")).host.bytes()).equals(Buffer.from(LONG))).toBe(true);
});

test("what has no result is calculated where the workbook is", async () => {
  const bytes = long(ROWS, "<f>SUM(C4:C5)</f>");
  expect((await snapshotApart(bytes, "x.xlsx")).sheets[0]?.values[2]?.[2]).toBe(140.5);
  expect((await (await openApart(bytes, "x.xlsx")).host.read()).sheets[0]?.values[2]?.[2]).toBe(140.5);
});

test("a large file in another format is converted there", async () => {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(Array.from({ length: ROWS }, (_, index) => [`${Math.tan(index)}${Math.cos(index)}`, Math.sin(index)])), "表");
  const bytes = new Uint8Array(write(workbook, { type: "array", bookType: "biff8" }) as ArrayBuffer);
  const own = await (await openXlsx((await toXlsx(bytes, "a.xls")).bytes, "a.xls")).read();
  expect(await snapshotApart(bytes, "a.xls")).toEqual(own);
  const opened = await openApart(bytes, "a.xls");
  expect([opened.from, (await opened.host.read()).sheets[0]?.values.length]).toEqual(["xls", ROWS]);
  expect((await openXlsx(await xlsxApart(bytes, "a.xls"), "a")).name).toBe("a");
  expect(ended).toBe(3);
});

test.each<[what: string, how: "works" | "mute" | "lost", bytes: Uint8Array, code: string]>([
  ["given up", "mute", LONG, "stopped"], ["a worker that breaks", "lost", LONG, "unreadable"],
  ["a damaged file", "works", LONG.map((byte, at) => (at > 5_000 && at < 200_000 ? 0 : byte)), "unreadable"],
])("%s", async (_, how, bytes, code) => {
  kind = how;
  const stop = new AbortController();
  const reading = openApart(bytes, "甲.xlsx", { stop: stop.signal });
  if (how === "mute") setTimeout(() => { stop.abort(); }, 5);
  await expect(reading).rejects.toMatchObject({ name: "HostError", code });
  expect(ended).toBe(1);
});

test.each<[how: "works" | "mute" | "lost" | "refused", written: boolean, ends: number]>([
  ["works", true, 1], ["mute", false, 1], ["lost", false, 1], ["refused", false, 0],
])("a file is written by a worker that %s: %s, and otherwise left to the page", async (how, written, ends) => {
  const host = await openXlsx(long(3), "甲.xlsx");
  const { sheets: [sheet] } = await host.read();
  const at = { sheet: sheet?.name ?? "", row: 0, column: 9 };
  await host.apply([{ kind: "setValue", at, expects: { value: null }, value: "新的" }]);
  const changes = await host.changes();
  if (!changes) throw new Error("nothing changed");
  kind = how;
  const bytes = await inVirtualTime(() => writtenApart(long(3), "甲.xlsx", changes));
  expect([bytes !== null, ended]).toEqual([written, ends]);
  if (bytes) expect((await (await openXlsx(bytes, "甲.xlsx")).read()).sheets[0]?.values[0]?.includes("新的")).toBe(true);
});

test("a small file, and any where there are no workers, is read where it is asked for", async () => {
  const small = long(3);
  expect((await snapshotApart(small, "x.xlsx")).sheets[0]?.values).toHaveLength(8);
  kind = "refused";
  expect((await (await openApart(LONG, "x.xlsx")).host.read()).sheets[0]?.values).toHaveLength(ROWS + 5);
  expect([told, ended]).toEqual([[], 0]);
});
