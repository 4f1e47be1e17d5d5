import type { Finding, FindingValue } from "../model/findings";
import { formatMoney } from "../model/money";

/** A finding's value as people read it: an amount in the table's own unit, or text. */
export function valueText(value: FindingValue | undefined): string {
  if (!value) return "";
  return value.kind === "text" ? value.text : formatMoney(value.fen, value.unit, value.decimals);
}

/** The unit of a finding's amounts, "" where it has none. */
export function unitOfFinding(finding: Finding): string {
  const value = finding.values.printed;
  return value?.kind === "money" ? value.unit : "";
}
