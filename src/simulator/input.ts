/** What Excel makes of something put into a cell: text stays text only where Excel would leave it so. */
import type { CellValue } from "./cells";
import { invalidArgument } from "./errors";

export interface Interpreted {
  readonly value: CellValue;
  /** With "=", or "". */
  readonly formula: string;
  /** The number format that the typed form suggests ("12%" → "0%"); applied only to General cells. */
  readonly suggestedFormat?: string;
}

const ERRORS = new Set(["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"]);
const NUMBER = /^([+-]?)([¥￥$]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?([eE][+-]?\d{1,3})?(%?)$/;
const DATE = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;

/**
 * Interprets one element of a `values` or `formulas` array. Null is not for here (it leaves the cell).
 * In a cell formatted "@" everything becomes text, formulas too. "=…" is a formula; so is text beginning with + - @
 * that is no number, which is why strangers' text must be written with an apostrophe or into "@" cells.
 */
export function interpret(input: unknown, numberFormat: string, location: string): Interpreted {
  const constant = (value: CellValue, suggestedFormat?: string): Interpreted =>
    suggestedFormat === undefined ? { value, formula: "" } : { value, formula: "", suggestedFormat };
  const asText = numberFormat === "@";
  if (typeof input === "boolean") return constant(asText ? String(input).toUpperCase() : input);
  if (typeof input === "number") {
    if (!Number.isFinite(input)) throw invalidArgument(location);
    return constant(asText ? String(input) : input);
  }
  if (typeof input !== "string") throw invalidArgument(location);
  if (input.length > 32_767) throw invalidArgument(location, "The text is longer than 32,767 characters.");
  if (input.startsWith("'")) return constant(input.slice(1));
  if (asText || input === "") return constant(input);
  if (input.startsWith("=") && input.length > 1) return { value: "", formula: input };
  const typed = input.trim();
  if (/^(?:true|false)$/i.test(typed)) return constant(typed.toUpperCase() === "TRUE");
  if (ERRORS.has(typed.toUpperCase())) return constant({ error: typed.toUpperCase() });
  const number = numberFrom(typed);
  if (number) return constant(number.value, number.format);
  const date = dateFrom(typed);
  if (date !== null) return constant(date, "yyyy/m/d");
  if (/^[+\-@][^\s+\-@]/.test(typed)) return { value: "", formula: `=${typed}` };
  return constant(input);
}

function numberFrom(typed: string): { readonly value: number; readonly format?: string } | null {
  const bracketed = /^\((.+)\)$/.exec(typed);
  const match = NUMBER.exec(bracketed ? `-${bracketed[1] ?? ""}` : typed);
  if (!match) return null;
  const [, sign = "", currency = "", whole = "", fraction = "", exponent = "", percent = ""] = match;
  const digits = Number(`${sign}${whole.replace(/,/g, "") || "0"}${fraction}${exponent}`);
  if (!Number.isFinite(digits)) return null;
  const value = Number((percent ? digits / 100 : digits).toPrecision(15));
  const decimals = fraction.length > 1 ? ".00" : "";
  if (percent) return { value, format: `0${decimals}%` };
  if (currency) return { value, format: `¥#,##0${decimals}` };
  if (whole.includes(",")) return { value, format: `#,##0${decimals}` };
  return exponent ? { value, format: "0.00E+00" } : { value };
}

function dateFrom(typed: string): number | null {
  const match = DATE.exec(typed);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  if (year < 1900 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  const serial = Math.round(time / 86_400_000) + 25_569;
  return serial > 59 ? serial : serial - 1;
}
