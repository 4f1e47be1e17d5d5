import { callAmount } from "./amounts";
import type { Sources } from "./amounts";
import type { Collector } from "./collector";
import type { PlaceTable } from "./places";
import type { Mention, Said } from "./said";
import type { Value } from "./values";
import { moneyOf } from "./values";
import { compareAmount } from "./verdicts";

/** Amounts of a list, at least, that stand in one table before the others are of it too. */
const FEWEST = 3;
/** Of so many amounts that stand in a table one may not be as it has it. */
const ONE_OF = 6;
const LONGEST_LIST = 120;

/**
 * "公用经费：办公费10万元、水费2万元、电费3万元…": of a list whose amounts stand in one table the others are of that table too, whatever the
 * heading says. What is placed already, or adds up with what the text tells, is left alone.
 */
export function checkNeighbours(prose: readonly Said[], sources: Sources, collector: Collector): void {
  for (const list of listsOf(prose)) {
    if (list.length > FEWEST && list.length <= LONGEST_LIST && list.some(({ status }) => status === null)) checkList(list, sources, collector);
  }
}

/** Amounts of a paragraph, or of paragraphs of one amount each that follow each other. */
function listsOf(prose: readonly Said[]): readonly (readonly Mention[])[] {
  const lists: Mention[][] = [];
  let open: Mention[] | null = null;
  let topic = "";
  for (const said of prose) {
    const values = said.mentions.filter(({ role, figure, outside }) => role === "value" && !outside && figure.kind === "amount" && figure.money !== null && figure.money.money !== 0);
    if (values.length !== 1 || said.topic !== topic) open = null;
    topic = said.topic;
    if (values.length === 0) continue;
    if (open) open.push(...values);
    else lists.push([...values]);
    open = values.length === 1 ? lists.at(-1) ?? null : null;
  }
  return lists;
}

/** What a table says of a list. */
interface Held {
  readonly agree: { readonly mention: Mention; readonly value: Value }[];
  readonly off: { readonly mention: Mention; readonly value: Value }[];
}

/** Whether a list tells the total of a table too, so that it is of that table for certain. */
function tellsTotal(list: readonly Mention[], { lines }: PlaceTable): boolean {
  const totals = lines.filter(({ total }) => total).flatMap(({ cells }) => [...cells].flatMap(([{ main, period }, { figure }]) => (main && period === "now" && figure ? [figure] : [])));
  return list.some(({ figure: { money } }) => money !== null && totals.some((total) => total.money !== 0 && compareAmount(money, [total]) === "agree"));
}

/** Whether a table holds more money than a list tells of: all sources where it speaks of one fund, projects too where it speaks of basic expenditure. */
function isWider({ scope, matter }: PlaceTable, mention: Mention): boolean {
  return (mention.scope !== null && scope !== mention.scope) || (mention.topic === "basic-expenditure" && matter !== "basic");
}

/** Whether an amount may be the part of a table's that its list tells of. */
function mayBePart(table: PlaceTable, mention: Mention, value: Value): boolean {
  return isWider(table, mention) && (mention.figure.money?.money ?? 0) < moneyOf(value);
}

function checkList(list: readonly Mention[], { places }: Sources, collector: Collector): void {
  const tables = new Map<PlaceTable, Held>();
  for (const mention of list) {
    const byTable = new Map<PlaceTable, Value[]>();
    for (const { line, value } of places.called(mention.label)) byTable.set(line.table, [...byTable.get(line.table) ?? [], value]);
    for (const [table, values] of byTable) {
      const held = tables.get(table) ?? { agree: [], off: [] };
      tables.set(table, held);
      const { money } = mention.figure;
      const same = values.find(({ figures }) => money && compareAmount(money, figures) !== "disagree");
      const [only, second] = values;
      if (same) held.agree.push({ mention, value: same });
      else if (only && !second) held.off.push({ mention, value: only });
    }
  }
  const [first] = [...tables].sort(([, a], [, b]) => b.agree.length - a.agree.length);
  const [table, best] = first ?? [];
  if (!table || !best || best.agree.length < (tellsTotal(list, table) ? FEWEST - 1 : FEWEST) || best.off.length > Math.max(1, Math.floor(best.agree.length / ONE_OF))) return;
  for (const { mention, value } of best.agree) {
    if (mention.status !== null) continue;
    [mention.status, mention.value, mention.cells] = ["agree", value, value.cells];
  }
  for (const { mention, value } of best.off) {
    if (mention.status !== null || mayBePart(table, mention, value)) continue;
    [mention.status, mention.value, mention.cells] = ["disagree", value, value.cells];
    callAmount(mention, { value, verdict: "disagree" }, collector);
  }
}
