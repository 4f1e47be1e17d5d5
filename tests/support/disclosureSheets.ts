import type { Scalar } from "../../src/model/cells";
import type { SheetSnapshot } from "../../src/model/snapshot";
import type { Disclosure } from "./disclosures";
import { printedAnew, range, rowsOf, topAgain, type Reprint } from "./disclosureManners";
import { withSheets, type Trait } from "./disclosureTraits";
import type { Draw } from "./draw";

/** Columns of a sheet alone, beginning at its first; texts above a row stand at the left. */
function columnsAlone(sheet: SheetSnapshot, name: string, from: number, to: number, header: number): SheetSnapshot {
  const own = <T>(rows: readonly (readonly T[])[]): readonly (readonly T[])[] => rows.map((row) => row.slice(from, to));
  const width = to - from;
  const values = sheet.values.map((line, row) => {
    if (row >= header) return line.slice(from, to);
    const texts = line.filter((value) => value !== null);
    const [first = null, ...rest] = texts;
    return Array.from({ length: width }, (_, column): Scalar => (column === 0 ? first : column === width - 1 ? rest.at(-1) ?? null : null));
  });
  return {
    ...sheet, name, values, formulas: own(sheet.formulas), numberFormats: own(sheet.numberFormats),
    merges: sheet.merges.filter((area) => area.row >= header && area.column >= from && area.column + area.columns <= to).map((area) => ({ ...area, sheet: name, column: area.column - from })),
  };
}

/** Balances print each of their sides on a sheet of its own, under the title again. */
export const sidesOnSheets = (mark: (draw: Draw, side: number) => string): Trait => (disclosure, draw) => {
  const moved = new Map<string, readonly { readonly name: string; readonly from: number; readonly to: number }[]>();
  const sheets = disclosure.snapshot.sheets.flatMap((sheet) => {
    const [place, ...more] = disclosure.places.get(sheet.name) ?? [];
    if (!place || more.length > 0 || place.panes.length < 2) return [sheet];
    const width = sheet.values[0]?.length ?? 0;
    const cuts = place.panes.map((from, side) => ({ name: side === 0 ? sheet.name : `${sheet.name}续${side}`, from: side === 0 ? 0 : from, to: place.panes[side + 1] ?? width }));
    moved.set(sheet.name, cuts);
    return cuts.map(({ name, from, to }, side) => {
      const part = columnsAlone(sheet, name, from, to, place.header);
      const said = side === 0 ? "" : mark(draw, side);
      const values = part.values.map((line, row) => (row >= place.top && row < place.header && said !== "" ? line.map((value) => (typeof value === "string" && /表/.test(value) && !/单位：/.test(value) ? `${value}${said}` : value)) : line));
      return { ...part, values: side === 0 ? values : values.map((line, row) => (row >= place.end ? line.map(() => null) : line)) };
    });
  });
  const amounts = disclosure.amounts.map((amount) => {
    const part = moved.get(amount.at.sheet)?.findLast(({ from }) => amount.at.column >= from);
    return part ? { ...amount, at: { ...amount.at, sheet: part.name, column: amount.at.column - part.from } } : amount;
  });
  return { ...withSheets(disclosure, sheets), amounts };
};

/** Long tables are printed on pages, each a sheet with title and header. */
export const printedPages: Trait = (disclosure, draw) => {
  const size = draw.int(4, 9);
  const mark = draw.chance(0.5);
  return printedAnew(disclosure, (sheet, places): readonly Reprint[] => {
    const [place, ...more] = places;
    const whole = [{ name: sheet.name, rows: rowsOf(sheet) }];
    if (!place || more.length > 0 || place.end - place.body < size + 3) return whole;
    const pages = Math.ceil((place.end - place.body) / size);
    return range(0, pages).map((page) => {
      const own = range(place.body + page * size, Math.min(place.end, place.body + (page + 1) * size));
      const top = page === 0 ? range(0, place.header) : mark ? topAgain(sheet, place, draw) : range(place.top, place.header);
      return { name: page === 0 ? sheet.name : `${sheet.name}_${page + 1}`, rows: [...top, ...range(place.header, place.body), ...own, ...(page === pages - 1 ? range(place.end, sheet.values.length) : [])] };
    });
  });
};

/** Sheets under names that begin otherwise. */
export function renamed(sheets: readonly SheetSnapshot[], before: string): readonly SheetSnapshot[] {
  return sheets.map((sheet) => ({ ...sheet, name: `${before}${sheet.name}`, merges: sheet.merges.map((area) => ({ ...area, sheet: `${before}${area.sheet}` })) }));
}

/** The sheets of a second set behind those of the first, or each behind its like. */
export const beside = (of: (disclosure: Disclosure, draw: Draw) => readonly SheetSnapshot[], inTurns: boolean): Trait => (disclosure, draw) => {
  const own = disclosure.snapshot.sheets;
  const second = renamed(of(disclosure, draw), "乙");
  return withSheets(disclosure, inTurns ? own.flatMap((sheet, at) => [sheet, ...second.slice(at, at + 1)]).concat(second.slice(own.length)) : [...own, ...second]);
};

/** The same set in the other unit of measure: 元 for 万元, 万元 rounded for 元. */
export function inOtherUnit({ snapshot, amounts, shapes: _ }: Disclosure): readonly SheetSnapshot[] {
  const cells = new Map(amounts.map(({ at, value }) => [`${at.sheet} ${at.row} ${at.column}`, value]));
  return snapshot.sheets.map((sheet): SheetSnapshot => {
    const text = JSON.stringify(sheet.values);
    const from = text.includes("万元") ? "万元" : text.includes("千元") ? "千元" : "元";
    const [to, factor] = from === "万元" ? ["元", 10_000] : from === "千元" ? ["万元", 0.1] : ["万元", 0.0001];
    return { ...sheet, values: sheet.values.map((line, row) => {
      const place = sheet.values.slice(0, row + 1).findLastIndex((each) => each.some((value) => typeof value === "string" && /增减%|幅度|比例/.test(value)));
      return line.map((value, column) => {
        if (typeof value === "string") return value.replace(/(单位[：:]\s*)(?:万元|千元|元)/, `$1${to}`);
        if (typeof value !== "number" || !cells.has(`${sheet.name} ${row} ${column}`)) return value;
        const rate = place >= 0 && sheet.values.slice(place, place + 3).some((each) => /增减%|幅度|比例/.test(String(each[column] ?? "")));
        return rate ? value : Number((value * factor).toFixed(2));
      });
    }) };
  });
}
