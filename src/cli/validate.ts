import { availableParallelism } from "node:os";
import { basename } from "node:path";
import type { Worker } from "node:worker_threads";
import type { FileSummary, ReportedSection } from "../report";
import type { Command } from "./arguments";
import { allOf, filesOf } from "./fileList";
import type { Console, ExitCode, FileHosts } from "./commands";
import { validateInPool } from "./pool";
import type { FileOutcome } from "./pool";
import { Problem, problemOf } from "./problem";
import { LONGEST_TASK } from "./thread";
import type { ValidatedFile, ValidationFormat, ValidationJob } from "./validateFile";

/**
 * The command `validate`. Files are shared out among threads where `spawn` starts them; without it they are validated one after
 * the other. The bytes that are printed are the same however many threads there are.
 */
export async function runValidate(
  command: Command & { name: "validate" }, hosts: FileHosts, console: Console, spawn: ((among: number) => Worker) | null,
): Promise<ExitCode> {
  const { format, profile, text, outText, last, out, force, filesFrom } = command;
  const names = filesOf(command.files, filesFrom, console.input);
  // Each line stands for itself, so that the lines of several runs can be put together: it needs to know of no other file.
  const all = format === "jsonl" ? null : await allOf(names, filesFrom);
  const result = new Result(format, console);
  const shown = all === null ? null : shownNames(all);
  async function* jobs(): AsyncIterable<ValidationJob> {
    for await (const file of all ?? names) yield { file, name: shown?.get(file) ?? file, format, profile, text, outText, last, out, force };
  }
  let done = 0;
  const emit = (outcome: FileOutcome, job: ValidationJob): void => {
    done += 1;
    result.add(job.file, outcome);
    console.progress(done, all?.length ?? null);
  };
  const count = Math.min(command.jobs ?? availableParallelism(), all?.length ?? Infinity);
  if (spawn) await validateInPool(jobs(), { spawn: () => spawn(count), count, limit: LONGEST_TASK, console, ready: console.ready }, emit);
  else {
    // Where threads do the work, this process does without all that it takes.
    const { validateFile } = await import("./validateFile");
    for await (const job of jobs()) emit(await validateFile(job, hosts, console.save).catch((error: unknown) => problemOf(error, job.file)), job);
  }
  return result.end();
}

/** The names of files without their folders; as they were given where two are called the same. */
function shownNames(files: readonly string[]): ReadonlyMap<string, string> {
  const alike = new Map<string, Set<string>>();
  for (const file of files) alike.set(basename(file), (alike.get(basename(file)) ?? new Set()).add(file));
  return new Map(files.map((file) => [file, alike.get(basename(file))?.size === 1 ? basename(file) : file]));
}

/** Prints results as they come, in the format asked for, and what follows from all of them. */
class Result {
  private readonly summaries: FileSummary[] = [];
  private readonly sections: ReportedSection[] = [];
  private readonly unread: Problem[] = [];
  private readonly files: string[] = [];
  private faults = false;
  /** Files that could not be read, of those that are not kept. */
  private failed = 0;
  /** A part of the JSON that waits to be told whether another follows. */
  private pending: string | null = null;

  private begun = false;

  constructor(private readonly format: ValidationFormat, private readonly console: Console) {}

  add(file: string, outcome: FileOutcome): void {
    if (outcome instanceof Problem) {
      if (this.format === "jsonl") {
        this.failed += 1;
        this.console.result(JSON.stringify({ file, error: outcome.message }));
        this.console.note(outcome.message);
        return;
      }
      this.unread.push(outcome);
      this.files.push(file);
      return;
    }
    this.faults ||= outcome.faults;
    this.print(outcome);
    // Lines are not summed up: of ten thousand files nothing stays.
    if (this.format !== "jsonl") this.summaries.push({ ...outcome.summary, file });
    outcome.notes.forEach((note) => { this.console.note(note); });
  }

  private print({ part, summary }: ValidatedFile): void {
    switch (this.format) {
      case "json":
        this.begin();
        if (this.pending !== null) this.console.result(`${this.pending},`);
        this.pending = part.replace(/^/gm, "    ");
        return;
      case "jsonl":
        this.console.result(part);
        return;
      case "html":
        this.sections.push({ summary, html: part });
        return;
      case "text":
        this.console.result(this.summaries.length === 0 ? part : `\n${part}`);
    }
  }

  private begin(): void {
    if (!this.begun) this.console.result("{\n  \"files\": [");
    this.begun = true;
  }

  /** @throws Problem when some file could not be read; the others are printed all the same */
  async end(): Promise<ExitCode> {
    const [problem] = this.unread;
    // Of one file that could not be read there is nothing to print.
    if (problem && this.unread.length === 1 && this.summaries.length === 0) throw problem;
    if (this.format === "json") this.begin();
    if (this.format === "json") this.console.result(`${this.pending === null ? "" : `${this.pending}\n`}  ]\n}`);
    // Words of reports are brought where this process prints some itself; JSON is made in the threads.
    if (this.format === "html") this.console.result((await import("../report")).validationPage(this.sections, this.unread.map(({ place, why }) => ({ file: place, why }))));
    if (this.format === "text" && this.summaries.length + this.unread.length > 1) this.console.result(`\n${(await import("../report")).summaryText(this.summaries, this.files)}`);
    for (const each of this.unread) this.console.note(each.message);
    const count = this.unread.length + this.failed;
    if (count > 0) throw new Problem(`${count} 个文件`, this.format !== "jsonl" && this.summaries.length === 0 ? "都未能校验" : "未能校验，其余已校验", "原因见上");
    return this.faults ? 1 : 0;
  }
}
