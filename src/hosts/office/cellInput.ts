import type { Scalar } from "../../model/cells";
import type { CellContent } from "../../model/snapshot";

const FORMULA_STARTS = /^[=+\-@'＝＋－＠＇]/;
/** What some language of Excel reads as a number, date, time, percentage, logical or error. */
const READ_AS_SOMETHING = /[\p{Nd}]|^\s*(?:true|false|真|假)\s*$|^[#(.￥¥$€£]/iu;

/**
 * What to assign to a cell so that exactly `content` stands in it afterwards: text that Excel would read as a formula
 * or number is given an apostrophe, which Excel takes off; in a text cell ("@") it is text anyway.
 */
export function inputOf(content: CellContent, numberFormat: string): Scalar {
  if ("formula" in content) return content.formula;
  const { value } = content;
  if (value === null) return "";
  if (typeof value !== "string") return value;
  if (value.startsWith("'")) return `'${value}`;
  if (numberFormat === "@") return value;
  return FORMULA_STARTS.test(value) || READ_AS_SOMETHING.test(value) ? `'${value}` : value;
}
