import type { BookTable, TableId } from "../../model/book";
import { figureOf } from "../../model/book";
import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

/** Words by which a note names the fund of its table. */
const FUND_WORDS: Readonly<Partial<Record<TableId, string>>> = {
  "government-fund-expenditure": "政府性基金",
  "state-capital-expenditure": "国有资本经营",
  "three-public-expenses": "三公",
};
/** Tables that are usually empty and then carry a note. */
const NOTED: readonly TableId[] = ["government-fund-expenditure", "state-capital-expenditure"];

/** Whether a note says that its table is empty: "故本表无数据", "故本表为空表". */
export function saysEmpty(note: string): boolean {
  return /(无数据|为空表|空表|没有数据|无此项)/.test(note);
}

function hasMoney(table: BookTable): boolean {
  return table.rows.some((row) => [...row.cells.values()].some((cell) => (figureOf(cell)?.money ?? 0) !== 0));
}

/** A table without figures says why it is empty. Source: 财预〔2016〕143号, 空表应说明. A hint: some bodies print no note. */
export const noteMissing: Rule = {
  id: "form/note-missing",
  severity: "hint",
  check({ book }): RuleResult {
    const findings = book.tables
      .filter((table) => NOTED.includes(table.id) && table.note === null && !hasMoney(table))
      .map((table): Finding => ({
        rule: "form/note-missing", severity: "hint", related: [],
        at: table.titleCell ?? { sheet: table.sheet, row: table.area.row, column: table.area.column },
        values: { title: { kind: "text", text: table.title } },
      }));
    return { findings };
  },
};

/** A note says that the table is empty, and it has figures. */
export const noteContradicts: Rule = {
  id: "form/note-contradicts",
  severity: "error",
  check({ book }): RuleResult {
    const findings = book.tables.flatMap((table): Finding[] =>
      table.note && saysEmpty(table.note.text) && hasMoney(table)
        ? [{
          rule: "form/note-contradicts", severity: "error", at: table.note.at, related: [],
          values: { note: { kind: "text", text: table.note.text }, title: { kind: "text", text: table.title } },
        }]
        : []);
    return { findings };
  },
};

/** The note of an empty table speaks of another fund, copied from the neighbouring table. */
export const noteOfOtherFund: Rule = {
  id: "form/note-other-fund",
  severity: "error",
  check({ book }): RuleResult {
    const findings = book.tables.flatMap((table): Finding[] => {
      const own = FUND_WORDS[table.id];
      const note = table.note;
      if (own === undefined || !note || note.text.includes(own)) return [];
      const other = Object.values(FUND_WORDS).find((word) => word !== own && note.text.includes(word));
      return other === undefined ? [] : [{
        rule: "form/note-other-fund", severity: "error", at: note.at, related: [],
        values: { note: { kind: "text", text: note.text }, title: { kind: "text", text: table.title }, other: { kind: "text", text: other } },
      }];
    });
    return { findings };
  },
};
