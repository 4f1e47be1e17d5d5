import * as v from "valibot";
import type { DisclosurePart, Profile, ProfileSettings, Scope, TableLayout } from "../../model/profile";
import type { CellFact, SectionSpec } from "../../model/sentences";
import { entriesOf, usualAndOwn } from "../ownSheets/supplement";
import { axisSpec, columnSpec, tableSpec } from "../tables";
import { cellsNeededBy, entriesReadBy, factsOf } from "../text/reading";
import { TABLES_LAST } from "./parts";
import { FILE, LAYOUT, SECTION } from "./schema";

/** What is wrong with a form, and where in it: "tables[3].columns[1].role". */
export interface ProfileProblem {
  readonly path: string;
  readonly message: string;
}

/** A form that cannot be used, with everything that is wrong with it. */
export class ProfileError extends Error {
  constructor(readonly problems: readonly ProfileProblem[]) {
    super(problems.map(({ path, message }) => `${path} ${message}`).join("；"));
    this.name = "ProfileError";
  }
}

/** First budget year of a form that says none. */
const FIRST_YEAR = 2022;

/** What may be taken from the form that another is like. */
type Base = Pick<Profile, "scopes" | "years" | "bodyWords" | "preparedBy" | "settings" | "tables" | "text" | "parts" | "entries"> & Partial<Pick<Profile, "seenUntil">>;

/** A form that says nothing of its own and is like no other. */
const PLAIN: Base = {
  scopes: ["department"], years: [FIRST_YEAR, null], bodyWords: { department: "部门", unit: "单位" },
  settings: { units: ["万元"], textUnit: null, multipleFrom: null, materialChangePercent: 10, printsEveryLevel: true },
  tables: [], text: [], parts: TABLES_LAST, entries: [],
};

function baseOf(like: string | undefined, known: readonly Profile[]): Base {
  if (like === undefined) return PLAIN;
  const base = known.find((profile) => profile.id === like);
  if (!base) throw new ProfileError([{ path: "like", message: `没有“${like}”版式，现有 ${known.map((profile) => profile.id).join("、")}` }]);
  return base;
}

/**
 * Reads a region's form from the text of a JSON file. It may be like a known one: then it takes from that whatever it does not
 * say itself, and tables and sections that it names by their id alone.
 *
 * @throws ProfileError with every problem and its place, worded for whoever wrote the file
 */
export function parseProfile(json: string, known: readonly Profile[]): Profile {
  const file = checked(FILE, parsedJson(json), "");
  const base = baseOf(file.like, known);
  const problems: ProfileProblem[] = [];
  const tables = (file.tables ?? base.tables).flatMap((each, index) =>
    taken(each, `tables[${index}]`, LAYOUT, base.tables, (layout) => layout.table, problems));
  const text = (file.text ?? base.text).flatMap((each, index) =>
    taken(each, `text[${index}]`, SECTION, base.text, (section) => section.id, problems));
  if (problems.length > 0) throw new ProfileError(problems);
  // What the other form words in its own way is taken along where a sentence here asks for it too.
  const read = new Set(text.flatMap((section) => entriesReadBy(section)));
  const inherited = base.entries.filter(({ id }) => read.has(id) && !file.entries.some((entry) => entry.id === id));
  const profile: Profile = {
    id: file.id, name: file.name, nameEnglish: file.nameEnglish ?? file.name, level: file.level,
    scopes: file.scopes ?? base.scopes, years: file.years ?? base.years, bodyWords: file.bodyWords ?? base.bodyWords, ...ifSaid("preparedBy", file.preparedBy ?? base.preparedBy),
    settings: settingsOf(base.settings, file.settings ?? {}),
    tables, text, parts: file.parts ?? partsWith(base.parts, text), entries: [...inherited, ...file.entries],
    signs: file.signs, signsNeeded: file.signsNeeded, seenUntil: file.seenUntil ?? base.seenUntil ?? file.years?.[0] ?? FIRST_YEAR,
    ...ifSaid("seenAt", file.seenAt), ...ifSaid("unshown", file.unshown), ...ifSaid("editions", file.editions), source: file.source, evidence: file.evidence,
  };
  const wrong = profileProblems(profile);
  if (wrong.length > 0) throw new ProfileError(wrong);
  TEXTS.set(profile, JSON.stringify(parsedJson(json)));
  return profile;
}

/** The parts of another form, which may name sections that this one does not have. */
function partsWith(parts: readonly DisclosurePart[], text: readonly SectionSpec[]): readonly DisclosurePart[] {
  const has = (id: string): boolean => text.some((section) => section.id === id);
  return parts.map((part) => ({ ...part, holds: part.holds.map((content) => (content.sections ? { ...content, sections: content.sections.filter(has) } : content)) }));
}

const TEXTS = new WeakMap<Profile, string>();

/** The text of the file from which a form was read, on one line; null for one that is known without a file. */
export function textOfForm(profile: Profile): string | null {
  return TEXTS.get(profile) ?? null;
}

function settingsOf(base: ProfileSettings, own: { readonly [Key in keyof ProfileSettings]?: ProfileSettings[Key] | undefined }): ProfileSettings {
  const grouped = own.groupsThousands ?? base.groupsThousands;
  return {
    units: own.units ?? base.units,
    textUnit: own.textUnit === undefined ? base.textUnit : own.textUnit,
    multipleFrom: own.multipleFrom === undefined ? base.multipleFrom : own.multipleFrom,
    materialChangePercent: own.materialChangePercent ?? base.materialChangePercent,
    printsEveryLevel: own.printsEveryLevel ?? base.printsEveryLevel,
    ...(grouped === undefined ? {} : { groupsThousands: grouped }),
  };
}

/** A part that a form need not have. */
function ifSaid<Key extends "preparedBy" | "seenAt" | "unshown" | "editions">(key: Key, value: Profile[Key] | undefined): Pick<Profile, Key> | Record<string, never> {
  return value === undefined ? {} : { [key]: value } as Pick<Profile, Key>;
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new ProfileError([{ path: "", message: `不是 JSON 文件（${error instanceof Error ? error.message : ""}）` }]);
  }
}

/** A table or section of the file: one of the base's where it is only named. */
function taken<Part>(
  each: unknown, path: string, schema: v.GenericSchema<unknown, Part>, base: readonly Part[], idOf: (part: Part) => string, problems: ProfileProblem[],
): readonly Part[] {
  if (base.some((part) => part === each)) return [each as Part];
  if (typeof each === "string") {
    const part = base.find((candidate) => idOf(candidate) === each);
    if (!part) problems.push({ path, message: `所依照的版式没有“${each}”` });
    return part === undefined ? [] : [part];
  }
  const result = v.safeParse(schema, each);
  if (!result.success) problems.push(...problemsOf(result.issues, path));
  return result.success ? [result.output] : [];
}

function checked<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown, path: string): Output {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new ProfileError(problemsOf(result.issues, path));
  return result.output;
}

function problemsOf(issues: readonly v.BaseIssue<unknown>[], path: string): readonly ProfileProblem[] {
  return issues.map((issue) => ({ path: pathOf(issue, path), message: messageOf(issue) }));
}

function pathOf(issue: v.BaseIssue<unknown>, path: string): string {
  return (issue.path ?? []).reduce((at, { key }) => (typeof key === "number" ? `${at}[${key}]` : at === "" ? String(key) : `${at}.${String(key)}`), path);
}

/** The library's own words say what it expected and got, in code; ours are kept. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  if (!/^Invalid /.test(issue.message)) return issue.message;
  if (issue.received === "undefined") return `缺少这一项，应为 ${issue.expected ?? ""}`;
  if (issue.expected === "never") return "没有这一项，请删去或改正名称";
  return `应为 ${issue.expected ?? ""}，现为 ${issue.received}`;
}

/**
 * What does not fit together in a form: columns and lines that a kind of table has not, a header beside its columns, a sentence
 * that reads what the form does not print or ask for, ids that stand twice.
 */
export function profileProblems(profile: Profile): readonly ProfileProblem[] {
  return [
    ...(profile.tables.length === 0 ? [{ path: "tables", message: "没有任何表" }] : []),
    ...(["department", "unit"] as const).flatMap((scope) => tableProblems(profile.tables.filter((layout) => layout.scope === undefined || layout.scope === scope), scope)),
    ...twice(profile.text.map(({ id }) => id), "text"),
    ...profile.tables.flatMap((layout, index) => layoutProblems(layout, `tables[${index}]`)),
    ...profile.text.flatMap((section, index) => sectionProblems(profile, section, `text[${index}]`)),
    ...entryProblems(profile),
    ...partProblems(profile),
  ];
}

/** Every section stands in one part of the whole disclosure, the tables in one. */
function partProblems({ parts, text }: Profile): readonly ProfileProblem[] {
  const contents = parts.flatMap(({ holds }, part) => holds.map((content, at) => ({ ...content, path: `parts[${part}].holds[${at}]` })));
  const texts = contents.filter(({ of }) => of === "text");
  const named = texts.flatMap(({ sections, path }) => (sections ?? []).map((id) => ({ id, path: `${path}.sections` })));
  const open = texts.some(({ sections }) => sections === undefined);
  return [
    ...named.filter(({ id }) => !text.some((section) => section.id === id)).map(({ id, path }) => ({ path, message: `text 里没有“${id}”` })),
    ...twice(named.map(({ id }) => id), "parts"),
    ...(open ? [] : text.filter(({ id }) => named.every((each) => each.id !== id)).map(({ id }) => ({ path: "parts", message: `没有一个部分放“${id}”` }))),
    ...twice(contents.flatMap(({ of, sections }) => (of === "text" && sections !== undefined ? [] : [of])), "parts"),
  ];
}

/** A table stands once in the form of a department and once in that of a unit. */
function tableProblems(tables: readonly TableLayout[], scope: Scope): readonly ProfileProblem[] {
  const both = tables.every((layout) => layout.scope === undefined);
  // Said once where both print the same.
  if (both && scope === "unit") return [];
  return [...twice(tables.map(({ table }) => table), "tables"), ...twice(tables.map(({ sheet }) => sheet), "tables（工作表名）")];
}

function twice(ids: readonly string[], path: string): readonly ProfileProblem[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({ path, message: `“${id}”出现了两次` }));
}

function layoutProblems(layout: TableLayout, path: string): readonly ProfileProblem[] {
  const width = layout.columns.length;
  const axes = tableSpec(layout.table).axes;
  return [
    ...layout.columns.flatMap(({ axis, role, content }, index) => {
      const inRows = layout.body.kind === "roles" ? axisSpec(layout.table, axis)?.rolesInRows : undefined;
      const spec = inRows ? inRows.find((each) => each.role === role) : columnSpec(layout.table, axis, role);
      if (!spec) {
        const known = inRows?.map((column) => column.role) ?? axes.flatMap((each) => (each.id === axis ? each.columns.map((column) => column.role) : []));
        return [{ path: `${path}.columns[${index}]`, message: `${layout.table} 没有“${axis} ${role}”这一列，可用 ${known.join("、")}` }];
      }
      return spec.content === "comparison" || (spec.content === "amount") === (content === "amount") ? [] : [{ path: `${path}.columns[${index}].content`, message: `“${role}”应为 ${spec.content === "amount" ? "amount" : "非金额"}` }];
    }),
    ...layout.header.flatMap((cell, index) => (cell.row + cell.rows > layout.headerRows || cell.column + cell.columns > width
      ? [{ path: `${path}.header[${index}]`, message: "超出了表头的行数或表的列数" }] : [])),
    ...(layout.numberRow && layout.numberRow.length !== width ? [{ path: `${path}.numberRow`, message: `应有 ${width} 格` }] : []),
    ...lineProblems(layout, path),
  ];
}

function lineProblems(layout: TableLayout, path: string): readonly ProfileProblem[] {
  const { body } = layout;
  const sides = axisSpec(layout.table, "income") !== undefined;
  if (sides !== (body.kind === "lines")) return [{ path: `${path}.body.kind`, message: sides ? "收支两边的表应为 lines" : "只有收支两边的表才能为 lines" }];
  if (body.kind === "roles") return body.rows.filter(({ role }) => !columnSpec(layout.table, "main", role)).map(({ role }) => ({ path: `${path}.body`, message: `${layout.table} 没有“${role}”这一列` }));
  if (body.kind === "outline") return axisSpec(layout.table, "main")?.rows.outline ? [] : [{ path: `${path}.body.kind`, message: "只有分组列示的表才能为 outline" }];
  if (body.kind !== "lines") return [];
  const known = (axis: string): ReadonlySet<string> => new Set((axisSpec(layout.table, axis)?.rows.lines ?? []).map(({ id }) => id));
  const [income, expenditure] = [known("income"), known("expenditure")];
  const uses = known(layout.columns.some((column) => column.axis === "economic") ? "economic" : "expenditure");
  const wrong = [
    ...(body.uses ?? []).filter(({ id }) => !uses.has(id)),
    ...[...body.income, ...body.totals.map((total) => total.income)].filter(({ id }) => !income.has(id)),
    ...body.totals.map((total) => total.expenditure).filter(({ id }) => !expenditure.has(id)),
  ];
  return wrong.map(({ id }) => ({ path: `${path}.body`, message: `${layout.table} 没有“${id}”这一行` }));
}

/** A sentence must not read what the form does not print: nobody could ever fill it in. */
function sectionProblems(profile: Profile, section: SectionSpec, path: string): readonly ProfileProblem[] {
  const cells = factsOf(section).filter((fact): fact is CellFact => fact.kind === "cell");
  const unprinted = new Set(cellsNeededBy(section).filter(({ table }) => !profile.tables.some((layout) => layout.table === table)).map(({ table }) => table));
  const unknown = new Set(cells.filter(({ table, axis, column }) => !columnSpec(table, axis, column)).map(({ table, axis, column }) => `${table} ${axis} ${column}`));
  const asked = new Set(usualAndOwn(profile).map(({ id }) => id));
  return [
    ...[...unprinted].map((table) => ({ path, message: `说到了本版式没有的表 ${table}` })),
    ...[...unknown].map((cell) => ({ path, message: `没有“${cell}”这一列` })),
    ...entriesReadBy(section).filter((id) => !asked.has(id)).map((id) => ({ path, message: `没有“${id}”这个补充资料事项，请在 entries 里说明` })),
  ];
}

/** An entry of the form's own that no sentence reads would be asked for nothing, and 补充资料 tells entries apart by part and label alone. */
function entryProblems(profile: Profile): readonly ProfileProblem[] {
  const read = new Set(profile.text.flatMap((section) => entriesReadBy(section)));
  const named = new Map(usualAndOwn(profile).map((entry) => [entry.id, `${entry.section} ${entry.label}`]));
  const sameAs = (id: string): string | undefined => entriesOf(profile).find((other) => other.id !== id && named.get(other.id) === named.get(id))?.id;
  return profile.entries.flatMap(({ id }, index) => {
    if (!read.has(id)) return [{ path: `entries[${index}]`, message: `没有语句用到“${id}”` }];
    const other = sameAs(id);
    return other === undefined ? [] : [{ path: `entries[${index}]`, message: `与“${other}”的部分、事项相同（${named.get(id) ?? ""}），补充资料上分不清，请改一个` }];
  });
}
