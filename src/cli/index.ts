import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { USAGE, parseCommand } from "./arguments";
import type { FileHosts } from "./commands";
import { problemOf } from "./problem";

/** Reading workbooks needs a large library, which is loaded when the first one is opened. */
const hosts: FileHosts = {
  open: async (bytes, name) => (await import("../hosts/xlsx")).openXlsx(bytes, name),
  create: async () => (await import("../hosts/xlsx")).newXlsx(),
  wordText: async (bytes, name) => (await import("../hosts/xlsx/docxText")).readDocxText(bytes, name),
};

const MEGABYTE = 1024 * 1024;
/** All workers together stay below this part of the machine's memory; one has at least so many megabytes. */
const SHARE_OF_MEMORY = 0.7;
const LEAST_MEMORY = 512;

/** A worker for `validate`; it does not inherit the loader of TypeScript, so it is given it. */
function startWorker(): Worker {
  const share = Math.floor((totalmem() * SHARE_OF_MEMORY) / availableParallelism() / MEGABYTE);
  const resourceLimits = { maxOldGenerationSizeMb: Math.max(LEAST_MEMORY, share) };
  const [cjs, esm] = ["tsx/cjs", "tsx/esm/api"].map((loader) => require.resolve(loader));
  // The library that calculates is loaded by import(), which has a loader of its own.
  const start = `import(${JSON.stringify(pathToFileURL((esm ?? "").replace(/\.cjs$/, ".mjs")).href)}).then(({ register }) => {
    register(); require(${JSON.stringify(cjs)}); require(${JSON.stringify(join(__dirname, "worker.ts"))});
  })`;
  return new Worker(start, { eval: true, execArgv: [], resourceLimits });
}

/** The command line: arguments in, exit code out; see the README for the commands. */
async function main(): Promise<number> {
  const console = {
    result: (text: string): void => { process.stdout.write(`${text}\n`); },
    note: (text: string): void => { process.stderr.write(`${oneLine(text)}\n`); },
    progress: (done: number, total: number): void => {
      if (process.stderr.isTTY && total > 1) process.stderr.write(`\r校验 ${done}/${total}${done === total ? "\n" : ""}`);
    },
  };
  try {
    const command = parseCommand(process.argv.slice(2));
    if (command.name === "help") {
      console.result(USAGE);
      return 0;
    }
    const { runCommand } = await import("./commands");
    return await runCommand(command, hosts, console, startWorker);
  } catch (error) {
    console.note(problemOf(error, "预算公开助手").message);
    return 2;
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}

// A reader that closes the pipe (head) has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

// The exit code is set rather than forced, so that a pipe reads standard output to its end.
void main().then((code) => { process.exitCode = code; });
