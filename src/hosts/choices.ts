import type { ChoiceList } from "../model/edits";

/** The longest list that a cell can hold itself; Excel takes a file with a longer one for damaged. */
const LONGEST = 255;

/**
 * The values of a list as Excel keeps them, "甲,乙"; null where they cannot be: a value with a comma would be two, one that
 * begins with "=" a formula. The cells then simply offer nothing.
 */
export function listSource({ values }: ChoiceList): string | null {
  const source = values.join(",");
  const plain = values.every((value) => value.trim() !== "" && !value.includes(","));
  return values.length > 0 && plain && !source.startsWith("=") && source.length <= LONGEST ? source : null;
}
