/** Amounts as people read them in the pane: thousands apart, two decimals at least. */
import type { Scalar } from "../../../model/cells";

const MOST_DECIMALS = 6;

/** A number without binary noise beyond a few decimals; a text as it is; `blank` for nothing. */
export function shownAmount(value: Scalar, blank: string): string {
  if (value === null || value === "") return blank;
  if (typeof value !== "number") return String(value);
  return new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: MOST_DECIMALS }).format(Number(value.toPrecision(15)));
}

/** An amount that was printed without thousands apart ("-94995790.00"), with them. */
export function withThousands(printed: string): string {
  return printed.replace(/^(-?)(\d{4,})(?=\.|$)/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ","));
}
