import type { Scalar } from "../../src/model/cells";
import type { SheetSnapshot } from "../../src/model/snapshot";
import type { Disclosure } from "./disclosures";
import type { Draw } from "./draw";

/** Something that workbooks have besides their tables, put into a whole disclosure. */
export type Trait = (disclosure: Disclosure, draw: Draw) => Disclosure;

/** The disclosure with other sheets. */
export function withSheets({ snapshot, ...rest }: Disclosure, sheets: readonly SheetSnapshot[]): Disclosure {
  return { ...rest, snapshot: { ...snapshot, sheets } };
}

/** A sheet with a column more before a column of it; `of` says what stands in it. */
export function withColumn(sheet: SheetSnapshot, at: number, hidden: boolean, of: (row: number) => Scalar): SheetSnapshot {
  const into = <T>(rows: readonly (readonly T[])[], value: (row: number) => T): readonly (readonly T[])[] => rows.map((row, index) => [...row.slice(0, at), value(index), ...row.slice(at)]);
  return {
    ...sheet, values: into(sheet.values, of), formulas: into(sheet.formulas, () => ""), numberFormats: into(sheet.numberFormats, () => "General"),
    merges: sheet.merges.map((area) => (area.column >= at ? { ...area, column: area.column + 1 } : area.column + area.columns > at ? { ...area, columns: area.columns + 1 } : area)),
    hiddenColumns: [...sheet.hiddenColumns.map((column) => (column >= at ? column + 1 : column)), ...(hidden ? [at] : [])],
  };
}

/** {@link withColumn} in every sheet, before its first amounts or among them. */
function withColumns(disclosure: Disclosure, draw: Draw, count: number, hidden: boolean, of: (sheet: string, row: number) => Scalar): Disclosure {
  const at = new Map(disclosure.snapshot.sheets.map(({ name }) => {
    // Tables below each other have their amounts in different columns.
    if (disclosure.shapes.get(name)?.match(LISTS)?.length !== 1) return [name, Infinity] as const;
    const columns = disclosure.amounts.filter(({ at: { sheet } }) => sheet === name).map(({ at: { column } }) => column);
    return [name, columns.length === 0 ? 0 : Math.min(...columns) + (draw.chance(0.5) ? 0 : 1)] as const;
  }));
  const place = (name: string): number => at.get(name) ?? 0;
  const sheets = disclosure.snapshot.sheets.map((sheet) => (place(sheet.name) === Infinity ? sheet : Array.from({ length: count }).reduce<SheetSnapshot>((all) => withColumn(all, place(sheet.name), hidden, (row) => of(sheet.name, row)), sheet)));
  const amounts = disclosure.amounts.map((amount) => (amount.at.column >= place(amount.at.sheet) ? { ...amount, at: { ...amount.at, column: amount.at.column + count } } : amount));
  return { ...withSheets(disclosure, sheets), amounts };
}

/** What shapes of tables begin with. */
const LISTS = /whole|fiscal (?:three|one|of which)|revenue|expenditure|general|government(?! )|capital|basic|economic|three public|projects|procurement|targets|running/g;

/** Two blank columns in every table. */
export const blankColumns: Trait = (disclosure, draw) => withColumns(disclosure, draw, 2, false, () => null);

/** A hidden column of somebody's own numbers in every table. */
export const hiddenColumns: Trait = (disclosure, draw) => {
  const numbers = Array.from({ length: 200 }, () => draw.int(1, 9_999_999) / 100);
  const rows = new Set(disclosure.amounts.map(({ at: { sheet, row } }) => `${sheet} ${row}`));
  return withColumns(disclosure, draw, 1, true, (sheet, row) => (rows.has(`${sheet} ${row}`) ? numbers[row % numbers.length] ?? null : null));
};

/** Amounts come by formulas from a hidden sheet; what is nothing comes as zero. */
export const liveFormulas: Trait = (disclosure) => {
  const own = new Map(disclosure.amounts.map(({ at, value }) => [`${at.sheet} ${at.row} ${at.column}`, value]));
  const names = new Set(disclosure.amounts.map(({ at }) => at.sheet));
  const helper = disclosure.amounts.map(({ value }, at): readonly Scalar[] => [`K${at}`, value]);
  const lookup = (at: number): string => `=SUMIF(辅助数据!$A:$A,"K${at}",辅助数据!$B:$B)`;
  const sheets = disclosure.snapshot.sheets.map((sheet): SheetSnapshot => {
    if (!names.has(sheet.name)) return sheet;
    const rows = [...new Set(disclosure.amounts.filter(({ at }) => at.sheet === sheet.name).map(({ at }) => at.row))];
    const isAmount = (row: number, column: number): boolean => rows.includes(row) && disclosure.amounts.some(({ at }) => at.sheet === sheet.name && at.column === column && Math.abs(at.row - row) < 3);
    const isNothing = (value: Scalar): boolean => value === null || value === 0;
    const live = (value: Scalar, row: number, column: number): boolean => own.has(`${sheet.name} ${row} ${column}`) || (isNothing(value) && isAmount(row, column));
    return {
      ...sheet,
      values: sheet.values.map((line, row) => line.map((value, column) => (value === null && live(value, row, column) ? 0 : value))),
      formulas: sheet.values.map((line, row) => line.map((value, column) => (live(value, row, column) ? lookup(row * 100 + column) : ""))),
      numberFormats: sheet.numberFormats.map((line, row) => line.map((format, column) => (live(sheet.values[row]?.[column] ?? null, row, column) && format === "General" ? "0.00" : format))),
    };
  });
  return withSheets(disclosure, [...sheets, {
    name: "辅助数据", visibility: "hidden", protected: false, row: 0, column: 0, values: helper, formulas: helper.map(() => ["", ""]), numberFormats: helper.map(() => ["General", "General"]), merges: [], hiddenRows: [], hiddenColumns: [],
  }]);
};

/** A set of final accounts on sheets of its own, whose titles say so. */
export function finalAccounts(other: Disclosure): Trait {
  const named = (text: string): string => text.replace(/预算数/g, "决算数")
    .replace(/^((?:附表1-\d+ |预算公开表\d+ |表\d+ |附件2-\d+ )?)(.*)表(（单位：[^）]*）)?$/, (_, tag: string, title: string, unit: string | undefined) => `${tag}${title.replace(/预算/g, "")}决算表${unit ?? ""}`);
  return (disclosure) => withSheets(disclosure, [...disclosure.snapshot.sheets, ...other.snapshot.sheets.map((sheet, at): SheetSnapshot => {
    const name = `决算${at + 1}`;
    return { ...sheet, name, merges: sheet.merges.map((area) => ({ ...area, sheet: name })), values: sheet.values.map((line) => line.map((value) => (typeof value === "string" ? named(value) : value))) };
  })]);
}
