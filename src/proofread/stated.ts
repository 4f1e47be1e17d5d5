import type { BudgetBook, SheetFact } from "../model/book";
import { PER_CENT, statedId } from "../model/stated";
import type { Sources } from "./amounts";
import { expectedText, shortLabel } from "./amounts";
import { labelText } from "./anchors";
import type { Collector } from "./collector";
import type { TextFigure } from "./figures";
import type { Layout } from "./layout";
import { RULES } from "./rules";
import type { Mention, Said } from "./said";
import { headingText } from "./sections";
import type { Topic } from "./sections";
import { compareAmount } from "./verdicts";

/** What a figure is called that no table holds. */
export interface StatedName {
  /** The heading above it, and its own words. */
  readonly section: string;
  readonly label: string;
}

const LONGEST_SECTION = 30;
const LONGEST_LABEL = 40;
const YEAR = /(?:19|20)\d\d年?度?/g;
/** Figures of another year, norms and expectations are no figures of this budget. */
const NO_FACT = /上年|去年|[人车户校生][均头]|每[人车辆户校生年月]|定额|标准为?$/;
const OUTSIDE: readonly Topic[] = ["duties", "glossary", "tables"];

/**
 * Figures of a text by what they are called, for those that no table holds: each has its heading and its words, in a whole those of
 * the whole before them, and where the same words stand in several places of the text, the number of its place. Names are the same
 * in the text of the year after.
 */
export class Stated {
  private readonly names = new Map<Mention, readonly StatedName[]>();
  private readonly sharing = new Map<string, Mention[]>();

  constructor(private readonly book: BudgetBook, layout: Layout, said: readonly Said[], year: number | null) {
    let heading = "";
    const times = new Map<string, number>();
    for (const { paragraph, mentions } of said) {
      if (paragraph.kind === "heading" && !paragraph.contents && paragraph.apart === null) heading = headingText(layout, paragraph);
      for (const mention of mentions) {
        if (!mayBeStated(mention, year)) continue;
        const section = heading.replace(YEAR, "").slice(0, LONGEST_SECTION) || "说明文字";
        const name = { section, label: this.labelOf(mention) + behind(mention, layout) };
        if (name.label.length < 2) continue;
        const qualified = mention.whole ? { section, label: `${this.labelOf(mention.whole)}：${name.label}` } : name;
        const nth = (times.get(idOf(qualified)) ?? 0) + 1;
        times.set(idOf(qualified), nth);
        const numbered = nth > 1 ? [{ section, label: `${qualified.label}（第${nth}处）` }] : [];
        const names = [...numbered, ...(qualified === name ? [] : [qualified]), name];
        this.names.set(mention, names);
        for (const each of names) this.sharing.set(idOf(each), [...(this.sharing.get(idOf(each)) ?? []), mention]);
      }
    }
  }

  /** The row of 补充资料 that may say a figure, by its most particular name; undefined where there is none. */
  factOf(mention: Mention): SheetFact | undefined {
    return this.names.get(mention)?.map((name) => this.book.supplement?.facts.get(idOf(name))).find((fact) => fact !== undefined);
  }

  /** Whether a row can mean one figure of the text alone, and no other row has its words in a longer name. */
  isAlone(mention: Mention, { id }: SheetFact): boolean {
    const [section = "", label = ""] = id.split("|");
    const isLonger = (other: string): boolean => other !== id && other.startsWith(`${section}|`) && other.slice(section.length + 1).includes(label);
    return this.sharing.get(id)?.length === 1 && this.sharing.get(id)?.[0] === mention && ![...this.book.supplement?.facts.keys() ?? []].some(isLonger);
  }

  /** The shortest name that means no figure of another value; null for what is no fact of this budget. */
  nameOf(mention: Mention): StatedName | null {
    const names = this.names.get(mention);
    if (!names) return null;
    const isOwn = (name: StatedName): boolean => (this.sharing.get(idOf(name)) ?? []).every((other) => isSameValue(other, mention));
    return [...names].reverse().find(isOwn) ?? names[0] ?? null;
  }

  private labelOf({ label }: Mention): string {
    const words = labelText(label).replace(YEAR, "").replace(/^.*[，。；]/, "");
    const { body } = this.book;
    const own = body !== null && words.startsWith(body) && words.length > body.length ? words.slice(body.length) : words;
    return own.replace(/^[\s、：，]+|[\s、：，]+$/g, "").slice(-LONGEST_LABEL);
  }
}

/**
 * Counts whose words mean several entries (cars that are owned, and cars that are to be bought, by kind) mean them in the order in which
 * these are said, where that entry does not say another number.
 */
export function settleCounts(mentions: readonly Mention[], { labels, reader }: Pick<Sources, "labels" | "reader">): void {
  const times = new Map<string, number>();
  for (const mention of mentions) {
    if (mention.figure.kind !== "count" || mention.role !== "value" || mention.status === "disagree") continue;
    const meanings = [...new Map(labels.countsOf(mention.label, mention.topic).map((fact) => [JSON.stringify(fact), fact])).values()].filter((fact) => fact.kind !== "counts" && fact.kind !== "rowCount");
    const key = meanings.map((fact) => JSON.stringify(fact)).join();
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    const meant = meanings.length < 2 ? undefined : meanings[nth];
    const count = meant && reader.count(meant);
    if (!meant || (count ? count.count !== numberOf(mention.figure) : mention.status === "agree")) continue;
    mention.counted = meant;
    if (count) [mention.status, mention.cells] = ["agree", count.cells];
  }
}

/** Compares a figure that no table holds with the row of 补充资料 that says it. What several figures may be called accuses none. */
export function checkStated(mention: Mention, stated: Stated, collector: Collector): void {
  const fact = stated.factOf(mention);
  const { figure } = mention;
  if (!fact) return;
  const typed = figure.kind === "amount" ? fact.figure : figure.kind === "percentage" ? fact.rate : fact.count;
  if (typed === null) return;
  const agrees = typeof typed === "number" ? Number(typed.toFixed(figure.decimal.decimals)) === numberOf(figure) : figure.money && compareAmount(figure.money, [typed]) === "agree";
  if (agrees) {
    mention.status = "agree";
    mention.cells = [fact.at];
    if (fact.figure) mention.value = { figures: [fact.figure], cells: [fact.at], usual: false };
  } else if (stated.isAlone(mention, fact)) accuse(mention, fact, collector);
}

function accuse(mention: Mention, { at, figure: amount, count, rate }: SheetFact, collector: Collector): void {
  const { figure } = mention;
  const printed = collector.layout.clean.slice(figure.start, figure.end);
  const expected = amount ? expectedText(mention, amount.money, printed) : String(rate ?? count);
  mention.status = "disagree";
  mention.cells = [at];
  mention.expected = expected;
  collector.atFigure(mention, {
    rule: amount ? RULES.amount : RULES.count, at, instead: expected, values: { label: shortLabel(mention.label), printed: printed + figure.measure, expected: expected + figure.measure },
  });
}

/** The number that a count prints. */
export function numberOf({ decimal }: TextFigure): number {
  return Number(decimal.digits) / 10 ** decimal.decimals;
}

/** Id of a name on 补充资料. */
function idOf({ section, label }: StatedName): string {
  return statedId(section, label);
}

/** What a count counts stands behind it: "下属1家机关"; "" where nothing does. */
function behind({ figure: { kind, measure, after } }: Mention, { clean }: Layout): string {
  const counted = kind === "count" ? /^(?:[\u4e00-\u9fff]{2,10}?(?=[，。；、：（和及与的\d]|$)|[\u4e00-\u9fff]{6})/.exec(clean.slice(after, after + 11))?.[0] ?? "" : "";
  return counted === "" ? "" : `…${measure}${counted}`;
}

/** Whether a figure is an amount or a rate that tells a reason or a use: no table holds it, so that only a row of 补充资料 can say it. */
export function isInReason({ figure, role }: Pick<Mention, "figure" | "role">): boolean {
  return role === "aside" && (figure.kind === "amount" || isStatedRate({ figure, role }));
}

/** Whether a figure is a rate that nothing else gives: "一般性支出统一压减10%". */
export function isStatedRate({ figure, role }: Pick<Mention, "figure" | "role">): boolean {
  return role === "aside" && figure.kind === "percentage" && figure.measure === PER_CENT;
}

/** Whether a figure is an amount or a count of this budget in words, or an amount or a rate in a reason for one. */
function mayBeStated({ figure, role, paragraph, topic, label }: Mention, year: number | null): boolean {
  if ((role !== "value" && !isInReason({ figure, role })) || figure.named || paragraph.kind !== "prose" || OUTSIDE.includes(topic) || NO_FACT.test(label)) return false;
  if (figure.kind === "count" ? topic === "projects" : figure.kind !== "amount" && !isStatedRate({ figure, role })) return false;
  const printed = /(?:19|20)\d\d(?=年)/g;
  return year === null || [...label.matchAll(printed)].every(([said]) => Number(said) === year);
}

function isSameValue(a: Mention, b: Mention): boolean {
  const [of, other] = [a.figure, b.figure];
  if (of.kind === "amount") return other.kind === "amount" && of.money?.money === other.money?.money;
  return of.kind === other.kind && of.measure === other.measure && of.decimal.digits === other.decimal.digits && of.decimal.decimals === other.decimal.decimals;
}
