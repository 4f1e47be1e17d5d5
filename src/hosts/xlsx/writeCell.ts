import { areaAddress, isErrorValue, type Scalar } from "../../model/cells";
import { isDateFormat } from "../../model/dates";
import { sameValue } from "../applyEdits";
import { encodeString, encodeXml } from "../package/xml";
import { DAYS_TO_1904 } from "./cellReader";
import type { FileCell } from "./readBook";

/** Errors that may stand in a file; others are left for the next program to calculate. */
const FILE_ERRORS = new Set(["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#GETTING_DATA"]);

/** Functions newer than the file format, which a file names with a prefix. */
const PREFIXED = /(?<![\w.])(CONCAT|IFS|MAXIFS|MINIFS|SWITCH|TEXTJOIN|XLOOKUP|XMATCH|LET|IFNA|NUMBERVALUE|SHEETS?|FORMULATEXT|DAYS)(?=\()/gi;

/** The XML of what a cell holds, as it was in the file; where it is the same still, it is written again as it was. */
export interface CellSource {
  /** The formula's element, "" for none. */
  readonly formula: string;
  /** The value's element, "" for none, and its type's attribute. */
  readonly value: string;
  readonly type: string;
  /** Attributes of the cell's tag beside address, format and type, good as long as its formula is. */
  readonly rest: string;
  readonly cell: FileCell;
}

/**
 * A cell as it is written.
 *
 * @param p prefix of the sheet's elements
 * @param format index of its format
 * @param source what was there
 * @param ownFormula the formula must stand there itself, though the file shared it
 */
export function cellXml(p: string, address: string, cell: FileCell, format: number, source: CellSource | null, ownFormula: boolean, date1904: boolean): string {
  const keepsFormula = source !== null && source.cell.formula === cell.formula && sameArray(source.cell, cell);
  const formula = keepsFormula && !ownFormula ? source.formula : formulaXml(p, cell);
  const keepsValue = source !== null && source.cell.value === cell.value && (source.cell.formula === "") === (cell.formula === "");
  const { type, value } = keepsValue ? source : valueXml(p, cell, date1904);
  const style = format === 0 ? "" : ` s="${format}"`;
  // An array formula that moved is of the kind that it was: one that spills by itself says so there.
  const keepsKind = keepsFormula || (source?.cell.array !== undefined && cell.array !== undefined);
  const tag = `<${p}c r="${address}"${style}${type}${keepsKind ? source.rest : ""}`;
  return formula === "" && value === "" ? `${tag}/>` : `${tag}>${formula}${value}</${p}c>`;
}

/** Whether a cell holds what it held, so that its bytes can stay. */
export function sameCellContent(a: FileCell, b: FileCell): boolean {
  return a === b || (a.formula === b.formula && a.value === b.value && a.numberFormat === b.numberFormat && a.style === b.style && sameArray(a, b));
}

function sameArray({ array: a }: FileCell, { array: b }: FileCell): boolean {
  return a === b || (a !== undefined && b !== undefined && areaAddress(a) === areaAddress(b));
}

function formulaXml(p: string, { formula, array }: FileCell): string {
  if (formula === "") return "";
  const kind = array ? ` t="array" ref="${areaAddress(array)}"` : "";
  return `<${p}f${kind}>${encodeXml(fileFormula(formula))}</${p}f>`;
}

/** A formula as a file says it. */
export function fileFormula(formula: string): string {
  return formula.slice(1).replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/g, (piece) =>
    piece.startsWith('"') || piece.startsWith("'") ? piece : piece.replace(PREFIXED, (name) => `_xlfn.${name.toUpperCase()}`));
}

function valueXml(p: string, { value, formula, numberFormat }: FileCell, date1904: boolean): { readonly type: string; readonly value: string } {
  if (value === null) return { type: "", value: "" };
  if (typeof value === "number") {
    const number = date1904 && isDateFormat(numberFormat) ? value - DAYS_TO_1904 : value;
    return { type: "", value: `<${p}v>${String(number)}</${p}v>` };
  }
  if (typeof value === "boolean") return { type: ' t="b"', value: `<${p}v>${value ? 1 : 0}</${p}v>` };
  if (isErrorValue(value)) return errorXml(p, value, formula !== "");
  if (formula !== "") return { type: ' t="str"', value: `<${p}v>${encodeString(value)}</${p}v>` };
  return { type: ' t="inlineStr"', value: `<${p}is><${p}t xml:space="preserve">${encodeString(value)}</${p}t></${p}is>` };
}

function errorXml(p: string, value: string, calculated: boolean): { readonly type: string; readonly value: string } {
  if (FILE_ERRORS.has(value)) return { type: ' t="e"', value: `<${p}v>${encodeXml(value)}</${p}v>` };
  return calculated ? { type: "", value: "" } : { type: ' t="inlineStr"', value: `<${p}is><${p}t>${encodeXml(value)}</${p}t></${p}is>` };
}

/** The result to keep where a formula was calculated again: the known one where it is the same, with all its digits. */
export function keptResult(known: Scalar, calculated: Scalar): Scalar {
  return sameValue(known, calculated) ? known : calculated;
}
