/**
 * How well a text is read against its workbook: what the clean text gives, and how many slips put into it are found at
 * their line. Prints two tables.
 *
 *   npm run bench -- text [WORKBOOK.xlsx TEXT.txt …]
 *
 * Without files the sample is filled and its own text is read. Slips are put into the sections that explain figures,
 * where a table or another figure bears on them.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { openXlsx, readDocxText } from "../src/hosts/xlsx";
import type { BudgetBook } from "../src/model/book";
import type { Claim, TextReading } from "../src/model/reading";
import { narrateBook, readText } from "../src/narrate";
import { narrativeText } from "../src/report";
import { planFill, understand } from "../src/review";

interface Slip {
  readonly text: string;
  /** Offsets of what was changed; a finding at the line of any of them counts. */
  readonly at: readonly number[];
}

interface SlipKind {
  readonly name: string;
  of(text: string, claims: readonly Claim[]): readonly Slip[];
}

function replaced(text: string, claim: Claim, digits: string): Slip {
  return { text: text.slice(0, claim.start) + digits + text.slice(claim.start + claim.length), at: [claim.start] };
}

/** Amounts and rates that something bears on, other than nothing. */
function borne(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ kind, status, printed }) => (kind === "amount" || kind === "percentage" || kind === "multiple")
    && (status === "agree" || status === "truncated") && /[1-9]/.test(printed));
}

function tenPercentMore(text: string, claim: Claim): readonly Slip[] {
  const plain = claim.printed.replaceAll(",", "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  const more = (Number(plain) * 1.1).toFixed(decimals);
  return more === plain ? [] : [replaced(text, claim, more)];
}

/** The first two neighbouring digits that differ, exchanged. */
function swapped(text: string, claim: Claim): readonly Slip[] {
  const digits = text.slice(claim.start, claim.start + claim.length);
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const [a, b] = [digits[at] ?? "", digits[at + 1] ?? ""];
    if (/\d/.test(a) && /\d/.test(b) && a !== b && !(at === 0 && b === "0")) return [replaced(text, claim, digits.slice(0, at) + b + a + digits.slice(at + 2))];
  }
  return [];
}

/** Words of comparisons exchanged, where a figure that is checked follows or comes before. */
function exchanged(text: string, claims: readonly Claim[], words: readonly (readonly [from: string, to: string])[], window: number): readonly Slip[] {
  const near = borne(claims);
  return words.flatMap(([from, to]) => [...text.matchAll(new RegExp(from, "g"))].flatMap((match): Slip[] => {
    const { index } = match;
    const end = index + match[0].length;
    const follows = near.some(({ start }) => start >= end && start - end <= window && !/[。；]/.test(text.slice(end, start)));
    return follows ? [{ text: text.slice(0, index) + to + text.slice(end), at: [index] }] : [];
  }));
}

/** Two neighbouring amounts exchanged, a cell bearing on one of them: a sum does not notice that its parts changed places. */
function amountsExchanged(text: string, claims: readonly Claim[]): readonly Slip[] {
  const amounts = borne(claims).filter(({ kind }) => kind === "amount");
  return amounts.flatMap((first, index): Slip[] => {
    const second = amounts[index + 1];
    if (!second || first.cells.length + second.cells.length === 0 || second.line - first.line > 1 || first.printed === second.printed) return [];
    if (Number(first.printed.replaceAll(",", "")) === Number(second.printed.replaceAll(",", ""))) return [];
    const between = text.slice(first.start + first.length, second.start);
    if (/。/.test(between)) return [];
    return [{ text: text.slice(0, first.start) + second.printed + between + first.printed + text.slice(second.start + second.length), at: [first.start, second.start] }];
  });
}

/** The name of an item changed by one character. */
function itemsRenamed(text: string): readonly Slip[] {
  return [...text.matchAll(/(?:（款[）)]|[\u4e00-\u9fff）]-)([\u4e00-\u9fff（）]{3,30}?)(?=（项[）)]|”科目)/g)].map((match) => {
    const at = match.index + match[0].length - 2;
    return { text: `${text.slice(0, at)}其他${text.slice(at + 2)}`, at: [at] };
  });
}

const SLIPS: readonly SlipKind[] = [
  { name: "+10 %", of: (text, claims) => borne(claims).flatMap((claim) => tenPercentMore(text, claim)) },
  { name: "two digits swapped", of: (text, claims) => borne(claims).flatMap((claim) => swapped(text, claim)) },
  { name: "rise ↔ fall", of: (text, claims) => exchanged(text, claims, [["增加", "减少"], ["减少", "增加"], ["增长", "下降"], ["下降", "增长"]], 4) },
  { name: "budget ↔ outturn", of: (text, claims) => exchanged(text, claims, [["预算执行数(?=[增减])", "预算"], ["(?<=年)预算(?=[增减])", "预算执行数"], ["上年执行数(?=[增减])", "上年预算数"]], 10) },
  { name: "two amounts exchanged", of: amountsExchanged },
  { name: "item's name", of: itemsRenamed },
];

interface Tally { tried: number; found: number }

/** Findings that the clean text does not have, at the line of the slip. */
function isFound(before: TextReading, after: TextReading, slip: Slip): boolean {
  const known = new Map<string, number>();
  const keyOf = ({ rule, place }: TextReading["findings"][number]): string => `${rule} ${place.line}`;
  for (const finding of before.findings) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  const lines = slip.at.map((offset) => slip.text.slice(0, offset).split("\n").length);
  return after.findings.some((finding) => {
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0 && lines.includes(finding.place.line);
  });
}

function measure(text: string, book: BudgetBook, missed: (name: string, slip: Slip) => void): ReadonlyMap<string, Tally> {
  const clean = readText(text, book);
  return new Map(SLIPS.map(({ name, of }) => {
    const slips = of(text, clean.claims).filter((slip) => slip.text !== text);
    let found = 0;
    for (const slip of slips) {
      if (isFound(clean, readText(slip.text, book), slip)) found += 1;
      else missed(name, slip);
    }
    return [name, { tried: slips.length, found }];
  }));
}

async function bookOf(file: string): Promise<BudgetBook> {
  return understand(await (await openXlsx(readFileSync(file), basename(file))).read());
}

async function inputs(files: readonly string[]): Promise<readonly { name: string; book: BudgetBook; text: string }[]> {
  if (files.length === 0) {
    const sample = join(__dirname, "../assets/samples/xihu-2022.xlsx");
    const host = await openXlsx(readFileSync(sample), basename(sample));
    await host.apply(planFill(await host.read()).edits);
    const book = understand(await host.read());
    return [{ name: `${basename(sample)} (own text)`, book, text: narrativeText(narrateBook(book)) }];
  }
  const pairs = files.flatMap((file, at) => (at % 2 === 0 ? [[file, files[at + 1]] as const] : []));
  return Promise.all(pairs.map(async ([workbook, report]) => {
    if (report === undefined) throw new RangeError("files come in pairs: WORKBOOK.xlsx TEXT");
    const bytes = readFileSync(report);
    const text = report.endsWith(".docx") ? await readDocxText(bytes, report) : bytes.toString("utf8");
    return { name: basename(report), book: await bookOf(workbook), text };
  }));
}

/** Prints the tables; `--missed` also prints the slips that were not found. */
export async function run(argv: readonly string[]): Promise<void> {
  const all = await inputs(argv.filter((argument) => argument !== "--missed"));
  const sums = new Map<string, Tally>();
  const clean: Record<string, unknown> = {};
  for (const { name, book, text } of all) {
    const { figures, findings } = readText(text, book);
    clean[name] = { ...figures, "unplaced %": percent(figures.unplaced, figures.figures), faults: findings.filter(({ severity }) => severity !== "hint").length,
      hints: findings.filter(({ severity }) => severity === "hint").length };
    const tallies = measure(text, book, (kind, slip) => {
      const [at = 0] = slip.at;
      if (argv.includes("--missed")) console.log(`missed ${kind} in ${name}: …${slip.text.slice(Math.max(0, at - 30), at + 30).replace(/\s+/g, " ")}…`);
    });
    for (const [kind, { tried, found }] of tallies) {
      const sum = sums.get(kind) ?? { tried: 0, found: 0 };
      sums.set(kind, { tried: sum.tried + tried, found: sum.found + found });
    }
  }
  console.table(clean);
  console.table(Object.fromEntries([...sums].map(([kind, { tried, found }]) => [kind, { tried, found, share: percent(found, tried) }])));
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`;
}
