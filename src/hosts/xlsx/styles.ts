import type { Alignment, Border, Borders, Font } from "exceljs";
import { quotedSheet } from "../../model/cells";
import type { CellStyle, SheetDraft } from "../../model/edits";
import type { BookAdapter, BookName } from "../editable";
import type { FileStyle, SheetExtra } from "./read";

/** Paper size code of A4. */
const A4 = 9;
/** Margins in inches. */
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

const THIN: Partial<Border> = { style: "thin", color: { argb: "FF000000" } };
const THIN_EVERYWHERE: Partial<Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** "#RRGGBB" as exceljs says it. */
export function argb(color: string): { argb: string } {
  return { argb: `FF${color.replace(/^#/, "").toUpperCase()}` };
}

/** A style of exceljs with the properties of `patch` changed. */
function patched(base: FileStyle | undefined, patch: CellStyle): FileStyle {
  const font: Partial<Font> = {
    ...base?.font,
    ...(patch.fontName === undefined ? {} : { name: patch.fontName }),
    ...(patch.fontSize === undefined ? {} : { size: patch.fontSize }),
    ...(patch.bold === undefined ? {} : { bold: patch.bold }),
    ...(patch.fontColor === undefined ? {} : { color: argb(patch.fontColor) }),
  };
  const alignment: Partial<Alignment> = {
    ...base?.alignment,
    ...(patch.horizontal === undefined ? {} : { horizontal: patch.horizontal }),
    ...(patch.vertical === undefined ? {} : { vertical: patch.vertical === "center" ? "middle" : patch.vertical }),
    ...(patch.wrap === undefined ? {} : { wrapText: patch.wrap }),
    ...(patch.indent === undefined ? {} : { indent: patch.indent }),
  };
  const { border: _, ...rest } = base ?? {};
  const border = patch.border === undefined ? base?.border : patch.border ? THIN_EVERYWHERE : undefined;
  return {
    ...rest,
    ...(Object.keys(font).length === 0 ? {} : { font }),
    ...(Object.keys(alignment).length === 0 ? {} : { alignment }),
    ...(border === undefined ? {} : { border }),
    ...(patch.fill === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: argb(patch.fill) } }),
  };
}

/** The adapter of xlsx files. Equal patches of one base give the same object, which exceljs stores once. */
export function fileAdapter(): BookAdapter<FileStyle, SheetExtra> {
  const known = new Map<FileStyle | undefined, WeakMap<CellStyle, FileStyle>>();
  return {
    style(base, patch) {
      let byPatch = known.get(base);
      if (!byPatch) known.set(base, (byPatch = new WeakMap()));
      let style = byPatch.get(patch);
      if (!style) byPatch.set(patch, (style = patched(base, patch)));
      return style;
    },
    newSheet: sheetExtra,
    newNames: titleNames,
  };
}

function sheetExtra({ columnWidths, freeze, print }: SheetDraft): SheetExtra {
  const frozen = freeze.rows > 0 || freeze.columns > 0;
  return {
    model: {
      cols: columnWidths.map((width, index) => ({ min: index + 1, max: index + 1, width, hidden: false, style: {} })),
      sheetProtection: null, headerFooter: { differentFirst: false, differentOddEven: false, oddFooter: "&C&P / &N" }, media: [],
      properties: { defaultRowHeight: 15, outlineLevelCol: 0, outlineLevelRow: 0, dyDescent: 55 },
      pageSetup: { paperSize: A4, orientation: print.orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, margins: MARGINS },
      views: [frozen ? { state: "frozen", xSplit: freeze.columns, ySplit: freeze.rows } : { state: "normal" }],
    },
  };
}

function titleNames({ name, print }: SheetDraft): BookName[] {
  if (!print.titleRows) return [];
  const [first, last] = print.titleRows;
  return [{ name: "_xlnm.Print_Titles", formula: `${quotedSheet(name)}!$${first + 1}:$${last + 1}`, scope: name, hidden: false }];
}
