import type { BudgetBook } from "../../src/model/book";
import { readText } from "../../src/proofread";
import { yearOfTables } from "../../src/proofread/places";
import { understand } from "../../src/review";
import { disclosureOf } from "../support/disclosures";
import { Draw } from "../support/draw";
import { ledgerLater, type Ledger } from "../support/ledger";
import { PROVINCE_VOICES } from "../support/provinceVoices";
import { PUT, TEXT_TRAITS, tell } from "../support/textTraits";
import { VOICES, speak } from "../support/textVoices";
import { toldFacts, type ToldFacts } from "../support/toldFacts";

/** Texts in the voices of many offices, each with one trait more, over generated disclosures: right as a whole. */
const SEEDS = [1, 2, 3, 4, 9, 14, 23, 44, 102] as const;
/** Each trait meets every so many-eth voice. */
const EVERY = 12;
/** Every so many-eth amount of a text is changed. */
const STEP = 15;

interface Shown { readonly book: BudgetBook; readonly ledger: Ledger; readonly facts: ToldFacts }

const shown = new Map<number, Shown>();
function shownAt(at: number): Shown {
  const seed = SEEDS[at % SEEDS.length] ?? 1;
  const known = shown.get(seed);
  if (known) return known;
  const { snapshot, ledger } = disclosureOf(seed);
  const made = { book: understand(snapshot), ledger, facts: toldFacts(ledger) };
  shown.set(seed, made);
  return made;
}

const ALL = { ...VOICES, ...PROVINCE_VOICES };
const voices = Object.entries(ALL);

test.each(Object.entries(TEXT_TRAITS).map(([name, trait], at) => ({ name, trait, at })))("$name: right texts are not accused", ({ trait, at }) => {
  const meant = voices.flatMap(([voice, words], index) => {
    if ((index + at) % EVERY !== 0) return [];
    const { book, facts } = shownAt(index + at);
    const text = tell(words, trait, PUT[(index + at) % PUT.length] ?? PUT[3], facts) ?? tell(words, trait, "below the last paragraph", facts);
    return text === null ? [] : [{ voice, ...readText(text, book) }];
  });
  expect(meant.length).toBeGreaterThan(1);
  expect(meant.flatMap(({ voice, findings }) => findings.filter(({ severity }) => severity !== "hint").map(({ rule, place }) => `${voice}: ${rule} ${place.quote}`))).toEqual([]);
});

describe("a text of the year after", () => {
  const read = voices.map(([voice, words], at) => {
    const { book, ledger } = shownAt(at);
    const findings = (facts: ToldFacts): readonly string[] => [...new Set(readText(speak(words, facts).join("\n"), book).findings.map(({ rule }) => rule))];
    return { voice, year: yearOfTables(book), own: book.year, later: findings(toldFacts(ledgerLater(ledger, 10_000, new Draw(at)))), same: findings({ ...toldFacts(ledger), year: ledger.year + 1 }) };
  });

  it("with figures of its own is read by itself, which is the one finding", () => {
    expect(read.filter(({ year }) => year !== null).length).toBeGreaterThan(8);
    expect(read.filter(({ year, voice }) => year !== null && ALL[voice]?.some((words) => words.includes("{year}"))).filter(({ later }) => later.join() !== "text/other-year").map(({ voice, later }) => [voice, later])).toEqual([]);
  });

  it("with the tables' figures has its years wrong and nothing else, where titles say the year", () => {
    expect(read.filter(({ own, same }) => same.join() !== (own === null ? "" : "text/year")).map(({ voice, same }) => [voice, same])).toEqual([]);
  });
});

test("nearly every figure of a voice is placed, and one that is changed is called", () => {
  const spoken = voices.map(([voice, words], at) => {
    const { book, facts } = shownAt(at);
    return { voice, book, text: speak(words, facts).join("\n") };
  });
  const readings = spoken.map(({ text, book }) => readText(text, book).figures);
  const sum = (of: "figures" | "unplaced"): number => readings.reduce((total, each) => total + each[of], 0);
  expect(sum("figures")).toBeGreaterThan(300);
  expect(sum("unplaced") / sum("figures")).toBeLessThan(0.02);
  const tried = spoken.flatMap((each) => [...each.text.matchAll(/\d[\d,]*\.\d\d(?=万元)/g)].filter(([digits], at) => at % STEP === 0 && Number(digits) !== 0).map((match) => ({ ...each, at: match.index, digits: match[0] })));
  const missed = tried.filter(({ book, text, at, digits }) =>
    readText(text.slice(0, at) + (Number(digits) * 1.1 + 0.01).toFixed(2) + text.slice(at + digits.length), book).findings.length === 0);
  expect(tried.length).toBeGreaterThan(30);
  expect(missed.map(({ voice, text, at, digits }) => `${voice}: ${text.slice(Math.max(0, at - 20), at + digits.length)}`).slice(Math.floor(tried.length * 0.1))).toEqual([]);
});
