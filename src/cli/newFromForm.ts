import { basename, dirname, extname, join } from "node:path";
import { formJson, formText, questionText } from "../report/nextYear";
import { planNextYear, remnantsIn } from "../review";
import type { FormPlan } from "../model/form";
import type { Command } from "./arguments";
import type { Console, ExitCode, FileHosts } from "./commands";
import { formsWith } from "./forms";
import { Problem } from "./problem";
import { applyAll, conversionNote, openFile, readBook } from "./workbooks";

/** `new --form`: last year's workbook as the form of this year, in its own package. @throws Problem when it cannot be made */
export async function runNewFromForm(command: Command & { name: "form" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const { file, year, answers, profile, format, out, force } = command;
  const opened = await openFile(file, hosts);
  const { host } = opened;
  const before = await readBook(host, file);
  const plan = planNextYear(before, { year, answers }, await formsWith(profile));
  refuse(plan, command);
  await applyAll(host, plan.edits, file);
  const search = remnantsIn(before, plan, await host.read());
  const name = join(dirname(file), turnedName(basename(file, extname(file)), plan));
  const saved = await console.save(await host.bytes(), { out, beside: { file: `${name}.xlsx`, suffix: "", extension: ".xlsx" }, inputs: [file], force });
  console.result(format === "json" ? JSON.stringify({ file: saved, ...(formJson(plan, search) as object) }, null, 2) : formText(plan, search));
  console.note(`已保存 ${saved}`);
  const converted = conversionNote(opened, file);
  if (converted !== null) console.note(converted);
  if (host.wouldLose.length > 0) console.note(`${file}：结果不含 ${host.wouldLose.join("、")}，请以原文件为准`);
  return 0;
}

function refuse(plan: FormPlan, { file, year, answers }: Command & { name: "form" }): void {
  if (plan.tables.length === 0) throw new Problem(file, "没有认出任何预算表", "请确认工作簿里有预算公开的表格和表头");
  if (plan.from !== null && plan.from >= year) throw new Problem("--year", `工作簿已经是 ${plan.from} 年的`, `请写 ${plan.from + 1} 或以后的年份`);
  const locked = plan.questions.find(({ kind }) => kind === "locked");
  if (locked) throw new Problem(file, questionText(locked), "原文件没有改动");
  const ids = new Map(plan.questions.map((question) => [question.id, question]));
  for (const [id, choice] of answers) {
    const question = ids.get(id);
    if (!question) throw new Problem("--choose", `没有“${id}”这一处`, "编号见 --format json 的 questions");
    if (question.chosen !== choice) throw new Problem("--choose", `“${id}”不能选 ${choice}`, `可用 ${question.choices.join("、")}`);
  }
}

/** The file's name with the new year, or with the year behind it. */
function turnedName(stem: string, { from, year }: FormPlan): string {
  const turned = from === null ? stem : stem.replaceAll(String(from), String(year));
  return turned === stem ? `${stem}-${year}年` : turned;
}
