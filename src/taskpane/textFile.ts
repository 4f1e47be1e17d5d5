/** A file that somebody opens to have its words read against the tables. */
import { HostError, type Telling } from "../hosts/host";
import type { Edit, EditOutcome } from "../model/edits";
import type { FigureControl, TaggedStretch } from "../model/figureTags";
import type { OtherText, OtherTextReader } from "../model/form";
import type { TextChange, TextComment } from "../model/retelling";
import type { WorkbookSnapshot } from "../model/snapshot";
import { plainTextOf } from "../model/plainText";
import { textFileKind } from "../report/textFile";
import type { LastYearShelf } from "./lastYearShelf";

/** Why a file gives no text. */
export type RefusedFile = "oldWord" | "pdf" | "notText" | "damaged" | "locked" | "tooLarge" | "empty";

/** Reads files that somebody opens; rejects with a {@link HostError}. Given by the entry: the pane knows no file format. */
export interface FileReaders {
  /** The words of a Word file. */
  readonly words: (bytes: Uint8Array, name: string) => Promise<string>;
  /** A Word file with changes of its words, as `words` gives them; `tracked` ones are revisions, figures with `controls` carry their facts, stretches of it have comments. */
  readonly retold: (bytes: Uint8Array, name: string, changes: readonly TextChange[], tracked: boolean, controls: readonly FigureControl[], comments: readonly TextComment[]) => Promise<Uint8Array>;
  /** What stretches of a Word file's words carry. */
  readonly tagged: (bytes: Uint8Array, name: string) => Promise<readonly TaggedStretch[]>;
  /** A Word file with comments at its words, as `words` gives them, and corrections as revisions. */
  readonly commented: (bytes: Uint8Array, name: string, comments: readonly TextComment[], corrections: readonly TextChange[]) => Promise<Uint8Array>;
  /** A workbook in .xlsx, .xls, .et or .ods. */
  readonly workbook: (bytes: Uint8Array, name: string, telling?: Telling) => Promise<WorkbookSnapshot>;
  /** A workbook in .xls, .et or .ods as an .xlsx file; one that is .xlsx already as it is. */
  readonly asXlsx: (bytes: Uint8Array, name: string, telling?: Telling) => Promise<Uint8Array>;
  /** The open workbook as an .xlsx file; a {@link HostError} "unavailable" where the program around the pane gives none. */
  readonly current: () => Promise<Uint8Array>;
  /** Where last year's files wait for the workbooks for which they were chosen. */
  readonly lastYear: LastYearShelf;
  /** A copy of an .xlsx file after edits, which are worked out from what the file holds. */
  readonly edited: (bytes: Uint8Array, name: string, plan: (snapshot: WorkbookSnapshot) => readonly Edit[]) => Promise<EditedFile>;
  /** An .xlsx file with the texts outside of its cells turned, and those that still speak of last year. */
  readonly otherTexts: (bytes: Uint8Array, name: string, reader: OtherTextReader) => Promise<{ readonly bytes: Uint8Array; readonly old: readonly OtherText[] }>;
}

/** A file after edits, or why it refused them. */
export type EditedFile = { readonly bytes: Uint8Array } | { readonly refused: readonly EditOutcome[] };

const LARGEST_FILE = 32 * 1024 * 1024;
/** Characters; a disclosure has some tens of thousands. */
export const LONGEST_TEXT = 1_000_000;

/** A text that was opened. */
export interface OpenedText {
  readonly name: string;
  /** With plain line ends. */
  readonly text: string;
  /** The Word file of which these are the words, place by place; null for plain text. */
  readonly word: Uint8Array | null;
}

/** The words of a file in .docx, .txt or .md, or why there are none. */
export async function textOfFile(file: File, files: FileReaders): Promise<OpenedText | { readonly refused: RefusedFile }> {
  if (file.size > LARGEST_FILE) return { refused: "tooLarge" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = textFileKind(bytes);
  if (kind === "oldWord" || kind === "pdf") return { refused: kind };
  try {
    const text = kind === "word" ? await files.words(bytes, file.name) : plainTextOf(bytes);
    if (text === null) return { refused: "notText" };
    if (text.trim() === "") return { refused: "empty" };
    if (text.length > LONGEST_TEXT) return { refused: "tooLarge" };
    // The words of a Word file keep their places in it.
    return kind === "word" ? { name: file.name, text: text.replace(/\r/g, " "), word: bytes } : { name: file.name, text: text.replace(/\r\n?/g, "\n"), word: null };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { refused: error.code === "passwordProtected" ? "locked" : error.code === "tooLarge" ? "tooLarge" : "damaged" };
  }
}
