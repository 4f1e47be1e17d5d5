import { shortLabel } from "./amounts";
import type { Collector } from "./collector";
import { valueOf } from "./hanNumerals";
import type { Layout, Paragraph } from "./layout";
import { digits } from "./parts";
import { RULES } from "./rules";
import type { Mention, Said } from "./said";

/** What may be counted before it is listed. */
const COUNTED = /^[家个项]$/;
/** Between a count and the list of what it counts: what they are, and words or a colon that open the list. */
const OPENS = /^[^，。；：、\d（）]{0,14}(?:，?(?:名单|具体)?(?:分别|包括|包含|如下|为|是|有|即)*)?：$|^[^，。；：、\d（）]{0,14}，?(?:分别|具体)?(?:是|为|包括|包含)：?$/;
/** The own words of what lists a part, or leaves the rest out. */
const OPEN_ENDED = /等|其中|主要|重点|部分|以上|以下[^：]*个/;
/** Ends of names of bodies and of their parts; a name may hold a mark of a list itself (规划、建设处). */
const BODY = /(?:室|科|处|股|局|院|所|站|中心|队|校|学|园|馆|部|会|厅|办|组|委|司|镇|乡|街道|段|库|厂|场|社|团|本级|机关)$/;
const JOINS = /[和及与]/g;
const LONGEST_LIST = 80;
const FEWEST = 2;

/** "包括3家单位：1.…2.…", "共有项目2个，分别是：甲90万元、乙50万元": a number of things against the list of them that stands behind it. */
export function checkListCounts(said: readonly Said[], collector: Collector): void {
  said.forEach(({ mentions, paragraph }, at) => {
    if (paragraph.kind === "row" || paragraph.contents) return;
    const counts = mentions.filter(({ figure }) => figure.kind === "count" && COUNTED.test(figure.measure));
    for (const count of counts) {
      const own = counts.filter(({ sentence }) => sentence[0] === count.sentence[0]);
      if (own.length === 1 && !count.figure.named && count.figure.decimal.decimals === 0) check(count, said, at, collector);
    }
  });
}

/** How many things a list has, the fewest and the most that it may be read to have; null where nobody can tell. */
type Listed = readonly [fewest: number, most: number] | null;

function check(count: Mention, said: readonly Said[], at: number, collector: Collector): void {
  const { clean } = collector.layout;
  const { figure, paragraph, sentence } = count;
  const following = clean.slice(figure.after, sentence[1]);
  if (OPEN_ENDED.test(clean.slice(sentence[0], sentence[1])) || /上年|去年/.test(count.label)) return;
  const numbered = OPENS.test(following) && sentence[1] === paragraph.end ? numberedBehind(said, at, collector.layout) : null;
  const listed = numbered ?? inLine(following, said[at]?.mentions ?? [], count);
  const printed = Number(figure.decimal.digits);
  if (!listed || listed[1] < FEWEST || (printed >= listed[0] && printed <= listed[1])) return;
  count.status = "disagree";
  count.expected = String(listed[1]);
  collector.atFigure(count, {
    rule: RULES.listCount, values: { label: shortLabel(count.label), printed: digits(count, collector) + figure.measure, expected: String(listed[1]) + figure.measure },
  });
}

const NUMBER = /^（?(\d{1,3}|[一二三四五六七八九十]{1,3})[）.、．]$/;

/** The number of a paragraph, and how it is written; null where it has none. */
function numberOf({ clean }: Layout, { start, words }: Paragraph): { readonly style: string; readonly value: number } | null {
  const printed = clean.slice(start, words);
  const number = NUMBER.exec(printed)?.[1];
  if (number === undefined) return null;
  const value = /\d/.test(number) ? Number(number) : valueOf(number);
  return value === null ? null : { style: printed.replace(number, /\d/.test(number) ? "1" : "一"), value };
}

/** Numbered paragraphs behind one that opens a list, one after the other; what stands between them without a number explains them. */
function numberedBehind(said: readonly Said[], at: number, layout: Layout): Listed {
  let style: string | null = null;
  let last = 0;
  let office = false;
  for (const { paragraph } of said.slice(at + 1, at + 1 + LONGEST_LIST)) {
    if (paragraph.kind === "row" || paragraph.contents) return null;
    const number = numberOf(layout, paragraph);
    style ??= number?.style ?? "";
    if (number?.style !== style) {
      // Two lists in one, or a heading further up: whatever else is numbered ends it.
      if (number || style === "") break;
      continue;
    }
    if (number.value !== last + 1) break;
    last = number.value;
    office ||= /本级|机关/.test(layout.clean.slice(paragraph.words, paragraph.end));
  }
  // The own office may be listed beside the units that are counted.
  return last < FEWEST ? null : [office ? last - 1 : last, last];
}

/** Things listed in the same sentence: amounts with their names, or names of bodies. */
function inLine(following: string, mentions: readonly Mention[], count: Mention): Listed {
  const opened = /^[^，。；：、\d（）]{0,14}，?(?:分别|具体)?(?:是|为|包括|包含)?：|^[^，。；：、\d（）]{0,14}，(?:分别|具体)(?:是|为|包括)/.exec(following)?.[0];
  if (opened === undefined) return null;
  const list = following.slice(opened.length).replace(/[。；]$/, "");
  if (/[（）；：]|[合共总]计/.test(list) || list === "") return null;
  const behind = mentions.filter(({ figure, sentence }) => sentence[0] === count.sentence[0] && figure.start > count.figure.start);
  if (behind.length > 0) {
    const plain = behind.every(({ role, figure }) => role === "value" && figure.kind === "amount") && list.split(/[、，]|(?<=元)[和及与]/).length === behind.length;
    return plain ? [behind.length, behind.length] : null;
  }
  const names = list.split("、");
  if (list.includes("，") || !names.every((name) => BODY.test(name))) return null;
  return [names.length, names.length + (names.at(-1)?.match(JOINS)?.length ?? 0)];
}
