import type { Acceptance, AcceptedFinding } from "../model/acceptance";
import { formOf, tablesByStructure } from "../model/book";
import { addressOf, areaAddress } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Review } from "../model/plans";
import type { TextFinding, TextReading } from "../model/reading";
import type { Language } from "./language";
import { messageOf, ruleTitle, severityTitle } from "./rules";
import { textMessageOf } from "./textRules";
import { valueText } from "./values";
import { verdictText } from "./verdict";
import { countsOfChecks, coverageText, leftoverKind, leftoverText, tablesRead } from "./words";

const LONGEST_QUOTE = 120;

/** One file of `validate --format json` (see the README); with the counts and findings of a text that was read against it. */
export function validationJson(file: string, review: Review, reading: TextReading | null = null): unknown {
  const { book, checks, findings } = review;
  return {
    file, profile: formOf(book)?.id ?? null, year: book.year, body: book.body, scope: book.scope,
    tables: [
      ...book.tables.map((table) => ({ table: table.id, title: table.title, sheet: table.sheet, range: areaAddress(table.area), unit: table.unit })),
      ...tablesByStructure(book).map((table) => ({ table: "structural", title: table.title, sheet: table.sheet, range: areaAddress(table.area), unit: table.unit })),
    ],
    leftovers: book.leftovers.map((leftover) => ({
      sheet: leftover.area.sheet, range: areaAddress(leftover.area), reason: leftoverText(leftover),
    })),
    coverage: review.coverage,
    checks: { passed: checks.passed, failed: checks.failed, notApplicable: checks.notApplicable, insufficientData: checks.insufficientData },
    ...(reading ? { text: reading.figures } : {}),
    findings: [...findings.map(findingJson), ...(reading?.findings ?? []).map(textFindingJson)],
  };
}

/** A finding in a text: its line and sentence, and the cell that it contradicts where there is one. */
function textFindingJson(finding: TextFinding): unknown {
  const text = (name: string): Record<string, string> => {
    const value = finding.values[name];
    return value === undefined ? {} : { [name]: valueText(value) };
  };
  return {
    rule: finding.rule, severity: finding.severity, line: finding.place.line, quote: finding.place.quote,
    ...(finding.at ? { sheet: finding.at.sheet, cell: addressOf(finding.at) } : {}),
    message: textMessageOf(finding), ...text("printed"), ...text("expected"),
    ...(finding.corrected === null ? {} : { corrected: finding.corrected }),
    related: finding.related.map((ref) => ({ sheet: ref.sheet, cell: addressOf(ref) })),
    ...(finding.group === undefined ? {} : { group: finding.group }),
    ...(finding.rootCause ? { rootCause: true } : {}),
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
export function validationText(file: string, review: Review, reading: TextReading | null = null, language: Language = "zh"): string {
  const { book, checks, findings, accepted, lapsed } = review;
  const all = [...findings, ...(reading?.findings ?? [])];
  const errors = all.filter((finding) => finding.severity !== "hint").length;
  const hints = all.length - errors;
  const head = language === "zh"
    ? [
      `${file}：${book.body ?? "（未读出单位名称）"} ${book.year === null ? "（未读出年份）" : `${book.year} 年`}，${tablesRead(book)}`,
      `结论：${verdictText(review)}`,
      `核对：${countsOfChecks(checks)}`,
      coverageText(review.coverage),
      `发现：错误和不一致 ${errors}，提示 ${hints}${accepted.length > 0 ? `，已接受 ${accepted.length}` : ""}`,
    ]
    : [
      `${file}: ${book.body ?? "(body unknown)"} ${book.year ?? "(year unknown)"}, ${tablesRead(book, language)}`,
      `Verdict: ${verdictText(review, language)}`,
      `Checks: ${countsOfChecks(checks, language)}`,
      coverageText(review.coverage, language),
      `Findings: ${errors} errors and inconsistencies, ${hints} hints${accepted.length > 0 ? `, ${accepted.length} accepted` : ""}`,
    ];
  const lines = findings.map((finding) =>
    `  [${severityTitle(finding.severity, language)}] ${finding.at.sheet}!${addressOf(finding.at)} ${messageOf(finding, language)}`);
  const left = book.leftovers.map((leftover) => `  [${leftoverKind(leftover, language)}] ${leftoverText(leftover, language)}`);
  return [
    ...head, ...(reading ? [countsText(reading, language)] : []), ...lines, ...accepted.map((each) => `  ${acceptedText(each, language)}`),
    ...lapsed.map((each) => `  ${lapsedText(each, language)}`), ...left, ...textLines(reading, language),
  ].join("\n");
}

/** A finding that was accepted, with its reason. */
export function acceptedText({ finding, reason }: AcceptedFinding, language: Language = "zh"): string {
  const [title, why] = language === "zh" ? ["已接受", "理由"] : ["accepted", "reason"];
  return `[${title}] ${finding.at.sheet}!${addressOf(finding.at)} ${messageOf(finding, language)} ${why}: ${reason}`;
}

/** An acceptance that answers to no finding any more. */
export function lapsedText({ place, rule, reason }: Acceptance, language: Language = "zh"): string {
  return language === "zh"
    ? `[接受已失效] ${place} ${ruleTitle(rule)}：数字已改动或问题已消失，原理由：${reason}`
    : `[acceptance lapsed] ${place} ${ruleTitle(rule, language)}: its figures changed or the finding is gone; the reason was: ${reason}`;
}

/** How many figures of a text there are, by verdict. */
export function countsText({ figures: counts }: TextReading, language: Language = "zh"): string {
  return language === "zh"
    ? `文字：数字 ${counts.figures}，一致 ${counts.agree}，不符 ${counts.disagree}，与表无关 ${counts.free}，未能定位 ${counts.unplaced}`
    : `Text: ${counts.figures} figures, ${counts.agree} agree, ${counts.disagree} disagree, ${counts.free} free facts, ${counts.unplaced} unplaced`;
}

/** Every finding of the text, and every figure that could not be placed, with its line. */
function textLines(reading: TextReading | null, language: Language): readonly string[] {
  if (!reading) return [];
  const line = (at: number): string => (language === "zh" ? `第 ${at} 行` : `line ${at}`);
  const found = reading.findings.map((finding) =>
    `  [${severityTitle(finding.severity, language)}] ${line(finding.place.line)} ${textMessageOf(finding, language)}“${finding.place.quote.slice(0, LONGEST_QUOTE)}”`);
  const unplaced = reading.claims.filter(({ status }) => status === "unplaced").map((claim) =>
    `  [${language === "zh" ? "未定位" : "not placed"}] ${line(claim.line)} ${claim.printed}“${claim.quote.slice(0, LONGEST_QUOTE)}”`);
  return [...found, ...unplaced];
}

/** Whether a review, or a text read beside it, has anything that a reviewer must act on: exit code 1 of the command line. */
export function hasFaults(review: Review, reading: TextReading | null = null): boolean {
  return [...review.findings, ...(reading?.findings ?? [])].some((finding) => finding.severity !== "hint");
}
