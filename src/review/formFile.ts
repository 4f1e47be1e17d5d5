import { PROFILES } from "../catalog/profiles";
import { parseProfile, ProfileError } from "../catalog/profiles/file";
import { profileDraft, type Unsaid } from "../form/profileFile";
import { budgetYearOf } from "../form/years";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { understandWorkbook } from "./understand";

/** A form learned from a workbook as a file that colleagues load, read back and found right. */
export interface FormFile {
  readonly json: string;
  readonly profile: Profile;
  /** Tables of the workbook that a file cannot say. */
  readonly unsaid: readonly Unsaid[];
}

/**
 * The form of a finished workbook as a profile file: the tables of known kinds in the office's headers and order.
 *
 * @throws ProfileError with every problem and its place where the workbook gives no form that could be loaded
 */
export function formFile(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): FormFile {
  const book = understandWorkbook(snapshot, profiles);
  const { file, unsaid } = profileDraft(book, snapshot, budgetYearOf(book, snapshot));
  const json = (text: unknown): string => `${JSON.stringify({ ...file, text }, null, 2)}\n`;
  try {
    return { json: json(file["text"]), profile: parseProfile(json(file["text"]), profiles), unsaid };
  } catch (error) {
    // Sentences of the form that it is like may want columns that this office does not print.
    if (!(error instanceof ProfileError) || !error.problems.every(({ path }) => path.startsWith("text") || path.startsWith("entries"))) throw error;
    return { json: json([]), profile: parseProfile(json([]), profiles), unsaid };
  }
}
