import type { CellRef } from "../model/cells";
import type { CodeOutside } from "../model/structure";
import type { Pane } from "./panes";
import type { Tree } from "./tree";

/** So many codes of a list that stand under another one are slips; more are another book of codes. */
const MOST_SLIPS = 2;

/**
 * Codes of a list that do not begin with the code of the line under which its figures have them, though their like beside them do:
 * somebody mistyped them.
 */
export function codesOutside(pane: Pane, tree: Tree): readonly CodeOutside[] {
  if (tree.by !== "code") return [];
  const { rows } = pane;
  const found: CodeOutside[] = [];
  for (let node = 1; node < tree.size; node++) {
    const parent = rows.code[tree.lineOf(node)] ?? "";
    if (parent === "") continue;
    const lines = [...tree.linesOf(tree.childrenOf(node))].filter((line) => rows.code[line] !== "");
    const outside = lines.filter((line) => !(rows.code[line] ?? "").startsWith(parent));
    if (outside.length === lines.length) continue;
    found.push(...outside.map((line): CodeOutside => ({ at: codeCell(pane, line), code: rows.code[line] ?? "", name: rows.text[line] ?? "", parent, parentAt: codeCell(pane, tree.lineOf(node)) })));
  }
  return found.length > MOST_SLIPS ? [] : found;
}

/** Where the code of a line stands: in the last column of codes that is filled, else with its name. */
function codeCell({ grid: { view }, columns: { codes, labels }, rows }: Pane, line: number): CellRef {
  const row = rows.row[line] ?? 0;
  const own = codes.findLast(({ column }) => view.value(row, column) !== null)?.column;
  return view.ref(row, own ?? rows.labelColumn[line] ?? labels[0]?.column ?? 0);
}
