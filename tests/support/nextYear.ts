import type { Edit } from "../../src/model/edits";
import { addressOf } from "../../src/model/cells";
import type { FormAnswers, FormPlan } from "../../src/model/form";
import { contentAt, valueAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { planNextYear } from "../../src/review";
import { applied, recalculated } from "./workbooks";

/** Last year's workbook, the plan for the year after it, and the new form. */
export interface Learned {
  readonly before: WorkbookSnapshot;
  readonly plan: FormPlan;
  readonly form: WorkbookSnapshot;
}

/** Makes the form of the year after a workbook's own (of `year`, where it names none). */
export function learned(before: WorkbookSnapshot, year = 2032, answers?: FormAnswers): Learned {
  const from = planNextYear(before, { year: 9999 }).from;
  const plan = planNextYear(before, { year: from === null ? year : from + 1, ...(answers ? { answers } : {}) });
  return { before, plan, form: applied(before, plan.edits).after };
}

function number(value: unknown): number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[-+]?[\d,]+(?:\.\d+)?$/.test(value.trim()) ? Number(value.replaceAll(",", "")) : null;
}

/**
 * Types last year's own figures into every cell of a form that is to be typed, calculates, and gives the cells that then differ
 * from what was published: "表1!C5 30 → 31". A formula may show a zero where nothing was printed.
 */
export async function unlikePublished({ before, plan, form }: Learned): Promise<readonly string[]> {
  const names = new Map(plan.edits.flatMap((edit) => (edit.kind === "renameSheet" ? [[edit.sheet, edit.to] as const] : [])));
  const cells = before.sheets.flatMap((sheet) => sheet.values.flatMap((line, r) => line.map((value, c) =>
    ({ value, at: { sheet: names.get(sheet.name) ?? sheet.name, row: sheet.row + r, column: sheet.column + c } }))));
  const edits = cells.flatMap(({ value, at }): Edit[] => {
    const expects = contentAt(form, at);
    return number(value) !== null && "value" in expects && expects.value !== value ? [{ kind: "setValue", at, expects, value: number(value) }] : [];
  });
  const after = await recalculated(applied(form, edits).after);
  return cells.flatMap(({ value, at }) => {
    const sheet = after.sheets.find(({ name }) => name === at.sheet);
    const [published, now] = [number(value), sheet ? number(valueAt(sheet, at.row, at.column)) : null];
    return (published ?? 0) === (now ?? 0) ? [] : [`${at.sheet}!${addressOf(at)} ${published} → ${now}`];
  });
}
