import type { Review } from "../model/plans";
import type { TextReading } from "../model/reading";
import { escapeHtml, fileHtml, htmlTable } from "./fileHtml";
import { PRODUCT } from "./product";
import { SUMMARY_HEADERS, summaryCells, summaryOf } from "./summary";
import type { FileSummary } from "./summary";

export { escapeHtml } from "./fileHtml";

// Folded findings are printed unfolded where the browser can; the columns of the tables stay folded.
const STYLE = `body{font:14px/1.7 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1b1b1b;margin:24px auto;max-width:960px;padding:0 16px}
h1{font-size:20px}h2{font-size:17px;margin:28px 0 6px}h3{font-size:15px;margin:20px 0 4px}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:4px 8px;text-align:left;vertical-align:top}
th{background:#f2f2f2;white-space:nowrap}td:last-child{min-width:6em}.findings>li{margin:6px 0}.error{color:#9c0006;text-decoration:underline}.inconsistency{color:#7a3e00}.hint{color:#1f3864;font-weight:400;font-style:italic}
td,li{overflow-wrap:anywhere}.verdict{margin:4px 0;font-size:16px;font-weight:600}.verdict.clean{color:#0b6a0b}.verdict.doubt,.verdict.hints{color:#7a3e00}.verdict.faults{color:#9c0006}.place{font-variant-numeric:tabular-nums;font-weight:600}.quiet{color:#595959}ul{margin:2px 0;padding-left:22px}.sign{margin:40px 0 0;display:flex;gap:48px}.sign span{flex:1;border-top:1px solid #767676;padding-top:4px}summary{cursor:pointer}
@media print{body{margin:0;max-width:none}tr,.findings>li{break-inside:avoid}thead{display:table-header-group}.findings details::details-content{content-visibility:visible;display:block;height:auto}}`;

/** When a report was made, as people write it. */
export interface ReportMade {
  readonly time: string;
}

/** One file of the report. */
export interface ReportedFile {
  readonly file: string;
  readonly review: Review;
  /** A text that was read against the workbook. */
  readonly reading?: TextReading | null;
}

/** A file's part of the report, ready to be put on the page. */
export interface ReportedSection {
  readonly summary: FileSummary;
  readonly html: string;
}

/** The part of a report that is about one file. */
export function validationSection({ file, review, reading }: ReportedFile): ReportedSection {
  return { summary: summaryOf(file, review, reading ?? null), html: fileHtml(file, review, reading ?? null) };
}

/** The validation report as one self-contained, printable page; every text of the workbooks is escaped. */
export function validationHtml(files: readonly ReportedFile[], made: ReportMade | null = null): string {
  return validationPage(files.map(validationSection), [], made);
}

/**
 * The page around sections.
 *
 * @param unread files that could not be read, each with the reason in one line
 * @param made when; null where the caller cannot tell
 */
export function validationPage(sections: readonly ReportedSection[], unread: readonly { readonly file: string; readonly why: string }[], made: ReportMade | null = null): string {
  const rows = [
    ...sections.map(({ summary }) => [escapeHtml(summary.file), ...summaryCells(summary).map(String)]),
    ...unread.map(({ file, why }) => [escapeHtml(file), `<span class="error">未能校验</span>：${escapeHtml(why)}`, "", "", "", "", ""]),
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>预算公开校验报告</title><style>${STYLE}</style></head><body>
<h1>预算公开校验报告</h1>
<p class="quiet">${[...(made ? [`校验时间 ${escapeHtml(made.time)}`] : []), `${PRODUCT.name} ${PRODUCT.version}`].join(" · ")}</p>
${htmlTable(SUMMARY_HEADERS, rows)}
${sections.map(({ html }) => html).join("\n")}
<p class="sign"><span>校验人</span><span>复核人</span><span>日期</span></p>
</body></html>
`;
}
