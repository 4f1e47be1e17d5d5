import type { PaneRows } from "./paneRows";
import { Open, Tree } from "./tree";

/** Whether codes tell levels: one begins with another, or comes again (one list a unit). */
export function hasLevels({ code: codes }: PaneRows): boolean {
  const sorted = codes.filter((code) => code !== "").sort();
  return sorted.some((code, at) => at > 0 && code.startsWith(sorted[at - 1] ?? ""));
}

/**
 * The levels that codes may tell.
 *
 * @param coded lines with a code
 * @param uncoded lines that are named without one, totals aside
 */
export function treesOfCodes(rows: PaneRows, coded: number, uncoded: number): readonly Tree[] {
  return [
    ...(coded >= 2 ? [byCode(rows)] : []),
    // A single code may stand under its unit as well.
    ...(coded >= 1 && uncoded > 0 ? [byCodeWithinUnits(rows, false), byCodeWithinUnits(rows, true)] : []),
    ...(coded >= 2 && hasLevels(rows) ? [byPlaceOfCodes(rows, false), ...(uncoded > 0 ? [byPlaceOfCodes(rows, true)] : [])] : []),
  ];
}

/** Codes under the codes that they begin with; where codes repeat (one list a unit) under the last such code above them. */
function byCode(rows: PaneRows): Tree {
  const tree = new Tree("code", rows.length);
  const unique = !repeatsCodes(rows);
  const nodes = new Map<string, number>();
  if (unique) for (let line = 0; line < rows.length; line++) if (rows.code[line] !== "") nodes.set(rows.code[line] ?? "", tree.node(line));
  /** Where codes repeat, those under which a code may stand: each longer than the one before. */
  const open: { readonly code: string; readonly node: number }[] = [];
  for (let line = 0; line < rows.length; line++) {
    const code = rows.code[line] ?? "";
    if (code === "") {
      if (rows.text[line] !== "") tree.put(0, tree.node(line, rows.total[line] !== 0));
    } else if (unique) tree.put(parentOf(code, nodes, 0), nodes.get(code) ?? 0);
    else {
      const placed = tree.node(line);
      while ((open.at(-1)?.code.length ?? 0) >= code.length) open.pop();
      tree.put(open.findLast((above) => above.code.length >= CLASS && code.startsWith(above.code))?.node ?? 0, placed);
      open.push({ code, node: placed });
    }
  }
  return tree;
}

function repeatsCodes({ code: codes }: PaneRows): boolean {
  const seen = new Set<string>();
  for (let line = 0; line < codes.length; line++) {
    const code = codes[line] ?? "";
    if (code === "") continue;
    if (seen.has(code)) return true;
    seen.add(code);
  }
  return false;
}

/** Digits of the shortest code. */
const CLASS = 3;

function parentOf(code: string, nodes: ReadonlyMap<string, number>, root: number): number {
  for (let length = code.length - 1; length >= CLASS; length--) {
    const parent = nodes.get(code.slice(0, length));
    if (parent !== undefined) return parent;
  }
  return root;
}

/**
 * Codes in blocks under lines without a code: units, or other groups.
 *
 * @param repeated whether the first line of a code stands above those that have it again under other names: an item above its projects
 */
function byCodeWithinUnits(rows: PaneRows, repeated: boolean): Tree {
  const tree = new Tree("code", rows.length);
  let unit = 0;
  let nodes = new Map<string, number>();
  for (let line = 0; line < rows.length; line++) {
    const code = rows.code[line] ?? "";
    if (code === "") {
      if (rows.text[line] === "") continue;
      const own = tree.node(line, rows.total[line] !== 0);
      tree.put(0, own);
      if (rows.total[line] === 0) {
        unit = own;
        nodes = new Map();
      }
      continue;
    }
    const placed = tree.node(line);
    const known = repeated ? nodes.get(code) : undefined;
    // The same line again is one that was copied.
    const first = known !== undefined && rows.text[tree.lineOf(known)] !== rows.text[line] ? known : undefined;
    tree.put(first ?? parentOf(code, nodes, unit), placed);
    if (known === undefined) nodes.set(code, placed);
  }
  return tree;
}

/**
 * Codes by their length and place: a code under the last shorter one above it, whatever its digits say. So a list is read in which somebody
 * mistyped a code; in every other it is the same as by the digits.
 *
 * @param units whether lines without a code head a list each
 */
function byPlaceOfCodes(rows: PaneRows, units: boolean): Tree {
  const tree = new Tree("code", rows.length);
  const lengths = lengthsOfCodes(rows);
  const open = new Open<number>();
  let unit = 0;
  for (let line = 0; line < rows.length; line++) {
    const length = lengths[line] ?? 0;
    if (length > 0) {
      open.keep((level) => level < length);
      const own = tree.node(line);
      tree.put(open.isEmpty ? unit : open.lowest, own);
      open.push(length, own);
    } else if (rows.text[line] !== "") {
      const total = rows.total[line] !== 0;
      const own = tree.node(line, total);
      tree.put(0, own);
      open.clear();
      if (units && !total) unit = own;
    }
  }
  return tree;
}

/** Of each line the digits of its code, 0 where it has none; of a length that only one code has, those of the code above or else below it. */
function lengthsOfCodes({ code: codes, length }: PaneRows): Int32Array {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code.length, (counts.get(code.length) ?? 0) + 1);
  const lengths = Int32Array.from({ length }, (_, line) => codes[line]?.length ?? 0);
  const usual = (line: number): number => ((counts.get(lengths[line] ?? 0) ?? 0) > 1 ? lengths[line] ?? 0 : 0);
  for (let line = 0; line < length; line++) {
    const own = lengths[line] ?? 0;
    if (own === 0 || counts.get(own) !== 1) continue;
    const [above, below] = [usual(line - 1), usual(line + 1)];
    if (above > CLASS || (above > 0 && above === below)) lengths[line] = above;
    else if (below > above) lengths[line] = below;
  }
  return lengths;
}
