import { availableParallelism } from "node:os";
import { basename } from "node:path";
import type { Worker } from "node:worker_threads";
import { summaryText, validationPage } from "../report";
import type { FileSummary, ReportedSection } from "../report";
import type { Command } from "./arguments";
import type { Console, ExitCode, FileHosts } from "./commands";
import { validateInPool } from "./pool";
import type { FileOutcome } from "./pool";
import { Problem, problemOf } from "./problem";
import { validateFile } from "./validateFile";
import { LONGEST_TASK } from "./thread";
import type { ValidatedFile, ValidationFormat, ValidationJob } from "./validateFile";

/** The command `validate`. Files are shared out among threads where `spawn` starts them; without it they are validated one after the other. */
export async function runValidate(
  command: Command & { name: "validate" }, hosts: FileHosts, console: Console, spawn: (() => Worker) | null,
): Promise<ExitCode> {
  const { files, format, profile, text, out, force } = command;
  const jobs = files.map((file): ValidationJob => ({ file, name: nameOf(file, files), format, profile, text, out, force }));
  const result = new Result(format, console);
  const emit = (outcome: FileOutcome, at: number): void => {
    result.add(jobs[at]?.file ?? "", outcome);
    console.progress(at + 1, jobs.length);
  };
  if (spawn) await validateInPool(jobs, { spawn, count: availableParallelism(), limit: LONGEST_TASK, console }, emit);
  else for (const [at, job] of jobs.entries()) emit(await validateFile(job, hosts, console.save).catch((error: unknown) => problemOf(error, job.file)), at);
  return result.end();
}

/** A file's name without its folder; as it was given where another file is called the same. */
function nameOf(file: string, files: readonly string[]): string {
  const alike = files.some((other) => other !== file && basename(other) === basename(file));
  return alike ? file : basename(file);
}

/** Prints results as they come, in the format asked for, and what follows from all of them. */
class Result {
  private readonly summaries: FileSummary[] = [];
  private readonly sections: ReportedSection[] = [];
  private readonly unread: Problem[] = [];
  private readonly files: string[] = [];
  private faults = false;
  /** A part of the JSON that waits to be told whether another follows. */
  private pending: string | null = null;

  private begun = false;

  constructor(private readonly format: ValidationFormat, private readonly console: Console) {}

  add(file: string, outcome: FileOutcome): void {
    if (outcome instanceof Problem) {
      this.unread.push(outcome);
      this.files.push(file);
      return;
    }
    this.faults ||= outcome.faults;
    this.print(outcome);
    this.summaries.push({ ...outcome.summary, file });
    outcome.notes.forEach((note) => { this.console.note(note); });
  }

  private print({ part, summary }: ValidatedFile): void {
    switch (this.format) {
      case "json":
        this.begin();
        if (this.pending !== null) this.console.result(`${this.pending},`);
        this.pending = part.replace(/^/gm, "    ");
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
  end(): ExitCode {
    const [problem] = this.unread;
    // Of one file that could not be read there is nothing to print.
    if (problem && this.unread.length === 1 && this.summaries.length === 0) throw problem;
    if (this.format === "json") this.begin();
    if (this.format === "json") this.console.result(`${this.pending === null ? "" : `${this.pending}\n`}  ]\n}`);
    if (this.format === "html") this.console.result(validationPage(this.sections, this.unread.map(({ place, why }) => ({ file: place, why }))));
    if (this.format === "text" && this.summaries.length + this.unread.length > 1) this.console.result(`\n${summaryText(this.summaries, this.files)}`);
    for (const each of this.unread) this.console.note(each.message);
    const count = this.unread.length;
    if (count > 0) throw new Problem(`${count} 个文件`, this.summaries.length === 0 ? "都未能校验" : "未能校验，其余已校验", "原因见上");
    return this.faults ? 1 : 0;
  }
}
