/**
 * The characters of the names of the codes, after each of their syllables without tones (ü is v); 行 stands after hang and
 * xing. Made by tools/readings.ts with pinyin-pro.
 */
const PACKED = `
an厂安岸广案 ao澳 ban办版般 bao保报褒 bei北备被 ben本 bi毕闭 bian变编边 biao标表 bie别 bin殡 bing兵病 bo博播般舶 bu步补部 ca拆 cai彩才材裁财采 can参残 cao草 ce册测策
cen参 ceng层 cha察差查 chai差拆 chan产单 chang偿厂场常长 che车 chen沉陈 cheng城惩成程 chi持 chong充种虫重 chou抽 chu储出初助处础 chuan传船 chuang创 ci差
cu促 cun村 da大打 dai代大待毒贷 dan单担 dang党档 dao到道 de地的 deng登等 di低地提的 dian点电 diao调 ding定 dong动 dou读 du毒督读 dui兑对队 er儿 fa发法 fan犯范
fang房放方访防 fei废费非 feng风 fu付复妇府扶抚服福辅辐附 gai改 gan干 gang岗港 gao高 ge个合格隔革 geng更耕 gong供公共工巩攻红 gou构购 gu古固股 guan关管观馆 guang光广
gui规 guo国果 hai害海还 han厂旱 hang航行 he合和核河 heng行 hong宏洪红 hou候后 hu和户护核湖许 hua划化华 huan环还 huang黄 hui会回恢惠 huo伙和或活
ji其及基急技期机济疾积籍系级纪绩缉计记迹际集革 jia价加家 jian件健减坚建检监见鉴间 jiang奖强江港 jiao交教校矫缴 jie价家戒接洁结节解 jin津进金 jing境竞精经警 jiu就救旧究 ju具居车 jue决
jun军 kai开 kan勘 kang康抗 kao考 ke可科 ken垦 kong控空 kou口 ku库 kuai会 kuan款 kuang矿 kun困 kuo扩 lang浪 lao劳捞络老 li利力励历理离立 lian廉练联
liang两粮量 liao料疗 lie列 lin临林赁 liu流留 lu路 luo络 lv履律旅 lve略 mao贸 mei媒 mi密 mian免 miao苗 min民 ming名 mo无 mu牧目 na内南 nai能 nan南
nei内 neng能 nian年念 nong农 nuan暖 ou区 pai排派 pan判般 pei培赔配 peng棚 pi批被 piao票 pin品贫 ping评 po破 pu普 qi乞企其器弃期气缉 qian前欠迁 qiang强
qiao侨 qin勤 qing清青 qu区取 quan全券权 que确 qun群 ran染然燃 rang壤让 ren人任 ri日 rong荣融 ru入 ruan软 rui兑 sai赛 san三参散 sen森 sha沙 shan单缮
shang上伤商 shao少 she射涉社舍设 shen信参审神 sheng升声生 shi事使十史士失实室市师施时湿示视识试食 shou售手收 shu书属数术殊输 shua刷 shui水税 shuo数 si司死私食 suan算 suo所
ta他拓 tai台态 tan探 tao套讨 te特 ti体提题 tiao条调 tie贴 ting厅庭 tong童统通 tou投 tu图土突 tuan团 tui推退 tuo托拓脱 wai外 wan湾 wang亡网 wei位卫危委维遗
wen文稳问闻 wu亡伍务屋无武污物 xi习息系西 xian线衔见险陷 xiang乡相象项 xiao小效校消销 xie协械血解 xin信新 xing兴型形性行 xiu休修 xu休序恤续许 xuan券宣 xue学血 xun巡汛训讯询
yan演研验 yang养央扬样洋 yao约药要 ye业射 yi一义医射役易疫益移艺议遗食 yin印因引 ying应影营 yo育 yong拥用 you优幼有油游邮 yu与于域渔狱育预 yuan原员援源远院 yue兑约 yun员运
zai在灾 zang葬 zao噪造 zeng综赠 zha查 zhai债宅 zhan展战瞻站 zhang长障 zhao招着 zhe着 zhen振镇 zheng争征政整正 zhi制志执拓支植治知秩织置职识质 zhong中仲众种重
zhou周调 zhu主住助属术注筑驻 zhuai转 zhuan专传转 zhuang妆装 zhun准 zhuo着缴 zi咨字自资 zong宗综 zu族租组 zui最罪 zuo作
`;

/** The syllables of a character of the names of the codes. */
export const SYLLABLES: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const syllables = new Map<string, Set<string>>();
  for (const [, syllable = "", characters = ""] of PACKED.matchAll(/([a-z]+)([^a-z\s]+)/g)) {
    for (const character of characters) syllables.set(character, (syllables.get(character) ?? new Set()).add(syllable));
  }
  return syllables;
})();
