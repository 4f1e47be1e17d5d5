import { readText } from "../../src/proofread";
import { understand } from "../../src/review";
import type { BudgetBook } from "../../src/model/book";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { yuanBook } from "../support/yuanBook";

/** One table with last year's amounts beside this year's, as central departments print it. */
const WITH_LAST_YEAR: BudgetBook = understand(workbook(grid("一般公共预算支出表", rowsOf(`
一般公共预算支出表
|||||||单位：万元
功能分类科目||2025年执行数|2026年预算数|||2026年预算数比2025年执行数|
科目编码|科目名称||小计|基本支出|项目支出|增减额|增减%
'201|一般公共服务支出|400|500|300|200|100|25
'20106|财政事务|400|500|300|200|100|25
'2010601|行政运行|250|300|300||50|20
'2010602|一般行政管理事务|150|200||200|50|33.33
'221|住房保障支出|20|20|20||0|0
'22102|住房改革支出|20|20|20||0|0
'2210201|住房公积金|20|20|20||0|0
|合计|420|520|320|200|100|23.81`))));

/** Two funds that both pay for projects, and what the basic expenditure of one is spent on: the words of the one are not held against the other. */
const FUNDS_APART: BudgetBook = understand(workbook(
  grid("支出总表", rowsOf(`
支出预算总表
||||单位：万元
科目编码|科目名称|合计|基本支出|项目支出
'201|一般公共服务支出|400|300|100
'20106|财政事务|400|300|100
'2010601|行政运行|300|300|
'2010602|一般行政管理事务|100||100
'212|城乡社区支出|80||80
'21208|国有土地使用权出让收入安排的支出|80||80
'2120899|其他国有土地使用权出让收入安排的支出|80||80
'221|住房保障支出|20|20|
'22102|住房改革支出|20|20|
'2210201|住房公积金|20|20|
|合计|500|320|180`)),
  grid("一般公共预算支出表", rowsOf(`
一般公共预算支出表
||||单位：万元
科目编码|科目名称|合计|基本支出|项目支出
'201|一般公共服务支出|400|300|100
'20106|财政事务|400|300|100
'2010601|行政运行|300|300|
'2010602|一般行政管理事务|100||100
'221|住房保障支出|20|20|
'22102|住房改革支出|20|20|
'2210201|住房公积金|20|20|
|合计|420|320|100`)),
  grid("基本支出表", rowsOf(`
一般公共预算基本支出表
||||单位：万元
经济分类科目编码|科目名称|合计|人员经费|公用经费
'301|工资福利支出|250|250|
'302|商品和服务支出|49.40||49.40
'303|对个人和家庭的补助|20.60|20.60|
|合计|320|270.60|49.40`)),
  grid("政府性基金", rowsOf(`
政府性基金预算支出表
||||单位：万元
科目编码|科目名称|合计|基本支出|项目支出
'212|城乡社区支出|80||80
'21208|国有土地使用权出让收入安排的支出|80||80
'2120899|其他国有土地使用权出让收入安排的支出|80||80
|合计|80||80`)),
));

/** Codes printed unit by unit. */
const BY_UNIT: BudgetBook = understand(workbook(grid("一般公共预算支出表", rowsOf(`
一般公共预算支出表
|||||单位：万元
单位名称|科目编码|科目名称|合计|基本支出|项目支出
某市水利局本级|'2010601|行政运行|250|250|
某市水利局本级|'2210201|住房公积金|12.36|12.36|
某市水文站|'2010601|行政运行|50|50|
某市水文站|'2210201|住房公积金|8.14|8.14|
||合计|320.50|320.50|`))));

interface Voice {
  /** Heading below which the sentence stands. */
  readonly below: string;
  readonly says: string;
  /** [printed, wrong, rule]: each figure changed on its own is called. */
  readonly slips: readonly (readonly [from: string, to: string, rule: string])[];
  readonly book?: BudgetBook;
  /** Figures that stand in no table. */
  readonly outside?: readonly string[];
}

const BASIC = "四、一般公共预算基本支出";
const GENERAL = "三、一般公共预算拨款支出预算";
const OVERALL = "一、部门收支总体情况";

/** Sentences in the words of other offices: rightly said they agree, each slip is called and nothing else. */
const VOICES: Readonly<Record<string, Voice>> = {
  "all of it is one source": { below: OVERALL, says: "2022年部门预算收入2797.52万元，收入全部为一般公共预算拨款2797.52万元。", slips: [["拨款2797.52", "拨款2979.52", "text/amount"]] },
  "all of a class is one item": { below: BASIC, says: "工资福利支出920.57万元，主要包括基本工资111.85万元、奖金372.51万元；对个人和家庭的补助10.37万元，其中主要为退休费6.69万元。", slips: [["111.85", "118.15", "text/amount"], ["6.69", "6.96", "text/amount"]] },
  "a code behind the name": { below: GENERAL, says: "行政单位医疗2101101支出8.88万元，事业单位医疗（2101102）17.22万元，两项合计26.1万元。", slips: [["8.88", "9.88", "text/amount"], ["26.1万", "26.7万", "text/parts"]] },
  "a code behind the number": { below: GENERAL, says: "4.2080505机关事业单位基本养老保险缴费支出42.18万元。", slips: [["42.18", "41.28", "text/amount"]] },
  "a lead and its total": { below: GENERAL, says: "（一）基本支出：2022年年初预算数为1587.57万元，是指保障机构正常运转的支出。", slips: [["1587.57", "1578.57", "text/amount"]] },
  "names one behind the other": { below: GENERAL, says: "1.一般公共服务支出政府办公厅（室）及相关机构事务行政运行2022年初预算820.36万元。", slips: [["820.36", "802.36", "text/amount"]] },
  "an item below its division, its code behind it": {
    below: GENERAL, says: "2．行政事业单位养老支出—机关事业单位基本养老保险缴费支出（2080505）：预算安排42.18万元。", slips: [["42.18", "41.28", "text/amount"]],
  },
  "what heads an amount is in no table": { below: GENERAL, says: "2022年一般公共预算支出2797.52万元。\n3．对口支援—援建资金（2999999）：预算安排15.60万元。", slips: [["2797.52", "2979.52", "text/amount"]], outside: ["15.60"] },
  "a year and a heading before a colon": { below: OVERALL, says: "2022年支出预算情况：预算安排2797.52万元。", slips: [["2797.52", "2979.52", "text/amount"]] },
  "the parts of one fund, where another has the like": { below: GENERAL, book: FUNDS_APART, says: "2026年一般公共预算支出420万元，其中：基本支出320万元、项目支出100万元。", slips: [["100万", "110万", "text/amount"], ["320万", "230万", "text/amount"]] },
  "nothing but a colon before the amount": { below: GENERAL, says: "4.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：42.18万元。", slips: [["42.18", "41.28", "text/amount"]] },
  "what an item became, behind another's last year": {
    below: GENERAL, book: WITH_LAST_YEAR, says: "一般公共服务支出500万元，上年为400万元；行政运行由上年的250万元变为300万元。", slips: [["400", "440", "text/amount"], ["250", "230", "text/amount"], ["300", "330", "text/amount"]],
  },
  "the government funds in short": { below: OVERALL, book: FUNDS_APART, says: "2026年基金预算支出80万元。", slips: [["80万", "88万", "text/amount"]] },
  "economic classes below what a fund spends on staff": {
    below: GENERAL, book: FUNDS_APART, says: "人员经费支出270.60万元，其中工资福利支出250万元，对个人和家庭的补助20.60万元。", slips: [["250", "205", "text/amount"], ["补助20.60", "补助26.00", "text/amount"]],
  },
  "a list of the whole behind its uses": {
    below: GENERAL, book: FUNDS_APART, says: "2026年一般公共预算支出420万元，其中基本支出320万元、项目支出100万元。具体如下：\n一般公共服务支出400万元，占95.24%；住房保障支出20万元，占4.76%。",
    slips: [["400万", "440万", "text/amount"], ["95.24", "92.54", "text/share"]],
  },
  "units in turn": { below: GENERAL, book: BY_UNIT, says: "局本级：行政运行250万元，住房公积金12.36万元。水文站：行政运行50万元，住房公积金8.14万元。", slips: [["12.36", "13.26", "text/amount"], ["50万元，住", "55万元，住", "text/amount"]] },
  "shares of two": {
    below: GENERAL, says: "机关事业单位基本养老保险缴费支出42.18万元，机关事业单位职业年金缴费支出21.09万元，分别占社会保障和就业支出的59.57%和29.78%。",
    slips: [["59.57", "57.59", "text/share"], ["29.78", "28.79", "text/share"]],
  },
  "a share as such": { below: GENERAL, says: "支出预算2797.52万元，其中：科学技术支出139.65万元，占比为4.99%。", slips: [["4.99", "4.69", "text/share"]] },
  "parts in another unit": { below: "五、政府采购情况", says: "政府采购预算总额0.30亿元，其中：货物1000万元，工程0万元，服务2000万元。", slips: [["2000", "2500", "text/parts"]] },
  "our street": { below: "六、机关运行经费", says: "2022年我街道机关运行经费财政拨款预算为579.13万元。", slips: [["579.13", "597.13", "text/amount"]] },
  "units by their names": { below: OVERALL, says: "2022年部门收支总预算2797.52万元，按单位分：办公室本级2065.30万元，政府采购中心70.02万元，行政服务中心401.38万元。", slips: [["2797.52", "2979.52", "text/amount"]] },
  "the own office": { below: OVERALL, says: "收入预算2797.52万元，其中：本级收入2065.30万元，占73.83%。", slips: [["2065.30", "2650.30", "text/share"]] },
  "the whole behind its parts": {
    below: OVERALL, says: "支出预算2797.52万元，其中基本支出1587.57万元，项目支出1209.95万元。比上年执行数增加209.16万元，增长8.08%。", slips: [["209.16", "290.16", "text/rate"], ["8.08", "8.80", "text/rate"]],
  },
  "one base for a sentence": {
    below: OVERALL, says: "与上年相比，收入预算增加209.16万元，增长8.08%；支出预算增加209.16万元，增长8.08%。", slips: [["增长8.08%；", "增长8.80%；", "text/rate"], ["增长8.08%。", "增长8.80%。", "text/rate"]],
  },
  "the same whole in other words": {
    below: OVERALL, says: "2022年收、支预算总计2797.52万元。与上年相比，收、支总计各增加209.16万元，增长8.08%。", slips: [["2797.52", "2979.52", "text/amount"], ["8.08", "8.80", "text/rate"]],
  },
  "shares of one named whole": {
    below: "三、支出预算情况", says: "基本支出中，工资福利支出920.57万元，占基本支出的57.99%；商品和服务支出652.58万元，占41.11%；对个人和家庭的补助10.37万元，占0.65%。", slips: [["41.11", "41.77", "text/share"], ["652.58", "656.58", "text/share"]],
  },
  "what is compared stands before the base": {
    below: "五、“三公”经费情况", says: "“三公”经费预算7.5万元，其中因公出国（境）费7万元、公务接待费0.5万元。三公经费与上年预算10万元相比减少2.5万元，减幅25%。", slips: [["10万", "11万", "text/change"], ["减幅25", "减幅26", "text/rate"]],
  },
  "a rate before its change": { below: OVERALL, says: "基本支出1587.57万元，较去年增长5.84%（增加87.57万元）。", slips: [["5.84", "8.54", "text/rate"], ["增加87.57", "增加97.57", "text/rate"]] },
  "a share of what was called otherwise": {
    below: "六、政府采购情况", says: "政府采购预算总额3000万元，其中：货物1000万元、服务2000万元，其中面向小微企业1800万元，占政府采购支出总额的60%。", slips: [["60%", "65%", "text/share"], ["3000", "3300", "text/parts"]],
  },
  "names before their amounts": {
    below: OVERALL, says: "2022年支出预算2797.52万元，基本支出和项目支出分别为1587.57万元、1209.95万元，分别占56.75%、43.25%。",
    slips: [["1587.57", "1857.57", "text/amount"], ["1209.95", "1290.95", "text/amount"], ["43.25", "42.35", "text/share"]],
  },
  "more names than amounts": { below: OVERALL, says: "2022年支出预算2797.52万元，甲、乙、丙分别为1.57万元、2.95万元。", slips: [["2797.52", "2979.52", "text/amount"]], outside: ["1.57", "2.95"] },
  "what it was and what it became": {
    below: OVERALL, says: "收入预算由上年的2588.36万元增加到2797.52万元，增加209.16万元，增长8.08%。", slips: [["2797.52", "2979.52", "text/amount"], ["2588.36", "2558.36", "text/change"], ["209.16", "290.16", "text/change"], ["8.08", "8.80", "text/rate"]],
  },
  "parts behind 包括, then the next part": {
    below: OVERALL, says: "2022年支出预算2797.52万元，其中基本支出1587.57万元，包括人员经费930.94万元和公用经费656.63万元；项目支出1209.95万元。",
    slips: [["930.94", "993.94", "text/amount"], ["656.63", "665.63", "text/amount"], ["1209.95", "1290.95", "text/amount"]],
  },
  "a bracket in a list of parts": {
    below: "五、政府采购情况", says: "政府采购预算总额60万元，其中：货物20万元（其中：计算机15万元），工程0万元，服务40万元。", slips: [["服务40", "服务45", "text/parts"], ["60万", "66万", "text/parts"], ["计算机15", "计算机25", "text/part-exceeds"]], outside: ["15"],
  },
  "income and expenditure, each so much more": {
    below: OVERALL, says: "2022年收入总计2797.52万元，支出总计2797.52万元。与上年相比，收、支总计各增加209.16万元，增长8.08%。", slips: [["209.16", "290.16", "text/rate"], ["8.08", "8.80", "text/rate"]],
  },
  "changes of parts behind that of the whole": {
    below: OVERALL, says: "2022年预算收支安排2797.52万元，较上年预算增加209.16万元，其中：基本支出增加87.57万元，主要为人员经费；项目支出增加121.59万元，主要为专项。",
    slips: [["209.16", "290.16", "text/changes-add-up"], ["87.57", "78.57", "text/changes-add-up"], ["项目支出增加", "项目支出减少", "text/changes-add-up"]],
  },
  "a heading that ends as a sentence": { below: `${OVERALL}\n（三）一般公共预算支出明细情况。`, says: "1.行政运行820.36万元。", slips: [["820.36", "802.36", "text/amount"]] },
  "an item by its code": { below: "一、预算编制总体情况", says: "行政运行（2010301）820.36万元，较上年增加20.36万元，增长2.55%。", slips: [["820.36", "802.36", "text/amount"]] },
  "levels behind the marks that hold names": {
    below: GENERAL, says: "“卫生健康支出”科目26.10万元，其中：“行政单位医疗”项8.88万元；“事业单位医疗”项17.22万元。", slips: [["8.88", "9.88", "text/amount"], ["“行政单位医疗”项", "“事业单位医疗”项", "text/amount"]],
  },
  "parts behind 包括, its share and change before": {
    below: OVERALL, says: "项目支出1209.95万元，占支出预算的43.25%，较上年预算减少20.00万元，包括商品和服务支出1000.00万元、资本性支出209.95万元。", slips: [["1209.95", "1290.95", "text/amount"], ["43.25", "42.35", "text/share"]],
    outside: ["20.00"],
  },
  "parts behind a colon, the first of them this year's": {
    below: "九、关于2022年项目支出表的说明",
    says: "共安排项目支出1209.95万元，主要包括：本年财政拨款安排1000.00万元（其中，一般公共预算拨款安排1000.00万元，政府性基金预算拨款安排0.00万元），财政拨款结转结余安排200.00万元，单位资金安排9.95万元。",
    slips: [["1209.95", "1290.95", "text/amount"]],
  },
  "parts of basic expenditure, a paragraph each": { below: GENERAL, says: "一般公共预算基本支出1587.57万元，其中：\n工资福利支出（301）920.57万元；\n商品和服务支出（302）652.58万元。", slips: [["920.57", "902.57", "text/amount"]] },
  "a change told once more behind what money is for": {
    below: OVERALL, says: "支出预算2797.52万元，比上年增加209.16万元，增长8.08%，主要原因是增加300万元用于办公用房租赁，压减专项90.84万元，增减相抵后支出预算增加209.16万元。",
    slips: [["后支出预算增加209.16", "后支出预算增加290.16", "text/item-amounts"]], outside: ["300", "90.84"],
  },
  "a change of whole units, its rate in two decimals": { below: "五、“三公”经费情况", says: "“三公”经费预算7.5万元，较上年减少17万元（69.38%）。", slips: [["17万", "19万", "text/rate"], ["69.38", "68.38", "text/rate"]] },
  "the year before told beside this one": {
    below: OVERALL, says: "2021年部门预算总收入2588.36万元，2022年部门预算总收入2797.52万元，同比增加209.16万元，增长8.08%。",
    slips: [["2588.36", "2558.36", "text/change"], ["2797.52", "2979.52", "text/amount"], ["8.08", "8.80", "text/rate"], ["2022年部门", "2020年部门", "text/year"]],
  },
  "what changed is named before its base": { below: OVERALL, says: "一般公共预算2797.52万元。收支预算较去年的2588.36万元增长8.08%。", slips: [["2588.36", "2558.36", "text/rate"], ["8.08", "8.80", "text/rate"]] },
  "parts named in short, in brackets": {
    below: "五、“三公”经费情况", says: "“三公”经费预算7.5万元，其中因公出国（境）费7万元，公务用车购置及运行费0万元（购置0万元、运行0万元），公务接待费0.5万元。",
    slips: [["运行0万元）", "运行3万元）", "text/amount"], ["接待费0.5", "接待费0.8", "text/amount"]],
  },
  "a part that bears the name of its whole": { below: OVERALL, says: "项目支出1209.95万元，其中：一般公共预算888.00万元，政府性基金0万元。", slips: [["1209.95", "1290.95", "text/amount"]], outside: ["888.00"] },
  "shares of what the paragraph tells, not the section": {
    below: "四、财政拨款收支情况\n财政拨款收支总预算2797.52万元，上年结转0万元。", says: "一般公共预算支出2797.52万元，主要用于：一般公共服务支出2560.96万元，占91.54%；科学技术支出139.65万元，占4.99%。", slips: [["91.54", "94.51", "text/share"]],
  },
  "shares where no whole is told": { below: OVERALL, says: "按用途划分：基本支出1587.57万元，占56.75%；项目支出1209.95万元，占43.25%。", slips: [["1587.57", "1857.57", "text/amount"]] },
  "shares that name their parts": { below: OVERALL, says: "2022年支出预算2797.52万元，其中基本支出占56.75%，项目支出占43.25%。", slips: [["56.75", "65.75", "text/share"], ["43.25", "42.35", "text/share"]] },
  "circled numbers": { below: GENERAL, says: "①“行政运行”820.36万元；②“行政单位医疗”8.88万元。", slips: [["820.36", "802.36", "text/amount"], ["8.88", "9.88", "text/amount"]] },
  "all kinds, and another part behind a semicolon": {
    below: "六、政府采购情况", says: "政府采购预算60万元，其中货物20万元、工程0万元、服务40万元；面向中小企业预留42万元，占70%，其中小微企业21万元。",
    slips: [["60万", "66万", "text/parts"], ["服务40", "服务45", "text/parts"], ["70%", "75%", "text/share"]], outside: ["21"],
  },
  "an item with a full stop behind it": {
    below: GENERAL, says: "（2）一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。年初预算为820.36万元，比上年增加20.36万元，增长2.55%。", slips: [["820.36", "802.36", "text/amount"], ["2.55", "5.25", "text/rate"]],
  },
  "last year's amount beside": {
    below: GENERAL, says: "2026年一般公共预算支出520万元，比2025年执行数420万元增加100万元，增长23.81%。", book: WITH_LAST_YEAR,
    slips: [["420", "402", "text/amount"], ["100万", "110万", "text/change"], ["23.81", "23.18", "text/rate"]],
  },
  "an item's last year": {
    below: GENERAL, says: "财政事务（款）一般行政管理事务（项）200万元，比2025年执行数增加50万元，增长33.33%。", book: WITH_LAST_YEAR, slips: [["50万", "60万", "text/change"], ["33.33", "38.33", "text/rate"]],
  },
  "a change of what is not said": {
    below: GENERAL, says: "2026年一般公共预算支出较上年执行数增加100万元，增长23.8%，其中行政运行增加50万元，一般行政管理事务增加50万元。", book: WITH_LAST_YEAR,
    slips: [["100万", "110万", "text/change"], ["23.8", "28.3", "text/rate"], ["运行增加50", "运行增加60", "text/change"], ["增加50万元。", "减少50万元。", "text/direction"]],
  },
};

describe.each(Object.entries(VOICES))("%s", (_, { below, says, slips, book = yuanBook(), outside = [] }) => {
  const head = `${[WITH_LAST_YEAR, FUNDS_APART, BY_UNIT].includes(book) ? 2026 : 2022}年部门预算编制说明\n${below}\n`;

  it("agrees", () => {
    const { claims, findings } = readText(head + says, book);
    expect(findings).toEqual([]);
    expect(claims.filter(({ kind, status }) => status === "unplaced" || (kind !== "number" && status !== "agree")).map(({ printed }) => printed)).toEqual(outside);
  });

  it.each(slips)("%s for %s", (from, to, rule) => {
    expect(says).toContain(from);
    const { findings } = readText(head + says.replace(from, to), book);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});

it("norms, expectations and other years are nothing to be checked", () => {
  const text = "2022年部门预算说明\n一、部门收支总体情况\n2021年部门决算支出2650.33万元；公用经费定额标准为每人每年3.5万元；主要原因：一是新增补助50.16万元；二是新建工程159万元；年中预计追加300万元，人员经费增长3.5个百分点。";
  const { claims, findings } = readText(text, yuanBook());
  expect(findings).toEqual([]);
  expect(claims.filter(({ kind }) => kind !== "year").map(({ status }) => status)).toEqual(["free", "free", "free", "free", "free", "free"]);
});

it("a change of the whole is not that of the item told before it", () => {
  const text = "2026年预算说明\n三、一般公共预算拨款支出预算\n住房改革支出（款）住房公积金（项）20万元，与2025年执行数持平。\n2026年当年财政拨款预算较上年执行数净增100万元，增幅23.8%。";
  expect(readText(text, WITH_LAST_YEAR).findings).toEqual([]);
});

it.each<[what: string, says: string]>([
  ["behind an amount of a reason and its share is of that", "一般公共预算支出420万元，占80.77%，比上年预算增加20万元，主要原因是人员变动，政府性基金预算拨款收入80万元，占19.23%，比上年预算减少10万元，主要原因是项目变动。"],
  ["of two years of accounts is of neither budget", "2025年“三公”经费决算数12.50万元，2024年决算数13.20万元，逐年下降。"],
  ["as a part of a project is no more than that", "1.平台建设项目。预算安排260万元，其中基本支出200万元、自筹60万元。"],
])("what is told %s", (_what, says) => {
  expect(readText(`2026年部门预算编制说明\n三、一般公共预算拨款支出预算\n${says}`, FUNDS_APART).findings.map(({ rule, place }) => `${rule} ${place.quote}`)).toEqual([]);
});
