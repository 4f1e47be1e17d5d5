import type { TableSpec } from "../types";
import { cells, sumOfColumns, sumOfUnits, tie } from "../relations";
import { UNIT_COLUMNS } from "./columns";

const LINES: readonly { readonly column: string; readonly code: string }[] = [
  { column: "overseas", code: "30212" },
  { column: "vehicle-running", code: "30231" },
  { column: "vehicle-purchase", code: "31013" },
  { column: "reception", code: "30217" },
];

/** 部门一般公共预算“三公”经费支出表: overseas travel, official vehicles, official reception. */
export const threePublicExpenses: TableSpec = {
  id: "three-public-expenses",
  title: "部门一般公共预算“三公”经费支出表",
  titleWords: [["三公", "经费"]],
  titleWithout: ["政府性基金", "国有资本"],
  axes: [{
    id: "main",
    rows: { units: true, unlabelledRow: true },
    columns: [
      ...UNIT_COLUMNS,
      { role: "total", content: "amount", label: "“三公”经费合计", words: ["合计", "三公经费合计", "三公经费"], parts: ["overseas", "vehicles", "reception"] },
      { role: "overseas", content: "amount", label: "因公出国（境）费用", words: ["因公出国"] },
      {
        role: "vehicles", content: "amount", label: "公务用车购置及运行费小计", words: ["小计", "公务用车购置及运行"], under: ["公务用车"],
        parts: ["vehicle-purchase", "vehicle-running"],
      },
      { role: "vehicle-purchase", content: "amount", label: "公务用车购置费", words: ["购置费", "公务用车购置"], without: ["运行"] },
      { role: "vehicle-running", content: "amount", label: "公务用车运行维护费", words: ["运行维护费", "运行费", "公务用车运行"], without: ["购置"] },
      { role: "reception", content: "amount", label: "公务接待费", words: ["公务接待费", "接待费"] },
      { role: "office-running", content: "amount", label: "机关运行经费", words: ["机关运行经费"] },
    ],
  }],
  relations: [
    sumOfColumns("three-public-expenses"),
    sumOfUnits("three-public-expenses"),
    // The rest of a line is paid from projects, so the table may show more than basic expenditure does, never less.
    ...LINES.map(({ column, code }) =>
      tie(`three-public-expenses/${column}>=${code}`, "bound/three-public",
        cells("three-public-expenses", "total", column), [cells("general-basic-expenditure", code, "total")], { operator: ">=" })),
  ],
};
