import type { Figure, ExactDecimal, UnitOfMeasure } from "../model/money";
import { fenOf, grainOf, parseDecimal } from "../model/money";
import type { ClaimKind } from "../model/reading";
import type { Roughness } from "./roughly";
import { doubledIn, speltIn } from "./hanNumerals";
import type { Scale } from "./verdicts";

/** A figure found in a cleaned text. */
export interface TextFigure {
  readonly kind: ClaimKind;
  /** Where it begins: at 百分之 or 人民币, which go before the digits, else at these. */
  readonly from: number;
  /** Of the digits. */
  readonly start: number;
  readonly end: number;
  /** Behind its measure. */
  readonly after: number;
  readonly decimal: ExactDecimal;
  /** Unit of an amount; measure of a count ("辆"), a rate or a multiple; "" otherwise, and of 翻一番. */
  readonly measure: string;
  /** The amount with the grain of its printed decimals; null for anything but an amount that is exact. */
  readonly money: Figure | null;
  /** The amount that is told roughly ("近200万元", "30余万元"), so that it is no exact one; null for all others. */
  readonly rough: Figure | null;
  /** How roughly an amount, a rate or a share is told; null for an exact figure. */
  readonly roughness: Roughness | null;
  /** A limit ("单位价值50万元以上"), an end of a range, one of several parted by strokes, or part of a name or number of a document: nothing to be checked. */
  readonly named: boolean;
}

const NUMBER = /\d{1,15}(?:,\d{3}){1,7}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*/g;
const MONEY_MEASURE = /^(?:余|多)?(?:人民币)?(亿元|百万元|万元|千元|元|万(?=$|[，。；、）]|用于))/;
/** "500.00（万元）"; a whole number before such a bracket may be a year or a column. */
const MEASURE_IN_BRACKETS = /^（(亿元|万元|元)）/;
const RENMINBI = "人民币";
/** A code before a name that begins like a count of people: "2010104人大会议", "20801人力资源和社会保障管理事务". */
const CODE = /^2\d{4}(?:\d\d)?$/;
const NAME_OF_PEOPLE = /^人[大力口才民]/;
const COUNT_MEASURE = /^(?:余|多)?(台（套）|台\/套|平方米|人次|批次|公里|[辆个家台套人名项次批户件艘架条处所份场间栋层季岁天度米吨亩月])/;
const POINTS = "个百分点";
/** "百分之12.5" is 12.5%: its measure stands before it. */
const PER_CENT = "百分之";
/** What a whole is in the measure of a rate or share: 12% and 1.2成 and 120‰ are 0.12倍. */
const SCALES: Readonly<Record<string, Scale>> = { 成: 10, "%": 100, "‰": 1000 };
const RATE_MEASURE = /^(?:%|‰|个百分点|成(?=[，。；、）]|左右|$))/;
const LONGEST_NUMBER = 24;
/** Words before a figure, and behind its measure, that make it about so much. */
export const ROUGHLY = /(?:约|近|逾|超过?|接近|不足|不到|高达)$/;
const ABOVE = /(?:逾|超过?)$/;
const BELOW = /(?:近|不足|不到)$/;
const MORE_OR_LESS = /^(?:左右|上下|有余|之多)/;
/** A limit, not an amount. */
const AT_MOST = /(?:单价|单位价值|单位价格|限额|不超过|不得超过|不低于|不少于|不高于|至少|最高|最低|上限|下限)[^，。；]{0,4}$/;
const BEYOND_LIMIT = /^(?:（[不]?含[^）]{0,4}）)?(?:以上|以下|以内|及以上|\/)/;
/** The other end of a range, or the next of several figures: "100-400万元", "50万元至200万元", "3.2/4.5万元". */
const RANGES_ON = /^(?:[-~～/]|至(?=\d))\d/;
const RANGES_FROM = /\d(?:%|亿元|万元|千元|元|万)?(?:[-~～/'’]|(?<=[元万%])至)$/;
const MONEY_UNITS: Readonly<Record<string, UnitOfMeasure>> = { 亿元: "亿元", 百万元: "百万元", 万元: "万元", 万: "万元", 千元: "千元", 元: "元" };

/** What stands behind a figure that its text itself leaves open, since nothing says it or its entry on 补充资料 is blank: it asserts nothing. */
export const UNCONFIRMED = "【待确认】";
export const UNFILLED = "【待填】";
/** Either of them. */
export const LEFT_OPEN = new RegExp(`${UNCONFIRMED}|${UNFILLED}`, "g");

/** Whether one of them stands right behind or before a place of a text. */
export function isLeftOpen(text: string, at: number): boolean {
  return [UNCONFIRMED, UNFILLED].some((mark) => text.startsWith(mark, at) || text.endsWith(mark, at));
}

/** Whether two figures may be a whole and its part: amounts of whatever unit, else counts of the same. */
export function isCommensurable(a: TextFigure, b: TextFigure): boolean {
  return a.kind === "amount" ? b.kind === "amount" : a.measure === b.measure;
}

/** Whether a figure says how many times one amount is of another; percentage points tell two rates apart. */
export function isRatio({ kind, measure }: TextFigure): boolean {
  return (kind === "percentage" && measure !== POINTS) || kind === "multiple";
}

/** What a whole is in the measure of a rate or share. */
export function scaleOf({ kind, measure }: TextFigure): Scale {
  return kind === "multiple" ? 1 : SCALES[measure] ?? 100;
}

/** Every figure of a stretch of cleaned text, in order. Numbers of paragraphs stand before the stretch and are none. */
export function figuresOf(clean: string, from: number, to: number): readonly TextFigure[] {
  const stretch = clean.slice(from, to);
  const found: TextFigure[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(stretch); match; match = NUMBER.exec(stretch)) {
    const figure = figureAt(stretch, match.index, match[0]);
    if (!figure) continue;
    const open = stretch.startsWith(UNCONFIRMED, figure.after) || stretch.startsWith(UNFILLED, figure.after);
    found.push({ ...movedBy(figure, from), ...(open ? { named: true } : {}) });
    NUMBER.lastIndex = Math.max(NUMBER.lastIndex, figure.after);
  }
  const spelt = speltIn(stretch).flatMap(({ at, words, value }) => {
    const figure = measuredAt(aroundOf(stretch, at, words, value));
    return figure ? [movedBy(figure, from)] : [];
  }).concat(doubledIn(stretch).map(({ at, words, value }) => movedBy(figure(aroundOf(stretch, at, words, value), "multiple", 0, "", false), from)));
  return spelt.length === 0 ? found : [...found, ...spelt].sort((a, b) => a.start - b.start);
}

function movedBy(figure: TextFigure, by: number): TextFigure {
  return { ...figure, from: figure.from + by, start: figure.start + by, end: figure.end + by, after: figure.after + by };
}

/** A number with what stands around it. */
interface Around {
  readonly at: number;
  readonly digits: string;
  readonly decimal: ExactDecimal;
  readonly before: string;
  readonly next: string;
  /** The text behind the digits, as far as a limit may be said there. */
  readonly beyond: string;
}

function aroundOf(text: string, at: number, digits: string, decimal: ExactDecimal): Around {
  const end = at + digits.length;
  return { at, digits, decimal, before: text.slice(Math.max(0, at - 12), at), next: text.slice(end, end + 16), beyond: text.slice(end, end + 26) };
}

function figureAt(text: string, at: number, digits: string): TextFigure | null {
  const around = aroundOf(text, at, digits, decimalOf(digits));
  if (isNumbering(around)) return null;
  // "（204类）", "（06款）": codes inside names.
  if (around.before.endsWith("（") && /^[类款项]）/.test(around.next)) return figure(around, "number", 0, "", true);
  if (digits.length > LONGEST_NUMBER || /\..*\./.test(digits)) return figure(around, /^(?:19|20)\d\d\./.test(digits) ? "date" : "number", 0, "", true);
  return dateAt(around) ?? measuredAt(around) ?? bareAt(around);
}

/** "；2、" and "（2）" number what follows inside a paragraph. */
function isNumbering({ digits, before, next }: Around): boolean {
  if (!/^\d{1,2}$/.test(digits)) return false;
  return (/[。；：]$/.test(before) && /^[、.](?!\d)/.test(next)) || (/(?:^|[。；：，])（$/.test(before) && next.startsWith("）"));
}

/** A year, a date, a day of a month, or the year of a document's number. */
function dateAt(around: Around): TextFigure | null {
  const { digits, before, next } = around;
  if (/^(?:19|20)\d\d$/.test(digits)) {
    const date = /^年(?:\d{1,2}月(?:\d{1,2}[日号])?)?/.exec(next)?.[0];
    if (date !== undefined && date.length > 1) return figure(around, "date", date.length, "", false);
    if (/[〔【\[（]$/.test(before) && /^[〕】\]）]/.test(next)) return figure(around, "number", 0, "", true);
    return date === undefined ? null : figure(around, "year", 1, "", false);
  }
  if (!/^\d{1,2}$/.test(digits)) return null;
  // "1-10月", "12月底".
  const months = /^(?:[-至~]\d{1,2})?月(?!\d)/.exec(next)?.[0];
  if (months) return figure(around, "date", months.length, "", true);
  const day = /^月\d{1,2}[日号]/.exec(next)?.[0];
  if (day) return figure(around, "date", day.length, "", true);
  return /^[日时]/.test(next) ? figure(around, "date", 1, "", true) : null;
}

/** A rate, a multiple, an amount or a count, by the measure behind it. */
function measuredAt(around: Around): TextFigure | null {
  const { before, next, beyond } = around;
  if (before.endsWith(PER_CENT)) return perCentAt(around);
  const rate = RATE_MEASURE.exec(next)?.[0];
  if (rate) {
    const limit = AT_MOST.test(before) || BEYOND_LIMIT.test(beyond.slice(rate.length)) || isOfRange(around, rate.length);
    return { ...figure(around, "percentage", rate.length, rate, limit), roughness: roughnessOf(around, rate.length) };
  }
  if (next.startsWith("倍")) return figure(around, "multiple", 1, "倍", false);
  const amount = amountAt(around);
  if (amount) return amount;
  const measure = NAME_OF_PEOPLE.test(next) && CODE.test(around.digits) ? null : COUNT_MEASURE.exec(next);
  return measure ? figure(around, "count", measure[0].length, measure[1] ?? "", /第$/.test(before) || /^[余多]/.test(next) || isLoose(around, measure[0].length)) : null;
}

/** An amount of money, by the unit behind it. */
function amountAt(around: Around): TextFigure | null {
  const { decimal, before, next, beyond } = around;
  const money = MONEY_MEASURE.exec(next) ?? (decimal.decimals > 0 ? MEASURE_IN_BRACKETS.exec(next) : null);
  if (!money) return null;
  const unit = MONEY_UNITS[money[1] ?? ""] ?? "元";
  const limit = BEYOND_LIMIT.test(beyond.slice(money[0].length, money[0].length + 10)) || AT_MOST.test(before) || isOfRange(around, money[0].length);
  const amount = moneyOf(decimal, unit, before);
  const roughness = roughnessOf(around, money[0].length);
  const from = before.endsWith(RENMINBI) ? around.at - RENMINBI.length : around.at;
  return { ...figure(around, "amount", money[0].length, unit, limit, roughness ? null : amount), from, rough: roughness ? amount : null, roughness };
}

/** A rate or share behind 百分之. */
function perCentAt(around: Around): TextFigure {
  const before = around.before.slice(0, -PER_CENT.length);
  return { ...figure(around, "percentage", 0, "%", AT_MOST.test(before)), from: around.at - PER_CENT.length, roughness: roughnessOf({ ...around, before }, 0) };
}

/** How roughly an amount or rate is told by the words around it; null where it is told exactly. */
function roughnessOf({ before, next, beyond }: Around, measure: number): Roughness | null {
  const behind = beyond.slice(measure);
  if (/^[余多]/.test(next) || /^(?:有余|之多|多)/.test(behind) || ABOVE.test(before)) return "above";
  if (BELOW.test(before)) return "below";
  return ROUGHLY.test(before) || MORE_OR_LESS.test(behind) ? "about" : null;
}

/** Whether a figure is one of a range or of a row of figures. */
function isOfRange({ before, beyond }: Around, measure: number): boolean {
  return RANGES_ON.test(beyond.slice(measure)) || RANGES_ON.test(beyond) || RANGES_FROM.test(before);
}

/** Whether a count is no exact one: "近30人", "不低于95人". A rounded one may be called 约. */
function isLoose(around: Around, measure: number): boolean {
  return (ROUGHLY.test(around.before) && !around.before.endsWith("约")) || AT_MOST.test(around.before) || MORE_OR_LESS.test(around.beyond.slice(measure)) || isOfRange(around, measure);
}

function bareAt(around: Around): TextFigure {
  const { digits, before, next } = around;
  const inWord = /[A-Za-z第〔【\-\/]$/.test(before) || /^[A-Za-z号级类款项期届条年度〕】\-\/]/.test(next);
  return figure(around, "number", 0, "", inWord || !digits.includes("."));
}

function figure({ at, digits, decimal }: Around, kind: ClaimKind, length: number, measure: string, named: boolean, money: Figure | null = null): TextFigure {
  const end = at + digits.length;
  return { kind, from: at, start: at, end, after: end + length, decimal, measure, money, rough: null, roughness: null, named };
}

/** The number that digits print; nothing for a run that is too long to be one, which costs more to read than it is worth. */
function decimalOf(digits: string): ExactDecimal {
  const none: ExactDecimal = { digits: 0n, decimals: 0 };
  return digits.length > LONGEST_NUMBER ? none : parseDecimal(digits.replaceAll(",", "")) ?? none;
}

function moneyOf(decimal: ExactDecimal, unit: UnitOfMeasure, before: string): Figure | null {
  const money = fenOf(/(?:^|[^\dA-Za-z-])-$/.test(before) ? { ...decimal, digits: -decimal.digits } : decimal, unit);
  return money === null ? null : { money, grain: grainOf(unit, decimal.decimals) };
}
