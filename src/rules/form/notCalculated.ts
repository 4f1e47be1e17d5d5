import { NOT_CALCULATED, type CellRef } from "../../model/cells";
import { text } from "../findingValues";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";

const NO_CELLS: CellRef[] = [];

/**
 * Formulas whose results nobody knows: a program wrote them without calculating, and they could not be calculated here. That
 * says nothing of the workbook but that it was not judged there. One finding a sheet.
 */
export const notCalculated = defineTableRule({
  id: "form/not-calculated",
  severity: "hint",
  title: { zh: "公式没有计算结果", en: "Formula without result" },
  message: {
    zh: "{count} 个公式在文件里没有计算结果，本工具也没能算出，用到它们的核对没有进行；请用 Excel 或 WPS 打开、保存后再校验。",
    en: "{count} formulas have no result in the file and could not be calculated here, so what uses them was not checked; open and save the workbook in Excel or WPS, then validate again.",
  },
  check({ snapshot }): RuleResult<Found> {
    const findings = snapshot.sheets.flatMap(({ name, row, column, values }): Found[] => {
      const cells = values.flatMap((line, down): CellRef[] => (line.includes(NOT_CALCULATED)
        ? line.flatMap((value, across): CellRef[] => (value === NOT_CALCULATED ? [{ sheet: name, row: row + down, column: column + across }] : [])) : NO_CELLS));
      const [at, ...related] = cells;
      return at === undefined ? [] : [{ at, related, values: { count: text(String(cells.length)) } }];
    });
    return { findings, insufficientData: findings.length, failed: 0 };
  },
});

