import type { BookCell } from "../../model/book";
import type { Scalar } from "../../model/cells";
import { withoutMarkup } from "../../model/markup";
import { decimalOfNumber, FEN_PER_UNIT, formatDecimal, formatMoney, roundDecimal, type UnitOfMeasure } from "../../model/money";
import { decimalsOfFormat } from "../../recognize/amounts";

/** Characters that XML cannot carry, and halves of characters beyond the basic plane that stand alone. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A stranger's text as a document may carry it: characters illegal in XML removed, line ends as "\n". */
export function plainText(text: string): string {
  return text.replace(ILLEGAL, "").replace(/\r\n?|\u2028|\u2029/g, "\n");
}

/** The sections of a number format: for positive numbers, negative ones, zero, and text. */
function sectionsOf(format: string): readonly string[] {
  return (format.match(/(?:"[^"]*"|\\.|[^;"\\])*(?:;|$)/g) ?? []).slice(0, 4).map((section) => section.replace(/;$/, ""));
}

function withGrouping(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * A number as its format prints it: decimals, grouping, percent, a sign or brackets of its own for negative numbers, a
 * section of its own for zero ("" prints nothing, "0" a plain zero, "-" a dash). Formats that leave the decimals to the
 * number (General) print what was typed.
 */
export function printedNumber(value: number, format: string): string {
  const sections = sectionsOf(format);
  const ownZero = value === 0 && sections.length >= 3;
  const ownNegative = value < 0 && sections.length >= 2;
  const section = (ownZero ? sections[2] : ownNegative ? sections[1] : sections[0]) ?? "";
  const shown = section.replace(/\[[^\]]*\]/g, "").replace(/_./g, "").replace(/\*./g, "");
  const bare = shown.replace(/"[^"]*"|\\./g, "");
  const spelled = shown.replace(/"([^"]*)"/g, "$1").replace(/\\(.)/g, "$1");
  if (sections.length >= 2 && shown.trim() === "") return "";
  // A zero leaves the places of # and ? blank.
  if (ownZero && !/0|General/i.test(bare)) return spelled.replace(/[#?@]/g, "").trim();
  const exact = decimalOfNumber(Math.abs(value));
  if (exact === null) return String(value);
  const sign = value < 0 && !ownNegative ? "-" : "";
  const percent = bare.includes("%");
  const pattern = /[0#?][0#?,]*(?:\.([0#?]*))?/.exec(bare);
  if (!pattern || /General|通用|[ymdhsEe年月日/]/i.test(bare)) return `${value < 0 ? "-" : ""}${formatDecimal(exact)}`;
  const scaled = percent ? { digits: exact.digits * 100n, decimals: exact.decimals } : exact;
  const rounded = formatDecimal(roundDecimal(scaled, (pattern[1] ?? "").length));
  const digits = /[#0?],[#0?]/.test(pattern[0]) ? withGrouping(rounded) : rounded;
  return `${sign}${spelled.replace(/[0#?][0#?,.]*/, digits)}`.trim();
}

/** What a cell prints, whatever it holds; "" where it is blank. */
export function printedValue(value: Scalar, format: string): string {
  if (value === null) return "";
  if (typeof value === "number") return printedNumber(value, format);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return plainText(withoutMarkup(value)).trim();
}

/**
 * What an amount cell prints. Where the format leaves the decimals to the number, amounts have those of their table
 * (8 beside 2797.52 is 8.00), as official tables print them.
 *
 * @param unit the table's unit of measure; null leaves every number as its format prints it
 */
export function printedAmount(cell: BookCell, value: Scalar, format: string, unit: UnitOfMeasure | null): string {
  if (cell.state.kind !== "amount" || cell.state.asText || unit === null || typeof value !== "number" || value === 0) return printedValue(value, format);
  if (decimalsOfFormat(format, value < 0) !== null) return printedValue(value, format);
  const { money, grain } = cell.state.figure;
  return formatMoney(money, unit, Math.max(0, Math.round(Math.log10(FEN_PER_UNIT[unit] / grain))));
}
