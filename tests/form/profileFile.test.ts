import { PROFILES } from "../../src/catalog/profiles";
import { parseProfile, ProfileError } from "../../src/catalog/profiles/file";
import { planInsert } from "../../src/derive/insert";
import type { BookTable } from "../../src/model/book";
import { formFile, understand } from "../../src/review";
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

test("a file of another version is refused with what is wrong", () => {
  const { json } = formFile(dressed(printedTables(XIHU, "zhejiang"), { name: "straight" }));
  const other = JSON.stringify({ ...(JSON.parse(json) as object), version: 2 });
  expect(() => parseProfile(other, PROFILES)).toThrow(ProfileError);
  expect(() => parseProfile(other, PROFILES)).toThrow(/version .*另一个版本/);
});
