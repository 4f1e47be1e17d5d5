import { cellKey } from "../model/cells";
import type { Edit } from "../model/edits";
import type { Finding, Severity } from "../model/findings";
import type { Language } from "./language";
import { messageOf } from "./rules";

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, inconsistency: 1, hint: 2 };

/** Edits that mark the cells of findings, one mark a cell: its gravest severity, and the words of all its findings. */
export function markEdits(findings: readonly Finding[], language: Language = "zh"): readonly Edit[] {
  const byCell = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byCell.get(cellKey(finding.at));
    if (list) list.push(finding);
    else byCell.set(cellKey(finding.at), [finding]);
  }
  return [...byCell.values()].flatMap((own): Edit[] => {
    const gravest = own.reduce((a, b) => (WEIGHT[b.severity] < WEIGHT[a.severity] ? b : a));
    return [{ kind: "mark", at: gravest.at, severity: gravest.severity, note: own.map((finding) => messageOf(finding, language)).join("\n") }];
  });
}

/** The edit that removes every mark of ours from the workbook. */
export function unmarkEdits(): readonly Edit[] {
  return [{ kind: "unmark", at: null }];
}
