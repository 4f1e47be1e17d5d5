import { addressOf } from "../model/cells";
import type { Review } from "../model/plans";
import type { TextReading } from "../model/reading";
import { messageOf, ruleTitle, severityTitle } from "./rules";
import { textMessageOf, textRuleTitle } from "./textRules";
import { countsText } from "./validation";
import { leftoverText } from "./words";

/** Text made harmless inside HTML, attribute values included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (ch) => `&#${ch.charCodeAt(0)};`);
}

const STYLE = `body{font:14px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1b1b1b;margin:24px auto;max-width:960px;padding:0 16px}
h1{font-size:20px}h2{font-size:17px;margin:28px 0 6px}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:4px 8px;text-align:left;vertical-align:top}
th{background:#f2f2f2}.error{font-weight:700}.place{white-space:nowrap;font-variant-numeric:tabular-nums}.quiet{color:#595959}@media print{body{margin:0}tr{break-inside:avoid}}`;

/** One file of the report. */
export interface ReportedFile {
  readonly file: string;
  readonly review: Review;
  /** A text that was read against the workbook. */
  readonly reading?: TextReading | null;
}

/** The validation report as one self-contained, printable page; every text of the workbook is escaped. */
export function validationHtml(files: readonly ReportedFile[]): string {
  const rows = files.map(({ file, review, reading }) => {
    const all = [...review.findings, ...(reading?.findings ?? [])];
    const faults = all.filter((finding) => finding.severity !== "hint").length;
    return `<tr><td>${escapeHtml(file)}</td><td>${review.book.tables.length}</td><td>${review.checks.passed}</td><td>${faults}</td><td>${all.length - faults}</td></tr>`;
  });
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>预算公开校验报告</title><style>${STYLE}</style></head><body>
<h1>预算公开校验报告</h1>
<table><thead><tr><th>文件</th><th>识别表数</th><th>通过</th><th>错误和不一致</th><th>提示</th></tr></thead><tbody>${rows.join("")}</tbody></table>
${files.map(fileSection).join("\n")}
</body></html>
`;
}

function fileSection({ file, review, reading }: ReportedFile): string {
  const { book, checks, findings } = review;
  const list = findings.map((finding) => `<tr class="${finding.severity}"><td>${severityTitle(finding.severity)}</td><td class="place">${escapeHtml(`${finding.at.sheet}!${addressOf(finding.at)}`)}</td><td>${escapeHtml(ruleTitle(finding.rule))}</td><td>${escapeHtml(messageOf(finding))}</td></tr>`);
  const findingsTable = list.length === 0
    ? "<p>没有发现问题。</p>"
    : `<table><thead><tr><th>程度</th><th>位置</th><th>规则</th><th>说明</th></tr></thead><tbody>${list.join("")}</tbody></table>`;
  const left = book.leftovers.length === 0 ? "" : `<h3>没有读懂、因而没有核对的内容</h3><ul>${book.leftovers.map((leftover) => `<li>${escapeHtml(leftoverText(leftover))}</li>`).join("")}</ul>`;
  return `<section><h2>${escapeHtml(file)}</h2>
<p class="quiet">${escapeHtml(book.body ?? "未读出单位名称")} ${book.year ?? ""} · 识别 ${book.tables.length} 张表 · 通过 ${checks.passed}，不符 ${checks.failed}，不适用 ${checks.notApplicable}，数据不足未核对 ${checks.insufficientData}</p>
${findingsTable}${left}${reading ? textSection(reading) : ""}</section>`;
}

function textSection(reading: TextReading): string {
  const found = reading.findings.map((finding) => `<tr class="${finding.severity}"><td>${severityTitle(finding.severity)}</td><td class="place">第 ${finding.place.line} 行</td><td>${escapeHtml(textRuleTitle(finding.rule))}</td><td>${escapeHtml(textMessageOf(finding))}<br><span class="quiet">${escapeHtml(finding.place.quote)}</span></td></tr>`);
  const unplaced = reading.claims.filter(({ status }) => status === "unplaced").map((claim) => `<li>第 ${claim.line} 行 ${escapeHtml(claim.printed)}：<span class="quiet">${escapeHtml(claim.quote)}</span></li>`);
  const findings = found.length === 0
    ? "<p>文字没有发现问题。</p>"
    : `<table><thead><tr><th>程度</th><th>位置</th><th>规则</th><th>说明</th></tr></thead><tbody>${found.join("")}</tbody></table>`;
  return `<h3>文字与表核对</h3><p class="quiet">${escapeHtml(countsText(reading))}</p>${findings}${unplaced.length === 0 ? "" : `<h3>未能定位的数字</h3><ul>${unplaced.join("")}</ul>`}`;
}
