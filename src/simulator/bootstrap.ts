/**
 * Script for the add-in's page inside the workbench's iframe, loaded before office.js. The page around it owns the simulated Excel
 * as `window.simulatedExcel` (and, if it likes, `window.simulatedExcelOptions`); here it is put where the client library looks for a host.
 */
import { externalFor, type ExternalOptions } from "./externalStub";
import type { Bridge, SimulatedExcel } from "./host";

declare global {
  interface Window {
    simulatedExcel?: SimulatedExcel;
    simulatedExcelOptions?: ExternalOptions;
    _richApiNativeBridge?: Bridge;
  }
}

const host = window.parent.simulatedExcel;
if (!host) throw new Error("The page around this one has no simulated Excel.");
window._richApiNativeBridge = host.bridge;
Object.defineProperty(window, "external", { value: externalFor(host, window.parent.simulatedExcelOptions), configurable: true, writable: true });

export {};
