import { TABLES, tableSpec } from "../../catalog/tables";
import type { BudgetBook, TableId } from "../../model/book";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { titlePlace } from "../../model/book";
import type { Found, RuleResult } from "../types";

/** First budget year in which the state capital table is prescribed nationwide. */
const STATE_CAPITAL_SINCE = 2021;
/** A workbook with fewer kinds of table is a part of a set, not a set with gaps. */
const SET_BEGINS = 6;

/**
 * A table of the prescribed set is not in the workbook. Where the region is known its own set counts; otherwise the
 * national nine, as a hint. Source: 财预〔2016〕143号, 没有数据的表格应当列出空表并说明.
 */
export const tableMissing = defineTableRule({
  id: "form/table-missing",
  severity: "error",
  title: { zh: "缺少应公开的表", en: "Prescribed table is missing" },
  message: { zh: "没有找到“{title}”；没有数据的表也应列出空表并说明。", en: "“{title}” was not found; a table without data must be listed empty, with a note." },
  check({ book }): RuleResult<Found> {
    const first = book.tables[0];
    if (!first || book.tables.length < SET_BEGINS) return { findings: [], notApplicable: 1 };
    const present = new Set(book.tables.map((table) => table.id));
    const wanted = prescribed(book);
    const findings = wanted.filter((id) => !present.has(id) && !isReadOtherwise(book, id)).map((id): Found => {
      const title = TABLES.find((table) => table.id === id)?.title ?? id;
      // It may be the table whose kind could not be told.
      const unsure = book.leftovers.find(({ reason, detail }) => reason === "ambiguousTable" && detail.includes(title));
      return {
        severity: unsure || !isCertain(book, id) ? "hint" : "error",
        at: unsure ? { sheet: unsure.area.sheet, row: unsure.area.row, column: unsure.area.column }
          : titlePlace(first),
        values: { title: text(title) },
      };
    });
    return { findings, passed: wanted.length - findings.length, failed: findings.length };
  },
});

/** Whether a table of that name is there, read by its structure alone: of other columns, or by another classification. */
function isReadOtherwise({ tables, leftovers, structure }: BudgetBook, id: TableId): boolean {
  const own = new Set(tables.map(({ sheet, area }) => `${sheet} ${area.row}`));
  const titles = [
    ...(structure?.tables ?? []).filter(({ sheet, area }) => !own.has(`${sheet} ${area.row}`)).map(({ title, sheet }) => title || sheet),
    ...leftovers.filter(({ reason }) => reason === "unknownTable").map(({ detail }) => detail),
  ];
  return tableSpec(id).titleWords.some((words) => titles.some((title) => words.every((word) => title.includes(word))));
}

/** Whether a region is known to print a table: one that only some regions have may be left out by a city or a year, unless the office says whose form it is. */
function isCertain({ profileBy }: BudgetBook, id: TableId): boolean {
  return profileBy === "basics" || (profileBy === "signs" && tableSpec(id).regional !== true);
}

/** What the region prints; of a region that is not known, what the whole country does, with the year in which a table was added. */
function prescribed(book: BudgetBook): readonly TableId[] {
  const printed = book.profile.tables.map(({ table }) => table);
  if (book.profileBy !== null) return printed;
  return printed.filter((id) => id !== "state-capital-expenditure" || (book.year ?? 0) >= STATE_CAPITAL_SINCE);
}
