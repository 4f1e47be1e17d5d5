import { createOfficeHost } from "../../../src/hosts/office";
import { recording, type RecordedExchange } from "../../../src/hosts/office/recorder";
import { OPEN_WORKBOOK } from "../../../src/hosts/office/seam";
import type { Edit } from "../../../src/model/edits";
import { replay } from "../../support/replay";
import { open, page } from "./workbook";

const EDIT: Edit = { kind: "setFormula", at: { sheet: "支出", row: 1, column: 2 }, expects: { value: null }, formula: "=SUM(A2:B2)", result: 7 };

test("what was recorded with one Excel is replayed without any, to the same reading and the same outcome", async () => {
  open([page("支出", [["甲", "乙", "合计"], [3, 4, null]])], {}, "1.14");
  const traffic: RecordedExchange[] = [];
  const host = createOfficeHost(recording(OPEN_WORKBOOK, (exchange) => traffic.push(exchange)));
  const seen = await host.read();
  const result = await host.apply([EDIT]);
  expect([result.applied, traffic.length > 3]).toEqual([true, true]);

  const left = replay(JSON.parse(JSON.stringify(traffic)) as RecordedExchange[]);
  const again = createOfficeHost();
  expect(await again.read()).toEqual(seen);
  expect(await again.apply([EDIT])).toEqual(result);
  expect(left()).toBe(0);
});
