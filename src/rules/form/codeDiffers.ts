import { codeBookOf } from "../../catalog/classifications/codeBook";
import { ifCoded } from "../applies";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { isSlipOf, namedCodesOf, type NamedLine, type NamedList } from "../namedCodes";
import type { Found, RuleResult } from "../types";

/**
 * A name beside one code here and beside another one of the same parent wherever else the workbook prints it: one of them was mistyped. Told at
 * the code that stands nowhere else, unless a book of codes has it so. Source: 政府收支分类科目, the codes of one parent have names of their own.
 */
export const codeDiffers = defineTableRule({
  id: "form/code-differs",
  severity: "error",
  title: { zh: "同一科目的编码不一致", en: "One name beside different codes" },
  message: {
    zh: "“{name}”在本工作簿别处的编码是 {expected}，本格写作 {code}；请核对编码。",
    en: "“{name}” has code {expected} elsewhere in this workbook, here {code}; check the code.",
  },
  applies: ifCoded,
  check({ book }): RuleResult<Found> {
    const { lists, printed } = namedCodesOf(book);
    const codes = codeBookOf(book);
    const differs = (list: NamedList, line: NamedLine): readonly Found[] => {
      const { classification, code, name, codeAt: [at, ...others], nameAt } = line;
      if (at === undefined || name === "" || codes.nameOf(classification, code) !== null) return [];
      const meant = printed.codesOf(classification, name).filter((other) => other !== code && other.length === code.length && isOfOneParent(classification, other, code) && isSlipOf(code, other));
      const [expected] = meant;
      if (expected === undefined || meant.length > 1 || printed.isElsewhere(classification, code, list)) return [];
      return [{ at, related: [...others, nameAt, ...printed.placesOf(classification, expected, name)], values: { name: text(name), code: text(code), expected: text(expected) } }];
    };
    return { findings: lists.flatMap((list) => list.flatMap((line) => differs(list, line))) };
  },
});

/** Whether two codes stand under the same parent: of an economic item the class. */
function isOfOneParent(classification: NamedLine["classification"], one: string, other: string): boolean {
  const digits = classification === "economic" ? 3 : one.length - 2;
  return one.length > 3 && one.slice(0, digits) === other.slice(0, digits);
}
