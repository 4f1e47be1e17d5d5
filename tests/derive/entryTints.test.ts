import { layoutOf } from "../../src/model/profile";
import { cellKey, type CellRef } from "../../src/model/cells";
import { ENTRY_TINT, type Edit } from "../../src/model/edits";
import { MemoryHost } from "../../src/hosts/memory";
import { planFill, planInsert, planItems, understand } from "../../src/review";
import { leafEdits, requestFor } from "../support/leaves";
import { ZHEJIANG } from "../support/profiles";
import { XIHU } from "../support/xihu";

const applied = async (host: MemoryHost, edits: readonly Edit[]): Promise<readonly Edit[]> => {
  const result = await host.apply(edits);
  expect(result.outcomes.filter(({ done }) => !done)).toEqual([]);
  return result.inverse;
};

const isTinted = (host: MemoryHost, at: CellRef): boolean => host.styleAt(at)?.fill === ENTRY_TINT;

/** Cells of the inserted tables that wear the tint. */
async function tinted(host: MemoryHost): Promise<readonly string[]> {
  const { sheets } = await host.read();
  const tables = new Set(ZHEJIANG.tables.map(({ sheet }) => sheet));
  return sheets.filter(({ name }) => tables.has(name)).flatMap(({ name: sheet }) =>
    Array.from({ length: 80 }, (_, row) => Array.from({ length: 20 }, (__, column) => ({ sheet, row, column }))).flat().filter((at) => isTinted(host, at)).map(cellKey));
}

const formulas = async (host: MemoryHost): Promise<readonly CellRef[]> => (await host.read()).sheets.flatMap(({ name: sheet, row, column, formulas: lines }) =>
  lines.flatMap((line, r) => line.flatMap((text, c) => (text === "" ? [] : [{ sheet, row: row + r, column: column + c }]))));

async function insertedSample(): Promise<MemoryHost> {
  const host = MemoryHost.of([]);
  await applied(host, planInsert(await host.read(), requestFor(XIHU)).edits);
  return host;
}

describe("the sample's set", () => {
  test("what a person types is tinted, what filling writes is not, and taking the filling back brings the tints back", async () => {
    const host = await insertedSample();
    const typed = leafEdits(await host.read(), XIHU).flatMap((edit) => (edit.kind === "setValue" && typeof edit.value === "number" ? [edit.at] : []));
    // A table whose rows follow from those of others is typed only where they do not.
    const follows = layoutOf(ZHEJIANG, "expenditure")?.sheet;
    const untinted = typed.filter(({ sheet }) => sheet !== follows && ZHEJIANG.tables.some((layout) => layout.sheet === sheet)).filter((at) => !isTinted(host, at));
    await applied(host, leafEdits(await host.read(), XIHU));
    const before = await tinted(host);
    const undo = await applied(host, planFill(await host.read()).edits);
    const written = await formulas(host);
    expect(written.length).toBeGreaterThan(400);
    expect(written.filter((at) => isTinted(host, at)).map(cellKey)).toEqual([]);
    expect((await tinted(host)).length).toBeLessThan(before.length);
    // 年终结转 and its like come from relations that this body does not need; everything else typed was offered.
    expect(untinted.map(cellKey)).toEqual([]);
    await applied(host, undo);
    expect(await tinted(host)).toEqual(before);
  });

  test("an added item is tinted where it is typed; its parents are not once they are filled", async () => {
    const host = await insertedSample();
    const { plan } = planItems(await host.read(), [{ classification: "functional", code: "2130305", fund: "general-public-budget", unit: null }]);
    await applied(host, plan.edits);
    await applied(host, planFill(await host.read()).edits);
    const table = understand(await host.read()).tables.find(({ id }) => id === "general-expenditure");
    expect(table?.rows.filter(({ code }) => code !== null).map((row) =>
      [row.code, ...[...row.cells].filter(([, { ref }]) => isTinted(host, ref)).map(([role]) => role)])).toEqual([
      ["213"], ["21303"], ["2130305", "personnel", "operating", "project"],
    ]);
  });

  test("sheets of others are never tinted", async () => {
    const own = await insertedSample();
    await applied(own, leafEdits(await own.read(), XIHU));
    const { sheets } = await own.read();
    const stranger = MemoryHost.from({ sheets: sheets.filter(({ name }) => name !== "基本信息") });
    const { edits } = planFill(await stranger.read());
    expect([edits.length > 0, edits.filter(({ kind }) => kind === "tint")]).toEqual([true, []]);
  });
});
