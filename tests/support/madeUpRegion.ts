import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROFILES } from "../../src/catalog/profiles";
import { parseProfile } from "../../src/catalog/profiles/file";
import type { Profile } from "../../src/model/profile";

/** A region that does not exist, kept as the data file that somebody would write for theirs. */
export const MADE_UP_FILE = join(__dirname, "../catalog/madeUp.json");

/** The region of that file. */
export function madeUp(): Profile {
  return parseProfile(readFileSync(MADE_UP_FILE, "utf8"), PROFILES);
}
