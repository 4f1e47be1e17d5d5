import type { Sources } from "./amounts";
import { labelText } from "./anchors";
import type { Collector } from "./collector";
import { checkComparison } from "./comparisons";
import type { Found } from "./lookup";
import type { Comparison, Mention } from "./said";
import { bearsOn } from "./scopes";
import type { Value } from "./values";
import { moneyOf } from "./values";

/**
 * Checks a comparison whose amount the text does not say: "财政拨款预算较上年执行数增加100万元". It is held against the tables only where its
 * words name one amount for certain, and a table prints last year's beside it or two of base, change and rate are told; else it stays a fact of its own.
 */
export function checkUnsaid(comparison: Comparison, sources: Sources, collector: Collector): void {
  const value = certainValue(comparison.subject, sources);
  // What another amount was last year says nothing of this one.
  const base = comparison.base?.subject ? null : comparison.base;
  const told = [base, comparison.change, comparison.rate].filter((each) => each !== null).length > 1;
  if (!value || comparison.subject.outside || (!told && !sources.places.before(value, comparison.baseName))) return;
  const subject = comparison.subject;
  subject.value = value;
  subject.cells = value.cells;
  checkComparison(comparison, sources, collector);
}

/** The one amount that words name; null where they name none, or several that differ. */
export function certainValue(subject: Mention, { labels, items, places, reader, book }: Sources): Value | null {
  const { label, topic, scope } = subject;
  if (labelText(label) === "") return null;
  const facts = labels.amounts(label, topic).filter((fact) => bearsOn(fact, scope, book));
  const declared = facts.flatMap((fact) => reader.amount(fact) ?? []);
  const values = declared.length > 0 ? declared : [...items.named(label, topic), ...surely(places.find(subject))];
  const [first] = values;
  return first && values.every((value) => moneyOf(value) === moneyOf(first)) ? first : null;
}

function surely(found: Found | null): readonly Value[] {
  return found?.sure ? found.values.slice(0, 1) : [];
}
