import { PROFILES } from "../catalog/profiles";
import type { TextTopic } from "../model/sentences";
import type { Layout, Paragraph } from "./layout";
import { leadOf } from "./phrases";
import type { Scope } from "./scopes";
import { scopeOfTopic, scopeOfWords } from "./scopes";

/**
 * What a stretch of a disclosure is about: the topic of one of our own sections, or a part in which figures are free facts.
 */
export type Topic = TextTopic | "front" | "duties" | "glossary" | "projects" | "tables";

/** Headings by keyword, first match wins; `stays` keeps the topic of a part that uses the same words below itself. */
const HEADINGS: readonly { readonly words: RegExp; readonly topic: Topic; readonly unless?: Topic }[] = [
  { words: /职能|职责|机构设置|机构构成|部门概况|单位概况|基本概况|人员构成/, topic: "duties" },
  { words: /名词解释/, topic: "glossary" },
  { words: /三公[^，。]*(?:情况|说明)/, topic: "three-public" },
  { words: /机关运行经费[^，。]*(?:情况|说明)/, topic: "running-costs" },
  { words: /项目概[况述]|立项依据|实施主体|实施方案|实施周期|年度预算安排|项目经费情况|经费情况说明$|^绩效目标$/, topic: "projects" },
  { words: /(?:总|支出|收支|情况|预算|明细|经费|目标)表$/, topic: "tables" },
  { words: /编制说明/, topic: "explanation" },
  { words: /三公/, topic: "three-public" },
  { words: /机关运行/, topic: "running-costs", unless: "projects" },
  { words: /政府采购/, topic: "procurement", unless: "projects" },
  { words: /国有资产|资产占有|资产占用/, topic: "assets", unless: "projects" },
  { words: /绩效/, topic: "performance", unless: "projects" },
  { words: /财政拨款收支/, topic: "appropriation" },
  { words: /财政拨款(?:预算)?支出/, topic: "appropriation", unless: "glossary" },
  { words: /收支.*(?:总体|情况)/, topic: "overall" },
  { words: /基本支出.*(?:情况|说明)|基本支出(?:预算)?$/, topic: "basic-expenditure", unless: "glossary" },
  { words: /政府性基金.*(?:情况|说明)|政府性基金[^，。]*支出(?:预算)?$|^政府性基金(?:预算)?$/, topic: "government-fund", unless: "glossary" },
  { words: /国有资本经营.*(?:情况|说明)|国有资本经营[^，。]*支出(?:预算)?$|^国有资本经营(?:预算)?$/, topic: "state-capital", unless: "glossary" },
  { words: /一般公共预算.*(?:情况|说明)|一般公共预算[^，。]*(?:支出|拨款)(?:预算)?$|^一般公共预算$/, topic: "general-allocation", unless: "glossary" },
  { words: /收入(?:预算)?(?:安排)?(?:总体)?(?:情况|说明)/, topic: "revenue" },
  { words: /支出(?:预算)?(?:安排)?(?:总体)?(?:情况|说明)/, topic: "expenditure" },
  { words: /其他(?:重要|相关).*(?:情况|说明)/, topic: "other-matters" },
];

/** Longest first: 财政拨款收支预算… ends with 收支预算…. */
const OWN_SUBJECTS: readonly { readonly subject: string; readonly topic: Topic }[] =
  PROFILES.flatMap(({ text }) => text).map(({ topic, subject }) => ({ subject: subject.replace(/^.*\}年?/, ""), topic })).sort((a, b) => b.subject.length - a.subject.length);

const LONGEST_LEAD = 50;

/** What a paragraph is about, and whose money it speaks of. */
export interface Section {
  readonly topic: Topic;
  readonly scope: Scope | null;
  /** It is of a unit alone, of which the department's tables need not say anything. */
  readonly outside: boolean;
}

const NOWHERE: Section = { topic: "front", scope: null, outside: false };

/** How far down a heading stands by its number: 第一部分, 一、, （一）, 1., （1）; without one as far up as 一、. */
const LEVELS = [/^第[一二三四五六七八九十\d]+部分/, /^[一二三四五六七八九十]+[、.]|^(?![（\d])/, /^（[一二三四五六七八九十]+）/, /^\d+[.、]/, /^（?\d+）/];

/**
 * The section of every paragraph, by the headings above it.
 *
 * @param isOfUnit whether a heading says that what stands below it is of a unit alone; it goes on to the next heading of its level
 */
export function sectionsOf(layout: Layout, isOfUnit: (heading: string) => boolean = () => false): readonly Section[] {
  let section = NOWHERE;
  let ofUnit: number | null = null;
  let inline: Section | null = null;
  let listed: Section | null = null;
  return layout.paragraphs.map((paragraph) => {
    // A note speaks of what its text speaks of; what stands on every page belongs to no part.
    if (paragraph.apart !== null) return paragraph.apart === "page" ? NOWHERE : inline ?? listed ?? section;
    const heading = paragraph.kind === "heading" ? headingText(layout, paragraph) : gluedHeading(layout, paragraph);
    if (heading !== null) {
      const level = LEVELS.findIndex((pattern) => pattern.test(layout.clean.slice(paragraph.start, paragraph.end)));
      if (ofUnit !== null && level <= ofUnit) ofUnit = null;
      if (isOfUnit(heading)) ofUnit ??= level;
      section = { ...sectionBelow(heading, section), outside: ofUnit !== null };
    }
    if (heading !== null) listed = null;
    if (paragraph.kind === "heading" || paragraph.words > paragraph.start) inline = inlineSection(layout, paragraph, section);
    const own = inline ?? listed ?? section;
    if (paragraph.kind === "prose" && !isFree(section.topic) && OF_BASIC.test(layout.clean.slice(Math.max(paragraph.words, paragraph.end - 60), paragraph.end))) {
      listed = { topic: "basic-expenditure", scope: scopeOfWords(layout.clean.slice(paragraph.words, paragraph.end)) ?? own.scope, outside: own.outside };
    }
    return own;
  });
}

/** "一般公共预算基本支出80万元，其中：": the paragraphs that follow tell its parts. */
const OF_BASIC = /基本支出(?:预算)?(?:为|共|共计)?\d[\d,.]*(?:亿元|万元|元)[，。](?:其中|包括|具体为)：?$/;

const GLUED = /^[^，。；：]{4,50}?情况(?:的)?说明(?=[^，。；：])/;

/** "九、“三公”经费预算情况说明某局2018年…": a numbered heading whose line goes on with the text; null where there is none. */
function gluedHeading({ clean }: Layout, { kind, start, words, end }: Paragraph): string | null {
  if (kind !== "prose" || !/^(?:[一二三四五六七八九十]|（[一二三四五六七八九十])/.test(clean.slice(start, words))) return null;
  return GLUED.exec(clean.slice(words, Math.min(end, words + 60)))?.[0] ?? null;
}

function sectionBelow(words: string, before: Section): Pick<Section, "topic" | "scope"> {
  const topic = topicBelow(words, before.topic);
  return { topic, scope: scopeOfWords(words) ?? (topic === before.topic ? before.scope : scopeOfTopic(topic)) };
}

const OTHER_MATTERS: readonly Topic[] = ["three-public", "running-costs", "procurement", "assets", "performance"];

/** "4、政府采购情况：2025年…": a numbered paragraph that begins with its heading, among those on other matters. */
function inlineSection(layout: Layout, paragraph: Paragraph, { topic, outside }: Section): Section | null {
  if (paragraph.kind !== "prose" || isFree(topic) || topic === "tables") return null;
  const lead = leadOf(layout.clean.slice(paragraph.words, Math.min(paragraph.end, paragraph.words + LONGEST_LEAD)));
  const below = lead.length > LONGEST_LEAD / 2 ? topic : topicBelow(lead, topic);
  return OTHER_MATTERS.includes(below) && below !== topic ? { topic: below, scope: scopeOfWords(lead) ?? scopeOfTopic(below), outside } : null;
}

/** The words of a heading. */
export function headingText(layout: Layout, paragraph: Paragraph): string {
  return layout.clean.slice(paragraph.words, paragraph.end).replace(/[。：]$/, "");
}

/** Words that make of income or expenditure at large something else: 机关运行经费支出预算情况说明. */
const NARROWER = /三公|机关运行|政府采购|资产|绩效|财政拨款|一般公共预算|政府性基金|国有资本经营|基本支出|项目支出/;
const AT_LARGE: readonly Topic[] = ["overall", "revenue", "expenditure"];

function topicBelow(words: string, before: Topic): Topic {
  const own = OWN_SUBJECTS.find(({ subject, topic }) =>
    words.endsWith(subject) && !(AT_LARGE.includes(topic) && NARROWER.test(words.slice(0, words.length - subject.length))));
  if (own) return own.topic;
  const heading = HEADINGS.find(({ words: pattern, unless }) => pattern.test(words) && unless !== before);
  return heading?.topic ?? before;
}

/** Ids of our own sections whose sentences may stand under a topic. */
export function ownSectionsOf(topic: Topic): readonly string[] {
  switch (topic) {
    case "running-costs": case "procurement": case "assets": case "performance": return [topic, "other-matters"];
    case "front": case "duties": case "glossary": case "projects": case "tables": return [];
    default: return [topic];
  }
}

/** Whether figures under a topic are free facts: nothing there quotes a table. */
export function isFree(topic: Topic): boolean {
  return topic === "duties" || topic === "glossary" || topic === "projects";
}

/** Names of bodies before a year or a budget. */
const BODY = /(?:^|[，。；：、]|关于|年)([\u4e00-\u9fff（）]{1,40}?(?:局|厅|委|办|院|校|园|馆|所|站|队|社|会|中心|处|部|室|街道|镇|乡|公司|医院|政府))(?=(?:19|20)\d\d年|(?:收入|支出|部门|单位)预算|(?:部门|单位)(?:收入|支出|收支)|的机关运行经费|所有收入|预算(?:编制|公开|信息公开|情况)?说明)/g;
const OFTEN = 3;

/** 我局, 本院: the body whose text it is. */
const OWN_BODY = /[我本全][\u4e00-\u9fff]{1,2}$/;

/** The bodies of whose budgets a text speaks, with how often it names each. */
export function bodiesOf(layout: Layout): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const paragraph of layout.paragraphs) {
    const words = layout.clean.slice(paragraph.words, Math.min(paragraph.end, paragraph.words + LONGEST_OF_BODIES));
    for (const [, name = ""] of words.matchAll(BODY)) {
      const own = name.replace(/^第[一二三四五六七八九十]部分/, "");
      if (!OWN_BODY.test(own)) counts.set(own, (counts.get(own) ?? 0) + 1);
    }
  }
  return counts;
}

const LONGEST_OF_BODIES = 400;

/** Whose text it is, where the workbook does not say: the name that stands most often before the year and 收入预算. */
export function bodyIn(layout: Layout): string {
  const [most] = [...bodiesOf(layout)].sort(([, a], [, b]) => b - a);
  return most && most[1] >= OFTEN ? most[0] : "";
}

/**
 * Bodies of whose budgets a text speaks beside its own, as that of a department goes through its units: names of which none is another one
 * in short.
 *
 * @param body whose text it is; "" where that is not known
 */
export function otherBodiesIn(layout: Layout, body: string): readonly string[] {
  const names = [...bodiesOf(layout)].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const own = body || names[0] || "";
  return names.filter((name) => name !== own && !isSubsequence(name, own) && !isSubsequence(own, name));
}

/** Whether a name leaves out some signs of another. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const ch of long) if (ch === short[at]) at += 1;
  return at === short.length;
}
