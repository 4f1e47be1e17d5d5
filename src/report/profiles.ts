import { formFor, type Profile } from "../model/profile";
import { tableTitle } from "./words";

const SCOPES: Readonly<Record<Profile["scopes"][number], string>> = { department: "部门", unit: "单位" };
const EVIDENCE: Readonly<Record<Profile["evidence"], string>> = { document: "公开全文", template: "填报模板", contents: "公开目录", excerpt: "摘录" };

/** The forms for `profiles --format json` (see the README). */
export function profilesJson(profiles: readonly Profile[]): unknown {
  return {
    profiles: profiles.map((each) => formFor(each, "department")).map(({ id, name, scopes, years, settings, tables, evidence, source }) => ({
      id, name, scopes, years, unit: settings.units[0] ?? null, tables: tables.map(({ table }) => table), evidence: `${EVIDENCE[evidence]}：${source}`,
    })),
  };
}

/** The forms as people read them: id, name, whom they are for, years, and each table. */
export function profilesText(profiles: readonly Profile[]): string {
  return profiles.map((each) => formFor(each, "department")).map(({ id, name, scopes, years, settings, tables, evidence, source }) => [
    `${id}  ${name}（${scopes.map((scope) => SCOPES[scope]).join("、")}；${years[0]}年起${years[1] === null ? "" : `至${years[1]}年`}；${settings.units.join("或")}）`,
    ...tables.map(({ table }, index) => `  ${index + 1}. ${tableTitle(table)}`),
    `  依据（${EVIDENCE[evidence]}）：${source}`,
  ].join("\n")).join("\n\n");
}
