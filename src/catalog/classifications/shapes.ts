import type { CodesOfList } from "../../model/structure";

/** Lengths and beginnings of the codes of each book; the government's own economic classification is a book beside the departments'. */
const SHAPES: Readonly<Record<CodesOfList, RegExp>> = { functional: /^2\d{2}(?:\d{2}){0,2}$/, economic: /^3\d{2}(?:\d{2})?$/, government: /^5\d{2}(?:\d{2})?$/ };

/** Whether a code has a length and a beginning that codes of its book have. */
export function isWellFormed(book: CodesOfList, code: string): boolean {
  return SHAPES[book].test(code);
}
