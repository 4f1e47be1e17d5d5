import { isOutdated, type FormerName } from "../catalog/classifications";
import { codeBookOf, type CodeBook } from "../catalog/classifications/codeBook";
import type { BudgetBook } from "../model/book";
import type { DeclaredRule } from "../model/ruleWords";
import type { Collector } from "./collector";
import type { Paragraph } from "./layout";
import { plain } from "./labels";
import { lastFrom } from "./layout";
import { sentencesOf } from "./clauses";
import type { Topic } from "./sections";
import { isFree } from "./sections";
import { RULES } from "./rules";

/** A slip that words alone give away. */
interface Slip {
  readonly rule: DeclaredRule;
  readonly pattern: RegExp;
  /** Words that should stand there instead. */
  readonly instead?: (found: string) => string;
}

const WORDS_TWICE = "预算|万元|增加|减少|主要|用于|原因|经费|安排|执行数|支出预算|收入预算|其中|持平|比上年";

const SLIPS: readonly Slip[] = [
  // "增加原因，一是…": behind a comma the reason may follow, unless the next statement does.
  { rule: RULES.emptyReason, pattern: /(?:主要)?原因(?:是|为)?：?(?=[。；]|，(?:其中|比|较|与|占|主要用于|其余|\d))|(?:主要是|主要用于|主要包括)：?(?=[。；]|，(?!一是|第一|首先|1[.、]))/g },
  {
    rule: RULES.instruction,
    pattern: /（(?:请|应|按|按照|根据|参照|此处|如|若|没有|注|备注|说明)[^（）]{0,80}(?:填写|填列|填报|填入|列示|写明|说明|修改|删除|保留)[^（）]{0,12}）|(?:填列数|填报数|填列)应[当该]?与[^。；]{2,40}一致|[【〔\[][^【】〔〕\[\]]{0,40}(?:填写|填列|填报|填入|写明|请)[^【】〔〕\[\]]{0,40}[】〕\]]|请(?:各)?(?:部门|单位)?(?:据实|如实|自行)(?:填写|填列|填报|修改|说明)/g,
  },
  {
    rule: RULES.unresolvedChoice,
    pattern: /(?:增加|增长|上升)（(?:减少|下降)）|(?:减少|下降)（(?:增加|增长|上升)）|(?:增加|增长)\/(?:减少|下降)|(?:减少|下降)\/(?:增加|增长)|（持平）|大于（小于）|小于（大于）|部门（单位）预算(?=编制)/g,
  },
  { rule: RULES.doubled, pattern: /([。，；、])\1+|，。|。，|、。|；。|：。|，；|、，|，、|。；|；，/g, instead: (found) => (found.includes("。") ? "。" : found[0] ?? "") },
  { rule: RULES.doubled, pattern: new RegExp(`(${WORDS_TWICE})\\1|的的(?!确)|了了(?!解)|是是(?!非)|(?<=[元%])元|%%`, "g"), instead: (found) => found.slice(0, Math.ceil(found.length / 2)) },
  { rule: RULES.placeholder, pattern: /(?<![A-Za-z0-9])[XxＸｘ×]{2,12}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[xX]{1,3},[xX]{3}|待填写?|待补充|待确认(?=】)|待定(?=[。，；万]|$)|_{2,}|＿{2,}|〔待/g },
];

/** What may stand behind a name of a class or division in a list. */
const BEHIND_A_NAME = "（\\d*[类款]|-|”|科目|\\d|、|；|。|，";
/** Shorter stems are words of any sentence, unless 支出 or （类） stands behind them. */
const LONG_STEM = 7;

/**
 * Names of former years, where they are names of classes and divisions: before （类）, 支出, a mark, not inside other words.
 * What was merged into others has no other name to be called by.
 */
function outdatedNames(codes: CodeBook): readonly OutdatedName[] {
  const known = patterns.get(codes);
  if (known) return known;
  // A name that another code bears today is no old one in a text, which says no codes.
  const gone = codes.formerNames.filter(({ classification, code, name, current }) =>
    classification === "functional" && code.length <= 5 && current !== "" && codes.codesOf(classification, name).length === 0);
  const found = gone.map((entry) => {
    const stem = entry.name.replace(/支出$/, "");
    const behind = stem.length >= LONG_STEM ? `(?:支出)?(?=${BEHIND_A_NAME})` : `(?:支出(?=${BEHIND_A_NAME})|(?=（\\d*[类款]）))`;
    return { entry, pattern: new RegExp(literal(stem) + behind, "g") };
  });
  patterns.set(codes, found);
  return found;
}

interface OutdatedName {
  readonly entry: FormerName;
  readonly pattern: RegExp;
}

/** Made once for a book of codes. */
const patterns = new WeakMap<CodeBook, readonly OutdatedName[]>();

/** A name as a pattern that means just it. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

const PUNCTUATION = /[\u4e00-\u9fff）”%元][,;:?!](?![\d/])|(?<![\d\s])[,;](?=[\u4e00-\u9fff])/g;
const FIGURE_WIDTH = /[０-９]+(?:[．.，,][０-９]+)*|\d+[．。]\d+|\d{1,3}，\d{3}(?=\.\d{2})/g;

/** Wording slips of one paragraph of a text on the budget of a year (null where neither text nor tables say which). */
export function checkWording(paragraph: Paragraph, topic: Topic, book: BudgetBook, year: number | null, collector: Collector): void {
  if (paragraph.kind === "row" || paragraph.contents) return;
  const { clean } = collector.layout;
  const words = clean.slice(paragraph.words, paragraph.end);
  const sentences = sentencesOf(clean, paragraph);
  const call = (index: number, found: string, slip: Omit<Slip, "pattern">, extra: Readonly<Record<string, string>> = {}): void => {
    const at = paragraph.words + index;
    const sentence = lastFrom(sentences, ([start]) => start <= at) ?? [paragraph.start, paragraph.end];
    collector.at([at, at + found.length], sentence, { rule: slip.rule, instead: slip.instead?.(found) ?? null, values: { printed: found, ...extra } });
  };
  for (const slip of SLIPS) for (const match of words.matchAll(slip.pattern)) call(match.index, match[0], slip);
  for (const { entry, pattern } of outdatedNames(codeBookOf(book))) {
    if (!isOutdated(entry, year)) continue;
    for (const match of words.matchAll(pattern)) call(match.index, match[0], { rule: RULES.outdatedName }, { expected: entry.current });
  }
  if (topic !== "tables" && topic !== "glossary" && !words.startsWith("注：")) scopeWords(words, book, call);
  if (!isFree(topic) && paragraph.kind === "prose") marks(words, call);
}

type Call = (index: number, found: string, slip: Omit<Slip, "pattern">, extra?: Readonly<Record<string, string>>) => void;

/**
 * 部门 where a unit speaks of itself, and the other way round. A department that is its only unit (a school that has its budget by itself)
 * may call itself either.
 */
function scopeWords(words: string, book: BudgetBook, call: Call): void {
  if (book.scope === null) return;
  if (book.scope === "department" && (!words.includes("单位") || !hasSeveralUnits(book))) return;
  const wrong = book.scope === "unit" ? /本部门|部门预算(?:编制说明|安排情况说明)|部门(?=主要职能|机构设置)/g : /本单位|单位预算(?:编制说明|安排情况说明)/g;
  const [from, to] = book.scope === "unit" ? ["部门", "单位"] : ["单位", "部门"];
  for (const match of words.matchAll(wrong)) {
    const expected = match[0].replace(from ?? "", to ?? "");
    call(match.index, match[0], { rule: RULES.scopeWord, instead: () => expected }, { expected });
  }
}

/** Whether the workbook lists more units of a department than one: in 基本信息, or among the rows of its tables. */
function hasSeveralUnits({ basics, tables }: BudgetBook): boolean {
  const listed = tables.flatMap(({ rows }) => rows.flatMap(({ kind, label, unitName }) => unitName ?? (kind === "ownOffice" || kind === "unit" ? label : [])));
  const names = [...(basics?.units ?? []).map(({ name }) => name), ...listed].map((name) => plain(name).replace(/\(?(?:机关|本级|本部|汇总|合计)+\)?$/, ""));
  return new Set(names).size > 1;
}

/** A missing full stop, and quotation marks that do not pair. */
function marks(words: string, call: Call): void {
  const [opening, closing] = [words.split("“").length, words.split("”").length];
  const last = words.length - 1;
  if (opening !== closing && opening > 1) call(Math.max(0, words.lastIndexOf(opening > closing ? "“" : "”")), opening > closing ? "“" : "”", { rule: RULES.quotes });
  if (words.length >= 20 && /[\u4e00-\u9fff\d%）]$/.test(words) && /万元|主要/.test(words)) {
    call(last, words[last] ?? "", { rule: RULES.fullStop, instead: (found) => `${found}。` });
  }
}

/** Slips of the text as it was typed: half-width punctuation, told once, and figures in full width. */
export function checkTyping(text: string, collector: Collector): void {
  const { layout } = collector;
  const found: number[] = [];
  const odd: { readonly index: number; readonly text: string }[] = [];
  for (const paragraph of layout.paragraphs) {
    if (paragraph.kind === "row" || paragraph.contents || paragraph.end <= paragraph.words) continue;
    const from = layout.offsetOf(paragraph.words);
    const raw = text.slice(from, layout.offsetOf(paragraph.end - 1) + 1);
    for (const match of raw.matchAll(PUNCTUATION)) found.push(from + match.index + match[0].length - 1);
    for (const match of raw.matchAll(FIGURE_WIDTH)) if (!/^\d+[．。]\d/.test(match[0]) || /[．。]\d{1,2}(?:万元|元|%|亿元)/.test(raw.slice(match.index, match.index + match[0].length + 3))) odd.push({ index: from + match.index, text: match[0] });
  }
  const [first] = found;
  if (first !== undefined) collector.atOffset(first, 1, { rule: RULES.halfWidth, values: { printed: text[first] ?? "", count: String(found.length) } });
  for (const { index, text: printed } of odd) {
    const expected = printed.normalize("NFKC").replaceAll("。", ".");
    collector.atOffset(index, printed.length, { rule: RULES.fullWidthFigure, values: { printed, expected } });
  }
}
