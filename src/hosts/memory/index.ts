export { MemoryHost, type MemoryOptions, type MemorySheet } from "./memoryHost";
