/**
 * node tools/cli/build.js [PROJECT] — prints the folder of the build.
 *
 * The command line as two plain scripts, one for the process and one for its threads, so that it starts at once. They are made when
 * the project is installed, and anew as soon as a source has changed: a build is named by the fingerprint of what it was made of,
 * and none of another name is ever run.
 */
const { createHash } = require("node:crypto");
const { EventEmitter } = require("node:events");
const { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const ROOT = join(__dirname, "../..");
/** Where builds stand in a project. */
const BUILDS = "node_modules/.cache/budget-cli";
/** Names under which scripts are started; each runs NAME.script.js. */
const SCRIPTS = ["index", "worker"];
/** A sample that is validated once, so that what this compiles is kept. */
const SAMPLE = "assets/samples/xihu-2022.xlsx";
/** Builds of other sources stay so long: a run may still be going on in one. */
const KEPT_FOR = 24 * 60 * 60 * 1000;
const LONGEST_WARMING = 20_000;

/** The folder of the scripts made of a project's sources as they are now; they are made where they are not there yet. */
async function builtCli(root = ROOT) {
  const name = fingerprint(root);
  const builds = join(root, BUILDS);
  const folder = join(builds, name);
  if (existsSync(folder)) return folder;
  let making;
  try {
    mkdirSync(builds, { recursive: true });
    making = mkdtempSync(join(builds, ".making-"));
  } catch {
    return builtForOnce(root);
  }
  try {
    await build(root, making);
    // Whoever installed it, everybody may run it.
    chmodSync(making, 0o755);
    renameSync(making, folder);
  } catch (error) {
    // Perhaps another run was quicker; its build is of the same sources.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  forgetOthers(builds, name);
  return folder;
}

/** A build for this run alone, where nothing may be written beside the packages. */
async function builtForOnce(root) {
  const folder = mkdtempSync(join(tmpdir(), "budget-cli-"));
  process.on("exit", () => { rmSync(folder, { recursive: true, force: true }); });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const scripts = join(folder, "cli");
  mkdirSync(scripts);
  await build(root, scripts);
  return scripts;
}

/** What a build depends on: every source by its size and the moment of its last change, the packages, the tools and Node. */
function fingerprint(root) {
  const lines = [`${process.version} ${process.arch}`];
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    lines.push(`${file} ${size} ${mtimeMs}`);
  };
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else add(path);
    }
  };
  visit(join(root, "src"));
  visit(__dirname);
  for (const file of ["package.json", "package-lock.json", "tsconfig.json"]) add(join(root, file));
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 32);
}

async function build(root, folder) {
  // Only a build needs the bundler.
  await require("esbuild").build({
    entryPoints: SCRIPTS.map((name) => ({ in: join(root, `src/cli/${name}.ts`), out: `${name}.script` })),
    outdir: folder, bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "error", absWorkingDir: root,
    // Large, and needed by a few commands: brought when they are asked for.
    external: ["docx", "@e965/xlsx", "@ironcalc/wasm"], supported: { "dynamic-import": false },
    // Of the browser's way to the calculation, which Node never goes.
    logOverride: { "empty-import-meta": "silent" },
    minifyWhitespace: true, lineLimit: 160,
  });
  for (const name of SCRIPTS) inAscii(join(folder, `${name}.script.js`));
  copyFileSync(join(__dirname, "load.js"), join(folder, "load.js"));
  // The calculation runs in threads of its own, from files that are plain scripts already.
  const calculation = join(root, "src/hosts/calculation");
  for (const file of readdirSync(calculation)) if (file.endsWith(".mjs")) copyFileSync(join(calculation, file), join(folder, file));
  for (const name of SCRIPTS) writeFileSync(join(folder, `${name}.js`), `require("./load").run("${name}.script.js");\n`);
  keepCompiled(folder);
  await warm(folder, join(root, SAMPLE));
}

/** A script in letters of one byte, which are read in half the time. The bundler writes strings so, but patterns as they are, and nothing else holds others. */
function inAscii(file) {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/[^\x00-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`), "latin1");
}

/** Keeps what the engine makes of the script of the process before it runs: where each function begins and ends takes longer to find than to read. */
function keepCompiled(folder) {
  const { compiled } = require(join(folder, "load.js"));
  writeFileSync(join(folder, "index.script.js.code"), compiled("index.script.js").createCachedData());
}

/** Has the script of the threads validate the sample in this process, and keeps what was compiled for it. */
async function warm(folder, sample) {
  const port = new EventEmitter();
  const done = new Promise((resolve) => {
    port.postMessage = resolve;
    setTimeout(resolve, LONGEST_WARMING).unref();
  });
  const requireOf = (file) => {
    const usual = createRequire(file);
    return Object.assign((name) => (name === "node:worker_threads" ? { ...usual(name), parentPort: port } : usual(name)), { resolve: usual.resolve });
  };
  const script = require(join(folder, "load.js")).run("worker.script.js", requireOf);
  port.emit("message", { task: "validate", job: { file: sample, name: "sample", format: "json", profile: null, text: null, outText: null, last: null, out: null, force: false } });
  await done;
  writeFileSync(join(folder, "worker.script.js.code"), script.createCachedData());
}

function forgetOthers(builds, name) {
  for (const other of readdirSync(builds)) {
    const path = join(builds, other);
    try {
      if (other !== name && Date.now() - statSync(path).mtimeMs > KEPT_FOR) rmSync(path, { recursive: true, force: true });
    } catch {
      // Another run has just forgotten it.
    }
  }
}

module.exports = { builtCli };

if (require.main === module) {
  builtCli(process.argv[2]).then((folder) => {
    console.log(folder);
    process.exit(0);
  }, (error) => {
    // An install without what development needs has no command line, and is an install all the same.
    const without = error.code === "MODULE_NOT_FOUND" && error.message.includes("'esbuild'");
    console.error(without ? "no bundler, so no command line was built" : error);
    process.exit(without ? 0 : 1);
  });
}
