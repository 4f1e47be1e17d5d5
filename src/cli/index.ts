import { unlinkSync } from "node:fs";
import { USAGE, parseCommand, type Command } from "./arguments";
import type { Console, FileHosts } from "./commands";
import { saveOutput, unfinishedFiles } from "./files";
import { Problem, errorCode, problemOf } from "./problem";
import { startWorker } from "./startWorker";
import { giveTask, LONGEST_TASK } from "./thread";

/** Files are opened in threads alone. */
const NO_HOSTS: FileHosts = {
  toXlsx: () => Promise.reject(new Error("files are opened in threads")),
  open: () => Promise.reject(new Error("files are opened in threads")),
  create: () => Promise.reject(new Error("files are made in threads")),
  otherTexts: () => Promise.reject(new Error("files are made in threads")),
  word: {
    text: () => Promise.reject(new Error("files are opened in threads")),
    edit: () => Promise.reject(new Error("files are opened in threads")),
    comment: () => Promise.reject(new Error("files are opened in threads")),
    tagged: () => Promise.reject(new Error("files are opened in threads")),
  },
};

/** Files being saved: the process does not end in the middle of one. */
let saving = 0;
/** Whether standard output takes nothing more. */
let outputFailed = false;

const console: Console = {
  result: (text) => { if (!outputFailed) process.stdout.write(`${text}\n`); },
  note: (text) => { process.stderr.write(`${oneLine(text)}\n`); },
  progress: (done, total) => {
    if (process.stderr.isTTY && total !== 1) process.stderr.write(`\r校验 ${done}${total === null ? "" : `/${total}`}${done === total ? "\n" : ""}`);
  },
  ready: () => (process.stdout.writableNeedDrain && !outputFailed ? new Promise((resolve) => { process.stdout.once("drain", resolve); }) : Promise.resolve()),
  input: () => process.stdin,
  save: async (content, to) => {
    saving += 1;
    try {
      return await saveOutput(content, to);
    } finally {
      saving -= 1;
      if (outputFailed && saving === 0) process.exit(2);
    }
  },
};

/** The command line: arguments in, exit code out; see the README for the commands. */
async function main(): Promise<number> {
  try {
    const command = parseCommand(process.argv.slice(2));
    if (command.name === "help") {
      console.result(USAGE);
      return 0;
    }
    return await run(command);
  } catch (error) {
    console.note(problemOf(error, "预算公开助手").message);
    return 2;
  }
}

async function run(command: Exclude<Command, { name: "help" }>): Promise<number> {
  if (command.name === "profiles") {
    const { listForms } = await import("./forms");
    console.result(listForms(command.format, command.of));
    return 0;
  }
  if (command.name === "validate") {
    const { runValidate } = await import("./validate");
    return runValidate(command, NO_HOSTS, console, startWorker);
  }
  const worker = startWorker();
  const place = "file" in command ? command.file : command.name;
  const { outcome } = await giveTask(worker, { task: "single", command }, { place, limit: LONGEST_TASK, fresh: true, console });
  await worker.terminate();
  if (outcome instanceof Problem) throw outcome;
  return outcome;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}

/** Standard output that is closed (a reader that has seen enough) or full: what was printed is not whole, so the run failed. */
function endOutput(error: NodeJS.ErrnoException): void {
  if (outputFailed) return;
  outputFailed = true;
  const full = errorCode(error) !== "EPIPE";
  console.note(new Problem("标准输出", full ? "写不进去，结果不完整" : "已被关闭，结果没有写完", full ? "请检查磁盘空间后再试" : "请把结果存成文件再查看").message);
  if (saving === 0) process.exit(2);
}

/** Nothing half made is left behind when somebody ends the run. */
function interrupt(signal: NodeJS.Signals): void {
  for (const file of unfinishedFiles()) {
    try {
      unlinkSync(file);
    } catch {
      // It has just got its name, or is gone.
    }
  }
  process.removeListener(signal, interrupt);
  process.kill(process.pid, signal);
}

process.stdout.on("error", endOutput);
// With nobody to tell it to, there is nothing more to tell.
process.stderr.on("error", () => undefined);
process.on("SIGINT", interrupt).on("SIGTERM", interrupt).on("SIGHUP", interrupt);

// The exit code is set rather than forced, so that a pipe reads standard output to its end.
void main().then((code) => { process.exitCode = outputFailed ? 2 : code; });
