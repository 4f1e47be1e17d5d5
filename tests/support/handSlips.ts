import type { Scalar } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";

/** Always the same numbers from 0 to 1 for a seed. */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** The workbook with a few cells changed as hands change them: a digit, a place too far, a sign, a name, nothing at all. */
export function withSlips(snapshot: WorkbookSnapshot, seed: number): WorkbookSnapshot {
  const draw = drawing(seed);
  const sheets = snapshot.sheets.map((sheet) => ({ ...sheet, values: sheet.values.map((row): Scalar[] => [...row]), formulas: sheet.formulas.map((row) => [...row]) }));
  const filled = sheets.flatMap(({ values, formulas }) => values.flatMap((row, line) => row.flatMap((value, at) => (value === null || value === "" ? [] : [{ row, formulas: formulas[line] ?? [], at, value }]))));
  for (let slip = 0; slip < 3; slip += 1) {
    const cell = filled[Math.floor(draw() * filled.length)];
    if (!cell) break;
    const kind = Math.floor(draw() * 4);
    const { row, formulas, at, value } = cell;
    formulas[at] = "";
    if (typeof value === "number") row[at] = [Math.round((value + 0.01) * 100) / 100, value * 10, null, -value][kind] ?? null;
    else row[at] = [null, `${String(value)}一`, String(value).replace("万元", "元"), String(value).slice(0, -1)][kind] ?? null;
  }
  return { ...snapshot, sheets };
}
