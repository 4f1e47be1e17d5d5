import { isWrongFact, missingFields } from "../../src/review/typeFacts";
import { factEdits, narrate, planOwnSheets, understand } from "../../src/review";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "../../src/hosts/xlsx";
import { applied, filled } from "../support/workbooks";

const HEADERS: readonly unknown[] = ["内容", "主要用途"];

/** The filled sample with nothing typed on 补充资料, its list of purposes empty. */
async function silent(): Promise<WorkbookSnapshot> {
  const sample = await (await openXlsx(new Uint8Array(readFileSync(join(__dirname, "../../assets/samples/xihu-2022.xlsx"))), "x")).read();
  const { sheets } = (await filled(sample)).after;
  return {
    sheets: sheets.map((sheet) => (sheet.name !== "补充资料" ? sheet : {
      ...sheet,
      values: sheet.values.map((line) => (/^\d{3,}$/.test(String(line[0])) ? line.map(() => null) : line.map((value, column) => (column === 2 && !HEADERS.includes(value) ? null : value)))),
    })),
  };
}

test("what is missing is asked for by section, each cell once, equal labels told apart by their section", async () => {
  const snapshot = await silent();
  const { fields, elsewhere } = missingFields(understand(snapshot), snapshot, narrate(snapshot).missing);
  expect(elsewhere).toEqual([]);
  expect(new Set(fields.map(({ at }) => `${at.sheet}!${at.row},${at.column}`)).size).toBe(fields.length);
  expect(new Set(fields.map(({ section, label }) => `${section}|${label}`)).size).toBe(fields.length);
  expect(fields.filter(({ label }) => label === "上年执行数").length).toBeGreaterThan(1);
});

test("everything typed at once: nothing is missing any more, numbers are numbers, items get rows of their own", async () => {
  const snapshot = await silent();
  const book = understand(snapshot);
  const { fields } = missingFields(book, snapshot, narrate(snapshot).missing);
  const answers = new Map(fields.map(({ key, content }) => [key, content === "text" ? "按计划安排工作" : content === "count" ? "3" : "1，234.5"]));
  const { after } = applied(snapshot, factEdits(snapshot, fields, answers));
  const again = missingFields(understand(after), after, narrate(after).missing);
  // What was typed may ask for something in its turn (this year's costs for last year's), and never for itself.
  expect(again.fields.filter(({ at }) => fields.some((field) => field.at.row === at.row && field.at.sheet === at.sheet))).toEqual([]);
  expect(again.fields.length).toBeLessThan(fields.length / 3);
  const purposes = fields.filter(({ item }) => item !== null);
  expect(purposes.length).toBeGreaterThan(1);
  for (const { at, item } of purposes) {
    const sheet = after.sheets.find(({ name }) => name === at.sheet);
    const line = sheet?.values[at.row - (sheet.row ?? 0)]?.slice(at.column - 2 - (sheet?.column ?? 0), at.column + 1 - (sheet?.column ?? 0));
    expect(line).toEqual([item?.code, item?.name, "按计划安排工作"]);
  }
});

test("blank fields and what is no number are not written, and a cell that changed meanwhile is not written over", async () => {
  const snapshot = await silent();
  const { fields } = missingFields(understand(snapshot), snapshot, narrate(snapshot).missing);
  const amount = fields.find(({ content }) => content === "amount");
  if (!amount) throw new Error("no amount is missing");
  expect(isWrongFact(amount, "三百")).toBe(true);
  expect([isWrongFact(amount, ""), isWrongFact(amount, "３００.5"), isWrongFact(amount, "-1,000")]).toEqual([false, false, false]);
  expect(factEdits(snapshot, fields, new Map([[amount.key, "三百"]]))).toEqual([]);
  expect(factEdits(snapshot, fields, new Map([[amount.key, "３００.5"]]))).toEqual([{ kind: "setValue", at: amount.at, expects: { value: null }, value: 300.5 }]);
});

test("a workbook without our sheets: what its text lacks has no place, until they are added, and then stands in fields", async () => {
  const whole = await silent();
  const snapshot = { sheets: whole.sheets.filter(({ name }) => name !== "补充资料" && name !== "基本信息") };
  const missing = missingFields(understand(snapshot), snapshot, narrate(snapshot).missing);
  expect(missing).toMatchObject({ fields: [], elsewhere: [] });
  expect(missing.unasked).toBeGreaterThan(5);
  const { after } = applied(snapshot, planOwnSheets(snapshot));
  expect(after.sheets.map(({ name }) => name)).toEqual([...snapshot.sheets.map(({ name }) => name), "基本信息", "补充资料"]);
  const { fields, unasked } = missingFields(understand(after), after, narrate(after).missing);
  expect(unasked).toBe(0);
  expect(new Set(fields.map(({ at }) => at.sheet))).toEqual(new Set(["补充资料"]));
  expect(understand(after)).toMatchObject({ body: understand(snapshot).body, year: 2022 });
});

test("sheets added to tables that do not say their year leave it open, and what is there already is not added again", async () => {
  const { sheets } = await silent();
  const yearless = { sheets: sheets.filter(({ name }) => name !== "补充资料" && name !== "基本信息").map((sheet) => ({ ...sheet, values: sheet.values.map((line) => line.map((value) => (typeof value === "string" ? value.replace(/20\d\d年?/g, "") : value))) })) };
  expect(understand(yearless).year).toBeNull();
  expect(understand(applied(yearless, planOwnSheets(yearless)).after).year).toBeNull();
  expect(planOwnSheets({ sheets })).toEqual([]);
});
