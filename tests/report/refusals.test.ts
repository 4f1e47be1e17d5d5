/** Refusals as a person reads them: one line for each sheet and reason. */
import type { EditOutcome } from "../../src/model/edits";
import { wordRefusals } from "../../src/report";

const refused = (reason: Extract<EditOutcome, { done: false }>["reason"], sheet: string | null, row = 0, column = 0): EditOutcome =>
  ({ done: false, reason, at: sheet === null ? null : { sheet, row, column }, detail: "" });

const CASES: readonly (readonly [what: string, outcomes: readonly EditOutcome[], zh: readonly string[], en: readonly string[]])[] = [
  ["nothing refused", [{ done: true }], [], []],
  ["one cell", [refused("changed", "表一", 4, 2)], ["表一!C5：内容已被改动，没有写入；请重新操作"], ["表一!C5: its content has changed, nothing was written; please try again"]],
  [
    "many cells of one sheet and some of another",
    [refused("protected", "表一", 4, 2), refused("protected", "表一", 4, 3), refused("protected", "表二", 0, 0), refused("protected", "表一", 5, 2)],
    ["表一!C5 等 3 处：工作表受保护，没有写入；请先撤销工作表保护", "表二!A1：工作表受保护，没有写入；请先撤销工作表保护"],
    ["表一!C5 and 2 more: the sheet is protected, nothing was written; unprotect it first", "表二!A1: the sheet is protected, nothing was written; unprotect it first"],
  ],
  ["two reasons on one sheet", [refused("protected", "表一"), refused("changed", "表一")], ["表一!A1：工作表受保护，没有写入；请先撤销工作表保护", "表一!A1：内容已被改动，没有写入；请重新操作"], [
    "表一!A1: the sheet is protected, nothing was written; unprotect it first", "表一!A1: its content has changed, nothing was written; please try again"]],
  ["a cell refused twice is one place", [refused("failed", "表一"), refused("failed", "表一")], ["表一!A1：写入失败"], ["表一!A1: writing failed"]],
  ["no place", [refused("unsupported", null)], ["当前环境不支持这一操作"], ["this host cannot do it"]],
];

test.each(CASES)("%s", (_what, outcomes, zh, en) => {
  expect(wordRefusals(outcomes, "zh")).toEqual(zh);
  expect(wordRefusals(outcomes, "en")).toEqual(en);
});
