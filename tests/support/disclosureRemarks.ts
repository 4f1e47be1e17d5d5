import type { Area, Scalar } from "../../src/model/cells";
import type { SheetSnapshot } from "../../src/model/snapshot";
import type { Disclosure } from "./disclosures";
import { withColumn, withSheets, type Trait } from "./disclosureTraits";
import type { Draw } from "./draw";
import type { TablePlace } from "./printing";

const WORDS = ["核对", "见附件3", "含上年结转12.5万元", "2024年新增", "共3个项目", "已核", "与去年持平", "不含非税", "同上"] as const;
/** Numbers that somebody notes beside a line: of persons, of an attachment, how many times as much. */
const NUMBERS = [3, 12, "2", "15人", 1, "1.5倍"] as const;

interface Manner {
  readonly column: number;
  /** "over": the header before it reaches over the column; else its own header, "" for none. */
  readonly header: "" | "over" | "备注" | "说明";
  readonly share: number;
  readonly numbers: boolean;
  readonly onTotals: boolean;
}

/** Headers that end before a column reach over it. */
function reachingOver(sheet: SheetSnapshot, { header, body }: TablePlace, column: number): SheetSnapshot {
  const ends = (area: Area): boolean => area.row >= header && area.row < body && area.column + area.columns === column;
  const grown = sheet.merges.map((area) => (ends(area) ? { ...area, columns: area.columns + 1 } : area));
  const merged = new Set(sheet.merges.filter(ends).flatMap(({ row, rows }) => Array.from({ length: rows }, (_, at) => row + at)));
  const single = Array.from({ length: body - header }, (_, at) => header + at).filter((row) => !merged.has(row) && sheet.values[row]?.[column - 1] !== null);
  return { ...sheet, merges: [...grown, ...single.map((row) => ({ sheet: sheet.name, row, column: column - 1, rows: 1, columns: 2 }))] };
}

function withRemarks(sheet: SheetSnapshot, place: TablePlace, { column, header, share, numbers, onTotals }: Manner, draw: Draw): SheetSnapshot {
  const own = header === "over" ? "" : header;
  const printed = sheet.values.map((line) => JSON.stringify(line));
  const headers = printed.slice(place.header, place.body);
  const wide = withColumn(sheet, column, false, (row): Scalar => {
    // A header that a page repeats is repeated as it is.
    if (printed[row] === headers[0]) return own === "" ? null : own;
    if (row < place.body || row >= place.end || headers.includes(printed[row] ?? "")) return null;
    const isTotal = sheet.values[row]?.some((value) => typeof value === "string" && /[合总小][\s　]*计/.test(value)) === true;
    if (!(isTotal ? onTotals : draw.chance(share))) return null;
    return numbers && draw.chance(0.4) ? draw.pick<Scalar>(NUMBERS) : draw.pick<Scalar>(WORDS);
  });
  return header === "over" ? reachingOver(wide, place, column) : wide;
}

/** Somebody's words and numbers beside most tables: behind them or between their sides, under a header of their own, under none, or under one that reaches so far. */
export const remarksBeside: Trait = (disclosure: Disclosure, draw: Draw) => {
  const at = new Map<string, number>();
  const sheets = disclosure.snapshot.sheets.map((sheet) => {
    const [place, ...more] = disclosure.places.get(sheet.name) ?? [];
    if (!place || more.length > 0 || draw.chance(0.3)) return sheet;
    const column = draw.pick([sheet.values[0]?.length ?? 0, ...place.panes.slice(1)]);
    at.set(sheet.name, column);
    return withRemarks(sheet, place, {
      column, header: draw.pick(["", "over", "备注", "说明"] as const), share: draw.pick([0.1, 0.3, 0.8] as const), numbers: draw.chance(0.5), onTotals: draw.chance(0.5),
    }, draw);
  });
  const amounts = disclosure.amounts.map((amount) => (amount.at.column >= (at.get(amount.at.sheet) ?? Infinity) ? { ...amount, at: { ...amount.at, column: amount.at.column + 1 } } : amount));
  return { ...withSheets(disclosure, sheets), amounts };
};
