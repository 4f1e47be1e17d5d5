import fc from "fast-check";
import { knownCodes, nameOfCode } from "../../src/catalog/classifications";
import type { DepartmentData, ProjectData, UnitData, Uses } from "./department";

/** Amounts in steps of 0.01 万元, so that every split is exact. */
type Steps = number;

const value = (steps: Steps): number => steps / 100;

/** Items whose class and division have evidenced names, the same item names under many divisions among them. */
const FUNCTIONAL = [...knownCodes("functional").keys()].filter((code) =>
  code.length === 7 && nameOfCode("functional", code.slice(0, 3)) && nameOfCode("functional", code.slice(0, 5)) && !/^(2080505|2080506|21011|22102)/.test(code));
const GENERAL = FUNCTIONAL.filter((code) => !/^(21208|223|22908|230|231)/.test(code));
const GOVERNMENT_FUND = ["2120803", "2290804"];
const STATE_CAPITAL = ["2230105"];
const PERSONNEL = ["30101", "30102", "30103", "30107", "30112", "30199", "30302", "30309", "30399"];
const OPERATING = ["30201", "30205", "30206", "30207", "30215", "30216", "30226", "30228", "31002", "31007"];

/** Shares of a whole, in random proportions, the rest in the last; never negative. */
function split(whole: Steps, parts: number, weights: readonly number[]): readonly Steps[] {
  const used = Array.from({ length: parts }, (_, index) => (weights[index % weights.length] ?? 1) + 1);
  const sum = used.reduce((a, b) => a + b, 0);
  const shares = used.map((weight) => Math.floor((whole * weight) / sum));
  shares[0] = (shares[0] ?? 0) + whole - shares.reduce((a, b) => a + b, 0);
  return shares;
}

const steps = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 50_000_000 }));
const weights = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });

const generalItem = fc.record({ personnel: steps, operating: steps, project: steps });
const otherItem = fc.record({ personnel: steps, project: steps, business: steps, "to-superior": steps, "to-affiliates": steps });

interface Plan {
  readonly units: number;
  readonly general: readonly (readonly [string, Record<string, Steps>])[];
  readonly fund: readonly (readonly [string, Record<string, Steps>])[];
  readonly capital: readonly (readonly [string, Record<string, Steps>])[];
  readonly other: readonly (readonly [string, Record<string, Steps>])[];
  readonly weights: readonly number[];
  readonly economic: readonly number[];
  readonly carryOverOut: Steps;
  readonly projects: number;
  readonly threePublic: Record<"overseas" | "reception" | "purchase" | "running", Steps>;
}

function some<T>(codes: readonly string[], item: fc.Arbitrary<T>, max: number, min = 0): fc.Arbitrary<(readonly [string, T])[]> {
  return fc.uniqueArray(fc.tuple(fc.constantFrom(...codes), item), { selector: ([code]) => code, minLength: min, maxLength: max });
}

const plan: fc.Arbitrary<Plan> = fc.record({
  units: fc.integer({ min: 1, max: 40 }),
  general: some(GENERAL, generalItem, 12, 1),
  fund: some(GOVERNMENT_FUND, fc.record({ personnel: steps, project: steps }), 2),
  capital: some(STATE_CAPITAL, fc.record({ project: steps }), 1),
  other: some(GENERAL, otherItem, 4),
  weights, economic: weights,
  carryOverOut: steps,
  projects: fc.integer({ min: 1, max: 4 }),
  threePublic: fc.record({ overseas: steps, reception: steps, purchase: steps, running: steps }),
});

function sum(items: Plan["general"], ...roles: readonly string[]): Steps {
  return items.reduce((total, [, uses]) => total + Object.entries(uses).reduce((all, [role, amount]) => (roles.length === 0 || roles.includes(role) ? all + amount : all), 0), 0);
}

function usesOf(items: Plan["general"]): Readonly<Record<string, Uses>> {
  return Object.fromEntries(items.map(([code, uses]) => [code, Object.fromEntries(Object.entries(uses).filter(([, amount]) => amount !== 0).map(([role, amount]) => [role, value(amount)]))]));
}

function economicOf(personnel: Steps, operating: Steps, shares: readonly number[]): Readonly<Record<string, Uses>> {
  const people = split(personnel, PERSONNEL.length, shares).map((amount, index): [string, Uses] => [PERSONNEL[index] ?? "", { personnel: value(amount) }]);
  const running = split(operating, OPERATING.length, shares).map((amount, index): [string, Uses] => [OPERATING[index] ?? "", { operating: value(amount) }]);
  return Object.fromEntries([...people, ...running].filter(([, uses]) => Object.values(uses).some((amount) => amount !== 0)));
}

function unitsOf(department: string, from: Plan): readonly UnitData[] {
  const ofOthers = split(sum(from.other) + from.carryOverOut, 6, from.weights);
  const sources: Readonly<Record<string, Steps>> = {
    "current.general-public-budget": sum(from.general), "current.government-fund": sum(from.fund), "current.state-capital": sum(from.capital),
    "current.special-account": ofOthers[0] ?? 0, "current.institutional-revenue": ofOthers[1] ?? 0, "current.business-revenue": ofOthers[2] ?? 0,
    "current.other-revenue": ofOthers[3] ?? 0, "carry-over.special-account": ofOthers[4] ?? 0, "carry-over.unit-funds": ofOthers[5] ?? 0,
  };
  const revenues = Array.from({ length: from.units }, (): Record<string, number> => ({}));
  for (const [role, whole] of Object.entries(sources)) {
    split(whole, from.units, from.weights).forEach((share, index) => {
      const revenue = revenues[index];
      if (revenue && share !== 0) revenue[role] = value(share);
    });
  }
  return revenues.map((revenue, index) => ({
    name: index === 0 ? department : `测试市第${index}服务中心`, code: `${200_001 + index}`, nature: index === 0 ? "行政" : "事业", ownOffice: index === 0, revenue,
  }));
}

function projectsOf(department: string, from: Plan): readonly ProjectData[] {
  const funds: Readonly<Record<string, Steps>> = {
    "general-public-budget": sum(from.general, "project"), "government-fund": sum(from.fund, "project"),
    "state-capital": sum(from.capital, "project"), "unit-funds": sum(from.other, "project"),
  };
  return Array.from({ length: from.projects }, (_, index): ProjectData => ({
    unit: department, name: `第${index + 1}号运维*项目？`,
    funds: Object.fromEntries(Object.entries(funds).map(([fund, whole]): [string, number] => [fund, value(split(whole, from.projects, from.weights)[index] ?? 0)]).filter(([, amount]) => amount !== 0)),
  }));
}

/**
 * Departments that nobody has seen, by their leaf figures: 1 to 40 units, one to three fiscal funds, special-account and
 * unit funds, carry-over in and out, projects. Every relation of the tables holds.
 */
export const departments: fc.Arbitrary<DepartmentData> = plan.map((from): DepartmentData => {
  const department = "测试市数据资源管理局";
  const codes = [...from.general, ...from.fund, ...from.capital, ...from.other].map(([code]) => code);
  const names = Object.fromEntries(codes.flatMap((code) => [3, 5, 7].map((length) => code.slice(0, length))).map((code) => [code, nameOfCode("functional", code)?.name ?? ""]));
  const economic = economicOf(sum(from.general, "personnel"), sum(from.general, "operating"), from.economic);
  const economicNames = Object.fromEntries(Object.keys(economic).flatMap((code) => [code.slice(0, 3), code]).map((code) => [code, nameOfCode("economic", code)?.name ?? ""]));
  const projects = projectsOf(department, from);
  const { overseas, reception, purchase, running } = from.threePublic;
  return {
    body: department, year: 2025, scope: "department", units: unitsOf(department, from), names,
    items: { "general-public-budget": usesOf(from.general), "government-fund": usesOf(from.fund), "state-capital": usesOf(from.capital), other: usesOf(from.other) },
    economicNames, economic, carryOverOut: value(from.carryOverOut),
    threePublic: [{ unit: department, overseas: value(overseas), reception: value(reception), purchase: value(purchase), running: value(running) }],
    projects,
    keyProjects: projects.slice(0, 2).map(({ unit, name, funds }) => ({
      unit, unitCode: "200001", name, target: "按期完成。",
      amount: value(["general-public-budget", "government-fund", "state-capital"].reduce((all, fund) => all + Math.round((funds[fund] ?? 0) * 100), 0)),
    })),
    supplement: { "last-year.revenue": 100, "last-year.expenditure": 0 }, purposes: {},
  };
});
