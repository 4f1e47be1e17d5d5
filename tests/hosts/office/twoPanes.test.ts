/** Two panes on one workbook, people typing beside them, and faults at any moment: no figure that somebody typed is lost. */
import { openExcel } from "../../../src/simulator/loadOffice";
import { ACTIONS, BOOK, openPane, SHEET, type HeadlessPane } from "../../support/faults";

/** A small generator with a seed, so that a run can be made again (Mulberry32). */
function randomly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const NAMES = ["fill", "insert item", "check", "clear marks", "fix all", "undo fill"] as const;

async function settle({ actions, state }: HeadlessPane): Promise<void> {
  for (let round = 0; round < 300; round += 1) {
    if (state().busy === null && state().notice?.action === "lookAgain") actions.lookAgain();
    else if (state().busy === null) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("a pane is still busy");
}

test.each([20301, 20302, 20303])("an hour in short, seed %d", async (seed) => {
  const next = randomly(seed);
  const excel = openExcel({ workbook: BOOK, requirementSets: { ExcelApi: "1.14" } });
  const panes = [openPane(150), openPane(150)];
  const typed = new Map<string, number>();
  for (let step = 0; step < 16; step += 1) {
    const pane = panes[next(2)];
    const action = ACTIONS[NAMES[next(NAMES.length)] ?? "fill"];
    if (!pane || !action) continue;
    // A colleague types a note of their own on the memo sheet and a figure into a leaf, at some request of the pane's.
    const mark = 1_000 + step;
    excel.faults.meet(1 + next(6), () => {
      excel.user.type("备忘", step, 1, mark);
      typed.set(`备忘!${step}`, mark);
      const row = [...excel.user.read(SHEET).cells].find(({ value }) => value === "行政运行")?.row;
      if (row !== undefined) {
        excel.user.type(SHEET, row, 4, mark);
        typed.set("行政运行", mark);
      }
    });
    const fault = next(5);
    if (fault === 0) excel.faults.failRequest(1 + next(5), { code: "GeneralException" });
    if (fault === 1) excel.faults.answer(1 + next(5), { lost: { code: "GeneralException" } });
    if (fault === 2) excel.faults.answer(1 + next(5), { never: true });
    if (action.prepare && next(2) === 0) await action.prepare(pane);
    await action.act(pane);
    await settle(pane);
    excel.faults.clear();
    await settle(pane);
    const cells = excel.user.read(SHEET).cells;
    const leaf = cells.find(({ value }) => value === "行政运行");
    if (leaf && typed.has("行政运行")) expect([step, cells.find(({ row, column }) => row === leaf.row && column === 4)?.value]).toEqual([step, typed.get("行政运行")]);
    for (const [place, value] of typed) if (place.startsWith("备忘!")) expect([step, place, excel.user.cell("备忘", Number(place.slice(3)), 1).value]).toEqual([step, place, value]);
    expect(excel.user.sheets().filter(({ name }) => name.startsWith("~"))).toEqual([]);
    // Every amount below a label is a figure or a live formula, and none is on a row of another.
    expect(cells.filter(({ error }) => error)).toEqual([]);
  }
}, 200_000);
