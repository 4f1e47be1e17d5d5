import { isWritten } from "../../src/workbench/gridTyped";

test.each<[name: string, text: string, upTo: number, written: boolean]>([
  ["A", "=A", 2, true],
  ["su", "=SU", 3, true],
  ["SU", "=B1+su", 6, true],
  ["A", "=SUM(A", 6, true],
  ["A", "=A)", 2, true],
  // Typed on since the list was made.
  ["A", "=A1", 3, false],
  ["A", "=A1*2", 5, false],
  ["A", "=AB", 3, false],
  // Part of a longer name, before or behind it.
  ["A", "=BA", 3, false],
  ["A", "=A1", 2, false],
  ["A", "=余A", 3, false],
  ["A", "=", 1, false],
  ["", "=A", 2, false],
])("%j is written in %s up to %d: %s", (name, text, upTo, written) => expect(isWritten(name, text, upTo)).toBe(written));
