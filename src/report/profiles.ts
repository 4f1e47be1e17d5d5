import { formOfRegion, REGIONS, type RegionForm } from "../catalog/regions";
import { formFor, newestKnown, type Profile } from "../model/profile";
import type { Language } from "./language";
import { tableTitle } from "./words";

const SCOPES: Readonly<Record<Profile["scopes"][number], string>> = { department: "部门", unit: "单位" };
const LEVELS: Readonly<Record<Profile["level"], string>> = { national: "全国", central: "中央", province: "省级", city: "市级", county: "县级" };
const EVIDENCE: Readonly<Record<Profile["evidence"], string>> = { document: "公开全文", template: "填报模板", contents: "公开目录", excerpt: "摘录" };

const LEVELS_ENGLISH: Readonly<Record<Profile["level"], string>> = { national: "national", central: "central", province: "province", city: "city", county: "county" };
const EVIDENCE_ENGLISH: Readonly<Record<Profile["evidence"], string>> = { document: "whole documents", template: "template", contents: "lists of tables", excerpt: "excerpts" };

/** What is to be known of a form before it is published for a year: that it was seen of an earlier year only, and what of it is not known. */
export function formNotes(profile: Profile, year: number, language: Language = "zh"): readonly string[] {
  const { unshown = [] } = formFor(profile, "department", year);
  const newest = newestKnown(profile, year);
  const older = language === "zh"
    ? `${profile.name}的版式所知最新的是${newest}年的，${year}年的尚未见到，请与财政部门下发的版式核对`
    : `The newest form known of ${profile.nameEnglish} is that of ${newest}; please compare it with the one your finance department issued for ${year}.`;
  return [...(newest === null ? [] : [older]), ...unshown.map((each) => `${language === "zh" ? "未列入" : "Not included"}：${each}`)];
}

/** Where a form comes from, how well it is known, and for whom and since when it is: what stands beside it wherever it is chosen. */
export function formSource(profile: Profile, year: number, language: Language = "zh"): string {
  const { level, years, source, evidence } = formFor(profile, "department", year);
  return language === "zh"
    ? `${LEVELS[level]}，${years[0]}年起。依据（${EVIDENCE[evidence]}）：${source}`
    : `${LEVELS_ENGLISH[level]}, from ${years[0]}. Source (${EVIDENCE_ENGLISH[evidence]}): ${source}`;
}

/** What a region without a form of its own has to know before it takes the nearest: what was seen of its own, and what that is. */
export function regionNotes({ region, profile, own }: RegionForm, language: Language = "zh"): readonly string[] {
  if (own) return [];
  const { seen } = region;
  if (language === "en") {
    return [
      `There is no form of ${region.nameEnglish} yet; offered is that of ${profile.nameEnglish}, whose ${profile.tables.length} tables the whole country prints. Last year's workbook, where there is one, is the safer form.`,
      seen ? `Seen of ${region.nameEnglish}, ${seen.year} (${EVIDENCE_ENGLISH[seen.evidence]}): ${seen.what}` : `Nothing was seen of the form of ${region.nameEnglish}.`,
    ];
  }
  return [
    `${region.name}的版式没有收录，先用${profile.name}版式：${profile.tables.length}张表各地都有，本地另有的表和文字不在其中。有上年工作簿的，请用“用上年的表”。`,
    seen ? `所知${region.name}${seen.year}年（${EVIDENCE[seen.evidence]}）：${seen.what}。来源：${seen.source}` : `${region.name}的版式没有见到任何公开材料`,
  ];
}

function regionJson({ region: { id, name, seen }, profile, own }: RegionForm): unknown {
  return { id, name, profile: profile.id, own, seen: seen ? { year: seen.year, what: seen.what, evidence: `${EVIDENCE[seen.evidence]}：${seen.source}` } : null };
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
        id, name, level, scopes, years, seenUntil, unit: settings.units[0] ?? null, tables: tables.map(({ table }) => table), unshown, evidence: `${EVIDENCE[evidence]}：${source}`,
        editions: (profile.editions ?? []).map(({ from }) => from),
      };
    }),
    regions: formsOfRegions(profiles).map(regionJson),
  };
}

/** The forms as people read them: id, name, whom they are for, years, and each table; then the regions that have none of their own. */
export function profilesText(profiles: readonly Profile[]): string {
  const without = formsOfRegions(profiles).filter(({ own }) => !own).map(({ region: { name, seen }, profile }) =>
    `  ${name}：用 ${profile.id}；${seen ? `所知${seen.year}年（${EVIDENCE[seen.evidence]}）：${seen.what}` : "没有见到公开材料"}`);
  return [...profiles.map((profile) => {
    const { id, name, level, scopes, years, settings, tables, seenUntil, unshown = [] } = formFor(profile, "department");
    return [
      `${id}  ${name}（${LEVELS[level]}；${scopes.map((scope) => SCOPES[scope]).join("、")}；${years[0]}年起${years[1] === null ? "" : `至${years[1]}年`}，所知最新为${seenUntil}年；${settings.units.join("或")}）`,
      ...tables.map(({ table }, index) => `  ${index + 1}. ${tableTitle(table)}`),
      ...unshown.map((each) => `  未列入：${each}`),
      `  依据（${EVIDENCE[profile.evidence]}）：${profile.source}`,
      ...(profile.editions ?? []).map(({ from, evidence, source }) => `  ${from}年起（${EVIDENCE[evidence]}）：${source}`),
    ].join("\n");
  }), ["没有收录版式的地区：", ...without].join("\n")].join("\n\n");
}
