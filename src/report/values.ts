import type { Finding, FindingValue } from "../model/findings";
import { formatMoney } from "../model/money";

/** A finding's value as people read it: an amount in the table's own unit, or text. */
export function valueText(value: FindingValue | undefined): string {
  switch (value?.kind) {
    case undefined: case "blank": return "";
    case "text": return value.text;
    case "money": return formatMoney(value.fen, value.unit, value.decimals);
  }
}

/** The unit of a finding's amounts, "" where it has none. */
export function unitOfFinding(finding: Finding): string {
  const value = finding.values.expected;
  return value?.kind === "money" ? value.unit : "";
}

/** Whole amounts from five digits on are read in groups of three; a year or a code is not an amount. */
const LONG = /^-?\d{5,}(?=\.|$)/;

/** A finding's value as it is shown in a sentence: like {@link valueText}, a long amount in groups of three digits. */
export function shownText(value: FindingValue | undefined): string {
  const text = valueText(value);
  return value?.kind === "money" ? text.replace(LONG, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ",")) : text;
}
