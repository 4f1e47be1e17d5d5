import type { Scalar } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { Draw } from "./draw";
import { grid, workbook } from "./snapshots";

const CLASSES = [["201", "一般公共服务支出"], ["205", "教育支出"], ["208", "社会保障和就业支出"], ["210", "卫生健康支出"], ["213", "农林水支出"], ["221", "住房保障支出"]] as const;
const NUMERALS = "一二三四五六";
const TWO = { format: "0.00" } as const;
const cents = (amount: number): number => Math.round(amount * 100) / 100;

/**
 * A set in which 财政拨款收支总表 shows this year's appropriation by class and below it what was carried over, while the lists of expenditure
 * count that in.
 *
 * @param byFund whether the balance has a column for each fund
 * @param lost what the balance's line of carried money lacks: nothing explains the difference then
 */
export function carriedMoney(seed: number, byFund: boolean, lost = 0): WorkbookSnapshot {
  const draw = new Draw(seed);
  const share = draw.pick([0.2, 0.4, 0.7] as const);
  const own = CLASSES.filter((_, at) => at < 2 || draw.chance(0.8)).map(([code, name], at) => ({ code, name, now: draw.int(1000, 90_000) / 100, carried: at === 0 || draw.chance(share) ? draw.int(100, 9000) / 100 : 0 }));
  const sum = (of: (line: (typeof own)[number]) => number): number => cents(own.reduce((all, line) => all + of(line), 0));
  const [now, carried] = [sum((line) => line.now), sum((line) => line.carried)];
  const all = cents(now + carried);
  const head = draw.pick(["预算数", "当年拨款", "本年预算数"] as const);
  const both = (amount: number): readonly Scalar[] => (byFund ? [amount, amount, null] : [amount]);
  const income: readonly (readonly Scalar[])[] = [["一、一般公共预算拨款", now], ["二、政府性基金预算拨款", null], ["三、国有资本经营预算拨款", null]];
  const balance: readonly (readonly Scalar[])[] = [
    ["财政拨款收支总表"], ["单位：万元"], ["收入", null, "支出"], ["项目", head, "项目", ...(byFund ? ["合计", "一般公共预算", "政府性基金预算"] : [head])],
    ...Array.from({ length: Math.max(3, own.length) }, (_, at): readonly Scalar[] => {
      const line = own[at];
      return [...(income[at] ?? [null, null]), ...(line ? [`${NUMERALS.charAt(at)}、${line.name}`, ...both(line.now)] : [])];
    }),
    ["本年收入合计", now, "本年支出合计", ...both(now)], ["上年结转", cents(carried - lost), draw.pick(["上年结转支出", "结转上年支出"] as const), ...both(cents(carried - lost))], ["收入总计", cents(all - lost), "支出总计", ...both(cents(all - lost))],
  ];
  const list = (title: string): readonly (readonly Scalar[])[] => [
    [title], ["单位：万元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], [null, "合计", all, now, carried],
    ...own.flatMap((line) => ["", "01", "0101"].map((below): readonly Scalar[] => [`${line.code}${below}`, below === "" ? line.name : "其他支出", cents(line.now + line.carried), line.now, line.carried === 0 ? null : line.carried])),
  ];
  const general = draw.pick(["一般公共预算支出表", "一般公共预算财政拨款支出表"] as const);
  return workbook(grid("表1", balance, TWO), grid("表2", list("部门支出总表"), TWO), grid("表3", list(general), TWO));
}
