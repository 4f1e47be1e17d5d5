/**
 * Two panes on one workbook, people typing beside them, and faults at any moment: what was lost of what somebody typed. Shared
 * by the test, which looks at some minutes, and by `npm run bench -- panes`, which looks at hours.
 */
import type { SimulatedExcel } from "../../src/simulator/host";
import { openExcel } from "../../src/simulator/loadOffice";
import { ACTIONS, BOOK, openPane, SHEET, type HeadlessPane } from "./faults";
import { inVirtualTime } from "./virtualTime";

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

const MEMO = "备忘";
const LEAF = "行政运行";
const LEAF_COLUMN = 4;
/** With so many sheets nobody inserts more. */
const MANY_SHEETS = 12;
const ANSWER_MS = 150;

async function settle({ actions, state }: HeadlessPane): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    if (state().busy === null && state().notice?.action === "lookAgain") actions.lookAgain();
    else if (state().busy === null) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`a pane is still busy: ${JSON.stringify(state().busy)}`);
}

const saidBy = ({ state }: HeadlessPane): string => [state().notice?.title ?? "", ...(state().notice?.details ?? [])].join(" / ");

/** What people typed, and where it must be found again whatever the panes do. */
class Typist {
  private readonly memo: number[] = [];
  private leaf: number | null = null;
  /** Sheets on their way out that a pane has named as left behind. */
  private readonly named = new Set<string>();

  constructor(private readonly excel: SimulatedExcel) {}

  /** A note of their own on the memo sheet, and a figure into a leaf of the table, wherever its row is by now. */
  type(mark: number): void {
    const { user } = this.excel;
    user.type(MEMO, this.memo.length, 1, mark);
    this.memo.push(mark);
    const row = this.leafRow();
    if (row === undefined) return;
    user.type(SHEET, row, LEAF_COLUMN, mark);
    this.leaf = mark;
  }

  /** What is wrong with the workbook, beside what a pane says; empty when everything typed is where it was typed. */
  losses(said: string): string[] {
    for (const name of said.match(/~\d+/g) ?? []) this.named.add(name);
    const { user } = this.excel;
    const { cells } = user.read(SHEET);
    const row = this.leafRow();
    const leaf = cells.find((cell) => cell.row === row && cell.column === LEAF_COLUMN)?.value;
    return [
      ...(row === undefined ? ["the row of the leaf is gone"] : []),
      ...(this.leaf !== null && leaf !== this.leaf ? [`the leaf is ${String(leaf)}, typed was ${this.leaf}`] : []),
      ...this.memo.flatMap((mark, at) => (user.cell(MEMO, at, 1).value === mark ? [] : [`memo ${at} is ${String(user.cell(MEMO, at, 1).value)}, typed was ${mark}`])),
      ...user.sheets().filter(({ name }) => name.startsWith("~") && !this.named.has(name)).map(({ name }) => `a sheet ${name} was left and not named`),
      ...cells.filter(({ error }) => error).map(({ row: at, column }) => `an error at row ${at + 1}, column ${column + 1}`),
    ];
  }

  private leafRow(): number | undefined {
    return this.excel.user.read(SHEET).cells.find(({ value, column }) => value === LEAF && column === 1)?.row;
  }
}

/**
 * Steps of two panes, alone or both at once, with people typing at one of the requests and a fault at another in most of them.
 *
 * @returns what was lost, with the step at which it was seen; the run ends with the first loss
 */
export function lossesOf(seed: number, steps: number): Promise<readonly string[]> {
  return inVirtualTime(() => lossesIn(seed, steps));
}

async function lossesIn(seed: number, steps: number): Promise<readonly string[]> {
  const next = randomly(seed);
  const excel = openExcel({ workbook: BOOK, requirementSets: { ExcelApi: "1.14" } });
  const panes = [openPane(ANSWER_MS), openPane(ANSWER_MS)] as const;
  const typist = new Typist(excel);
  const names = Object.keys(ACTIONS);
  const act = async (pane: HeadlessPane): Promise<string> => {
    const name = names[next(names.length)] ?? "fill";
    const action = ACTIONS[name];
    if (!action || (name.includes("insert") && excel.user.sheets().length > MANY_SHEETS)) return "nothing";
    if (action.prepare && next(2) === 0) await action.prepare(pane);
    await action.act(pane);
    return name;
  };
  for (let step = 0; step < steps; step += 1) {
    excel.faults.meet(1 + next(6), () => typist.type(1_000 + step));
    const request = 1 + next(5);
    const lost = { code: "GeneralException" };
    const orders = [() => excel.faults.failRequest(request, lost), () => excel.faults.answer(request, { lost }), () => excel.faults.answer(request, { never: true })];
    orders[next(5)]?.();
    const chosen = [[panes[0]], [panes[1]], panes][next(3)] ?? panes;
    const done = await Promise.all(chosen.map(act));
    for (const pane of panes) await settle(pane);
    excel.faults.clear();
    for (const pane of panes) await settle(pane);
    const said = panes.map(saidBy).join(" | ");
    const losses = typist.losses(said);
    if (losses.length > 0) return losses.map((loss) => `seed ${seed}, step ${step} (${done.join(" and ")}): ${loss}; said: ${said}`);
  }
  return [];
}
