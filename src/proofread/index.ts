export { readText, sourcesOf, understandText } from "./readText";
export type { TextUnderstood } from "./readText";
