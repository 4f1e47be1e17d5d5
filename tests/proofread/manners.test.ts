import { readText } from "../../src/proofread";
import { WATER_OFFICE } from "../support/waterOffice";

interface Manner {
  /** Heading below which the sentence stands. */
  readonly below?: string;
  readonly says: string;
  /** Each figure changed on its own is called, by this rule. */
  readonly slips: readonly (readonly [from: string, to: string, rule: string])[];
  /** Figures that nothing says. */
  readonly outside?: readonly string[];
}

const GENERAL = "三、一般公共预算拨款支出情况说明";
const REVENUE = "二、收入预算情况说明";
const EXPENDITURE = "二、支出预算情况说明";
const THREE_PUBLIC = "五、“三公”经费预算情况说明";

/** Ways of telling a figure: rightly told nothing is said, each slip is called; what nothing says is not accused. */
const MANNERS: Readonly<Record<string, Manner>> = {
  "超过 the year before": { says: "2026年一般公共预算支出500万元，超过上年60万元。", slips: [["60万元", "66万元", "text/change"]] },
  "多 behind its base": { says: "2026年一般公共预算支出500万元，比上年多60万元。", slips: [["60万元", "66万元", "text/change"]] },
  "多安排 behind its base": { says: "2026年一般公共预算支出500万元，较上年多安排60万元。", slips: [["60万元", "66万元", "text/change"]] },
  "少支出 and 降低": { says: "住房公积金40万元，比上年少支出5万元，降低11.11%。", slips: [["少支出5万元", "少支出6万元", "text/change"], ["11.11%", "12.22%", "text/rate"]] },
  "上涨": { says: "2026年一般公共预算支出500万元，同比增加60万元，上涨13.64%。", slips: [["60万元", "66万元", "text/change"], ["13.64%", "15.64%", "text/rate"]] },
  "上涨 and 涨幅": { says: "2026年一般公共预算支出500万元，较上年上涨60万元，涨幅13.64%。", slips: [["60万元", "66万元", "text/change"], ["13.64%", "15.64%", "text/rate"]] },
  "增量": { says: "2026年一般公共预算支出500万元，较上年增量60万元。", slips: [["60万元", "66万元", "text/change"]] },
  "核减": { says: "住房公积金40万元，较上年核减5万元。", slips: [["核减5", "核减6", "text/change"]] },
  "压降": { says: "住房公积金40万元，较上年压降5万元，压降11.11%。", slips: [["压降5万", "压降6万", "text/change"], ["11.11", "12.22", "text/rate"]] },
  "last year's amount by 上年为": { says: "2026年一般公共预算支出500万元，上年为440万元，增加60万元。", slips: [["440万元", "444万元", "text/amount"], ["60万元", "66万元", "text/change"]] },
  "last year's amount without a comparison": { says: "2026年一般公共预算支出500万元，而上年执行数仅为440万元。", slips: [["440万元", "444万元", "text/amount"]] },
  "from last year's amount to this year's": {
    says: "一般公共预算支出从上年的440万元增加到500万元，增加60万元。",
    slips: [["440", "444", "text/amount"], ["到500", "到550", "text/amount"], ["60万元", "66万元", "text/change"]],
  },
  "changes of parts behind a full stop": { says: "2026年一般公共预算支出500万元，比上年增加60万元，增长13.64%。其中：住房公积金减少5万元。", slips: [["减少5万元", "减少6万元", "text/change"]] },
  "percentage points": { says: "社会保障和就业支出60万元，占一般公共预算支出的12.00%，比上年提高0.64个百分点。", slips: [["12.00%", "13.20%", "text/share"], ["0.64", "0.84", "text/rate"], ["提高", "下降", "text/rate"]] },
  "percentage points from last year's share": { says: "公用经费占基本支出的18.06%，上年占16.50%，提高1.56个百分点。", slips: [["1.56", "1.65", "text/rate"], ["提高1.56", "下降1.56", "text/rate"]], outside: ["16.50"] },
  "times last year's amount": { says: "2026年一般公共预算支出500万元，为上年的1.14倍。", slips: [["1.14", "1.41", "text/rate"]] },
  "a code behind its name": { says: "防汛（2130314）50万元，住房公积金（科目编码2210201）40万元。", slips: [["2130314", "2130341", "text/item-name"], ["2210201", "2210203", "text/item-name"]], outside: ["2130314", "2210201"] },
  "a code before its name": { says: "1）2130314防汛：50万元，上年40万元。\n2）2210201住房公积金：40万元，上年45万元。", slips: [["2130314", "2130341", "text/item-name"], ["上年45", "上年54", "text/amount"]], outside: ["2130314", "2210201"] },
  "a class of another name above its item": { says: "农林水支出（类）水利（款）防汛（项）50万元。", slips: [["农林水", "农林其他", "text/item-name"], ["水利（款）", "水文（款）", "text/item-name"]] },
  "a short name of a class": { below: EXPENDITURE, says: "2026年支出预算620万元，其中：农林水支出410万元，住房保障支出40万元。", slips: [["农林水支出", "农村水支出", "text/item-name"]] },
  "what is spent by its purpose": { says: "2026年保运转的基本支出360万元，保重点的项目支出140万元。", slips: [["360", "306", "text/amount"], ["140", "104", "text/amount"]] },
  "shares of a list whose whole has one too": {
    says: "2026年一般公共预算支出500万元，占全部支出的80.65%，主要用于：社会保障和就业支出60万元，占一般公共预算支出的12.00%。按类型分：基本支出360万元，占72.00%；项目支出140万元，占28.00%。",
    slips: [["80.65", "86.05", "text/share"], ["72.00", "77.00", "text/share"], ["28.00", "23.00", "text/share"]],
  },
  "last year's amount that names what is compared": { below: "一、收支总体情况", says: "2026年收支总预算620万元，其中本年收入620万元。\n与上年收支总预算560万元相比，收支总预算增加60万元，增长10.71%。", slips: [["60万元，增", "66万元，增", "text/change"], ["10.71", "11.70", "text/rate"]] },
  "shares in brackets": {
    says: "2026年一般公共预算支出500万元，其中：社会保障和就业支出60万元（12.00%），卫生健康支出30万元（6.00%），农林水支出370万元（74.00%），住房保障支出40万元（8.00%）。",
    slips: [["12.00%", "13.20%", "text/share"], ["74.00%", "75.00%", "text/share"], ["6.00%）", "7.00%）", "text/share"]],
  },
  "shares in brackets, parts by semicolon": {
    below: EXPENDITURE, says: "2026年支出预算620万元，其中：基本支出360万元（58.06%）；项目支出260万元（41.94%）。",
    slips: [["58.06", "59.06", "text/share"], ["41.94", "42.94", "text/share"]],
  },
  "比重 for 占": { below: EXPENDITURE, says: "2026年支出预算620万元。按支出性质分：基本支出360万元，比重58.06%；项目支出260万元，比重41.94%。", slips: [["58.06", "59.06", "text/share"], ["41.94", "42.94", "text/share"]] },
  "names behind their amounts by 用于": {
    says: "2026年安排一般公共预算支出500万元，其中370万元用于农林水支出，60万元用于社会保障和就业支出，30万元用于卫生健康支出，40万元用于住房保障支出。",
    slips: [["370万元", "377万元", "text/amount"], ["60万元", "66万元", "text/amount"], ["30万元", "33万元", "text/amount"], ["40万元", "44万元", "text/amount"]],
  },
  "names behind their amounts by 为": { below: EXPENDITURE, says: "2026年支出预算620万元，其中360万元为基本支出、260万元为项目支出。", slips: [["360万元", "366万元", "text/amount"], ["260万元", "266万元", "text/amount"]] },
  "names behind their amounts by 来自": {
    below: REVENUE, says: "2026年收入预算620万元，其中500万元来自一般公共预算拨款，80万元来自政府性基金预算拨款，35.50万元来自事业收入。",
    slips: [["500万元", "550万元", "text/amount"], ["80万元", "88万元", "text/amount"], ["35.50", "36.50", "text/amount"]],
  },
  "names right behind their amounts": { below: EXPENDITURE, says: "2026年安排360万元基本支出和260万元项目支出，支出预算合计620万元。", slips: [["360万元", "366万元", "text/amount"], ["260万元", "266万元", "text/amount"]] },
  "a numbered list with its sum": {
    says: "2026年项目支出安排如下：一是水利工程运行与维护90万元；二是防汛50万元，两项合计140万元。",
    slips: [["90万元", "99万元", "text/amount"], ["50万元", "55万元", "text/amount"], ["140万元", "144万元", "text/parts"]],
  },
  "a list of purposes with its sum": { says: "主要用于购置水泵12万元、维修闸门23万元、清淤疏浚15万元，共计50万元。", slips: [["23万元", "25万元", "text/parts"], ["共计50", "共计55", "text/parts"]] },
  "a list of purposes of an item with its sum": {
    says: "防汛（项）50万元，主要用于购置水泵12.40万元、维修闸门23.10万元、清淤疏浚14.50万元，共计50万元。",
    slips: [["12.40", "13.40", "text/parts"], ["23.10", "25.10", "text/parts"], ["共计50", "共计55", "text/parts"]],
  },
  "an amount with its purpose in a list of reasons": { says: "主要原因是维修养护专项增加209.00万元用于闸门更换，巡查经费增加20.00万元，增减相抵后增加125.62万元。", slips: [], outside: ["209.00","20.00","125.62"] },
  "a list that is open": { says: "2026年安排维修养护12.40万元、巡查23.10万元等，共计50万元。", slips: [], outside: ["12.40","23.10","50"] },
  "a list with a part that has no amount": { says: "2026年安排维修养护12.40万元、巡查23.10万元，以及其他支出，共计50万元。", slips: [], outside: ["12.40","23.10","50"] },
  "two parts and their sum": { below: EXPENDITURE, says: "2026年基本支出360万元、项目支出260万元，合计620万元。", slips: [["合计620", "合计630", "text/parts"]] },
  "purposes of an item": { says: "水利工程运行与维护（项）90万元，其中30万元用于水闸维修，60万元用于堤防养护。", slips: [], outside: ["30","60"] },
  "an item's part that has a name of the whole": { says: "行政运行（项）230万元，200万元为人员经费。", slips: [], outside: ["200"] },
  "two names behind one amount": { says: "一般公共预算支出500万元，其中150万元用于卫生健康支出和农林水支出。", slips: [], outside: ["150"] },
  "an amount for another year's name": { says: "2026年安排500万元为上年结转资金。", slips: [] },
  "a purpose of what was left over": { says: "上年结余中20万元用于基本支出。", slips: [], outside: ["20"] },
  "a rate in brackets that is no share": { says: "水利工程运行与维护（项）90万元（50.00%），比上年增加30万元。", slips: [], outside: ["50.00"] },
  "rates in brackets that are none of shares": { says: "农林水支出370万元（15.63%），住房保障支出40万元（-11.11%）。", slips: [], outside: ["15.63","11.11"] },
  "a limit by last year's amount": { says: "2026年一般公共预算支出500万元，不超过上年440万元的120%。", slips: [], outside: ["440","120"] },
  "what is saved for a purpose": { says: "2026年一般公共预算支出500万元，其中节约60万元用于防汛。", slips: [], outside: ["60"] },
  "points of a rate": { says: "2026年一般公共预算支出500万元，比上年增长率提高2.50个百分点。", slips: [], outside: ["2.50"] },
  "what is saved without a base": { says: "通过压降采购成本节约5万元。", slips: [], outside: ["5"] },
  "上年同期 and 净增": { says: "水利（款）370万元，上年同期为320万元，净增50万元。", slips: [["320", "330", "text/amount"], ["净增50", "净增60", "text/change"]] },
  "a sum of changes told in a reason": {
    says: "主要原因是新增闸门维修项目52.20万元，增加巡查经费13.30万元，减少会议费5.50万元，合计增加60.00万元。",
    slips: [["52.20", "53.20", "text/changes-add-up"], ["13.30", "14.30", "text/changes-add-up"], ["5.50", "6.50", "text/changes-add-up"], ["增加60.00", "增加61.00", "text/changes-add-up"]],
  },
  "a net change behind numbered reasons": {
    says: "主要原因：一是新增闸门维修项目52.20万元；二是增加巡查经费13.30万元；三是减少会议费5.50万元，增减相抵后净增加60.00万元。",
    slips: [["52.20", "53.20", "text/changes-add-up"], ["净增加60.00", "净增加61.00", "text/changes-add-up"]],
  },
  "lines of the table in a reason": {
    says: "2026年一般公共预算支出500万元，比上年增加60万元，主要原因是防汛支出增加10万元，水利工程运行与维护支出增加30万元。",
    slips: [["防汛支出增加10万元", "防汛支出增加12万元", "text/change"], ["支出增加30万元", "支出增加33万元", "text/change"]],
  },
  "numbered lines of the table in a reason": {
    says: "2026年一般公共预算支出500万元，比上年增加60万元。增加的主要原因：一是社会保障和就业支出增加10万元；二是卫生健康支出增加5万元；三是农林水支出增加50万元；四是住房保障支出减少5万元。",
    slips: [["增加10万元", "增加12万元", "text/change"], ["增加50", "增加55", "text/change"], ["减少5万元", "减少6万元", "text/change"]],
  },
  "parts that changed are all of their whole": { says: "2026年一般公共预算支出500万元，比上年增加60万元，其中：人员经费增加40万元，公用经费增加8万元，项目经费增加12万元。", slips: [["增加40", "增加44", "text/changes-add-up"]] },
  "parts in brackets behind a change": {
    below: THREE_PUBLIC, says: "公务用车购置及运行费26万元，比上年增加1万元（购置费6万元，运行维护费20万元）。",
    slips: [["增加1万元", "增加2万元", "text/change"], ["购置费6万元", "购置费7万元", "text/amount"], ["维护费20", "维护费22", "text/amount"]],
  },
  "amounts in words": { says: "2026年一般公共预算支出伍佰万元，比上年增加六十万元。", slips: [["伍佰万元", "伍佰伍拾万元", "text/amount"], ["六十万元", "六十六万元", "text/change"]] },
  "parts in words": { says: "2026年一般公共预算支出五百万元，其中基本支出三百六十万元，项目支出一百四十万元。", slips: [["五百万", "五百五十万", "text/amount"], ["三百六十", "三百九十", "text/amount"], ["一百四十", "一百五十", "text/amount"]] },
  "amounts of the years before": { says: "2026年一般公共预算支出500万元，2025年为440万元，2024年为400万元。", slips: [["440", "450", "text/amount"]], outside: ["400"] },
  "reasons without figures are none of a sum": { says: "主要原因是人员减少，新增闸门维修项目52.20万元，增加巡查经费13.30万元，增减相抵后增加60.00万元。", slips: [], outside: ["52.20","13.30","60.00"] },
  "a part of a line may change otherwise than the line": { says: "2026年一般公共预算支出500万元，比上年增加60万元，主要原因是人员经费增加12万元，防汛物资购置增加7万元，新增项目3万元。", slips: [], outside: ["12","7","3"] },
  "a change told roughly": {
    says: "2026年一般公共预算支出500万元，比上年增加约60万元，增长近14%。农林水支出370万元，比上年增加50余万元，增长超过15%。",
    slips: [["约60", "约90", "text/change"], ["近14", "近12", "text/rate"], ["增加约", "减少约", "text/direction"]],
  },
  "a change told roughly, below it": { says: "农林水支出370万元，比上年增加40多万元，增长约15%。", slips: [["40多", "20多", "text/change"], ["40多", "60多", "text/change"], ["约15", "约25", "text/rate"]] },
  "rates in tenths": {
    says: "水利工程运行与维护90万元，比上年增长五成。住房公积金40万元，比上年下降一成左右。", slips: [["五成", "六成", "text/rate"], ["一成", "四成", "text/rate"], ["下降", "增长", "text/direction"]],
  },
  "shares in tenths and thousandths": { says: "农林水支出370万元，占一般公共预算支出的七成以上；卫生健康支出30万元，占一般公共预算支出的60‰。", slips: [["60‰", "66‰", "text/share"]] },
  "shares told roughly": { says: "农林水支出370万元，占一般公共预算支出的近八成；社会保障和就业支出60万元，占一般公共预算支出的超过10%。", slips: [["近八", "近六", "text/share"], ["超过10", "超过20", "text/share"]] },
  "what is most and what is least": { says: "2026年一般公共预算支出500万元，其中支出最多的是农林水支出370万元，最少的是卫生健康支出30万元。", slips: [["370", "377", "text/amount"], ["30万", "33万", "text/amount"]] },
  "an item in brackets behind its class": { says: "社会保障和就业支出（机关事业单位基本养老保险缴费支出）40万元；农林水支出（防汛）50万元。", slips: [["40万", "44万", "text/amount"], ["50万", "55万", "text/amount"]] },
  "parts of a part before the next part": {
    below: "六、政府采购情况说明", says: "2026年政府采购预算100万元，其中：货物50万元，其中：面向中小企业20万元；工程30万元；服务20万元。", outside: ["20"],
    slips: [["100", "110", "text/parts"], ["50", "55", "text/parts"], ["30", "33", "text/parts"], ["服务20", "服务22", "text/parts"]],
  },
  "amounts named behind, below a heading that names their whole": { below: "项目支出预算", says: "90万元用于水利工程运行与维护，50万元用于防汛。", slips: [], outside: ["90", "50"] },
  "我局": { below: EXPENDITURE, says: "我局2026年支出预算620万元，其中：基本支出360万元。", slips: [["620", "650", "text/amount"], ["360", "390", "text/amount"]] },
  "a heading with 我局": { below: "二、我局2026年支出预算情况说明", says: "2026年支出预算620万元。", slips: [["620", "650", "text/amount"]] },
  "the office with its units": { below: EXPENDITURE, says: "局机关及下属单位2026年支出预算620万元。", slips: [["620", "650", "text/amount"]] },
  "the office alone": { below: EXPENDITURE, says: "局机关2026年支出预算310万元。", slips: [], outside: ["310"] },
  "rates of parts against the base of their whole": {
    below: THREE_PUBLIC, says: "2026年“三公”经费预算37万元，同比下降7.5%，其中：因公出国（境）费6万元，下降25%；公务接待费5万元，下降28.57%；公务用车购置及运行维护费26万元，增长4%。",
    slips: [["25%", "20%", "text/rate"], ["28.57", "27.58", "text/rate"], ["增长4%", "增长5%", "text/rate"], ["增长4%", "下降4%", "text/direction"]],
  },
  "a change with its rate that names no base": { says: "一般公共预算支出500万元，增加60万元，增长13.64%。", slips: [["60万", "66万", "text/change"], ["13.64", "16.34", "text/rate"]] },
  "增支": { says: "一般公共预算支出500万元，同比增支60万元，增长13.64%。", slips: [["60万", "66万", "text/change"]] },
  "last year's amount without 为": { says: "一般公共预算支出500万元，上年440万元，同比增加60万元。", slips: [["440", "404", "text/amount"], ["60万", "66万", "text/change"]] },
  "a change without rate or base": { says: "一般公共预算支出500万元，增加60万元用于防汛。", slips: [], outside: ["60"] },
  "no number in words": { says: "几百万元的项目和近三百万元的设备实行一元化管理。", slips: [] },
};

const textOf = (below: string, says: string): string => `2026年部门预算情况说明\n${below}\n${says}`;

describe.each(Object.entries(MANNERS))("%s", (_, { below = GENERAL, says, slips, outside = [] }) => {
  it("agrees", () => {
    const { claims, findings } = readText(textOf(below, says), WATER_OFFICE);
    expect(findings).toEqual([]);
    expect(claims.filter(({ kind, status }) => kind !== "year" && status !== "agree").map(({ printed }) => printed)).toEqual(outside);
  });

  if (slips.length > 0) {
    it.each(slips)("%s for %s", (from, to, rule) => {
      expect(says).toContain(from);
      expect(readText(textOf(below, says.replace(from, to)), WATER_OFFICE).findings.map((finding) => finding.rule)).toContain(rule);
    });
  }
});

test("shares are of the first amount of their own section, not of one before it that speaks of more money", () => {
  const text = "一、财政拨款收支总体情况\n2026年财政拨款收支总预算580万元。\n二、一般公共预算财政拨款支出情况\n2026年一般公共预算财政拨款支出500万元。\n（二）结构情况\n社会保障和就业支出（类）60万元，占12.00%；卫生健康支出（类）30万元，占6.00%；农林水支出（类）370万元，占74.00%；住房保障支出（类）40万元，占8.00%。\n";
  expect(readText(text, WATER_OFFICE).findings.map(({ rule }) => rule)).toEqual([]);
});

/** The table of all expenditure as a text prints it once more, its columns apart by tabs. */
const PRINTED = `2026年部门支出预算总表
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t600000\t600000\t
20805\t行政事业单位养老支出\t600000\t600000\t
213\t农林水支出\t4100000\t2300000\t1800000
21303\t水利\t4100000\t2300000\t1800000
2130301\t行政运行\t2300000\t2300000\t
2130306\t水利工程运行与维护\t1300000\t\t1300000
2130314\t防汛\t500000\t\t500000
\t合计\t6200000\t3600000\t2600000`;

describe("a table that the text prints again", () => {
  const said = (printed: string): readonly unknown[][] => readText(textOf(GENERAL, printed), WATER_OFFICE).findings.map(({ rule, at, values }) => [rule, at?.row, at?.column, values["expected"]]);
  const expected = (text: string): unknown => ({ kind: "text", text });

  it.each<[string, string, string, readonly unknown[][]]>([
    ["is the workbook's", "合计", "合计", []],
    ["differs in a total", "6200000", "6220000", [["text/amount", 21, 2, expected("6200000")]]],
    ["differs in a row", "500000\t\t", "550000\t\t", [["text/amount", 17, 2, expected("500000")]]],
    ["has an amount that looks like a code", "2130314\t防汛\t500000\t\t500000", "2130314\t防汛\t208\t\t500000", [["text/amount", 17, 2, expected("500000")]]],
    ["has a row that the workbook lacks", "2130314\t防汛\t500000\t\t500000", "2130399\t其他水利支出\t550000\t\t550000", []],
    ["has one cell less in a row, so that its columns are not told", "\t合计\t6200000", "合计\t6200001", []],
  ])("%s", (_, from, to, findings) => {
    expect(PRINTED).toContain(from);
    expect(said(PRINTED.replace(from, to))).toEqual(findings);
  });

  it("in another unit, or with amounts of its own, it is not held against the workbook", () => {
    expect(said(PRINTED.replace(/(\d+)0000(?=[\t\n]|$)/g, "$1.00"))).toEqual([]);
    expect(said(PRINTED.replace(/(\d)00000(?=[\t\n]|$)/g, "$1$1$1000"))).toEqual([]);
  });
});
