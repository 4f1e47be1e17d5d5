import type { Scalar } from "../../src/model/cells";
import type { Disclosure } from "./disclosures";
import { withSheets } from "./disclosureTraits";

/** A disclosure in 元 alone, of which every amount was rounded to so many 元 and written in full; null where a sheet is in another unit of measure. */
export function roundedYuan(disclosure: Disclosure, step: number): Disclosure | null {
  const { snapshot, amounts, places } = disclosure;
  if (!snapshot.sheets.every(({ values }) => { const text = JSON.stringify(values); return /单位：元/.test(text) && !/万元|千元/.test(text); })) return null;
  const own = new Map(amounts.map(({ at, value }) => [`${at.sheet} ${at.row} ${at.column}`, value]));
  return withSheets(disclosure, snapshot.sheets.map((sheet) => {
    const isRate = (row: number, column: number): boolean => (places.get(sheet.name) ?? []).some(({ header, body, end }) => row >= body && row < end && /%|比例|幅度/.test(sheet.values.slice(header, body).map((line) => line[column] ?? "").join("")));
    return { ...sheet, values: sheet.values.map((line, row) => line.map((shown, column): Scalar => {
      const value = own.get(`${sheet.name} ${row} ${column}`);
      return value === undefined || isRate(row, column) ? shown : Math.round(value / step) * step;
    })) };
  }));
}
