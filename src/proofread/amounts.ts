import type { BookRow, BudgetBook } from "../model/book";
import { tableOf } from "../model/book";
import type { Figure, UnitOfMeasure } from "../model/money";
import { agreement, decimalInUnit } from "../model/money";
import type { AmountFact } from "../model/sentences";
import { nameOf } from "../facts/rows";
import type { Anchors } from "./anchors";
import { labelText } from "./anchors";
import { appropriationTold } from "./appropriation";
import { checkPerformance } from "./performance";
import type { Collector } from "./collector";
import type { FoundItem, Items } from "./items";
import type { Found, Places } from "./lookup";
import type { Labels } from "./labels";
import type { Memory } from "./memory";
import { checkRough } from "./roughly";
import { isOfOthers, isOfOwnOffice } from "./others";
import type { Mention } from "./said";
import type { Scope } from "./scopes";
import { bearsOn, scopeOfFact, scopeOfWords } from "./scopes";
import { FUND } from "./subjects";
import type { Units } from "./units";
import type { Value, ValueReader } from "./values";
import { keyOf, moneyOf } from "./values";
import type { Verdict } from "./verdicts";
import { amountText, compareAmount } from "./verdicts";
import { RULES } from "./rules";

/** "以上合计": of what, the words leave open. */
const SUMS_UP = /^(?:以上|上述|前述)/;
const HERE: AmountFact = { kind: "here", column: "total" };

/** Everything that the checks of figures look things up in. */
export interface Sources {
  readonly book: BudgetBook;
  readonly reader: ValueReader;
  readonly labels: Labels;
  readonly items: Items;
  /** Whose text it is; "" where nothing says it. */
  readonly body: string;
  /** Other bodies of whose budgets the text speaks. */
  readonly otherBodies: readonly string[];
  /** The units of a department. */
  readonly units: Units;
  /** Tables of any kind, by title, row and column. */
  readonly places: Places;
  readonly anchors: Anchors;
  readonly projects: ReadonlyMap<string, BookRow>;
  /** The budget's year: the tables', else the text's own; null where neither says it. */
  readonly year: number | null;
  /** What the text says itself, where no table does. */
  readonly memory: Memory;
  /** Whether amounts with fewer than two decimals are exact ones without their zeros. */
  readonly dropsZeros: boolean;
  /** Whether rates with fewer than two decimals are exact ones without their zeros. */
  readonly ratesDropZeros: boolean;
}

/** Rows of the project table by name; names that stand twice are left out. */
export function projectRows(book: BudgetBook): ReadonlyMap<string, BookRow> {
  const rows = new Map<string, BookRow>();
  const twice = new Set<string>();
  for (const row of tableOf(book, "project-expenditure")?.rows ?? []) {
    if (row.kind !== "project") continue;
    const name = nameOf(row);
    if (rows.has(name)) twice.add(name);
    rows.set(name, row);
  }
  for (const name of twice) rows.delete(name);
  return rows;
}

/** The unit in which a figure is printed. */
export function unitOf(mention: Mention): UnitOfMeasure {
  const { measure } = mention.figure;
  return measure === "亿元" || measure === "百万元" || measure === "千元" || measure === "元" ? measure : "万元";
}

/** An amount as it should be printed in the place of a figure: its unit, at least its decimals, grouped alike. */
export function expectedText(mention: Mention, money: number, printed: string): string {
  const unit = unitOf(mention);
  const needed = decimalInUnit(money, unit).decimals;
  const decimals = Math.max(mention.figure.decimal.decimals, Math.min(2, needed));
  return amountText(money, unit, decimals, printed.includes(","));
}

/** Compares an amount of this year with the cells that its words name. */
export function checkValue(mention: Mention, sources: Sources, collector: Collector): void {
  const printed = mention.figure.money ?? mention.figure.rough;
  if (!printed) return;
  mention.outside ||= isOutside(mention, sources) || isRemarked(mention, collector);
  const { best, all } = meaningOf(mention, printed, sources, collector);
  if (mention.figure.rough) {
    mention.fact = null;
    if (!mention.outside) checkRough(mention, all, best?.value ?? null, collector);
    mention.outside = true;
    return;
  }
  // It may be what the tables hold; that it is not proves nothing.
  if (mention.outside && best?.verdict !== "agree") {
    mention.fact = null;
    return;
  }
  if (!best) {
    if (mention.topic === "performance") checkPerformance(mention, sources, collector);
    return;
  }
  mention.value = best.value;
  mention.cells = best.value.cells;
  mention.status = best.verdict;
  mention.also = all.filter((value) => keyOf(value) !== keyOf(best.value) && compareAmount(printed, value.figures) === "agree");
  if (best.verdict !== "agree") callAmount(mention, best, collector);
}

/** What an amount may be of by its words, best first, and what it is to be held against. */
interface Meaning {
  readonly best: { readonly value: Value; readonly verdict: Verdict } | null;
  readonly all: readonly Value[];
}

function meaningOf(mention: Mention, printed: Figure, sources: Sources, collector: Collector): Meaning {
  const placed = placedOf(mention, sources);
  const agreeing = placed?.values.find(({ figures }) => compareAmount(printed, figures) === "agree");
  const named = candidatesOf(mention, printed, agreeing !== undefined, sources, collector).filter((value) => isWithinWhole(value, mention));
  const meant = mention.headed ? named.map((value) => ({ ...value, usual: true })) : named;
  const declared = [...meant, ...(agreeing ? [] : calledAlike(meant, mention, printed, sources))];
  if (placed && mention.fact === null && placed.values[0]?.place?.line.total === false) mention.fact = HERE;
  return { best: bestOf(printed, declared, placed, agreeing), all: [...declared, ...(placed?.values ?? [])] };
}

/** Where the words of an amount stand in tables of any kind; not for certain where these sum up what was said, or were not understood. */
function placedOf(mention: Mention, { places }: Sources): Found | null {
  const told = withinWhole(places.find(mention), mention);
  return told && (mention.headed || SUMS_UP.test(mention.label) || isBeyond(told.values[0]?.place?.line.table.scope ?? null, mention.whole)) ? { ...told, sure: false } : told;
}

/** Says that an amount is not what a cell has. */
export function callAmount(mention: Mention, { value, verdict }: { readonly value: Value; readonly verdict: Verdict }, collector: Collector): void {
  const digits = collector.layout.clean.slice(mention.figure.start, mention.figure.end);
  const expected = expectedText(mention, moneyOf(value), digits);
  mention.expected = expected;
  collector.atFigure(mention, {
    rule: verdict === "truncated" ? RULES.truncated : RULES.amount,
    at: value.cells[0] ?? null, related: value.cells.slice(1), instead: expected,
    values: { label: shortLabel(mention.label), printed: digits + mention.figure.measure, expected: expected + mention.figure.measure },
  });
}

/** Whether its sentence ends with what of it is told: "…；资本性支出39万元（一般公共预算基本支出部分）。". */
function isRemarked({ figure: { after }, sentence: [, end] }: Mention, { layout }: Collector): boolean {
  return REMARK.test(layout.clean.slice(Math.max(after, end - LONGEST_REMARK), end));
}

const REMARK = /（[^（）]{2,24}部分）[。；]?$/;
const LONGEST_REMARK = 30;

/** Whether an amount is of what this body's tables of this year need not hold, by its words or those of the whole of which it is a part. */
function isOutside({ label, whole }: Mention, { book, year, otherBodies }: Sources): boolean {
  return otherBodies.some((name) => label.includes(name)) || isOfOthers(label, year) || isOfOwnOffice(label, book.scope) || (whole !== null && whole.outside);
}

/**
 * What an amount is to be held against: a meaning with which it agrees, else the one that is certain. What is usually so, and a
 * place that its words do not tell for certain, prove nothing against a text that says otherwise. Where the two readings of
 * the tables differ, the nearer one is meant.
 */
function bestOf(printed: Figure, declared: readonly Value[], placed: Found | null, agreeing: Value | undefined): { readonly value: Value; readonly verdict: Verdict } | null {
  const compared = declared.map((value) => ({ value, verdict: compareAmount(printed, value.figures) }));
  const same = compared.find(({ verdict }) => verdict === "agree");
  // The place beside it has last year's amount.
  if (same) return agreeing?.place ? { ...same, value: { ...same.value, place: agreeing.place } } : same;
  if (agreeing) return { value: agreeing, verdict: "agree" };
  const [place] = placed?.sure ? placed.values : [];
  const sure = compared.filter(({ value }) => !value.usual);
  // What is usually so and says the same leaves no doubt.
  const doubted = !place && compared.some(({ value }) => value.usual && !value.otherMoney && !sure.some((other) => moneyOf(other.value) === moneyOf(value)));
  const certain = doubted ? [] : sure;
  const all = [...certain, ...(place ? [{ value: place, verdict: compareAmount(printed, place.figures) }] : [])];
  const gap = ({ value }: { readonly value: Value }): number => Math.abs(moneyOf(value) - printed.money);
  return all.find(({ verdict }) => verdict === "truncated") ?? (place ? [...all].sort((a, b) => gap(a) - gap(b))[0] : all[0]) ?? null;
}

/** Wholes above that of which an amount is a part that are looked at. */
const MOST_ABOVE = 3;

/**
 * Whether what words mean can be a part of the amount behind whose 其中 they stand: neither that amount itself ("财政拨款收入100万元，其中：本年收入80万元")
 * nor more than it ("项目支出37万元，其中：一般公共预算28万元"), unless it is what is printed.
 */
function isWithinWhole(value: Value, { whole, figure: { money: printed } }: Mention): boolean {
  // "预算安排260万元，其中财政拨款200万元": of a whole that no table tells a part is no more than what is printed of that.
  if (isUntold(whole) && printed && compareAmount(printed, value.figures) !== "agree" && moneyOf(value) > (whole?.figure.money?.money ?? Infinity)) return false;
  // Where no table tells the amount itself, what it is a part of bounds its own parts too.
  let known = whole;
  for (let above = 0; above < MOST_ABOVE && known && !known.value; above += 1) known = known.whole;
  if (!known?.value || known.status !== "agree" || !printed || compareAmount(printed, value.figures) === "agree") return true;
  return keyOf(value) !== keyOf(known.value) && moneyOf(value) <= moneyOf(known.value);
}

/** Whether words and tables say nothing of the whole of a part. */
function isUntold(whole: Mention | null): boolean {
  return whole !== null && whole.role === "value" && whole.value === null && whole.fact === null;
}

function withinWhole(found: Found | null, mention: Mention): Found | null {
  const [best] = found?.values ?? [];
  if (!found || !best || isWithinWhole(best, mention)) return found;
  return { values: found.values.filter((value) => isWithinWhole(value, mention)), sure: false };
}

/** The words before a figure as a message names them. */
export function shortLabel(label: string): string {
  return labelText(label).slice(-40);
}

function candidatesOf(mention: Mention, printed: Figure, agrees: boolean, sources: Sources, collector: Collector): readonly Value[] {
  const unit = sources.units.find(mention.label);
  if (unit !== undefined) return unit ? [unit] : [];
  const spelt = sources.labels.amounts(mention.label, mention.topic);
  const facts = spelt.length > 0 || !mention.whole ? spelt : sources.labels.ofPart(mention.label, mention.whole.label, mention.topic);
  if (facts.length > 0) {
    mention.fact = facts[0] ?? null;
    return withFund(facts, mention, sources, collector);
  }
  const item = sources.items.find(mention.label, mention.topic, printed);
  if (item) {
    mention.fact = HERE;
    if (item.expected && (!agrees || item.sure) && !mention.outside) misnamed(mention, item.path, item.expected, item.values, collector);
    else if (item.code && !mention.outside) miscoded(mention, item.path, item.code, item.values, collector);
    return item.values;
  }
  const project = sources.projects.get(labelText(mention.label));
  const table = tableOf(sources.book, "project-expenditure");
  if (project && table && mention.topic !== "procurement") {
    const value = sources.reader.ofRow(table, project, "total");
    return value ? [value] : [];
  }
  return [];
}

/**
 * What bears the same name as what an amount means, where it agrees and that does not: the line of a source among what was
 * carried over of it, the class 国有资本经营预算支出 beside the fund. Such a name proves nothing against a text.
 */
function calledAlike(meant: readonly Value[], mention: Mention, printed: Figure, sources: Sources): readonly Value[] {
  const agrees = ({ figures }: Value): boolean => figures.length > 0 && compareAmount(printed, figures) === "agree";
  if (meant.length === 0 || printed.money === 0 || meant.some(agrees)) return [];
  const lines = meant.flatMap(({ at, fact }) => (at && fact?.kind === "cell"
    ? at.table.rows.filter((row) => row !== at.row && row.axis === at.row.axis && nameInList(row) === nameInList(at.row)).flatMap((row) => sources.reader.ofRow(at.table, row, fact.column) ?? []) : []));
  const item = mention.fact?.kind === "here" ? null : sources.items.find(mention.label, mention.topic, printed);
  return [...lines, ...(item?.expected === null ? item.values : [])].filter(agrees).map((value): Value => ({ ...value, usual: true, otherMoney: true }));
}

/** The name of a line without 其中 and the marks of its list. */
function nameInList(row: BookRow): string {
  return nameOf(row).replace(/^(?:其中[：:]?|（[一二三四五六七八九十\d]+）|\d+[.、])+/, "");
}

/** What facts say, and what the same words mean behind the fund of which their sentence speaks. */
function withFund(facts: readonly AmountFact[], mention: Mention, sources: Sources, collector: Collector): readonly Value[] {
  const byFund = fundOfEach(mention, collector);
  const fund = (byFund ?? mention.fund) || (mention.topic === "appropriation" && mention.scope === "fiscal" && GRAND_TOTAL.test(mention.label) ? FISCAL : "");
  const scoped = fund === "" || mention.label.includes(fund) ? [] : sources.labels.amounts(fund + labelText(mention.label), mention.topic);
  const own = byFund === null || scoped.length === 0 ? null : scopeOfWords(byFund);
  return [...valuesOf(facts, mention, sources, own), ...valuesOf(scoped, mention, sources, own)];
}

/** In a section on the appropriation bare 收入总计 and 支出总计 are those of the appropriation. */
const GRAND_TOTAL = /^[^\u4e00-\u9fff]*(?:收入|支出)总计[^\u4e00-\u9fff]*$/;
const FISCAL = "财政拨款";

/**
 * "一般公共预算本年收入100万元、上年结转20万元，政府性基金预算本年收入30万元、上年结转5万元": in a sentence that says the same words again behind another
 * fund they are of the fund before them each time; null in all others.
 */
function fundOfEach({ label, sentence: [start, end], figure }: Mention, { layout: { clean } }: Collector): string | null {
  const words = labelText(label);
  if (words.length < SHORTEST_LABEL || FUND.test(words)) return null;
  const [before = "", ...again] = clean.slice(start, end).split(words);
  if (again.length < 2 || !FUND.test(before)) return null;
  return [...clean.slice(start, figure.start).matchAll(FUNDS)].at(-1)?.[0] ?? null;
}

const SHORTEST_LABEL = 3;
const FUNDS = new RegExp(FUND.source, "g");

/** What the tables say of facts; a table of other money may agree, but says nothing against the text, whatever our own sentences mean where the words are of one fund's `own`. */
function valuesOf(facts: readonly AmountFact[], { whole, scope, topic }: Mention, sources: Sources, own: Scope | null = null): readonly Value[] {
  const at = whole?.value?.at;
  // "机构运行100万元，其中：基本支出80万元": the parts of an item stand in its own row.
  if (at && at.row.kind !== "total" && at.row.kind !== "line") {
    const columns = new Set(facts.flatMap((fact) => (fact.kind === "cell" && fact.table === at.table.id ? [fact.column] : [])));
    return [...columns].flatMap((column) => sources.reader.ofRow(at.table, at.row, column) ?? []);
  }
  if (whole?.fact?.kind === "here" || (whole?.value?.place?.line.total === false && !isBeside(whole.fact, facts))) return [];
  // Words that say of no money what they are of mean the first; where its table does not tell it, what other money's does proves nothing.
  const [first] = facts;
  const meant = own ?? scope ?? (first && isTold(first, sources.book) ? scopeOfFact(first) : null);
  return facts.flatMap((fact) => {
    const read = sources.reader.amount(fact) ?? appropriationTold(fact, sources.reader);
    if (!read) return [];
    const value = { ...read, fact };
    // What offices run on is paid for cars and guests too, but not for those of the whole department.
    if (topic === "running-costs" && fact.kind === "cell" && fact.table === "three-public-expenses" && fact.column !== "office-running") return { ...value, usual: true, otherMoney: true };
    return (own === null && !isBeyond(scopeOfFact(fact), whole) && sources.labels.isOwn(fact, topic)) || bearsOn(fact, meant, sources.book) ? value : { ...value, usual: true, otherMoney: true };
  });
}

/** Whether what is told of all money says nothing of a part, since its whole is of one fund. */
function isBeyond(scope: Scope | null, whole: Mention | null): boolean {
  return scope === "all" && whole?.scope != null && whole.scope !== "all";
}

/** Whether the workbook has the table of a fact. */
function isTold(fact: AmountFact, book: BudgetBook): boolean {
  return fact.kind === "cell" && tableOf(book, fact.table) !== undefined;
}

/** Whether facts stand in the row of a table in which their whole does, wherever that prints its columns. */
function isBeside(whole: AmountFact | null, facts: readonly AmountFact[]): boolean {
  return whole?.kind === "cell" && facts.some((fact) => fact.kind === "cell" && fact.table === whole.table && fact.row === whole.row);
}

function misnamed(mention: Mention, path: readonly string[], expected: readonly string[], values: readonly Value[], collector: Collector): void {
  const [value] = values;
  collector.atFigure(mention, {
    rule: expected.length > 0 ? RULES.itemName : RULES.itemUnknown,
    at: value?.cells[0] ?? null, related: value?.cells.slice(1) ?? [],
    values: { name: path.join("-"), expected: expected.join("-") },
  });
}

/** Says that an item has another code in the tables than beside its name. */
function miscoded(mention: Mention, path: readonly string[], { printed, expected }: NonNullable<FoundItem["code"]>, [value]: readonly Value[], collector: Collector): void {
  const name = path.at(-1) ?? "";
  const bare = name.replace(/^\d+/, "");
  collector.atFigure(mention, { rule: RULES.itemName, at: value?.cells[0] ?? null, related: value?.cells.slice(1) ?? [], values: { name: `${bare}（${printed}）`, expected: `${bare}（${expected}）` } });
}

/** Compares an amount said once more with the first and with the cell. */
export function checkRestated(mention: Mention, collector: Collector): void {
  const first = mention.subject;
  const printed = mention.figure.money;
  if (!first?.figure.money || !printed) return;
  const figures = first.value?.figures ?? [first.figure.money];
  mention.cells = first.cells;
  if (compareAmount(printed, figures) !== "disagree" || agreement([{ figure: printed, sign: 1 }, { figure: first.figure.money, sign: -1 }]) === "exact") {
    mention.status = first.status === "disagree" ? "disagree" : "agree";
    return;
  }
  const digits = collector.layout.clean.slice(mention.figure.start, mention.figure.end);
  const money = figures.reduce((sum, figure) => sum + figure.money, 0);
  const expected = expectedText(mention, money, digits);
  mention.status = "disagree";
  mention.expected = expected;
  collector.atFigure(mention, {
    rule: RULES.itemAmounts, at: first.cells[0] ?? null, instead: expected,
    values: {
      label: first.role === "change" && first.subject ? `${shortLabel(first.subject.label)}增减额` : shortLabel(first.label),
      printed: digits + mention.figure.measure, expected: expected + mention.figure.measure,
    },
  });
}

/** Compares a count with what is typed; a count that nothing says is free. */
export function checkCount(mention: Mention, sources: Sources, collector: Collector): void {
  const said = sources.labels.countsOf(mention.label, mention.topic).flatMap((fact) => {
    const count = sources.reader.count(fact);
    return count ? [{ ...count, fact }] : [];
  });
  const [first] = said;
  if (mention.figure.decimal.decimals > 0) return;
  if (!first) {
    mention.counted = sources.labels.countsOf(mention.label, mention.topic)[0] ?? null;
    return;
  }
  const printed = Number(mention.figure.decimal.digits);
  const agreeing = said.find(({ count }) => count === printed);
  if (!agreeing && (mention.outside || said.some(({ usual }) => usual))) return;
  mention.cells = (agreeing ?? first).cells;
  mention.status = agreeing ? "agree" : "disagree";
  mention.counted = (agreeing ?? first).fact;
  if (agreeing) return;
  mention.expected = String(first.count);
  collector.atFigure(mention, {
    rule: RULES.count, at: first.cells[0] ?? null, related: first.cells.slice(1), instead: String(first.count),
    values: { label: shortLabel(mention.label), printed: String(printed) + mention.figure.measure, expected: String(first.count) + mention.figure.measure },
  });
}
