import { parseAddress } from "../../src/model/cells";
import type { Review } from "../../src/model/plans";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { LiveReview, review } from "../../src/review";
import { sheetsOf } from "./said";

/** The workbook with other numbers: "支出表!C3=31 D3=11", each on the sheet named last. */
function withNumbers({ sheets }: WorkbookSnapshot, changes: string): WorkbookSnapshot {
  const values = new Map(sheets.map(({ name, values: rows }) => [name, rows.map((row) => [...row])]));
  let sheet = sheets[0]?.name ?? "";
  for (const change of changes.split(" ")) {
    const [, named = sheet, cell = "", number] = /^(?:(.+)!)?([A-Z]+\d+)=(.*)$/.exec(change) ?? [];
    sheet = named;
    const at = parseAddress(cell);
    const row = at && values.get(sheet)?.[at.row];
    if (!at || !row) throw new RangeError(change);
    row[at.column] = Number(number);
  }
  return { sheets: sheets.map((each) => ({ ...each, values: values.get(each.name) ?? each.values })) };
}

/** What a review says of its findings, counts and amounts. */
function said({ findings, checks, coverage }: Review): unknown {
  return { findings, checks, coverage };
}

/**
 * A workbook as text in which numbers change step by step ("支出表!C3=31 D3=11"). After each step a review that is kept must say what one of the
 * whole workbook says.
 *
 * @returns what each step took, and the last review
 */
export function reviewedBySteps(workbook: string, steps: readonly string[]): { readonly took: string; readonly last: Review } {
  const live = new LiveReview();
  let now = sheetsOf(workbook);
  let last = live.of(now);
  const took = steps.map((changes) => {
    now = withNumbers(now, changes);
    last = live.of(now);
    expect(said(last)).toEqual(said(review(now)));
    return live.took;
  });
  return { took: took.join(", "), last };
}
