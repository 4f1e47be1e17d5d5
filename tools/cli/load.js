/**
 * Runs a script of the built command line with the machine code that was kept for it, so that its first answer does not wait for the
 * compiler. The build copies this file beside the scripts.
 */
const { readFileSync } = require("node:fs");
const { createRequire, wrap } = require("node:module");
const { dirname, join } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");
const { isMainThread } = require("node:worker_threads");

// A workbook is judged in a tenth of a second by a thousand functions, each called a few hundred times: compiling them for speed as
// early as the engine usually does costs more than it gains. A large workbook asks for it earlier (src/cli/worker.ts). What was compiled once
// is needed again for the next file, so that none of it is let go.
if (isMainThread) for (const flag of ["--interrupt-budget=1200000", "--no-flush-bytecode"]) setFlagsFromString(flag);

/**
 * A script as a function of what every module is given.
 *
 * @param name a script in this folder; what was compiled of it may stand beside it as NAME.code
 */
function compiled(name) {
  const file = join(__dirname, name);
  return new Script(wrap(readFileSync(file, "latin1")), { filename: file, ...kept(file) });
}

/**
 * Runs a script as a module of its own.
 *
 * @param name as {@link compiled} takes it
 * @param requireOf gives the script its `require`; the usual one when nothing is said
 * @returns the compiled script. Kept code of another Node is not taken, and the script is compiled as if there were none.
 */
function run(name, requireOf = createRequire) {
  const file = join(__dirname, name);
  const script = compiled(name);
  const own = { exports: {} };
  script.runInThisContext()(own.exports, requireOf(file), own, file, dirname(file));
  return script;
}

function kept(file) {
  try {
    return { cachedData: readFileSync(`${file}.code`) };
  } catch {
    // Nothing was kept: a build that could not be warmed is only slower.
    return {};
  }
}

module.exports = { compiled, run };
