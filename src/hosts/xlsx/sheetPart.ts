import { addressOf, parseArea, type Area } from "../../model/cells";
import { MAX_COLUMNS } from "../../model/formulas";
import { HostError } from "../host";
import { severityOfMarkFormula, type Mark } from "../marks";
import type { Letters } from "../package/encoding";
import type { OfficePackage } from "../package/parts";
import { child, childrenOf, isTrue, parseXml, type XmlElement } from "../package/xml";
import { areasOf } from "./areas";
import { SheetScanner } from "./sheetScanner";

/** A worksheet without its rows: the text before and after them as one, and its tree. */
export interface Frame {
  readonly text: string;
  readonly root: XmlElement;
  /** Where the rows stand in the text; -1 when the sheet has no place for them. */
  readonly rowsAt: number;
}

/** A run of columns that a sheet describes; 0-based, both ends included. */
export interface ColumnRun {
  readonly first: number;
  readonly last: number;
  /** Characters; undefined for the standard width. */
  readonly width: number | undefined;
  readonly hidden: boolean;
  /** Index of the format of their empty cells. */
  readonly format: number;
}

/** The bytes of a worksheet's part, to be gone through. */
export interface SheetBytes {
  readonly letters: Letters;
  readonly scanner: SheetScanner;
}

/** @throws HostError unreadable */
export function openSheet(office: OfficePackage, part: string, sheet: string): SheetBytes {
  const letters = office.letters(part);
  const place = `${office.place} ${sheet}`;
  if (!letters) throw new HostError("unreadable", place, `the part ${part} is missing`);
  return { letters, scanner: new SheetScanner(letters.utf8, place) };
}

/** The frame of a sheet whose rows the scanner has gone through. @throws HostError unreadable */
export function frameOf({ letters: { utf8 }, scanner }: SheetBytes, place: string): Frame {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    if (scanner.dataStart < 0) {
      const text = decoder.decode(utf8);
      return { text, root: parseXml(text, place), rowsAt: -1 };
    }
    const head = decoder.decode(utf8.subarray(0, scanner.dataOpenEnd));
    const text = head + decoder.decode(utf8.subarray(scanner.dataCloseStart));
    return { text, root: parseXml(text, place), rowsAt: head.length };
  } catch (error) {
    throw error instanceof HostError ? error : new HostError("unreadable", place, String(error));
  }
}

/** The merged areas of more than one cell. */
export function mergesOf(root: XmlElement, sheet: string): Area[] {
  return childrenOf(child(root, "mergeCells"), "mergeCell").flatMap(({ attributes }) => {
    const area = parseArea(sheet, attributes.get("ref") ?? "");
    return area && area.rows * area.columns > 1 ? [area] : [];
  });
}

/** What the sheet says of its columns, as far as a sheet reaches. */
export function columnsOf(root: XmlElement): ColumnRun[] {
  return childrenOf(child(root, "cols"), "col").flatMap(({ attributes }) => {
    const first = Number(attributes.get("min")) - 1;
    const last = Math.min(Number(attributes.get("max")), MAX_COLUMNS) - 1;
    if (!Number.isInteger(first) || !Number.isInteger(last) || first < 0 || last < first) return [];
    const width = Number(attributes.get("width") ?? NaN);
    return [{ first, last, width: Number.isNaN(width) ? undefined : width, hidden: isTrue(attributes.get("hidden")) || width === 0, format: Number(attributes.get("style") ?? 0) }];
  });
}

/** 0-based numbers of the hidden columns. */
export function hiddenColumns(columns: readonly ColumnRun[]): number[] {
  return columns.flatMap(({ first, last, hidden }) => (hidden ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : []));
}

/** Whether a sheet is protected, so that its locked cells cannot be written. */
export function isProtected(root: XmlElement): boolean {
  return isTrue(child(root, "sheetProtection")?.attributes.get("sheet"));
}

/** A conditional format that carries a mark of ours. */
export interface MarkRule {
  readonly format: XmlElement;
  readonly rule: XmlElement;
}

/** Our marks in a sheet, without their words, and where they stand. */
export function marksOf(root: XmlElement, sheet: string): { readonly marks: Map<string, Mark>; readonly rules: readonly MarkRule[] } {
  const marks = new Map<string, Mark>();
  const rules: MarkRule[] = [];
  for (const format of childrenOf(root, "conditionalFormatting")) {
    for (const rule of childrenOf(format, "cfRule")) {
      const severity = severityOfMarkFormula(child(rule, "formula")?.text ?? "");
      if (severity === null) continue;
      rules.push({ format, rule });
      for (const { row, column } of areasOf(sheet, format.attributes.get("sqref") ?? "")) {
        const at = { sheet, row, column };
        marks.set(addressOf(at), { at, severity, note: "" });
      }
    }
  }
  return { marks, rules };
}

/** How the sheet is shown. */
export interface SheetView {
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly showGridlines: boolean;
  /** "#RRGGBB". */
  readonly tabColor: string | null;
}

export function viewOf(root: XmlElement): SheetView {
  const view = childrenOf(child(root, "sheetViews"), "sheetView")[0];
  const pane = child(view, "pane")?.attributes;
  const frozen = pane !== undefined && (pane.get("state") ?? "").startsWith("frozen");
  const color = child(child(root, "sheetPr"), "tabColor")?.attributes.get("rgb");
  return {
    freeze: frozen ? { rows: Number(pane.get("ySplit") ?? 0), columns: Number(pane.get("xSplit") ?? 0) } : null,
    showGridlines: view?.attributes.get("showGridLines") === undefined || isTrue(view.attributes.get("showGridLines")),
    tabColor: color === undefined ? null : `#${color.slice(-6).toUpperCase()}`,
  };
}
