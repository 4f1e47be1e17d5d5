import { numberOfDecimal, type Figure } from "../model/money";
import type { Sources } from "./amounts";
import { shortLabel } from "./amounts";
import { directionOf } from "./clauses";
import type { Collector } from "./collector";
import { thisYear } from "./comparisons";
import { digits } from "./parts";
import { meant } from "./precision";
import { RULES } from "./rules";
import type { Mention, Said } from "./said";
import type { Value } from "./values";
import { compareRatio, rangeOf, ratioText } from "./verdicts";

const POINTS = "个百分点";
/** "为上年的1.2倍": words before a multiple of last year's amount. */
const OF_LAST_YEAR = /(?:为|是|达到?|相当于)(?:上年|去年|上一年)度?(?:预算|执行|决算)?数?的$/;
/** Words of last year's share: "上年占11.36%". */
const LAST_YEARS = /(?:上年|去年|上一年)度?(?:占比?|比重|占比为)?[^，。；：]{0,6}$/;
/** Shares are told in two decimals, of which a difference may be made. */
const SHARE_STEP = 0.01;

/** "占12.00%，比上年提高0.64个百分点", "为上年的1.2倍": against last year's amounts, where a table prints them or the sentence tells last year's share. */
export function checkPoints(prose: readonly Said[], sources: Sources, collector: Collector): void {
  for (const { mentions } of prose) {
    mentions.forEach((mention, at) => {
      if (mention.status !== null || mention.figure.named || mention.figure.roughness !== null) return;
      if (mention.figure.measure === POINTS) checkShares(mention, mentions, at, sources, collector);
      else if (mention.figure.kind === "multiple" && OF_LAST_YEAR.test(mention.label)) checkTimes(mention, mentions, at, sources, collector);
    });
  }
}

/** The last figure before one in its sentence for which a condition holds. */
function before(mentions: readonly Mention[], at: number, is: (mention: Mention) => boolean): Mention | undefined {
  const from = Math.max(0, at - MOST_BEFORE);
  return mentions.slice(from, at).findLast((each) => each.sentence === mentions[at]?.sentence && is(each));
}

const MOST_BEFORE = 12;

/** Difference of a share in per cent against last year's, and how far what is printed may be from it. */
interface Moved {
  readonly by: number;
  readonly room: number;
}

function checkShares(points: Mention, mentions: readonly Mention[], at: number, sources: Sources, collector: Collector): void {
  const direction = directionOf(points.label);
  const share = before(mentions, at, ({ role, status }) => role === "share" && status === "agree");
  const moved = direction && share ? movedBy(share, before(mentions, at, (each) => each !== share && each.figure.measure === "%" && LAST_YEARS.test(each.label)), sources) : null;
  if (!direction || !share || !moved) return;
  const { decimals } = points.figure.decimal;
  const printed = numberOfDecimal(points.figure.decimal);
  if (Math.abs(moved.by - (direction.rise ? printed : -printed)) <= moved.room + 0.5 / 10 ** decimals) {
    points.status = "agree";
    return;
  }
  points.status = "disagree";
  const expected = Math.abs(moved.by).toFixed(decimals);
  points.expected = expected;
  const told = (rises: boolean, size: string): string => `${rises ? "提高" : "下降"}${size}${POINTS}`;
  collector.atFigure(points, {
    rule: RULES.rate, at: share.cells[0] ?? null, related: share.cells.slice(1),
    values: { label: shortLabel(share.subject?.label ?? share.label), printed: told(direction.rise, digits(points, collector)), expected: told(moved.by > 0, expected) },
  });
}

/** By how much a share has moved: from the one that the sentence tells of last year, else by the tables' amounts of last year. */
function movedBy(share: Mention, last: Mention | undefined, { places }: Sources): Moved | null {
  if (last) return { by: numberOfDecimal(share.figure.decimal) - numberOfDecimal(last.figure.decimal), room: stepOf(share) / 2 + stepOf(last) / 2 };
  const [part, whole] = [share.subject?.value, share.over && ("value" in share.over ? share.over.value : share.over.mention.value)];
  const [partBefore, wholeBefore] = [part && places.before(part, ""), whole && places.before(whole, "")];
  const [now, then] = [percent(part, whole), percent(partBefore, wholeBefore)];
  return now === null || then === null ? null : { by: now - then, room: SHARE_STEP };
}

/** A share in per cent; null without a whole. */
function percent(part: Value | null | undefined, whole: Value | null | undefined): number | null {
  const [over, under] = [part, whole].map((value) => (value && value.figures.length > 0 ? value.figures.reduce((sum, { money }) => sum + money, 0) : null));
  return over == null || under == null || under <= 0 ? null : (over / under) * 100;
}

function stepOf({ figure: { decimal } }: Mention): number {
  return 1 / 10 ** decimal.decimals;
}

/** Last year's amount: a table's, else the one that the sentence tells. */
function lastYearsOf(subject: Mention, mentions: readonly Mention[], at: number, { places, dropsZeros }: Sources): Pick<Value, "figures" | "cells"> | null {
  const printed = subject.value && places.before(subject.value, "");
  if (printed) return printed;
  const told = before(mentions, at, ({ role, figure, subject: of }) => role === "base" && figure.kind === "amount" && of === subject);
  const figure = told && meant(told, dropsZeros);
  return figure ? { figures: [figure], cells: [] } : null;
}

function checkTimes(times: Mention, mentions: readonly Mention[], at: number, sources: Sources, collector: Collector): void {
  const subject = before(mentions, at, ({ role, figure }) => role === "value" && figure.kind === "amount");
  const base = subject && lastYearsOf(subject, mentions, at, sources);
  if (!subject || subject.status === "disagree" || !base) return;
  const range = (figures: readonly Figure[]): ReturnType<typeof rangeOf> => rangeOf(figures.map((figure) => ({ figure, sign: 1 })));
  const [over, under] = [range(thisYear(subject, sources.dropsZeros)), range(base.figures)];
  const verdict = compareRatio(over, under, times.figure.decimal, 1);
  if (verdict === null) return;
  times.status = verdict;
  times.cells = [...subject.cells, ...base.cells];
  if (verdict !== "disagree") return;
  const expected = ratioText(over, under, times.figure.decimal.decimals, 1);
  times.expected = expected;
  collector.atFigure(times, {
    rule: RULES.rate, at: subject.cells[0] ?? null, related: base.cells, instead: expected,
    values: { label: shortLabel(subject.label), printed: `${digits(times, collector)}倍`, expected: `${expected ?? ""}倍` },
  });
}
