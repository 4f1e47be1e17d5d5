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
import { readDocxText } from "../src/hosts/word";
import { openXlsx } from "../src/hosts/xlsx";
import type { BudgetBook } from "../src/model/book";
import type { Claim, TextReading } from "../src/model/reading";
import { narrateBook } from "../src/narrate";
import { readText } from "../src/proofread";
import { narrativeText } from "../src/report";
import { planFill, understand } from "../src/review";

interface Slip {
  readonly text: string;
  /** Offsets of what was changed; a finding at the line of any of them counts. */
  readonly at: readonly number[];
}

interface SlipKind {
  readonly name: string;
  of(text: string, borne: readonly Claim[]): readonly Slip[];
}

function replaced(text: string, claim: Claim, digits: string): Slip {
  return { text: text.slice(0, claim.start) + digits + text.slice(claim.start + claim.length), at: [claim.start] };
}

/** Headings behind which figures are facts of their own. */
const OTHER_PARTS = /^[^，。；]{0,30}(?:主要职能|机构设置|名词解释|项目概述|立项依据|经费情况说明)$/;
/** Of limits such as 单价100万元以上. */
const LIMITS = /^\s*(?:万\s*元|万|元)\s*(?:（\s*含\s*）)?\s*以\s*上/;

/**
 * Amounts and rates that something bears on: those that were compared with something, and those which were not though a
 * table or another sentence holds the same amount (printed with a digit other than nothing, in 万元 to the cent or rounded).
 */
function borne(text: string, claims: readonly Claim[], book: BudgetBook): readonly Claim[] {
  const known = tableAmounts(book);
  const explained = explainedPart(text);
  return claims.filter(({ kind, status, printed, start, length }) => {
    if (!(kind === "amount" || kind === "percentage" || kind === "multiple") || !/[1-9]/.test(printed)) return false;
    if (status === "agree" || status === "truncated") return true;
    if (kind !== "amount" || status === "disagree" || !explained(start) || LIMITS.test(text.slice(start + length))) return false;
    const plain = printed.replaceAll(",", "");
    return known.has(plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain);
  });
}

/** Every amount of the tables as a text in 万元 or 元 prints it, without trailing zeros. */
function tableAmounts(book: BudgetBook): ReadonlySet<string> {
  const printed = new Set<string>();
  for (const table of book.tables) {
    for (const row of table.rows) {
      for (const { state } of row.cells.values()) {
        if (state.kind !== "amount" || state.figure.money === 0) continue;
        for (const [per, decimals] of [[1_000_000, 2], [100, 2]] as const) printed.add((state.figure.money / per).toFixed(decimals).replace(/\.?0+$/, ""));
      }
    }
  }
  return printed;
}

/** Whether an offset stands in a part that explains figures. */
function explainedPart(text: string): (offset: number) => boolean {
  let explains = true;
  let at = 0;
  const parts = text.split("\n").map((line) => {
    const start = at;
    at += line.length + 1;
    if (OTHER_PARTS.test(line.trim())) explains = false;
    else if (/(?:编制说明|安排情况说明|相关情况说明|重要事项的情况说明)$/.test(line.trim())) explains = true;
    return { start, explains };
  });
  return (offset) => parts.findLast(({ start }) => start <= offset)?.explains ?? true;
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
function exchanged(text: string, near: readonly Claim[], words: readonly (readonly [from: string, to: string])[], window: number): readonly Slip[] {
  return words.flatMap(([from, to]) => [...text.matchAll(new RegExp(from, "g"))].flatMap((match): Slip[] => {
    const { index } = match;
    const end = index + match[0].length;
    const follows = near.some(({ start }) => start >= end && start - end <= window && !/[。；]/.test(text.slice(end, start)));
    return follows ? [{ text: text.slice(0, index) + to + text.slice(end), at: [index] }] : [];
  }));
}

/** "收入支出增加的主要原因": the direction of what is explained. */
function reasonsTurned(text: string): readonly Slip[] {
  return [...text.matchAll(/增加(?=的?(?:主要)?原因)|减少(?=的?(?:主要)?原因)/g)].map(({ index, 0: found }) =>
    ({ text: text.slice(0, index) + (found === "增加" ? "减少" : "增加") + text.slice(index + 2), at: [index] }));
}

/** Two neighbouring amounts exchanged, a cell bearing on one of them: a sum does not notice that its parts changed places. */
function amountsExchanged(text: string, claims: readonly Claim[]): readonly Slip[] {
  const amounts = claims.filter(({ kind }) => kind === "amount");
  return amounts.flatMap((first, index): Slip[] => {
    const second = amounts[index + 1];
    if (!second || first.cells.length + second.cells.length === 0 || second.line - first.line > 1 || first.printed === second.printed) return [];
    if (Number(first.printed.replaceAll(",", "")) === Number(second.printed.replaceAll(",", ""))) return [];
    const between = text.slice(first.start + first.length, second.start);
    if (/。/.test(between)) return [];
    return [{ text: text.slice(0, first.start) + second.printed + between + first.printed + text.slice(second.start + second.length), at: [first.start, second.start] }];
  });
}

/** The end of a name changed: of an item, its division or its class. */
function itemsRenamed(text: string): readonly Slip[] {
  return [...text.matchAll(/[\u4e00-\u9fff（）]{3,30}?(?=[（(][类款项][）)]|(?<!）)”科目|(?<=“[\u4e00-\u9fff]{2,20})-(?=[\u4e00-\u9fff]))/g)].map((match) => {
    const at = match.index + match[0].length - 2;
    return { text: `${text.slice(0, at)}其他${text.slice(at + 2)}`, at: [at] };
  });
}

const SLIPS: readonly SlipKind[] = [
  { name: "+10 %", of: (text, claims) => claims.flatMap((claim) => tenPercentMore(text, claim)) },
  { name: "two digits swapped", of: (text, claims) => claims.flatMap((claim) => swapped(text, claim)) },
  { name: "rise ↔ fall", of: (text, claims) => exchanged(text, claims, [["增加", "减少"], ["减少", "增加"], ["增长", "下降"], ["下降", "增长"]], 4).concat(reasonsTurned(text)) },
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
  const figures = borne(text, clean.claims, book);
  return new Map(SLIPS.map(({ name, of }) => {
    const slips = of(text, figures).filter((slip) => slip.text !== text);
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
