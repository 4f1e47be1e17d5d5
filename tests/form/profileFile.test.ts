import { PROFILES } from "../../src/catalog/profiles";
import { parseProfile, ProfileError } from "../../src/catalog/profiles/file";
import { planInsert } from "../../src/derive/insert";
import type { BookTable } from "../../src/model/book";
import { sheetsLeftOut } from "../../src/publish/clean";
import { formsBrought } from "../../src/recognize";
import { formFile, planNextYear, understand } from "../../src/review";
import { dressed } from "../support/dresses";
import { LAYOUTS, printedTables } from "../support/layouts";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { applied } from "../support/workbooks";
import { XIHU } from "../support/xihu";

const read = ({ id, columns, title }: BookTable): readonly unknown[] => [id, title.replace(/20\d\d年/, ""), columns.map(({ axis, role }) => `${axis}.${role}`)];

test.each(LAYOUTS)("the form of a finished set in the layout of %s: as a file, loaded and inserted, it has the same tables with the same columns", (layout) => {
  const before = dressed(printedTables(XIHU, layout), { name: "straight" });
  const { json, unsaid } = formFile(before);
  const form = parseProfile(json, PROFILES);
  const tables = form.tables.map(({ table }) => table);
  const inserted = applied({ sheets: [] }, planInsert({ sheets: [] }, { profile: form.id, year: 2023, department: "某局", units: ["甲中心"], tables, onTaken: "skip" }, [form]).edits).after;
  const now = new Map(understand(inserted, [form]).tables.map((table) => [table.id, read(table)]));
  const then = understand(before).tables.filter(({ id }) => tables.includes(id));
  expect(then.map(({ id }) => now.get(id))).toEqual(then.map(read));
  expect(unsaid.filter(({ reason }) => reason === "unknown")).toEqual([]);
  expect(then.length).toBeGreaterThanOrEqual(7);
});

test("years of headers are slots; a table of no known kind is named", () => {
  const before = workbook(
    grid("支出2022", rowsOf("2022年某局一般公共预算支出表\n|||单位：万元\n科目编码|科目名称|2021年执行数|2022年预算数\n|合计|5|6\n'201|一般公共服务支出|5|6")),
    grid("杂项", rowsOf("2022年杂项表\n|单位：万元\n事情|数额\n甲|1\n乙|2\n合计|3")),
  );
  const { json, unsaid } = formFile(before);
  const [table] = parseProfile(json, PROFILES).tables;
  expect([table?.sheet, table?.header.map(({ text }) => text)]).toEqual(["支出", ["科目编码", "科目名称", "{lastYear}年执行数", "{year}年预算数"]]);
  expect(unsaid).toEqual([{ sheet: "杂项", title: "2022年杂项表", reason: "unknown" }]);
});

describe("a form that was loaded goes along with the workbook made by it", () => {
  const { json } = formFile(dressed(printedTables(XIHU, "shanghai"), { name: "straight" }));
  const form = parseProfile(json, PROFILES);
  const request = { profile: form.id, year: 2023, department: "某局", units: [], tables: form.tables.map(({ table }) => table), onTaken: "skip" } as const;
  const made = applied({ sheets: [] }, planInsert({ sheets: [] }, request, [form, ...PROFILES]).edits).after;

  test("so that whoever reads it knows the form without its file, and it is published with none of it", () => {
    const book = understand(made);
    expect([book.profile.id, book.profileBy, book.profile.tables.map(({ table }) => table)]).toEqual([form.id, "basics", form.tables.map(({ table }) => table)]);
    expect(formsBrought(made).map(({ id }) => id)).toEqual([form.id]);
    expect(sheetsLeftOut(made, book).get("版式文件")).toBe("own");
    expect(book.leftovers.map(({ reason }) => reason)).not.toContain("unreadForm");
  });

  test("once: inserting again adds none", () => {
    expect(planInsert(made, { ...request, onTaken: "beside" }, [form, ...PROFILES]).edits.filter((edit) => edit.kind === "insertSheet" && edit.draft.name.startsWith("版式文件"))).toEqual([]);
    expect(planInsert({ sheets: [] }, { ...request, profile: "national", tables: ["revenue"] }).edits.filter((edit) => edit.kind === "insertSheet" && edit.draft.name.startsWith("版式文件"))).toEqual([]);
  });

  test("and where somebody spoilt it, that is told and known forms are used", () => {
    const spoilt = { ...made, sheets: made.sheets.map((sheet) => (sheet.name === "版式文件" ? { ...sheet, values: sheet.values.map((row) => row.map((value) => (typeof value === "string" ? value.replace('"version":1', '"version":9') : value))) } : sheet)) };
    const book = understand(spoilt);
    expect(book.leftovers.filter(({ reason }) => reason === "unreadForm").map(({ detail }) => detail)).toEqual([expect.stringMatching(/^version .*另一个版本/)]);
    expect(PROFILES.map(({ id }) => id)).toContain(book.profile.id);
  });

  test("and stays where next year's set is made of the workbook", () => {
    const next = applied(made, planNextYear(made, { year: 2024 }).edits).after;
    expect(understand(next).profile.id).toBe(form.id);
  });
});

test("a file of another version is refused with what is wrong", () => {
  const { json } = formFile(dressed(printedTables(XIHU, "zhejiang"), { name: "straight" }));
  const other = JSON.stringify({ ...(JSON.parse(json) as object), version: 2 });
  expect(() => parseProfile(other, PROFILES)).toThrow(ProfileError);
  expect(() => parseProfile(other, PROFILES)).toThrow(/version .*另一个版本/);
});
