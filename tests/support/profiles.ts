import { entriesOf } from "../../src/catalog/ownSheets/supplement";
import { profileOf } from "../../src/catalog/profiles";
import type { Profile } from "../../src/model/profile";

/** A known form, by its id. */
export function known(id: string): Profile {
  const profile = profileOf(id);
  if (!profile) throw new RangeError(`no profile ${id}`);
  return profile;
}

/** The form of the sample departments. */
export const ZHEJIANG = known("zhejiang");
/** What 补充资料 asks there. */
export const ENTRIES = entriesOf(ZHEJIANG);
