/** A term of the field with its meaning, for 名词解释. */
export interface GlossaryEntry {
  readonly term: string;
  /** Words that use the term; one of them in a document, white space aside, makes the term one of its terms. */
  readonly words: readonly string[];
  /** The meaning in plain words, ending in a full stop. */
  readonly meaning: string;
}

function entry(term: string, meaning: string, words: readonly string[] = [term]): GlossaryEntry {
  return { term, words, meaning };
}

/** Terms of a disclosure in the order in which they are explained: income, carry-over, expenditure, other matters. */
export const GLOSSARY: readonly GlossaryEntry[] = [
  entry("财政拨款收入", "同级财政在本年度拨给部门的预算资金，由一般公共预算、政府性基金预算和国有资本经营预算三类拨款组成。", ["财政拨款"]),
  entry("一般公共预算", "以税收为主体的财政收入，用于保障和改善民生、推动经济社会发展、维护国家安全和维持国家机构正常运转的收支预算。"),
  entry("政府性基金预算", "依照法律法规在一定期限内向特定对象征收或以其他方式筹集，专项用于特定公共事业的收支预算。", ["政府性基金"]),
  entry("国有资本经营预算", "对国有资本收益作出支出安排的收支预算。"),
  entry("财政专户管理资金", "缴入财政专户、实行收支两条线管理的教育收费等资金，简称专户资金。", ["专户管理资金", "专户资金"]),
  entry("事业收入", "事业单位开展专业业务活动及其辅助活动取得的收入；纳入财政专户管理的资金单独列示，不在其内。"),
  entry("事业单位经营收入", "事业单位在专业业务及其辅助活动以外，从事非独立核算的经营活动取得的收入。"),
  entry("上级补助收入", "事业单位从主管部门和上级单位得到的非财政补助收入。"),
  entry("附属单位上缴收入", "事业单位所属的独立核算单位按规定上缴的收入。"),
  entry("其他收入", "除财政拨款、财政专户管理资金、事业收入、事业单位经营收入、上级补助收入和附属单位上缴收入以外的收入。"),
  entry("用事业基金弥补收支差额", "事业单位当年各项收入预计不够安排当年支出时，动用以前年度积累的事业基金补足的部分。"),
  entry("上年结转结余", "以前年度安排、尚未支出完毕，结转到本年按有关规定继续使用的资金。", ["上年结转"]),
  entry("年终结转结余", "本年度预算安排的资金预计当年不能支出完毕，留待下一年度按有关规定继续使用的部分。", ["年终结转", "结转下年"]),
  entry("基本支出", "单位为维持正常运转、完成日常工作任务而发生的支出，分为人员经费和公用经费。"),
  entry("人员经费", "基本支出中用于工资福利以及对个人和家庭的补助的部分，也称人员支出。", ["人员经费", "人员支出"]),
  entry("公用经费", "基本支出中用于购买商品和服务、购置日常办公设备等的部分，也称日常公用支出。", ["公用经费", "公用支出"]),
  entry("项目支出", "单位在基本支出之外，为完成特定的行政工作任务或事业发展目标而发生的支出。"),
  entry("事业单位经营支出", "事业单位在专业业务及其辅助活动以外，开展非独立核算的经营活动发生的支出。"),
  entry("上缴上级支出", "事业单位按照财政部门和主管部门的规定上缴上级单位的支出。"),
  entry("对附属单位补助支出", "事业单位用财政拨款以外的收入补助附属单位的支出。"),
  entry(
    "“三公”经费",
    "部门用财政拨款安排的因公出国（境）费用、公务用车购置及运行维护费和公务接待费。因公出国（境）费用指公务出国（境）的国际旅费、境外交通和食宿、培训等支出；公务用车购置及运行维护费指公务用车的购置（含车辆购置税）以及燃料、维修、过路过桥、保险等支出；公务接待费指按规定开支的各类公务接待支出。",
    ["“三公”经费", "三公经费", "\"三公\"经费"],
  ),
  entry("机关运行经费", "行政单位和参照公务员法管理的事业单位为保障运行，用于购买货物和服务的经费，如办公、印刷、邮电、水电、差旅、会议、日常维修、物业管理和公务用车运行等费用。"),
  entry("政府采购预算", "各单位使用财政性资金，采购依法制定的集中采购目录以内或采购限额标准以上的货物、工程和服务的预算。", ["政府采购预算", "政府采购货物", "政府采购情况"]),
  entry("绩效目标", "预算资金在一定期限内计划达到的产出和效果，是安排预算、开展绩效监控和绩效评价的依据。"),
];

/** Terms that a document uses, in the order of {@link GLOSSARY}. White space in the text does not matter. */
export function termsIn(text: string): readonly GlossaryEntry[] {
  const plain = text.replace(/\s+/g, "");
  return GLOSSARY.filter((candidate) => candidate.words.some((word) => plain.includes(word)));
}
