import type { Retelling, RetoldSlot } from "../../src/model/retelling";
import { retellingNotes, retellingRemarks } from "../../src/report";

const at = (row: number): RetoldSlot["cells"] => [{ sheet: "基本支出", row, column: 2 }];
const slot = (state: RetoldSlot["state"], others: RetoldSlot["others"]): RetoldSlot => ({ id: 40, formerLength: 5, state, isAmount: true, former: "20.00", text: "30.00", line: 3, start: 41, label: "办公费", cells: at(7), others });
const told = (...slots: readonly RetoldSlot[]): Retelling => ({ text: "", changes: [], slots, controls: [], looks: [], year: { last: 2024, now: 2025 }, updates: false });
const others = [{ text: "35.00", cells: at(8) }];

it("a figure for which several cells stand has a remark in the Word file, at its place in last year's, and a line among the notes", () => {
  const both = told(slot("ambiguous", others), slot("bound", []), slot("unconfirmed", others));
  expect(retellingRemarks(both)).toEqual([{ start: 40, length: 5, text: "上年有几格同为此数，今年各不相同：写的是 30.00〔基本支出!C8〕，另有 35.00〔基本支出!C9〕，请核对。" }]);
  expect(retellingRemarks(both, "en").map(({ text }) => text)).toEqual(["Several cells had this figure last year and differ now: 30.00〔基本支出!C8〕 is written, it may be 35.00〔基本支出!C9〕. Check which."]);
  expect(retellingNotes(both)[1]).toBe("第 3 行：“办公费”上年有几格同为此数，今年各不相同：写的是 30.00〔基本支出!C8〕，另有 35.00〔基本支出!C9〕，请核对");
});
