import { comparableName } from "../../catalog/classifications";
import { codeBookOf, type CodeBook } from "../../catalog/classifications/codeBook";
import type { ClassificationId } from "../../catalog/types";
import type { BookTable } from "../../model/book";
import { ifCoded } from "../applies";
import { codedRows, type CodedRow } from "../codedRows";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { labelPlace } from "../../model/book";
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
    const printed = new PrintedNames(book.tables);
    const judged: Judged = { year: book.year, codes: codeBookOf(book), printed };
    return { findings: book.tables.flatMap((table) => codedRows(table).flatMap((coded) => misnamed(table, coded, judged))) };
  },
});

/** What names are judged by: the year of the budget, the names of its codes, and those that the workbook prints, by classification and code. */
interface Judged {
  readonly year: number | null;
  readonly codes: CodeBook;
  readonly printed: PrintedNames;
}

/** What the tables of a workbook print beside their codes; gathered when a name is in question, as few are. */
class PrintedNames {
  private gathered: Printed | null = null;

  constructor(private readonly tables: readonly BookTable[]) {}

  private get printed(): Printed {
    return this.gathered ??= printedIn(this.tables);
  }

  /** The name that all other tables print beside a code; null where there are none, or they do not agree. */
  elsewhere(classification: ClassificationId, code: string, own: BookTable): string | null {
    const names = [...(this.printed.names.get(`${classification}|${code}`) ?? [])].flatMap(([table, name]) => (table === own ? [] : [name]));
    return new Set(names.map(comparableName)).size === 1 ? names[0] ?? null : null;
  }

  /** Whether some table prints a code with a name. */
  has(classification: ClassificationId, code: string, name: string): boolean {
    return [...(this.printed.names.get(`${classification}|${code}`)?.values() ?? [])].some((each) => comparableName(each) === comparableName(name));
  }

  codesOf(classification: ClassificationId, name: string): readonly string[] {
    return [...(this.printed.codes.get(`${classification}|${comparableName(name)}`) ?? [])];
  }
}

interface Printed {
  /** Names as printed, by classification and code, by table. */
  readonly names: ReadonlyMap<string, ReadonlyMap<BookTable, string>>;
  /** Codes by classification and comparable name. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
}

function printedIn(tables: readonly BookTable[]): Printed {
  const names = new Map<string, Map<BookTable, string>>();
  const codes = new Map<string, Set<string>>();
  for (const table of tables) {
    for (const { row: { label }, classification, code } of codedRows(table)) {
      if (label === "") continue;
      const [byCode, byName] = [`${classification}|${code}`, `${classification}|${comparableName(label)}`];
      names.set(byCode, (names.get(byCode) ?? new Map<BookTable, string>()).set(table, label));
      codes.set(byName, (codes.get(byName) ?? new Set<string>()).add(code));
    }
  }
  return { names, codes };
}

function misnamed(table: BookTable, { row, classification, code }: CodedRow, { year, codes, printed: tables }: Judged): readonly Found[] {
  const listed = codes.nameOf(classification, code)?.name;
  const evidenced = listed ?? tables.elsewhere(classification, code, table);
  if (evidenced === null || evidenced === row.label) return [];
  const printed = comparableName(row.label);
  if (comparableName(evidenced) === printed) return [];
  const before = codes.formerNames.filter((each) => each.classification === classification && comparableName(each.name) === printed);
  if (year !== null && before.some((each) => each.code === code && year <= each.until)) return [];
  const former = before.map((each) => each.code);
  const bearing = [...codes.codesOf(classification, row.label), ...former, ...(listed === undefined ? tables.codesOf(classification, row.label) : [])].filter((candidate) => candidate !== code);
  const other = bearing.find((candidate) => candidate.length === code.length) ?? bearing[0];
  if (!former.includes(code) && other === undefined) return [];
  const contradicted = !former.includes(code) && tables.has(classification, code, evidenced);
  return [{
    severity: contradicted ? "error" : "hint",
    at: labelPlace(row), related: row.codeCells,
    values: {
      code: text(code), name: text(row.label), expected: text(evidenced),
      ...(other === undefined ? {} : { otherCode: text(other) }),
    },
  }];
}
