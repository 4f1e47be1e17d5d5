import { readText } from "../../src/proofread";
import { understand } from "../../src/review";
import { disclosureOf } from "../support/disclosures";
import { textOfTables } from "../support/textOfTables";

/** Disclosures of made-up departments in layouts drawn at random, each with a text that another office might write of it. */
const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1);
/** Every so many-eth figure of a text is changed. */
const STEP = 7;

const texts = SEEDS.map((seed) => {
  const book = understand(disclosureOf(seed).snapshot);
  return { seed, book, text: textOfTables(book) };
});

test("what such texts rightly say is not accused, and nearly every figure is placed", () => {
  const readings = texts.map(({ seed, book, text }) => ({ seed, ...readText(text, book) }));
  expect(readings.flatMap(({ seed, findings }) => findings.map(({ rule, place }) => `${seed}: ${rule} ${place.quote}`))).toEqual([]);
  const figures = readings.reduce((sum, reading) => sum + reading.figures.figures, 0);
  expect(figures).toBeGreaterThan(300);
  expect(readings.reduce((sum, reading) => sum + reading.figures.unplaced, 0) / figures).toBeLessThan(0.02);
});

test("of changed figures nine in ten are called", () => {
  const tried = texts.flatMap(({ seed, book, text }) => [...text.matchAll(/\d[\d,]*\.\d\d/g)]
    .filter(([digits], at) => at % STEP === 0 && Number(digits.replaceAll(",", "")) !== 0)
    .map((match) => ({ seed, book, text, at: match.index, digits: match[0] })));
  const missed = tried.filter(({ book, text, at, digits }) => {
    const wrong = (Number(digits.replaceAll(",", "")) * 1.1 + 0.01).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: digits.includes(",") });
    return readText(text.slice(0, at) + wrong + text.slice(at + digits.length), book).findings.length === 0;
  });
  expect(tried.length).toBeGreaterThan(30);
  expect(missed.map(({ seed, text, at, digits }) => `${seed}: ${text.slice(Math.max(0, at - 20), at + digits.length)}`).slice(Math.floor(tried.length * 0.1))).toEqual([]);
});
