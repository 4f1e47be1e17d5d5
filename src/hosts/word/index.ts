import { readDocxText } from "./docxText";
import { commentDocx, editDocx } from "./editDocx";
import { taggedStretches } from "./controls";

export { readDocxText } from "./docxText";
export { taggedStretches } from "./controls";
export { commentDocx, editDocx } from "./editDocx";

/** Word files, read and changed in their packages. */
export const WORD = { text: readDocxText, edit: editDocx, comment: commentDocx, tagged: taggedStretches };
