/** What a person types into a cell of a file, as the edit it means. */
import type { CellRef } from "../../model/cells";
import type { Edit } from "../../model/edits";
import type { CellContent } from "../../model/snapshot";
import type { Typed } from "../desk";

/** What stands in a cell before it is typed into. */
export interface Before {
  readonly content: CellContent;
  readonly numberFormat: string;
}

const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const LOGICAL = /^(?:true|false)$/i;

/** Reads text as Excel does: numbers with thousands' commas, percentages, TRUE and FALSE; everything else stays text. */
export function readTyped(text: string): { readonly value: string | number | boolean; readonly format?: string } {
  const trimmed = text.trim();
  const number = trimmed.replace(/%$/, "");
  if (NUMBER.test(number)) {
    const value = Number(number.replaceAll(",", ""));
    return trimmed.endsWith("%") ? { value: Number((value / 100).toPrecision(15)), format: number.includes(".") ? "0.00%" : "0%" } : { value };
  }
  return { value: LOGICAL.test(trimmed) ? trimmed.toLowerCase() === "true" : text };
}

/** The edit that typing means; a cell with the text format keeps everything as text, codes and formulas too. */
export function editOf(at: CellRef, { input, text, format }: Typed, { content: expects, numberFormat }: Before): Edit {
  if (input === "") return { kind: "setValue", at, expects, value: null };
  if (text || (numberFormat === "@" && typeof input !== "boolean")) return { kind: "setValue", at, expects, value: String(input) };
  if (typeof input === "string" && /^=\s*\S/.test(input)) return { kind: "setFormula", at, expects, formula: input, result: null };
  const read = typeof input === "string" ? readTyped(input) : { value: input };
  const asked = numberFormat === "General" ? (format ?? read.format) : undefined;
  return { kind: "setValue", at, expects, value: read.value, ...(asked === undefined ? {} : { numberFormat: asked }) };
}
