/** The simulated Excel's public face. Node's loader of the client library is in loadOffice.ts, the iframe's script in bootstrap.ts. */
export { initCalculation, initCalculationSync } from "./engine";
export { HostError } from "./errors";
export { externalFor, type ExternalOptions } from "./externalStub";
export { type OrderedFault, Faults } from "./faults";
export { SimulatedExcel, type Bridge, type DidChange, type Exchange, type HostOptions, type Stats } from "./host";
export { SimulatedUser, type SheetTab, type ShownCell, type ShownSheet } from "./user";
export type { Border, CellEdge, CellFormat } from "./cells";
export type * from "./plainWorkbook";
