import type { TextFinding, TextReading } from "../../src/model/reading";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { severityTitle } from "../../src/report/rules";
import { sheetOfGrid, workbooksOf } from "./gridPages";

/**
 * Texts written in Markdown beside the workbook that they explain, as the pages of the text rules and the corpus have them:
 * grids as for tables (none where words alone are judged), a fence "text", and what should be found:
 *
 *     | 规则 | 行 | 级别 |
 *     |---|---|---|
 *     | text/amount | 2 | 不一致 |
 */
export type FlatTextFinding = readonly [rule: string, line: string, severity: string];

/** A part of a page: a heading, a workbook, a text, and what is said of it. */
export interface TextCase {
  readonly heading: string;
  readonly snapshot: WorkbookSnapshot;
  /** Last year's workbook beside it; null where the part has no grids of one. */
  readonly last: WorkbookSnapshot | null;
  readonly given: string;
  readonly findings: readonly FlatTextFinding[];
  /** Whether a table of findings, or the sentence 没有发现。, stands under the text. */
  readonly states: boolean;
  /** The line 数字：…, where the part has one: how many figures agree, disagree, are free, are not placed. */
  readonly counts: string | null;
}

const GRID = /^```grid[ \t]+([^\n]*)\n([^]*?)^```$/gm;
const TEXT = /^```text\n([^]*?)^```$/m;

/** The parts of a page that have a text, in order; a part begins at a heading of the given depth. */
export function textCasesOf(markdown: string, depth: 2 | 3): readonly TextCase[] {
  return markdown.split(new RegExp(`^${"#".repeat(depth)} `, "m")).slice(1).flatMap((part): TextCase[] => {
    const [heading = ""] = part.split("\n", 1);
    const own = depth === 3 ? part.split(/^## /m)[0] ?? "" : part;
    const given = TEXT.exec(own)?.[1];
    if (given === undefined) return [];
    const sheets = [...own.matchAll(GRID)].map((match) => sheetOfGrid(match[1] ?? "", match[2] ?? ""));
    const rest = own.replace(GRID, "").replace(TEXT, "");
    const findings = [...rest.matchAll(/^\| (text\/[a-z-]+) \| (\d+) \| (\S+) \|$/gm)].map(([, rule = "", line = "", severity = ""]): FlatTextFinding => [rule, line, severity]);
    return [{
      heading: heading.trim(), ...workbooksOf(sheets), given, findings, states: findings.length > 0 || rest.includes("没有发现。"),
      counts: /^数字：.*$/m.exec(rest)?.[0] ?? null,
    }];
  });
}

/** Findings as rows of a table, in the order of the text. */
export function flatTextFindings(findings: readonly TextFinding[]): readonly FlatTextFinding[] {
  return findings.map(({ rule, place, severity }) => [rule, String(place.line), severityTitle(severity)]);
}

/** "数字：一致 5，不符 1，无关 0，未定位 0". */
export function countsText({ figures }: TextReading): string {
  return `数字：一致 ${figures.agree}，不符 ${figures.disagree}，无关 ${figures.free}，未定位 ${figures.unplaced}`;
}
