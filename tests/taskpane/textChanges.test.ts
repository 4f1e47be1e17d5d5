import type { Narrative } from "../../src/model/narrative";
import { narrativeHtml } from "../../src/report";
import { compareTexts, compareWords, countChanges, withChange } from "../../src/taskpane/textChanges";

const text = (...sections: readonly (readonly [id: string, ...paragraphs: string[]])[]): Narrative => ({
  sections: sections.map(([id, ...paragraphs]) => ({ id, heading: id, paragraphs: paragraphs.map((each) => ({ text: each, figures: [] })) })),
  missing: [],
});
const plain = (narrative: Narrative): string[][] => narrative.sections.map(({ paragraphs }) => paragraphs.map((each) => each.text));

test.each([
  ["the same", text(["a", "甲", "乙"]), text(["a", "甲", "乙"]), 0],
  ["one figure", text(["a", "甲10万元", "乙"]), text(["a", "甲12万元", "乙"]), 1],
  ["a new paragraph", text(["a", "甲"]), text(["a", "甲", "乙"]), 1],
  ["one less", text(["a", "甲", "乙", "丙"]), text(["a", "甲", "丙"]), 1],
  ["a section gone", text(["a", "甲"], ["b", "乙"]), text(["a", "甲"]), 1],
])("%s: differences are counted, and taking each one over gives the later text", (_, before, after, count) => {
  expect(countChanges(compareTexts(before, after))).toBe(count);
  let shown = before;
  for (let left = count; left > 0; left -= 1) {
    const change = compareTexts(shown, after).flatMap(({ pairs }) => pairs).find(({ changed }) => changed);
    if (!change) throw new Error("a difference is missing");
    // The comparison is made anew by the time somebody decides.
    shown = withChange(compareTexts(shown, after), change, after.missing);
    expect(countChanges(compareTexts(shown, after))).toBe(left - 1);
  }
  expect(plain(shown).filter((each) => each.length > 0)).toEqual(plain(after));
});

test("figures change as wholes", () => {
  expect(compareWords("预算2797.52万元。", "预算2801.52万元。")).toEqual([
    { kind: "same", text: "预算" },
    { kind: "gone", text: "2797.52" },
    { kind: "new", text: "2801.52" },
    { kind: "same", text: "万元。" },
  ]);
});

test("a text of strangers is harmless in HTML", () => {
  expect(narrativeHtml(text(["<b>", "<img src=x onerror=alert(1)>&"]))).not.toMatch(/<b>|<img/);
});
