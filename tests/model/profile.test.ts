import { NATIONAL } from "../../src/catalog/profiles";
import { addressOf, CellMap, type CellRef } from "../../src/model/cells";
import { emptyNoteOf, formFor, layoutOf, layoutsOf, layoutTitle, newestKnown, type Profile, type TableLayout, type Told } from "../../src/model/profile";

/** Forms by scope and year: what is printed by departments, by units, and what later editions print otherwise. */
const [first, second, third] = NATIONAL.tables as readonly [TableLayout, TableLayout, TableLayout];
const FORM: Profile = {
  ...NATIONAL, bodyWords: { department: "部门", unit: "单位" }, unshown: ["附件"], seenUntil: 2026,
  tables: [{ ...first, scope: "department" }, { ...first, scope: "unit", sheet: "单位的" }, second, third],
  editions: [
    { from: 2025, without: [second.table], source: "甲", evidence: "template" },
    { from: 2027, without: [third.table], bodyWords: { department: "主管部门", unit: "预算单位" }, unshown: [], source: "乙", evidence: "excerpt" },
  ],
} as Profile;

test.each<[scope: "department" | "unit", year: number | null, sheets: readonly string[], source: Told, words: string, unshown: number]>([
  ["department", 2024, [first.sheet, second.sheet, third.sheet], NATIONAL.source, "部门", 1],
  ["unit", 2024, ["单位的", second.sheet, third.sheet], NATIONAL.source, "部门", 1],
  ["department", 2025, [first.sheet, third.sheet], "甲", "部门", 1],
  ["unit", 2026, ["单位的", third.sheet], "甲", "部门", 1],
  ["department", 2027, [first.sheet, second.sheet], "乙", "主管部门", 0],
  ["department", null, [first.sheet, second.sheet], "乙", "主管部门", 0],
])("the form of a %s in %s", (scope, year, sheets, source, words, unshown) => {
  const form = formFor(FORM, scope, year);
  expect([form.tables.map(({ sheet }) => sheet), form.source, form.bodyWords.department, form.unshown?.length]).toEqual([sheets, source, words, unshown]);
  expect(formFor(FORM, scope, year)).toBe(form);
});

test("a form without editions and scopes is itself", () => {
  const { editions: _, ...plain } = { ...FORM, tables: [second, third] };
  expect(formFor(plain, "unit")).toBe(plain);
});

test("tables of a scope, titles and notes", () => {
  expect(layoutsOf(FORM, "unit").map(({ sheet }) => sheet)).toEqual(["单位的", second.sheet, third.sheet]);
  expect([layoutOf(FORM, first.table)?.sheet, layoutOf({ tables: [] }, first.table)]).toEqual([first.sheet, undefined]);
  expect([newestKnown(FORM, 2026), newestKnown(FORM, 2027)]).toEqual([null, 2026]);
  expect(layoutTitle({ title: "{body}收支表（{body}）" }, { department: "部门", unit: "单位" }, "unit")).toBe("单位收支表（单位）");
  const note = { emptyNote: "本{department}{year}年没有，本{department}{year}年无数据" };
  expect([emptyNoteOf(note, "unit", 2027), emptyNoteOf(note, "department", null), emptyNoteOf({ emptyNote: null }, "unit", 2027)])
    .toEqual(["本单位2027年没有，本单位2027年无数据", "本部门没有，本部门无数据", null]);
});

test("what belongs to cells is found by sheet, row and column", () => {
  const map = new CellMap<string>();
  const places: readonly CellRef[] = [{ sheet: "甲", row: 0, column: 1 }, { sheet: "甲", row: 1, column: 0 }, { sheet: "乙", row: 0, column: 1 }, { sheet: "甲", row: 2, column: 3 }];
  for (const ref of places) map.set(ref, `${ref.sheet}!${addressOf(ref)}`);
  expect(places.map((ref) => map.get(ref))).toEqual(["甲!B1", "甲!A2", "乙!B1", "甲!D3"]);
  expect([map.has({ sheet: "乙", row: 1, column: 0 }), map.has({ sheet: "丙", row: 0, column: 1 }), map.has({ sheet: "甲", row: 2, column: 3 }), map.get({ sheet: "丙", row: 0, column: 0 })]).toEqual([false, false, true, undefined]);
});
