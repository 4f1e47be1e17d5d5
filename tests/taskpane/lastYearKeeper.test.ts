import { LastYearKeeper } from "../../src/taskpane/lastYearKeeper";
import { memoryShelf, type LastYearFiles, type LastYearShelf } from "../../src/taskpane/lastYearShelf";
import { openedState, patched, type PaneState } from "../../src/taskpane/state";
import { DEFAULT_SETTINGS } from "../../src/taskpane/liveSettings";
import { openPane } from "../support/faults";
import { grid, workbook } from "../support/snapshots";

const LAST = workbook(grid("总表", [["某局2024年部门收支总表"], ["单位：万元"], ["收入", "预算数", "支出", "预算数"], ["收入总计", 1, "支出总计", 1]]));
const FILES: LastYearFiles = { book: { name: "上年.xlsx", bytes: new Uint8Array([1]) }, text: { name: "上年.docx", bytes: new Uint8Array([2]) } };

/** A keeper with a shelf, and what the pane then has. */
function keeperOf(lastYear: LastYearShelf): { readonly keeper: LastYearKeeper; readonly state: () => PaneState; readonly patch: (part: Partial<PaneState>) => void } {
  let now = openedState(DEFAULT_SETTINGS);
  const patch = (part: Partial<PaneState>): void => { now = patched(now, part); };
  const none = (): Promise<never> => Promise.reject(new Error("no files here"));
  const files = { words: none, retold: none, tagged: none, commented: none, workbook: () => Promise.resolve(LAST), asXlsx: none, current: none, edited: none, otherTexts: none, lastYear };
  return { keeper: new LastYearKeeper({ patch, state: () => now, files }), state: () => now, patch };
}

it("who asks while last year's workbook is being brought back waits for it", async () => {
  let bring: (files: LastYearFiles) => void = () => undefined;
  const { keeper, state } = keeperOf({ ...memoryShelf(), find: () => new Promise((resolve) => { bring = resolve; }) });
  void keeper.lookedAt("某局|2025");
  const asked = keeper.settled().then(() => state().lastBook?.name);
  expect(state().lastBook).toBeNull();
  bring(FILES);
  expect(await asked).toBe("上年.xlsx");
  expect([state().lastBook?.year, state().lastText?.name, state().keptHere]).toEqual([2024, "上年.docx", true]);
});

it("before anything was looked at, and where nothing is kept, nobody waits", async () => {
  const { keeper, state } = keeperOf(memoryShelf());
  await keeper.settled();
  await keeper.lookedAt("某局|2025");
  await keeper.settled();
  expect([state().lastBook, state().keptHere]).toEqual([null, false]);
});

it("nobody waits for a store that does not answer", async () => {
  jest.useFakeTimers();
  try {
    const { keeper, state } = keeperOf({ ...memoryShelf(), find: () => new Promise(() => undefined) });
    void keeper.lookedAt("某局|2025");
    const asked = keeper.settled().then(() => state().lastBook);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await asked).toBeNull();
  } finally {
    jest.useRealTimers();
  }
});

it("what is kept is taken away for all workbooks; what is open stays open", async () => {
  const shelf = memoryShelf();
  const { keeper, state } = keeperOf(shelf);
  await shelf.keep("某局|2025", FILES);
  await shelf.keep("别的局|2025", FILES);
  await keeper.lookedAt("某局|2025");
  await keeper.forget();
  expect([state().lastBook?.name, state().keptHere, await shelf.find("某局|2025"), await shelf.find("别的局|2025")]).toEqual(["上年.xlsx", false, null, null]);
});

it("the pane says whether it was taken away", async () => {
  const pane = openPane(0);
  await pane.actions.forgetKept();
  expect(pane.state().notice).toMatchObject({ intent: "success", title: expect.stringContaining("已全部删去") as string });
});
