/**
 * Instances for the calculation library. The script around its WebAssembly takes one instance for ever; here it is given a
 * stand-in that passes every call on to the one that was chosen last, so that workbooks have instances of their own and one
 * that broke can go.
 */
import { initSync } from "@ironcalc/wasm";

/** What the library's script offers to its WebAssembly; null until the first instance. */
let imports = null;
let current = null;

/**
 * Makes a new instance of the library's module and chooses it.
 *
 * @param {WebAssembly.Module} module
 * @returns the instance's exports, to be chosen again by {@link chooseInstance}
 */
export function newInstance(module) {
  if (imports === null) {
    begin(module);
    return current;
  }
  const made = new WebAssembly.Instance(module, imports).exports;
  chooseInstance(made);
  current.__wbindgen_start();
  return made;
}

/** Lets every call go to an instance from now on. Objects of another one must not be used, nor freed, before that is chosen again. */
export function chooseInstance(instance) {
  if (instance === current) return;
  const former = current;
  current = instance;
  // Its buffer is detached, by which the script knows that its views are out of date.
  former.memory.grow(0);
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
