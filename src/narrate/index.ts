export { narrateBook } from "./narrateBook";
export { SECTIONS } from "./sentences";
export { readText } from "./read";
