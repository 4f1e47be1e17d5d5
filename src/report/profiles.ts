import { formFor, newestKnown, type Profile } from "../model/profile";
import type { Language } from "./language";
import { tableTitle } from "./words";

const SCOPES: Readonly<Record<Profile["scopes"][number], string>> = { department: "部门", unit: "单位" };
const LEVELS: Readonly<Record<Profile["level"], string>> = { national: "全国", central: "中央", province: "省级", city: "市级", county: "县级" };
const EVIDENCE: Readonly<Record<Profile["evidence"], string>> = { document: "公开全文", template: "填报模板", contents: "公开目录", excerpt: "摘录" };

/** What is to be known of a form before it is published for a year: that it was seen of an earlier year only, and what of it is not known. */
export function formNotes(profile: Profile, year: number, language: Language = "zh"): readonly string[] {
  const { unshown = [] } = formFor(profile, "department", year);
  const newest = newestKnown(profile, year);
  const older = language === "zh"
    ? `${profile.name}的版式所知最新的是${newest}年的，${year}年的尚未见到，请与财政部门下发的版式核对`
    : `The newest form known of ${profile.nameEnglish} is that of ${newest}; please compare it with the one your finance department issued for ${year}.`;
  return [...(newest === null ? [] : [older]), ...unshown.map((each) => `${language === "zh" ? "未列入" : "Not included"}：${each}`)];
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
  };
}

/** The forms as people read them: id, name, whom they are for, years, and each table. */
export function profilesText(profiles: readonly Profile[]): string {
  return profiles.map((profile) => {
    const { id, name, level, scopes, years, settings, tables, seenUntil, unshown = [] } = formFor(profile, "department");
    return [
      `${id}  ${name}（${LEVELS[level]}；${scopes.map((scope) => SCOPES[scope]).join("、")}；${years[0]}年起${years[1] === null ? "" : `至${years[1]}年`}，所知最新为${seenUntil}年；${settings.units.join("或")}）`,
      ...tables.map(({ table }, index) => `  ${index + 1}. ${tableTitle(table)}`),
      ...unshown.map((each) => `  未列入：${each}`),
      `  依据（${EVIDENCE[profile.evidence]}）：${profile.source}`,
      ...(profile.editions ?? []).map(({ from, evidence, source }) => `  ${from}年起（${EVIDENCE[evidence]}）：${source}`),
    ].join("\n");
  }).join("\n\n");
}
