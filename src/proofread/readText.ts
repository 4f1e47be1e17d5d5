import type { BudgetBook } from "../model/book";
import type { Profile } from "../model/profile";
import type { Claim, ClaimStatus, TextReading } from "../model/reading";
import type { Sources } from "./amounts";
import { checkCount, checkRestated, checkValue, projectRows } from "./amounts";
import type { Anchors } from "./anchors";
import { compileAnchors } from "./anchors";
import { Collector } from "./collector";
import { checkBase, checkComparison } from "./comparisons";
import { settleCompared } from "./compared";
import { checkContents } from "./contents";
import { Counterparts } from "./counterparts";
import { checkGroundItems } from "./grounds";
import { Items } from "./items";
import { Labels } from "./labels";
import { Layout } from "./layout";
import { checkLastBudget } from "./lastBudget";
import { checkListCounts } from "./listCounts";
import { checkLists } from "./lists";
import { Places } from "./lookup";
import type { Mention, Said } from "./said";
import { readParagraph } from "./mentions";
import { checkNeighbours } from "./neighbours";
import { Memory } from "./memory";
import { checkBreakdown, checkCounted, checkWithin } from "./parts";
import { checkBothSides } from "./bothSides";
import { isOfOthers, isOfOwnOffice } from "./others";
import { otherBodyOf, sayOtherBody } from "./otherBody";
import { isOfTables, otherYearOf, sayOtherYear, withWrongYears, withoutTables } from "./otherYear";
import { dropsZeros, ratesDropZeros } from "./precision";
import { checkPerHead } from "./perHead";
import { checkPoints } from "./points";
import { checkRankings } from "./rankings";
import { checkGroundRates, checkGrounds, checkReasons, checkRepeated, checkThresholds } from "./repeated";
import { checkShare, isOfNamed, sharesBeside } from "./shares";
import { PrintedTables } from "./tableRows";
import { checkPartsChange, checkPartsOf, checkThreePublic } from "./threePublic";
import type { Scope } from "./scopes";
import type { Section, Topic } from "./sections";
import { bodyIn, headingText, isFree, isSubsequence, otherBodiesIn, sectionsOf } from "./sections";
import { Stated, checkStated, settleCounts } from "./stated";
import { settleToldBases } from "./toldBases";
import { checkToldWithout } from "./toldWithout";
import { checkToldSums } from "./toldSums";
import { Units } from "./units";
import { checkUnsaid } from "./unsaid";
import { ValueReader } from "./values";
import { countsOf } from "./verdicts";
import { checkTyping, checkWording } from "./wording";
import { checkYear, yearOfText } from "./years";

const COMPILED = new WeakMap<Profile, Anchors>();

/** What a region's sentences say, worked out once. */
function anchorsOf(profile: Profile): Anchors {
  const known = COMPILED.get(profile);
  if (known) return known;
  const compiled = compileAnchors(profile);
  COMPILED.set(profile, compiled);
  return compiled;
}

/** A text as it was understood: what its figures are to each other and which cells they quote. */
export interface TextUnderstood {
  readonly layout: Layout;
  /** What each paragraph says, in order. */
  readonly said: readonly Said[];
  /** The year whose budget it explains: the workbook's, else its own. */
  readonly year: number | null;
  readonly sources: Sources;
  /** Its figures that no table holds, by what they are called. */
  readonly stated: Stated;
  readonly reading: TextReading;
}

/** Where the words of a text are looked up in a workbook. */
export function sourcesOf(book: BudgetBook, layout: Layout, year: number | null): Sources {
  const reader = new ValueReader(book);
  const anchors = anchorsOf(book.profile);
  const body = book.body ?? bodyIn(layout);
  return {
    book, reader, anchors, labels: new Labels(anchors, body), body, otherBodies: otherBodiesIn(layout, body), items: new Items(book, reader), units: new Units(book, reader), places: new Places(book, year), projects: projectRows(book), year,
    memory: new Memory([]), dropsZeros: false, ratesDropZeros: false,
  };
}

/**
 * Reads a text against a workbook: every figure is placed, and every check of sentences is made. Any text can be read;
 * what cannot be placed is said to be so. A text of another year or body than the tables is read by itself, which is said. The work grows with the
 * length of the text.
 *
 * @param last last year's workbook, with which last year's budget is compared where the text tells it
 */
export function readText(text: string, book: BudgetBook, last: BudgetBook | null = null): TextReading {
  const understood = understandText(text, book, book.year, last);
  const bodies = otherBodyOf(understood.layout, book, understood.sources.units.names);
  if (!bodies) return readAsOfYear(text, book, last, understood);
  // Held against the tables as if they were its own body's.
  const named = { ...book, body: bodies.text };
  const own = understandText(text, named, book.year, last);
  if (isOfTables(own)) return sayOtherBody(own, readAsOfYear(text, named, last, own), bodies, true);
  const alone = understandText(text, { ...withoutTables(named), scope: null }, yearOfText(own.layout) ?? own.year);
  return sayOtherBody(alone, alone.reading, bodies, false);
}

/** A text as it was understood, or, where it is of another year than the tables, as it reads by that. */
function readAsOfYear(text: string, book: BudgetBook, last: BudgetBook | null, { layout, reading }: TextUnderstood): TextReading {
  const years = otherYearOf(layout, book);
  if (!years) return reading;
  const own = understandText(text, book, years.text, last);
  // Years that columns alone print prove nothing against a text whose figures are theirs.
  if (isOfTables(own)) return book.year === null ? own.reading : withWrongYears(own.reading, reading);
  return sayOtherYear(understandText(text, withoutTables(book), years.text), years);
}

/**
 * As {@link readText}, with what was understood on the way. `ofYear` is the year of which the text speaks where that is not
 * the workbook's; `without` are marks behind figures that are read as if they were not there.
 */
export function understandText(text: string, book: BudgetBook, ofYear: number | null = book.year, last: BudgetBook | null = null, without = ""): TextUnderstood {
  const layout = new Layout(text, without);
  const collector = new Collector(layout);
  const own = yearOfText(layout);
  const year = ofYear ?? own;
  const words = sourcesOf(book, layout, year);
  const sections = sectionsOf(layout, (heading) => isOfUnit(heading, words));
  const sectionAt = (at: number): Section => sections[at] ?? { topic: "front", scope: null, outside: false };
  const said: Said[] = [];
  layout.paragraphs.forEach((paragraph, at) => {
    const before = said.at(-1);
    const inherited = before && before.topic === sectionAt(at).topic && paragraph.words === paragraph.start ? before.subject : null;
    const above = layout.paragraphs[at - 1];
    said.push(readParagraph(layout, paragraph, sectionAt(at), year, inherited, above?.kind === "heading" ? headingText(layout, above) : ""));
  });
  const stated = new Stated(book, layout, said, year);
  const sources = checkFigures(said, words, stated, collector);
  if (last) checkLastBudget(said.filter(({ paragraph }) => paragraph.kind !== "row"), new Counterparts(book, last, year, last.year), sources, collector);
  layout.paragraphs.forEach((paragraph, at) => { checkWording(paragraph, sectionAt(at).topic, book, own ?? book.year, collector); });
  checkTyping(text, collector);
  checkContents(book, collector);
  const claims = said.flatMap(({ mentions }) => mentions).map((mention) => claimOf(mention, year, collector));
  return { layout, said, year, sources, stated, reading: { figures: countsOf(claims), claims, findings: collector.findings() } };
}

/** A name of a body that is a heading by itself. */
const BODY_ALONE = /^[\u4e00-\u9fff（）]{3,30}(?:局|委员会|办公室|院|学校|中学|小学|幼儿园|中心|馆|所|站|队|处)(?:（本级）|本级|机关)?$/;

/** Whether a heading says that what stands below it is of one unit of the department, or of its own office, alone. */
function isOfUnit(heading: string, { book, body, units, otherBodies }: Sources): boolean {
  if (book.scope === "unit") return false;
  // The department may stand among its units, as the row that sums them.
  if (isOfOwnOffice(heading, book.scope) || [...otherBodies, ...units.names].some((name) => name !== body && heading.includes(name))) return true;
  return BODY_ALONE.test(heading) && !isSubsequence(heading, body) && !isSubsequence(body === "" ? "-" : body, heading);
}

/** Makes the checks of all figures; gives back the sources with what the text says itself. */
function checkFigures(said: readonly Said[], words: Sources, stated: Stated, collector: Collector): Sources {
  const printed = new PrintedTables(words, collector);
  for (const each of said) {
    if (each.paragraph.kind === "row") printed.row(each);
    else printed.line(each.paragraph);
    if (each.paragraph.kind !== "row") for (const mention of each.mentions) checkAlone(mention, words, collector);
    // Of which year an amount is told is judged by the amount.
    if (each.paragraph.kind !== "row") for (const mention of each.mentions) checkYear(mention, each.mentions, words.year, words, collector);
  }
  printed.check();
  const prose = said.filter(({ paragraph }) => paragraph.kind !== "row");
  const figures = prose.flatMap(({ mentions }) => mentions);
  settleToldBases(prose, words.year);
  settleCounts(figures, words);
  for (const mention of figures) if (mention.status === null) checkStated(mention, stated, collector);
  const sources: Sources = { ...words, memory: new Memory(prose), dropsZeros: dropsZeros(prose), ratesDropZeros: ratesDropZeros(prose) };
  const beside = sharesBeside(prose);
  let before: Mention[] = [];
  let [topic, scope]: readonly [Topic, Scope | null] = ["front", null];
  for (const each of prose) {
    if (each.topic !== topic || each.scope !== scope || (each.mentions[0] && before[0]?.outside !== each.mentions[0].outside)) before = [];
    [topic, scope] = [each.topic, each.scope];
    const values = each.mentions.filter(({ role, figure }) => role === "value" && figure.kind === "amount");
    if (!isFree(each.topic)) {
      checkLastYears(each, sources, collector);
      checkShares(each, [...before.slice(0, 1), ...values].slice(0, 2), beside, sources, collector);
      checkCounted(each.mentions, collector);
      for (const breakdown of each.breakdowns) {
        checkBreakdown(breakdown, each.breakdowns, collector);
        checkPartsChange(breakdown, each.comparisons, collector);
      }
    }
    const [first] = values;
    if (first && before.length === 0) before = [first];
    reserved(each, before[0], collector);
  }
  checkGroundItems(prose, sources, collector);
  checkToldSums(prose, collector);
  checkLists(prose, collector);
  checkThreePublic(prose, collector);
  checkNeighbours(prose, sources, collector);
  checkPoints(prose, sources, collector);
  checkToldWithout(prose, sources, collector);
  checkRankings(prose, sources, collector);
  checkListCounts(said, collector);
  checkPerHead(prose, collector);
  sources.memory.check(collector);
  checkRepeated(prose, collector);
  checkReasons(prose, collector);
  checkGrounds(prose, collector);
  checkGroundRates(prose, collector);
  checkThresholds(collector);
  checkBothSides(prose, sources.book, collector);
  return sources;
}

/** The shares of a paragraph, of what the section or the paragraph tells first or they name themselves. */
function checkShares({ mentions }: Said, wholes: readonly Mention[], beside: ReadonlyMap<Mention, readonly Mention[]>, sources: Sources, collector: Collector): void {
  let named: Mention | null = null;
  for (const mention of mentions) {
    if (mention.role !== "share") continue;
    if (isOfNamed(mention)) named = mention;
    checkShare(mention, named, wholes, beside.get(mention) ?? [], sources, collector);
  }
}

/** What a paragraph says of the year before. */
function checkLastYears(said: Said, sources: Sources, collector: Collector): void {
  const { comparisons, unsaid, mentions } = said;
  settleCompared(said, sources, collector.layout);
  for (const comparison of comparisons) checkComparison(comparison, sources, collector);
  for (const comparison of unsaid) checkUnsaid(comparison, sources, collector);
  for (const mention of mentions) if (mention.role === "base") checkBase(mention, sources, collector);
  for (const comparison of comparisons) checkPartsOf(comparison, collector);
}

function checkAlone(mention: Mention, sources: Sources, collector: Collector): void {
  const { figure, role, topic } = mention;
  if (isFree(topic) || role === "none" || role === "aside") return;
  else if (role === "value" && figure.kind === "amount") checkValue(mention, sources, collector);
  else if (role === "value" && figure.kind === "count") checkCount(mention, sources, collector);
  else if (role === "restated") checkRestated(mention, collector);
}

/** What is reserved for small firms is a part of procurement. */
function reserved({ topic, mentions }: Said, total: Mention | undefined, collector: Collector): void {
  if (topic !== "procurement" || !total) return;
  for (const mention of mentions) {
    if (mention !== total && mention.role === "value" && /中小企业|小型|小微|微型/.test(mention.label)) checkWithin(mention, total, collector);
  }
}

function claimOf(mention: Mention, year: number | null, collector: Collector): Claim {
  const { start, end, kind } = mention.figure;
  return {
    ...collector.layout.place(start, end, mention.sentence), kind, status: statusOf(mention, year), printed: collector.layout.clean.slice(start, end),
    expected: mention.expected, cells: mention.cells,
  };
}

const OUTSIDE: readonly Topic[] = ["running-costs", "procurement", "assets", "performance", "other-matters", "tables"];

/** Kinds of cost that may be paid from basic and project expenditure alike, so that no cell holds them. */
const COSTS = /(?:会议|培训|差旅|办公|印刷|咨询|手续|水|电|水电|邮电|取暖|物业管理|维修|维修（护）|租赁|劳务|委托业务|工会|福利|专用材料)(?:费|经费)(?:用|预算|支出|预算支出|安排)*为?$|(?:节庆|论坛|晚会|赛事)[^，。]*$/;

/** The verdict on a figure that no check has placed: free where it speaks of what no table holds, otherwise unplaced. */
function statusOf(mention: Mention, year: number | null): ClaimStatus {
  const { status, figure, role, topic, fact, label } = mention;
  if (status) return status;
  if (isOutside(mention, year)) return "free";
  // That something is none contradicts no table in which it does not stand.
  if (figure.kind === "amount" && figure.decimal.digits === 0n) return "free";
  if (figure.kind === "number") return figure.decimal.decimals === 0 ? "free" : "unplaced";
  if (OUTSIDE.includes(topic) || ["aside", "base", "change", "rate"].includes(role) || fact || COSTS.test(label)) return "free";
  return "unplaced";
}

/** Whether a figure speaks of what no table of this year holds: names, dates and counts; another year, a norm, points between two rates. */
function isOutside({ figure, topic, label }: Mention, year: number | null): boolean {
  if (figure.named || figure.kind === "year" || figure.kind === "date" || figure.kind === "count" || isFree(topic)) return true;
  return isOfOthers(label, year) || figure.measure === "个百分点";
}
