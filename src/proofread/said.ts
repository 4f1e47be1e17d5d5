import type { CellRef } from "../model/cells";
import type { ClaimStatus } from "../model/reading";
import type { AmountFact, CountFact } from "../model/sentences";
import type { TextFigure } from "./figures";
import type { Paragraph } from "./layout";
import type { Scope } from "./scopes";
import type { Topic } from "./sections";
import type { Value } from "./values";

/**
 * What a figure does in its sentence. value: an amount or count of this year · restated: the same once more · base: last
 * year's · change, rate: of a comparison · share: of a whole · aside: inside a reason or purpose · none: nothing to check.
 */
export type Role = "value" | "restated" | "base" | "change" | "rate" | "share" | "aside" | "none";

/** A figure with its part in the sentence; the verdict is filled in by the checks. */
export interface Mention {
  readonly figure: TextFigure;
  readonly paragraph: Paragraph;
  readonly topic: Topic;
  readonly role: Role;
  /** Words before the figure, for a value. */
  readonly label: string;
  /** The fund of which the sentence spoke before: "财政拨款收入预算…，支出预算…"; "" where it named none. */
  readonly fund: string;
  /** Whose money it is, by its own words, else the sentence's, else the section's; null where nothing says it. */
  readonly scope: Scope | null;
  /** The value of which it is named a part, behind 其中. */
  readonly whole: Mention | null;
  /** The value that a restated figure, share, change, rate or base speaks of; a base that is told before its value waits for it. */
  subject: Mention | null;
  readonly sentence: readonly [start: number, end: number];
  status: ClaimStatus | null;
  expected: string | null;
  cells: readonly CellRef[];
  /** What the tables say, where the label was found. */
  value: Value | null;
  /** The fact that the label names, whether or not the book says it. */
  fact: AmountFact | null;
  /** Other meanings of its words that have the printed amount too, and are other cells. */
  also: readonly Value[];
  /** Words head it that were not understood, so that 预算安排 and its like before it need not mean all of the section. */
  headed: boolean;
  /** Its name stands behind it: "360万元为基本支出". */
  namedBehind: boolean;
  /** A share that no word says to be one: "60万元（12.00%）". */
  bare: boolean;
  /** It is of what the tables need not hold: of another year, of other bodies, or told roughly. It may agree and proves nothing. */
  outside: boolean;
  /** What a count counts, whether or not the book says it. */
  counted: CountFact | null;
  /** The whole with which a share agrees: what the tables say, or an amount of the text itself. */
  over: { readonly value: Value } | { readonly mention: Mention } | null;
}

/** A figure as it was read, on which no check has said anything yet. */
type Read = Pick<Mention, "figure" | "paragraph" | "topic" | "role" | "label" | "fund" | "scope" | "whole" | "subject" | "sentence" | "outside">;

/** A mention without a verdict. */
export function mentionOf(read: Read): Mention {
  return { ...read, status: null, expected: null, cells: [], value: null, fact: null, also: [], counted: null, over: null, headed: false, namedBehind: false, bare: false };
}

/** A comparison with last year. */
export interface Comparison {
  subject: Mention;
  /** It stands behind the parts of a whole and may speak of that whole as well as of the last part: no figure tells which. */
  unsure: boolean;
  /** "2024年预算", "上年执行数": year and name of the base as written. */
  readonly baseYear: number | null;
  readonly baseName: string;
  readonly direction: 1 | -1 | 0;
  change: Mention | null;
  rate: Mention | null;
  rateDirection: 1 | -1 | 0 | null;
  /** Last year's amount, where the sentence says it. */
  base: Mention | null;
  /** Last year's amount is known, so that nothing has to be inferred from other comparisons. */
  settled: boolean;
  /** Where the words stand. */
  readonly start: number;
  readonly end: number;
  /** Where the direction word stands, and the name of the base. */
  readonly word: readonly [start: number, end: number];
  readonly baseWords: readonly [start: number, end: number];
  /** Changes of parts that are told behind it: "增加100万元，其中：基本支出增加80万元，项目支出增加20万元". */
  readonly parts: Comparison[];
  /** Where the rate's direction word stands. */
  rateWord: readonly [start: number, end: number] | null;
}

/** What is read of a comparison: what it speaks of, against what, where its words stand, and the figures that are known. */
type ReadComparison = Pick<Comparison, "subject" | "baseYear" | "baseName" | "direction" | "base" | "start" | "end" | "word" | "baseWords"> & Partial<Comparison>;

/** A comparison without a verdict. */
export function comparisonOf(read: ReadComparison): Comparison {
  return { change: null, rate: null, rateDirection: null, settled: false, rateWord: null, parts: [], unsure: false, ...read };
}

/** A whole and the parts named behind 其中. */
export interface Breakdown {
  readonly whole: Mention;
  readonly parts: Mention[];
  /** Another 其中 stood inside, so that the parts are not of one level. */
  nested: boolean;
}

/** What one paragraph says. */
export interface Said {
  readonly paragraph: Paragraph;
  readonly topic: Topic;
  /** Whose money its section speaks of; null where nothing says it. */
  readonly scope: Scope | null;
  readonly mentions: readonly Mention[];
  readonly comparisons: readonly Comparison[];
  /** Comparisons of amounts that the text itself does not say: "财政拨款预算较上年执行数增加100万元". */
  readonly unsaid: readonly Comparison[];
  readonly breakdowns: readonly Breakdown[];
  /** The value of which it spoke last. */
  readonly subject: Mention | null;
}
