import { newXlsx, openXlsx, readDocxText } from "../hosts/xlsx";
import { USAGE, parseCommand } from "./arguments";
import { runCommand } from "./commands";
import { problemOf } from "./problem";

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
    return await runCommand(command, { open: openXlsx, create: newXlsx, wordText: readDocxText }, console);
  } catch (error) {
    console.note(problemOf(error, "预算公开助手").message);
    return 2;
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}

// The exit code is set rather than forced, so that a pipe reads standard output to its end.
void main().then((code) => { process.exitCode = code; });
