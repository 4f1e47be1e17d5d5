import { openExcel } from "../../src/simulator/loadOffice";
import type { SimulatedExcel } from "../../src/simulator/host";

let host: SimulatedExcel;
beforeEach(() => {
  host = openExcel();
});
afterEach(() => {
  expect(host.heldReferences).toBe(0);
});

const run = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  Excel.run((context) => work(context.workbook.worksheets.getItem("Sheet1"), context));

describe("looks", () => {
  test("are set, shared, mixed and cleared", async () => {
    const seen = await run(async (sheet, context) => {
      const range = sheet.getRange("A1:B2");
      range.format.fill.color = "#ffc7ce";
      range.format.font.bold = true;
      range.format.font.name = "黑体";
      range.format.font.size = 16;
      range.format.font.color = "red";
      range.format.horizontalAlignment = "Center";
      range.format.verticalAlignment = "Top";
      range.format.wrapText = true;
      range.format.indentLevel = 1;
      range.format.columnWidth = 60;
      range.format.rowHeight = 20;
      range.format.protection.locked = false;
      sheet.getRange("B2").format.font.bold = false;
      sheet.getRange("B2").format.fill.clear();
      range.load("format/*,format/fill/color,format/font/bold,format/font/name,format/protection/locked");
      await context.sync();
      const { format } = range;
      return [format.fill.color, format.font.bold, format.font.name, format.horizontalAlignment, format.verticalAlignment, format.wrapText, format.indentLevel, format.columnWidth, format.rowHeight, format.protection.locked];
    });
    expect(seen).toStrictEqual([null, null, "黑体", "Center", "Top", true, 1, 60, 20, false]);
    expect(host.user.cell("Sheet1", 1, 1).format).toMatchObject({ bold: false, fontColor: "#FF0000" });
  });

  test("borders round and inside a range", async () => {
    await run(async (sheet, context) => {
      const { borders } = sheet.getRange("A1:B2").format;
      for (const edge of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const) {
        borders.getItem(edge).style = "Continuous";
        borders.getItem(edge).color = "#808080";
      }
      await context.sync();
    });
    const { borders } = host.user.cell("Sheet1", 0, 0).format;
    expect(Object.keys(borders ?? {}).sort()).toStrictEqual(["EdgeBottom", "EdgeLeft", "EdgeRight", "EdgeTop"]);
    expect(borders?.EdgeTop).toStrictEqual({ style: "Continuous", color: "#808080", weight: "Thin" });
  });

  test("a whole column's format is for cells to come", async () => {
    await run(async (sheet, context) => {
      sheet.getRange("A:A").numberFormat = "@" as unknown as string[][];
      await context.sync();
      sheet.getRange("A7").values = [["0201"]];
      await context.sync();
    });
    expect(host.user.cell("Sheet1", 6, 0).value).toBe("0201");
  });

  test("per cell, row and column in one answer", async () => {
    const edges = await run(async (sheet, context) => {
      sheet.getRange("A1:B1").setCellProperties([[{ format: { fill: { color: "#00FF00" }, font: { bold: true } } }, { format: { borders: { top: { style: "Double" } } } }]]);
      const cells = sheet.getRange("A1:B1").getCellProperties({ format: { borders: { style: true } } });
      await context.sync();
      return cells.value[0]?.map((cell) => [cell.format?.borders?.top?.style, cell.format?.borders?.left?.style]);
    });
    expect(edges).toStrictEqual([["None", "None"], ["Double", "None"]]);
    const properties = await run(async (sheet, context) => {
      sheet.getRange("2:2").rowHidden = true;
      const cells = sheet.getRange("A1:B1").getCellProperties({ address: true, format: { fill: { color: true }, font: { bold: true } } });
      const rows = sheet.getRange("A1:A3").getRowProperties({ rowHidden: true });
      const columns = sheet.getRange("A1:B1").getColumnProperties({ columnHidden: true });
      await context.sync();
      return [cells.value, rows.value, columns.value];
    });
    expect(properties).toStrictEqual([
      [[{ address: "Sheet1!A1", format: { fill: { color: "#00FF00" }, font: { bold: true } } }, { address: "Sheet1!B1", format: { fill: { color: "#FFFFFF" }, font: { bold: false } } }]],
      [{ rowHidden: false }, { rowHidden: true }, { rowHidden: false }],
      [{ columnHidden: false }, { columnHidden: false }],
    ]);
  });
});

describe("merged areas", () => {
  test("keep the first value, ignore writes behind it, are told and undone", async () => {
    const seen = await run(async (sheet, context) => {
      sheet.getRange("A1:C1").values = [["甲", "乙", "丙"]];
      sheet.getRange("A1:C1").merge();
      sheet.getRange("A3:B4").merge(true);
      sheet.getRange("B1").values = [["不见"]];
      sheet.getRange("A1").values = [["标题"]];
      const row = sheet.getRange("A1:C1").load("values");
      const merged = sheet.getRange("A1:F9").getMergedAreasOrNullObject().load("address,areaCount");
      const none = sheet.getRange("E1:F9").getMergedAreasOrNullObject();
      await context.sync();
      const result = [row.values, merged.address, merged.areaCount, none.isNullObject];
      sheet.getRange("B1").unmerge();
      const left = sheet.getRange("A1:C1").getMergedAreasOrNullObject();
      await context.sync();
      return [...result, left.isNullObject];
    });
    expect(seen).toStrictEqual([[["标题", "", ""]], "Sheet1!A1:C1,Sheet1!A3:B3,Sheet1!A4:B4", 3, true, true]);
  });
});

describe("conditional formats", () => {
  const add = (address: string, formula: string, color: string): Promise<string> =>
    run(async (sheet, context) => {
      const format = sheet.getRange(address).conditionalFormats.add(Excel.ConditionalFormatType.custom);
      format.custom.rule.formula = formula;
      format.custom.format.fill.color = color;
      format.custom.format.font.bold = true;
      format.load("id");
      await context.sync();
      return format.id;
    });

  test("outlive the range they were added through, strongest first", async () => {
    await add("A1:A5", '=OR(FALSE,"预算"="")', "#FF0000");
    await add("A3:B3", "=TRUE", "#00FF00");
    const seen = await run(async (sheet, context) => {
      const all = sheet.getRange().conditionalFormats.load("items/id,items/type,items/priority,items/custom/rule/formula,items/custom/format/fill/color");
      const touching = sheet.getRange("B1:B9").conditionalFormats;
      touching.load("items/id");
      await context.sync();
      const ranges = all.items.map((one) => one.getRange().load("address"));
      await context.sync();
      return [all.items.map((one) => [one.type, one.priority, one.custom.rule.formula, one.custom.format.fill.color]), ranges.map((range) => range.address), touching.items.length];
    });
    expect(seen).toStrictEqual([[["Custom", 0, "=TRUE", "#00FF00"], ["Custom", 1, '=OR(FALSE,"预算"="")', "#FF0000"]], ["Sheet1!A3:B3", "Sheet1!A1:A5"], 1]);
  });

  test("are found by id, deleted alone, or cleared from an area", async () => {
    const id = await add("A1:A5", "=FALSE", "#FF0000");
    await add("A1:A5", "=TRUE", "#00FF00");
    const counts = await run(async (sheet, context) => {
      const { conditionalFormats } = sheet.getRange("A1:A5");
      conditionalFormats.getItem(id).delete();
      const one = conditionalFormats.getCount();
      await context.sync();
      sheet.getRange("A3").conditionalFormats.clearAll();
      const inside = sheet.getRange("A3").conditionalFormats.getCount();
      await context.sync();
      return [one.value, inside.value];
    });
    expect(counts).toStrictEqual([1, 0]);
    expect(host.save().sheets[0]?.conditionalFormats?.[0]?.areas).toStrictEqual(["A1:A2", "A4:A5"]);
  });

  test("by cell value, and on several areas", async () => {
    await run(async (sheet, context) => {
      const format = sheet.getRanges("A1:A2,C1").conditionalFormats.add("CellValue");
      format.cellValue.rule = { formula1: "=0", operator: "LessThan" };
      format.cellValue.format.font.color = "red";
      await context.sync();
    });
    expect(host.save().sheets[0]?.conditionalFormats).toStrictEqual([
      { areas: ["A1:A2", "C1"], stopIfTrue: false, type: "CellValue", operator: "LessThan", formula1: "=0", format: { fontColor: "#FF0000" } },
    ]);
  });
});

test("comments: added, found by cell, changed, moved with their cell, deleted", async () => {
  const seen = await run(async (sheet, context) => {
    const { comments } = context.workbook;
    comments.add("Sheet1!B2", "差 0.01");
    comments.add(sheet.getRange("C3"), "另一条");
    sheet.getRange("1:1").insert("Down");
    const found = comments.getItemByCell("Sheet1!B3").load("content,id");
    const place = found.getLocation().load("address");
    sheet.comments.load("items/content");
    await context.sync();
    const first = [found.content, place.address, sheet.comments.items.map((one) => one.content)];
    found.content = "已改";
    found.load("content");
    await context.sync();
    comments.getItem(found.id).delete();
    const left = comments.getCount();
    await context.sync();
    return [...first, found.content, left.value];
  });
  expect(seen).toStrictEqual(["差 0.01", "Sheet1!B3", ["差 0.01", "另一条"], "已改", 1]);
  await expect(run(async (_, context) => context.workbook.comments.getItemByCell("Sheet1!Z9").load("id") && (await context.sync()))).rejects.toMatchObject({ code: "ItemNotFound" });
});

describe("protection", () => {
  test.each<[string, (sheet: Excel.Worksheet) => void]>([
    ["values", (sheet) => (sheet.getRange("A1:B1").values = [[8, 9]])],
    ["look", (sheet) => (sheet.getRange("B1").format.fill.color = "red")],
    ["rows", (sheet) => void sheet.getRange("1:1").insert("Down")],
    ["clear", (sheet) => sheet.getRange("A1:B1").clear()],
    ["conditional format", (sheet) => void sheet.getRange("A1").conditionalFormats.add("Custom")],
    ["comment", (sheet) => void sheet.comments.add("A1", "x")],
  ])("refuses %s and nothing of it is done", async (_, write) => {
    await run(async (sheet, context) => {
      sheet.getRange("A1:B1").values = [[1, 2]];
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect();
      await context.sync();
    });
    const before = host.save();
    await expect(run(async (sheet, context) => (write(sheet), await context.sync()))).rejects.toMatchObject({ code: "AccessDenied" });
    expect(host.save()).toStrictEqual(before);
  });

  test("unlocked cells and allowed actions are free; a password opens", async () => {
    const seen = await run(async (sheet, context) => {
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect({ allowInsertRows: true }, "密");
      sheet.getRange("B1").values = [[5]];
      sheet.getRange("3:3").insert("Down");
      sheet.protection.load("protected,options");
      await context.sync();
      const wrong = await Excel.run(async (other) => (other.workbook.worksheets.getItem("Sheet1").protection.unprotect("错"), await other.sync())).catch((error: { code: string }) => error.code);
      sheet.protection.unprotect("密");
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      return [sheet.protection.protected, sheet.protection.options.allowInsertRows, sheet.protection.options.allowDeleteRows, wrong];
    });
    expect(seen).toStrictEqual([true, true, false, "AccessDenied"]);
  });
});

test("panes, page, grid lines, selection, validation", async () => {
  const seen = await run(async (sheet, context) => {
    sheet.freezePanes.freezeAt(sheet.getRange("A1:B4"));
    sheet.showGridlines = false;
    sheet.pageLayout.orientation = "Landscape";
    sheet.pageLayout.paperSize = "A4";
    sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    sheet.pageLayout.centerHorizontally = true;
    sheet.pageLayout.setPrintMargins("Centimeters", { left: 1, right: 1 });
    sheet.pageLayout.setPrintTitleRows("$1:$4");
    sheet.pageLayout.setPrintArea("A1:G30");
    sheet.getRange("A1").dataValidation.rule = { list: { inCellDropDown: true, source: "部门,单位" } };
    sheet.getRange("C5:D6").select();
    const location = sheet.freezePanes.getLocationOrNullObject().load("address");
    const selected = context.workbook.getSelectedRange().load("address");
    const active = context.workbook.getActiveCell().load("address");
    const titles = sheet.pageLayout.getPrintTitleRowsOrNullObject().load("address");
    const validation = sheet.getRange("A1").dataValidation.load("type,rule");
    sheet.pageLayout.load("orientation,zoom,leftMargin");
    await context.sync();
    return [location.address, selected.address, active.address, titles.address, validation.type, sheet.pageLayout.orientation, sheet.pageLayout.zoom, Math.round(sheet.pageLayout.leftMargin)];
  });
  expect(seen).toStrictEqual(["Sheet1!A1:B4", "Sheet1!C5:D6", "Sheet1!C5", "Sheet1!1:4", "List", "Landscape", { horizontalFitToPages: 1, verticalFitToPages: 0 }, 28]);
});

test("ways from range to range", async () => {
  const seen = await run(async (sheet, context) => {
    const base = sheet.getRange("B2:D4");
    const ranges = [
      base.getRow(1), base.getColumn(0), base.getCell(0, 2), base.getResizedRange(1, -1), base.getOffsetRange(2, 2), base.getBoundingRect("F9"), base.getBoundingRect(sheet.getRange("A1")),
      base.getEntireRow(), base.getEntireColumn(), base.getLastCell(), base.getIntersection("C3:Z9"), sheet.getRangeByIndexes(0, 0, 2, 2), sheet.getCell(4, 4), sheet.getRange("7:9"),
    ];
    for (const range of ranges) range.load("address");
    const none = base.getIntersectionOrNullObject("Z9");
    const nothing = none.getCell(0, 0);
    await context.sync();
    return [...ranges.map((range) => range.address.replace("Sheet1!", "")), none.isNullObject, nothing.isNullObject];
  });
  expect(seen).toStrictEqual(["B3:D3", "B2:B4", "D2", "B2:C5", "D4:F6", "B2:F9", "A1:D4", "2:4", "B:D", "D4", "C3:D4", "A1:B2", "E5", "7:9", true, true]);
});

test("clearing contents, formats, everything; copying", async () => {
  await run(async (sheet, context) => {
    sheet.getRange("A1:C1").values = [[1, 2, "=A1+B1"]];
    sheet.getRange("A1:C1").format.font.bold = true;
    sheet.getRange("A5").copyFrom("A1:C1");
    sheet.getRange("A6:C6").copyFrom("A1:C1", "Values");
    sheet.getRange("A1").clear("Contents");
    sheet.getRange("B1").clear("Formats");
    sheet.getRange("C1").clear();
    await context.sync();
  });
  const { cell } = { cell: (row: number, column: number) => host.user.cell("Sheet1", row, column) };
  expect([cell(0, 0).value, cell(0, 0).format.bold, cell(0, 1).value, cell(0, 1).format.bold, cell(0, 2).formula]).toStrictEqual(["", true, 2, undefined, ""]);
  expect([cell(4, 2).formula, cell(4, 2).format.bold, cell(5, 2).value, cell(5, 2).formula]).toStrictEqual(["=A5+B5", true, 3, ""]);
});

test("what is not simulated says so", async () => {
  await expect(run(async (sheet, context) => (sheet.charts.load("items"), await context.sync()))).rejects.toMatchObject({ code: "ApiNotFound", message: expect.stringContaining("Worksheet.Charts") as string });
});

test("retrieve and load without a selection", async () => {
  const seen = await run(async (sheet, context) => {
    sheet.load();
    context.workbook.worksheets.load({ name: true, $top: 1 });
    await context.sync();
    return [sheet.name, sheet.position, sheet.visibility, context.workbook.worksheets.items.map((one) => one.name)];
  });
  expect(seen).toStrictEqual(["Sheet1", 0, "Visible", ["Sheet1"]]);
});
