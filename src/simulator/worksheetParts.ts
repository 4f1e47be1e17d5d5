/** A sheet's protection and frozen panes. */
import { cellArea, LAST_COLUMN, LAST_ROW, parseArea, splitSheet, type Area } from "./address";
import { accessDenied, invalidArgument, invalidOperation, itemNotFound } from "./errors";
import { Range } from "./range";
import type { SheetModel } from "./sheet";
import { integerArgument, recordArgument, textArgument, WireObject, type WireContext } from "./wire";

const OPTIONS = [
  "allowAutoFilter", "allowDeleteColumns", "allowDeleteRows", "allowEditObjects", "allowEditScenarios", "allowFormatCells", "allowFormatColumns",
  "allowFormatRows", "allowInsertColumns", "allowInsertHyperlinks", "allowInsertRows", "allowPivotTables", "allowSort",
];

export class WorksheetProtection extends WireObject {
  readonly typeName = "WorksheetProtection";
  readonly scalars = ["Options", "Protected"];

  constructor(
    context: WireContext,
    private readonly sheet: SheetModel,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.sheet;
  }

  get Protected(): boolean {
    return this.sheet.protected;
  }
  /** Null on a sheet that is not protected. */
  get Options(): unknown {
    if (!this.sheet.protected) return null;
    return { ...Object.fromEntries(OPTIONS.map((option) => [option, false])), selectionMode: "Normal", ...this.sheet.protectionOptions };
  }
  Protect(options: unknown, password: unknown): void {
    if (this.sheet.protected) throw invalidOperation("WorksheetProtection.protect", "The sheet is protected already.");
    this.sheet.protectionOptions = recordArgument(options, "WorksheetProtection.protect");
    this.sheet.protectionPassword = typeof password === "string" ? password : "";
    this.sheet.protected = true;
    this.context.workbook.tell({ kind: "protection", sheet: this.sheet });
  }
  Unprotect(password: unknown): void {
    const given = typeof password === "string" ? password : "";
    if (this.sheet.protected && this.sheet.protectionPassword !== given) throw accessDenied("WorksheetProtection.unprotect");
    this.sheet.protected = false;
    this.context.workbook.tell({ kind: "protection", sheet: this.sheet });
  }
}

export class FreezePanes extends WireObject {
  readonly typeName = "WorksheetFreezePanes";
  readonly scalars = [];

  constructor(
    context: WireContext,
    private readonly sheet: SheetModel,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.sheet;
  }

  private freeze(rows: number, columns: number): void {
    if (rows < 0 || columns < 0) throw invalidArgument("WorksheetFreezePanes");
    this.sheet.freeze = { rows, columns };
    this.context.workbook.tell({ kind: "view", sheet: this.sheet });
  }

  /** Freezes rows and columns so that the given range stays in view. */
  FreezeAt(frozen: unknown): void {
    const location = "WorksheetFreezePanes.freezeAt";
    const area: Area | null = frozen instanceof Range ? frozen.area : parseArea(splitSheet(textArgument(frozen, location)).rest);
    if (!area) throw invalidArgument(location);
    this.freeze(area.bottom === LAST_ROW ? 0 : area.bottom + 1, area.right === LAST_COLUMN ? 0 : area.right + 1);
  }
  FreezeRows(count: unknown): void {
    this.freeze(integerArgument(count ?? 1, "WorksheetFreezePanes.freezeRows"), 0);
  }
  FreezeColumns(count: unknown): void {
    this.freeze(0, integerArgument(count ?? 1, "WorksheetFreezePanes.freezeColumns"));
  }
  Unfreeze(): void {
    this.freeze(0, 0);
  }
  GetLocationOrNullObject(): Range | null {
    const { rows, columns } = this.sheet.freeze;
    if (rows === 0 && columns === 0) return null;
    const area = { ...cellArea(0, 0), bottom: rows === 0 ? LAST_ROW : rows - 1, right: columns === 0 ? LAST_COLUMN : columns - 1 };
    return new Range(this.context, this.sheet, area);
  }
  GetLocation(): Range {
    const location = this.GetLocationOrNullObject();
    if (!location) throw itemNotFound("WorksheetFreezePanes.getLocation");
    return location;
  }
}
