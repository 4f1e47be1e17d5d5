import { MemoryHost } from "../../src/hosts/memory";
import type { Edit } from "../../src/model/edits";
import type { Severity } from "../../src/model/findings";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import * as core from "../../src/review";
import { LiveSide, type LiveTools } from "../../src/taskpane/liveActions";
import { markChanges, Reading, restBefore } from "../../src/taskpane/live";
import { inVirtualTime } from "../support/virtualTime";

const sheets = [{ name: "甲", rows: [[1]] }, { name: "乙", rows: [[{ formula: "=甲!A1*2" }]] }, { name: "丙", rows: [["x"]] }];
const A1 = { row: 0, column: 0 };

/** A host that counts what is read. */
function counted(): { readonly host: MemoryHost; readonly reading: Reading; readonly read: string[] } {
  const host = MemoryHost.of(sheets);
  const read: string[] = [];
  const { live } = host;
  const all = host.read.bind(host);
  const watched = Object.assign(Object.create(host) as MemoryHost, {
    read: async () => {
      read.push("all");
      return all();
    },
    live: { ...live, readSheets: async (names: readonly string[]) => {
      read.push(names.join("+"));
      return live.readSheets(names);
    } },
  });
  return { host, reading: new Reading(watched), read };
}

test("only what a change concerns is read again", async () => {
  const { host, reading, read } = counted();
  await reading.now(core);
  await reading.now(core);
  await host.type({ sheet: "甲", ...A1 }, 21);
  reading.changed({ sheets: ["甲"] });
  const { sheets: now } = await reading.now(core);
  expect(read).toEqual(["all", "甲+乙"]);
  expect(now.map(({ values }) => values[0]?.[0])).toEqual([21, 42, "x"]);
});

test("where sheets came or went everything is read again", async () => {
  const { reading, read } = counted();
  await reading.now(core);
  reading.changed({ sheets: null });
  await reading.now(core);
  expect(read).toEqual(["all", "all"]);
});

test("a sheet renamed unseen is noticed while another one is read", async () => {
  const { host, reading, read } = counted();
  await reading.now(core);
  await host.apply([{ kind: "renameSheet", sheet: "丙", to: "丁" }]);
  reading.changed({ sheets: ["甲"] });
  expect((await reading.now(core)).sheets.map(({ name }) => name)).toEqual(["甲", "乙", "丁"]);
  expect(read).toEqual(["all", "甲+乙", "all"]);
});

test("what changes while it is being read is read again; what fails is not taken for known", async () => {
  const { host, reading, read } = counted();
  const first = reading.now(core);
  await host.type({ sheet: "丙", ...A1 }, "y");
  reading.changed({ sheets: ["丙"] });
  await first;
  expect((await reading.now(core)).sheets[2]?.values).toEqual([["y"]]);
  reading.forget();
  await expect(reading.now(core, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  await reading.now(core);
  expect(read.at(-1)).toBe("all");
});

const mark = (sheet: string, row: number, note = "差 1", severity: Severity = "inconsistency"): Edit => ({ kind: "mark", at: { sheet, row, column: 0 }, severity, note });
const flat = (edits: readonly Edit[]): readonly string[] => edits.map((edit) =>
  edit.kind === "mark" ? `mark ${edit.at.sheet}${edit.at.row}` : edit.kind === "unmark" && edit.at !== null ? `unmark ${edit.at.sheet}${"rows" in edit.at ? "*" : edit.at.row}` : edit.kind);

test.each<[what: string, before: readonly Edit[], after: readonly Edit[], moved: readonly string[], edits: readonly string[]]>([
  ["nothing changed", [mark("甲", 1)], [mark("甲", 1)], [], []],
  ["one more", [mark("甲", 1)], [mark("甲", 1), mark("乙", 2)], [], ["mark 乙2"]],
  ["one less", [mark("甲", 1), mark("乙", 2)], [mark("甲", 1)], [], ["unmark 乙2"]],
  ["other words", [mark("甲", 1)], [mark("甲", 1, "差 2")], [], ["mark 甲1"]],
  ["another severity", [mark("甲", 1)], [mark("甲", 1, "差 1", "error")], [], ["mark 甲1"]],
  ["rows moved", [mark("甲", 1), mark("甲", 5), mark("乙", 2)], [mark("甲", 2), mark("乙", 2)], ["甲"], ["unmark 甲*", "mark 甲2"]],
])("marks: %s", (_what, before, after, moved, edits) => expect(flat(markChanges(before, after, new Set(moved)))).toEqual(edits));

test("the longer checking takes, the longer hands must rest, within bounds", () =>
  expect([0, 100, 1000, 1e6].map(restBefore)).toEqual([800, 800, 3000, 10_000]));

/** The side of a pane that listens, on a workbook in memory whose listeners begin to listen late; what it asks to be judged is noted. */
function listening(settings: { readonly recheck: boolean }): { readonly host: MemoryHost; readonly side: LiveSide; readonly attend: () => void; readonly judged: unknown[]; readonly begin: () => void } {
  const host = MemoryHost.of(sheets);
  const judged: unknown[] = [];
  let begin = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const slow = Object.assign(Object.create(host) as MemoryHost, { live: { ...host.live, onChanged: (listener: Parameters<typeof host.live.onChanged>[0]) => late.then(() => host.live.onChanged(listener)) } });
  let live = { open: null, explanation: null, follow: false, recheck: settings.recheck, trouble: null, judging: null };
  const tools = {
    patch: (part: { live?: typeof live }) => {
      live = part.live ?? live;
    },
    state: () => ({ live, busy: null, lastBook: null, review: null, checkWork: {} }),
    judge: { isApart: true, end: () => undefined, ask: (snapshot: WorkbookSnapshot) => {
      judged.push(snapshot.sheets[0]?.values[0]?.[0]);
      return Promise.reject(new Error("noted"));
    } },
    lastYear: { settled: () => Promise.resolve() }, words: { unexpected: "" }, language: "zh", run: () => Promise.resolve(),
  };
  const side = new LiveSide(tools as unknown as LiveTools);
  return { host, side, attend: () => side.attend(slow, { selection: false, changes: live.recheck }), judged, begin: () => { begin(); } };
}

test("what was typed between switching on and listening is checked", async () => {
  const { host, side, attend, judged, begin } = listening({ recheck: false });
  attend();
  await inVirtualTime(async () => {
    side.actions.setRecheck(true);
    attend();
    await host.type({ sheet: "甲", ...A1 }, 21);
    begin();
    await rest();
    await side.settled();
  });
  expect(judged).toEqual([21]);
});

test("switched on since last time, nothing is checked before something changes", async () => {
  const { host, side, attend, judged, begin } = listening({ recheck: true });
  await inVirtualTime(async () => {
    attend();
    begin();
    await rest();
    expect(judged).toEqual([]);
    await host.type({ sheet: "甲", ...A1 }, 22);
    await rest();
    await side.settled();
  });
  expect(judged).toEqual([22]);
});

/** Longer than hands rest before a check. */
const rest = (): Promise<void> => new Promise((resolve) => {
  setTimeout(resolve, 60_000);
});
