import type { Figure } from "../model/money";
import { agreement } from "../model/money";
import { expectedText, shortLabel, unitOf } from "./amounts";
import { directionOf } from "./clauses";
import type { Collector } from "./collector";
import { checkSum, digits } from "./parts";
import { FALLING, NET_CHANGE, RISING } from "./phrases";
import { RULES } from "./rules";
import type { Mention, Said } from "./said";

const SUM_WORDS = "(?:合计|共计|总计|小计|累计|共)";
const TOLD_SUM = new RegExp(`^(?:以上|上述|前述)?(?:各项|[两二三四五六七八九十\\d]{1,2}项)?(?:支出|费用|经费|资金)?${SUM_WORDS}(?:为|是|安排|支出|需要?|投入|金额|资金|经费|费用|预算)*$`);
const TOLD_NET = new RegExp(`^(?:以上|上述)?(?:各项|[两二三四五六七八九十\\d]{1,2}项)?(?:因素|原因)?${SUM_WORDS}(?:净|使|预算|支出|经费)*[增减下上]`);
/** Figures of a sentence before a sum, of which more are not looked at. */
const LONGEST_LIST = 60;
/** Words with which a list begins. */
const BEGINS = /用于|：|主要(?:原因)?[是为]?|原因|由于|分别|一是/;
/** Words within which a list is not all that is summed, or holds something else than its amounts. */
const NESTED = /其中|包括|包含|[（）]/;
/** What may stand between two amounts of a plain list: one mark, and the name of the second. */
const PLAIN = /^[，、；](?:[一二三四五六七八九]是|[和及与])?[^，、；。]*$|^[和及与][^，、；。]*$/;
/** Behind the words with which a list begins. */
const FIRST = /^[：是为]*[^，、；。]*$/;

/** Whether words say no more than that an amount sums those before it. */
export function isToldSum(clause: string): boolean {
  return TOLD_SUM.test(clause);
}

/** "购置水泵12万元、维修闸门23万元，共计35万元": an amount that is said to sum the list right before it does. */
export function checkToldSums(said: readonly Said[], collector: Collector): void {
  for (const each of said) {
    const mentions = each.mentions.filter(({ figure: { kind } }) => kind !== "year" && kind !== "date");
    mentions.forEach((total, at) => {
      if (total.figure.kind !== "amount") return;
      const net = NET_CHANGE.test(total.label) || TOLD_NET.test(total.label);
      if (!net && !isToldSum(total.label)) return;
      const list = listBefore(mentions, at, collector.layout.clean);
      if (list.length < 2) return;
      if (net) checkNet(total, list, collector);
      else if (total.status === null) checkSum(total, list, true, collector);
    });
  }
}

/** The amounts that are listed right before one, in its sentence; none where anything else than a plain list of them stands there. */
function listBefore(mentions: readonly Mention[], at: number, clean: string): readonly Mention[] {
  const total = mentions[at];
  const list: Mention[] = [];
  if (mentions[at - LONGEST_LIST]?.sentence === total?.sentence) return [];
  if (!total || !PLAIN.test(gapBefore(mentions, at, clean).replace(/相抵后?，/, "相抵"))) return [];
  for (let place = at - 1; place >= 0; place -= 1) {
    const mention = mentions[place];
    if (!mention || mention.sentence !== total.sentence) break;
    const gap = gapBefore(mentions, place, clean);
    if (mention.figure.kind !== "amount" || mention.figure.named || NESTED.test(gap)) return [];
    list.unshift(mention);
    const begins = [...gap.matchAll(new RegExp(BEGINS, "g"))].at(-1);
    if (begins) return FIRST.test(gap.slice(begins.index + begins[0].length)) ? list : [];
    if (mentions[place - 1]?.sentence === total.sentence && !PLAIN.test(gap)) return [];
  }
  return list;
}

/** Words between a figure and the one before it in its sentence. */
function gapBefore(mentions: readonly Mention[], at: number, clean: string): string {
  const [before, mention] = [mentions[at - 1], mentions[at]];
  if (!mention) return "";
  return clean.slice(before && before.sentence === mention.sentence ? before.figure.after : mention.sentence[0], mention.figure.start);
}

/** Changes that a reason lists, with their signs, come to the change that is said to be their sum. */
function checkNet(total: Mention, list: readonly Mention[], collector: Collector): void {
  const own = directionOf(total.label);
  const printed = total.figure.money;
  let last: 1 | -1 | null = null;
  const changes: (Figure & { readonly sign: 1 | -1 })[] = [];
  for (const mention of list) {
    last = signOf(mention.label) ?? (/[增减]/.test(mention.label) ? null : last);
    if (last === null || !mention.figure.money) return;
    changes.push({ ...mention.figure.money, sign: last });
  }
  if (!own || !printed) return;
  const sign = own.rise ? 1 : -1;
  const terms = [{ figure: printed, sign: own.rise ? -1 as const : 1 as const }, ...changes.map(({ sign: each, ...figure }) => ({ figure, sign: each }))];
  if (agreement(terms) !== "differs") {
    for (const mention of [total, ...list]) if (mention.status === null || mention.status === "free") mention.status = "agree";
    return;
  }
  if ([total, ...list].some(({ status }) => status === "disagree")) return;
  const money = changes.reduce((sum, change) => sum + change.sign * change.money, 0);
  for (const mention of [total, ...list]) mention.status = "disagree";
  const told = (amount: string, rise: boolean): string => `${rise ? "增加" : "减少"}${amount}${unitOf(total)}`;
  collector.among([total, ...list], {
    rule: RULES.changesAddUp, at: null,
    values: { label: shortLabel(total.label), printed: told(digits(total, collector), sign === 1), expected: told(expectedText(total, Math.abs(money), ""), money >= 0) },
  });
}

/** Whether words tell a rise or a fall; null where they tell neither, or both. */
function signOf(words: string): 1 | -1 | null {
  const [rises, falls] = [RISING.test(words), FALLING.test(words)];
  return rises === falls ? null : rises ? 1 : -1;
}
