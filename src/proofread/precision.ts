import type { Figure } from "../model/money";
import { FEN_PER_UNIT } from "../model/money";
import { unitOf } from "./amounts";
import { scaleOf } from "./figures";
import type { Comparison, Mention, Said } from "./said";
import { compareAmount, compareMoved, rangeOf } from "./verdicts";

/** An amount is as exact as two decimals of its unit, unless words say that it is about so much. */
const ABOUT = /[约近]$|左右$/;
const EXACT_DECIMALS = 2;

/** The figure of an amount as its text means it: "2.3" for 2.30 where the text drops trailing zeros, else rounded as printed. */
export function meant(mention: Mention, dropsZeros: boolean): Figure | null {
  const { money, decimal } = mention.figure;
  if (!money || !dropsZeros || decimal.decimals >= EXACT_DECIMALS || ABOUT.test(mention.label)) return money;
  return { money: money.money, grain: Math.min(money.grain, Math.max(1, FEN_PER_UNIT[unitOf(mention)] / 100)) };
}

/**
 * Whether amounts of the text with fewer than two decimals are exact amounts without their zeros, or rounded: cells and
 * rates that bear on them decide. Where they are exact, a slip in "29万元" shows in a rate printed with two decimals.
 */
export function dropsZeros(said: readonly Said[]): boolean {
  const decimals = said.flatMap(({ mentions }) => mentions).flatMap(({ figure }) => (figure.kind === "amount" && figure.decimal.digits !== 0n ? [figure.decimal] : []));
  // "100.0" keeps its zero.
  if (decimals.some(({ digits, decimals: count }) => count === 1 && digits % 10n === 0n)) return false;
  const isExact = decimals.some(({ decimals: count }) => count >= EXACT_DECIMALS);
  let exact = 0;
  let rounded = 0;
  const count = (short: boolean, holdsRounded: boolean, holdsExact: boolean): void => {
    if (!short || !holdsRounded) return;
    if (holdsExact) exact += 1;
    else rounded += 1;
  };
  for (const { mentions, comparisons } of said) {
    for (const mention of mentions) {
      const own = meant(mention, true);
      if (mention.status === "agree" && mention.value && own) count(isShort(mention), true, compareAmount(own, mention.value.figures) === "agree");
    }
    for (const comparison of comparisons) {
      const { change, rate, base, subject } = comparison;
      if (!change || !rate || rate.figure.roughness || base || subject.figure.kind !== "amount") continue;
      count(isShort(change) || isShort(subject), rateHolds(comparison, false), rateHolds(comparison, true));
    }
  }
  // Where no amount has two decimals all may be rounded, and some exact by chance.
  return exact > 0 && exact >= 2 * rounded && (isExact || rounded === 0);
}

/**
 * Whether rates with fewer than two decimals are exact ones without their zeros ("减少10%" beside "增长12.6%" for 10.00 and 12.60),
 * which the amounts beside them decide. Then "10%" is not 10.89 cut off.
 */
export function ratesDropZeros(said: readonly Said[]): boolean {
  let exact = 0;
  let rounded = 0;
  let two = 0;
  for (const { subject, change, rate, base, direction } of said.flatMap(({ comparisons }) => comparisons)) {
    if (rate?.figure.measure !== "%" || rate.figure.roughness || !change || base || rate.figure.decimal.digits === 0n) continue;
    const { decimal } = rate.figure;
    if (decimal.decimals >= EXACT_DECIMALS) two += 1;
    const [now, moved] = [subject.figure.money, change.figure.money];
    if (decimal.decimals >= EXACT_DECIMALS || !now || !moved) continue;
    const [to, by] = [rangeOf([{ figure: now, sign: 1 }]), rangeOf([{ figure: moved, sign: direction === 1 ? 1 : -1 }])];
    const full = { digits: decimal.digits * 10n ** BigInt(EXACT_DECIMALS - decimal.decimals), decimals: EXACT_DECIMALS };
    if (compareMoved(to, by, full, 100) === "agree") exact += 1;
    else if (compareMoved(to, by, decimal, 100) !== "disagree") rounded += 1;
  }
  return two > 0 && exact >= LEAST_EXACT && exact >= 2 * rounded;
}

/** Rates that must follow without their zeros before one that does not is told. */
const LEAST_EXACT = 2;

function isShort({ figure }: Mention): boolean {
  return figure.decimal.decimals < EXACT_DECIMALS && figure.decimal.digits !== 0n;
}

function rateHolds({ subject, change, rate, direction }: Comparison, exact: boolean): boolean {
  const now = meant(subject, exact);
  const moved = change && meant(change, exact);
  if (!now || !moved || !rate) return false;
  const [to, by] = [rangeOf([{ figure: now, sign: 1 }]), rangeOf([{ figure: moved, sign: direction === 1 ? 1 : -1 }])];
  return compareMoved(to, by, rate.figure.decimal, scaleOf(rate.figure)) !== "disagree";
}
