import { planInsert, review } from "../../src/review";
import { NATIONAL, profileOf } from "../../src/catalog/profiles";
import { MemoryHost } from "../../src/hosts/memory/memoryHost";
import type { InsertRequest } from "../../src/model/plans";

const REQUEST: InsertRequest = {
  profile: "zhejiang", year: 2026, department: "某某局", units: ["某某中心"], tables: (profileOf("zhejiang") ?? NATIONAL).tables.map(({ table }) => table), onTaken: "replace",
};

test("tables that an insert replaced stay in the workbook and out of the checks", async () => {
  const host = MemoryHost.of([]);
  await host.apply(planInsert(await host.read(), REQUEST).edits);
  const first = await host.read();
  const cell = { sheet: "支出预算总表", row: 6, column: 0 };
  await host.apply([{ kind: "setValue", at: cell, expects: { value: null }, value: "201" }, { kind: "setValue", at: { ...cell, column: 3 }, expects: { value: null }, value: 5 }]);
  await host.apply(planInsert(await host.read(), REQUEST).edits);
  const { book } = review(await host.read());
  expect((await host.read()).sheets.length).toBe(first.sheets.length * 2);
  expect(book.tables.map((table) => table.sheet).filter((sheet) => sheet.includes("旧"))).toEqual([]);
  expect(book.tables.flatMap((table) => table.rows).filter((row) => row.code === "201")).toEqual([]);
  expect(book.leftovers.filter((leftover) => leftover.reason === "replacedSheet").length).toBe(first.sheets.length);
});
