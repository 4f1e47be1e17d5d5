import { readFile, realpath, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { Problem, problemOf } from "./problem";

/** Larger files are refused before they are read into memory. */
const LARGEST_FILE = 200 * 1024 * 1024;

/** Bytes of a file. @throws Problem when it is not there, is a folder, or is too large. */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_FILE) throw new Problem(file, "文件超过 200 MB", "请删去无关的工作表后再试");
    return await readFile(file);
  } catch (error) {
    throw problemOf(error, file);
  }
}

/** Writes a result. @throws Problem when `out` is one of the inputs, or cannot be written. */
export async function writeOutput(out: string, content: Uint8Array | string, inputs: readonly string[]): Promise<void> {
  const target = await identity(out);
  for (const input of inputs) {
    if ((await identity(input)) === target) throw new Problem(out, "与原文件相同，不会覆盖原文件", "请用 --out 另写一个文件名");
  }
  try {
    await writeFile(out, content);
  } catch (error) {
    throw problemOf(error, out);
  }
}

/** A file name that is not taken yet, beside `file`: 预算.xlsx → 预算-填充.xlsx, 预算-填充2.xlsx. */
export async function freeName(file: string, suffix: string, extension = ".xlsx"): Promise<string> {
  const stem = join(dirname(file), basename(file, extname(file)));
  for (let n = 1; ; n += 1) {
    const candidate = `${stem}${suffix}${n === 1 ? "" : n}${extension}`;
    if (!(await exists(candidate))) return candidate;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}

/** The file behind links, so that an input is recognised however it is written. */
async function identity(file: string): Promise<string> {
  try {
    const { dev, ino } = await stat(await realpath(file));
    return `${dev}:${ino}`;
  } catch {
    return resolve(file);
  }
}
