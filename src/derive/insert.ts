import { FORM_SHEET, formTexts } from "../catalog/ownSheets/recordSheets";
import { replacedSuffix } from "../catalog/ownSheets/replacedSheets";
import { profileOf, PROFILES } from "../catalog/profiles";
import { textOfForm } from "../catalog/profiles/file";
import { formFor, layoutsOf, type Profile } from "../model/profile";
import { BASIC_LAYOUT, SUPPLEMENT_LAYOUT } from "../catalog/ownSheets/supplement";
import type { Edit, SheetDraft } from "../model/edits";
import type { InsertPlan, InsertRequest } from "../model/plans";
import type { WorkbookSnapshot } from "../model/snapshot";
import { InsertRequestError, insertProblems } from "./insertRequest";
import { measureOfText } from "../facts/measure";
import { recordDraft } from "./recordDraft";
import { basicDraft, supplementDraft } from "./ownSheets";
import { tableDraft, type Body } from "./tableDraft";

/** The longest name of a sheet. */
const LONGEST_SHEET_NAME = 31;

interface PlannedSheet {
  readonly name: string;
  readonly draft: (name: string) => SheetDraft;
}

/**
 * The edits that insert 基本信息, 补充资料 and the chosen tables of a profile, in the order of the disclosure, behind what
 * the workbook has (before it, where that is nothing). Sheets whose names are taken (capitals not told apart, as in Excel) are skipped, put beside the old
 * one, or put in its place while the old one is kept under another name. Nothing is ever deleted.
 *
 * @throws InsertRequestError when the request cannot be carried out; see `insertProblems`.
 */
export function planInsert(snapshot: WorkbookSnapshot, request: InsertRequest, profiles: readonly Profile[] = PROFILES): InsertPlan {
  const problems = insertProblems(request, profiles);
  const known = profileOf(request.profile, profiles);
  if (problems.length > 0 || !known) throw new InsertRequestError(problems);
  const scope = request.scope ?? "department";
  const profile = formFor(known, scope, request.year);
  const body: Body = {
    year: request.year, department: request.department.trim(), units: request.units.map((unit) => unit.trim()),
    unit: request.unit ?? profile.settings.units[0] ?? "万元", scope, words: profile.bodyWords, preparedBy: profile.preparedBy ?? null,
  };
  const layouts = layoutsOf(known, scope).filter(({ table }) => request.tables.includes(table));
  const planned: readonly PlannedSheet[] = [
    { name: BASIC_LAYOUT.sheet, draft: (name) => basicDraft(body, profile, name, profiles) },
    { name: SUPPLEMENT_LAYOUT.sheet, draft: (name) => supplementDraft(profile, name, measureOfText(profile, body.unit)) },
    ...layouts.map((layout): PlannedSheet => ({ name: layout.sheet, draft: (name) => tableDraft(layout, body, name) })),
  ];
  const plan = place(snapshot, planned, request.onTaken);
  return { ...plan, edits: [...plan.edits, ...formKept(snapshot, known)] };
}

/** Characters of a cell; Excel takes 32 767. */
const PIECE = 16_000;

/** A form that was loaded from a file goes along with the workbook that is made by it, once. */
function formKept(snapshot: WorkbookSnapshot, form: Profile): readonly Edit[] {
  const text = textOfForm(form);
  if (text === null || formTexts(snapshot).some((each) => each.text === text)) return [];
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, index) => text.slice(index * PIECE, (index + 1) * PIECE));
  return [{ kind: "insertSheet", before: null, draft: recordDraft(snapshot, FORM_SHEET, {
    note: "本工作簿所用的版式，由版式文件载入；请勿改动，删去本表后须重新载入版式文件。", rows: pieces.map((piece) => [form.name, piece]), columnWidths: [20, 80], orientation: "portrait",
  }) }];
}

function place(snapshot: WorkbookSnapshot, planned: readonly PlannedSheet[], choice: InsertRequest["onTaken"]): InsertPlan {
  const present = new Map(snapshot.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet.name]));
  const names = new Set([...present.keys(), ...planned.map((sheet) => sheet.name.toLowerCase())]);
  // An empty sheet of a new workbook stays, behind what is inserted.
  const front = blankFront(snapshot);
  const edits: Edit[] = [];
  const inserted: string[] = [];
  const taken: { name: string; choice: InsertRequest["onTaken"]; newName: string | null }[] = [];
  const insert = (sheet: PlannedSheet, name: string, before: string | null): void => {
    edits.push({ kind: "insertSheet", draft: sheet.draft(name), before });
    inserted.push(name);
  };
  for (const sheet of planned) {
    const old = present.get(sheet.name.toLowerCase());
    if (old === undefined) {
      insert(sheet, sheet.name, front);
    } else if (choice === "skip") {
      taken.push({ name: old, choice, newName: null });
    } else {
      const free = freeName(old, choice === "replace" ? replacedSuffix : (n) => ` (${n + 1})`, names);
      names.add(free.toLowerCase());
      taken.push({ name: old, choice, newName: free });
      if (choice === "replace") {
        edits.push({ kind: "renameSheet", sheet: old, to: free });
        insert(sheet, sheet.name, free);
      } else {
        insert(sheet, free, null);
      }
    }
  }
  return { edits, inserted, taken };
}

function freeName(name: string, suffix: (n: number) => string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const tail = suffix(n);
    const free = name.slice(0, LONGEST_SHEET_NAME - tail.length) + tail;
    if (!taken.has(free.toLowerCase())) return free;
  }
}

/** The first sheet of a workbook that has nothing on any of its sheets, as a new one has; null elsewhere. */
function blankFront({ sheets }: WorkbookSnapshot): string | null {
  const blank = sheets.every(({ values, protected: locked }) => !locked && values.every((line) => line.every((value) => value === null || value === "")));
  return blank ? sheets[0]?.name ?? null : null;
}

/** The name of each sheet that inserting a table would bring, by table, for asking before. */
export function sheetNameOf(request: Pick<InsertRequest, "profile" | "scope">, table: InsertRequest["tables"][number], profiles: readonly Profile[] = PROFILES): string | null {
  const profile = profileOf(request.profile, profiles);
  return (profile && layoutsOf(profile, request.scope ?? "department").find((layout) => layout.table === table)?.sheet) ?? null;
}
