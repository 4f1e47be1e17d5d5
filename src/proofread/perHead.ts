import type { Figure } from "../model/money";
import { agreement } from "../model/money";
import { expectedText, shortLabel } from "./amounts";
import type { Collector } from "./collector";
import { digits } from "./parts";
import { coreOf } from "./phrases";
import { RULES } from "./rules";
import type { Mention, Said } from "./said";

/** "人均公用经费", "公用经费人均": of what, for each person. */
const PER_HEAD = /^(?:每人平均|人均)([\u4e00-\u9fff]{2,12}?)(?:为|约)?$|^([\u4e00-\u9fff]{2,12})人均(?:为|约)?$/;
const MOST_PERSONS = 100_000;

/** "在职人员20人，公用经费65万元，人均公用经费3.25万元": what a sentence tells for each person is its amount by its one number of persons. */
export function checkPerHead(prose: readonly Said[], collector: Collector): void {
  for (const { mentions } of prose) for (const mention of mentions) checkMention(mention, mentions, collector);
}

/** The one amount and the one number of persons of its sentence from which an amount for each follows; null where there are more. */
function groundsOf(mention: Mention, about: string, mentions: readonly Mention[]): { readonly whole: Mention; readonly persons: Mention; readonly count: number; readonly money: Figure } | null {
  const own = mentions.filter(({ sentence }) => sentence[0] === mention.sentence[0]);
  const [persons, others] = own.filter(({ figure }) => figure.kind === "count" && /^[人名]$/.test(figure.measure));
  const [whole, second] = own.filter((each) => each !== mention && each.role === "value" && each.figure.money !== null && coreOf(each.label) === about);
  const money = whole?.figure.money;
  if (others || second || !persons || !whole || !money || persons.figure.named || persons.figure.decimal.decimals > 0) return null;
  const count = Number(persons.figure.decimal.digits);
  return count < 1 || count > MOST_PERSONS ? null : { whole, persons, count, money };
}

function checkMention(mention: Mention, mentions: readonly Mention[], collector: Collector): void {
  const [, before, behind] = PER_HEAD.exec(mention.label) ?? [];
  const about = coreOf(before ?? behind ?? "");
  const printed = mention.figure.money;
  const grounds = about === "" || !printed || mention.figure.named ? null : groundsOf(mention, about, mentions);
  if (!grounds || !printed) return;
  const { whole, persons, count, money } = grounds;
  const all = { money: printed.money * count, grain: printed.grain * count };
  mention.status = agreement([{ figure: all, sign: 1 }, { figure: money, sign: -1 }]) === "differs" ? "disagree" : "agree";
  if (mention.status === "agree") return;
  const expected = expectedText(mention, Math.round(money.money / count / printed.grain) * printed.grain, digits(mention, collector));
  mention.expected = expected;
  collector.among([mention, persons, whole], {
    rule: RULES.perHead, at: whole.cells[0] ?? null, related: whole.cells.slice(1),
    values: { label: shortLabel(mention.label), printed: digits(mention, collector) + mention.figure.measure, expected: expected + mention.figure.measure },
  });
}
