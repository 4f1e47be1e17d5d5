export { narrateBook } from "./narrateBook";
export { SECTIONS } from "./sentences";
