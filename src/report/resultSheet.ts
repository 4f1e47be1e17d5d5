import { freeRecordName, recordHeaderRow, RESULT_SHEET } from "../catalog/ownSheets/recordSheets";
import { BODY_STYLE, DraftBuilder, HEADER_STYLE, NOTE_STYLE, TITLE_STYLE } from "../derive/draft";
import type { Scalar } from "../model/cells";
import { addressOf, areaAddress } from "../model/cells";
import type { CellStyle, Edit, SheetDraft } from "../model/edits";
import type { Finding, FindingValue } from "../model/findings";
import { formatMoney } from "../model/money";
import type { Review } from "../model/plans";
import type { CellContent, SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { formulaAt, valueAt } from "../model/snapshot";
import { isUncertain, messageOf, ruleTitle, severityTitle } from "./rules";
import { valueText } from "./values";
import { countsOfChecks, leftoverKind, leftoverText, tablesRead } from "./words";

const { headers: HEADERS } = RESULT_SHEET;
const HEADER_ROW = 3;
const BODY_ROW = HEADER_ROW + 1;
const EXPECTED = HEADERS.indexOf("应为");
const WIDTHS = [6, 8, 22, 22, 10, 64, 16, 14, 8];

/**
 * Edits that put the findings of a review on the sheet 校验结果: open ones first, then what was accepted and what was not
 * read. The sheet of the last run is replaced; a sheet of that name that is not ours, or to which somebody added columns
 * of their own, stays, and the new one gets the next free name.
 */
export function resultSheetEdits(snapshot: WorkbookSnapshot, review: Review): readonly Edit[] {
  const former = snapshot.sheets.find((sheet) => isOursAlone(sheet));
  const names = snapshot.sheets.filter((sheet) => sheet !== former).map(({ name }) => name);
  const insert: Edit = { kind: "insertSheet", draft: draftOf(freeRecordName(RESULT_SHEET, names), review), before: null };
  return former ? [{ kind: "deleteSheet", sheet: former.name, expects: contents(former) }, insert] : [insert];
}

function isOursAlone(sheet: SheetSnapshot): boolean {
  if (recordHeaderRow(sheet, RESULT_SHEET) !== HEADER_ROW) return false;
  return contents(sheet).every(({ column, content }) => column < HEADERS.length && "value" in content);
}

function contents(sheet: SheetSnapshot): { readonly row: number; readonly column: number; readonly content: CellContent }[] {
  return sheet.values.flatMap((cells, down) => cells.flatMap((_, across) => {
    const [row, column] = [sheet.row + down, sheet.column + across];
    const formula = formulaAt(sheet, row, column);
    const value = valueAt(sheet, row, column);
    if (formula === "" && value === null) return [];
    return [{ row, column, content: formula === "" ? { value } : { formula } }];
  }));
}

/** One line below the header; numbers stay numbers. */
interface Line {
  readonly cells: readonly Scalar[];
  readonly formats: readonly (string | null)[];
}

function draftOf(name: string, review: Review): SheetDraft {
  const { book, findings, accepted } = review;
  const lines = [
    ...findings.map((finding) => lineOf(finding, severityTitle(finding.severity), messageOf(finding))),
    ...accepted.map(({ finding, reason }) => lineOf(finding, "已接受", `${messageOf(finding)}（已接受：${reason}）`)),
    ...book.leftovers.map((leftover): Line => ({
      cells: [leftoverKind(leftover), null, leftover.area.sheet, areaAddress(leftover.area), leftoverText(leftover), null, null, null], formats: [],
    })),
  ];
  const faults = findings.filter(({ severity }) => severity !== "hint").length;
  const builder = new DraftBuilder();
  builder.put(0, 0, RESULT_SHEET.name).style([0, 0, 1, HEADERS.length], TITLE_STYLE).merge([0, 0, 1, HEADERS.length]).height(0, 30);
  builder.put(1, 0, `${tablesRead(book)}；核对：${countsOfChecks(review.checks)}`).style([1, 0, 1, 1], NOTE_STYLE);
  builder.put(2, 0, `错误和不一致 ${faults}，提示 ${findings.length - faults}，已接受 ${accepted.length}。每次校验重写本表，请勿在此填写；要保留发现请另存，要接受发现请用“接受”并写明理由。`);
  builder.style([2, 0, 1, 1], NOTE_STYLE);
  builder.style([HEADER_ROW, 0, 1, HEADERS.length], HEADER_STYLE).putRow(HEADER_ROW, 0, HEADERS);
  builder.style([BODY_ROW, 0, lines.length, HEADERS.length], { ...BODY_STYLE, vertical: "top", wrap: true, horizontal: "left" });
  builder.style([BODY_ROW, EXPECTED, lines.length, 2], { horizontal: "right" });
  lines.forEach(({ cells, formats }, index) => {
    builder.putRow(BODY_ROW + index, 0, [index + 1, ...cells]);
    formats.forEach((numberFormat, column) => {
      if (numberFormat !== null) builder.style([BODY_ROW + index, EXPECTED + column, 1, 1], { numberFormat } satisfies CellStyle);
    });
  });
  if (lines.length === 0) builder.put(BODY_ROW, 0, "没有发现问题。");
  return builder.build(name, {
    columnWidths: WIDTHS, freeze: { rows: BODY_ROW, columns: 0 }, print: { orientation: "landscape", titleRows: [HEADER_ROW, HEADER_ROW] },
  });
}

function lineOf(finding: Finding, severity: string, message: string): Line {
  const { difference } = finding.values;
  // A number under 应为 is typed in: only what is certain stands there.
  const expected = isUncertain(finding) ? undefined : finding.values.expected;
  return {
    cells: [
      severity, ruleTitle(finding.rule), finding.at.sheet, addressOf(finding.at), message, amountOf(expected), amountOf(difference),
      finding.group === undefined ? null : `${finding.group}${finding.rootCause ? "（主）" : ""}`,
    ],
    formats: [formatOf(expected), formatOf(difference)],
  };
}

/** An amount as a number in the table's unit, as printed; other values as text. */
function amountOf(value: FindingValue | undefined): Scalar {
  return value?.kind === "money" ? Number(formatMoney(value.fen, value.unit, value.decimals)) : valueText(value) || null;
}

function formatOf(value: FindingValue | undefined): string | null {
  if (value?.kind === "text") return "@";
  return value?.kind === "money" ? (value.decimals === 0 ? "0" : `0.${"0".repeat(value.decimals)}`) : null;
}
