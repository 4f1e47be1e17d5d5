/**
 * What is said of workbooks stays as it was, to the byte, while how it is found out changes: findings, counts and words of the
 * cases of the corpus, the sample and made-up layouts, each also with a few cells changed. A change that means
 * to say something else renews kept.txt (`RENEW_KEPT=1 npx jest tests/review/kept.test.ts`) and shows in its counts what it changed.
 * Cases that are new are kept from the next time on.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../../src/hosts/xlsx";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { validationJson, validationText } from "../../src/report";
import { outcomesOf, review } from "../../src/review";
import { madeUp } from "../support/anyLayout";
import { casesOf } from "../support/gridPages";
import { withSlips } from "../support/handSlips";

const CORPUS = join(__dirname, "../corpus");
const SAMPLE = join(__dirname, "../../assets/samples/xihu-2022.xlsx");
const KEPT = join(__dirname, "kept.txt");
/** Layouts made up for it. */
const SEEDS = 20;

/** Counts to see what changed, and a mark of everything that was said. */
function said(snapshot: WorkbookSnapshot): string {
  const result = review(snapshot);
  const { passed, failed, notApplicable, insufficientData } = result.checks;
  const { amounts, checked, alone, unread } = result.coverage;
  const words = JSON.stringify([validationJson("", result, null), validationText("", result, null), outcomesOf(result.book, snapshot)]);
  const mark = createHash("sha256").update(words).digest("hex").slice(0, 10);
  return `${passed}/${failed}/${notApplicable}/${insufficientData} ${amounts}/${checked}/${alone}/${unread} ${result.findings.length} ${mark}`;
}

/** Each workbook with what is said of it as it is, and with slips. */
async function saidOfAll(): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  const add = (name: string, snapshot: WorkbookSnapshot, seed: number): unknown => all.set(name, `${said(snapshot)} | ${said(withSlips(snapshot, seed))}`);
  for (const page of readdirSync(CORPUS).filter((name) => name.endsWith(".md")).sort()) {
    for (const { heading, snapshot } of casesOf(readFileSync(join(CORPUS, page), "utf8"), 2)) add(`${page} ${heading}`, snapshot, heading.length);
  }
  add("sample", await (await openXlsx(new Uint8Array(readFileSync(SAMPLE)), "sample")).read(), 1);
  for (let seed = 1; seed <= SEEDS; seed += 1) add(`made up ${seed}`, madeUp(seed).snapshot, seed);
  return all;
}

const linesOf = (all: ReadonlyMap<string, string>): readonly string[] => [...all].map(([name, words]) => `${name}: ${words}`);

test("what is said is what was said: checks passed/failed/not applicable/without data, amounts/checked/alone/unread, findings, everything", async () => {
  const now = await saidOfAll();
  if (process.env.RENEW_KEPT === "1") writeFileSync(KEPT, `${linesOf(now).join("\n")}\n`);
  const kept = new Map(readFileSync(KEPT, "utf8").trim().split("\n").map((line): [string, string] => [line.slice(0, line.lastIndexOf(": ")), line.slice(line.lastIndexOf(": ") + 2)]));
  const known = new Map([...kept].filter(([name]) => now.has(name)));
  expect(known.size).toBeGreaterThan(kept.size * 0.9);
  expect(linesOf(new Map([...known.keys()].map((name) => [name, now.get(name) ?? ""])))).toEqual(linesOf(known));
}, 60_000);
