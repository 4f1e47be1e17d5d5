import type { Host } from "../hosts/host";
import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import type { Edit } from "../model/edits";
import { addressOf } from "../model/cells";
import type { OtherText, OtherTextReader } from "../model/form";
import type { MissingFact, Narrative } from "../model/narrative";
import type { FigureControl, TaggedStretch } from "../model/figureTags";
import type { TextChange, TextComment } from "../model/retelling";
import type { WorkbookSnapshot } from "../model/snapshot";
import { formNotes, movedRowsText, narrativeJson, narrativeMarkdown, narrativeText, obstacleText, unfollowedText } from "../report";
import { narrate, planFill, planInsert, understand, unfollowed } from "../review";
import { PROFILES } from "../catalog/profiles";
import { formFor, type Profile } from "../model/profile";
import type { Command } from "./arguments";
import type { Destination } from "./files";
import { codeImportFor } from "./codes";
import { formForNew, formsWith } from "./forms";
import { runNewFromForm } from "./newFromForm";
import { Problem, problemOf } from "./problem";
import { runLike } from "./like";
import { applyAll, keepsMacros, lacking, noTables, openFile, readBook, type Opened } from "./workbooks";

/** What no copy has: macros, which an .xlsx cannot hold, and a signature, which holds for one file alone. */
export type Loss = "macros" | "signature";

/** A workbook file: a host whose bytes can be taken. */
export interface FileHost extends Host {
  /** The file as it would be saved, with its macros where they are asked for. */
  bytes(macros?: boolean): Promise<Uint8Array>;
  /** What saving a copy cannot keep; macros only under a name that ends in .xlsm. */
  readonly wouldLose: readonly Loss[];
}

/** A workbook as an .xlsx file, and the format it came in; null when it was one already. */
export interface Converted {
  readonly bytes: Uint8Array;
  readonly from: "xls" | "ods" | "csv" | null;
}

/** Opens and makes workbook files; chosen by the entry. */
export interface FileHosts {
  /** Gives any file that is no .xls, .et or .ods back as it is. */
  toXlsx(bytes: Uint8Array, name: string): Promise<Converted>;
  open(bytes: Uint8Array, name: string): Promise<FileHost>;
  create(): FileHost | Promise<FileHost>;
  /** An .xlsx file with the texts outside of its cells turned, and those that still speak of last year. */
  otherTexts(bytes: Uint8Array, name: string, reader: OtherTextReader): Promise<{ readonly bytes: Uint8Array; readonly old: readonly OtherText[] }>;
  readonly word: WordFiles;
}

/** Reads Word files and makes changes in them, all else left as it is. */
export interface WordFiles {
  /** The words, a line for each paragraph and row. */
  text(bytes: Uint8Array, name: string): Promise<string>;
  /** The file with changes of these words and of its headers and footers, `tracked` as revisions that Word shows, figures with `controls` carrying their facts, stretches of it with comments. */
  edit(bytes: Uint8Array, name: string, changes: readonly TextChange[], tracked: boolean, controls: readonly FigureControl[], comments: readonly TextComment[]): Promise<Uint8Array>;
  /** What stretches of the words carry in content controls. */
  tagged(bytes: Uint8Array, name: string): Promise<readonly TaggedStretch[]>;
  /** The file with comments at stretches of these words, and corrections as revisions. */
  comment(bytes: Uint8Array, name: string, comments: readonly TextComment[], changes: readonly TextChange[]): Promise<Uint8Array>;
}

/** Where a command's words and files go. `note` is for people watching and is never part of a result. */
export interface Console {
  result(text: string): void;
  note(text: string): void;
  /** @param total null where it is not known yet */
  progress(done: number, total: number | null): void;
  /** Resolves once standard output takes more, so that results do not gather in memory when their reader is slow. */
  ready(): Promise<void>;
  /** What comes in standard input. */
  input(): AsyncIterable<Uint8Array>;
  /** Saves a file and gives its name. @throws Problem when it is not saved */
  save(content: Uint8Array | string, to: Destination): Promise<string>;
}

/** Exit code of the process: 0 clean, 1 errors or inconsistencies found. Problems are thrown. */
export type ExitCode = 0 | 1;

/** Commands that make one result of one workbook. */
export type SingleCommand = Extract<Command, { name: "new" | "form" | "fill" | "narrate" }>;

/** Runs a command on one workbook. @throws Problem when it cannot. */
export async function runSingle(command: SingleCommand, hosts: FileHosts, console: Console): Promise<ExitCode> {
  switch (command.name) {
    case "new": return runNew(command, hosts, console);
    case "form": return runNewFromForm(command, hosts, console);
    case "fill": return runFill(command, hosts, console);
    case "narrate": return runNarrate(command, hosts, console);
  }
}

async function runNew(command: Command & { name: "new" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  if (command.department === "") throw new Problem("--department", "没有写部门名称", "例如 --department 某某局");
  const { form, notes } = await formForNew(command.profile, command.level);
  const host = await hosts.create();
  const plan = insertPlan(command, form, await host.read());
  await applyAll(host, plan.edits, "新工作簿");
  const file = `${safeName(command.department)}${command.year}年部门预算.xlsx`;
  const out = await console.save(await host.bytes(), { out: command.out, beside: { file, suffix: "", extension: ".xlsx" }, inputs: [], force: command.force });
  console.note(`已新建 ${out}（${plan.inserted.length} 张工作表）`);
  for (const note of [...notes, ...formNotes(form, command.year, "zh", command.level)]) console.note(note);
  return 0;
}

function insertPlan({ scope, measure, year, department, units }: Command & { name: "new" }, form: Profile, snapshot: WorkbookSnapshot): ReturnType<typeof planInsert> {
  if (!form.scopes.includes(scope)) throw new Problem("--scope", `${form.name}的版式不分给 ${scope}`, `可用 ${form.scopes.join("、")}`);
  if (measure !== null && !form.settings.units.includes(measure)) throw new Problem("--measure", `${form.name}的版式不用${measure}`, `可用 ${form.settings.units.join("、")}`);
  const [first, last] = form.years;
  if (year < first || (last !== null && year > last)) throw new Problem("--year", `${form.name}的版式只知道 ${first} 年${last === null ? "起" : `至 ${last} 年`}的`, "请换一个年份或版式");
  try {
    return planInsert(snapshot, {
      profile: form.id, scope, ...(measure === null ? {} : { unit: measure }), year, department, units, tables: formFor(form, scope, year).tables.map(({ table }) => table), onTaken: "beside",
    }, [form, ...PROFILES.filter(({ id }) => id !== form.id)]);
  } catch (error) {
    throw problemOf(error, "new");
  }
}

/** A file name without the characters that file systems refuse, short enough for them (255 bytes, three a character). */
function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").slice(0, 60);
}

/** Where a result of one workbook goes: as asked, or beside it. */
function besideInput({ file, out, force }: Extract<SingleCommand, { file: string }>, suffix: string, extension: string): Destination {
  return { out, beside: { file, suffix, extension }, inputs: [file], force };
}

async function runFill(command: Command & { name: "fill" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const opened = await openFile(command.file, hosts);
  const { host } = opened;
  const codes = command.codes === null ? null : await codeImportFor(await readBook(host, command.file), command.codes, hosts);
  if (codes) await applyAll(host, codes.edits, command.file);
  const snapshot = await readBook(host, command.file);
  const plan = planFill(snapshot, { values: command.values }, await formsWith(command.profile));
  if (plan.progress.length === 0) throw noTables(command.file);
  const macros = keepsMacros(host, command.out);
  await tellBefore(opened, macros, snapshot, plan.edits, command.file, console);
  await applyAll(host, plan.edits, command.file);
  const to = besideInput(command, "-填充", ".xlsx");
  const out = await console.save(await host.bytes(macros), { ...to, macros, inputs: [...to.inputs, ...(command.codes === null ? [] : [command.codes])] });
  if (codes) console.note(codes.note);
  console.note(`已填充 ${plan.changes.length} 个单元格，保存为 ${out}`);
  for (const conflict of plan.conflicts) {
    console.note(`保留原数：${placeText(conflict.at)} 填的是 ${conflict.typed}，按勾稽关系应为 ${conflict.derived}`);
  }
  for (const obstacle of plan.obstacles) console.note(`未填充：${obstacleText(obstacle)}`);
  return 0;
}

async function runNarrate(command: Command & { name: "narrate" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  if (command.like) return runLike(command, command.like, hosts, console);
  const { host } = await openFile(command.file, hosts);
  const snapshot = await readBook(host, command.file);
  const forms = await formsWith(command.profile);
  const book = understand(snapshot, forms);
  if (book.tables.length === 0) throw noTables(command.file);
  const narrative = narrate(snapshot, forms);
  if (command.format === "docx") return writeDisclosure(command, { book, snapshot, narrative }, console);
  const text = command.format === "json" ? JSON.stringify(narrativeJson(narrative), null, 2)
    : command.format === "md" ? narrativeMarkdown(narrative) : narrativeText(narrative);
  if (command.out === null) console.result(text);
  else await console.save(`${text}\n`, besideInput(command, "-说明", ".txt"));
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
  const out = await console.save(await disclosureDocx(book, snapshot, narrative, "controls"), besideInput(command, "-公开", ".docx"));
  console.note(`已保存 ${out}（${book.tables.length} 张表）；改动后请在 Word 中更新目录`);
  noteMissing(disclosureMissing(book, snapshot, narrative), console);
  return 0;
}

function noteMissing(missing: readonly MissingFact[], console: Console): void {
  for (const { fact, at } of missing) console.note(`缺少“${fact}”，相关语句没有写出；请填 ${placeText(at)}`);
}

/** So many references that follow no row are named one by one. */
const MOST_UNFOLLOWED = 50;

/** Tells, before anything is written, what the copy will lack and what will not follow rows that move. */
async function tellBefore(opened: Opened, macros: boolean, snapshot: WorkbookSnapshot, edits: readonly Edit[], file: string, console: Console): Promise<void> {
  const { host } = opened;
  for (const note of lacking(opened, file, macros)) console.note(note);
  const rows = movedRowsText(edits);
  if (rows === null) return;
  console.note(`${file}：${rows}`);
  const found = unfollowed(snapshot, edits, (await host.outsideFormulas?.()) ?? []);
  for (const each of found.slice(0, MOST_UNFOLLOWED)) console.note(`不会跟着移动，请核对：${unfollowedText(each)}`);
  if (found.length > MOST_UNFOLLOWED) console.note(`不会跟着移动的另有 ${found.length - MOST_UNFOLLOWED} 处`);
}

function placeText(ref: CellRef): string {
  return `${ref.sheet}!${addressOf(ref)}`;
}
