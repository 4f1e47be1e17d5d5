import type { BookTable } from "../model/book";
import { codedRows } from "./codedRows";

/** For rules about codes: tables that print none are no matter of theirs. */
export function ifCoded(table: BookTable): "yes" | "no" {
  return codedRows(table).length > 0 ? "yes" : "no";
}

/** For rules about amounts: without a unit of measure a number is no amount. */
export function ifMeasured(table: BookTable): "yes" | "unknown" {
  return table.unit === null ? "unknown" : "yes";
}
