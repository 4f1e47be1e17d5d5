import { basename } from "node:path";
import { HostError } from "../hosts/host";
import type { TaggedStretch } from "../model/figureTags";
import { plainTextOf } from "../model/plainText";
import { textFileKind } from "../report/textFile";
import type { FileHosts } from "./commands";
import { readInput } from "./files";
import { Problem, problemOf } from "./problem";

/** Larger texts are refused: a disclosure has some tens of kB. */
const LARGEST_TEXT = 32 * 1024 * 1024;

/** A report that was read: its words, and the file where it is one of Word. */
export interface Report {
  readonly text: string;
  readonly word: Uint8Array | null;
}

/**
 * A report in .docx, .txt or .md; plain text may be in UTF-8, UTF-16 or GB 18030.
 *
 * @throws Problem when it cannot be read as any of these
 */
export async function openReport(file: string, hosts: FileHosts): Promise<Report> {
  const bytes = await readInput(file);
  const kind = textFileKind(bytes);
  if (kind === "oldWord") throw new Problem(file, "是旧版 Word 文件 (.doc)", "请在 Word 或 WPS 中另存为 .docx 后再试");
  if (kind === "pdf") throw new Problem(file, "是 PDF 文件", "请把文字复制到 .txt，或使用 .docx 原件");
  const text = kind === "word" ? await wordText(bytes, file, hosts) : plainText(bytes, file);
  if (text.trim() === "") throw new Problem(file, "里面没有文字", "请换一份有说明文字的文件");
  return { text, word: kind === "word" ? bytes : null };
}

/** What stretches of the words of a Word file carry; nothing in plain text. @throws Problem where the file is no sound one */
export async function taggedIn(bytes: Uint8Array | null, file: string, hosts: FileHosts): Promise<readonly TaggedStretch[]> {
  if (bytes === null) return [];
  try {
    return await hosts.word.tagged(bytes, basename(file));
  } catch (error) {
    throw problemOf(error, file);
  }
}

/** The words of a report, as {@link openReport}. */
export async function readReport(file: string, hosts: FileHosts): Promise<string> {
  return (await openReport(file, hosts)).text;
}

async function wordText(bytes: Uint8Array, file: string, hosts: FileHosts): Promise<string> {
  try {
    return await hosts.word.text(bytes, basename(file));
  } catch (error) {
    if (!(error instanceof HostError)) throw problemOf(error, file);
    if (error.code === "passwordProtected") throw new Problem(file, "设有打开密码", "请先在 Word 中取消密码并另存");
    if (error.code === "tooLarge") throw new Problem(file, "解压后过大", "请删去图片和附件后另存，或改用 .txt");
    throw new Problem(file, "不是 .docx 文件，或已损坏", "请用 Word 打开、另存为 .docx 后再试");
  }
}

function plainText(bytes: Uint8Array, file: string): string {
  if (bytes.length > LARGEST_TEXT) throw new Problem(file, "文字超过 32 MB", "请只保留说明部分后再试");
  const text = plainTextOf(bytes);
  if (text === null) throw new Problem(file, "不是文字文件", "请使用 .docx、.txt 或 .md");
  return text;
}
