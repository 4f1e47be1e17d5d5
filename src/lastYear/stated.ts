import { entriesOf } from "../catalog/ownSheets/supplement";
import type { BudgetBook } from "../model/book";
import { FEN_PER_UNIT } from "../model/money";
import type { UnitOfMeasure } from "../model/money";
import type { AmountFact, CountFact } from "../model/sentences";
import type { StatedEntry } from "../model/stated";
import { statedId } from "../model/stated";
import { understandText } from "../proofread";
import type { TextUnderstood } from "../proofread";
import { unitOf } from "../proofread/amounts";
import { Counterparts } from "../proofread/counterparts";
import type { Mention, Said } from "../proofread/said";
import { changesInReasons } from "./reasonChanges";
import { isInReason, numberOf } from "../proofread/stated";

/**
 * The figures of last year's text that no cell of last year's workbook holds, in the order of the text: what this year's 补充资料 has to
 * ask for, so that this year's text can follow. Wholes whose parts the text tells follow from these and are not asked for.
 */
export function statedEntries(text: string, last: BudgetBook): readonly StatedEntry[] {
  const understood = understandText(text, last);
  const following = changesInReasons(understood);
  const open = openFigures(understood, last).filter((mention) => !following.has(mention));
  const typed = typedEntries(open, last);
  const covered = new Set([...typed.keys()]);
  const asked = new Map<string, StatedEntry>();
  for (const mention of open) {
    const ids = entryIdsOf(mention);
    const own = ids.length === 1 ? typed.get(ids[0] ?? "") : undefined;
    if (!own && ids.length > 1 && ids.every((id) => covered.has(id))) continue;
    const name = own ? null : understood.stated.nameOf(mention);
    const entry = own ?? (name && entryOfFigure(mention, { id: statedId(name.section, name.label), ...name }));
    if (entry && !asked.has(entry.id)) asked.set(entry.id, entry);
  }
  return [...asked.values()];
}

/** Declared entries that figures of a text state one by one, by id. */
function typedEntries(open: readonly Mention[], { profile }: BudgetBook): ReadonlyMap<string, StatedEntry> {
  const known = new Map(entriesOf(profile).map((entry) => [entry.id, entry]));
  const found = new Map<string, StatedEntry>();
  for (const mention of open) {
    const [id, second] = entryIdsOf(mention);
    const entry = id !== undefined && second === undefined ? known.get(id) : undefined;
    const stated = entry && entry.content === mention.figure.kind ? entryOfFigure(mention, { id: entry.id, section: entry.section, label: entry.label }) : null;
    if (stated && !found.has(stated.id)) found.set(stated.id, stated);
  }
  return found;
}

/** Figures that no cell says: facts of this budget, less those that add up what the text tells. */
function openFigures({ said, stated, year }: TextUnderstood, last: BudgetBook): readonly Mention[] {
  const sums = sumsIn(said);
  const cells = new Counterparts(last, last, year, year);
  return said.flatMap(({ mentions }) => mentions)
    .filter((mention) => mention.cells.length === 0 && mention.value === null && !sums.has(mention) && !isOfTables(mention.fact, last) && stated.nameOf(mention) !== null && (isInReason(mention) || !isHeld(mention, cells)));
}

/** Whether a cell has the very amount, and not by chance. */
function isHeld({ figure: { money, decimal } }: Mention, cells: Counterparts): boolean {
  return money !== null && significantDigits(decimal.digits) >= FEWEST_DIGITS && cells.ofAmount(money).length > 0;
}

/** Digits from which on an amount alone tells its cell. */
export const FEWEST_DIGITS = 4;

/** Digits without the zeros at their end. */
export function significantDigits(digits: bigint): number {
  return String(digits).replace(/0+$/, "").length;
}

/** Whether a table that the workbook has says what words mean, or would if it were filled. */
export function isOfTables(fact: AmountFact | null, { tables }: Pick<BudgetBook, "tables">): boolean {
  return fact?.kind === "here" || (fact?.kind === "cell" && tables.some(({ id, columns }) => id === fact.table && columns.some(({ role }) => role === fact.column)));
}

const BARE_TOTAL = /^[、，：]*(?:[合共总]计|两项合计|小计)(?:为|是)?$/;

/** Figures that are the sum of parts that the text tells, with these: wholes, and totals behind their parts. */
export function sumsIn(said: readonly Said[]): ReadonlyMap<Mention, readonly Mention[]> {
  return new Map(said.flatMap(({ breakdowns, mentions }) => breakdowns.flatMap(({ whole, parts }) =>
    [whole, ...mentions.filter((mention) => mention.role === "value" && BARE_TOTAL.test(mention.label) && !parts.includes(mention))]
      .filter((sum) => isSumOf(sum, parts)).map((sum) => [sum, parts] as const))));
}

/** Whether the parts that a text tells make up their whole. */
function isSumOf({ figure }: Mention, parts: readonly Mention[]): boolean {
  if (parts.length < 2) return false;
  if (figure.kind === "amount") return parts.reduce((sum, part) => sum + (part.figure.money?.money ?? 0), 0) === figure.money?.money;
  return parts.every((part) => part.figure.measure === figure.measure) && parts.reduce((sum, part) => sum + numberOf(part.figure), 0) === numberOf(figure);
}

/** Entries of 补充资料 that say what a figure's words mean; empty where they mean nothing, or a table has a part in it. */
export function entryIdsOf({ fact, counted }: Pick<Mention, "fact" | "counted">): readonly string[] {
  return (fact ? idsOfAmount(fact) : counted ? idsOfCount(counted) : []) ?? [];
}

function idsOfAmount(fact: AmountFact): readonly string[] | null {
  switch (fact.kind) {
    case "typed": case "typedOr": return [fact.id];
    case "printedOr": return idsOfAmount(fact.otherwise);
    case "sum": return together(fact.of.map(idsOfAmount));
    case "cell": case "here": case "typedOfItem": return null;
  }
}

function idsOfCount(fact: CountFact): readonly string[] | null {
  switch (fact.kind) {
    case "count": case "countUnlessFree": case "countOr": case "unitCount": return [fact.id];
    case "counts": return together(fact.of.map(idsOfCount));
    case "rowCount": return null;
  }
}

function together(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
  return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
}

function entryOfFigure(mention: Mention, name: Pick<StatedEntry, "id" | "section" | "label">): StatedEntry | null {
  const { figure } = mention;
  if (figure.kind === "count") return { ...name, content: "count", measure: figure.measure, last: numberOf(figure) };
  if (figure.kind === "percentage") return { ...name, content: "rate", measure: figure.measure, last: numberOf(figure) };
  const unit: UnitOfMeasure = unitOf(mention);
  return figure.money ? { ...name, content: "amount", measure: unit, last: figure.money.money / FEN_PER_UNIT[unit] } : null;
}
