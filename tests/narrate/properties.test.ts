import fc from "fast-check";
import { narrateBook } from "../../src/narrate";
import { ENTRIES } from "../support/profiles";
import type { SheetFact } from "../../src/model/book";
import type { MissingFact, NarrativeParagraph } from "../../src/model/narrative";
import { codes, department } from "../support/anyDepartment";
import type { DepartmentData } from "../support/department";
import { bookOf } from "../support/department";

const RUNS = 60;

function paragraphsOf(data: DepartmentData, blank: ReadonlySet<string> = new Set()): { readonly all: readonly NarrativeParagraph[]; readonly missing: readonly MissingFact[] } {
  const book = bookOf(data);
  const facts = new Map([...(book.supplement?.facts ?? [])].map(([id, fact]): [string, SheetFact] =>
    [id, blank.has(id) ? { ...fact, text: null, figure: null, count: null } : fact]));
  const narrative = narrateBook({ ...book, supplement: { sheet: "补充资料", facts, free: { sheet: "补充资料", row: 200, column: 2 } } });
  return { all: narrative.sections.flatMap((section) => section.paragraphs), missing: narrative.missing };
}

/** Digits before a measure; thresholds of equipment ("单位价值50万元以上") are words of the sentence. */
const MEASURED = /(?<!单位价值)(?<![\d.])(\d+(?:\.\d+)?)(?=万元|%|倍|辆|家|个|台（套）)/g;

describe("the text of any department", () => {
  it("binds every figure, at its place", () => {
    fc.assert(fc.property(department, (data) => {
      for (const { text, figures } of paragraphsOf(data).all) {
        for (const figure of figures) expect(text.slice(figure.start, figure.start + figure.text.length)).toBe(figure.text);
        expect(figures.map(({ start }) => start)).toEqual([...text.matchAll(MEASURED)].map(({ index }) => index));
      }
    }), { numRuns: RUNS });
  });

  it("has no hole, and no unmeant zero, when every fact is there", () => {
    fc.assert(fc.property(department, (data) => {
      const { all, missing } = paragraphsOf(data);
      const text = all.map((paragraph) => paragraph.text).join("\n");
      expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
      expect(text).not.toMatch(/(?<!\d)0\.00万元|[，、；：]{2}|[，、；][。；]|主要(是|用于)[。，；]|：[。；]/);
      // Income is made up without regard to expenditure: a side without any class cannot be said, and that is all.
      expect(missing.filter(({ fact }) => fact !== "支出功能分类")).toEqual([]);
    }), { numRuns: RUNS });
  });

  it("says of a department with gaps only what it says of the whole, and lists the gaps", () => {
    const droppable = ENTRIES.map(({ id }) => id)
      .filter((id) => !/^(use\.|performance\.|assets\.date|vehicles\.other|running-costs\.|three-public\.vehicles)/.test(id));
    const ids = [...droppable, ...codes.map((code) => `purpose:${code}`)];
    // A reason that is wanted takes its sentence along; one that is not is left out of it.
    const unnumbered = (paragraph: NarrativeParagraph): string => paragraph.text.replace(/^（\d+）|^\d+\./, "").replaceAll("，主要是按计划安排工作", "");
    fc.assert(fc.property(department, fc.subarray(ids), (data, blank) => {
      const whole = paragraphsOf(data);
      const rest = paragraphsOf(data, new Set(blank));
      const said = new Set(whole.all.map(unnumbered));
      expect(rest.all.map(unnumbered).filter((text) => !said.has(text))).toEqual([]);
      if (rest.all.length < whole.all.length) expect(rest.missing.length).toBeGreaterThan(whole.missing.length);
    }), { numRuns: RUNS });
  });

  it("does not depend on when it is written", () => {
    fc.assert(fc.property(department, (data) => {
      expect(narrateBook(bookOf(data))).toEqual(narrateBook(bookOf(data)));
    }), { numRuns: 10 });
  });
});
