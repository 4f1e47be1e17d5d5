/**
 * How far validation understands tables that it has never seen: workbooks of made-up tables (tests/support/anyLayout.ts) whose
 * figures hold together, and the same with each figure rounded on its own. Prints how many clean ones it accuses, and how many
 * single slips it notices and names, by class of slip.
 *
 *   npm run bench -- layouts [--runs N] [--from SEED]
 */
import { cellKey } from "../src/model/cells";
import type { CellRef, Scalar } from "../src/model/cells";
import type { Finding } from "../src/model/findings";
import type { WorkbookSnapshot } from "../src/model/snapshot";
import { review } from "../src/review";
import { madeUp, type MadeUp } from "../tests/support/anyLayout";
import { withValues } from "./detection";

interface Slip {
  readonly name: string;
  of(value: number): Scalar;
}

const two = (value: number): number => Number(value.toFixed(2));

const SLIPS: readonly Slip[] = [
  { name: "inside a table: +10 %", of: (value) => two(value * 1.1 + 0.01) },
  { name: "inside a table: +0.02", of: (value) => two(value + 0.02) },
  { name: "magnitude: 元 for 万元", of: (value) => two(value * 10_000) },
  { name: "sign", of: (value) => -value },
  { name: "blanked", of: () => null },
];

const grave = (snapshot: WorkbookSnapshot): readonly Finding[] => review(snapshot).findings.filter(({ severity }) => severity !== "hint");

/** Every figure rounded on its own: a third of it, so that sums miss by steps. */
function rounded({ snapshot, amounts, shapes }: MadeUp): MadeUp {
  const third = (value: number): number => two(value / 3);
  const places = amounts.map(({ at, value }): readonly [CellRef, Scalar] => [at, third(value)]);
  return { snapshot: withValues(snapshot, places), amounts: amounts.map(({ at, value }) => ({ at, value: third(value) })), shapes };
}

/** One line of the table: what is found in clean workbooks, and what of the slips. */
function measured(slip: Slip, books: readonly { readonly seed: number; readonly book: MadeUp; readonly before: ReadonlySet<string> }[]): Readonly<Record<string, number | string>> {
  let [tried, noticed, named] = [0, 0, 0];
  for (const { seed, book, before } of books) {
    const amount = book.amounts[(seed * 7919) % Math.max(1, book.amounts.length)];
    if (!amount || amount.value === 0) continue;
    tried += 1;
    const found = grave(withValues(book.snapshot, [[amount.at, slip.of(amount.value)]])).filter((finding) => !before.has(keyOf(finding)));
    if (found.length > 0) noticed += 1;
    if (found.some(({ at, related }) => [at, ...related].some((ref) => cellKey(ref) === cellKey(amount.at)))) named += 1;
  }
  const share = (part: number): string => (tried === 0 ? "–" : `${((part / tried) * 100).toFixed(1)} %`);
  return { tried, noticed: share(noticed), named: share(named) };
}

const keyOf = ({ rule, at, values }: Finding): string => `${rule} ${cellKey(at)} ${JSON.stringify(values.expected)}`;

/** The value behind an option. */
function option(argv: readonly string[], name: string, otherwise: number): number {
  const at = argv.indexOf(name);
  return at < 0 ? otherwise : Math.max(1, Number(argv[at + 1]) || otherwise);
}

/** Prints the tables. */
export async function run(argv: readonly string[]): Promise<void> {
  const runs = option(argv, "--runs", 300);
  const first = option(argv, "--from", 1);
  for (const [name, change] of [["exact figures", (book: MadeUp): MadeUp => book], ["figures each rounded on its own", rounded]] as const) {
    const books = Array.from({ length: runs }, (_, at) => first + at).map((seed) => {
      const book = change(madeUp(seed));
      return { seed, book, found: grave(book.snapshot) };
    });
    const accused = books.filter(({ found }) => found.length > 0);
    console.log(`\nmade-up layouts, ${name}: ${books.length} workbooks, ${accused.length} of them accused without a slip${accused.length > 0 ? ` (${accused.slice(0, 10).map(({ seed }) => seed).join(", ")})` : ""}`);
    const ready = books.map(({ seed, book, found }) => ({ seed, book, before: new Set(found.map(keyOf)) }));
    console.table(Object.fromEntries(SLIPS.map((slip) => [slip.name, measured(slip, ready)])));
    await Promise.resolve();
  }
}
