import { review } from "../../src/review";
import { addressOf } from "../../src/model/cells";
import { grid, rowsOf, workbook } from "../support/snapshots";

const HEAD = `
收入总表
||||单位：万元
单位名称|合计|一般公共预算|政府性基金|事业收入
`;

/** Units of a department of which some sum others, without a word that says so; and where a changed figure is named. */
const LISTS: Readonly<Record<string, { readonly rows: string; readonly finds: readonly string[] }>> = {
  "the department above its units": { rows: `合计|600.30|500.10|80.00|20.20
某局|600.30|500.10|80.00|20.20
某局本级|300.10|220.10|80.00|
甲中心|200.20|180.00||20.20
乙站|100.00|100.00||`, finds: [] },
  "a unit above its own": { rows: `合计|600.30|500.10|80.00|20.20
某局|600.30|500.10|80.00|20.20
　某局本级|300.10|220.10|80.00|
　甲中心|200.20|180.00||20.20
　　甲中心一所|120.00|110.00||10.00
　　甲中心二所|80.20|70.00||10.20
　乙站|100.00|100.00||`, finds: [] },
  "the same, one figure wrong": { rows: `合计|600.30|500.10|80.00|20.20
某局|600.30|500.10|80.00|20.20
某局本级|300.10|220.10|80.00|
甲中心|200.20|180.00||20.20
甲中心一所|120.00|111.00||10.00
甲中心二所|80.20|70.00||10.20
乙站|100.00|100.00||`, finds: ["sum/columns C8", "sum/units C8"] },
  "two departments, each above its units": { rows: `合计|700.30|600.10|80.00|20.20
某局|600.30|500.10|80.00|20.20
某局本级|400.10|320.10|80.00|
甲中心|200.20|180.00||20.20
某委|100.00|100.00||
某委本级|60.00|60.00||
丙站|40.00|40.00||`, finds: [] },
  "a unit below the department wrong, in the one column that it has": { rows: `合计|600.30|600.30||
某局|600.30|600.30||
某局本级|300.10|300.10||
甲中心|200.20|201.20||
乙站|100.00|100.00||`, finds: ["sum/columns C7", "sum/units C7"] },
  "a figure with its row's total wrong below the department": { rows: `合计|600.30|500.10|80.00|20.20
某局|600.30|500.10|80.00|20.20
某局本级|300.10|220.10|80.00|
甲中心|201.20|181.00||20.20
乙站|100.00|100.00||`, finds: ["sum/units B5", "sum/units C5"] },
  "小计 behind the units of each department, one figure wrong": { rows: `合计|700.30|600.10|80.00|20.20
某局本级|400.10|320.10|80.00|
甲中心|200.20|180.00||20.20
小计|600.30|500.10|80.00|20.20
某委本级|60.00|61.00||
丙站|40.00|40.00||
某委小计|100.00|100.00||`, finds: ["sum/columns C8", "sum/units C8"] },
  "小计 before the units of each department": { rows: `合计|700.30|600.10|80.00|20.20
某局小计|600.30|500.10|80.00|20.20
某局本级|400.10|320.10|80.00|
甲中心|200.20|180.00||20.20
某委小计|100.00|100.00||
某委本级|60.00|60.00||
丙站|40.00|40.00||`, finds: [] },
  "合计 behind each department, 总计 behind all": { rows: `某局本级|400.10|320.10|80.00|
甲中心|200.20|180.00||20.20
合计|600.30|500.10|80.00|20.20
某委本级|60.00|60.00||
丙站|40.00|40.00||
合计|100.00|100.00||
总计|700.30|600.10|80.00|20.20`, finds: [] },
  "units that make up far more than the total, and nobody knows how": { rows: `合计|600.30|500.10|80.00|20.20
某局一季度|590.30|490.10|80.00|20.20
某局本级|310.10|220.10|80.00|10.00
甲中心|200.20|180.00||20.20
乙站|100.00|100.00||`, finds: [] },
  "a plain list with a wrong total": { rows: `合计|601.30|500.10|80.00|20.20
某局本级|300.10|220.10|80.00|
甲中心|200.20|180.00||20.20
乙站|100.00|100.00||`, finds: ["sum/columns B4", "sum/units B4"] },
};

test.each(Object.entries(LISTS))("%s", (_, { rows, finds }) => {
  const { findings } = review(workbook(grid("收入总表", rowsOf(HEAD + rows))));
  expect(findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${rule} ${addressOf(at)}`).sort()).toEqual(finds);
});
