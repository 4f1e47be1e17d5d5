/**
 * What judging costs, as ratios: to merely reading the same file, to parsing the same values, to a formula engine that
 * calculates the same sums; how it grows; what is done again after one edit. Compared with what was kept in kept.json.
 *
 *   npm run bench -- speed [--rows N] [--keep]
 *
 * N is the largest number of rows (default 100000); --keep takes the ratios as those that the next change is compared with.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { Measure } from "./measure";

const ROOT = join(__dirname, "../..");
const KEPT = join(__dirname, "kept.json");
const BUILD = join(ROOT, "node_modules/.cache/budget-bench");
const CALCULATION = join(ROOT, "src/hosts/calculation");
const ROWS = 100_000;
/** The engine's flags under which the command line runs. */
const FLAGS = ["--interrupt-budget=1200000", "--no-flush-bytecode"];

type Kept = Readonly<Record<string, { readonly ratio: number; readonly counts: string }>>;

function measured(rows: number): readonly Measure[] {
  mkdirSync(BUILD, { recursive: true });
  const script = join(BUILD, "measure.js");
  buildSync({
    entryPoints: [join(__dirname, "measure.ts")], outfile: script, bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "error",
    external: ["exceljs", "@ironcalc/wasm"], supported: { "dynamic-import": false }, logOverride: { "empty-import-meta": "silent" },
  });
  for (const file of readdirSync(CALCULATION)) if (file.endsWith(".mjs")) copyFileSync(join(CALCULATION, file), join(BUILD, file));
  const done = spawnSync(process.execPath, [...FLAGS, "--max-semi-space-size=64", script, join(ROOT, "assets/samples/xihu-2022.xlsx"), String(rows)], { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "inherit"] });
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

/** Prints the table, and the counts that are not what they were. */
export function run(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf("--rows");
  const rows = at < 0 ? ROWS : Math.max(10_000, Math.round((Number(argv[at + 1]) || ROWS) / 1000) * 1000);
  const kept = readKept();
  const measures = measured(rows);
  console.table(Object.fromEntries(measures.map((measure) => [measure.name, {
    "ms of processor": measure.name.startsWith("growth") ? "" : measure.ours.toFixed(1), "÷": measure.against, ratio: ratioOf(measure), kept: kept[measure.name]?.ratio ?? "", counts: measure.counts,
  }])));
  for (const { name, counts } of measures) {
    const before = kept[name]?.counts;
    if (before !== undefined && before !== counts) console.log(`${name}: ${before} → ${counts}`);
  }
  if (argv.includes("--keep")) writeFileSync(KEPT, `${JSON.stringify(Object.fromEntries(measures.map((measure) => [measure.name, { ratio: ratioOf(measure), counts: measure.counts }])), null, 2)}\n`);
  return Promise.resolve();
}
