/** The simulated Excel's workbook on the desk. */
import { MARK_LOOKS, severityOfMarkFormula, type MarkLook } from "../../hosts/marks";
import type { Telling } from "../../hosts/host";
import type { FileBook, XlsxHost } from "../../hosts/xlsx";
import { parseArea } from "../../model/cells";
import { HostError, type DidChange, type PlainSheet, type SimulatedExcel } from "../../simulator";
import { Refused, type Desk, type DeskChange, type DrawnCell, type DrawnSheet, type Opened, type RefusalWhy, type Typed } from "../desk";
import type { KnownFormats } from "./open";
import type { Happened } from "./save";

const UNSEEN = new Set(["sheetDeactivated", "names", "protection", "comments"]);
const WHY: Readonly<Record<string, RefusalWhy>> = { AccessDenied: "protected", ItemAlreadyExists: "nameTaken" };

/** A file, its contents when it was opened, the formats given to the simulated Excel, and what happened since. */
interface Linked {
  readonly file: XlsxHost;
  readonly opened: FileBook;
  readonly formats: KnownFormats;
  readonly happened: Happened[];
}

export class SimulatedDesk implements Desk {
  readonly columns = true;
  readonly history = null;

  /** The file behind the workbook; null until one was opened or made. */
  private linked: Linked | null = null;

  constructor(private readonly excel: SimulatedExcel) {
    excel.onDidChange((change) => this.follow(change));
  }

  sheets(): readonly DrawnSheet[] {
    const { user } = this.excel;
    const ids = new Map(user.sheets().map(({ id, name }) => [name, id]));
    return this.excel.save().sheets.map((sheet) => ({
      ...sheet,
      id: ids.get(sheet.name) ?? sheet.name,
      marks: marksOf(sheet),
      ...byRow(sheet.cells.map(({ row, column, value, error, formula, format = {} }): DrawnCell => {
        if (formula === undefined && value !== 0) return { row, column, value: error ?? value ?? "", error: error !== undefined, formula: "", format };
        const shown = user.cell(sheet.name, row, column);
        // A format that hides zeros ("0.00;-0.00;;@") is not known to the grid.
        return { row, column, value: shown.value === 0 && shown.text === "" ? "" : shown.value, error: shown.error, formula: shown.formula, format };
      })),
    }));
  }

  selection(): { readonly sheet: string; readonly area: string } {
    return this.excel.user.selection();
  }

  onDidChange(listener: (change: DeskChange) => void): () => void {
    return this.excel.onDidChange(({ kind }) => {
      if (!UNSEEN.has(kind)) listener(kind === "selection" || kind === "sheetActivated" ? "selection" : kind === "format" ? "look" : "content");
    });
  }

  type(sheet: string, cells: readonly Typed[]): Promise<void> {
    return this.act((user) => {
      // An apostrophe keeps text from being read again as a number.
      for (const { row, column, input, text } of cells) user.type(sheet, row, column, text ? `'${String(input)}` : input);
    });
  }

  async shift(sheet: string, axis: "row" | "column", at: number, count: number): Promise<readonly never[]> {
    const size = Math.abs(count);
    await this.act((user) => {
      if (axis === "row") return count > 0 ? user.insertRows(sheet, at, size) : user.deleteRows(sheet, at, size);
      return count > 0 ? user.insertColumns(sheet, at, size) : user.deleteColumns(sheet, at, size);
    });
    return [];
  }

  addSheet(): Promise<void> {
    return this.act((user) => user.addSheet());
  }

  deleteSheet(sheet: string): Promise<void> {
    return this.act((user) => user.deleteSheet(sheet));
  }

  renameSheet(sheet: string, to: string): Promise<void> {
    return this.act((user) => user.renameSheet(sheet, to));
  }

  activate(sheet: string): void {
    this.excel.user.activateSheet(sheet);
  }

  select(sheet: string, area: string): void {
    this.excel.user.select(sheet, area);
  }

  async readable(bytes: Uint8Array, name: string, telling: Telling = {}): Promise<void> {
    await (await import("../../hosts/apart")).snapshotApart(bytes, name, telling);
  }

  async open(bytes: Uint8Array, name: string, telling: Telling = {}): Promise<Opened> {
    const { host, from } = await (await import("../../hosts/apart")).openApart(bytes, name, telling);
    await this.link(host);
    return { losses: host.wouldLose, unshown: host.unshown, converted: from !== null };
  }

  async create(): Promise<void> {
    const { newXlsx } = await import("../../hosts/xlsx");
    await this.link(newXlsx());
  }

  async bytes(): Promise<Uint8Array> {
    const { writeBack } = await import("./save");
    const { file, opened, formats, happened } = this.linked ?? (await this.linkOf((await import("../../hosts/xlsx")).newXlsx()));
    await writeBack(file, opened, happened, this.excel.save(), formats);
    return file.bytes();
  }

  async copy(): ReturnType<Desk["copy"]> {
    return { bytes: await this.bytes(), changes: null };
  }

  /** Puts a file's contents into the simulated Excel and keeps the file, in which everything else stays. */
  private async link(file: XlsxHost): Promise<void> {
    const { simulatedWorkbook } = await import("./open");
    const linked = await this.linkOf(file);
    const workbook = simulatedWorkbook(file, linked.formats);
    this.excel.load(workbook.sheets.length > 0 ? workbook : { sheets: [{ name: "Sheet1", cells: [] }] });
    // What loading told is no change of the file.
    this.linked = { ...linked, happened: [] };
  }

  private async linkOf(file: XlsxHost): Promise<Linked> {
    const { KnownFormats } = await import("./open");
    return { file, opened: file.contents, formats: new KnownFormats(file), happened: [] };
  }

  private follow({ kind, sheet, moved, before }: DidChange): void {
    const happened = this.linked?.happened;
    if (moved) happened?.push({ kind: moved.axis, sheet, at: moved.at, count: moved.count });
    else if (kind === "sheetRenamed" && before !== undefined) happened?.push({ kind: "renamed", sheet: before, to: sheet });
    else if (kind === "sheetDeleted") happened?.push({ kind: "deleted", sheet });
  }

  private async act(change: (user: SimulatedExcel["user"]) => void): Promise<void> {
    try {
      change(this.excel.user);
    } catch (error) {
      throw error instanceof HostError ? new Refused(WHY[error.code] ?? "unsupported", error.message) : error;
    }
  }
}

/** The looks of our marks by "row,column". Other conditional formats are kept in the workbook but not drawn. */
function marksOf(sheet: PlainSheet): Map<string, MarkLook> {
  const marks = new Map<string, MarkLook>();
  for (const { formula, areas } of [...(sheet.conditionalFormats ?? [])].reverse()) {
    const severity = formula === undefined ? null : severityOfMarkFormula(formula);
    if (!severity) continue;
    for (const text of areas) {
      const area = parseArea(sheet.name, text);
      if (!area) continue;
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) marks.set(`${row},${column}`, MARK_LOOKS[severity]);
      }
    }
  }
  return marks;
}

/** Cells by row; nobody tells which rows changed, so that each is another one every time. */
function byRow(cells: readonly DrawnCell[]): Pick<DrawnSheet, "rows" | "cellsOf"> {
  const rows = new Map<number, DrawnCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return { rows, cellsOf: (row) => rows.get(row) ?? [] };
}
