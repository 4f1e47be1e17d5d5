import { columnSpec } from "../catalog/tables";
import type { BookTable } from "../model/book";
import type { CellRef } from "../model/cells";
import { addressOf, areaAddress } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Review } from "../model/plans";
import type { TextReading } from "../model/reading";
import { outcomesOf } from "../rules/outcomes";
import type { RelationOutcome } from "../rules/outcomes";
import { messageOf, ruleTitle, severityTitle } from "./rules";
import { textMessageOf, textRuleTitle } from "./textRules";
import { countsText, lapsedText } from "./validation";
import { leftoversApart, verdictDetails, verdictOf, verdictTitle } from "./verdict";
import { countsOfChecks, coverageText, leftoverText, tableTitle, tablesRead } from "./words";

/** Text made harmless inside HTML, attribute values included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`);
}

/** A table of HTML; cells are HTML already. */
export function htmlTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${line(headers, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table>`;
}

/** One workbook of a report: findings under their root cause, what was accepted, what was read as what, and what was not read. */
export function fileHtml(file: string, review: Review, reading: TextReading | null): string {
  const { book, checks, findings, accepted, lapsed } = review;
  const verdict = verdictOf(review);
  const { within, unread, aside } = leftoversApart(book);
  const parts = [
    `<h2>${escapeHtml(file)}</h2>`,
    `<p class="quiet">${escapeHtml(book.body ?? "未读出单位名称")} ${book.year ?? ""} · ${tablesRead(book)} · ${countsOfChecks(checks)} · ${coverageText(review.coverage)}</p>`,
    `<p class="verdict ${verdict.level}">${escapeHtml(verdictTitle(verdict))}</p><p class="quiet">${escapeHtml(verdictDetails(verdict).join("，"))}</p>`,
    ...(findings.length === 0 ? [] : [`<ol class="findings">${groupsOf(findings).map(groupHtml).join("")}</ol>`]),
    ...section("已接受的发现", htmlTable(["位置", "规则", "说明", "理由"], accepted.map(({ finding, reason }) =>
      [place(finding.at), escapeHtml(ruleTitle(finding.rule)), escapeHtml(messageOf(finding)), escapeHtml(reason)])), accepted.length),
    ...section("已失效的接受", list(lapsed.map((each) => lapsedText(each))), lapsed.length),
    ...section("识别的表", tablesHtml(book.tables, outcomesOf(book)), book.tables.length),
    ...section("只核对了表内合计的表", list(within.map((leftover) => leftoverText(leftover))), within.length),
    ...section("没有读懂、因而没有核对的内容", list(unread.map((leftover) => leftoverText(leftover))), unread.length),
    ...section("不在核对之列的工作表", list(aside.map((leftover) => leftoverText(leftover))), aside.length),
    ...(reading ? [textHtml(reading)] : []),
  ];
  return `<section>${parts.join("\n")}</section>`;
}

function section(title: string, html: string, count: number): readonly string[] {
  return count === 0 ? [] : [`<h3>${title}</h3>${html}`];
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`;
}

function place(ref: CellRef): string {
  return `<span class="place">${escapeHtml(`${ref.sheet}!${addressOf(ref)}`)}</span>`;
}

/** Findings of one group together where the first of them stands. */
function groupsOf(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  findings.forEach((finding, at) => {
    const key = finding.group ?? `alone ${at}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  });
  return [...groups.values()];
}

function groupHtml(group: readonly Finding[]): string {
  const lead = group.find((finding) => finding.rootCause) ?? group[0];
  if (!lead) return "";
  const others = group.filter((finding) => finding !== lead);
  if (others.length === 0) return `<li>${findingHtml(lead)}</li>`;
  return `<li><details><summary>${findingHtml(lead)} <span class="quiet">（另有 ${others.length} 处由此引起）</span></summary><ul>${others.map((finding) => `<li>${findingHtml(finding)}</li>`).join("")}</ul></details></li>`;
}

function findingHtml(finding: Finding): string {
  return `<b class="${finding.severity}">${severityTitle(finding.severity)}</b> ${place(finding.at)} ${escapeHtml(messageOf(finding))}`;
}

/** Each table with its checks, and every column with the meaning that it was given. */
function tablesHtml(tables: readonly BookTable[], outcomes: readonly RelationOutcome[]): string {
  const count = (table: BookTable, status: RelationOutcome["status"]): string =>
    String(outcomes.filter((outcome) => outcome.table === table.id && outcome.status === status).length);
  return htmlTable(["表", "位置", "单位", "通过", "不符", "数据不足", "列"], tables.map((table) => [
    escapeHtml(table.title === "" ? tableTitle(table.id) : table.title),
    `<span class="place">${escapeHtml(`${table.sheet}!${areaAddress(table.area)}`)}</span>`, escapeHtml(table.unit ?? "未注明"),
    count(table, "passed"), count(table, "failed"), count(table, "insufficientData"), columnsHtml(table),
  ]));
}

const CONTENTS = { code: "科目编码", name: "名称", unitCode: "单位代码", unitName: "单位名称", text: "文字", rowNumber: "序号", comparison: "比上年", amount: "" } as const;

function columnsHtml(table: BookTable): string {
  const items = table.columns.map(({ axis, role, content, column, header }) => {
    const meaning = columnSpec(table.id, axis, role)?.label ?? (CONTENTS[content] === "" ? role : CONTENTS[content]);
    return `<li>${escapeHtml(`${addressOf({ row: 0, column }).replace(/1$/, "")}　${header === "" ? "（无表头）" : header} → ${meaning}`)}</li>`;
  });
  return `<details><summary>${items.length} 列</summary><ul>${items.join("")}</ul></details>`;
}

function textHtml(reading: TextReading): string {
  const found = reading.findings.map((finding) => [
    `<b class="${finding.severity}">${severityTitle(finding.severity)}</b>`, `<span class="place">第 ${finding.place.line} 行</span>`, escapeHtml(textRuleTitle(finding.rule)),
    `${escapeHtml(textMessageOf(finding))}<br><span class="quiet">${escapeHtml(finding.place.quote)}</span>`,
  ]);
  const unplaced = reading.claims.filter(({ status }) => status === "unplaced").map((claim) => `第 ${claim.line} 行 ${claim.printed}：${claim.quote}`);
  return [
    `<h3>文字与表核对</h3><p class="quiet">${escapeHtml(countsText(reading))}</p>`,
    found.length === 0 ? "<p>文字没有发现问题。</p>" : htmlTable(["程度", "位置", "规则", "说明"], found),
    ...section("未能定位的数字", list(unplaced), unplaced.length),
  ].join("\n");
}
