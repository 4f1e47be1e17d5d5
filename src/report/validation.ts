import { addressOf, areaAddress } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Review } from "../model/plans";
import type { Language } from "./language";
import { messageOf, severityTitle } from "./rules";
import { valueText } from "./values";
import { leftoverText } from "./words";

/** One file of `validate --format json` (see the README). */
export function validationJson(file: string, review: Review): unknown {
  const { book, checks, findings } = review;
  return {
    file, profile: book.profile, year: book.year, body: book.body, scope: book.scope,
    tables: book.tables.map((table) => ({
      table: table.id, title: table.title, sheet: table.sheet, range: areaAddress(table.area), unit: table.unit,
    })),
    leftovers: book.leftovers.map((leftover) => ({
      sheet: leftover.area.sheet, range: areaAddress(leftover.area), reason: leftoverText(leftover),
    })),
    checks: { passed: checks.passed, failed: checks.failed, notApplicable: checks.notApplicable, insufficientData: checks.insufficientData },
    findings: findings.map(findingJson),
  };
}

function findingJson(finding: Finding): unknown {
  const money = (name: string): Record<string, string> => {
    const value = finding.values[name];
    return value?.kind === "money" ? { [name]: valueText(value) } : {};
  };
  return {
    rule: finding.rule, severity: finding.severity, sheet: finding.at.sheet, cell: addressOf(finding.at),
    message: messageOf(finding), ...money("printed"), ...money("expected"), ...money("difference"),
    related: finding.related.map((ref) => ({ sheet: ref.sheet, cell: addressOf(ref) })),
    ...(finding.group === undefined ? {} : { group: finding.group }),
    ...(finding.rootCause ? { rootCause: true } : {}),
  };
}

/** The result of validating one file as plain text: what was read, how many checks, and every finding with its place. */
export function validationText(file: string, review: Review, language: Language = "zh"): string {
  const { book, checks, findings } = review;
  const errors = findings.filter((finding) => finding.severity !== "hint").length;
  const hints = findings.length - errors;
  const head = language === "zh"
    ? [
      `${file}：${book.body ?? "（未读出单位名称）"} ${book.year ?? "（未读出年份）"} 年，识别 ${book.tables.length} 张表`,
      `核对：通过 ${checks.passed}，不符 ${checks.failed}，不适用 ${checks.notApplicable}，数据不足未核对 ${checks.insufficientData}`,
      `发现：错误和不一致 ${errors}，提示 ${hints}`,
    ]
    : [
      `${file}: ${book.body ?? "(body unknown)"} ${book.year ?? "(year unknown)"}, ${book.tables.length} tables recognised`,
      `Checks: ${checks.passed} passed, ${checks.failed} failed, ${checks.notApplicable} not applicable, ${checks.insufficientData} insufficient data`,
      `Findings: ${errors} errors and inconsistencies, ${hints} hints`,
    ];
  const lines = findings.map((finding) =>
    `  [${severityTitle(finding.severity, language)}] ${finding.at.sheet}!${addressOf(finding.at)} ${messageOf(finding, language)}`);
  const left = book.leftovers.map((leftover) => `  [${language === "zh" ? "未识别" : "not read"}] ${leftoverText(leftover, language)}`);
  return [...head, ...lines, ...left].join("\n");
}

/** Whether a review has anything that a reviewer must act on: exit code 1 of the command line. */
export function hasFaults(review: Review): boolean {
  return review.findings.some((finding) => finding.severity !== "hint");
}
