import { readText } from "../../src/proofread";
import { WATER_OFFICE } from "../support/waterOffice";

const GENERAL = "三、一般公共预算拨款支出情况说明";
const BASIC = "四、一般公共预算基本支出情况说明";
const OFFICE = "一、部门概况\n（二）机构设置";
const PROJECTS = "五、项目支出情况说明";
const APPROPRIATION = "四、财政拨款收支总体情况说明";
const RUNNING = "六、机关运行经费情况说明";

const rulesOf = (below: string, says: string): readonly string[] =>
  readText(`2026年部门预算情况说明\n${below}\n${says}`, WATER_OFFICE).findings.filter(({ severity }) => severity !== "hint").map(({ rule }) => rule);

/** What is rightly said, one word or figure of it that makes it wrong, and what is called then. */
const KINDS: readonly (readonly [below: string, says: string, from: string, to: string, rule: string])[] = [
  [GENERAL, "2026年一般公共预算支出500万元，其中农林水支出占比最大。", "农林水", "卫生健康", "text/ranking"],
  [GENERAL, "社会保障和就业支出60万元，卫生健康支出30万元，其中支出最少的是卫生健康支出。", "其中支出最少的是卫生健康", "其中支出最少的是住房保障", "text/ranking"],
  [BASIC, "一般公共预算基本支出360万元，其中工资福利支出最多。", "工资福利", "商品和服务", "text/ranking"],
  [OFFICE, "纳入预算编制范围的单位共3家，分别是：云岭市水利局本级、云岭市水文站、云岭市水库管理处。", "3家", "4家", "text/list-count"],
  [OFFICE, "纳入预算编制范围的单位共2家：\n1.云岭市水文站\n承担水文监测。\n2.云岭市水库管理处", "2家", "3家", "text/list-count"],
  [PROJECTS, "2026年共有项目2个，分别是：水利工程运行与维护90万元、防汛50万元。", "2个", "3个", "text/list-count"],
  [RUNNING, "在职人员20人，公用经费65.00万元，人均公用经费3.25万元。", "3.25", "3.52", "text/per-head"],
  [GENERAL, "培训费支出12.50万元，比上年增加2.50万元。2025年培训费支出预算为10.00万元。", "增加2.50", "增加3.50", "text/change"],
  [GENERAL, "培训费支出12.50万元。上年培训费支出预算为10.00万元。培训费支出较上年增加2.50万元，增长25%。", "25%", "20%", "text/rate"],
  [GENERAL, "培训费支出12.50万元，与上年持平。2025年培训费支出预算为12.50万元。", "预算为12.50", "预算为12.00", "text/unchanged"],
  [GENERAL, "培训费支出50.00万元，比上年增加25.00万元，翻了一番。", "增加25.00", "增加35.00", "text/rate"],
  [GENERAL, "差旅费支出50.00万元，上年25.00万元，是上年的2倍。", "2倍", "3倍", "text/rate"],
  [GENERAL, "水利工程运行与维护90万元，比上年增长0.5倍。", "0.5倍", "两倍", "text/rate"],
  [APPROPRIATION, "2026年财政拨款收支总预算580万元。", "580", "640", "text/amount"],
  [APPROPRIATION, "2026年财政拨款收入总预算580万元，其中：本年收入550万元，上年结转30万元。", "550", "540", "text/parts"],
  [PROJECTS, "平台建设资金90.00万元，其中：上级补助收入60.00万元，财政专户管理资金25.00万元。", "25.00", "45.00", "text/parts"],
];

test.each(KINDS)("%s: %s", (below, says, from, to, rule) => {
  expect(says).toContain(from);
  expect(rulesOf(below, says)).toEqual([]);
  expect(rulesOf(below, says.replace(from, to))).toContain(rule);
});

/** What nobody can tell for certain. */
test.each<[below: string, says: string]>([
  [GENERAL, "2026年一般公共预算支出500万元，其中卫生健康支出增幅最大。"], [GENERAL, "在民生支出中，卫生健康支出占比最大。"], [GENERAL, "除农林水支出外，社会保障和就业支出最多。"],
  [GENERAL, "基本支出360万元，其中社会保障和就业支出最多。"], [GENERAL, "上年一般公共预算支出440万元，其中卫生健康支出最多。"],
  [OFFICE, "内设机构3个：办公室、规划、建设科、财务科。"], [OFFICE, "下属单位包括水文站、水库管理处等5家单位。"], [OFFICE, "预算编制范围包括2家单位：\n1.云岭市水利局本级\n2.云岭市水文站\n3.云岭市水库管理处"],
  [OFFICE, "内设机构共3个，行政编制20名：\n1.办公室\n2.财务科"], [PROJECTS, "2026年共有项目5个，主要包括：水利工程运行与维护90万元、防汛50万元。"], [PROJECTS, "共有项目3个，其中重点项目：防汛50万元、水利工程运行与维护90万元。"],
  [RUNNING, "编制25人，在职人员20人，公用经费65.00万元，人均公用经费2.60万元。"], [RUNNING, "公用经费65.00万元，公用经费定额标准为人均2.35万元，在职人员20人。"],
  [GENERAL, "培训费支出12.50万元，比上年决算数增加3.50万元。2025年培训费支出预算为10.00万元。"], [GENERAL, "2026年培训费支出12.50万元。2025年培训费支出预算为10.00万元，2025年培训费支出决算为9.00万元。培训费支出较上年增加3.50万元。"],
  [APPROPRIATION, "2026年财政拨款收入总预算580万元，其中：一般公共预算当年拨款500万元。"], [PROJECTS, "平台建设资金90.00万元，其中：上级补助收入60.00万元，设备购置费75.00万元。"],
])("%s: %s accuses nobody", (below, says) => {
  expect(rulesOf(below, says)).toEqual([]);
});
