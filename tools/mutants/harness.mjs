/** Tests as Jest has them, loaded once and run in this very process: a change that is switched on at run time costs one run of the tests that meet it. */
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { format } from "node:util";
import { register as registerImports } from "tsx/esm/api";

const require = createRequire(import.meta.url);

/** Files below a path, or the path itself. */
function filesOf(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => filesOf(join(path, name))) : [path];
}

function titleOf(title, row) {
  const named = Array.isArray(row) ? format(title, ...row) : title;
  return named.replace(/\$([A-Za-z_]\w*)/g, (whole, key) => (row !== null && typeof row === "object" && key in row ? String(row[key]) : whole));
}

/**
 * Loads test files.
 *
 * @returns every test: its id (file and titles, told apart by a number), and how to run it
 */
export function loadTests(paths) {
  require("tsx/cjs/api").register();
  // For what the sources bring by import() when it is wanted: without it formulas would not be calculated, and keep the results that they have.
  registerImports();
  const { expect } = require("expect");
  const tests = [];
  const ids = new Set();
  let file = "";
  let scope = { titles: [], before: [], after: [] };
  const add = (title, run) => {
    const name = [...scope.titles, title].join(" ");
    let id = `${file} ${name}`;
    for (let number = 2; ids.has(id); number += 1) id = `${file} ${name} #${number}`;
    ids.add(id);
    const { before, after } = scope;
    tests.push({ id, name, file: resolve(file), async run() {
      for (const hook of before) await hook();
      try {
        await run();
      } finally {
        for (const hook of after) await hook();
      }
    } });
  };
  const each = (define) => (rows) => (title, run) => { for (const row of rows) define(titleOf(title, row), Array.isArray(row) ? () => run(...row) : () => run(row)); };
  const group = (title, fill) => {
    const outer = scope;
    scope = { titles: [...outer.titles, title], before: [...outer.before], after: [...outer.after] };
    fill();
    scope = outer;
  };
  const test = Object.assign(add, { each: each(add), skip: () => undefined });
  const hook = (name) => (run) => { scope[name].push(run); };
  // What a file prepares once is prepared by the sources as they are: to do it again for each change takes longer than the tests.
  const once = (run) => {
    let done;
    scope.before.push(() => (done ??= Promise.resolve(run())));
  };
  Object.assign(globalThis, {
    test, it: test, expect, describe: Object.assign(group, { each: each(group) }), beforeEach: hook("before"), afterEach: hook("after"), beforeAll: once, afterAll: () => undefined,
    jest: { requireActual: require },
  });
  for (const path of paths.flatMap((each) => filesOf(each)).filter((name) => name.endsWith(".test.ts"))) {
    file = relative(".", path);
    scope = { titles: [], before: [], after: [] };
    require(resolve(path));
  }
  return tests;
}
