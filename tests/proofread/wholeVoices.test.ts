import { readText } from "../../src/proofread";
import { understand } from "../../src/review";
import { disclosureOf } from "../support/disclosures";
import { speak } from "../support/textVoices";
import { toldFacts } from "../support/toldFacts";
import { WHOLE_VOICES } from "../support/wholeVoices";

/** Whole texts of four kinds of bodies over generated disclosures. */
const SEEDS = [2, 5, 17, 31];
/** Every so many-eth figure of a text is changed. */
const STEP = 24;
/** Changes without rate or base, and parts that need not be all of their whole, are nowhere to be held against. */
const LEAST_CALLED = 0.9;

const spoken = SEEDS.flatMap((seed) => {
  const { snapshot, ledger } = disclosureOf(seed);
  const [book, facts] = [understand(snapshot), toldFacts(ledger)];
  return Object.entries(WHOLE_VOICES).map(([voice, words]) => ({ voice: `${voice} ${seed}`, book, text: speak(words, facts).join("\n") }));
});

test.each(spoken)("$voice: a right text is not accused, and its figures are placed", ({ book, text }) => {
  const { findings, figures } = readText(text, book);
  expect(findings.filter(({ severity }) => severity !== "hint").map(({ rule, place }) => `${rule} ${place.quote}`)).toEqual([]);
  expect(figures.unplaced).toBeLessThanOrEqual(figures.figures * 0.02);
});

test("one wrong figure is called at its line", () => {
  const tried = spoken.flatMap((each) => [...each.text.matchAll(/\d[\d,]*\.\d\d(?=万元|%)/g)].filter(([digits], at) => at % STEP === 0 && Number(digits.replaceAll(",", "")) !== 0).map((match) => ({ ...each, at: match.index, digits: match[0] })));
  const missed = tried.filter(({ book, text, at, digits }) => {
    const wrong = text.slice(0, at) + (Number(digits.replaceAll(",", "")) * 1.1 + 0.01).toFixed(2) + text.slice(at + digits.length);
    return !readText(wrong, book).findings.some(({ severity, place }) => severity !== "hint" && place.line === text.slice(0, at).split("\n").length);
  });
  expect(tried.length).toBeGreaterThan(50);
  expect(missed.map(({ voice, text, at, digits }) => `${voice}: ${text.slice(Math.max(0, at - 20), at + digits.length)}`).slice(Math.floor(tried.length * (1 - LEAST_CALLED)))).toEqual([]);
});
