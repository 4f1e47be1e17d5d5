/**
 * What judging costs, as ratios: to merely reading the same file, to parsing the same values, to a calculation library that
 * evaluates the same sums, to LibreOffice converting the file; how it grows; what one edit costs; how often Excel is asked.
 * Compared with what was kept in kept.json.
 *
 *   npm run bench -- speed [--rows N] [--edits] [--keep]
 *
 * --edits measures what one edit of each kind costs, and nothing else.
 * N is the largest number of rows (default 100000); --keep takes the ratios as those that the next change is compared with.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { askedOfExcel } from "./client";
import type { Measure } from "./measure";

const ROOT = join(__dirname, "../..");
const KEPT = join(__dirname, "kept.json");
const BUILD = join(ROOT, "node_modules/.cache/budget-bench");
const CALCULATION = join(ROOT, "src/hosts/calculation");
const SAMPLE = join(ROOT, "assets/samples/xihu-2022.xlsx");
const ROWS = 100_000;
/** The engine's flags under which the command line runs. */
const FLAGS = ["--interrupt-budget=1200000", "--no-flush-bytecode"];

type Kept = Readonly<Record<string, { readonly ratio: number; readonly counts: string }>>;

function measured(rows: number, only: string): readonly Measure[] {
  mkdirSync(BUILD, { recursive: true });
  const script = join(BUILD, "measure.js");
  buildSync({
    entryPoints: [join(__dirname, "measure.ts")], outfile: script, bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "error",
    external: ["exceljs", "@ironcalc/wasm"], supported: { "dynamic-import": false }, logOverride: { "empty-import-meta": "silent" },
  });
  for (const file of readdirSync(CALCULATION)) if (file.endsWith(".mjs")) copyFileSync(join(CALCULATION, file), join(BUILD, file));
  const done = spawnSync(process.execPath, [...FLAGS, "--max-semi-space-size=64", script, SAMPLE, String(rows), only], { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "inherit"] });
  if (done.status !== 0) throw new Error(`the measurement ended with ${String(done.status)}`);
  return JSON.parse(done.stdout) as readonly Measure[];
}

function readKept(): Kept {
  try {
    return JSON.parse(readFileSync(KEPT, "utf8")) as Kept;
  } catch {
    return {};
  }
}

const PLACES = 2;
const ratioOf = ({ ours, floor }: Measure): number => Number((ours / floor).toFixed(PLACES));

const RUNS = 3;

/** Milliseconds by the clock that a program takes, the least of several runs; null where it does not run here. */
function clocked(command: string, args: readonly string[]): number | null {
  let least = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const { status } = spawnSync(command, args, { stdio: "ignore", cwd: ROOT });
    // Findings are no failure.
    if (status !== 0 && status !== 1) return null;
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The command line from its start to its end, against LibreOffice doing the least with the same file. */
function wholeRun(): readonly Measure[] {
  const folder = mkdtempSync(join(tmpdir(), "budget-bench-"));
  try {
    const ours = clocked(process.execPath, [join(ROOT, "tools/cli/index.js"), "validate", "--format", "json", SAMPLE]);
    const floor = clocked("soffice", [`-env:UserInstallation=${pathToFileURL(join(folder, "user")).href}`, "--headless", "--convert-to", "xlsx", "--outdir", folder, SAMPLE]);
    if (floor === null) console.log("LibreOffice (soffice) is not on this machine: not compared with it.");
    return ours === null || floor === null ? [] : [{ name: "validate one workbook, from the start of the program", ours, against: "LibreOffice converting it, both by the clock", floor, counts: "" }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Round trips to Excel, against the fewest that are possible: one. */
async function asked(): Promise<readonly Measure[]> {
  return (await askedOfExcel(new Uint8Array(readFileSync(SAMPLE)))).map(({ name, syncs, requestBytes, responseBytes }): Measure => ({
    name, ours: syncs, against: "one round trip", floor: 1, counts: `${syncs} round trips, ${requestBytes} bytes there, ${responseBytes} back`,
  }));
}

/** Prints the table, and the counts that are not what they were. */
export async function run(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf("--rows");
  const rows = at < 0 ? ROWS : Math.max(10_000, Math.round((Number(argv[at + 1]) || ROWS) / 1000) * 1000);
  const kept = readKept();
  const edits = argv.includes("--edits");
  const measures = edits ? measured(rows, "edits") : [...measured(rows, ""), ...wholeRun(), ...(await asked())];
  console.table(Object.fromEntries(measures.map((measure) => [measure.name, {
    "ms of processor": /^growth|^Excel/.test(measure.name) ? "" : measure.ours.toFixed(measure.ours < 1 ? 3 : 1), "÷": measure.against, ratio: ratioOf(measure), kept: kept[measure.name]?.ratio ?? "", counts: measure.counts,
  }])));
  for (const { name, counts } of measures) {
    const before = kept[name]?.counts;
    if (before !== undefined && before !== counts) console.log(`${name}: ${before} → ${counts}`);
  }
  if (argv.includes("--keep") && !edits) writeFileSync(KEPT, `${JSON.stringify(Object.fromEntries(measures.map((measure) => [measure.name, { ratio: ratioOf(measure), counts: measure.counts }])), null, 2)}\n`);
}
