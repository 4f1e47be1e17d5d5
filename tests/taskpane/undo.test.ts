import type { Edit } from "../../src/model/edits";
import { remembered, stepText, type UndoEntry } from "../../src/taskpane/undo";

const edits = (count: number): readonly Edit[] => Array.from({ length: count }, (_, row) => ({ kind: "unmark", at: { sheet: "甲", row, column: 0 } }));
const entry = (count: number, size = 1): UndoEntry => ({ what: "fill", count, inverse: edits(size) });
const counts = (stack: readonly UndoEntry[]): readonly number[] => stack.map(({ count }) => count);
const after = (...entries: readonly UndoEntry[]): readonly number[] => counts(entries.reduce<readonly UndoEntry[]>(remembered, []));

test("last first", () => expect(after(entry(1), entry(2), entry(3))).toEqual([3, 2, 1]));
test("what changed nothing is not kept", () => expect(after(entry(1), entry(2, 0))).toEqual([1]));
test("the oldest go", () => expect(after(...Array.from({ length: 30 }, (_, index) => entry(index)))).toEqual(Array.from({ length: 20 }, (_, index) => 29 - index)));
test("large ones push out older ones, but the last is always kept", () => {
  expect(after(entry(1, 150_000), entry(2, 100_000))).toEqual([2]);
  expect(after(entry(1, 300_000))).toEqual([1]);
});
test.each([["zh", "填充 453 格"], ["en", "filling 453 cells"]] as const)("says what will be restored (%s)", (language, text) => expect(stepText({ what: "fill", count: 453 }, language)).toBe(text));
