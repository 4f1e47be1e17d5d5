import type { Figure } from "../model/money";
import { agreement } from "../model/money";
import { expectedText, shortLabel, unitOf } from "./amounts";
import type { Collector } from "./collector";
import { checkSum, digits, isExhaustive } from "./parts";
import type { Breakdown, Comparison, Mention, Said } from "./said";
import { RULES } from "./rules";

/** Columns of the table of the three public expenses whose sum is a column. */
const FAMILIES: readonly { readonly whole: string; readonly parts: readonly string[] }[] = [
  { whole: "total", parts: ["overseas", "vehicles", "reception"] },
  { whole: "total", parts: ["overseas", "vehicle-purchase", "vehicle-running", "reception"] },
  { whole: "vehicles", parts: ["vehicle-purchase", "vehicle-running"] },
];

/** The three public expenses: amounts and changes of the parts add up to those of the whole, and all are against one base. */
export function checkThreePublic(said: readonly Said[], collector: Collector): void {
  const own = said.filter(({ topic }) => topic === "three-public");
  const amounts = byColumn(own.flatMap(({ mentions }) => mentions.filter(({ role, figure }) => role === "value" && figure.kind === "amount")), (mention) => mention);
  const comparisons = byColumn(own.flatMap((each) => each.comparisons), ({ subject }) => subject);
  for (const { whole, parts } of FAMILIES) {
    checkAmounts(family(amounts, whole, parts), collector);
    checkChanges(family(comparisons, whole, parts), collector);
  }
}

/** The first of each column that is spoken of. */
function byColumn<Entry>(entries: readonly Entry[], mentionOf: (entry: Entry) => Mention): ReadonlyMap<string, Entry> {
  const columns = new Map<string, Entry>();
  for (const entry of entries) {
    const { fact } = mentionOf(entry);
    if (fact?.kind === "cell" && fact.table === "three-public-expenses" && !columns.has(fact.column)) columns.set(fact.column, entry);
  }
  return columns;
}

/** The whole and all its parts; empty where one of them is not spoken of. */
function family<Entry>(columns: ReadonlyMap<string, Entry>, whole: string, parts: readonly string[]): readonly Entry[] {
  const all = [whole, ...parts].flatMap((column) => columns.get(column) ?? []);
  return all.length === parts.length + 1 ? all : [];
}

/** Amounts that all agree with their cells are the tables' own matter. */
function checkAmounts([whole, ...parts]: readonly Mention[], collector: Collector): void {
  if (whole && [whole, ...parts].some(({ cells }) => cells.length === 0)) checkSum(whole, parts, true, collector);
}

/** "比上年减少93万元，其中：基本支出增加67万元，项目支出减少160万元": parts that are all of what has changed add up to its change. */
export function checkPartsOf(whole: Comparison, collector: Collector): void {
  const { subject, parts } = whole;
  const labels = parts.map((part) => part.subject);
  const halves = parts.length === BASIC_AND_PROJECT.length && BASIC_AND_PROJECT.every((pattern) => labels.some(({ label }) => pattern.test(label)));
  if (parts.length > 1 && (halves || isExhaustive(subject, labels))) checkChanges([whole, ...parts], collector);
}

/** Parts that are all that a whole of the appropriation, or 三公, can have. */
const BASIC_AND_PROJECT = [/基本支出(?:预算)?(?:为|安排)?$/, /项目支出(?:预算)?(?:为|安排)?$/];

/**
 * Basic and project expenditure are all of an appropriation, this year as last: where all three have changed against one base,
 * the changes add up as the amounts do.
 */
export function checkPartsChange({ whole, parts, nested }: Breakdown, comparisons: readonly Comparison[], collector: Collector): void {
  if (nested || parts.length !== BASIC_AND_PROJECT.length || !/财政拨款|一般公共预算/.test(whole.label)) return;
  if (!BASIC_AND_PROJECT.every((pattern, at) => pattern.test(parts[at]?.label ?? ""))) return;
  const all = [whole, ...parts].flatMap((mention) => comparisons.find(({ subject }) => subject === mention) ?? []);
  if (all.length !== parts.length + 1 || new Set(all.map(({ baseYear, baseName }) => `${baseYear ?? ""} ${baseName}`)).size > 1) return;
  checkChanges(all, collector);
}

function checkChanges(all: readonly Comparison[], collector: Collector): void {
  const [total] = all;
  if (!total) return;
  sameBase(all, collector);
  const changes = all.map(changeOf);
  if (changes.some((change) => change === null) || all.some(({ change }) => change?.status === "disagree")) return;
  const terms = changes.flatMap((figure, at): Term[] => (figure ? [{ figure, sign: at === 0 ? 1 : -1 }] : []));
  // Where one part alone has changed, its change is that of the whole, printed twice.
  const alone = terms.slice(1).filter(({ figure }) => figure.money !== 0 || figure.grain > 1).length <= 1;
  const holds = agreement(terms);
  if (holds === "exact" || (holds === "rounding" && !alone)) {
    for (const { change } of all) if (change) change.status ??= "agree";
  } else {
    apart(total, all, terms, collector);
  }
}

/** A change with the sign with which it enters the sum. */
interface Term { readonly figure: Figure; readonly sign: 1 | -1 }

/** Says that the changes of the parts are not that of the whole. */
function apart(total: Comparison, all: readonly Comparison[], terms: readonly Term[], collector: Collector): void {
  const places = all.map(({ change, subject, word }) =>
    (change ? { stretch: [change.figure.start, change.figure.end] as const, sentence: change.sentence } : { stretch: word, sentence: subject.sentence }));
  const words = all.flatMap(({ change, word }) => (change ? [{ stretch: word, sentence: change.sentence }] : []));
  for (const { change } of all) if (change) change.status ??= "disagree";
  const money = terms.slice(1).reduce((sum, { figure }) => sum + figure.money, 0);
  const { subject } = total;
  collector.amongStretches([...places, ...words], {
    rule: RULES.changesAddUp, at: subject.cells[0] ?? null,
    values: {
      label: shortLabel(subject.label), printed: changeText(total, collector),
      expected: money === 0 ? "持平" : `${money > 0 ? "增加" : "减少"}${expectedText(subject, Math.abs(money), "")}${unitOf(subject)}`,
    },
  });
}

function changeOf({ change, direction }: Comparison): Figure | null {
  if (direction === 0) return { money: 0, grain: 1 };
  return change?.figure.money ? { money: direction * change.figure.money.money, grain: change.figure.money.grain } : null;
}

function changeText(comparison: Comparison, collector: Collector): string {
  if (comparison.direction === 0 || !comparison.change) return "持平";
  return `${comparison.direction > 0 ? "增加" : "减少"}${digits(comparison.change, collector)}${comparison.change.figure.measure}`;
}

function sameBase(all: readonly Comparison[], collector: Collector): void {
  const names = new Map<string, number>();
  for (const { baseName } of all) if (baseName !== "") names.set(baseName, (names.get(baseName) ?? 0) + 1);
  const [usual] = [...names].sort(([, a], [, b]) => b - a);
  if (!usual || names.size < 2) return;
  for (const { baseName, baseWords, subject } of all) {
    if (baseName === "" || baseName === usual[0]) continue;
    collector.at(baseWords, subject.sentence[1] >= baseWords[1] ? subject.sentence : baseWords, {
      rule: RULES.base, at: subject.cells[0] ?? null,
      values: { label: shortLabel(subject.label), printed: baseName, expected: usual[0] },
    });
  }
}

