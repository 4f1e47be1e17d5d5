import { basename } from "node:path";
import type { Host } from "../hosts/host";
import { TABLES } from "../catalog/tables";
import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { addressOf } from "../model/cells";
import type { Edit } from "../model/edits";
import type { MissingFact, Narrative } from "../model/narrative";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { Review } from "../model/plans";
import type { TextReading } from "../model/reading";
import { hasFaults, markEdits, narrativeJson, narrativeMarkdown, narrativeText, obstacleText, validationHtml, validationJson, validationText, wordRefusal } from "../report";
import { narrate, planFill, planInsert, readText, review, understand } from "../review";
import type { Command } from "./arguments";
import { freeName, readInput, writeOutput } from "./files";
import { Problem, problemOf } from "./problem";
import { readReport } from "./reportText";

/** A workbook file: a host whose bytes can be taken. */
export interface FileHost extends Host {
  bytes(): Promise<Uint8Array>;
  /** Parts of the file that saving a copy would lose (charts, macros). */
  readonly wouldLose: readonly string[];
}

/** Opens and makes workbook files; chosen by the entry. */
export interface FileHosts {
  open(bytes: Uint8Array, name: string): Promise<FileHost>;
  create(): FileHost;
  /** The words of a Word file, a line for each paragraph and row. */
  wordText(bytes: Uint8Array, name: string): Promise<string>;
}

/** Where a command's words go. `note` is for people watching and is never part of a result. */
export interface Console {
  result(text: string): void;
  note(text: string): void;
  progress(done: number, total: number): void;
}

/** Exit code of the process: 0 clean, 1 errors or inconsistencies found. Problems are thrown. */
export type ExitCode = 0 | 1;

/** Runs a command. @throws Problem when it cannot. */
export async function runCommand(command: Exclude<Command, { name: "help" }>, hosts: FileHosts, console: Console): Promise<ExitCode> {
  switch (command.name) {
    case "new": return runNew(command, hosts, console);
    case "fill": return runFill(command, hosts, console);
    case "validate": return runValidate(command, hosts, console);
    case "narrate": return runNarrate(command, hosts, console);
  }
}

async function runNew(command: Command & { name: "new" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  if (command.department === "") throw new Problem("--department", "没有写部门名称", "例如 --department 某某局");
  const host = hosts.create();
  const plan = insertPlan(command, await host.read());
  await applyAll(host, plan.edits, "新工作簿");
  const out = command.out ?? (await freeName(`${safeName(command.department)}${command.year}年部门预算.xlsx`, ""));
  await writeOutput(out, await host.bytes(), []);
  console.note(`已新建 ${out}（${plan.inserted.length} 张工作表）`);
  return 0;
}

function insertPlan(command: Command & { name: "new" }, snapshot: WorkbookSnapshot): ReturnType<typeof planInsert> {
  try {
    return planInsert(snapshot, {
      profile: command.profile, year: command.year, department: command.department, units: command.units,
      tables: TABLES.map((table) => table.id), onTaken: "beside",
    });
  } catch (error) {
    throw problemOf(error, "new");
  }
}

/** A file name without the characters that file systems refuse. */
function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").slice(0, 80);
}

async function runFill(command: Command & { name: "fill" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const host = await openFile(command.file, hosts);
  const snapshot = await readBook(host, command.file);
  const plan = planFill(snapshot, { values: command.values });
  if (plan.progress.length === 0) throw noTables(command.file);
  await applyAll(host, plan.edits, command.file);
  const out = command.out ?? (await freeName(command.file, "-填充"));
  await writeOutput(out, await host.bytes(), [command.file]);
  console.note(`已填充 ${plan.changes.length} 个单元格，保存为 ${out}`);
  for (const conflict of plan.conflicts) {
    console.note(`保留原数：${placeText(conflict.at)} 填的是 ${conflict.typed}，按勾稽关系应为 ${conflict.derived}`);
  }
  for (const obstacle of plan.obstacles) console.note(`未填充：${obstacleText(obstacle)}`);
  warnOfLosses(host, command.file, console);
  return 0;
}

interface Validated {
  readonly file: string;
  readonly review: Review;
  /** What a text says beside the workbook; null where none was given. */
  readonly reading: TextReading | null;
}

async function runValidate(command: Command & { name: "validate" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const text = command.text === null ? null : await readReport(command.text, hosts);
  const done: Validated[] = [];
  const problems: Problem[] = [];
  for (const [at, file] of command.files.entries()) {
    try {
      const host = await openFile(file, hosts);
      const snapshot = await readBook(host, file);
      const result = review(snapshot);
      if (result.book.tables.length === 0) throw noTables(file);
      done.push({ file, review: result, reading: text === null ? null : readText(text, snapshot) });
      if (command.out !== null) await writeAnnotated(host, command.out, file, result);
    } catch (error) {
      problems.push(problemOf(error, file));
    }
    console.progress(at + 1, command.files.length);
  }
  const [problem] = problems;
  if (problem && command.files.length === 1) throw problem;
  report(command, done, console);
  for (const problem of problems) console.note(problem.message);
  if (problems.length > 0 && done.length === 0) throw new Problem(`${problems.length} 个文件`, "都未能校验", "原因见上");
  if (problems.length > 0) throw new Problem(`${problems.length} 个文件`, "未能校验，其余已校验", "原因见上");
  return done.some((each) => hasFaults(each.review, each.reading)) ? 1 : 0;
}

function report(command: Command & { name: "validate" }, done: readonly Validated[], console: Console): void {
  if (command.format === "json") {
    console.result(JSON.stringify({ files: done.map((each) => validationJson(basename(each.file), each.review, each.reading)) }, null, 2));
  } else if (command.format === "html") {
    console.result(validationHtml(done.map((each) => ({ ...each, file: basename(each.file) }))));
  } else {
    console.result(done.map((each) => validationText(basename(each.file), each.review, each.reading)).join("\n\n"));
  }
}

/** A copy of the workbook with every finding marked at its cell. */
async function writeAnnotated(host: FileHost, out: string, file: string, result: Review): Promise<void> {
  await applyAll(host, markEdits(result.findings), file);
  await writeOutput(out, await host.bytes(), [file]);
}

async function runNarrate(command: Command & { name: "narrate" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const host = await openFile(command.file, hosts);
  const snapshot = await readBook(host, command.file);
  const book = understand(snapshot);
  if (book.tables.length === 0) throw noTables(command.file);
  const narrative = narrate(snapshot);
  if (command.format === "docx") return writeDisclosure(command, { book, snapshot, narrative }, console);
  const text = command.format === "json" ? JSON.stringify(narrativeJson(narrative), null, 2)
    : command.format === "md" ? narrativeMarkdown(narrative) : narrativeText(narrative);
  if (command.out === null) console.result(text);
  else await writeOutput(command.out, `${text}\n`, [command.file]);
  noteMissing(narrative.missing, console);
  return 0;
}

/** The whole disclosure as a Word file; where no name is given, beside the workbook under one that is free. */
async function writeDisclosure(
  command: Command & { name: "narrate" }, { book, snapshot, narrative }: { book: BudgetBook; snapshot: WorkbookSnapshot; narrative: Narrative },
  console: Console,
): Promise<ExitCode> {
  // The Word library is large; the other commands do without it.
  const { disclosureDocx, disclosureMissing } = await import("../report/word");
  const out = command.out ?? (await freeName(command.file, "-公开", ".docx"));
  await writeOutput(out, await disclosureDocx(book, snapshot, narrative), [command.file]);
  console.note(`已保存 ${out}（${book.tables.length} 张表）；改动后请在 Word 中更新目录`);
  noteMissing(disclosureMissing(book, snapshot, narrative), console);
  return 0;
}

function noteMissing(missing: readonly MissingFact[], console: Console): void {
  for (const { fact, at } of missing) console.note(`缺少“${fact}”，相关语句没有写出；请填 ${placeText(at)}`);
}

function noTables(file: string): Problem {
  return new Problem(file, "没有认出任何预算表", "请确认工作簿里有预算公开的表格和表头");
}

async function openFile(file: string, hosts: FileHosts): Promise<FileHost> {
  const bytes = await readInput(file);
  try {
    return await hosts.open(bytes, basename(file));
  } catch (error) {
    throw problemOf(error, file);
  }
}

async function readBook(host: FileHost, file: string): Promise<WorkbookSnapshot> {
  let snapshot: WorkbookSnapshot;
  try {
    snapshot = await host.read();
  } catch (error) {
    throw problemOf(error, file);
  }
  if (snapshot.sheets.every((sheet) => sheet.values.length === 0)) throw new Problem(file, "工作簿里没有内容", "请换一个有预算表的工作簿");
  return snapshot;
}

async function applyAll(host: FileHost, edits: readonly Edit[], place: string): Promise<void> {
  if (edits.length === 0) return;
  const result = await host.apply(edits);
  if (result.applied) return;
  const refused = result.outcomes.find((outcome) => !outcome.done && outcome.reason !== "cancelled") ?? result.outcomes.find((outcome) => !outcome.done);
  throw new Problem(place, refused ? wordRefusal(refused) : "没有写入", "原文件没有改动");
}

function warnOfLosses(host: FileHost, file: string, console: Console): void {
  if (host.wouldLose.length > 0) console.note(`${file}：副本不含 ${host.wouldLose.join("、")}，请以原文件为准`);
}

function placeText(ref: CellRef): string {
  return `${ref.sheet}!${addressOf(ref)}`;
}
