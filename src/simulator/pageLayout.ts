/** How a sheet is printed. Nothing is printed here: the settings are stored and told. */
import { formatArea, parseArea, splitSheet, type Area } from "./address";
import { HostError, invalidArgument } from "./errors";
import { oneOf } from "./formats";
import type { PlainPage } from "./plainWorkbook";
import { Range } from "./range";
import { RangeAreas } from "./rangeAreas";
import type { SheetModel } from "./sheet";
import { logicalArgument, numberArgument, recordArgument, textArgument, WireObject, type WireContext } from "./wire";

const UNITS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };
const MARGINS = { left: "leftMargin", right: "rightMargin", top: "topMargin", bottom: "bottomMargin", header: "headerMargin", footer: "footerMargin" } as const;
const DEFAULT_MARGIN: Readonly<Record<(typeof MARGINS)[keyof typeof MARGINS], number>> = { leftMargin: 50.4, rightMargin: 50.4, topMargin: 54, bottomMargin: 54, headerMargin: 21.6, footerMargin: 21.6 };
const PAPERS = ["Letter", "LetterSmall", "Tabloid", "Ledger", "Legal", "Statement", "Executive", "A3", "A4", "A4Small", "A5", "B4", "B5"];

export class PageLayout extends WireObject {
  readonly typeName = "PageLayout";
  readonly scalars = [
    "BlackAndWhite", "BottomMargin", "CenterHorizontally", "CenterVertically", "FooterMargin", "HeaderMargin", "LeftMargin", "Orientation",
    "PaperSize", "PrintGridlines", "RightMargin", "TopMargin", "Zoom",
  ];

  constructor(
    context: WireContext,
    private readonly sheet: SheetModel,
  ) {
    super(context);
  }

  override ownSheet(): SheetModel {
    return this.sheet;
  }

  private put(change: Partial<PlainPage>): void {
    this.sheet.page = { ...this.sheet.page, ...change };
    this.context.workbook.tell({ kind: "view", sheet: this.sheet });
  }

  private margin(name: keyof typeof DEFAULT_MARGIN): number {
    return this.sheet.page[name] ?? DEFAULT_MARGIN[name];
  }

  private putMargin(name: keyof typeof DEFAULT_MARGIN, value: unknown): void {
    this.put({ [name]: numberArgument(value, `PageLayout.${name}`) });
  }

  get Orientation(): unknown {
    return this.sheet.page.orientation ?? "Portrait";
  }
  set Orientation(value: unknown) {
    this.put({ orientation: oneOf(value, ["Portrait", "Landscape"], "PageLayout.orientation") as "Portrait" | "Landscape" });
  }
  get PaperSize(): unknown {
    return this.sheet.page.paperSize ?? "A4";
  }
  set PaperSize(value: unknown) {
    if (this.context.quirks.noPrinter) throw new HostError("InvalidOperation", "No printer is available.", "PageLayout.paperSize");
    this.put({ paperSize: oneOf(value, PAPERS, "PageLayout.paperSize") });
  }
  get Zoom(): unknown {
    return this.sheet.page.zoom ?? { scale: 100 };
  }
  set Zoom(value: unknown) {
    const zoom = Object.entries(recordArgument(value, "PageLayout.zoom")).filter(([, number]) => typeof number === "number");
    this.put({ zoom: Object.fromEntries(zoom) });
  }
  get CenterHorizontally(): unknown {
    return this.sheet.page.centerHorizontally ?? false;
  }
  set CenterHorizontally(value: unknown) {
    this.put({ centerHorizontally: logicalArgument(value, "PageLayout.centerHorizontally") });
  }
  get CenterVertically(): unknown {
    return this.sheet.page.centerVertically ?? false;
  }
  set CenterVertically(value: unknown) {
    this.put({ centerVertically: logicalArgument(value, "PageLayout.centerVertically") });
  }
  get PrintGridlines(): unknown {
    return this.sheet.page.printGridlines ?? false;
  }
  set PrintGridlines(value: unknown) {
    this.put({ printGridlines: logicalArgument(value, "PageLayout.printGridlines") });
  }
  get BlackAndWhite(): unknown {
    return this.sheet.page.blackAndWhite ?? false;
  }
  set BlackAndWhite(value: unknown) {
    this.put({ blackAndWhite: logicalArgument(value, "PageLayout.blackAndWhite") });
  }
  get LeftMargin(): unknown {
    return this.margin("leftMargin");
  }
  set LeftMargin(value: unknown) {
    this.putMargin("leftMargin", value);
  }
  get RightMargin(): unknown {
    return this.margin("rightMargin");
  }
  set RightMargin(value: unknown) {
    this.putMargin("rightMargin", value);
  }
  get TopMargin(): unknown {
    return this.margin("topMargin");
  }
  set TopMargin(value: unknown) {
    this.putMargin("topMargin", value);
  }
  get BottomMargin(): unknown {
    return this.margin("bottomMargin");
  }
  set BottomMargin(value: unknown) {
    this.putMargin("bottomMargin", value);
  }
  get HeaderMargin(): unknown {
    return this.margin("headerMargin");
  }
  set HeaderMargin(value: unknown) {
    this.putMargin("headerMargin", value);
  }
  get FooterMargin(): unknown {
    return this.margin("footerMargin");
  }
  set FooterMargin(value: unknown) {
    this.putMargin("footerMargin", value);
  }

  SetPrintMargins(unit: unknown, options: unknown): void {
    const location = "PageLayout.setPrintMargins";
    const factor = UNITS[oneOf(unit, Object.keys(UNITS), location)] ?? 1;
    const given = recordArgument(options, location);
    for (const [side, name] of Object.entries(MARGINS)) {
      const value = given[side];
      if (value !== null && value !== undefined) this.put({ [name]: numberArgument(value, location) * factor });
    }
  }
  SetPrintArea(area: unknown): void {
    this.put({ printArea: formatArea(this.areaOf(area, "PageLayout.setPrintArea")) });
  }
  SetPrintTitleRows(rows: unknown): void {
    const { top, bottom } = this.areaOf(rows, "PageLayout.setPrintTitleRows");
    this.put({ titleRows: `${top + 1}:${bottom + 1}` });
  }
  SetPrintTitleColumns(columns: unknown): void {
    const { left, right } = this.areaOf(columns, "PageLayout.setPrintTitleColumns");
    this.put({ titleColumns: formatArea({ left, right, top: 0, bottom: 1_048_575 }) });
  }

  private areaOf(argument: unknown, location: string): Area {
    if (argument instanceof Range) return argument.area;
    const area = parseArea(splitSheet(textArgument(argument, location)).rest);
    if (!area) throw invalidArgument(location);
    return area;
  }

  GetPrintAreaOrNullObject(): RangeAreas | null {
    const area = parseArea(this.sheet.page.printArea ?? "");
    return area && new RangeAreas(this.context, this.sheet, [area]);
  }
  GetPrintTitleRowsOrNullObject(): Range | null {
    return this.rangeOf(this.sheet.page.titleRows);
  }
  GetPrintTitleColumnsOrNullObject(): Range | null {
    return this.rangeOf(this.sheet.page.titleColumns);
  }

  private rangeOf(text: string | undefined): Range | null {
    const area = parseArea(text ?? "");
    return area && new Range(this.context, this.sheet, area);
  }
}
