import { readInput } from "./files";
import { Problem } from "./problem";

/** Names of files, in the order given. Those of a list may come while the first are worked on. */
export type FileNames = AsyncIterable<string>;

/**
 * The files of a command line: those named, then those of a list, one a line (or each ended by a null character, as `find -print0`
 * writes them). Empty lines are left out.
 *
 * @param list a file, or - for what comes in `input`
 * @throws Problem when the list cannot be read
 */
export async function* filesOf(files: readonly string[], list: string | null, input: () => AsyncIterable<Uint8Array>): FileNames {
  yield* files;
  if (list === null) return;
  if (list === "-") yield* linesOf(input());
  else yield* lines(textOf(await readInput(list)));
}

/** All names at once, for results that need to know them. @throws Problem when there is none */
export async function allOf(names: FileNames, list: string | null): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  if (all.length === 0) throw new Problem(list === "-" ? "标准输入" : list ?? "validate", "名单里没有文件", "请一行写一个要校验的工作簿");
  return all;
}

async function* linesOf(input: AsyncIterable<Uint8Array>): FileNames {
  const decoder = new TextDecoder();
  let open = "";
  for await (const bytes of input) {
    open += decoder.decode(bytes, { stream: true });
    const end = Math.max(open.lastIndexOf("\n"), open.lastIndexOf("\0")) + 1;
    yield* lines(open.slice(0, end));
    open = open.slice(end);
  }
  yield* lines(open + decoder.decode());
}

function lines(text: string): readonly string[] {
  return text.split(/\r?\n|\0/).filter((line) => line.trim() !== "");
}

/** Lists come from every system: those that are not UTF-8 are read as Chinese Windows writes them. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
