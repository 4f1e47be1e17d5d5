import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { sampleEdits } from "../../src/taskpane/sampleEdits";
import { applied, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

test("the sample that the pane inserts is the sample (npm run sample makes both)", () => {
  const { edits, sheets, taken } = sampleEdits({ sheets: [] });
  expect({ sheets, taken }).toEqual({ sheets: 13, taken: [] });
  const figures = ({ sheets: all }: WorkbookSnapshot): unknown => all.map(({ name, row, column, values }) => ({ name, row, column, values }));
  expect(figures(applied({ sheets: [] }, edits).after)).toEqual(figures(typed(XIHU)));
});

test("where a sheet has one of its names nothing is inserted", () => {
  const { after } = applied({ sheets: [] }, sampleEdits({ sheets: [] }).edits);
  expect(sampleEdits({ sheets: after.sheets.slice(0, 1) })).toEqual({ edits: [], sheets: 0, taken: ["基本信息"] });
});
