import { Worker } from "node:worker_threads";
import { validateInPool } from "../../src/cli/pool";
import type { FileOutcome } from "../../src/cli/pool";
import { Problem } from "../../src/cli/problem";
import type { ValidationJob } from "../../src/cli/validateFile";

/** A worker whose files are instructions: hang, crash, leave, refuse, or a wait in milliseconds. */
const SCRIPT = `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ job: { file } }) => {
  // Without an end, and without taking the machine from the others.
  if (file === "hang") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (file === "crash") throw new Error("broken\\nby a stack");
  if (file === "leave") process.exit(3);
  if (file === "refuse") return parentPort.postMessage({ told: "problem", problem: { place: file, why: "坏了", remedy: "修一修" } });
  setTimeout(() => parentPort.postMessage({ told: "done", value: { part: file, summary: {}, faults: false, notes: [] } }), Number(file));
});`;

const SILENT = { result: (): void => undefined, note: (): void => undefined, save: (): Promise<string> => Promise.reject(new Error("nothing is saved here")) };

const jobOf = (file: string): ValidationJob => ({ file, name: file, format: "text", profile: null, text: null, last: null, outText: null, out: null, force: false });

async function validated(files: readonly string[], limit = 5000, count = 2): Promise<{ readonly words: readonly string[]; readonly order: readonly number[]; readonly workers: number; readonly most: number }> {
  const words: string[] = [];
  const order: number[] = [];
  let workers = 0;
  const spawn = (): Worker => {
    workers += 1;
    return new Worker(SCRIPT, { eval: true, execArgv: [], stderr: true });
  };
  let [asked, ready] = [0, 0];
  async function* jobs(): AsyncIterable<ValidationJob> {
    for (const file of files) {
      asked += 1;
      yield Promise.resolve(jobOf(file));
    }
  }
  let [most, emitted] = [0, 0];
  await validateInPool(jobs(), { spawn, count, limit, console: SILENT, ready: () => { ready += 1; return Promise.resolve(); } }, (outcome: FileOutcome, job) => {
    most = Math.max(most, asked - emitted);
    emitted += 1;
    words.push(outcome instanceof Problem ? outcome.message : outcome.part);
    order.push(files.indexOf(job.file));
  });
  expect(ready).toBeGreaterThanOrEqual(files.length);
  return { words, order, workers, most };
}

test("results come in the order of the files, however long each takes", async () => {
  const files = ["60", "1", "40", "2", "3"];
  expect(await validated(files)).toMatchObject({ words: files, order: [0, 1, 2, 3, 4], workers: 2 });
});

test("a file that hangs, breaks its worker or ends it is a problem of its own", async () => {
  const { words } = await validated(["1", "hang", "2", "crash", "3", "leave", "4", "refuse", "5"], 4000);
  expect(words).toEqual([
    "1", "hang：超过 4 秒仍未完成，已停止；请删去无关的工作表和内容后再试", "2", "crash：无法处理（程序内部出错）；请检查文件，或把文件和所用命令告诉维护者", "3",
    "leave：处理中断；请再试一次，或单独处理这个文件", "4", "refuse：坏了；修一修", "5",
  ]);
});

test("no more workers than files, and hundreds of files pass", async () => {
  expect((await validated(["1"])).workers).toBe(1);
  const many = Array.from({ length: 300 }, () => "0");
  expect((await validated(many)).words).toEqual(many);
});

test("the same results in the same order, however many workers, and a long list is not taken in at once", async () => {
  const files = Array.from({ length: 200 }, (_, at) => String(at === 0 ? 80 : at % 3));
  const results = [];
  for (const count of [1, 2, 4]) results.push(await validated(files, 5000, count));
  expect(results.map(({ words, workers }) => [words, workers])).toEqual([[files, 1], [files, 2], [files, 4]]);
  expect(Math.max(...results.map(({ most }) => most))).toBeLessThanOrEqual(64 + 4);
});
