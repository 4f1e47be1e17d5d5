import { analysisCells } from "../catalog/ownSheets/analysis";
import { BASIC_ENTRIES, PUBLISHER, USUAL_ENTRIES } from "../catalog/ownSheets/supplement";
import { CODE_SHEET, isRecordSheet, recordHeaderRow } from "../catalog/ownSheets/recordSheets";
import { nameBeforeReplacement } from "../catalog/ownSheets/replacedSheets";
import { NATIONAL, PROFILES } from "../catalog/profiles";
import { isUnit, type BasicInformation, type BookTable, type BudgetBook, type Leftover, type OfficeCodes } from "../model/book";
import { formFor, type Profile, type ProfileSign, type SheetEntry } from "../model/profile";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { buildTables } from "./book";
import { officeCodesOn } from "./officeCodes";
import { locateTables, type Found } from "./locate";
import { ANALYSIS_SHEET, BASICS_SHEET, readBasics, readSupplement, SUPPLEMENT_SHEET } from "./ownSheets";
import { pagesOf } from "./pages";
import { withoutPageTops } from "./pageTops";
import { onPages } from "./pieces";
import { plain, yearIn } from "./text";
import { formsIn } from "./workbookForms";
import { SheetView } from "./view";

/**
 * Understands a workbook: finds the tables of a budget disclosure by the words of their titles and headers, reads our
 * own sheets, tells the region by what 基本信息 says or by signs of its tables, and lists what was not understood. Positions,
 * sheet names of tables, merges and the region play no part in understanding a table.
 * Forms that the workbook brings along go before the known ones. Takes time in proportion to the number of cells.
 */
export function recognizeWorkbook(snapshot: WorkbookSnapshot, known: readonly Profile[] = PROFILES): BudgetBook {
  const brought = formsIn(snapshot, known);
  const { profiles } = brought;
  const own = new OwnSheets([...profiles.flatMap((profile) => profile.entries), ...USUAL_ENTRIES]);
  const found: Found[] = [];
  const leftovers: Leftover[] = [...brought.unread];
  const bodies: string[] = [];
  let officeCodes: readonly OfficeCodes[] = [];
  const others: SheetSnapshot[] = [];
  for (const sheet of snapshot.sheets) {
    if (wasReplaced(sheet, snapshot)) {
      leftovers.push({ ...otherSheet(sheet), reason: "replacedSheet" });
      continue;
    }
    if (recordHeaderRow(sheet, CODE_SHEET) !== null && officeCodes.length === 0) officeCodes = officeCodesOn(sheet);
    if (isRecordSheet(sheet)) continue;
    if (own.takes(sheet)) continue;
    others.push(sheet);
  }
  for (const run of pagesOf(others)) {
    const last = found.at(-1);
    const reading = onPages(locateTables(new SheetView(withoutPageTops(run.whole)), last?.further?.at(-1) ?? last ?? null), run);
    found.push(...reading.tables);
    bodies.push(...reading.bodies);
    if (reading.about) leftovers.push(...reading.leftovers);
    else leftovers.push(...run.pages.flatMap(({ sheet }) => (isEmpty(sheet) ? [] : [otherSheet(sheet)])));
  }
  const { basics, supplement, analysis } = own;
  const built = buildTables(found);
  const { tables } = built;
  const scope = typedScope(basics) ?? scopeOf(tables, bodies, snapshot);
  const year = yearOf(tables, basics);
  const { profile, profileBy } = profileIn(profiles, tables, basics);
  return {
    profile: formFor(profile, scope ?? "department", year), profileBy, year, body: bodyOf(bodies, basics, tables), scope,
    tables, basics, supplement, officeCodes, analysis, leftovers: [...leftovers, ...built.leftovers],
  };
}

export { formsBrought } from "./workbookForms";

/** The sheets of ours that ask and derive: the first of each name that holds what it should. */
class OwnSheets {
  basics: BudgetBook["basics"] = null;
  supplement: BudgetBook["supplement"] = null;
  analysis: BudgetBook["analysis"] = new Map();

  constructor(private readonly entries: readonly SheetEntry[]) {}

  takes(sheet: SheetSnapshot): boolean {
    switch (plain(sheet.name)) {
      case BASICS_SHEET: return this.basics === null && (this.basics = readBasics(sheet, BASIC_ENTRIES)) !== null;
      case SUPPLEMENT_SHEET: return this.supplement === null && (this.supplement = readSupplement(sheet, this.entries)) !== null;
      case ANALYSIS_SHEET: return this.analysis.size === 0 && (this.analysis = analysisCells(sheet)).size > 0;
      default: return false;
    }
  }
}

/** A sheet kept from before an insert, beside the one that replaced it. */
function wasReplaced(sheet: SheetSnapshot, snapshot: WorkbookSnapshot): boolean {
  const before = nameBeforeReplacement(sheet.name)?.toLowerCase();
  // Long names are cut to make room for the suffix, so the new sheet's name may only begin like the old one's.
  return before !== undefined && snapshot.sheets.some((other) => other !== sheet && other.name.toLowerCase().startsWith(before) && nameBeforeReplacement(other.name) === null);
}

function isEmpty(sheet: SheetSnapshot): boolean {
  return !sheet.values.some((row) => row.some((value) => value !== null && value !== ""));
}

function otherSheet(sheet: SheetSnapshot): Leftover {
  return {
    area: { sheet: sheet.name, row: sheet.row, column: sheet.column, rows: sheet.values.length, columns: sheet.values[0]?.length ?? 0 },
    reason: "otherSheet", detail: sheet.name,
  };
}

/** The value said most often; of equals the first. */
function majority<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function basicText(basics: BasicInformation | null, pattern: RegExp): string | null {
  if (!basics) return null;
  for (const fact of basics.facts.values()) if (pattern.test(fact.id) && fact.text !== null) return fact.text;
  return null;
}

function yearOf(tables: readonly BookTable[], basics: BasicInformation | null): number | null {
  const titled = majority(tables.flatMap((table) => (table.year === null ? [] : [table.year])));
  const typed = basicText(basics, /^year$/);
  return titled ?? (typed === null ? null : yearIn(`${plain(typed)}年`));
}

function bodyOf(bodies: readonly string[], basics: BasicInformation | null, tables: readonly BookTable[]): string | null {
  return basicText(basics, /^department\.name$/) ?? majority(bodies) ?? summarised(tables);
}

/** The department that a table of units sums: the name behind its one 汇总 row, or of its only unit. */
function summarised(tables: readonly BookTable[]): string | null {
  const rows = tables.find((table) => table.id === "revenue")?.rows ?? [];
  const summaries = rows.filter((row) => row.kind === "summary");
  const units = rows.filter(isUnit);
  const [only] = summaries.length === 1 ? summaries : summaries.length === 0 && units.length === 1 ? units : [];
  return only ? only.key.slice(only.key.indexOf(":") + 1) : null;
}

/** Who publishes, as 基本信息 says. */
function typedScope(basics: BasicInformation | null): BudgetBook["scope"] {
  const typed = plain(basics?.facts.get(PUBLISHER)?.text ?? "");
  return typed === "单位" ? "unit" : typed === "部门" ? "department" : null;
}

/** "unit" where titles speak of the 单位 (预算单位) and not of the 部门. */
function scopeOf(tables: readonly BookTable[], bodies: readonly string[], snapshot: WorkbookSnapshot): BudgetBook["scope"] {
  const said = majority(tables.flatMap((table) => {
    const title = plain(table.title).replace(/[(]?(?:金额)?单位[:：].*$/, "").replace(/部门预算支出?经济/g, "");
    if (/部门[(/]单位|单位[(/]部门/.test(title)) return [];
    return title.includes("部门") ? ["department" as const] : title.includes("单位") ? ["unit" as const] : [];
  }));
  if (said !== null || bodies.length === 0) return said;
  const texts = snapshot.sheets.flatMap((sheet) => sheet.values.slice(0, 6).flat()).filter((value): value is string => typeof value === "string").map(plain);
  return texts.some((text) => text.startsWith("编制单位")) && !texts.some((text) => text.startsWith("编制部门")) ? "unit" : null;
}

/** The form of the region; the national one where 基本信息 names none that is known and no region shows enough signs. */
function profileIn(profiles: readonly Profile[], tables: readonly BookTable[], basics: BasicInformation | null): Pick<BudgetBook, "profile" | "profileBy"> {
  const typed = basicText(basics, /^profile$/);
  if (typed !== null) {
    const name = plain(typed).toLowerCase();
    const named = profiles.find((profile) => [profile.id, profile.name, `${profile.name}省`, `${profile.name}市`, profile.nameEnglish].some((each) => plain(each).toLowerCase() === name));
    return named ? { profile: named, profileBy: "basics" } : { profile: NATIONAL, profileBy: null };
  }
  const shown = profiles.map((profile) => ({ profile, signs: profile.signs.filter((sign) => shows(tables, sign)).length }))
    .filter(({ profile, signs }) => signs > 0 && signs >= profile.signsNeeded).sort((a, b) => b.signs - a.signs);
  const [first, second] = shown;
  // Signs that speak for two regions alike speak for none.
  return first && first.signs !== second?.signs ? { profile: first.profile, profileBy: "signs" } : { profile: NATIONAL, profileBy: null };
}

/** Whether a workbook has the table of a sign, with and without its columns. */
function shows(tables: readonly BookTable[], sign: ProfileSign): boolean {
  const table = tables.find(({ id }) => id === sign.table);
  if (!table || (sign.titled !== undefined && !plain(table.title).includes(plain(sign.titled)))) return false;
  const roles = new Set(table.columns.map(({ role }) => role));
  return sign.with.every((role) => roles.has(role)) && !sign.without.some((role) => roles.has(role));
}
