import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";

const STALE_AFTER_MS = 5 * 60_000;

/**
 * Makes a directory once, however many test workers ask for it at the same time: the first makes it beside its place
 * and moves it there whole, the others wait. A lock left by a run that was killed is taken over after five minutes.
 *
 * @param target where the directory shall be; when it is there, nothing is done
 * @param make fills the temporary directory it is given
 */
export async function makeOnce(target: string, make: (into: string) => Promise<void> | void): Promise<string> {
  const lock = `${target}.lock`;
  mkdirSync(dirname(target), { recursive: true });
  while (!existsSync(target)) {
    if (!acquire(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    const temporary = `${target}.${process.pid}.tmp`;
    try {
      if (existsSync(target)) break;
      rmSync(temporary, { recursive: true, force: true });
      mkdirSync(temporary, { recursive: true });
      await make(temporary);
      renameSync(temporary, target);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return target;
}

function acquire(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    // Not instanceof Error: under jest, Node's own errors are of another realm.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (age(lock) > STALE_AFTER_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function age(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}
