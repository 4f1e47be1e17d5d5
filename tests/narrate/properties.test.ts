import fc from "fast-check";
import { narrateBook } from "../../src/narrate";
import { FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import { SUPPLEMENT_ENTRIES } from "../../src/catalog/profiles/zhejiang/supplement";
import type { SheetFact } from "../../src/model/book";
import type { MissingFact, NarrativeParagraph } from "../../src/model/narrative";
import type { DepartmentData, Uses } from "../support/department";
import { bookOf } from "../support/department";
import { XIHU } from "../support/xihu";

const RUNS = 60;

/** Amounts from nothing to 9.9 亿元, in 万元 with two decimals. */
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_999_999 })).map((cents) => cents / 100);
const positive = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100);
const uses: fc.Arbitrary<Uses> = fc.record({ personnel: amount, operating: amount, project: amount });
const codes = Object.keys(XIHU.names).filter((code) => code.length === 7);
const economicCodes = Object.keys(XIHU.economicNames).filter((code) => code.length === 5);

function dictionary<Value>(keys: readonly string[], value: fc.Arbitrary<Value>): fc.Arbitrary<Readonly<Record<string, Value>>> {
  return fc.subarray([...keys]).chain((chosen) => fc.tuple(...chosen.map(() => value)).map((values) =>
    Object.fromEntries(chosen.flatMap((key, index) => { const item = values[index]; return item === undefined ? [] : [[key, item] as const]; }))));
}

const supplement: fc.Arbitrary<Readonly<Record<string, string | number>>> =
  fc.tuple(...SUPPLEMENT_ENTRIES.map(({ content }) => (content === "amount" ? amount : content === "count" ? fc.nat(300) : fc.constant("按计划安排工作"))))
    .map((values) => Object.fromEntries(SUPPLEMENT_ENTRIES.map(({ id }, index) => [id, values[index] ?? 0])));

/** Departments of every kind: any sources, funds, items, units, projects; every fact typed. */
const department: fc.Arbitrary<DepartmentData> = fc.record({
  revenue: fc.array(dictionary([...SOURCES.map(({ id }) => `current.${id}`), "carry-over.general-public-budget", "carry-over.unit-funds"], positive), { minLength: 1, maxLength: 12 }),
  general: dictionary(codes, uses), governmentFund: dictionary(codes, uses), stateCapital: dictionary(codes, fc.record({ project: amount })),
  other: dictionary(codes, uses), economic: dictionary(economicCodes, fc.oneof(fc.record({ personnel: amount }), fc.record({ operating: amount }))),
  carryOverOut: amount, overseas: amount, reception: amount, purchase: amount, running: amount,
  projects: fc.array(dictionary([...FISCAL_FUNDS, "unit-funds"], amount), { maxLength: 10 }),
  scope: fc.constantFrom("department", "unit"), typed: supplement,
}).map((made): DepartmentData => ({
  body: "某局", year: 2023, scope: made.scope, names: XIHU.names, economicNames: XIHU.economicNames, economic: made.economic, carryOverOut: made.carryOverOut,
  units: made.revenue.map((revenue, index) => ({ name: `单位${index}`, code: null, nature: "行政", ownOffice: index === 0, revenue })),
  items: { "general-public-budget": made.general, "government-fund": made.governmentFund, "state-capital": made.stateCapital, other: made.other },
  threePublic: [{ unit: "某局", overseas: made.overseas, reception: made.reception, purchase: made.purchase, running: made.running }],
  projects: made.projects.map((funds, index) => ({ unit: "某局", name: `项目${index}`, funds })), keyProjects: [],
  supplement: made.typed, purposes: Object.fromEntries(codes.map((code) => [code, "日常工作"])),
}));

function paragraphsOf(data: DepartmentData, blank: ReadonlySet<string> = new Set()): { readonly all: readonly NarrativeParagraph[]; readonly missing: readonly MissingFact[] } {
  const book = bookOf(data);
  const facts = new Map([...(book.supplement?.facts ?? [])].map(([id, fact]): [string, SheetFact] =>
    [id, blank.has(id) ? { ...fact, text: null, figure: null, count: null } : fact]));
  const narrative = narrateBook({ ...book, supplement: { sheet: "补充资料", facts } });
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
    const droppable = SUPPLEMENT_ENTRIES.map(({ id }) => id)
      .filter((id) => !/^(use\.|performance\.|assets\.date|vehicles\.other|running-costs\.|three-public\.vehicles)/.test(id));
    const ids = [...droppable, ...codes.map((code) => `purpose:${code}`)];
    const unnumbered = (paragraph: NarrativeParagraph): string => paragraph.text.replace(/^（\d+）/, "");
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
