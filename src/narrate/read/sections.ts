import { SECTIONS } from "../sentences";
import type { Layout, Paragraph } from "./layout";

/**
 * What a stretch of a disclosure is about: the id of one of our own sections, a topic of the last section, "explanation"
 * (text of other regions that goes through all tables), or a part in which figures are free facts.
 */
export type Topic =
  | "front" | "duties" | "glossary" | "projects" | "tables" | "explanation" | "other-matters"
  | "overall" | "revenue" | "expenditure" | "appropriation" | "general-allocation" | "basic-expenditure" | "government-fund" | "state-capital"
  | "three-public" | "running-costs" | "procurement" | "assets" | "performance";

/** Headings by keyword, first match wins; `stays` keeps the topic of a part that uses the same words below itself. */
const HEADINGS: readonly { readonly words: RegExp; readonly topic: Topic; readonly unless?: Topic }[] = [
  { words: /职能|职责|机构设置|机构构成|部门概况|单位概况|基本概况|人员构成/, topic: "duties" },
  { words: /名词解释/, topic: "glossary" },
  { words: /项目概[况述]|立项依据|实施主体|实施方案|实施周期|年度预算安排|项目经费情况|经费情况说明$|^绩效目标$/, topic: "projects" },
  { words: /(?:总|支出|收支|情况|预算|明细|经费|目标)表$/, topic: "tables" },
  { words: /编制说明/, topic: "explanation" },
  { words: /三公/, topic: "three-public" },
  { words: /机关运行/, topic: "running-costs", unless: "projects" },
  { words: /政府采购/, topic: "procurement", unless: "projects" },
  { words: /国有资产|资产占有|资产占用/, topic: "assets", unless: "projects" },
  { words: /绩效/, topic: "performance", unless: "projects" },
  { words: /财政拨款收支/, topic: "appropriation" },
  { words: /收支.*(?:总体|情况)/, topic: "overall" },
  { words: /基本支出.*(?:情况|说明)/, topic: "basic-expenditure" },
  { words: /政府性基金.*(?:情况|说明)/, topic: "government-fund" },
  { words: /国有资本经营.*(?:情况|说明)/, topic: "state-capital" },
  { words: /一般公共预算.*(?:情况|说明)/, topic: "general-allocation" },
  { words: /收入(?:预算)?(?:总体)?(?:情况|说明)/, topic: "revenue" },
  { words: /支出(?:预算)?(?:总体)?(?:情况|说明)/, topic: "expenditure" },
  { words: /其他(?:重要|相关).*(?:情况|说明)/, topic: "other-matters" },
];

/** Longest first: 财政拨款收支预算… ends with 收支预算…. */
const OWN_SUBJECTS: readonly { readonly subject: string; readonly topic: Topic }[] =
  SECTIONS.map(({ id, subject }) => ({ subject, topic: topicOf(id) })).sort((a, b) => b.subject.length - a.subject.length);

function topicOf(id: string): Topic {
  const topics: readonly Topic[] = [
    "overall", "revenue", "expenditure", "appropriation", "general-allocation", "basic-expenditure", "government-fund", "state-capital", "three-public",
  ];
  return topics.find((topic) => topic === id) ?? "other-matters";
}

/** The topic of every paragraph, by the headings above it. */
export function topicsOf(layout: Layout): readonly Topic[] {
  let topic: Topic = "front";
  return layout.paragraphs.map((paragraph) => {
    if (paragraph.kind === "heading") topic = topicBelow(headingText(layout, paragraph), topic);
    return topic;
  });
}

/** The words of a heading. */
export function headingText(layout: Layout, paragraph: Paragraph): string {
  return layout.clean.slice(paragraph.words, paragraph.end);
}

function topicBelow(words: string, before: Topic): Topic {
  const own = OWN_SUBJECTS.find(({ subject }) => words.endsWith(subject));
  if (own) return own.topic;
  const heading = HEADINGS.find(({ words: pattern, unless }) => pattern.test(words) && unless !== before);
  return heading?.topic ?? before;
}

/** Ids of our own sections whose sentences may stand under a topic. */
export function ownSectionsOf(topic: Topic): readonly string[] {
  switch (topic) {
    case "running-costs": case "procurement": case "assets": case "performance": case "other-matters": return ["other-matters"];
    case "front": case "duties": case "glossary": case "projects": case "tables": case "explanation": return [];
    default: return [topic];
  }
}

/** Whether figures under a topic are free facts: nothing there quotes a table. */
export function isFree(topic: Topic): boolean {
  return topic === "duties" || topic === "glossary" || topic === "projects";
}
