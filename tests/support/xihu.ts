import type { BudgetBook } from "../../src/model/book";
import type { DepartmentData } from "./department";
import { bookOf } from "./department";

const BODY = "杭州市西湖区行政审批服务管理办公室";

function unit(name: string, amount: number): DepartmentData["units"][number] {
  return { name, code: null, nature: "事业", ownOffice: false, revenue: { "current.general-public-budget": amount } };
}

function project(name: string, amount: number): DepartmentData["projects"][number] {
  return { unit: BODY, name, funds: { "general-public-budget": amount } };
}

/**
 * The 2022 budget of a district department, typed from the figures that it published: leaf figures, what it says on
 * 基本信息, and what its text says that no table holds (the bases follow from the published changes).
 */
export const XIHU: DepartmentData = {
  body: BODY,
  year: 2022,
  scope: "department",
  units: [
    { name: BODY, code: "125001", nature: "行政", ownOffice: true, revenue: { "current.general-public-budget": 2065.3 } },
    unit("杭州市西湖区政府采购中心", 70.02),
    unit("杭州市公共资源交易中心西湖区分中心", 152.42),
    unit("杭州市西湖区行政服务中心（杭州市西湖区投资项目审批代办服务中心）", 401.38),
    unit("杭州市西湖区政务服务信息中心", 74.31),
    unit("杭州市西湖区行政审批制度改革服务中心", 34.09),
  ],
  names: {
    201: "一般公共服务支出", 20103: "政府办公厅（室）及相关机构事务", 2010301: "行政运行", 2010302: "一般行政管理事务", 2010350: "事业运行",
    206: "科学技术支出", 20699: "其他科学技术支出", 2069999: "其他科学技术支出",
    208: "社会保障和就业支出", 20805: "行政事业单位养老支出", 2080501: "行政单位离退休", 2080502: "事业单位离退休",
    2080505: "机关事业单位基本养老保险缴费支出", 2080506: "机关事业单位职业年金缴费支出",
    210: "卫生健康支出", 21011: "行政事业单位医疗", 2101101: "行政单位医疗", 2101102: "事业单位医疗",
  },
  items: {
    "general-public-budget": {
      2010301: { personnel: 241.8, operating: 578.56 },
      2010302: { project: 1070.3 },
      2010350: { personnel: 593.08, operating: 77.22 },
      2069999: { project: 139.65 },
      2080501: { personnel: 4.01, operating: 0.57 },
      2080502: { personnel: 2.68, operating: 0.28 },
      2080505: { personnel: 42.18 },
      2080506: { personnel: 21.09 },
      2101101: { personnel: 8.88 },
      2101102: { personnel: 17.22 },
    },
    "government-fund": {}, "state-capital": {}, other: {},
  },
  economicNames: {
    301: "工资福利支出", 30101: "基本工资", 30102: "津贴补贴", 30103: "奖金", 30107: "绩效工资", 30108: "机关事业单位基本养老保险缴费",
    30109: "职业年金缴费", 30110: "职工基本医疗保险缴费", 30112: "其他社会保障缴费", 30113: "住房公积金", 30199: "其他工资福利支出",
    302: "商品和服务支出", 30201: "办公费", 30205: "水费", 30206: "电费", 30207: "邮电费", 30212: "因公出国（境）费用", 30215: "会议费",
    30216: "培训费", 30217: "公务接待费", 30226: "劳务费", 30227: "委托业务费", 30228: "工会经费", 30229: "福利费", 30239: "其他交通费用",
    30299: "其他商品和服务支出",
    303: "对个人和家庭的补助", 30302: "退休费", 30309: "奖励金", 30399: "其他对个人和家庭的补助",
    310: "资本性支出", 31002: "办公设备购置",
  },
  economic: {
    30101: { personnel: 111.85 }, 30102: { personnel: 194.43 }, 30103: { personnel: 372.51 }, 30107: { personnel: 26.54 },
    30108: { personnel: 42.18 }, 30109: { personnel: 21.09 }, 30110: { personnel: 26.1 }, 30112: { personnel: 4.82 },
    30113: { personnel: 72.45 }, 30199: { personnel: 48.6 },
    30201: { operating: 115.46 }, 30205: { operating: 8 }, 30206: { operating: 10 }, 30207: { operating: 38 }, 30212: { operating: 7 },
    30215: { operating: 0.5 }, 30216: { operating: 2 }, 30217: { operating: 0.5 }, 30226: { operating: 316.32 }, 30227: { operating: 46.5 },
    30228: { operating: 10.26 }, 30229: { operating: 27.49 }, 30239: { operating: 21.51 }, 30299: { operating: 49.04 },
    30302: { personnel: 6.69 }, 30309: { personnel: 0.04 }, 30399: { personnel: 3.64 },
    31002: { operating: 4.05 },
  },
  carryOverOut: 0,
  threePublic: [{ unit: BODY, overseas: 7, reception: 0.5, purchase: 0, running: 0 }],
  projects: [
    project("窗口人员保障运行", 659.01), project("窗口服务提质增效", 103.13), project("日常保障运行", 124.35),
    project("平台建设与运维", 198.6), project("网络信息保障与运维", 88.86), project("政府采购评审管理", 36),
  ],
  keyProjects: [
    { unit: BODY, unitCode: "125001", name: "窗口人员保障运行", amount: 659.01, target: "保障窗口人员稳定，统一工作服，提升政务服务质量。" },
    { unit: BODY, unitCode: "125001", name: "平台建设与运维", amount: 198.6, target: "在线咨询限时响应，工单限时办理，平台正常运行。" },
  ],
  // In our own short words.
  functions: [
    "1. 统筹全区行政审批服务工作，推进行政审批制度改革。",
    "2. 管理行政审批服务平台和公共资源交易平台，制定服务规范和办事流程。",
    "3. 负责有关信息系统的应用与维护。",
    "4. 协调进驻单位，管理和考核窗口人员，受理投诉。",
  ].join("\n"),
  supplement: {
    "last-year.revenue": 2588.36, "reason.revenue": "项目经费较上年有所增长",
    "last-year.expenditure": 2588.36, "reason.expenditure": "项目经费较上年有所增长",
    "last-year.general-public-budget": 2588.36, "reason.general-public-budget": "项目经费较上年有所增长",
    "last-year.three-public.overseas": 7,
    "use.three-public.overseas": "机关及下属预算单位人员的公务出国（境）的国际旅费、国外城市间交通费、住宿费、伙食费、培训费、公杂费等支出",
    "last-year.three-public.reception": 0.5,
    "use.three-public.reception": "接待省内外相关部门来中心考察、交流工作等支出",
    "last-year.three-public.vehicle-purchase": 0, "three-public.vehicles-to-purchase": 0, "last-year.three-public.vehicle-running": 0,
    "running-costs": 579.13, "last-year.running-costs": 42.7,
    "reason.running-costs": "预算口径变化，进驻窗口人员日常运行经费纳入机关运行经费",
    "running-costs.administrative-units": 1, "running-costs.participating-institutions": 0,
    "procurement.goods": 101.88, "procurement.works": 0, "procurement.services": 58.4,
    "assets.date": "2021年12月31日",
    "vehicles.leaders": 0, "vehicles.confidential-emergency": 0, "vehicles.law-enforcement": 0, "vehicles.special-technical": 0,
    "vehicles.retired-cadres": 0, "vehicles.administrative-enforcement": 0,
    "equipment.general-500k": 0, "equipment.special-1m": 0,
    "planned.vehicles": 0, "planned.general-500k": 0, "planned.special-1m": 0,
  },
  purposes: {
    2010301: "行政单位人员和机关编外人员及机构运行的支出和进驻窗口日常运行支出",
    2010302: "窗口人员保障运行、窗口服务提质增效、政府采购评审管理、网络信息保障与运维等项目经费支出",
    2010350: "事业单位人员经费支出和事业运行支出",
    2069999: "平台建设与运维项目经费支出",
    2080501: "行政单位退休人员支出",
    2080502: "事业单位退休人员支出",
    2080505: "机关事业单位基本养老保险缴费支出",
    2080506: "机关事业单位职业年金缴费支出",
    2101101: "行政单位基本医疗保险缴费支出",
    2101102: "事业单位基本医疗保险缴费支出",
  },
};

/** The department's book as recognised from its eleven published tables and its typed facts. */
export function xihuBook(): BudgetBook {
  return bookOf(XIHU);
}
