import type { Bearing } from "../model/structure";
import { defineRule, type DeclaredRule, type Worded } from "../model/ruleWords";
import { structuralRate } from "./structuralRate";

const MESSAGE: Worded = {
  zh: "{what}本格{printed}，按本表结构{should}（{relation}）。{grounds}{alternatives}",
  en: "{what}This cell {printed}; by the structure of the table {should} ({relation}).{grounds}{alternatives}",
};

function rule(id: string, zh: string, en: string): DeclaredRule {
  return defineRule({ id, severity: "inconsistency", title: { zh, en }, message: MESSAGE });
}

const ROWS = rule("structure/rows", "合计行等于所含各行之和（按表的结构）", "A row equals the rows it adds up (by structure)");
const COLUMNS = rule("structure/columns", "合计列等于所含各列之和（按表的结构）", "A column equals the columns it adds up (by structure)");
const CHANGE = rule("structure/change", "增减额等于本年数减上年数", "Change equals this year less the year before");
const SIDES = rule("structure/sides", "收入总计等于支出总计（按表的结构）", "Both sides of a table have one total (by structure)");
const TIE = rule("structure/tie", "两张表的同一科目、同一列一致", "The same line agrees in two tables");

/** Rule under which a relation of each kind of structure is reported. */
export const STRUCTURAL_RULES: Readonly<Record<Bearing, DeclaredRule>> = {
  "row-total": ROWS, "row-children": ROWS, "column-total": COLUMNS, "column-equal": COLUMNS, change: CHANGE, rate: structuralRate,
  "pane-totals": SIDES, tie: TIE,
};
