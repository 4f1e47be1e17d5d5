export { narrateBook } from "./narrateBook";
