import { tokensOf } from "../../model/formulas";
import type { Constant, Wanted } from "./calculation";

/** What is given to the library: sheets by their place among the names. */
export interface Given {
  readonly names: readonly string[];
  readonly wanted: readonly Wanted[];
  readonly constants: readonly Constant[];
}

/** Functions that reach sheets which no formula names, or count them. */
const REACHES_ANY = new Set(["INDIRECT", "SHEET", "SHEETS", "CELL", "ADDRESS"]);

/**
 * The sheets on which formulas stand, and those that they name; the others are left out, since the library takes long to begin
 * a book of hundreds of sheets. All of them where a formula may reach any.
 */
export function onNeededSheets(all: Given): Given {
  const { names, wanted, constants } = all;
  const places = new Map(names.map((name, sheet) => [name.toLowerCase(), sheet]));
  const needed = new Set<number>();
  for (const { sheet, formula } of wanted) {
    needed.add(sheet);
    for (const token of tokensOf(formula ?? "")) {
      if (token.kind === "function" && REACHES_ANY.has(token.text.toUpperCase())) return all;
      if (token.prefix === "") continue;
      // "甲:丙!A1" goes over the sheets between.
      if (token.sheet === null) return all;
      const named = places.get(token.sheet.toLowerCase());
      if (named !== undefined) needed.add(named);
    }
  }
  if (needed.size === names.length) return all;
  const order = [...needed].sort((a, b) => a - b);
  const placeOf = new Map(order.map((sheet, place) => [sheet, place]));
  const moved = <T extends Wanted | Constant>(cells: readonly T[]): readonly T[] => cells.flatMap((cell) => {
    const sheet = placeOf.get(cell.sheet);
    return sheet === undefined ? [] : [{ ...cell, sheet }];
  });
  return { names: order.map((sheet) => names[sheet] ?? ""), wanted: moved(wanted), constants: moved(constants) };
}
