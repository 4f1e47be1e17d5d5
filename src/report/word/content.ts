import { termsIn, type GlossaryEntry } from "../../catalog/glossary";
import { BASIC_ENTRIES, BASIC_LAYOUT, FUNCTIONS, INSTITUTIONS } from "../../catalog/ownSheets/supplement";
import { absentBasic } from "../../facts/entries";
import { tableOf, type BudgetBook } from "../../model/book";
import type { CellRef } from "../../model/cells";
import { withoutMarkup } from "../../model/markup";
import type { MissingFact, Narrative, NarrativeSection } from "../../model/narrative";
import type { WorkbookSnapshot } from "../../model/snapshot";
import { tableGrids, type TableGrid } from "./grid";
import { plainText } from "./printed";

/** What a whole disclosure says, as plain data: four parts, each with its heading. */
export interface Disclosure {
  /** Lines of the cover: whose budget, of which year. */
  readonly cover: readonly string[];
  readonly overview: {
    readonly heading: string;
    readonly functions: { readonly heading: string; readonly paragraphs: readonly string[] };
    readonly institutions: { readonly heading: string; readonly paragraphs: readonly string[] };
  };
  readonly explanation: { readonly heading: string; readonly sections: readonly NarrativeSection[] };
  readonly glossary: { readonly heading: string; readonly entries: readonly GlossaryEntry[]; readonly closing: string | null };
  readonly tables: { readonly heading: string; readonly grids: readonly TableGrid[] };
  /** Facts without which a part stays empty, those of the explanation among them. */
  readonly missing: readonly MissingFact[];
}

/**
 * Puts a disclosure together from a workbook and its explanatory text. What nobody typed stays out and is listed as
 * missing: a heading may stand alone, a sentence never has a hole.
 */
export function disclosureContent(book: BudgetBook, snapshot: WorkbookSnapshot, narrative: Narrative): Disclosure {
  const kind = book.scope === "unit" ? "单位" : "部门";
  const year = book.year === null ? "" : `${book.year}年`;
  const body = plainText(book.body ?? "");
  const missing: MissingFact[] = [];
  if (book.body === null) missing.push({ sentence: "cover", ...absentBasic(book, "department.name") });
  if (book.year === null) missing.push({ sentence: "cover", ...absentBasic(book, "year") });
  const functions = paragraphsOf(book.basics?.facts.get(FUNCTIONS)?.text ?? "");
  if (functions.length === 0) missing.push({ sentence: "overview.functions", ...absentBasic(book, FUNCTIONS) });
  const typed = paragraphsOf(book.basics?.facts.get(INSTITUTIONS)?.text ?? "");
  const counted = typed.length > 0 ? null : institutionsOf(book, kind);
  const institutions = counted === null ? typed : [counted];
  if (institutions.length === 0) missing.push({ sentence: "overview.institutions", fact: BASIC_LAYOUT.unitHeaders[1], at: placeOfUnits(book) });
  const grids = tableGrids(book, snapshot);
  const entries = termsIn(allText(functions, institutions, narrative, grids));
  const coded = grids.some((grid) => grid.columns.includes("code"));
  return {
    cover: [body, `${year}${kind}预算`].filter((line) => line !== ""),
    overview: {
      heading: `一、${kind}概况`,
      functions: { heading: "（一）主要职能", paragraphs: functions },
      institutions: { heading: book.scope === "unit" ? "（二）机构设置情况" : "（二）部门机构设置情况", paragraphs: institutions },
    },
    explanation: { heading: `二、${year}${body}${kind}预算安排情况说明`, sections: narrative.sections },
    glossary: {
      heading: "三、名词解释", entries,
      closing: coded && book.year !== null ? `支出功能分类和经济分类科目的说明见《${book.year}年政府收支分类科目》。` : null,
    },
    tables: { heading: `四、${year}${body}${kind}预算表`, grids },
    missing: [...missing, ...narrative.missing],
  };
}

/** Facts that the disclosure lacks, each with the cell to fill: those of its text, and those of its other parts. */
export function disclosureMissing(book: BudgetBook, snapshot: WorkbookSnapshot, narrative: Narrative): readonly MissingFact[] {
  return disclosureContent(book, snapshot, narrative).missing;
}

function paragraphsOf(text: string): readonly string[] {
  return plainText(withoutMarkup(text)).split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** Who makes up the budget: the units of 基本信息, else those of the revenue table; null where neither names any. */
function institutionsOf(book: BudgetBook, kind: "部门" | "单位"): string | null {
  if (book.body === null) return null;
  const body = plainText(book.body);
  const { named, own } = unitsOf(book);
  const subordinate = named.map((name) => plainText(name).trim()).filter((name) => name !== "" && bare(name) !== bare(body));
  if (!own && named.length === 0) return null;
  if (subordinate.length === 0) return `从预算单位构成看，${body}${kind}预算为${body}本级预算，没有下属预算单位。`;
  const parts = [...(own ? [`${body}本级预算`] : []), ...subordinate.map((name, index) => `${index === 0 ? "下属单位" : ""}${name}预算`)];
  return `从预算单位构成看，${body}${kind}预算包括：${parts.join("、")}。`;
}

interface Units {
  readonly named: readonly string[];
  /** Whether the department's own office is among them. */
  readonly own: boolean;
}

function unitsOf(book: BudgetBook): Units {
  const rows = tableOf(book, "revenue")?.rows ?? [];
  const fromTable = rows.filter((row) => row.kind === "unit" || row.kind === "ownOffice").map((row) => row.label);
  const listed = book.basics?.units.map((unit) => unit.name) ?? [];
  const named = listed.length > 0 ? listed : fromTable;
  const own = named.some((name) => isOwnOffice(name, book.body)) || (listed.length === 0 && rows.some((row) => row.kind === "ownOffice"));
  return { named: named.filter((name) => !isOwnOffice(name, book.body)), own };
}

function isOwnOffice(name: string, body: string | null): boolean {
  return /[（(]?本级[）)]?$/.test(name.trim()) || (body !== null && bare(name) === bare(body));
}

function bare(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, "");
}

function allText(functions: readonly string[], institutions: readonly string[], narrative: Narrative, grids: readonly TableGrid[]): string {
  return [
    ...functions, ...institutions,
    ...narrative.sections.flatMap((section) => [section.heading, ...section.paragraphs.map((paragraph) => paragraph.text)]),
    ...grids.flatMap((grid) => [grid.title, ...[...grid.header, ...grid.body].flat().map((cell) => cell.text)]),
  ].join("\n");
}

/** First line of the list of units, as it is inserted. */
function placeOfUnits(book: BudgetBook): CellRef {
  return { sheet: book.basics?.sheet ?? BASIC_LAYOUT.sheet, row: BASIC_LAYOUT.firstRow + BASIC_ENTRIES.length + 2, column: 1 };
}
