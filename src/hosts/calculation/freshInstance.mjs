/**
 * New instances for the calculation library. The script around its WebAssembly takes one instance for ever; here it is given
 * a stand-in that passes every call on to the newest one, so that an instance that broke, or served another workbook, can go.
 */
import { initSync } from "@ironcalc/wasm";

/** What the library's script offers to its WebAssembly; null until the first instance. */
let imports = null;
let current = null;

/**
 * Gives the library a new instance of its module. Objects of the former instance must not be used any more, nor freed: take
 * their memory from them with `__destroy_into_raw()` before.
 *
 * @param {WebAssembly.Module} module
 */
export function renewInstance(module) {
  if (imports === null) {
    begin(module);
    return;
  }
  const former = current;
  current = new WebAssembly.Instance(module, imports).exports;
  // Its buffer is detached, by which the script knows that its views are out of date.
  former.memory.grow(0);
  current.__wbindgen_start();
}

function begin(module) {
  const { Instance } = WebAssembly;
  try {
    WebAssembly.Instance = function StandIn(of, given) {
      imports = given;
      current = new Instance(of, given).exports;
      return { exports: standInOf(of) };
    };
    initSync({ module });
  } finally {
    WebAssembly.Instance = Instance;
  }
}

function standInOf(module) {
  const exports = {};
  for (const { name, kind } of WebAssembly.Module.exports(module)) {
    if (kind === "function") exports[name] = (...given) => current[name](...given);
    else Object.defineProperty(exports, name, { get: () => current[name] });
  }
  return exports;
}
