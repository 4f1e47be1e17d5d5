import type { TableId } from "../model/book";
import type { AmountFact } from "../model/sentences";
import { agreement } from "../model/money";
import { expectedText, shortLabel } from "./amounts";
import type { Collector } from "./collector";
import { digits } from "./parts";
import { named } from "./names";
import type { Mention, Said } from "./said";
import type { Scope } from "./scopes";
import { RULES } from "./rules";

/**
 * What the text itself has said: amounts by what their words mean and whose money they are. It speaks where no table does:
 * the whole of a share, and a fact that is told in several sections.
 */
export class Memory {
  private readonly mentions = new Map<string, Mention[]>();

  constructor(said: readonly Said[]) {
    for (const { mentions } of said) {
      for (const mention of mentions) {
        if (mention.role !== "value" || mention.figure.kind !== "amount" || !mention.figure.money || mention.outside || mention.whole?.fact?.kind === "here" || ONE_OF_MANY.test(mention.label)) continue;
        const key = keyOf(mention.fact, mention.scope);
        // What offices run on is paid for guests and cars too.
        if (key === null || (mention.topic === "running-costs" && mention.fact?.kind === "cell" && mention.fact.table === "three-public-expenses")) continue;
        const known = this.mentions.get(key);
        if (known) known.push(mention);
        else this.mentions.set(key, [mention]);
      }
    }
  }

  /** Amounts of a scope that the text has said of the facts that words mean. */
  said(facts: readonly AmountFact[], scope: Scope | null): readonly Mention[] {
    const key = keyOf(facts[0] ?? null, scope);
    return key === null ? [] : this.mentions.get(key) ?? [];
  }

  /** A fact that no table says is told everywhere alike; where it is not, the one that few say is wrong, or either of two. */
  check(collector: Collector): void {
    for (const all of [...this.mentions].flatMap(([key, told]) => (key.startsWith(GRAND) ? [told] : bySide(told)))) {
      const open = all.filter(({ status, cells }) => status !== "disagree" && cells.length === 0);
      if (open.length < 2 || open.length < all.length) continue;
      const groups = alike(open).sort((a, b) => b.length - a.length);
      const [most = [], second] = groups;
      if (!second) {
        for (const mention of most) mention.status ??= "agree";
        continue;
      }
      // Three ways of telling are three facts; so are two in one section.
      if (groups.length > MOST_WAYS || (most.length === second.length && new Set(open.map(({ topic }) => topic)).size < 2)) continue;
      const odd = most.length > second.length ? groups.slice(1).flat() : open;
      const usual = most.length > second.length ? most[0] : undefined;
      for (const mention of odd) mention.status = "disagree";
      if (usual) for (const mention of odd) collector.atFigure(mention, faultOf(mention, usual, collector));
      else if (odd[0]) collector.among(odd, faultOf(odd[0], odd.find((mention) => !most.includes(mention)) ?? odd[0], collector));
    }
  }
}

/** Amounts of one meaning by whether their words tell them as income, as expenditure or as neither: what a fund gives is not what is spent of it. */
function bySide(told: readonly Mention[]): readonly (readonly Mention[])[] {
  const sides = told.map(({ label }) => named(label).side);
  return [...new Set(sides)].map((side) => told.filter((_, at) => sides[at] === side));
}

/** Ways of telling one amount, one of which may be wrong. */
const MOST_WAYS = 2;

function faultOf(mention: Mention, usual: Mention, collector: Collector): Parameters<Collector["atFigure"]>[1] {
  const printed = digits(mention, collector);
  const expected = usual.figure.money ? expectedText(mention, usual.figure.money.money, printed) : "";
  return {
    rule: RULES.repeated,
    values: { label: shortLabel(mention.label), printed: printed + mention.figure.measure, expected: expected + mention.figure.measure },
  };
}

/** Groups of amounts that agree with each other; no more than show that there are too many. */
function alike(mentions: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const figure = mention.figure.money;
    const group = groups.find(([first]) => figure && first?.figure.money && agreement([{ figure, sign: 1 }, { figure: first.figure.money, sign: -1 }]) !== "differs");
    if (group) group.push(mention);
    else groups.push([mention]);
    if (groups.length > MOST_WAYS) break;
  }
  return groups;
}

/** Words of a part of the department, whose amounts are its own. */
const ONE_OF_MANY = /本级|下属|所属|(?<!本|各预算|预算)单位|机关(?!运行)/;
/** Tables whose total is all that their scope has or spends. */
const OF_ALL: readonly TableId[] = [
  "balance", "appropriation-balance", "revenue", "expenditure", "general-expenditure", "appropriation-expenditure", "government-fund-expenditure", "state-capital-expenditure",
];
/** All that is had or spent in a scope. */
const GRAND = "grand";
const TOTALS = /^(?:total|revenue-grand-total|expenditure-grand-total)$/;

/**
 * A key under which the same fact is known. Income and expenditure in all are one, by definition; anything else that is a
 * total of a table is its own. null for what is said of one item, or means nothing known.
 */
function keyOf(fact: AmountFact | null, scope: Scope | null): string | null {
  if (fact?.kind !== "cell") return null;
  // The three public expenses are of one fund wherever they are told.
  if (fact.table === "three-public-expenses") return `three-public ${fact.column}`;
  if (scope === null) return null;
  const grand = TOTALS.test(fact.row) && (fact.column === "total" || fact.column === "amount");
  return grand && OF_ALL.includes(fact.table) ? `${GRAND} ${scope}` : `${scope} ${OF_ALL.includes(fact.table) ? "" : fact.table} ${fact.row} ${fact.column}`;
}
