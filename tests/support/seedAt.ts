import fc from "fast-check";

/**
 * The seed of the draws of one case of a table of cases. With the common seed every case would draw the same: so a single draw
 * a case is as many different ones as there are cases. Where new ones are looked for by chance, chance it is.
 *
 * @param index of the case in its table
 */
export function seedAt(index: number): { readonly seed?: number } {
  const { seed } = fc.readConfigureGlobal();
  return seed === undefined ? {} : { seed: seed + index };
}
