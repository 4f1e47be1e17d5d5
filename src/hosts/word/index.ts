import { readDocxText } from "./docxText";
import { commentDocx, editDocx } from "./editDocx";

export { readDocxText } from "./docxText";
export { commentDocx, editDocx } from "./editDocx";

/** Word files, read and changed in their packages. */
export const WORD = { text: readDocxText, edit: editDocx, comment: commentDocx };
