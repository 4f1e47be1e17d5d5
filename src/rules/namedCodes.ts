import { comparableName } from "../catalog/classifications";
import type { ClassificationId } from "../catalog/types";
import { labelPlace, type BookTable, type BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import type { CodeList } from "../model/structure";
import { codedRows } from "./codedRows";

/** A line of a table with its code and its name. */
export interface NamedLine {
  readonly classification: ClassificationId;
  readonly code: string;
  readonly name: string;
  readonly nameAt: CellRef;
  readonly codeAt: readonly CellRef[];
}

/** The lines of a table that print their codes. */
export type NamedList = readonly NamedLine[];

/** The lists by a code of a workbook, tables that the catalogue knows and what is read by its structure, and what they print. */
export function namedCodesOf(book: BudgetBook): { readonly lists: readonly NamedList[]; readonly printed: PrintedNames } {
  const known = NAMED.get(book);
  if (known) return known;
  const lists = [...book.tables.map(linesOfTable), ...(book.structure?.codeLists ?? []).filter((list) => !list.known).map(linesOfList)];
  const made = { lists, printed: new PrintedNames(lists) };
  NAMED.set(book, made);
  return made;
}

/** Several rules ask. */
const NAMED = new WeakMap<BudgetBook, ReturnType<typeof namedCodesOf>>();

function linesOfTable(table: BookTable): NamedList {
  return codedRows(table).map(({ row, classification, code }) => ({ classification, code, name: row.label, nameAt: labelPlace(row), codeAt: row.codeCells }));
}

/** Both economic books are one classification: their codes begin otherwise. */
function linesOfList({ codes, lines }: CodeList): NamedList {
  return lines.map(({ at, nameAt, code, name }) => ({ classification: codes === "functional" ? "functional" : "economic", code, name, nameAt, codeAt: [at] }));
}

/** What the tables of a workbook print beside their codes; gathered when a name is in question, as few are. */
export class PrintedNames {
  private gathered: Printed | null = null;

  constructor(private readonly lists: readonly NamedList[]) {}

  private get printed(): Printed {
    return this.gathered ??= printedIn(this.lists);
  }

  /** The name that all other tables print beside a code; null where there are none, or they do not agree. */
  elsewhere(classification: ClassificationId, code: string, own: NamedList): string | null {
    const names = [...(this.printed.names.get(`${classification}|${code}`) ?? [])].flatMap(([list, name]) => (list === own ? [] : [name]));
    return new Set(names.map(comparableName)).size === 1 ? names[0] ?? null : null;
  }

  /** Whether a table apart from one prints a code, whatever its name. */
  isElsewhere(classification: ClassificationId, code: string, own: NamedList): boolean {
    return [...(this.printed.names.get(`${classification}|${code}`)?.keys() ?? [])].some((list) => list !== own);
  }

  /** Whether some table prints a code with a name. */
  has(classification: ClassificationId, code: string, name: string): boolean {
    return [...(this.printed.names.get(`${classification}|${code}`)?.values() ?? [])].some((each) => comparableName(each) === comparableName(name));
  }

  /** Where a code stands beside a name, once in each table that has it so. */
  placesOf(classification: ClassificationId, code: string, name: string): readonly CellRef[] {
    return this.lists.flatMap((list) => list.find((line) => line.classification === classification && line.code === code && comparableName(line.name) === comparableName(name))?.codeAt[0] ?? []);
  }

  /** Codes beside which some table prints a name. */
  codesOf(classification: ClassificationId, name: string): readonly string[] {
    return [...(this.printed.codes.get(`${classification}|${comparableName(name)}`) ?? [])];
  }
}

/** Whether one code may have been typed for the other: a digit or two wrong, missing, doubled or exchanged. */
export function isSlipOf(typed: string, meant: string): boolean {
  if (typed.length === meant.length) return [...typed].filter((digit, at) => digit !== meant[at]).length <= 2;
  const [shorter, longer] = typed.length < meant.length ? [typed, meant] : [meant, typed];
  return [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter);
}

interface Printed {
  /** Names as printed, by classification and code, by table. */
  readonly names: ReadonlyMap<string, ReadonlyMap<NamedList, string>>;
  /** Codes by classification and comparable name. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
}

function printedIn(lists: readonly NamedList[]): Printed {
  const names = new Map<string, Map<NamedList, string>>();
  const codes = new Map<string, Set<string>>();
  for (const list of lists) {
    for (const { name, classification, code } of list) {
      if (name === "") continue;
      const [byCode, byName] = [`${classification}|${code}`, `${classification}|${comparableName(name)}`];
      names.set(byCode, (names.get(byCode) ?? new Map<NamedList, string>()).set(list, name));
      codes.set(byName, (codes.get(byName) ?? new Set<string>()).add(code));
    }
  }
  return { names, codes };
}
