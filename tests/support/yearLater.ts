import type { DepartmentData, Uses } from "./department";

type Amounts = Readonly<Record<string, number>>;
type Holder = Record<string, number>;

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * The department a year later: every leaf rises, falls, stays or goes by chance, some items vanish; what follows from the leaves in
 * other tables (economic items, sources, projects) is shared out again, so that every relation holds.
 */
export function nextYearOf(data: DepartmentData, random: () => number): DepartmentData {
  const leaf = (amount: number): number => {
    const chance = random();
    return chance < 0.15 ? amount : chance < 0.25 ? 0 : rounded(amount * (chance < 0.6 ? 1 + random() : random()));
  };
  const leaves = (amounts: Amounts): Amounts => Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, leaf(amount)]));
  const some = (items: Readonly<Record<string, Uses>>): Readonly<Record<string, Uses>> =>
    Object.fromEntries(Object.entries(items).filter(() => random() > 0.15).map(([code, uses]) => [code, leaves(uses)]));
  const items: DepartmentData["items"] = { "general-public-budget": some(data.items["general-public-budget"]), "government-fund": some(data.items["government-fund"]), "state-capital": some(data.items["state-capital"]), other: some(data.items.other) };
  const cents = (fund: keyof DepartmentData["items"], ...uses: readonly string[]): number => Object.values(items[fund]).reduce((sum, each) =>
    sum + Object.entries(each).reduce((all, [use, amount]) => (uses.length === 0 || uses.includes(use) ? all + Math.round(amount * 100) : all), 0), 0);

  const economic: Record<string, Holder> = Object.fromEntries(Object.entries(data.economic).map(([code, uses]) => [code, { ...uses }]));
  for (const use of ["personnel", "operating"]) spread(Object.values(economic).filter((each) => each[use] !== undefined), use, cents("general-public-budget", use), random);

  const revenues: Holder[] = data.units.map(({ revenue }) => ({ ...revenue }));
  for (const fund of ["general-public-budget", "government-fund", "state-capital"] as const) spread(revenues, `current.${fund}`, cents(fund), random);
  const others = [...new Set(revenues.flatMap((revenue) => Object.keys(revenue)))].filter((role) => !/^current\.(?:general-public-budget|government-fund|state-capital)$/.test(role));
  let left = cents("other") + Math.round(data.carryOverOut * 100);
  others.forEach((role, at) => {
    const share = at === others.length - 1 ? left : Math.floor(left * random());
    left -= share;
    spread(revenues, role, share, random);
  });

  const funds: Holder[] = data.projects.map((project) => ({ ...project.funds }));
  for (const [fund, of] of [["general-public-budget", "general-public-budget"], ["government-fund", "government-fund"], ["state-capital", "state-capital"], ["unit-funds", "other"]] as const) {
    spread(funds, fund, cents(of, "project"), random);
  }
  return {
    ...data, year: data.year + 1, items, economic, keyProjects: [],
    units: data.units.map((unit, at) => ({ ...unit, revenue: revenues[at] ?? {} })), projects: data.projects.map((project, at) => ({ ...project, funds: funds[at] ?? {} })),
    threePublic: data.threePublic.map(({ unit, overseas, reception, purchase, running }) => ({ unit, overseas: leaf(overseas), reception: leaf(reception), purchase: leaf(purchase), running: leaf(running) })),
  };
}

function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** Shares an amount out among those that have the role, about as before. */
function spread(holders: readonly Holder[], role: string, total: number, random: () => number): void {
  const own = holders.filter((holder) => holder[role] !== undefined);
  const among = own.length > 0 ? own : holders.slice(0, 1);
  const before = among.reduce((sum, holder) => sum + Math.round((holder[role] ?? 0) * 100), 0);
  let left = total;
  among.forEach((holder, at) => {
    const about = before === 0 ? 0 : Math.round((total * Math.round((holder[role] ?? 0) * 100)) / before * (0.8 + 0.4 * random()));
    const part = at === among.length - 1 ? left : Math.min(left, about);
    left -= part;
    if (part === 0) Reflect.deleteProperty(holder, role);
    else holder[role] = part / 100;
  });
}
