import type { Finding, Severity } from "../../src/model/findings";
import { markEdits, unmarkEdits } from "../../src/report/marks";

const finding = (severity: Severity, row: number, title: string): Finding => ({
  rule: "form/table-missing", severity, at: { sheet: "支出表", row, column: 0 }, related: [], values: { title: { kind: "text", text: title } },
});
const marks = (...findings: readonly Finding[]): readonly (readonly [number, string, string])[] =>
  markEdits(findings).flatMap((edit) => (edit.kind === "mark" ? [[edit.at.row, edit.severity, edit.note] as const] : []));

test.each<[readonly Severity[], Severity]>([
  [["hint", "inconsistency"], "inconsistency"],
  [["inconsistency", "hint"], "inconsistency"],
  [["inconsistency", "error"], "error"],
  [["error", "hint"], "error"],
  [["hint", "error", "inconsistency"], "error"],
  [["hint"], "hint"],
])("a cell with %s is marked %s", (severities, gravest) => {
  expect(marks(...severities.map((severity) => finding(severity, 3, "表")))).toEqual([[3, gravest, expect.any(String)]]);
});

test("one mark a cell, with the words of all its findings in their order", () => {
  const found = marks(finding("hint", 3, "甲"), finding("error", 5, "乙"), finding("error", 3, "丙"));
  expect(found.map(([row, severity]) => [row, severity])).toEqual([[3, "error"], [5, "error"]]);
  expect(found[0]?.[2].split("\n").map((line) => /“(.)”/.exec(line)?.[1])).toEqual(["甲", "丙"]);
});

test("one edit removes every mark", () => expect(unmarkEdits()).toEqual([{ kind: "unmark", at: null }]));
