import { termsIn, type GlossaryEntry } from "../../catalog/glossary";
import { BASIC_ENTRIES, BASIC_LAYOUT, FUNCTIONS, INSTITUTIONS } from "../../catalog/ownSheets/supplement";
import { absentBasic } from "../../facts/entries";
import { isUnit, tableOf, type BudgetBook } from "../../model/book";
import type { CellRef } from "../../model/cells";
import { withoutMarkup } from "../../model/markup";
import type { MissingFact, Narrative } from "../../model/narrative";
import type { DisclosureContent } from "../../model/profile";
import type { WorkbookSnapshot } from "../../model/snapshot";
import { inSequence } from "../ranks";
import { tableGrids, type TableGrid } from "./grid";
import { plainText } from "./printed";

/** Paragraphs under a heading of their own, or under that of their part alone. */
export interface DisclosureSection {
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
}

/** A part of the disclosure with what it says, and the tables where they are its part. */
export interface DisclosedPart {
  readonly heading: string;
  readonly sections: readonly DisclosureSection[];
  readonly grids: readonly TableGrid[];
}

/** What a whole disclosure says, as plain data: a cover, and the parts of the region in its order. */
export interface Disclosure {
  /** Lines of the cover: whose budget, of which year. */
  readonly cover: readonly string[];
  /** Those that say something, numbered as they follow each other: no heading stands alone, no number is left out. */
  readonly parts: readonly DisclosedPart[];
  /** Facts without which a part stays empty, those of the explanation among them. */
  readonly missing: readonly MissingFact[];
}

/**
 * Puts a disclosure together from a workbook and its explanatory text, in the parts of the region with which the workbook was
 * read. What nobody typed stays out and is listed as missing: a sentence never has a hole.
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
  const glossary = glossaryOf(book, termsIn(allText(functions, institutions, narrative, grids)), grids);
  const named = (text: string): string => text.replaceAll("{year}", year).replaceAll("{body}", body).replaceAll("{department}", kind);
  const { parts } = book.profile;
  const said = new Set(parts.flatMap(({ holds }) => holds.flatMap(({ sections }) => sections ?? [])));
  const sectionsOf = (part: string) => ({ of, heading, sections }: DisclosureContent): readonly DisclosureSection[] => {
    const own = heading === undefined ? null : named(heading);
    switch (of) {
      case "functions": return [{ heading: own, paragraphs: functions }];
      case "institutions": return [{ heading: own, paragraphs: institutions }];
      case "glossary": return [{ heading: own, paragraphs: glossary }];
      case "text": return narrative.sections.filter(({ id }) => (sections ? sections.includes(id) : !said.has(id)))
        .map((section) => ({ heading: sayTheSame(section.heading, part) ? null : section.heading, paragraphs: withoutHangingLeads(section.paragraphs.map(({ text }) => text)) }));
      case "tables": return [];
    }
  };
  return {
    cover: [body, `${year}${kind}预算`].filter((line) => line !== ""),
    parts: inSequence(parts.map((part): DisclosedPart => ({
      heading: named(part.heading),
      sections: part.holds.flatMap(sectionsOf(named(part.heading))).filter(({ paragraphs }) => paragraphs.length > 0),
      grids: part.holds.some(({ of }) => of === "tables") ? grids : [],
    })).filter(({ sections, grids: tables }) => sections.length > 0 || tables.length > 0)),
    missing: [...missing, ...narrative.missing],
  };
}

/** Whether the heading of a section only says that of its part again. */
function sayTheSame(heading: string, part: string): boolean {
  return heading.trim() === part.replace(/^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)\s*/, "").trim();
}

/** Paragraphs without those at their end that announce what does not come ("…主要内容如下："), because its facts are missing. */
function withoutHangingLeads(paragraphs: readonly string[]): readonly string[] {
  const last = paragraphs.findLastIndex((text) => !/[：:]\s*$/.test(text));
  return paragraphs.slice(0, last + 1);
}

/** The terms that the document uses, numbered, and where those of its codes are explained. */
function glossaryOf(book: BudgetBook, entries: readonly GlossaryEntry[], grids: readonly TableGrid[]): readonly string[] {
  const coded = grids.some((grid) => grid.columns.includes("code"));
  return [
    ...entries.map(({ term, meaning }) => `${term}：${meaning}`),
    ...(coded && book.year !== null ? [`支出功能分类和经济分类科目的说明见《${book.year}年政府收支分类科目》。`] : []),
  ].map((text, index) => `${index + 1}. ${text}`);
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
  const fromTable = rows.filter(isUnit).map((row) => row.label);
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
