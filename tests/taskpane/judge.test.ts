import { projects } from "../../bench/speed/projects";
import { Slices } from "../../src/hosts/slices";
import type { Finding } from "../../src/model/findings";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { resultSheetEdits, validationSection, validationText, verdictOf } from "../../src/report";
import { planFill, review, withCellValues } from "../../src/review";
import { Judge } from "../../src/taskpane/judge";
import type { Asked } from "../../src/taskpane/judge/messages";
import { Mirror, Mirrored } from "../../src/taskpane/judge/mirror";
import { packedFinding, unpackedFinding } from "../../src/taskpane/judge/packedFindings";
import { shownReview } from "../../src/taskpane/judge/shownReview";
import { cellName } from "../../src/taskpane/panels/check/groups";
import { madeUp } from "../support/anyLayout";
import { sheetsOf } from "../support/said";

/** The worker's script is made by the build; here something stands in for the worker. */
jest.mock("../../src/taskpane/judge/judgeWorker.ts?worker", () => ({ __esModule: true, default: "" }), { virtual: true });

/** A workbook in a page and in what stands for its worker, with how many rows went from one to the other. */
function mirrored(): { readonly bring: (now: WorkbookSnapshot) => Promise<number>; readonly there: () => WorkbookSnapshot } {
  const there = new Mirrored();
  let rows = 0;
  const post = (asked: Asked): void => {
    const told = structuredClone(asked);
    switch (told.ask) {
      case "same": return there.same(told.sheet);
      case "sheet": return there.sheet(told.sheet, told.frame, told.rows);
      case "rows": rows += told.rows.lines.length; return there.rows(told.sheet, told.rows);
      case "workbook": return there.workbook(told.sheets, told.calculation);
      case "answer": return undefined;
    }
  };
  const mirror = new Mirror("now", post);
  return {
    bring: async (now) => {
      rows = 0;
      await mirror.bring(now, new Slices());
      return rows;
    },
    there: () => there.snapshot,
  };
}

const TEN = projects(10, true);
const edited = (snapshot: WorkbookSnapshot, value: number): WorkbookSnapshot => withCellValues(snapshot, [{ at: { sheet: "项目", row: 5, column: 4 }, value }]);
const onSheet = ({ sheets }: WorkbookSnapshot, change: (sheet: SheetSnapshot) => Partial<SheetSnapshot>): WorkbookSnapshot => ({ sheets: sheets.map((sheet) => ({ ...sheet, ...change(sheet) })) });
/** The same workbook as if every cell of it had been read again. */
const readAgain = (snapshot: WorkbookSnapshot): WorkbookSnapshot => structuredClone(snapshot);

test.each<[what: string, rows: number, next: (now: WorkbookSnapshot) => WorkbookSnapshot]>([
  ["nothing", 0, (now) => now],
  ["everything read again", 0, readAgain],
  ["one amount", 1, (now) => edited(now, 12.5)],
  ["one amount, everything read again", 1, (now) => readAgain(edited(now, 12.5))],
  ["a formula", 1, (now) => onSheet(now, ({ formulas }) => ({ formulas: formulas.map((row, line) => (line === 6 ? row.map(() => "=1") : row)) }))],
  ["a format", 1, (now) => onSheet(now, ({ numberFormats }) => ({ numberFormats: numberFormats.map((row, line) => (line === 6 ? row.map(() => "@") : row)) }))],
  ["rows hidden and the sheet closed", 0, (now) => onSheet(now, () => ({ hiddenRows: [4], protected: true }))],
  ["a row less", 0, (now) => onSheet(now, ({ values, formulas, numberFormats }) => ({ values: values.slice(0, -1), formulas: formulas.slice(0, -1), numberFormats: numberFormats.slice(0, -1) }))],
  ["a sheet before it", 14, (now) => ({ sheets: [{ ...(projects(3).sheets[0] as SheetSnapshot), name: "另一张", values: [], formulas: [], numberFormats: [] }, ...now.sheets] })],
  ["no sheet", 0, () => ({ sheets: [] })],
  ["calculated on request", 0, (now) => ({ ...now, calculation: "manual" })],
])("only what changed is brought: %s", async (_what, rows, next) => {
  const { bring, there } = mirrored();
  expect(await bring(TEN)).toBe(14);
  expect(there()).toEqual(TEN);
  const before = there().sheets[0]?.values[8];
  const now = next(TEN);
  expect(await bring(now)).toBe(rows);
  expect(there()).toEqual(now);
  // What stays is known to stay, so that the edit is looked at alone.
  if (rows <= 1 && now.sheets.length > 0) expect(there().sheets[0]?.values[8]).toBe(before);
});

const BROKEN = [edited(projects(300), 12.5), ...[3, 14, 15, 92].map((seed) => madeUp(seed).snapshot)];

test("a review as the pane shows it says the same wherever it is told", () => {
  let named = 0;
  for (const snapshot of BROKEN) {
    const whole = review(snapshot);
    const shown = structuredClone(shownReview(whole));
    expect(validationText("a.xlsx", shown)).toBe(validationText("a.xlsx", whole));
    expect(verdictOf(shown)).toEqual(verdictOf(whole));
    expect(resultSheetEdits(snapshot, shown)).toEqual(resultSheetEdits(snapshot, whole));
    for (const { at } of whole.findings) {
      expect(cellName(shown.book, at)).toBe(cellName(whole.book, at));
      if (cellName(whole.book, at) !== "") named += 1;
    }
  }
  expect(named).toBeGreaterThan(0);
  const [first] = BROKEN;
  // Not the three hundred rows of which nothing is said.
  expect(first && shownReview(review(first)).book.tables.flatMap(({ rows }) => rows)).toHaveLength(1);
});

test("findings arrive as they were, and a long list of cells as numbers", () => {
  const findings = BROKEN.flatMap((snapshot) => review(snapshot).findings);
  const long = findings.filter(({ related }) => related.length >= 200);
  expect(long.length).toBeGreaterThan(0);
  for (const finding of findings) expect(unpackedFinding(structuredClone(packedFinding(finding)))).toEqual(finding);
  for (const finding of long) expect(packedFinding(finding).related).toHaveProperty("numbers");
});

describe("where a page may have no worker", () => {
  test("a large workbook is judged in the page, tells how far it is, and the next edit is looked at alone", async () => {
    const judge = new Judge();
    const told: number[] = [];
    const large = projects(4000);
    const before = await judge.ask<"review">(large, null, { kind: "review" }, { progress: (done, total) => told.push(done / total) });
    expect(before.findings).toEqual([]);
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const { findings } = await judge.ask<"review">(edited(large, 12.5), null, { kind: "review" });
    expect(findings.map(({ rule }) => rule)).toEqual(["sum/columns", "sum/projects"]);
    expect(judge.isApart).toBe(false);
  });

  test("given up between two steps it says so, and the next question is answered", async () => {
    const judge = new Judge();
    const stop = new AbortController();
    const asking = judge.ask<"review">(projects(4000), null, { kind: "review" }, { progress: () => { stop.abort(); }, stop: stop.signal });
    const next = judge.ask<"overview">(TEN, null, { kind: "overview", language: "zh" });
    await expect(asking).rejects.toMatchObject({ code: "stopped" });
    expect((await next).overview.recognised).toBe(1);
    await expect(judge.ask<"review">(TEN, null, { kind: "review" }, { stop: stop.signal })).rejects.toMatchObject({ code: "stopped" });
  });

  test("what filling would write is planned, with formulas or numbers, and may be handed over", async () => {
    const open = sheetsOf(`
      支出
      2026年一般公共预算支出表 | | | | 单位：万元
      科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      201 | 一般公共服务支出 | | |
      20103 | 政府办公厅（室）及相关机构事务 | | |
      2010301 | 行政运行 | | 10.00 | 20.00`);
    for (const options of [{}, { values: true }]) {
      const answer = await new Judge().ask<"filling">(open, null, { kind: "filling", options });
      expect(answer).toEqual({ plan: planFill(open, options), tables: 1 });
      expect(answer.plan.edits.length).toBeGreaterThan(0);
      expect(structuredClone(answer)).toEqual(answer);
    }
  });

  test("a part of a report counts what the whole workbook comes to", async () => {
    const [broken] = BROKEN;
    if (!broken) throw new Error("no workbook");
    expect(await new Judge().ask<"section">(broken, null, { kind: "section", file: "a.xlsx" })).toEqual(validationSection({ file: "a.xlsx", review: review(broken) }));
  });

  test("last year's workbook is compared with at every edit", async () => {
    const judge = new Judge();
    const found = async (now: WorkbookSnapshot, last: WorkbookSnapshot | null): Promise<readonly Finding[]> => (await judge.ask<"review">(now, last, { kind: "review" })).findings;
    const last = projects(12);
    for (const [now, beside] of [[TEN, last], [edited(TEN, 12.5), last], [TEN, last], [TEN, null]] as const) expect(await found(now, beside)).toEqual(review(now, undefined, beside).findings);
  });
});

describe("where it may have one", () => {
  /** A worker that takes what it is told and answers as it is made to. */
  class StandIn {
    static made: StandIn[] = [];
    readonly asked: Asked[] = [];
    ended = false;
    onmessage: ((event: { readonly data: unknown }) => void) | null = null;
    onerror: ((event: { readonly message: string }) => void) | null = null;

    constructor() {
      StandIn.made.push(this);
      setTimeout(() => (StandIn.refused ? this.onerror?.({ message: "refused" }) : this.tell({ told: "ready" })), 0);
    }

    static refused = false;

    postMessage(asked: Asked): void {
      if (this.ended) return;
      this.asked.push(asked);
      if (asked.ask === "answer") this.answer();
    }

    answer = (): void => { for (const told of [{ told: "step" }, { told: "done", answer: null }]) setTimeout(() => this.tell(told), 0); };

    tell(data: unknown): void {
      if (!this.ended) this.onmessage?.({ data });
    }

    terminate(): void {
      this.ended = true;
    }
  }

  const LARGE = projects(4000);
  const relation = (judge: Judge, telling: Parameters<Judge["ask"]>[3] = {}): Promise<unknown> => judge.ask<"explain">(LARGE, null, { kind: "explain", at: { sheet: "项目", row: 5, column: 4 } }, telling);
  const kinds = ({ asked }: StandIn): readonly string[] => [...new Set(asked.map(({ ask }) => ask))];

  beforeEach(() => {
    StandIn.made = [];
    StandIn.refused = false;
    Object.assign(globalThis, { Worker: StandIn });
    Object.assign(URL, { createObjectURL: () => "blob:", revokeObjectURL: () => undefined });
  });
  afterEach(() => { Reflect.deleteProperty(globalThis, "Worker"); });

  test("a large workbook is brought once, and a small one not at all", async () => {
    const judge = new Judge();
    const told: number[] = [];
    expect(await relation(judge, { progress: (done, total) => told.push(done / total) })).toBeNull();
    expect(told.at(-1)).toBeGreaterThan(told[0] ?? 1);
    const [worker] = StandIn.made;
    expect(worker && kinds(worker)).toEqual(["sheet", "rows", "workbook", "answer"]);
    const before = worker?.asked.length ?? 0;
    await relation(judge);
    expect(worker?.asked.slice(before).map(({ ask }) => ask)).toEqual(["answer"]);
    await judge.ask<"overview">(TEN, null, { kind: "overview", language: "zh" });
    expect([StandIn.made.length, worker?.asked.length]).toEqual([1, before + 1]);
    expect(judge.isApart).toBe(true);
  });

  test("given up, it is ended, and the next question has another one", async () => {
    const judge = new Judge();
    const stop = new AbortController();
    await relation(judge);
    const [worker] = StandIn.made;
    if (worker) worker.answer = () => { stop.abort(); };
    await expect(relation(judge, { stop: stop.signal })).rejects.toMatchObject({ code: "stopped" });
    expect(worker?.ended).toBe(true);
    expect(await relation(judge)).toBeNull();
    expect(StandIn.made).toHaveLength(2);
  });

  test("forgotten while it answers, nobody waits for it", async () => {
    const judge = new Judge();
    await relation(judge);
    const [worker] = StandIn.made;
    if (worker) worker.answer = () => { judge.end(); };
    await expect(relation(judge)).rejects.toMatchObject({ code: "stopped" });
    expect(await relation(judge)).toBeNull();
  });

  test("what fails in it is told, and the next question has another one", async () => {
    const judge = new Judge();
    await relation(judge);
    const [worker] = StandIn.made;
    if (worker) worker.answer = () => { worker.tell({ told: "failed", detail: "no room" }); };
    await expect(relation(judge)).rejects.toThrow("no room");
    expect(await relation(judge)).toBeNull();
    expect(StandIn.made).toHaveLength(2);
  });

  test("one that a policy refuses is done without", async () => {
    StandIn.refused = true;
    const judge = new Judge();
    expect(await relation(judge)).toMatchObject({ at: { sheet: "项目", row: 5, column: 4 } });
    await relation(judge);
    expect(StandIn.made).toHaveLength(1);
  });
});
