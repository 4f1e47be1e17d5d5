/**
 * What every form must do, whoever wrote it: it is plain data and fits together; inserted, it is recognised as itself; its leaves
 * filled, it is clean; its text asks for nothing that it does not print, is in its own measure, leaves no section out, and
 * agrees with the tables when it is read back.
 */
import fc from "fast-check";
import { ANALYSIS_LAYOUT } from "../../src/catalog/ownSheets/analysis";
import { analysisBlocksOf, analysisFactId } from "../../src/catalog/ownSheets/analysisFacts";
import { entriesOf } from "../../src/catalog/ownSheets/supplement";
import { PROFILES } from "../../src/catalog/profiles";
import { parseProfile, profileProblems } from "../../src/catalog/profiles/file";
import { planFill } from "../../src/derive/fill";
import { planInsert } from "../../src/review/planInsert";
import { FactReader } from "../../src/facts/facts";
import { narrateBook } from "../../src/narrate";
import type { CellRef } from "../../src/model/cells";
import type { SheetDraft } from "../../src/model/edits";
import { cellNumberOf, type UnitOfMeasure } from "../../src/model/money";
import type { InsertRequest } from "../../src/model/plans";
import { formFor, type Profile, type Scope } from "../../src/model/profile";
import { valueAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { readText } from "../../src/proofread";
import { recognizeWorkbook } from "../../src/recognize";
import { narrativeText } from "../../src/report";
import { chartsOf } from "../../src/report/charts";
import { disclosureContent } from "../../src/report/word/content";
import { runRules } from "../../src/rules/run";
import { formData, formEdits, FULL, supplementEdits, type FormData } from "../support/anyForm";
import { circularCells } from "../support/cycles";
import { madeUp, wider } from "../support/madeUpRegion";
import { seedAt } from "../support/seedAt";
import { applied, recalculated } from "../support/workbooks";

const EVERY: readonly Profile[] = [...PROFILES, madeUp(), wider()];
const FORMS = EVERY.flatMap((profile) => profile.scopes.flatMap((scope) => profile.settings.units.map((unit) => [profile.id, scope, unit] as const)))
  .map((form, index) => [...form, index] as const);
/** The number that a cell shows. */
function contentShown({ sheets }: WorkbookSnapshot, at: CellRef): unknown {
  const sheet = sheets.find(({ name }) => name === at.sheet);
  return sheet && valueAt(sheet, at.row, at.column);
}

/** What the margins leave of an A4 page, in points. */
const PAGE = { portrait: { width: 523, height: 755 }, landscape: { width: 770, height: 509 } };

/** How high a sheet is on paper, made as small as the page is wide: a row that says nothing is 15 points high, a letter of a column seven pixels wide. */
function heightPrinted({ styles, rowHeights, columnWidths, print }: SheetDraft): number {
  const rows = Math.max(...styles.map(({ row, rows: count }) => row + count));
  const width = columnWidths.reduce((sum, letters) => sum + (letters * 7 + 5) * 0.75, 0);
  return Array.from({ length: rows }, (_, row) => rowHeights[row] ?? 15).reduce((sum, height) => sum + height, 0) * Math.min(1, PAGE[print.orientation].width / width);
}

/** The form of an id, as one of that scope prints it. */
function of(id: string, scope: Scope): Profile {
  return formFor(EVERY.find((profile) => profile.id === id) ?? madeUp(), scope);
}

function request(profile: Profile, scope: Scope, unit: UnitOfMeasure): InsertRequest {
  return { profile: profile.id, scope, unit, year: 2027, department: "某某局", units: [], tables: profile.tables.map(({ table }) => table), onTaken: "skip" };
}

function inserted(profile: Profile, scope: Scope, unit: UnitOfMeasure): WorkbookSnapshot {
  return applied({ sheets: [] }, planInsert({ sheets: [] }, request(profile, scope, unit), EVERY).edits).after;
}

async function prepared(profile: Profile, scope: Scope, unit: UnitOfMeasure, data: FormData): Promise<WorkbookSnapshot> {
  const empty = inserted(profile, scope, unit);
  const typed = applied(empty, formEdits(empty, profile, data)).after;
  const filled = applied(typed, planFill(recognizeWorkbook(typed, EVERY), typed).edits).after;
  const book = recognizeWorkbook(filled, EVERY);
  const complete = applied(filled, supplementEdits(filled, book, entriesOf(profile))).after;
  return recalculated(applied(complete, planFill(recognizeWorkbook(complete, EVERY), complete).edits).after);
}

describe.each(EVERY.map((profile) => [profile.id, profile] as const))("the form %s", (_id, profile) => {
  test("is plain data that fits together, and the same when it is read from a file", () => {
    expect(profileProblems(profile)).toEqual([]);
    expect(parseProfile(JSON.stringify(profile), [])).toEqual(profile);
  });

  test("is asked for nothing on 补充资料 that it does not say", () => {
    expect(entriesOf(profile).map(({ section, label }) => `${section} ${label}`)).toEqual([...new Set(entriesOf(profile).map(({ section, label }) => `${section} ${label}`))]);
  });
});

describe.each(FORMS)("%s for a %s in %s", (id, scope, unit, index) => {
  const profile = of(id, scope);
  /** The form with everything typed and filled, which nothing below changes. */
  let whole: Promise<WorkbookSnapshot> | null = null;
  const complete = (): Promise<WorkbookSnapshot> => (whole ??= prepared(profile, scope, unit, FULL));

  test("inserted is recognised as itself: every table, nothing left over", () => {
    const book = recognizeWorkbook(inserted(profile, scope, unit), EVERY);
    expect([book.profile.id, book.profileBy, book.body, book.year]).toEqual([id, "basics", "某某局", 2027]);
    expect(book.tables.map((table) => table.id)).toEqual(profile.tables.map(({ table }) => table));
    expect(book.leftovers).toEqual([]);
    expect(new Set(book.tables.map((table) => table.unit))).toEqual(new Set(profile.tables.map((layout) => layout.unit ?? unit)));
    for (const layout of profile.tables) {
      const table = book.tables.find((each) => each.id === layout.table);
      const roles = layout.body.kind === "roles" ? layout.body.rows.map(({ role }) => ({ axis: "main", role })) : [];
      const columns = [...layout.columns.filter(({ content }) => roles.length === 0 || content !== "amount"), ...roles];
      expect(table?.columns.map(({ axis, role }) => `${axis} ${role}`).sort()).toEqual(columns.map(({ axis, role }) => `${axis} ${role}`).sort());
    }
    expect([scope, null]).toContain(book.scope);
  });

  test("an empty table stands on one page", () => {
    const { edits } = planInsert({ sheets: [] }, request(profile, scope, unit), EVERY);
    const drafts = edits.flatMap((edit) => (edit.kind === "insertSheet" && profile.tables.some(({ sheet }) => sheet === edit.draft.name) ? [edit.draft] : []));
    expect(drafts.filter((draft) => heightPrinted(draft) > PAGE[draft.print.orientation].height).map(({ name }) => name)).toEqual([]);
  });

  test("leaves typed and filled: no finding; everything follows, and filling again changes nothing", async () => {
    await fc.assert(fc.asyncProperty(formData, async (data) => {
      const workbook = await prepared(profile, scope, unit, data);
      const book = recognizeWorkbook(workbook, EVERY);
      const { findings } = runRules(book, workbook);
      expect(findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => [rule, at])).toEqual([]);
      expect(planFill(book, workbook).edits).toEqual([]);
      expect(circularCells(workbook)).toEqual([]);
    }), { numRuns: 1, ...seedAt(index), endOnFailure: true });
  }, 180_000);

  test("the text is whole, in its own measure, asks for nothing, and agrees when it is read", async () => {
    const workbook = await complete();
    const book = recognizeWorkbook(workbook, EVERY);
    const narrative = narrateBook(book);
    expect(narrative.missing).toEqual([]);
    expect(narrative.sections.filter(({ paragraphs }) => paragraphs.length > 0).map((section) => section.id)).toEqual(profile.text.map((section) => section.id));
    const text = narrativeText(narrative);
    const measures = new Set([...text.replace(/(?:单位价值|单价)\d+万元/g, "").matchAll(/\d(亿元|百万元|万元|千元|元)/g)].map(([, measure]) => measure));
    expect([...measures].filter((measure) => measure !== (profile.settings.textUnit ?? unit))).toEqual([]);
    const reading = readText(text, book);
    expect(reading.findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
    expect(reading.figures.disagree).toBe(0);
    const disclosure = disclosureContent(book, workbook, narrative);
    expect(disclosure.parts.flatMap(({ grids }) => grids.map((grid) => grid.id))).toEqual(profile.tables.map(({ table }) => table));
    // The parts of the region in its order, every section of the text in one of them; 主要职能 nobody typed.
    const heading = (printed: string): string => printed.replace(/^第?[一二三四五六]/, "").replaceAll("{year}", "2027年").replaceAll("{body}", "某某局").replaceAll("{department}", scope === "unit" ? "单位" : "部门");
    expect(disclosure.parts.map((part) => heading(part.heading))).toEqual(profile.parts.filter(({ holds }) => holds.some((content) => content.of !== "functions")).map((part) => heading(part.heading)));
    // A section that says what its part says has no heading of its own.
    const sections = disclosure.parts.flatMap((part) => [part.heading.replace(/^[^、\s]+[、\s]\s*/, ""), ...part.sections.map((section) => section.heading)]);
    expect(narrative.sections.map((section) => sections.filter((each) => each === section.heading).length)).toEqual(narrative.sections.map(() => 1));
  });

  test("what is typed beside the text, derived from it and drawn is in its measure", async () => {
    const workbook = await complete();
    const book = recognizeWorkbook(workbook, EVERY);
    const measure = profile.settings.textUnit ?? unit;
    expect(new Set([...(book.supplement?.facts.values() ?? [])].flatMap((fact) => fact.unit ?? []))).toEqual(new Set([measure]));
    expect(new Set(chartsOf(book).map((chart) => chart.unit))).toEqual(new Set([measure]));
    const reader = new FactReader(book);
    const shown = analysisBlocksOf(book.profile).flatMap((block) => block.lines).flatMap(({ id, amount }) => {
      const at = book.analysis.get(analysisFactId(id, "amount"));
      const said = reader.amount(amount, null);
      return at && said.known ? [[id, contentShown(workbook, at), cellNumberOf(said.value, measure)] as const] : [];
    });
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(([, cell, fact]) => cell !== fact)).toEqual([]);
    // The parts of a whole are all of it, whichever of them the region prints as one.
    const shares = analysisBlocksOf(book.profile).filter(({ id }) => id === "sources" || id === "uses").map(({ id, lines }) => [id, Math.round(lines.reduce((sum, line) => {
      const at = book.analysis.get(analysisFactId(line.id, "share"));
      return sum + (at ? Number(contentShown(workbook, at)) : 0);
    }, 0))]);
    expect(shares).toEqual([["sources", 100], ["uses", 100]]);
    const sheet = workbook.sheets.find(({ name }) => name === ANALYSIS_LAYOUT.sheet);
    expect(sheet?.values.flat()).toContain(`单位：${measure}、%`);
  });

  test("a text without anything typed asks only for what 补充资料 and 基本信息 have a cell for", () => {
    const empty = inserted(profile, scope, unit);
    const typed = applied(empty, formEdits(empty, profile, FULL)).after;
    const workbook = applied(typed, planFill(recognizeWorkbook(typed, EVERY), typed).edits).after;
    const book = recognizeWorkbook(workbook, EVERY);
    const places = new Set([...(book.supplement?.facts.values() ?? []), ...(book.basics?.facts.values() ?? [])].map(({ at }) => `${at.sheet} ${at.row} ${at.column}`));
    expect(narrateBook(book).missing.filter(({ at }) => !places.has(`${at.sheet} ${at.row} ${at.column}`))).toEqual([]);
  });
});
