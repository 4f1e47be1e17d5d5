import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROFILES } from "../../src/catalog/profiles";
import { parseProfile } from "../../src/catalog/profiles/file";
import type { Profile } from "../../src/model/profile";

/** A region that does not exist, kept as the data file that somebody would write for theirs. */
export const MADE_UP_FILE = join(__dirname, "../catalog/madeUp.json");

/** Another one, with tables beside the nine, as docs/profiles.md shows it. */
export const WIDER_FILE = join(__dirname, "../../docs/forms/lingchuan.json");

/** The region of that file. */
export function wider(): Profile {
  return parseProfile(readFileSync(WIDER_FILE, "utf8"), PROFILES);
}

/** The region of the first file. */
export function madeUp(): Profile {
  return parseProfile(readFileSync(MADE_UP_FILE, "utf8"), PROFILES);
}
