/** Which form a budget of a year and of a department or unit has, and what is told where none is known for it. */
import { parseProfile } from "../../src/catalog/profiles/file";
import { PROFILES } from "../../src/catalog/profiles";
import { planInsert } from "../../src/derive/insert";
import type { TableId } from "../../src/model/book";
import { formOfRegion, REGIONS } from "../../src/catalog/regions";
import { formFor, layoutOf, type Level } from "../../src/model/profile";
import { formNotes, formSource, regionNotes } from "../../src/report";
import { recognizeWorkbook } from "../../src/recognize";
import { known } from "../support/profiles";
import { applied } from "../support/workbooks";

const zhejiang = known("zhejiang");

function titles(year: number, tables?: readonly TableId[]): readonly string[] {
  const plan = planInsert({ sheets: [] }, {
    profile: "zhejiang", year, department: "某某局", units: [], tables: tables ?? formFor(zhejiang, "department", year).tables.map(({ table }) => table), onTaken: "skip",
  });
  return recognizeWorkbook(applied({ sheets: [] }, plan.edits).after).tables.map(({ title }) => title);
}

test.each([[2024, 11, "2024年部门收支预算总表"], [2025, 10, "2025年部门（单位）收支预算总表"], [2027, 10, "2027年部门（单位）收支预算总表"]])(
  "Zhejiang in %i: %i tables, %s", (year, count, first) => {
    expect([titles(year).length, titles(year)[0]]).toEqual([count, first]);
  });

test("a table of an earlier edition is inserted where it is asked for by name", () =>
  expect(titles(2027, ["key-project-expenditure"])).toEqual(["2027年部门（单位）预算财政拨款重点项目支出预算表"]));

test.each<[string, number, readonly RegExp[]]>([
  ["zhejiang", 2024, []],
  ["zhejiang", 2025, [/^未列入：表十一 项目支出绩效表/]],
  ["zhejiang", 2027, [/^浙江的版式所知最新的是2025年的，2027年的尚未见到/, /^未列入：表十一/]],
  ["shanghai", 2026, [/^未列入：项目经费情况说明/]],
])("what is told of %s for %i", (id, year, notes) => {
  const told = formNotes(known(id), year);
  expect(told.length).toBe(notes.length);
  notes.forEach((note, index) => expect(told[index]).toMatch(note));
});

test.each<[string, Level | null, readonly RegExp[]]>([
  ["zhejiang", null, []], ["zhejiang", "county", []], ["zhejiang", "province", [/见到的是市级、县级公开的，省级的尚未见到/]],
  ["jiangsu", "county", [/见到的是省级公开的，县级的尚未见到/]], ["national", "central", []],
])("what is told of %s for a body of the level %s", (id, level, notes) => {
  const told = formNotes(known(id), known(id).seenUntil, "zh", level).filter((note) => !note.startsWith("未列入"));
  expect(told.length).toBe(notes.length);
  notes.forEach((note, index) => expect(told[index]).toMatch(note));
});

/** Names of tables and units are Chinese wherever they stand; a sentence has marks between its words. */
const CHINESE_SENTENCE = /[，。；、：]/;

test.each(PROFILES.map(({ id }) => [id]))("what is told of %s in English has no Chinese but names", (id) => {
  expect([...formNotes(known(id), 2030, "en", "city"), formSource(known(id), 2030, "en")].filter((note) => CHINESE_SENTENCE.test(note))).toEqual([]);
});

test.each(REGIONS.map(({ id }) => [id]))("what is told of %s in English has no Chinese but names", (id) => {
  const region = formOfRegion(id);
  expect((region ? regionNotes(region, "en") : []).filter((note) => CHINESE_SENTENCE.test(note))).toEqual([]);
});

test.each<[string, Level | null, string, boolean, RegExp | null]>([
  ["zhejiang", "county", "zhejiang", true, null], ["zhejiang", "central", "national", false, /^中央部门/], ["beijing", null, "national", false, /^北京的版式没有收录/],
])("the form of %s for a body of the level %s is %s", (id, level, form, own, told) => {
  const chosen = formOfRegion(id, PROFILES, level);
  expect([chosen?.profile.id, chosen?.own]).toEqual([form, own]);
  const [first] = chosen ? regionNotes(chosen) : [];
  if (told) expect(first).toMatch(told);
  else expect(first).toBeUndefined();
});

test("a form of both scopes is the same for departments and units unless a table says otherwise", () => {
  expect(formFor(known("national"), "unit", 2026)).toBe(known("national"));
  const [department, unit] = (["department", "unit"] as const).map((scope) => formFor(known("shanghai"), scope, 2027));
  expect([department?.tables.length, unit?.tables.length]).toEqual([9, 9]);
  expect(unit && layoutOf(unit, "balance")?.columns.map(({ role }) => role)).toEqual(["line", "amount", "line", "amount", "personnel", "operating", "project"]);
  expect(department && layoutOf(department, "balance")?.columns.length).toBe(4);
  expect(formFor(known("shanghai"), "unit", 2027)).toBe(unit);
});

test("a file may say what later years print otherwise", () => {
  const form = parseProfile(JSON.stringify({
    id: "plain", name: "某地", like: "national", source: "某处", evidence: "excerpt", seenUntil: 2023, unshown: ["某表"],
    editions: [{ from: 2026, without: ["state-capital-expenditure"], source: "另一处", evidence: "contents" }],
  }), PROFILES);
  expect([2025, 2026].map((year) => formFor(form, "department", year).tables.length)).toEqual([9, 8]);
  expect(formNotes(form, 2025)).toEqual(["某地的版式所知最新的是2023年的，2025年的尚未见到，请与财政部门下发的版式核对", "未列入：某表"]);
});
