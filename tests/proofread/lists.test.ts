import { readText } from "../../src/proofread";
import type { BudgetBook } from "../../src/model/book";
import { understand } from "../../src/review";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { yuanBook } from "../support/yuanBook";

/** What basic expenditure is spent on, item by item. */
const BY_ITEM = understand(workbook(grid("基本支出表", rowsOf(`
2022年一般公共预算基本支出表
||||单位：万元
经济分类科目编码|科目名称|合计|人员经费|公用经费
'301|工资福利支出|705.33|705.33|
'30101|基本工资|111.85|111.85|
'30102|津贴补贴|194.43|194.43|
'30103|奖金|372.51|372.51|
'30107|绩效工资|26.54|26.54|
'302|商品和服务支出|49.40||49.40
'30201|办公费|49.40||49.40
'303|对个人和家庭的补助|6.69|6.69|
'30302|退休费|6.69|6.69|
|合计|761.42|712.02|49.40`))));

const HEAD = "2022年部门预算编制说明\n";

/** Sentences that are right below a heading, and slips in them with the rule that calls each. */
const CASES: Readonly<Record<string, { readonly below: string; readonly says: string; readonly book?: BudgetBook; readonly slips: readonly (readonly [from: string, to: string, rule: string])[] }>> = {
  "economic items below a heading of another table": {
    below: "三、一般公共预算拨款支出预算", book: BY_ITEM, says: "人员经费包括：基本工资111.85万元；津贴补贴194.43万元；奖金372.51万元；绩效工资26.54万元；退休费6.69万元。",
    slips: [["111.85", "118.15", "text/amount"], ["6.69", "9.66", "text/amount"]],
  },
  "shares whose whole is told in no paragraph near": {
    below: "三、一般公共预算拨款支出预算", says: "一般公共服务支出2560.96万元，占91.54%；科学技术支出139.65万元，占4.99%；社会保障和就业支出70.81万元，占2.53%；卫生健康支出26.10万元，占0.93%。",
    slips: [["91.54", "94.51", "text/share"], ["0.93", "0.39", "text/share"]],
  },
  "other parts behind a list by classification": {
    below: "一、部门收支总体情况", says: "2022年支出预算2797.52万元。按功能分类划分：一般公共服务支出2560.96万元，科学技术支出139.65万元。其中：基本支出1587.57万元，项目支出1209.95万元。",
    slips: [["1587.57", "1857.57", "text/amount"], ["1209.95", "1290.95", "text/amount"]],
  },
  "the year of an item": {
    below: "三、一般公共预算拨款支出预算", says: "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）：2022年预算数为820.36万元，主要用于机构运转。",
    slips: [["2022年预算数", "2020年预算数", "text/year"], ["2022年预算数", "2021年预算数", "text/year"]],
  },
  "the year of what every text tells": { below: "五、“三公”经费情况", says: "2022年公务接待费计划用于国内公务接待。", slips: [["2022年", "2020年", "text/year"]] },
  "that all of it is of one kind": { below: "一、部门收支总体情况", says: "2022年“三公”经费预算7.5万元。2022年收入预算2797.52万元，全部为一般公共预算拨款收入。", slips: [["，全部为一般公共预算拨款收入", "，全部为公务接待费", "text/amount"]] },
  "that there is nothing of a kind": {
    below: "七、政府性基金预算支出情况", says: "本部门2022年没有使用政府性基金预算拨款安排的支出。如无公务接待费，可以不公开。2021年未安排公务接待费。",
    slips: [["没有使用政府性基金预算拨款安排的支出", "未安排公务接待费", "text/amount"]],
  },
};

describe.each(Object.entries(CASES))("%s", (_, { below, says, slips, book = yuanBook() }) => {
  it("is not accused", () => {
    expect(readText(`${HEAD}${below}\n${says}`, book).findings).toEqual([]);
  });

  it.each(slips)("%s for %s", (from, to, rule) => {
    expect(says).toContain(from);
    expect(readText(`${HEAD}${below}\n${says.replace(from, to)}`, book).findings.map((finding) => finding.rule)).toContain(rule);
  });
});
