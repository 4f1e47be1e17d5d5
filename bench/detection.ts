/**
 * How many wrong figures validation finds: one amount at a time is changed in a workbook that holds together, and the
 * review must say so, name the cell, and put it first. Prints a table of shares per kind of change.
 *
 *   npm run bench -- detection [--every N] [--transform NAME] [FILE.xlsx …]
 *
 * Without files the sample is filled and used. Every Nth amount is changed (default 3). With a transform, generated
 * departments are drawn in the layouts of three regions and rearranged so (tests/support/dresses.ts; "all" for each of
 * them; "straight" and "all" also draw those of further regions as they are), and one line is printed for each layout and transform, over all kinds of change.
 */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { openXlsx } from "../src/hosts/xlsx";
import { cellKey } from "../src/model/cells";
import type { CellRef, Scalar } from "../src/model/cells";
import { formatDecimal, parseAmountText, decimalOfNumber } from "../src/model/money";
import type { SheetSnapshot, WorkbookSnapshot } from "../src/model/snapshot";
import { valueAt } from "../src/model/snapshot";
import { planFill, review, understand } from "../src/review";
import { contextOf, instantiate } from "../src/relations/instantiate";

import { DRESSES, dressed } from "../tests/support/dresses";
import { departments } from "../tests/support/generated";
import { FURTHER_LAYOUTS, LAYOUTS, printedTables } from "../tests/support/layouts";

interface Change {
  readonly name: string;
  /** The new content of the cell, or undefined where the change does not apply to this amount. */
  of(value: number, decimals: number): Scalar | undefined;
  readonly shift?: true;
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

const CHANGES: readonly Change[] = [
  { name: "+10 %", of: (value, decimals) => different(value, round(value * 1.1, decimals)) },
  { name: "+0.03 %", of: (value, decimals) => different(value, round(value * 1.0003, decimals)) },
  { name: "two digits swapped", of: (value, decimals) => swapped(value, decimals) },
  { name: "sign", of: (value) => -value },
  { name: "blanked", of: () => null },
  { name: "moved one column", of: () => null, shift: true },
];

function different(value: number, changed: number): number | undefined {
  return changed === value ? undefined : changed;
}

/** The first two neighbouring digits that differ, exchanged. */
function swapped(value: number, decimals: number): number | undefined {
  const text = value.toFixed(decimals);
  for (let at = 0; at + 1 < text.length; at += 1) {
    const [a, b] = [text[at] ?? "", text[at + 1] ?? ""];
    if (/\d/.test(a) && /\d/.test(b) && a !== b) return Number(text.slice(0, at) + b + a + text.slice(at + 2));
  }
  return undefined;
}

/** The workbook with some cells holding other values. */
export function withValues(snapshot: WorkbookSnapshot, changes: readonly (readonly [CellRef, Scalar])[]): WorkbookSnapshot {
  return {
    sheets: snapshot.sheets.map((sheet): SheetSnapshot => {
      const own = changes.filter(([at]) => at.sheet === sheet.name);
      if (own.length === 0) return sheet;
      const values = sheet.values.map((row) => [...row]);
      const formulas = sheet.formulas.map((row) => [...row]);
      for (const [at, value] of own) {
        const row = at.row - sheet.row;
        const column = at.column - sheet.column;
        const line = values[row];
        if (line && column < line.length) line[column] = value;
        const formulaLine = formulas[row];
        if (formulaLine && column < formulaLine.length) formulaLine[column] = "";
      }
      return { ...sheet, values, formulas };
    }),
  };
}

interface Tally {
  tried: number;
  caught: number;
  named: number;
  led: number;
}

/** Amounts that some relation touches, with the cell to the right that a figure may slip into. */
function targets(snapshot: WorkbookSnapshot): readonly { at: CellRef; value: number; decimals: number; right: CellRef | null }[] {
  const book = understand(snapshot);
  const touched = new Set(instantiate(contextOf(book)).flatMap((instance) =>
    [...instance.left, ...instance.right].flatMap((operand) => (operand.cell ? [cellKey(operand.cell.ref)] : []))));
  return book.tables.flatMap((table) => table.rows.flatMap((row) => [...row.cells.values()].flatMap((cell) => {
    if (cell.state.kind !== "amount" || cell.state.figure.money === 0 || !touched.has(cellKey(cell.ref))) return [];
    const sheet = snapshot.sheets.find((candidate) => candidate.name === cell.ref.sheet);
    const stored = sheet ? valueAt(sheet, cell.ref.row, cell.ref.column) : null;
    const decimal = typeof stored === "number" ? decimalOfNumber(stored) : typeof stored === "string" ? parseAmountText(stored) : null;
    if (!decimal) return [];
    const neighbour = [...row.cells.values()].find((other) => other.ref.row === cell.ref.row && other.ref.column === cell.ref.column + 1);
    return [{
      at: cell.ref, value: Number(formatDecimal(decimal)), decimals: Math.max(decimal.decimals, table.unit === "元" ? 0 : 2),
      right: neighbour?.state.kind === "blank" ? neighbour.ref : null,
    }];
  })));
}

/** Runs every kind of change on every nth amount of a workbook. */
export function detection(snapshot: WorkbookSnapshot, every: number): ReadonlyMap<string, Tally> {
  const tallies = new Map(CHANGES.map((change) => [change.name, { tried: 0, caught: 0, named: 0, led: 0 }]));
  targets(snapshot).forEach((target, at) => {
    if (at % every !== 0) return;
    for (const change of CHANGES) {
      const tally = tallies.get(change.name);
      const value = change.of(target.value, target.decimals);
      if (!tally || value === undefined || (change.shift && !target.right)) continue;
      const cells: (readonly [CellRef, Scalar])[] = [[target.at, value]];
      if (change.shift && target.right) cells.push([target.right, target.value]);
      const grave = review(withValues(snapshot, cells)).findings.filter((finding) => finding.severity !== "hint");
      const wrong = new Set(cells.map(([ref]) => cellKey(ref)));
      tally.tried += 1;
      if (grave.length > 0) tally.caught += 1;
      if (grave.some((finding) => [finding.at, ...finding.related].some((ref) => wrong.has(cellKey(ref))))) tally.named += 1;
      const lead = grave.find((finding) => finding.rootCause) ?? grave[0];
      if (lead && wrong.has(cellKey(lead.at))) tally.led += 1;
    }
  });
  return tallies;
}

async function workbooks(files: readonly string[]): Promise<readonly { name: string; snapshot: WorkbookSnapshot }[]> {
  if (files.length > 0) {
    return Promise.all(files.map(async (file) => ({ name: basename(file), snapshot: await (await openXlsx(readFileSync(file), basename(file))).read() })));
  }
  const sample = join(__dirname, "../assets/samples/xihu-2022.xlsx");
  const host = await openXlsx(readFileSync(sample), basename(sample));
  await host.apply(planFill(await host.read()).edits);
  return [{ name: `${basename(sample)} (filled)`, snapshot: await host.read() }];
}

/** Departments drawn for a transform, always the same ones. */
const DRAWN = { numRuns: 2, seed: 20260101 } as const;

/** Prints one line for each layout in each of the dresses of that name. */
function transformed(name: string, every: number): void {
  const dresses = DRESSES.filter((dress) => name === "all" || dress.name === name);
  if (dresses.length === 0) throw new RangeError(`no transform ${name}; there are all, ${DRESSES.map((dress) => dress.name).join(", ")}`);
  const samples = fc.sample(departments, DRAWN);
  const straight = dresses.filter((dress) => dress.table === undefined && dress.rows === undefined && dress.sheets === undefined && dress.amount === undefined);
  const drawn = [...LAYOUTS.map((layout) => [layout, dresses] as const), ...FURTHER_LAYOUTS.map((layout) => [layout, straight] as const)];
  const lines = drawn.flatMap(([layout, own]) => own.map((dress) => {
    const sum: Tally & { clean: number } = { tried: 0, caught: 0, named: 0, led: 0, clean: 0 };
    for (const data of samples) {
      const snapshot = dressed(printedTables(data, layout), dress);
      sum.clean += review(snapshot).findings.filter((finding) => finding.severity !== "hint").length;
      for (const tally of detection(snapshot, every).values()) for (const key of ["tried", "caught", "named", "led"] as const) sum[key] += tally[key];
    }
    return [`${layout} ${dress.name}`, { "before any change": sum.clean, ...shares(sum) }] as const;
  }));
  console.table(Object.fromEntries(lines));
}

function shares(tally: Tally): Readonly<Record<string, number | string>> {
  return { tried: tally.tried, caught: percent(tally.caught, tally.tried), named: percent(tally.named, tally.tried), led: percent(tally.led, tally.tried) };
}

/** The value behind an option, taken out of the arguments. */
function option(argv: string[], name: string): string | undefined {
  const at = argv.indexOf(name);
  return at < 0 ? undefined : argv.splice(at, 2)[1];
}

/** Prints the table. */
export async function run(argv: readonly string[]): Promise<void> {
  const files = [...argv];
  const every = Math.max(1, Number(option(files, "--every") ?? 3) || 1);
  const transform = option(files, "--transform");
  if (transform !== undefined) return transformed(transform, every);
  for (const { name, snapshot } of await workbooks(files)) {
    const clean = review(snapshot);
    console.log(`\n${name}: ${clean.checks.passed} checks passed, ${clean.findings.filter((finding) => finding.severity !== "hint").length} findings before any change`);
    console.table(Object.fromEntries([...detection(snapshot, every)].map(([change, tally]) => [change, shares(tally)])));
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`;
}
