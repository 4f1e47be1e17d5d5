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
