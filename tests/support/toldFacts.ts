import { figureOf, tableOf, type BookRow, type BookTable, type BudgetBook, type TableId } from "../../src/model/book";
import { Draw } from "./draw";

/** An amount that a text tells, in fen: this year's, and what it says of last year. */
export interface Told {
  readonly now: number;
  readonly was: number;
}

/** One of a list: an item with the names of its class and division before it. */
export interface ToldLine extends Told {
  readonly name: string;
  readonly code: string;
  readonly kind: string;
  readonly division: string;
}

/** What a book's tables say that texts tell; last year's amounts are drawn, since no table prints them. */
export interface ToldFacts {
  readonly year: number;
  /** Amounts by the names that templates call them by. */
  readonly amounts: ReadonlyMap<string, Told>;
  readonly lists: ReadonlyMap<string, readonly ToldLine[]>;
}

/** Sources of money as a text names them, by their column in the table of income. */
const SOURCES: readonly (readonly [role: string, name: string])[] = [
  ["general-public-budget", "一般公共预算拨款收入"], ["government-fund", "政府性基金预算拨款收入"], ["state-capital", "国有资本经营预算拨款收入"],
  ["special-account", "财政专户管理资金收入"], ["undertaking", "事业收入"], ["operation", "事业单位经营收入"], ["other", "其他收入"],
];
const GROWTH = [-0.31, -0.12, -0.05, 0, 0.03, 0.08, 0.27, 1.4] as const;
/** A hundredth of a 万元. */
const CENT = 10_000;

const money = (row: BookRow | undefined, role: string): number => figureOf(row?.cells.get(role))?.money ?? 0;
const totalOf = (table: BookTable | undefined): BookRow | undefined => table?.rows.find(({ kind }) => kind === "total");
const nameOf = ({ label }: BookRow): string => label.replace(/\s/g, "").replace(/^(?:其中[：:])?(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])?\d*/, "");
const sumOf = (parts: readonly Told[]): Told => ({ now: parts.reduce((sum, { now }) => sum + now, 0), was: parts.reduce((sum, { was }) => sum + was, 0) });

/** Facts of a book, always the same for a seed. What its tables do not hold for certain is left out. */
export function toldFacts(book: BudgetBook, seed: number): ToldFacts {
  return new Teller(book, seed).tell();
}

class Teller {
  private readonly draw: Draw;
  private readonly amounts = new Map<string, Told>();
  private readonly lists = new Map<string, readonly ToldLine[]>();

  constructor(private readonly book: BudgetBook, seed: number) {
    this.draw = new Draw(seed);
  }

  tell(): ToldFacts {
    this.expenditure();
    this.income();
    this.general();
    this.basic();
    this.threePublic();
    return { year: this.book.year ?? 2026, amounts: this.amounts, lists: this.lists };
  }

  private table(id: TableId): BookTable | undefined {
    return tableOf(this.book, id);
  }

  private told(now: number): Told {
    return { now, was: Math.round(now / (1 + this.draw.pick(GROWTH)) / CENT) * CENT };
  }

  private line(name: string, now: number, code = "", kind = "", division = ""): ToldLine {
    return { name, code, kind, division, ...this.told(now) };
  }

  /** A whole of two parts that make it up, under three names; nothing where they do not. */
  private halves(all: number, names: readonly [whole: string, first: string, second: string], first: number, second: number): void {
    if (first === 0 || second === 0 || first + second !== all) return;
    const parts = [this.told(first), this.told(second)] as const;
    this.amounts.set(names[0], sumOf(parts)).set(names[1], parts[0]).set(names[2], parts[1]);
  }

  /** Classes of a table, where they make up its total. */
  private classes(list: string, table: BookTable | undefined): void {
    const rows = (table?.rows ?? []).filter((row) => row.code?.length === 3 && money(row, "total") > 0);
    const lines = rows.map((row) => this.line(nameOf(row), money(row, "total"), row.code ?? ""));
    if (lines.length > 1 && sumOf(lines).now === money(totalOf(table), "total")) this.lists.set(list, lines);
  }

  private expenditure(): void {
    const table = this.table("expenditure");
    const total = totalOf(table);
    this.halves(money(total, "total"), ["spending", "basic", "project"], money(total, "basic"), money(total, "project"));
    this.classes("classes", table);
  }

  private income(): void {
    const total = totalOf(this.table("revenue"));
    const all = money(total, "total");
    const current = SOURCES.map(([role, name]) => ({ name, now: money(total, role) || money(total, `current.${role}`) }));
    const lines = [...current, { name: "上年结转", now: money(total, "carry-over") }].filter(({ now }) => now > 0).map(({ name, now }) => this.line(name, now));
    if (all === 0 || sumOf(lines).now !== all) return;
    const spending = this.amounts.get("spending");
    // Income and expenditure of a year are one amount.
    this.amounts.set("income", spending?.now === all ? spending : sumOf(lines));
    this.lists.set("sources", lines);
  }

  private general(): void {
    const table = this.table("general-expenditure");
    const total = totalOf(table);
    const all = money(total, "total");
    if (!table || all === 0) return;
    this.amounts.set("general", this.told(all));
    this.halves(all, ["general", "generalBasic", "generalProject"], money(total, "basic"), money(total, "project"));
    this.classes("generalClasses", table);
    const named = (code: string): string => {
      const row = table.rows.find((each) => each.code === code);
      return row ? nameOf(row) : "";
    };
    const items = table.rows.flatMap((row) => {
      const [kind, division] = [3, 5].map((length) => named((row.code ?? "").slice(0, length)));
      return row.code?.length === 7 && money(row, "total") > 0 && kind && division ? [this.line(nameOf(row), money(row, "total"), row.code, kind, division)] : [];
    });
    if (items.length > 0) this.lists.set("items", items);
  }

  private basic(): void {
    const table = this.table("general-basic-expenditure");
    const total = totalOf(table);
    const all = money(total, "total");
    if (all !== (this.amounts.get("generalBasic")?.now ?? all)) return;
    const before = this.amounts.get("generalBasic");
    this.halves(all, ["generalBasic", "personnel", "operating"], money(total, "personnel"), money(total, "operating"));
    // What was said of last year's whole stands.
    if (before) this.amounts.set("generalBasic", before);
    this.classes("economic", table);
  }

  private threePublic(): void {
    const table = this.table("three-public-expenses");
    const row = totalOf(table) ?? table?.rows[0];
    const [overseas = 0, reception = 0, purchase = 0, running = 0] = ["overseas", "reception", "vehicle-purchase", "vehicle-running"].map((role) => money(row, role));
    const all = overseas + reception + purchase + running;
    if (all === 0 || money(row, "total") !== all) return;
    const [a, b, c, d] = [this.told(overseas), this.told(reception), this.told(purchase), this.told(running)] as const;
    this.amounts.set("three", sumOf([a, b, c, d])).set("overseas", a).set("reception", b).set("vehicles", sumOf([c, d])).set("purchase", c).set("running", d);
  }
}
