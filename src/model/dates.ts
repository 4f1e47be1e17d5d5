/** Days as a workbook counts them: whole numbers from 1900 on, shown as dates by their number format. */

/** Days from the first day of that count to 1970-01-01. */
const DAYS_TO_1970 = 25_569;
const DAY_MS = 86_400_000;
/** 1900-03-01 and the last day of 9999: before it the count knows a day that never was. */
const [FIRST_DAY, LAST_DAY] = [61, 2_958_465];

/** Whether a number format shows a number as a date: it has a day or year outside of quotes and brackets, or a month that is no minute. The g of General is no era. */
export function isDateFormat(format: string): boolean {
  if (format === "General" || format === "@") return false;
  const [first = ""] = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "").replace(/General|G\/通用格式/gi, "0").split(";");
  const months = /m/i.test(first) && !/[hs]/i.test(first);
  return (/[ydg]/i.test(first) || months) && !/[#0?]/.test(first.replace(/\.0+/g, ""));
}

/** A day as a text says it: "2021年12月31日"; null for a number that is no day. */
export function dateText(day: number): string | null {
  const whole = Math.floor(day);
  if (!(whole >= FIRST_DAY && whole <= LAST_DAY)) return null;
  const date = new Date((whole - DAYS_TO_1970) * DAY_MS);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** Days from the first of January of one year to that of another. */
export function daysBetween(from: number, to: number): number {
  return (Date.UTC(to, 0, 1) - Date.UTC(from, 0, 1)) / DAY_MS;
}
