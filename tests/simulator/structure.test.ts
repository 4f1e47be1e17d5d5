import { openExcel } from "../../src/simulator/loadOffice";
import type { SimulatedExcel } from "../../src/simulator/host";
import type { SimulatedWorkbook } from "../../src/simulator/plainWorkbook";

const BUDGET: SimulatedWorkbook = {
  sheets: [
    {
      name: "支出表",
      cells: [
        { row: 0, column: 0, value: "部门支出表", format: { bold: true } },
        { row: 1, column: 0, value: "201" },
        { row: 1, column: 1, formula: "=SUM(B3:B5)", format: { numberFormat: "0.00" } },
        { row: 2, column: 1, value: 1.5 },
        { row: 3, column: 1, value: 2.5 },
        { row: 4, column: 1, value: 3 },
      ],
      merges: ["A1:B1"],
      conditionalFormats: [{ areas: ["B3:B5"], type: "Custom", formula: "=$B3<0", format: { fillColor: "#FFC7CE" } }],
      comments: [{ cell: "B5", content: "核对" }],
      rowHeights: [{ row: 4, height: 30 }],
      page: { titleRows: "1:2", printArea: "A1:B5" },
    },
    { name: "总表", cells: [{ row: 0, column: 0, formula: "=支出表!B2+支出表!$B$5" }] },
  ],
  names: [{ name: "合计", formula: "=支出表!$B$3:$B$5" }],
};

let host: SimulatedExcel;
beforeEach(() => {
  host = openExcel({ workbook: BUDGET });
});
afterEach(() => {
  expect(host.heldReferences).toBe(0);
});

const sheet = (context: Excel.RequestContext, name = "支出表"): Excel.Worksheet => context.workbook.worksheets.getItem(name);
const formula = (name: string, row: number, column: number): string => host.user.cell(name, row, column).formula;
const value = (name: string, row: number, column: number): unknown => host.user.cell(name, row, column).value;

describe("inserting and deleting moves everything", () => {
  test.each([
    // what, the sum, the other sheet's formula, the name, conditional format, comment
    ["insert 3:4", "=SUM(B5:B7)", "=支出表!B2+支出表!$B$7", "=支出表!$B$5:$B$7", "B5:B7", "B7"],
    ["insert 5:5", "=SUM(B3:B6)", "=支出表!B2+支出表!$B$6", "=支出表!$B$3:$B$6", "B3:B6", "B6"],
    ["insert 6:6", "=SUM(B3:B5)", "=支出表!B2+支出表!$B$5", "=支出表!$B$3:$B$5", "B3:B5", "B5"],
    ["delete 3:3", "=SUM(B3:B4)", "=支出表!B2+支出表!$B$4", "=支出表!$B$3:$B$4", "B3:B4", "B4"],
    ["delete 5:5", "=SUM(B3:B4)", "=支出表!B2+#REF!", "=支出表!$B$3:$B$4", "B3:B4", null],
  ])("%s", async (what, sum, other, name, area, comment) => {
    const [verb, rows = ""] = what.split(" ");
    await Excel.run(async (context) => {
      const range = sheet(context).getRange(rows);
      if (verb === "insert") range.insert("Down");
      else range.delete("Up");
      await context.sync();
    });
    const saved = host.save();
    expect(formula("支出表", 1, 1)).toBe(sum);
    expect(formula("总表", 0, 0).replace("支出表!#REF!", "#REF!")).toBe(other);
    expect(saved.names?.[0]?.formula).toBe(name);
    expect(saved.sheets[0]?.conditionalFormats?.[0]?.areas).toStrictEqual([area]);
    expect(saved.sheets[0]?.comments?.[0]?.cell ?? null).toBe(comment);
  });

  test("values, merges, heights and print set-up follow", async () => {
    await Excel.run(async (context) => {
      sheet(context).getRange("1:1").insert("Down");
      await context.sync();
    });
    const [first] = host.save().sheets;
    expect(first?.merges).toStrictEqual(["A2:B2"]);
    expect(first?.rowHeights).toStrictEqual([{ row: 5, height: 30 }]);
    expect(first?.page).toMatchObject({ titleRows: "2:3", printArea: "A2:B6" });
    expect(value("支出表", 2, 1)).toBe(7);
  });

  test("columns and parts of columns", async () => {
    await Excel.run(async (context) => {
      sheet(context).getRange("B3:B3").insert("Down");
      sheet(context, "总表").getRange("A:A").insert("Right");
      await context.sync();
    });
    expect([value("支出表", 2, 1), value("支出表", 3, 1), value("支出表", 5, 1)]).toStrictEqual(["", 1.5, 3]);
    expect(formula("支出表", 1, 1)).toBe("=SUM(B4:B6)");
    expect(formula("总表", 0, 1)).toBe("=支出表!B2+支出表!$B$6");
  });

  test("a range that is held moves along", async () => {
    const address = await Excel.run(async (context) => {
      const range = sheet(context).getRange("B5");
      await context.sync();
      sheet(context).getRange("1:2").insert("Down");
      range.load("address,values");
      await context.sync();
      return [range.address, range.values];
    });
    expect(address).toStrictEqual(["支出表!B7", [[3]]]);
  });
});

describe("sheets", () => {
  test("renaming rewrites formulas and names", async () => {
    await Excel.run(async (context) => {
      sheet(context).name = "支出 表";
      await context.sync();
    });
    expect(formula("总表", 0, 0)).toBe("='支出 表'!B2+'支出 表'!$B$5");
    expect(host.save().names?.[0]?.formula).toBe("='支出 表'!$B$3:$B$5");
    expect(value("总表", 0, 0)).toBe(10);
  });

  test.each([
    ["总表", "ItemAlreadyExists"],
    ["", "InvalidArgument"],
    ["a/b", "InvalidArgument"],
    ["[表]", "InvalidArgument"],
    ["表".repeat(32), "InvalidArgument"],
  ])("the name %j is refused", async (name, code) => {
    const failing = Excel.run(async (context) => {
      sheet(context).name = name;
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code });
  });

  test("adding, ordering, hiding, copying, deleting", async () => {
    const names = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("新表");
      added.position = 0;
      added.tabColor = "#00b050";
      const copy = sheet(context).copy("End");
      copy.load("name");
      sheet(context, "总表").visibility = "Hidden";
      worksheets.load("items/name,items/visibility,items/position");
      const count = worksheets.getCount(true);
      const first = worksheets.getFirst(true).load("name");
      await context.sync();
      sheet(context, "新表").delete();
      const gone = worksheets.getItemOrNullObject("新表");
      await context.sync();
      return [worksheets.items.map((one) => `${one.name} ${one.visibility}`), count.value, first.name, copy.name, gone.isNullObject];
    });
    expect(names).toStrictEqual([["新表 Visible", "支出表 Visible", "总表 Hidden", "支出表 (2) Visible"], 3, "新表", "支出表 (2)", true]);
    expect(value("支出表 (2)", 1, 1)).toBe(7);
  });

  test("formulas to a deleted sheet are lost", async () => {
    await Excel.run(async (context) => {
      sheet(context).delete();
      await context.sync();
    });
    expect(host.user.cell("总表", 0, 0)).toMatchObject({ formula: "=#REF!+#REF!", value: "#REF!", error: true });
  });

  test("the last visible sheet stays", async () => {
    const failing = Excel.run(async (context) => {
      sheet(context).delete();
      sheet(context, "总表").delete();
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code: "InvalidOperation", debugInfo: { errorLocation: "Worksheet.delete" } });
  });
});

test("used range: values alone, formats too, nothing", async () => {
  const seen = await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const empty = worksheets.add("空");
    const formatted = worksheets.add("色");
    formatted.getRange("C3").format.fill.color = "red";
    formatted.getRange("B2").values = [[1]];
    const ranges = [formatted.getUsedRange(true), formatted.getUsedRange(false), empty.getUsedRange()];
    for (const range of ranges) range.load("address");
    const none = empty.getUsedRangeOrNullObject(true);
    await context.sync();
    return [...ranges.map((range) => range.address), none.isNullObject];
  });
  expect(seen).toStrictEqual(["色!B2", "色!B2:C3", "空!A1", true]);
});

test("names: added, found, scoped, deleted", async () => {
  const seen = await Excel.run(async (context) => {
    const own = sheet(context);
    const added = own.names.add("本表", own.getRange("B3"), "说明");
    added.visible = false;
    const whole = context.workbook.names.getItem("合计").load("name,formula,type,scope,value");
    const missing = context.workbook.names.getItemOrNullObject("本表");
    const range = whole.getRange().load("address");
    added.load("formula,comment,visible,scope");
    await context.sync();
    const result = [whole.formula, whole.value, whole.type, range.address, missing.isNullObject, added.formula, added.comment, added.visible, added.scope];
    whole.delete();
    context.workbook.names.load("items/name");
    await context.sync();
    return [...result, context.workbook.names.items.length];
  });
  expect(seen).toStrictEqual(["=支出表!$B$3:$B$5", "支出表!B3:B5", "Range", "支出表!B3:B5", true, "=支出表!$B$3", "说明", false, "Worksheet", 0]);
});

test("loading what was saved gives the same workbook", () => {
  const saved = host.save();
  host.load(saved);
  expect(host.save()).toStrictEqual(saved);
});
