import type { BudgetBook } from "../../model/book";
import { cellKey } from "../../model/cells";
import { looksLikeAmount } from "../../model/money";
import { isReadByTables } from "../../model/readCells";
import { sheetOf, valueAt, type WorkbookSnapshot } from "../../model/snapshot";
import { placeOfAmount, STRUCTURAL_STATE } from "../../model/structure";
import { ifMeasured } from "../applies";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";
import { text } from "../findingValues";
import { oddCells, columnName } from "../cells";

/** Text stands where an amount should be, so no sum can count it. Source: 编报说明, amounts are numbers. */
export const amountText = defineTableRule({
  id: "form/amount-text",
  severity: "error",
  title: { zh: "金额处是文字", en: "Text where an amount should be" },
  message: {
    zh: "〔{row} · {column}〕应填金额，现为文字“{text}”，无法参与计算；请改为数字。",
    en: "〔{row} · {column}〕 should be an amount but holds the text “{text}”; type a number.",
  },
  applies: ifMeasured,
  check({ book, snapshot }): RuleResult<Found> {
    const findings: Found[] = [];
    for (const amount of oddCells(book)) {
      const { cell, row } = amount;
      if (cell.state.kind !== "text") continue;
      findings.push({
        at: cell.ref,
        values: {
          text: text(cell.state.text), row: text(row.label), column: text(columnName(amount)),
        },
      });
    }
    return { findings: [...findings, ...inStructure(book, snapshot)] };
  },
});

/** Amounts of tables that are read by their structure which cannot be read as one, with their unit behind them or letters among their digits. */
function inStructure(book: BudgetBook, snapshot: WorkbookSnapshot): readonly Found[] {
  const { structure } = book;
  if (!structure) return [];
  const found = new Map<string, Found>();
  const { state, label, header, words } = structure.amounts;
  for (let id = state.indexOf(STRUCTURAL_STATE.unreadable); id >= 0; id = state.indexOf(STRUCTURAL_STATE.unreadable, id + 1)) {
    const at = placeOfAmount(structure, id);
    const sheet = sheetOf(snapshot, at.sheet);
    const value = sheet ? valueAt(sheet, at.row, at.column) : null;
    if (typeof value !== "string" || !looksLikeAmount(value) || isReadByTables(book, at.sheet, at.row, at.column)) continue;
    found.set(cellKey(at), { at, values: { text: text(value.trim()), row: text(words[label[id] ?? -1] ?? ""), column: text(words[header[id] ?? -1] ?? "") } });
  }
  return [...found.values()];
}
