/**
 * A workbook that the catalogue alone judges is judged without its structure. Whatever is said of it, to the last count and the
 * state of every cell, is what is said where the structure is read: over the workbooks of the corpus, whole sets, the sample and made-up
 * layouts, each as it is and with slips of hands.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROFILES } from "../../src/catalog/profiles";
import { openXlsx } from "../../src/hosts/xlsx";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { validationJson, validationText } from "../../src/report";
import { outcomesOf } from "../../src/review";
import { judgementOf, understandWorkbook } from "../../src/review/understand";
import { reviewBesideLast, reviewOf, type WholeReview } from "../../src/review/whole";
import { runRules } from "../../src/rules/run";
import { madeUp } from "../support/anyLayout";
import { casesOf } from "../support/gridPages";
import { withSlips } from "../support/handSlips";

const CORPUS = join(__dirname, "../corpus");
const SAMPLE = join(__dirname, "../../assets/samples/xihu-2022.xlsx");
/** Slips and layouts made up for it. */
const SEEDS = [1, 2, 3];
const LAYOUTS = 12;

async function workbooks(): Promise<ReadonlyMap<string, WorkbookSnapshot>> {
  const all = new Map<string, WorkbookSnapshot>();
  for (const folder of [CORPUS, join(CORPUS, "disclosures")]) {
    for (const page of readdirSync(folder).filter((name) => name.endsWith(".md")).sort()) {
      for (const { heading, snapshot } of casesOf(readFileSync(join(folder, page), "utf8"), 2)) all.set(`${page} ${heading}`, snapshot);
    }
  }
  all.set("sample", await (await openXlsx(new Uint8Array(readFileSync(SAMPLE)), "sample")).read());
  for (let seed = 1; seed <= LAYOUTS; seed += 1) all.set(`made up ${seed}`, madeUp(seed).snapshot);
  return all;
}

/** The review of a workbook whose structure is read, whatever the catalogue settles. */
function withStructure(snapshot: WorkbookSnapshot): Pick<WholeReview, "book" | "review"> {
  const book = understandWorkbook(snapshot);
  const own = runRules(book, snapshot, judgementOf(book));
  return { book, review: reviewBesideLast({ book, own }, snapshot, PROFILES, null) };
}

const isSettled = ({ book }: Pick<WholeReview, "book">): boolean => book.structure === undefined;

function said({ review }: Pick<WholeReview, "review">, snapshot: WorkbookSnapshot): unknown {
  return [validationJson("", review, null), validationText("", review, null), outcomesOf(review.book, snapshot), review.coverageMaps.map(({ sheet, states }) => `${sheet} ${states.join("")}`)];
}

test("what is said without the structure is what is said with it", async () => {
  const settled: string[] = [];
  const otherwise: unknown[] = [];
  for (const [name, clean] of await workbooks()) {
    for (const [slips, snapshot] of [["", clean] as const, ...SEEDS.map((seed) => [` slips ${seed}`, withSlips(clean, seed)] as const)]) {
      const without = reviewOf(snapshot, PROFILES);
      if (!isSettled(without)) continue;
      settled.push(`${name}${slips}`);
      const whole = withStructure(snapshot);
      expect(isSettled(whole)).toBe(false);
      const [one, other] = [said(without, snapshot), said(whole, snapshot)];
      if (JSON.stringify(one) !== JSON.stringify(other)) otherwise.push([`${name}${slips}`, one, other]);
    }
  }
  expect(otherwise).toEqual([]);
  // So that it is a law about something.
  expect(settled.length).toBeGreaterThan(60);
}, 120_000);
