import { comparableName } from "../../catalog/classifications";
import { codeBookOf, type CodeBook } from "../../catalog/classifications/codeBook";
import { ifCoded } from "../applies";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { namedCodesOf, type PrintedNames, type NamedLine, type NamedList } from "../namedCodes";
import type { Found, RuleResult } from "../types";

/**
 * A code stands beside the name of another code (of whatever level), or beside a name that it or another code had in former
 * years. Only evidenced names are grounds: those of the book of codes, and of a code that it does not list the one that every
 * other table of the workbook prints. A name that merely reads differently (an abbreviation, a new edition) or that was right
 * in the year of the budget is left alone. A hint, since books of codes change; an error where another table of the workbook
 * prints the code with its own name.
 */
export const codeName = defineTableRule({
  id: "form/code-name",
  severity: "hint",
  title: { zh: "编码与名称不符", en: "Code and name do not match" },
  message: {
    zh: "科目编码 {code} 的名称是“{expected}”，本格写作“{name}”。",
    en: "Code {code} is named “{expected}”, this cell says “{name}”.",
  },
  applies: ifCoded,
  check({ book }): RuleResult<Found> {
    const { lists, printed } = namedCodesOf(book);
    const judged: Judged = { year: book.year, codes: codeBookOf(book), printed };
    return { findings: lists.flatMap((list) => list.flatMap((line) => misnamed(list, line, judged))) };
  },
});

/** What names are judged by: the year of the budget, the names of its codes, and those that the workbook prints, by classification and code. */
interface Judged {
  readonly year: number | null;
  readonly codes: CodeBook;
  readonly printed: PrintedNames;
}

function misnamed(list: NamedList, { classification, code, name, nameAt, codeAt }: NamedLine, { year, codes, printed: tables }: Judged): readonly Found[] {
  const listed = codes.nameOf(classification, code)?.name;
  const evidenced = listed ?? tables.elsewhere(classification, code, list);
  if (evidenced === null || evidenced === name) return [];
  const printed = comparableName(name);
  if (comparableName(evidenced) === printed) return [];
  const before = codes.formerNames.filter((each) => each.classification === classification && comparableName(each.name) === printed);
  if (year !== null && before.some((each) => each.code === code && year <= each.until)) return [];
  const former = before.map((each) => each.code);
  const own = tables.elsewhere(classification, code, list);
  const isPrintedElsewhere = own !== null && comparableName(own) === comparableName(evidenced);
  const bearing = [...codes.codesOf(classification, name), ...former, ...(listed === undefined || isPrintedElsewhere ? tables.codesOf(classification, name) : [])].filter((candidate) => candidate !== code && candidate.charAt(0) === code.charAt(0));
  const other = bearing.find((candidate) => candidate.length === code.length) ?? bearing[0];
  if (!former.includes(code) && other === undefined) return [];
  const contradicted = !former.includes(code) && (tables.has(classification, code, evidenced) || isPrintedAtHome(tables, { classification, code, name }, bearing));
  return [{
    severity: contradicted ? "error" : "hint",
    at: nameAt, related: codeAt,
    values: {
      code: text(code), name: text(name), expected: text(evidenced),
      ...(other === undefined ? {} : { otherCode: text(other) }),
    },
  }];
}

/** Digits of a class, whose name no item has but its own. */
const CLASS_DIGITS = 3;

/** Whether the workbook prints the name beside its own code, too, and that is a class, or stands beside, above or below this one: two lines of one parent are never called alike. */
function isPrintedAtHome(tables: PrintedNames, { classification, code, name }: Pick<NamedLine, "classification" | "code" | "name">, bearing: readonly string[]): boolean {
  const near = bearing.filter((other) => other.slice(0, -2) === code.slice(0, -2) || other.length === CLASS_DIGITS || other.startsWith(code) || code.startsWith(other));
  return near.some((other) => tables.has(classification, other, name));
}
