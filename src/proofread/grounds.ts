import { agreement } from "../model/money";
import type { Sources } from "./amounts";
import { expectedText, shortLabel } from "./amounts";
import { directionOf, unspoken } from "./clauses";
import type { Collector } from "./collector";
import { basesOf } from "./comparisons";
import { lastFrom } from "./layout";
import { digits } from "./parts";
import { meant } from "./precision";
import { RULES } from "./rules";
import type { Comparison, Mention, Said } from "./said";
import { certainValue } from "./unsaid";
import type { Value } from "./values";
import { moneyOf } from "./values";

/** Words with which a reason begins, up to the name of what has changed. */
const HEAD = /^.*(?:原因(?:是|为)?|主要(?:是|为|系)?|由于|因为|系)|^[和及与、]/;

/**
 * "比上年执行数增加60万元，主要原因是防汛支出增加10万元": what a reason says of a line of the table whose total it explains. Only where the table prints
 * the year before, and the explained change agrees with it, is the line's change known to be meant against the same base.
 */
export function checkGroundItems(said: readonly Said[], sources: Sources, collector: Collector): void {
  for (const { mentions, comparisons } of said) {
    if (comparisons.length === 0) continue;
    for (const mention of mentions) {
      if (mention.role !== "aside" || mention.figure.kind !== "amount" || mention.status !== null) continue;
      const explained = lastFrom(comparisons, ({ start }) => start < mention.figure.start);
      if (explained) checkItem(mention, explained, sources, collector);
    }
  }
}

function checkItem(mention: Mention, explained: Comparison, sources: Sources, collector: Collector): void {
  const direction = directionOf(mention.label);
  const printed = meant(mention, sources.dropsZeros);
  const base = (explained.change ?? explained.rate)?.status === "agree" ? basesOf(explained, sources).printed : null;
  if (!direction || !printed || !base?.place) return;
  const subject = unspoken(mention, mention.label.slice(0, direction.at).replace(HEAD, ""), explained.subject.scope);
  const value = certainValue(subject, sources);
  const before = value && sources.places.before(value, explained.baseName);
  if (!value || before?.place?.line.table !== base.place.line.table || !isBelow(value, explained.subject.value)) return;
  const [sign, opposite] = direction.rise ? [1, -1] as const : [-1, 1] as const;
  const terms = [{ figure: printed, sign: 1 as const }, ...value.figures.map((figure) => ({ figure, sign: opposite })), ...before.figures.map((figure) => ({ figure, sign }))];
  mention.cells = [...value.cells, ...before.cells];
  if (agreement(terms) !== "differs") {
    mention.status = "agree";
    return;
  }
  const gap = sign * (moneyOf(value) - moneyOf(before));
  // A part of the line may have changed the other way.
  if (gap <= 0) return;
  const own = digits(mention, collector);
  const expected = expectedText(mention, gap, own);
  mention.status = "disagree";
  mention.expected = expected;
  collector.atFigure(mention, {
    rule: RULES.change, at: mention.cells[0] ?? null, related: mention.cells.slice(1), instead: expected,
    values: { label: shortLabel(subject.label), printed: own + mention.figure.measure, expected: expected + mention.figure.measure },
  });
}

/** Whether a line is one of those that another sums: below its code, or below the total. */
function isBelow(line: Value, whole: Value | null): boolean {
  if (!whole) return false;
  if (whole.at?.row.kind === "total" || whole.place?.line.total === true) return line.at?.row.kind !== "total";
  const [own, above] = [line.at?.row.code, whole.at?.row.code];
  return own != null && above != null && own.length > above.length && own.startsWith(above);
}
