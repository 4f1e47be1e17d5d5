import type { ToldFacts } from "./toldFacts";
import { speak, type Print } from "./textVoices";

/** What a text says besides what its voice does, rightly: a sentence in the voice's slots, put behind another or in a paragraph of its own. */
export interface Sentence {
  readonly says: string;
}

/** What is made of a whole text that was right, and is right after it. */
export interface Rewriting {
  readonly rewrites: (text: string, facts: ToldFacts) => string;
}

/** What is printed otherwise. */
export interface Printing {
  readonly prints: Print;
}

export type TextTrait = Sentence | Rewriting | Printing;

/** Figures of other things than the budget's, and the budget's own in other words, as offices put them into their texts. */
export const TEXT_TRAITS: Readonly<Record<string, TextTrait>> = {
  // About so much.
  about: { says: "部门支出总预算{spending≈约}，其中基本支出{basic≈近}，项目支出{project≈余}。" },
  "about, other words": { says: "全年收支规模达{income≈多}，一般公共预算支出{general≈左右}，一般公共预算基本支出{generalBasic≈超过}。" },
  "about, in another unit": { says: "部门支出预算约{spending@亿元}，即{spending@元}。" },
  "wholly in yuan": { says: "一般公共预算支出{general@元}，其中基本支出{generalBasic@元}。" },
  // Other money.
  "the whole province": { says: "{last}年全省一般公共预算收入完成8943.21亿元，增长4.5%；全市文化旅游支出12.35亿元，占全市一般公共预算支出的2.36%。" },
  "a superior's grant": { says: "提前下达的省级补助资金320万元、中央补助资金118.5万元已列入预算。" },
  "grants to others": { says: "对下转移支付预算1,250.00万元，由市级财政直接下达，不在本部门支出预算中反映。" },
  "several years": { says: "该工程总投资12,600万元，{last}-{year}年累计安排3,480万元，其中{last}年已安排1,980万元。" },
  "a plan of five years": { says: "“十四五”期间（2021-2025年）共投入5.6亿元，年均增长6.3%。" },
  "since another year": { says: "自2019年起每年安排专项资金200万元，2019年以来已累计支出1,380.55万元。" },
  "the first months": { says: "{last}年1-10月支出1,820.33万元，支出进度82.35%。" },
  "what may come": { says: "预计年中追加人员经费85万元，暂未列入年初预算。" },
  "the year's end": { says: "截至{last}年12月31日，账面结余资金35.62万元，其中财政拨款结余12.4万元。" },
  "last year's accounts": { says: "{last}年决算支出2,345.67万元，完成年初预算的103.42%；{last}年决算收入2,351.09万元。" },
  "last year's outcome": { says: "上年部门支出执行数为1,998.76万元，执行率为96.8%。" },
  // Norms and counts.
  "for each person": { says: "公用经费按人均2.35万元核定，编外人员每人每年6.8万元，遗属补助每人每月850元。" },
  "areas, vehicles, persons": { says: "现有办公用房3,260.50平方米，公务用车12辆，在职人员156人、离退休人员88人，编制数160名。" },
  documents: { says: "根据《关于批复{year}年部门预算的通知》（财预〔{year}〕12号）和财办发〔2023〕45号文件，于{year}年1月20日批复。" },
  "telephone and address": { says: "联系人：张三，联系电话：0571-86831234，手机13800138000，邮编310000，地址：中山路128号3楼。" },
  indicators: { says: "绩效目标：办结率达到100%，群众满意度不低于95%，培训不少于12期、参训1,500人次，成本节约率5%。" },
  ranges: { says: "单个项目资金在50万元至200万元之间，采购限额为100-400万元，补助比例30%-50%。" },
  limits: { says: "单价100万元以上设备2台（套），50万元（含）以上的采购项目3个，单笔不超过5万元。" },
  rounding: { says: "注：本说明金额以万元为单位，因四舍五入可能存在0.01万元的尾差。" },
  "a date behind an amount": { says: "上述资金于{last}年12月25日由财政下达，编号2200456，合同编号HT-2025-018。" },
  // Parts, reasons, shares.
  "reasons in amounts": { says: "主要原因：一是人员增资增加35.6万元；二是压减专项经费18.25万元；三是新增信息化项目120万元，较上年增加120万元，增长100%。" },
  "what ended": { says: "上年安排的系统建设项目120万元本年不再安排，减少120万元，下降100%。" },
  "from so much to nothing": { says: "办公楼维修费由上年的86万元减少到0，设备购置费从45.5万元减少为0万元。" },
  "what began": { says: "新增档案数字化项目65万元，上年无此项支出，无可比性。" },
  "the larger part": { says: "其中：项目支出主要是信息系统运维158.2万元、专项检查86.5万元等，主要用于保障履职。" },
  "see the note": { says: "其中：专项业务经费见附注，设备购置费详见附表，其余合计{project}。" },
  "by a slash": { says: "会议费/培训费/差旅费分别为3.2/4.5/18.6万元。" },
  "points between shares": { says: "项目支出占比较上年提高1.52个百分点，比重在全市同类部门中排名第3。" },
  "a share of another whole": { says: "本部门支出占全区一般公共预算支出的3.21%，占全市同类支出的0.85%。" },
  "another base": { says: "业务量较2019年增长35.2%，经费较2019年增长1.8倍。" },
  procurement: { says: "{last}年政府采购预算386.50万元，实际采购金额361.20万元，节约资金25.30万元，节约率6.55%。" },
  assets: { says: "国有资产占有使用情况\n截至{last}年12月31日，固定资产原值1,256.30万元，累计折旧680.12万元，净值576.18万元；其中房屋860.00万元、车辆96.40万元。" },
  targets: { says: "预算绩效情况\n{year}年实行绩效目标管理的项目8个，涉及一般公共预算当年拨款8.65万元。" },
  "key projects": { says: "重点项目情况\n1.数字化平台建设项目。预算安排260万元，其中财政拨款200万元、自筹60万元。2.基层能力提升项目。总预算88万元，{last}年安排40万元。" },
  "in words": { says: "支出预算（大写）壹仟贰佰叁拾肆万伍仟陆佰元整。" },
  "no unit": { says: "收入预算（单位：万元）：合计{income}。" },
  "the own office alone": { says: "（一）局机关\n局机关{year}年支出预算{own}，其中基本支出{ownBasic}，项目支出{ownProject}。" },
  "units one by one": { says: "分单位情况：[units；|{name}支出预算{this}]。" },
  "changes with signs": { says: "支出预算较上年增减{spending∓}，基本支出较上年增减额{basic∓}。" },
  "in brackets": { says: "支出预算{spending}（上年：{spending<}）。" },
  "not compared": { says: "支出预算{spending}，{last}年为{spending<}。" },
  "who is paid how": { says: "人员经费{personnel}（含编外人员经费58.6万元、其他人员经费12.3万元），公用经费{operating}（含工会经费9.85万元）。" },
  "of which, mainly": { says: "一般公共预算基本支出{generalBasic}，其中：人员支出占大部分，主要是基本工资、津贴补贴，较标准增加12.5万元。" },
  "the same, restated": { says: "综上，{year}年收支总预算{income}，收支平衡。" },
  // Parts of units, in one file with the department's.
  "units in parts of their own": { says: "[units\n|（{n}）{name}\n{year}年支出预算{this}，{this~比上年~与上年持平}。]" },
  "the own office's part": { says: "第三部分 局机关预算情况\n一、支出预算情况\n{year}年支出预算{own}，其中基本支出{ownBasic}，占{ownBasic%own}；项目支出{ownProject}，占{ownProject%own}。\n二、一般公共预算支出情况\n{year}年一般公共预算支出{ownGeneral}。" },
  // Other amounts beside the budget's.
  "years ahead": { says: "{year}-2029年三年分别安排120万元、130万元、140万元，三年共390万元。" },
  "out of what was left": { says: "其中使用上年结转资金35.2万元，使用非财政拨款结余12.6万元。" },
  "as it was asked for": { says: "“一上”申报数4,560万元，审减320.5万元，“二下”控制数另行下达。" },
  "an adjusted budget": { says: "{last}年调整预算数2,880.50万元，较{last}年年初预算增加180.50万元，增长6.69%。" },
  "what is collected": { says: "{year}年非税收入征收计划350万元，其中行政事业性收费120万元、罚没收入230万元，全额上缴国库。" },
  debt: { says: "{last}年末政府债务余额1,200万元，{year}年还本付息86.4万元由本级财政统筹。" },
  "bought services": { says: "政府购买服务支出35.6万元，涉及项目3个。" },
  "norms of policy": { says: "按照一般性支出压减10%、“三公”经费只减不增的要求，不超过上年决算数的95%。" },
  "areas and people": { says: "占地15亩，建筑面积1.2万平方米，绿化率35%，受益人口3.5万人，服务企业260余家。" },
  "more persons": { says: "在职人员比上年增加3人，离休人员减少1人，遗属2人。" },
  "how it is worked out": { says: "按156人×2.35万元/人计算，共366.60万元，由财政专户另行保障。" },
  "a span of days": { says: "预算年度为{year}年1月1日至{year}年12月31日，项目实施期6个月。" },
  "accounts of years": { says: "{last}年“三公”经费决算数12.50万元，2020年决算数13.20万元，逐年下降。" },
  "so many times": { says: "支出预算为上年的{spending×}倍。" },
  "equally nothing": { says: "上缴上级支出0万元，与上年持平（均为0万元）；对附属单位补助支出0万元，上年0万元。" },
  "a list in a table": { says: "项目明细表\n序号\t项目\t金额（万元）\n1\t信息化运维\t158.20\n2\t专项检查\t86.50\n合计\t\t244.70" },
  "an amount of a contract": { says: "合同金额98.6万元，已支付30%即29.58万元，剩余69.02万元列入{year}年预算。" },
  "a share of a list": { says: "信息化类项目占项目总数的25%，资金占比18.6%。" },
  "between two": { says: "较上年增减幅度在5%至10%之间，个别项目增幅超过50%。" },
  "in the first place": { says: "全年安排培训12期，人均培训费550元/天，会议费标准为每人每天450元。" },
  "the law's name": { says: "依据《预算法》（2018年修正）第14条及《{last}年政府收支分类科目》编制，2007年起执行。" },
  "what the superior pays": { says: "上级转移支付预计1,860万元，待下达后按程序调整预算。" },
  "a base told twice": { says: "支出预算{spending}，上年预算{spending<}，同比{spending~~持平}。" },
  "the balance": { says: "年初结余46.80万元，本年使用20.00万元，年末结余26.80万元。" },
  "for whom": { says: "补助标准由每人每年600元提高到650元，惠及12,350人，需资金802.75万元。" },
  // Rewritten and printed otherwise.
  "blanks between": { rewrites: (text) => text.replace(/(\d[\d,.]*)(万元|%|年)/g, " $1 $2 ") },
  "wide digits": { rewrites: (text) => text.replace(/\d[\d.]*(?=万元|%)/g, (digits) => digits.replace(/[\d.]/g, (ch) => (ch === "." ? "．" : String.fromCharCode(ch.charCodeAt(0) + 0xfee0)))) },
  "a comma for a semicolon": { rewrites: (text) => text.replaceAll("；", "，") },
  "brackets of the other width": { rewrites: (text) => text.replaceAll("（", "(").replaceAll("）", ")") },
  "unit in short": { rewrites: (text) => text.replaceAll("万元，", "万，") },
  "about before changes": { rewrites: (text) => text.replace(/增长(?=\d)/g, "增长约").replace(/下降(?=\d)/g, "下降约") },
  "changes without their base": { rewrites: (text) => text.replace(/，(?:比|较)(?:上年|\d{4}年)(?:预算数?|执行数)?(?=(?:增加|减少)\d)/g, "，") },
  "changes told roughly": { rewrites: (text) => text.replace(/(增加|减少)(\d+)\.\d\d万元，(增长|下降)(\d+)\.\d\d%/g, (_, moved: string, by: string, rose: string, rate: string) => `${moved}${by === "0" ? "近1" : `${by}多`}万元，${rose}近${Number(rate) + 1}%`) },
  "shares in tenths": { rewrites: (text) => text.replace(/占(?=\d+\.\d\d%)(\d+)(\.\d\d)%/g, (_, digits: string, rest: string) => (Number(digits) % 10 >= 7 && Number(digits) < 90 ? `占近${"一二三四五六七八九"[Math.floor(Number(digits) / 10)] ?? ""}成` : `占${digits}${rest}%`)) },
  "the body as 我局": { rewrites: (text, { department }) => text.replaceAll(department, "我局").replaceAll("本部门", "我局") },
  "names in bold": { rewrites: (text) => text.replace(/(基本支出|项目支出)(?=\d)/g, "**$1**") },
  "this year in words": { rewrites: (text, { year }) => text.replaceAll(`比${year - 1}年`, "比上年").replaceAll(`与${year - 1}年`, "与上年") },
  "grouped digits": { prints: { unit: "万元", decimals: 2, grouped: true } },
  "in yuan": { prints: { unit: "元", decimals: 2, grouped: true } },
  "one decimal": { prints: { unit: "万元", decimals: 1 } },
  "whole amounts": { prints: { unit: "万元", decimals: 0 } },
  "zeros dropped": { prints: { unit: "万元", decimals: 2, dropsZeros: true } },
  "to the fen": { prints: { unit: "万元", decimals: 6, dropsZeros: true } },
};

/** Where a sentence may be put into a text. */
export const PUT = ["behind the first paragraph", "below the first paragraph", "behind the last paragraph", "below the last paragraph"] as const;
export type Put = (typeof PUT)[number];

/** A text in a voice with a trait; null where the tables do not hold what the trait tells. */
export function tell(voice: readonly string[], trait: TextTrait, put: Put, facts: ToldFacts): string | null {
  if ("prints" in trait) return speak(voice, facts, trait.prints).join("\n");
  const lines = [...speak(voice, facts)];
  if ("rewrites" in trait) return trait.rewrites(lines.join("\n"), facts);
  const said = speak([trait.says], facts);
  if (said.length === 0) return null;
  const amounts = lines.flatMap((line, at) => (/万元.*[。；]$/.test(line) ? [at] : []));
  const at = put.endsWith("first paragraph") ? amounts[0] : amounts.at(-1);
  if (at === undefined) return null;
  const [first = "", ...rest] = said;
  const behind = put.startsWith("behind");
  // Under a heading of its own it stands at the end; nothing comes between an amount and its comparison.
  if ((rest.length > 0 && put !== "below the last paragraph") || /^[与比较]/.test(lines[at + 1] ?? "")) return null;
  return [...lines.slice(0, at), ...(behind ? [(lines[at] ?? "").replace(/；$/, "。") + first] : [lines[at] ?? "", first, ...rest]), ...lines.slice(at + 1)].join("\n");
}
