import type { Figure } from "../model/money";
import { expectedText, shortLabel } from "./amounts";
import type { Collector } from "./collector";
import type { TextFigure } from "./figures";
import { scaleOf } from "./figures";
import type { Mention } from "./said";
import { moneyOf, type Value } from "./values";
import type { Range, Verdict } from "./verdicts";
import { RULES } from "./rules";

/** How an amount or rate is told that is no exact one: about so much, more than it, or less. */
export type Roughness = "about" | "above" | "below";

/** What is told to be about so much is that within this part of it, and within one of its last digit that is no zero. */
const ABOUT = 0.05;
/** What is told to be beyond an amount, or near it, is not farther from it than this part. */
const BEYOND: Readonly<Record<"above" | "below", number>> = { above: 0.5, below: 0.3 };
const TEN = 10;

/** The worth of the last digit of an amount that is no zero: 近200万元 is told in hundreds. */
function roundness({ money, grain }: Figure): number {
  let worth = Math.max(1, grain);
  while (money !== 0 && money % (worth * TEN) === 0) worth *= TEN;
  return worth;
}

/** Whether an amount may be told as roughly another: 约1.2亿元 is not said of 1.31亿元, nor 超过200万元 of 180万元, nor 近200万元 of 210万元. */
export function mayBeTold(printed: Figure, roughness: Roughness, money: number): boolean {
  const told = printed.money;
  const worth = roundness(printed);
  const gap = money - told;
  const half = printed.grain / 2;
  if (roughness === "about") return Math.abs(gap) <= Math.max(worth, told * ABOUT);
  const beyond = roughness === "above" ? gap : -gap;
  return beyond >= -half && beyond <= Math.max(worth, told * BEYOND[roughness]);
}

/** A rate that ends with 5 or 0 is told in fives or tens. */
const FIVE = 5;
/** What is told to be about so much is within this part of it, however round it is. */
const QUARTER = 0.25;
/** Of the last digit, by which a ratio may be rounded. */
const HALF = 0.5;

/**
 * Whether a rate or share that is told roughly ("近14%", "超过七成") may be said of part ÷ whole; null for an exact one ("约13.64%" is rounded), and for
 * a ratio to what may be nothing.
 */
export function compareRough(figure: TextFigure, part: Range, whole: Range): Verdict | null {
  const { roughness, decimal: { digits, decimals } } = figure;
  const [under, over] = [[whole.low, whole.high], [part.low, part.high]].map((range) => range.map((each) => Math.abs(Number(each))).sort((a, b) => a - b));
  const [least = 0, most = 0] = under ?? [];
  const [low = 0, high = 0] = over ?? [];
  if (!roughness || (roughness === "about" && decimals > 0) || least === 0) return null;
  const told = Number(digits);
  const inLast = scaleOf(figure) * TEN ** decimals;
  const worth = decimals > 0 || told % FIVE !== 0 ? 1 : told % TEN === 0 ? TEN : FIVE;
  const room = roughness === "about" ? Math.max(1, Math.min(worth, told * QUARTER)) : Math.max(worth, told * BEYOND[roughness]);
  const [from, to] = roughness === "about" ? [-room, room] : roughness === "above" ? [-HALF, room] : [-room, HALF];
  return (high / least) * inLast - told >= from && (low / most) * inLast - told <= to ? "agree" : "disagree";
}

/**
 * Holds an amount that is told roughly against what its words mean; no exact amount follows from it.
 *
 * @param meant meanings, best first
 * @param sure the one that the words mean for certain; null where none is
 */
export function checkRough(mention: Mention, meant: readonly Value[], sure: Value | null, collector: Collector): void {
  const { rough, roughness } = mention.figure;
  if (!rough || !roughness) return;
  const agreeing = meant.find((value) => value.figures.length > 0 && mayBeTold(rough, roughness, moneyOf(value)));
  const value = agreeing ?? sure;
  if (!value) return;
  mention.cells = value.cells;
  mention.status = agreeing ? "agree" : "disagree";
  if (agreeing) return;
  const { clean } = collector.layout;
  const { start, end, measure } = mention.figure;
  const expected = expectedText(mention, moneyOf(value), clean.slice(start, end)) + measure;
  mention.expected = expected;
  collector.atFigure(mention, {
    rule: RULES.amount, at: value.cells[0] ?? null, related: value.cells.slice(1),
    values: { label: shortLabel(mention.label), printed: `${clean.slice(start, end)}${measure}（${SAID[roughness]}）`, expected },
  });
}

const SAID: Readonly<Record<Roughness, string>> = { about: "约数", above: "以上", below: "不到" };
