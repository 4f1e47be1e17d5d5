/** What judging again costs after one edit of each kind, once a large workbook has been looked at. */
import type { Scalar } from "../../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { LiveReview, withCellValues } from "../../src/review";
import { projects } from "./projects";

/** Where an edit is made: a row in the midst of the list, the column of one fund, and the totals of both. */
const [TOTALS, NAMES, FUND, EDITED] = [3, 2, 4, 10];

/** The workbook after an edit. */
type Edit = (now: WorkbookSnapshot, times: number) => WorkbookSnapshot;

/** An amount changed by cents, in these cells. */
function changed(now: WorkbookSnapshot, cents: number, cells: readonly (readonly [row: number, column: number])[]): WorkbookSnapshot {
  const [sheet] = now.sheets;
  return withCellValues(now, cells.map(([row, column]) => ({ at: { sheet: sheet?.name ?? "", row, column }, value: Math.round(Number(sheet?.values[row]?.[column]) * 100 + cents) / 100 })));
}

/** The first sheet with a row more behind the edited one, or without the one there. */
function withRow({ sheets: [sheet, ...rest] }: WorkbookSnapshot, more: boolean): WorkbookSnapshot {
  if (!sheet) return { sheets: rest };
  const put = <Cell>(rows: readonly (readonly Cell[])[], row: (above: readonly Cell[]) => readonly Cell[]): readonly (readonly Cell[])[] =>
    [...rows.slice(0, EDITED + 1), ...(more ? [row(rows[EDITED] ?? [])] : []), ...rows.slice(EDITED + (more ? 1 : 2))];
  const same = <Cell>(above: readonly Cell[]): readonly Cell[] => above;
  const blank = (above: readonly Scalar[]): readonly Scalar[] => above.map((value, column) => (column >= TOTALS && typeof value === "number" ? null : column === NAMES ? "新增项目" : value));
  const now: SheetSnapshot = { ...sheet, values: put(sheet.values, blank), formulas: put(sheet.formulas, same), numberFormats: put(sheet.numberFormats, same) };
  return { sheets: [now, ...rest] };
}

const FOLLOWED = [[EDITED, FUND], [EDITED, TOTALS], [TOTALS, FUND], [TOTALS, TOTALS]] as const;
const ALONE = [[EDITED, FUND]] as const;

/** Edits of each kind, that and its undoing in turn where these are named apart. */
export const EDITS: readonly { readonly names: readonly string[]; readonly edit: Edit }[] = [
  { names: ["that changes no verdict"], edit: (now, times) => changed(now, times % 2 === 0 ? 5 : -5, FOLLOWED) },
  { names: ["that breaks sums", "that mends them again"], edit: (now, times) => changed(now, times % 2 === 0 ? 5 : -5, ALONE) },
  { names: ["of a label"], edit: (now, times) => withCellValues(now, [{ at: { sheet: now.sheets[0]?.name ?? "", row: EDITED, column: NAMES }, value: `改名后的项目${times % 2}` }]) },
  { names: ["that adds a row", "that takes it away"], edit: (now, times) => withRow(now, times % 2 === 0) },
];

/** Milliseconds of the processor, of all threads. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Edits of one kind are made for so long, and so many at least and at most. */
const [LONG_MS, FEWEST, MOST] = [1500, 6, 120];

/** Milliseconds of the processor, by the name of the edit: of the edits of a kind, the quarter that took least is counted. */
export function costsOfEdits(rows: number, kinds = EDITS): ReadonlyMap<string, number> {
  const live = new LiveReview();
  // No amount is a whole number by it, which might be a code.
  let now = changed(projects(rows), 13, FOLLOWED);
  live.of(now);
  const costs = new Map<string, number>();
  for (const { names, edit } of kinds) {
    const took = names.map((): number[] => []);
    for (let times = 0, all = 0; times < FEWEST || (all < LONG_MS && times < MOST) || times % 2 !== 0; times += 1) {
      now = edit(now, times);
      // What the next edit rests on is noted while nobody waits.
      while (live.prepare());
      const start = spent();
      live.of(now);
      const cost = spent() - start;
      all += cost;
      took[times % names.length]?.push(cost);
    }
    names.forEach((name, at) => { costs.set(name, took[at]?.sort((a, b) => a - b)[Math.floor((took[at]?.length ?? 0) / 4)] ?? NaN); });
  }
  return costs;
}
