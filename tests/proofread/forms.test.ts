import { readText } from "../../src/proofread";
import { WATER_OFFICE } from "../support/waterOffice";

const GENERAL = "三、一般公共预算拨款支出情况说明";
const BASIC = "四、一般公共预算基本支出情况说明";

const read = (below: string, says: string): readonly string[] => {
  const { claims, findings } = readText(`2026年部门预算情况说明\n${below}\n${says}`, WATER_OFFICE);
  const amounts = claims.filter(({ kind }) => kind === "amount").map(({ printed, status, cells: [cell] }) => `${printed} ${status}${cell ? ` ${cell.sheet}${cell.row + 1}` : ""}`);
  return [...amounts, ...findings.filter(({ severity }) => severity !== "hint").map(({ rule }) => rule)];
};

/** Printed forms of items: each amount is that of its own row. */
const ITEMS: readonly (readonly [says: string] | readonly [says: string, below: string])[] = [
  ["农林水支出（类）水利（款）行政运行（项）230万元"], ["农林水支出(类)水利(款)行政运行(项)2026年预算数为230万元"], ["“行政运行”项230万元"],
  ["2130301行政运行230万元"], ["2130301-行政运行230万元"], ["2130301-行政运行：230万元"], ["2130301－行政运行：230万元"], ["2130301 行政运行 230万元"], ["2130301_行政运行230万元"],
  ["2130301.行政运行230万元"], ["2130301、行政运行230万元"], ["２１３０３０１　行政运行　２３０万元"],
  ["（2130301）行政运行230万元"], ["【2130301】行政运行230万元"], ["[2130301]行政运行230万元"], ["〔2130301〕行政运行230万元"], ["【2130301行政运行】230万元"], ["“2130301行政运行”科目230万元"],
  ["行政运行（2130301）230万元"], ["行政运行【2130301】230万元"], ["行政运行2130301支出230万元"], ["行政运行-2130301：230万元"], ["行政运行 2130301 230万元"], ["行政运行（项）（2130301）230万元"], ["行政运行项（2130301）230万元"],
  ["农林水支出-水利-行政运行230万元"], ["农林水支出—水利—行政运行230万元"], ["农林水支出——水利——行政运行：230万元"], ["农林水支出>水利>行政运行230万元"], ["农林水支出/水利/行政运行230万元"], ["农林水支出·水利·行政运行230万元"],
  ["213农林水支出-21303水利-2130301行政运行230万元"], ["213-21303-2130301行政运行230万元"], ["213-03-01行政运行230万元"], ["213类03款01项行政运行230万元"], ["农林水支出[213]水利[21303]行政运行[2130301]230万元"],
  ["213农林水支出（类）03水利（款）01行政运行（项）230万元"], ["农林水支出（213类）水利（03款）行政运行（01项）230万元"], ["农林水支出（类：213）水利（款：03）行政运行（项：01）230万元"],
  ["2130301支出230万元"], ["行政运行￥230万元"], ["行政运行人民币230万元"], ["其中，行政运行：230万元"],
  ["30101-基本工资120万元", BASIC], ["（30101）基本工资120万元", BASIC], ["【30101】基本工资120万元", BASIC], ["基本支出包括30101类120万元", BASIC], ["30101 基本工资 120万元", BASIC],
];

it.each(ITEMS.map(([says, below = GENERAL]) => [says, below] as const))("%s is the row of its item, one more is not", (says, below) => {
  const [amount, row] = below === BASIC ? ["120", "120 agree 基本支出表5"] : ["230", "230 agree 一般公共预算支出表14"];
  const wide = says.includes(amount) ? amount : "２３０";
  expect(read(below, `${says}。`)).toEqual([row]);
  expect(read(below, `${says.replace(wide, `${amount}.10`)}。`)).toEqual([row.replace("agree", "disagree").replace(amount, `${amount}.10`), "text/amount"]);
});

/** Printed forms of one amount of 500万元. */
const AMOUNTS = [
  "500万元", "500.00万元", "500 万元", "500.00 万 元", "5 00.00万元", "5,000,000.00元", "5，000，000元", "5,000,000.00 元", "５００．００万元", "５，０００，０００元", "５,０００,０００元", "0.05亿元", "5百万元", "5000千元", "500万",
  "500.00（万元）", "人民币500万元", "￥500万元", "￥5,000,000.00元", "约500万元", "近501万元", "499余万元", "500万元左右", "伍佰万元整", "五百万元", "为：500万元", "共计500.0万元",
] as const;

it.each(AMOUNTS)("%s is read as the amount that it prints", (printed) => {
  expect(read(GENERAL, `2026年一般公共预算支出${printed}，行政运行230万元。`).map((each) => each.replace(/^\S+ /, ""))).toEqual(["agree 一般公共预算支出表20", "agree 一般公共预算支出表14"]);
});

/** Signs and words of changes, of 40万元 against 45万元 of last year: what is called. */
it.each<[says: string, called: readonly string[]]>([
  ["比上年减少5万元，下降11.11%", []], ["比上年增加-5万元，增长-11.11%", []], ["较上年增减-5万元，增减率-11.11%", []], ["较上年增减额为-5万元", []],
  ["较上年增减-6万元，增减率-11.11%", ["text/change"]], ["较上年增减额为+5万元", ["text/direction"]], ["比上年增加-6万元", ["text/change"]],
  // Nobody knows whether less by less than nothing is more.
  ["比上年减少-5万元，下降-11.11%", []], ["比上年减少-6万元", []],
])("住房公积金%s", (says, called) => {
  expect(read(GENERAL, `住房公积金40万元，${says}。`).filter((each) => each.startsWith("text/"))).toEqual(called);
});

/** What names no item of the tables, or none for certain, is not accused. */
it.each([
  "科目编码2130301，科目名称行政运行，预算230万元。", "2130399支出12万元。", "合同编号2130301，预算安排30万元。", "防汛项目50万元。", "会议费/培训费/差旅费18.6万元。", "（2130301）至（2130314）科目380万元。",
  "单价500'000.00元。", "2026-2130301-01号项目30万元。", "项目 2130301 号预算30万元。",
])("%s accuses nobody", (says) => {
  expect(read(GENERAL, says).filter((each) => each.startsWith("text/"))).toEqual([]);
});
