import type { Edit } from "../../model/edits";
import { applyEdits } from "../applyEdits";
import { cloneBook, isFilled, contentOf } from "../editable";
import type { Mark } from "../marks";
import { CONTENTS, type Book } from "./book";
import { nameIn, type Look } from "./look";
import type { RequestQueue, Sign } from "./requestQueue";
import type { Doomed, WorkbookWriter } from "./writer";

/** A batch that was begun: what was there, and how far it came. */
export interface Attempt {
  readonly seen: Look;
  readonly edits: readonly Edit[];
  /** The edits that are no marks, and their places in the batch. */
  readonly data: readonly Edit[];
  readonly places: readonly number[];
  readonly writer: WorkbookWriter;
  readonly queue: RequestQueue;
  /** Comes back when everything but comments and pages was carried out. */
  complete: Sign;
  /** Marks whose comments were queued last. */
  commented: readonly Mark[];
  /** Whether this Excel is to give marks comments. */
  readonly comments: boolean;
  /** Names of the sheets whose marks are replaced. */
  marked: ReadonlySet<string>;
  /** Hidden sheets that putting back has to delete in the end. */
  readonly condemned: Doomed[];
}

/** Our marks before the batch: read by the look, or by the write that removed them. Null when the answer is lost. */
export function marksBefore({ seen }: Attempt): readonly Mark[] | null {
  return seen.marks ?? seen.found.marks(nameIn(seen.sheets));
}

/**
 * The edits as they are carried out on a workbook whatever they expect there: what a request did that met other contents
 * than it was made for.
 */
export function asMet(met: Book, edits: readonly Edit[]): readonly Edit[] {
  const book = cloneBook(met);
  return edits.flatMap((edit): Edit[] => {
    const done = withExpectations(book, edit);
    if (done === null || !applyEdits(book, [done], CONTENTS).done) return [];
    return [done];
  });
}

function withExpectations(book: Book, edit: Edit): Edit | null {
  const sheetOf = (name: string): Book["sheets"][number] | undefined => book.sheets.find((sheet) => sheet.name === name);
  const filled = (name: string, first: number, last: number): { row: number; column: number; content: ReturnType<typeof contentOf> }[] =>
    [...(sheetOf(name)?.rows ?? [])].flatMap(([row, { cells }]) => (row < first || row >= last ? [] : [...cells].filter(([, cell]) => isFilled(cell)).map(([column, cell]) => ({ row, column, content: contentOf(cell) }))));
  switch (edit.kind) {
    case "expect":
      return null;
    case "setValue":
    case "setFormula":
      return { ...edit, expects: contentOf(sheetOf(edit.at.sheet)?.rows.get(edit.at.row)?.cells.get(edit.at.column)) };
    case "deleteRows":
      return { ...edit, expects: filled(edit.sheet, edit.row, edit.row + edit.count) };
    case "deleteSheet":
      return { ...edit, expects: filled(edit.sheet, 0, Infinity) };
    default:
      return edit;
  }
}
