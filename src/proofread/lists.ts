import type { Collector } from "./collector";
import { isCommensurable } from "./figures";
import type { Layout, Paragraph } from "./layout";
import { checkSum, isExhaustive } from "./parts";
import type { Mention, Said } from "./said";

/** "…21,955.35万元。包括：" and the paragraphs that follow: a whole and its parts, a paragraph each. */
interface List {
  readonly whole: Mention;
  /** Amounts of the paragraph above, of which the whole is usually the last. */
  readonly above: readonly Mention[];
  readonly parts: readonly Mention[];
  /** Paragraphs of the parts. */
  readonly items: readonly Said[];
}

const OPENS = /(?:其中|包括|如下|分别为|分别是|具体为)[：。]?$|：$/;
const LONGEST_LIST = 60;
/** Shares printed with two decimals add up to 100 with this much room, in hundredths. */
const ROOM = 10;

/** Checks the lists that go over several paragraphs: parts that are known to be all of their whole add up to it. */
export function checkLists(said: readonly Said[], collector: Collector): void {
  said.forEach((_, at) => {
    const list = listAt(said, at, collector.layout);
    if (!list || list.parts.length < 2) return;
    const shares = sharesOf(list);
    if (shares.some(({ status }) => status === "disagree")) return;
    const all = areAll(shares, list.parts);
    const whole = all ? wholeOf(shares, list) : list.whole;
    checkSum(whole, list.parts, all || isExhaustive(whole, list.parts), collector);
  });
}

/** Depth by the way in which paragraphs are numbered: 一、 above （一） above 1. above （1） above none. */
function depthOf({ clean }: Layout, { kind, start, words }: Paragraph): number {
  const numbering = clean.slice(start, words);
  if (numbering === "") return kind === "heading" ? 0 : 5;
  if (/^[一二三四五六七八九十]/.test(numbering)) return 1;
  if (/^（[一二三四五六七八九十]/.test(numbering)) return 2;
  return numbering.startsWith("（") ? 4 : 3;
}

function listAt(said: readonly Said[], at: number, layout: Layout): List | null {
  const head = said[at];
  if (!head || head.paragraph.kind === "row" || !OPENS.test(layout.clean.slice(Math.max(head.paragraph.start, head.paragraph.end - 12), head.paragraph.end))) return null;
  const above = head.mentions.filter(isAmount);
  const whole = above.at(-1);
  if (!whole) return null;
  const depth = depthOf(layout, head.paragraph);
  const items: Said[] = [];
  const parts: Mention[] = [];
  let level: number | null = null;
  for (const each of said.slice(at + 1, at + 1 + LONGEST_LIST)) {
    const own = depthOf(layout, each.paragraph);
    if (each.topic !== head.topic || each.paragraph.kind === "row" || (own <= depth && own < NUMBERLESS)) break;
    level ??= own;
    if (own < level) break;
    if (own > level) continue;
    const values = each.mentions.filter(isAmount);
    const [first] = values;
    // A numbered item without an amount is none ("无公务用车购置"); a paragraph without number ends the list.
    if (!first && level === NUMBERLESS) break;
    if (first && !isCommensurable(first.figure, whole.figure)) return null;
    items.push(each);
    parts.push(...(level === NUMBERLESS ? values.filter(({ sentence }) => sentence === first?.sentence) : values.slice(0, 1)));
  }
  return { whole, above, parts, items };
}

const NUMBERLESS = 5;

function isAmount({ role, figure }: Mention): boolean {
  return role === "value" && figure.kind === "amount";
}

function sharesOf({ parts, items }: List): readonly Mention[] {
  const own = new Set(parts);
  return items.flatMap(({ mentions }) => mentions).filter(({ role, subject }) => role === "share" && subject !== null && own.has(subject));
}

/**
 * Of the amounts said before a list the one that the shares of its parts are of: "支出100万元，其中基本支出70万元、项目支出30万元。具体如下：…占40%…"
 * lists the expenditure, not the projects. The share that is largest tells it best.
 */
function wholeOf(shares: readonly Mention[], { whole, above }: List): Mention {
  const share = shares.reduce<Mention | null>((most, each) => (most === null || partOf(each) > partOf(most) ? each : most), null);
  const [money, part] = [share?.subject?.figure.money?.money ?? 0, share === null ? 0 : partOf(share)];
  const gap = ({ figure }: Mention): number => Math.abs((figure.money?.money ?? 0) * part - money);
  return above.reduce((best, each) => (gap(each) < gap(best) ? each : best), whole);
}

/** A share of 100 per cent as 1. */
function partOf({ figure: { decimal } }: Mention): number {
  return Number(decimal.digits) / 10 ** (decimal.decimals + 2);
}

/** Whether the parts are told with shares that make up the whole, so that none is missing. */
function areAll(shares: readonly Mention[], parts: readonly Mention[]): boolean {
  if (shares.length < parts.filter(({ figure }) => figure.money?.money !== 0).length || shares.length < 2) return false;
  const hundredths = shares.reduce((sum, { figure: { decimal } }) => sum + Number(decimal.digits) * 10 ** (2 - Math.min(2, decimal.decimals)), 0);
  return Math.abs(hundredths - 10_000) <= ROOM;
}
