/**
 * Findings on their way between a page and its worker. One of a sum over a hundred thousand cells names them all; object by
 * object they would hold up the page when they are handed over, so that long lists of cells go as numbers.
 */
import type { CellRef } from "../../model/cells";
import type { AcceptedFinding } from "../../model/acceptance";
import { withRelated, type Finding } from "../../model/findings";

/** Cells as numbers: index of the sheet's name, row and column of each in turn. */
interface PackedRefs {
  readonly sheets: readonly string[];
  readonly numbers: Int32Array;
}

type Refs = readonly CellRef[] | PackedRefs;

export type PackedFinding = Omit<Finding, "related" | "alternatives"> & { readonly related: Refs; readonly alternatives?: Refs };
export type PackedAcceptance = Omit<AcceptedFinding, "finding"> & { readonly finding: PackedFinding };

/** Lists of fewer cells go as they are. */
const LONG = 200;
const OF_EACH = 3;

export function packedFinding(finding: Finding): PackedFinding {
  const { alternatives } = finding;
  return { ...finding, related: packed(finding.related), ...(alternatives ? { alternatives: packed(alternatives) } : {}) } as PackedFinding;
}

export function unpackedFinding(finding: PackedFinding): Finding {
  const { alternatives, related, ...said } = finding;
  // Few look at the cells of a long sum.
  return withRelated({ ...said, ...(alternatives ? { alternatives: unpacked(alternatives) } : {}) }, () => unpacked(related));
}

function packed(refs: readonly CellRef[]): Refs {
  if (refs.length < LONG) return refs;
  const sheets = new Map<string, number>();
  const numbers = new Int32Array(OF_EACH * refs.length);
  refs.forEach(({ sheet, row, column }, index) => {
    const at = sheets.get(sheet) ?? sheets.size;
    sheets.set(sheet, at);
    numbers.set([at, row, column], OF_EACH * index);
  });
  return { sheets: [...sheets.keys()], numbers };
}

function unpacked(refs: Refs): readonly CellRef[] {
  if (!("numbers" in refs)) return refs;
  const { sheets, numbers } = refs;
  return Array.from({ length: numbers.length / OF_EACH }, (_, index): CellRef => {
    const at = OF_EACH * index;
    return { sheet: sheets[numbers[at] ?? 0] ?? "", row: numbers[at + 1] ?? 0, column: numbers[at + 2] ?? 0 };
  });
}
