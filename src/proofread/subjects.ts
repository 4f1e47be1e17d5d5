import { clauseOf, isNamed } from "./clauses";
import type { Paragraph } from "./layout";
import { BARE_BASE, BASE_BEHIND, MOVED, MOVED_SINCE, BASE_VALUE, MOVES, OF_BASE, OTHER_BASE, STAYS, coreOf } from "./phrases";
import type { Mention } from "./said";
import { scopeOfWords } from "./scopes";

/** Words of a fund, which go before the words of its income or expenditure. */
export const FUND = /财政拨款|一般公共预算|政府性基金预算|国有资本经营预算/;
const FARTHEST_SUBJECT = 40;
/** Words that name a class, division or item as such. */
const MARKED = /（[类款项]）/;

/**
 * What a comparison speaks of: the value said last, or, where words of their own stand before 比, the value that was said
 * under these words; null where there was none.
 *
 * @param subject the value said last
 * @param mentions figures of the paragraph so far
 */
export function spokenOf(before: string, subject: Mention | null, mentions: readonly Mention[], paragraph: Paragraph): Mention | null {
  const clause = clauseOf(before);
  const own = coreOf(clause);
  if (!subject) return null;
  // "2026年财政拨款预算较上年…" goes back to the whole: not to an item, nor to what another paragraph spoke of last.
  if (own === "" && FUND.test(clause) && !FUND.test(subject.label) && (subject.paragraph !== paragraph || MARKED.test(subject.label))) return null;
  if (own === "") return subject;
  const near = mentions.slice(-FARTHEST_SUBJECT).filter((mention) => mention.role === "value" && mention.figure.kind === "amount" && isNamed(mention, own));
  // "收入100万元，其中一般公共预算拨款收入80万元，收入较上年…" goes back to the income of all funds, not to the one that was told last.
  const scope = scopeOfWords(own);
  return near.findLast(({ label }) => scopeOfWords(label) === scope) ?? near.at(-1) ?? (isNamed(subject, own) ? subject : null);
}

/**
 * Whether words stand before last year's amount: "比上年预算数为", "2023年当年预算执行数为".
 *
 * @param next words behind the amount
 * @param year the budget's
 */
export function isLastYears(clause: string, next: string, year: number | null): boolean {
  const tail = clause.slice(BASE_BEHIND.exec(clause)?.[1]?.length ?? 0);
  const bare = BARE_BASE.test(clause) && MOVED_SINCE.test(next);
  if (!bare && !BASE_VALUE.test(clause) && !(OTHER_BASE.test(tail) && !MOVED.test(tail) && (MOVES.test(next) || STAYS.test(next) || next.startsWith("相比，")))) return false;
  const named = /(?:19|20)\d\d/.exec(clause)?.[0];
  if (named === undefined) return true;
  return year === null ? /执行|决算/.test(clause) : Number(named) === year - 1 || (/执行数|决算/.test(clause) && Number(named) !== year);
}

/** "上年培训费预算为", "2025年培训费": of what last year's amount is that has its name; null for all other words. */
export function aboutLastYear(clause: string, year: number | null): string | null {
  const [, printed, about = ""] = OF_LAST_YEAR.exec(clause) ?? [];
  // What is left over from last year is money of this one.
  return coreOf(about) === "" || /结[转余]|剩余/.test(about) || (printed !== undefined && Number(printed) + 1 !== year) ? null : coreOf(about);
}

const OF_LAST_YEAR = /^(?:上年|去年|((?:19|20)\d\d)年)度?([^，。；：]{2,24}?)(?:预算执行数|执行数|决算数|决算|预算数|预算)?(?:安排)?(?:为|是|共)?$/;

/** "培训费12万元。2025年培训费预算为10万元": the amount of this year that was told by the same name before last year's. */
export function toldByName(clause: string, mentions: readonly Mention[], year: number | null): Mention | null {
  const about = aboutLastYear(clause, year);
  if (about === null) return null;
  return mentions.slice(-FARTHEST_SUBJECT).findLast(({ role, figure, label }) => role === "value" && figure.money !== null && aboutLastYear(label, year) === null && coreOf(label) === about) ?? null;
}

/** "与上年收支总预算90万元相比，…" at the beginning of a paragraph: its words name what is compared, unless that was told last; undefined where they name nothing. */
export function namedByBase(clause: string, subject: Mention | null, paragraph: Paragraph): string | undefined {
  const about = OF_BASE.exec(clause)?.[1];
  if (about === undefined || coreOf(about) === "" || subject?.paragraph === paragraph) return undefined;
  return subject && isNamed(subject, coreOf(about)) ? undefined : about;
}

/** Whether words stand before the amount of a year before the last: "2024年为". */
export function isEarlier(clause: string, year: number | null): boolean {
  const named = BASE_VALUE.test(clause) ? /(?:19|20)\d\d/.exec(clause)?.[0] : undefined;
  return named !== undefined && year !== null && Number(named) < year - 1 && !/执行数|决算/.test(clause);
}

/** "支出预算100万元。按功能分类：教育支出60万元，住房保障支出40万元。其中：…": the last amount before a sentence that lists its parts by a classification; null where the last sentence lists none. */
export function wholeOfList(clean: string, mentions: readonly Mention[]): Mention | null {
  const values = mentions.slice(-FARTHEST_SUBJECT).filter(({ role, figure }) => role === "value" && figure.kind === "amount");
  const start = values.at(-1)?.sentence[0];
  const [first, second] = values.filter(({ sentence }) => sentence[0] === start);
  if (start === undefined || !first || !second || !LISTS.test(clean.slice(start, first.figure.start))) return null;
  return values.findLast(({ sentence }) => sentence[0] < start) ?? null;
}

const LISTS = /^[^，。；]{0,6}按[^，。；]{2,24}(?:分|划分|分类|科目)[^，。；]{0,6}[：，]/;
