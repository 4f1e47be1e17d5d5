import type { Edit } from "../../model/edits";
import type { Mark } from "../marks";
import { nameIn, type Look } from "./look";
import type { RequestQueue, Sign } from "./requestQueue";
import type { WorkbookWriter } from "./writer";

/** A batch that was begun: what was there, and how far it came. */
export interface Attempt {
  readonly seen: Look;
  readonly edits: readonly Edit[];
  /** The edits that are no marks, and their places in the batch. */
  readonly data: readonly Edit[];
  readonly places: readonly number[];
  readonly writer: WorkbookWriter;
  readonly queue: RequestQueue;
  /** Comes back when everything but comments was carried out. */
  complete: Sign;
  /** Marks whose comments were queued last. */
  commented: readonly Mark[];
  /** Names of the sheets whose marks are replaced. */
  marked: ReadonlySet<string>;
}

/** Our marks before the batch: read by the look, or by the write that removed them. Null when the answer is lost. */
export function marksBefore({ seen }: Attempt): readonly Mark[] | null {
  return seen.marks ?? seen.found.marks(nameIn(seen.sheets));
}
