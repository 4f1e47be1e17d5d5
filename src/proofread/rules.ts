import type { DeclaredRule } from "../model/ruleWords";
import { defineRule } from "../model/ruleWords";

/**
 * Every check of a text: its id, severity, title and message. A check calls for its rule by the name it has here; each has a
 * page in docs/rules with examples that are executed, and cases in the corpus.
 */
export const RULES = {
  amount: defineRule({
    id: "text/amount", severity: "inconsistency",
    title: { zh: "文字中的金额与表不符", en: "Amount differs from its table" },
    message: { zh: "“{label}”写的是 {printed}，表中为 {expected}。", en: "“{label}” says {printed}; the table has {expected}." },
  }),
  count: defineRule({
    id: "text/count", severity: "inconsistency",
    title: { zh: "文字中的数量与填报不符", en: "Count differs from what was typed" },
    message: { zh: "“{label}”写的是 {printed}，补充资料为 {expected}。", en: "“{label}” says {printed}; 补充资料 has {expected}." },
  }),
  truncated: defineRule({
    id: "text/truncated", severity: "hint",
    title: { zh: "数字是截断的，不是四舍五入", en: "Cut off instead of rounded" },
    message: { zh: "“{label}”的 {printed} 是截去尾数得到的，四舍五入应为 {expected}。", en: "“{label}”: {printed} is cut off; rounded it is {expected}." },
  }),
  change: defineRule({
    id: "text/change", severity: "inconsistency",
    title: { zh: "增减额不等于本年数减基数", en: "Change is not this year less the base" },
    message: { zh: "“{label}”的增减额 {printed} 与本年数、上年数不符{shouldBe}。", en: "The change {printed} of “{label}” does not follow from its two amounts{shouldBe}." },
  }),
  lastBudget: defineRule({
    id: "text/last-budget", severity: "inconsistency",
    title: { zh: "说明中的上年预算与上年的工作簿不符", en: "Last year's budget differs from last year's workbook" },
    message: { zh: "“{label}”与上年预算比，写的是“{printed}”；上年工作簿 {place} 是 {last}，应为“{expected}”。", en: "“{label}” against last year's budget says “{printed}”; last year's workbook has {last} in {place}, so that it is “{expected}”." },
  }),
  rate: defineRule({
    id: "text/rate", severity: "inconsistency",
    title: { zh: "增减比例算得不对", en: "Rate does not follow from its figures" },
    message: { zh: "“{label}”的增减比例 {printed} 与句中数字不符{shouldBe}；也可能是增减额或上年数写错。", en: "The rate {printed} of “{label}” does not follow from the figures beside it{shouldBe}; the change or the base may be wrong instead." },
  }),
  direction: defineRule({
    id: "text/direction", severity: "inconsistency",
    title: { zh: "增减方向写反", en: "Wrong direction" },
    message: { zh: "“{label}”写的是“{printed}”，按数字应为“{expected}”。", en: "“{label}” says {printed}; by the figures it is {expected}." },
  }),
  unchanged: defineRule({
    id: "text/unchanged", severity: "inconsistency",
    title: { zh: "并非持平", en: "Not unchanged" },
    message: { zh: "“{label}”写的是持平，按数字应为{expected}。", en: "“{label}” is said to be unchanged; by the figures it is {expected}." },
  }),
  zeroBase: defineRule({
    id: "text/zero-base", severity: "inconsistency",
    title: { zh: "基数为零，没有增减比例", en: "No rate on a base of nothing" },
    message: { zh: "“{label}”上年数为 0，不能计算 {printed} 这样的比例；请写明基数为 0。", en: "The base of “{label}” is 0, so there is no rate such as {printed}; say that the base is 0." },
  }),
  share: defineRule({
    id: "text/share", severity: "inconsistency",
    title: { zh: "占比算得不对", en: "Share does not follow from its figures" },
    message: { zh: "“{label}”占比写的是 {printed}，应为 {expected}。", en: "The share of “{label}” is said to be {printed}; it is {expected}." },
  }),
  shareFitted: defineRule({
    id: "text/share-fitted", severity: "hint",
    title: { zh: "占比可能为凑足 100% 而调整", en: "Share made to fit 100" },
    message: { zh: "“{label}”占比写的是 {printed}，按数字为 {expected}；可能是为使各项占比合计为 100% 而调整。", en: "The share of “{label}” is printed as {printed}; the figures give {expected}. Perhaps it was made to fit 100%." },
  }),
  parts: defineRule({
    id: "text/parts", severity: "inconsistency",
    title: { zh: "分项之和不等于总数", en: "Parts do not add up" },
    message: { zh: "“{label}”写的是 {printed}，其中各项之和为 {expected}。", en: "“{label}” says {printed}; its parts add up to {expected}." },
  }),
  partExceeds: defineRule({
    id: "text/part-exceeds", severity: "inconsistency",
    title: { zh: "部分大于总数", en: "A part exceeds its whole" },
    message: { zh: "“{label}”{printed} 大于“{whole}”{expected}。", en: "“{label}” ({printed}) is more than “{whole}” ({expected})." },
  }),
  near: defineRule({
    id: "text/near", severity: "hint",
    title: { zh: "疑为笔误的金额", en: "Perhaps a slip of the pen" },
    message: { zh: "“{label}”写的是 {printed}，与表中{whole} {expected} 只差一位或相邻两位颠倒，请核对。", en: "“{label}” says {printed}; the table's {expected} differs by one digit or the order of two: look." },
  }),
  changesAddUp: defineRule({
    id: "text/changes-add-up", severity: "inconsistency",
    title: { zh: "分项增减之和不等于总增减", en: "Changes of the parts do not add up" },
    message: { zh: "“{label}”写的是{printed}，各分项增减合计为{expected}。", en: "“{label}” says {printed}; the changes of its parts add up to {expected}." },
  }),
  bothSides: defineRule({
    id: "text/both-sides", severity: "inconsistency",
    title: { zh: "同一拨款的收入与支出不等", en: "Income and expenditure of one appropriation differ" },
    message: { zh: "“{label}”写的是 {printed}，“{other}”写的是 {expected}；没有结转结余时两者应当相等。", en: "“{label}” says {printed}, “{other}” {expected}; without anything carried over they are equal." },
  }),
  ranking: defineRule({
    id: "text/ranking", severity: "inconsistency",
    title: { zh: "最多（最少）的不是这一项", en: "Not the most, or the least" },
    message: { zh: "说“{label}”{printed}，按表{printed}的是“{expected}”。", en: "“{label}” is said to be {printed}; by the table it is “{expected}”." },
  }),
  listCount: defineRule({
    id: "text/list-count", severity: "inconsistency",
    title: { zh: "数目与列出的不符", en: "Count differs from what is listed" },
    message: { zh: "“{label}”写的是 {printed}，后面列出的是 {expected}。", en: "“{label}” says {printed}; {expected} are listed." },
  }),
  perHead: defineRule({
    id: "text/per-head", severity: "inconsistency",
    title: { zh: "人均数与总数、人数不符", en: "Amount for each person does not follow" },
    message: { zh: "“{label}”写的是 {printed}，按同句的总数和人数应为 {expected}。", en: "“{label}” says {printed}; by the amount and the persons of its sentence it is {expected}." },
  }),
  repeated: defineRule({
    id: "text/repeated", severity: "inconsistency",
    title: { zh: "同一事项前后说法不一", en: "Told differently elsewhere" },
    message: { zh: "“{label}”写的是{printed}，别处说同一事项写的是{expected}。", en: "“{label}” says {printed}; elsewhere it is told as {expected}." },
  }),
  changeElsewhere: defineRule({
    id: "text/change-elsewhere", severity: "hint",
    title: { zh: "同一金额的增减额别处不同", en: "Another change elsewhere" },
    message: { zh: "“{label}”写的是{printed}，别处同一金额写的是{expected}；基数不同时可以如此，请核对。", en: "“{label}” says {printed}; elsewhere the same amount says {expected}. This may be so against another base: look." },
  }),
  base: defineRule({
    id: "text/base", severity: "inconsistency",
    title: { zh: "比较基数前后说法不一", en: "Compared with another base elsewhere" },
    message: { zh: "“{label}”与{printed}比较，同处其他数字与{expected}比较；请核对是预算还是执行数。", en: "“{label}” is compared with {printed}, the figures beside it with {expected}." },
  }),
  itemAmounts: defineRule({
    id: "text/item-amounts", severity: "inconsistency",
    title: { zh: "同一科目的两个金额不一致", en: "One item, two amounts" },
    message: { zh: "“{label}”前后金额不一致：这里写 {printed}，应为 {expected}。", en: "“{label}” has two amounts: {printed} here, {expected} before." },
  }),
  itemName: defineRule({
    id: "text/item-name", severity: "inconsistency",
    title: { zh: "科目名称与表不符", en: "Item is named otherwise in the table" },
    message: { zh: "写的是“{name}”，表中这笔金额的科目是“{expected}”。", en: "The text names “{name}”; in the table this amount is of “{expected}”." },
  }),
  itemUnknown: defineRule({
    id: "text/item-unknown", severity: "inconsistency",
    title: { zh: "表中没有这个科目", en: "Item is in no table" },
    message: { zh: "表中找不到科目“{name}”，也没有相同金额的相近科目。", en: "“{name}” is in no table, and no item like it has this amount." },
  }),
  year: defineRule({
    id: "text/year", severity: "inconsistency",
    title: { zh: "年份不对", en: "Wrong year" },
    message: { zh: "这里写的是 {printed}，应为 {expected}。", en: "{printed} should be {expected}." },
  }),
  otherYear: defineRule({
    id: "text/other-year", severity: "inconsistency",
    title: { zh: "文字与表不是同一年度", en: "Text and tables are of different years" },
    message: { zh: "文字是 {printed}预算的，表是 {expected}的：两者的数字不是同一年度，没有与表核对，只核对了文字本身。请换成同一年度的工作簿或说明。", en: "The text is of {printed}, the tables are of {expected}: their figures are not of one year; the text was read by itself only. Take a workbook and a text of the same year." },
  }),
  bodyName: defineRule({
    id: "text/body-name", severity: "inconsistency",
    title: { zh: "文字与表的名称不同", en: "Text and tables name different bodies" },
    message: { zh: "文字写的是“{printed}”（{times} 处），表写的是“{expected}”。多数金额与表相同，已按表核对；请把名称改成一致。", en: "The text names {printed} ({times}×), the tables {expected}. Most amounts of the text are the tables' own and were compared; make the names the same." },
  }),
  otherBody: defineRule({
    id: "text/other-body", severity: "inconsistency",
    title: { zh: "文字与表不是同一个单位", en: "Text and tables are of different bodies" },
    message: { zh: "文字是“{printed}”的，表是“{expected}”的，数字也对不上：没有与表核对，只核对了文字本身。请换成同一单位的工作簿或说明。", en: "The text is of {printed}, the tables are of {expected}, and their figures differ: the text was read by itself only. Take a workbook and a text of the same body." },
  }),
  emptyReason: defineRule({
    id: "text/empty-reason", severity: "inconsistency",
    title: { zh: "原因或用途没有写", en: "Reason or purpose left empty" },
    message: { zh: "“{printed}”后面没有内容。", en: "Nothing follows “{printed}”." },
  }),
  reasonDirection: defineRule({
    id: "text/reason-direction", severity: "hint",
    title: { zh: "原因与增减方向相反", en: "Reason speaks of the opposite" },
    message: { zh: "数字是{expected}，原因却写“{printed}”，请核对。", en: "The figure is {expected}, the reason says “{printed}”; have a look." },
  }),
  unresolvedChoice: defineRule({
    id: "text/unresolved-choice", severity: "error",
    title: { zh: "模板中的选择没有改定", en: "A choice of the template was left in" },
    message: { zh: "“{printed}”是模板文字，请按实际改定。", en: "“{printed}” is a choice of the template; decide it." },
  }),
  instruction: defineRule({
    id: "text/instruction", severity: "error",
    title: { zh: "模板的填写说明没有删去", en: "An instruction of the template was left in" },
    message: { zh: "“{printed}”是模板对填写人的说明，不是公开内容，请删去。", en: "“{printed}” tells the writer what to fill in; delete it." },
  }),
  placeholder: defineRule({
    id: "text/placeholder", severity: "error",
    title: { zh: "占位符没有填", en: "Placeholder left in" },
    message: { zh: "“{printed}”是占位符，请填写实际内容。", en: "“{printed}” is a placeholder; fill it in." },
  }),
  doubled: defineRule({
    id: "text/doubled", severity: "hint",
    title: { zh: "标点或词语重复", en: "Doubled punctuation or words" },
    message: { zh: "“{printed}”重复，请删去多余的。", en: "“{printed}” is doubled." },
  }),
  halfWidth: defineRule({
    id: "text/half-width", severity: "hint",
    title: { zh: "中文里用了半角标点", en: "Half-width punctuation" },
    message: { zh: "正文有 {count} 处半角标点（这是第一处“{printed}”），请改为全角。", en: "{count} half-width marks stand in the text (this “{printed}” is the first)." },
  }),
  fullWidthFigure: defineRule({
    id: "text/full-width-figure", severity: "hint",
    title: { zh: "数字用了全角字符", en: "Full-width figure" },
    message: { zh: "“{printed}”用了全角数字或标点，应为 {expected}。", en: "“{printed}” has full-width characters; write {expected}." },
  }),
  quotes: defineRule({
    id: "text/quotes", severity: "hint",
    title: { zh: "引号不成对", en: "Quotation marks do not pair" },
    message: { zh: "这一段的引号不成对，多了或少了“{printed}”。", en: "The quotation marks of this paragraph do not pair." },
  }),
  fullStop: defineRule({
    id: "text/full-stop", severity: "hint",
    title: { zh: "段末缺句号", en: "Full stop missing" },
    message: { zh: "这一段末尾没有句号。", en: "This paragraph ends without a full stop." },
  }),
  scopeWord: defineRule({
    id: "text/scope-word", severity: "inconsistency",
    title: { zh: "部门与单位混用", en: "Department and unit mixed up" },
    message: { zh: "写的是“{printed}”，这份预算应写“{expected}”。", en: "“{printed}” should be “{expected}” in this budget." },
  }),
  outdatedName: defineRule({
    id: "text/outdated-name", severity: "inconsistency",
    title: { zh: "科目名称已过时", en: "Outdated name" },
    message: { zh: "“{printed}”是旧名称，现为“{expected}”。", en: "“{printed}” is now “{expected}”." },
  }),
  contents: defineRule({
    id: "text/contents", severity: "hint",
    title: { zh: "目录与表不一致", en: "Contents and tables differ" },
    message: { zh: "目录与工作簿的表不一致：目录写“{printed}”，工作簿有“{expected}”。", en: "Contents list “{printed}”, the workbook has “{expected}”." },
  }),
} as const satisfies Readonly<Record<string, DeclaredRule>>;

/** The rules in the order in which they are declared. */
export const TEXT_RULES: readonly DeclaredRule[] = Object.values(RULES);
