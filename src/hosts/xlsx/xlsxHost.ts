import { Workbook } from "exceljs";
import type { CellRef } from "../../model/cells";
import type { ApplyResult, Edit } from "../../model/edits";
import type { WorkbookSnapshot } from "../../model/snapshot";
import { applyEdits } from "../applyEdits";
import { calculateBook } from "../calculation/calculate";
import { cloneBook, snapshotOf } from "../editable";
import { HostError, type Host, type HostCapabilities, type Progress } from "../host";
import type { Mark } from "../marks";
import type { FileModel } from "./exceljsModel";
import { inspect, type Inspected, type Loss } from "./inspect";
import { writeNames, writeSheetTail } from "./parts";
import { readBook, type FileBook } from "./read";
import { fileAdapter } from "./styles";
import { writeModel } from "./write";
import { readZip, replaceParts, unpack } from "./zip";

const WORKBOOK_PART = "xl/workbook.xml";
/** A part we wrote ourselves is unpacked again; it may be as large as it likes. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** A workbook in an .xlsx file. Reading and writing the file itself is the caller's; see {@link openXlsx}. */
export class XlsxHost implements Host {
  readonly capabilities: HostCapabilities = { comments: true, select: true };
  /** The cell that was selected last. */
  selected: CellRef | null = null;

  /** Use {@link openXlsx} or {@link newXlsx}. */
  constructor(
    private book: FileBook,
    private readonly base: FileModel,
    readonly name: string,
    /** What saving would lose of the file that was opened; empty when nothing. */
    readonly wouldLose: readonly Loss[],
  ) {}

  /** What the file holds now, to be drawn; never changed in place, each batch makes another one. */
  get contents(): FileBook {
    return this.book;
  }

  /** Puts back what {@link contents} gave before; its results are taken as they are. */
  restore(contents: FileBook): void {
    this.book = contents;
  }

  /** The marks on the workbook, sheet by sheet. */
  get marks(): readonly Mark[] {
    return this.book.sheets.flatMap(({ marks }) => [...marks.values()]);
  }

  read(progress?: Progress): Promise<WorkbookSnapshot> {
    return Promise.resolve().then(() => {
      const snapshot = snapshotOf(this.book);
      progress?.(1, 1);
      return snapshot;
    });
  }

  /** Applies edits and calculates every formula anew; see {@link Host.apply}. */
  async apply(edits: readonly Edit[], progress?: Progress): Promise<ApplyResult> {
    const book = cloneBook(this.book);
    const trial = applyEdits(book, edits, fileAdapter(), (index) => progress?.(index, edits.length));
    if (trial.done) {
      if (edits.some(({ kind }) => kind !== "mark" && kind !== "unmark")) await calculateBook(book, "all");
      this.book = book;
    }
    return { applied: trial.done, outcomes: trial.outcomes, inverse: trial.inverse };
  }

  select(ref: CellRef): Promise<void> {
    this.selected = ref;
    return Promise.resolve();
  }

  /** The file as it would be saved. A workbook without sheets gets an empty one, which the format demands. */
  async bytes(): Promise<Uint8Array> {
    const workbook = new Workbook();
    const book = this.book;
    const model = writeModel(book, this.base);
    if (book.sheets.length === 0) workbook.addWorksheet("Sheet1");
    else (workbook as unknown as { model: FileModel }).model = model;
    workbook.calcProperties = model.calcProperties as typeof workbook.calcProperties;
    const written = new Uint8Array(await workbook.xlsx.writeBuffer());

    const entries = readZip(written, this.name);
    const text = async (part: string): Promise<string> => {
      const entry = entries.get(part);
      return entry ? new TextDecoder().decode(await unpack(written, entry, NO_LIMIT, this.name)) : "";
    };
    const parts = new Map([[WORKBOOK_PART, writeNames(await text(WORKBOOK_PART), book.names, book.sheets.map(({ name }) => name))]]);
    for (const [index, sheet] of book.sheets.entries()) {
      if (sheet.merges.length === 0 && sheet.attached.length === 0) continue;
      const part = `xl/worksheets/sheet${index + 1}.xml`;
      parts.set(part, writeSheetTail(await text(part), sheet.merges, sheet.attached));
    }
    return replaceParts(written, parts, this.name);
  }
}

/** What exceljs unrolls cell by cell, so that one reference to a whole column costs a million objects; read by ourselves. */
const READ_BY_OURSELVES = ["mergeCells", "dataValidations"];

/**
 * Opens an .xlsx file. Formulas without a stored result are calculated.
 *
 * @param name what to call the file in errors
 * @throws HostError emptyFile, notAWorkbook, passwordProtected, tooLarge, unreadable
 */
export async function openXlsx(bytes: Uint8Array, name: string): Promise<XlsxHost> {
  const inspected = await inspect(bytes, name);
  const model = await load(bytes, inspected, name);
  if (model.worksheets.length === 0) throw new HostError("unreadable", name, "no worksheet could be read");
  const book = readBook(model, inspected);
  await calculateBook(book, "missing");
  return new XlsxHost(book, { ...model, worksheets: [], sheets: [] }, name, inspected.wouldLose);
}

async function load(bytes: Uint8Array, { workbookPart, workbook: { rest } }: Inspected, name: string): Promise<FileModel> {
  const workbook = new Workbook();
  try {
    const plain = await replaceParts(bytes, new Map([[workbookPart, rest]]), name);
    await workbook.xlsx.load(plain.buffer, { ignoreNodes: READ_BY_OURSELVES });
    return (workbook as unknown as { model: FileModel }).model;
  } catch (error) {
    throw error instanceof HostError ? error : new HostError("unreadable", name, String(error));
  }
}

/** A new workbook without sheets, to which sheets are inserted. */
export function newXlsx(name = "新建.xlsx"): XlsxHost {
  const base = (new Workbook() as unknown as { model: FileModel }).model;
  return new XlsxHost({ sheets: [], names: [] }, base, name, []);
}
