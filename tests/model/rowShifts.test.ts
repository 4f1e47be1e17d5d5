/** Rows that come and go, one after the other, on several sheets. */
import type { Edit } from "../../src/model/edits";
import { RowShifts } from "../../src/model/rowShifts";

/** "甲+6:2" inserts two rows before row 6 of 甲, "甲-6:2" deletes two from row 6 on, "甲=6" types into row 6. */
function editOf(text: string): Edit {
  const [, sheet = "", sign, row = "", count = ""] = /^(.)([+=-])(\d+):?(\d*)$/.exec(text) ?? [];
  if (sign === "+") return { kind: "insertRows", sheet, row: Number(row) - 1, count: Number(count) };
  if (sign === "-") return { kind: "deleteRows", sheet, row: Number(row) - 1, count: Number(count), expects: [] };
  return { kind: "setValue", at: { sheet, row: Number(row) - 1, column: 0 }, expects: { value: null }, value: 1 };
}

/** What becomes of rows 5 to 8 of 甲, counted from 1, and whether rows come or go below row 5. */
test.each<[edits: string, counts: string, span: string, below: boolean]>([
  ["", "", "5–8", false],
  ["甲=6", "", "5–8", false],
  ["甲+6:2", "甲 2", "5–10", true],
  ["甲+5:2", "甲 2", "7–10", false],
  ["甲+9:2", "甲 2", "5–8", true],
  ["甲-6:2", "甲 -2", "5–6", true],
  ["甲-1:2", "甲 -2", "3–6", false],
  ["甲-5:4", "甲 -4", "gone", false],
  ["甲-5:4 甲+6:1", "甲 -3", "gone", false],
  ["甲+2:3 甲-6:1", "甲 2", "7–10", false],
  ["甲+2:3 甲+9:1", "甲 4", "8–12", true],
  ["甲-2:1 甲+5:1", "甲 0", "4–8", true],
  ["乙+6:2", "乙 2", "5–8", false],
  ["乙+6:2 甲+1:1 乙-3:1", "乙 1, 甲 1", "6–9", false],
  ["乙-1:9 甲+6:1", "乙 -9, 甲 1", "5–9", true],
])("%s", (edits, counts, span, below) => {
  const shifts = new RowShifts(edits.split(" ").filter(Boolean).map(editOf));
  const now = shifts.span("甲", 4, 7);
  expect([[...shifts.sheets].map(([sheet, count]) => `${sheet} ${count}`).join(", "), now ? `${now[0] + 1}–${now[1] + 1}` : "gone", shifts.below("甲", 4), shifts.none, shifts.has("甲")])
    .toEqual([counts, span, below, counts === "", counts.includes("甲")]);
});
