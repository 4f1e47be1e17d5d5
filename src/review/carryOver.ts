import type { CarryOptions, CarryPlan, CarrySource } from "../model/carry";
import type { WorkbookSnapshot } from "../model/snapshot";
import { lastYearOfText, lastYearOfWorkbook, planCarry } from "../lastYear";
import { recognizeWorkbook } from "../recognize";

export { carryEdits } from "../lastYear";

/**
 * What can be carried over from last year's workbook or text into 补充资料, 基本信息 and the goals of projects, with what
 * wants a look. Nothing is ever made up: an outturn is in no budget, and a source of another year gives no figures.
 */
export function planCarryOver(snapshot: WorkbookSnapshot, source: CarrySource, options: CarryOptions = {}): CarryPlan {
  const book = recognizeWorkbook(snapshot);
  const from = source.kind === "text" ? lastYearOfText(source.text) : lastYearOfWorkbook(recognizeWorkbook(source.snapshot), source.snapshot);
  return planCarry(book, snapshot, from, options);
}
