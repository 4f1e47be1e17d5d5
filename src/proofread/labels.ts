import type { AmountFact, CountFact } from "../model/sentences";
import type { Anchors } from "./anchors";
import { labelText, withoutYear } from "./anchors";
import { LABELS } from "./lexicon";
import type { Topic } from "./sections";
import { isSubsequence, ownSectionsOf } from "./sections";

/** Words that may stand before a label without changing what it means. */
const NEUTRAL = /(?:19|20)\d\d年度?|本年度?|今年|当年|全年|年初|年度|[我本](?:部门|单位|机关|街道|[局委办部院校区市街镇乡])|部门|单位|财务|[省市区县镇]本级|本级|机关|所属|各预算单位|各单位|下属|区级|市级|县级|省级|预算|总体|财政|共?安排|编制|共有|共计|总计|用于|其中|相应|的|中|为|由|在|将|[、，：；年]|（[^）]*）/g;
/** "用于机关日常运转的公用经费", "保重点的项目支出": what an amount is for, told before its name. */
const PURPOSE_BEFORE = /(?:主要)?(?:用于|用来|保障?|维持|保证|满足)(?!险|费)([^，。；：的]{2,16})的$/;
/** Words by which a purpose is that of a part alone: other bodies, other money, what is new. */
const RESTRICTS = /下属|所属|各|[省市区县镇乡]级|本级|其他|部分|新增|追加|上年|结转|专项|[局院校站所队馆]|中心|单位(?!正常|日常|运)|公司|离退休|编外/;

/** A purpose that restricts an amount stays, any other goes. */
function purposeOf(words: string, purpose: string): string {
  return RESTRICTS.test(purpose) ? words : "";
}

/** A name of a body, which says only whose an amount is. */
const BODY_NAME = /^[^收支费款金]{1,30}(?:局|厅|委|办|办公室|院|校|学|中心|政府|处|队|站|所|馆|园|会|团|协)本?$/;
const LONGEST_LABEL = 90;
const LONGEST_PART = 8;

/** Finds what a label means: by our own sentences of the section, then by the words of any region. */
export class Labels {
  private readonly own = new Map<string, AmountFact[]>();
  private readonly counts = new Map<string, CountFact[]>();
  private readonly general = new Map<string, readonly AmountFact[]>();
  private readonly body: string;
  private readonly said = new Set<string>();

  constructor(anchors: Anchors, body: string) {
    this.body = plain(body);
    for (const { section, label, fact } of anchors.slots) {
      if (fact.of === "amount") this.said.add(`${section}|${JSON.stringify(fact.amount)}`);
      if (label === "") continue;
      const key = `${section}|${plain(label)}`;
      if (fact.of === "amount") this.own.set(key, [...(this.own.get(key) ?? []), fact.amount]);
      else this.counts.set(key, [...(this.counts.get(key) ?? []), fact.count]);
    }
    for (const { words, facts } of LABELS) for (const word of words) this.general.set(plain(word), facts);
  }

  /**
   * Amounts that the words before a figure may mean; empty where they mean none that is known. What is bought, owned or aimed
   * at is told in words of the tables too, but is only a part of what they hold: there our own sentences alone are meant.
   */
  amounts(words: string, topic: Topic): readonly AmountFact[] {
    const general = !["procurement", "assets", "performance"].includes(topic);
    const find = (suffix: string): readonly AmountFact[] => [
      ...ownSectionsOf(topic).flatMap((section) => this.own.get(`${section}|${suffix}`) ?? []), ...(general ? this.general.get(suffix) ?? [] : []),
    ];
    const found = this.longest(plain(labelText(words)), topic, find);
    return found.length > 0 ? found : this.longest(simplified(words), topic, find);
  }

  /** What a part means whose name its whole has begun: "公务用车购置及运行费5万元（购置2万元、运行3万元）". */
  ofPart(words: string, whole: string, topic: Topic): readonly AmountFact[] {
    const name = simplified(whole);
    const part = [simplified(words), simplified(words).replace(/费用?$/, ""), simplified(words).replace(/(?:维护)?费用?$/, "")].find((form) => name.includes(form)) ?? "";
    if (part.length < 2 || part.length > LONGEST_PART || name.length > LONGEST_LABEL) return [];
    const own = JSON.stringify(this.amounts(whole, topic)[0]);
    for (let at = name.indexOf(part); at >= 2; at -= 1) {
      const known = ["", "费"].map((kind) => this.amounts(name.slice(0, at) + part + kind, topic)).find((found) => found.length > 0 && JSON.stringify(found[0]) !== own);
      if (known) return known;
    }
    return [];
  }

  /** Whether our own sentences of a section say a fact, so that it is what its words mean there. */
  isOwn(fact: AmountFact, topic: Topic): boolean {
    return ownSectionsOf(topic).some((section) => this.said.has(`${section}|${JSON.stringify(fact)}`));
  }

  /** Counts that the words before a figure may mean. */
  countsOf(words: string, topic: Topic): readonly CountFact[] {
    return this.longest(plain(labelText(words)), topic, (suffix) => ownSectionsOf(topic).flatMap((section) => this.counts.get(`${section}|${suffix}`) ?? []));
  }

  /**
   * The longest ending of a label that is known and before which nothing stands that changes its meaning. A paragraph on
   * running costs says before them whose they are, at length.
   */
  private longest<Fact>(label: string, topic: Topic, find: (suffix: string) => readonly Fact[]): readonly Fact[] {
    if (label.length > LONGEST_LABEL) return [];
    for (let at = 0; at < label.length; at += 1) {
      const found = find(label.slice(at));
      if (found.length > 0) return (topic === "running-costs" && label.includes("运行经费", at)) || this.isNeutral(label.slice(0, at)) ? found : [];
    }
    return [];
  }

  /** Whether words say only whose and when; the body may be named in short (区审管办). */
  private isNeutral(words: string): boolean {
    const rest = (this.body === "" ? words : words.replace(this.body, "")).replace(PURPOSE_BEFORE, purposeOf).replace(NEUTRAL, "").replace(/\d+家[^0-9]{0,12}?(?=$|\d)/g, "");
    if (rest === "" || /[局委办部院校区市]本$/.test(rest) || BODY_NAME.test(rest)) return true;
    return rest.length >= 3 && isSubsequence(rest, this.body);
  }
}

/** The government funds in short; 社会保险基金 and 社保基金 are others. */
const FUNDS_IN_SHORT = /(?<!政府性|保险|社保)基金预算/g;

/** A label without what differs from text to text: brackets' width, quotes, white space, 基金预算 for 政府性基金预算. */
export function plain(label: string): string {
  return label.replaceAll("(", "（").replaceAll(")", "）").replace(/[“”"'\s]/g, "").replace(FUNDS_IN_SHORT, "政府性基金预算");
}

/**
 * A label without the words that differ from region to region: whose money the three public expenses are, 安排 or 合计 behind
 * a name, a year behind it.
 */
function simplified(words: string): string {
  return plain(withoutYear(labelText(words)))
    .replace(/^（?(?:其中[：，]?)?/, "")
    // Whose budget it is, before the year.
    .replace(/^[^收支费款金]{2,30}(?=(?:19|20)\d\d年)/, "")
    // "收入总计、支出总计均", "收入和支出预算总计各": both in one.
    .replace(/(?:两者)?[各均都]$/, "").replace(/收、支/g, "收支").replace(/收入(?:总计)?[、和与及]支出/g, "收入支出")
    .replace(/^.*等(?=(?:(?:人员|日常公用|公用)(?:经费|支出)|(?:基本|项目)支出)$)/, "")
    .replace(/年初(?=预算)/, "")
    .replace(/(?:一般公共预算)?(?:当年)?(?:财政)?(?:拨款)?(?:预算)?(?:安排)?[的中内]?(?=三公经费|因公出国|公务用车|公务接待|机关运行)/g, "")
    .replace(/(三公经费|机关运行经费)(?:当年)?(?:一般公共预算|财政)?拨款/, "$1")
    .replace(/运维费/, "运行维护费")
    .replace(/(?<!预算)财政拨款安排(?:数|资金|为)?$/, "财政拨款支出")
    .replace(/(?:共计|合计|总计)?(?:安排|编列)(?:数|资金|为)?$/, "").replace(/(?<=预算|拨款|基金)安排(?=支出$)/, "")
    .replace(/(预算|支出|收入|收支|拨款)(?:合计|总计|总?数|总额|总?规模)$/, "$1");
}
