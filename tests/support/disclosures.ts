import type { CellRef } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { Draw } from "./draw";
import { balances } from "./disclosureBalances";
import { lists } from "./disclosureLists";
import { ledgerOf, type Ledger, type Only } from "./ledger";
import { Sheet, styleOf, type Pane, type Style, type TablePlace } from "./printing";

/** A table of a disclosure before it is printed. */
export interface Drawn {
  /** What its kind and layout are called, for telling what was not read. */
  readonly shape: string;
  readonly title: string;
  readonly panes: readonly Pane<Only>[];
  readonly foot?: string;
}

/** What tables are drawn from: the department, chance, and what all tables of a set have in common. */
export interface Maker {
  readonly draw: Draw;
  readonly ledger: Ledger;
  /** Label of a grand total, and whether it stands on top. */
  readonly total: string;
  readonly totalOnTop: boolean;
  /** How codes are printed, and by what names are indented for each level. */
  readonly codes: "one" | "split" | "joined" | "indented";
  readonly indent: string;
  readonly levels: readonly number[];
}

/** A whole disclosure in a layout that no form prints; always the same for a seed. */
export interface Disclosure {
  readonly snapshot: WorkbookSnapshot;
  /** What its tables are summed of. */
  readonly ledger: Ledger;
  readonly amounts: readonly { readonly at: CellRef; readonly value: number }[];
  /** Shape of the table on each sheet. */
  readonly shapes: ReadonlyMap<string, string>;
  /** Where the tables of each sheet stand. */
  readonly places: ReadonlyMap<string, readonly TablePlace[]>;
}

function makerOf(draw: Draw, ledger: Ledger): Maker {
  return {
    draw, ledger, total: draw.pick(["合计", "合计", "合 计", "总计", "合　　计"] as const), totalOnTop: draw.chance(0.5),
    codes: draw.pick(["one", "one", "split", "joined", "indented"] as const), indent: draw.pick(["", "  ", "　", "　　"] as const), levels: draw.pick([[3, 5, 7], [3, 5, 7], [7], [3, 7]] as const),
  };
}

/** How a table is drawn otherwise before it is printed. */
export type Dress = (drawn: Drawn, draw: Draw) => Drawn;

/**
 * @param other seed of another department, printed in the same manner
 * @param later makes of the department what is printed, in the same manner: itself a year later
 * @param dress draws each table otherwise
 */
export function disclosureOf(seed: number, other = seed, later: (ledger: Ledger, step: number) => Ledger = (ledger) => ledger, dress: Dress = (drawn) => drawn): Disclosure {
  const draw = new Draw(seed);
  const step = draw.pick([10_000, 10_000, 1] as const);
  const own = ledgerOf(draw, step);
  const ledger = later(other === seed ? own : { ...ledgerOf(new Draw(other), step), year: own.year }, step);
  const maker = makerOf(draw, ledger);
  const style = styleOf(draw);
  const dressing = new Draw(seed + 4099);
  const tables = [...balances(maker), ...lists(maker)].map((table) => dress(table, dressing));
  const stacked = draw.chance(0.15);
  const shapes = new Map<string, string>();
  const sheets: Sheet[] = [];
  tables.forEach((table, at) => {
    const own: Style = draw.chance(0.1) ? { ...style, unit: style.unit === "元" ? "万元" : "元", decimals: 2 } : style;
    const into = stacked && at > 0 && at % 3 !== 0 ? sheets.at(-1)?.gap(draw.int(1, 2)) : undefined;
    const name = style.head === "sheet name" && !stacked ? table.title : draw.pick([`表${at + 1}`, `${at + 1}`, `Sheet${at + 1}`, `${at + 1}${table.title.slice(0, 6)}`] as const);
    const sheet = into ?? new Sheet(name, stacked && style.head === "sheet name" ? { ...own, head: "title first" } : own);
    if (!into) sheets.push(sheet);
    shapes.set(sheet.name, `${shapes.get(sheet.name) ?? ""} ${table.shape}`.trim());
    sheet.table({ ...table, number: at + 1, body: ledger.department });
  });
  return { snapshot: { sheets: sheets.map((sheet) => sheet.snapshot()) }, ledger, amounts: sheets.flatMap(({ amounts }) => amounts), shapes, places: new Map(sheets.map(({ name, places }) => [name, places])) };
}
