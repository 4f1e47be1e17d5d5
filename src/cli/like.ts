import { basename } from "node:path";
import { withPlainLines } from "../model/apart";
import type { WorkbookSnapshot } from "../model/snapshot";
import { retellingJson, retellingNotes, retellingRemarks } from "../report";
import { retellText, understand } from "../review";
import type { Command, LikeLast } from "./arguments";
import type { Destination } from "./files";
import type { Console, ExitCode, FileHosts } from "./commands";
import { formsWith } from "./forms";
import { Problem } from "./problem";
import { openReport, taggedIn } from "./reportText";
import { noTables, openFile, readBook } from "./workbooks";

/**
 * The command `narrate --like`: this year's text in last year's words, or a text of this year brought up to date. What is to be looked at is noted, line by line.
 *
 * @throws Problem when a file cannot be read, holds no budget tables, or is of the year of another
 */
export async function runLike(command: Command & { name: "narrate" }, like: LikeLast, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const { file, format, force, out } = command;
  const { text, word } = await openReport(like.text, hosts);
  if (word === null && like.tracked) throw new Problem("--tracked", "只有 .docx 才能留下修订痕迹", "请去掉，或给出上年的 .docx");
  if (word === null && out !== null && /\.docx$/i.test(out)) throw new Problem("--out", "上年文字不是 .docx，不能写成 .docx", "请写 .txt，或给出上年的 .docx");
  const forms = await formsWith(command.profile);
  const snapshotOf = async (name: string): Promise<WorkbookSnapshot> => {
    const snapshot = await readBook((await openFile(name, hosts)).host, name);
    const book = understand(snapshot, forms);
    if (book.tables.length + (book.structure?.tables.length ?? 0) === 0) throw noTables(name);
    return snapshot;
  };
  const now = await snapshotOf(file);
  const last = like.last === null ? null : await snapshotOf(like.last);
  const tagged = await taggedIn(word, like.text, hosts);
  const retelling = retellText(text, last, now, forms, new Map(), tagged);
  const { year, updates } = retelling;
  if (!updates && year.last !== null && year.last === year.now) throw new Problem(like.last ?? like.text, `与 ${file} 同为 ${year.last} 年`, "请给出上年的文字和工作簿，今年的工作簿写在前面");
  const to = (suffix: string, extension: string): Destination => ({ out, beside: { file, suffix, extension }, inputs: inputsOf(file, like), force });
  if (format === "json") {
    const json = JSON.stringify(retellingJson(retelling), null, 2);
    if (out === null) console.result(json);
    else await console.save(`${json}\n`, to("-说明", ".json"));
  } else if (word !== null && (out === null || !/\.(?:txt|md)$/i.test(out))) {
    const edited = await hosts.word.edit(word, basename(like.text), retelling.changes, like.tracked, like.plain ? [] : retelling.controls, retellingRemarks(retelling));
    const saved = await console.save(edited, to("-说明", ".docx"));
    console.note(`已保存 ${saved}${like.tracked ? "，改动处留有修订痕迹" : ""}；目录的页码请在 Word 中更新`);
  } else if (out === null) console.result(withPlainLines(retelling.text));
  else await console.save(withPlainLines(retelling.text), to("-说明", ".txt"));
  for (const note of retellingNotes(retelling)) console.note(note);
  return 0;
}

function inputsOf(file: string, { text, last }: LikeLast): readonly string[] {
  return [file, text, ...(last === null ? [] : [last])];
}
