import { addressOf, areaAddress } from "../../model/cells";
import { listSource } from "../choices";
import { encodeXml } from "../package/xml";
import type { FileSheet } from "./readBook";
import { MAIN, relationsOf, XML_HEAD } from "./plainParts";

const STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
/** Paper size code of A4. */
const A4 = 9;
/** Margins in inches. */
const MARGINS = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';

/** A worksheet as it was asked for, without its rows: page, columns, what stays in view, merged areas. */
export function newSheetXml(sheet: FileSheet, strict: boolean): string {
  const { draft } = sheet.extra;
  const fit = draft ? "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" : "";
  const page = draft
    ? `<printOptions horizontalCentered="1"/>${MARGINS}<pageSetup paperSize="${A4}" orientation="${draft.print.orientation}" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`
    : MARGINS;
  const columns = (draft?.columnWidths ?? []).map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("");
  const merges = sheet.merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join("");
  return `${XML_HEAD}<worksheet xmlns="${strict ? STRICT_MAIN : MAIN}" xmlns:r="${relationsOf(strict)}">${fit}${dimension(sheet)}`
    + `<sheetViews><sheetView workbookViewId="0">${pane(draft?.freeze)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
    + `${columns === "" ? "" : `<cols>${columns}</cols>`}<sheetData></sheetData>`
    + `${merges === "" ? "" : `<mergeCells count="${sheet.merges.length}">${merges}</mergeCells>`}${validations(sheet)}${page}${textAsNumbers(sheet)}</worksheet>`;
}

/** Codes are text on purpose: Excel is not to mark each of them as a number stored as text. */
function textAsNumbers({ rows }: FileSheet): string {
  const runs = new Map<number, { first: number; last: number }[]>();
  for (const [row, { cells }] of [...rows].sort(([a], [b]) => a - b)) {
    for (const [column, { numberFormat }] of cells) {
      if (numberFormat !== "@") continue;
      const own = runs.get(column) ?? [];
      const last = own.at(-1);
      if (last?.last === row - 1) last.last = row;
      else own.push({ first: row, last: row });
      runs.set(column, own);
    }
  }
  const areas = [...runs].flatMap(([column, own]) => own.map(({ first, last }) => areaAddress({ sheet: "", row: first, column, rows: last - first + 1, columns: 1 })));
  return areas.length === 0 ? "" : `<ignoredErrors><ignoredError sqref="${areas.join(" ")}" numberStoredAsText="1"/></ignoredErrors>`;
}

/** Lists to choose from. A value of one's own is not refused: the list helps, it does not decide. */
function validations({ choices }: FileSheet): string {
  const lists = choices.flatMap((list) => {
    const source = listSource(list);
    return source === null ? [] : [`<dataValidation type="list" allowBlank="1" sqref="${areaAddress({ sheet: "", ...list })}"><formula1>${encodeXml(`"${source.replaceAll('"', '""')}"`)}</formula1></dataValidation>`];
  });
  return lists.length === 0 ? "" : `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`;
}

function pane(freeze: { readonly rows: number; readonly columns: number } | undefined): string {
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0)) return "";
  const [x, y] = [freeze.columns > 0 ? ` xSplit="${freeze.columns}"` : "", freeze.rows > 0 ? ` ySplit="${freeze.rows}"` : ""];
  const active = freeze.rows > 0 ? (freeze.columns > 0 ? "bottomRight" : "bottomLeft") : "topRight";
  return `<pane${x}${y} topLeftCell="${addressOf({ row: freeze.rows, column: freeze.columns })}" activePane="${active}" state="frozen"/><selection pane="${active}"/>`;
}

/** The rectangle that the sheet's cells take. */
function dimension(sheet: FileSheet): string {
  let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  for (const [row, { cells }] of sheet.rows) {
    if (cells.size === 0) continue;
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    for (const column of cells.keys()) [left, right] = [Math.min(left, column), Math.max(right, column)];
  }
  return bottom < 0 ? "" : `<dimension ref="${areaAddress({ sheet: "", row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 })}"/>`;
}
