import { PROFILES } from "../../src/catalog/profiles";
import { addressOf, type CellRef } from "../../src/model/cells";
import type { Finding } from "../../src/model/findings";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { messageOf, severityTitle } from "../../src/report/rules";
import { review } from "../../src/review";
import { outcomesOf } from "../../src/rules/outcomes";
import { sheetOfGrid } from "./gridPages";

/**
 * A workbook as text: sheets with an empty line between them, the first line of each its name (with the options of a page's
 * grid), below it rows with "|" between the cells. A line "|" is an empty row.
 */
export function sheetsOf(text: string): WorkbookSnapshot {
  return { sheets: text.trim().split(/\n\s*\n/).map((part) => {
    const [name = "", ...rows] = part.split("\n").map((line) => line.trim());
    return sheetOfGrid(name, rows.join("\n"));
  }) };
}

/** What a finding says: its severity, its cell, behind it the cells that bear on it, and its message. */
export function said({ severity, at, related, ...finding }: Finding): string {
  const near = (ref: CellRef): string => (ref.sheet === at.sheet ? addressOf(ref) : `${ref.sheet}!${addressOf(ref)}`);
  const beside = related.length === 0 ? "" : ` (${related.map(near).join(" ")})`;
  return `${severityTitle(severity)} ${at.sheet}!${addressOf(at)}${beside} ${messageOf({ severity, at, related, ...finding })}`;
}

/** Everything that one rule says of a workbook. */
export function saidOf(rule: string, text: string): readonly string[] {
  return review(sheetsOf(text), PROFILES).findings.filter((finding) => finding.rule === rule).map(said);
}

/** What became of a rule of form on each table: "general-expenditure failed, revenue passed". */
export function checkedBy(rule: string, text: string): string {
  const snapshot = sheetsOf(text);
  return outcomesOf(review(snapshot, PROFILES).book, snapshot).filter(({ relation }) => relation === rule).map(({ table, status }) => `${table ?? "none"} ${status}`).join(", ");
}
