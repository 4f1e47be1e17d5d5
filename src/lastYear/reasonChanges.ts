import { agreement } from "../model/money";
import type { TextUnderstood } from "../proofread";
import type { Sources } from "../proofread/amounts";
import { aboutIn, baseIn, clauseOf, directionOf, unspoken } from "../proofread/clauses";
import { BASE_ALONE } from "../proofread/compared";
import type { Comparison, Mention, Said } from "../proofread/said";
import { isInReason } from "../proofread/stated";
import { certainValue } from "../proofread/unsaid";
import type { Value } from "../proofread/values";
import { keyOf, moneyOf } from "../proofread/values";

/** Words that begin a reason, before what it speaks of. */
const BEGINS = /^.*(?:主要是|主要系|主要为|原因是|原因为|原因系|由于|是因为|系因|其中)/;

/**
 * "主要是：一般公共预算拨款增加380.70万元": changes in the reasons of a total whose own amounts stand in the tables, as comparisons with the base
 * of that total. Only where the words mean one amount for certain, and nothing that is known speaks against the change that is told:
 * what an item of a project costs more is no amount of the tables.
 */
export function changesInReasons({ said, sources }: TextUnderstood): ReadonlyMap<Mention, Comparison> {
  return new Map(said.flatMap((each) => each.mentions.flatMap((mention) => {
    const comparison = isInReason(mention) ? comparisonOf(mention, each, sources) : null;
    return comparison ? [[mention, comparison] as const] : [];
  })));
}

function comparisonOf(mention: Mention, { comparisons }: Said, sources: Sources): Comparison | null {
  const { figure: { start, after, money }, label } = mention;
  const direction = directionOf(label);
  const told = comparisons.findLast(({ end }) => end <= start);
  // The parts of an item have names that the tables use for wholes.
  if (!direction || !money || told?.subject.fact?.kind !== "cell") return null;
  const before = label.slice(0, direction.at).replace(BEGINS, "");
  const about = clauseOf(aboutIn(baseIn(before), before));
  const spoken = { ...unspoken(mention, about, mention.scope), status: null };
  const value = certainValue(spoken, sources);
  if (!value || keyOf(value) === (told.subject.value ? keyOf(told.subject.value) : "")) return null;
  const word = start - label.length + direction.at;
  const comparison: Comparison = {
    subject: { ...spoken, value, cells: value.cells }, baseYear: told.baseYear, baseName: told.baseName, direction: direction.rise ? 1 : -1, change: mention, rate: null, rateDirection: null, rateWord: null, base: null,
    settled: false, unsure: false, parts: [], start: start - label.length, end: after, word: [word, word + direction.length], baseWords: [word, word + 1],
  };
  return mayBe(comparison, value, sources) ? comparison : null;
}

/** Whether a change can be that of an amount: by last year's where a table prints it beside; else no amount has grown by more than it is. */
function mayBe({ baseName, change, direction }: Comparison, value: Value, { places }: Sources): boolean {
  const moved = change?.figure.money;
  if (!moved) return false;
  const before = places.before(value, baseName);
  if (!before) return !/^(?:执行|决算)数$/.test(baseName) && (direction < 0 || moved.money <= moneyOf(value) + moved.grain);
  return agreement([
    ...value.figures.map((figure) => ({ figure, sign: 1 as const })), ...before.figures.map((figure) => ({ figure, sign: -1 as const })), { figure: moved, sign: direction < 0 ? 1 : -1 },
  ]) !== "differs";
}

/**
 * "…主要是差旅费29万元，比2023年减少2万元": inside a reason it is the amount of the reason that changed. No table has it, but an entry of 补充资料 may,
 * and what last year's text says of it is its base.
 */
export function settleInReasons({ said, layout: { clean } }: TextUnderstood): void {
  for (const { unsaid, mentions } of said) {
    for (const comparison of unsaid) {
      const told = [comparison.change, comparison.rate].flatMap((mention) => mention ?? []);
      const [first] = told;
      const about = first && mentions.slice(0, mentions.indexOf(first)).findLast(({ role }) => role !== "none");
      if (!about?.figure.money || !isInReason(about) || !BASE_ALONE.test(clean.slice(about.figure.after, comparison.word[0]))) continue;
      comparison.subject = about;
      for (const mention of told) mention.subject = about;
      // The year of its base is the budget's before, and no year of an event.
      for (const mention of mentions) if (mention.figure.kind === "year" && mention.figure.start > about.figure.start && mention.figure.start < comparison.word[0]) mention.status = "agree";
    }
  }
}
