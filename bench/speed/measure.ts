/**
 * What judging a workbook costs, each against something that has to be done anyway, measured in turn in one process by the
 * processor's time. Prints one JSON array; run by ./index.ts from a bundle, as the product is.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { Workbook } from "exceljs";
import { openXlsx } from "../../src/hosts/xlsx";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { review } from "../../src/review";
import { costsOfEdits } from "./edits";
import { sameSums } from "./engine";
import { projects } from "./projects";

/** One line of the table: a ratio, what it is of, and counts that change only when the work itself does. */
export interface Measure {
  readonly name: string;
  readonly ours: number;
  readonly against: string;
  readonly floor: number;
  readonly counts: string;
}

/** Instead of the sample, where one workbook is to be judged for the first time: then the number of its rows follows. */
const FIRST = "--first";
const [sample = "", most = "100000", only = ""] = process.argv.slice(2);
const LARGEST = Number(most);
/** What is this short is repeated. */
const SHORT_MS = 250;

/** Milliseconds of the processor, of all threads. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The least that a task takes of the processor, of several runs. */
async function costOf(task: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0, all = 0; run < 3 || (all < SHORT_MS && run < 60); run += 1) {
    const start = spent();
    await task();
    const took = spent() - start;
    all += took;
    least = Math.min(least, took);
  }
  return least;
}

/** From so many rows on a workbook is a file for which the product asks for earlier compiling (src/cli/worker.ts). */
const LARGE_ROWS = 10_000;
const EARLY = "--interrupt-budget=200000";

/** Until then two tasks are run in turn, so that neither waits for the compiler any more. */
const COMPILED_MS = 6000;
const COMPILED_RUNS = 8;

/**
 * What came out last. Whoever judges holds the review, to show it or to write it down, until the next one is made; where all objects
 * of a kind are let go, the engine throws away what it compiled for them.
 */
const held: { result?: unknown } = {};

/** The least that each of two tasks takes of the processor, run in turn: what disturbs one disturbs the other. */
function costsInTurn(task: () => unknown, other: () => unknown): readonly [number, number] {
  const least: [number, number] = [Infinity, Infinity];
  for (let run = 0, all = 0; run < COMPILED_RUNS || all < COMPILED_MS; run += 1) {
    for (const [at, each] of [task, other].entries()) {
      const start = spent();
      const result = each();
      const took = spent() - start;
      if (at === 0) held.result = result;
      all += took;
      least[at] = Math.min(least[at] ?? Infinity, took);
    }
  }
  return least;
}

/** Processes in which a workbook is judged for the first time, of which the one that takes least counts. */
const PROCESSES = 3;

/**
 * The first judging of a workbook in a process of its own, in which nothing of ours has run and no compiled code is kept, and the least that
 * `JSON.parse` of the same values takes there. Mostly the engine's reading and compiling of the program.
 */
function costsOfFirst(rows: number): readonly [number, number] {
  const least: [number, number] = [Infinity, Infinity];
  for (let run = 0; run < PROCESSES; run += 1) {
    const done = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? "", FIRST, String(rows)], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    if (done.status !== 0) throw new Error(`judging ${rows} rows for the first time ended with ${String(done.status)}`);
    const [ours = NaN, floor = NaN] = JSON.parse(done.stdout) as readonly number[];
    if (ours / floor < least[0] / least[1] || least[0] === Infinity) [least[0], least[1]] = [ours, floor];
  }
  return least;
}

/** What {@link costsOfFirst} asks of its process. */
async function first(rows: number): Promise<void> {
  if (rows >= LARGE_ROWS) setFlagsFromString(EARLY);
  const snapshot = projects(rows);
  const text = JSON.stringify(snapshot);
  const floor = await costOf(() => JSON.parse(text) as unknown);
  const start = spent();
  held.result = review(snapshot);
  process.stdout.write(JSON.stringify([spent() - start, floor]));
}

/** The same workbook as if it had just been read: nothing is remembered of its sheets. */
function anew(snapshot: WorkbookSnapshot): WorkbookSnapshot {
  return { ...snapshot, sheets: snapshot.sheets.map((sheet) => ({ ...sheet })) };
}

function countsOf(snapshot: WorkbookSnapshot): string {
  const { checks, coverage, findings } = review(snapshot);
  return `${coverage.amounts} amounts, ${checks.passed} passed, ${checks.failed} failed, ${findings.length} findings`;
}

/** What one edit of each kind costs, against the same in the smallest of the workbooks. */
function ofEdits(add: (name: string, ours: number, against: string, floor: number) => void): void {
  const [smallest, ...larger] = [LARGEST / 100, LARGEST / 10, LARGEST];
  const least = costsOfEdits(smallest ?? LARGEST);
  for (const [name, cost] of least) add(`judge again after an edit ${name}, ${smallest} rows`, cost, "itself", cost);
  for (const rows of larger) for (const [name, cost] of costsOfEdits(rows)) add(`judge again after an edit ${name}, ${rows} rows`, cost, `the same at ${smallest} rows`, least.get(name) ?? NaN);
}

async function main(): Promise<void> {
  const measures: Measure[] = [];
  const add = (name: string, ours: number, against: string, floor: number, counts = ""): void => { measures.push({ name, ours, against, floor, counts }); };

  if (only === "edits") {
    ofEdits(add);
    process.stdout.write(JSON.stringify(measures));
    return;
  }
  const bytes = new Uint8Array(readFileSync(sample));
  const host = await openXlsx(bytes, "sample");
  const filled = await host.read();
  const exceljs = await costOf(() => new Workbook().xlsx.load(bytes as unknown as ArrayBuffer));
  add("read a workbook", await costOf(async () => (await openXlsx(bytes, "sample")).read()), "exceljs reading it", exceljs);
  add("judge a workbook", await costOf(() => review(anew(filled))), "exceljs reading it", exceljs, countsOf(filled));

  const took = new Map<number, number>();
  for (const rows of [300, LARGEST / 100, LARGEST / 10, LARGEST]) {
    const snapshot = projects(rows);
    const text = JSON.stringify(snapshot);
    const [alone, floor] = costsOfFirst(rows);
    add(`judge ${rows} rows, the first time in a process`, alone, "JSON.parse of the same snapshot", floor);
    if (rows >= LARGE_ROWS) setFlagsFromString(EARLY);
    const [ours, parsed] = costsInTurn(() => review(anew(snapshot)), () => JSON.parse(text) as unknown);
    took.set(rows, ours);
    add(`judge ${rows} rows, once the engine has compiled it`, ours, "JSON.parse of the same snapshot", parsed, countsOf(snapshot));
  }
  const time = (rows: number): number => took.get(rows) ?? NaN;
  for (const rows of [LARGEST / 10, LARGEST]) add(`growth to ${rows} rows`, Math.log10(time(rows) / time(rows / 10)), "exponent of a line", 1);

  for (const rows of [LARGEST / 100, LARGEST / 10]) {
    const { calculate, evaluate, counts } = sameSums(projects(rows, true));
    add(`calculate the sums of ${rows} rows in IronCalc`, await costOf(calculate), "evaluating the relations that say the same, both loaded", await costOf(evaluate), counts);
  }
  ofEdits(add);
  process.stdout.write(JSON.stringify(measures));
}

void (sample === FIRST ? first(LARGEST) : main()).then(() => process.exit(0));
