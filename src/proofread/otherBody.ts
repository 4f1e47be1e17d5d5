import type { BudgetBook } from "../model/book";
import type { TextReading } from "../model/reading";
import { Collector } from "./collector";
import type { Layout } from "./layout";
import type { TextUnderstood } from "./readText";
import { RULES } from "./rules";
import { bodiesOf, headingText, isSubsequence } from "./sections";

/** Whose budget a text says it explains, and whose the tables are, which is another body's. */
export interface OtherBody {
  readonly text: string;
  readonly tables: string;
}

/** Names of bodies: what tables print as whose they are may be anything else. */
const BODY_NAME = /(?:局|厅|委|委员会|办|办公室|院|校|学|园|馆|所|站|队|社|会|部|处|中心|街道|办事处|镇|乡|公司|政府)(?:（本级）|本级|机关)?$/;
/** Shorter names (某局) are nobody's. */
const SHORTEST_NAME = 4;
/** Words before a name that make of it another part of the sentence. */
const NO_SUBJECT = /^(?:根据|依据|按照?|由|经|对|向|与|和|在|从|报|受|为)/;
/** How often a text must name a body of whose budget it does not tell an amount or have a heading. */
const OFTEN = 3;
/** Names that are looked at, those first that are said most often. */
const MOST_NAMES = 12;
/** Lines in which a text has its title, and how long it may be. */
const TITLE_LINES = 2;
const LONGEST_TITLE = 60;
/** Behind a name: that so much is its budget. */
const ITS_BUDGET = "(?:的)?(?:(?:19|20)\\d\\d年度?)?(?:部门|单位|年初)?(?:预算)?(?:收支|收入|支出|总收入|总支出|财政拨款|一般公共预算|“?三公|机关运行经费)[^，。；：\\d]{0,20}\\d[\\d,.]*(?:亿元|万元|元)";

/**
 * The two names where a text names another body than the tables and theirs nowhere; null where it does not, or one of the names is not
 * known. A name that leaves out some signs of the other is the same, and so is that of a unit of the department.
 *
 * @param units names of the department's units
 */
export function otherBodyOf(layout: Layout, book: BudgetBook, units: readonly string[]): OtherBody | null {
  const tables = book.body?.replace(/\s/g, "") ?? "";
  if (!BODY_NAME.test(tables)) return null;
  const all = [...bodiesOf(layout)].sort(([, a], [, b]) => b - a);
  const isOwn = (name: string): boolean => [tables, ...units].some((own) => isSubsequence(name, own) || isSubsequence(own, name));
  if (all.some(([name]) => isOwn(name)) || layout.clean.includes(tables)) return null;
  const headings = layout.paragraphs.filter(({ kind }, at) => kind === "heading" || at < TITLE_LINES).map((heading) => headingText(layout, heading).slice(0, LONGEST_TITLE));
  // Of a text that calls its own body 我局 another one may be told too.
  const tells = (name: string): boolean => !/[我本](?:[局院校委办站所厅馆园会]|部(?!门))/.test(layout.clean) && new RegExp(name + ITS_BUDGET).test(layout.clean);
  const other = all.slice(0, MOST_NAMES).find(([name, times]) => name.length >= SHORTEST_NAME && !NO_SUBJECT.test(name) && (times >= OFTEN || headings.some((heading) => heading.includes(name)) || tells(name)));
  return other ? { text: other[0], tables } : null;
}

/** A reading with the one finding that its text names another body than the tables, with whose figures it was compared, or was not. */
export function sayOtherBody({ layout }: TextUnderstood, reading: TextReading, { text, tables }: OtherBody, compared: boolean): TextReading {
  const collector = new Collector(layout);
  const at = Math.max(0, layout.clean.indexOf(text));
  const paragraph = layout.paragraphAt(at);
  // One correction of several would leave the text with both names.
  const times = layout.clean.split(text).length - 1;
  collector.at([at, at + text.length], paragraph ? [paragraph.start, paragraph.end] : [at, at + text.length], {
    rule: compared ? RULES.bodyName : RULES.otherBody, values: { printed: text, expected: tables, times: String(times) }, ...(compared && times === 1 ? { instead: tables } : {}),
  });
  return { ...reading, findings: [...collector.findings(), ...reading.findings] };
}
