import { formOfRegion, REGIONS, type RegionForm } from "../catalog/regions";
import { formFor, layoutTitle, newestKnown, type Level, type Profile, type Scope, type Told } from "../model/profile";
import type { Language } from "./language";

const SCOPES: Readonly<Record<Profile["scopes"][number], string>> = { department: "部门", unit: "单位" };
const LEVELS: Readonly<Record<Profile["level"], string>> = { national: "全国", central: "中央", province: "省级", city: "市级", county: "县级" };
const EVIDENCE: Readonly<Record<Profile["evidence"], string>> = { document: "公开全文", template: "填报模板", contents: "公开目录", excerpt: "摘录" };

const LEVELS_ENGLISH: Readonly<Record<Profile["level"], string>> = { national: "national", central: "central", province: "province", city: "city", county: "county" };
const EVIDENCE_ENGLISH: Readonly<Record<Profile["evidence"], string>> = { document: "whole documents", template: "template", contents: "lists of tables", excerpt: "excerpts" };

/** The month (from 0) in which the next year's budget begins to be prepared. */
const PREPARED_FROM = 10;

/** The budget year that is being prepared on a day: from November on, the next one. */
export function yearInPreparation(today: Date): number {
  return today.getFullYear() + (today.getMonth() >= PREPARED_FROM ? 1 : 0);
}

/** What people are told in their language; what a file says it says in its own. */
function inWords(told: Told, language: Language): string {
  return typeof told === "string" ? told : told[language];
}

/** The levels of government by which a form may be chosen, as people call them. */
export function levelName(level: Level, language: Language = "zh"): string {
  return language === "zh" ? LEVELS[level] : LEVELS_ENGLISH[level];
}

/** That a form was seen of bodies of other levels only. */
function levelNotes({ name, nameEnglish, seenAt }: Profile, level: Level | null, language: Language): readonly string[] {
  if (level === null || seenAt === undefined || seenAt.includes(level)) return [];
  const seen = seenAt.map((each) => levelName(each, language));
  return [language === "zh"
    ? `${name}的版式见到的是${seen.join("、")}公开的，${levelName(level)}的尚未见到，请与财政部门下发的版式核对`
    : `The form of ${nameEnglish} was seen of bodies of these levels only: ${seen.join(", ")}; please compare it with the one your finance department issued.`];
}

/** That a form was seen of an earlier year only, or of bodies of other levels. */
function seenOtherwise(profile: Profile, year: number, level: Level | null, language: Language): readonly string[] {
  const newest = newestKnown(profile, year);
  const older = language === "zh"
    ? `${profile.name}的版式所知最新的是${newest}年的，${year}年的尚未见到，请与财政部门下发的版式核对`
    : `The newest form known of ${profile.nameEnglish} is that of ${newest}; please compare it with the one your finance department issued for ${year}.`;
  return [...(newest === null ? [] : [older]), ...levelNotes(profile, level, language)];
}

/**
 * What is to be known of a form before it is published for a year, by a body of a level where that is chosen: that it was seen of an earlier year or of
 * other levels only, and what of it is not known.
 */
export function formNotes(profile: Profile, year: number, language: Language = "zh", level: Level | null = null): readonly string[] {
  const { unshown = [] } = formFor(profile, "department", year);
  return [
    ...seenOtherwise(profile, year, level, language),
    ...unshown.map((each) => (language === "zh" ? `未列入：${inWords(each, language)}` : `Not included: ${inWords(each, language)}`)),
  ];
}

/** Where a form comes from, how well it is known, and for whom and since when it is: what stands beside it wherever it is chosen. */
export function formSource(profile: Profile, year: number, language: Language = "zh"): string {
  const { level, years, source, evidence } = formFor(profile, "department", year);
  return language === "zh"
    ? `${LEVELS[level]}，${years[0]}年起。依据（${EVIDENCE[evidence]}）：${inWords(source, language)}`
    : `${LEVELS_ENGLISH[level]}, from ${years[0]}. Source (${EVIDENCE_ENGLISH[evidence]}): ${inWords(source, language)}`;
}

/** What a region without a form of its own has to know before it takes the nearest: what was seen of its own, and what that is. */
export function regionNotes({ region, profile, own, central }: RegionForm, language: Language = "zh"): readonly string[] {
  if (own) return [];
  if (central) return [language === "zh" ? "中央部门及其所属单位用全国版式，与所在地区无关。" : "Bodies of the central government publish in the national form, wherever they are."];
  const { seen } = region;
  if (language === "en") {
    return [
      `There is no form of ${region.nameEnglish} yet; offered is the ${profile.nameEnglish.toLowerCase()} form, whose ${profile.tables.length} tables the whole country prints. Last year's workbook, where there is one, is the safer form.`,
      seen ? `Seen of ${region.nameEnglish}, ${seen.year} (${EVIDENCE_ENGLISH[seen.evidence]}): ${seen.what.en}. Source: ${seen.source.en}` : `Nothing was seen of the form of ${region.nameEnglish}.`,
    ];
  }
  return [
    `${region.name}的版式没有收录，先用${profile.name}版式：${profile.tables.length}张表各地都有，本地另有的表和文字不在其中。有上年工作簿的，请用“用上年的表”。`,
    seen ? `所知${region.name}${seen.year}年（${EVIDENCE[seen.evidence]}）：${seen.what.zh}。来源：${seen.source.zh}` : `${region.name}的版式没有见到任何公开材料`,
  ];
}

function regionJson({ region: { id, name, seen }, profile, own }: RegionForm): unknown {
  return { id, name, profile: profile.id, own, seen: seen ? { year: seen.year, what: seen.what.zh, evidence: `${EVIDENCE[seen.evidence]}：${seen.source.zh}` } : null };
}

function formsOfRegions(profiles: readonly Profile[]): readonly RegionForm[] {
  return REGIONS.flatMap(({ id }) => formOfRegion(id, profiles) ?? []);
}

/** The forms for `profiles --format json` (see the README). */
export function profilesJson(profiles: readonly Profile[]): unknown {
  return {
    profiles: profiles.map((profile) => {
      const { id, name, level, scopes, years, settings, tables, evidence, source, seenUntil, unshown = [] } = formFor(profile, "department");
      return {
        id, name, level, scopes, years, seenUntil, unit: settings.units[0] ?? null, tables: tables.map(({ table }) => table), seenAt: profile.seenAt ?? [],
        unshown: unshown.map((each) => inWords(each, "zh")), evidence: `${EVIDENCE[evidence]}：${inWords(source, "zh")}`,
        editions: (profile.editions ?? []).map(({ from }) => from),
      };
    }),
    regions: formsOfRegions(profiles).map(regionJson),
  };
}

/** The forms as people read them: id, name, whom they are for, years, and each table; then the regions that have none of their own. */
export function profilesText(profiles: readonly Profile[]): string {
  const without = formsOfRegions(profiles).filter(({ own }) => !own).map(({ region: { name, seen }, profile }) =>
    `  ${name}：用 ${profile.id}；${seen ? `所知${seen.year}年（${EVIDENCE[seen.evidence]}）：${seen.what.zh}` : "没有见到公开材料"}`);
  return [...profiles.map((profile) => formText(profile, "department", null)), ["没有收录版式的地区：", ...without].join("\n")].join("\n\n");
}

/** One form: what it is, the tables as it prints them for a body of that kind in a year, what is left out, and where that is known from. */
function formText(profile: Profile, scope: Scope, year: number | null): string {
  const { id, name, level, scopes, years, settings, tables, bodyWords, seenUntil, unshown = [] } = formFor(profile, scope, year);
  const seenAt = (profile.seenAt ?? []).map((each) => levelName(each)).join("、");
  return [
    `${id}  ${name}（${LEVELS[level]}；${scopes.map((each) => SCOPES[each]).join("、")}；${years[0]}年起${years[1] === null ? "" : `至${years[1]}年`}，所知最新为${seenUntil}年${seenAt === "" ? "" : `，见于${seenAt}`}；${settings.units.join("或")}）`,
    ...tables.map((layout, index) => `  ${index + 1}. ${layout.number === undefined ? "" : `${layout.number} `}${layoutTitle(layout, bodyWords, scope)}`),
    ...unshown.map((each) => `  未列入：${inWords(each, "zh")}`),
    `  依据（${EVIDENCE[profile.evidence]}）：${inWords(profile.source, "zh")}`,
    ...(profile.editions ?? []).map(({ from, evidence, source }) => `  ${from}年起（${EVIDENCE[evidence]}）：${inWords(source, "zh")}`),
  ].join("\n");
}

/** The form that a body would take, with everything that is to be known of it before it does. */
export interface ChosenForm {
  readonly profile: Profile;
  /** The region that was asked for; null where a form was. */
  readonly region: RegionForm | null;
}

/** The same for `profiles --region … --format json`. */
export function chosenJson({ profile, region }: ChosenForm, { level, scope, year }: { readonly level: Level | null; readonly scope: Scope; readonly year: number }): unknown {
  const { id, tables, bodyWords } = formFor(profile, scope, year);
  return {
    profile: id, region: region?.region.id ?? null, own: region?.own ?? true, level, scope, year,
    tables: tables.map((layout) => ({ table: layout.table, title: layoutTitle(layout, bodyWords, scope) })),
    notes: [...(region ? regionNotes(region) : []), ...formNotes(profile, year, "zh", level)], source: formSource(profile, year),
  };
}

/** A form as it is chosen by region, level, kind of body and year, for people to read. */
export function chosenText({ profile, region }: ChosenForm, { level, scope, year }: { readonly level: Level | null; readonly scope: Scope; readonly year: number }): string {
  return [formText(profile, scope, year), ...(region ? regionNotes(region) : []), ...seenOtherwise(profile, year, level, "zh")].join("\n");
}
