/** An instance of the calculation library. */
export type Instance = WebAssembly.Exports;
export function newInstance(module: WebAssembly.Module): Instance;
export function chooseInstance(instance: Instance): void;
