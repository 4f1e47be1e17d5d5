import fc from "fast-check";
import { FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import { ENTRIES } from "./profiles";
import type { DepartmentData, Uses } from "./department";
import { XIHU } from "./xihu";

/** Amounts from nothing to 9.9 亿元, in 万元 with two decimals. */
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_999_999 })).map((cents) => cents / 100);
const positive = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100);
const uses: fc.Arbitrary<Uses> = fc.record({ personnel: amount, operating: amount, project: amount });
/** The items of which departments are made. */
export const codes = Object.keys(XIHU.names).filter((code) => code.length === 7);
const economicCodes = Object.keys(XIHU.economicNames).filter((code) => code.length === 5);

function dictionary<Value>(keys: readonly string[], value: fc.Arbitrary<Value>): fc.Arbitrary<Readonly<Record<string, Value>>> {
  return fc.subarray([...keys]).chain((chosen) => fc.tuple(...chosen.map(() => value)).map((values) =>
    Object.fromEntries(chosen.flatMap((key, index) => { const item = values[index]; return item === undefined ? [] : [[key, item] as const]; }))));
}

const supplement: fc.Arbitrary<Readonly<Record<string, string | number>>> =
  fc.tuple(...ENTRIES.map(({ content }) => (content === "amount" ? amount : content === "count" ? fc.nat(300) : fc.constant("按计划安排工作"))))
    .map((values) => Object.fromEntries(ENTRIES.map(({ id }, index) => [id, values[index] ?? 0])));

/** Departments of every kind: any sources, funds, items, units, projects; every fact typed. */
export const department: fc.Arbitrary<DepartmentData> = fc.record({
  revenue: fc.array(dictionary([...SOURCES.map(({ id }) => `current.${id}`), "carry-over.general-public-budget", "carry-over.unit-funds"], positive), { minLength: 1, maxLength: 12 }),
  general: dictionary(codes, uses), governmentFund: dictionary(codes, uses), stateCapital: dictionary(codes, fc.record({ project: amount })),
  other: dictionary(codes, uses), economic: dictionary(economicCodes, fc.oneof(fc.record({ personnel: amount }), fc.record({ operating: amount }))),
  carryOverOut: amount, overseas: amount, reception: amount, purchase: amount, running: amount,
  projects: fc.array(dictionary([...FISCAL_FUNDS, "unit-funds"], amount), { maxLength: 10 }),
  scope: fc.constantFrom("department", "unit"), typed: supplement,
}).map((made): DepartmentData => ({
  body: "某局", year: 2023, scope: made.scope, names: XIHU.names, economicNames: XIHU.economicNames, economic: made.economic, carryOverOut: made.carryOverOut,
  units: made.revenue.map((revenue, index) => ({ name: `单位${index}`, code: null, nature: "行政", ownOffice: index === 0, revenue })),
  items: { "general-public-budget": made.general, "government-fund": made.governmentFund, "state-capital": made.stateCapital, other: made.other },
  threePublic: [{ unit: "某局", overseas: made.overseas, reception: made.reception, purchase: made.purchase, running: made.running }],
  projects: made.projects.map((funds, index) => ({ unit: "某局", name: `项目${index}`, funds })), keyProjects: [],
  supplement: made.typed, purposes: Object.fromEntries(codes.map((code) => [code, "日常工作"])),
}));
