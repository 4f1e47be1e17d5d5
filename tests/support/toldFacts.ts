import { FISCAL, distinct, economicName, functionalName, sum, type Entry, type Fund, type Ledger, type Only } from "./ledger";

/** An amount that a text tells, in fen: this year's, and last year's. */
export interface Told {
  readonly now: number;
  readonly was: number;
}

/** One of a list: an item has the names of its class and division before it. */
export interface ToldLine extends Told {
  readonly name: string;
  readonly code: string;
  readonly kind: string;
  readonly division: string;
}

/** What a department's entries are told as. */
export interface ToldFacts {
  readonly department: string;
  readonly year: number;
  /** Amounts by the names that templates call them by. */
  readonly amounts: ReadonlyMap<string, Told>;
  readonly lists: ReadonlyMap<string, readonly ToldLine[]>;
}

/** Sources of money as a text names them. */
const SOURCES: readonly (readonly [Fund, string])[] = [
  ["general", "一般公共预算拨款收入"], ["government", "政府性基金预算拨款收入"], ["capital", "国有资本经营预算拨款收入"], ["account", "财政专户管理资金收入"], ["institution", "事业收入"], ["other", "其他收入"],
];
const isFiscal: Only = ({ fund }) => FISCAL.includes(fund);
const isCarried: Only = ({ carried }) => carried;
const isBasic: Only = ({ project }) => project === null;
const isProject: Only = ({ project }) => project !== null;
const isGeneral: Only = ({ fund }) => fund === "general";
/** Of the department's own office, the first of its units. */
const isOwn: Only = ({ unit }) => unit === 0;
const isPeople: Only = ({ economic }) => /^30[13]/.test(economic);
/** Basic expenditure out of which 三公 is paid. */
const EXPENSES: readonly (readonly [string, readonly string[]])[] = [
  ["overseas", ["30212"]], ["reception", ["30217"]], ["purchase", ["31013"]], ["running", ["30231"]], ["vehicles", ["31013", "30231"]], ["three", ["30212", "30217", "31013", "30231"]],
];

/** What the tables printed from a ledger hold, for texts to tell. */
export function toldFacts({ department, entries, before, year, units }: Ledger): ToldFacts {
  const told = (...only: readonly Only[]): Told => ({ now: sum(entries, ...only), was: sum(before, ...only) });
  const coded = (of: (entry: Entry) => string, digits: number, nameOf: (code: string) => string, ...only: readonly Only[]): readonly ToldLine[] =>
    distinct(entries.filter((entry) => only.every((each) => each(entry))).map((entry) => of(entry).slice(0, digits))).slice().sort().map((code) => ({
      name: nameOf(code), code, kind: nameOf(code.slice(0, 3)), division: nameOf(code.slice(0, 5)), ...told(...only, (entry) => of(entry).startsWith(code)),
    }));
  const item = ({ item: code }: Entry): string => code;
  const sources = [
    ...SOURCES.map(([fund, name]) => ({ name, ...told((entry) => entry.fund === fund && !entry.carried) })), { name: "上年结转", ...told(({ carried }) => carried) },
  ].filter(({ now }) => now > 0).map((source): ToldLine => ({ ...source, code: "", kind: "", division: "" }));
  const generalBasic: readonly Only[] = [isGeneral, isBasic];
  const amounts = new Map<string, Told>([
    ["income", told()], ["spending", told()], ["basic", told(isBasic)], ["project", told(isProject)],
    ["own", told(isOwn)], ["ownBasic", told(isOwn, isBasic)], ["ownProject", told(isOwn, isProject)], ["ownGeneral", told(isOwn, isGeneral)], ["ownOperating", told(...generalBasic, isOwn, (entry) => !isPeople(entry))],
    ["fiscal", told(isFiscal)], ["carried", told(isCarried)], ["current", told((entry) => !entry.carried)],
    ["fund", told(({ fund }) => fund === "government")], ["capital", told(({ fund }) => fund === "capital")],
    ["general", told(isGeneral)], ["generalBasic", told(...generalBasic)], ["generalProject", told(isGeneral, isProject)],
    ["personnel", told(...generalBasic, isPeople)], ["operating", told(...generalBasic, (entry) => !isPeople(entry))],
    ...EXPENSES.map(([name, codes]): [string, Told] => [name, told(...generalBasic, ({ economic }) => codes.includes(economic))]),
  ]);
  const lists = new Map<string, readonly ToldLine[]>([
    ["sources", sources], ["classes", coded(item, 3, functionalName)], ["generalClasses", coded(item, 3, functionalName, isGeneral)], ["items", coded(item, 7, functionalName, isGeneral)],
    ["units", units.map((name, at) => ({ name, code: "", kind: "", division: "", ...told(({ unit }) => unit === at) }))],
    ["fiscalClasses", coded(item, 3, functionalName, isFiscal)], ["people", coded(({ economic }) => economic, 5, economicName, ...generalBasic, isPeople)],
    ["running", coded(({ economic }) => economic, 5, economicName, ...generalBasic, (entry) => !isPeople(entry))],
    ["ownRunning", coded(({ economic }) => economic, 5, economicName, ...generalBasic, isOwn, (entry) => !isPeople(entry))],
    ["economic", coded(({ economic }) => economic, 3, economicName, ...generalBasic)],
  ]);
  return { department, year, amounts, lists };
}
