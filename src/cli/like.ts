import type { WorkbookSnapshot } from "../model/snapshot";
import { retellingJson, retellingNotes } from "../report";
import { retellText, understand } from "../review";
import type { Command, LikeLast } from "./arguments";
import type { Console, ExitCode, FileHosts } from "./commands";
import { formsWith } from "./forms";
import { Problem } from "./problem";
import { readReport } from "./reportText";
import { noTables, openFile, readBook } from "./workbooks";

/**
 * The command `narrate --like`: this year's text in last year's words. What is to be looked at is noted, line by line.
 *
 * @throws Problem when a file cannot be read, holds no budget tables, or is of the year of another
 */
export async function runLike(command: Command & { name: "narrate" }, like: LikeLast, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const { file, format, force, out } = command;
  const text = await readReport(like.text, hosts);
  const forms = await formsWith(command.profile);
  const snapshotOf = async (name: string): Promise<WorkbookSnapshot> => {
    const snapshot = await readBook((await openFile(name, hosts)).host, name);
    const book = understand(snapshot, forms);
    if (book.tables.length + (book.structure?.tables.length ?? 0) === 0) throw noTables(name);
    return snapshot;
  };
  const now = await snapshotOf(file);
  const last = like.last === null ? null : await snapshotOf(like.last);
  const retelling = retellText(text, last, now, forms);
  const { year } = retelling;
  if (year.last !== null && year.last === year.now) throw new Problem(like.last ?? like.text, `与 ${file} 同为 ${year.last} 年`, "请给出上年的文字和工作簿，今年的工作簿写在前面");
  if (format === "json") {
    const json = JSON.stringify(retellingJson(retelling), null, 2);
    if (out === null) console.result(json);
    else await console.save(`${json}\n`, { out, beside: { file, suffix: "-说明", extension: ".json" }, inputs: inputsOf(file, like), force });
  } else if (out === null) console.result(retelling.text);
  else await console.save(retelling.text, { out, beside: { file, suffix: "-说明", extension: ".txt" }, inputs: inputsOf(file, like), force });
  for (const note of retellingNotes(retelling)) console.note(note);
  return 0;
}

function inputsOf(file: string, { text, last }: LikeLast): readonly string[] {
  return [file, text, ...(last === null ? [] : [last])];
}
