import { addressOf } from "../model/cells";
import type { Finding, Severity } from "../model/findings";
import type { Language } from "./language";
import { transposedDigits } from "./transposed";
import { shownText, unitOfFinding, valueText } from "./values";

/** How a rule is called and how its finding is worded, per language. `{name}` stands for a value of the finding. */
interface RuleWords {
  readonly title: Readonly<Record<Language, string>>;
  readonly message: Readonly<Record<Language, string>>;
}

const RELATION_MESSAGE: RuleWords["message"] = {
  zh: "{what}本格{printed}，按勾稽关系应{bound} {expected} {unit}，相差 {difference} {unit}{transposed}（{relation}）。{alternatives}",
  en: "{what}This cell {printed}; the relation gives {bound} {expected} {unit}, a difference of {difference} {unit}{transposed} ({relation}).{alternatives}",
};

function relation(zh: string, en: string): RuleWords {
  return { title: { zh, en }, message: RELATION_MESSAGE };
}

function byStructure(zh: string, en: string): RuleWords {
  return {
    title: { zh, en },
    message: {
      zh: "{what}本格{printed}，按本表结构应{bound} {expected} {unit}，相差 {difference} {unit}（{relation}）。{grounds}{alternatives}",
      en: "{what}This cell {printed}; by the structure of the table it should be {bound} {expected} {unit}, a difference of {difference} {unit} ({relation}).{grounds}{alternatives}",
    },
  };
}

const WORDS: Readonly<Record<string, RuleWords>> = {
  "sum/columns": relation("合计列等于各分列之和", "Total column equals its parts"),
  "sum/children": relation("上级科目等于下级科目之和", "A class equals its divisions, a division its items"),
  "sum/total": relation("合计等于各类之和", "Total equals the classes"),
  "sum/lines": relation("合计行等于各项之和", "Total line equals its lines"),
  "sum/units": relation("合计等于各单位之和", "Total equals the units"),
  "sum/projects": relation("合计等于各项目之和", "Total equals the projects"),
  "tie/balance-revenue": relation("收支总表收入与收入总表一致", "Income of the balance agrees with the revenue table"),
  "tie/balance-expenditure": relation("收支总表支出与支出总表一致", "Expenditure of the balance agrees with the expenditure table"),
  "tie/revenue-expenditure": relation("收入总表与支出总表一致", "Revenue agrees with expenditure"),
  "tie/income-expenditure": relation("收入总计等于支出总计", "Total income equals total expenditure"),
  "tie/expenditure-funds": relation("支出总表等于各项拨款支出表之和", "Expenditure equals the tables of its funds"),
  "tie/appropriation-income": relation("财政拨款收入与收支总表一致", "Fiscal appropriation agrees with the balance"),
  "tie/appropriation-expenditure": relation("财政拨款支出等于三本预算支出之和", "Appropriation expenditure equals the three funds"),
  "tie/basic-economic": relation("基本支出两表合计一致", "Basic expenditure agrees by function and by economic class"),
  "tie/fund-balance": relation("基金支出表与收支总表一致", "Fund expenditure agrees with the balance"),
  "tie/project-expenditure": relation("项目支出表与支出表一致", "Projects agree with project expenditure"),
  "tie/key-project": relation("重点项目与项目支出表一致", "Key projects agree with the project table"),
  "bound/funds-within-expenditure": relation("拨款支出不超过全部支出", "Funds do not exceed all expenditure"),
  "bound/three-public": relation("“三公”经费不小于基本支出中的同项", "Three public expenses cover the same items of basic expenditure"),
  "hint/social-insurance": relation("社保缴费功能分类与经济分类通常相等", "Social insurance usually agrees by function and by economic class"),
  "structure/rows": byStructure("合计行等于所含各行之和（按表的结构）", "A row equals the rows it adds up (by structure)"),
  "structure/columns": byStructure("合计列等于所含各列之和（按表的结构）", "A column equals the columns it adds up (by structure)"),
  "structure/change": byStructure("增减额等于本年数减上年数", "Change equals this year less the year before"),
  "structure/rate": {
    title: { zh: "增减比例等于增减额除以基数", en: "Rate equals change over base" },
    message: {
      zh: "〔{row}〕的增减比例为 {printed}，按本年数和上年数应为 {expected}。",
      en: "The rate of 〔{row}〕 is {printed}; by this year's and last year's amounts it should be {expected}.",
    },
  },
  "structure/sides": byStructure("收入总计等于支出总计（按表的结构）", "Both sides of a table have one total (by structure)"),
  "structure/tie": byStructure("两张表的同一科目、同一列一致", "The same line agrees in two tables"),
  "hint/rounding": {
    title: { zh: "四舍五入造成的尾差", en: "Differences explained by rounding" },
    message: {
      zh: "有 {count} 处合计只差四舍五入的尾数，各数取整后不能逐项相加属正常，请留意。",
      en: "{count} sums differ only by rounding of their parts; this is usual, have a look.",
    },
  },
  "form/amount-text": {
    title: { zh: "金额处是文字", en: "Text where an amount should be" },
    message: {
      zh: "〔{row} · {column}〕应填金额，现为文字“{text}”，无法参与计算；请改为数字。",
      en: "〔{row} · {column}〕 should be an amount but holds the text “{text}”; type a number.",
    },
  },
  "form/formula-error": {
    title: { zh: "公式出错", en: "Formula in error" },
    message: {
      zh: "{where}的公式显示 {text}{deleted}；请检查公式，或重新填充。{spread}",
      en: "The formula of {where} shows {text}{deleted}; check it, or fill again.{spread}",
    },
  },
  "form/unit-missing": {
    title: { zh: "未注明金额单位", en: "Unit of measure not stated" },
    message: {
      zh: "“{title}”没有注明“单位：元”或“单位：万元”，本表金额未作核对；请补上单位行。",
      en: "“{title}” does not state its unit of measure, so its amounts were not checked; add 单位：元 or 单位：万元.",
    },
  },
  "form/unit-conflict": {
    title: { zh: "同一张表注明了两种金额单位", en: "Two units of measure in one table" },
    message: {
      zh: "“{title}”既注明 {used} 又注明 {other}，核对时按 {used} 计算；请改为一种。",
      en: "“{title}” states {used} and {other}; it was read as {used}. State one.",
    },
  },
  "form/unit-mistyped": {
    title: { zh: "金额单位疑似误写", en: "Unit of measure probably wrong" },
    message: {
      zh: "“{title}”注明的单位是 {used}，按各表勾稽关系应为 {expected}；其余核对已按 {expected} 进行。{alternatives}",
      en: "“{title}” states {used}; by the relations it should be {expected}, and everything else was checked as {expected}.{alternatives}",
    },
  },
  "form/code-malformed": {
    title: { zh: "科目编码格式不对", en: "Malformed code" },
    message: {
      zh: "“{name}”的科目编码 {code} 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头的 3、5 位。",
      en: "Code {code} of “{name}” has no valid length or beginning.",
    },
  },
  "form/code-duplicate": {
    title: { zh: "科目编码重复", en: "Code occurs twice" },
    message: { zh: "科目 {code}“{name}”在本表出现两次，请合并。", en: "Code {code} “{name}” stands twice in this table." },
  },
  "form/code-unknown": {
    title: { zh: "科目编码未收录", en: "Code not in the book" },
    message: {
      zh: "科目编码 {code}“{name}”不在本插件收录的科目表中，请对照当年《政府收支分类科目》核对。",
      en: "Code {code} “{name}” is not in the codes known here; compare it with the year's classification.",
    },
  },
  "form/code-name": {
    title: { zh: "编码与名称不符", en: "Code and name do not match" },
    message: {
      zh: "科目编码 {code} 的名称是“{expected}”，本格写作“{name}”。",
      en: "Code {code} is named “{expected}”, this cell says “{name}”.",
    },
  },
  "form/code-mistyped": {
    title: { zh: "科目编码疑似误写", en: "Code probably mistyped" },
    message: {
      zh: "“{name}”的科目编码写作 {code}，按名称和各表勾稽关系应为 {expected}；其余核对已按 {expected} 进行。",
      en: "Code {code} of “{name}” should be {expected} by its name and the relations; everything else was checked as {expected}.",
    },
  },
  "form/code-parent": {
    title: { zh: "缺少上级科目行", en: "Parent code has no row" },
    message: {
      zh: "科目 {code}“{name}”{others}的上级科目 {parent} 没有单独成行，其金额不在任何小计内；请补上上级科目。",
      en: "Code {code} “{name}”{others} has no row for its parent {parent}, so no subtotal contains it.",
    },
  },
  "form/row-missing": {
    title: { zh: "缺少一行", en: "A row is missing" },
    message: {
      zh: "“{title}”缺少 {code}“{name}”：“{source}”中有这一行，{expected} {unit}；请补上这一行，或核对该科目。",
      en: "“{title}” has no row {code} “{name}”; “{source}” has it, with {expected} {unit}. Add the row, or check the code.",
    },
  },
  "form/not-filled": {
    title: { zh: "有金额没有填写", en: "Amounts not filled in" },
    message: {
      zh: "“{title}”有 {count} 行没有填写（{rows}{more}），而“{source}”中有数；本格应为 {expected} {unit}。",
      en: "“{title}” has {count} rows that are not filled in ({rows}{more}), while “{source}” has figures; this cell should be {expected} {unit}.",
    },
  },
  "form/table-missing": {
    title: { zh: "缺少应公开的表", en: "Prescribed table is missing" },
    message: { zh: "没有找到“{title}”；没有数据的表也应列出空表并说明。", en: "“{title}” was not found; a table without data must be listed empty, with a note." },
  },
  "form/title-year": {
    title: { zh: "表题年份不一致", en: "Year in the title differs" },
    message: { zh: "表题“{title}”写的是 {year} 年，其他表是 {expected} 年。", en: "The title “{title}” names {year}, the other tables {expected}." },
  },
  "form/body-differs": {
    title: { zh: "表中部门（单位）名称不一致", en: "Another department or unit is named" },
    message: { zh: "“{title}”写的是“{name}”，其他表是“{expected}”。", en: "“{title}” names “{name}”, the other tables “{expected}”." },
  },
  "form/note-missing": {
    title: { zh: "空表没有说明", en: "Empty table without a note" },
    message: { zh: "“{title}”没有数据，也没有“本单位没有……，故本表无数据”的说明。", en: "“{title}” has no figures and no note saying so." },
  },
  "form/note-contradicts": {
    title: { zh: "表中有数，说明却称无数据", en: "Note says empty, the table has figures" },
    message: { zh: "“{title}”有数据，表下却注明“{note}”；请删去说明或核对数据。", en: "“{title}” has figures but its note says “{note}”." },
  },
  "form/note-other-fund": {
    title: { zh: "空表说明写的是别的预算", en: "Note speaks of another fund" },
    message: { zh: "“{title}”的说明写的是“{other}”：“{note}”，请改正。", en: "The note of “{title}” speaks of “{other}”: “{note}”." },
  },
  "form/amount-stored-as-text": {
    title: { zh: "金额存成了文本", en: "Amounts stored as text" },
    message: { zh: "“{title}”有 {count} 个金额是文本格式，求和公式不会计入；请转换为数字。", en: "{count} amounts of “{title}” are stored as text; sums do not count them." },
  },
  "form/amount-more-decimals": {
    title: { zh: "金额小数位多于显示位数", en: "More decimals than are printed" },
    message: { zh: "“{title}”有 {count} 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。", en: "{count} amounts of “{title}” have more decimals than are printed." },
  },
  "form/typed-total": {
    title: { zh: "合计数是手工填写的", en: "Typed-in totals among formulas" },
    message: {
      zh: "“{title}”有 {count} 个合计数是手工填写的，本表其他合计数是公式；分项改动后它们不会跟着变，请改为公式或重新填充。",
      en: "{count} totals of “{title}” are typed although its other totals are formulas; they will not follow a change of their parts.",
    },
  },
  "form/formula-skips": {
    title: { zh: "合计公式漏了行或列", en: "Formula leaves out a part" },
    message: {
      zh: "〔{row}〕的公式 {formula} 没有包括 {cells} 等 {count} 个应计入的单元格；请把它们加进求和范围，或重新填充。",
      en: "The formula {formula} of 〔{row}〕 leaves out {count} cells that belong to it ({cells}); extend its range, or fill again.",
    },
  },
  "form/hidden-amount": {
    title: { zh: "隐藏的行、列或工作表里有金额", en: "Amounts in hidden rows, columns or sheets" },
    message: {
      zh: "“{title}”有 {count} 个金额被隐藏（{places}：行、列、工作表，或数字格式不显示），仍计入合计；公开前请取消隐藏或删除。",
      en: "{count} amounts of “{title}” are hidden ({places}) and still count in the sums; show or delete them before publishing.",
    },
  },
  "member/key-project": {
    title: { zh: "重点项目应列在项目支出表中", en: "Key project is not in the project table" },
    message: { zh: "重点项目“{project}”不在项目支出预算表中。", en: "Key project “{project}” is not in the project table." },
  },
  "member/units": {
    title: { zh: "单位应列在收入预算总表中", en: "Unit is not in the revenue table" },
    message: { zh: "单位“{name}”不在收入预算总表中，请核对名称。", en: "Unit “{name}” is not in the revenue table; check its name." },
  },
};

const BOUNDS = {
  "=": { zh: "为", en: "" },
  "<=": { zh: "不超过", en: "at most" },
  ">=": { zh: "不小于", en: "at least" },
} as const satisfies Record<string, Record<Language, string>>;

/** More cells than these are not listed; then the figures simply do not tell. */
const MOST_ALTERNATIVES = 3;

const OPERATORS: Readonly<Record<string, string>> = { "=": "=", "<=": "≤", ">=": "≥" };

/** Ids of every rule that has words; tests hold the rules against it. */
export const WORDED_RULES: readonly string[] = Object.keys(WORDS);

/** A rule's name for people. */
export function ruleTitle(rule: string, language: Language = "zh"): string {
  return WORDS[rule]?.title[language] ?? rule;
}

/** A severity's name for people. */
export function severityTitle(severity: Severity, language: Language = "zh"): string {
  const names = {
    error: { zh: "错误", en: "Error" }, inconsistency: { zh: "不一致", en: "Inconsistency" }, hint: { zh: "提示", en: "Hint" },
  };
  return names[severity][language];
}

/** What a finding says to the person in front of the screen: what is wrong, and what would be right. */
export function messageOf(finding: Finding, language: Language = "zh"): string {
  const words = WORDS[finding.rule];
  if (!words) return finding.rule;
  return words.message[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case "what": return `${ruleTitle(finding.rule, language)}${language === "zh" ? "：" : ": "}`;
      case "unit": return unitOfFinding(finding);
      case "relation": return relationText(finding, language);
      case "printed": return printedText(finding, language);
      case "bound": return boundText(finding, language);
      case "others": return othersText(Number(valueText(finding.values.count)), language);
      case "grounds": return groundsText(Number(valueText(finding.values.grounds)), language);
      case "where": return whereText(finding, language);
      case "spread": return finding.values.count === undefined ? "" : spreadText(valueText(finding.values.count), language);
      case "more": return Number(valueText(finding.values.count)) > valueText(finding.values.rows).split("、").length ? (language === "zh" ? " 等" : " …") : "";
      case "deleted": return finding.values.deleted === undefined ? "" : language === "zh" ? "，它引用的工作表或单元格已被删除" : ", because the sheet or cells that it names were deleted";
      case "transposed": return transposedText(finding, language);
      case "alternatives": return alternativesText(finding, language);
      default: return shownText(finding.values[name]);
    }
  });
}

/** The cell by its row and column, where it stands among the amounts. */
function whereText({ values }: Finding, language: Language): string {
  const row = valueText(values.row);
  return row === "" ? (language === "zh" ? "本格" : "this cell") : `〔${row} · ${valueText(values.column)}〕`;
}

function othersText(count: number, language: Language): string {
  return count < 2 ? "" : language === "zh" ? `等 ${count} 行` : ` (one of ${count} rows)`;
}

function spreadText(count: string, language: Language): string {
  return language === "zh" ? `另有 ${count} 格因引用它而出错。` : ` ${count} more cells are in error because they refer to it.`;
}

/** Why a relation that no table prescribes is believed. */
function groundsText(count: number, language: Language): string {
  if (count === 0) return language === "zh" ? "依据：从字面和位置看只有这一种加法。" : " Words and place admit this sum only.";
  return language === "zh" ? `依据：本表同样的关系另有 ${count} 处成立。` : ` The same holds in ${count} other places of the table.`;
}

function boundText(finding: Finding, language: Language): string {
  const operator = valueText(finding.values.bound);
  return BOUNDS[operator === "<=" || operator === ">=" ? operator : "="][language];
}

function printedText(finding: Finding, language: Language): string {
  if (finding.values.printed?.kind === "blank") return language === "zh" ? "为空" : "is empty";
  return `${language === "zh" ? "为" : "shows"} ${shownText(finding.values.printed)} ${unitOfFinding(finding)}`;
}

/** A slip of the hand that is known by its look: two digits in the wrong order. */
function transposedText({ values: { printed, expected } }: Finding, language: Language): string {
  const digits = printed?.kind === "money" && expected?.kind === "money" ? transposedDigits(valueText(printed), valueText(expected)) : null;
  if (digits === null) return "";
  return language === "zh" ? `，疑似数字颠倒（${digits[0]}↔${digits[1]}）` : `, probably two digits exchanged (${digits[0]}↔${digits[1]})`;
}

function alternativesText(finding: Finding, language: Language): string {
  const others = finding.alternatives ?? [];
  if (others.length === 0) return "";
  if (others.length > MOST_ALTERNATIVES) return language === "zh" ? "也可能是等式中其他某格有误。" : " Another cell of the relation may be wrong instead.";
  const places = others.map((ref) => `${ref.sheet}!${addressOf(ref)}`).join(language === "zh" ? "、" : ", ");
  return language === "zh" ? `也可能是 ${places} 有误。` : ` It may be ${places} that is wrong instead.`;
}

function relationText(finding: Finding, language: Language): string {
  const side = (which: "left" | "right"): string => {
    const count = Number(valueText(finding.values[`${which}Count`]));
    const names = valueText(finding.values[`${which}Names`]);
    const shown = names.split("〕 + ").length;
    const more = count > shown ? (language === "zh" ? ` 等 ${count} 项` : ` … ${count} in all`) : "";
    return `${names}${more} ${shownText(finding.values[which])}`;
  };
  return `${side("left")} ${OPERATORS[valueText(finding.values.operator)] ?? "="} ${side("right")}`;
}
