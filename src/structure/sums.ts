import { STRUCTURAL_STATE, type Bearing } from "../model/structure";
import type { Amounts } from "./amounts";
import { template, type Template } from "./candidates";
import { LINE } from "./paneRows";
import { idAt, type Pane } from "./panes";

/** Ids of the parts of many places one after the other, and where those of each place begin; what is no amount is left out. */
class Parts {
  private readonly from: Int32Array;
  private readonly right: Int32Array;
  private place = 0;
  private length = 0;

  constructor(places: number, most: number) {
    this.from = new Int32Array(places + 1);
    this.right = new Int32Array(most);
  }

  add(id: number): void {
    if (id < 0) return;
    this.right[this.length] = id;
    this.length += 1;
  }

  /** The parts of a place are complete. */
  close(): void {
    this.place += 1;
    this.from[this.place] = this.length;
  }

  template(amounts: Amounts, bearing: Bearing, left: Int32Array): Template {
    return template(amounts, bearing, left, this.from, this.right.subarray(0, this.length));
  }
}

/** A column of a pane over others, in each of its rows but those of rates; columns by their index among the figures. */
export function sumsAcross(pane: Pane, amounts: Amounts, bearing: Bearing, total: number, members: readonly number[]): Template {
  const { rows } = pane;
  const left = new Int32Array(rows.length);
  const parts = new Parts(rows.length, rows.length * members.length);
  for (let row = 0; row < rows.length; row++) {
    const isRate = rows.compares[row] === LINE.rate;
    left[row] = isRate || isScratch(pane, row, total, amounts) ? -1 : idAt(pane, row, total);
    for (let at = 0; at < members.length && !isRate; at++) parts.add(idAt(pane, row, members[at] ?? -1));
    parts.close();
  }
  return parts.template(amounts, bearing, left);
}

/** A number without any name beside it, and none in the total's column, is somebody's note and lacks no total. */
function isScratch(pane: Pane, row: number, total: number, amounts: Amounts): boolean {
  if (pane.rows.code[row] !== "" || pane.rows.filledLabels(row) > 0) return false;
  return amounts.state[idAt(pane, row, total)] === STRUCTURAL_STATE.blank;
}

/** A line of a pane over others, in each of some columns of figures. */
export function sumsDown(pane: Pane, amounts: Amounts, bearing: Bearing, line: number, members: ArrayLike<number>, columns: readonly number[]): Template {
  const parts = new Parts(columns.length, columns.length * members.length);
  const left = new Int32Array(columns.length);
  for (let place = 0; place < columns.length; place++) {
    const column = columns[place] ?? -1;
    left[place] = idAt(pane, line, column);
    for (let at = 0; at < members.length; at++) parts.add(idAt(pane, members[at] ?? -1, column));
    parts.close();
  }
  return parts.template(amounts, bearing, left);
}
