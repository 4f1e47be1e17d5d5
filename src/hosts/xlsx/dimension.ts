import { areaAddress, parseArea } from "../../model/cells";
import type { Splices } from "../package/splice";
import { child } from "../package/xml";
import type { FileSheet } from "./readBook";
import type { Frame } from "./sheetPart";

/**
 * The area that a sheet says its cells take up, made wider where cells were written outside of it: some programs read no further.
 * A sheet that says none goes on saying none, and one that leaves out cells of its own is not put right.
 */
export function widenDimension({ root }: Frame, splices: Splices, sheet: FileSheet, before: FileSheet): void {
  const element = child(root, "dimension");
  const said = parseArea(sheet.name, element?.attributes.get("ref") ?? "");
  if (!element || !said) return;
  let [top, left] = [said.row, said.column];
  let [bottom, right] = [said.row + said.rows - 1, said.column + said.columns - 1];
  for (const [row, { cells }] of sheet.rows) {
    for (const [column, { value, formula }] of cells) {
      if ((value === null && formula === "") || before.rows.get(row)?.cells.has(column)) continue;
      [top, left, bottom, right] = [Math.min(top, row), Math.min(left, column), Math.max(bottom, row), Math.max(right, column)];
    }
  }
  const now = { sheet: "", row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  if (now.row !== said.row || now.column !== said.column || now.rows !== said.rows || now.columns !== said.columns) splices.attribute(element, "ref", areaAddress(now));
}
