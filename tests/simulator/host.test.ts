import { inVirtualTime } from "../support/virtualTime";
import { openExcel } from "../../src/simulator/loadOffice";
import { externalFor } from "../../src/simulator/externalStub";
import type { DidChange, SimulatedExcel } from "../../src/simulator/host";

let host: SimulatedExcel;
beforeEach(() => {
  host = openExcel();
});

const write = (address: string, values: unknown[][]): Promise<void> =>
  Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange(address).values = values;
    await context.sync();
  });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const value = (row: number, column: number): unknown => host.user.cell("Sheet1", row, column).value;

describe("round trips", () => {
  test("are counted without the client's clean-up, and references are released", async () => {
    await write("A1:B1", [[1, 2]]);
    const stats = host.takeStats();
    expect(stats.syncs).toBe(1);
    expect(stats.exchanges.map((exchange) => exchange.cleanUp)).toStrictEqual([false, true]);
    expect(stats.requestBytes).toBeGreaterThan(stats.actions);
    expect(host.takeStats().exchanges).toStrictEqual([]);
    expect(host.heldReferences).toBe(0);
  });

  test("may take their time", async () => {
    host = openExcel({ latency: 60 });
    const start = Date.now();
    await write("A1", [[1]]);
    expect(Date.now() - start).toBeGreaterThanOrEqual(100);
  });
});

describe("ordered failures", () => {
  test.each<[string, () => void, string, unknown[]]>([
    ["a request", () => host.faults.failRequest(1, { code: "GeneralException" }), "GeneralException", ["", "", ""]],
    ["the second write", () => host.faults.failWrite(2, { code: "InvalidOperation" }), "InvalidOperation", [1, "", ""]],
    ["a sheet", () => host.faults.failSheet("sheet1", { code: "AccessDenied" }), "AccessDenied", ["", "", ""]],
    ["an action of the request", () => host.faults.failAction(1, 9999, { code: "GeneralException" }), "", [1, 2, 3]],
  ])("%s", async (_, order, code, left) => {
    order();
    const run = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      for (const [index, address] of ["A1", "B1", "C1"].entries()) sheet.getRange(address).values = [[index + 1]];
      await context.sync();
    });
    if (code === "") await run;
    else await expect(run).rejects.toMatchObject({ code });
    expect([value(0, 0), value(0, 1), value(0, 2)]).toStrictEqual(left);
    host.faults.clear();
    await write("A1", [[7]]);
    expect(value(0, 0)).toBe(7);
  });

  test("while a cell is edited requests fail, or wait when they asked for it", () => inVirtualTime(async () => {
    host.user.beginCellEdit();
    await expect(write("A1", [[1]])).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[2]];
      await context.sync();
    });
    await settle();
    expect(value(0, 0)).toBe("");
    host.user.endCellEdit();
    await waiting;
    expect(value(0, 0)).toBe(2);
  }));

  test("missing things and misuse have Excel's codes", async () => {
    const failing = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("无").getRange("A1").values = [[1]];
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code: "ItemNotFound", debugInfo: { errorLocation: "WorksheetCollection.getItem" } });
    await failing.catch((error: unknown) => expect(error).toBeInstanceOf(OfficeExtension.Error));
  });
});

describe("limits", () => {
  const heavy = Array.from({ length: 600 }, () => ["预".repeat(3000)]);

  test("a request over 5 MB is refused on the web, with nothing done", async () => {
    host = openExcel({ platform: "web" });
    await expect(write("A1:A600", heavy)).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    expect(value(0, 0)).toBe("");
    host = openExcel();
    await write("A1:A600", heavy);
    expect(value(599, 0)).toBe(heavy[0]?.[0]);
  });

  test("so is an answer", async () => {
    host = openExcel({ platform: "web", workbook: { sheets: [{ name: "Sheet1", cells: heavy.map(([text], row) => ({ row, column: 0, value: text ?? "" })) }] } });
    const reading = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getUsedRange().load("values");
      await context.sync();
    });
    await expect(reading).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
  });

  test("a range of more than five million cells has no grids", async () => {
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A:F").load("values,rowCount");
      await context.sync();
      return [range.values, range.rowCount];
    });
    expect(values).toStrictEqual([null, 1_048_576]);
  });

  test("newer members can be shut off by requirement set", async () => {
    host = openExcel({ requirementSets: { ExcelApi: "1.9" } });
    await expect(Excel.run(async (context) => (context.workbook.comments.load("items"), await context.sync()))).rejects.toMatchObject({ code: "ApiNotFound" });
    host = openExcel();
    await Excel.run(async (context) => (context.workbook.comments.load("items"), await context.sync()));
  });
});

describe("events", () => {
  test("of the add-in and of the user reach the sheet's and the workbook's handlers until removed", () => inVirtualTime(async () => {
    const seen: string[] = [];
    const handlers = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const { worksheets } = context.workbook;
      const added = [
        sheet.onChanged.add(async (event) => void seen.push(`sheet ${event.address} ${event.changeType} ${event.triggerSource}`)),
        sheet.onSelectionChanged.add(async (event) => void seen.push(`select ${event.address}`)),
        worksheets.onChanged.add(async (event) => void seen.push(`all ${event.address}`)),
        worksheets.onAdded.add(async (event) => void seen.push(`added ${event.type}`)),
        worksheets.onDeleted.add(async (event) => void seen.push(`deleted ${event.type}`)),
        worksheets.onActivated.add(async (event) => void seen.push(`activated ${event.type}`)),
      ];
      await context.sync();
      return added;
    });
    await write("A1", [[1]]);
    host.user.type("Sheet1", 1, 1, "=A1");
    host.user.insertRows("Sheet1", 0);
    host.user.select("Sheet1", "B2:C3");
    host.user.addSheet("新");
    host.user.deleteSheet("新");
    await settle();
    expect(seen).toStrictEqual([
      "sheet A1 RangeEdited ThisLocalAddin", "all A1", "sheet B2 RangeEdited Unknown", "all B2", "sheet 1:1 RowInserted Unknown", "all 1:1",
      "select B2:C3", "added WorksheetAdded", "activated WorksheetActivated", "activated WorksheetActivated", "deleted WorksheetDeleted",
    ]);
    expect(host.registeredHandlers).toBe(6);
    for (const handler of handlers) {
      await Excel.run(handler.context as Excel.RequestContext, async (context) => {
        (handler as OfficeExtension.EventHandlerResult<unknown>).remove();
        await context.sync();
      });
    }
    expect(host.registeredHandlers).toBe(0);
  }));

  test.each([
    [false, 2],
    [true, 1],
  ])("of a big write: one for each piece, or one when told together (%s)", (coalesceChanges, least) => inVirtualTime(async () => {
    host = openExcel({ coalesceChanges });
    const seen: string[] = [];
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.getItem("Sheet1").onChanged.add(async (event) => void seen.push(event.address));
      await context.sync();
      return added;
    });
    await write("A1:B2000", Array.from({ length: 2000 }, (_, row) => [row, row]));
    await settle();
    if (coalesceChanges) expect(seen).toStrictEqual(["A1:B2000"]);
    else expect(seen.length).toBeGreaterThanOrEqual(least);
    await Excel.run(handler.context as Excel.RequestContext, async (context) => (handler.remove(), await context.sync()));
  }));

  test("whoever draws the workbook hears of every change", async () => {
    const seen: DidChange[] = [];
    const stop = host.onDidChange((change) => seen.push(change));
    await write("A1", [[1]]);
    host.user.type("Sheet1", 0, 0, 2);
    host.user.renameSheet("Sheet1", "表");
    stop();
    host.user.type("表", 0, 0, 3);
    expect(seen).toStrictEqual([
      { kind: "cells", sheet: "Sheet1", by: "addin", area: "A1" },
      { kind: "cells", sheet: "Sheet1", by: "user", area: "A1" },
      { kind: "sheetRenamed", sheet: "表", by: "user", before: "Sheet1" },
    ]);
  });
});

test("the user's side: a sheet as drawn, sorting, columns", () => {
  const { user } = host;
  user.paste("Sheet1", 0, 0, [["乙", 2, "=B1*2"], ["甲", 1, "=B2*2"]]);
  user.numberFormat("Sheet1", "B1:C2", "0.00");
  user.columnWidth("Sheet1", 0, 20);
  user.sortRows("Sheet1", "A1:C2", 1);
  user.merge("Sheet1", "A5:C5");
  const shown = user.read("Sheet1");
  expect(shown.cells.slice(0, 6).map((cell) => [cell.value, cell.formula, cell.text])).toStrictEqual([
    ["甲", "", "甲"], [1, "", "1.00"], [2, "=B1*2", "2.00"], ["乙", "", "乙"], [2, "", "2.00"], [4, "=B2*2", "4.00"],
  ]);
  expect([shown.usedArea, shown.merges, shown.columnWidths]).toStrictEqual(["A1:C2", ["A5:C5"], [{ column: 0, width: 20 }]]);
  expect(user.sheets().map((tab) => [tab.name, tab.active])).toStrictEqual([["Sheet1", true]]);
  expect(() => user.type("Sheet1", 0, 0, "=SUM(A1:A2)")).toThrow(/[Cc]ircular/);
});

test("what the client finds under window.external while it boots", () => {
  const external = externalFor(host) as { GetContext(): { GetAppUILocale(): string; GetSupportedMatrix(): string; GetSettings(): { Read(keys: string[], values: string[]): unknown; Write(keys: string[], values: string[]): number } }; RegisterEvent(id: number, target: string, handler: () => void, callback: () => void): void };
  const context = external.GetContext();
  expect(context.GetAppUILocale()).toBe("zh-CN");
  expect(JSON.parse(context.GetSupportedMatrix())).toMatchObject({ ExcelApi: "1.15" });
  context.GetSettings().Write(["年"], ["2022"]);
  const keys: string[] = [];
  context.GetSettings().Read(keys, []);
  expect([keys, host.save().settings]).toStrictEqual([["年"], { 年: "2022" }]);
  let fired = 0;
  external.RegisterEvent(2, "", () => (fired += 1), () => undefined);
  host.user.select("Sheet1", "B2");
  expect(fired).toBe(1);
});
