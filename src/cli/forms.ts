import { PROFILES, profileOf } from "../catalog/profiles";
import { parseProfile, ProfileError } from "../catalog/profiles/file";
import { formOfRegion, REGIONS } from "../catalog/regions";
import type { Level, Profile } from "../model/profile";
import { yearInPreparation, chosenJson, chosenText, profilesJson, profilesText, regionNotes, type ChosenForm } from "../report/profiles";
import type { FormChoiceOf } from "./arguments";
import { readInput } from "./files";
import { Problem } from "./problem";

/** The forms that can be inserted, or the one that a body would take, as they are printed. @throws Problem where there is no such region */
export function listForms(format: "text" | "json", of: FormChoiceOf | null, today: Date = new Date()): string {
  if (of === null) return format === "json" ? JSON.stringify(profilesJson(PROFILES), null, 2) : profilesText(PROFILES);
  const chosen = formOf(of.region, of.level);
  if (!chosen) throw new Problem("--region", `没有“${of.region}”这个地区`, `可用 ${REGIONS.map(({ name }) => name).join("、")}、全国`);
  const year = of.year ?? yearInPreparation(today);
  const { level, scope } = of;
  return format === "json" ? JSON.stringify(chosenJson(chosen, { level, scope, year }), null, 2) : chosenText(chosen, { level, scope, year });
}

/** The form of a region or of a name, for bodies of a level; undefined where neither is known. */
function formOf(named: string, level: Level | null): ChosenForm | undefined {
  const place = REGIONS.find(({ id, name, nameEnglish }) => [id, name, `${name}省`, `${name}市`, nameEnglish].includes(named));
  const region = place ? formOfRegion(place.id, PROFILES, level) : null;
  if (region) return { profile: region.profile, region };
  const profile = profileOf(named) ?? PROFILES.find(({ name }) => name === named);
  return profile && { profile, region: null };
}

/** The form of a new workbook: as {@link formNamed}, or of a region the nearest that is there, with what is then to be told. @throws Problem */
export async function formForNew(named: string | null, level: Level | null): Promise<{ readonly form: Profile; readonly notes: readonly string[] }> {
  const chosen = named === null ? undefined : formOf(named, level);
  if (!chosen) return { form: await formNamed(named), notes: [] };
  return { form: chosen.profile, notes: chosen.region ? regionNotes(chosen.region) : [] };
}

const FILE = /\.json$/i;
const SHOWN = 3;

/** The form that an option names: a known one by its id or name, or a file. @throws Problem that names the known ones, or what is wrong with the file */
export async function formNamed(named: string | null): Promise<Profile> {
  const [usual] = PROFILES;
  if (named === null && usual) return usual;
  const known = profileOf(named) ?? PROFILES.find(({ name }) => name === named);
  if (known) return known;
  if (named === null || !FILE.test(named)) {
    const ids = PROFILES.map(({ id, name }) => `${id}（${name}）`).join("、");
    throw new Problem("--profile", `没有“${named ?? ""}”这种版式`, `可用 ${ids}，或写一个版式文件 .json；本地没有版式的可先用 national：九张表全国都有，本地另有的表和文字不在其中`);
  }
  return readForm(named);
}

/** The forms by which a workbook is read: the known ones, and before them the one of a file. @throws Problem */
export async function formsWith(file: string | null): Promise<readonly Profile[]> {
  if (file === null || profileOf(file)) return PROFILES;
  const form = await formNamed(file);
  return [form, ...PROFILES.filter(({ id }) => id !== form.id)];
}

async function readForm(file: string): Promise<Profile> {
  const text = new TextDecoder().decode(await readInput(file));
  try {
    return parseProfile(text, PROFILES);
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    const shown = error.problems.slice(0, SHOWN).map(({ path, message }) => `${path} ${message}`.trim()).join("；");
    const more = error.problems.length > SHOWN ? `；另有 ${error.problems.length - SHOWN} 处` : "";
    throw new Problem(file, `版式文件有误：${shown}${more}`, "请按 docs/profiles.md 改正");
  }
}
