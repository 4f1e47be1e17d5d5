import { constants } from "node:fs";
import { access, link, open, readFile, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { Problem, errorCode, problemOf } from "./problem";

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

/** Where a result is saved. */
export interface Destination {
  /** The file asked for; null for one beside `beside` under a name that is free: 预算.xlsx → 预算-填充.xlsx, 预算-填充2.xlsx. */
  readonly out: string | null;
  readonly beside: { readonly file: string; readonly suffix: string; readonly extension: string };
  /** Files that were read for it; none of them is ever written over. */
  readonly inputs: readonly string[];
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean;
  /** Whether the result is a workbook with macros, whose name must end in .xlsm. */
  readonly macros?: boolean;
}

/**
 * Saves a result whole or not at all: it is written beside its place, brought to the disk, and only then given its name. A name
 * that is taken is never taken over unasked, not even when two runs ask for it in the same moment.
 *
 * @returns the file's name
 * @throws Problem when the name is that of an input or of a file that is there, or it cannot be written
 */
export async function saveOutput(content: Uint8Array | string, { out, beside, inputs, force, macros = false }: Destination): Promise<string> {
  if (out === null) return saveBeside(content, beside);
  if (beside.extension === ".xlsx" && !macros && OTHER_WORKBOOKS.test(out)) throw new Problem(out, "结果是 .xlsx 格式，用这个扩展名 Excel 打不开", "请让文件名以 .xlsx 结尾");
  const target = await identity(out);
  for (const input of inputs) {
    if ((await identity(input)) === target) throw new Problem(out, "与原文件相同，不会覆盖原文件", "请用 --out 另写一个文件名");
  }
  try {
    const there = await kindOf(out);
    if (there === "folder") throw new Problem(out, "是文件夹，不是文件", "请在 --out 里写上文件名");
    if (there === "file" && !force) throw taken(out);
    if (there === "stream") await writeStream(out, content);
    else if (there === "file") await replace(content, await realpath(out));
    else if (!(await place(content, out))) throw taken(out);
    return out;
  } catch (error) {
    throw unwritten(error, out);
  }
}

/** Names under which programs expect a workbook in another format, and refuse an .xlsx. */
const OTHER_WORKBOOKS = /\.(?:xls|xlsm|xlsb|xlt|xltx|xltm|xlam|et|ett|ods|csv)$/i;

function taken(out: string): Problem {
  return new Problem(out, "文件已经存在，没有覆盖", "请另写一个文件名，或加上 --force 替换它");
}

function unwritten(error: unknown, out: string): Problem {
  if (errorCode(error) === "ENOENT") return new Problem(out, "要保存到的文件夹不存在", "请先建立文件夹，或另写一个位置");
  return problemOf(error, out);
}

async function saveBeside(content: Uint8Array | string, { file, suffix, extension }: Destination["beside"]): Promise<string> {
  const stem = join(dirname(file), basename(file, extname(file)));
  try {
    for (let n = 1; ; n += 1) {
      const candidate = `${stem}${suffix}${n === 1 ? "" : n}${extension}`;
      if ((await kindOf(candidate)) === "nothing" && (await place(content, candidate))) return candidate;
    }
  } catch (error) {
    throw unwritten(error, `${stem}${suffix}${extension}`);
  }
}

/** What a name leads to. A link that leads nowhere is a file: something has the name. */
async function kindOf(file: string): Promise<"nothing" | "file" | "folder" | "stream"> {
  try {
    const found = await stat(file);
    return found.isDirectory() ? "folder" : found.isCharacterDevice() || found.isFIFO() ? "stream" : "file";
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "nothing";
    throw error;
  }
}

/** Names of files that are not finished; no other run has the same. */
let written = 0;
const unfinished = new Set<string>();

/** Gives complete content a name that nothing has; false where something came to have it. */
async function place(content: Uint8Array | string, name: string): Promise<boolean> {
  const temporary = await writeBeside(content, name, 0o666);
  try {
    await link(temporary, name);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    if (!LINKLESS.has(errorCode(error))) throw error;
    // A file system without links: the name is taken first, by a file that nobody else can have made.
    try {
      await (await open(name, "wx")).close();
    } catch (second) {
      if (errorCode(second) === "EEXIST") return false;
      throw second;
    }
    await rename(temporary, name);
  } finally {
    await discard(temporary);
  }
  await settle(dirname(name));
  return true;
}

/** What file systems that know no second name for a file answer. */
const LINKLESS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);

/** Puts complete content in the place of a file. */
async function replace(content: Uint8Array | string, file: string): Promise<void> {
  // A file that nobody may write to stays, though its folder would allow it.
  await access(file, constants.W_OK);
  const temporary = await writeBeside(content, file, (await stat(file)).mode & 0o777);
  try {
    await rename(temporary, file);
  } finally {
    await discard(temporary);
  }
  await settle(dirname(file));
}

async function writeBeside(content: Uint8Array | string, name: string, mode: number): Promise<string> {
  written += 1;
  const temporary = join(dirname(name), `.budget-${process.pid}-${written}-${Date.now().toString(36)}.tmp`);
  const handle = await open(temporary, "wx", mode);
  unfinished.add(temporary);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await discard(temporary);
    throw error;
  }
  await handle.close();
  return temporary;
}

async function discard(temporary: string): Promise<void> {
  await unlink(temporary).catch(() => undefined);
  unfinished.delete(temporary);
}

/** Files that would be left behind if the process ended now. */
export function unfinishedFiles(): readonly string[] {
  return [...unfinished];
}

/** Standard output by its name, or a pipe: nothing is replaced. */
async function writeStream(name: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(name, "w");
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}

/** Brings a new name to the disk, where the system knows how to. */
async function settle(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // Some systems do not open folders; the content itself is on the disk.
  }
}

/** The file behind links, so that an input is recognised however it is written. */
async function identity(file: string): Promise<string> {
  try {
    const { dev, ino } = await stat(await realpath(file), { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return resolve(file);
  }
}
