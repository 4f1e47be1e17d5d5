/** The built command line: never one of other sources than those that stand there. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder } from "./support";

const BUILD = join(__dirname, "../../tools/cli/build.js");

/** A project of the least that a build needs. */
function project(): string {
  const root = folder();
  for (const path of ["src/cli", "src/hosts/calculation", "node_modules"]) mkdirSync(join(root, path), { recursive: true });
  for (const file of ["package.json", "package-lock.json", "tsconfig.json"]) writeFileSync(join(root, file), "{}");
  writeFileSync(join(root, "src/hosts/calculation/engineWorker.mjs"), "");
  writeFileSync(join(root, "src/cli/worker.ts"), 'import { parentPort } from "node:worker_threads"; parentPort?.on("message", () => { parentPort?.postMessage("done"); });');
  says(root, "one");
  return root;
}

function says(root: string, words: string): void {
  writeFileSync(join(root, "src/cli/index.ts"), `const words: string = ${JSON.stringify(words)}; console.log(/^预算.年$/.test("预算本年") ? words : "patterns are not read as they are written");`);
}

function built(root: string): string {
  const done = spawnSync(process.execPath, [BUILD, root], { encoding: "utf8", timeout: 60_000 });
  expect(done.stderr).toBe("");
  return done.stdout.trim();
}

const said = (build: string): string => spawnSync(process.execPath, [join(build, "index.js")], { encoding: "utf8" }).stdout.trim();

test("a build is made once for its sources, and anew when one has changed, though its size is the same", () => {
  const root = project();
  const first = built(root);
  expect([said(first), built(root)]).toEqual(["one", first]);
  says(root, "two");
  const second = built(root);
  expect([said(second), said(first)]).toEqual(["two", "one"]);
  // Sources that are put back as they were, with their times, are those of before.
  const [index] = ["src/cli/index.ts"].map((file) => join(root, file));
  utimesSync(index ?? "", 1000, 1000);
  const third = built(root);
  says(root, "one");
  utimesSync(index ?? "", 1000, 1000);
  expect(third).not.toBe(second);
  expect(readdirSync(join(root, "node_modules/.cache/budget-cli")).filter((name) => name.startsWith(".making"))).toEqual([]);
}, 120_000);

test("kept code that is none is not taken", () => {
  const build = built(project());
  cpSync(join(build, "index.script.js"), join(build, "index.script.js.code"));
  expect(said(build)).toBe("one");
}, 60_000);

test("where nothing can be written beside the packages, a build for the one run", () => {
  const root = project();
  // A file stands where the folder would be; permissions do not bind every user.
  writeFileSync(join(root, "node_modules/.cache"), "");
  chmodSync(join(root, "node_modules"), 0o555);
  const build = built(root);
  expect(build).not.toContain(root);
  expect(existsSync(build)).toBe(false);
}, 60_000);
