import { basename, dirname, extname, join } from "node:path";
import { formJson, formText, questionText } from "../report/nextYear";
import { ProfileError } from "../catalog/profiles/file";
import { formFile, otherTextReader, planNextYear, remnantsIn, statedIn, type FormFile } from "../review";
import type { FormPlan } from "../model/form";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { Command } from "./arguments";
import type { Console, ExitCode, FileHosts } from "./commands";
import type { Destination } from "./files";
import { formsWith } from "./forms";
import { Problem } from "./problem";
import { readReport } from "./reportText";
import { applyAll, lacking, openFile, readBook } from "./workbooks";

/** `new --form`: last year's workbook as the form of this year, in its own package. @throws Problem when it cannot be made */
export async function runNewFromForm(command: Command & { name: "form" }, hosts: FileHosts, console: Console): Promise<ExitCode> {
  const { file, year, answers, saveForm, ownSheets, text, profile, format, out, force } = command;
  const opened = await openFile(file, hosts);
  const { host } = opened;
  const before = await readBook(host, file);
  const forms = await formsWith(profile);
  const stated = text === null ? [] : statedIn(await readReport(text, hosts), before, forms);
  const plan = planNextYear(before, { year, answers, ownSheets, stated }, forms);
  refuse(plan, command);
  const form = saveForm === null ? null : fileOfForm(before, forms, file);
  for (const note of lacking(opened, file, null)) console.note(note);
  await applyAll(host, plan.edits, file);
  const turned = await hosts.otherTexts(await host.bytes(), file, otherTextReader(before, plan));
  const search = { ...remnantsIn(before, plan, await host.read()), others: turned.old };
  const name = join(dirname(file), turnedName(basename(file, extname(file)), plan));
  const saved = await console.save(turned.bytes, { out, beside: { file: `${name}.xlsx`, suffix: "", extension: ".xlsx" }, inputs: [file, ...(text === null ? [] : [text])], force });
  console.result(format === "json" ? JSON.stringify({ file: saved, ...(formJson(plan, search) as object) }, null, 2) : formText(plan, search));
  console.note(`已保存 ${saved}`);
  if (form !== null && saveForm !== null) await saveFormFile(form, { out: saveForm, beside: { file, suffix: "-版式", extension: ".json" }, inputs: [file], force }, console);
  return 0;
}

function fileOfForm(before: WorkbookSnapshot, forms: readonly Profile[], file: string): FormFile {
  try {
    return formFile(before, forms);
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    const [first] = error.problems;
    throw new Problem(file, `存不成版式文件：${first ? `${first.path} ${first.message}` : ""}`, "请去掉 --save-form，直接用上年的工作簿");
  }
}

async function saveFormFile({ json, profile, unsaid }: FormFile, to: Destination, console: Console): Promise<void> {
  console.note(`已保存版式 ${await console.save(json, to)}（${profile.tables.length} 张表），用 new --profile 载入`);
  for (const { sheet, title, reason } of unsaid) console.note(`版式文件里没有 ${title === "" ? sheet : title}：${UNSAID[reason]}`);
}

/** Why a table is in no file of a form. */
const UNSAID: Readonly<Record<FormFile["unsaid"][number]["reason"], string>> = {
  unknown: "不是已知的表种，只能用工作簿", columns: "有的列不是这种表的列", rows: "固定的行左右没有对齐",
};

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
