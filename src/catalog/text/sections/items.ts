import type { Piece } from "../../../model/sentences";
import { NAME, choose, here, money, text, turn } from "../pieces";

const CLASS_NAME: Piece = text({ kind: "name", level: "class", stem: false });
const DIVISION_NAME: Piece = text({ kind: "name", level: "division", stem: false });

/**
 * "（1）…（类）…（款）…（项）820.36万元，主要用于…。" for the deepest codes that a table of a fund prints; `compared` stands behind
 * the amount.
 */
export function itemSentence(...compared: readonly Piece[]): readonly Piece[] {
  return [
    "（", { piece: "ordinal" }, "）",
    choose(
      turn({ is: "depth", level: "item" }, CLASS_NAME, "（类）", DIVISION_NAME, "（款）", NAME, "（项）"),
      turn({ is: "depth", level: "division" }, CLASS_NAME, "（类）", NAME, "（款）"),
      turn(null, NAME, "（类）"),
    ),
    ...money(here("total")), ...compared, "，主要用于", text({ kind: "purpose" }), "。",
  ];
}
