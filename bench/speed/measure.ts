/**
 * What judging a workbook costs, each against something that has to be done anyway, measured in turn in one process by the
 * processor's time. Prints one JSON array; run by ./index.ts from a bundle, as the product is.
 */
import { readFileSync } from "node:fs";
import { Workbook } from "exceljs";
import { MemoryHost } from "../../src/hosts/memory/memoryHost";
import { openXlsx } from "../../src/hosts/xlsx";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { review, withSheets } from "../../src/review";
import { projects } from "./projects";

/** One line of the table: a ratio, what it is of, and counts that change only when the work itself does. */
export interface Measure {
  readonly name: string;
  readonly ours: number;
  readonly against: string;
  readonly floor: number;
  readonly counts: string;
}

const [sample = "", most = "100000"] = process.argv.slice(2);
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

/** The same workbook as if it had just been read: nothing is remembered of its sheets. */
function anew(snapshot: WorkbookSnapshot): WorkbookSnapshot {
  return { ...snapshot, sheets: snapshot.sheets.map((sheet) => ({ ...sheet })) };
}

function countsOf(snapshot: WorkbookSnapshot): string {
  const { checks, coverage, findings } = review(snapshot);
  return `${coverage.amounts} amounts, ${checks.passed} passed, ${checks.failed} failed, ${findings.length} findings`;
}

/** One typed amount changed, as reading after a change gives it: every other sheet is the same object. */
function edited(snapshot: WorkbookSnapshot, value: number): WorkbookSnapshot {
  const [sheet] = snapshot.sheets;
  if (!sheet) return snapshot;
  const values = sheet.values.map((row, at) => (at === 10 ? row.map((cell, column) => (column === 4 ? value : cell)) : row));
  return withSheets(snapshot, snapshot.sheets, [{ ...sheet, values }]) ?? snapshot;
}

async function main(): Promise<void> {
  const measures: Measure[] = [];
  const add = (name: string, ours: number, against: string, floor: number, counts = ""): void => { measures.push({ name, ours, against, floor, counts }); };

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
    const ours = await costOf(() => review(anew(snapshot)));
    took.set(rows, ours);
    add(`judge ${rows} rows`, ours, "JSON.parse of the same snapshot", await costOf(() => JSON.parse(text) as unknown), countsOf(snapshot));
    let value = 1;
    add(`judge again after one edit, ${rows} rows`, await costOf(() => review(edited(snapshot, value += 1))), `judging ${rows} rows`, ours);
  }
  const time = (rows: number): number => took.get(rows) ?? NaN;
  for (const rows of [LARGEST / 10, LARGEST]) add(`growth to ${rows} rows`, Math.log10(time(rows) / time(rows / 10)), "exponent of a line", 1);

  const formulas = projects(LARGEST / 10, true);
  const judged = await costOf(() => review(anew(formulas)));
  add(`calculate the sums of ${LARGEST / 10} rows in IronCalc`, await costOf(() => MemoryHost.from(formulas).read()), "judging them", judged, countsOf(formulas));
  process.stdout.write(JSON.stringify(measures));
}

void main().then(() => process.exit(0));
