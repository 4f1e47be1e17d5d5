export { readText } from "./readText";
